// Makers of tensors that only `torch` has, beside those of the teaching verbs.

import Interpreter
import Tensors

extension CourseLibrary {
  static var torchCreationVerbs: [Verb] {
    [
      Verb(
        "randint", "low, high=None, size=None, *, generator=None, dtype=None",
        "Random integers from low to below high."
      ) {
        call in
        // `randint(high, size)` leaves `low` out.
        let short = call.isMissing(2)
        let (low, high) = short ? (0, try call.int(0)) : (try call.int(0), try call.int(1))
        let made = try call.drawing(3) { try $0.randint(low: low, high: high, call.axes(short ? 1 : 2)) }
        return call.result(try made.to(call.dtype(4) ?? .int64))
      },
      Verb("randperm", "n, *, generator=None", "The integers from 0 to below n in random order.") { call in
        call.result(try call.drawing(1) { try $0.randperm(call.int(0)) })
      },
      Verb("normal", "mean, std, size, *, generator=None", "Normal numbers.") { call in
        call.result(
          try call.drawing(3) { try $0.normal(call.axes(2), mean: call.double(0), spread: call.double(1)) })
      },
      Verb("bernoulli", "input", "1 with the probability that stands there, else 0.") {
        $0.result(try $0.tensor(0).bernoulli())
      },
      Verb("eye", "n, m=None, *, dtype=None", "The identity matrix.") { call in
        call.result(
          try call.engine.eye(call.int(0), call.optionalInt(1), dtype: call.dtype(2) ?? .float32))
      },
      Verb("linspace", "start, end, steps, *, dtype=None", "So many numbers from start to end, both included.")
      {
        call in
        call.result(
          try call.engine.linspace(
            call.double(0), call.double(1), steps: call.int(2), dtype: call.dtype(3) ?? .float32))
      },
      like("zeros_like", "Zeros of a tensor's shape and type.") { try $0.zerosLike(dtype: $1) },
      like("ones_like", "Ones of a tensor's shape and type.") { try $0.onesLike(dtype: $1) },
      like("empty_like", "A tensor of a tensor's shape and type; here zeros.") {
        try $0.zerosLike(dtype: $1)
      },
      like("rand_like", "Random numbers from 0 to below 1 of a tensor's shape.") {
        try $0.engine.rand($0.shape).to($1)
      },
      like("randn_like", "Normal numbers of a tensor's shape.") { try $0.engine.randn($0.shape).to($1) },
      Verb("full_like", "input, fill_value, *, dtype=None", "One number in a tensor's shape and type.") {
        call in
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        return call.result(try call.tensor(0).fullLike(number, dtype: call.dtype(2)))
      },
      Verb("einsum", "equation, *operands", "Sums of products by named axes: einsum('ij,jk->ik', a, b).") {
        call in
        let items = call.machine.sequence(call[1]) ?? []
        let list = items.count == 1 ? call.machine.sequence(items[0]) ?? items : items
        let operands = try list.map { item in
          guard let tensor = item.tensor else { throw call.mismatch(1, "Tensors", got: item) }
          return tensor
        }
        return call.result(try Tensor.einsum(call.string(0), operands))
      },
      Verb("is_tensor", "obj", "Whether it is a tensor.") { .bool($0[0].tensor != nil) },
      Verb("where", "condition, input, other", "input where the condition is true, else other.") {
        $0.result(try Tensor.where($0.tensor(0), $0.operand(1), $0.operand(2)))
      },
      Verb("as_tensor", "data, dtype=None", "A tensor of the data; a tensor stays itself.") { call in
        if let tensor = call[0].numbers, try call.dtype(1) ?? tensor.dtype == tensor.dtype {
          return call[0].tensor == nil ? try call.sharing(call[0]) : call[0]
        }
        return call.result(try call.engine.tensor(from: call[0], call.machine, dtype: call.dtype(1)))
      },
      Verb("from_numpy", "ndarray", "The tensor over a NumPy array's own memory.") { try $0.sharing($0[0]) },
      Verb("Generator", "device=None", "Random numbers of their own, begun by its manual_seed.") {
        .object(GeneratorObject(heap: $0.machine.heap))
      },
    ]
  }

  private static func like(
    _ name: String, _ help: String, _ make: @escaping (_ like: Tensor, DType) throws -> Tensor
  ) -> Verb {
    Verb(name, "input, *, dtype=None, requires_grad=False", help) { call in
      let x = try call.tensor(0)
      return call.result(try make(x, call.dtype(1) ?? x.dtype).requireGrad(call.bool(2)))
    }
  }
}

extension Call {
  /// The tensor over an array's memory.
  fileprivate func sharing(_ array: Value) throws -> Value {
    guard let tensor = array.numbers, array.tensor == nil else {
      throw machine.typeError("expected np.ndarray (got \(machine.type(of: array).shortName))")
    }
    if tensor.strides.contains(where: { $0 < 0 }), tensor.count > 0 {
      throw machine.valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not "
          + "currently supported. (You can probably work around this by making a copy of your array  with "
          + "array.copy().) ")
    }
    return result(tensor.detach())
  }

  /// Draws from the generator that is given, else from the engine's own.
  fileprivate func drawing(_ place: Int, _ draw: (Engine) throws -> Tensor) throws -> Tensor {
    if isMissing(place) { return try draw(engine) }
    guard case .object(let object) = self[place], let own = object as? GeneratorObject else {
      throw mismatch(place, "Generator")
    }
    let outer = engine.generator
    engine.generator = own.generator
    defer {
      own.generator = engine.generator
      engine.generator = outer
    }
    return try draw(engine)
  }
}

/// `torch.Generator`.
private final class GeneratorObject: Object {
  var generator = Generator(seed: 0)

  override var type: TypeObject { heap.types.named("Generator") }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "manual_seed":
      return .object(
        NativeFunction("manual_seed", heap: heap) { [self] (arguments, machine) throws(Raise) in
          try arguments.expect(1...1, of: "manual_seed", machine)
          guard let seed = arguments[0]?.asInt else { throw machine.typeError("manual_seed needs an int") }
          generator = Generator(seed: UInt64(bitPattern: Int64(seed)))
          return .object(self)
        })
    case "initial_seed":
      return .object(
        NativeFunction("initial_seed", heap: heap) { [self] _, _ in
          .int(Int(truncatingIfNeeded: generator.seed))
        })
    default: return nil
    }
  }
}
