public import Tensors

// Hinton's rule (lecture 6 of "Neural networks for machine learning", 2012): as Adagrad, but the squares are forgotten in
// time, so that rates can rise again. Centred, the mean is taken off the mean square, which leaves the variance.

/// RMSprop: the gradient over the root of its running mean square.
///
/// ```swift
/// RMSprop()                                // n ← αn + (1-α)g²;  w ← w - η g/(√n + ε)
/// RMSprop(centered: true, momentum: 0.9)   // n - m² for n, m the running mean;  v ← μv + …;  w ← w - ηv
/// RMSprop.keras()                          // η = 0.001, α (its rho) = 0.9;  g/√(n + ε), ε = 1e-7
/// ```
public struct RMSprop: OptimizationRule, Equatable {
  public var learningRate: Double
  /// How much of the old mean square stays; Keras calls it rho.
  public var alpha: Double
  public var epsilon: Double
  public var weightDecay: Double
  public var decay: Decay
  public var momentum: Double
  public var centered: Bool
  public var maximize: Bool
  /// Whether ε is added under the root, and the rate inside the velocity, as Keras has them.
  public var kerasForm: Bool

  /// With PyTorch's defaults; no number is below 0, which the optimizer checks.
  public init(
    learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8, weightDecay: Double = 0,
    decay: Decay = .coupled, momentum: Double = 0, centered: Bool = false, maximize: Bool = false,
    kerasForm: Bool = false
  ) {
    self.learningRate = learningRate
    self.alpha = alpha
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decay = decay
    self.momentum = momentum
    self.centered = centered
    self.maximize = maximize
    self.kerasForm = kerasForm
  }

  /// With Keras's defaults and its form.
  public static func keras(
    learningRate: Double = 1e-3, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    centered: Bool = false, weightDecay: Double = 0
  ) -> RMSprop {
    RMSprop(
      learningRate: learningRate, alpha: rho, epsilon: epsilon, weightDecay: weightDecay, decay: .decoupled,
      momentum: momentum, centered: centered, kerasForm: true)
  }

  public var name: String { "RMSprop" }
  public var remembers: [String] {
    ["square_avg"] + (centered ? ["grad_avg"] : []) + (momentum > 0 ? ["momentum_buffer"] : [])
  }

  public func step(number: Int) -> UpdateStep {
    let rule: UpdateStep.Rule =
      momentum > 0
      ? centered ? .rmspropCenteredMomentum : .rmspropMomentum : centered ? .rmspropCentered : .rmsprop
    var step = UpdateStep(rule, maximize: maximize, decay: decay, weightDecay, rate: learningRate)
    (step.old2, step.new2) = (alpha, 1 - alpha)
    step.old1 = momentum
    if kerasForm {
      (step.inside, step.new1, step.rate) = (epsilon, learningRate, 1)
    } else {
      (step.outside, step.new1, step.rate) = (epsilon, 1, learningRate)
    }
    return step
  }

  public func check() throws(OptimizerError) {
    try OptimizerError.checkNotNegative(
      ("learning rate", learningRate), ("epsilon value", epsilon), ("momentum value", momentum),
      ("weight_decay value", weightDecay), ("alpha value", alpha))
  }
}
