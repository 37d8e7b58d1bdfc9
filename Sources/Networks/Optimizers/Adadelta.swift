public import Tensors

// Zeiler's rule without a learning rate ("ADADELTA: an adaptive learning rate method", 2012). A step in the units of the
// weights: the gradient times the root mean square of recent steps over that of recent gradients.

/// Adadelta: steps in proportion to the recent steps, over the recent gradients.
///
/// ```swift
/// Adadelta()         // n ← ρn + (1-ρ)g²;  δ = √(a+ε)/√(n+ε) g;  a ← ρa + (1-ρ)δ²;  w ← w - ηδ
/// Adadelta.keras()   // the same with η = 0.001, ρ = 0.95, ε = 1e-7
/// ```
public struct Adadelta: OptimizationRule, Equatable {
  public var learningRate: Double
  public var rho: Double
  public var epsilon: Double
  public var weightDecay: Double
  public var decay: Decay
  public var maximize: Bool

  /// With PyTorch's defaults. ρ is from 0 to 1, the others at least 0; checked by the optimizer.
  public init(
    learningRate: Double = 1, rho: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0,
    decay: Decay = .coupled, maximize: Bool = false
  ) {
    self.learningRate = learningRate
    self.rho = rho
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decay = decay
    self.maximize = maximize
  }

  /// With Keras's defaults.
  public static func keras(
    learningRate: Double = 1e-3, rho: Double = 0.95, epsilon: Double = 1e-7, weightDecay: Double = 0
  ) -> Adadelta {
    Adadelta(
      learningRate: learningRate, rho: rho, epsilon: epsilon, weightDecay: weightDecay, decay: .decoupled)
  }

  public var name: String { "Adadelta" }
  public var remembers: [String] { ["square_avg", "acc_delta"] }

  public func step(number: Int) -> UpdateStep {
    var step = UpdateStep(
      .adadelta, maximize: maximize, decay: decay, weightDecay, rate: learningRate)
    (step.old2, step.new2) = (rho, 1 - rho)
    step.inside = epsilon
    step.rate = learningRate
    return step
  }

  public func check() throws(OptimizerError) {
    try OptimizerError.checkNotNegative(
      ("learning rate", learningRate), ("epsilon value", epsilon), ("weight_decay value", weightDecay))
    if !(rho >= 0 && rho <= 1) { throw .outside(name: "rho value", value: rho, low: 0, high: 1) }
  }
}
