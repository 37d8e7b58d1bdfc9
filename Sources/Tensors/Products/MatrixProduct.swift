import CKernels

// Matrix products of float32.
//
// C is cut into blocks of rows and columns, fixed by the shape, and the sum into slices so deep that a panel of B stays
// in the first cache. The tile goes over a block's rows of A for each panel. B is packed into panels first when
// there are rows enough to repay it: once for all blocks, or, where all rows are in one block, by the block itself. A is
// read in place or, when many panels will read it, from a copy of the slice whose rows lie together. With few rows
// and B transposed, the two change roles: what is packed is then the small one, and C is turned over at the end.
// One row or one column is a product of a matrix with a vector: there the lanes run along the sum.

struct MatrixProduct {
  private let engine: Engine
  private let kernels: ck_kernels
  private let a, b: UnsafePointer<Float>
  private let c: UnsafeMutablePointer<Float>
  /// Steps between rows and between columns.
  private let stepsA, stepsB: (row: Int, column: Int)
  private let rows, inner, columns: Int
  /// Where the first B begins.
  private let offsetB: Int
  /// Where the products of the batch stand: offsets of C, A and B.
  private let batch: Walk

  /// Whether this computes Cᵀ, which is turned over on the way out.
  private let isTurned: Bool

  private static let depth = 288
  private var work: Double { Double(rows) * Double(inner) * Double(columns) }

  /// (…, M, K) and (…, K, N) of equal leading axes, and a contiguous result; nil when that has no elements.
  init?(left: Tensor, right: Tensor, result: Tensor) throws(TensorError) {
    if result.count == 0 { return nil }
    engine = result.engine
    kernels = engine.kernels
    let rank = result.rank
    let (rows, columns) = (result.shape[rank - 2], result.shape[rank - 1])
    inner = left.shape[rank - 1]
    let stepsA = (row: left.strides[rank - 2], column: left.strides[rank - 1])
    let stepsB = (row: right.strides[rank - 2], column: right.strides[rank - 1])
    let a = UnsafePointer(left.pointer(Float.self))
    let b = UnsafePointer(right.pointer(Float.self))
    c = result.pointer(Float.self)
    func leading(_ tensor: Tensor) throws(TensorError) -> Layout {
      try Layout(
        shape: Array(tensor.shape.dropLast(2)), strides: Array(tensor.strides.dropLast(2)),
        offset: tensor.offset)
    }
    isTurned =
      rank == 2 && stepsB.row == 1 && stepsB.column != 1 && rows >= 2 && rows <= MatrixProduct.mostRows
      && columns > rows && inner * columns > 1 << 14
    offsetB = isTurned ? left.offset : right.offset
    if isTurned {
      (self.rows, self.columns, self.a, self.b) = (columns, rows, b, a)
      (self.stepsA, self.stepsB) = ((stepsB.column, stepsB.row), (stepsA.column, stepsA.row))
      batch = Walk(try leading(result), try leading(right), try leading(left))
    } else {
      (self.rows, self.columns, self.a, self.b, self.stepsA, self.stepsB) = (
        rows, columns, a, b, stepsA, stepsB
      )
      batch = Walk(try leading(result), try leading(left), try leading(right))
    }
  }

  func run() throws(TensorError) {
    if columns == 1, stepsA.column == 1, inner >= 16 {
      try timesVector(rows: rows, step: stepsA.row, matrix: a, matrixLane: 1, vector: b, vectorStep: stepsB.row)
    } else if rows == 1, stepsB.row == 1, inner >= 16 {
      try timesVector(
        rows: columns, step: stepsB.column, matrix: b, matrixLane: 2, vector: a, vectorStep: stepsA.column)
    } else {
      try blocks()
    }
  }

  // MARK: Blocks

  /// How the work is cut and what is copied.
  private struct Plan {
    var height, width: Int
    /// Whether B is packed beforehand, or by each block.
    var packsFirst = false, packs = false
    var copiesA = false
  }

  /// Most rows of a block whose slice of A is to stay in the second cache.
  private static let mostRows = 128

  private func plan() -> Plan {
    let lanes = Int(kernels.lanes)
    let pays = rows >= 24 && columns > 2 * lanes && inner * columns > 1 << 16
    let packs = stepsB.column != 1 || pays || isTurned
    // Blocks of about 8 million multiplications, sixteen or more when there is enough for that.
    let target = Swift.max(2e5, Swift.min(8e6, work * Double(batch.count) / 16))
    func most(_ other: Int) -> Int { Int(Swift.min(1024, target / Double(Swift.max(1, inner * other)))) }
    let unit = Int(kernels.wide_rows)
    if packs, batch.count == 1, isTurned || rows > MatrixProduct.mostRows {
      let width = even(columns, 512, by: 2 * lanes)
      let height = even(rows, Swift.min(MatrixProduct.mostRows, Swift.max(24, most(width))), by: unit)
      return Plan(
        height: height, width: width, packsFirst: true, packs: true,
        copiesA: stepsA.column != 1 || columns >= 256)
    }
    let height = even(rows, Swift.max(48, Swift.min(512, most(Swift.min(columns, 64)))), by: unit)
    return Plan(
      height: height, width: even(columns, Swift.max(2 * lanes, most(height)), by: 2 * lanes), packs: packs,
      copiesA: stepsA.row == 1 && stepsA.column > 16 && rows > 1 && inner >= 32 && columns >= 32)
  }

