import CKernels

// Matrix products of float32.
//
// C is cut into blocks of rows and columns, fixed by the shape; each takes its columns of B in slices as deep as
// the first cache holds a panel of, packs the slice (turning it over if B is transposed), and lets the tile go
// over its rows of A. A is read in place, unless its columns are what lies together in memory and it is worth a
// copy. One row or one column is a product of a matrix with a vector: there the lanes run along the sum.

struct MatrixProduct {
  private let engine: Engine
  private let kernels: ck_kernels
  private let a, b: UnsafePointer<Float>
  private let c: UnsafeMutablePointer<Float>
  /// Steps between rows and between columns.
  private let stepsA, stepsB: (row: Int, column: Int)
  private let rows, inner, columns: Int
  /// Where the products of the batch stand: offsets of C, A and B.
  private let batch: Walk

  private static let depth = 288
  private var work: Double { Double(rows) * Double(inner) * Double(columns) }

  /// (…, M, K) and (…, K, N) of equal leading axes, and a contiguous result; nil when that has no elements.
  init?(left: Tensor, right: Tensor, result: Tensor) throws(TensorError) {
    if result.count == 0 { return nil }
    engine = result.engine
    kernels = engine.kernels
    let rank = result.rank
    (rows, inner, columns) = (result.shape[rank - 2], left.shape[rank - 1], result.shape[rank - 1])
    stepsA = (left.strides[rank - 2], left.strides[rank - 1])
    stepsB = (right.strides[rank - 2], right.strides[rank - 1])
    a = UnsafePointer(left.pointer(Float.self))
    b = UnsafePointer(right.pointer(Float.self))
    c = result.pointer(Float.self)
    func leading(_ tensor: Tensor) throws(TensorError) -> Layout {
      try Layout(
        shape: Array(tensor.shape.dropLast(2)), strides: Array(tensor.strides.dropLast(2)),
        offset: tensor.offset)
    }
    batch = Walk(try leading(result), try leading(left), try leading(right))
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

  private func blocks() throws(TensorError) {
    let lanes = Int(kernels.lanes)
    let packs = stepsB.column != 1 || rows >= 24 && columns > 2 * lanes && inner * columns > 1 << 13
    let turnsA = stepsA.row == 1 && stepsA.column > 16 && rows > 1 && inner >= 32 && columns >= 32

    // Blocks of about 8 million multiplications, sixteen or more when there is enough for that.
    let target = Swift.max(2e5, Swift.min(8e6, work * Double(batch.count) / 16))
    let height = even(
      rows, Swift.max(48, Swift.min(512, Int(target / Double(Swift.max(1, inner * Swift.min(columns, 64)))))),
      by: Int(kernels.wide_rows))
    let width = even(
      columns, Swift.max(2 * lanes, Int(Swift.min(1024, target / Double(height * Swift.max(1, inner))))),
      by: 2 * lanes)
    let (down, across) = ((rows - 1) / height + 1, (columns - 1) / width + 1)
    let perChunk = Swift.max(1, Int(2e5 / Swift.max(1, work)))
    let chunks = down * across * ((batch.count - 1) / perChunk + 1)
    let nanoseconds = work * Double(batch.count) / 40

    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let sizeB = packs ? Swift.min(inner, MatrixProduct.depth) * kernels.padded(width) : 0
    let sizeA = turnsA ? height * MatrixProduct.depth : 0
    let perWorker = sizeA + sizeB + 32
    let scratch = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    let tables = try Storage(
      engine: engine, dtype: .int64, count: try Layout.count(of: [2 * height + 2 * inner + MatrixProduct.depth])
    )
    let rowA = tables.pointer(Int.self)
    let rowC = rowA + height
    let (stepA, rowB) = (rowC + height, rowC + height + inner)
    let along = rowB + inner
    let depthOfA = MatrixProduct.depth
    for row in 0..<height { (rowA[row], rowC[row]) = (row &* (turnsA ? depthOfA : stepsA.row), row &* columns) }
    for step in 0..<inner { (stepA[step], rowB[step]) = (step &* stepsA.column, step &* stepsB.row) }
    for step in 0..<MatrixProduct.depth { along[step] = step }

    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      let (place, group) = (chunk % (down * across), chunk / (down * across))
      let block = Block(
        rows: place % down * height..<Swift.min(rows, (place % down + 1) * height),
        columns: place / down * width..<Swift.min(columns, (place / down + 1) * width),
        packedA: turnsA ? scratch.pointer(Float.self) + worker * perWorker : nil,
        packedB: packs ? scratch.pointer(Float.self) + worker * perWorker + sizeA : nil,
        rowA: rowA, rowC: rowC, stepA: turnsA ? along : stepA, rowB: rowB)
      let inner = batch.inner
      batch.runs(group * perChunk..<Swift.min(batch.count, (group + 1) * perChunk)) { at, count in
        for item in 0..<count { compute(block, at: at &+ inner &* Walk.Offsets(repeating: item)) }
      }
    }
  }

