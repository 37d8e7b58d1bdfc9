public import Tensors

// The three shapes of randomness that first values have; the numbers are drawn by the engine.

/// How random numbers are spread.
public enum Distribution: Equatable, Sendable {
  /// Evenly from `low` to `high`.
  case uniform(low: Double, high: Double)
  case normal(mean: Double = 0, deviation: Double = 1)
  /// Normal numbers of which only those between `low` and `high` occur.
  case truncatedNormal(mean: Double = 0, deviation: Double = 1, low: Double, high: Double)

  /// A tensor of such numbers, of the engine's generator or of `source`.
  public func tensor(
    _ engine: Engine, _ shape: [Int], dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    switch self {
    case .uniform(let low, let high):
      try engine.uniform(shape, low: low, high: high, dtype: dtype, from: source)
    case .normal(let mean, let deviation):
      try engine.normal(shape, mean: mean, spread: deviation, dtype: dtype, from: source)
    case .truncatedNormal(let mean, let deviation, let low, let high):
      try engine.truncatedNormal(
        shape, mean: mean, spread: deviation, low: low, high: high, dtype: dtype, from: source)
    }
  }
}
