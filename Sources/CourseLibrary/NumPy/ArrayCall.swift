// The arguments of one call of NumPy's, read as what a row needs.

import Interpreter
import Tensors

extension Call {
  var arrays: ArrayClasses { library.arrays }

  /// Anything that counts as an array: its tensor and type.
  func array(_ place: Int, dtype: ArrayType? = nil) throws -> (tensor: Tensor, type: ArrayType) {
    try arrays.read(self[place], machine, dtype: dtype)
  }

  /// An operand of arithmetic: a number stays one.
  func arrayOperand(_ place: Int) throws -> ArrayOperand {
    if let operand = try arrays.operand(self[place], machine) { return operand }
    // What is no operand is refused in the reader's words.
    let (tensor, type) = try array(place)
    return .array(tensor, type)
  }

  func array(result tensor: Tensor, _ type: ArrayType) throws -> Value { try arrays.result(tensor, type) }

  /// The type an argument names; nil where it was left out.
  func arrayType(_ place: Int) throws -> ArrayType? {
    isMissing(place) ? nil : try arrays.type(self[place], machine)
  }

  func whole(_ value: Value) throws -> Int {
    if let int = try machine.index(value) { return int }
    throw machine.typeError("'\(machine.typeName(value))' object cannot be interpreted as an integer")
  }

  func whole(_ place: Int) throws -> Int { try whole(self[place]) }

  /// The axes of a reduction: nil for all of them.
  func arrayAxes(_ place: Int, rank: Int, _ word: String = "") throws -> [Int]? {
    if isMissing(place) { return nil }
    let items = machine.sequence(self[place])
    let axes = try items?.map(whole) ?? [whole(place)]
    // One axis of an array without dimensions is let pass.
    let most = items == nil && word.isEmpty ? max(rank, 1) : rank
    for axis in axes where axis < -most || axis >= most {
      throw arrays.noAxis(axis, rank: rank, machine, word == "strict" ? "" : word)
    }
    return axes
  }

  /// An axis as a number from 0.
  ///
  /// A word before the message says which one is wrong; then arrays without dimensions have no axis 0 either.
  func arrayAxis(_ place: Int, rank: Int, _ word: String = "") throws -> Int {
    let axis = try whole(place)
    let most = word.isEmpty ? max(rank, 1) : rank
    if axis < -most || axis >= most { throw arrays.noAxis(axis, rank: rank, machine, word) }
    return axis < 0 ? axis + max(rank, 1) : axis
  }

  /// A shape: an int, or a list, tuple or array of them.
  func shape(of value: Value) throws -> [Int] {
    if let items = machine.sequence(value) { return try items.map(whole) }
    if let (tensor, type) = value.array, tensor.rank > 0, type.isInteger { return try tensor.ints() }
    if case .float(let float) = value {
      throw machine.typeError(
        "expected a sequence of integers or a single integer, got '\(ArrayType.float64.text(.float(float)))'")
    }
    return [try whole(value)]
  }

  /// A shape whose sizes are not negative.
  func newShape(_ place: Int) throws -> [Int] { try shape(of: self[place]) }

  /// `reshape(2, 3)` or `reshape((2, 3))`.
  func shapes(_ place: Int) throws -> [Int] {
    let items = machine.sequence(self[place]) ?? []
    return items.count == 1 ? try shape(of: items[0]) : try items.map(whole)
  }

  /// Writes the result where `out=` says, or gives it.
  func finish(_ tensor: Tensor, _ type: ArrayType, out place: Int) throws -> Value {
    if isMissing(place) { return try array(result: tensor, type) }
    guard let (own, ownType) = self[place].array else {
      throw machine.typeError("return arrays must be of ArrayType")
    }
    try arrays.put((tensor, type), into: own, ownType, verb.name, machine)
    return self[place]
  }
}
