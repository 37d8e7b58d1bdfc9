// Rows over the decompositions of `Tensors/LinearAlgebra`, of one matrix each: what `numpy.linalg` is written with.

import Interpreter
import Tensors

extension ArrayClasses {
  static var linearAlgebra: [Verb] {
    [
      decomposition("_solve", "a, b", "x with a @ x == b; None where a is singular.") { call in
        let (a, b) = (try call.square(0), try call.matrix(1))
        guard b.rows == a.rows else {
          throw call.machine.valueError("_solve: \(a.rows) rows and \(b.rows) rows")
        }
        guard let x = try a.solved(b, call.engine.poll) else { return .none }
        return try call.value(x)
      },
      decomposition("_det", "a", "The determinant.") { .float(try $0.square(0).determinant($0.engine.poll)) },
      decomposition("_qr", "a", "q and r with q @ r == a.") { call in
        let (q, r) = try call.matrix(0).orthogonalTriangular(call.engine.poll)
        return call.machine.tuple([try call.value(q), try call.value(r)])
      },
      decomposition("_triangle", "a", "r of a == q @ r, without q.") {
        try $0.value($0.matrix(0).triangular($0.engine.poll))
      },
      decomposition(
        "_cholesky", "a", "The lower triangle l with l @ l.T == a; None where a is not positive definite."
      ) { call in
        guard let l = try call.square(0).cholesky(call.engine.poll) else { return .none }
        return try call.value(l)
      },
      decomposition(
        "_eigh", "a", "The eigenvalues, rising, and eigenvectors, in columns, of a symmetric matrix."
      ) { call in
        let (values, vectors) = try call.square(0).symmetricEigen(call.engine.poll)
        return call.machine.tuple([
          call.arrays.array(try call.engine.tensor(values), .float64), try call.value(vectors),
        ])
      },
      decomposition("_svd", "a", "u, the falling singular values s and v.T with a == u * s @ v.T.") { call in
        let (u, s, v) = try call.matrix(0).singularValues(call.engine.poll)
        return call.machine.tuple([
          try call.value(u), call.arrays.array(try call.engine.tensor(s), .float64),
          try call.value(v.transposed()),
        ])
      },
    ]
  }
}

extension ArrayClasses {
  /// A verb whose copies of a matrix, six at the most, are charged while it works.
  private static func decomposition(
    _ name: String, _ parameters: String, _ help: String, _ body: @escaping @Sendable (Call) throws -> Value
  ) -> Verb {
    Verb(name, parameters, help) { call in
      let count = try call.array(0, dtype: .float64).tensor.count
      return try call.engine.charging(copies: 6, of: count) { Result { try body(call) } }.get()
    }
  }
}

extension Call {
  fileprivate func matrix(_ place: Int) throws -> Matrix {
    let tensor = try array(place, dtype: .float64).tensor
    guard tensor.rank == 2 else {
      throw machine.valueError(
        "\(verb.name) takes one matrix, not an array of shape \(ArrayText.tuple(tensor.shape))")
    }
    return Matrix(try tensor.doubles(), rows: tensor.shape[0], columns: tensor.shape[1])
  }

  /// A matrix with as many rows as columns.
  fileprivate func square(_ place: Int) throws -> Matrix {
    let matrix = try matrix(place)
    guard matrix.rows == matrix.columns else {
      throw machine.valueError("\(verb.name) takes a square matrix, not \(matrix.rows) by \(matrix.columns)")
    }
    return matrix
  }

  fileprivate func value(_ matrix: Matrix) throws -> Value {
    arrays.array(try engine.tensor(matrix.numbers, shape: [matrix.rows, matrix.columns]), .float64)
  }
}
