// An answer held against what is expected.
//
// Tensors, arrays, numbers and nested lists, of tensors too, are compared as numbers of one shape within a tolerance,
// texts as they stand, other lists and dicts part by part. What the answer's own classes say of themselves (`__eq__`,
// `__float__`) is not asked where a number, text, list or dict is expected.

import Interpreter
import Pictures
import Tensors

/// What a comparison found.
struct Judgement {
  /// What differs, in a line; nil when nothing does.
  var complaint: String?
  var failure: CheckRecord.Failure?
  var error: CheckRecord.ErrorSize?
  /// The part of the expected numbers that are right.
  var share = 1.0
  /// The index of the first wrong number, where answer and expectation are one tensor of the same shape.
  var firstWrong: [Int]?

  static func failed(_ failure: CheckRecord.Failure, _ complaint: String) -> Judgement {
    Judgement(complaint: complaint, failure: failure, share: 0)
  }
}

/// Compares answers with what is expected of them.
struct AnswerComparison {
  let tolerance: Tolerance
  let call: Call

  private var machine: Machine { call.machine }
  private static let longestText = 200
  /// Below this many lists in lists (one may hold itself) only the same object will do.
  private static let deepest = 32

  func judge(_ value: Value, _ expected: Value) throws -> Judgement {
    var tally = Tally()
    if let tensor = expected.numbers { return try judge(value, tensor: tensor, &tally) }
    let agrees = try count(value, expected, 0, &tally)
    if agrees { return Judgement() }
    let complaint = "got \(text(value)), expected \(text(expected))"
    return Judgement(
      complaint: complaint, failure: tally.failure ?? .values, error: tally.failure == nil ? tally.error : nil,
      share: tally.total > 0 ? Double(tally.right) / Double(tally.total) : 0)
  }

  /// A value as a message shows it.
  func text(_ value: Value) -> String {
    guard let whole = try? machine.repr(value).string else { return "an object of \(machine.typeName(value))" }
    let text = whole.withoutAddresses
    return text.count > AnswerComparison.longestText
      ? text.prefix(AnswerComparison.longestText) + "..." : text
  }

  // MARK: One tensor

  private func judge(_ value: Value, tensor expected: Tensor, _ tally: inout Tally) throws -> Judgement {
    if let number = value.scalar, expected.count == 1 {
      let wanted = try expected.item().double
      if tolerance.accepts(number.double, wanted) {
        tally.add(number.double, wanted, tolerance)
        return Judgement()
      }
      if expected.rank > 0 {
        return .failed(.shape, "got \(text(value)), expected a tensor of shape \(shapeText(expected.shape))")
      }
    }
    guard let own = try call.tensor(of: value, shaped: expected.shape) else {
      let complaint = "got \(text(value)), expected a tensor of shape \(shapeText(expected.shape))"
      let isList = machine.sequence(value) != nil || value.scalar != nil
      return .failed(isList ? .shape : .notANumber, complaint)
    }
    if own.shape != expected.shape {
      return .failed(
        .shape, "got a tensor of shape \(shapeText(own.shape)), expected shape \(shapeText(expected.shape))")
    }
    return try judge(own, expected, &tally)
  }

  private func judge(_ own: Tensor, _ expected: Tensor, _ tally: inout Tally) throws -> Judgement {
    let (got, wanted) = (try own.doubles(), try expected.doubles())
    let wrongBefore = tally.total - tally.right
    for (a, b) in zip(got, wanted) { tally.add(a, b, tolerance) }
    let wrong = tally.total - tally.right - wrongBefore
    guard let first = got.indices.first(where: { !tolerance.accepts(got[$0], wanted[$0]) }) else {
      return Judgement()
    }
    let pair = "got \(NumberText.shortest(got[first])), expected \(NumberText.shortest(wanted[first]))"
    let index = Self.index(first, in: own.shape)
    let place = "[" + index.map(String.init).joined(separator: ", ") + "]"
    let complaint =
      expected.rank == 0
      ? pair : "\(wrong) of \(got.count) numbers differ, the first at \(place): \(pair)"
    return Judgement(
      complaint: complaint, failure: .values, error: tally.error,
      share: Double(got.count - wrong) / Double(max(1, got.count)), firstWrong: index)
  }

