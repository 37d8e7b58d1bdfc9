// Gradients against finite differences.
//
// A function of float64 tensors is contracted with fixed random weights to one number. Its gradient by `backward` must
// be that of central differences, (f(x + h) - f(x - h)) / 2h, for every element of every input.

import Testing

@testable import Tensors

/// Numbers without pattern, the same on every run.
struct Numbers {
  private var generator: Generator

  init(seed: UInt64 = 1) { generator = Generator(seed: seed) }

  /// Standard normal numbers, float64.
  mutating func tensor(_ engine: Engine, _ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    let source = generator.take(count)
    return try engine.tensor(
      (0..<count).map { Double(source.normal(at: source.position + UInt64($0))) }, shape: shape)
  }
}

/// A function of one tensor, by name.
struct TensorFunction: Sendable, CustomTestStringConvertible {
  let name: String
  let call: @Sendable (Tensor) throws -> Tensor

  init(_ name: String, _ call: @escaping @Sendable (Tensor) throws -> Tensor) {
    self.name = name
    self.call = call
  }

  var testDescription: String { name }
}

/// Checks `function` at `inputs` (float64, of any strides); `step` is h.
func expectGradients(
  _ inputs: [Tensor], step: Double = 1e-6, tolerance: Double = 1e-6,
  sourceLocation: SourceLocation = #_sourceLocation, _ function: ([Tensor]) throws -> Tensor
) throws {
  guard let engine = inputs.first?.engine else { return }
  var numbers = Numbers(seed: 99)
  let leaves = try inputs.map { try $0.detach().requireGrad() }
  let result = try function(leaves)
  let weights = try numbers.tensor(engine, result.shape)
  func contract(_ values: Tensor) throws -> Double {
    try zip(values.doubles(), weights.doubles()).reduce(0) { $0 + $1.0 * $1.1 }
  }
  try #require(result.requiresGrad, "no gradient is recorded", sourceLocation: sourceLocation)
  try result.backward(gradient: weights)
  for (number, leaf) in leaves.enumerated() {
    let got = try leaf.gradient?.doubles() ?? [Double](repeating: 0, count: leaf.count)
    let values = try leaf.doubles()
    for place in 0..<leaf.count {
      func value(_ shift: Double) throws -> Double {
        var moved = values
        moved[place] += shift
        let at = try inputs.enumerated().map {
          try $0.offset == number ? engine.tensor(moved, shape: leaf.shape) : $0.element.detach()
        }
        return try engine.withoutGradients { try contract(function(at)) }
      }
      let expected = try (value(step) - value(-step)) / (2 * step)
      let error = abs(got[place] - expected) / max(1, abs(expected))
      #expect(
        error < tolerance,
        "input \(number), element \(place): backward gives \(got[place]), differences give \(expected)",
        sourceLocation: sourceLocation)
    }
  }
}
