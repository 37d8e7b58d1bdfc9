import CKernels

// The activation functions: rows of the same kind as those of `Unary.swift`, with parameters.
//
// The formulas and the slopes at their corners are PyTorch's. Those that take more than one number (softmax, glu,
// prelu) are functions of tensors; softmax has a file of its own.

/// A function that a layer applies to every element of its result. Defaults are PyTorch's.
public enum Activation: Sendable, Equatable {
  /// max(x, 0)
  case relu
  /// min(max(x, 0), 6)
  case relu6
  /// x where positive, else slope * x
  case leakyRelu(slope: Double = 0.01)
  /// x where positive, else alpha * (exp(x) - 1)
  case elu(alpha: Double = 1)
  /// x where positive, else alpha * (exp(x / alpha) - 1)
  case celu(alpha: Double = 1)
  /// elu scaled so that layers keep mean 0 and variance 1.
  case selu
  /// x times the normal distribution function of x; or, quicker to compute, 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))
  case gelu(tanh: Bool = false)
  /// x * sigmoid(x), also called swish.
  case silu
  /// x * tanh(log(1 + exp(x)))
  case mish
  /// log(1 + exp(beta * x)) / beta; x itself where beta * x is above the threshold.
  case softplus(beta: Double = 1, threshold: Double = 20)
  /// x / (1 + |x|)
  case softsign
  /// 1 / (1 + exp(-x))
  case sigmoid
  /// log(sigmoid(x))
  case logSigmoid
  /// slope * x + 0.5, held between 0 and 1. PyTorch and Keras 3 have slope 1/6, Keras 2 had 0.2.
  case hardSigmoid(slope: Double = 1.0 / 6)
  /// x * min(max(x + 3, 0), 6) / 6
  case hardSwish
  case tanh
  /// x held between two numbers.
  case hardTanh(low: Double = -1, high: Double = 1)
  /// x - tanh(x)
  case tanhShrink
  /// x moved toward 0 by lambda; 0 within lambda of it.
  case softShrink(lambda: Double = 0.5)
  /// 0 within lambda of 0, else x
  case hardShrink(lambda: Double = 0.5)
  /// x above the threshold, else the value.
  case threshold(Double, value: Double)

  /// What PyTorch calls the loop, where it has none for integers; nil where integers are converted to floats.
  fileprivate var kernel: String? {
    switch self {
    case .leakyRelu: "leaky_relu_cpu"
    case .elu, .celu, .selu: "elu_cpu"
    case .gelu: "GeluKernelImpl"
    case .silu: "silu_cpu"
    case .mish: "mish_cpu"
    case .softplus: "softplus_cpu"
    case .logSigmoid: "log_sigmoid_cpu"
    case .hardSigmoid: "hardsigmoid_cpu"
    case .hardSwish: "hardswish_cpu"
    case .softShrink: "softshrink_check"
    case .hardShrink: "hardshrink_cpu"
    default: nil
    }
  }

  /// Whether integers stay integers.
  fileprivate var keepsIntegers: Bool {
    switch self {
    case .relu, .relu6, .hardTanh, .threshold: true
    default: false
    }
  }
}

