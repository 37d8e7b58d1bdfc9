import CKernels

// The layer that everything is connected by: every row of the input times every row of the weight.
//
//     out[n][o] = bias[o] + Σ_i x[n][i] · weight[o][i]
//
// With G the gradient of the result, that of the input is G W, that of the weight Gᵀ X (both read G, W and X where they
// stand), and that of the bias the column sums of G.

extension Tensor {
  /// (…, I) with a weight (O, I) and a bias (O) -> (…, O).
  ///
  /// ```swift
  /// let scores = try features.linear(weight, bias)
  /// ```
  /// All three have one type. Cost: 2·N·I·O operations.
  public func linear(_ weight: Tensor, _ bias: Tensor? = nil) throws(TensorError) -> Tensor {
    if rank == 0 || weight.rank == 0 {
      throw .argument(.linearZeroRank(input: rank, weight: weight.rank))
    }
    if weight.rank > 2 { throw .argument(.transposeRank(weight.rank)) }
    guard let bias else { return try matmul(weight.rank == 1 ? weight : weight.transpose(0, 1)) }
    if weight.rank == 1 { throw .argument(.notMatrix(operand: "mat2", rank: 1)) }
    let inputs = weight.shape[1]
    let leading = Array(shape.dropLast())
    let rows = try reshape([Layout.count(of: leading), shape[rank - 1]])
    let sum = try bias.adding(1, 1, rows, weight.transpose(0, 1))
    guard rank != 2 else { return sum }
    return inputs == shape[rank - 1] ? try sum.view(leading + [weight.shape[0]]) : sum
  }

  /// `beta` times this tensor, broadcast, plus `alpha` times the product of two matrices: (M, K) x (K, N) -> (M, N).
  public func addmm(
    _ a: Tensor, _ b: Tensor, beta: Double = 1, alpha: Double = 1
  ) throws(TensorError) -> Tensor {
    if a.rank != 2 { throw .argument(.notMatrix(operand: "mat1", rank: a.rank)) }
    if b.rank != 2 { throw .argument(.notMatrix(operand: "mat2", rank: b.rank)) }
    return try adding(beta, alpha, a, b)
  }

  private func adding(
    _ beta: Double, _ alpha: Double, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    if dtype != b.dtype { throw .argument(.addendTypes("self", "mat2", dtype, b.dtype)) }
    if a.dtype != b.dtype { throw .argument(.addendTypes("mat1", "mat2", a.dtype, b.dtype)) }
    let result = try engine.withoutGradients { () throws(TensorError) in
      if a.shape[1] == b.shape[0] { _ = try expand([a.shape[0], b.shape[1]]) }
      var product = try a.foldedProduct(with: b)
      if alpha != 1 { product = try product.scaled(by: alpha) }
      if beta == 0 { return product }
      let addend = beta == 1 ? self : try scaled(by: beta)
      if try product.addToRows(addend) { return product }
      return try product + addend
    }
    let (left, right) = (a.requiresGrad, b.requiresGrad)
    return result.recorded(
      "AddmmBackward0", from: [self, a, b], saving: (left ? [b] : []) + (right ? [a] : [])
    ) { [shape, byColumns = b.liesByColumns] (gradient) throws(TensorError) in
      let (output, saved, needs) = (gradient.output, gradient.saved, gradient.needs)
      func times(_ factor: Double, _ share: Tensor) throws(TensorError) -> Tensor {
        factor == 1 ? share : try share * factor
      }
      return [
        needs[0] ? try times(beta, output.summed(to: shape)) : nil,
        needs[1] ? try times(alpha, output.product(with: saved[0].transpose(0, 1))) : nil,
        needs[2]
          ? try times(alpha, saved[saved.count - 1].transposedProduct(with: output, byColumns: byColumns))
          : nil,
      ]
    }
  }

  /// Times a number that is made one of this type.
  private func scaled(by factor: Double) throws(TensorError) -> Tensor {
    try self * engine.filled([], .float(factor), dtype: dtype)
  }

  /// Adds a row to every row of this fresh float32 matrix, where it has that form.
  private func addToRows(_ row: Tensor) throws(TensorError) -> Bool {
    guard dtype == .float32, rank == 2, row.shape == [shape[1]], row.isContiguous, isContiguous,
      let add = engine.kernels.binary.0
    else { return false }
    let (out, values, width) = (pointer(Float.self) + offset, row.pointer(Float.self) + row.offset, shape[1])
    let height = Swift.max(1, Engine.chunk / Swift.max(1, width))
    let rows = shape[0]
    try engine.inChunks((rows + height - 1) / height, nanoseconds: Double(count) * 0.3) { chunk, _ in
      for line in chunk * height..<Swift.min(rows, (chunk + 1) * height) {
        add(width, out + line * width, 1, values, 1, out + line * width)
      }
    }
    return true
  }
}
