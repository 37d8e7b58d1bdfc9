// A tensor as scripts hold it.
//
// The machine asks an object what `x + 1`, `x[0]` or `len(x)` means; here the answers are passed on to the tensor
// library and the results wrapped. Methods and properties are not here: they are the rows of `TensorMethods.swift`.

import Interpreter
import Syntax
import Tensors

/// `torch.Tensor`.
///
/// What a loop over single elements makes by the thousand is no tensor until somebody asks for one: `x[i, j]` is a place
/// in a storage, and the result of arithmetic on such numbers is a number.
final class TensorObject: Object {
  private enum Content {
    case tensor(Tensor)
    /// A view without dimensions.
    case element(Element)
    /// A float32 or float64 without dimensions, which no view shares.
    case number(Double, DType)
  }

  /// The tensor it was made of. That this never changes lets it be looked into without being copied.
  private let given: Tensor?
  private var content: Content
  let types: TensorTypes
  private let isParameter: Bool

  init(_ tensor: Tensor, isParameter: Bool = false, types: TensorTypes, heap: Heap) {
    given = tensor
    content = .tensor(tensor)
    self.types = types
    self.isParameter = isParameter
    super.init(heap: heap)
  }

  init(_ element: Element, types: TensorTypes, heap: Heap) {
    given = nil
    content = .element(element)
    self.types = types
    isParameter = false
    super.init(heap: heap)
  }

  init(_ float: Double, _ dtype: DType, types: TensorTypes, heap: Heap) {
    given = nil
    content = .number(float, dtype)
    self.types = types
    isParameter = false
    super.init(heap: heap)
  }

  var tensor: Tensor {
    let made: Tensor
    switch content {
    case .tensor(let tensor): return tensor
    case .element(let element): made = element.tensor
    case .number(let float, let dtype): made = types.engine.scalar(float: float, dtype: dtype)
    }
    content = .tensor(made)
    return made
  }

  /// The number and its type, of floating-point tensors without dimensions that want no gradient.
  private var float: (number: Double, dtype: DType)? {
    switch content {
    case .number(let float, let dtype): (float, dtype)
    case .element(let element): element.float.map { ($0, element.dtype) }
    case .tensor(let tensor): tensor.requiresGrad ? nil : tensor.float.map { ($0, tensor.dtype) }
    }
  }

  /// The number that arithmetic has made and nobody has asked for as a tensor.
  fileprivate var plainFloat: Double? { if case .number(let float, _) = content { float } else { nil } }

  /// What a single number and another one, or a plain one, give; nil for all that is not so simple.
  private func combine(_ operator: BinaryOperator, _ other: Value, reflected: Bool) -> (Double, DType)? {
    guard let (own, dtype) = float else { return nil }
    let operand: Double
    switch other {
    case .float(let float): operand = float
    case .object(let object):
      guard let (number, otherType) = (object as? TensorObject)?.float, otherType == dtype else { return nil }
      operand = number
    default: return nil
    }
    let (a, b) = reflected ? (operand, own) : (own, operand)
    if dtype == .float64 { return TensorObject.combine(`operator`, a, b).map { ($0, dtype) } }
    return TensorObject.combine(`operator`, Float(a), Float(b)).map { (Double($0), dtype) }
  }

  private static func combine<Number: FloatingPoint>(_ operator: BinaryOperator, _ a: Number, _ b: Number)
    -> Number?
  {
    switch `operator` {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    default: nil
    }
  }

  override var type: TypeObject { isParameter ? types.parameter : types.tensor }

  private func wrap(
    _ machine: Machine, _ body: () throws -> Tensor
  ) throws(Raise) -> Value {
    types.value(try machine.raising(body), machine)
  }

  // MARK: Truth, size, text

  override func isTrue(_ machine: Machine) throws(Raise) -> Bool {
    try machine.raising { try tensor.truth() }
  }

  override func length(_ machine: Machine) throws(Raise) -> Int? {
    guard let first = tensor.shape.first else { throw machine.typeError("len() of a 0-d tensor") }
    return first
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    let text = Text(try machine.raising { try tensor.formatted() })
    return isParameter ? "Parameter containing:\n" + text : text
  }

  /// A tensor without dimensions formats as its number.
  override func format(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if tensor.rank == 0 {
      let number = try machine.raising { try tensor.item().value }
      return try machine.format(number, specification)
    }
    if specification.isEmpty { return try repr(machine) }
    throw machine.typeError("unsupported format string passed to Tensor.__format__")
  }

  // MARK: Operators

