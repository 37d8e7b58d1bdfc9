// Maps of another size: every new pixel is a weighted sum of one, two or four old ones along each axis.
//
// With `alignsCorners` the centres of the corner pixels of both maps coincide, and place i of m stands at
// i·(n - 1)/(m - 1); otherwise the outer edges do, and it stands at (i + ½)·n/m - ½, no less than 0. Nearest takes
// the pixel floor(i·n/m); the exact nearest the one whose middle is next, floor((i + ½)·n/m). Cubic weighs the two pixels
// on either side by Keys's kernel with a = -3/4, 1 at 0 and 0 at the other whole numbers; beyond the edge stands the last.
//
// A scale that was asked for stands for m/n in all of these, though m, the product cut to a whole number, may be another
// multiple of n. As PyTorch has it, the nearest pixel of a map (not of a signal or a volume) is found without it where m
// is n or 2n.

/// How a new pixel is made from old ones.
public enum Interpolation: Equatable, Sendable {
  case nearest, nearestExact
  /// Linear along every axis: bilinear for maps.
  case linear(alignsCorners: Bool)
  /// Cubic along both axes of maps.
  case cubic(alignsCorners: Bool)

  /// The node of an interpolation over so many axes, as PyTorch names it.
  fileprivate func node(axes: Int) -> String {
    switch self {
    case .nearest: "UpsampleNearest\(axes)DBackward0"
    case .nearestExact: "UpsampleNearestExact\(axes)DBackward0"
    case .linear: axes == 2 ? "UpsampleBilinear2DBackward0" : "UpsampleLinear1DBackward0"
    case .cubic: "UpsampleBicubic2DBackward0"
    }
  }

  /// What the pixel at a distance weighs in a cubic interpolation.
  fileprivate static func cubicWeight(_ distance: Double) -> Double {
    let (x, a) = (distance.magnitude, -0.75)
    if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0
  }
}

extension Tensor {
  /// Maps (N, C, H, W), signals (N, C, L) or volumes (N, C, D, H, W) brought to another size.
  ///
  /// ```swift
  /// try x.upsampled(to: [28, 28], .linear(alignsCorners: false))   // (N, C, 14, 14) -> (N, C, 28, 28)
  /// ```
  /// `scale` is the ratio that was asked for, where the size was found from one (as PyTorch's `scale_factor`): it then
  /// decides which pixels are taken. The way back adds every gradient to the pixels it was made from.
  public func upsampled(
    to size: [Int], _ interpolation: Interpolation = .nearest, scale: [Double]? = nil
  ) throws(TensorError) -> Tensor {
    let axes = size.count
    if axes < 1 || axes > 3 || rank != axes + 2 || (scale?.count ?? axes) != axes {
      throw .layer(.upsampleAxes(shape: shape, size: size))
    }
    return try upsampled(to: size, interpolation, scale, isMap: axes == 2)
  }

