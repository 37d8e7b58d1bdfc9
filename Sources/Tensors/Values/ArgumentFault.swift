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

  // Activations, counting and random numbers.
  case gluZeroRank
  case gluOdd(dim: Int, size: Int)
  case preluWeights(weights: Int, channels: Int)
  case topCount(count: Int, size: Int)
  case countsOfWhat
  case countsWeights
  case negativeLeastLength
  case histogramBins(Int)
  case histogramRange(low: Double, high: Double)
  case dropProbability(Double)
  case probability(Double)
  case uniformInterval(low: Double, high: Double)
  case negativeSpread(Double)
  case rateNotPositive(Double)
  case emptyTruncation(low: Double, high: Double)
}

extension ArgumentFault: CustomStringConvertible {
  var kind: TensorError.Kind {
    switch self {
    case .dropProbability: .value
    default: .runtime
    }
  }

  public var description: String {
    switch self {
    case .gluZeroRank:
      "glu does not support scalars because halving size must be even"
    case .gluOdd(let dim, let size):
      "Halving dimension must be even, but dimension \(dim) is size \(size)"
    case .preluWeights(let weights, let channels):
      "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weights) and channel size = "
        + "\(channels)."
    case .topCount(let count, let size):
      "selected index k out of range: k is \(count), but the dimension has size \(size)"
    case .countsOfWhat:
      "bincount only supports 1-d non-negative integral inputs."
    case .countsWeights:
      "weights should be 1-d and have the same length as input"
    case .negativeLeastLength:
      "minlength should be >= 0"
    case .histogramBins(let bins):
      "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0"
    case .histogramRange(let low, let high):
      low.isFinite && high.isFinite
        ? "torch.histc: max must be larger than min" : "torch.histc: range of [\(low), \(high)] is not finite"
    case .dropProbability(let probability):
      "dropout probability has to be between 0 and 1, but got \(probability)"
    case .probability(let probability):
      "bernoulli_ expects p to be in [0, 1], but got p=\(probability)"
    case .uniformInterval(let low, let high):
      "uniform_ expects to return a [from, to) range, but found from=\(low) > to=\(high)"
    case .negativeSpread(let spread):
      "normal expects std >= 0.0, but found std \(spread)"
    case .rateNotPositive(let rate):
      "exponential_ expects lambda > 0.0, but found lambda=\(rate)"
    case .emptyTruncation(let low, let high):
      "a normal distribution cannot be truncated to \(low)...\(high): the lower bound must be below the upper one"
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
