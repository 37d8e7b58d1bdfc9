import CKernels

// How the places of an output and the panels of a matrix are cut for the tile.
//
// The tile reads A through two tables of offsets, so one set of loops serves all products: in a
// convolution the rows of a tile are pixels and its steps are the taps of the kernel (times channels); in
// the gradient of the weights it is the other way round; in a matrix product both are plain strides. B is
// packed into panels as wide as a tile, each panel the rows below one another, or read in place.

/// Calls `body(start, count)` for runs of at most `most`, as even as can be: a last tile of one row would waste the
/// others.
@inline(__always)
func evenRuns(_ count: Int, most: Int, _ body: (_ start: Int, _ count: Int) -> Void) {
  if count == 0 { return }
  let runs = (count + most - 1) / most
  let (length, longer) = (count / runs, count % runs)
  var start = 0
  for run in 0..<runs {
    let size = length + (run < longer ? 1 : 0)
    body(start, size)
    start += size
  }
}

extension ck_kernels {
  /// Calls `body(column, width, rows)` for the panels that `columns` columns are cut into: two vectors wide, the last
  /// one vector where that suffices; `rows` is the most rows a tile on that panel can have.
  @inline(__always)
  func panels(_ columns: Int, _ body: (_ column: Int, _ width: Int, _ rows: Int) -> Void) {
    let lanes = Int(lanes)
    var column = 0
    while column < columns {
      let width = Swift.min(columns - column, 2 * lanes)
      body(column, width, Int(width > lanes ? wide_rows : narrow_rows))
      column += width
    }
  }

  /// So many columns rounded up to whole vectors.
  func padded(_ columns: Int) -> Int { (columns + Int(lanes) - 1) / Int(lanes) * Int(lanes) }

  /// Packs a matrix of `rows` rows, row k beginning at `source + offsets[k]`, into panels one after the other.
  ///
  /// Panel p begins at `rows * 2 * lanes * p`; within it row k is as wide as the panel's whole vectors.
  func pack(
    _ source: UnsafePointer<Float>, rows: Int, offsets: UnsafePointer<Int>, columns: Int, step: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      packRow(row, of: rows, source + offsets[row], columns: columns, step: step, to: target)
    }
  }

  /// The same where row k begins at `source + k*row`.
  func pack(
    _ source: UnsafePointer<Float>, rows: Int, row: Int, columns: Int, column step: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    if row != 1 || step == 1 {
      // Short stretches of long rows: too little in one place for the processor to see where it goes on.
      let ahead = 8
      for index in 0..<rows {
        if step == 1, index + ahead < rows { ck_prefetch(source + (index + ahead) * row, columns) }
        packRow(index, of: rows, source + index * row, columns: columns, step: step, to: target)
      }
      return
    }
    panels(columns) { column, width, _ in
      let ldb = padded(width)
      let panel = target + column * rows
      ck_transpose(width, rows, source + column * step, step, panel, ldb)
      if width < ldb {
        for index in 0..<rows { (panel + index * ldb + width).update(repeating: 0, count: ldb - width) }
      }
    }
  }

  @inline(__always)
  private func packRow(
    _ row: Int, of rows: Int, _ source: UnsafePointer<Float>, columns: Int, step: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    let whole = 2 * Int(lanes)
    panels(columns) { column, width, _ in
      let ldb = padded(width)
      let line = target + column * rows + row * ldb
      let values = source + column * step
      if step == 1, width == whole {
        // A panel's row is eight numbers or a multiple of it.
        for part in Swift.stride(from: 0, to: whole, by: 8) {
          let eight = UnsafeRawPointer(values + part).loadUnaligned(as: SIMD8<Float>.self)
          UnsafeMutableRawPointer(line + part).storeBytes(of: eight, as: SIMD8<Float>.self)
        }
        return
      }
      for index in 0..<width { line[index] = values[index &* step] }
      for index in width..<ldb { line[index] = 0 }
    }
  }
}

/// The places (image, row, column) of an output, cut into blocks: several images, or some rows of one image, or some
/// columns of one row. Places in a block are numbered in that order, so each block is one run of all of them.
struct Blocks {
  let images, rows, columns: Int
  let imagesInBlock, rowsInBlock, columnsInBlock: Int

  struct Block {
    let images, rows, columns: Range<Int>
    var count: Int { images.count * rows.count * columns.count }
  }

  /// Blocks of at most about `most` places.
  init(images: Int, rows: Int, columns: Int, most: Int) {
    func even(_ total: Int, _ most: Int) -> Int { Blocks.parts(total, Blocks.parts(total, most)) }
    (self.images, self.rows, self.columns) = (images, rows, columns)
    let most = max(1, most)
    let (area, overflow) = rows.multipliedReportingOverflow(by: columns)
    if !overflow, area <= most {
      (imagesInBlock, rowsInBlock, columnsInBlock) = (even(images, max(1, most / area)), rows, columns)
    } else if columns <= most {
      (imagesInBlock, rowsInBlock, columnsInBlock) = (1, even(rows, max(1, most / columns)), columns)
    } else {
      (imagesInBlock, rowsInBlock, columnsInBlock) = (1, 1, even(columns, most))
    }
  }

  /// How many of at most `size` make up a total of at least 1.
  private static func parts(_ total: Int, _ size: Int) -> Int { (total - 1) / size + 1 }

  var count: Int {
    Blocks.parts(images, imagesInBlock) * Blocks.parts(rows, rowsInBlock)
      * Blocks.parts(columns, columnsInBlock)
  }

  /// The places of a whole block.
  var places: Int { imagesInBlock * rowsInBlock * columnsInBlock }

  subscript(index: Int) -> Block {
    func part(_ index: Int, _ size: Int, _ total: Int) -> Range<Int> {
      index * size..<min(total, (index + 1) * size)
    }
    let across = Blocks.parts(columns, columnsInBlock)
    let down = Blocks.parts(rows, rowsInBlock)
    return Block(
      images: part(index / (across * down), imagesInBlock, images),
      rows: part(index / across % down, rowsInBlock, rows),
      columns: part(index % across, columnsInBlock, columns))
  }

  /// Writes the offset of every place of a block for the given steps.
  func fill(_ table: UnsafeMutablePointer<Int>, image: Int, row: Int, column: Int) {
    var next = table
    for i in 0..<imagesInBlock {
      for y in 0..<rowsInBlock {
        for x in 0..<columnsInBlock {
          next.pointee = i &* image &+ y &* row &+ x &* column
          next += 1
        }
      }
    }
  }
}
