// Making tensors and joining them, with PyTorch's names and rules.

import Interpreter
import Tensors

extension CourseLibrary {
  static var creationVerbs: [Verb] {
    [
      Verb(
        "tensor", "data, *, dtype=None, requires_grad=False",
        "A tensor of a number or of nested lists: tensor([[1, 2], [3, 4]])."
      ) {
        $0.result(
          try $0.engine.tensor(from: $0[0], $0.machine, dtype: $0.dtype(1)).requireGrad($0.bool(2)))
      },
      Verb("zeros", "*size, dtype=None, requires_grad=False", "A tensor of zeros: zeros(2, 3).") {
        $0.result(try $0.engine.zeros($0.sizes(2), dtype: $0.dtype(0) ?? .float32).requireGrad($0.bool(1)))
      },
      Verb("ones", "*size, dtype=None, requires_grad=False", "A tensor of ones: ones(2, 3).") {
        $0.result(try $0.engine.ones($0.sizes(2), dtype: $0.dtype(0) ?? .float32).requireGrad($0.bool(1)))
      },
      Verb("full", "size, fill_value, *, dtype=None", "A tensor of one number: full((2, 3), 7.0).") { call in
        guard call.machine.sequence(call[0]) != nil else { throw call.mismatch(0, "tuple of ints") }
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        return call.result(try call.engine.full(call.axes(0), number, dtype: call.dtype(2)))
      },
      Verb(
        "arange", "start, end=None, step=1, *, dtype=None",
        "start, start + step, … up to but not including end: arange(4) is 0 1 2 3."
      ) { call in
        let numbers = try (0..<3).map { place -> Scalar? in
          if call.isMissing(place) { return nil }
          guard let number = try call.machine.number(call[place]) else { throw call.mismatch(place, "Number") }
          return number
        }
        let (start, stop) = call.isMissing(1) ? (nil, numbers[0]) : (numbers[0], numbers[1])
        return call.result(
          try call.engine.arange(
            start: start ?? 0, stop: stop ?? 0, step: numbers[2] ?? 1, dtype: call.dtype(3)))
      },
      Verb("rand", "*size, requires_grad=False", "Random numbers from 0 to below 1: rand(2, 3).") {
        $0.result(try $0.engine.rand($0.sizes(1)).requireGrad($0.bool(0)))
      },
      Verb(
        "randn", "*size, requires_grad=False", "Random numbers of mean 0 and standard deviation 1: randn(2, 3)."
      ) {
        $0.result(try $0.engine.randn($0.sizes(1)).requireGrad($0.bool(0)))
      },
      Verb("manual_seed", "seed", "Begins the random numbers anew: the same seed gives the same numbers.") {
        $0.engine.generator = Generator(seed: UInt64(bitPattern: Int64(try $0.int(0))))
        return .none
      },
    ]
  }

  static var joiningVerbs: [Verb] {
    [
      Verb("equal", "input, other", "Whether two tensors have the same shape and elements.") { call in
        let (a, b) = (try call.tensor(0), try call.tensor(1))
        return .bool(try a.shape == b.shape && Tensor.combine(.equal, .tensor(a), .tensor(b)).all().truth())
      },
      Verb(
        "allclose", "input, other, rtol=1e-05, atol=1e-08",
        "Whether abs(input - other) <= atol + rtol * abs(other) everywhere."
      ) { call in
        let (a, b) = (try call.tensor(0).to(.float64), try call.tensor(1).to(.float64))
        let room = try Tensor.combine(
          .add,
          .tensor(Tensor.combine(.multiply, .tensor(b.apply(.absolute)), .scalar(.float(call.double(2))))),
          .scalar(.float(call.double(3))))
        let near = try Tensor.combine(.lessEqual, .tensor((a - b).apply(.absolute)), .tensor(room))
        let same = try Tensor.combine(.equal, .tensor(a), .tensor(b))
        return .bool(try Tensor.combine(.or, .tensor(near), .tensor(same)).all().truth())
      },
      Verb("stack", "tensors, dim=0", "Tensors of one shape along a new dimension: stack([a, b]).") {
        $0.result(try Tensor.stack($0.tensors(0), dim: $0.int(1)))
      },
      Verb("cat", "tensors, dim=0", "Tensors one after the other along a dimension: cat([a, b]).") {
        $0.result(try Tensor.cat($0.tensors(0), dim: $0.int(1)))
      },
      Verb("relu", "input", "Every element, but 0 where it is negative.") {
        $0.result(try $0.tensor(0).apply(.relu))
      },
      Verb("softmax", "input, dim=-1", "Scores to probabilities: exp(x) over the sum of exp(x).") {
        $0.result(try $0.tensor(0).softmax($0.int(1)))
      },
      Verb("where", "condition, input, other", "input where the condition is true, else other.") {
        $0.result(try Tensor.where($0.tensor(0), $0.operand(1), $0.operand(2)))
      },
    ]
  }
}
