// One side of the border between two sessions: it turns its session's values into plain ones and back.
//
// What is not plain stays here under a number, and the other side gets a reference to it; a reference that comes back is
// the thing itself again. Tensors that gradients flow through are noted in the order in which they cross, so that a way
// back can be sent the same way (`WayBack.swift`).

package import Interpreter
import Limits
import Tensors

/// A session's side of the border.
///
/// ```swift
/// let border = Crossing(library, machine) { reference in ForeignObject(reference, peer) }
/// let plain = try border.plain(value)
/// ```
package final class Crossing {
  let library: CourseLibrary
  package let machine: Machine
  /// Makes the object that stands for something of the other side's.
  private let represent: (PlainValue.Reference) -> Object
  private var kept: [Int: Value] = [:]
  private var lastID: Int
  /// The bytes that values may still take in one message.
  private var room = 0

  package static let largestMessage = 64 << 20
  private static let deepest = 100
  private static let longestKind = 60

  /// `numbering` tells the things of one session from those of another that took its place.
  package init(
    _ library: CourseLibrary, _ machine: Machine, numbering: Int = 0,
    represent: @escaping (PlainValue.Reference) -> Object
  ) {
    lastID = numbering << 32
    self.library = library
    self.machine = machine
    self.represent = represent
  }

  /// The tensors of one message whose gradients cross.
  package struct Flow {
    /// Where gradients go to, on the side that computes.
    var inputs: [Tensor] = []
    /// Where gradients come from.
    var outputs: [Tensor] = []

    package init() {}

    package var isEmpty: Bool { outputs.isEmpty }
  }

  // MARK: Keeping

  /// Lets go of what the other side no longer refers to.
  package func release(_ id: Int) {
    kept[id] = nil
    machine.extraRoots["lent \(id)"] = nil
  }

  package func value(of id: Int) -> Value? { kept[id] }

  private func keep(_ value: Value) -> Int {
    lastID += 1
    kept[lastID] = value
    machine.extraRoots["lent \(lastID)"] = value
    return lastID
  }

  // MARK: Out

  /// What a message holds, with the gradients that flow through it.
  package enum Direction {
    /// Arguments: tensors that want gradients become inputs of what the other side computes.
    case arguments
    /// A result: tensors that an operation made, or that are inputs themselves, become outputs.
    case result
  }

  /// The value as plain data. Throws for what is nested too deeply or takes more than a message may.
  package func plain(
    _ value: Value, _ direction: Direction, _ flow: inout Flow
  ) throws -> PlainValue {
    room = Crossing.largestMessage
    return try plain(value, direction, &flow, 0)
  }

  /// The value as plain data, without gradients.
  package func plain(_ value: Value) throws -> PlainValue {
    var flow = Flow()
    return try plain(value, .arguments, &flow)
  }

  /// Every value takes a few steps: a list that holds another one twice, and that one a third, is as large as it is long
  /// to go through, however little memory it has.
  private func take(_ bytes: Int) throws {
    try machine.limits.poll(steps: 1 + bytes >> 6)
    room -= bytes
    if room < 0 {
      throw CrossingRefusal("the value takes more than \(Crossing.largestMessage >> 20) MB")
    }
  }

  private func plain(
    _ value: Value, _ direction: Direction, _ flow: inout Flow, _ depth: Int
  ) throws -> PlainValue {
    guard depth < Crossing.deepest else {
      throw CrossingRefusal("the value is nested more than \(Crossing.deepest) deep")
    }
    try take(32)
    func items(_ values: [Value], _ flow: inout Flow) throws -> [PlainValue] {
      var items: [PlainValue] = []
      for value in values { items.append(try plain(value, direction, &flow, depth + 1)) }
      return items
    }
    switch value.underlying {
    case .unbound, .none: return .none
    case .bool(let flag): return .bool(flag)
    case .int(let int): return .int(int)
    case .float(let float): return .float(float)
    case .string(let text):
      let string = text.text.string
      try take(string.utf8.count)
      return .string(string)
    case .list(let list):
      try take(list.count * 32)
      return .list(try items((0..<list.count).compactMap { list[$0] }, &flow))
    case .tuple(let tuple): return .tuple(try items(tuple.items, &flow))
    case .dict(let dict):
      let entries = dict.items
      try take(entries.count * 64)
      var plainEntries: [(key: PlainValue, value: PlainValue)] = []
      for (key, value) in entries {
        plainEntries.append(
          (try plain(key, direction, &flow, depth + 1), try plain(value, direction, &flow, depth + 1)))
      }
      return .dict(plainEntries)
    case .function: return reference(value)
    case .object(let object):
      if value.isIdentical(to: machine.ellipsis) { return .ellipsis }
      switch object {
      case let big as BigIntObject:
        // As long as Python turns an integer into text.
        return .big(try machine.str(.object(big)).string)
      case let set as SetObject: return .set(try items(machine.elements(of: .object(set)), &flow))
      case let number as ScalarObject:
        return .number(type: number.arrayType.rawValue, plain(number.number))
      case let tensor as TensorObject: return .tensor(try plain(tensor, direction, &flow))
      case let foreign as ForeignObject: return .reference(foreign.returned)
      default: return reference(value)
      }
    }
  }

  private func plain(_ number: Scalar) -> PlainValue {
    switch number {
    case .bool(let flag): .bool(flag)
    case .int(let int): .int(int)
    case .float(let float): .float(float)
    }
  }

  private func reference(_ value: Value) -> PlainValue {
    let kind = machine.typeName(value)
    let isCallable =
      switch value {
      case .function: true
      case .object(let object): object.isCallable
      default: false
      }
    return .reference(
      PlainValue.Reference(
        id: keep(value), isReceivers: false, kind: String(kind.prefix(Crossing.longestKind)),
        isCallable: isCallable))
  }

  private func plain(
    _ object: TensorObject, _ direction: Direction, _ flow: inout Flow
  ) throws -> PlainTensor {
    let tensor = object.tensor
    let bytes = try self.bytes(of: tensor)
    let (spelling, element): (PlainTensor.Spelling, Int) =
      switch object.spelling {
      case let array as ArraySpelling: (.array, array.arrayType.rawValue)
      case let eager as EagerSpelling: (.eager, eager.element.rawValue)
      case is ParameterSpelling: (.parameter, tensor.dtype.rawValue)
      default: (.torch, tensor.dtype.rawValue)
      }
    var plain = PlainTensor(
      spelling: spelling, element: UInt8(element), shape: tensor.shape, bytes: bytes)
    guard tensor.requiresGrad else { return plain }
    plain.wantsGradient = true
    switch direction {
    case .arguments:
      guard library.engine.recordsGradients else {
        plain.wantsGradient = false
        return plain
      }
      flow.inputs.append(tensor)
    case .result:
      if !tensor.isLeaf || flow.inputs.contains(where: { $0 === tensor }) {
        plain.isOutput = true
        flow.outputs.append(tensor)
      } else if let gradient = tensor.gradient {
        plain.gradient = try self.bytes(of: gradient)
      }
    }
    return plain
  }

  private func bytes(of tensor: Tensor) throws -> [UInt8] {
    try take(tensor.count &* 8)
    let values = try tensor.detach().contiguous()
    func raw<Element>(_ elements: [Element]) -> [UInt8] { elements.withUnsafeBytes { Array($0) } }
    return switch tensor.dtype {
    case .bool: raw(try values.bools())
    case .uint8: try values.bytes()
    case .int64: raw(try values.ints())
    case .float32: raw(try values.floats())
    case .float64: raw(try values.doubles())
    }
  }

  // MARK: In

  /// The value that plain data means here. Of arguments, tensors that want gradients become leaves, noted in `flow`; of a
  /// result, `outputs` has the tensors through which gradients flow, in order.
  func value(
    _ plain: PlainValue, _ flow: inout Flow, outputs: inout ArraySlice<Tensor>
  ) throws -> Value {
    func values(_ items: [PlainValue], _ flow: inout Flow, _ outputs: inout ArraySlice<Tensor>) throws
      -> [Value]
    {
      var values: [Value] = []
      for item in items { values.append(try value(item, &flow, outputs: &outputs)) }
      return values
    }
    switch plain {
    case .none: return .none
    case .ellipsis: return machine.ellipsis
    case .bool(let flag): return .bool(flag)
    case .int(let int): return .int(int)
    case .big(let digits):
      return try machine.call(.object(machine.heap.types.int), [machine.string(Text(digits))])
    case .float(let float): return .float(float)
    case .string(let text): return machine.string(Text(text))
    case .list(let items): return machine.list(try values(items, &flow, &outputs))
    case .tuple(let items): return machine.tuple(try values(items, &flow, &outputs))
    case .set(let items):
      return try machine.call(
        .object(machine.heap.types.set), [machine.list(try values(items, &flow, &outputs))])
    case .dict(let entries):
      var pairs: [(Value, Value)] = []
      for entry in entries {
        pairs.append(
          (
            try value(entry.key, &flow, outputs: &outputs), try value(entry.value, &flow, outputs: &outputs)
          ))
      }
      return try machine.dict(pairs)
    case .number(let type, let number):
      guard let type = ArrayType(rawValue: type) else { throw CrossingRefusal("no such type of number") }
      return library.arrays.number(type.holding(try scalar(number)), type)
    case .tensor(let tensor): return try value(tensor, &flow, &outputs)
    case .reference(let reference):
      if reference.isReceivers { return kept[reference.id] ?? .none }
      return .object(represent(reference))
    }
  }

  /// An argument that arrived: its tensors that want gradients are leaves, noted in `flow`.
  package func argument(_ plain: PlainValue, _ flow: inout Flow) throws -> Value {
    var outputs: ArraySlice<Tensor> = []
    return try value(plain, &flow, outputs: &outputs)
  }

  /// The value, where no gradients cross.
  package func value(_ plain: PlainValue) throws -> Value {
    var flow = Flow()
    var outputs: ArraySlice<Tensor> = []
    return try value(plain, &flow, outputs: &outputs)
  }

  private func scalar(_ number: PlainValue) throws -> Scalar {
    switch number {
    case .bool(let flag): return .bool(flag)
    case .int(let int): return .int(int)
    case .float(let float): return .float(float)
    default: throw CrossingRefusal("no number")
    }
  }

  private func value(
    _ plain: PlainTensor, _ flow: inout Flow, _ outputs: inout ArraySlice<Tensor>
  ) throws -> Value {
    let tensor: Tensor
    if plain.isOutput, let output = outputs.popFirst() {
      tensor = output
    } else {
      tensor = try self.tensor(plain)
      if plain.wantsGradient, tensor.dtype.isFloat {
        try tensor.requireGrad()
        flow.inputs.append(tensor)
      }
    }
    switch plain.spelling {
    case .torch: return library.types.value(tensor, machine)
    case .parameter: return library.types.parameter(tensor)
    case .array:
      guard let type = ArrayType(rawValue: Int(plain.element)) else {
        throw CrossingRefusal("no such type of array")
      }
      return library.arrays.array(tensor, type)
    case .eager:
      guard let type = ArrayType(rawValue: Int(plain.element)) else {
        throw CrossingRefusal("no such type of tensor")
      }
      return library.eager.object(tensor, type)
    }
  }

  /// A tensor of its own with the numbers that crossed.
  func tensor(_ plain: PlainTensor) throws -> Tensor {
    let element = Int(plain.element)
    let isTyped = plain.spelling == .array || plain.spelling == .eager
    guard
      let dtype = isTyped ? ArrayType(rawValue: element)?.carrier : DType(rawValue: element),
      plain.shape.count <= 64, plain.shape.allSatisfy({ $0 >= 0 })
    else { throw CrossingRefusal("no such tensor") }
    let tensor = try self.tensor(plain.bytes, plain.shape, dtype)
    if let gradient = plain.gradient { tensor.gradient = try self.tensor(gradient, plain.shape, dtype) }
    return tensor
  }

  private func tensor(_ bytes: [UInt8], _ shape: [Int], _ dtype: DType) throws -> Tensor {
    func elements<Element>(_ type: Element.Type) throws -> [Element] {
      let size = MemoryLayout<Element>.stride
      let count = bytes.count / size
      var (product, overflows) = (1, false)
      for length in shape {
        let step = product.multipliedReportingOverflow(by: length)
        (product, overflows) = (step.partialValue, overflows || step.overflow)
      }
      guard !overflows, product == count, bytes.count == count * size else {
        throw CrossingRefusal("\(bytes.count) bytes for a tensor of shape \(shape)")
      }
      return bytes.withUnsafeBytes { raw in
        (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * size, as: type) }
      }
    }
    let engine = library.engine
    switch dtype {
    // A byte that is neither 0 nor 1 is no Bool.
    case .bool: return try engine.tensor(elements(UInt8.self).map { $0 != 0 }, shape: shape)
    case .uint8: return try engine.tensor(elements(UInt8.self), shape: shape)
    case .int64: return try engine.tensor(elements(Int.self), shape: shape)
    case .float32: return try engine.tensor(elements(Float.self), shape: shape)
    case .float64: return try engine.tensor(elements(Double.self), shape: shape)
    }
  }

  // MARK: Changes

  /// Makes a value that crossed what the other side has made of it.
  package func change(_ value: Value, into plain: PlainValue) throws {
    switch (value, plain) {
    case (.object(let object as TensorObject), .tensor(let changed)):
      let numbers = try tensor(changed)
      if object.tensor.shape == numbers.shape {
        try library.engine.withoutGradients { try object.tensor.detach().assign(numbers) }
      } else {
        object.tensor.replaceData(with: numbers)
      }
    case (.list(let list), .list(let items)):
      if list.count == items.count {
        for (place, item) in items.enumerated() { try change(item: place, of: list, into: item) }
      } else {
        let remade = try self.value(plain)
        _ = try machine.call(machine.attribute(of: value, machine.heap.names.intern("clear")), [])
        _ = try machine.call(machine.attribute(of: value, machine.heap.names.intern("extend")), [remade])
      }
    case (.tuple(let tuple), .tuple(let items)):
      for (item, changed) in zip(tuple.items, items) { try change(item, into: changed) }
    case (.dict, .dict), (.object, .set):
      let remade = try self.value(plain)
      _ = try machine.call(machine.attribute(of: value, machine.heap.names.intern("clear")), [])
      _ = try machine.call(machine.attribute(of: value, machine.heap.names.intern("update")), [remade])
    default: break
    }
  }

  private func change(item place: Int, of list: ListObject, into changed: PlainValue) throws {
    guard let item = list[place] else { return }
    switch (item, changed) {
    case (.list, .list), (.dict, .dict), (.tuple, .tuple): try change(item, into: changed)
    case (.object(let object), .tensor) where object is TensorObject: try change(item, into: changed)
    default: try machine.setItem(of: .list(list), at: .int(place), to: value(changed))
    }
  }
}
