#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Tensors

// Learning rates over time, as functions.
//
// A schedule says the rate at step t (or epoch t: it does not care) from t and the base rate alone, so nothing is kept
// between steps, any step can be asked for, and a run can be continued anywhere. PyTorch computes most of its schedules
// from the rate before, Keras from the step; both come to these formulas. With x = t/T:
//
//     step           b g^floor(t/T)             polynomial   low + (b - low)(1 - x)^p
//     exponential    b g^x                      cosine       low + (b - low)(1 + cos(pi x))/2
//     inverse time   b/(1 + g x)                linear       b (from + (to - from) x)

/// A learning rate for every step.
///
/// ```swift
/// let schedule = Schedule.warmup(10, from: 0.1, then: .cosine(40))
/// try schedule.rate(at: 0, base: 0.1)    // 0.01
/// try schedule.rate(at: 10, base: 0.1)   // 0.1
/// ```
public indirect enum Schedule: Equatable, Sendable {
  /// The lowest rate: a number, or a share of the base rate (Keras's alpha).
  public enum Low: Equatable, Sendable {
    case rate(Double)
    case share(Double)
  }

  case constant
  /// Times `factor` after every `every` steps (StepLR).
  case step(every: Int, factor: Double)
  /// Times `factor` from each of these steps on (MultiStepLR).
  case multiStep([Int], factor: Double)
  /// These rates, one more than boundaries; each holds up to and with its boundary (PiecewiseConstantDecay).
  case pieces(boundaries: [Int], rates: [Double])
  /// Times `factor` every `over` steps, smoothly or in stairs (ExponentialLR, ExponentialDecay).
  case exponential(factor: Double, over: Int = 1, stairs: Bool = false)
  /// b/(1 + decay*t/over), the 1/t rule (InverseTimeDecay).
  case inverseTime(decay: Double, over: Int = 1, stairs: Bool = false)
  /// Down to `low` in so many steps (PolynomialLR, PolynomialDecay); with `cycles`, stretched each time they are over.
  case polynomial(Int, power: Double = 1, low: Low = .rate(0), cycles: Bool = false)
  /// Half a cosine down to `low` in so many steps. Afterwards it stays there (CosineDecay), or with `mirrored` goes up
  /// again and down (CosineAnnealingLR).
  case cosine(Int, low: Low = .rate(0), mirrored: Bool = false)
  /// Half cosines one after the other, each `longer` times as long and beginning `peak` times as high as the one before
  /// (CosineAnnealingWarmRestarts, CosineDecayRestarts).
  case cosineRestarts(first: Int, longer: Double = 1, peak: Double = 1, low: Low = .rate(0))
  /// The share of the base rate goes in a line from one to the other in so many steps, and stays (LinearLR).
  case linear(Int, from: Double, to: Double = 1)
  /// In a line up from a share of the base rate in so many steps; then another schedule, from its own step 0.
  case warmup(Int, from: Double = 0, then: Schedule)
  /// Up to the base rate and far down again, in `total` steps (OneCycleLR, whose max_lr is the base rate here).
  case oneCycle(total: Int, OneCycle = OneCycle())

  /// The numbers of the one-cycle policy.
  public struct OneCycle: Equatable, Sendable {
    /// The share of the steps that goes up.
    public var rising: Double
    /// The first rate is base/start, the last that over `end`.
    public var start, end: Double
    /// Straight lines instead of cosines.
    public var isLinear: Bool
    /// Down to the first rate as fast as it went up, and only then to the last.
    public var hasThreePhases: Bool

    /// With PyTorch's defaults: three tenths of the steps up to the base rate from a twenty-fifth of it, then down to almost
    /// nothing.
    public init(
      rising: Double = 0.3, start: Double = 25, end: Double = 1e4, isLinear: Bool = false,
      hasThreePhases: Bool = false
    ) {
      self.rising = rising
      self.start = start
      self.end = end
      self.isLinear = isLinear
      self.hasThreePhases = hasThreePhases
    }
  }
}

/// Numbers that make no schedule.
public enum ScheduleError: Error, Equatable, Sendable, CustomStringConvertible {
  case step(Int)
  case steps(String, Int)
  case restart(Double)
  case pieces(boundaries: Int, rates: Int)
  case rising(Double)
  /// A one-cycle schedule ends.
  case pastEnd(step: Int, total: Int)
  case patience(String, Int)
  case factor(Double)

  public var description: String {
    switch self {
    case .step(let step): "a schedule begins at step 0, asked for \(step)"
    case .steps(let what, let steps): "\(what) must be at least 1 step, got \(steps)"
    case .restart(let longer):
      "each period must be at least as long as the one before, got \(longer.text) times"
    case .pieces(let boundaries, let rates):
      "\(boundaries) boundaries need \(boundaries + 1) rates, got \(rates)"
    case .rising(let share): "the rising share must be between 0 and 1, got \(share.text)"
    case .pastEnd(let step, let total): "step \(step) of a schedule that has \(total) steps"
    case .patience(let what, let count): "\(what) must be at least 0, got \(count)"
    case .factor(let factor): "the factor must be at least 0 and below 1, got \(factor.text)"
    }
  }
}

