import CKernels

// Every normalization of channels is one computation: batch, instance and group norm differ in which numbers share
// a mean and a variance.
//
// A slot is a channel, of one picture or of all; a set is some neighbouring slots that share their statistics. In
// memory a slot's numbers are a column of a matrix (channels last) or runs (planes). The numbers are gone
// through in blocks of a size fixed by the shape. Each block leaves for its columns the sums of x - p and
// (x - p)², where the pivot p is the mean of some of its rows: so near the mean that the difference of large numbers
// that variances are known for does not occur. The sums are added up in double, in order.
//
// With y = (x - mean)·s + bias, s = weight/σ, and n numbers in a set, the way back is
//
//     dx = s·g - (x - mean)·Σ(w·g·(x - mean))/(n·σ³) - Σ(w·g)/(n·σ)
//
// two passes: one for the sums over each set, which are the gradients of weight and bias, too, and one for dx.

struct ChannelNorm {
  /// The order in memory of the input, and of the result.
  let maps: FeatureMaps
  let channels: Int
  /// Whether every picture has slots of its own.
  let isPerPicture: Bool
  /// Neighbouring slots that share statistics.
  let slotsPerSet: Int
  private let pictures, pixels: Int
  private let isChannelsLast: Bool
  private let blocks, rowsPerBlock: Int

  private static let blockSize = 1 << 15

  /// Over (N, C, …).
  init(_ input: Tensor, isPerPicture: Bool, slotsPerSet: Int = 1) throws(TensorError) {
    maps = try FeatureMaps(input, axes: input.rank - 2)
    channels = input.shape[1]
    pictures = input.shape[0]
    pixels = maps.height * maps.width
    isChannelsLast = maps.depth == channels || pixels == 1
    self.isPerPicture = isPerPicture
    self.slotsPerSet = slotsPerSet
    let width = isChannelsLast ? channels : 1
    let stretch = isChannelsLast && !isPerPicture ? pictures * pixels : pixels
    rowsPerBlock = Swift.max(1, Swift.min(stretch, ChannelNorm.blockSize / Swift.max(1, width)))
    let stretches = isChannelsLast ? (isPerPicture ? pictures : 1) : pictures * channels
    blocks = stretches * ((Swift.max(1, stretch) - 1) / rowsPerBlock + 1)
  }

  var slots: Int { (isPerPicture ? pictures : 1) * channels }
  var sets: Int { slots / Swift.max(1, slotsPerSet) }
  /// Runs `body`, which holds some numbers for every slot, with them charged to the account.
  func charging<Result>(
    _ engine: Engine, _ body: () throws(TensorError) -> Result
  ) throws(TensorError) -> Result {
    try engine.poll()
    return try engine.charging(copies: 12, of: slots, body)
  }

  /// The numbers of a set.
  var count: Int { slotsPerSet * pixels * (isPerPicture ? 1 : pictures) }

  private func block(_ number: Int) -> Columns {
    let stretch = isChannelsLast && !isPerPicture ? pictures * pixels : pixels
    let perStretch = (Swift.max(1, stretch) - 1) / rowsPerBlock + 1
    let (index, row) = (number / perStretch, number % perStretch * rowsPerBlock)
    let rows = Swift.min(rowsPerBlock, stretch - row)
    if isChannelsLast {
      return Columns(
        start: (index * stretch + row) * channels, rows: rows, width: channels, slot: index * channels)
    }
    return Columns(
      start: index * pixels + row, rows: rows, width: 1, slot: isPerPicture ? index : index % channels)
  }

  /// Runs `body` for every block, several small ones in a chunk.
  private func eachBlock(
    _ engine: Engine, cost: Double, _ body: (Int, Columns) -> Void
  ) throws(TensorError) {
    if maps.pictureSize * maps.pictures == 0 { return }
    let size = rowsPerBlock * (isChannelsLast ? channels : 1)
    let perChunk = Swift.max(1, ChannelNorm.blockSize / size)
    let total = Double(maps.pictures) * Double(maps.pictureSize)
    try engine.inChunks((blocks - 1) / perChunk + 1, nanoseconds: total * cost) { chunk, _ in
      for number in chunk * perChunk..<Swift.min(blocks, (chunk + 1) * perChunk) {
        body(number, block(number))
      }
    }
  }
}

