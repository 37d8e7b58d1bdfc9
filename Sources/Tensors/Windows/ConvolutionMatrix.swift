// A convolution as the matrix it is: linear, mostly zeros, and with the same few numbers in every row.
//
// Written out as vectors, row by row and channel by channel, the output is M times the input. Row (o, i, j) of M holds
// filter o, laid where its window stands for place (i, j); everything else is 0. A dense layer of that shape has a
// number of its own in every entry: what a convolution saves are the zeros (it sees a window only) and the repetition
// (all windows share one filter). The transpose of M is the transposed convolution.

extension Tensor {
  /// The matrix of the convolution with this weight over maps of `size` (H, W).
  ///
  /// Weight (O, C/groups, K, L), or (K, L) for one kernel over one channel; result (O·H'·W', C·H·W), of the same type.
  /// Formula: `M.matmul(x.flatten())` is `x.conv2d(weight, …).flatten()` for x (C, H, W), without the bias.
  ///
  /// ```swift
  /// let m = try kernel.convolutionMatrix(over: Extent(5, 6))     // (3, 3) -> (12, 30), 108 numbers that are not 0
  /// let letters = try engine.arange(start: 1, stop: 10).reshape([3, 3])   // which weight stands where
  /// try letters.convolutionMatrix(over: Extent(5, 6))
  /// ```
  /// The gradient of a weight is the sum over the entries where it stands. Throws where the window does not fit. Cost:
  /// the entries of the matrix.
  public func convolutionMatrix(
    over size: Extent, stride: Extent = 1, padding: Padding = 0, dilation: Extent = 1, groups: Int = 1
  ) throws(TensorError) -> Tensor {
    if rank == 2 {
      return try unsqueeze(0).unsqueeze(0).convolutionMatrix(
        over: size, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }
    if rank != 4 { throw .convolution(.weight(axes: 2, weight: shape)) }
    if groups < 1 { throw .convolution(.groups) }
    if shape[0] % groups != 0 { throw .convolution(.division(groups: groups, weight: shape)) }
    let sweeps = try Convolution(stride: stride, padding: padding, dilation: dilation, groups: groups)
      .sweeps(over: size, kernel: Extent(shape[2], shape[3]))
    let places = WeightPlaces(rows: sweeps.rows, columns: sweeps.columns, groups: groups, weight: shape)
    let result = try places.spread(self)
    return result.recorded("ConvolutionMatrixBackward0", from: [self]) { g throws(TensorError) in
      [try places.gathered(g.output)]
    }
  }

  /// The same for signals of a length: weight (O, C/groups, K) or (K), result (O·L', C·L).
  public func convolutionMatrix1d(
    over length: Int, stride: Int = 1, padding: (before: Int, after: Int) = (0, 0), dilation: Int = 1,
    groups: Int = 1
  ) throws(TensorError) -> Tensor {
    if rank != 1 && rank != 3 { throw .convolution(.weight(axes: 1, weight: shape)) }
    return try unsqueeze(-2).convolutionMatrix(
      over: Extent(1, length), stride: Extent(1, stride),
      padding: Padding(top: 0, bottom: 0, left: padding.before, right: padding.after),
      dilation: Extent(1, dilation), groups: groups)
  }
}

/// Where every weight of a convolution stands in its matrix.
private struct WeightPlaces {
  let rows, columns: Sweep
  let groups: Int
  /// (O, C/groups, K, L)
  let weight: [Int]

  private var outputs: Int { weight[0] }
  private var pixels: Int { rows.size * columns.size }

  private func shape() throws(TensorError) -> [Int] {
    [
      try Layout.count(of: [outputs, rows.places, columns.places]),
      try Layout.count(of: [weight[1], groups, rows.size, columns.size]),
    ]
  }

  /// Calls `body(entry, weight)` for the entries of one filter's rows.
  @inline(__always)
  private func each(filter: Int, across width: Int, _ body: (Int, Int) -> Void) {
    let channels = weight[1]
    let first = filter / (outputs / groups) * channels
    for i in 0..<rows.places {
      for j in 0..<columns.places {
        let row = (filter * rows.places + i) * columns.places + j
        for channel in 0..<channels {
          for k in rows.taps(of: i) {
            let y = i * rows.stride + k * rows.spacing - rows.before
            let line = row * width + (first + channel) * pixels + y * columns.size
            let tap = ((filter * channels + channel) * rows.taps + k) * columns.taps
            for l in columns.taps(of: j) {
              body(line + j * columns.stride + l * columns.spacing - columns.before, tap + l)
            }
          }
        }
      }
    }
  }

  private func cost(_ width: Int) -> Double {
    2 * Double(weight.reduce(1, *)) * Double(rows.places) * Double(columns.places) + Double(width)
  }

  func spread(_ weight: Tensor) throws(TensorError) -> Tensor {
    let source = try weight.detach().contiguous()
    let engine = weight.engine
    let result = try engine.zeros(shape(), dtype: weight.dtype)
    func run<Number: TensorElement>(_: Number.Type) throws(TensorError) {
      let (from, to) = (source.start(Number.self), result.start(Number.self))
      let width = result.shape[1]
      try engine.inChunks(outputs, nanoseconds: cost(width)) { filter, _ in
        each(filter: filter, across: width) { entry, weight in to[entry] = from[weight] }
      }
    }
    switch weight.dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
    return result
  }

  func gathered(_ gradient: Tensor) throws(TensorError) -> Tensor {
    let source = try gradient.contiguous()
    let engine = gradient.engine
    let result = try engine.zeros(weight, dtype: gradient.dtype)
    func run<Number: TensorElement & BinaryFloatingPoint>(_: Number.Type) throws(TensorError) {
      let (from, to) = (source.start(Number.self), result.start(Number.self))
      let width = source.shape[1]
      try engine.inChunks(outputs, nanoseconds: cost(width)) { filter, _ in
        each(filter: filter, across: width) { entry, weight in to[weight] += from[entry] }
      }
    }
    if gradient.dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
    return result
  }
}
