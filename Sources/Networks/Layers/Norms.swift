public import Tensors

// Norms, activations, noise: layers that leave the shape as it is.

extension NormalizationRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    parameter.role == .weight || parameter.name == "running_var" ? .ones : .zeros
  }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    let (weight, bias, epsilon) = (try pass("weight"), try pass("bias"), pass.conventions.epsilon)
    let share = pass.conventions.momentum
    let momentum: RunningMomentum = pass.conventions.unbiasedVariance ? .new(share) : .old(1 - share)
    let (mean, variance) = (try pass("running_mean"), try pass("running_var"))
    let usesInput = pass.isTraining || !statistics
    switch scope {
    case .batch:
      return try x.batchNorm(
        mean: mean, variance: variance, weight: weight, bias: bias, training: usesInput, momentum: momentum,
        epsilon: epsilon)
    case .layer:
      return try x.layerNorm(Array(x.shape.dropFirst()), weight: weight, bias: bias, epsilon: epsilon)
    case .group(let groups): return try x.groupNorm(groups, weight: weight, bias: bias, epsilon: epsilon)
    case .instance:
      return try x.instanceNorm(
        mean: mean, variance: variance, weight: weight, bias: bias, training: usesInput, momentum: momentum,
        epsilon: epsilon)
    }
  }
}

extension LocalResponseNormRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try inputs[0].localResponseNorm(size)
  }
}

extension ActivationRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser { .constant(0.25) }

  /// Softmax is over the channels; PyTorch's layers and Keras's agree on it for flat vectors.
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    switch name {
    case "linear": return x
    case "exponential": return try x.apply(.exp)
    case "softmax": return try x.softmax(1)
    case "logsoftmax": return try x.logSoftmax(1)
    case "prelu": return try x.prelu(pass.weight())
    case "leakyrelu": return try x.activate(.leakyRelu(slope: pass.conventions.leakySlope))
    default:
      guard let activation = ActivationRule.activations[name] else {
        throw ModelError.notRunnable(layer: stem, kind: kind, why: "no function has that name")
      }
      return try x.activate(activation)
    }
  }

  private static let activations: [String: Activation] = [
    "relu": .relu, "relu6": .relu6, "elu": .elu(), "selu": .selu, "celu": .celu(), "gelu": .gelu(),
    "silu": .silu, "mish": .mish, "sigmoid": .sigmoid, "hardsigmoid": .hardSigmoid(), "hardswish": .hardSwish,
    "tanh": .tanh, "hardtanh": .hardTanh(), "softplus": .softplus(), "softsign": .softsign,
  ]
}

extension DropoutRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    guard pass.isTraining, rate > 0 else { return x }
    switch noise {
    case .values: return try x.dropout(rate)
    case .channels: return try x.dropout(rate, along: [0, 1])
    case .branch: return try x.dropout(rate, along: [0])
    case .gaussian: return try x + x.engine.normal(x.shape, spread: rate, dtype: x.dtype)
    }
  }
}