/// What the numbers of every set have in common.
struct Statistics {
  var mean, variance: [Double]
}

/// One number of every slot for a loop over columns, several times over.
private struct SlotNumbers<Number: NormalizedElement> {
  let numbers: [Number]
  let slots: Int

  /// Calls `body` with these numbers for a block's folded columns, `stride` apart.
  func with(_ columns: Columns, _ body: (UnsafePointer<Number>, _ stride: Int) -> Void) {
    let stride = columns.folded * columns.width
    let sorts = numbers.count / slots
    withUnsafeTemporaryAllocation(of: Number.self, capacity: sorts * stride) { buffer in
      for sort in 0..<sorts {
        for column in 0..<columns.width {
          buffer[sort * stride + column] = numbers[sort * slots + columns.slot + column]
        }
        for place in Swift.stride(from: columns.width, to: stride, by: 1) {
          buffer[sort * stride + place] = buffer[sort * stride + place - columns.width]
        }
      }
      if let start = buffer.baseAddress { body(start, stride) }
    }
  }
}

extension Columns {
  /// Calls `body` for the folded rows, and for those that remain: rows, width, offset from the start.
  @inline(__always)
  fileprivate func parts(_ body: (_ rows: Int, _ width: Int, _ offset: Int) -> Void) {
    let many = rows / folded
    if many > 0 { body(many, width * folded, 0) }
    let rest = rows - many * folded
    if rest > 0 { body(rest, width, many * folded * width) }
  }
}

extension ChannelNorm {
  /// The mean and variance of every set.
  func spread(of x: Tensor) throws(TensorError) -> Statistics {
    x.dtype == .float32 ? try spread(Float.self, x) : try spread(Double.self, x)
  }

  private func spread<Number: NormalizedElement>(_: Number.Type, _ x: Tensor) throws(TensorError) -> Statistics
  {
    let (values, width) = (x.start(Number.self), isChannelsLast ? channels : 1)
    let kernels = x.engine.kernels
    // For every block and column: the sum, the sum of squares, the pivot.
    let sums = try blockSums(x.engine, cost: 0.5) { columns, at in
      let folded = columns.folded * columns.width
      withUnsafeTemporaryAllocation(of: Number.self, capacity: folded) { pivot in
        // The mean of some rows, which are read along.
        let step = Swift.max(1, columns.rows / 16)
        let means = at + 2 * width
        var count = 0.0
        for row in Swift.stride(from: 0, to: columns.rows, by: step) {
          let line = values + columns.start + row * width
          for column in 0..<width { means[column] += line[column].asDouble }
          count += 1
        }
        for column in 0..<width {
          pivot[column] = Number(converting: means[column] / count)
          means[column] = pivot[column].asDouble
        }
        for place in Swift.stride(from: width, to: folded, by: 1) { pivot[place] = pivot[place - width] }
        guard let start = pivot.baseAddress else { return }
        ChannelNorm.addFolded(columns, to: at) { rows, width, offset, sums, squares in
          Number.moments(kernels, rows, width, values + columns.start + offset, start, sums, squares)
        }
      }
    }
    return try combined(sums)
  }

  /// Calls `body` with three zeros for every column of every block, the columns' numbers next to each other.
  private func blockSums(
    _ engine: Engine, cost: Double, _ body: (Columns, UnsafeMutablePointer<Double>) -> Void
  ) throws(TensorError) -> Tensor {
    let width = isChannelsLast ? channels : 1
    let sums = try engine.filled([blocks, 3, width], 0, dtype: .float64)
    let start = sums.start(Double.self)
    try eachBlock(engine, cost: cost) { number, columns in body(columns, start + number * 3 * width) }
    return sums
  }

