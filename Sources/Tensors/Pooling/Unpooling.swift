// The inverse of max-pooling as far as there is one: numbers go back to where they came from, zeros elsewhere.

extension Tensor {
  /// Puts every number where `maxPoolWithIndices` found it, in a map of zeros: (…, H', W') -> (…, H, W).
  ///
  /// H = (H' - 1)·stride - 2·padding + size unless `to` says otherwise (several H give one H'); the stride is the size
  /// unless given. Where two indices are equal, the later number stays. Throws for an index outside the map.
  public func maxUnpool(
    _ indices: Tensor, _ size: Extent, stride: Extent? = nil, padding: Extent = 0, to output: Extent? = nil
  ) throws(TensorError) -> Tensor {
    if rank < 2 { throw .windowRank(shape: shape) }
    let stride = stride ?? size
    let height = try Window(kernel: size.height, stride: stride.height, padding: padding.height)
      .unpooledSize(shape[rank - 2], asked: output?.height)
    let width = try Window(kernel: size.width, stride: stride.width, padding: padding.width)
      .unpooledSize(shape[rank - 1], asked: output?.width)
    return try unpooled(indices, FeatureMaps(self, axes: 2), height: height, width: width)
  }

  /// Puts every number where `maxPool1dWithIndices` found it, in a signal of zeros: (…, L') -> (…, L).
  public func maxUnpool1d(
    _ indices: Tensor, _ size: Int, stride: Int? = nil, padding: Int = 0, to output: Int? = nil
  ) throws(TensorError) -> Tensor {
    let maps = try FeatureMaps(self, axes: 1)
    let window = try Window(kernel: size, stride: stride ?? size, padding: padding)
    return try unpooled(indices, maps, height: 1, width: window.unpooledSize(maps.width, asked: output))
  }

  private func unpooled(
    _ indices: Tensor, _ maps: FeatureMaps, height: Int, width: Int
  ) throws(TensorError) -> Tensor {
    if indices.shape != shape { throw .layer(.unpoolShape(input: shape, indices: indices.shape)) }
    let whole = try maps.resized(height: height, width: width)
    let places = try maps.arranged(indices.to(.int64))
    let pixels = try Layout.count(of: [height, width])
    let at = places.start(Int.self)
    for index in 0..<places.count where at[index] < 0 || at[index] >= pixels {
      throw .layer(.unpoolIndex(index: at[index], height: height, width: width))
    }
    let result = try whole.empty(engine, dtype)
    try result.fillUnversioned(0)
    try maps.move(places, whole, small: maps.arranged(self), large: result, up: true)
    return result.recorded("MaxUnpool2DBackward0", from: [self], saving: [places]) { g throws(TensorError) in
      let share = try maps.empty(g.output.engine, g.output.dtype)
      try maps.move(g.saved[0], whole, small: share, large: whole.arranged(g.output), up: false)
      return [share]
    }
  }
}

extension Window {
  /// The size that gives so many places: the least one, unless another that gives as many is asked for.
  fileprivate func unpooledSize(_ places: Int, asked: Int?) throws(TensorError) -> Int {
    let (reach, overflow) = (places - 1).multipliedReportingOverflow(by: stride)
    if overflow || reach > 1 << 60 { throw .sizeOverflow(shape: [places, stride]) }
    let usual = reach - 2 * padding + kernel
    guard let asked else { return Swift.max(0, usual) }
    if asked <= usual - stride || asked >= usual + stride {
      throw .layer(.unpoolSize(size: asked, least: usual - stride + 1, most: usual + stride - 1))
    }
    return asked
  }
}

extension FeatureMaps {
  /// Copies between these maps and the places of larger ones that `indices` names.
  fileprivate func move(
    _ indices: Tensor, _ whole: FeatureMaps, small: Tensor, large: Tensor, up: Bool
  ) throws(TensorError) {
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let (x, y, at) = (small.start(Element.self), large.start(Element.self), indices.start(Int.self))
      try small.engine.inChunks(pictures, nanoseconds: 2 * Double(small.count)) { picture, _ in
        let target = y + picture * whole.pictureSize
        for place in picture * pictureSize..<(picture + 1) * pictureSize {
          let there = at[place] * depth + place % depth
          if up { target[there] = x[place] } else { x[place] = target[there] }
        }
      }
    }
    switch small.dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }
}
