// Diagonals and triangles of matrices, as copies.

extension Tensor {
  /// A copy of matrices with zeros above the diagonal `offset`.
  public func tril(_ offset: Int = 0) throws(TensorError) -> Tensor {
    try triangle("tril", "TrilBackward0", offset, lower: true)
  }

  /// A copy of matrices with zeros below the diagonal `offset`.
  public func triu(_ offset: Int = 0) throws(TensorError) -> Tensor {
    try triangle("triu", "TriuBackward0", offset, lower: false)
  }

  private func triangle(
    _ operation: String, _ node: String, _ offset: Int, lower: Bool
  ) throws(TensorError) -> Tensor {
    if rank < 2 { throw .argument(.triangleRank(operation: operation)) }
    let result = try engine.empty(shape, dtype: dtype)
    try result.copyUnversioned(from: detach())
    let (rows, columns, width) = (shape[rank - 2], shape[rank - 1], dtype.byteCount)
    if result.count > 0 {
      let bytes = result.storage.memory
      try engine.inRanges(result.count / columns, cost: Double(columns) * 0.1 + 2) { range in
        for line in range {
          // The first column that is not of the lower triangle; the other triangle becomes zeros.
          let (edge, overflow) = (line % rows).addingReportingOverflow(offset)
          let cut =
            overflow
            ? (offset < 0 ? 0 : columns) : Swift.max(0, Swift.min(columns, edge &+ (lower ? 1 : 0)))
          let (first, end) = lower ? (cut, columns) : (0, cut)
          (bytes + (line * columns + first) * width).initializeMemory(
            as: UInt8.self, repeating: 0, count: (end - first) * width)
        }
      }
    }
    return result.recorded(node, from: [self]) { (gradient) throws(TensorError) in
      [try gradient.output.triangle(operation, node, offset, lower: lower)]
    }
  }

  /// A vector as the diagonal `offset` of a matrix of zeros; of a matrix, a copy of its diagonal.
  public func diag(_ offset: Int = 0) throws(TensorError) -> Tensor {
    switch rank {
    case 1: return try diagEmbed(offset)
    case 2:
      let copy = try engine.withoutGradients { () throws(TensorError) in
        try diagonal(offset: offset).clone()
      }
      return copy.recorded("DiagonalBackward0_copy", from: [self]) { [shape] (gradient) throws(TensorError) in
        let whole = try gradient.output.engine.zeros(shape, dtype: gradient.output.dtype)
        try whole.diagonal(offset: offset).copyUnversioned(from: gradient.output)
        return [whole]
      }
    default: throw .argument(.diagRank(rank))
    }
  }

  /// Every row of the last axis as the diagonal `offset` of a matrix of zeros.
  public func diagEmbed(_ offset: Int = 0) throws(TensorError) -> Tensor {
    let length = shape.last ?? 1
    let (size, overflow) = length.addingReportingOverflow(Int(clamping: offset.magnitude))
    if overflow { throw .sizeOverflow(shape: [length, offset]) }
    let result = try engine.zeros(shape.dropLast() + [size, size], dtype: dtype)
    let source = rank == 0 ? try reshape([1]) : self
    try result.diagonal(offset: offset, -2, -1).copyUnversioned(from: source)
    return result.recorded("DiagEmbedBackward0", from: [self]) { [shape] (gradient) throws(TensorError) in
      [try gradient.output.diagonal(offset: offset, -2, -1).reshape(shape)]
    }
  }

  /// The sum of a matrix's diagonal.
  public func trace() throws(TensorError) -> Tensor {
    if rank != 2 { throw .argument(.traceRank(rank)) }
    return try diagonal().sum()
  }
}

extension Engine {
  /// A matrix with ones on its diagonal.
  public func eye(_ rows: Int, _ columns: Int? = nil, dtype: DType = .float32) throws(TensorError) -> Tensor {
    let columns = columns ?? rows
    if rows < 0 { throw .argument(.eyeSize(name: "n", rows)) }
    if columns < 0 { throw .argument(.eyeSize(name: "m", columns)) }
    let result = try zeros([rows, columns], dtype: dtype)
    try result.diagonal().fillUnversioned(1)
    return result
  }
}
