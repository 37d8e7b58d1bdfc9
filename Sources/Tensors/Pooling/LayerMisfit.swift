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
  case upsampleAxes(shape: [Int], size: [Int])
  case upsampleSize(shape: [Int], size: [Int])
  case cropOutside(size: [Int], corner: [Int], shape: [Int])
  case shuffle(shape: [Int], factor: Int)
  // Windows and tables.
  case unfoldRank(operation: String, shape: [Int])
  case columns(shape: [Int], taps: Int, places: Int)
  case localShapes(input: [Int], weight: [Int], places: [Int])
  case localBias(expected: [Int], got: [Int])
  case embeddingTable(shape: [Int])
  case waves(width: Int, longest: Double)
  case spacing(axes: Int, shape: [Int])
  // Normalization.
  case channelAxis(operation: String, shape: [Int])
  case channelCount(name: String, expected: Int, got: Int)
  case noRunningStatistics
  case oneValuePerChannel(shape: [Int])
  case oneSpatialValue(shape: [Int])
  case groups(shape: [Int], groups: Int)
  case layerShape(expected: [Int], input: [Int])
  case layerVector(name: String, expected: [Int], got: [Int])
  // Losses.
  case lossNumber(name: String, value: Double, rule: String)
  case bitShapes(input: [Int], target: [Int])
  case logitShapes(input: [Int], target: [Int])
  case notProbability(Double)
  case scoreShapes(input: [Int], target: [Int])
  case targetType(DType)
  case classWeights(classes: Int, shape: [Int])
  case classNumber(Int, classes: Int, at: [Int])
  case mixtureShapes(logits: [Int], means: [Int], sigmas: [Int], target: [Int])

  var kind: TensorError.Kind {
    switch self {
    case .unpoolSize, .channelPieces, .norm, .oneValuePerChannel, .oneSpatialValue, .bitShapes, .logitShapes,
      .scoreShapes, .lossNumber:
      .value
    case .classNumber: .index
    default: .runtime
    }
  }
}

extension LayerMisfit: CustomStringConvertible {
  private static func sides(_ sizes: ArraySlice<Int>) -> String {
    zip(["D", "H", "W"].suffix(sizes.count), sizes).map { "\($0): \($1)" }.joined(separator: ", ")
  }

