// Arrays as NumPy spells them, over the same tensors as PyTorch's.
//
// What differs from PyTorch: plain numbers and lists stand beside arrays in every operation, results without dimensions
// are numbers, integers divide to float64, slices may run backwards, an index may be negative, a list, or a mask; texts
// and errors are NumPy's.

import Interpreter
import Syntax
import Tensors

/// `numpy.ndarray` of one element type.
final class ArraySpelling: TensorSpelling {
  let arrayType: ArrayType
  private unowned let classes: ArrayClasses

  init(_ type: ArrayType, _ classes: ArrayClasses) {
    arrayType = type
    self.classes = classes
    super.init(classes.array, classes.engine, heap: classes.heap)
  }

  override var isTensor: Bool { false }
  override var takesNumbers: Bool { !arrayType.isNarrow && arrayType != .uint64 }
  override func hash(_ x: TensorObject) -> Int? { nil }

  override func element(of source: Tensor, at position: Int) -> Value {
    classes.number(Element(of: source, at: position).number, arrayType)
  }
  override func value(_ tensor: Tensor) -> Value { object(tensor) }

  override func raise(for failure: any Error, _ machine: Machine) -> Raise {
    classes.raise(for: failure, machine)
  }

  // MARK: Text

  override func length(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Int {
    guard let first = x.tensor.shape.first else { throw machine.typeError("len() of unsized object") }
    return first
  }

  override func repr(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    Text(try raising(machine) { try ArrayText.repr(x.tensor, arrayType, classes.options) })
  }

  override func str(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    Text(try raising(machine) { try ArrayText.str(x.tensor, arrayType, classes.options) })
  }

  override func format(_ x: TensorObject, _ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if specification.isEmpty { return try str(x, machine) }
    if x.tensor.rank == 0 {
      return try machine.format(raising(machine) { try x.tensor.item().value }, specification)
    }
    throw machine.typeError("unsupported format string passed to numpy.ndarray.__format__")
  }

  // MARK: Operators

  override func binary(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    // A tensor of PyTorch's takes the operation over, on whichever side it stands.
    if case .object(let object) = other, let tensor = object as? TensorObject, tensor.spelling.isTensor {
      let own = tensor.spelling.object(x.tensor)
      return try machine.binary(`operator`, reflected ? other : own, reflected ? own : other)
    }
    return try classes.binary(
      `operator`, reflected ? other : .object(x), reflected ? .object(x) : other, machine)
  }

  override func update(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    if x.tensor.rank == 0 { return nil }
    return try classes.update(`operator`, x, other, machine)
  }

  override func unary(_ operator: UnaryOperator, _ x: TensorObject, _ machine: Machine) throws(Raise) -> Value?
  {
    try classes.unary(`operator`, .object(x), machine)
  }

  override func compare(
    _ operator: ComparisonOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    try classes.compare(`operator`, .object(x), other, machine)
  }

  // MARK: Items

  override func contains(_ x: TensorObject, _ item: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard let equal = try classes.compare(.equal, .object(x), item, machine) else { return false }
    if let result = equal.numbers { return try raising(machine) { try result.any().truth() } }
    return try machine.isTrue(equal)
  }

  override func item(_ x: TensorObject, at index: Value, _ machine: Machine) throws(Raise) -> Value {
    try raising(machine) {
      let indices = try classes.indices(index, of: x.tensor, machine)
      let part = try x.tensor[indices]
      if part.rank == 0, !indices.contains(where: { if case .ellipsis = $0 { true } else { false } }) {
        return classes.number(try part.item(), arrayType)
      }
      return object(part)
    }
  }

  override func setItem(_ x: TensorObject, at index: Value, to value: Value, _ machine: Machine) throws(Raise) {
    try raising(machine) {
      let indices = try classes.indices(index, of: x.tensor, machine)
      try classes.assign(value, to: x.tensor, arrayType, at: indices, machine)
    }
  }

  override func deletion(_ machine: Machine) -> Raise { machine.valueError("cannot delete array elements") }
  override func iteration(_ machine: Machine) -> Raise { machine.typeError("iteration over a 0-d array") }
}
