// The numbers in which PyTorch and Keras differ though their layers have the same names. A model is given one of the two
// sets, or a set of its own, and no layer asks which library is meant.

/// Whose defaults a model has where the libraries differ: first values, the ε and momentum of norms, a leaky slope.
///
/// | | PyTorch | Keras |
/// |---|---|---|
/// | weights | within ±1/√fan in | Glorot's uniform |
/// | biases | within ±1/√fan in | 0 |
/// | embedding | standard normal | within ±0.05 |
/// | norms | ε = 1e-5 | ε = 1e-3 |
/// | running statistics | a tenth of the batch's, unbiased | a hundredth, biased |
/// | leaky ReLU | slope 0.01 | slope 0.3 |
/// | average pooling | counts the padding | does not |
public struct Conventions: Equatable, Sendable {
  /// First values of weights that sums are made with.
  public var weights: Initialiser
  /// Whether biases begin with 0, or within ±1/√fan in.
  public var zeroBiases: Bool
  public var embeddings: Initialiser
  /// What norms add to a variance.
  public var epsilon: Double
  /// The share of a batch's statistics in the running ones.
  public var momentum: Double
  /// Whether the running variance follows the unbiased variance of batches.
  public var unbiasedVariance: Bool
  public var leakySlope: Double
  public var countsPadding: Bool

  public static let torch = Conventions(
    weights: .torchWeight, zeroBiases: false, embeddings: .normal(), epsilon: 1e-5, momentum: 0.1,
    unbiasedVariance: true, leakySlope: 0.01, countsPadding: true)

  public static let keras = Conventions(
    weights: .xavierUniform(), zeroBiases: true, embeddings: .uniform(-0.05, 0.05), epsilon: 1e-3,
    momentum: 0.01, unbiasedVariance: false, leakySlope: 0.3, countsPadding: false)
}
