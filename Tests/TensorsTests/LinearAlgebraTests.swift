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
}
