// Picking and placing by masks, by whole indices and by places: on top of the walks of `gather` and of the
// indices between brackets.

extension Tensor {
  /// A copy with `value` where the mask is true; the two broadcast.
  public func maskedFill(_ mask: Tensor, _ value: Operand) throws(TensorError) -> Tensor {
    if mask.dtype != .bool { throw .argument(.maskType(mask.dtype)) }
    let shape = try Layout.broadcast(mask.shape, self.shape)
    var filling = value
    var single: Tensor?
    if case .tensor(let tensor) = value {
      if tensor.rank > 0 { throw .argument(.fillRank(operation: "masked_fill_", tensor.rank)) }
      filling = .scalar(try tensor.item())
      single = tensor
    }
    let spread = try expand(shape)
    let result = try engine.withoutGradients { () throws(TensorError) in
      shape == self.shape ? try clone() : try spread.contiguous().clone()
    }
    let bits = try mask.expand(shape)
    guard case .scalar(let number) = filling else { return result }
    try number.check(fits: dtype)
    try result.put(number, where: bits)
    return result.recorded(
      single == nil ? "MaskedFillBackward0" : "MaskedFillBackward1",
      from: [spread] + [single].compactMap(\.self),
      saving: [bits]
    ) { (gradient) throws(TensorError) in
      let bits = gradient.saved[0]
      var shares: [Tensor?] = [nil]
      if gradient.needs[0] {
        let rest = try gradient.output.clone()
        try rest.put(0, where: bits)
        shares[0] = rest
      }
      guard gradient.needs.count > 1 else { return shares }
      return shares + [gradient.needs[1] ? try gradient.output[.tensor(bits)].sum() : nil]
    }
  }

  /// Writes a number where a mask of this shape is true.
  private func put(_ value: Scalar, where mask: Tensor) throws(TensorError) {
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let (out, bits, element) = (
        pointer(Element.self), mask.pointer(Bool.self), value.converted(to: Element.self)
      )
      let walk = Walk(layout, mask.layout, inOrder: false)
      let step = walk.inner
      try engine.inRanges(count) { range in
        walk.runs(range) { at, length in
          for index in 0..<length where bits[at[1] &+ index &* step[1]] {
            out[at[0] &+ index &* step[0]] = element
          }
        }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }

  /// The elements where the mask is true, as one row; the two broadcast.
  public func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
    if mask.dtype != .bool { throw .argument(.selectMaskType) }
    let shape = try Layout.broadcast(mask.shape, self.shape)
    if shape.isEmpty { return try reshape([1])[.tensor(mask.reshape([1]))] }
    return try expand(shape)[.tensor(mask.expand(shape))]
  }

  /// The indices of the elements that are not zero: one row of indices for each, (count, rank).
  public func nonzero() throws(TensorError) -> Tensor {
    let truth = try detach().to(.bool)
    guard case .int(let total) = try truth.sum().item() else { return self }
    let result = try engine.empty([rank, total], dtype: .int64)
    let (bits, out) = (truth.pointer(Bool.self), result.pointer(Int.self))
    let walk = Walk(truth.layout)
    let sizes = shape
    var found = 0
    var number = 0
    try engine.inTurn(count) { range in
      walk.runs(range) { at, length in
        for index in 0..<length where bits[at[0] + index * walk.inner[0]] {
          var rest = number + index
          for dim in sizes.indices.reversed() {
            out[dim * total + found] = rest % sizes[dim]
            rest /= sizes[dim]
          }
          found += 1
        }
        number += length
      }
    }
    return result.with(try Layout(shape: [total, rank], strides: [1, total], offset: 0))
  }

  /// The same indices, a vector for every axis: what `x[…]` takes. A number counts as a row of one.
  public func nonzeroPlaces() throws(TensorError) -> [Tensor] {
    try (rank == 0 ? reshape([1]) : self).nonzero().unbind(1)
  }

  /// The elements with these numbers in row-major order; the result has the index's shape.
  public func take(_ index: Tensor) throws(TensorError) -> Tensor {
    if index.dtype != .int64 { throw .argument(.takeType(index.dtype)) }
    if count == 0, index.count > 0 { throw .argument(.takeFromEmpty) }
    for place in try index.ints() where place < -count || place >= count {
      throw .argument(.takeIndex(index: place, count: count))
    }
    let row = try reshape([count])
    if index.rank == 0 { return try row[.tensor(index.reshape([1]))].reshape([]) }
    return try row[.tensor(index)]
  }

