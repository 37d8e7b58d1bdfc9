// A tensor in parts along one axis (views), and parts put together or repeated (copies).

extension Tensor {
  /// Parts of `size` along an axis, the last one perhaps shorter.
  public func split(_ size: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .argument(.splitZeroRank(operation: "split")) }
    if size < 0 { throw .argument(.splitSize(size)) }
    let dim = try layout.resolve(dim: dim)
    let length = shape[dim]
    if size == 0 {
      if length > 0 { throw .argument(.splitZeroSize(length)) }
      return together([try part(dim, 0, 0, "SplitBackward0")])
    }
    try checkRoom(parts: length / size)
    var parts: [Tensor] = []
    for start in stride(from: 0, to: Swift.max(1, length), by: size) {
      parts.append(try part(dim, start, start + Swift.min(length - start, size), "SplitBackward0"))
    }
    return together(parts)
  }

  /// Parts of the sizes given, which add up to the axis.
  public func split(_ sizes: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .argument(.splitZeroRank(operation: "split_with_sizes")) }
    let dim = try layout.resolve(dim: dim)
    if sizes.contains(where: { $0 < 0 }) { throw .argument(.splitNegative(sizes)) }
    var (parts, start): ([Tensor], Int) = ([], 0)
    let total = sizes.reduce((sum: 0, overflow: false)) { total, size in
      let (sum, overflow) = total.sum.addingReportingOverflow(size)
      return (sum, total.overflow || overflow)
    }
    if total.overflow || total.sum != shape[dim] {
      throw .argument(.splitSum(sizes: sizes, size: shape[dim], dim: dim))
    }
    for size in sizes {
      parts.append(try part(dim, start, start + size, "SplitWithSizesBackward0"))
      start += size
    }
    return together(parts)
  }

  /// At most `chunks` parts of one size, the last one perhaps shorter.
  public func chunk(_ chunks: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .argument(.splitZeroRank(operation: "chunk")) }
    if chunks < 1 { throw .argument(.chunks(chunks)) }
    let dim = try layout.resolve(dim: dim)
    let size = shape[dim] == 0 ? 0 : (shape[dim] - 1) / chunks + 1
    try checkRoom(parts: size == 0 ? chunks : 0)
    if size == 0 { return try split([Int](repeating: 0, count: chunks), dim: dim) }
    return try split(size, dim: dim)
  }

  /// Exactly `sections` parts, the first ones longer by one where they do not come out even.
  public func tensorSplit(_ sections: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .argument(.tensorSplitZeroRank) }
    let dim = try layout.resolve(dim: dim)
    if sections < 1 { throw .argument(.sections(sections)) }
    let (least, longer) = shape[dim].quotientAndRemainder(dividingBy: sections)
    try checkRoom(parts: sections)
    var (parts, start): ([Tensor], Int) = ([], 0)
    for section in 0..<sections {
      let size = least + (section < longer ? 1 : 0)
      parts.append(try part(dim, start, start + size, "SliceBackward0"))
      start += size
    }
    return parts
  }

  /// The parts between the indices, which are taken as bounds of slices.
  public func tensorSplit(at indices: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .argument(.tensorSplitZeroRank) }
    let dim = try layout.resolve(dim: dim)
    let size = shape[dim]
    func clip(_ bound: Int) -> Int { Swift.max(0, Swift.min(size, bound < 0 ? bound &+ size : bound)) }
    var (parts, start): ([Tensor], Int) = ([], 0)
    for index in indices.map(clip) + [size] {
      parts.append(try part(dim, start, Swift.max(start, index), "SliceBackward0"))
      start = index
    }
    return parts
  }

  /// All indices of one axis, which goes away.
  public func unbind(_ dim: Int = 0) throws(TensorError) -> [Tensor] {
    if rank == 0 { throw .rollZeroRank(dim: dim) }
    let dim = try layout.resolve(dim: dim)
    try checkRoom(parts: shape[dim])
    var parts: [Tensor] = []
    for index in 0..<shape[dim] { parts.append(try unbound(index, dim)) }
    return parts
  }

  /// One of the parts that `unbind` gives, for going through them one by one.
  public func unbound(_ index: Int, _ dim: Int = 0) throws(TensorError) -> Tensor {
    let part = try view("UnbindBackward0") { (layout) throws(TensorError) in
      try layout.selecting(dim: dim, index: index)
    }
    if engine.recordsGradients { part.placeAmongViews = index }
    return part
  }

  /// Views that one operation gave, each knowing its place among them: none may be changed in place while gradients
  /// are recorded.
  private func together(_ parts: [Tensor]) -> [Tensor] {
    if engine.recordsGradients { for (place, part) in parts.enumerated() { part.placeAmongViews = place } }
    return parts
  }

  /// Refuses more parts than there is memory for their objects.
  private func checkRoom(parts: Int) throws(TensorError) {
    let (bytes, overflow) = parts.multipliedReportingOverflow(by: 256)
    if overflow { throw .sizeOverflow(shape: [parts]) }
    try engine.charge(bytes)
    engine.release(bytes)
  }

  private func part(_ dim: Int, _ start: Int, _ stop: Int, _ name: String) throws(TensorError) -> Tensor {
    try view(name) { (layout) throws(TensorError) in
      try layout.slicing(dim: dim, start: start, stop: stop, step: 1)
    }
  }

  /// At least that many axes: a number becomes one row, a row of three becomes (1, 3) and (1, 3, 1).
  public func atLeast(_ axes: Int) throws(TensorError) -> Tensor {
    var result = self
    while result.rank < Swift.min(axes, 2) { result = try result.unsqueeze(0) }
    return result.rank < axes ? try result.unsqueeze(-1) : result
  }

  /// Side by side: vectors end to end, everything else along the second axis.
  public static func hstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    let parts = try parts(tensors, atLeast: 1, "hstack")
    return try cat(parts, dim: parts[0].rank == 1 ? 0 : 1)
  }

  /// On top of each other: vectors are rows.
  public static func vstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    try cat(parts(tensors, atLeast: 2, "vstack"), dim: 0)
  }

  /// Behind each other, along the third axis.
  public static func dstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    try cat(parts(tensors, atLeast: 3, "dstack"), dim: 2)
  }

  private static func parts(
    _ tensors: [Tensor], atLeast axes: Int, _ operation: String
  ) throws(TensorError) -> [Tensor] {
    if tensors.isEmpty { throw .argument(.emptyTensorList(operation: operation)) }
    var parts: [Tensor] = []
    for tensor in tensors { parts.append(try tensor.atLeast(axes)) }
    return parts
  }

  /// A copy put side by side with itself: `times` for every axis, more of them for new axes in front.
  public func `repeat`(_ times: [Int]) throws(TensorError) -> Tensor {
    if times.count < rank { throw .argument(.repeatRank) }
    let whole = [Int](repeating: 1, count: times.count - rank) + shape
    var sizes: [Int] = []
    for (size, factor) in zip(whole, times) {
      let (product, overflow) = size.multipliedReportingOverflow(by: factor)
      if overflow { throw .argument(.repeatSize(shape: shape, times: times)) }
      sizes.append(product)
    }
    let result = try engine.empty(sizes, dtype: dtype)
    let paired = zip(times, whole).flatMap { [$0, $1] }
    let single = whole.flatMap { [1, $0] }
    if result.count > 0 {
      let source = try engine.withoutGradients { () throws(TensorError) in
        try reshape(single).expand(paired)
      }
      try result.with(Layout(shape: paired)).copyUnversioned(from: source)
    }
    return result.recorded("RepeatBackward0", from: [self]) { [shape] (gradient) throws(TensorError) in
      try [gradient.output.reshape(paired).summed(to: single).reshape(shape)]
    }
  }

  /// As `repeat`, with ones in front where there are fewer numbers than axes.
  public func tile(_ times: [Int]) throws(TensorError) -> Tensor {
    try `repeat`([Int](repeating: 1, count: Swift.max(0, rank - times.count)) + times)
  }

  /// A copy in which every index of an axis (of the flattened tensor without `dim`) stands `times` times.
  public func repeatInterleave(_ times: Int, dim: Int? = nil) throws(TensorError) -> Tensor {
    if times < 0 { throw .argument(.repeatsNegative(single: true)) }
    guard let dim else { return try flatten().repeatInterleave(times, dim: 0) }
    let axis = try layout.resolve(dim: dim)
    let source = rank == 0 ? try reshape([1]) : self
    var spread = source.shape
    spread.insert(times, at: axis + 1)
    return try source.unsqueeze(axis + 1).expand(spread).clone().flatten(from: axis, to: axis + 1)
  }

  /// As `repeatInterleave`, with a number for every index (or one for all).
  public func repeatInterleave(_ times: Tensor, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard let dim else { return try flatten().repeatInterleave(times, dim: 0) }
    let axis = try layout.resolve(dim: dim)
    if times.rank > 1 { throw .argument(.repeatsRank) }
    if times.dtype != .int64 { throw .notImplemented(kernel: "repeat_interleave_cpu", times.dtype) }
    let size = rank == 0 ? 1 : shape[axis]
    if times.count == 1 { return try repeatInterleave(times.ints()[0], dim: axis) }
    if times.count != size { throw .argument(.repeatsCount(repeats: times.count, size: size)) }
    let counts = try times.detach().contiguous()
    let numbers = counts.start(Int.self)
    var total = 0
    try engine.inTurn(size) { range throws(TensorError) in
      for count in UnsafeBufferPointer(start: numbers + range.lowerBound, count: range.count) {
        if count < 0 { throw .argument(.repeatsNegative(single: false)) }
        let (sum, overflow) = total.addingReportingOverflow(count)
        if overflow { throw .sizeOverflow(shape: [size, count]) }
        total = sum
      }
    }
    let index = try engine.empty([total], dtype: .int64)
    var place = index.start(Int.self)
    try engine.inTurn(size) { range in
      for number in range {
        place.update(repeating: number, count: numbers[number])
        place += numbers[number]
      }
    }
    return try indexSelect(axis, index)
  }

  /// Every vector spread over the grid of all of them, as views: the first along the rows (`ij`), or along the columns
  /// (`xy`).
  public static func meshgrid(_ tensors: [Tensor], indexing: String = "ij") throws(TensorError) -> [Tensor] {
    guard let first = tensors.first else { throw .argument(.emptyTensorList(operation: "meshgrid")) }
    if let high = tensors.first(where: { $0.rank > 1 }) { throw .argument(.meshgridRank(high.rank)) }
    if tensors.contains(where: { $0.dtype != first.dtype }) { throw .argument(.meshgridTypes) }
    if indexing != "ij" && indexing != "xy" { throw .argument(.meshgridIndexing(indexing)) }
    let swaps = indexing == "xy" && tensors.count > 1
    var order = tensors
    if swaps { order.swapAt(0, 1) }
    let shape = order.map(\.count)
    var grids: [Tensor] = []
    for (axis, tensor) in order.enumerated() {
      var single = [Int](repeating: 1, count: shape.count)
      single[axis] = tensor.count
      grids.append(try tensor.reshape(single).expand(shape))
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }
}
