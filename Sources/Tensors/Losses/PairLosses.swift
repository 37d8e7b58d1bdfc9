import CKernels

// Losses that compare an input with a target element by element.
//
// Each is a function of two numbers and its two slopes; one loop computes any of them in a single pass, and the way back
// is another that starts from the same inputs. What a loop goes over has one order in memory; a target that is broadcast
// is copied out first.

/// A loss of one element, and how it changes with the input and the target. `p` is the weight of positive targets.
protocol PairLoss {
  func value<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> Number
  func slopes<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> (input: Number, target: Number)
  /// The vector loops of this loss where nothing has a weight, if it has some.
  func loops(_ kernels: borrowing ck_kernels) -> ck_pair_loss?
}

extension PairLoss {
  func loops(_ kernels: borrowing ck_kernels) -> ck_pair_loss? { nil }
}

private struct SquaredError: PairLoss {
  func value<Number: Real>(_ x: Number, _ t: Number, _: Number) -> Number { (x - t) * (x - t) }
  func slopes<Number: Real>(_ x: Number, _ t: Number, _: Number) -> (input: Number, target: Number) {
    (2 * (x - t), -2 * (x - t))
  }
}

/// |d| beyond `bend`, a parabola within: Huber's, scaled by 1/bend if `isSmoothL1`.
private struct BentError: PairLoss {
  let bend: Double
  let isSmoothL1: Bool

  func value<Number: Real>(_ x: Number, _ t: Number, _: Number) -> Number {
    let (size, bend) = ((x - t).magnitude, Number(self.bend))
    if size < bend { return isSmoothL1 ? size * size / 2 / bend : size * size / 2 }
    return isSmoothL1 ? size - bend / 2 : bend * (size - bend / 2)
  }

  func slopes<Number: Real>(_ x: Number, _ t: Number, _: Number) -> (input: Number, target: Number) {
    let (d, bend) = (x - t, Number(self.bend))
    let limit: Number = d > 0 ? 1 : d < 0 ? -1 : d
    let slope =
      d.magnitude < bend ? (isSmoothL1 ? d / bend : d) : isSmoothL1 ? limit : limit * bend
    return (slope, -slope)
  }
}

private struct CrossEntropyOfBits: PairLoss {
  func value<Number: Real>(_ x: Number, _ t: Number, _: Number) -> Number {
    let (yes, no) = logarithms(x)
    return -(t * yes + (1 - t) * no)
  }

  func slopes<Number: Real>(_ x: Number, _ t: Number, _: Number) -> (input: Number, target: Number) {
    let (yes, no) = logarithms(x)
    let width = x * (1 - x)
    return ((x - t) / (width < 1e-12 ? 1e-12 : width), no - yes)
  }

  /// No smaller than -100, so that a certain mistake costs 100 and not infinity.
  private func logarithms<Number: Real>(_ x: Number) -> (Number, Number) {
    (Swift.max(Number.log(x), -100), Swift.max(Number.log1p(-x), -100))
  }
}

private struct CrossEntropyOfLogits: PairLoss {
  func loops(_ kernels: borrowing ck_kernels) -> ck_pair_loss? { kernels.logit_loss }

  func value<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> Number {
    (1 - t) * x + (1 + (p - 1) * t) * softplus(-x)
  }

  func slopes<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> (input: Number, target: Number) {
    ((1 - t) - (1 + (p - 1) * t) * (1 - sigmoid(x)), (p - 1) * softplus(-x) - x)
  }
}

/// Binary cross-entropy times (1 - p)^γ for the probability p of what is true, so that easy elements count little.
private struct Focal: PairLoss {
  let alpha: Double?
  let gamma: Double

  func value<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> Number {
    let (miss, balance, _) = parts(x, t)
    return balance * Number.pow(miss, Number(gamma)) * CrossEntropyOfLogits().value(x, t, 1)
  }

  func slopes<Number: Real>(_ x: Number, _ t: Number, _ p: Number) -> (input: Number, target: Number) {
    let (miss, balance, probability) = parts(x, t)
    let entropy = CrossEntropyOfLogits().value(x, t, 1)
    let scale = Number.pow(miss, Number(gamma))
    // d(miss^γ)/d(miss); miss is 0 only where everything is.
    let bend = gamma == 0 || miss == 0 ? 0 : Number(gamma) * scale / miss
    let byInput =
      bend * (1 - 2 * t) * probability * (1 - probability) * entropy + scale * (probability - t)
    let byTarget = bend * (1 - 2 * probability) * entropy - scale * x
    let tilt = alpha.map { Number(2 * $0 - 1) } ?? 0
    return (balance * byInput, balance * byTarget + tilt * scale * entropy)
  }