  /// As `gather`, the index broadcast against this tensor along the other axes; without `dim` along the flattened tensor.
  public func takeAlong(_ index: Tensor, dim: Int? = nil) throws(TensorError) -> Tensor {
    if index.dtype != .int64 { throw .argument(.takeAlongType(index.dtype)) }
    guard let dim else { return try flatten().gather(0, index.flatten()) }
    if index.rank != rank { throw .argument(.takeAlongRanks(tensor: rank, index: index.rank)) }
    let axis = try layout.resolve(dim: dim)
    if rank == 0 { return try gather(0, index) }
    var (own, other) = (shape, index.shape)
    (own[axis], other[axis]) = (1, 1)
    var sizes = try Layout.broadcast(own, other)
    sizes[axis] = index.shape[axis]
    let places = try index.expand(sizes)
    sizes[axis] = shape[axis]
    return try expand(sizes).gather(axis, places)
  }

  /// A copy to whose indices `index` of an axis the slices of `source`, times `alpha`, are added.
  public func indexAdd(
    _ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Double = 1
  ) throws(TensorError) -> Tensor {
    let axis = try layout.resolve(dim: dim)
    if index.rank > 1 {
      throw .argument(.indexVector(operation: "index_add_", index.dtype, shape: index.shape))
    }
    if index.dtype != .int64 { throw .argument(.indexIntegers(operation: "index_add_", index.dtype)) }
    if source.dtype != dtype {
      throw .argument(.indexSourceTypes(operation: "index_add_", tensor: dtype, source: source.dtype))
    }
    try checkSource("index_add_", axis, index, source)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    let added = try engine.withoutGradients { () throws(TensorError) in
      alpha == 1 ? source : try source * engine.filled([], .float(alpha), dtype: dtype)
    }
    try result.along(axis, index.lined(axis, with: source.shape), added, .add)
    return result.recorded("IndexAddBackward0", from: [self, source], saving: [index]) {
      (gradient) throws(TensorError) in
      guard gradient.needs[1] else { return [gradient.output, nil] }
      let share = try gradient.output.slices(axis, gradient.saved[0])
      return [gradient.output, alpha == 1 ? share : try share * alpha]
    }
  }

  /// A copy whose indices `index` of an axis are the slices of `source`; of several for one the last stays.
  public func indexCopy(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let axis = try layout.resolve(dim: dim)
    if index.rank > 1 {
      throw .argument(.indexVector(operation: "index_copy_", index.dtype, shape: index.shape))
    }
    if index.dtype != .int64 { throw .argument(.indexIntegers(operation: "index_copy_", index.dtype)) }
    if source.dtype != dtype {
      throw .argument(.indexSourceTypes(operation: "index_copy_", tensor: dtype, source: source.dtype))
    }
    try checkSource("index_copy_", axis, index, source)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    try result.along(axis, index.lined(axis, with: source.shape), source, .scatter)
    return result.recorded("IndexCopyBackward0", from: [self, source], saving: [index]) {
      (gradient) throws(TensorError) in
      let index = gradient.saved[0]
      return [
        gradient.needs[0] ? try gradient.output.indexFill(axis, index, .scalar(0)) : nil,
        gradient.needs[1] ? try gradient.output.slices(axis, index) : nil,
      ]
    }
  }

  private func checkSource(
    _ operation: String, _ axis: Int, _ index: Tensor, _ source: Tensor
  ) throws(TensorError) {
    let length = source.rank == 0 ? 1 : axis < source.rank ? source.shape[axis] : 0
    if length != index.count {
      throw .argument(.indexCount(operation: operation, index: index.count, source: length, dim: axis))
    }
    let others = (0..<rank).filter { $0 != axis }
    if source.rank != rank || others.contains(where: { source.shape[$0] != shape[$0] }) {
      throw .argument(.indexSourceShape(tensor: shape, source: source.shape))
    }
  }

