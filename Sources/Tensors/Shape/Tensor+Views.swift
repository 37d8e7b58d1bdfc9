// Other shapes over the same numbers. Everything here is a view (no copy) unless it says so.

extension Tensor {
  /// The same elements in row-major order under another shape; one size may be -1. Copies only where no view can do it.
  public func reshape(_ shape: [Int]) throws(TensorError) -> Tensor {
    let sizes = try layout.resolve(shape: shape)
    if let layout = try layout.viewed(as: sizes) { return reshaped(layout, "ViewBackward0") }
    return try contiguous().view(sizes)
  }

  /// As `view`, where the numbers lie in memory in an order that layers chose (channels last; kernels with the outputs
  /// last) and not the user: then it is the view that a tensor in order has.
  ///
  /// When nobody else has the memory, it is brought in order first. Else the result is a copy, which refuses to be written
  /// to: what is written there would be lost.
  public func viewInOrder(_ shape: [Int]) throws(TensorError) -> Tensor {
    let sizes = try layout.resolve(shape: shape)
    let isChosenByLayers = base.map { !$0.isContiguous && $0.layout.isDense } ?? true
    let needsNoOrder = try layout.viewed(as: sizes) != nil
    if isContiguous || !layout.isDense || !isChosenByLayers || needsNoOrder { return try view(sizes) }
    if base == nil, isKnownUniquelyReferenced(&storage) {
      let ordered = try detach().contiguous()
      (storage, ownLayout) = (ordered.storage, ordered.layout)
      return try view(sizes)
    }
    let copy = try reshape(sizes)
    copy.standsForView = true
    copy.base?.standsForView = true
    return copy
  }

  /// As `reshape`, but an error where only a copy could do it.
  public func view(_ shape: [Int]) throws(TensorError) -> Tensor {
    let sizes = try layout.resolve(shape: shape)
    guard let layout = try layout.viewed(as: sizes) else {
      throw .view(shape: self.shape, strides: strides, to: sizes)
    }
    return reshaped(layout, "ViewBackward0")
  }

  /// A view in another shape, whose gradient only takes this shape again.
  func reshaped(_ layout: Layout, _ name: String) -> Tensor {
    with(layout).recorded(name, from: [self]) { [shape] (gradient) throws(TensorError) in
      [try gradient.output.reshape(shape)]
    }
  }

  /// The axes `start...end` made one.
  public func flatten(from start: Int = 0, to end: Int = -1) throws(TensorError) -> Tensor {
    let (start, end) = (try layout.resolve(dim: start), try layout.resolve(dim: end))
    if rank == 0 { return try reshape([1]) }
    if start > end { throw .flattenOrder }
    let length = try Layout.count(of: Array(shape[start...end]))
    return try reshape(Array(shape[..<start]) + [length] + Array(shape[(end + 1)...]))
  }

  /// The axes in the order given.
  public func permute(_ dims: [Int]) throws(TensorError) -> Tensor { try permuted(dims, "PermuteBackward0") }

  func permuted(_ dims: [Int], _ name: String) throws(TensorError) -> Tensor {
    let view = with(try layout.permuted(dims))
    guard Tensor.isRecorded([self]) else { return view }
    var back = [Int](repeating: 0, count: rank)
    for (place, dim) in dims.enumerated() { back[try layout.resolve(dim: dim)] = place }
    return view.recorded(name, from: [self]) { [back] (gradient) throws(TensorError) in
      [try gradient.output.permute(back)]
    }
  }

  /// Two axes exchanged.
  public func transpose(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
    let (a, b) = (try layout.resolve(dim: a), try layout.resolve(dim: b))
    if rank == 0 { return reshaped(layout, "TransposeBackward0") }
    var dims = Array(0..<rank)
    dims.swapAt(a, b)
    return try permuted(dims, "TransposeBackward0")
  }

  /// All axes in reverse: the transpose of a matrix.
  public func transposed() throws(TensorError) -> Tensor { try permute(Array((0..<rank).reversed())) }