  /// Part of C, with the scratch memory and the tables to compute it.
  private struct Block {
    let rows, columns: Range<Int>
    let packedA, packedB: UnsafeMutablePointer<Float>?
    let rowA, rowC, stepA, rowB: UnsafePointer<Int>
  }

  private func compute(_ block: Block, at: Walk.Offsets) {
    let (rows, columns) = (block.rows, block.columns)
    let out = c + at[0] + rows.lowerBound * self.columns + columns.lowerBound
    let left = a + at[1] + rows.lowerBound * stepsA.row
    let right = b + at[2] + columns.lowerBound * stepsB.column
    let passes = Swift.max(1, (inner + MatrixProduct.depth - 1) / MatrixProduct.depth)
    for pass in 0..<passes {
      let (from, to) = (inner * pass / passes, inner * (pass + 1) / passes)
      let depth = to - from
      if let packed = block.packedB {
        kernels.pack(
          right, rows: depth, offsets: block.rowB + from, rowStep: stepsB.row, columns: columns.count,
          step: stepsB.column, to: packed)
      }
      var (a, stepA) = (left, block.stepA + from)
      if let packed = block.packedA {
        ck_transpose(
          depth, rows.count, left + from * stepsA.column, stepsA.column, packed, MatrixProduct.depth)
        (a, stepA) = (UnsafePointer(packed), block.stepA)
      }
      kernels.panels(columns.count) { column, width, most in
        let panel = block.packedB.map { UnsafePointer($0 + column * depth) }
        let b = panel ?? right + from * stepsB.row + column
        let ldb = panel == nil ? stepsB.row : kernels.padded(width)
        evenRuns(rows.count, most: most) { row, count in
          kernels.tile?(
            count, width, depth, a, block.rowA + row, stepA, b, ldb, nil, pass > 0 ? 1 : 0, out + column,
            block.rowC + row)
        }
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
    let (width, most) = (2 * Int(kernels.lanes), Int(kernels.wide_rows))
    let steps = inner / width
    let perChunk = Swift.max(most, Int(1e6 / Double(inner)) / most * most)
    let blocks = (rows - 1) / perChunk + 1
    let chunks = blocks * batch.count
    let nanoseconds = Double(rows) * Double(inner) * Double(batch.count) / 8
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let perWorker = most * width + inner
    let scratch = try Storage(
      engine: engine, dtype: .float32, count: try Layout.count(of: [workers, perWorker]))
    let tables = try Storage(engine: engine, dtype: .int64, count: 2 * most + steps)
    let (rowA, rowC) = (tables.pointer(Int.self), tables.pointer(Int.self) + most)
    let stepA = rowC + most
    for row in 0..<most { (rowA[row], rowC[row]) = (row * step, row * width) }
    for index in 0..<steps { stepA[index] = index * width }
    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      let sums = scratch.pointer(Float.self) + worker * perWorker
      let part = chunk % blocks * perChunk..<Swift.min(rows, (chunk % blocks + 1) * perChunk)
      batch.runs(chunk / blocks..<chunk / blocks + 1) { at, _ in
        let matrix = matrix + at[matrixLane] + part.lowerBound * step
        var vector = vector + at[3 - matrixLane]
        if vectorStep != 1 {
          let copy = sums + most * width
          for index in 0..<inner { copy[index] = vector[index &* vectorStep] }
          vector = UnsafePointer(copy)
        }
        evenRuns(part.count, most: most) { first, count in
          let lines = matrix + first * step
          kernels.lanewise_tile?(count, width, steps, lines, rowA, stepA, vector, width, nil, 0, sums, rowC)
          for row in 0..<count {
            var sum: Float = 0
            for lane in 0..<width { sum += sums[row * width + lane] }
            for index in steps * width..<inner { sum += lines[row * step + index] * vector[index] }
            c[at[0] + part.lowerBound + first + row] = sum
          }
        }
      }
    }
  }
}
