import Tensors
import Testing

/// Layers and losses against PyTorch (see record_layers.py) and against finite differences.
@Suite struct LayerTests {
  @Test(arguments: InstructionSet.available)
  func computesAndDifferentiatesAsPyTorch(on set: InstructionSet) throws {
    let engine = Engine(threads: 2, atMost: set)
    for (number, entry) in try recorded("layers", as: LayerCase.self).enumerated() {
      // What does not go through the vector loops is the same on every set.
      let isLast = set == InstructionSet.available.last
      for dtype in isLast ? [DType.float64, .float32] : [.float32] {
        for order in isLast ? MemoryOrder.allCases : [.channelsLast] {
          let name = "case \(number + 2) of layers.json: \(entry.op), \(dtype.name), \(order)"
          do {
            try check(entry, engine, dtype, order, name)
          } catch {
            Issue.record("\(name) was refused: \(error)")
          }
        }
      }
    }
  }

  private func check(
    _ entry: LayerCase, _ engine: Engine, _ dtype: DType, _ order: MemoryOrder, _ name: String
  ) throws {
    let inputs = try leaves(entry, engine, dtype, order)
    let results = try entry.evaluate(inputs)
    #expect(results.count == entry.results.count, "\(name)")
    for (result, expected) in zip(results, entry.results) {
      #expect(result.dtype == (expected.isFloat ? dtype : .int64), "\(name)")
      compare(result, expected, "\(name), result")
    }
    guard let gradients = entry.gradients, let given = entry.gradient else { return }
    let before = try inputs.map { try $0?.doubles() }
    try results[0].backward(gradient: given.tensor(engine, dtype, .contiguous))
    for (place, expected) in gradients.enumerated() {
      guard let expected, let input = inputs[place] else { continue }
      let gradient = try #require(input.gradient, "\(name): no gradient of input \(place)")
      compare(gradient, expected, "\(name), gradient of input \(place)")
    }
    for (input, before) in zip(inputs, before) {
      guard let input, let before else { continue }
      #expect(try same(input.doubles(), before), "\(name) changed an input")
    }
  }

  private func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  private func leaves(
    _ entry: LayerCase, _ engine: Engine, _ dtype: DType, _ order: MemoryOrder
  ) throws -> [Tensor?] {
    try entry.inputs.enumerated().map { place, input in
      let tensor = try input?.tensor(engine, dtype, order)
      if entry.gradients?[place] != nil { try tensor?.requireGrad() }
      return tensor
    }
  }

  private func compare(_ result: Tensor, _ expected: LayerCase.Numbers, _ name: String) {
    guard result.shape == expected.shape, let values = try? result.doubles() else {
      Issue.record("\(name) has the shape \(result.shape), not \(expected.shape)")
      return
    }
    let numbers = expected.numbers
    let scale = numbers.map(\.magnitude).filter(\.isFinite).max() ?? 1
    // Twelve digits are recorded; what is left of terms of about 1 that cancel is as wrong as they are.
    let (share, step) = result.dtype == .float32 ? (2e-6, 4e-6) : (1e-11, 1e-12)
    let wrong = values.indices.first { place in
      let (value, want) = (values[place], numbers[place])
      if value == want || (value.isNaN && want.isNaN) { return false }
      return !((value - want).magnitude <= share * want.magnitude + step * max(1, scale))
    }
    if let wrong { Issue.record("\(name): element \(wrong) is \(values[wrong]), not \(numbers[wrong])") }
  }

  @Test func hasTheGradientsThatFiniteDifferencesGive() throws {
    let engine = Engine()
    for (number, entry) in try recorded("layers", as: LayerCase.self).enumerated() {
      guard entry.smooth == true, let gradients = entry.gradients, let given = entry.gradient else { continue }
      let weights = given.numbers
      let inputs = try leaves(entry, engine, .float64, .contiguous)
      try entry.evaluate(inputs)[0].backward(gradient: given.tensor(engine, .float64, .contiguous))
      let points = try inputs.map { try $0?.detach().clone() }
      func total() throws -> Double {
        try zip(entry.evaluate(points)[0].doubles(), weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      for (place, gradient) in gradients.enumerated() where gradient != nil {
        guard let point = points[place], let found = try inputs[place]?.gradient?.doubles() else { continue }
        let values = try point.doubles()
        for at in Swift.stride(from: 0, to: values.count, by: max(1, values.count / 3)) {
          func moved(_ step: Double) throws -> Double {
            var next = values
            next[at] += step
            try point.assign(engine.tensor(next, shape: point.shape))
            return try total()
          }
          let difference = (try moved(1e-5) - moved(-1e-5)) / 2e-5
          try point.assign(engine.tensor(values, shape: point.shape))
          #expect(
            (difference - found[at]).magnitude <= 1e-5 * max(1, difference.magnitude, found[at].magnitude),
            "case \(number + 2) of layers.json: \(entry.op), input \(place), element \(at)")
        }
      }
    }
  }
}
