// From what a script hands over to arrays: numbers, nested lists, arrays and tensors; and from indices to the engine's.

import Interpreter
import Tensors

/// What stands in an operation: an array, a number of NumPy's, or one of Python's, which gives way to the others' types.
enum ArrayOperand {
  case array(Tensor, ArrayType)
  case number(Scalar, ArrayType)
  case plain(Scalar)

  /// The type, were it alone.
  var type: ArrayType {
    switch self {
    case .array(_, let type), .number(_, let type): type
    case .plain(.bool): .bool
    case .plain(.int): .int64
    case .plain(.float): .float64
    }
  }

  var shape: [Int] { if case .array(let tensor, _) = self { tensor.shape } else { [] } }

  /// The type of what two operands give.
  static func promoted(_ a: ArrayOperand, _ b: ArrayOperand) -> ArrayType {
    switch (a, b) {
    case (.plain(let x), .plain(let y)):
      ArrayType.promoted(ArrayOperand.plain(x).type, ArrayOperand.plain(y).type)
    case (.plain(let number), let other), (let other, .plain(let number)): other.type.beside(number)
    default: ArrayType.promoted(a.type, b.type)
    }
  }
}

extension Value {
  /// The tensor behind the value, whatever its spelling.
  var numbers: Tensor? {
    guard case .object(let object) = self else { return nil }
    return (object as? TensorObject)?.tensor
  }

  /// The tensor and the type of an array; of another spelling's tensor the type that it has there.
  var array: (tensor: Tensor, type: ArrayType)? {
    guard case .object(let object) = self, let object = object as? TensorObject else { return nil }
    let tensor = object.tensor
    return (tensor, (object.spelling as? ArraySpelling)?.arrayType ?? ArrayType(tensor.dtype))
  }
}

extension ArrayClasses {
  /// An operand of arithmetic; nil for what is none.
  func operand(_ value: Value, _ machine: Machine) throws -> ArrayOperand? {
    switch value {
    case .bool(let bool): return .plain(.bool(bool))
    case .int(let int): return .plain(.int(int))
    case .float(let float): return .plain(.float(float))
    case .list, .tuple:
      let (tensor, type) = try read(value, machine)
      return .array(tensor, type)
    case .object(let object):
      if let object = object as? ScalarObject { return .number(object.number, object.arrayType) }
      if let (tensor, type) = value.array { return .array(tensor, type) }
      if object is RangeObject {
        let (tensor, type) = try read(value, machine)
        return .array(tensor, type)
      }
      if let int = value.asInt { return .plain(.int(int)) }
      return value.asDouble.map { .plain(.float($0)) }
    default: return nil
    }
  }