extension Activation: Curve {
  func row<R: Real>(_ pass: CurvePass<R>) -> CurveFacts {
    switch self {
    case .relu: return UnaryOperation.relu.row(pass)
    case .sigmoid: return UnaryOperation.sigmoid.row(pass)
    case .tanh: return UnaryOperation.tanh.row(pass)
    case .relu6: return Activation.hardTanh(low: 0, high: 6).row(pass)
    case .leakyRelu(let slope):
      let slope = R(slope)
      return pass(
        "LeakyReluBackward0", { $0 > 0 ? $0 : $0 * slope }, ofInput: { g, x in x > 0 ? g : g * slope })
    case .elu(let alpha):
      return Activation.elu("EluBackward0", pass, alpha: R(alpha), scale: 1, steepness: 1)
    case .celu(let alpha):
      return Activation.elu("CeluBackward0", pass, alpha: R(alpha), scale: 1, steepness: 1 / R(alpha))
    case .selu:
      return Activation.elu(
        "EluBackward0", pass, alpha: R(1.6732632423543772848), scale: R(1.0507009873554804935), steepness: 1)
    case .gelu(let tanh): return tanh ? Activation.geluTanh(pass) : Activation.gelu(pass)
    case .silu:
      return pass(
        "SiluBackward0", cost: 6, { $0 / (1 + R.exp(-$0)) },
        ofInput: { g, x in
          let s = 1 / (1 + R.exp(-x))
          return g * s * (1 + x * (1 - s))
        })
    case .mish:
      return pass(
        "MishBackward0", cost: 20, { $0 * R.tanh(R.log1p(R.exp($0))) },
        ofInput: { g, x in
          let t = R.tanh(R.log1p(R.exp(x)))
          return g * (t + x / (1 + R.exp(-x)) * (1 - t * t))
        })
    case .softplus(let beta, let threshold): return Activation.softplus(pass, R(beta), R(threshold))
    case .softsign:
      return pass(
        "DivBackward0", { $0 / (1 + $0.magnitude) },
        ofInput: { g, x in
          let size = 1 + x.magnitude
          return g / size - g * (x / size / size) * (x > 0 ? 1 : x < 0 ? -1 : 0)
        })
    case .logSigmoid:
      return pass(
        "LogSigmoidBackward0", cost: 12, { min($0, 0) - R.log1p(R.exp(-$0.magnitude)) },
        ofInput: { g, x in g / (1 + R.exp(x)) })
    case .hardSigmoid(let slope):
      let slope = R(slope)
      return pass(
        "HardsigmoidBackward0",
        { x in
          held(x * slope + R(0.5), 0, 1)
        }, ofInput: { g, x in (x * slope).magnitude < R(0.5) ? g * slope : 0 })
    case .hardSwish:
      return pass(
        "HardswishBackward0", { x in x * held(x + 3, 0, 6) / 6 },
        ofInput: { g, x in
          x <= -3 ? 0 : x < 3 ? g * (x / 3 + R(0.5)) : g
        })
    case .hardTanh(let low, let high):
      let (low, high) = (R(low), R(high))
      return pass(
        "HardtanhBackward0", { held($0, low, high) },
        ofInput: { g, x in x <= low || x >= high ? 0 : g })
    case .tanhShrink:
      return pass(
        "SubBackward0", cost: 10, { $0 - R.tanh($0) },
        ofInput: { g, x in
          let t = R.tanh(x)
          return g * (t * t)
        })
    case .softShrink(let lambda):
      let lambda = R(lambda)
      return pass(
        "SoftshrinkBackward0",
        { x in
          x > lambda ? x - lambda : x < -lambda ? x + lambda : x.isNaN ? x : 0
        }, ofInput: { g, x in x >= -lambda && x <= lambda ? 0 : g })
    case .hardShrink(let lambda):
      let lambda = R(lambda)
      return pass(
        "HardshrinkBackward0", { x in x >= -lambda && x <= lambda ? 0 : x },
        ofInput: { g, x in x >= -lambda && x <= lambda ? 0 : g })
    case .threshold(let least, let value):
      let (least, value) = (R(least), R(value))
      return pass(
        "ThresholdBackward0", { $0 <= least ? value : $0 }, ofInput: { g, x in x <= least ? 0 : g })
    }
  }

  private static func elu<R: Real>(
    _ node: String, _ pass: CurvePass<R>, alpha: R, scale: R, steepness: R
  ) -> CurveFacts {
    let below = alpha * scale
    return pass(
      node, cost: 6, { x in x <= 0 ? below * R.expm1(x * steepness) : x * scale },
      ofInput: { g, x in x <= 0 ? g * (below * steepness * R.exp(x * steepness)) : g * scale })
  }

  private static func gelu<R: Real>(_ pass: CurvePass<R>) -> CurveFacts {
    let (root, density) = (R(0.70710678118654752440), R(0.39894228040143267794))
    return pass(
      "GeluBackward0", cost: 8, { x in x * (R(0.5) * R.erfc(-x * root)) },
      ofInput: { g, x in
        g * (R(0.5) * R.erfc(-x * root) + x * (density * R.exp(x * x * R(-0.5))))
      })
  }