  private func parts<Number: Real>(_ x: Number, _ t: Number) -> (Number, Number, Number) {
    let probability = sigmoid(x)
    let miss = 1 - (probability * t + (1 - probability) * (1 - t))
    let balance = alpha.map { Number($0) * t + Number(1 - $0) * (1 - t) } ?? 1
    return (miss, balance, probability)
  }
}

private struct Hinge: PairLoss {
  let margin: Double
  func value<Number: Real>(_ x: Number, _ t: Number, _: Number) -> Number {
    Swift.max(0, Number(margin) - t * x)
  }
  func slopes<Number: Real>(_ x: Number, _ t: Number, _: Number) -> (input: Number, target: Number) {
    Number(margin) - t * x > 0 ? (-t, -x) : (0, 0)
  }
}

private struct Divergence: PairLoss {
  let isLogarithm: Bool
  func value<Number: Real>(_ x: Number, _ t: Number, _: Number) -> Number {
    if isLogarithm { return Number.exp(t) * (t - x) }
    return (t == 0 ? 0 : t * Number.log(t)) - t * x
  }
  func slopes<Number: Real>(_ x: Number, _ t: Number, _: Number) -> (input: Number, target: Number) {
    if isLogarithm {
      let share = Number.exp(t)
      return (-share, share * (t - x + 1))
    }
    return (-t, t == 0 ? 0 : Number.log(t) + 1 - x)
  }
}

@inline(__always)
private func softplus<Number: Real>(_ x: Number) -> Number {
  Number.log1p(Number.exp(-x.magnitude)) + Swift.max(x, 0)
}

@inline(__always)
private func sigmoid<Number: Real>(_ x: Number) -> Number {
  let power = Number.exp(-x.magnitude)
  return x < 0 ? power / (1 + power) : 1 / (1 + power)
}

extension Tensor {
  /// (x - target)²; the shapes broadcast.
  ///
  /// ```swift
  /// try prediction.mseLoss(target).backward()
  /// ```
  public func mseLoss(_ target: Tensor, reduction: Reduction = .mean) throws(TensorError) -> Tensor {
    try compared(with: target, reduction, cost: 1, SquaredError(), "MseLossBackward0")
  }

  /// |x - target|; the shapes broadcast.
  public func l1Loss(_ target: Tensor, reduction: Reduction = .mean) throws(TensorError) -> Tensor {
    try compared(with: target, reduction, cost: 1, BentError(bend: 0, isSmoothL1: true), "L1LossBackward0")
  }

  /// d²/2 where d = |x - target| is less than `delta`, else delta·(d - delta/2); the shapes broadcast.
  public func huberLoss(
    _ target: Tensor, delta: Double = 1, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if !(delta > 0) { throw .layer(.lossNumber(name: "delta", value: delta, rule: "greater than 0")) }
    return try compared(
      with: target, reduction, cost: 1, BentError(bend: delta, isSmoothL1: false), "HuberLossBackward0")
  }

  /// d²/(2·beta) where d = |x - target| is less than `beta`, else d - beta/2; the shapes broadcast.
  public func smoothL1Loss(
    _ target: Tensor, beta: Double = 1, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if !(beta >= 0) { throw .layer(.lossNumber(name: "beta", value: beta, rule: "at least 0")) }
    return try compared(
      with: target, reduction, cost: 1, BentError(bend: beta, isSmoothL1: true), "SmoothL1LossBackward0")
  }

  /// -(t·log x + (1 - t)·log(1 - x)) for probabilities x, the logarithms no smaller than -100; `weight` broadcasts.
  ///
  /// Throws when an x is outside 0...1, and when the shapes differ.
  public func binaryCrossEntropy(
    _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if target.shape != shape { throw .layer(.bitShapes(input: shape, target: target.shape)) }
    for value in [try minimumOrNil(), try maximumOrNil()] {
      if let value, !(value >= 0 && value <= 1) { throw .layer(.notProbability(value)) }
    }
    return try compared(
      with: target, weight: weight, reduction, cost: 12, CrossEntropyOfBits(), "BinaryCrossEntropyBackward0")
  }

  /// Binary cross-entropy of sigmoid(x), computed from the logits x without overflow; `weight` and `positiveWeight` (the
  /// weight of targets 1) broadcast. Throws when the shapes differ.
  public func binaryCrossEntropyWithLogits(
    _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if target.shape != shape { throw .layer(.logitShapes(input: shape, target: target.shape)) }
    return try compared(
      with: target, weight: weight, positiveWeight: positiveWeight, reduction, cost: 12,
      CrossEntropyOfLogits(), "BinaryCrossEntropyWithLogitsBackward0")
  }

