// What a script may spend.
//
// A host gives every cell a budget: steps of the machine, bytes of memory, wall time, bytes of output.
// The machine and the tensor loops share one `Limits` object; each charges it *before* it spends, so a
// budget is never overdrawn by more than one poll interval. Cancelling is the same mechanism: a flag that
// the same polls look at. Clocks are the host's: `Limits` never reads one itself.

/// Why work was stopped by its host.
public enum LimitError: Error, Equatable, Sendable {
  /// The user or the host raised the cancel flag (Ctrl-C).
  case cancelled
  /// The step budget is used up.
  case steps(allowed: Int)
  /// An allocation of `requested` bytes would exceed the memory budget.
  case memory(requested: Int, used: Int, allowed: Int)
  /// The wall-clock budget is used up.
  case time(allowedSeconds: Double)
  /// The cell printed more than its output budget.
  case output(allowed: Int)
}

/// The budgets of one cell. `Int.max` and `.infinity` mean "no limit".
public struct Budget: Equatable, Sendable {
  public var steps: Int
  public var bytes: Int
  public var seconds: Double
  public var outputBytes: Int

  public init(
    steps: Int = .max, bytes: Int = .max, seconds: Double = .infinity, outputBytes: Int = .max
  ) {
    self.steps = steps
    self.bytes = bytes
    self.seconds = seconds
    self.outputBytes = outputBytes
  }
}

/// The accounts of one session, charged by the thread that runs the script.
///
/// ```swift
/// let limits = Limits(budget: Budget(steps: 1_000_000), clock: { monotonicSeconds() })
/// try limits.charge(bytes: 4096)   // before allocating
/// try limits.poll(steps: 8192)     // on back-edges and calls
/// ```
/// Only ``poll()`` may be called from several threads at once (a parallel tensor loop does); everything else
/// belongs to the script's thread.
public final class Limits: @unchecked Sendable {
  public let cancelFlag: CancelFlag
  /// Seconds since an arbitrary start; supplied by the host.
  private let clock: @Sendable () -> Double

  public private(set) var budget: Budget
  private var stepsLeft: Int
  private var deadline: Double
  public private(set) var bytesUsed = 0
  private var outputLeft: Int

  public init(
    budget: Budget = Budget(), cancelFlag: CancelFlag = CancelFlag(),
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.budget = budget
    self.cancelFlag = cancelFlag
    self.clock = clock
    stepsLeft = budget.steps
    outputLeft = budget.outputBytes
    deadline = clock() + budget.seconds
  }

  /// Starts a new cell: steps, time and output begin anew; memory in use carries over.
  public func begin(_ budget: Budget) {
    self.budget = budget
    stepsLeft = budget.steps
    outputLeft = budget.outputBytes
    deadline = clock() + budget.seconds
  }

  /// Looks at the cancel flag and the clock. Safe from any thread.
  public func poll() throws(LimitError) {
    if cancelFlag.isRaised { throw .cancelled }
    if deadline < .infinity, clock() > deadline { throw .time(allowedSeconds: budget.seconds) }
  }

  /// Charges `steps` to the step budget, then polls.
  public func poll(steps: Int) throws(LimitError) {
    if stepsLeft < steps { throw .steps(allowed: budget.steps) }
    stepsLeft &-= steps
    try poll()
  }

  /// Charges `bytes` of memory about to be allocated.
  public func charge(bytes: Int) throws(LimitError) {
    try reserve(bytes: bytes)
    bytesUsed &+= bytes
  }

  /// Whether `bytes` more would still fit the memory budget; charges nothing.
  public func reserve(bytes: Int) throws(LimitError) {
    let (total, overflow) = bytesUsed.addingReportingOverflow(bytes)
    if overflow || total > budget.bytes {
      throw .memory(requested: bytes, used: bytesUsed, allowed: budget.bytes)
    }
  }

  /// Charges `bytes` that are already in use, without a check: for small objects, whose sum the next poll
  /// looks at.
  public func note(bytes: Int) { bytesUsed &+= bytes }

  /// Gives back what was charged, when the memory is freed.
  public func release(bytes: Int) { bytesUsed &-= bytes }

  /// Charges `bytes` of output about to be emitted.
  public func charge(outputBytes bytes: Int) throws(LimitError) {
    if outputLeft < bytes { throw .output(allowed: budget.outputBytes) }
    outputLeft &-= bytes
  }
}