extension Schedule {
  /// The rate at a step, from 0 on.
  public func rate(at step: Int, base: Double) throws(ScheduleError) -> Double {
    if step < 0 { throw .step(step) }
    let t = Double(step)
    switch self {
    case .constant: return base
    case .step(let every, let factor):
      return try base * pow(factor, (t / Self.positive("every", every)).rounded(.down))
    case .multiStep(let milestones, let factor):
      return base * pow(factor, Double(milestones.count { $0 <= step }))
    case .pieces(let boundaries, let rates):
      if rates.count != boundaries.count + 1 { throw .pieces(boundaries: boundaries.count, rates: rates.count) }
      return rates[boundaries.count { $0 < step }]
    case .exponential(let factor, let over, let stairs):
      let x = try t / Self.positive("over", over)
      return base * pow(factor, stairs ? x.rounded(.down) : x)
    case .inverseTime(let decay, let over, let stairs):
      let x = try t / Self.positive("over", over)
      return base / (1 + decay * (stairs ? x.rounded(.down) : x))
    case .polynomial(let steps, let power, let low, let cycles):
      var length = try Self.positive("polynomial", steps)
      if cycles, t > 0 { length *= (t / length).rounded(.up) }
      let low = low.rate(base)
      return low + (base - low) * pow(max(0, 1 - t / length), power)
    case .cosine(let steps, let low, let mirrored):
      let x = try t / Self.positive("cosine", steps)
      return Self.cosine(from: base, to: low.rate(base), mirrored ? x : min(1, x))
    case .cosineRestarts(let first, let longer, let peak, let low):
      return try Self.restarts(t, base: base, first: first, longer: longer, peak: peak, low: low.rate(base))
    case .linear(let steps, let from, let to):
      return try base * (from + (to - from) * min(1, t / Self.positive("linear", steps)))
    case .warmup(let steps, let from, let then):
      if step >= steps { return try then.rate(at: step - max(0, steps), base: base) }
      return base * (from + (1 - from) * t / Double(steps))
    case .oneCycle(let total, let cycle):
      return try cycle.rate(at: step, total: total, base: base)
    }
  }

  private static func positive(_ what: String, _ steps: Int) throws(ScheduleError) -> Double {
    if steps < 1 { throw .steps(what, steps) }
    return Double(steps)
  }

  fileprivate static func cosine(from high: Double, to low: Double, _ x: Double) -> Double {
    low + (high - low) * (1 + cos(.pi * x)) / 2
  }

  private static func restarts(
    _ t: Double, base: Double, first: Int, longer: Double, peak: Double, low: Double
  ) throws(ScheduleError) -> Double {
    let length = try positive("first", first)
    if !(longer >= 1) || !longer.isFinite { throw .restart(longer) }
    let x = t / length
    // After n periods 1 + q + … + q^(n-1) = (q^n - 1)/(q - 1) first lengths have passed.
    var period = longer == 1 ? x.rounded(.down) : (log(1 + x * (longer - 1)) / log(longer)).rounded(.down)
    func passed(_ n: Double) -> Double { longer == 1 ? n : (pow(longer, n) - 1) / (longer - 1) }
    // The logarithm may miss a border by a rounding.
    if passed(period + 1) <= x { period += 1 }
    if passed(period) > x { period -= 1 }
    let inside = (x - passed(period)) / pow(longer, period)
    return low + (base - low) * pow(peak, period) * (1 + cos(.pi * inside)) / 2
  }
}

extension Schedule.Low {
  fileprivate func rate(_ base: Double) -> Double {
    switch self {
    case .rate(let rate): rate
    case .share(let share): share * base
    }
  }
}

extension Schedule.OneCycle {
  fileprivate func rate(at step: Int, total: Int, base: Double) throws(ScheduleError) -> Double {
    if total < 1 { throw .steps("total", total) }
    if step > total { throw .pastEnd(step: step, total: total) }
    if !(rising >= 0 && rising <= 1) { throw .rising(rising) }
    let (first, t) = (base / start, Double(step))
    let up = rising * Double(total) - 1
    var phases: [(end: Double, from: Double, to: Double)] = [(up, first, base)]
    if hasThreePhases { phases.append((2 * up, base, first)) }
    phases.append((Double(total) - 1, hasThreePhases ? first : base, first / end))
    var begin = 0.0
    for (place, phase) in phases.enumerated() where t <= phase.end || place == phases.count - 1 {
      if place > 0 { begin = phases[place - 1].end }
      let x = phase.end == begin ? 1 : (t - begin) / (phase.end - begin)
      return isLinear
        ? phase.from + (phase.to - phase.from) * x : Schedule.cosine(from: phase.from, to: phase.to, x)
    }
    return base
  }
}
