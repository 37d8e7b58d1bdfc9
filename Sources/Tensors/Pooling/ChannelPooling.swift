// Pooling across channels: the greatest of every group of neighbouring channels at each pixel. With the channels of a
// group computed by one layer this is a maxout unit: a learned piecewise linear function.

extension Tensor {
  /// The greatest of every `pieces` neighbours along an axis, C -> C / pieces: channel pooling, maxout.
  ///
  /// ```swift
  /// try maps.maxout(4)   // (N, 8, H, W) -> (N, 2, H, W): "any edge, whatever its direction"
  /// ```
  /// Of equal numbers the first counts, NaN wins; the gradient goes to the number that won. Throws where the pieces do
  /// not divide the channels.
  public func maxout(_ pieces: Int, dim: Int = 1) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    let channels = rank == 0 ? 1 : shape[dim]
    if pieces < 1 || channels % pieces != 0 || rank == 0 {
      throw .layer(.channelPieces(channels: channels, pieces: pieces))
    }
    let groups = try layout.splitting(dim, into: channels / pieces, of: pieces)
    let (values, winners) = try engine.withoutGradients { () throws(TensorError) in
      try Tensor(storage: storage, layout: groups).max(along: dim + 1)
    }
    let order = layout.likewise()
    return values.recorded("MaxBackward0", from: [self], saving: [winners]) { g throws(TensorError) in
      let share = try g.output.engine.empty(like: order, dtype: g.output.dtype)
      try share.fillUnversioned(0)
      let split = try order.splitting(dim, into: channels / pieces, of: pieces)
      try share.scatter(
        g.output, g.saved[0], firsts: split.selecting(dim: dim + 1, index: 0), step: split.strides[dim + 1])
      return [share]
    }
  }

  /// Writes each number `step`·winner behind the place that `firsts` gives.
  private func scatter(
    _ numbers: Tensor, _ winners: Tensor, firsts: Layout, step: Int
  ) throws(TensorError) {
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let (out, x, which) = (pointer(Element.self), numbers.pointer(Element.self), winners.pointer(Int.self))
      let walk = Walk(firsts, numbers.layout, winners.layout, inOrder: false)
      try engine.inRanges(numbers.count, cost: 2) { range in
        walk.runs(range) { at, length in
          for index in 0..<length {
            let here = at &+ walk.inner &* Walk.Offsets(repeating: index)
            out[here[0] &+ which[here[2]] &* step] = x[here[1]]
          }
        }
      }
    }
    if dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
  }
}

extension Layout {
  /// One axis seen as two: `count` groups `of` neighbours.
  fileprivate func splitting(_ dim: Int, into count: Int, of size: Int) throws(TensorError) -> Layout {
    var (sizes, steps) = (shape, strides)
    sizes.replaceSubrange(dim...dim, with: [count, size])
    steps.replaceSubrange(dim...dim, with: [strides[dim] * size, strides[dim]])
    return try Layout(shape: sizes, strides: steps, offset: offset)
  }
}
