// What can be wrong between an input, a kernel and a bias before any window is placed: ranks, channels, groups, types.

/// Why operands do not make a convolution, in PyTorch's words.
public enum ConvolutionError: Error, Equatable, Sendable, CustomStringConvertible {
  case groups
  case noOutputs(groups: Int, weight: [Int])
  case division(groups: Int, weight: [Int])
  case channels(groups: Int, weight: [Int], input: [Int])
  case transposedChannels(weight: [Int], input: [Int])
  case bias(weight: [Int], bias: [Int], outputs: Int, transposed: Bool)
  case input(operation: String, axes: Int, input: [Int])
  case weight(axes: Int, weight: [Int])
  case types(input: DType, weight: DType)
  case biasType(input: DType, bias: DType)
  case negativeOutputPadding
  case outputPadding(Extent, stride: Extent, dilation: Extent)
  case transposedSize(input: [Int], output: [Int])
  case noPixels(input: [Int])
  case signalRanks(input: [Int], weight: [Int])
  case separable(axes: Int, channels: Int, depthwise: [Int], pointwise: [Int])

  public var description: String {
    switch self {
    case .groups:
      "non-positive groups is not supported"
    case .noOutputs(let groups, let weight):
      "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
        + "\(list(weight)) instead"
    case .division(let groups, let weight):
      "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of size "
        + "[\(list(weight))] instead"
    case .channels(let groups, let weight, let input):
      "Given groups=\(groups), weight of size \(list(weight)), expected input\(list(input)) to have "
        + "\(weight[1] &* groups) channels, but got \(input[1]) channels instead"
    case .transposedChannels(let weight, let input):
      "Given transposed=1, weight of size \(list(weight)), expected input\(list(input)) to have \(weight[0]) "
        + "channels, but got \(input[1]) channels instead"
    case .bias(let weight, let bias, let outputs, let transposed):
      "Given \(transposed ? "transposed=1, " : "")weight of size \(list(weight)), expected bias to be 1-dimensional "
        + "with \(outputs) elements, but got bias of size \(list(bias)) instead"
    case .input(let operation, let axes, let input):
      "Expected \(axes + 1)D (unbatched) or \(axes + 2)D (batched) input to \(operation), but got input of size: "
        + list(input)
    case .weight(let axes, let weight):
      "expected a weight of \(axes + 2) dimensions (outputs, channels of a group, kernel), but got weight of size "
        + list(weight)
    case .types(let input, let weight):
      "expected scalar type \(input.kernelName) but found \(weight.kernelName)"
    case .biasType(let input, let bias):
      "Input type (\(input.cName)) and bias type (\(bias.cName)) should be the same"
    case .negativeOutputPadding:
      "negative output_padding is not supported"
    case .outputPadding(let padding, let stride, let dilation):
      "output padding must be smaller than either stride or dilation, but got output_padding_height: "
        + "\(padding.height) output_padding_width: \(padding.width) stride_height: \(stride.height) "
        + "stride_width: \(stride.width) dilation_height: \(dilation.height) dilation_width: \(dilation.width)"
    case .transposedSize(let input, let output):
      "Given input size per channel: (\(sizes(input))). Calculated output size per channel: (\(sizes(output))). "
        + "Output size is too small"
    case .noPixels(let input):
      "Only zero batch or zero channel inputs are supported, but got input shape: \(list(input))"
    case .signalRanks(let input, let weight):
      "no convolution of a signal of shape \(list(input)) with a kernel of shape \(list(weight)): give (W) with (K), "
        + "(C, W) with (C, K) or (O, C, K), or (N, C, W) with (O, C, K)"
    case .separable(let axes, let channels, let depthwise, let pointwise):
      "a separable convolution of \(channels) channels takes a depthwise weight (\(channels)*m, 1, \(axes == 1 ? "K" : "K, L")) "
        + "and a pointwise weight (outputs, \(channels)*m, \(axes == 1 ? "1" : "1, 1")), but got \(list(depthwise)) and "
        + list(pointwise)
    }
  }

  private func sizes(_ extent: [Int]) -> String { extent.map(String.init).joined(separator: " x ") }
}
