// Systems of linear equations, inverses and determinants of square matrices, and their gradients.
//
// Numbers are computed in double precision, a matrix at a time (`Matrix.swift`); leading axes are batches. With A X = B, a
// loss that changes by G with X changes by H = A^-T G with B and by -H X^T with A; an inverse is the X of B = I. The
// determinant changes with A by its cofactors, det A · A^-T: where A is singular they come from singular values, of
// A = U diag(s) V^T the matrix det U · det V · U diag(products of the other s) V^T.

/// Why matrices have no solution, inverse or determinant; worded as PyTorch does.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  case rank(operation: String)
  case notSquare(operation: String, shape: [Int])
  case type(operation: String, DType)
  case types(DType, DType)
  case shapes(a: [Int], b: [Int])
  /// The number of the matrix in its batch (nil where there is none) and the place of the pivot, from 1.
  case singular(operation: String, matrix: Int?, pivot: Int)

  public var description: String {
    switch self {
    case .rank(let operation):
      return "\(operation): The input tensor A must have at least 2 dimensions."
    case .notSquare(let operation, let shape):
      let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
      return
        "\(operation): A must be batches of square matrices, but they are \(rows) by \(columns) matrices"
    case .type(let operation, let dtype):
      return "\(operation): Expected a floating point or complex tensor as input. Got \(dtype.kernelName)"
    case .types(let a, let b):
      return
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(a.kernelName) and B of type "
        + "\(b.kernelName) instead"
    case .shapes(let a, let b):
      let (rows, columns) = (a[a.count - 2], a[a.count - 1])
      return "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(rows)x\(columns) and "
        + "\(b.dropLast().last ?? 1)x\(b.last ?? 1))"
    case .singular(let operation, let matrix, let pivot):
      let place = matrix.map { "(Batch element \($0)): " } ?? ""
      if operation == "linalg.inv" {
        return
          "\(operation): \(place)The diagonal element \(pivot) is zero, the inversion could not be completed because "
          + "the input matrix is singular."
      }
      return "torch.\(operation): \(place)The solver failed because the input matrix is singular."
    }
  }
}

extension Tensor {
  /// X with `self` X = `right`: (…, n, n) and (…, n, k) -> (…, n, k), leading axes broadcast.
  ///
  /// ```swift
  /// try a.solved(b)   // a.matmul(it) is b
  /// ```
  /// Throws where a matrix is singular. Cost: n^3 / 3 + n^2 k multiplications a matrix.
  public func solved(_ right: Tensor) throws(TensorError) -> Tensor {
    try checkSquare("linalg.solve")
    if dtype != right.dtype { throw .linearAlgebra(.types(dtype, right.dtype)) }
    let size = shape[rank - 1]
    if right.rank < 2 || right.shape[right.rank - 2] != size {
      throw .linearAlgebra(.shapes(a: shape, b: right.rank == 1 ? right.shape + [1] : right.shape))
    }
    let lead = try Layout.broadcast(Array(shape.dropLast(2)), Array(right.shape.dropLast(2)))
    let left = try expand(lead + [size, size])
    let right = try right.expand(lead + right.shape.suffix(2))
    let result = try left.solutions(right, "linalg.solve")
    return result.recorded("LinalgSolveExBackward0", from: [left, right], saving: [left, result]) {
      (gradient) throws(TensorError) in
      let (a, x) = (gradient.saved[0], gradient.saved[1])
      let share = try a.transpose(-2, -1).solved(gradient.output)
      return [
        gradient.needs[0] ? try share.matmul(x.transpose(-2, -1)).apply(.negate) : nil,
        gradient.needs[1] ? share : nil,
      ]
    }
  }

  /// The inverses of square matrices (…, n, n). Throws where one is singular.
  public func inverse() throws(TensorError) -> Tensor {
    try checkSquare("linalg.inv")
    let size = shape[rank - 1]
    let identity = try engine.eye(size, dtype: dtype).expand(shape)
    let result = try solutions(identity, "linalg.inv")
    return result.recorded("LinalgInvExBackward0", from: [self], saving: [result]) {
      (gradient) throws(TensorError) in
      let back = try gradient.saved[0].transpose(-2, -1)
      return [try back.matmul(gradient.output).matmul(back).apply(.negate)]
    }
  }

