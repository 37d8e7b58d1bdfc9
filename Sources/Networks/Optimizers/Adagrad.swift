public import Tensors

// Duchi, Hazan and Singer's rule (2011): weights that had large gradients go slowly, rarely used ones keep their pace. The
// sum of squares only grows, so every rate falls for good.

/// Adagrad: each weight's rate falls with the sum of its squared gradients.
///
/// ```swift
/// Adagrad(learningRate: 0.01)   // n ← n + g²;  w ← w - η/(1 + (t-1)γ) g/(√n + ε)
/// Adagrad.keras()               // n begins at 0.1;  w ← w - η g/√(n + ε)
/// ```
public struct Adagrad: OptimizationRule, Equatable {
  public var learningRate: Double
  /// γ
  public var rateDecay: Double
  public var weightDecay: Double
  public var decay: Decay
  public var initialAccumulator: Double
  public var epsilon: Double
  /// Whether ε is added under the root, as Keras has it.
  public var epsilonInsideRoot: Bool
  public var maximize: Bool

  /// With PyTorch's defaults; no number is below 0, which the optimizer checks.
  public init(
    learningRate: Double = 0.01, rateDecay: Double = 0, weightDecay: Double = 0, decay: Decay = .coupled,
    initialAccumulator: Double = 0, epsilon: Double = 1e-10, epsilonInsideRoot: Bool = false,
    maximize: Bool = false
  ) {
    self.learningRate = learningRate
    self.rateDecay = rateDecay
    self.weightDecay = weightDecay
    self.decay = decay
    self.initialAccumulator = initialAccumulator
    self.epsilon = epsilon
    self.epsilonInsideRoot = epsilonInsideRoot
    self.maximize = maximize
  }

  /// With Keras's defaults and its place of ε.
  public static func keras(
    learningRate: Double = 1e-3, initialAccumulator: Double = 0.1, epsilon: Double = 1e-7,
    weightDecay: Double = 0
  ) -> Adagrad {
    Adagrad(
      learningRate: learningRate, weightDecay: weightDecay, decay: .decoupled,
      initialAccumulator: initialAccumulator, epsilon: epsilon, epsilonInsideRoot: true)
  }

  public var name: String { "Adagrad" }
  public var remembers: [String] { ["sum"] }
  public var startsWith: Double { initialAccumulator }

  public func step(number: Int) -> UpdateStep {
    var step = UpdateStep(
      .adagrad, maximize: maximize, decay: decay, weightDecay, rate: learningRate)
    step.rate = learningRate / (1 + Double(number - 1) * rateDecay)
    if epsilonInsideRoot { step.inside = epsilon } else { step.outside = epsilon }
    return step
  }

  public func check() throws(OptimizerError) {
    try OptimizerError.checkNotNegative(
      ("learning rate", learningRate), ("lr_decay value", rateDecay), ("weight_decay value", weightDecay),
      ("initial_accumulator_value value", initialAccumulator), ("epsilon value", epsilon))
  }
}
