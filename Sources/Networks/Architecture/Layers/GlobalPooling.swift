// Pooling to a stated size: the windows follow from the input, so that any picture gives the same output.

/// AdaptiveAvgPool and AdaptiveMaxPool: `output` places an axis, each over floor(i*w/n) ..< ceil((i+1)*w/n).
public struct AdaptivePoolingRule: LayerRule, Hashable {
  public var isMax: Bool
  public var output: Sides
  public var axes: Int

  /// (C, H, W) -> (C, output…): the mean, or the largest, of each of so many bins of an axis.
  public init(_ output: Sides, isMax: Bool = false, axes: Int = 2) {
    self.output = output
    self.isMax = isMax
    self.axes = axes
  }

  public var kind: String { "Adaptive\(isMax ? "Max" : "Avg")Pool\(axes)d" }
  public var stem: String { "pool" }
  public var words: String { "adaptive\(isMax ? "max" : "avg")\(axes == 1 ? "1d" : "") \(output.words)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    let outputs = try output.along(axes, name: "output size", least: 1)
    for (axis, size) in input.places.enumerated() where size == 0 {
      throw .number(name: FeatureShape.axisName(axis, of: axes), value: size, least: 1)
    }
    return LayerAccount(
      output: FeatureShape([input.channels] + outputs),
      sizes: [Worked("channels", formula: "c", value: input.channels)]
        + outputs.enumerated().map {
          Worked(FeatureShape.axisName($0, of: axes), formula: "output size", value: $1)
        },
      reach: zip(input.places, outputs).map { size, output in
        output == 1 ? .whole : .adaptive(input: size, output: output)
      })
  }
}

/// GlobalAveragePooling and GlobalMaxPooling: one number a channel.
public struct GlobalPoolingRule: LayerRule, Hashable {
  public var isMax: Bool

  /// (C, …) -> (C): the mean of each map, or its largest value.
  public init(isMax: Bool = false) { self.isMax = isMax }

  public var kind: String { isMax ? "GlobalMaxPool" : "GlobalAvgPool" }
  public var stem: String { "pool" }
  public var words: String { isMax ? "globalmax" : "globalavg" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...8)
    return LayerAccount(
      output: FeatureShape(input.channels), sizes: [Worked("outputs", formula: "c", value: input.channels)],
      reach: [])
  }
}
