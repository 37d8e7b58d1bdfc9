// Pooling across channels: the largest of several maps at each place ("any edge, whatever its orientation"), which as
// an activation is called maxout.

/// Keeps the largest of every `size` neighbouring channels; nil: of all.
public struct ChannelPoolingRule: LayerRule, Hashable {
  public var size: Size?

  /// (C, …) -> (C/size, …); `size` must divide the channels.
  public init(_ size: Size? = nil) { self.size = size }

  public var kind: String { "Maxout" }
  public var stem: String { "maxout" }
  public var words: String { "maxout" + (size.map { " \($0)" } ?? "") }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    let size = size ?? input.channels
    if let number = size.number, number < 1 { throw .number(name: "channels pooled", value: size, least: 1) }
    if let channels = input.channels.number, let number = size.number, channels % number != 0 {
      throw .groups(name: "channels", channels: input.channels, groups: size)
    }
    let channels = input.channels.quotient(by: size)
    return LayerAccount(
      output: FeatureShape([channels] + input.places),
      sizes: [
        Worked(
          "channels", formula: "c/size", numbers: "\(input.channels.factor)/\(size.factor)", value: channels)
      ],
      reach: input.places.map { _ in .same })
  }
}
