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
// Where much of what small images are read through would be their border, the rows of a tile are the same
// place of several images instead, each place with just the taps that fall inside: no zero is multiplied.

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
  /// Set where the rows of a tile are images.
  private let byImage: ByImage?
  /// Places of a row that one row of a tile holds, and how many such rows a row of places makes.
  private let spread, runs: Int
  /// Of one group; the numbers that lie in lanes are not repeated.
  private let groups, channels, outputs: Int
  private let bias: UnsafePointer<Float>?
  /// Products in the sum of one number, and places in the tables.
  private let steps, places: Int
  /// The weights of all groups in panels, then the bias where it is not as the tile wants it.
  private let packed: Storage
  /// Offsets of A by place, of C by place, of A by step; then, while packing, of the weights by step.
  private let tables: Storage
  private let nanoseconds: Double

  /// The lanes of the widest tile.
  private static let widest = 32

  /// Steps of one pass over the places: a panel of so many rows stays in the second cache.
  private static let depth = 576

  /// Steps of the only pass where runs of places overlap: what a second pass finds in a place of two runs, it would add
  /// to twice.
  private static let depthOfOverlap = 2304

  /// `channels` and `outputs` are those of one group. The pointers must outlive the correlation. `mayMultiplyByZero`
  /// allows numbers to meet weights of zero, which shows where they are not finite.
  init(
    engine: Engine, source: Picture, images: Int, rows: Sweep, columns: Sweep, groups: Int, channels: Int,
    outputs: Int, factors: Factors, target: Target, bias: UnsafePointer<Float>?, mayMultiplyByZero: Bool = false
  ) throws(TensorError) {
    kernels = engine.kernels
    self.target = target
    let work =
      Double(rows.taps) * Double(columns.taps) * Double(channels) * Double(groups)
      * Double(kernels.padded(outputs))
    let total = work * Double(images) * Double(rows.places) * Double(columns.places)
    // Lanes that no output fills take their time, too; the estimate is one for all instruction sets.
    nanoseconds =
      total / Double(kernels.padded(outputs)) * Double((outputs + Correlation.widest - 1) / Correlation.widest)
      * Double(Correlation.widest) / 40
    let most = Swift.max(5e5, Swift.min(8e6, total / 16)) / Swift.max(1, work)
    blocks = Blocks(
      images: images, rows: rows.places, columns: columns.places, most: Int(Swift.min(2048, most)))

    let isDepthwise = groups > 1 && channels == 1 && outputs == 1 && source.channel == 1
    let isOneKernel = groups == 1 && channels == 1 && outputs == 1 && columns.stride == 1 && target.column == 1
    byImage =
      isDepthwise || isOneKernel
      ? nil : ByImage(source, images: images, rows: rows, columns: columns, work: work, kernels: kernels)
    band = try Band(source, rows: rows, columns: columns, blocks: blocks, isCopied: byImage == nil)
    if isDepthwise {
      lanes = .channels
      (self.groups, self.channels, self.outputs, spread) = (1, 1, groups, 1)
    } else if isOneKernel, band.column == 1 {
      lanes = .pixels
      (self.groups, self.channels, self.outputs, spread) = (1, 1, 2 * Int(kernels.lanes), 1)
    } else {
      lanes = .outputs
      let mayWiden =
        mayMultiplyByZero && groups == 1 && byImage == nil && columns.stride == 1 && columns.spacing == 1
        && blocks.columnsInBlock == columns.places && target.column == outputs
      spread =
        mayWiden
        ? Correlation.spread(
          outputs: outputs, lines: rows.taps * channels, taps: columns.taps, places: columns.places,
          kernels: kernels) : 1
      (self.groups, self.channels, self.outputs) = (groups, channels, outputs * spread)
    }
    runs = (columns.places + spread - 1) / spread
    let across = columns.taps + spread - 1
    steps = rows.taps * across * self.channels

    let inTables =
      byImage.map { $0.imagesInBlock }
      ?? blocks.imagesInBlock * blocks.rowsInBlock
      * (lanes == .pixels ? 1 : spread > 1 ? runs : blocks.columnsInBlock)
    places = inTables
    tables = try Storage(engine: engine, dtype: .int64, count: 2 * inTables + 2 * steps)
    let width = kernels.padded(self.outputs)
    let panels = try Layout.count(of: [self.groups, steps, width])
    packed = try Storage(engine: engine, dtype: .float32, count: panels + width)
    if let bias, lanes == .pixels || spread > 1 {
      let start = packed.pointer(Float.self) + panels
      for index in 0..<width { start[index] = bias[index % outputs] }
      self.bias = UnsafePointer(start)
    } else {
      self.bias = bias
    }
    fillPlaces(rows: rows, columns: columns)
    try pack(factors, rows: rows, columns: columns, outputs: outputs)
  }

  /// How many neighbouring places to compute as so many more outputs, a few of which would leave lanes idle: the places
  /// share a kernel that is longer by one tap for each place, zero where it is not theirs. `lines` are the rows of taps in
  /// all channels.
  private static func spread(outputs: Int, lines: Int, taps: Int, places: Int, kernels: ck_kernels) -> Int {
    let lanes = Int(kernels.lanes)
    func use(_ spread: Int) -> Double {
      if places % spread != 0, lines * (taps + spread - 1) > depthOfOverlap { return 0 }
      let wide = spread * outputs > lanes
      return Double(spread * outputs * taps) / Double(kernels.padded(spread * outputs) * (taps + spread - 1))
        * (wide ? 1 : 0.75)
    }
    let most = Swift.min(places, 2 * lanes / outputs)
    if most < 2 { return 1 }
    let best = (1...most).reduce(1) { use($1) > use($0) ? $1 : $0 }
    return use(best) > 1.2 * use(1) ? best : 1
  }

  /// The tables of places.
  private func fillPlaces(rows: Sweep, columns: Sweep) {
    let table = tables.pointer(Int.self)
    if let byImage {
      for image in 0..<byImage.imagesInBlock {
        (table[image], table[places + image]) = (image * band.image, image * target.image)
      }
      return
    }
    let across = lanes == .pixels ? 1 : spread > 1 ? runs : blocks.columnsInBlock
    var place = 0
    for image in 0..<blocks.imagesInBlock {
      for row in 0..<blocks.rowsInBlock {
        for run in 0..<across {
          // The last run of places ends with the row.
          let column = spread == 1 ? run : Swift.min(run * spread, columns.places - spread)
          table[place] =
            image * band.image + row * rows.stride * band.row + column * columns.stride * band.column
          table[places + place] = image * target.image + row * target.row + column * target.column
          place += 1
        }
      }
    }
  }

  /// The table of steps, and the weights in panels.
  private func pack(_ factors: Factors, rows: Sweep, columns: Sweep, outputs: Int) throws(TensorError) {
    let across = columns.taps + spread - 1
    let byStep = tables.pointer(Int.self) + 2 * places
    var step = 0
    for r in 0..<rows.taps {
      for s in 0..<across {
        for c in 0..<channels {
          byStep[step] = r * rows.spacing * band.row + s * columns.spacing * band.column + c * band.channel
          byStep[steps + step] = r * factors.row + s * factors.column + c * factors.channel
          step += 1
        }
      }
    }
    let numbers = packed.pointer(Float.self)
    if spread == 1 {
      for group in 0..<groups {
        kernels.pack(
          factors.start + group * factors.group, rows: steps, offsets: byStep + steps, columns: self.outputs,
          step: lanes == .outputs ? factors.output : lanes == .channels ? factors.group : 0,
          to: numbers + group * steps * kernels.padded(self.outputs))
      }
      return
    }
    let size = steps * self.outputs
    let wide = try Storage(engine: packed.engine, dtype: .float32, count: size)
    let line = wide.pointer(Float.self)
    line.update(repeating: 0, count: size)
    for step in 0..<steps {
      let s = step / channels % across
      for place in Swift.max(0, s - columns.taps + 1)...Swift.min(s, spread - 1) {
        let from = factors.start + byStep[steps + step] - place * factors.column
        for o in 0..<outputs { line[step * self.outputs + place * outputs + o] = from[o * factors.output] }
      }
    }
    for step in 0..<steps { byStep[steps + step] = step * self.outputs }
    kernels.pack(
      UnsafePointer(line), rows: steps, offsets: byStep + steps, columns: self.outputs, step: 1, to: numbers)
    withExtendedLifetime(wide) {}
  }

  private var chunks: Int { byImage?.chunks ?? blocks.count }

  /// Runs them all.
  static func run(_ correlations: [Correlation], on engine: Engine) throws(TensorError) {
    let chunks = correlations.reduce(0) { $0 + $1.chunks }
    let nanoseconds = correlations.reduce(0) { $0 + $1.nanoseconds }
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let most = correlations.reduce(0) { Swift.max($0, $1.band.size) }
    let perWorker = (most + 63) / 32 * 32
    let copies = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      var chunk = chunk
      var index = 0
      while chunk >= correlations[index].chunks {
        chunk -= correlations[index].chunks
        index += 1
      }
      if let byImage = correlations[index].byImage {
        correlations[index].compute(chunk, by: byImage)
      } else {
        correlations[index].compute(chunk, copy: copies.pointer(Float.self) + worker * perWorker)
      }
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
    let lines = block.images.count * block.rows.count
    let count = lanes == .pixels ? lines : spread > 1 ? lines * runs : block.count
    let width = lanes == .pixels ? block.columns.count : outputs
    let ldbOfAll = lanes == .pixels ? outputs : nil
    let overlaps = spread > 1 && blocks.columns % spread != 0
    let passes = overlaps ? 1 : Swift.max(1, (steps + Correlation.depth - 1) / Correlation.depth)
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

  /// Kernel row by kernel row, whose part of a panel stays in the first cache, over all places of some images.
  private func compute(_ chunk: Int, by byImage: ByImage) {
    let (rows, columns, source) = (byImage.rows, byImage.columns, byImage.source)
    let across = (rows.places - 1) / byImage.rowsInBlock + 1
    let first = chunk / across * byImage.imagesInBlock
    let count = Swift.min(byImage.imagesInBlock, byImage.images - first)
    let lines = chunk % across * byImage.rowsInBlock
    let end = Swift.min(rows.places, lines + byImage.rowsInBlock)
    let byPlace = UnsafePointer(tables.pointer(Int.self))
    let byStep = byPlace + 2 * places
    for group in 0..<groups {
      let a = source.start + first * source.image + group * channels * source.channel
      let c = target.start + first * target.image + group * outputs
      let panels = UnsafePointer(packed.pointer(Float.self)) + group * steps * kernels.padded(outputs)
      kernels.panels(outputs) { column, width, most in
        let ldb = kernels.padded(width)
        let begin = bias.map { $0 + group * outputs + column }
        for tap in 0..<rows.taps {
          for y in lines..<end {
            // A row of places that no kernel row reaches is set to what it begins with.
            let valid = rows.taps(of: y)
            let begins = tap == (valid.isEmpty ? 0 : valid.lowerBound)
            if !begins, !valid.contains(tap) { continue }
            let line = a + (y * rows.stride - rows.before) * source.row
            for x in 0..<columns.places {
              let inside = valid.isEmpty ? 0..<0 : columns.taps(of: x)
              if inside.isEmpty, !begins { continue }
              let from = (tap * columns.taps + inside.lowerBound) * channels
              let pixels = line + (x * columns.stride - columns.before) * source.column
              let out = c + y * target.row + x * target.column + column
              evenRuns(count, most: most) { image, rows in
                kernels.tile?(
                  rows, width, inside.count * channels, pixels, byPlace + image, byStep + from,
                  panels + column * steps + from * ldb, ldb, begin, begins ? 0 : 1, out,
                  byPlace + places + image)
              }
            }
          }
        }
      }
    }
  }
}

