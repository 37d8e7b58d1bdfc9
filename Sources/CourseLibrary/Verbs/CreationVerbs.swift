// Making tensors and joining them, with PyTorch's names and rules.

import Interpreter
import Tensors

extension CourseLibrary {
  static var creationVerbs: [Verb] {
    [
      Verb(
        "tensor", "data, *, dtype=None, device=None, requires_grad=False, pin_memory=False",
        "A tensor of a number or of nested lists: tensor([[1, 2], [3, 4]])."
      ) {
        $0.result(
          try $0.engine.tensor(from: $0[0], $0.machine, dtype: $0.dtype(1)).leaf($0.bool(3)))
      },
      sized("zeros", "A tensor of zeros: zeros(2, 3).") { try $0.zeros($1, dtype: $2) },
      sized("ones", "A tensor of ones: ones(2, 3).") { try $0.ones($1, dtype: $2) },
      Verb(
        "full", "size, fill_value, *, dtype=None, device=None, requires_grad=False",
        "A tensor of one number: full((2, 3), 7.0)."
      ) { call in
        guard call.machine.sequence(call[0]) != nil else { throw call.mismatch(0, "tuple of ints") }
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        return call.result(
          try call.engine.full(call.axes(0), number, dtype: call.dtype(2)).leaf(call.bool(4)))
      },
      Verb(
        "arange", "start, end=None, step=1, *, dtype=None, device=None, requires_grad=False",
        "start, start + step, … up to but not including end: arange(4) is 0 1 2 3."
      ) { call in
        let numbers = try (0..<3).map { place -> Scalar? in
          if call.isMissing(place) { return nil }
          guard let number = try call.machine.number(call[place]) else {
            if call.machine.type(of: call[place]) === call.machine.heap.types.int {
              throw call.refused("value cannot be converted to type int64_t without overflow")
            }
            throw call.mismatch(place, "Number")
          }
          return number
        }
        let (start, stop) = call.isMissing(1) ? (nil, numbers[0]) : (numbers[0], numbers[1])
        return call.result(
          try call.engine.arange(
            start: start ?? 0, stop: stop ?? 0, step: numbers[2] ?? 1, dtype: call.dtype(3)
          ).leaf(call.bool(5)))
      },
      sized("rand", "Random numbers from 0 to below 1: rand(2, 3).") {
        if !$2.isFloat { throw TensorError.notImplemented(kernel: "check_uniform_bounds", $2) }
        return try $0.rand($1, dtype: $2)
      },
      sized("randn", "Random numbers of mean 0 and standard deviation 1: randn(2, 3).") {
        if !$2.isFloat { throw TensorError.notImplemented(kernel: "normal_kernel_cpu", $2) }
        return try $0.randn($1, dtype: $2)
      },
      Verb("manual_seed", "seed", "Begins the random numbers anew: the same seed gives the same numbers.") {
        $0.engine.generator = Generator(seed: UInt64(bitPattern: Int64(try $0.int(0))))
        return .none
      },
    ]
  }

  /// A maker of tensors of a shape: `zeros(2, 3)`, `zeros((2, 3))` or `zeros(size=(2, 3))`.
  static func sized(
    _ name: String, _ help: String,
    _ make: @escaping (_ engine: Engine, _ shape: [Int], _ dtype: DType) throws -> Tensor
  ) -> Verb {
    Verb(name, "*size, size=?, dtype=None, device=None, requires_grad=False, generator=None", help) { call in
      let shape = if case .unbound = call[0] { try call.sizes(5) } else { try call.axes(0) }
      return call.result(
        try call.drawing(4) { try make($0, shape, call.dtype(1) ?? .float32) }.leaf(call.bool(3)))
    }
  }

  private static func joining(_ name: String) -> Verb {
    Verb(name, "tensors, dim=0", "Tensors one after the other along a dimension: cat([a, b]).") {
      $0.result(try Tensor.cat($0.tensors(0), dim: $0.int(1)))
    }
  }

  static var joiningVerbs: [Verb] {
    TensorTypes.shapeMethods.filter { ["equal", "allclose"].contains($0.name) }.map { $0.taking("input") } + [
      Verb("stack", "tensors, dim=0", "Tensors of one shape along a new dimension: stack([a, b]).") {
        $0.result(try Tensor.stack($0.tensors(0), dim: $0.int(1)))
      },
      joining("cat"), joining("concat"), joining("concatenate"),
      Verb("relu", "input", "Every element, but 0 where it is negative.") {
        $0.result(try $0.tensor(0).apply(.relu))
      },
      Verb("softmax", "input, dim=-1", "Scores to probabilities: exp(x) over the sum of exp(x).") {
        $0.result(try $0.tensor(0).softmax($0.int(1)))
      },
      Verb(
        "where", "condition, input=None, other=None",
        "input where the condition is true, else other; alone, the indices of what is true."
      ) { call in
        if call.isMissing(1) { return call.results(try call.tensor(0).nonzeroPlaces()) }
        let condition = try call.tensor(0)
        if condition.dtype != .bool, condition.dtype != .uint8 {
          throw call.refused(
            "where expected condition to be a boolean tensor, but got a tensor with dtype "
              + condition.dtype.scalarName)
        }
        return call.result(try Tensor.where(condition, call.operand(1), call.operand(2)))
      },
    ]
  }
}