  public var description: String {
    switch self {
    case .emptyMap(let operation, let shape):
      "\(operation)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
        + "\(list(shape)) with dimension \((shape.lastIndex(of: 0) ?? 0)) being empty"
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
      "the norm's exponent must be a positive finite number, but got \(p.text)"
    case .reflection(let before, let after, let dim, let shape):
      "Padding size should be less than the corresponding input dimension, but got: padding (\(before), \(after)) at "
        + "dimension \(dim) of input \(list(shape))"
    case .wrapsTwice:
      "Padding value causes wrapping around more than once."
    case .borderAxes(let count, let shape):
      "a border goes around the last one to three axes, but got \(count) pairs of widths for an input of shape "
        + list(shape)
    case .upsampleSize(let shape, let size):
      "Input and output sizes should be greater than 0, but got input (\(LayerMisfit.sides(shape.suffix(size.count)))) "
        + "\(size.count == 1 ? "and " : "")output (\(LayerMisfit.sides(size[...])))"
    case .upsampleAxes(let shape, let size):
      "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
        + "\(list(Array(shape.dropFirst(2)))) and output size of \(list(size)): (N, C, L) takes one size, "
        + "(N, C, H, W) two, (N, C, D, H, W) three"
    case .cropOutside(let size, let corner, let shape):
      "a part of \(list(size)) pixels from \(list(corner)) is not inside maps of shape \(list(shape))"
    case .shuffle(let shape, let factor):
      "pixel shuffling by \(factor) does not fit the shape \(list(shape)): \(factor)² must divide the channels, or on the "
        + "way back \(factor) the height and the width"
    case .unfoldRank(let operation, let shape):
      operation == "unfold"
        ? "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but "
          + "got: \(list(shape))"
        : "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, "
          + "but got: \(list(shape))"
    case .columns(let shape, let taps, let places):
      "columns of shape \(list(shape)) do not fit: a window has \(taps) numbers for every channel, and there are "
        + "\(places) windows, so (N, C*\(taps), \(places)) is expected"
    case .localShapes(let input, let weight, let places):
      "a locally connected layer takes (N, C, H, W) with a weight (O, C, H', W', K, L), or (N, C, L) with (O, C, L', K), "
        + "but got \(list(input)) with \(list(weight))"
        + (places.isEmpty ? "" : "; H' x W' is \(places[0]) x \(places[1]) for this input")
    case .localBias(let expected, let got):
      "the bias of a locally connected layer has a number for every output: \(list(expected)), but got \(list(got))"
    case .embeddingTable(let shape):
      "'weight' must be 2-D, but got \(list(shape))"
    case .waves(let width, let longest):
      "waves come in pairs and have a longest: the width must be even and from 2 to 1048576, but is \(width); the longest must be "
        + "greater than 0, but is \(longest.text)"
    case .spacing(let axes, let shape):
      "zeros are put between the numbers of the last axes, a spacing for each, but got \(axes) spacings for a tensor of "
        + "shape \(list(shape))"
    case .channelAxis(let operation, let shape):
      "\(operation): expected an input (N, C, …) of at least 2 dimensions, but got one of shape \(list(shape))"
    case .channelCount(let name, let expected, let got):
      "\(name) should contain \(expected) elements not \(got)"
    case .noRunningStatistics:
      "Expected running_mean and running_var to be defined when training=False"
    case .oneValuePerChannel(let shape):
      "Expected more than 1 value per channel when training, got input size torch.Size(\(list(shape)))"
    case .oneSpatialValue(let shape):
      "Expected more than 1 spatial element when training, got input size torch.Size(\(list(shape)))"
    case .groups(let shape, let groups):
      "Expected number of channels in input to be divisible by num_groups, but got input of shape \(list(shape)) and "
        + "num_groups=\(groups)"
    case .layerShape(let expected, let input):
      "Given normalized_shape=\(list(expected)), expected input with shape [*\(expected.map { ", \($0)" }.joined())], "
        + "but got input of size\(list(input))"
    case .layerVector(let name, let expected, let got):
      "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(list(got)) and "
        + "normalized_shape = \(list(expected))"
    case .lossNumber(let name, let value, let rule):
      "\(name) must be \(rule), but got \(value.text)"
    case .bitShapes(let input, let target):
      "Using a target size (torch.Size(\(list(target)))) that is different to the input size (torch.Size(\(list(input)))) "
        + "is deprecated. Please ensure they have the same size."
    case .logitShapes(let input, let target):
      "Target size (torch.Size(\(list(target)))) must be the same as input size (torch.Size(\(list(input))))"
    case .notProbability(let value):
      "all elements of input should be between 0 and 1, but one is \(value.text)"
    case .scoreShapes(let input, let target):
      scoreShapes(input, target)
    case .targetType(let dtype):
      "expected scalar type Long but found \(dtype.kernelName): the target holds class numbers"
    case .classWeights(let classes, let shape):
      "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: "
        + list(shape)
    case .classNumber(let number, let classes, let place):
      "Target \(number) is out of bounds: there are \(classes) classes, 0 to \(classes - 1)"
        + (place.isEmpty ? "." : ", and this is element \(list(place)) of the target.")
    case .mixtureShapes(let logits, let means, let sigmas, let target):
      "a mixture has logits (…, K), means and log-sigmas (…, K) with a target (…), or (…, K, D) with (…, D), but got "
        + "logits \(list(logits)), means \(list(means)), log-sigmas \(list(sigmas)) and a target \(list(target))"
    }
  }

  private func scoreShapes(_ input: [Int], _ target: [Int]) -> String {
    if input.count > 1, target.count == input.count - 1, input[0] != target[0] {
      return "Expected input batch_size (\(input[0])) to match target batch_size (\(target[0]))."
    }
    var places = input
    if !places.isEmpty { places.remove(at: input.count == 1 ? 0 : 1) }
    return
      "Expected target size \(list(places)), got \(list(target)): scores of shape \(list(input)) need a target of "
      + "class numbers of shape \(list(places)) or, for cross-entropy, of probabilities of shape \(list(input))"
  }
}
