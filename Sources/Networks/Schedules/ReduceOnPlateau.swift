// The one schedule that listens: when the loss stops falling, the rate goes down.
//
// A value is better when it beats the best so far by more than the threshold; after more than `patience` reports in a row
// that are not, the rate is multiplied by the factor, and for `cooldown` reports nothing is counted. Keras counts both
// one differently (it acts when the patience is reached, and counts in the last report of the cooldown) and starts from
// other defaults; `keras` makes the rule that acts as Keras's.

/// Lowers the learning rate when a reported value no longer improves.
///
/// ```swift
/// var rule = try ReduceOnPlateau(factor: 0.5, patience: 2)
/// rate = rule.rate(after: validationLoss, current: rate)   // after every epoch
/// ```
public struct ReduceOnPlateau: Equatable, Sendable {
  /// Whether a measure should fall, as a loss, or rise, as an accuracy.
  public enum Goal: Sendable { case smaller, larger }

  /// By how much a value must beat the best: of the best's size, or plainly.
  public enum Threshold: Equatable, Sendable {
    case relative(Double)
    case absolute(Double)
  }

  public let goal: Goal
  public let factor, lowest, leastChange: Double
  public let patience, cooldown: Int
  public let threshold: Threshold
  public private(set) var best: Double
  private var reportsWithoutGain = 0
  private var cooling = 0

  /// PyTorch's rule and defaults; changes of the rate of at most `leastChange` are not made.
  public init(
    _ goal: Goal = .smaller, factor: Double = 0.1, patience: Int = 10, threshold: Threshold = .relative(1e-4),
    cooldown: Int = 0, lowest: Double = 0, leastChange: Double = 1e-8
  ) throws(ScheduleError) {
    if !(factor >= 0 && factor < 1) { throw .factor(factor) }
    if patience < 0 { throw .patience("patience", patience) }
    if cooldown < 0 { throw .patience("cooldown", cooldown) }
    self.goal = goal
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.cooldown = cooldown
    self.lowest = lowest
    self.leastChange = leastChange
    best = goal == .smaller ? .infinity : -.infinity
  }

  /// Keras's rule and defaults.
  public static func keras(
    _ goal: Goal = .smaller, factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4,
    cooldown: Int = 0,
    lowest: Double = 0
  ) throws(ScheduleError) -> ReduceOnPlateau {
    if patience < 0 { throw .patience("patience", patience) }
    if cooldown < 0 { throw .patience("cooldown", cooldown) }
    return try ReduceOnPlateau(
      goal, factor: factor, patience: max(0, patience - 1), threshold: .absolute(threshold),
      cooldown: max(0, cooldown - 1), lowest: lowest, leastChange: 0)
  }

  /// The rate to go on with after a report; a value that is no number is never better.
  public mutating func rate(after value: Double, current: Double) -> Double {
    if isBetter(value) {
      best = value
      reportsWithoutGain = 0
    } else {
      reportsWithoutGain += 1
    }
    if cooling > 0 {
      cooling -= 1
      reportsWithoutGain = 0
    }
    if reportsWithoutGain <= patience { return current }
    cooling = cooldown
    reportsWithoutGain = 0
    let lowered = max(current * factor, lowest)
    return current - lowered > leastChange ? lowered : current
  }

  private func isBetter(_ value: Double) -> Bool {
    switch (goal, threshold) {
    case (.smaller, .relative(let share)): value < best * (1 - share)
    case (.larger, .relative(let share)): value > best * (1 + share)
    case (.smaller, .absolute(let step)): value < best - step
    case (.larger, .absolute(let step)): value > best + step
    }
  }
}
