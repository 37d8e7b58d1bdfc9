public import Tensors

// The oldest rule: a step against the gradient. With momentum (Polyak) the steps add up to a velocity, which goes on where
// gradients agree and dies away where they alternate; Nesterov's variant looks ahead to where the velocity leads.

/// Stochastic gradient descent: against the gradient, with or without a velocity.
///
/// ```swift
/// SGD(learningRate: 0.1)                                  // w ← w - η g
/// SGD(learningRate: 0.1, momentum: 0.9)                   // v ← μ v + (1-d) g;  w ← w - η v
/// SGD(learningRate: 0.1, momentum: 0.9, nesterov: true)   // w ← w - η (g + μ v)
/// SGD.keras(momentum: 0.9)                                // v ← μ v - η g;  w ← w + v
/// ```
/// The first step takes the gradient itself for the velocity. Keras has the rate inside the velocity, which is the same
/// until the rate changes.
public struct SGD: OptimizationRule, Equatable {
  public var learningRate: Double
  public var momentum: Double
  /// How much of a new gradient the velocity leaves out.
  public var dampening: Double
  public var nesterov: Bool
  public var weightDecay: Double
  public var decay: Decay
  public var maximize: Bool
  /// Whether the velocity holds rate times gradient, as Keras has it.
  public var rateInVelocity: Bool

  /// With PyTorch's defaults; Nesterov's form needs a momentum and no dampening, which the optimizer checks.
  public init(
    learningRate: Double = 1e-3, momentum: Double = 0, dampening: Double = 0, nesterov: Bool = false,
    weightDecay: Double = 0, decay: Decay = .coupled, maximize: Bool = false, rateInVelocity: Bool = false
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    self.decay = decay
    self.maximize = maximize
    self.rateInVelocity = rateInVelocity
  }

  /// With Keras's defaults and its form of momentum.
  public static func keras(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0
  ) -> SGD {
    SGD(
      learningRate: learningRate, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay,
      decay: .decoupled, rateInVelocity: true)
  }

  public var name: String { "SGD" }
  public var remembers: [String] { momentum == 0 ? [] : ["momentum_buffer"] }

  public func step(number: Int) -> UpdateStep {
    var step = UpdateStep(
      momentum == 0 ? .descent : .momentum, maximize: maximize, decay: decay, weightDecay, rate: learningRate)
    if momentum == 0 {
      step.rate = learningRate
    } else if rateInVelocity {
      (step.old1, step.new1) = (momentum, -learningRate)
      (step.direct, step.rate) = nesterov ? (learningRate, -momentum) : (0, -1)
    } else {
      (step.old1, step.new1) = number == 1 ? (0, 1) : (momentum, 1 - dampening)
      (step.direct, step.rate) = nesterov ? (learningRate, learningRate * momentum) : (0, learningRate)
    }
    return step
  }

  public func check() throws(OptimizerError) {
    try OptimizerError.checkNotNegative(
      ("learning rate", learningRate), ("momentum value", momentum), ("weight_decay value", weightDecay))
    if nesterov, !rateInVelocity, momentum <= 0 || dampening != 0 {
      throw .nesterov(momentum: momentum, dampening: dampening)
    }
  }
}
