// Matrix products.
//
// Whatever the ranks, a product comes down to a batch of (M, K) times (K, N): vectors get an axis of size 1 that is
// taken away again, leading axes broadcast. float32 runs on the tile (`MatrixProduct.swift`), which takes operands
// of any strides; the other types use a plain loop over rows of B, which is exact for integers.

extension Tensor {
  /// The product itself, without a node.
  func product(with other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { throw .matmulZeroRank(a: rank, b: other.rank) }
    if dtype != other.dtype { throw .matmulTypes(dtype, other.dtype) }
    if dtype == .bool { throw .notImplemented(kernel: "addmm_impl_cpu_", dtype) }
    try checkProduct(with: other)
    if rank == 2 && other.rank == 2 {
      let result = try engine.empty([shape[0], other.shape[1]], dtype: dtype)
      try result.setProduct(of: self, other)
      return result
    }
    let a = rank == 1 ? try unsqueeze(0) : self
    let b = other.rank == 1 ? try other.unsqueeze(1) : other
    let (rows, inner, columns) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
    let batch = try Layout.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    let result = try engine.empty(batch + [rows, columns], dtype: dtype)
    try result.setProduct(of: a.expand(batch + [rows, inner]), b.expand(batch + [inner, columns]))
    if rank > 1 && other.rank > 1 { return result }
    return try result.reshape(batch + (rank > 1 ? [rows] : []) + (other.rank > 1 ? [columns] : []))
  }

  /// Writes the products of two batches of matrices into this fresh tensor.
  private func setProduct(of left: Tensor, _ right: Tensor) throws(TensorError) {
    // The lanes of a vector are neighbours in a row of B.
    let rows = dtype == .float32 || right.strides[right.rank - 1] == 1 ? right : try right.contiguous()
    let product = Product(left: left, right: rows, result: self)
    switch dtype {
    case .float32: try MatrixProduct(left: left, right: right, result: self)?.run()
    case .float64: try product.plain(Double.self)
    case .int64: try product.plain(Int.self)
    case .uint8, .bool: try product.plain(UInt8.self)
    }
  }

  /// Says in PyTorch's words which sizes do not meet.
  private func checkProduct(with other: Tensor) throws(TensorError) {
    let inner = shape[rank - 1]
    let otherInner = other.shape[Swift.max(0, other.rank - 2)]
    if inner == otherInner { return }
    let rows = try Layout.count(of: Array(shape.dropLast()))
    switch (rank, other.rank) {
    case (1, 1): throw .dotSizes(a: inner, b: otherInner)
    case (_, 1): throw .matrixVector(matrix: [rows, inner], vector: otherInner)
    case (_, 2): throw .matmul(a: [rows, inner], b: other.shape)
    default:
      let batch = try Layout.broadcast(Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
      let count = try Layout.count(of: batch)
      throw .batchSizes(a: [count, inner], b: [count, otherInner])
    }
  }
}

/// A batch of matrix products, (…, M, K) and (…, K, N), by the definition.
private struct Product {
  let left, right, result: Tensor

  private var rows: Int { left.shape[left.rank - 2] }
  private var inner: Int { left.shape[left.rank - 1] }
  private var columns: Int { right.shape[right.rank - 1] }

  /// Calls `body` with the offsets (result, left, right) of each block of rows of each product of the batch.
  private func blocks(_ body: (_ at: Walk.Offsets, _ rows: Range<Int>) -> Void) throws(TensorError) {
    if result.count == 0 { return }
    func batch(_ tensor: Tensor) throws(TensorError) -> Layout {
      try Layout(
        shape: Array(tensor.shape.dropLast(2)), strides: Array(tensor.strides.dropLast(2)),
        offset: tensor.offset)
    }
    let walk = Walk(try batch(result), try batch(left), try batch(right))
    let perRow = Double(columns) * Double(inner)
    // At least a few rows, for which eight columns of B are brought together.
    let height = Int(Swift.max(4, Swift.min(Double(rows), (4_000_000 / Swift.max(perRow, 1)).rounded())))
    let chunks = (rows - 1) / height + 1
    try result.engine.inChunks(
      walk.count * chunks, nanoseconds: perRow * Double(rows) * Double(walk.count)
    ) { chunk, _ in
      let first = chunk % chunks * height
      walk.runs(chunk / chunks..<chunk / chunks + 1) { at, _ in
        body(at, first..<Swift.min(rows, first + height))
      }
    }
  }

  /// Two rows and eight columns of the result at a time; each of them is one sum, in order.
  func plain<Element: PlainElement>(_: Element.Type) throws(TensorError) {
    let (c, a, b) = (result.pointer(Element.self), left.pointer(Element.self), right.pointer(Element.self))
    let (row, step) = (left.strides[left.rank - 2], left.strides[left.rank - 1])
    let ldb = right.strides[right.rank - 2]
    let (inner, columns) = (inner, columns)
    typealias Lanes = SIMD8<Element>
    // A panel of eight columns for each thread.
    try result.engine.charging(copies: 8 * result.engine.usableThreads, of: inner) { () throws(TensorError) in
      try blocks { at, rows in
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: inner) { panel in
          for column in stride(from: 0, to: columns, by: 8) {
            // Lanes beyond the last column read what stands there, in the slack of a storage at the latest.
            let values = UnsafeRawPointer(b + at[2] + column)
            for depth in 0..<inner {
              panel[depth] = values.loadUnaligned(
                fromByteOffset: depth * ldb * MemoryLayout<Element>.stride, as: Lanes.self)
            }
            let kept = Swift.min(8, columns - column)
            func store(_ sum: Lanes, _ line: Int) {
              let out = c + at[0] + line * columns + column
              for lane in 0..<kept { out[lane] = sum[lane] }
            }
            var line = rows.lowerBound
            while line < rows.upperBound {
              let isPair = line + 1 < rows.upperBound
              let first = a + at[1] + line * row
              let second = isPair ? first + row : first
              var (sums, below) = (Lanes(), Lanes())
              for depth in 0..<inner {
                sums = Element.multiplyAdd(sums, first[depth * step], panel[depth])
                below = Element.multiplyAdd(below, second[depth * step], panel[depth])
              }
              store(sums, line)
              if isPair { store(below, line + 1) }
              line += 2
            }
          }
        }
      }
    }
  }
}
