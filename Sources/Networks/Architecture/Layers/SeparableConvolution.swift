// A convolution in two: every channel by kernels of its own, then a 1x1 convolution that mixes the channels.
//
// Its sizes, weights and work are those of the two one after the other, so the rule is made of theirs: c*m*k1*k2 weights
// over the places and f*(c*m + 1) across the channels, where one convolution has f*(c*k1*k2 + 1).

/// SeparableConv1d, SeparableConv2d: `filters` maps, with a bias after the second step only.
///
/// ```swift
/// SeparableConvolutionRule(128, kernel: 3, padding: 1)      // of 64 maps: 576 + 8,320 parameters instead of 73,856
/// ```
public struct SeparableConvolutionRule: LayerRule, Hashable {
  public var filters: Size
  public var window: SlidingWindow
  public var mode: PaddingMode
  /// Kernels for each input channel.
  public var multiplier: Size
  public var bias: Bool
  public var axes: Int

  public init(
    _ filters: Size, kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, dilation: Sides = 1,
    mode: PaddingMode = .zeros, multiplier: Size = 1, bias: Bool = true, axes: Int = 2
  ) {
    self.filters = filters
    window = SlidingWindow(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    self.mode = mode
    self.multiplier = multiplier
    self.bias = bias
    self.axes = axes
  }

  public var kind: String { "SeparableConv\(axes)d" }
  public var stem: String { "separable" }

  public var words: String {
    var text = "\(axes == 1 ? "separable1d" : "separable") \(filters) \(window.kernel.kernelWords(axes))"
    text += window.words()
    if multiplier != 1 { text += " multiplier \(multiplier)" }
    if mode != .zeros { text += " \(mode.rawValue)" }
    return text + (bias ? "" : " nobias")
  }

  /// The first step, for that many channels.
  func depthwise(_ channels: Size) -> ConvolutionRule {
    ConvolutionRule(
      channels * multiplier, kernel: window.kernel, stride: window.stride, padding: window.padding,
      dilation: window.dilation, mode: mode, groups: nil, bias: false, axes: axes)
  }

  /// The second step.
  var pointwise: ConvolutionRule { ConvolutionRule(filters, kernel: 1, bias: bias, axes: axes) }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    if let number = multiplier.number, number < 1 {
      throw .number(name: "multiplier", value: multiplier, least: 1)
    }
    let deep = try depthwise(input.channels).account(of: inputs)
    let mixed = try pointwise.account(of: [deep.output])
    func sum(_ part: KeyPath<LayerAccount, Worked>, _ formula: String) -> Worked {
      let (first, second) = (deep[keyPath: part], mixed[keyPath: part])
      return Worked(
        first.name, formula: formula, numbers: "\(first.numbers) + \(second.numbers)",
        value: first.value + second.value)
    }
    let kernel = (1...axes).map { "*k\(axes == 1 ? "" : "\($0)")" }.joined()
    func named(_ parameters: [ParameterRule], _ step: String) -> [ParameterRule] {
      parameters.map { ParameterRule("\(step).\($0.name)", $0.shape, $0.role) }
    }
    return LayerAccount(
      output: mixed.output, sizes: Array(mixed.sizes.prefix(1)) + deep.sizes.dropFirst(),
      parameters: named(deep.parameters, "depthwise") + named(mixed.parameters, "pointwise"),
      count: sum(\.count, "c*m\(kernel) + f*(c*m\(bias ? " + 1" : ""))"),
      macs: sum(\.macs, "places*c*m\(kernel) + outputs*c*m"), reach: deep.reach)
  }
}
