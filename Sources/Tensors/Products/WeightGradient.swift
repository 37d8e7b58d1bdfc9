import CKernels

// The gradient of a convolution by its weights.
//
//     dw[r][s][c][o] = sum over places of in[place moved by tap (r, s)][c] * dy[place][o]
//
// It is the forward pass with places and taps changing roles: the rows of a tile are taps times channels, its steps
// are places, and the output's gradient is B, read in place with its channels last. Places are many and weights
// few, so the work is split over places, into a number of partial sums fixed by the shape, which are added
// in order at the end; each block of places is walked in stretches short enough to stay in the first cache.

struct WeightGradient {
  private let kernels: ck_kernels
  private let blocks: Blocks
  private let band: Band
  private let isLanewise: Bool
  private let groups, channels, outputs, tapsAcross: Int
  private let gradient: UnsafePointer<Float>
  /// Steps between the places of the gradient.
  private let ldb: Int
  /// Rows of the gradient by weights, places of a block, places of one stretch.
  private let rows, places, stretch: Int
  /// Offsets of A by place and by row, and of C by row.
  private let tables: Storage
  private let partials: Int
  private let sums: Storage
  private let sizeOfSum: Int
  private let perBlock: Double

  /// Bytes of partial sums above which there are fewer of them.
  private static let mostBytes = 4 << 20

  /// `gradient` is dense with its channels last; `channels` and `outputs` are those of one group.
  init(
    engine: Engine, source: Picture, images: Int, rows down: Sweep, columns across: Sweep, groups: Int,
    channels: Int, outputs: Int, gradient: UnsafePointer<Float>
  ) throws(TensorError) {
    kernels = engine.kernels
    self.gradient = gradient
    ldb = groups * outputs
    tapsAcross = across.taps
    let taps = down.taps * across.taps
    let work = Double(taps) * Double(channels) * Double(groups) * Double(kernels.padded(outputs))
    let total = work * Double(images) * Double(down.places) * Double(across.places)
    // A block of fewer places would spend its time on loading and storing sums.
    let most = Swift.max(64, Swift.max(5e5, Swift.min(8e6, total / 16)) / Swift.max(1, work))
    blocks = Blocks(
      images: images, rows: down.places, columns: across.places, most: Int(Swift.min(2048, most)))
    perBlock = work * Double(blocks.places)
    band = try Band(source, rows: down, columns: across, blocks: blocks)
    isLanewise = groups > 1 && channels == 1 && outputs == 1 && band.channel == 1
    (self.groups, self.channels, self.outputs) =
      isLanewise ? (1, 1, groups) : (groups, channels, outputs)
    self.rows = taps * self.channels
    places = blocks.places
    stretch = Swift.max(32, Swift.min(512, 5000 / (self.channels * self.groups)))

    let width = kernels.padded(self.outputs)
    sizeOfSum = try Layout.count(of: [self.groups, self.rows, width])
    partials = Swift.max(1, Swift.min(8, blocks.count, WeightGradient.mostBytes / Swift.max(1, 4 * sizeOfSum)))
    sums = try Storage(engine: engine, dtype: .float32, count: try Layout.count(of: [partials, sizeOfSum]))
    tables = try Storage(engine: engine, dtype: .int64, count: places + 2 * self.rows)
    let table = tables.pointer(Int.self)
    blocks.fill(
      table, image: band.image, row: down.stride * band.row, column: across.stride * band.column)
    var row = 0
    for r in 0..<down.taps {
      for s in 0..<across.taps {
        for c in 0..<self.channels {
          table[places + row] =
            r * down.spacing * band.row + s * across.spacing * band.column + c * band.channel
          table[places + self.rows + row] = row * width
          row += 1
        }
      }
    }
  }

  /// Computes the partial sums and writes their total as (O, C, K, L) with those strides.
  func run(
    on engine: Engine, to out: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(TensorError) {
    let perRound = Swift.max(1, Int(2e7 / Swift.max(1, perBlock)))
    let perPartial = (blocks.count + partials - 1) / partials
    let nanoseconds = perBlock * Double(blocks.count) / 40
    let workers = engine.workers(for: partials, nanoseconds: nanoseconds)
    let perWorker = (band.size + 63) / 32 * 32
    let copies = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    for round in Swift.stride(from: 0, to: perPartial, by: perRound) {
      try engine.inChunks(partials, nanoseconds: nanoseconds) { partial, worker in
        let sum = sums.pointer(Float.self) + partial * sizeOfSum
        if round == 0 { sum.update(repeating: 0, count: sizeOfSum) }
        let first = blocks.count * partial / partials
        let end = blocks.count * (partial + 1) / partials
        for block in Swift.min(end, first + round)..<Swift.min(end, first + round + perRound) {
          add(blocks[block], to: sum, copy: copies.pointer(Float.self) + worker * perWorker)
        }
      }
    }
    total(to: out, strides: strides)
  }

  /// Adds the partial sums in order.
  private func total(to out: UnsafeMutablePointer<Float>, strides: [Int]) {
    let width = kernels.padded(outputs)
    for g in 0..<groups {
      for row in 0..<rows {
        let (tap, channel) = (row / channels, row % channels)
        let line = sums.pointer(Float.self) + (g * rows + row) * width
        for partial in 1..<Swift.max(1, partials) {
          kernels.binary.0?(width, line, 1, line + partial * sizeOfSum, 1, line)
        }
        let target =
          out + g * outputs * strides[0] + channel * strides[1] + tap / tapsAcross * strides[2]
          + tap % tapsAcross * strides[3]
        if strides[0] == 1 {
          target.update(from: line, count: outputs)
        } else {
          for o in 0..<outputs { target[o &* strides[0]] = line[o] }
        }
      }
    }
  }

  private func add(
    _ block: Blocks.Block, to sum: UnsafeMutablePointer<Float>, copy: UnsafeMutablePointer<Float>
  ) {
    let start = band.read(block, copy: copy)
    let place =
      (block.images.lowerBound * blocks.rows + block.rows.lowerBound) * blocks.columns
      + block.columns.lowerBound
    let tile = isLanewise ? kernels.lanewise_tile : kernels.tile
    let byPlace = UnsafePointer(tables.pointer(Int.self))
    let byRow = byPlace + places
    let lanes = Int(kernels.lanes)
    let width = kernels.padded(outputs)
    let stretches = (block.count + stretch - 1) / stretch
    for index in 0..<stretches {
      let (from, to) = (block.count * index / stretches, block.count * (index + 1) / stretches)
      for g in 0..<groups {
        let a = start + g * channels * band.channel
        let b = gradient + (place + from) * ldb + g * outputs
        let c = sum + g * rows * width
        kernels.panels(outputs) { column, used, most in
          evenRuns(rows, most: most) { row, count in
            tile?(
              count, (used + lanes - 1) / lanes * lanes, to - from, isLanewise ? a + column : a, byRow + row,
              byPlace + from, b + column, ldb, nil, 1, c + column, byRow + rows + row)
          }
        }
      }
    }
  }
}
