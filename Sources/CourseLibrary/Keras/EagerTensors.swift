// Tensors as TensorFlow spells them, over the same memory as PyTorch's and NumPy's.
//
//     tf.Tensor(
//     [[1. 2.]
//      [3. 4.]], shape=(2, 2), dtype=float32)
//
// What differs: the text, the objects that `x.dtype` and `x.shape` give, that no element can be assigned to, and that
// lists and arrays may stand beside a tensor in arithmetic. Integers are int32 where nothing says otherwise; they are
// held as int64.

import Interpreter
import Syntax
import Tensors

/// The classes of TensorFlow's tensors, and the makers of their instances.
final class EagerClasses {
  let tensor: TypeObject
  let shape: TypeObject
  let dtype: TypeObject
  private let arrays: ArrayClasses
  private let heap: Heap
  private var spellings: [ArrayType: EagerSpelling] = [:]
  private var dtypes: [ArrayType: Value] = [:]

  /// The element types that the engine computes with.
  static let elements: [ArrayType] = [.bool, .uint8, .int32, .int64, .float32, .float64]

  init(_ machine: Machine, _ types: TensorTypes, _ arrays: ArrayClasses) {
    self.arrays = arrays
    heap = machine.heap
    tensor = heap.types.named("EagerTensor", base: types.tensor)
    shape = heap.types.named("TensorShape")
    dtype = heap.types.named("DType")
    for element in EagerClasses.elements {
      spellings[element] = EagerSpelling(element, self, arrays)
      dtypes[element] = .object(EagerTypeObject(element, self, arrays, heap: heap))
    }
    for (type, text) in [
      (
        tensor,
        "Numbers in a grid of any dimensions, as TensorFlow computes with them: tf.constant([[1.0, 2.0]])."
      ),
      (shape, "The sizes of a tensor, as a tuple: x.shape.as_list()."),
      (dtype, "The type of a tensor's elements: tf.float32."),
    ] { type.define("__doc__", machine.string(Text(text))) }
    tensor.define("__module__", machine.string("tensorflow.python.framework.ops"))
    tensor.define(
      "shape",
      property("shape", machine) { [unowned self] x in
        .tuple(ShapeObject(x.tensor.shape, type: shape, heap: heap))
      })
    tensor.define("dtype", property("dtype", machine) { [unowned self] in value(element(of: $0)) })
  }

  private func property(
    _ name: String, _ machine: Machine, _ get: @escaping (TensorObject) -> Value
  ) -> Value {
    .object(
      NativeProperty(
        name, of: tensor.name, heap: heap,
        set: { (_, _, machine) throws(Raise) in
          throw machine.error("AttributeError", "can't set attribute '\(name)'")
        },
        get: { (instance, machine) throws(Raise) in
          guard case .object(let object) = instance, let tensor = object as? TensorObject else {
            throw machine.typeError("\(name) needs a tensor")
          }
          return get(tensor)
        }))
  }

  /// The methods that only TensorFlow's tensors have.
  func install(in library: CourseLibrary, _ machine: Machine) {
    for verb in EagerClasses.methods {
      tensor.define(verb.name, verb.function(in: library, heap: machine.heap, of: "EagerTensor"))
    }
  }

  private static var methods: [Verb] {
    [
      Verb("numpy", "self", "The NumPy array of the tensor, or the number without dimensions.") { call in
        guard case .object(let object) = call[0], let x = object as? TensorObject else {
          throw call.mismatch(0, "a tensor")
        }
        return try call.arrays.result(x.tensor.detach(), call.library.eager.element(of: x))
      },
      Verb("get_shape", "self", "The shape.") { call in
        .tuple(
          ShapeObject(try call.tensor(0).shape, type: call.library.eager.shape, heap: call.machine.heap))
      },
    ]
  }

  /// The element type that a tensor shows.
  func element(of x: TensorObject) -> ArrayType {
    (x.spelling as? EagerSpelling)?.element ?? EagerClasses.shown(x.tensor.dtype, ints: .int32)
  }

