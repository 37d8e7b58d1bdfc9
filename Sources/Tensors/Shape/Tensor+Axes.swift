// Axes moved, cut, run through diagonally or by windows: views that only need other strides.
//
// A view is made by a change of the layout. Its gradient is made by the same change: of zeros in this tensor's layout,
// the view of them is written. Where a view shows an element more than once (overlapping windows), it is added up.

extension Tensor {
  /// A view by a change of the layout, with the gradient that the same change gives.
  func view(
    _ name: String, overlaps: Bool = false, _ change: @escaping (Layout) throws(TensorError) -> Layout
  ) throws(TensorError) -> Tensor {
    let view = with(try change(layout))
    guard Tensor.isRecorded([self]) else { return view }
    return view.recorded(name, from: [self]) { [layout = layout.likewise()] (gradient) throws(TensorError) in
      let whole = try gradient.output.engine.zeros(like: layout, dtype: gradient.output.dtype)
      let part = whole.with(try change(layout))
      if overlaps {
        try part.addUnversioned(gradient.output)
      } else {
        try part.copyUnversioned(from: gradient.output)
      }
      return [whole]
    }
  }

  /// Adds element for element, one after the other, because an element may be here several times.
  func addUnversioned(_ source: Tensor) throws(TensorError) {
    let walk = Walk(layout, source.layout)
    func run<Element: TensorElement & AdditiveElement>(_: Element.Type) throws(TensorError) {
      let (out, values) = (pointer(Element.self), source.pointer(Element.self))
      try engine.inTurn(count) { range in
        walk.runs(range) { at, length in
          for index in 0..<length {
            out[at[0] &+ index &* walk.inner[0]].add(values[at[1] &+ index &* walk.inner[1]])
          }
        }
      }
    }
    if dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
  }

  /// One index of one axis, which goes away: `x.select(0, 2)` is `x[2]`.
  public func select(_ dim: Int, _ index: Int) throws(TensorError) -> Tensor {
    if rank == 0 { throw .argument(.selectZeroRank) }
    let dim = try layout.resolve(dim: dim)
    guard index >= -shape[dim], index < shape[dim] else {
      throw .argument(.selectIndex(index: index, shape: shape, dim: dim))
    }
    let place = index < 0 ? index + shape[dim] : index
    return try view("SelectBackward0") { (layout) throws(TensorError) in
      try layout.selecting(dim: dim, index: place)
    }
  }

  /// The axes `sources` brought to the places `destinations`; the others stay in order.
  public func movedim(_ sources: [Int], _ destinations: [Int]) throws(TensorError) -> Tensor {
    if sources.count != destinations.count {
      throw .argument(.moveCounts(sources: sources, destinations: destinations))
    }
    func resolved(_ dims: [Int], _ name: String) throws(TensorError) -> [Int] {
      var places: [Int] = []
      for dim in dims { places.append(try layout.resolve(dim: dim)) }
      if Set(places).count < places.count { throw .argument(.moveTwice(list: name, dims: dims)) }
      return places
    }
    let (from, to) = (try resolved(sources, "source"), try resolved(destinations, "destination"))
    if rank == 0 { return reshaped(layout, "AliasBackward0") }
    var rest = (0..<rank).filter { !from.contains($0) }[...]
    return try permute(
      (0..<rank).map { place in
        to.firstIndex(of: place).map { from[$0] } ?? rest.removeFirst()
      })
  }

  /// A matrix transposed; a vector or a number as it is.
  public func t() throws(TensorError) -> Tensor {
    if rank > 2 { throw .argument(.transposeRank(rank)) }
    return rank < 2 ? reshaped(layout, "TBackward0") : try permuted([1, 0], "TBackward0")
  }

  /// One axis cut into several; one size may be -1.
  public func unflatten(_ dim: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if sizes.isEmpty { throw .argument(.unflattenEmpty) }
    let size = rank == 0 ? 1 : shape[dim]
    guard let definite = try? Layout(shape: [size]).resolve(shape: sizes) else {
      throw .argument(.unflatten(sizes: sizes, size: size, dim: dim))
    }
    return try view(shape[..<dim] + definite + shape[Swift.min(dim + 1, rank)...])
  }

  /// A diagonal of the matrices that two axes span, as a view with the diagonal for its last axis. `offset` counts to the
  /// right of (or, negative, below) the main one.
  public func diagonal(offset: Int = 0, _ first: Int = 0, _ second: Int = 1) throws(TensorError) -> Tensor {
    let (a, b) = (try layout.resolve(dim: first), try layout.resolve(dim: second))
    if rank < 2 { throw .dimOutOfRange(dim: rank == 0 ? first : second, rank: rank) }
    if a == b { throw .argument(.sameDiagonalDims(a, b)) }
    return try view("DiagonalBackward0") { (layout) throws(TensorError) in
      let (down, right) = offset < 0 ? (offset.magnitude, 0) : (0, offset.magnitude)
      let (rows, columns) = (UInt(layout.shape[a]), UInt(layout.shape[b]))
      let length = Int(Swift.min(rows - Swift.min(rows, down), columns - Swift.min(columns, right)))
      let start = length > 0 ? Int(down) * layout.strides[a] + Int(right) * layout.strides[b] : 0
      let kept = layout.shape.indices.filter { $0 != a && $0 != b }
      return try Layout(
        shape: kept.map { layout.shape[$0] } + [length],
        strides: kept.map { layout.strides[$0] } + [layout.strides[a] &+ layout.strides[b]],
        offset: layout.offset + start)
    }
  }

