// How many numbers are summed into one, and how many one is spread to: what the spread of first values depends on.

/// Fan in and fan out of a weight, counted as PyTorch does.
///
/// ```swift
/// Fans([64, 32, 3, 3])   // 32·9 = 288 in, 64·9 = 576 out
/// ```
/// A weight is (out, in, k…); of a transposed convolution, whose weight is (in, out, k…), PyTorch counts by place all
/// the same, and so does this. Fewer than two dimensions have no fans.
public struct Fans: Equatable, Sendable {
  public var input, output: Int

  /// The fans of a weight (out, in, k…); nil for fewer than two dimensions.
  public init?(_ shape: [Int]) {
    guard shape.count >= 2 else { return nil }
    var field = 1
    for size in shape.dropFirst(2) { field = field.multipliedReportingOverflow(by: size).partialValue }
    input = shape[1].multipliedReportingOverflow(by: field).partialValue
    output = shape[0].multipliedReportingOverflow(by: field).partialValue
  }

  /// Which of the two, or their mean.
  public enum Mode: Sendable { case input, output, average }

  func count(_ mode: Mode) -> Double {
    switch mode {
    case .input: Double(max(1, input))
    case .output: Double(max(1, output))
    case .average: max(1, (Double(input) + Double(output)) / 2)
    }
  }
}

/// What a nonlinearity takes from the spread of its input, to be given back by the weights before it.
public enum Gain: Equatable, Sendable {
  case linear, sigmoid, tanh, relu, selu
  case leakyRelu(slope: Double)
  case number(Double)

  public var value: Double {
    switch self {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyRelu(let slope): (2 / (1 + slope * slope)).squareRoot()
    case .selu: 0.75
    case .number(let value): value
    }
  }
}