  /// Binary cross-entropy with logits, weighed by (1 - p)^gamma for the probability p given to what is true, and by
  /// `alpha` for targets 1 and 1 - alpha for targets 0 (nil: not).
  public func sigmoidFocalLoss(
    _ target: Tensor, alpha: Double? = 0.25, gamma: Double = 2, reduction: Reduction = .none
  ) throws(TensorError) -> Tensor {
    if target.shape != shape { throw .layer(.logitShapes(input: shape, target: target.shape)) }
    if !(gamma >= 0) { throw .layer(.lossNumber(name: "gamma", value: gamma, rule: "at least 0")) }
    return try compared(
      with: target, reduction, cost: 40, Focal(alpha: alpha, gamma: gamma), "SigmoidFocalLossBackward0")
  }

  /// max(0, margin - t·x) for targets t of 1 and -1: the binary support vector machine's. The shapes broadcast.
  public func hingeLoss(
    _ target: Tensor, margin: Double = 1, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    try compared(with: target, reduction, cost: 1, Hinge(margin: margin), "HingeLossBackward0")
  }

  /// t·(log t - x) for log-probabilities x: the Kullback-Leibler divergence from exp(x) to the target.
  ///
  /// With `targetIsLogarithm` the target holds log-probabilities, too. `perBatch` divides the sum by the size of the first
  /// axis, which the mathematical definition needs, rather than by the number of elements.
  public func klDivergence(
    _ target: Tensor, targetIsLogarithm: Bool = false, reduction: Reduction = .mean, perBatch: Bool = false
  ) throws(TensorError) -> Tensor {
    try compared(
      with: target, perBatch ? .sum : reduction, cost: 8, Divergence(isLogarithm: targetIsLogarithm),
      "KlDivBackward0", divisor: perBatch ? Double(Swift.max(1, shape.first ?? 1)) : 1)
  }

  private func minimumOrNil() throws(TensorError) -> Double? {
    count == 0 || !dtype.isFloat ? nil : try detach().min().item().double
  }

  private func maximumOrNil() throws(TensorError) -> Double? {
    count == 0 || !dtype.isFloat ? nil : try detach().max().item().double
  }

  private func compared<Loss: PairLoss>(
    with target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil, _ reduction: Reduction,
    cost: Double, _ loss: Loss, _ name: String, divisor: Double = 1
  ) throws(TensorError) -> Tensor {
    guard dtype.isFloat else { throw .notImplemented(kernel: name, dtype) }
    let shape = try Layout.broadcast(self.shape, target.shape)
    let order = shape == self.shape ? layout.likewise() : try Layout(shape: shape)
    func arranged(_ tensor: Tensor) throws(TensorError) -> Tensor {
      try tensor.detach().to(dtype).expand(shape).detach().arranged(in: order)
    }
    let (x, t) = (try arranged(self), try arranged(target))
    var extras: [Tensor] = []
    for extra in [weight, positiveWeight] { if let extra { extras.append(try arranged(extra)) } }
    let comparison = Comparison(
      loss: loss, order: order, reduction: reduction,
      divisor: reduction == .mean ? Double(order.count) : divisor, cost: cost, hasWeight: weight != nil,
      hasPositiveWeight: positiveWeight != nil)
    let result =
      dtype == .float32
      ? try comparison.run(Float.self, [x, t] + extras) : try comparison.run(Double.self, [x, t] + extras)
    let shapes = [self.shape, target.shape]
    let type = target.dtype
    return result.recorded(name, from: [self, target], saving: [x, t] + extras) { g throws(TensorError) in
      let shares =
        g.output.dtype == .float32
        ? try comparison.back(Float.self, g) : try comparison.back(Double.self, g)
      return [
        try shares.0?.gathered(to: shapes[0]), try shares.1?.gathered(to: shapes[1]).to(type),
      ]
    }
  }
}

/// The loops over a loss of pairs.
private struct Comparison<Loss: PairLoss> {
  let loss: Loss
  let order: Layout
  let reduction: Reduction
  let divisor, cost: Double
  let hasWeight, hasPositiveWeight: Bool

