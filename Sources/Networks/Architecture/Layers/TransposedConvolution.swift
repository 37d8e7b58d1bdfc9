// Transposed convolution: every input value paints its kernel into a larger output, s places apart.
//
// It is the gradient of a convolution with respect to its input, so its output has the size that such a convolution
// would have come from: (w-1)s - 2p + d(k-1) + op + 1. The output padding op chooses among the s sizes that a stride
// makes alike. Each input value is multiplied with every weight of its channel.

/// ConvTranspose1d, ConvTranspose2d, …
///
/// ```swift
/// TransposedConvolutionRule(16, kernel: 2, stride: 2)    // (32,8,8) to (16,16,16)
/// ```
public struct TransposedConvolutionRule: LayerRule, Hashable {
  public var filters: Size
  public var kernel, stride, dilation, outputPadding: Sides
  /// `.number`, `.valid`, or `.same` for Keras's w*s.
  public var padding: WindowPadding
  public var groups: Size
  public var bias: Bool
  public var channels: Size?
  public var axes: Int

  /// (C, H, W) -> (filters, H', W') with H' = (H - 1)s - 2p + d(k - 1) + op + 1; the weight is (C, filters/groups, kernel…).
  /// `outputPadding` op is below the stride or the dilation.
  public init(
    _ filters: Size, kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, outputPadding: Sides = 0,
    dilation: Sides = 1, groups: Size = 1, bias: Bool = true, channels: Size? = nil, axes: Int = 2
  ) {
    self.filters = filters
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.dilation = dilation
    self.groups = groups
    self.bias = bias
    self.channels = channels
    self.axes = axes
  }

  public var kind: String { "ConvTranspose\(axes)d" }
  public var stem: String { "upconv" }

  public var words: String {
    let window = SlidingWindow(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    var text = "\(axes == 1 ? "upconv1d" : "upconv") \(filters) \(kernel.kernelWords(axes))\(window.words())"
    if outputPadding.sizes.contains(where: { $0 != 0 }) { text += " output-pad \(outputPadding.words)" }
    if groups != 1 { text += " groups \(groups)" }
    return text + (bias ? "" : " nobias")
  }

  private struct Axis {
    var output: Worked
    var reach: Reach
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    if let channels, channels != input.channels { throw .channels(expected: channels, got: input) }
    if let number = filters.number, number < 1 { throw .number(name: "filters", value: filters, least: 1) }
    if let number = groups.number {
      if number < 1 { throw .number(name: "groups", value: groups, least: 1) }
      for (name, size) in [("input channels", input.channels), ("filters", filters)] {
        if let size = size.number, size % number != 0 {
          throw .groups(name: name, channels: Size(size), groups: groups)
        }
      }
    }
    let kernels = try kernel.along(axes, name: "kernel size", least: 1)
    let results = try axesResults(over: input.places, kernels: kernels)
    let output = FeatureShape([filters] + results.map(\.output.value))
    let inside = filters.quotient(by: groups)
    let taps = ([inside] + kernels).product()
    let weightText = ([input.channels, inside] + kernels).map(\.factor).joined(separator: "*")
    var parameters = [ParameterRule("weight", [input.channels, inside] + kernels)]
    if bias { parameters.append(ParameterRule("bias", [filters], .bias)) }
    let letters =
      "c*f" + (groups == 1 ? "" : "/g") + (1...axes).map { "*k\(axes == 1 ? "" : "\($0)")" }.joined()
    return LayerAccount(
      output: output, sizes: [Worked("channels", formula: "filters", value: filters)] + results.map(\.output),
      parameters: parameters,
      count: Worked(
        "parameters", formula: letters + (bias ? " + f" : ""),
        numbers: weightText + (bias ? " + \(filters.factor)" : ""),
        value: input.channels * taps + (bias ? filters : 0)),
      macs: Worked(
        "MACs", formula: "places in*\(letters)",
        numbers: "\(input.places.map(\.factor).joined(separator: "*"))*\(weightText)", value: input.count * taps
      ),
      reach: results.map(\.reach))
  }

  private func axesResults(over places: [Size], kernels: [Size]) throws(LayerProblem) -> [Axis] {
    let strides = try stride.along(axes, name: "stride", least: 1)
    let dilations = try dilation.along(axes, name: "dilation", least: 1)
    let extras = try outputPadding.along(axes, name: "output padding", least: 0)
    var results: [Axis] = []
    for axis in 0..<axes {
      let name = FeatureShape.axisName(axis, of: axes)
      let (w, k, s, d, op) = (places[axis], kernels[axis], strides[axis], dilations[axis], extras[axis])
      if let extra = op.number, let step = s.number, let gap = d.number, extra >= max(step, gap) {
        throw .outputPadding(axis: name, padding: op, stride: s, dilation: d)
      }
      results.append(try result(name: name, axis: axis, w, k, s, d, op))
    }
    return results
  }

  private func result(
    name: String, axis: Int, _ w: Size, _ k: Size, _ s: Size, _ d: Size, _ op: Size
  ) throws(LayerProblem) -> Axis {
    let span = d * (k - 1) + 1
    var (before, total): (Size, Size) = (0, 0)
    switch padding {
    case .number(let sides):
      before = try sides.along(axes, name: "padding", least: 0)[axis]
      total = before * 2
    case .pairs(let pairs):
      let pair = try pairs.along(axes, name: "padding")[axis]
      (before, total) = (pair.before, pair.before + pair.after)
    case .same:
      let worked = Worked(name, formula: "w*s", numbers: "\(w.factor)*\(s.factor)", value: w * s)
      let excess = span - s
      total = excess.number.map { Size(max(0, $0)) } ?? excess
      return Axis(
        output: worked,
        reach: .transposed(kernel: k, stride: s, padding: total.quotient(by: 2), dilation: d))
    case .valid: break
    case .causal: total = span - 1
    }
    let value = (w - 1) * s - total + span + op
    let kernelText = d == 1 ? k.factor : "\(d.factor)*(\(k) - 1) + 1"
    let worked = Worked(
      name, formula: "(w - 1)s - 2p + d(k - 1) + op + 1",
      numbers: "(\(w) - 1)*\(s.factor) - \(total.factor) + \(kernelText)" + (op == 0 ? "" : " + \(op.factor)"),
      value: value)
    if let number = value.number, number < 1 { throw .negativeOutput(axis: name, worked: worked) }
    return Axis(output: worked, reach: .transposed(kernel: k, stride: s, padding: before, dilation: d))
  }
}
