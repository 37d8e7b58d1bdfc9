// How often: each integer, or the numbers of each interval.

extension Tensor {
  /// How often each of 0, 1, 2, … occurs in a row of non-negative integers; with weights, the sum of the weights.
  ///
  /// ```swift
  /// try labels.counts()   // [0, 2, 2] -> [1, 0, 2]
  /// ```
  /// The result is int64, or the weights' floating-point type, and at least `minLength` long.
  public func counts(weights: Tensor? = nil, minLength: Int = 0) throws(TensorError) -> Tensor {
    if minLength < 0 { throw .argument(.negativeLeastLength) }
    if dtype.isFloat || dtype == .bool { throw .notImplemented(kernel: "bincount_cpu", dtype) }
    if rank != 1 { throw .argument(.countsOfWhat) }
    let source = try detach().to(.int64).contiguous()
    let (least, greatest) =
      count == 0 ? (0, -1) : (try source.min().ints()[0], try source.max().ints()[0])
    if least < 0 { throw .argument(.countsOfWhat) }
    if let weights, weights.shape != shape { throw .argument(.countsWeights) }
    let numbers = source.start(Int.self)
    if greatest == .max { throw .sizeOverflow(shape: [greatest]) }
    let length = Swift.max(minLength, greatest + 1)
    guard let weights else {
      let result = try engine.zeros([length], dtype: .int64)
      let out = result.start(Int.self)
      try engine.inTurn(count) { range in for place in range { out[numbers[place]] += 1 } }
      return result
    }
    let result = try engine.zeros([length], dtype: .float64)
    let out = result.start(Double.self)
    let shares = try weights.detach().to(.float64).contiguous()
    let share = shares.start(Double.self)
    try engine.inTurn(count) { range in for place in range { out[numbers[place]] += share[place] } }
    return weights.dtype == .float32 ? try result.to(.float32) : result
  }

  /// How many elements lie in each of `bins` equal intervals from `low` to `high` (the last one closed), and the bounds of
  /// the intervals. Others, and NaN, are not counted; without bounds they are the least and the greatest element.
  public func histogram(
    bins: Int, low: Double? = nil, high: Double? = nil
  ) throws(TensorError) -> (counts: Tensor, edges: Tensor) {
    if !dtype.isFloat { throw .notImplemented(kernel: "histogram_cpu", dtype) }
    if bins <= 0 { throw .argument(.histogramBins(bins)) }
    let numbers = try doubles()
    var (low, high) = (low ?? numbers.min() ?? 0, high ?? numbers.max() ?? 0)
    if !(high - low).isFinite || low > high { throw .argument(.histogramRange(low: low, high: high)) }
    if low == high { (low, high) = (low - 1, high + 1) }
    let result = try engine.zeros([bins], dtype: .float64)
    let edges = try engine.empty([bins + 1], dtype: .float64)
    let (out, bounds) = (result.start(Double.self), edges.start(Double.self))
    try engine.inTurn(numbers.count) { range in
      for number in numbers[range] where number >= low && number <= high {
        out[Int(Swift.min(Double(bins - 1), (number - low) * Double(bins) / (high - low)))] += 1
      }
    }
    for bin in 0...bins { bounds[bin] = low + (high - low) * Double(bin) / Double(bins) }
    return (try result.to(dtype), try edges.to(dtype))
  }
}
