import CKernels

// The correlation that is the forward pass of a convolution and, phase by phase, its gradient by the input.
//
//     out[place][o] = bias[o] + sum over taps (r, s), channels c of in[place moved by the tap][c] * w[r][s][c][o]
//
// On float32 it is a matrix product that never builds its matrix: the tile reads pixels from the input (A) at the
// offset of the place plus the offset of the tap, both from tables, against the weights packed with the
// outputs innermost (B). A block of places whose taps reach beyond the input has its input copied once with
// a border of zeros; all others are read in place, in whatever order of axes. Blocks are the unit of
// threading and their size is fixed by the shape.
//
// Three forms differ only in what the lanes of the vectors are: outputs; in a depthwise convolution channels, which
// are outputs too; and for one image channel with one kernel, pixels of a row, the weight being spread over the lanes.

/// Where a correlation finds its weights: element (tap, channel, output) of one group of channels.
struct Factors {
  var start: UnsafePointer<Float>
  /// Steps from one tap to the next.
  var row, column: Int
  /// Steps between channels, outputs and groups.
  var channel, output, group: Int
}

/// Where a correlation writes: the first place, and the steps between places; outputs lie next to each other.
struct Target {
  var start: UnsafeMutablePointer<Float>
  var image, row, column: Int
}

/// One correlation, prepared.
struct Correlation {
  private enum Lanes { case outputs, channels, pixels }

  private let kernels: ck_kernels
  private let lanes: Lanes
  private let target: Target
  private let blocks: Blocks
  private let band: Band
  /// Of one group; the numbers that lie in lanes are not repeated.
  private let groups, channels, outputs: Int
  private let bias: UnsafePointer<Float>?
  /// Products in the sum of one number, and places in the tables.
  private let steps, places: Int
  /// The weights of all groups in panels, and the tables: offsets of A by place, of C by place, of A by step.
  private let packed, tables: Storage
  private let nanoseconds: Double

  /// Steps of one pass over the places: a panel of so many rows stays in the first cache.
  private static let depth = 288

  /// `channels` and `outputs` are those of one group. The pointers must outlive the correlation.
  init(
    engine: Engine, source: Picture, images: Int, rows: Sweep, columns: Sweep, groups: Int, channels: Int,
    outputs: Int, factors: Factors, target: Target, bias: UnsafePointer<Float>?
  ) throws(TensorError) {
    kernels = engine.kernels
    self.target = target
    let taps = rows.taps * columns.taps
    let work = Double(taps) * Double(channels) * Double(groups) * Double(kernels.padded(outputs))
    let total = work * Double(images) * Double(rows.places) * Double(columns.places)
    nanoseconds = total / 40
    let most = Swift.max(5e5, Swift.min(8e6, total / 16)) / Swift.max(1, work)
    blocks = Blocks(
      images: images, rows: rows.places, columns: columns.places, most: Int(Swift.min(2048, most)))
    band = try Band(source, rows: rows, columns: columns, blocks: blocks)

    if groups > 1, channels == 1, outputs == 1, band.channel == 1 {
      lanes = .channels
      (self.groups, self.channels, self.outputs) = (1, 1, groups)
    } else if groups * channels * outputs == 1, columns.stride == 1, band.column == 1, target.column == 1 {
      lanes = .pixels
      (self.groups, self.channels, self.outputs) = (1, 1, 2 * Int(kernels.lanes))
    } else {
      lanes = .outputs
      (self.groups, self.channels, self.outputs) = (groups, channels, outputs)
    }
    steps = taps * self.channels

    let byRow = Blocks(images: blocks.imagesInBlock, rows: blocks.rowsInBlock, columns: 1, most: .max)
    let inTables = lanes == .pixels ? byRow : blocks
    places = inTables.places
    tables = try Storage(engine: engine, dtype: .int64, count: 2 * places + 2 * steps)
    let table = tables.pointer(Int.self)
    inTables.fill(table, image: band.image, row: rows.stride * band.row, column: columns.stride * band.column)
    inTables.fill(table + places, image: target.image, row: target.row, column: target.column)
    var next = table + 2 * places
    for r in 0..<rows.taps {
      for s in 0..<columns.taps {
        for c in 0..<self.channels {
          next[0] = r * rows.spacing * band.row + s * columns.spacing * band.column + c * band.channel
          next[steps] = r * factors.row + s * factors.column + c * factors.channel
          next += 1
        }
      }
    }

    let width = kernels.padded(self.outputs)
    let panels = try Layout.count(of: [self.groups, steps, width])
    packed = try Storage(engine: engine, dtype: .float32, count: panels + width)
    let numbers = packed.pointer(Float.self)
    for group in 0..<self.groups {
      kernels.pack(
        factors.start + group * factors.group, rows: steps, offsets: table + 2 * places + steps,
        columns: self.outputs,
        step: lanes == .outputs ? factors.output : lanes == .channels ? factors.group : 0,
        to: numbers + group * steps * width)
    }
    if lanes == .pixels, let bias {
      (numbers + panels).update(repeating: bias.pointee, count: width)
      self.bias = UnsafePointer(numbers + panels)
    } else {
      self.bias = bias
    }
  }

  /// Runs them all.
  static func run(_ correlations: [Correlation], on engine: Engine) throws(TensorError) {
    let chunks = correlations.reduce(0) { $0 + $1.blocks.count }
    let nanoseconds = correlations.reduce(0) { $0 + $1.nanoseconds }
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let most = correlations.reduce(0) { Swift.max($0, $1.band.size) }
    let perWorker = (most + 63) / 32 * 32
    let copies = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      var chunk = chunk
      var index = 0
      while chunk >= correlations[index].blocks.count {
        chunk -= correlations[index].blocks.count
        index += 1
      }
      correlations[index].compute(chunk, copy: copies.pointer(Float.self) + worker * perWorker)
    }
  }

  private func compute(_ chunk: Int, copy: UnsafeMutablePointer<Float>) {
    let block = blocks[chunk]
    let start = band.read(block, copy: copy)
    let out =
      target.start + block.images.lowerBound * target.image + block.rows.lowerBound * target.row
      + block.columns.lowerBound * target.column
    let tile = lanes == .outputs ? kernels.tile : kernels.lanewise_tile
    let byPlace = UnsafePointer(tables.pointer(Int.self))
    let byStep = byPlace + 2 * places
    let (count, width) =
      lanes == .pixels ? (block.count / block.columns.count, block.columns.count) : (block.count, outputs)
    let ldbOfAll = lanes == .pixels ? outputs : nil
    let passes = Swift.max(1, (steps + Correlation.depth - 1) / Correlation.depth)
    for group in 0..<groups {
      let a = start + group * channels * band.channel
      let panels = UnsafePointer(packed.pointer(Float.self)) + group * steps * kernels.padded(outputs)
      for pass in 0..<passes {
        let (from, to) = (steps * pass / passes, steps * (pass + 1) / passes)
        kernels.panels(width) { column, width, most in
          let ldb = ldbOfAll ?? kernels.padded(width)
          let b = panels + (lanes == .pixels ? 0 : column * steps) + from * ldb
          let left = lanes == .outputs ? a : a + column
          let begin = bias.map { lanes == .pixels ? $0 : $0 + group * outputs + column }
          let c = out + group * outputs + column
          evenRuns(count, most: most) { place, rows in
            tile?(
              rows, width, to - from, left, byPlace + place, byStep + from, b, ldb, begin, pass > 0 ? 1 : 0, c,
              byPlace + places + place)
          }
        }
      }
    }
  }
}
