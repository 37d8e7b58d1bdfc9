// A tensor as scripts hold it.
//
// The machine asks an object what `x + 1`, `x[0]` or `len(x)` means; here the questions are passed on to the object's
// spelling (`TensorSpelling.swift`), which knows whose tensor this is. Methods and properties are not here: they are the
// rows of `TensorMethods.swift`.

import Interpreter
import Syntax
import Tensors

/// `torch.Tensor`, `numpy.ndarray`: a tensor in a spelling.
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
  let spelling: TensorSpelling
  private var serial: UInt32 = 0

  init(_ tensor: Tensor, _ spelling: TensorSpelling, heap: Heap) {
    given = tensor
    content = .tensor(tensor)
    self.spelling = spelling
    super.init(heap: heap)
  }

  init(_ float: Double, _ dtype: DType, _ spelling: TensorSpelling, heap: Heap) {
    given = nil
    content = .number(float, dtype)
    self.spelling = spelling
    super.init(heap: heap)
  }

  /// The element at a position of a tensor's storage, in an object that may have been used before.
  static func element(of source: Tensor, at position: Int, _ spelling: TensorSpelling) -> TensorObject {
    let made = unfilled(spelling)
    made.content = .element(Element(of: source, at: position))
    return made
  }

  /// A number, in an object that may have been used before.
  static func number(_ float: Double, _ dtype: DType, _ spelling: TensorSpelling) -> TensorObject {
    let made = unfilled(spelling)
    made.content = .number(float, dtype)
    return made
  }

  @inline(__always)
  private static func unfilled(_ spelling: TensorSpelling) -> TensorObject {
    guard let spare = spelling.spares.take() else {
      return TensorObject(0, .float32, spelling, heap: spelling.heap)
    }
    return unsafeDowncast(spare.takeRetainedValue(), to: TensorObject.self)
  }

  override func retire() -> Bool {
    guard given == nil, spelling.spares.haveRoom else { return false }
    serial = 0
    content = .number(0, .float32)
    return spelling.spares.keep(self)
  }

  override var identity: Int {
    if serial == 0 { serial = heap.nextSerial() }
    return Int(serial)
  }

  var tensor: Tensor {
    let made: Tensor
    switch content {
    case .tensor(let tensor): return tensor
    case .element(let element): made = element.tensor
    case .number(let float, let dtype): made = spelling.engine.scalar(float: float, dtype: dtype)
    }
    content = .tensor(made)
    return made
  }

  /// The number and its type, of floating-point tensors without dimensions that want no gradient.
  private var float: (number: Double, dtype: DType)? {
    switch content {
    case .number(let float, let dtype): (float, dtype)
    case .element(let element): element.requiresGrad ? nil : element.float.map { ($0, element.dtype) }
    case .tensor(let tensor): tensor.requiresGrad ? nil : tensor.float.map { ($0, tensor.dtype) }
    }
  }

  /// The number that arithmetic has made and nobody has asked for as a tensor.
  fileprivate var plainFloat: Double? { if case .number(let float, _) = content { float } else { nil } }

  /// What a single number and another one, or a plain one, give; nil for all that is not so simple.
  private func combine(_ operator: BinaryOperator, _ other: Value, reflected: Bool) -> (Double, DType)? {
    guard spelling.isTensor, let (own, dtype) = float else { return nil }
    let operand: Double
    switch other {
    case .float(let float): operand = float
    case .object(let object):
      guard let other = object as? TensorObject, other.spelling.isTensor,
        let (number, otherType) = other.float, otherType == dtype
      else { return nil }
      operand = number
    default: return nil
    }
    let (a, b) = reflected ? (operand, own) : (own, operand)
    if dtype == .float64 { return plainly(`operator`, a, b).map { ($0, dtype) } }
    return plainly(`operator`, Float(a), Float(b)).map { (Double($0), dtype) }
  }

  override var type: TypeObject { spelling.type }

  override func forEachReferenceOutside(pass: Int, _ visit: (Value) -> Void) {
    let visitHeld = { (held: AnyObject) in if let held = held as? HeldByGraph { visit(.object(held)) } }
    switch content {
    case .tensor(let tensor): tensor.forEachHeld(pass: pass, visitHeld)
    case .element(let element): element.forEachHeld(pass: pass, visitHeld)
    case .number: break
    }
  }

  // MARK: Truth, size, text

  override func isTrue(_ machine: Machine) throws(Raise) -> Bool {
    try spelling.raising(machine) { try tensor.truth() }
  }

  override func length(_ machine: Machine) throws(Raise) -> Int? { try spelling.length(self, machine) }
  override func hash(_ machine: Machine) throws(Raise) -> Int? { spelling.hash(self) }
  override func repr(_ machine: Machine) throws(Raise) -> Text { try spelling.repr(self, machine) }
  override func str(_ machine: Machine) throws(Raise) -> Text { try spelling.str(self, machine) }

  override func format(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    try spelling.format(self, specification, machine)
  }

  // MARK: Operators

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    if let (number, dtype) = combine(`operator`, other, reflected: reflected) {
      return spelling.value(number, dtype)
    }
    return try spelling.binary(`operator`, self, other, reflected: reflected, machine)
  }

  override func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    if case .number = content, let (number, dtype) = combine(`operator`, other, reflected: false) {
      content = .number(number, dtype)
      return .object(self)
    }
    return try spelling.update(`operator`, self, other, machine)
  }

  override func unary(_ operator: UnaryOperator, _ machine: Machine) throws(Raise) -> Value? {
    try spelling.unary(`operator`, self, machine)
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    try spelling.compare(`operator`, self, other, machine)
  }

  // MARK: Items

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    try spelling.contains(self, item, machine)
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if case .int(let place) = index, let given, !given.requiresGrad,
      let position = try spelling.raising(machine, { try given.position(1) { _ in place } })
    {
      return spelling.element(of: given, at: position)
    }
    return try spelling.item(self, at: index, machine)
  }

  override func item(at indices: Arguments, _ machine: Machine) throws(Raise) -> Value? {
    guard let given, let position = try position(of: indices, machine) else { return nil }
    return spelling.element(of: given, at: position)
  }

  override func setItem(at indices: Arguments, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard let given, spelling.takesNumbers, let number = value.plainNumber,
      let position = try position(of: indices, machine)
    else { return false }
    return Element(of: given, at: position).replace(number)
  }

  /// Where the element at as many integers as the tensor has dimensions lies; nil for all other indices, and where the
  /// tensor wants a gradient.
  private func position(of indices: Arguments, _ machine: Machine) throws(Raise) -> Int? {
    for place in 0..<indices.count { guard case .int? = indices[place] else { return nil } }
    guard let given, !given.requiresGrad else { return nil }
    do throws(TensorError) {
      return try given.position(indices.count) { if case .int(let index)? = indices[$0] { index } else { 0 } }
    } catch {
      throw spelling.raise(for: error, machine)
    }
  }

  override func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    if case .int(let place) = index, let given, !given.requiresGrad, spelling.takesNumbers,
      let number = value.plainNumber,
      let position = try spelling.raising(machine, { try given.position(1) { _ in place } }),
      Element(of: given, at: position).replace(number)
    {
      return true
    }
    try spelling.setItem(self, at: index, to: value, machine)
    return true
  }

  override func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool {
    throw spelling.deletion(machine)
  }

  override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    if tensor.rank == 0 { throw spelling.iteration(machine) }
    return TensorIterator(self)
  }
}

