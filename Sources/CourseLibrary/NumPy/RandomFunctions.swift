// Random arrays, drawn from the engine's generator or from one that a script holds.
//
// `np.random.default_rng(seed)` has a stream of its own; the functions of `np.random` share one. Shapes, ranges and types
// are NumPy's, and a seed gives the same numbers in every run; the numbers themselves are the engine's.

import Interpreter
import Tensors

extension ArrayClasses {
  static var randomFunctions: [Verb] {
    [
      Verb("_stream", "seed", "A stream of random numbers.") { call in
        .object(
          RandomStream(Generator(seed: UInt64(bitPattern: Int64(try call.whole(0)))), heap: call.machine.heap))
      },
      Verb("_reseed", "stream, seed", "Begins a stream anew.") { call in
        try call.stream().generator = Generator(seed: UInt64(bitPattern: Int64(try call.whole(1))))
        return .none
      },
      Verb("_fresh_seed", "", "A seed that nobody gave: from the engine's own generator.") { call in
        .int(try call.engine.randint(low: 0, high: 1 << 62, []).item().double.asInt)
      },
      drawing("_uniform", "low, high") { call in
        try call.engine.uniform(
          call.newShape(1), low: call.double(2), high: call.double(3), dtype: .float64)
      },
      drawing("_normal", "mean, spread") { call in
        try call.engine.normal(
          call.newShape(1), mean: call.double(2), spread: call.double(3), dtype: .float64)
      },
      drawing("_exponential", "scale") { call in
        let scale = try call.double(2)
        let drawn = try call.engine.exponential(call.newShape(1), dtype: .float64)
        return try Tensor.combine(
          .multiply, .tensor(drawn), .tensor(call.engine.scalar(.float(scale), dtype: .float64)))
      },
      drawing("_integers", "low, high", .int64) { call in
        try call.engine.randint(low: call.whole(2), high: call.whole(3), call.newShape(1))
      },
      drawing("_permutation", "", .int64) { call in try call.engine.randperm(call.newShape(1).first ?? 0) },
    ]
  }

  private static func drawing(
    _ name: String, _ parameters: String, _ type: ArrayType = .float64,
    _ draw: @escaping (Call) throws -> Tensor
  ) -> Verb {
    Verb(name, "stream, shape" + (parameters.isEmpty ? "" : ", " + parameters), "Draws from a stream.") {
      call in
      let stream = try call.stream()
      let outer = call.engine.generator
      call.engine.generator = stream.generator
      defer {
        stream.generator = call.engine.generator
        call.engine.generator = outer
      }
      return try call.array(result: draw(call), type)
    }
  }
}

/// A generator that a script holds.
final class RandomStream: Object {
  var generator: Generator

  init(_ generator: Generator, heap: Heap) {
    self.generator = generator
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("numpy.random.bit_generator") }
}

extension Call {
  fileprivate func stream() throws -> RandomStream {
    guard let stream = self[0].object as? RandomStream else { throw mismatch(0, "a stream") }
    return stream
  }
}
