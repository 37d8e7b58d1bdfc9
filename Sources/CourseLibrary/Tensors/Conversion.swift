// Between the script's values and the numbers of tensors.
//
// One way: numbers, nested lists and tensors become operands, indices and tensors, with PyTorch's rules for the element
// type (all bools, all integers, else float32) and its errors for what is ragged. The other way: an element becomes a
// bool, int or float, and a tensor nested lists of them.

import Interpreter
import Tensors

extension Scalar {
  var value: Value {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    }
  }
}

extension Value {
  /// The tensor behind the value, if it is one as PyTorch's functions take it.
  var tensor: Tensor? {
    guard case .object(let object) = self, let object = object as? TensorObject, object.spelling.isTensor else {
      return nil
    }
    return object.tensor
  }

  /// The value as a plain number.
  var scalar: Scalar? {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .object(let object): (object as? ScalarObject)?.number
    default: nil
    }
  }

  /// A tensor, an array or a plain number, as arithmetic takes them.
  var operand: Operand? { numbers.map(Operand.tensor) ?? scalar.map(Operand.scalar) }
}

extension Machine {
  /// The items of a list or tuple; nil for anything else.
  func sequence(_ value: Value) -> [Value]? {
    switch value {
    case .list(let list): (0..<list.count).compactMap { list[$0] }
    case .tuple(let tuple): tuple.items
    default: nil
    }
  }

  /// The value as an integer: an int, a bool, or a tensor of one integer; nil when it is none.
  func tensorIndex(_ value: Value) throws(Raise) -> Int? {
    if let tensor = value.tensor {
      guard tensor.count == 1, !tensor.dtype.isFloat else {
        throw typeError("only integer tensors of a single element can be converted to an index")
      }
      return try raising { try tensor.item().value.asInt }
    }
    if let int = value.asInt { return int }
    // What is an int but no number of the machine's does not fit one.
    if type(of: value) === heap.types.int { throw valueError("Overflow when unpacking long long") }
    return try index(value)
  }

  /// The value as a number: a plain one, or a tensor of one element.
  func number(_ value: Value) throws(Raise) -> Scalar? {
    if let tensor = value.tensor, tensor.count == 1 { return try raising { try tensor.item() } }
    return value.scalar
  }

  // MARK: Indices

  /// What stands between the brackets of `x[…]`.
  func tensorIndices(_ value: Value, of tensor: Tensor) throws -> [TensorIndex] {
    if case .tuple(let indices) = value {
      var entries = indices.items
      let first = entries.firstIndex { $0.isIdentical(to: ellipsis) }
      // One at the end finds no axes left by the first.
      while let first, first < entries.count - 1, entries.last?.isIdentical(to: ellipsis) == true {
        entries.removeLast()
      }
      if entries.count(where: { $0.isIdentical(to: ellipsis) }) > 1 {
        throw indexError(
          "an index can only have a single ellipsis ('...'): a second one could only stand at the end")
      }
      return try entries.map { try tensorIndexEntry($0, tensor.engine) }
    }
    return [try tensorIndexEntry(value, tensor.engine)]
  }

