// Means and norms of windows: weighted sums, and their transposes as the way back.

extension Tensor {
  /// The mean of every window over the last two axes: (…, H, W) -> (…, H', W').
  ///
  /// The sum over a window is divided by its size, the padding counted unless `countsPadding` is false, or by `divisor`.
  /// Integers give the default float, as `/` does.
  ///
  /// ```swift
  /// try x.avgPool(3, stride: 1, padding: 1, countsPadding: false)
  /// ```
  public func avgPool(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0, ceil: Bool = false,
    countsPadding: Bool = true, divisor: Int? = nil
  ) throws(TensorError) -> Tensor {
    let windows = try PoolWindows(size: size, stride: stride, padding: padding, ceil: ceil)
    return try averaged(
      windows, axes: 2, countsPadding ? .padded : .inside, by: divisor, "AvgPool2DBackward0")
  }

  /// The mean of every window over the last axis: (…, L) -> (…, L').
  public func avgPool1d(
    _ size: Int, stride: Int? = nil, padding: Int = 0, ceil: Bool = false, countsPadding: Bool = true
  ) throws(TensorError) -> Tensor {
    let windows = try PoolWindows(signal: size, stride: stride, padding: padding, ceil: ceil)
    return try averaged(windows, axes: 1, countsPadding ? .padded : .inside, by: nil, "AvgPool2DBackward0")
  }

  /// The mean of each of `places` bins: (…, H, W) -> (…, places.height, places.width); bin i of m over n is
  /// floor(i·n/m) ..< ceil((i+1)·n/m). `Extent(1, 1)` is global pooling.
  public func adaptiveAvgPool(_ places: Extent) throws(TensorError) -> Tensor {
    try checkPixels("adaptive_avg_pool2d", axes: 2)
    let global = places == 1
    return try averaged(
      PoolWindows(bins: places), axes: 2, .inside, by: nil,
      global ? "MeanBackward1" : "AdaptiveAvgPool2DBackward0")
  }

  /// The mean of each of `places` bins of a signal: (…, L) -> (…, places).
  public func adaptiveAvgPool1d(_ places: Int) throws(TensorError) -> Tensor {
    try checkPixels("adaptive_avg_pool1d", axes: 1)
    return try averaged(
      PoolWindows(bins: Extent(1, places)), axes: 1, .inside, by: nil, "AdaptiveAvgPool2DBackward0")
  }

  private func averaged(
    _ windows: PoolWindows, axes: Int, _ divisor: PoolWindows.Divisor, by number: Int?, _ name: String
  ) throws(TensorError) -> Tensor {
    if number == 0 { throw .layer(.divisorIsZero) }
    let source = try to(dtype.floating)
    let maps = try FeatureMaps(source, axes: axes)
    let tables = try windows.tables(engine, maps)
    var divisors = windows.divisors(tables, maps, divisor)
    if let number {
      divisors.rows = divisors.rows.map { _ in Double(number) }
      divisors.columns = divisors.columns.map { _ in 1 }
    }
    let result = try tables.weighed(source, maps, divisors: divisors)
    return result.recorded(name, from: [source]) { g throws(TensorError) in
      let engine = g.output.engine
      let places = try maps.resized(height: tables.rows.places, width: tables.columns.places)
      if let number {
        let share = try g.output / engine.scalar(.float(Double(number)))
        return [try tables.transposed().weighed(share, places)]
      }
      let weighted = try windows.tables(engine, maps, dividing: divisor)
      return [try weighted.transposed().weighed(g.output, places)]
    }
  }

  /// The p-norm of every window over the last two axes: (Σ xᵖ)^(1/p); p = 2 is L2 pooling.
  ///
  /// As PyTorch's: a window cut short by ceil mode counts as if the rest were like it, and x is not made positive, so
  /// that an odd p of negative sums is NaN. The gradient is 0 where all numbers of a window are.
  public func lpPool(
    _ p: Double, _ size: Extent, stride: Extent? = nil, ceil: Bool = false
  ) throws(TensorError) -> Tensor {
    try normed(p, PoolWindows(size: size, stride: stride, padding: 0, ceil: ceil), axes: 2)
  }

  /// The p-norm of every window over the last axis.
  public func lpPool1d(
    _ p: Double, _ size: Int, stride: Int? = nil, ceil: Bool = false
  ) throws(TensorError) -> Tensor {
    try normed(p, PoolWindows(signal: size, stride: stride, padding: 0, ceil: ceil), axes: 1)
  }

  private func normed(_ p: Double, _ windows: PoolWindows, axes: Int) throws(TensorError) -> Tensor {
    guard p > 0, p.isFinite, case .sliding(let height, let width, _) = windows else {
      throw .layer(.norm(p))
    }
    let size = Double(height.kernel) * Double(width.kernel)
    let source = try to(dtype.floating)
    let maps = try FeatureMaps(source, axes: axes)
    let tables = try windows.tables(engine, maps)
    let result = try engine.withoutGradients { () throws(TensorError) in
      let powers = try source.detach().raised(to: p)
      var divisors = windows.divisors(tables, maps, .padded)
      divisors.rows = divisors.rows.map { $0 / size }
      let sums = try tables.weighed(powers, maps, divisors: divisors)
      return p == 2 ? try sums.apply(.sqrt) : try sums.raised(to: 1 / p)
    }
    let kept = Tensor.isRecorded([source]) ? try result.clone() : result
    return result.recorded("PowBackward0", from: [source], saving: [source, kept]) {
      g throws(TensorError) in
      // y = T^(1/p), T = s·Σ xᵖ: dx = x^(p-1) · Σ over its windows of g·s·y^(1-p).
      let (x, y) = (g.saved[0], g.saved[1])
      let engine = x.engine
      let zero = Operand.scalar(0.0)
      let slope = try g.output * y.raised(to: 1 - p)
      let share = try Tensor.where(
        Tensor.combine(.equal, .tensor(y), zero), zero.filled(like: y), .tensor(slope))
      let places = try maps.resized(height: tables.rows.places, width: tables.columns.places)
      let weighted = try windows.tables(engine, maps, dividing: .padded).transposed()
      let sums = try weighted.weighed(places.arranged(share), places)
      return [try sums * x.raised(to: p - 1) * engine.scalar(.float(size))]
    }
  }

  /// x^p, exact for the exponents that come up.
  private func raised(to p: Double) throws(TensorError) -> Tensor {
    switch p {
    case 1: self
    case 2: try self * self
    default: try Tensor.combine(.power, .tensor(self), .scalar(.float(p)))
    }
  }
}

extension Operand {
  /// A tensor of this number with no dimensions and that type.
  fileprivate func filled(like tensor: Tensor) throws(TensorError) -> Operand {
    .tensor(try tensor.engine.filled([], 0, dtype: tensor.dtype))
  }
}
