// A number of NumPy's: what an array gives when it is asked for one element, or a sum of all.
//
//     >>> np.array([1.5, 2.5]).sum()
//     np.float64(4.0)
//
// It knows its type and keeps it in arithmetic, and is good wherever a number of Python's is: as an index, in a format,
// as the key of a dict.

import Interpreter
import Syntax
import Tensors

/// `np.float64(3.0)`, `np.int64(3)`, `np.True_`.
final class ScalarObject: Object {
  let number: Scalar
  let arrayType: ArrayType
  let classes: ArrayClasses

  init(_ number: Scalar, _ type: ArrayType, _ classes: ArrayClasses, heap: Heap) {
    self.number = number
    arrayType = type
    self.classes = classes
    super.init(heap: heap)
  }

  override var type: TypeObject { classes.scalar(arrayType) }

  /// The number, of floats.
  var float: Double? { if case .float(let float) = number { float } else { nil } }

  override func isTrue(_ machine: Machine) -> Bool { number.double != 0 }

  override func hash(_ machine: Machine) throws(Raise) -> Int? { try machine.hash(number.value) }

  override func str(_ machine: Machine) -> Text { Text(arrayType.text(number)) }

  override func repr(_ machine: Machine) -> Text {
    if arrayType == .bool { return Text(number.double != 0 ? "np.True_" : "np.False_") }
    return Text("np.\(arrayType.name)(\(arrayType.text(number)))")
  }

  override func format(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if specification.isEmpty { return str(machine) }
    return try machine.format(number.value, specification)
  }

  // MARK: Operators

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    if let result = quickly(`operator`, other, reflected) { return result }
    var repeats = machine.sequence(other) != nil
    if case .string = other { repeats = true }
    if `operator` == .multiply, repeats {
      // A list or a text times an integer is repeated.
      if arrayType.isInteger { return try machine.binary(.multiply, other, number.value) }
      throw machine.typeError("can't multiply sequence by non-int of type '\(type.name)'")
    }
    // Otherwise lists beside a number of NumPy's are arrays; a tensor of PyTorch's knows what to do with a number.
    if case .object(let object) = other, let tensor = object as? TensorObject, tensor.spelling.isTensor {
      return try machine.binary(
        `operator`, reflected ? other : number.value, reflected ? number.value : other)
    }
    return try classes.binary(
      `operator`, reflected ? other : .object(self), reflected ? .object(self) : other, machine)
  }

  /// Arithmetic with another number of the same type, or a plain one.
  private func quickly(_ operator: BinaryOperator, _ other: Value, _ reflected: Bool) -> Value? {
    guard case .float(let own) = number, arrayType != .float16 else { return nil }
    let operand: Double
    switch other {
    case .float(let float): operand = float
    case .int(let int): operand = Double(int)
    case .object(let object):
      guard let other = object as? ScalarObject, other.arrayType == arrayType else { return nil }
      operand = other.number.double
    default: return nil
    }
    let (a, b) = reflected ? (operand, own) : (own, operand)
    let result =
      arrayType == .float64
      ? plainly(`operator`, a, b) : plainly(`operator`, Float(a), Float(b)).map(Double.init)
    return result.map { classes.number(.float($0), arrayType) }
  }

  override func unary(_ operator: UnaryOperator, _ machine: Machine) throws(Raise) -> Value? {
    try classes.unary(`operator`, .object(self), machine)
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    if case .float(let own) = number {
      let operand: Double? =
        switch other {
        case .float(let float): float
        case .object(let object): (object as? ScalarObject)?.float
        default: nil
        }
      if let operand {
        switch `operator` {
        case .less: return classes.number(.bool(own < operand), .bool)
        case .lessOrEqual: return classes.number(.bool(own <= operand), .bool)
        case .greater: return classes.number(.bool(own > operand), .bool)
        case .greaterOrEqual: return classes.number(.bool(own >= operand), .bool)
        case .equal: return classes.number(.bool(own == operand), .bool)
        case .notEqual: return classes.number(.bool(own != operand), .bool)
        default: return nil
        }
      }
    }
    return try classes.compare(`operator`, .object(self), other, machine)
  }

  // MARK: Items

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if case .tuple(let tuple) = index, tuple.count == 0 { return .object(self) }
    switch index {
    case .none: break
    case .object where index.isIdentical(to: machine.ellipsis): break
    case .tuple(let tuple)
    where tuple.items.allSatisfy { $0.isNone || $0.isIdentical(to: machine.ellipsis) }:
      break
    default: throw machine.indexError("invalid index to scalar variable.")
    }
    return try classes.raising(machine) {
      let tensor = try classes.engine.scalar(number, dtype: arrayType.carrier)
      return classes.array(try tensor[classes.indices(index, of: tensor, machine)], arrayType)
    }
  }

  override func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    throw machine.typeError("'\(type.name)' object does not support item assignment")
  }
}