  /// What an engine's type shows as, where integers show as `ints`.
  static func shown(_ dtype: DType, ints: ArrayType) -> ArrayType {
    switch dtype {
    case .bool: .bool
    case .uint8: .uint8
    case .int64: ints
    case .float32: .float32
    case .float64: .float64
    }
  }

  func value(_ element: ArrayType) -> Value { dtypes[element] ?? .none }

  func object(_ tensor: Tensor, _ element: ArrayType) -> Value {
    guard let spelling = spellings[element] else { return .none }
    return spelling.object(tensor)
  }

  func number(_ float: Double, _ dtype: DType) -> Value {
    guard let spelling = spellings[EagerClasses.shown(dtype, ints: .int32)] else { return .none }
    return .object(TensorObject.number(float, dtype, spelling))
  }
}

/// `tf.Tensor` of one element type.
final class EagerSpelling: TensorSpelling {
  let element: ArrayType
  private unowned let classes: EagerClasses
  private unowned let arrays: ArrayClasses

  init(_ element: ArrayType, _ classes: EagerClasses, _ arrays: ArrayClasses) {
    self.element = element
    self.classes = classes
    self.arrays = arrays
    super.init(classes.tensor, arrays.engine, heap: arrays.heap)
  }

  override func value(_ tensor: Tensor) -> Value {
    classes.object(tensor, EagerClasses.shown(tensor.dtype, ints: element == .int64 ? .int64 : .int32))
  }

  override func value(_ float: Double, _ dtype: DType) -> Value { classes.number(float, dtype) }

  override func length(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Int {
    guard let first = x.tensor.shape.first else { throw machine.typeError("Scalar tensor has no `len()`") }
    return first
  }

  // MARK: Text

  override func repr(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    let text = try raising(machine) {
      x.tensor.rank == 0
        ? element.text(try x.tensor.item()) : try ArrayText.repr(x.tensor, element, arrays.options)
    }
    let numbers = (text.contains("\n") ? "\n" : "") + text
    return Text("<tf.Tensor: shape=\(facts(x)), numpy=\(numbers)>")
  }

  override func str(_ x: TensorObject, _ machine: Machine) throws(Raise) -> Text {
    let text = try raising(machine) { try ArrayText.str(x.tensor, element, arrays.options) }
    return Text("tf.Tensor(\((text.contains("\n") ? "\n" : "") + text), shape=\(facts(x)))")
  }

  private func facts(_ x: TensorObject) -> String {
    "\(ArrayText.tuple(x.tensor.shape)), dtype=\(element.name)"
  }

  // MARK: Operators

  override func operand(_ value: Value, _ machine: Machine) throws(Raise) -> Operand? {
    if let operand = value.operand { return operand }
    guard machine.sequence(value) != nil else { return nil }
    return .tensor(try machine.raising { try engine.tensor(from: value, machine) })
  }

  override func binary(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    // Quotients of integers are float64.
    if `operator` == .divide, !x.tensor.dtype.isFloat, let other = try operand(other, machine), other.isWhole {
      let wide = Operand.tensor(try raising(machine) { try x.tensor.to(.float64) })
      return value(
        try raising(machine) {
          try Tensor.combine(.divide, reflected ? other : wide, reflected ? wide : other)
        })
    }
    return try super.binary(`operator`, x, other, reflected: reflected, machine)
  }

  /// `x += 1` makes a new tensor.
  override func update(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? { nil }

  // MARK: Items

  override func setItem(_ x: TensorObject, at index: Value, to value: Value, _ machine: Machine) throws(Raise) {
    throw machine.typeError(
      "'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment")
  }

  override var takesNumbers: Bool { false }

  override func iteration(_ machine: Machine) -> Raise {
    machine.typeError("Cannot iterate over a scalar tensor.")
  }
}

extension Operand {
  /// Whether it holds integers or truth values.
  fileprivate var isWhole: Bool {
    switch self {
    case .tensor(let tensor): !tensor.dtype.isFloat
    case .scalar(.float): false
    case .scalar: true
    }
  }
}

/// `TensorShape([2, 3])`: a tuple of sizes.
private final class ShapeObject: TupleObject {
  private let ownType: TypeObject

  init(_ sizes: [Int], type: TypeObject, heap: Heap) {
    ownType = type
    super.init(sizes.map { .int($0) }, heap: heap)
  }

  override var type: TypeObject { ownType }
  override func str(_ machine: Machine) throws(Raise) -> Text {
    Text(ArrayText.tuple(items.compactMap(\.asInt)))
  }
  override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("TensorShape([\(items.compactMap { $0.asInt.map(String.init) }.joined(separator: ", "))])")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "rank", "ndims": return .int(items.count)
    case "as_list":
      return .object(
        NativeFunction("as_list", heap: heap) { [self] (_, machine) throws(Raise) in machine.list(items) })
    default: return try super.attribute(name, machine)
    }
  }