/// What is read in place, tap by tap, where the rows of a tile are images.
private struct ByImage {
  let source: Picture
  let images: Int
  let rows, columns: Sweep
  let imagesInBlock, rowsInBlock: Int

  /// Nil unless it pays: images enough, small enough that several stay in the second cache, and zeros enough to save to
  /// make up for shorter loops.
  init?(_ source: Picture, images: Int, rows: Sweep, columns: Sweep, work: Double, kernels: ck_kernels) {
    let most = Swift.max(8, Int(kernels.wide_rows))
    let numbers = Double(rows.size) * Double(columns.size) * Double(source.channels)
    if images < 4 || numbers * Double(most) > 1e5 || rows.isInside && columns.isInside { return nil }
    if rows.places > 1000 || columns.places > 1000 { return nil }
    let all = Double(rows.places * rows.taps) * Double(columns.places * columns.taps)
    if Double(rows.pairs) * Double(columns.pairs) * 1.15 > all { return nil }
    (self.source, self.images, self.rows, self.columns) = (source, images, rows, columns)
    imagesInBlock = Swift.min(images, most)
    let perRow = work * Double(columns.places) * Double(imagesInBlock)
    rowsInBlock = Swift.max(1, Swift.min(rows.places, Int(8e6 / Swift.max(1, perRow))))
  }

  var chunks: Int { ((images - 1) / imagesInBlock + 1) * ((rows.places - 1) / rowsInBlock + 1) }
}
