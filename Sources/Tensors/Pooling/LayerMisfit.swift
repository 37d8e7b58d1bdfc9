// What can be wrong with what a layer or a loss is given, as facts; worded as PyTorch does where it has words.

/// Numbers or shapes that pooling, normalization, resampling or a loss cannot work with.
public enum LayerMisfit: Error, Equatable, Sendable {
  /// A pooling over maps without pixels.
  case emptyMap(operation: String, shape: [Int])
  case divisorIsZero
  case unpoolShape(input: [Int], indices: [Int])
  case unpoolIndex(index: Int, height: Int, width: Int)
  case unpoolSize(size: Int, least: Int, most: Int)
  case channelPieces(channels: Int, pieces: Int)
  case norm(Double)
  case reflection(before: Int, after: Int, dim: Int, shape: [Int])
  case wrapsTwice
  case borderAxes(count: Int, shape: [Int])

  var kind: TensorError.Kind {
    switch self {
    case .unpoolSize, .channelPieces, .norm: .value
    default: .runtime
    }
  }
}

extension LayerMisfit: CustomStringConvertible {
  public var description: String {
    switch self {
    case .emptyMap(let operation, let shape):
      "\(operation)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes \(list(shape))"
    case .divisorIsZero:
      "divisor must be not zero"
    case .unpoolShape(let input, let indices):
      "Expected shape of indices to be same as that of the input tensor (\(list(input))) but got indices tensor with "
        + "shape: \(list(indices))"
    case .unpoolIndex(let index, let height, let width):
      "Found an invalid max index: \(index) (output volumes are of size \(height)x\(width))"
    case .unpoolSize(let size, let least, let most):
      "invalid output_size \(size) (it must be between \(least) and \(most))"
    case .channelPieces(let channels, let pieces):
      "\(channels) channels cannot be pooled in groups of \(pieces): \(channels) mod \(pieces) is not 0"
    case .norm(let p):
      "the norm's exponent must be a positive number, but got \(p)"
    case .reflection(let before, let after, let dim, let shape):
      "Padding size should be less than the corresponding input dimension, but got: padding (\(before), \(after)) at "
        + "dimension \(dim) of input \(list(shape))"
    case .wrapsTwice:
      "Padding value causes wrapping around more than once."
    case .borderAxes(let count, let shape):
      "a border goes around the last axis or the last two, but got \(count) pairs of widths for an input of shape "
        + list(shape)
    }
  }
}
