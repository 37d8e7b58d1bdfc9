// A locally connected layer: windows as in a convolution, but every place has its own weights.
//
// Nothing is shared, so the count of a convolution is multiplied by the number of places: 120 instead of 10 for a 3x3
// window over 5x6. The work is the same.

/// LocallyConnected1d, LocallyConnected2d: `filters` maps, without sharing.
public struct LocallyConnectedRule: LayerRule, Hashable {
  public var filters: Size
  public var window: SlidingWindow
  public var bias: Bool
  public var axes: Int

  /// Sizes as of a convolution; the weight is (places…, filters, C, kernel…), the bias (filters, places…).
  public init(
    _ filters: Size, kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, bias: Bool = true,
    axes: Int = 2
  ) {
    self.filters = filters
    window = SlidingWindow(kernel: kernel, stride: stride, padding: padding)
    self.bias = bias
    self.axes = axes
  }

  public var kind: String { "LocallyConnected\(axes)d" }
  public var stem: String { "local" }
  public var words: String {
    "\(axes == 1 ? "local1d" : "local") \(filters) \(window.kernel.kernelWords(axes))\(window.words())"
      + (bias ? "" : " nobias")
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    if let number = filters.number, number < 1 { throw .number(name: "filters", value: filters, least: 1) }
    let windows = try window.axes(over: input.places)
    let output = FeatureShape([filters] + windows.map(\.output.value))
    let kernel = windows.map(\.kernel)
    let taps = ([input.channels] + kernel).product()
    let tapsText = ([input.channels] + kernel).map(\.factor).joined(separator: "*")
    let placesText = output.places.map(\.factor).joined(separator: "*")
    var parameters = [ParameterRule("weight", output.places + [filters, input.channels] + kernel)]
    if bias { parameters.append(ParameterRule("bias", [filters] + output.places, .bias)) }
    let letters = "c" + (1...axes).map { "*k\(axes == 1 ? "" : "\($0)")" }.joined()
    return LayerAccount(
      output: output, sizes: [Worked("channels", formula: "filters", value: filters)] + windows.map(\.output),
      parameters: parameters,
      count: Worked(
        "parameters", formula: bias ? "places*f*(\(letters) + 1)" : "places*f*\(letters)",
        numbers: "\(placesText)*\(filters.factor)*" + (bias ? "(\(tapsText) + 1)" : tapsText),
        value: output.count * (bias ? taps + 1 : taps)),
      macs: Worked(
        "MACs", formula: "outputs*\(letters)",
        numbers: "\(output.sizes.map(\.factor).joined(separator: "*"))*\(tapsText)", value: output.count * taps),
      reach: windows.map(\.reach))
  }
}