  private func upsampled(
    to size: [Int], _ interpolation: Interpolation, _ scale: [Double]?, isMap: Bool
  ) throws(TensorError) -> Tensor {
    let axes = size.count
    try checkPixels("interpolate", axes: axes)
    if size.contains(where: { $0 < 1 }) { throw .layer(.upsampleSize(shape: shape, size: size)) }
    for value in size where value > Int(Int32.max) {
      throw .windowNumber(name: "output size", value: value, least: 1, most: Int(Int32.max))
    }
    if axes == 3 {
      // The depth by itself, height and width as one axis behind it; then they, every slice a channel.
      let (height, width) = (shape[3], shape[4])
      let plane = try Layout.count(of: [height, width])
      let deep = try reshape([shape[0], shape[1], shape[2], plane]).upsampled(
        to: [size[0], plane], interpolation, scale.map { [$0[0], 1] }, isMap: false)
      let slices = try Layout.count(of: [shape[1], size[0]])
      return try deep.reshape([shape[0], slices, height, width]).upsampled(
        to: Array(size[1...]), interpolation, scale.map { Array($0[1...]) }, isMap: false
      ).reshape([shape[0], shape[1]] + size)
    }
    let source = try to(dtype.floating)
    let maps = try FeatureMaps(source, axes: axes)
    func table(_ inputs: Int, _ places: Int, _ scale: Double?) throws(TensorError) -> AxisTable {
      let ratio = scale.map { 1 / $0 } ?? Double(inputs) / Double(places)
      return try AxisTable(engine, inputs: inputs, places: places, most: 4) { place, add in
        func nearest(_ position: Float) -> Int {
          position < Float(inputs) ? Swift.min(inputs - 1, Int(position)) : inputs - 1
        }
        func position(_ alignsCorners: Bool) -> Double {
          if !alignsCorners { return (Double(place) + 0.5) * ratio - 0.5 }
          return places > 1 ? Double(place) * Double(inputs - 1) / Double(places - 1) : 0
        }
        switch interpolation {
        case .nearest where isMap && inputs == places:
          add(Tap(position: place, number: 0))
        case .nearest where isMap && 2 * inputs == places:
          add(Tap(position: place / 2, number: 0))
        case .nearest:
          add(Tap(position: nearest(Float(place) * Float(ratio)), number: 0))
        case .nearestExact:
          add(Tap(position: nearest((Float(place) + 0.5) * Float(ratio)), number: 0))
        case .cubic(let alignsCorners):
          let position = position(alignsCorners)
          let first = position.rounded(.down)
          for number in 0..<4 {
            let tap = first + Double(number - 1)
            add(
              Tap(
                position: Int(Swift.min(Double(inputs - 1), Swift.max(0, tap))), number: number,
                weight: Interpolation.cubicWeight(position - tap)))
          }
        case .linear where inputs == places:
          // An axis that keeps its size is copied, as PyTorch does, whatever scale was asked for.
          add(Tap(position: place, number: 0))
        case .linear(let alignsCorners):
          let position = Swift.max(0, position(alignsCorners))
          let first = position < Double(inputs) ? Swift.min(inputs - 1, Int(position)) : inputs - 1
          let share = Swift.min(1, Swift.max(0, position - Double(first)))
          let second = Swift.min(inputs - 1, first + 1)
          if share < 1 { add(Tap(position: first, number: 0, weight: 1 - share)) }
          if share > 0 { add(Tap(position: second, number: 1, weight: share)) }
        }
      }
    }
    for factor in scale ?? [] where !(factor > 0 && factor.isFinite) {
      throw .layer(.lossNumber(name: "scale", value: factor, rule: "greater than 0"))
    }
    let tables = TablePair(
      rows: try axes == 2 ? table(maps.height, size[0], scale?[0]) : table(1, 1, nil),
      columns: try table(maps.width, size[axes - 1], scale?[axes - 1]))
    return try tables.resampled(source, maps, interpolation.node(axes: axes))
  }

  /// `upsampled` by a factor along every axis of the maps: H' = floor(H·factor).
  public func upsampled(
    by factor: Double, _ interpolation: Interpolation = .nearest
  ) throws(TensorError) -> Tensor {
    let axes = rank - 2
    guard factor > 0, factor.isFinite, axes >= 1, axes <= 3,
      shape.suffix(axes).allSatisfy({ Double($0) * factor < 0x1p31 })
    else {
      if axes < 1 || axes > 3 { throw .layer(.upsampleAxes(shape: shape, size: [])) }
      throw .layer(.lossNumber(name: "scale", value: factor, rule: "greater than 0 and not too large"))
    }
    return try upsampled(
      to: shape.suffix(axes).map { Int(Double($0) * factor) }, interpolation,
      scale: [Double](repeating: factor, count: axes))
  }

