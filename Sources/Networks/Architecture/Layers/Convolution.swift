// Convolution: one small kernel an output channel, slid over the places.
//
// A filter reads all input channels of its group, so it has C/g * k1*k2 weights and a bias, wherever it stands: that is
// the sharing. Each output value costs that many multiply-adds.

/// Conv1d, Conv2d, … : `filters` maps out of any number of maps.
///
/// ```swift
/// ConvolutionRule(32, kernel: 7)                                   // Conv2d
/// ConvolutionRule(64, kernel: [3], padding: .causal, axes: 1)      // Conv1d
/// ConvolutionRule(nil, kernel: 3, groups: nil)                     // depthwise: one filter a channel
/// ```
public struct ConvolutionRule: LayerRule, Hashable {
  /// Output channels; nil: as many as come in.
  public var filters: Size?
  public var window: SlidingWindow
  public var mode: PaddingMode
  /// nil: one a channel (depthwise).
  public var groups: Size?
  public var bias: Bool
  /// Input channels, where they are stated; else whatever comes.
  public var channels: Size?
  /// How many axes it slides along.
  public var axes: Int

  /// (C, H, W) -> (filters, H', W') with H' = floor((H + 2p - d(k - 1) - 1)/s) + 1, or (C, L) with `axes` 1.
  ///
  /// The weight is (filters, C/groups, kernel…), the bias (filters); `channels` states C, which is then checked.
  public init(
    _ filters: Size?, kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, dilation: Sides = 1,
    mode: PaddingMode = .zeros, groups: Size? = 1, bias: Bool = true, channels: Size? = nil, axes: Int = 2
  ) {
    self.filters = filters
    window = SlidingWindow(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    self.mode = mode
    self.groups = groups
    self.bias = bias
    self.channels = channels
    self.axes = axes
  }

  public var kind: String { "Conv\(axes)d" }
  public var stem: String { "conv" }

  public var words: String {
    let name = groups == nil ? "depthwise" : axes == 1 ? "conv1d" : "conv"
    var text = name + (filters.map { " \($0)" } ?? "") + " " + window.kernel.kernelWords(axes) + window.words()
    if let groups, groups != 1 { text += " groups \(groups)" }
    if mode != .zeros { text += " \(mode.rawValue)" }
    return text + (bias ? "" : " nobias")
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    if let channels, channels != input.channels { throw .channels(expected: channels, got: input) }
    let groups = groups ?? input.channels
    let filters = filters ?? input.channels
    try checkGroups(groups, filters: filters, channels: input.channels)
    let windows = try window.axes(over: input.places)
    try checkMode(windows)
    let output = FeatureShape([filters] + windows.map(\.output.value))
    let kernel = windows.map(\.kernel)
    let inside = input.channels.quotient(by: groups)
    let taps = ([inside] + kernel).product()
    let tapsText = ([inside] + kernel).map(\.factor).joined(separator: "*")
    let letters = (groups == 1 ? "c" : "(c/g)") + (1...axes).map { "*k\(axes == 1 ? "" : "\($0)")" }.joined()
    var parameters = [ParameterRule("weight", [filters, inside] + kernel)]
    if bias { parameters.append(ParameterRule("bias", [filters], .bias)) }
    return LayerAccount(
      output: output,
      sizes: [Worked("channels", formula: "filters", value: filters)] + windows.map(\.output),
      parameters: parameters,
      count: Worked(
        "parameters", formula: bias ? "f*(\(letters) + 1)" : "f*\(letters)",
        numbers: bias ? "\(filters.factor)*(\(tapsText) + 1)" : "\(filters.factor)*\(tapsText)",
        value: filters * (bias ? taps + 1 : taps)),
      macs: Worked(
        "MACs", formula: "outputs*\(letters)",
        numbers: "\(output.sizes.map(\.factor).joined(separator: "*"))*\(tapsText)", value: output.count * taps),
      reach: windows.map(\.reach))
  }

  private func checkGroups(_ groups: Size, filters: Size, channels: Size) throws(LayerProblem) {
    for (name, size) in [("filters", filters), ("groups", groups)] {
      if let number = size.number, number < 1 { throw .number(name: name, value: size, least: 1) }
    }
    guard let number = groups.number else { return }
    for (name, size) in [("input channels", channels), ("filters", filters)] {
      if let size = size.number, size % number != 0 {
        throw .groups(name: name, channels: Size(size), groups: groups)
      }
    }
  }

  /// Reflecting takes at most w - 1 places from inside, going around at most w.
  private func checkMode(_ windows: [SlidingWindow.Axis]) throws(LayerProblem) {
    guard mode == .reflect || mode == .circular else { return }
    for axis in windows {
      guard let input = axis.input.number else { continue }
      for padding in [axis.before, axis.after] {
        if let number = padding.number, number > input - (mode == .reflect ? 1 : 0) {
          throw .mirrorPadding(mode: mode, axis: axis.name, padding: padding, input: axis.input)
        }
      }
    }
  }
}