  /// All windows of `size` along an axis, `step` apart, as a view with the windows' elements for its last axis.
  ///
  /// ```swift
  /// try x.unfold(0, size: 2, step: 1)   // (5) -> (4, 2): [x0, x1], [x1, x2], …
  /// ```
  public func unfold(_ dim: Int, size: Int, step: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    let length = rank == 0 ? 1 : shape[dim]
    if size < 0 { throw .argument(.windowSize(size)) }
    if size > length { throw .argument(.windowBeyond(size: size, length: length, dim: dim)) }
    if step <= 0 { throw .argument(.windowStep(step)) }
    return try view("UnfoldBackward0", overlaps: step < size) { (layout) throws(TensorError) in
      var (shape, strides) = (layout.shape, layout.strides)
      let stride = layout.rank == 0 ? 1 : strides[dim]
      if layout.rank > 0 {
        shape[dim] = (length - size) / step + 1
        strides[dim] = stride.multipliedReportingOverflow(by: step).partialValue
      }
      return try Layout(shape: shape + [size], strides: strides + [stride], offset: layout.offset)
    }
  }

  /// Any layout over the numbers that this tensor shares with others, checked to stay inside them.
  public func asStrided(
    _ shape: [Int], _ strides: [Int], offset: Int? = nil
  ) throws(TensorError) -> Tensor {
    let start = offset ?? self.offset
    if shape.count != strides.count { throw .argument(.stridedCounts) }
    if strides.contains(where: { $0 < 0 }) { throw .argument(.stridedNegative(strides)) }
    if start < 0 { throw .argument(.stridedOffset(start)) }
    let view = try Layout(shape: shape, strides: strides, offset: start)
    guard let needed = view.extent, needed <= storage.count else {
      throw .argument(
        .stridedBeyond(
          shape: shape, strides: strides, offset: start, itemSize: dtype.byteCount, count: storage.count,
          needed: view.extent))
    }
    return with(view).recorded("AsStridedBackward0", from: [self]) {
      [layout, count = storage.count] (gradient) throws(TensorError) in
      let all = try gradient.output.gathered(from: view, in: count)
      if !layout.mayOverlap { return [all.with(layout)] }
      // A number that this tensor shows several times gets its gradient once: in equal shares.
      let ones = try all.engine.ones(layout.shape, dtype: all.dtype)
      return [try (all / ones.gathered(from: layout, in: count)).with(layout)]
    }
  }

  /// The gradient of all `count` numbers of a storage, from this one of a view of them. Of a number that the view shows
  /// several times, all gradients are added up.
  func gathered(from view: Layout, in count: Int) throws(TensorError) -> Tensor {
    let all = try engine.zeros([count], dtype: dtype)
    if !view.mayOverlap {
      try all.with(view).copyUnversioned(from: self)
      return all
    }
    var once = view
    for dim in view.shape.indices where view.strides[dim] == 0 && view.shape[dim] > 1 {
      once = try once.slicing(dim: dim, start: 0, stop: 1, step: 1)
    }
    try all.with(once).addUnversioned(summed(to: once.shape))
    return all
  }

  /// A view of the bytes as another type, which is refused: numbers are converted by `to`.
  public func view(as dtype: DType) throws(TensorError) -> Tensor {
    if dtype != self.dtype { throw .argument(.viewAsType(from: self.dtype, to: dtype)) }
    return self
  }

  /// A copy turned by `turns` quarters, from the first axis towards the second.
  public func rot90(_ turns: Int = 1, _ dims: [Int] = [0, 1]) throws(TensorError) -> Tensor {
    if dims.count != 2 { throw .argument(.rotationDims(dims.count)) }
    if rank < 2 { throw .argument(.rotationRank(rank)) }
    let (a, b) = (try layout.resolve(dim: dims[0]), try layout.resolve(dim: dims[1]))
    if a == b { throw .argument(.rotationSameDims(dims[0], dims[1])) }
    let result = try engine.withoutGradients { () throws(TensorError) in
      switch ((turns % 4) + 4) % 4 {
      case 1: try flip([b]).transpose(a, b).detach()
      case 2: try flip([a, b])
      case 3: try flip([a]).transpose(a, b).detach()
      default: try clone()
      }
    }
    return result.recorded("Rot90Backward0", from: [self]) { (gradient) throws(TensorError) in
      [try gradient.output.rot90(-(turns % 4), [a, b])]
    }
  }

  /// A copy with the columns in reverse.
  public func fliplr() throws(TensorError) -> Tensor {
    if rank < 2 { throw .argument(.flipRank(least: 2)) }
    return try flip([1])
  }

  /// A copy with the rows in reverse.
  public func flipud() throws(TensorError) -> Tensor {
    if rank < 1 { throw .argument(.flipRank(least: 1)) }
    return try flip([0])
  }
}

extension Layout {
  /// How many elements a storage must have for this layout, or nil beyond `Int`; 0 where there are none.
  fileprivate var extent: Int? {
    if count == 0 { return 0 }
    var last = offset
    for (size, stride) in zip(shape, strides) {
      let (reach, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
      let (sum, overflow2) = last.addingReportingOverflow(reach)
      if overflow || overflow2 { return nil }
      last = sum
    }
    return last == .max ? nil : last + 1
  }
}
