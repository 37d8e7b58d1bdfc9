// Exercises: `check` compares what a student's code gave with what it should give, `predict` asks before it tells.
//
// An exercise that nobody has touched yet (its stub is `...`, which a function returns as None) is open, not wrong.

import Interpreter
import Pictures
import Tensors

extension CourseLibrary {
  static var exerciseVerbs: [Verb] {
    [
      Verb(
        "check", "name, value, expected=True, tol=1e-6, hint=None",
        "Prints a tick when value equals expected (within tol; expected may be a function that says yes or no), else "
          + "raises AssertionError; an unsolved exercise (... or None) stays open."
          + "\n\n>>> check(\"width\", 28 - 5 + 1, 24)\n✓ width"
      ) { try check($0) },
      Verb(
        "predict", "question, answer",
        "Asks before it tells: at a prompt compares what you type with the answer, elsewhere prints both."
      ) { try predict($0) },
    ]
  }

  // MARK: check

  private static func check(_ call: Call) throws -> Value {
    let (machine, value, expected) = (call.machine, call[1], call[2])
    let name = try machine.str(call[0]).string
    if value.isNone || value.isIdentical(to: machine.ellipsis) {
      try machine.print(["○ \(name): open"])
      return .none
    }
    let complaint: String?
    if isCallable(expected) {
      let verdict = try machine.call(expected, [value])
      complaint = try machine.isTrue(verdict) ? nil : "got \(try Comparison.text(value, machine))"
    } else {
      complaint = try Comparison(tolerance: call.double(3), call: call).difference(value, expected)
    }
    guard let complaint else {
      try machine.print(["✓ \(name)"])
      return .none
    }
    let hint = call.isMissing(4) ? "" : "\n  hint: \(try machine.str(call[4]).string)"
    throw machine.error("AssertionError", "✗ \(name): \(complaint)\(hint)")
  }

  private static func isCallable(_ value: Value) -> Bool {
    switch value {
    case .function: true
    case .object(let object): object.isCallable && !(object is TypeObject)
    default: false
    }
  }

  // MARK: predict

  private static func predict(_ call: Call) throws -> Value {
    let machine = call.machine
    let question = try machine.str(call[0]).string
    let answer = try machine.str(call[1]).string
    guard let ask = call.library.environment.ask else {
      try machine.print(["? \(question)", "  \(answer)"])
      return .none
    }
    let given = ask("? \(question) ")
    // Who answers with Ctrl-C wants to stop, not to be told.
    try call.machine.poll()
    guard let reply = given else {
      try machine.print(["  \(answer)"])
      return .none
    }
    let isRight = try matches(reply, answer: answer, number: machine.number(call[1])?.double)
    try machine.print([isRight ? "✓ yes, \(answer)" : "✗ it is \(answer)"])
    return .bool(isRight)
  }

  /// Whether what was typed means the answer: `27,773` and `27773.0` are 27773.
  private static func matches(_ reply: String, answer: String, number: Double?) -> Bool {
    let typed = reply.lowercased().filter { !$0.isWhitespace }
    if typed == answer.lowercased().filter({ !$0.isWhitespace }) { return true }
    guard let number, let value = Double(typed.filter { $0 != "," }) else { return false }
    return abs(value - number) <= 1e-6 * max(1, abs(number))
  }
}

/// A comparison as `check` makes it: numbers and tensors within a tolerance, everything else as `==` has it.
private struct Comparison {
  let tolerance: Double
  let call: Call

  private var machine: Machine { call.machine }
  private static let longestText = 200
  /// Below this many lists in lists (one may hold itself) the language's own `==` decides.
  private static let deepest = 32

  init(tolerance: Double, call: Call) {
    self.tolerance = tolerance
    self.call = call
  }

  /// What differs, for a message; nil when value and expected agree.
  func difference(_ value: Value, _ expected: Value) throws -> String? {
    if let expected = expected.numbers { return try difference(value, tensor: expected) }
    if try agrees(value, expected) { return nil }
    return "got \(try Comparison.text(value, machine)), expected \(try Comparison.text(expected, machine))"
  }

  static func text(_ value: Value, _ machine: Machine) throws -> String {
    let text = try machine.repr(value).string
    return text.count > longestText ? text.prefix(longestText) + "..." : text
  }

  private func agrees(_ value: Value, _ expected: Value, depth: Int = 0) throws -> Bool {
    if let tensor = expected.numbers { return try difference(value, tensor: tensor) == nil }
    if depth == Comparison.deepest { return try machine.isEqual(value, expected) }
    if let wanted = expected.scalar {
      if let number = try machine.number(value) { return isNear(number.double, wanted.double) }
    } else if let items = machine.sequence(expected) {
      return try agrees(value, items: items, expected, depth: depth + 1)
    } else if case .dict = expected, case .dict = value {
      return try agrees(dict: value, expected, depth: depth + 1)
    }
    // A tensor of several elements equals nothing but tensors and lists.
    return try value.numbers == nil && machine.isEqual(value, expected)
  }

  private func agrees(_ value: Value, items: [Value], _ expected: Value, depth: Int) throws -> Bool {
    if value.numbers != nil {
      guard let wanted = try tensor(from: expected) else { return false }
      return try difference(value, tensor: wanted) == nil
    }
    guard let own = machine.sequence(value), own.count == items.count else { return false }
    for (a, b) in zip(own, items) where try !agrees(a, b, depth: depth) { return false }
    return true
  }

  /// Nested lists as a tensor; nil when they are none.
  private func tensor(from value: Value) throws -> Tensor? {
    do {
      return try call.engine.tensor(from: value, machine)
    } catch let raise as Raise where raise.exception.limit == nil {
      return nil
    }
  }

  private func agrees(dict value: Value, _ expected: Value, depth: Int) throws -> Bool {
    let (own, keys) = (try machine.elements(of: value), try machine.elements(of: expected))
    guard own.count == keys.count else { return false }
    for key in keys {
      guard try machine.contains(key, in: value),
        try agrees(machine.item(of: value, at: key), machine.item(of: expected, at: key), depth: depth)
      else { return false }
    }
    return true
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance
  }

  private func difference(_ value: Value, tensor expected: Tensor) throws -> String? {
    if let number = value.scalar, expected.count == 1, isNear(number.double, try expected.item().double) {
      return nil
    }
    let isList = machine.sequence(value) != nil
    guard let own = try value.numbers ?? (isList ? tensor(from: value) : nil) else {
      return
        "got \(try Comparison.text(value, machine)), expected a tensor of shape \(shapeText(expected.shape))"
    }
    if own.shape != expected.shape {
      return "got a tensor of shape \(shapeText(own.shape)), expected shape \(shapeText(expected.shape))"
    }
    let (got, wanted) = (try own.doubles(), try expected.doubles())
    let places = got.indices.filter { !isNear(got[$0], wanted[$0]) }
    guard let first = places.first else { return nil }
    if expected.rank == 0 {
      return "got \(NumberText.shortest(got[0])), expected \(NumberText.shortest(wanted[0]))"
    }
    return "\(places.count) of \(got.count) numbers differ, the first at \(index(first, in: own.shape)): got "
      + "\(NumberText.shortest(got[first])), expected \(NumberText.shortest(wanted[first]))"
  }

  /// `[1, 2]`: the index of an element by its number in row-major order.
  private func index(_ number: Int, in shape: [Int]) -> String {
    var rest = number
    var index: [Int] = []
    for size in shape.reversed() {
      index.insert(rest % max(1, size), at: 0)
      rest /= max(1, size)
    }
    return "[" + index.map(String.init).joined(separator: ", ") + "]"
  }
}
