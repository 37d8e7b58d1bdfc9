// Where the elements of a tensor stand in its storage: element (i, j, …) is at
//
//     offset + i * strides[0] + j * strides[1] + …
//
// A view (a slice, a transpose, a broadcast) is another layout over the same storage, so everything that
// only rearranges is arithmetic on these three and copies nothing. Strides count elements. A stride of
// 0 repeats (broadcast); a negative one runs backwards, as NumPy's slices may.

/// Shape, strides and offset of a tensor.
public struct Layout: Equatable, Sendable {
  public private(set) var shape: [Int]
  public private(set) var strides: [Int]
  public private(set) var offset: Int
  /// The number of elements: the product of the sizes.
  public private(set) var count: Int

  /// The row-major layout of a shape: the last axis is contiguous.
  public init(shape: [Int]) throws(TensorError) {
    self.init(shape: shape, strides: [], offset: 0, count: try Layout.count(of: shape))
    strides = Layout.rowMajor(shape)
  }

  /// Any layout; the caller vouches that it stays inside its storage.
  init(shape: [Int], strides: [Int], offset: Int) throws(TensorError) {
    self.init(shape: shape, strides: strides, offset: offset, count: try Layout.count(of: shape))
  }

  /// The layout without dimensions of the element at a position of the storage.
  init(element position: Int) { self.init(shape: [], strides: [], offset: position, count: 1) }

  private init(shape: [Int], strides: [Int], offset: Int, count: Int) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.count = count
  }

  /// The position of the element whose full index `index` gives dimension by dimension; nil where `count` is not the
  /// number of dimensions.
  func position(_ count: Int, _ index: (Int) -> Int) throws(TensorError) -> Int? {
    if count != shape.count { return nil }
    var position = offset
    for dim in 0..<count {
      position &+= try Layout.resolve(index: index(dim), size: shape[dim], dim: dim) &* strides[dim]
    }
    return position
  }

  public var rank: Int { shape.count }

  /// Row-major with nothing between, as PyTorch's `is_contiguous()`.
  public var isContiguous: Bool {
    guard count > 1 else { return true }
    var expected = 1
    for dim in shape.indices.reversed() where shape[dim] != 1 {
      if strides[dim] != expected { return false }
      expected *= shape[dim]
    }
    return true
  }

  /// Whether the elements fill one run of memory, in whatever order of axes.
  var isDense: Bool {
    if isContiguous { return true }
    var expected = 1
    for dim in shape.indices.filter({ shape[$0] != 1 }).sorted(by: { strides[$0] < strides[$1] }) {
      if strides[dim] != expected { return false }
      expected *= shape[dim]
    }
    return true
  }

  /// Whether an element may stand at more than one index: an axis steps no further than those of smaller steps reach.
  var mayOverlap: Bool {
    var reach = 0
    let axes = zip(shape, strides).filter { $0.0 > 1 }.map { (size: $0, step: Int($1.magnitude)) }
    for axis in axes.sorted(by: { $0.step < $1.step }) {
      if axis.step <= reach { return count > 0 }
      reach += (axis.size - 1) * axis.step
    }
    return false
  }

  /// The product of the sizes. Negative sizes are errors, and so are sizes whose strides are beyond `Int`: for that
  /// an axis of size 0 counts as 1.
  static func count(of shape: [Int]) throws(TensorError) -> Int {
    if shape.contains(where: { $0 < 0 }) { throw .negativeSize(shape: shape) }
    var count = 1
    for size in shape where size > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw .sizeOverflow(shape: shape) }
      count = product
    }
    if shape.contains(0) { return 0 }
    // Loops round up and add starts to lengths: there is room above every count.
    if count > 1 << 62 { throw .sizeOverflow(shape: shape) }
    return count
  }

  /// Row-major strides; as in PyTorch an axis of size 0 counts as 1.
  static func rowMajor(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for dim in shape.indices.reversed() {
      strides[dim] = step
      step = step.multipliedReportingOverflow(by: max(shape[dim], 1)).partialValue
    }
    return strides
  }

  /// The dense layout at offset 0 that keeps this one's order of axes, if it is dense; else the row-major one.
  func likewise() -> Layout {
    if offset == 0 && count > 1 && isContiguous { return self }
    let strides = count > 1 && isDense ? strides : Layout.rowMajor(shape)
    return Layout(shape: shape, strides: strides, offset: 0, count: count)
  }

  /// The dense layout of another shape of this rank whose axes lie in memory in this one's order, if it is dense.
  func resized(to shape: [Int]) throws(TensorError) -> Layout {
    guard count > 1, isDense, shape.count == rank else { return try Layout(shape: shape) }
    let order = self.shape.indices.sorted { (strides[$0], $1) > (strides[$1], $0) }
    var back = [Int](repeating: 0, count: rank)
    for (place, dim) in order.enumerated() { back[dim] = place }
    return try Layout(shape: order.map { shape[$0] }).permuted(back)
  }

  /// Resolves a dimension that may count from the end.
  func resolve(dim: Int) throws(TensorError) -> Int { try Layout.resolve(dim: dim, rank: rank) }

  static func resolve(dim: Int, rank: Int) throws(TensorError) -> Int {
    let bound = max(rank, 1)
    guard dim >= -bound, dim < bound else { throw .dimOutOfRange(dim: dim, rank: rank) }
    return dim < 0 ? dim + bound : dim
  }

  /// Where the element at `index` stands, negative indices counting from the end.
  func position(of index: [Int]) throws(TensorError) -> Int {
    if index.count > rank { throw .tooManyIndices(rank: rank) }
    var position = offset
    for (dim, value) in index.enumerated() {
      position += try Layout.resolve(index: value, size: shape[dim], dim: dim) * strides[dim]
    }
    return position
  }

  @inline(__always)
  static func resolve(index: Int, size: Int, dim: Int) throws(TensorError) -> Int {
    guard index >= -size, index < size else { throw .indexOutOfRange(index: index, size: size, dim: dim) }
    return index < 0 ? index + size : index
  }
}

