// Windows written out as columns (im2col), and columns added up again (col2im): what turns a convolution into one
// matrix product, made visible. Each is the way back of the other.

extension Tensor {
  /// Every window of (N, C, H, W) as a column: (N, C·K·L, windows), as PyTorch's `F.unfold`; (C, H, W) gives (C·K·L,
  /// windows). Windows are counted row by row; the numbers of a column are ordered (C, K, L).
  ///
  /// ```swift
  /// try weight.reshape([o, c * k * l]).matmul(x.unfold(Extent(k, l)))   // a convolution
  /// ```
  /// Cost: K·L copies of the input.
  public func unfold(
    _ size: Extent, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    if rank != 3 && rank != 4 { throw .layer(.unfoldRank(operation: "unfold", shape: shape)) }
    let windows = try WindowPair(
      kernel: size, stride: stride, padding: padding, dilation: dilation,
      over: Extent(shape[rank - 2], shape[rank - 1]))
    let over = Extent(shape[rank - 2], shape[rank - 1])
    _ = try Layout.count(of: [windows.outHeight, windows.outWidth])
    let result = try unfolded(windows, over)
    return result.recorded("Im2ColBackward0", from: [self]) { g throws(TensorError) in
      [try g.output.folded(windows, over)]
    }
  }

  /// The sum of columns put back where `unfold` took them from: (N, C·K·L, windows) -> (N, C, H, W), `output` being (H,
  /// W). Throws when the columns do not fit the output.
  public func fold(
    to output: Extent, _ size: Extent, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    if rank != 2 && rank != 3 { throw .layer(.unfoldRank(operation: "fold", shape: shape)) }
    let windows = try WindowPair(
      kernel: size, stride: stride, padding: padding, dilation: dilation, over: output)
    let places = try Layout.count(of: [windows.outHeight, windows.outWidth])
    let taps = try Layout.count(of: [size.height, size.width])
    if shape[rank - 2] % taps != 0 || shape[rank - 1] != places {
      throw .layer(.columns(shape: shape, taps: taps, places: places))
    }
    return try folded(windows, output).recorded("Col2ImBackward0", from: [self]) { g throws(TensorError) in
      [try g.output.unfolded(windows, output)]
    }
  }

  private func unfolded(_ windows: WindowPair, _ over: Extent) throws(TensorError) -> Tensor {
    let columns = WindowColumns(windows: windows, over: over)
    let source = try detach().contiguous()
    let planes = try Layout.count(of: Array(shape.dropLast(2)))
    let rows = try Layout.count(of: [shape[rank - 3], columns.taps])
    let result = try engine.empty(shape.dropLast(3) + [rows, columns.places], dtype: dtype)
    func run<Number: TensorElement>(_: Number.Type, _ zero: Number) throws(TensorError) {
      let (x, out) = (source.start(Number.self), result.start(Number.self))
      try columns.eachLine(engine, planes) { plane, tap, places, pixel in
        let line = out + (plane * columns.taps + tap) * columns.places
        for place in places { line[place] = pixel(place).map { x[plane * columns.pixels + $0] } ?? zero }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self, false)
    case .uint8: try run(UInt8.self, 0)
    case .int64: try run(Int.self, 0)
    case .float32: try run(Float.self, 0)
    case .float64: try run(Double.self, 0)
    }
    return result
  }

  private func folded(_ windows: WindowPair, _ output: Extent) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .notImplemented(kernel: "col2im", dtype) }
    let columns = WindowColumns(windows: windows, over: output)
    let source = try detach().contiguous()
    let channels = shape[rank - 2] / columns.taps
    let planes = try Layout.count(of: shape.dropLast(2) + [channels])
    let result = try engine.zeros(
      shape.dropLast(2) + [channels, output.height, output.width], dtype: dtype)
    func run<Number: TensorElement & BinaryFloatingPoint>(_: Number.Type) throws(TensorError) {
      let (x, out) = (source.start(Number.self), result.start(Number.self))
      try columns.eachRow(engine, planes) { plane, tap, places, pixel in
        let line = x + (plane * columns.taps + tap) * columns.places
        for place in places {
          if let pixel = pixel(place) { out[plane * columns.pixels + pixel] += line[place] }
        }
      }
    }
    if dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
    return result
  }
}

/// Which pixel every tap of every window meets.
private struct WindowColumns {
  let windows: WindowPair
  let over: Extent

  var taps: Int { windows.height.kernel * windows.width.kernel }
  var places: Int { windows.outHeight * windows.outWidth }
  var pixels: Int { over.height * over.width }

  /// A row of windows of one plane, seen through one tap: the windows' places, and the pixel that the tap meets at a place,
  /// nil in the padding.
  typealias Body = (_ plane: Int, _ tap: Int, _ places: Range<Int>, _ pixel: (Int) -> Int?) -> Void

  /// Calls `body` for every plane, tap and row of windows, on several threads.
  @inline(__always)
  func eachLine(_ engine: Engine, _ planes: Int, _ body: Body) throws(TensorError) {
    let lines = try Layout.count(of: [planes, taps, windows.outHeight])
    try engine.inRanges(lines, cost: 2 * Double(windows.outWidth)) { range in
      for line in range {
        let rest = line / windows.outHeight
        meet(rest / taps, rest % taps, line % windows.outHeight, body)
      }
    }
  }

  /// The same, in an order in which all that meets a row of pixels comes from one thread, tap by tap.
  @inline(__always)
  func eachRow(_ engine: Engine, _ planes: Int, _ body: Body) throws(TensorError) {
    let lines = try Layout.count(of: [planes, over.height])
    let (rows, columns) = (windows.height, windows.width)
    try engine.inRanges(lines, cost: 2 * Double(taps) * Double(windows.outWidth)) { range in
      for line in range {
        for r in 0..<rows.kernel {
          let distance = line % over.height + rows.padding - r * rows.dilation
          if distance < 0 || distance % rows.stride != 0 { continue }
          let i = distance / rows.stride
          if i >= windows.outHeight { continue }
          for s in 0..<columns.kernel {
            if !engine.goesOn() { return }
            meet(line / over.height, r * columns.kernel + s, i, body)
          }
        }
      }
    }
  }

  @inline(__always)
  private func meet(_ plane: Int, _ tap: Int, _ i: Int, _ body: Body) {
    let (rows, columns) = (windows.height, windows.width)
    let y = i * rows.stride + tap / columns.kernel * rows.dilation - rows.padding
    let left = tap % columns.kernel * columns.dilation - columns.padding
    let start = i * windows.outWidth
    let isInside = y >= 0 && y < over.height
    body(plane, tap, start..<start + windows.outWidth) { place in
      let x = (place - start) * columns.stride + left
      return isInside && x >= 0 && x < over.width ? y * over.width + x : nil
    }
  }
}
