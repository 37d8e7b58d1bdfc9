// What only one operation can find wrong with its arguments: a rank it asks for, lists that do not match, an equation
// that cannot be read. Worded as PyTorch words it.

/// Arguments that an operation cannot go with.
public enum ArgumentFault: Equatable, Sendable {
  // Products.
  case notVectors(a: Int, b: Int)
  case notMatrix(operand: String, rank: Int?)
  case notBatch(operand: String)
  case notMatrixVector(matrix: Int, vector: Int)
  case notVector(operation: String, operand: String, rank: Int)
  case vectorTypes(DType, DType)
  case batchTypes(DType, DType)
  case addendTypes(String, String, DType, DType)
  case linearZeroRank(input: Int, weight: Int)
  case transposeRank(Int)
}

extension ArgumentFault: CustomStringConvertible {
  var kind: TensorError.Kind {
    switch self {
    default: .runtime
    }
  }

  public var description: String {
    switch self {
    case .notVectors(let a, let b):
      "1D tensors expected, but got \(a)D and \(b)D tensors"
    case .notMatrix(let operand, let rank):
      "\(operand) must be a matrix" + (rank.map { ", got \($0)-D tensor" } ?? "")
    case .notBatch(let operand):
      "\(operand) must be a 3D tensor"
    case .notMatrixVector(let matrix, let vector):
      "vector + matrix @ vector expected, got 1, \(matrix), \(vector)"
    case .notVector(let operation, let operand, let rank):
      "\(operation): Expected 1-D argument \(operand), but got \(rank)-D"
    case .vectorTypes(let a, let b):
      "dot : expected both vectors to have same dtype, but found \(a.kernelName) and \(b.kernelName)"
    case .batchTypes(let a, let b):
      "expected scalar type \(a.kernelName) but found \(b.kernelName)"
    case .addendTypes(let a, let b, let first, let second):
      "\(a) and \(b) must have the same dtype, but got \(first.kernelName) and \(second.kernelName)"
    case .linearZeroRank(let input, let weight):
      "both arguments to linear need to be at least 1D, but they are \(input)D and \(weight)D"
    case .transposeRank(let rank):
      "t() expects a tensor with <= 2 dimensions, but self is \(rank)D"
    }
  }
}