extension Layout {
  /// The axes in another order.
  func permuted(_ dims: [Int]) throws(TensorError) -> Layout {
    if dims.count != rank { throw .permuteRank(rank: rank, dims: dims.count) }
    var order: [Int] = []
    for dim in dims {
      let dim = try resolve(dim: dim)
      if order.contains(dim) { throw .permuteDuplicate(dims: dims) }
      order.append(dim)
    }
    return Layout(
      shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: offset, count: count)
  }

  /// One index of one axis: the axis goes away. `index` is already in range.
  func selecting(dim: Int, index: Int) throws(TensorError) -> Layout {
    var result = self
    result.offset += index * strides[dim]
    result.shape.remove(at: dim)
    result.strides.remove(at: dim)
    result.count = try Layout.count(of: result.shape)
    return result
  }

  /// Every `step`-th of the indices `start..<stop` of one axis; bounds are already inside the axis.
  func slicing(dim: Int, start: Int, stop: Int, step: Int) throws(TensorError) -> Layout {
    var result = self
    result.shape[dim] = stop > start ? (stop - start - 1) / step + 1 : 0
    if result.shape[dim] > 0 { result.offset += start * strides[dim] }
    result.strides[dim] = Layout.stepped(strides[dim], by: step, count: result.shape[dim])
    result.count = try Layout.count(of: result.shape)
    return result
  }

  /// The `count` indices `first`, `first + step`, … of one axis, which are all inside it.
  func running(dim: Int, first: Int, count: Int, step: Int) throws(TensorError) -> Layout {
    var result = self
    result.shape[dim] = count
    if count > 0 {
      _ = try Layout.resolve(index: first, size: shape[dim], dim: dim)
      let way = (count - 1).multipliedReportingOverflow(by: step)
      let last = first.addingReportingOverflow(way.partialValue)
      if way.overflow || last.overflow { throw .sizeOverflow(shape: shape) }
      _ = try Layout.resolve(index: last.partialValue, size: shape[dim], dim: dim)
      result.offset += first * strides[dim]
    }
    result.strides[dim] = Layout.stepped(strides[dim], by: step, count: result.shape[dim])
    result.count = try Layout.count(of: result.shape)
    return result
  }

  /// A stride of every `step`-th index. Where one index is left at most, nothing steps: a stride too great to count with
  /// stays as it was.
  private static func stepped(_ stride: Int, by step: Int, count: Int) -> Int {
    let (product, overflow) = stride.multipliedReportingOverflow(by: step)
    return count <= 1 && (overflow || product.magnitude > 1 << 40) ? stride : product
  }

