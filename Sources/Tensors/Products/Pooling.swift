// Pooling: a window slid over the last two axes, giving the greatest number or the mean of each place.
//
// Leading axes are independent planes. A maximum ignores the padding; a mean counts its zeros, as PyTorch's does
// by default.

extension Tensor {
  /// The greatest number of every window over the last two axes: (…, H, W) -> (…, H', W').
  ///
  /// `stride` is `size` unless given; the padding is at most half the size. NaN wins.
  public func maxPool(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0
  ) throws(TensorError) -> Tensor {
    try maxPoolWithIndices(size, stride: stride, padding: padding).values
  }

  /// `maxPool`, and where in its plane each number stood: row·W + column, int64.
  public func maxPoolWithIndices(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    if dtype == .bool { throw .notImplemented(kernel: "max_pool2d", dtype) }
    let pool = try Pool(self, size: size, stride: stride ?? size, padding: padding)
    let values = try engine.empty(pool.shape, dtype: dtype)
    let indices = try engine.empty(pool.shape, dtype: .int64)
    switch dtype {
    case .bool, .uint8: try pool.maximum(UInt8.self, values, indices)
    case .int64: try pool.maximum(Int.self, values, indices)
    case .float32: try pool.maximum(Float.self, values, indices)
    case .float64: try pool.maximum(Double.self, values, indices)
    }
    return (values, indices)
  }

  /// The mean of every window over the last two axes: (…, H, W) -> (…, H', W'); padding counts as zeros.
  ///
  /// Integers give the default float, as `/` does.
  public func avgPool(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0
  ) throws(TensorError) -> Tensor {
    let source = try to(dtype.floating)
    let pool = try Pool(source, size: size, stride: stride ?? size, padding: padding)
    let values = try engine.empty(pool.shape, dtype: source.dtype)
    if source.dtype == .float64 {
      try pool.mean(Double.self, values)
    } else {
      try pool.mean(Float.self, values)
    }
    return values
  }
}

/// One pooling of contiguous planes.
private struct Pool {
  let input: Tensor
  let windows: WindowPair
  let shape: [Int]

  init(_ input: Tensor, size: Extent, stride: Extent, padding: Extent) throws(TensorError) {
    if input.rank < 2 { throw .windowRank(shape: input.shape) }
    windows = try WindowPair(
      kernel: size, stride: stride, padding: padding, dilation: 1,
      over: Extent(input.shape[input.rank - 2], input.shape[input.rank - 1]))
    for window in [windows.height, windows.width] where window.padding > window.kernel / 2 {
      throw .poolPadding(padding: window.padding, size: window.kernel)
    }
    self.input = try input.contiguous()
    shape = input.shape.dropLast(2) + [windows.outHeight, windows.outWidth]
  }

  /// Calls `body` for every output pixel: its number, its plane's start, and the rows and columns of its window.
  @inline(__always)
  private func places(
    _ body: (_ out: Int, _ plane: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void
  ) throws(TensorError) {
    let (height, width) = (input.shape[input.rank - 2], input.shape[input.rank - 1])
    let lines = try Layout.count(of: Array(shape.dropLast()))
    let cost = Double(windows.height.kernel * windows.width.kernel) * Double(windows.outWidth)
    if lines == 0 { return }
    func clip(_ place: Int, _ window: Window, _ size: Int) -> Range<Int> {
      let start = place * window.stride - window.padding
      let first = Swift.max(0, start)
      return first..<Swift.max(first, Swift.min(size, start + window.kernel))
    }
    let perChunk = Swift.max(1, Int(200_000 / cost))
    try input.engine.inChunks(
      (lines - 1) / perChunk + 1, nanoseconds: cost * Double(lines)
    ) { chunk, _ in
      for line in chunk * perChunk..<Swift.min(lines, (chunk + 1) * perChunk) {
        let rows = clip(line % windows.outHeight, windows.height, height)
        let plane = input.offset + line / windows.outHeight * height * width
        for column in 0..<windows.outWidth {
          body(line * windows.outWidth + column, plane, rows, clip(column, windows.width, width))
        }
      }
    }
  }

  func maximum<Element: TensorElement & Comparable>(
    _: Element.Type, _ values: Tensor, _ indices: Tensor
  ) throws(TensorError) {
    let x = input.pointer(Element.self)
    let (out, where_) = (values.pointer(Element.self), indices.pointer(Int.self))
    let width = input.shape[input.rank - 1]
    try places { place, plane, rows, columns in
      var best = rows.lowerBound * width + columns.lowerBound
      for row in rows {
        for index in row * width + columns.lowerBound..<row * width + columns.upperBound {
          let (value, greatest) = (x[plane + index], x[plane + best])
          if value > greatest || value != value { best = index }
        }
      }
      out[place] = x[plane + best]
      where_[place] = best
    }
  }

  func mean<Element: TensorElement & BinaryFloatingPoint>(
    _: Element.Type, _ values: Tensor
  ) throws(TensorError) {
    let (x, out) = (input.pointer(Element.self), values.pointer(Element.self))
    let width = input.shape[input.rank - 1]
    let count = Element(windows.height.kernel * windows.width.kernel)
    try places { place, plane, rows, columns in
      var sum: Element = 0
      for row in rows {
        for index in row * width + columns.lowerBound..<row * width + columns.upperBound {
          sum += x[plane + index]
        }
      }
      out[place] = sum / count
    }
  }
}