  /// The determinants of square matrices: (…, n, n) -> (…).
  public func determinant() throws(TensorError) -> Tensor {
    try checkSquare("linalg.det")
    let result = try ofMatrices { (matrix, poll) throws(TensorError) in [try matrix.determinant(poll)] }
      .reshape(Array(shape.dropLast(2)))
    return result.recorded("LinalgDetBackward0", from: [self], saving: [self, result]) {
      (gradient) throws(TensorError) in
      let (a, determinants) = (gradient.saved[0], gradient.saved[1])
      let scale = try gradient.output.unsqueeze(-1).unsqueeze(-1)
      let isSingular = try Tensor.combine(.equal, .tensor(determinants), .scalar(0)).any().truth()
      if isSingular {
        let cofactors = try a.ofMatrices { (matrix, poll) throws(TensorError) in
          try matrix.cofactors(poll).numbers
        }
        return [try cofactors.reshape(a.shape) * scale]
      }
      let slope = try a.inverse().transpose(-2, -1)
      return [try slope * (scale * determinants.unsqueeze(-1).unsqueeze(-1))]
    }
  }

  /// The signs of the determinants of square matrices and the logarithms of their magnitudes, which do not overflow.
  public func logDeterminant() throws(TensorError) -> (sign: Tensor, logarithm: Tensor) {
    try checkSquare("linalg.slogdet")
    let both = try ofMatrices { (matrix, poll) throws(TensorError) in
      let found = try matrix.logDeterminant(poll)
      return [found.sign, found.logarithm]
    }
    let lead = Array(shape.dropLast(2))
    let sign = try both.select(1, 0).reshape(lead).contiguous()
    let logarithm = try both.select(1, 1).reshape(lead).contiguous()
    let recorded = logarithm.recorded("LinalgSlogdetBackward0", from: [self], saving: [self]) {
      (gradient) throws(TensorError) in
      let slope = try gradient.saved[0].inverse().transpose(-2, -1)
      return [try slope * gradient.output.unsqueeze(-1).unsqueeze(-1)]
    }
    return (sign, recorded)
  }

  private func checkSquare(_ operation: String) throws(TensorError) {
    if rank < 2 { throw .linearAlgebra(.rank(operation: operation)) }
    if shape[rank - 1] != shape[rank - 2] {
      throw .linearAlgebra(.notSquare(operation: operation, shape: shape))
    }
    if !dtype.isFloat { throw .linearAlgebra(.type(operation: operation, dtype)) }
  }

  /// What `function` makes of each matrix, a row each; without a node.
  private func ofMatrices(
    _ function: (Matrix, Matrix.Poll) throws(TensorError) -> [Double]
  ) throws(TensorError) -> Tensor {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let count = shape.dropLast(2).reduce(1, *)
    return try engine.charging(copies: 4, of: self.count) { () throws(TensorError) in
      let numbers = try detach().contiguous().doubles()
      var results: [Double] = []
      for number in 0..<count {
        try engine.poll()
        let part = Array(numbers[number * rows * columns..<(number + 1) * rows * columns])
        results += try function(Matrix(part, rows: rows, columns: columns), engine.poll)
      }
      return try engine.tensor(results, shape: [count, count == 0 ? 0 : results.count / count]).to(dtype)
    }
  }

  /// The solutions for as many right sides; without a node.
  private func solutions(_ right: Tensor, _ operation: String) throws(TensorError) -> Tensor {
    let (size, columns) = (shape[rank - 1], right.shape[right.rank - 1])
    let count = shape.dropLast(2).reduce(1, *)
    return try engine.charging(copies: 4, of: self.count + right.count) { () throws(TensorError) in
      let (numbers, sides) = (try detach().contiguous().doubles(), try right.detach().contiguous().doubles())
      var results: [Double] = []
      results.reserveCapacity(count * size * columns)
      for number in 0..<count {
        try engine.poll()
        let part = Array(numbers[number * size * size..<(number + 1) * size * size])
        let side = Array(sides[number * size * columns..<(number + 1) * size * columns])
        let matrix = Matrix(part, rows: size, columns: size)
        guard let solution = try matrix.solved(Matrix(side, rows: size, columns: columns), engine.poll) else {
          let pivot = try matrix.zeroPivot(engine.poll) + 1
          throw .linearAlgebra(.singular(operation: operation, matrix: rank > 2 ? number : nil, pivot: pivot))
        }
        results += solution.numbers
      }
      return try engine.tensor(results, shape: right.shape).to(dtype)
    }
  }
}