  /// The index of an element by its number in row-major order.
  private static func index(_ number: Int, in shape: [Int]) -> [Int] {
    var rest = number
    var index: [Int] = []
    for size in shape.reversed() {
      index.append(rest % max(1, size))
      rest /= max(1, size)
    }
    return index.reversed()
  }

  // MARK: Everything else

  /// Numbers compared so far.
  private struct Tally {
    var total = 0
    var right = 0
    /// What else than wrong numbers was found.
    var failure: CheckRecord.Failure?
    private var absolute = 0.0
    private var relative = 0.0
    private var isMeasured = true

    var error: CheckRecord.ErrorSize? {
      isMeasured && total > 0 ? CheckRecord.ErrorSize(absolute: absolute, relative: relative) : nil
    }

    mutating func add(_ a: Double, _ b: Double, _ tolerance: Tolerance) {
      total += 1
      if tolerance.accepts(a, b) { right += 1 }
      guard a.isFinite, b.isFinite else {
        if a != b { isMeasured = false }
        return
      }
      absolute = max(absolute, abs(a - b))
      relative = max(relative, Tolerance.relativeError(a, b))
    }

    mutating func fail(_ kind: CheckRecord.Failure) -> Bool {
      failure = failure ?? kind
      return false
    }
  }

  private func count(_ value: Value, _ expected: Value, _ depth: Int, _ tally: inout Tally) throws -> Bool {
    if let tensor = expected.numbers {
      let judgement = try judge(value, tensor: tensor, &tally)
      if let failure = judgement.failure, failure != .values {
        tally.total += tensor.count
        return tally.fail(failure)
      }
      return judgement.complaint == nil
    }
    if depth == AnswerComparison.deepest { return value.isIdentical(to: expected) }
    if let wanted = expected.scalar {
      // What `gradcheck` and its like give equals True or False.
      if case .bool = expected, case .object = value, value.numbers == nil, value.scalar == nil {
        return try machine.isEqual(value, expected) || tally.fail(.notANumber)
      }
      guard let number = try plainNumber(value) else {
        tally.total += 1
        return tally.fail(value.numbers == nil && machine.sequence(value) == nil ? .notANumber : .shape)
      }
      tally.add(number, wanted.double, tolerance)
      return tolerance.accepts(number, wanted.double)
    }
    if let items = machine.sequence(expected) { return try count(value, items, depth + 1, expected, &tally) }
    if case .dict = expected { return try count(dict: value, expected, depth + 1, &tally) }
    if case .string = expected {
      guard case .string = value else { return tally.fail(.notANumber) }
    }
    // A tensor of several elements equals nothing but tensors and lists.
    return try value.numbers == nil && machine.isEqual(expected, value)
  }

  /// The value as a number: a plain one, or a tensor or array of one element.
  private func plainNumber(_ value: Value) throws -> Double? {
    if let number = value.scalar { return number.double }
    guard let tensor = value.numbers, tensor.count == 1 else { return nil }
    return try tensor.item().double
  }

  private func count(
    _ value: Value, _ items: [Value], _ depth: Int, _ expected: Value, _ tally: inout Tally
  ) throws -> Bool {
    if let own = value.numbers {
      guard let wanted = try call.tensor(of: expected, shaped: own.shape) else { return tally.fail(.shape) }
      if own.shape != wanted.shape { return tally.fail(.shape) }
      return try judge(own, wanted, &tally).complaint == nil
    }
    guard let own = machine.sequence(value) else {
      return tally.fail(value.scalar == nil ? .notANumber : .shape)
    }
    if own.count != items.count { return tally.fail(.shape) }
    var agrees = true
    for (a, b) in zip(own, items) where !(try count(a, b, depth, &tally)) { agrees = false }
    return agrees
  }