  private func tensorIndexEntry(_ value: Value, _ engine: Engine) throws -> TensorIndex {
    switch value {
    case .int(let index): return .at(index)
    case .none: return .newAxis
    case .string: throw typeError("new(): invalid data type 'str'")
    case .bool(let value): return .tensor(try engine.scalar(.bool(value)))
    case .list:
      let index = try engine.tensor(from: value, self)
      // A list without numbers picks nothing.
      return .tensor(index.count == 0 && index.rank == 1 ? try index.to(.int64) : index)
    case .object(let object):
      if let object = object as? TensorObject { return .tensor(object.tensor) }
      if case .int(let place)? = value.scalar { return .at(place) }
      if value.isIdentical(to: ellipsis) { return .ellipsis }
      if let slice = object as? SliceObject {
        return .slice(
          lower: try sliceBound(slice.lower), upper: try sliceBound(slice.upper),
          step: try sliceBound(slice.step)
        )
      }
      if object is RangeObject { return .tensor(try engine.tensor(from: value, self)) }
      if let index = try tensorIndex(value) { return .at(index) }
    default: break
    }
    throw indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices "
        + "(got \(typeName(value)))")
  }

  private func sliceBound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    if value.tensor != nil { return try tensorIndex(value) }
    guard let bound = try index(value, clamping: true) else {
      throw typeError("slice indices must be integers or None or have an __index__ method")
    }
    return bound
  }

  // MARK: To lists

  /// The elements as nested lists; a number when the tensor has no dimensions.
  func nestedList(_ tensor: Tensor) throws -> Value {
    if tensor.rank == 0 { return try tensor.item().value }
    try reserve(bytes: tensor.count &* 32)
    var numbers = NumbersInOrder(try tensor.detach().contiguous(), self)
    func part(_ dim: Int) throws -> Value {
      let size = tensor.shape[dim]
      // Where another axis is empty, a long one has no numbers that were asked for.
      if tensor.count == 0 { try reserve(bytes: min(size, Int.max / 16) * 16) }
      let items = emptyList(capacity: size)
      if dim == tensor.rank - 1 {
        for _ in 0..<size { items.append(try numbers.next()) }
      } else {
        for _ in 0..<size { items.append(try part(dim + 1)) }
      }
      try numbers.countList()
      return .list(items)
    }
    return try part(0)
  }
}

/// The numbers of a contiguous tensor one after the other. They are read in stretches, between which Ctrl-C is heard.
private struct NumbersInOrder {
  private static let stretch = 1 << 14

  private let tensor: Tensor
  private let machine: Machine
  /// Those read ahead, the next one last.
  private var ahead: [Value] = []
  private var place = 0
  private var lists = 0

  init(_ tensor: Tensor, _ machine: Machine) {
    self.tensor = tensor
    self.machine = machine
  }

  mutating func next() throws -> Value {
    if let number = ahead.popLast() { return number }
    try read()
    return ahead.popLast() ?? .none
  }

  /// Counts a list that was made: many short ones take longer than their numbers.
  mutating func countList() throws {
    lists += 1
    if lists & 1023 == 0 { try machine.poll() }
  }

  private mutating func read() throws {
    let count = min(NumbersInOrder.stretch, tensor.count - place)
    try machine.poll(steps: 1 + count / 16)
    let part = try tensor.view([tensor.count]).narrow(0, start: place, length: count)
    place += count
    switch tensor.dtype {
    case .bool: ahead = try part.bools().reversed().map { .bool($0) }
    case .uint8, .int64: ahead = try part.ints().reversed().map { .int($0) }
    case .float32, .float64: ahead = try part.doubles().reversed().map { .float($0) }
    }
  }
}

extension Engine {
  /// A tensor of the numbers in nested lists and tuples; a tensor is copied.
  func tensor(from value: Value, _ machine: Machine, dtype: DType? = nil) throws -> Tensor {
    if let tensor = value.numbers {
      return try tensor.to(dtype ?? tensor.dtype).clone()
    }
    var numbers = NestedNumbers(machine)
    try numbers.read(value)
    return try numbers.tensor(on: self, dtype: dtype)
  }
}

/// Numbers gathered from nested lists, and the shape that the lists have.
private struct NestedNumbers {
  private let machine: Machine
  private var shape: [Int] = []
  private var numbers: [Scalar] = []
  private var found = DType.bool
  private static let deepest = 64

  init(_ machine: Machine) { self.machine = machine }