  /// Without axes of size 1: all of them, or those given (which stay when they are longer).
  public func squeeze(_ dims: [Int]? = nil) throws(TensorError) -> Tensor {
    var removed: Set<Int> = []
    if let dims {
      for dim in dims {
        let dim = try layout.resolve(dim: dim)
        if !removed.insert(dim).inserted { throw .duplicateDim(dim: dim) }
      }
    } else {
      removed = Set(0..<rank)
    }
    return reshaped(
      layout.removing(dims: removed.filter { $0 < rank && shape[$0] == 1 }),
      dims.map { $0.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2" } ?? "SqueezeBackward0")
  }

  /// A new axis of size 1 at `dim`.
  public func unsqueeze(_ dim: Int) throws(TensorError) -> Tensor {
    reshaped(layout.inserting(dim: try Layout.resolve(dim: dim, rank: rank + 1)), "UnsqueezeBackward0")
  }

  /// Axes of size 1 repeated, and new ones put in front, to reach a shape; -1 keeps a size. The repeats share memory.
  public func expand(_ shape: [Int]) throws(TensorError) -> Tensor {
    if shape.count < rank { throw .expandRank(dtype, shape: self.shape, to: shape) }
    return with(try layout.expanded(to: shape)).recorded("ExpandBackward0", from: [self]) {
      [shape = self.shape] (gradient) throws(TensorError) in [try gradient.output.summed(to: shape)]
    }
  }

  /// The sum over the axes along which `expand` would repeat a tensor of that shape.
  func summed(to shape: [Int]) throws(TensorError) -> Tensor {
    let extra = rank - shape.count
    let repeated = self.shape.indices.filter {
      $0 < extra || (shape[$0 - extra] == 1 && self.shape[$0] != 1)
    }
    if repeated.isEmpty { return self }
    return try sum(repeated, keepdim: true).reshape(shape)
  }

  /// A copy with some axes in reverse.
  public func flip(_ dims: [Int]) throws(TensorError) -> Tensor {
    var reversed: Set<Int> = []
    for dim in dims {
      let dim = try layout.resolve(dim: dim)
      if !reversed.insert(dim).inserted { throw .duplicateDim(dim: dim) }
    }
    let result = try engine.empty(shape, dtype: dtype)
    try result.copyUnversioned(from: with(layout.reversing(dims: reversed.filter { $0 < rank })))
    return result.recorded("FlipBackward0", from: [self]) { (gradient) throws(TensorError) in
      [try gradient.output.flip(dims)]
    }
  }

  /// A copy whose elements moved along axes by `shifts`, those pushed out coming in again at the other end. Without
  /// `dims` the tensor is rolled as one long row.
  public func roll(_ shifts: [Int], dims: [Int] = []) throws(TensorError) -> Tensor {
    let result = try engine.withoutGradients { () throws(TensorError) in
      if dims.isEmpty, shifts.count == 1 {
        return try flatten().rolled(shifts, [0]).reshape(shape).detach()
      }
      return try rolled(shifts, dims)
    }
    return result.recorded("RollBackward0", from: [self]) { (gradient) throws(TensorError) in
      [try gradient.output.roll(shifts.map { 0 &- $0 }, dims: dims)]
    }
  }

  private func rolled(_ shifts: [Int], _ dims: [Int]) throws(TensorError) -> Tensor {
    if shifts.count != dims.count || dims.isEmpty { throw .rollCounts(shifts: shifts.count, dims: dims.count) }
    var result = self
    for (shift, dim) in zip(shifts, dims) {
      if rank == 0 { throw .rollZeroRank(dim: dim) }
      let dim = try layout.resolve(dim: dim)
      if count == 0 { continue }
      let size = shape[dim]
      let cut = (size - shift % size) % size
      let tail = try result.narrow(dim, start: cut, length: size - cut)
      result = try Tensor.cat([tail, result.narrow(dim, start: 0, length: cut)], dim: dim)
    }
    return result.storage === storage ? try clone() : result
  }

  /// The indices `start..<start + length` of one axis, as a view; they must be inside it.
  public func narrow(_ dim: Int, start: Int, length: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if rank == 0 { throw .narrowZeroRank }
    if length < 0 || start < 0 || start > shape[dim] - length {
      throw .narrow(start: start, length: length, size: shape[dim], dim: dim)
    }
    return try view("SliceBackward0") { (layout) throws(TensorError) in
      try layout.slicing(dim: dim, start: start, stop: start + length, step: 1)
    }
  }

  /// A copy with `value` around it: `before` and `after` for the last axes, the last pair for the last axis. Negative
  /// widths cut off.
  ///
  /// ```swift
  /// try x.pad([(0, 0), (2, -1)])   // (N, H, W) -> (N, H, W + 1): two zeros before a row, its last pixel gone
  /// ```
  /// Throws where more is cut off than there is. The gradient of what was cut off is 0.
  public func pad(
    _ widths: [(before: Int, after: Int)], value: Scalar = 0
  ) throws(TensorError) -> Tensor {
    let sizes = try sizes(padded: widths)
    let result = try engine.full(sizes, value, dtype: dtype)
    try result.apart(from: widths, of: shape).copyUnversioned(
      from: apart(from: widths.map { (-$0.before, -$0.after) }, of: sizes))
    return result.recorded("ConstantPadNdBackward0", from: [self]) { [shape] (gradient) throws(TensorError) in
      let isWhole = widths.allSatisfy { $0.before >= 0 && $0.after >= 0 }
      return [
        isWhole
          ? try gradient.output.apart(from: widths, of: shape)
          : try gradient.output.pad(widths.map { (-$0.before, -$0.after) })
      ]
    }
  }

  /// The sizes with a border of these widths around the last axes.
  func sizes(padded widths: [(before: Int, after: Int)]) throws(TensorError) -> [Int] {
    let first = rank - widths.count
    if first < 0 { throw .dimOutOfRange(dim: -widths.count, rank: rank) }
    var sizes = shape
    for (dim, (before, after)) in zip(first..., widths) {
      let (left, underflow) = (sizes[dim] + Swift.min(0, before)).addingReportingOverflow(Swift.min(0, after))
      if underflow || left < 0 {
        throw .cutTooMuch(before: before, after: after, dim: dim, size: sizes[dim])
      }
      let (partial, overflow) = left.addingReportingOverflow(Swift.max(0, before))
      let (size, overflow2) = partial.addingReportingOverflow(Swift.max(0, after))
      if overflow || overflow2 {
        throw .argument(.padSize(size: sizes[dim], before: before, after: after, dim: dim))
      }
      sizes[dim] = size
    }
    return sizes
  }

  /// The part of a tensor that a border of these widths around `inner` leaves: what both have in common.
  private func apart(
    from widths: [(before: Int, after: Int)], of inner: [Int]
  ) throws(TensorError) -> Tensor {
    var order = layout
    for (dim, (before, after)) in zip((rank - widths.count)..., widths) {
      let cut = Swift.min(0, before) + Swift.min(0, after)
      let start = Swift.max(0, before)
      order = try order.slicing(dim: dim, start: start, stop: start + inner[dim] + cut, step: 1)
    }
    return with(order)
  }

  /// Tensors of one shape, except along `dim`, one after the other; element types are promoted.
  public static func cat(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    try joined(tensors, dim, "CatBackward0")
  }

  private static func joined(_ tensors: [Tensor], _ dim: Int, _ name: String) throws(TensorError) -> Tensor {
    guard let any = tensors.first else { throw .emptyList(operation: "cat") }
    if let scalar = tensors.firstIndex(where: { $0.rank == 0 }) { throw .catZeroRank(tensor: scalar) }
    let dtype = DType.result(of: tensors.map { .tensor($0) })
    // An empty one-dimensional tensor joins anything.
    let joined = tensors.enumerated().filter { $0.element.shape != [0] }
    guard let first = joined.first?.element else { return try any.engine.empty([0], dtype: dtype) }
    let dim = try first.layout.resolve(dim: dim)
    var sizes = first.shape
    sizes[dim] = 0
    for (number, tensor) in joined {
      if tensor.rank != first.rank { throw .catRanks(expected: first.rank, got: tensor.rank) }
      for axis in sizes.indices where axis != dim && tensor.shape[axis] != sizes[axis] {
        throw .catSizes(dim: dim, expected: sizes[axis], got: tensor.shape[axis], tensor: number)
      }
      let (size, overflow) = sizes[dim].addingReportingOverflow(tensor.shape[dim])
      if overflow { throw .sizeOverflow(shape: sizes) }
      sizes[dim] = size
    }
    let result = try first.engine.empty(like: first.layout.resized(to: sizes), dtype: dtype)
    var start = 0
    for (_, tensor) in joined {
      let part = result.with(
        try result.layout.slicing(dim: dim, start: start, stop: start + tensor.shape[dim], step: 1))
      try part.copyUnversioned(from: tensor)
      start += tensor.shape[dim]
    }
    return result.recorded(name, from: tensors) {
      [parts = tensors.map { ($0.shape, $0.dtype) }] (gradient) throws(TensorError) in
      var shares: [Tensor?] = []
      var start = 0
      for (part, wanted) in zip(parts, gradient.needs) {
        let (shape, dtype) = part
        let length = shape == [0] ? 0 : shape[dim]
        shares.append(
          wanted && length > 0
            ? try gradient.output.narrow(dim, start: start, length: length).to(dtype) : nil)
        start += length
      }
      return shares
    }
  }

  /// Tensors of one shape along a new axis.
  public static func stack(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .emptyList(operation: "stack") }
    let dim = try Layout.resolve(dim: dim, rank: first.rank + 1)
    var rows: [Tensor] = []
    for (number, tensor) in tensors.enumerated() {
      if tensor.shape != first.shape {
        throw .stackSizes(expected: first.shape, got: tensor.shape, tensor: number)
      }
      rows.append(try tensor.unsqueeze(dim))
    }
    return try joined(rows, dim, "StackBackward0")
  }
}