  private func count(dict value: Value, _ expected: Value, _ depth: Int, _ tally: inout Tally) throws -> Bool {
    guard case .dict = value else { return tally.fail(.notANumber) }
    let (own, keys) = (try machine.elements(of: value), try machine.elements(of: expected))
    if own.count != keys.count { return tally.fail(.shape) }
    var agrees = true
    for key in keys {
      guard try machine.contains(key, in: value) else { return tally.fail(.shape) }
      let (a, b) = (try machine.item(of: value, at: key), try machine.item(of: expected, at: key))
      if !(try count(a, b, depth, &tally)) { agrees = false }
    }
    return agrees
  }
}

extension Call {
  /// A tensor, an array, or nested lists of numbers, tensors and arrays as a tensor; nil for everything else.
  ///
  /// In a list, a tensor of one number is that number, as it is where tensors are made of lists; where another shape is
  /// wanted, it is what it is.
  func tensor(of value: Value, shaped wanted: [Int]? = nil) throws -> Tensor? {
    if let tensor = value.numbers { return tensor }
    if let number = value.scalar { return try engine.scalar(.float(number.double), dtype: .float64) }
    var found: Tensor?
    for singlesAreNumbers in [true, false] where found == nil || wanted != nil && found?.shape != wanted {
      var numbers: [Double] = []
      guard let shape = try gather(value, singlesAreNumbers, into: &numbers) else { continue }
      // Without numbers, a shape may be larger than any tensor's.
      if found == nil || shape == wanted { found = try? engine.tensor(numbers, shape: shape) }
    }
    return found
  }

  /// Appends the numbers of nested lists in row-major order and gives their shape; nil where something else is in
  /// them, or they have no shape in common. No code of a script is asked for a number.
  private func gather(
    _ value: Value, _ singlesAreNumbers: Bool, depth: Int = 0, into numbers: inout [Double]
  ) throws -> [Int]? {
    if let number = value.scalar {
      numbers.append(number.double)
      return []
    }
    if let tensor = value.numbers {
      numbers += try tensor.doubles()
      return singlesAreNumbers && tensor.count == 1 ? [] : tensor.shape
    }
    guard depth < 32, let items = machine.sequence(value) else { return nil }
    // One list may stand in a list many times.
    try machine.poll(steps: 1 + items.count)
    try machine.reserve(bytes: (numbers.count + items.count) * 8)
    var shape: [Int] = []
    for (place, item) in items.enumerated() {
      let inner = try gather(item, singlesAreNumbers, depth: depth + 1, into: &numbers)
      guard let inner else { return nil }
      if place == 0 { shape = inner } else if shape != inner { return nil }
    }
    return [items.count] + shape
  }

  /// Whether a number, a tensor, or lists and dicts of such hold what is not a number.
  func holdsNaN(_ value: Value, depth: Int = 0) throws -> Bool {
    if let number = value.scalar { return number.double.isNaN }
    if let tensor = value.numbers {
      return try tensor.dtype.isFloat && tensor.doubles().contains(where: \.isNaN)
    }
    if depth == 32 { return false }
    var parts = machine.sequence(value) ?? []
    if case .dict(let dict) = value.underlying { parts = dict.items.map(\.1) }
    return try parts.contains { try holdsNaN($0, depth: depth + 1) }
  }
}

extension String {
  /// `<function f at 0x7f44>` without what differs from run to run.
  package var withoutAddresses: String {
    var pieces = split(separator: " at 0x", omittingEmptySubsequences: false)
    for place in pieces.indices.dropFirst() { pieces[place] = pieces[place].drop(while: \.isHexDigit) }
    return pieces.joined()
  }
}
