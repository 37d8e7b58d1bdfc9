import Tensors

// Making data sets: many examples, each a function of the seed and its own number.
//
// Example i draws from the stream of (seed, i), so it is the same in a longer set, and whichever thread draws it. The
// engine's threads take the examples of a block one by one and leave each in its place; one thread then copies the
// block into the tensors. The tensors are made first, so that a budget refuses a set before it is drawn.

/// The numbers of one example, as they go into the rows of the three tensors of a set.
struct Drawn: Sendable {
  var pixels: [Float] = []
  /// Further floats: boxes, a second picture, a target.
  var floats: [Float] = []
  var labels: [Int] = []
}

/// How many numbers each example has.
struct Widths: Sendable {
  var pixels = 0
  var floats = 0
  var labels = 0
}

/// The examples of a set, a row each.
struct Made {
  let pixels: Tensor
  let floats: Tensor
  let labels: Tensor
}

/// The most pixels, further floats or labels that one call makes.
let numbersLimit = 1 << 28

extension Engine {
  /// `count` examples of the given widths. `draw` is called on several threads, for each index once.
  func make(
    _ count: Int, seed: Int, _ widths: Widths,
    _ draw: @Sendable (_ index: Int, _ numbers: inout KeyedNumbers) -> Drawn
  ) throws -> Made {
    let each = max(1, widths.pixels, widths.floats, widths.labels)
    guard count >= 0, count <= numbersLimit / each else {
      throw DatasetError.exampleCount(count, numbersEach: each, limit: numbersLimit)
    }
    let made = Made(
      pixels: try zeros([count, widths.pixels]), floats: try zeros([count, widths.floats]),
      labels: try zeros([count, widths.labels], dtype: .int64))
    // About a millisecond of drawing: enough for two threads, and soon over when cancelled.
    let block = max(1, min(count, (1 << 16) / each))
    for start in stride(from: 0, to: count, by: block) {
      let end = min(count, start + block)
      let drawn = try drawBlock(start..<end, seed: seed, draw)
      let rows = [TensorIndex.slice(lower: start, upper: end, step: 1)]
      func put<Number: TensorElement>(_ values: [Number], _ target: Tensor, _ width: Int) throws {
        if width == 0 { return }
        try target.set(rows, to: .tensor(tensor(values, shape: [end - start, width])))
      }
      try put(drawn.flatMap(\.pixels), made.pixels, widths.pixels)
      try put(drawn.flatMap(\.floats), made.floats, widths.floats)
      try put(drawn.flatMap(\.labels), made.labels, widths.labels)
    }
    return made
  }

  private func drawBlock(
    _ range: Range<Int>, seed: Int, _ draw: (Int, inout KeyedNumbers) -> Drawn
  ) throws -> [Drawn] {
    var drawn = [Drawn](repeating: Drawn(), count: range.count)
    try drawn.withUnsafeMutableBufferPointer { places in
      nonisolated(unsafe) let places = places
      // An example is pictures and noise: some tens of microseconds at the least.
      try inChunks(range.count, nanoseconds: Double(range.count) * 20_000) { chunk, _ in
        let index = range.lowerBound + chunk
        var numbers = KeyedNumbers(seed: seed, key: index)
        places[chunk] = draw(index, &numbers)
      }
    }
    return drawn
  }
}

extension Tensor {
  /// Rows of pixels as images (N, C, H, W); the pixels of a row are channels last, and stay so in memory.
  func images(_ height: Int, _ width: Int, channels: Int = 1) throws(TensorError) -> Tensor {
    try reshape([shape[0], height, width, channels]).permute([0, 3, 1, 2])
  }
}

/// Refuses more examples than are numbered at once.
func requireNumbered(_ count: Int) throws(DatasetError) {
  if count > numbersLimit { throw .exampleCount(count, numbersEach: 1, limit: numbersLimit) }
}

/// The numbers of one example of these sizes; refuses more than are made at once.
func numbersEach(_ sizes: [Int]) throws(DatasetError) -> Int {
  var count = 1
  for size in sizes {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    if overflow || product > numbersLimit { throw .exampleSize(sizes, limit: numbersLimit) }
    count = product
  }
  return count
}

/// Refuses an argument outside `range`.
func require<Value: Comparable>(
  _ name: String, _ value: Value, in range: ClosedRange<Value>
) throws(DatasetError) {
  guard range.contains(value) else {
    throw .argument(
      name, got: (value as? Double)?.text ?? "\(value)",
      expected: "from \(range.lowerBound) to \(range.upperBound)")
  }
}
