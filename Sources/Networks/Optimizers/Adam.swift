public import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Kingma and Ba's rule ("Adam: a method for stochastic optimization", 2015): momentum, and a rate for each weight by the
// running mean of its squared gradients. Both means begin at 0 and are too small at first, by 1 - βᵗ, which is divided out.
// AdamW (Loshchilov and Hutter, 2019) shrinks the weights beside that step, not through the gradient.

/// Adam: the running mean of the gradient over the root of its running mean square, both corrected for their start at 0.
///
/// ```swift
/// Adam()           // m ← β₁m + (1-β₁)g;  n ← β₂n + (1-β₂)g²;  w ← w - η m̂/(√n̂ + ε)
/// Adam.keras()     // ε = 1e-7, added to √n before the correction
/// Adam.adamW()     // w shrinks by ηλ besides, λ = 0.01: see `Decay`
/// ```
/// m̂ = m/(1-β₁ᵗ), n̂ = n/(1-β₂ᵗ). With `amsgrad` the greatest n so far stands for n.
public struct Adam: OptimizationRule, Equatable {
  public var name: String
  public var learningRate: Double
  public var beta1: Double
  public var beta2: Double
  public var epsilon: Double
  public var weightDecay: Double
  public var decay: Decay
  public var amsgrad: Bool
  public var maximize: Bool
  /// Whether ε is added to the root before n is corrected, as Keras has it.
  public var epsilonBeforeCorrection: Bool

  /// With PyTorch's defaults. β are from 0 to below 1, the others at least 0; checked by the optimizer.
  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0, decay: Decay = .coupled, amsgrad: Bool = false, maximize: Bool = false,
    epsilonBeforeCorrection: Bool = false, name: String = "Adam"
  ) {
    self.name = name
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decay = decay
    self.amsgrad = amsgrad
    self.maximize = maximize
    self.epsilonBeforeCorrection = epsilonBeforeCorrection
  }

  /// With Keras's defaults and its place of ε.
  public static func keras(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    amsgrad: Bool = false, weightDecay: Double = 0, name: String = "Adam"
  ) -> Adam {
    Adam(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
      decay: .decoupled, amsgrad: amsgrad, epsilonBeforeCorrection: true, name: name)
  }

  public var remembers: [String] { ["exp_avg", "exp_avg_sq"] + (amsgrad ? ["max_exp_avg_sq"] : []) }

  public func step(number: Int) -> UpdateStep {
    var step = UpdateStep(
      amsgrad ? .amsgrad : .adam, maximize: maximize, decay: decay, weightDecay, rate: learningRate)
    step.new1 = 1 - beta1
    (step.old2, step.new2) = (beta2, 1 - beta2)
    let (first, second) = (1 - pow(beta1, Double(number)), 1 - pow(beta2, Double(number)))
    step.outside = epsilon
    if epsilonBeforeCorrection {
      step.rate = learningRate * second.squareRoot() / first
    } else {
      step.scale = 1 / second.squareRoot()
      step.rate = learningRate / first
    }
    return step
  }

  public func check() throws(OptimizerError) {
    try OptimizerError.checkNotNegative(
      ("learning rate", learningRate), ("epsilon value", epsilon), ("weight_decay value", weightDecay))
    try OptimizerError.checkFraction(
      ("beta parameter at index 0", beta1), ("beta parameter at index 1", beta2))
  }
}

extension Adam {
  /// Adam with decoupled weight decay: PyTorch's `AdamW`.
  public static func adamW(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0.01, amsgrad: Bool = false, maximize: Bool = false
  ) -> Adam {
    Adam(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
      decay: .decoupled, amsgrad: amsgrad, maximize: maximize, name: "AdamW")
  }
}