  /// Lets `body` add to two sums of every folded column, and adds those that belong to one column.
  private static func addFolded(
    _ columns: Columns, to at: UnsafeMutablePointer<Double>,
    _ body: (
      _ rows: Int, _ width: Int, _ offset: Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    let (width, folded) = (columns.width, columns.folded * columns.width)
    columns.parts { rows, wide, offset in
      if wide == width { return body(rows, width, offset, at, at + width) }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * folded) { buffer in
        buffer.update(repeating: 0)
        guard let start = buffer.baseAddress else { return }
        body(rows, wide, offset, start, start + folded)
        for column in 0..<width {
          for place in Swift.stride(from: column, to: folded, by: width) {
            at[column] += start[place]
            at[width + column] += start[folded + place]
          }
        }
      }
    }
  }

  /// From the sums of blocks to the statistics of sets.
  private func combined(_ sums: Tensor) throws(TensorError) -> Statistics {
    let width = isChannelsLast ? channels : 1
    let start = sums.start(Double.self)
    var pivots = [Double](repeating: 0, count: slots)
    var (means, squares) = (pivots, pivots)
    var seen = [Bool](repeating: false, count: slots)
    for number in 0..<blocks {
      if number % 1024 == 0 { try sums.engine.poll() }
      let (columns, at) = (block(number), start + number * 3 * width)
      let rows = Double(columns.rows)
      for column in 0..<width {
        let slot = columns.slot + column
        let (sum, square, pivot) = (at[column], at[width + column], at[2 * width + column])
        if !seen[slot] { (seen[slot], pivots[slot]) = (true, pivot) }
        // Sums about another pivot.
        let shift = pivot - pivots[slot]
        means[slot] += sum + rows * shift
        squares[slot] += square + shift * (2 * sum + rows * shift)
      }
    }
    let perSlot = Double(count / slotsPerSet)
    for slot in 0..<slots {
      let mean = means[slot] / perSlot
      let rest = squares[slot] - mean * means[slot]
      // Rounding may leave less than nothing; a NaN stays one.
      squares[slot] = rest < 0 ? 0 : rest
      means[slot] = pivots[slot] + mean
    }
    if slotsPerSet == 1 { return Statistics(mean: means, variance: squares.map { $0 / perSlot }) }
    var spread = Statistics(mean: [], variance: [])
    for set in 0..<sets {
      if set % 1024 == 0 { try sums.engine.poll() }
      let range = set * slotsPerSet..<(set + 1) * slotsPerSet
      let mean = means[range].reduce(0, +) / Double(slotsPerSet)
      let between = means[range].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      spread.mean.append(mean)
      spread.variance.append((squares[range].reduce(0, +) + perSlot * between) / Double(count))
    }
    return spread
  }
}

extension ChannelNorm {
  /// (x - mean)·scale + shift, with numbers for every slot.
  func apply(
    _ x: Tensor, mean: [Double], scale: [Double], shift: [Double]
  ) throws(TensorError) -> Tensor {
    let result = try maps.empty(x.engine, x.dtype)
    if x.dtype == .float32 {
      try apply(Float.self, x, mean, scale, shift, result)
    } else {
      try apply(Double.self, x, mean, scale, shift, result)
    }
    return result
  }

  private func apply<Number: NormalizedElement>(
    _: Number.Type, _ x: Tensor, _ mean: [Double], _ scale: [Double], _ shift: [Double], _ result: Tensor
  ) throws(TensorError) {
    let (values, out, kernels) = (x.start(Number.self), result.start(Number.self), x.engine.kernels)
    // What the mean loses in the shorter type is put into the shift.
    let rounded = mean.map { Number(converting: $0) }
    let shifts = (0..<slots).map { shift[$0] - (mean[$0] - rounded[$0].asDouble) * scale[$0] }
    let numbers = SlotNumbers(
      numbers: rounded + (scale + shifts).map { Number(converting: $0) }, slots: slots)
    try eachBlock(x.engine, cost: 0.3) { _, columns in
      numbers.with(columns) { all, stride in
        columns.parts { rows, width, offset in
          let place = columns.start + offset
          Number.affine(
            kernels, rows, width, values + place, all, all + stride, all + 2 * stride, out + place)
        }
      }
    }
  }

