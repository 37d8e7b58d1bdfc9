import CKernels

// Many numbers into one: along any set of axes.
//
// The axes are split into those kept and those reduced. Each kept place owns a run of elements; long runs are cut
// into blocks of a fixed length, every block is folded into a partial result, and the partial results of a
// place are merged in order. What a fold is (a sum, the first greatest, a mean and spread) is a small
// value that can take one element and can take another fold: `Fold`. Sums of float32 are carried
// in double between short vector runs, so a million small numbers still add up.

/// The state of one reduction.
protocol Fold {
  associatedtype In: TensorElement
  associatedtype Out: TensorElement
  /// Takes the element with the running number `index` among the reduced ones.
  mutating func add(_ value: In, index: Int)
  /// Takes a run; the default adds one by one.
  mutating func add(
    _ values: UnsafePointer<In>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels)
  /// Takes the fold of the elements that follow.
  mutating func merge(_ next: Self)
  var result: Out { get }
}

extension Fold {
  @inline(__always)
  mutating func add(
    _ values: UnsafePointer<In>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels
  ) {
    for offset in 0..<length { add(values[offset &* step], index: index &+ offset) }
  }
}

/// Which axes go, and what shape remains.
struct Axes {
  let kept: [Int]
  let reduced: [Int]
  let shape: [Int]
  /// The shape with the reduced axes as 1, and the shape before.
  let aligned: [Int]
  let whole: [Int]

  /// nil or an empty list means all axes.
  init(_ dims: [Int]?, of layout: Layout, keepdim: Bool) throws(TensorError) {
    var gone = [Bool](repeating: dims?.isEmpty ?? true, count: layout.rank)
    for (place, dim) in (dims ?? []).enumerated() {
      let dim = try layout.resolve(dim: dim)
      if layout.rank == 0 {
        if place > 0 { throw .duplicateDim(dim: dim) }
      } else {
        if gone[dim] { throw .duplicateDim(dim: dim) }
        gone[dim] = true
      }
    }
    var (kept, reduced, shape, aligned): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    aligned.reserveCapacity(layout.rank)
    for (dim, size) in layout.shape.enumerated() {
      if gone[dim] { reduced.append(dim) } else { kept.append(dim) }
      aligned.append(gone[dim] ? 1 : size)
      if keepdim || !gone[dim] { shape.append(gone[dim] ? 1 : size) }
    }
    (self.kept, self.reduced, self.shape, self.aligned) = (kept, reduced, shape, aligned)
    whole = layout.shape
  }

  /// How many elements become one.
  var fold: Int { reduced.reduce(1) { $0 * whole[$1] } }

  /// A result repeated along the reduced axes, as a view.
  func spread(_ result: Tensor) throws(TensorError) -> Tensor {
    try result.reshape(aligned).expand(whole)
  }
}

extension Tensor {
  private static let foldBlock = 1 << 16
  private static let blocksAtATime = 1 << 12

  /// Folds the reduced axes; `makes` gives the empty fold, `each` takes what every kept place gives, in row-major order.
  func fold<Work: Fold>(
    _ axes: Axes, cost: Double, _ empty: Work, each: (Int, Work) -> Void
  ) throws(TensorError) {
    func part(_ dims: [Int]) throws(TensorError) -> Layout {
      try Layout(shape: dims.map { shape[$0] }, strides: dims.map { strides[$0] }, offset: 0)
    }
    let (outer, inner) = (try part(axes.kept), try part(axes.reduced))
    if outer.count == 0 { return }
    let places = Walk(outer)
    let elements = Walk(inner)
    let values = UnsafePointer(pointer(Work.In.self) + offset)
    let blocks = Swift.max(1, (inner.count + Tensor.foldBlock - 1) / Tensor.foldBlock)
    let perChunk = Swift.max(1, Engine.chunk / Swift.max(1, inner.count))
    let chunks = blocks > 1 ? outer.count * blocks : (outer.count - 1) / perChunk + 1
    let step = elements.inner[0]
    let kernels = engine.kernels

    func folded(place: Int, block: Range<Int>) -> Work {
      var work = empty
      var index = block.lowerBound
      elements.runs(block) { at, length in
        work.add(values + place + at[0], step: step, length: length, index: index, kernels: kernels)
        index += length
      }
      return work
    }
    if blocks == 1 {
      try engine.inChunks(chunks, nanoseconds: Double(count) * cost) { chunk, _ in
        let range = chunk * perChunk..<Swift.min(outer.count, (chunk + 1) * perChunk)
        var number = range.lowerBound
        places.runs(range) { at, length in
          for index in 0..<length {
            each(number, folded(place: at[0] + index * places.inner[0], block: 0..<inner.count))
            number += 1
          }
        }
      }
      return
    }
    // Blocks come in waves: a view may have more of them than there is memory for their folds.
    var partials = [Work](repeating: empty, count: Swift.min(chunks, Tensor.blocksAtATime))
    var work = empty
    for first in stride(from: 0, to: chunks, by: partials.count) {
      let wave = Swift.min(partials.count, chunks - first)
      try partials.withUnsafeMutableBufferPointer { (buffer) throws(TensorError) in
        nonisolated(unsafe) let partials = buffer
        try engine.inChunks(wave, nanoseconds: Double(wave * Tensor.foldBlock) * cost) { number, _ in
          let chunk = first + number
          let block = chunk % blocks
          let range = block * Tensor.foldBlock..<Swift.min(inner.count, (block + 1) * Tensor.foldBlock)
          places.runs(chunk / blocks..<chunk / blocks + 1) { at, _ in
            partials[number] = folded(place: at[0], block: range)
          }
        }
      }
      for number in 0..<wave {
        let block = (first + number) % blocks
        if block == 0 { work = partials[number] } else { work.merge(partials[number]) }
        if block == blocks - 1 { each((first + number) / blocks, work) }
      }
    }
  }

  /// The tensor of every place's result.
  func reduce<Work: Fold>(_ axes: Axes, cost: Double = 1, _ empty: Work) throws(TensorError) -> Tensor {
    let result = try engine.empty(axes.shape, dtype: Work.Out.dtype)
    let out = result.pointer(Work.Out.self)
    try fold(axes, cost: cost, empty) { place, work in out[place] = work.result }
    return result
  }
}
