// The classes that scripts see of tensors, as PyTorch names them: Tensor, Size, dtype.
//
// One object of this class belongs to a library and holds what is made once: the classes, and the one object a dtype
// has, so that `x.dtype == float32` is a comparison of identities.

import Interpreter
import Tensors

/// The classes of tensor objects, and the makers of their instances.
final class TensorTypes {
  let tensor: TypeObject
  /// `torch.nn.Parameter`: a tensor that modules register.
  let parameter: TypeObject
  let size: TypeObject
  let dtype: TypeObject
  private let dtypes: [Value]
  let engine: Engine
  private let heap: Heap
  private let spelling: TensorSpelling
  private let parameterSpelling: TensorSpelling

  init(_ machine: Machine, _ engine: Engine) {
    self.engine = engine
    heap = machine.heap
    let types = machine.heap.types
    // Classes made by name are roots of the collector.
    tensor = types.named("Tensor")
    parameter = types.named("Parameter", base: tensor)
    size = types.named("Size")
    dtype = types.named("dtype")
    spelling = TensorSpelling(tensor, engine, heap: heap)
    parameterSpelling = ParameterSpelling(parameter, results: spelling, engine, heap: heap)
    let dtypeClass = dtype
    dtypes = DType.allCases.map { [heap] in .object(DTypeObject($0, type: dtypeClass, heap: heap)) }
    for type in [tensor, size, dtype] { type.define("__module__", machine.string("torch")) }
    parameter.define("__module__", machine.string("torch.nn.parameter"))
    parameter.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      try machine.raising { try self.makeParameter(arguments, machine) }
    }
  }

  func value(_ tensor: Tensor, _ machine: Machine) -> Value { spelling.object(tensor) }

  func parameter(_ tensor: Tensor) -> Value { parameterSpelling.object(tensor) }

  /// The tensor, or None.
  func value(_ tensor: Tensor?, _ machine: Machine) -> Value { tensor.map { value($0, machine) } ?? .none }

  func value(_ dtype: DType) -> Value { dtypes[dtype.rawValue] }

  func size(_ shape: [Int]) -> Value { .tuple(SizeObject(shape, type: size, heap: heap)) }

  /// The element type that `float32`, or Python's `bool`, `int` or `float`, stands for.
  func dtype(_ value: Value, _ machine: Machine) -> DType? {
    guard case .object(let object) = value else { return nil }
    if let object = object as? DTypeObject { return object.dtype }
    let types = machine.heap.types
    if object === types.bool { return .bool }
    if object === types.int { return .int64 }
    return object === types.float ? .float64 : nil
  }

  /// What `x.max(dim=1)` gives: a tuple of two tensors with names.
  func extremes(_ name: String, values: Tensor, indices: Tensor, _ machine: Machine) -> Value {
    let type = machine.heap.types.named("torch.return_types.\(name)")
    return .tuple(
      NamedResult(
        ["values", "indices"], [value(values, machine), value(indices, machine)], type: type, heap: heap))
  }
}

/// `torch.float32` and its like.
final class DTypeObject: Object {
  let dtype: DType
  private let ownType: TypeObject

  init(_ dtype: DType, type: TypeObject, heap: Heap) {
    self.dtype = dtype
    ownType = type
    super.init(heap: heap)
  }

  override var type: TypeObject { ownType }
  override func repr(_ machine: Machine) -> Text { Text("torch.\(dtype.name)") }
}

/// `torch.Size`: a tuple of ints that prints its name.
final class SizeObject: TupleObject {
  private let ownType: TypeObject

  init(_ shape: [Int], type: TypeObject, heap: Heap) {
    ownType = type
    super.init(shape.map { .int($0) }, heap: heap)
  }

  override var type: TypeObject { ownType }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    let sizes = items.map { $0.asInt.map(String.init) ?? "?" }
    return Text("torch.Size([\(sizes.joined(separator: ", "))])")
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    let item = try machine.item(of: machine.tuple(items), at: index)
    guard case .tuple(let part) = item else { return item }
    return .tuple(SizeObject(part.items.compactMap(\.asInt), type: ownType, heap: heap))
  }
}

/// A tuple whose items also have names.
final class NamedResult: TupleObject {
  private let names: [String]
  private let ownType: TypeObject

  init(_ names: [String], _ values: [Value], type: TypeObject, heap: Heap) {
    self.names = names
    ownType = type
    super.init(values, heap: heap)
  }

  override var type: TypeObject { ownType }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let wanted = heap.names.string(name)
    return zip(names, items).first { $0.0 == wanted }?.1
  }

  override var attributeNames: [String] { names }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    var lines: [String] = []
    for (name, item) in zip(names, items) { lines.append("\(name)=\(try machine.repr(item).string)") }
    return Text("\(type.name)(\n\(lines.joined(separator: ",\n")))")
  }
}
