import CKernels

// Sums down columns: the sum of a matrix over its rows, of a batch of channels-last maps for each channel.
//
// To go down one column after the other would fetch every cache line once for each number in it. So whole rows are
// added, one after the other, to a row of sums. Thirty-two rows are added in float by the vector loop, then the
// row of sums goes into one in double, which keeps a long sum exact enough. Short rows (few channels) that lie
// behind each other are taken together as one long row, whose pieces are added at the end; long rows are taken in
// strips that stay in the nearest cache. What is cut is cut by shape alone.
//
// Squared deviations take one way through the numbers, too: of the distances d from the first row go the sums of d and of
// d² into rows of double, and sum (x - mean)² = sum d² - (sum d)²/n. The first row is one of the numbers, so this loses
// no more than a factor n of double's precision, and of equal numbers all d are 0.

extension Tensor {
  /// The sums over `axes` divided by `divisor`, of float32 whose innermost axis in memory is kept; nil where it is not.
  func columnSums(_ axes: Axes, _ kind: ColumnSums.Kind, divisor: Double) throws(TensorError) -> Tensor? {
    guard dtype == .float32, !axes.kept.isEmpty, count > 0 else { return nil }
    func part(_ dims: [Int]) throws(TensorError) -> Layout {
      try Layout(shape: dims.map { shape[$0] }, strides: dims.map { strides[$0] }, offset: 0)
    }
    let (kept, reduced) = (try part(axes.kept), try part(axes.reduced))
    let columns = Walk(kept, try Layout(shape: kept.shape), inOrder: false)
    let rows = Walk(reduced, inOrder: false)
    guard columns.inner[0] == 1, columns.length > 1, rows.inner[0] != 1 else { return nil }
    let result = try engine.empty(axes.shape, dtype: .float32)
    try ColumnSums(
      source: self, result: result, columns: columns, rows: rows, kind: kind, divisor: divisor
    ).run()
    return result
  }
}

struct ColumnSums {
  /// What is added up.
  enum Kind {
    case numbers
    /// The squares of the distances from the column's mean.
    case squaredDeviations

    /// How many sums each column has on the way.
    fileprivate var sums: Int { self == .numbers ? 1 : 2 }
  }

  let source, result: Tensor
  /// The kept axes (in the source and in the result) and the reduced ones.
  let columns, rows: Walk
  let kind: Kind
  let divisor: Double
  /// Columns next to each other; how many rows are taken as one; columns in a strip; rows (of those taken as one) in a
  /// block.
  private let width, together, strip, height: Int

  private static let togetherWidth = 512
  private static let stripWidth = 2048
  private static let blockCount = 1 << 16
  private static let addedInFloat = 32

  init(source: Tensor, result: Tensor, columns: Walk, rows: Walk, kind: Kind, divisor: Double) {
    self.source = source
    self.result = result
    self.columns = columns
    self.rows = rows
    self.kind = kind
    self.divisor = divisor
    width = columns.length
    let isRun = rows.length == rows.count && rows.inner[0] == width
    together = isRun && kind == .numbers ? max(1, min(rows.count, ColumnSums.togetherWidth / width)) : 1
    strip = min(width * together, ColumnSums.stripWidth)
    height = max(2 * ColumnSums.addedInFloat, ColumnSums.blockCount / strip)
  }

  func run() throws(TensorError) {
    let places = columns.count / width
    let strips = together > 1 ? 1 : (width - 1) / strip + 1
    let blocks = (rows.count / together - 1) / height + 1
    let engine = source.engine
    let work = Double(source.count) * (kind == .numbers ? 0.15 : 1)
    if blocks == 1 {
      let each = max(1, ColumnSums.blockCount / max(1, rows.count * strip))
      let pieces = places * strips
      try engine.inChunks((pieces - 1) / each + 1, nanoseconds: work) { chunk, _ in
        for piece in chunk * each..<min(pieces, (chunk + 1) * each) {
          let (place, number) = (piece / strips, piece % strips)
          sum(place, number, block: 0, of: 1) { at, sums in write(sums, at) }
        }
      }
      return
    }
    let row = kind.sums * width
    let partials = try Storage(engine: engine, dtype: .float64, count: places * blocks * row)
    try engine.inChunks(places * strips * blocks, nanoseconds: work) { chunk, _ in
      let (piece, block) = chunk.quotientAndRemainder(dividingBy: blocks)
      let (place, number) = (piece / strips, piece % strips)
      let out = partials.pointer(Double.self) + (place * blocks + block) * row + number * strip
      sum(place, number, block: block, of: blocks) { _, sums in
        let count = sums.count / kind.sums
        for number in 0..<kind.sums {
          for column in 0..<count { out[number * width + column] = sums[number * count + column] }
        }
      }
    }
    for place in 0..<places {
      let sums = partials.pointer(Double.self) + place * blocks * row
      for block in 1..<blocks {
        let next = sums + block * row
        for column in 0..<row { sums[column] += next[column] }
      }
      columns.runs(place * width..<place * width + 1) { at, _ in
        write(UnsafeMutableBufferPointer(start: sums, count: row), at[1])
      }
    }
  }