  /// The weights among the tensors: x, t, weight, positive weight.
  private func extras<Number: Real>(
    _: Number.Type, _ tensors: [Tensor]
  ) -> (weight: UnsafeMutablePointer<Number>?, positive: UnsafeMutablePointer<Number>?) {
    let weight: UnsafeMutablePointer<Number>? = hasWeight ? tensors[2].start() : nil
    let positive: UnsafeMutablePointer<Number>? =
      hasPositiveWeight ? tensors[hasWeight ? 3 : 2].start() : nil
    return (weight, positive)
  }

  /// The vector loops, where they do all that is wanted.
  private func loops(_ engine: Engine, _ dtype: DType) -> ck_pair_loss? {
    dtype == .float32 && !hasWeight && !hasPositiveWeight ? loss.loops(engine.kernels) : nil
  }

  /// The losses, if `out` is given, and their sum.
  private func vectorRun(
    _ value: (Int, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?) -> Double,
    _ tensors: [Tensor], _ out: UnsafeMutablePointer<Float>?
  ) throws(TensorError) -> Double {
    let (x, t) = (tensors[0].start(Float.self), tensors[1].start(Float.self))
    return try tensors[0].engine.total(order.count, per: 1 << 13, cost: 2) { range in
      value(range.count, x + range.lowerBound, t + range.lowerBound, out.map { $0 + range.lowerBound })
    }
  }

  func run<Number: Real>(_: Number.Type, _ tensors: [Tensor]) throws(TensorError) -> Tensor {
    let engine = tensors[0].engine
    let (x, t) = (tensors[0].start(Number.self), tensors[1].start(Number.self))
    let (weight, positive) = extras(Number.self, tensors)
    if reduction == .none {
      let result = try engine.empty(like: order, dtype: Number.dtype)
      if let value = loops(engine, Number.dtype)?.value {
        _ = try vectorRun(value, tensors, result.start(Float.self))
        return result
      }
      let out = result.start(Number.self)
      try engine.inRanges(order.count, cost: cost) { range in
        for index in range {
          let value = loss.value(x[index], t[index], positive?[index] ?? 1)
          out[index] = value * (weight?[index] ?? 1)
        }
      }
      return result
    }
    if let value = loops(engine, Number.dtype)?.value {
      let total = try vectorRun(value, tensors, nil)
      return engine.scalar(float: total / divisor, dtype: .float32)
    }
    let total = try engine.total(order.count, per: 1 << 13, cost: cost) { range in
      var sum = 0.0
      for index in range {
        let value = loss.value(x[index], t[index], positive?[index] ?? 1)
        sum += (value * (weight?[index] ?? 1)).asDouble
      }
      return sum
    }
    return engine.scalar(float: total / divisor, dtype: Number.dtype)
  }

  func back<Number: Real>(
    _: Number.Type, _ g: Gradient
  ) throws(TensorError) -> (Tensor?, Tensor?) {
    let engine = g.output.engine
    let (x, t) = (g.saved[0].start(Number.self), g.saved[1].start(Number.self))
    let (weight, positive) = extras(Number.self, g.saved)
    let output = reduction == .none ? try g.output.arranged(in: order) : g.output
    let shares = output.start(Number.self)
    let one = reduction == .none ? 0 : Number(shares[0].asDouble / divisor)
    let results = [
      g.needs[0] ? try engine.empty(like: order, dtype: Number.dtype) : nil,
      g.needs[1] ? try engine.empty(like: order, dtype: Number.dtype) : nil,
    ]
    let (byInput, byTarget) = (results[0]?.start(Number.self), results[1]?.start(Number.self))
    let isReduced = reduction != .none
    if !g.needs[1], let slopes = loops(engine, Number.dtype)?.slopes, let result = results[0] {
      let (x, t) = (g.saved[0].start(Float.self), g.saved[1].start(Float.self))
      let (given, out) = (output.start(Float.self), result.start(Float.self))
      let one = Float(one)
      try engine.inRanges(order.count, cost: 2) { range in
        let at = range.lowerBound
        if isReduced {
          withUnsafePointer(to: one) { slopes(range.count, x + at, t + at, $0, 0, out + at) }
        } else {
          slopes(range.count, x + at, t + at, given + at, 1, out + at)
        }
      }
      return (result, nil)
    }
    try engine.inRanges(order.count, cost: cost) { range in
      for index in range {
        let slopes = loss.slopes(x[index], t[index], positive?[index] ?? 1)
        let share = (isReduced ? one : shares[index]) * (weight?[index] ?? 1)
        if let byInput { byInput[index] = share * slopes.input }
        if let byTarget { byTarget[index] = share * slopes.target }
      }
    }
    return (results[0], results[1])
  }
}
