// Layers that are noise while training and nothing afterwards.

/// Dropout of values or of whole channels, Gaussian noise, and the dropping of whole branches.
public struct DropoutRule: LayerRule, Hashable {
  /// What is left out or added.
  public enum Noise: Hashable, Sendable {
    /// Single values, or whole maps (spatial dropout).
    case values, channels
    /// Added noise; `rate` is its standard deviation.
    case gaussian
    /// The whole branch of an example (stochastic depth).
    case branch
  }

  public var noise: Noise
  public var rate: Double

  /// `rate` is the probability of leaving out, 0 to 1, or the standard deviation of added noise.
  public init(_ rate: Double = 0.5, _ noise: Noise = .values) {
    self.rate = rate
    self.noise = noise
  }

  public var kind: String {
    switch noise {
    case .values: "Dropout"
    case .channels: "SpatialDropout"
    case .gaussian: "GaussianNoise"
    case .branch: "StochasticDepth"
    }
  }
  public var stem: String { noise == .gaussian ? "noise" : "dropout" }
  public var words: String {
    switch noise {
    case .values: "dropout \(rate)"
    case .channels: "spatialdropout \(rate)"
    case .gaussian: "noise \(rate)"
    case .branch: "stochasticdepth \(rate)"
    }
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    guard rate >= 0, noise == .gaussian ? rate.isFinite : rate <= 1 else { throw .probability(rate) }
    return .unchanged(input)
  }
}
