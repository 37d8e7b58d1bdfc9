// Matrix products, by name and with their gradients.
//
// If C = A B, then a loss that changes by G with C changes by G Bᵀ with A and by Aᵀ G with B. Vectors are first made
// the matrices of one row or one column that the product took them for; what was broadcast is summed. Where a batch of
// matrices meets one matrix, the leading axes are so many more rows: one large product instead of many small
// ones, and in the gradient of the one matrix no sum over a batch. A right operand that lies by columns (a weight is
// mostly used transposed) gets a gradient that lies so, too: whoever keeps it copies it as it stands.

extension Tensor {
  /// The matrix product as `@`: (M, K) x (K, N) -> (M, N); vectors count as a row (left) or a column (right), and
  /// leading axes broadcast: (B, M, K) x (K, N) -> (B, M, N).
  ///
  /// ```swift
  /// try x.matmul(weight.transpose(0, 1))
  /// ```
  /// Both operands have one type. Cost: 2·M·K·N operations a batch; the gradients cost the same each.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = try engine.withoutGradients { () throws(TensorError) in try foldedProduct(with: other) }
    guard Tensor.isRecorded([self, other]) else { return result }
    let (left, right) = (requiresGrad, other.requiresGrad)
    return result.recorded(
      productName(with: other), from: [self, other], saving: (left ? [other] : []) + (right ? [self] : [])
    ) { [shape, otherShape = other.shape, byColumns = other.liesByColumns] (gradient) throws(TensorError) in
      let (saved, needs) = (gradient.saved, gradient.needs)
      let output = try gradient.output.asProduct(of: shape, otherShape)
      return [
        needs[0] ? try output.leftShare(saved[0], of: shape) : nil,
        needs[1] ? try output.rightShare(saved[saved.count - 1], of: otherShape, byColumns: byColumns) : nil,
      ]
    }
  }

  /// The product of two matrices.
  public func mm(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank != 2 { throw .argument(.notMatrix(operand: "self", rank: nil)) }
    if other.rank != 2 { throw .argument(.notMatrix(operand: "mat2", rank: nil)) }
    return try matmul(other)
  }

  /// The products of as many matrices with as many: (B, M, K) x (B, K, N) -> (B, M, N).
  public func bmm(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank != 3 { throw .argument(.notBatch(operand: "batch1")) }
    if other.rank != 3 { throw .argument(.notBatch(operand: "batch2")) }
    if shape[0] != other.shape[0] || shape[2] != other.shape[1] {
      throw .batchSizes(a: [shape[0], shape[2]], b: Array(other.shape[..<2]))
    }
    if dtype != other.dtype { throw .argument(.batchTypes(dtype, other.dtype)) }
    return try matmul(other)
  }

  /// A matrix times a column: (M, K) x (K) -> (M).
  public func mv(_ vector: Tensor) throws(TensorError) -> Tensor {
    if rank != 2 || vector.rank != 1 {
      throw .argument(.notMatrixVector(matrix: rank, vector: vector.rank))
    }
    return try matmul(vector)
  }

  /// The sum of products of two vectors.
  public func dot(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank != 1 || other.rank != 1 { throw .argument(.notVectors(a: rank, b: other.rank)) }
    if dtype != other.dtype { throw .argument(.vectorTypes(dtype, other.dtype)) }
    return try matmul(other)
  }

  /// Every element of one vector times every element of another: (M), (N) -> (M, N).
  public func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank != 1 { throw .argument(.notVector(operation: "outer", operand: "self", rank: rank)) }
    if other.rank != 1 { throw .argument(.notVector(operation: "outer", operand: "vec2", rank: other.rank)) }
    return try unsqueeze(1) * other
  }

  /// The name of the node, from what PyTorch makes of the ranks.
  private func productName(with other: Tensor) -> String {
    switch (rank, other.rank) {
    case (1, 1): "DotBackward0"
    case (2, 1): "MvBackward0"
    case (1, 2): "SqueezeBackward4"
    case (2, 2): "MmBackward0"
    case (3, 3): shape[0] == other.shape[0] ? "BmmBackward0" : "UnsafeViewBackward0"
    default: "UnsafeViewBackward0"
    }
  }

  /// The product, several leading axes made one where a view can do it; it is nobody's view.
  func foldedProduct(with other: Tensor) throws(TensorError) -> Tensor {
    var result: Tensor
    let inner = shape.last ?? 0
    if rank > 2, other.rank == 2, inner == other.shape[0], inner > 0,
      try layout.viewed(as: [count / inner, inner]) != nil
    {
      result = try reshape([count / inner, inner]).product(with: other)
      result = try result.reshape(shape.dropLast() + [other.shape[1]])
    } else {
      result = try product(with: other)
    }
    return result.base == nil ? result : result.detach()
  }

  /// Whether this is a matrix whose columns stand one after the other in memory.
  var liesByColumns: Bool { rank == 2 && !isContiguous && layout.strides == [1, shape[0]] }

  /// This matrix transposed times another: (M, K) and (M, N) -> (K, N), which lies by columns if asked to.
  func transposedProduct(with other: Tensor, byColumns: Bool) throws(TensorError) -> Tensor {
    byColumns
      ? try other.transpose(-1, -2).product(with: self).transpose(-1, -2)
      : try transpose(-1, -2).product(with: other)
  }

  /// A product's gradient with the axes that vectors did not leave in it.
  private func asProduct(of left: [Int], _ right: [Int]) throws(TensorError) -> Tensor {
    var output = self
    if right.count == 1 { output = try output.unsqueeze(-1) }
    if left.count == 1 { output = try output.unsqueeze(-2) }
    return output
  }

  /// The gradient of the left operand, from this one of the product.
  private func leftShare(_ right: Tensor, of shape: [Int]) throws(TensorError) -> Tensor {
    let right = right.rank == 1 ? try right.unsqueeze(1) : right
    let share = try foldedProduct(with: right.transpose(-1, -2))
    return try share.summed(to: shape.count == 1 ? [1] + shape : shape).reshape(shape)
  }

  /// The gradient of the right operand, from this one of the product.
  private func rightShare(
    _ left: Tensor, of shape: [Int], byColumns: Bool
  ) throws(TensorError) -> Tensor {
    var (output, left) = (self, left.rank == 1 ? try left.unsqueeze(0) : left)
    if shape.count <= 2, left.rank > 2 {
      let rows = try Layout.count(of: left.shape.dropLast())
      left = try left.reshape([rows, left.shape[left.rank - 1]])
      output = try output.reshape([rows, output.shape[output.rank - 1]])
    }
    let share = try left.transposedProduct(with: output, byColumns: byColumns)
    return try share.summed(to: shape.count == 1 ? shape + [1] : shape).reshape(shape)
  }
}