  /// For every slot the sum of g, and that of g·(x - mean).
  func products(
    _ g: Tensor, _ x: Tensor, mean: [Double]
  ) throws(TensorError) -> (gradients: [Double], products: [Double]) {
    g.dtype == .float32 ? try products(Float.self, g, x, mean) : try products(Double.self, g, x, mean)
  }

  private func products<Number: NormalizedElement>(
    _: Number.Type, _ g: Tensor, _ x: Tensor, _ mean: [Double]
  ) throws(TensorError) -> (gradients: [Double], products: [Double]) {
    let (shares, values, kernels) = (g.start(Number.self), x.start(Number.self), x.engine.kernels)
    let numbers = SlotNumbers(numbers: mean.map { Number(converting: $0) }, slots: slots)
    let sums = try blockSums(x.engine, cost: 0.5) { columns, at in
      numbers.with(columns) { mean, _ in
        ChannelNorm.addFolded(columns, to: at) { rows, width, offset, sums, products in
          let place = columns.start + offset
          Number.products(kernels, rows, width, shares + place, values + place, mean, sums, products)
        }
      }
    }
    let (start, width) = (sums.start(Double.self), isChannelsLast ? channels : 1)
    var (gradients, products) = ([Double](repeating: 0, count: slots), [Double](repeating: 0, count: slots))
    for number in 0..<blocks where x.count > 0 {
      if number % 1024 == 0 { try x.engine.poll() }
      let (columns, at) = (block(number), start + number * 3 * width)
      for column in 0..<width {
        gradients[columns.slot + column] += at[column]
        products[columns.slot + column] += at[width + column]
      }
    }
    for slot in 0..<slots {
      products[slot] -= (mean[slot] - numbers.numbers[slot].asDouble) * gradients[slot]
    }
    return (gradients, products)
  }

  /// g·ofG + (x - mean)·ofX + shift, with numbers for every slot.
  func combine(
    _ g: Tensor, _ x: Tensor, mean: [Double], ofG: [Double], ofX: [Double], shift: [Double]
  ) throws(TensorError) -> Tensor {
    let result = try maps.empty(x.engine, x.dtype)
    if x.dtype == .float32 {
      try combine(Float.self, g, x, mean, ofG, ofX, shift, result)
    } else {
      try combine(Double.self, g, x, mean, ofG, ofX, shift, result)
    }
    return result
  }

  private func combine<Number: NormalizedElement>(
    _: Number.Type, _ g: Tensor, _ x: Tensor, _ mean: [Double], _ ofG: [Double], _ ofX: [Double],
    _ shift: [Double], _ result: Tensor
  ) throws(TensorError) {
    let (shares, values, out) = (g.start(Number.self), x.start(Number.self), result.start(Number.self))
    let kernels = x.engine.kernels
    let rounded = mean.map { Number(converting: $0) }
    let shifts = (0..<slots).map { shift[$0] - (mean[$0] - rounded[$0].asDouble) * ofX[$0] }
    let numbers = SlotNumbers(
      numbers: rounded + (ofG + ofX + shifts).map { Number(converting: $0) }, slots: slots)
    try eachBlock(x.engine, cost: 0.4) { _, columns in
      numbers.with(columns) { all, stride in
        columns.parts { rows, width, offset in
          let place = columns.start + offset
          Number.combine(
            kernels, rows, width, shares + place, values + place, all, all + stride, all + 2 * stride,
            all + 3 * stride, out + place)
        }
      }
    }
  }
}
