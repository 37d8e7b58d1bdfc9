// The convolution of LeNet-1989: each map reads some of the input maps only, and each unit has its own bias.
//
// A table says which. Weights are shared over the places as ever, so a map that reads n maps has n*k*k weights; biases
// are not shared, so there are as many as there are units. A table of all channels with biases per unit is the first
// layer of that network.

/// A convolution whose maps read the channels a table lists, with a bias for every unit.
///
/// ```swift
/// SparseConvolutionRule(table: [[0, 1], [1, 2], [2, 0]], kernel: 5, stride: 2, padding: 2)
/// ```
public struct SparseConvolutionRule: LayerRule, Hashable {
  /// For each output map the input channels it reads.
  public var table: [[Int]]
  public var window: SlidingWindow
  /// Whether every unit has a bias; else every map.
  public var biasPerUnit: Bool

  /// (C, H, W) -> (rows of the table, H', W'), sizes as of a convolution. The weight is (connected pairs, K, L).
  public init(
    table: [[Int]], kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, biasPerUnit: Bool = true
  ) {
    self.table = table
    window = SlidingWindow(kernel: kernel, stride: stride, padding: padding)
    self.biasPerUnit = biasPerUnit
  }

  public var kind: String { "SparseConv2d" }
  public var stem: String { "conv" }
  public var words: String {
    "sparse \(table.map { $0.map(String.init).joined(separator: "+") }.joined(separator: "/")) "
      + "\(window.kernel.kernelWords(2))\(window.words())" + (biasPerUnit ? "" : " mapbias")
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 3...3)
    if table.isEmpty { throw .number(name: "filters", value: 0, least: 1) }
    if let channels = input.channels.number {
      for (row, entry) in table.enumerated() {
        for channel in entry where channel < 0 || channel >= channels {
          throw .table(row: row, channel: channel, channels: channels)
        }
      }
    }
    let windows = try window.axes(over: input.places)
    let filters = Size(table.count)
    let output = FeatureShape([filters] + windows.map(\.output.value))
    let pairs = Size(table.reduce(0) { $0 + $1.count })
    let kernel = windows.map(\.kernel)
    let taps = pairs * kernel.product()
    let tapsText = ([pairs] + kernel).map(\.factor).joined(separator: "*")
    let biases = biasPerUnit ? output.sizes : [filters]
    return LayerAccount(
      output: output,
      sizes: [Worked("channels", formula: "rows of the table", value: filters)] + windows.map(\.output),
      parameters: [
        ParameterRule("weight", [pairs] + kernel), ParameterRule("bias", biases, .bias),
      ],
      count: Worked(
        "parameters", formula: "connected pairs*k1*k2 + \(biasPerUnit ? "units" : "maps")",
        numbers: "\(tapsText) + \(biases.map(\.factor).joined(separator: "*"))", value: taps + biases.product()),
      macs: Worked(
        "MACs", formula: "places*connected pairs*k1*k2",
        numbers: "\(output.places.map(\.factor).joined(separator: "*"))*\(tapsText)",
        value: output.places.product() * taps),
      reach: windows.map(\.reach))
  }
}