  private static let operations: [BinaryOperator: BinaryOperation] = [
    .add: .add, .subtract: .subtract, .multiply: .multiply, .divide: .divide, .floorDivide: .floorDivide,
    .modulo: .remainder, .power: .power, .bitAnd: .and, .bitOr: .or, .bitXor: .xor,
  ]

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    if `operator` == .matrixMultiply {
      guard let other = other.tensor else { return nil }
      return try wrap(machine) { try reflected ? other.matmul(tensor) : tensor.matmul(other) }
    }
    if let (number, dtype) = combine(`operator`, other, reflected: reflected) {
      return types.value(number, dtype)
    }
    guard let operation = TensorObject.operations[`operator`], let other = other.operand else { return nil }
    let own = Operand.tensor(tensor)
    return try wrap(machine) {
      try Tensor.combine(operation, reflected ? other : own, reflected ? own : other)
    }
  }

  override func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    if case .number = content, let (number, dtype) = combine(`operator`, other, reflected: false) {
      content = .number(number, dtype)
      return .object(self)
    }
    guard let operation = TensorObject.operations[`operator`], let other = other.operand else { return nil }
    try machine.raising { try tensor.update(operation, with: other) }
    return .object(self)
  }

  override func unary(_ operator: UnaryOperator, _ machine: Machine) throws(Raise) -> Value? {
    switch `operator` {
    case .negate: return try wrap(machine) { try tensor.apply(.negate) }
    case .plus:
      if tensor.dtype == .bool {
        throw machine.error("RuntimeError", "The `+` operator, on a bool tensor is not supported.")
      }
      return .object(self)
    case .invert:
      if tensor.dtype.isFloat {
        throw machine.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
      }
      return try wrap(machine) { try tensor.apply(.bitwiseNot) }
    case .not: return nil
    }
  }

  private static let comparisons: [ComparisonOperator: BinaryOperation] = [
    .less: .less, .lessOrEqual: .lessEqual, .greater: .greater, .greaterOrEqual: .greaterEqual,
    .equal: .equal, .notEqual: .notEqual,
  ]

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let operation = TensorObject.comparisons[`operator`], let other = other.operand else { return nil }
    return try wrap(machine) { try Tensor.combine(operation, .tensor(tensor), other) }
  }

  // MARK: Items

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    guard let item = item.operand else {
      throw machine.error(
        "RuntimeError",
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
          + "\(try machine.repr(.object(machine.type(of: item))).string).")
    }
    return try machine.raising { try Tensor.combine(.equal, .tensor(tensor), item).any().truth() }
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    try wrap(machine) { try tensor[machine.tensorIndices(index, of: tensor)] }
  }

  override func item(at indices: Arguments, _ machine: Machine) throws(Raise) -> Value? {
    guard let element = try element(at: indices, machine) else { return nil }
    return .object(TensorObject(element, types: types, heap: heap))
  }

  override func setItem(at indices: Arguments, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard let float = value.plainFloat, let element = try element(at: indices, machine) else { return false }
    return element.replace(float: float)
  }

  /// The element at as many integers as the tensor has dimensions; nil for all other indices.
  private func element(at indices: Arguments, _ machine: Machine) throws(Raise) -> Element? {
    for place in 0..<indices.count { guard case .int? = indices[place] else { return nil } }
    guard let given, !given.requiresGrad else { return nil }
    do throws(TensorError) {
      return try given.element(indices.count) { if case .int(let index)? = indices[$0] { index } else { 0 } }
    } catch {
      throw machine.raise(for: error)
    }
  }

  override func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard let operand = value.operand else {
      throw machine.typeError("can't assign a \(machine.typeName(value)) to a torch.\(tensor.dtype.className)")
    }
    try machine.raising { try tensor.set(machine.tensorIndices(index, of: tensor), to: operand) }
    return true
  }

  override func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool {
    throw machine.typeError("Tensor does not support deleting items")
  }

  override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    if tensor.rank == 0 { throw machine.typeError("iteration over a 0-d tensor") }
    return TensorIterator(self)
  }
}

/// Gives the parts `x[0]`, `x[1]`, … one after the other.
private final class TensorIterator: Object {
  private let source: TensorObject
  private var place = 0

  init(_ source: TensorObject) {
    self.source = source
    super.init(heap: source.heap)
  }

  override var type: TypeObject { heap.types.named("tensor_iterator") }
  override var isIterator: Bool { true }
  override func iterate(_ machine: Machine) -> Object? { self }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard place < source.tensor.shape[0] else { return nil }
    let part = try machine.raising { try source.tensor[.at(place)] }
    place += 1
    return source.types.value(part, machine)
  }
}

extension DType {
  /// What PyTorch calls the class of such tensors.
  fileprivate var className: String {
    switch self {
    case .bool: "BoolTensor"
    case .uint8: "ByteTensor"
    case .int64: "LongTensor"
    case .float32: "FloatTensor"
    case .float64: "DoubleTensor"
    }
  }
}

extension Value {
  /// A plain floating-point number, or one that tensor arithmetic has made.
  fileprivate var plainFloat: Double? {
    switch self {
    case .float(let float): float
    case .object(let object): (object as? TensorObject)?.plainFloat
    default: nil
    }
  }
}