  /// A copy with `value` at the indices `index` of an axis.
  public func indexFill(_ dim: Int, _ index: Tensor, _ value: Operand) throws(TensorError) -> Tensor {
    let axis = try layout.resolve(dim: dim)
    if index.rank > 1 { throw .argument(.fillIndexRank) }
    if index.dtype != .int64 { throw .argument(.fillIndexType) }
    var sizes = shape
    if rank > 0 { sizes[axis] = index.count }
    var single: Tensor?
    if case .tensor(let tensor) = value {
      if tensor.rank > 0 { throw .argument(.fillRank(operation: "index_fill_", tensor.rank)) }
      single = tensor
    }
    try value.check(fits: dtype)
    var places = try index.reshape([index.count])
    let size = rank == 0 ? 1 : shape[axis]
    for place in try places.ints() { _ = try Layout.resolve(index: place, size: size, dim: axis) }
    places = try places.wrapped(size)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    let filling = try engine.withoutGradients { () throws(TensorError) in
      try value.tensor(engine, dtype).expand(sizes)
    }
    try result.along(axis, places.lined(axis, with: sizes), filling, .scatter)
    return result.recorded(
      single == nil ? "IndexFillBackward0" : "IndexFillBackward1", from: [self] + [single].compactMap(\.self),
      saving: [places]
    ) { (gradient) throws(TensorError) in
      let places = gradient.saved[0]
      let rest = gradient.needs[0] ? try gradient.output.indexFill(axis, places, .scalar(0)) : nil
      guard gradient.needs.count > 1 else { return [rest] }
      return [rest, gradient.needs[1] ? try gradient.output.slices(axis, places).sum() : nil]
    }
  }

  /// Indices that count from the end made ones that do not.
  private func wrapped(_ size: Int) throws(TensorError) -> Tensor {
    try engine.tensor(ints().map { $0 < 0 ? $0 + size : $0 })
  }

  /// An index of one axis as one of every element of a shape, as a view.
  private func lined(_ axis: Int, with shape: [Int]) throws(TensorError) -> Tensor {
    if shape.isEmpty { return try reshape([]) }
    var single = [Int](repeating: 1, count: shape.count)
    single[axis] = count
    return try reshape(single).expand(shape)
  }

  /// A copy in which the elements at places along a dimension are multiplied by those of `source`, one after the other
  /// where several go to one place.
  public func scatterProducts(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let axis = try checkGather(dim, index, source: source)
    if rank == 0 { return try scatter(dim, index, gather(dim, index) * source) }
    var made = self
    // The indices of one slice lead to different places.
    for place in 0..<index.shape[axis] {
      let slice = try index.narrow(axis, start: place, length: 1)
      var factors = source
      for (dim, size) in slice.shape.enumerated() {
        factors = try factors.narrow(dim, start: dim == axis ? place : 0, length: size)
      }
      made = try made.scatter(axis, slice, made.gather(axis, slice) * factors)
    }
    return made
  }

  /// A copy in which out[index[i][j]][j] = value for `dim` 0.
  public func scatter(_ dim: Int, _ index: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    let axis = try checkGather(dim, index, source: nil, "self")
    try value.check(fits: dtype)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    let filling = try engine.filled([], value, dtype: dtype).expand(index.shape)
    try result.along(axis, index, filling, .scatter)
    return result.recorded("ScatterBackward1", from: [self], saving: [index]) {
      (gradient) throws(TensorError) in
      [try gradient.output.scatter(axis, gradient.saved[0], .float(0))]
    }
  }

  /// Whether each element is one of those of `others` (or, inverted, none).
  public func isIn(_ others: Tensor, invert: Bool = false) throws(TensorError) -> Tensor {
    let type = DType.promoted(dtype, others.dtype)
    let result = try engine.empty(shape, dtype: .bool)
    func run<Element: TensorElement & Comparable>(_: Element.Type) throws(TensorError) {
      let wanted = try others.detach().to(Element.dtype).reshape([others.count]).sort().values
      let values = try detach().to(Element.dtype).contiguous()
      let (sorted, source, out) = (
        wanted.start(Element.self), values.start(Element.self), result.pointer(Bool.self)
      )
      try engine.inRanges(count, cost: 40) { range in
        for place in range {
          let number = source[place]
          let first = countBefore(sorted, wanted.count) { !($0 < number) }
          out[place] = (first < wanted.count && sorted[first] == number) != invert
        }
      }
    }
    if type.isFloat { try run(Double.self) } else { try run(Int.self) }
    return result
  }
}
