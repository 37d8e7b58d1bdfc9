// What a tensor says of its kind (type, size in bytes, device), and new tensors of the same kind.

import Interpreter
import Syntax
import Tensors

extension TensorTypes {
  static var kindMethods: [Verb] { questions + alike + devices }

  // MARK: Questions

  /// Whether PyTorch has a method of that name but no function: `x.view(2, 3)`, never `torch.view(x, (2, 3))`.
  static func isMethodOnly(_ name: String) -> Bool { name.hasSuffix("_") || methodsOnly.contains(name) }

  private static let methodsOnly: Set<String> = Set(
    """
    apply backward byte bool float double long contiguous cpu cuda data_ptr dim element_size expand expand_as get_device
    is_contiguous item ndimension nelement new_empty new_full new_ones new_tensor new_zeros pin_memory register_hook
    repeat reshape_as retain_grad size storage_offset stride to tolist type type_as unfold view view_as
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static var questions: [Verb] {
    [
      Verb("nelement", "self", "The number of elements.") { .int(try $0.own.count) },
      Verb("ndimension", "self", "The number of dimensions.") { .int(try $0.own.rank) },
      Verb("element_size", "self", "The bytes of one element.") { .int(try $0.own.dtype.bytes) },
      Verb("data_ptr", "self", "Where the first element lies: equal for views of the same memory.") { call in
        let own = try call.own
        return .int(own.storage.address &+ own.offset &* own.dtype.bytes)
      },
      Verb("storage_offset", "self", "How far into its memory a view begins.") { .int(try $0.own.offset) },
      Verb("is_complex", "self", "Whether the elements are complex numbers: never here.") { _ in .bool(false) },
      Verb("is_signed", "self", "Whether the elements may be negative.") {
        let dtype = try $0.own.dtype
        return .bool(dtype != .uint8 && dtype != .bool)
      },
      Verb("is_nonzero", "self", "Whether the only element is not zero.") { .bool(try $0.own.truth()) },
      Verb("is_same_size", "self, other", "Whether two tensors have one shape.") {
        .bool(try $0.own.shape == $0.tensor(1).shape)
      },
    ]
  }

  // MARK: New tensors

  private static var alike: [Verb] {
    [
      Verb("new_zeros", "self, *size, dtype=None, device=None, requires_grad=False", "Zeros of the same type.")
      {
        call in
        return call.result(
          try call.engine.zeros(call.sizes(4), dtype: call.dtype(1) ?? call.own.dtype)
            .leaf(call.bool(3)))
      },
      Verb("new_ones", "self, *size, dtype=None, device=None, requires_grad=False", "Ones of the same type.") {
        call in
        return call.result(
          try call.engine.ones(call.sizes(4), dtype: call.dtype(1) ?? call.own.dtype)
            .leaf(call.bool(3)))
      },
      Verb(
        "new_empty", "self, *size, dtype=None, device=None, requires_grad=False",
        "A tensor of the same type whose numbers mean nothing yet; here zeros."
      ) { call in
        return call.result(
          try call.engine.zeros(call.sizes(4), dtype: call.dtype(1) ?? call.own.dtype)
            .leaf(call.bool(3)))
      },
      Verb("new_full", "self, size, fill_value, *, dtype=None, device=None", "One number, of the same type.") {
        call in
        guard let number = try call.machine.number(call[2]) else { throw call.mismatch(2, "Number") }
        return call.result(
          try call.engine.full(call.axes(1), number, dtype: call.dtype(3) ?? call.own.dtype))
      },
      Verb(
        "new_tensor", "self, data, *, dtype=None, device=None, requires_grad=False", "Data, of the same type."
      ) {
        call in
        return call.result(
          try call.engine.tensor(from: call[1], call.machine, dtype: call.dtype(2) ?? call.own.dtype)
            .leaf(call.bool(4)))
      },
    ]
  }

  // MARK: Devices

  private static var devices: [Verb] {
    [
      Verb("cpu", "self", "The tensor itself: there is no other device.") { $0[0] },
      Verb("cuda", "self, *arguments, non_blocking=False", "There is no graphics processor: an error.") {
        call in
        throw call.noCUDA
      },
      Verb("pin_memory", "self", "The tensor itself: it concerns graphics processors only.") { $0[0] },
      Verb("get_device", "self", "-1: the tensor is on the CPU.") { _ in .int(-1) },
    ]
  }

  static var kindProperties: [(String, Getter)] {
    [
      ("device", { _, types, _ in .object(types.cpu) }),
      ("is_cuda", { _, _, _ in .bool(false) }), ("is_cpu", { _, _, _ in .bool(true) }),
      ("is_sparse", { _, _, _ in .bool(false) }), ("is_quantized", { _, _, _ in .bool(false) }),
      ("itemsize", { tensor, _, _ in .int(tensor.dtype.bytes) }),
      ("nbytes", { tensor, _, _ in .int(tensor.count * tensor.dtype.bytes) }),
      ("H", { tensor, types, machine in types.value(try tensor.transpose(-2, -1), machine) }),
    ]
  }
}

extension DType {
  /// The type's name in C++, as some of PyTorch's messages have it.
  var inC: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int64: "long int"
    case .float32: "float"
    case .float64: "double"
    }
  }

  /// The bytes of one element.
  var bytes: Int {
    switch self {
    case .bool, .uint8: 1
    case .float32: 4
    case .int64, .float64: 8
    }
  }
}

/// `torch.device`: a name. Only "cpu" can hold tensors; others may be spoken of.
final class DeviceObject: Object {
  let kind: String
  let index: Int?
  private let ownType: TypeObject

  init(_ kind: String, _ index: Int?, type: TypeObject, heap: Heap) {
    self.kind = kind
    self.index = index
    ownType = type
    super.init(heap: heap)
  }

  private static let kinds = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla",
    "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// The device of a text such as `cuda:0`.
  static func parse(_ text: String, _ machine: Machine) throws -> (kind: String, index: Int?) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if !kinds.contains(parts[0]) {
      throw machine.error(
        "RuntimeError",
        "Expected one of \(kinds.joined(separator: ", ")) device type at start of device string: \(parts[0])")
    }
    guard parts.count > 1 else { return (parts[0], nil) }
    guard parts.count == 2, let index = Int(parts[1]), index >= 0 else {
      throw machine.error("RuntimeError", "Invalid device string: '\(text)'")
    }
    return (parts[0], index)
  }

  override var type: TypeObject { ownType }

  override func repr(_ machine: Machine) -> Text {
    Text("device(type='\(kind)'" + (index.map { ", index=\($0)" } ?? "") + ")")
  }

  override func str(_ machine: Machine) -> Text { Text(kind + (index.map { ":\($0)" } ?? "")) }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    kind.utf8.reduce(index ?? -1) { $0 &* 31 &+ Int($1) }
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard case .object(let object) = other, let other = object as? DeviceObject else { return nil }
    let isSame = kind == other.kind && index == other.index
    switch `operator` {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return nil
    }
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "type": machine.string(Text(kind))
    case "index": index.map { Value.int($0) } ?? Value.none
    default: nil
    }
  }

  override var attributeNames: [String] { ["index", "type"] }
}

extension Call {
  /// PyTorch's words for a build without CUDA.
  var noCUDA: Raise { machine.error("AssertionError", "Torch not compiled with CUDA enabled") }

  /// Refuses every device but the CPU: a text, a device, or nothing.
  func checkDevice(_ value: Value) throws {
    let kind: String
    switch value {
    case .none, .unbound: return
    case .string(let text): kind = try DeviceObject.parse(text.text.string, machine).kind
    case .object(let object as DeviceObject): kind = object.kind
    default:
      throw machine.typeError(
        "\(verb.name)() received an invalid combination of arguments: a device is a str or torch.device, not "
          + machine.typeName(value))
    }
    if kind == "cpu" { return }
    if kind == "cuda" { throw noCUDA }
    throw machine.error("RuntimeError", "there is no device of type \(kind) here: tensors are on the cpu")
  }
}