  /// An axis of size 1 put in before `dim`.
  func inserting(dim: Int) -> Layout {
    var result = self
    result.strides.insert(dim < rank ? strides[dim] &* shape[dim] : 1, at: dim)
    result.shape.insert(1, at: dim)
    return result
  }

  /// Without the given axes, which are of size 1.
  func removing(dims: Set<Int>) -> Layout {
    let kept = shape.indices.filter { !dims.contains($0) }
    return Layout(
      shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }, offset: offset, count: count)
  }

  /// Some axes run backwards.
  func reversing(dims: Set<Int>) -> Layout {
    var result = self
    guard count > 0 else { return result }
    for dim in dims {
      result.offset += (shape[dim] - 1) * strides[dim]
      result.strides[dim] = -strides[dim]
    }
    return result
  }

  /// Repeats axes of size 1 (and puts new ones in front) to reach `target`, of at least this rank; -1 keeps a size.
  func expanded(to target: [Int]) throws(TensorError) -> Layout {
    let extra = target.count - rank
    var sizes = target
    var steps = [Int](repeating: 0, count: target.count)
    for dim in target.indices.reversed() {
      guard dim >= extra else {
        if sizes[dim] < 0 { throw .expandLeading(size: sizes[dim], dim: dim) }
        continue
      }
      let size = shape[dim - extra]
      if target[dim] == -1 || target[dim] == size {
        sizes[dim] = size
        steps[dim] = strides[dim - extra]
      } else if size != 1 {
        throw .expand(shape: shape, to: target, dim: dim)
      }
    }
    return try Layout(shape: sizes, strides: steps, offset: offset)
  }

  /// The same elements in the same order under another shape, or nil where only a copy can do that.
  ///
  /// Runs of axes that follow each other without a gap are one long axis; each such run must be cut
  /// exactly into axes of the new shape.
  func viewed(as target: [Int]) throws(TensorError) -> Layout? {
    if count == 0 || isContiguous {
      return try Layout(shape: target, strides: Layout.rowMajor(target), offset: offset)
    }
    var strides = [Int](repeating: 1, count: target.count)
    var new = target.count - 1
    var run = 1
    var base = self.strides.last ?? 1
    var cut = 1
    for dim in shape.indices.reversed() {
      run *= shape[dim]
      let ends = dim == 0 || (shape[dim - 1] != 1 && self.strides[dim - 1] != run * base)
      guard ends else { continue }
      while new >= 0, cut < run || target[new] == 1 {
        strides[new] = cut * base
        cut *= target[new]
        new -= 1
      }
      if cut != run { return nil }
      if dim > 0 { base = self.strides[dim - 1] }
      run = 1
      cut = 1
    }
    return new == -1 ? try Layout(shape: target, strides: strides, offset: offset) : nil
  }

  /// A shape with at most one -1 made definite for this many elements.
  func resolve(shape target: [Int]) throws(TensorError) -> [Int] {
    if let dim = target.firstIndex(where: { $0 < -1 }) { throw .reshapeSize(shape: target, dim: dim) }
    let unknown = target.indices.filter { target[$0] == -1 }
    if unknown.count > 1 { throw .reshapeTwoUnknown }
    var sizes = target
    if let dim = unknown.first {
      sizes[dim] = 1
      let known = try Layout.count(of: sizes)
      if known == 0 {
        throw count == 0 ? .reshapeAmbiguous(shape: target) : .reshape(shape: target, count: count)
      }
      if count % known != 0 { throw .reshape(shape: target, count: count) }
      sizes[dim] = count / known
    }
    if (try Layout.count(of: sizes)) != count { throw .reshape(shape: target, count: count) }
    return sizes
  }

  /// The shape that both broadcast to, as NumPy and PyTorch have it.
  public static func broadcasting(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] { try broadcast(a, b) }

  /// The shape that both broadcast to.
  static func broadcast(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var shape = [Int](repeating: 1, count: rank)
    // From the last axis on, so that of several misfits the last is told, as in PyTorch.
    for dim in (0..<rank).reversed() {
      let x = dim < rank - a.count ? 1 : a[dim - (rank - a.count)]
      let y = dim < rank - b.count ? 1 : b[dim - (rank - b.count)]
      if x != y, x != 1, y != 1 { throw .broadcast(a: x, b: y, dim: dim) }
      shape[dim] = x == 1 ? y : x
    }
    return shape
  }
}