  override var attributeNames: [String] { ["rank", "ndims", "as_list"] }
}

/// `tf.float32` and its like.
private final class EagerTypeObject: Object {
  let element: ArrayType
  private unowned let classes: EagerClasses
  private unowned let arrays: ArrayClasses

  init(_ element: ArrayType, _ classes: EagerClasses, _ arrays: ArrayClasses, heap: Heap) {
    self.element = element
    self.classes = classes
    self.arrays = arrays
    super.init(heap: heap)
  }

  override var type: TypeObject { classes.dtype }
  override func repr(_ machine: Machine) -> Text { Text("tf.\(element.name)") }
  override func str(_ machine: Machine) -> Text { Text("<dtype: '\(element.name)'>") }
  override func hash(_ machine: Machine) -> Int? { element.rawValue &* 7919 &+ 17 }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "name": machine.string(Text(element.name))
    case "is_floating": .bool(element.isFloat)
    case "is_integer": .bool(!element.isFloat && element != .bool)
    case "as_numpy_dtype": .object(arrays.scalar(element))
    default: nil
    }
  }

  override var attributeNames: [String] { ["name", "is_floating", "is_integer", "as_numpy_dtype"] }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    var same = arrays.typeIfNamed(other, machine) == element
    if case .object(let object) = other, let other = object as? EagerTypeObject {
      same = other.element == element
    }
    switch `operator` {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    default: return nil
    }
  }
}

extension CourseLibrary {
  /// The rows that take tensors from one spelling to another.
  static var eagerVerbs: [Verb] {
    [
      Verb("_tf", "x, wide=False", "The tensor as TensorFlow spells it; wide shows integers as int64.") {
        call in
        guard case .object(let object) = call[0], let x = object as? TensorObject else { return call[0] }
        if x.spelling is EagerSpelling { return call[0] }
        let given = (x.spelling as? ArraySpelling)?.arrayType
        let wide = try call.bool(1) || given == .int64
        let element = EagerClasses.shown(x.tensor.dtype, ints: wide ? .int64 : .int32)
        return call.library.eager.object(x.tensor, element)
      },
      Verb("_plain", "x", "The tensor as PyTorch spells it.") { call in
        guard case .object(let object) = call[0], let x = object as? TensorObject,
          !x.spelling.isTensor || x.spelling is EagerSpelling
        else { return call[0] }
        return call.result(x.tensor)
      },
      Verb("_input", "x", "The tensor as PyTorch spells it, floats as float32.") { call in
        let x = try call.tensor(0)
        if x.dtype == .float64 { return call.result(try x.to(.float32)) }
        guard case .object(let object) = call[0], let own = object as? TensorObject,
          own.spelling is EagerSpelling
        else { return call[0] }
        return call.result(x)
      },
      Verb("_same", "a, b", "Whether two objects are the same tensor, whatever their spellings.") { call in
        guard let a = call[0].numbers, let b = call[1].numbers else { return .bool(false) }
        return .bool(a === b)
      },
    ]
  }
}
