import Limits
import Testing

@testable import Tensors

/// What no script of PyTorch's shows: singular matrices, whose determinants PyTorch gives no slope.
@Suite struct LinearAlgebraTests {
  let engine = Engine()

  @Test func theDeterminantOfASingularMatrixHasItsCofactorsForAGradient() throws {
    let a = try engine.tensor([1, 2, 2, 4] as [Double], shape: [2, 2]).requireGrad()
    let determinant = try a.determinant()
    #expect(try determinant.doubles() == [0])
    try determinant.backward()
    let gradient = try #require(a.gradient).doubles()
    for (got, want) in zip(gradient, [4.0, -2, -2, 1]) { #expect((got - want).magnitude < 1e-12) }
  }

  @Test func saysWhichMatrixHasNoInverseAndWhere() throws {
    let matrices = try engine.tensor([1, 0, 0, 1, 1, 2, 2, 4] as [Float], shape: [2, 2, 2])
    #expect(throws: TensorError.linearAlgebra(.singular(operation: "linalg.inv", matrix: 1, pivot: 2))) {
      try matrices.inverse()
    }
    #expect(throws: TensorError.linearAlgebra(.shapes(a: [2, 2, 2], b: [3, 1]))) {
      try matrices.solved(engine.ones([3, 1]))
    }
    #expect(throws: TensorError.linearAlgebra(.rank(operation: "linalg.det"))) {
      try engine.ones([2]).determinant()
    }
    #expect(try engine.ones([0, 3, 3]).inverse().shape == [0, 3, 3])
    #expect(try engine.ones([0, 0]).determinant().floats() == [1])
  }

  @Test func stopsInTheMiddleOfAMatrix() throws {
    let clock = CountingClock()
    let limits = Limits(clock: { clock.tick() })
    let engine = Engine(limits: limits)
    let a = try engine.randn([60, 60], dtype: .float64)
    let matrix = Matrix(try a.doubles(), rows: 60, columns: 60)
    func stops(_ name: String, _ work: () throws -> Void) {
      limits.begin(Budget(seconds: 20))
      #expect(throws: TensorError.limit(.time(allowedSeconds: 20)), "\(name)") { try work() }
    }
    stops("inverse") { _ = try a.inverse() }
    stops("determinant") { _ = try a.determinant() }
    stops("reflections") { _ = try matrix.orthogonalTriangular(engine.poll) }
    stops("rotations") { _ = try matrix.singularValues(engine.poll) }
    stops("eigenvalues") { _ = try matrix.symmetricEigen(engine.poll) }
  }

  @Test func whatHasNoFullRankIsCompleted() throws {
    for matrix in [
      Matrix([Double](repeating: 0, count: 400), rows: 20, columns: 20),
      Matrix([Double](repeating: 1, count: 600), rows: 30, columns: 20),
    ] {
      let (u, s, v) = try matrix.singularValues()
      #expect(s.dropFirst().allSatisfy { $0 < 1e-13 })
      for (side, size) in [(u, matrix.rows), (v, 20)] {
        for a in 0..<20 {
          for b in 0..<20 {
            let product = (0..<size).reduce(0) { $0 + side[$1, a] * side[$1, b] }
            #expect((product - (a == b ? 1 : 0)).magnitude < 1e-12)
          }
        }
      }
    }
  }

  @Test func singularValuesMakeTheMatrixAgain() throws {
    let tall = try Engine(seed: 3).randn([50, 7], dtype: .float64)
    // A band with nothing on its diagonal in the middle and at the end, which has to be taken apart.
    var band = Matrix([Double](repeating: 0, count: 49), rows: 7, columns: 7)
    for row in 0..<7 {
      band[row, row] = row == 3 || row == 6 ? 0 : Double(row + 1)
      if row < 6 { band[row, row + 1] = 2 }
    }
    let graded = (0..<64).map { Double($0 * $0 % 13 - 6) * [1, 1e-4, 1e-9, 1][$0 % 4] }
    for matrix in [
      Matrix(try tall.doubles(), rows: 50, columns: 7), Matrix(try tall.doubles(), rows: 7, columns: 50),
      Matrix(Array(try tall.doubles().prefix(342)), rows: 18, columns: 19), band,
      Matrix(graded, rows: 8, columns: 8),
      Matrix([-3], rows: 1, columns: 1), Matrix([], rows: 3, columns: 0),
    ] {
      let (u, s, v) = try matrix.singularValues()
      #expect(s == s.sorted(by: >) && s.allSatisfy { $0 >= 0 })
      for row in 0..<matrix.rows {
        for column in 0..<matrix.columns {
          let made = s.indices.reduce(0) { $0 + u[row, $1] * s[$1] * v[column, $1] }
          #expect((made - matrix[row, column]).magnitude < 1e-14 * (s[0] + 1) * 10)
        }
      }
    }
  }

  @Test func singularValuesAreTheRootsOfTheEigenvaluesOfTheSquare() throws {
    let a = try Engine(seed: 3).randn([50, 7], dtype: .float64)
    let (_, s, _) = try Matrix(try a.doubles(), rows: 50, columns: 7).singularValues()
    let squares = try engine.tensor(a.doubles(), shape: [50, 7]).gram()
    let (values, _) = try Matrix(squares, rows: 7, columns: 7).symmetricEigen()
    for (s, value) in zip(s, values.reversed()) { #expect((s * s - value).magnitude < 1e-11 * values[6]) }
  }

  @Test func numbersThatAreNotFiniteEndTheSearch() throws {
    var matrix = Matrix(identity: 5)
    matrix[1, 2] = .nan
    matrix[3, 0] = .infinity
    #expect(try matrix.singularValues().s.contains { $0.isNaN })
  }
}

extension Tensor {
  /// The products of this matrix's columns with each other.
  fileprivate func gram() throws -> [Double] { try transposed().matmul(self).doubles() }
}