  /// An array of whatever counts as one: the tensor itself where it is one already, else a new one.
  func read(
    _ value: Value, _ machine: Machine, dtype: ArrayType? = nil
  ) throws -> (tensor: Tensor, type: ArrayType) {
    if let (tensor, type) = value.array {
      if tensor.requiresGrad {
        throw machine.error(
          "RuntimeError",
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      let wanted = dtype ?? type
      return (try tensor.cast(from: type, to: wanted), wanted)
    }
    var reader = NumberReader(machine)
    try reader.read(value)
    return try reader.array(on: engine, dtype)
  }
}

/// Numbers gathered from nested lists, tuples, ranges and arrays, and the shape they have.
private struct NumberReader {
  private let machine: Machine
  private var shape: [Int] = []
  private var numbers: [Scalar] = []
  private var found: ArrayType?
  private var hasPlainIntegers = false
  private static let deepest = 64

  init(_ machine: Machine) { self.machine = machine }

  mutating func read(_ value: Value) throws {
    var first = value
    while shape.count < NumberReader.deepest {
      if let (tensor, _) = first.array {
        shape += tensor.shape
        break
      }
      guard let items = try items(of: first) else { break }
      shape.append(items.count)
      guard let next = items.first else { break }
      first = next
    }
    if let level = try raggedLevel(value, 0) {
      let detected = ArrayText.tuple(Array(shape.prefix(level)))
      throw machine.valueError(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
          + "\(level) dimensions. The detected shape was \(detected) + inhomogeneous part.")
    }
    let total = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    try machine.reserve(bytes: max(0, total) &* 24)
    try add(value, depth: 0)
  }

  private func items(of value: Value) throws -> [Value]? {
    if let items = machine.sequence(value) { return items }
    guard case .object(let object) = value, object is RangeObject else { return nil }
    return try machine.elements(of: value)
  }

  /// The least depth at which lists are of different lengths; nil where all agree.
  private func raggedLevel(_ value: Value, _ depth: Int) throws -> Int? {
    if let (tensor, _) = value.array {
      let rest = Array(shape[min(depth, shape.count)...])
      if tensor.shape == rest { return nil }
      let same = zip(tensor.shape, rest).prefix { $0 == $1 }.count
      return depth + same
    }
    guard let items = try items(of: value) else { return depth == shape.count ? nil : depth }
    if depth >= shape.count || items.count != shape[depth] { return min(depth, shape.count) }
    if depth == shape.count - 1 {
      return try items.contains { try self.items(of: $0) != nil || ($0.array?.tensor.rank ?? 0) > 0 }
        ? depth + 1 : nil
    }
    var least: Int?
    for item in items {
      if let level = try raggedLevel(item, depth + 1) { least = Swift.min(level, least ?? level) }
    }
    return least
  }

  private mutating func add(_ value: Value, depth: Int) throws {
    if let (tensor, type) = value.array {
      numbers += try tensor.scalars()
      found = found.map { ArrayType.promoted($0, type) } ?? type
      return
    }
    if depth == shape.count {
      try addNumber(value)
      return
    }
    let items = try items(of: value) ?? []
    if depth == shape.count - 1 { try machine.poll(steps: 1 + items.count / 4) }
    for item in items { try add(item, depth: depth + 1) }
  }

  private mutating func addNumber(_ value: Value) throws {
    let type: ArrayType
    if case .object(let object) = value, let scalar = object as? ScalarObject {
      numbers.append(scalar.number)
      type = scalar.arrayType
    } else if let scalar = value.scalar {
      numbers.append(scalar)
      type = ArrayOperand.plain(scalar).type
    } else if let double = value.asDouble {
      numbers.append(value.asInt.map(Scalar.int) ?? .float(double))
      type = value.asInt == nil ? .float64 : .int64
    } else {
      throw refusal(of: value)
    }
    found = found.map { ArrayType.promoted($0, type) } ?? type
  }

  private func refusal(of value: Value) -> Raise {
    switch value {
    case .string:
      return machine.typeError(
        "arrays of text are not part of Convbook's NumPy: keep texts in a list, and pick with [names[i] for i in …]"
      )
    default:
      if machine.type(of: value) === machine.heap.types.int {
        return machine.overflowError("Python integer too large to convert to C long")
      }
      return machine.typeError(
        "an array cannot hold a '\(machine.typeName(value))' here, only numbers and bools")
    }
  }

  func array(on engine: Engine, _ wanted: ArrayType?) throws -> (tensor: Tensor, type: ArrayType) {
    let type = wanted ?? found ?? .float64
    if type.isInteger, let number = numbers.first(where: { !type.takes($0) }) {
      switch number {
      case .float(let float) where float.isNaN: throw machine.valueError("cannot convert float NaN to integer")
      case .float(let float) where float.isInfinite:
        throw machine.overflowError("cannot convert float infinity to integer")
      case .int(let int): throw machine.overflowError("Python integer \(int) out of bounds for \(type.name)")
      default: break
      }
    }
    let held = numbers.map(type.holding)
    switch type.carrier {
    case .bool: return (try engine.tensor(held.map { $0.double != 0 }, shape: shape), type)
    case .uint8, .int64:
      let ints = held.map { number in if case .int(let int) = number { int } else { 0 } }
      return (try engine.tensor(ints, shape: shape, dtype: type.carrier), type)
    case .float32, .float64:
      return (try engine.tensor(held.map(\.double), shape: shape, dtype: type.carrier), type)
    }
  }
}

extension ArrayType {
  /// Whether a plain number can become one of an integer type.
  func takes(_ number: Scalar) -> Bool {
    switch number {
    case .bool: true
    case .int(let int): range.contains(int)
    case .float(let float): float.isFinite
    }
  }
}

// MARK: - Indices

extension ArrayClasses {
  /// What stands between the brackets of `x[…]`.
  func indices(_ value: Value, of tensor: Tensor, _ machine: Machine) throws -> [TensorIndex] {
    var entries: [Value] = [value]
    if case .tuple(let tuple) = value { entries = tuple.items }
    var indices: [TensorIndex] = []
    var (axis, hasTables, ellipses) = (0, false, 0)
    let used = try entries.reduce(0) { try $0 + axes($1, machine) }
    var checks: [(table: Tensor, size: Int, axis: Int)] = []
    for entry in entries {
      if entry.isIdentical(to: machine.ellipsis) {
        ellipses += 1
        if ellipses > 1 { throw machine.indexError("an index can only have a single ellipsis ('...')") }
        axis += tensor.rank - used
        indices.append(.ellipsis)
        continue
      }
      let size = axis < tensor.rank && axis >= 0 ? tensor.shape[axis] : 0
      if used > tensor.rank {
        throw machine.indexError(
          "too many indices for array: array is \(tensor.rank)-dimensional, but \(used) were indexed")
      }
      let index = try self.index(entry, size: size, axis: axis, of: tensor, machine)
      if case .tensor(let table) = index, table.rank > 0 || table.dtype == .bool { hasTables = true }
      if case .tensor(let table) = index, table.dtype != .bool { checks.append((table, size, axis)) }
      indices.append(index)
      axis += try axes(entry, machine)
    }
    if hasTables {
      let tables = indices.compactMap { index in
        if case .tensor(let table) = index, table.dtype != .bool { table.shape } else { nil as [Int]? }
      }
      if tables.count > 1, (try? tables.reduce([]) { try Layout.broadcasting($0, $1) }) == nil {
        throw raise(for: TensorError.indexBroadcast(shapes: tables), machine)
      }
      for (table, size, axis) in checks {
        for place in try table.ints() { _ = try checked(place, size, axis, machine) }
      }
      // Beside index arrays an integer is one, too: it moves with them.
      indices = try indices.map { index in
        guard case .at(let place) = index else { return index }
        return .tensor(try engine.tensor([place]))
      }
    }
    return indices
  }

  /// How many axes an entry consumes.
  private func axes(_ entry: Value, _ machine: Machine) throws -> Int {
    if entry.isNone || entry.isIdentical(to: machine.ellipsis) { return 0 }
    if case .bool = entry { return 0 }
    if let (tensor, _) = entry.array, tensor.dtype == .bool { return tensor.rank }
    if case .list = entry {
      let (tensor, type) = try read(entry, machine)
      if type == .bool { return tensor.rank }
    }
    return 1
  }

  private func index(
    _ entry: Value, size: Int, axis: Int, of tensor: Tensor, _ machine: Machine
  ) throws -> TensorIndex {
    switch entry {
    case .int(let place): return .at(try checked(place, size, axis, machine))
    case .none: return .newAxis
    case .bool(let bool): return .tensor(try engine.scalar(.bool(bool)))
    case .list, .tuple: return .tensor(try table(entry, size, axis, of: tensor, machine))
    case .object(let object):
      if let slice = object as? SliceObject { return try run(slice, size, machine) }
      if let scalar = object as? ScalarObject {
        if scalar.arrayType == .bool { return .tensor(try engine.scalar(scalar.number)) }
        if case .int(let place) = scalar.number { return .at(try checked(place, size, axis, machine)) }
        break
      }
      if object is TensorObject || object is RangeObject {
        return .tensor(try table(entry, size, axis, of: tensor, machine))
      }
      if let place = try machine.index(entry) { return .at(try checked(place, size, axis, machine)) }
    default: break
    }
    throw noIndex(machine)
  }

  private func noIndex(_ machine: Machine) -> Raise {
    machine.indexError(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are "
        + "valid indices")
  }

  private func checked(_ place: Int, _ size: Int, _ axis: Int, _ machine: Machine) throws -> Int {
    if place >= -size, place < size { return place }
    throw machine.indexError("index \(place) is out of bounds for axis \(axis) with size \(size)")
  }

  private func table(
    _ entry: Value, _ size: Int, _ axis: Int, of tensor: Tensor, _ machine: Machine
  ) throws -> Tensor {
    let (given, type) = try read(entry, machine)
    if type == .bool {
      for (place, count) in given.shape.enumerated() where count != tensor.shape[axis + place] {
        throw machine.indexError(
          "boolean index did not match indexed array along axis \(axis + place); size of axis is "
            + "\(tensor.shape[axis + place]) but size of corresponding boolean axis is \(count)")
      }
      return given
    }
    if given.count == 0, !type.isInteger { return try given.to(.int64) }
    if !type.isInteger {
      if case .object(let object) = entry, object is TensorObject {
        throw machine.indexError("arrays used as indices must be of integer (or boolean) type")
      }
      throw noIndex(machine)
    }
    let places = try given.to(.int64)
    return places
  }

  private func run(_ slice: SliceObject, _ size: Int, _ machine: Machine) throws -> TensorIndex {
    func bound(_ value: Value) throws -> Int? {
      if value.isNone { return nil }
      guard let int = try machine.index(value, clamping: true) else {
        throw machine.typeError("slice indices must be integers or None or have an __index__ method")
      }
      return int
    }
    let step = try bound(slice.step) ?? 1
    if step == 0 { throw machine.valueError("slice step cannot be zero") }
    let (lowest, highest) = step > 0 ? (0, size) : (-1, size - 1)
    func clamp(_ value: Int?, _ missing: Int) -> Int {
      guard let value else { return missing }
      return value < 0 ? max(value &+ size, lowest) : min(value, highest)
    }
    let first = clamp(try bound(slice.lower), step > 0 ? lowest : highest)
    let last = clamp(try bound(slice.upper), step > 0 ? highest : lowest)
    let distance = step > 0 ? last - first : first - last
    let count = distance <= 0 ? 0 : (distance - 1) / Int(clamping: step.magnitude) + 1
    return .run(first: first, count: count, step: step)
  }

  /// `x[indices] = value`.
  func assign(
    _ value: Value, to tensor: Tensor, _ type: ArrayType, at indices: [TensorIndex], _ machine: Machine
  ) throws {
    if let number = value.scalar, !(value.object is ScalarObject) {
      if type.isInteger { try check(number, fits: type, machine) }
      try tensor.set(indices, to: .scalar(type.holding(number)))
      return
    }
    let (values, given) = try read(value, machine)
    let cast = try values.cast(from: given, to: type)
    let target = try tensor.shape(at: indices)
    var shape = cast.shape
    while shape.count > target.count, shape.first == 1 { shape.removeFirst() }
    if !fits(shape, target) {
      if let mask = indices.first, indices.count == 1, case .tensor(let bits) = mask, bits.dtype == .bool,
        values.rank == 1
      {
        throw machine.valueError(
          "NumPy boolean array indexing assignment cannot assign \(values.count) input values to the "
            + "\(target.first ?? 0) output values where the mask is true")
      }
      let hasTables = indices.contains { if case .tensor = $0 { true } else { false } }
      let (own, wanted) = (ArrayText.tight(values.shape), ArrayText.tight(target))
      throw machine.valueError(
        hasTables
          ? "shape mismatch: value array of shape \(own) could not be broadcast to indexing result of shape \(wanted)"
          : "could not broadcast input array from shape \(own) into shape \(wanted)")
    }
    try tensor.set(indices, to: .tensor(try cast.reshape(shape)))
  }

  private func fits(_ shape: [Int], _ target: [Int]) -> Bool {
    shape.count <= target.count && zip(shape.reversed(), target.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
  }

  /// Refuses a plain number that an integer type cannot hold.
  func check(_ number: Scalar, fits type: ArrayType, _ machine: Machine) throws {
    switch number {
    case .int(let int) where !type.range.contains(int):
      throw machine.overflowError("Python integer \(int) out of bounds for \(type.name)")
    case .float(let float) where float.isNaN:
      throw machine.valueError("cannot convert float NaN to integer")
    case .float(let float) where float.isInfinite:
      throw machine.overflowError("cannot convert float infinity to integer")
    default: break
    }
  }
}

extension ArrayText {
  /// A shape as NumPy's errors write it: `(2,3)`.
  static func tight(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
  }
}