  mutating func read(_ value: Value) throws {
    var first = value
    var total = 1
    while let items = try items(of: first) {
      if shape.count == NestedNumbers.deepest { throw machine.valueError("too many dimensions 'list'") }
      shape.append(items.count)
      total = total.multipliedReportingOverflow(by: items.count).partialValue
      guard let next = items.first else { break }
      first = next
    }
    try machine.reserve(bytes: max(0, total) &* 24)
    try add(value, depth: 0)
  }

  /// The items of whatever counts as a sequence of numbers.
  private func items(of value: Value) throws -> [Value]? {
    if let items = machine.sequence(value) { return items }
    guard case .object(let object) = value else { return nil }
    // Arrays in a list are read as the lists they would be.
    if let array = value.numbers, value.tensor == nil, array.rank > 0 { return try machine.elements(of: value) }
    return object is RangeObject ? try machine.elements(of: value) : nil
  }

  private mutating func add(_ value: Value, depth: Int) throws {
    if depth == shape.count {
      try addNumber(value)
      return
    }
    guard let items = try items(of: value) else {
      if case .string = value { throw refusal(of: value) }
      throw machine.typeError("not a sequence")
    }
    if items.count != shape[depth] {
      throw machine.valueError(
        "expected sequence of length \(shape[depth]) at dim \(depth) (got \(items.count))")
    }
    if depth == shape.count - 1 { try machine.poll(steps: 1 + items.count / 4) }
    for item in items { try add(item, depth: depth + 1) }
  }

  private mutating func addNumber(_ value: Value) throws {
    if case .object(let object) = value, let number = object as? ScalarObject {
      numbers.append(number.number)
      found = max(found, number.arrayType.carrier)
    } else if let scalar = value.scalar {
      numbers.append(scalar)
      found = max(found, scalar.defaultType)
    } else if let tensor = value.numbers {
      guard tensor.count == 1 else {
        throw machine.valueError("only one element tensors can be converted to Python scalars")
      }
      numbers.append(try tensor.item())
      found = max(found, tensor.dtype)
    } else {
      throw refusal(of: value)
    }
  }

  private func refusal(of value: Value) -> Raise {
    switch value {
    case .string where shape.isEmpty: return machine.typeError("new(): invalid data type 'str'")
    case .string where numbers.isEmpty: return machine.valueError("too many dimensions 'str'")
    case .string: return machine.typeError("new(): invalid data type 'str'")
    case .list, .tuple:
      return machine.typeError("'\(machine.typeName(value))' object cannot be interpreted as an integer")
    default:
      // What is an int but no scalar does not fit one.
      if machine.type(of: value) === machine.heap.types.int {
        return machine.valueError("Overflow when unpacking long long")
      }
      return machine.error("RuntimeError", "Could not infer dtype of \(machine.typeName(value))")
    }
  }

  func tensor(on engine: Engine, dtype: DType?) throws -> Tensor {
    let dtype = dtype ?? (numbers.isEmpty ? .float32 : found)
    if !numbers.allSatisfy({ $0.fits(dtype) }) {
      throw machine.error(
        "RuntimeError", "value cannot be converted to type \(dtype.name) without overflow")
    }
    switch dtype {
    case .bool: return try engine.tensor(numbers.map { $0.double != 0 }, shape: shape)
    case .uint8, .int64:
      return try engine.tensor(numbers.map(\.integer), shape: shape, dtype: dtype)
    case .float32, .float64: return try engine.tensor(numbers.map(\.double), shape: shape, dtype: dtype)
    }
  }
}

extension Scalar {
  /// The element type of a tensor of such numbers.
  fileprivate var defaultType: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .float32
    }
  }

  /// Whether the number can be stored; as PyTorch has it, negative bytes wrap.
  fileprivate func fits(_ dtype: DType) -> Bool {
    switch dtype {
    case .uint8: return double.magnitude < 256
    case .int64:
      guard case .float(let value) = self else { return true }
      return value > -0x1p63 && value < 0x1p63
    default: return true
    }
  }

  fileprivate var integer: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .float(let value): Int(converting: value)
    }
  }
}