  private static func geluTanh<R: Real>(_ pass: CurvePass<R>) -> CurveFacts {
    let (root, cubic) = (R(0.79788456080286535588), R(0.044715))
    return pass(
      "GeluBackward0", cost: 12,
      { x in
        R(0.5) * x * (1 + R.tanh(root * (x + cubic * x * x * x)))
      },
      ofInput: { g, x in
        let t = R.tanh(root * (x + cubic * x * x * x))
        return g * (R(0.5) * (1 + t) + R(0.5) * x * (1 - t * t) * root * (1 + 3 * cubic * x * x))
      })
  }

  private static func softplus<R: Real>(
    _ pass: CurvePass<R>, _ beta: R, _ threshold: R
  ) -> CurveFacts {
    pass(
      "SoftplusBackward0", cost: 12, { x in x * beta > threshold ? x : R.log1p(R.exp(x * beta)) / beta },
      ofInput: { g, x in x * beta > threshold ? g : g / (1 + R.exp(-x * beta)) })
  }

  func loops(_ table: ck_vector_loops) -> CurveLoops? {
    switch self {
    case .relu: UnaryOperation.relu.loops(table)
    case .sigmoid: UnaryOperation.sigmoid.loops(table)
    case .tanh: UnaryOperation.tanh.loops(table)
    case .leakyRelu(let slope):
      CurveLoops("LeakyReluBackward0", .input, cost: 0.4, parameter: slope, table.leaky_relu)
    case .elu(let alpha): CurveLoops("EluBackward0", .input, cost: 1, parameter: alpha, table.elu)
    case .silu: CurveLoops("SiluBackward0", .input, cost: 0.8, table.silu)
    case .gelu(let tanh):
      CurveLoops("GeluBackward0", .input, cost: 1.2, tanh ? table.gelu_tanh : table.gelu)
    default: nil
    }
  }
}

/// x brought between two bounds; NaN where one of the three is.
@inline(__always)
func held<R: Real>(_ x: R, _ low: R, _ high: R) -> R {
  if low.isNaN || high.isNaN { return .nan }
  let above = x < low ? low : x
  return above > high ? high : above
}

extension Tensor {
  /// The activation of every element.
  ///
  /// ```swift
  /// try x.activate(.leakyRelu(slope: 0.1))
  /// ```
  /// Throws for integers where PyTorch does.
  public func activate(_ activation: Activation) throws(TensorError) -> Tensor {
    if dtype.isFloat { return try map(activation) }
    if let kernel = activation.kernel { throw .notImplemented(kernel: kernel, dtype) }
    if activation == .relu { return try apply(.relu) }
    let result = try to(.float32).map(activation)
    return activation.keepsIntegers ? try result.to(dtype) : result
  }

  /// `activate` in place.
  public func update(_ activation: Activation) throws(TensorError) {
    try checkWritable()
    try put(original(for: activation).activate(activation))
  }

  /// x where positive, else weight * x, with one weight for all or one for each channel (axis 1).
  public func prelu(_ weight: Tensor) throws(TensorError) -> Tensor {
    var weight = weight
    if weight.count != 1 {
      let channels = rank > 1 ? shape[1] : 1
      if weight.count != channels { throw .argument(.preluWeights(weights: weight.count, channels: channels)) }
      weight = try weight.reshape([channels] + [Int](repeating: 1, count: Swift.max(0, rank - 2)))
    } else {
      weight = try weight.reshape([])
    }
    return try Tensor.combine(.prelu, .tensor(self), .tensor(weight))
  }

  /// The first half along an axis times the sigmoid of the second half.
  public func glu(_ dim: Int = -1) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if !dtype.isFloat { throw .notImplemented(kernel: "glu_cpu", dtype) }
    if rank == 0 { throw .argument(.gluZeroRank) }
    if shape[dim] % 2 != 0 { throw .argument(.gluOdd(dim: dim, size: shape[dim])) }
    let half = shape[dim] / 2
    return try narrow(dim, start: 0, length: half) * narrow(dim, start: half, length: half).apply(.sigmoid)
  }
}
