// Normalising: subtract a mean, divide by a spread, then a learned scale and shift for each channel.
//
// The kinds differ in what the mean is taken over. A batch norm takes it over the examples while training and from
// running statistics afterwards, so a place sees only itself; a layer, group or instance norm takes it over places of
// the example, so every output depends on every place.

/// BatchNorm, LayerNorm, GroupNorm, InstanceNorm.
public struct NormalizationRule: LayerRule, Hashable {
  /// What a mean and a spread are taken over.
  public enum Scope: Hashable, Sendable {
    case batch
    /// Over all sizes of the example, each value with its own scale and shift.
    case layer
    /// Over so many groups of channels.
    case group(Int)
    case instance
  }

  public var scope: Scope
  /// How many channels its parameters are for; as many as come, where nil.
  public var channels: Size?
  /// Whether there are a learned scale and shift.
  public var affine: Bool
  /// Whether running statistics are kept; batch norms do, instance norms can, the others refuse to.
  public var statistics: Bool

  /// The shape stays. `affine` is true unless given, but for instance norms; `statistics` false, but for batch norms.
  public init(_ scope: Scope, channels: Size? = nil, affine: Bool? = nil, statistics: Bool? = nil) {
    self.scope = scope
    self.channels = channels
    self.affine = affine ?? (scope != .instance)
    self.statistics = statistics ?? (scope == .batch)
  }

  public var kind: String {
    switch scope {
    case .batch: "BatchNorm"
    case .layer: "LayerNorm"
    case .group: "GroupNorm"
    case .instance: "InstanceNorm"
    }
  }
  public var stem: String { "norm" }
  public var words: String {
    switch scope {
    case .batch: "batchnorm"
    case .layer: "layernorm"
    case .group(let groups): "groupnorm \(groups)"
    case .instance: "instancenorm"
    }
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: scope == .instance ? 2...8 : 1...8)
    if let channels, channels != input.channels { throw .channels(expected: channels, got: input) }
    if statistics, scope != .batch, scope != .instance { throw .noStatistics(kind: kind) }
    if scope == .instance, input.places.product() == 1 { throw .oneValue(kind: kind, input) }
    if case .group(let groups) = scope {
      if groups < 1 { throw .number(name: "groups", value: Size(groups), least: 1) }
      if let channels = input.channels.number, channels % groups != 0 {
        throw .groups(name: "channels", channels: input.channels, groups: Size(groups))
      }
    }
    let shape = scope == .layer ? input.sizes : [input.channels]
    var parameters: [ParameterRule] = []
    if affine { parameters += [ParameterRule("weight", shape), ParameterRule("bias", shape, .bias)] }
    if statistics {
      parameters += ["running_mean", "running_var"].map { ParameterRule($0, [input.channels], .statistic) }
    }
    let reach: Reach = scope == .batch || (scope == .instance && statistics) ? .same : .whole
    return LayerAccount(
      output: input, parameters: parameters,
      count: affine
        ? Worked(
          "parameters", formula: scope == .layer ? "2*values" : "2*c",
          numbers: "2*" + shape.map(\.factor).joined(separator: "*"), value: 2 * shape.product())
        : .none("parameters"),
      reach: input.places.map { _ in reach })
  }
}

/// LocalResponseNorm: each value is divided by a power of the squares of `size` neighbouring channels (AlexNet).
public struct LocalResponseNormRule: LayerRule, Hashable {
  public var size: Int

  /// y = x / (k + α/size · Σ x² of `size` neighbouring channels)^β, with PyTorch's α = 1e-4, β = 0.75, k = 1.
  public init(_ size: Int = 5) { self.size = size }

  public var kind: String { "LocalResponseNorm" }
  public var stem: String { "lrn" }
  public var words: String { "lrn \(size)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...8)
    if size < 1 { throw .number(name: "size", value: Size(size), least: 1) }
    return .unchanged(input)
  }
}
