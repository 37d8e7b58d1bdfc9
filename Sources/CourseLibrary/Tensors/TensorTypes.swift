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
  let device: TypeObject
  /// The device that all tensors are on.
  let cpu: DeviceObject
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
    device = types.named("device")
    cpu = DeviceObject("cpu", nil, type: device, heap: machine.heap)
    let dtypeClass = dtype
    dtypes = DType.allCases.map { [heap] in .object(DTypeObject($0, type: dtypeClass, heap: heap)) }
    for type in [tensor, size, dtype, device] { type.define("__module__", machine.string("torch")) }
    parameter.define("__module__", machine.string("torch.nn.parameter"))
    for (type, text) in [
      (tensor, "Numbers in a grid of any dimensions, all of one type: torch.tensor([[1.0, 2.0], [3.0, 4.0]])."),
      (parameter, "A tensor that a module registers and an optimizer trains: nn.Parameter(torch.zeros(3))."),
      (size, "The shape of a tensor: a tuple of ints."), (dtype, "The type of a tensor's elements."),
      (device, "Where tensors are: always torch.device(\"cpu\") here."),
      (types.named("torch.memory_format"), "The order in which a tensor's elements lie in memory."),
    ] { type.define("__doc__", machine.string(Text(text))) }
    // There is one of each, so a copy is the thing itself.
    for type in [dtype, device] {
      for name in ["__copy__", "__deepcopy__"] {
        let itself = NativeFunction(name, isMethod: true, heap: heap) { (arguments, _) throws(Raise) in
          arguments[0] ?? .none
        }
        type.define(name, .object(itself))
      }
    }
    size.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      let items = try arguments.count == 0 ? [] : machine.elements(of: arguments.positional[0])
      var shape: [Int] = []
      for (place, item) in items.enumerated() {
        guard let size = item.asInt else {
          throw machine.typeError(
            "torch.Size() takes an iterable of 'int' (item \(place) is '\(machine.typeName(item))')")
        }
        shape.append(size)
      }
      return self.size(shape)
    }
    device.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      try machine.raising { try self.makeDevice(arguments, machine) }
    }
    tensor.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      try machine.raising { try self.makeTensor(arguments, .float32, machine) }
    }
    parameter.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      try machine.raising { try self.makeParameter(arguments, machine) }
    }
  }

  func value(_ tensor: Tensor, _ machine: Machine) -> Value { spelling.object(tensor) }

  func parameter(_ tensor: Tensor) -> Value { parameterSpelling.object(tensor) }

  /// The tensor, or None.
  func value(_ tensor: Tensor?, _ machine: Machine) -> Value { tensor.map { value($0, machine) } ?? .none }

  /// `torch.device("cuda", 0)`, `torch.device("cuda:0")`, `torch.device(other)`.
  private func makeDevice(_ arguments: Arguments, _ machine: Machine) throws -> Value {
    let values = try Signature("type, index=None").bind(arguments, function: "device", machine)
    switch values[0] {
    case .object(let object as DeviceObject): return .object(object)
    case .string(let text):
      let (kind, index) = try DeviceObject.parse(text.text.string, machine)
      return .object(DeviceObject(kind, values[1].asInt ?? index, type: device, heap: heap))
    default:
      throw machine.typeError("device(): argument 'type' must be str, not \(machine.typeName(values[0]))")
    }
  }

  /// `torch.Tensor(2, 3)` makes room, here zeros; `torch.Tensor([1, 2])` holds the numbers.
  func makeTensor(_ arguments: Arguments, _ dtype: DType, _ machine: Machine) throws -> Value {
    let values = arguments.positional
    if values.count == 1, values[0].tensor != nil || machine.sequence(values[0]) != nil,
      !(values[0].object is SizeObject)
    {
      return value(try engine.tensor(from: values[0], machine, dtype: dtype), machine)
    }
    let sizes = values.count == 1 ? machine.sequence(values[0]) ?? values : values
    let shape = try sizes.map { item in
      guard let size = item.asInt else {
        throw machine.typeError("new(): data must be a sequence (got \(machine.typeName(item)))")
      }
      return size
    }
    return value(try engine.zeros(values.isEmpty ? [0] : shape, dtype: dtype), machine)
  }

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
    named(name, ["values", "indices"], [values, indices], machine)
  }

  /// A tuple of tensors with names, of the class that PyTorch calls `torch.return_types.name`.
  func named(_ name: String, _ names: [String], _ tensors: [Tensor], _ machine: Machine) -> Value {
    let type = machine.heap.types.named("torch.return_types.\(name)", base: machine.heap.types.tuple)
    return .tuple(NamedResult(names, tensors.map { value($0, machine) }, type: type, heap: heap))
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

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "is_floating_point": .bool(dtype.isFloat)
    case "is_complex": .bool(false)
    case "is_signed": .bool(dtype != .uint8 && dtype != .bool)
    case "itemsize": .int(dtype.bytes)
    default: nil
    }
  }

  override var attributeNames: [String] { ["is_complex", "is_floating_point", "is_signed", "itemsize"] }
}

/// `torch.Size`: a tuple of ints that prints its name.
final class SizeObject: TupleObject {
  private let ownType: TypeObject

  init(_ shape: [Int], type: TypeObject, heap: Heap) {
    ownType = type
    super.init(shape.map { .int($0) }, heap: heap)
  }

  override var type: TypeObject { ownType }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    guard heap.names.string(name) == "numel" else { return try super.attribute(name, machine) }
    let product = items.compactMap(\.asInt).reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    return .object(NativeFunction("numel", heap: heap) { _, _ in .int(product) })
  }

  override var attributeNames: [String] { super.attributeNames + ["numel"] }

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
    if let item = zip(names, items).first(where: { $0.0 == wanted }) { return item.1 }
    return try super.attribute(name, machine)
  }

  override var attributeNames: [String] { super.attributeNames + names }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    var lines: [String] = []
    for (name, item) in zip(names, items) { lines.append("\(name)=\(try machine.repr(item).string)") }
    return Text("\(type.name)(\n\(lines.joined(separator: ",\n")))")
  }
}
