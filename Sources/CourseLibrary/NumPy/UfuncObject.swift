// A ufunc as an object: called as a function, and with methods of its own (`np.add.reduce`, `np.maximum.accumulate`).

import Interpreter
import Tensors

/// `np.add`, `np.exp`: a function of one or two elements, applied to arrays.
final class UfuncObject: Object {
  enum Body { case unary(UnaryUfunc), binary(BinaryUfunc) }
  private let name: String
  private let body: Body
  private unowned let library: CourseLibrary
  private let verb: Verb

  init(_ name: String, _ body: Body, in library: CourseLibrary, heap: Heap) {
    self.name = name
    self.body = body
    self.library = library
    verb = UfuncObject.verb(name, body)
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("numpy.ufunc") }
  override var isCallable: Bool { true }
  override var help: Documentation? {
    Documentation(heading: name + verb.signature.shown, text: verb.help)
  }
  override func repr(_ machine: Machine) -> Text { Text("<ufunc '\(name)'>") }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try run(verb, try verb.signature.bind(arguments, function: name, machine), machine)
  }

  private func run(_ verb: Verb, _ values: [Value], _ machine: Machine) throws(Raise) -> Value {
    try library.arrays.raising(machine) {
      try library.engine.measured(verb.name) {
        try verb.body(Call(library: library, machine: machine, verb: verb, values: values))
      }
    }
  }

  private static func verb(_ name: String, _ body: Body) -> Verb {
    switch body {
    case .unary(let ufunc):
      return Verb(name, "x, out=None, *, where=None, dtype=None", ufunc.help) { call in
        var operand = try call.arrayOperand(0)
        if let dtype = try call.arrayType(3) { operand = .array(try call.array(0, dtype: dtype).tensor, dtype) }
        let (tensor, type) = try call.arrays.apply(ufunc, operand, call.machine)
        return try call.finish(tensor, type, where: 2, out: 1)
      }
    case .binary(let ufunc):
      return Verb(name, "x1, x2, out=None, *, where=None, dtype=None", ufunc.help) { call in
        var (a, b) = (try call.arrayOperand(0), try call.arrayOperand(1))
        if let dtype = try call.arrayType(4) {
          a = .array(try call.arrays.tensor(a).cast(from: a.type, to: dtype), dtype)
          b = .array(try call.arrays.tensor(b).cast(from: b.type, to: dtype), dtype)
        }
        let (tensor, type) = try call.arrays.combine(ufunc, a, b, call.machine)
        return try call.finish(tensor, type, where: 3, out: 2)
      }
    }
  }

  // MARK: Methods

  private static var methods: [Verb] {
    [
      Verb(
        "reduce", "array, axis=0, dtype=None, out=None, keepdims=False, initial=None", "Folds along an axis."
      ) { call in
        guard let ufunc = call.ufunc else { return .none }
        var (x, type) = try call.array(1)
        var axes = call.isMissing(2) ? Array(0..<x.rank) : try call.arrayAxes(2, rank: x.rank) ?? []
        axes = axes.map { $0 < 0 ? $0 + x.rank : $0 }
        let keeps = try call.bool(5)
        if ufunc.operation == .add {
          let (sum, outer) = try call.arrays.sum(x, type, axes, keepdims: keeps, dtype: call.arrayType(3))
          return try call.finish(sum, outer, out: 4)
        }
        if ufunc.operation == .multiply {
          type = try call.arrayType(3) ?? type.summed
          x = try call.array(1, dtype: type).tensor
        }
        let quick: [BinaryOperation: (Tensor) throws -> Tensor] = [
          .maximum: { try $0.max(axes, keepdim: keeps) }, .minimum: { try $0.min(axes, keepdim: keeps) },
          .logicalAnd: { try $0.to(.bool).all(axes, keepdim: keeps) },
          .logicalOr: { try $0.to(.bool).any(axes, keepdim: keeps) },
        ]
        if let fold = quick[ufunc.operation], x.count > 0, !axes.isEmpty, type != .bool {
          let isTruth = ufunc.operation == .logicalAnd || ufunc.operation == .logicalOr
          return try call.finish(fold(x), isTruth ? .bool : type, out: 4)
        }
        for axis in axes.sorted(by: >) {
          guard x.shape[axis] > 0 else {
            throw call.machine.valueError(
              "zero-size array to reduction operation \(ufunc.name) which has no identity")
          }
          let slices = try x.unbind(axis)
          var made = ArrayOperand.array(slices[0], type)
          for slice in slices.dropFirst() {
            let (tensor, outer) = try call.arrays.combine(ufunc, made, .array(slice, type), call.machine)
            made = .array(tensor, outer)
          }
          x = try call.arrays.tensor(made)
          type = made.type
          if keeps { x = try x.unsqueeze(axis) }
        }
        return try call.finish(x, type, out: 4)
      },
      Verb("accumulate", "array, axis=0, dtype=None, out=None", "All folds so far along an axis.") { call in
        guard let ufunc = call.ufunc else { return .none }
        let (x, type) = try call.array(1)
        if x.rank == 0 { throw call.machine.typeError("cannot accumulate on a scalar") }
        let outer =
          try call.arrayType(3)
          ?? (ufunc.operation == .add || ufunc.operation == .multiply ? type.summed : type)
        let made = try x.cast(from: type, to: outer).accumulated(
          ufunc.operation, call.arrayAxis(2, rank: x.rank))
        return try call.finish(made.narrowed(to: outer), outer, out: 4)
      },
      Verb("outer", "a, b", "The function of every element of a with every one of b.") { call in
        guard let ufunc = call.ufunc else { return .none }
        let ((x, first), (y, second)) = (try call.array(1), try call.array(2))
        let left = try x.reshape(x.shape + y.shape.map { _ in 1 })
        let (tensor, type) = try call.arrays.combine(
          ufunc, .array(left, first), .array(y, second), call.machine)
        return try call.array(result: tensor, type)
      },
      Verb("at", "a, indices, b=None", "In place at the indices, again for an index that comes again.") {
        call in
        guard let ufunc = call.ufunc, let (x, type) = call[1].array else {
          throw call.machine.typeError("first operand must be array")
        }
        let indices = try call.arrays.indices(call[2], of: x, call.machine)
        let shape = try x.shape(at: indices)
        let places = try call.engine.arange(stop: .int(x.count)).reshape(x.shape)[indices].ints()
        let (b, given) = try call.array(3)
        let values = try b.cast(from: given, to: type).expand(shape).scalars()
        let flat = try x.contiguous().clone().reshape([x.count])
        for (place, value) in zip(places, values) {
          let element = try flat[.at(place)]
          let made = try Tensor.combine(
            ufunc.operation, .tensor(element), .tensor(call.engine.scalar(value, dtype: type.carrier)))
          try element.assign(made.narrowed(to: type))
        }
        try x.assign(flat.reshape(x.shape))
        return .none
      },
    ]
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let wanted = heap.names.string(name)
    if wanted == "__name__" { return machine.string(Text(self.name)) }
    if wanted == "__doc__" { return machine.string(Text(self.verb.help)) }
    guard case .binary = body, let verb = UfuncObject.methods.first(where: { $0.name == wanted }) else {
      return nil
    }
    return .object(
      NativeFunction(wanted, signature: verb.signature, heap: heap) {
        [self] (arguments, machine) throws(Raise) in
        try run(verb, [.object(self)] + verb.signature.bind(arguments, function: wanted, machine), machine)
      })
  }

  override var attributeNames: [String] {
    if case .binary = body { UfuncObject.methods.map(\.name) } else { [] }
  }

  fileprivate var binary: BinaryUfunc? { if case .binary(let ufunc) = body { ufunc } else { nil } }
}

extension Call {
  /// The ufunc that a method was called on.
  fileprivate var ufunc: BinaryUfunc? { (self[0].object as? UfuncObject)?.binary }

  /// Writes a result to `out=` where the mask `where=` is true, and gives what came of it.
  fileprivate func finish(_ tensor: Tensor, _ type: ArrayType, where mask: Int, out place: Int) throws -> Value
  {
    if isMissing(mask) { return try finish(tensor, type, out: place) }
    if case .bool(true) = self[mask] { return try finish(tensor, type, out: place) }
    let (bits, _) = try array(mask, dtype: .bool)
    let rest = isMissing(place) ? try tensor.zerosLike() : try array(place).tensor
    let chosen = try Tensor.where(bits, .tensor(tensor), .tensor(rest.to(tensor.dtype)))
    return try finish(chosen, type, out: place)
  }
}
