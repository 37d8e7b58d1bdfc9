// Enlarging without weights: every place repeated, or straight lines drawn between places.

/// Upsample: nearest or (bi)linear, by a whole scale.
public struct UpsamplingRule: LayerRule, Hashable {
  /// What a new place takes: the old one it lies in, or a mean of those around it (linear along each axis, whatever their
  /// number).
  public enum Mode: String, CaseIterable, Sendable { case nearest, bilinear }

  public var scale: Sides
  public var mode: Mode

  /// (C, H, W) -> (C, H·scale, W·scale), and likewise with one or three axes.
  public init(_ scale: Sides = 2, mode: Mode = .nearest) {
    self.scale = scale
    self.mode = mode
  }

  public var kind: String { "Upsample" }
  public var stem: String { "up" }
  public var words: String { "up \(scale.words)" + (mode == .nearest ? "" : " bilinear") }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...4)
    let scales = try scale.along(input.rank - 1, name: "scale", least: 1)
    let outputs = zip(input.places, scales).enumerated().map { axis, pair in
      Worked(
        FeatureShape.axisName(axis, of: input.rank - 1), formula: "w*scale",
        numbers: "\(pair.0.factor)*\(pair.1.factor)", value: pair.0 * pair.1)
    }
    return LayerAccount(
      output: FeatureShape([input.channels] + outputs.map(\.value)),
      sizes: [Worked("channels", formula: "c", value: input.channels)] + outputs,
      reach: scales.map { .enlarged(scale: $0, isLinear: mode == .bilinear) })
  }
}
