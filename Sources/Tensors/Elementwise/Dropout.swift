import CKernels

// Dropout: each number is 0 with probability p, and the others grow by 1 / (1 - p), which keeps the mean.
//
// Which ones go is a matter of the generator's draws, one for each element in memory order. So no mask is kept for the
// way back: the draws are made again.

extension Tensor {
  /// Each element 0 with that probability, else divided by 1 - probability.
  ///
  /// ```swift
  /// try x.dropout(0.5)
  /// ```
  public func dropout(_ probability: Double) throws(TensorError) -> Tensor {
    if !(0...1).contains(probability) { throw .argument(.dropProbability(probability)) }
    if !dtype.isFloat { throw .notImplemented(kernel: "dropout_cpu", dtype) }
    let source = try dense()
    let draws = Draws(probability, from: engine.generator.take(count))
    let result = try source.dropping(draws)
    return result.recorded("MulBackward0", from: [source]) {
      [order = source.layout.likewise()] (gradient) throws(TensorError) in
      [try gradient.output.ordered(as: order).dropping(draws)]
    }
  }

  /// Dropout of whole slices: one draw for all elements that differ only in the axes not named. `x.dropout(0.2, along:
  /// [0, 1])` drops whole maps of a picture (N, C, H, W).
  public func dropout(_ probability: Double, along dims: [Int]) throws(TensorError) -> Tensor {
    var sizes = [Int](repeating: 1, count: rank)
    for dim in dims where rank > 0 {
      let dim = try layout.resolve(dim: dim)
      sizes[dim] = shape[dim]
    }
    return try self * engine.ones(sizes, dtype: dtype).dropout(probability)
  }

  private func dropping(_ draws: Draws) throws(TensorError) -> Tensor {
    let result = try engine.empty(like: layout.likewise(), dtype: dtype)
    if dtype == .float32, let loop = engine.kernels.vector.dropout {
      let (x, out) = (start(Float.self), result.start(Float.self))
      try engine.inRanges(count, cost: 2) { range in
        let first = range.lowerBound
        loop(
          range.count, draws.source.source(at: first), draws.threshold, Float(draws.scale), x + first,
          out + first)
      }
      return result
    }
    let (x, out) = (start(Double.self), result.start(Double.self))
    try engine.inRanges(count, cost: 3) { range in
      for index in range { out[index] = draws.keeps(index) ? x[index] * draws.scale : 0 }
    }
    return result
  }
}

/// Which elements are kept, and by what they are multiplied.
private struct Draws: Sendable {
  let source: Generator
  /// An element is kept when the upper 24 bits of its draw reach this.
  let threshold: UInt32
  let scale: Double

  init(_ probability: Double, from source: Generator) {
    self.source = source
    threshold = UInt32((probability * 0x1p24).rounded(.up))
    scale = probability == 1 ? 0 : 1 / (1 - probability)
  }

  func keeps(_ index: Int) -> Bool { source.bits(at: source.position &+ UInt64(index)) >> 40 >= threshold }
}