  private func blocks() throws(TensorError) {
    let plan = plan()
    let (height, width) = (plan.height, plan.width)
    let (down, across) = ((rows - 1) / height + 1, (columns - 1) / width + 1)
    let perChunk = Swift.max(1, Int(2e5 / Swift.max(1, work)))
    let chunks = down * across * ((batch.count - 1) / perChunk + 1)
    let nanoseconds = work * Double(batch.count) / 40

    let shared = plan.packsFirst ? try packedBeforehand() : nil
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let deepest = Swift.min(inner, MatrixProduct.depth)
    let sizeA = plan.copiesA ? height * deepest : 0
    let sizeB = plan.packs && !plan.packsFirst ? deepest * kernels.padded(width) : 0
    let sizeC = isTurned ? height * width : 0
    let perWorker = (sizeA + sizeB + sizeC + 63) / 32 * 32
    let scratch = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    let tables = try Storage(engine: engine, dtype: .int64, count: 2 * height + inner + deepest)
    let rowA = tables.pointer(Int.self)
    let rowC = rowA + height
    let (stepA, along) = (rowC + height, rowC + height + inner)
    for row in 0..<height {
      rowA[row] = row &* (plan.copiesA ? deepest : stepsA.row)
      rowC[row] = row &* (isTurned ? width : columns)
    }
    for step in 0..<inner { stepA[step] = step &* stepsA.column }
    for step in 0..<deepest { along[step] = step }

    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      let (place, group) = (chunk % (down * across), chunk / (down * across))
      let mine = scratch.pointer(Float.self) + worker * perWorker
      let block = Block(
        rows: place % down * height..<Swift.min(rows, (place % down + 1) * height),
        columns: place / down * width..<Swift.min(columns, (place / down + 1) * width),
        shared: shared.map { UnsafePointer($0.pointer(Float.self)) },
        copyOfA: plan.copiesA ? mine : nil, depthOfCopy: deepest,
        packedB: sizeB > 0 ? mine + sizeA : nil, turnedC: isTurned ? mine + sizeA + sizeB : nil,
        widthOfTurned: width, rowA: rowA, rowC: rowC, stepA: plan.copiesA ? along : stepA)
      let inner = batch.inner
      batch.runs(group * perChunk..<Swift.min(batch.count, (group + 1) * perChunk)) { at, count in
        for item in 0..<count { compute(block, at: at &+ inner &* Walk.Offsets(repeating: item)) }
      }
    }
    withExtendedLifetime((shared, scratch, tables)) {}
  }

  /// Part of C, with the scratch memory and the tables to compute it.
  private struct Block {
    let rows, columns: Range<Int>
    let shared: UnsafePointer<Float>?
    let copyOfA: UnsafeMutablePointer<Float>?
    let depthOfCopy: Int
    let packedB, turnedC: UnsafeMutablePointer<Float>?
    let widthOfTurned: Int
    let rowA, rowC, stepA: UnsafePointer<Int>
  }

  private var passes: Int { Swift.max(1, (inner + MatrixProduct.depth - 1) / MatrixProduct.depth) }

  /// The steps of one slice of the sum.
  private func slice(_ pass: Int) -> Range<Int> { inner * pass / passes..<inner * (pass + 1) / passes }

  /// All of B in panels, slice by slice.
  private func packedBeforehand() throws(TensorError) -> Storage {
    let padded = kernels.padded(columns)
    let packed = try Storage(engine: engine, dtype: .float32, count: try Layout.count(of: [inner, padded]))
    // Whole panels at a time, several of them so that what lies together in memory is read together.
    let width = 16 * Int(kernels.lanes)
    let across = (columns - 1) / width + 1
    try engine.inChunks(passes * across, nanoseconds: Double(inner) * Double(columns) * 0.3) { chunk, _ in
      let slice = slice(chunk / across)
      let column = chunk % across * width
      kernels.pack(
        b + offsetB + slice.lowerBound * stepsB.row + column * stepsB.column, rows: slice.count,
        row: stepsB.row,
        columns: Swift.min(width, columns - column), column: stepsB.column,
        to: packed.pointer(Float.self) + slice.lowerBound * padded + column * slice.count)
    }
    return packed
  }

  private func compute(_ block: Block, at: Walk.Offsets) {
    let (rows, columns) = (block.rows, block.columns)
    let target = c + at[0]
    let out = block.turnedC ?? target + rows.lowerBound * self.columns + columns.lowerBound
    let left = a + at[1] + rows.lowerBound * stepsA.row
    let right = b + at[2] + columns.lowerBound * stepsB.column
    for pass in 0..<passes {
      let slice = slice(pass)
      let (from, depth) = (slice.lowerBound, slice.count)
      if let packed = block.packedB {
        kernels.pack(
          right + from * stepsB.row, rows: depth, row: stepsB.row, columns: columns.count,
          column: stepsB.column,
          to: packed)
      }
      var (a, stepA) = (left, block.stepA + from)
      if let copy = block.copyOfA {
        copyRows(rows.count, depth, left + from * stepsA.column, to: copy, apart: block.depthOfCopy)
        (a, stepA) = (UnsafePointer(copy), block.stepA)
      }
      kernels.panels(columns.count) { column, width, most in
        var (b, ldb) = (right + from * stepsB.row + column, stepsB.row)
        if let shared = block.shared {
          b = shared + from * kernels.padded(self.columns) + (columns.lowerBound + column) * depth
          ldb = kernels.padded(width)
        } else if let packed = block.packedB {
          (b, ldb) = (UnsafePointer(packed + column * depth), kernels.padded(width))
        }
        evenRuns(rows.count, most: most) { row, count in
          kernels.tile?(
            count, width, depth, a, block.rowA + row, stepA, b, ldb, nil, pass > 0 ? 1 : 0, out + column,
            block.rowC + row)
        }
      }
    }
    if let turned = block.turnedC {
      ck_transpose(
        rows.count, columns.count, turned, block.widthOfTurned,
        target + columns.lowerBound * self.rows + rows.lowerBound, self.rows)
    }
  }

  /// Copies `count` rows of A, `depth` long, to rows `apart` apart.
  private func copyRows(
    _ count: Int, _ depth: Int, _ from: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, apart: Int
  ) {
    if stepsA.row == 1, stepsA.column != 1 {
      ck_transpose(depth, count, from, stepsA.column, target, apart)
      return
    }
    for row in 0..<count {
      let (line, values) = (target + row * apart, from + row * stepsA.row)
      if stepsA.column == 1 {
        line.update(from: values, count: depth)
      } else {
        for step in 0..<depth { line[step] = values[step &* stepsA.column] }
      }
    }
  }

  /// A length near `most` that cuts `total` evenly, a multiple of `unit` where it cuts at all.
  private func even(_ total: Int, _ most: Int, by unit: Int) -> Int {
    if total <= most { return total }
    let parts = (total - 1) / most + 1
    return ((total - 1) / parts / unit + 1) * unit
  }

  // MARK: Matrix times vector

  /// c[i] = sum over k of matrix[i*step + k] * vector[k*vectorStep]; the lanes run along k and are added at the end.
  private func timesVector(
    rows: Int, step: Int, matrix: UnsafePointer<Float>, matrixLane: Int, vector: UnsafePointer<Float>,
    vectorStep: Int
  ) throws(TensorError) {
    let (width, most) = (2 * Int(kernels.lanes), Swift.min(8, Int(kernels.wide_rows)))
    let steps = inner / width
    let perChunk = Swift.max(most, Int(1e6 / Double(inner)) / most * most)
    let blocks = (rows - 1) / perChunk + 1
    let chunks = blocks * batch.count
    let nanoseconds = Double(rows) * Double(inner) * Double(batch.count) / 8
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let perWorker = (most + 8) * width + inner
    let scratch = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    let tables = try Storage(engine: engine, dtype: .int64, count: 2 * most + steps)
    let (rowA, rowC) = (tables.pointer(Int.self), tables.pointer(Int.self) + most)
    let stepA = rowC + most
    for row in 0..<most { (rowA[row], rowC[row]) = (row * step, row * width) }
    for index in 0..<steps { stepA[index] = index * width }
    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      let sums = scratch.pointer(Float.self) + worker * perWorker
      let turned = sums + most * width
      let part = chunk % blocks * perChunk..<Swift.min(rows, (chunk % blocks + 1) * perChunk)
      batch.runs(chunk / blocks..<chunk / blocks + 1) { at, _ in
        let matrix = matrix + at[matrixLane] + part.lowerBound * step
        var vector = vector + at[3 - matrixLane]
        if vectorStep != 1 {
          let copy = turned + 8 * width
          for index in 0..<inner { copy[index] = vector[index &* vectorStep] }
          vector = UnsafePointer(copy)
        }
        evenRuns(part.count, most: most) { first, count in
          let lines = matrix + first * step
          kernels.lanewise_tile?(count, width, steps, lines, rowA, stepA, vector, width, nil, 0, sums, rowC)
          // Lane after lane, all rows of the tile side by side.
          var totals = SIMD8<Float>.zero
          func add(
            _ columns: Int, of rows: UnsafePointer<Float>, apart: Int, times factors: UnsafePointer<Float>?
          ) {
            ck_transpose(count, columns, rows, apart, turned, 8)
            for column in 0..<columns {
              let numbers = UnsafeRawPointer(turned + 8 * column).loadUnaligned(as: SIMD8<Float>.self)
              totals += factors.map { numbers * $0[column] } ?? numbers
            }
          }
          add(width, of: UnsafePointer(sums), apart: width, times: nil)
          let rest = steps * width
          add(inner - rest, of: lines + rest, apart: step, times: vector + rest)
          for row in 0..<count { c[at[0] + part.lowerBound + first + row] = totals[row] }
        }
      }
    }
  }
}
