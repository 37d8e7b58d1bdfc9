public import Tensors

// Bringing inputs to mean 0 and deviation 1, with the numbers of the training set only.
//
// The test set must not be looked at before the test: its mean would be a hint. So the statistics are taken once, from
// the training inputs, and applied to both. They are summed in float64, first the mean and then the squares of what is
// left, some rows at a time. Where a feature never varies, the deviation counts as 1 and the feature becomes 0.

/// The mean and deviation of training inputs, and their use on any inputs of the same kind.
///
/// ```swift
/// let standard = try Standardizer(train.inputs, per: .channel)
/// let x = try standard.apply(train.inputs), xTest = try standard.apply(test.inputs)
/// ```
/// Formula: (x - mean) / deviation, the deviation being that of the whole set (divided by N, as NumPy's).
public struct Standardizer {
  /// What shares one mean.
  public enum Scope: String, Sendable, CaseIterable {
    /// Everything: one number for all.
    case whole
    /// Each index of the second axis: the channels of images, the columns of a table.
    case channel
    /// Each place of an example by itself.
    case pixel
  }

  /// The means, float64, of a shape that broadcasts to the inputs: (1, C, 1, 1) for the channels of images.
  public let mean: Tensor
  /// The deviations, of the same shape; 1 where nothing varied.
  public let deviation: Tensor

  /// Takes the statistics of inputs (N, …). Throws without a row, and where an example has more than 2^28 numbers. Cost:
  /// two passes over the numbers.
  public init(_ inputs: Tensor, per scope: Scope = .channel) throws {
    guard inputs.rank > 0, inputs.count > 0 else { throw DatasetError.rows(shapes: [inputs.shape]) }
    let places = try numbersEach(Array(inputs.shape.dropFirst()))
    let shape = inputs.shape.enumerated().map { axis, size in
      switch scope {
      case .whole: 1
      case .channel: axis == 1 ? size : 1
      case .pixel: axis == 0 ? 1 : size
      }
    }
    // Places of one example that share a mean: `inner` in a row, then the next group.
    let groups = shape.reduce(1, *)
    let inner = scope == .whole ? places : scope == .pixel ? 1 : inputs.shape.dropFirst(2).reduce(1, *)
    let share = Double(groups) / Double(max(1, inputs.count))
    let mean = try Standardizer.sums(inputs, groups, inner) { value, _ in value }.map { $0 * share }
    let squares = try Standardizer.sums(inputs, groups, inner) { value, group in
      (value - mean[group]) * (value - mean[group])
    }
    let deviation = zip(mean, squares).map { mean, squares in
      let deviation = (squares * share).squareRoot()
      // A feature that never varies leaves only what rounding of its mean left.
      return deviation > 1e-12 * abs(mean) ? deviation : 1
    }
    self.mean = try inputs.engine.tensor(mean, shape: shape)
    self.deviation = try inputs.engine.tensor(deviation, shape: shape)
  }

  private static func sums(
    _ inputs: Tensor, _ groups: Int, _ inner: Int, _ term: (_ value: Double, _ group: Int) -> Double
  ) throws -> [Double] {
    var sums = [Double](repeating: 0, count: groups)
    let rows = inputs.shape[0]
    let places = inputs.count / rows
    let step = max(1, (1 << 18) / max(1, places))
    for start in stride(from: 0, to: rows, by: step) {
      let values = try inputs[.slice(lower: start, upper: min(rows, start + step), step: nil)].doubles()
      for row in stride(from: 0, to: values.count, by: max(1, places)) {
        for place in 0..<places {
          let group = place / max(1, inner)
          sums[group] += term(values[row + place], group)
        }
      }
    }
    return sums
  }

  /// The inputs standardised: float64 stays float64, every other type becomes float32.
  public func apply(_ inputs: Tensor) throws(TensorError) -> Tensor {
    let dtype = inputs.dtype.floating
    return try (inputs.to(dtype) - mean.to(dtype)) / deviation.to(dtype)
  }

  /// What `apply` was given, up to rounding.
  public func undo(_ inputs: Tensor) throws(TensorError) -> Tensor {
    let dtype = inputs.dtype.floating
    return try inputs.to(dtype) * deviation.to(dtype) + mean.to(dtype)
  }
}