  private func write(_ sums: UnsafeMutableBufferPointer<Double>, _ at: Int) {
    let step = columns.inner[1]
    let out = result.pointer(Float.self) + at
    if kind == .numbers {
      for column in sums.indices { out[column &* step] = Float(sums[column] / divisor) }
      return
    }
    let (count, size) = (sums.count / 2, Double(rows.count))
    for column in 0..<count {
      let squares = sums[count + column] - sums[column] * sums[column] / size
      out[column &* step] = Float((squares < 0 ? 0 : squares) / divisor)
    }
  }

  /// Adds up one block of rows of one strip at one place; `take` is given where they belong in the result, and the sums:
  /// those of all columns, then, where there are two kinds, the other kind of all columns.
  private func sum(
    _ place: Int, _ number: Int, block: Int, of blocks: Int,
    _ take: (_ at: Int, _ sums: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    let first = place * width + number * strip
    let length = together > 1 ? strip : min(strip, width - number * strip)
    let kept = length / together
    columns.runs(first..<first + 1) { at, _ in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: length * kind.sums) { total in
        total.initialize(repeating: 0)
        let values = UnsafePointer(source.pointer(Float.self) + source.offset + at[0])
        let range = block * height..<min(rows.count / together, (block + 1) * height)
        if kind == .squaredDeviations {
          addMoments(values, range, total)
          return take(at[1], total)
        }
        add(values, range, total)
        if together > 1 {
          fold(total, by: kept)
          if block == blocks - 1 { addRest(values, total) }
        }
        take(at[1], UnsafeMutableBufferPointer(rebasing: total[..<kept]))
      }
    }
  }

  /// Calls `body` with the offset of every row of a range.
  @inline(__always)
  private func each(_ range: Range<Int>, _ body: (Int) -> Void) {
    if together > 1 {
      for row in range { body(row &* strip) }
      return
    }
    rows.runs(range) { at, length in
      for row in 0..<length { body(at[0] &+ row &* rows.inner[0]) }
    }
  }

  private func add(
    _ values: UnsafePointer<Float>, _ range: Range<Int>, _ total: UnsafeMutableBufferPointer<Double>
  ) {
    guard let add = source.engine.kernels.binary.0 else { return }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: total.count) { sums in
      guard let partial = sums.baseAddress else { return }
      var taken = 0
      func flush() {
        for column in 0..<total.count { total[column] += Double(partial[column]) }
        taken = 0
      }
      each(range) { row in
        if taken == 0 {
          partial.initialize(from: values + row, count: total.count)
        } else {
          add(total.count, partial, 1, values + row, 1, partial)
        }
        taken += 1
        if taken == ColumnSums.addedInFloat { flush() }
      }
      if taken > 0 { flush() }
    }
  }

  /// Adds the distances from the first row and their squares.
  private func addMoments(
    _ values: UnsafePointer<Float>, _ range: Range<Int>, _ total: UnsafeMutableBufferPointer<Double>
  ) {
    guard let sums = total.baseAddress else { return }
    let count = total.count / 2
    let squares = sums + count
    each(range) { row in
      for column in 0..<count {
        let distance = Double(values[row &+ column]) - Double(values[column])
        sums[column] += distance
        squares[column] += distance * distance
      }
    }
  }

  /// Adds the rows that were taken as one to the first of them.
  private func fold(_ total: UnsafeMutableBufferPointer<Double>, by width: Int) {
    for column in width..<total.count { total[column % width] += total[column] }
  }

  /// Adds the rows that are left when several are taken as one.
  private func addRest(_ values: UnsafePointer<Float>, _ total: UnsafeMutableBufferPointer<Double>) {
    for row in rows.count / together * together..<rows.count {
      for column in 0..<width { total[column] += Double(values[row * width + column]) }
    }
  }
}
