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
    let product = Product(left: left, right: right, result: self)
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

  private static let lanes = 8
  /// Elements of the inner axis whose panel of eight columns stays in the nearest cache.
  private static let depth = 256
  private static let part = 1 << 18

  /// Calls `body` with the offsets (result, left, right), a block of rows and one of columns, for all of the result.
  private func blocks(
    inner: Int, _ body: (_ at: Walk.Offsets, _ rows: Range<Int>, _ columns: Range<Int>) -> Void
  ) throws(TensorError) {
    if result.count == 0 { return }
    func batch(_ tensor: Tensor) throws(TensorError) -> Layout {
      try Layout(
        shape: Array(tensor.shape.dropLast(2)), strides: Array(tensor.strides.dropLast(2)),
        offset: tensor.offset)
    }
    let walk = Walk(try batch(result), try batch(left), try batch(right))
    func length(_ size: Int, least: Int, cost: Double) -> Int {
      Swift.min(size, Swift.max(least, Int(Swift.min(Double(size), 4_000_000 / Swift.max(cost, 1)))))
    }
    // At least a few rows, for which eight columns of B are brought together.
    let height = length(rows, least: 4, cost: Double(columns) * Double(inner))
    let wide = length(columns, least: Product.lanes, cost: Double(height) * Double(inner))
    let width = Swift.max(1, wide < Product.lanes ? wide : wide / Product.lanes * Product.lanes)
    let (down, across) = ((rows - 1) / height + 1, (columns - 1) / width + 1)
    let cost = Double(columns) * Double(inner) * Double(rows) * Double(walk.count)
    try result.engine.inChunks(Layout.count(of: [walk.count, down, across]), nanoseconds: cost) { chunk, _ in
      let (top, left) = (chunk / across % down * height, chunk % across * width)
      let number = chunk / across / down
      walk.runs(number..<number + 1) { at, _ in
        body(at, top..<Swift.min(rows, top + height), left..<Swift.min(columns, left + width))
      }
    }
  }

  /// Two rows and eight columns of the result at a time; each of them is one sum, in order.
  func plain<Element: PlainElement>(_: Element.Type) throws(TensorError) {
    let (c, a, b) = (result.pointer(Element.self), left.pointer(Element.self), right.pointer(Element.self))
    let (row, step) = (left.strides[left.rank - 2], left.strides[left.rank - 1])
    let (ldb, across) = (right.strides[right.rank - 2], right.strides[right.rank - 1])
    let (inner, ldc) = (inner, columns)
    typealias Lanes = SIMD8<Element>
    // A part of the inner axis at a time, so that no block takes long.
    for part in stride(from: 0, to: Swift.max(1, inner), by: Product.part) {
      let end = Swift.min(inner, part + Product.part)
      try blocks(inner: end - part) { at, rows, columns in
        let (out, left, right) = (c + at[0], a + at[1], b + at[2])
        if part == 0 {
          for line in rows {
            (out + line * ldc + columns.lowerBound).initialize(
              repeating: Element(converting: 0), count: columns.count)
          }
        }
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Product.depth) { panel in
          for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Product.lanes) {
            let kept = Swift.min(Product.lanes, columns.upperBound - column)
            func sums(_ line: Int) -> Lanes {
              var sums = Lanes()
              for lane in 0..<kept { sums[lane] = out[line * ldc + column + lane] }
              return sums
            }
            func store(_ sums: Lanes, _ line: Int) {
              for lane in 0..<kept { out[line * ldc + column + lane] = sums[lane] }
            }
            for first in stride(from: part, to: end, by: Product.depth) {
              let depth = Swift.min(Product.depth, end - first)
              for place in 0..<depth {
                var values = Lanes()
                let from = right + (first + place) * ldb + column * across
                for lane in 0..<kept { values[lane] = from[lane * across] }
                panel[place] = values
              }
              for line in stride(from: rows.lowerBound, to: rows.upperBound, by: 2) {
                let next = Swift.min(line + 1, rows.upperBound - 1)
                let (upper, lower) = (left + line * row + first * step, left + next * row + first * step)
                var (one, two) = (sums(line), sums(next))
                for place in 0..<depth {
                  one = Element.multiplyAdd(one, upper[place * step], panel[place])
                  two = Element.multiplyAdd(two, lower[place * step], panel[place])
                }
                store(one, line)
                if next > line { store(two, next) }
              }
            }
          }
        }
      }
    }
  }
}
