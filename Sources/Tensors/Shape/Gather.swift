// Picking along one axis: `gather`, its inverse `scatter`, and whole slices by number.
//
// An index tensor of the result's shape says, for every element, where along one axis it comes from; the other
// indices are the element's own. So one walk goes over the index, the result and the source without that axis, and the
// index times the axis's stride is added.

extension Tensor {
  /// Elements picked along an axis: out[i][j] = self[index[i][j]][j] for `dim` 0.
  ///
  /// `index` is int64, of this rank, and no longer than this tensor along the other axes; the result has its shape.
  public func gather(_ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let dim = try checkGather(dim, index, source: nil)
    let result = try engine.empty(index.shape, dtype: dtype)
    try along(dim, index, result, .gather)
    return result.recorded("GatherBackward0", from: [self], saving: [index]) {
      [shape] (gradient) throws(TensorError) in
      let whole = try gradient.output.engine.zeros(shape, dtype: gradient.output.dtype)
      try whole.along(dim, gradient.saved[0], gradient.output, .add)
      return [whole]
    }
  }

  /// A copy in which out[index[i][j]][j] = source[i][j] for `dim` 0; of several for one place the last stays.
  public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let dim = try checkGather(dim, index, source: source)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    let values = try source.part(like: index)
    try result.along(dim, index, values, .scatter)
    return result.recorded("ScatterBackward0", from: [self, values], saving: [index]) {
      (gradient) throws(TensorError) in
      let index = gradient.saved[0]
      let rest = gradient.needs[0] ? try gradient.output.clone() : nil
      try rest?.along(
        dim, index, gradient.output.engine.zeros(index.shape, dtype: gradient.output.dtype), .scatter)
      return [rest, gradient.needs[1] ? try gradient.output.gather(dim, index) : nil]
    }
  }

  /// A copy to which out[index[i][j]][j] += source[i][j] for `dim` 0.
  public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let dim = try checkGather(dim, index, source: source)
    let result = try engine.withoutGradients { () throws(TensorError) in try clone() }
    let values = try source.part(like: index)
    try result.along(dim, index, values, .add)
    return result.recorded("ScatterAddBackward0", from: [self, values], saving: [index]) {
      (gradient) throws(TensorError) in
      [gradient.output, gradient.needs[1] ? try gradient.output.gather(dim, gradient.saved[0]) : nil]
    }
  }

  /// Whole slices along an axis, in the order of a one-dimensional index: self[index] for `dim` 0.
  public func indexSelect(_ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let axis = try layout.resolve(dim: dim)
    if index.rank > 1 { throw .argument(.selectVector) }
    if index.dtype != .int64 { throw .argument(.selectType) }
    if rank == 0, index.count != 1 { throw .argument(.selectFromNumber(index.count)) }
    let size = rank == 0 ? 1 : shape[axis]
    if try index.ints().contains(where: { $0 < 0 || $0 >= size }) { throw .argument(.selectRange) }
    return rank == 0 ? try clone() : try slices(axis, index)
  }

  /// The slices that an index of an axis picks.
  func slices(_ axis: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 { return self }
    let all = [TensorIndex](repeating: .slice(lower: nil, upper: nil, step: nil), count: axis)
    return try self[all + [.tensor(index.rank == 0 ? index.reshape([1]) : index)]]
  }

  /// Writes the elements of `source` to the places of an index along an axis; for tensors nobody else has yet.
  func scatterUnversioned(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) {
    try along(dim, index, source, .scatter)
  }

  /// The part of this tensor that an index no longer along any axis speaks of.
  private func part(like index: Tensor) throws(TensorError) -> Tensor {
    var part = self
    for dim in 0..<rank where shape[dim] > index.shape[dim] {
      part = try part.narrow(dim, start: 0, length: index.shape[dim])
    }
    return part
  }

  func checkGather(
    _ dim: Int, _ index: Tensor, source: Tensor?, _ name: String = "input"
  ) throws(TensorError) -> Int {
    let dim = try layout.resolve(dim: dim)
    if index.dtype != .int64 { throw .gatherType(index.dtype) }
    let scatters = source != nil || name == "self"
    if index.rank != rank || (source.map { $0.rank != rank } ?? false) {
      if scatters {
        throw .argument(.scatterRanks(name: index.rank != rank ? "self" : "src"))
      }
      throw .gatherRanks(index: index.rank, tensor: rank)
    }
    if let source, source.dtype != dtype { throw .scatterTypes(tensor: dtype, source: source.dtype) }
    for axis in 0..<rank {
      let tooLong = axis != dim && index.shape[axis] > shape[axis]
      if tooLong || index.shape[axis] > source?.shape[axis] ?? .max {
        throw .gatherSizes(
          index: index.shape, tensor: shape, source: source?.shape, dim: dim, axis: scatters ? nil : axis)
      }
    }
    return dim
  }

  /// From this tensor to the other, or the other way.
  enum Direction { case gather, scatter, add }

  /// Moves elements between the places of an index in this tensor and `other`, of the index's shape, one of which nobody
  /// else has yet. One after the other, because several may go to one place.
  func along(
    _ dim: Int, _ index: Tensor, _ other: Tensor, _ direction: Direction
  ) throws(TensorError) {
    if index.count == 0 { return }
    let (size, axisStep) = rank == 0 ? (1, 0) : (shape[dim], strides[dim])
    var steps = strides
    if rank > 0 { steps[dim] = 0 }
    let own = try Layout(shape: index.shape, strides: steps, offset: offset)
    let walk = Walk(index.layout, own, other.layout)
    let (step, places) = (walk.inner, index.pointer(Int.self))
    func run<Element: TensorElement & AdditiveElement>(_: Element.Type) throws(TensorError) {
      let (near, far) = (other.pointer(Element.self), pointer(Element.self))
      var wrong: Int?
      try engine.inTurn(index.count) { range in
        walk.runs(range) { at, length in
          for run in 0..<length {
            let place = places[at[0] + run * step[0]]
            guard place >= 0, place < size else {
              wrong = wrong ?? place
              continue
            }
            let (own, value) = (at[1] + run * step[1] + place * axisStep, at[2] + run * step[2])
            switch direction {
            case .gather: near[value] = far[own]
            case .scatter: far[own] = near[value]
            case .add: far[own].add(near[value])
            }
          }
        }
      }
      if let wrong { throw .gatherIndex(index: wrong, size: size, dim: dim) }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }
}