  /// A part of the maps (…, H, W): `size` pixels from (top, left), or from the middle. A view.
  ///
  /// ```swift
  /// try skip.crop(Extent(4, 4))   // (N, C, 6, 6) -> (N, C, 4, 4), one pixel less on every side
  /// ```
  /// Throws when the part is not inside.
  public func crop(_ size: Extent, at corner: (top: Int, left: Int)? = nil) throws(TensorError) -> Tensor {
    if rank < 2 { throw .windowRank(shape: shape) }
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    func refusal(_ top: Int, _ left: Int) -> TensorError {
      .layer(.cropOutside(size: [size.height, size.width], corner: [top, left], shape: shape))
    }
    if size.height < 0 || size.width < 0 || size.height > height || size.width > width {
      throw refusal(corner?.top ?? 0, corner?.left ?? 0)
    }
    let top = corner?.top ?? Int((Double(height - size.height) / 2).rounded())
    let left = corner?.left ?? Int((Double(width - size.width) / 2).rounded())
    if top < 0 || left < 0 || top > height - size.height || left > width - size.width {
      throw refusal(top, left)
    }
    return try self[[
      .ellipsis, .slice(lower: top, upper: top + size.height, step: 1),
      .slice(lower: left, upper: left + size.width, step: 1),
    ]]
  }

  /// Channels turned into pixels: (…, C·r², H, W) -> (…, C, H·r, W·r). The way back turns them into channels again.
  public func pixelShuffle(_ factor: Int) throws(TensorError) -> Tensor {
    let square = factor.multipliedReportingOverflow(by: factor)
    if rank < 3 || factor < 1 || square.overflow || shape[rank - 3] % square.partialValue != 0
      || shape.suffix(2).contains(where: { $0.multipliedReportingOverflow(by: factor).overflow })
    {
      throw .layer(.shuffle(shape: shape, factor: factor))
    }
    return try shuffled(factor).recorded("PixelShuffleBackward0", from: [self]) { g throws(TensorError) in
      [try g.output.unshuffled(factor)]
    }
  }

  /// Pixels turned into channels: (…, C, H·r, W·r) -> (…, C·r², H, W), the inverse of `pixelShuffle`.
  public func pixelUnshuffle(_ factor: Int) throws(TensorError) -> Tensor {
    let square = factor.multipliedReportingOverflow(by: factor)
    if rank < 3 || factor < 1 || shape[rank - 2] % factor != 0 || shape[rank - 1] % factor != 0
      || square.overflow || shape[rank - 3].multipliedReportingOverflow(by: square.partialValue).overflow
    {
      throw .layer(.shuffle(shape: shape, factor: factor))
    }
    return try unshuffled(factor).recorded("PixelUnshuffleBackward0", from: [self]) { g throws(TensorError) in
      [try g.output.shuffled(factor)]
    }
  }

  private func shuffled(_ r: Int) throws(TensorError) -> Tensor {
    let (lead, c) = (Array(shape.dropLast(3)), shape[rank - 3])
    let (h, w) = (shape[rank - 2], shape[rank - 1])
    let n = lead.count
    return try detach().reshape(lead + [c / (r * r), r, r, h, w])
      .permute(Array(0..<n) + [n, n + 3, n + 1, n + 4, n + 2]).reshape(lead + [c / (r * r), h * r, w * r])
      .copied(of: self)
  }

  private func unshuffled(_ r: Int) throws(TensorError) -> Tensor {
    let (lead, c) = (Array(shape.dropLast(3)), shape[rank - 3])
    let (h, w) = (shape[rank - 2] / r, shape[rank - 1] / r)
    let n = lead.count
    return try detach().reshape(lead + [c, h, r, w, r])
      .permute(Array(0..<n) + [n, n + 2, n + 4, n + 1, n + 3]).reshape(lead + [c * r * r, h, w])
      .copied(of: self)
  }

  /// A tensor of its own, in channels-last order if `source` was.
  private func copied(of source: Tensor) throws(TensorError) -> Tensor {
    let maps = try FeatureMaps(source, axes: 2)
    let order = try maps.with(channels: shape[rank - 3], height: shape[rank - 2], width: shape[rank - 1])
    let result = try order.empty(engine, dtype)
    try result.copyUnversioned(from: self)
    return result
  }
}
