// How a class of tensors is spelt.
//
// Scripts hold the engine's tensors under several names: PyTorch's Tensor, NumPy's ndarray. The object is the same
// (`TensorObject`: a tensor, or a number on its way to become one); what `x + 1`, `x[0]` or `repr(x)` means is said by
// its spelling. This class is PyTorch's, and so what another spelling does not say otherwise is as PyTorch has it.
// A new spelling derives from it and overrides what differs: mostly the class, the text, and what may stand beside a
// tensor in arithmetic.

import Interpreter
import Syntax
import Tensors

/// What the objects of one class of tensors mean in a script; here PyTorch's.
///
/// ```swift
/// final class Constants: TensorSpelling {   // tensors that cannot be changed
///   override func setItem(_ x: TensorObject, at index: Value, to value: Value, _ machine: Machine) throws(Raise) {
///     throw machine.typeError("'Tensor' object does not support item assignment")
///   }
/// }
/// ```
class TensorSpelling {
  let type: TypeObject
  let engine: Engine
  let heap: Heap
  /// Elements and numbers of this spelling that are used again.
  let spares: Spares
  /// What results are, which for parameters are tensors.
  private(set) var results: TensorSpelling?

  init(_ type: TypeObject, results: TensorSpelling? = nil, _ engine: Engine, heap: Heap) {
    self.type = type
    self.engine = engine
    self.heap = heap
    spares = heap.makeSpares()
    self.results = results
  }

  /// Whether PyTorch's functions take such an object for a tensor.
  var isTensor: Bool { true }

  // MARK: Making objects

  final func object(_ tensor: Tensor) -> Value { .object(TensorObject(tensor, self, heap: heap)) }

  /// A result of this spelling's operations.
  func value(_ tensor: Tensor) -> Value { (results ?? self).object(tensor) }

  /// `x[i, j]` of a tensor with two dimensions.
  func element(of source: Tensor, at position: Int) -> Value {
    .object(TensorObject.element(of: source, at: position, results ?? self))
  }

  /// What arithmetic on single numbers gives.
  func value(_ float: Double, _ dtype: DType) -> Value {
    .object(TensorObject.number(float, dtype, results ?? self))
  }

  /// The exception that an error of the engine's becomes.
  func raise(for failure: any Error, _ machine: Machine) -> Raise { machine.raise(for: failure) }

  final func raising<Result>(_ machine: Machine, _ body: () throws -> Result) throws(Raise) -> Result {
    do { return try body() } catch { throw raise(for: error, machine) }
  }

  // MARK: Truth, size, text

  func length(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Int {
    guard let first = x.tensor.shape.first else { throw machine.typeError("len() of a 0-d tensor") }
    return first
  }

  func repr(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    Text(try raising(machine) { try x.tensor.formatted() })
  }

  func str(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text { try repr(x, machine) }

  /// What a format without dimensions formats as, when it is a number.
  func format(_ x: TensorObject, _ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if x.tensor.rank == 0 {
      return try machine.format(raising(machine) { try x.tensor.item().value }, specification)
    }
    if specification.isEmpty { return try str(x, machine) }
    throw machine.typeError("unsupported format string passed to \(type.name).__format__")
  }

  // MARK: Operators

  /// What may stand beside a tensor in arithmetic and comparison, as a tensor or a number; nil for what may not.
  func operand(_ value: Value, _ machine: Machine) throws(Raise) -> Operand? { value.operand }

  final let operations: [BinaryOperator: BinaryOperation] = [
    .add: .add, .subtract: .subtract, .multiply: .multiply, .divide: .divide, .floorDivide: .floorDivide,
    .modulo: .remainder, .power: .power, .bitAnd: .and, .bitOr: .or, .bitXor: .xor,
    .leftShift: .shiftLeft, .rightShift: .shiftRight,
  ]

  func binary(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    if `operator` == .matrixMultiply {
      guard case .tensor(let other)? = try operand(other, machine) else { return nil }
      return value(
        try raising(machine) { try reflected ? other.matmul(x.tensor) : x.tensor.matmul(other) })
    }
    guard let operation = operations[`operator`], let other = try operand(other, machine) else { return nil }
    let own = Operand.tensor(x.tensor)
    return value(
      try raising(machine) { try Tensor.combine(operation, reflected ? other : own, reflected ? own : other) })
  }

  /// `x op= other`; nil to compute `x op other` instead.
  func update(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let operation = operations[`operator`], let other = try operand(other, machine) else { return nil }
    try raising(machine) { try x.tensor.update(operation, with: other) }
    return .object(x)
  }

  func unary(_ operator: UnaryOperator, _ x: TensorObject, _ machine: Machine) throws(Raise) -> Value? {
    switch `operator` {
    case .negate: return value(try raising(machine) { try x.tensor.apply(.negate) })
    case .plus:
      if x.tensor.dtype == .bool {
        throw machine.error("RuntimeError", "The `+` operator, on a bool tensor is not supported.")
      }
      return .object(x)
    case .invert:
      if x.tensor.dtype.isFloat {
        throw machine.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
      }
      return value(try raising(machine) { try x.tensor.apply(.bitwiseNot) })
    case .not: return nil
    }
  }

  final let comparisons: [ComparisonOperator: BinaryOperation] = [
    .less: .less, .lessOrEqual: .lessEqual, .greater: .greater, .greaterOrEqual: .greaterEqual,
    .equal: .equal, .notEqual: .notEqual,
  ]

  func compare(
    _ operator: ComparisonOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let operation = comparisons[`operator`], let other = try operand(other, machine) else { return nil }
    return value(try raising(machine) { try Tensor.combine(operation, .tensor(x.tensor), other) })
  }

  // MARK: Items

  func hash(_ x: TensorObject) -> Int? { x.identity }

  func contains(_ x: TensorObject, _ item: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard let operand = try operand(item, machine) else {
      throw machine.error(
        "RuntimeError",
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
          + "\(try machine.repr(.object(machine.type(of: item))).string).")
    }
    return try raising(machine) { try Tensor.combine(.equal, .tensor(x.tensor), operand).any().truth() }
  }

  func item(_ x: TensorObject, at index: Value, _ machine: Machine) throws(Raise) -> Value {
    value(try raising(machine) { try x.tensor[machine.tensorIndices(index, of: x.tensor)] })
  }

  func setItem(_ x: TensorObject, at index: Value, to value: Value, _ machine: Machine) throws(Raise) {
    guard let operand = value.operand else {
      throw machine.typeError(
        "can't assign a \(machine.typeName(value)) to a torch.\(x.tensor.dtype.className)")
    }
    try raising(machine) { try x.tensor.set(machine.tensorIndices(index, of: x.tensor), to: operand) }
  }

  /// Whether a place in a tensor takes a number that fits the tensor's type as it is.
  var takesNumbers: Bool { true }

  func deletion(_ machine: Machine) -> Raise { machine.typeError("Tensor does not support deleting items") }

  /// What iterating over a tensor without dimensions raises.
  func iteration(_ machine: Machine) -> Raise { machine.typeError("iteration over a 0-d tensor") }
}

/// `torch.nn.Parameter`: a tensor that modules register, and that says so.
final class ParameterSpelling: TensorSpelling {
  override func repr(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    "Parameter containing:\n" + (try super.repr(x, machine))
  }
}

extension DType {
  /// What PyTorch calls the class of such tensors.
  var className: String {
    switch self {
    case .bool: "BoolTensor"
    case .uint8: "ByteTensor"
    case .int64: "LongTensor"
    case .float32: "FloatTensor"
    case .float64: "DoubleTensor"
    }
  }
}