/// The four operations on two numbers; nil for all others.
func plainly<Number: FloatingPoint>(_ operator: BinaryOperator, _ a: Number, _ b: Number) -> Number? {
  switch `operator` {
  case .add: a + b
  case .subtract: a - b
  case .multiply: a * b
  case .divide: a / b
  default: nil
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

  override func forEachReferenceOutside(pass: Int, _ visit: (Value) -> Void) {
    source.forEachReferenceOutside(pass: pass, visit)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    let tensor = source.tensor
    guard place < tensor.shape[0] else { return nil }
    defer { place += 1 }
    let spelling = source.spelling
    if !tensor.requiresGrad,
      let position = try spelling.raising(machine, { try tensor.position(1) { _ in place } })
    {
      return spelling.element(of: tensor, at: position)
    }
    return spelling.value(try spelling.raising(machine) { try tensor.unbound(place) })
  }
}

extension Value {
  /// A plain number, or one that arithmetic has made.
  fileprivate var plainNumber: Scalar? {
    switch self {
    case .float(let float): return .float(float)
    case .int(let int): return .int(int)
    case .object(let object):
      if let object = object as? TensorObject { return object.plainFloat.map(Scalar.float) }
      return (object as? ScalarObject)?.number
    default: return nil
    }
  }
}
