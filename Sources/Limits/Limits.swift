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

  /// No limits but those given: instructions, bytes, seconds, bytes of output.
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

  public private(set) var budget: Budget {
    didSet { memory.pointee.allowed = budget.bytes }
  }
  /// The steps that the cell may still take, those not yet polled for left out; below 0 when work has used up more.
  public private(set) var stepsLeft: Int
  private var deadline: Double
  private var outputLeft: Int

  /// Bytes in use and allowed.
  public struct Memory {
    public var used = 0
    public fileprivate(set) var allowed: Int
  }

  /// Behind a pointer, which small objects keep: they change it at birth and death, and to do so through this object
  /// would count a reference to it each time.
  public let memory: UnsafeMutablePointer<Memory>

  /// Accounts with nothing used. A clock that stands still, as the one unless given does, never ends a cell.
  public init(
    budget: Budget = Budget(), cancelFlag: CancelFlag = CancelFlag(),
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.budget = budget
    memory = .allocate(capacity: 1)
    memory.initialize(to: Memory(allowed: budget.bytes))
    self.cancelFlag = cancelFlag
    self.clock = clock
    stepsLeft = budget.steps
    outputLeft = budget.outputBytes
    deadline = clock() + budget.seconds
  }

  deinit { memory.deallocate() }

  /// The host's clock: seconds since an arbitrary start.
  public var seconds: Double { clock() }

  /// Starts a new cell: steps, time and output begin anew; memory in use carries over.
  public func begin(_ budget: Budget) {
    self.budget = budget
    stepsLeft = budget.steps
    outputLeft = budget.outputBytes
    deadline = clock() + budget.seconds
  }

  public var bytesUsed: Int { memory.pointee.used }

  /// Looks at the cancel flag, the clock, and whether work has used up the steps. Safe from any thread.
  public func poll() throws(LimitError) {
    if cancelFlag.isRaised { throw .cancelled }
    if stepsLeft < 0 { throw .steps(allowed: budget.steps) }
    if deadline < .infinity, clock() > deadline { throw .time(allowedSeconds: budget.seconds) }
  }

  /// Charges `steps` to the step budget, then polls.
  public func poll(steps: Int) throws(LimitError) {
    if stepsLeft < steps { throw .steps(allowed: budget.steps) }
    stepsLeft &-= steps
    try poll()
  }

  /// Runs `body` with no more than so many of the steps that are left; what it takes is taken off them.
  ///
  /// ```swift
  /// let text = try limits.with(stepsAtMost: 10_000) { try exception.str(machine) }
  /// ```
  public func with<Result, Failure: Error>(
    stepsAtMost steps: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let others = max(0, stepsLeft - steps)
    stepsLeft -= others
    defer { stepsLeft += others }
    return try body()
  }

  /// A step is as much as so many nanoseconds of work outside the machine.
  private static let nanosecondsPerStep = 64.0

  /// Charges work that is about to be done outside the machine to the step budget, by what it is estimated to take on one
  /// thread; the next ``poll()`` says when that was too much.
  ///
  /// The estimate must follow from sizes alone, so that a script takes as many steps wherever it runs.
  public func charge(nanoseconds: Double) {
    charge(steps: Int(min(nanoseconds / Limits.nanosecondsPerStep, 0x1p52)))
  }

  /// Likewise, in steps.
  public func charge(steps: Int) { stepsLeft = stepsLeft < steps ? -1 : stepsLeft &- steps }

  /// Charges `bytes` of memory about to be allocated.
  public func charge(bytes: Int) throws(LimitError) {
    try reserve(bytes: bytes)
    memory.pointee.used &+= bytes
  }

  /// Whether `bytes` more would still fit the memory budget; charges nothing.
  @inlinable
  public func reserve(bytes: Int) throws(LimitError) {
    let (total, overflow) = memory.pointee.used.addingReportingOverflow(bytes)
    if overflow || total > memory.pointee.allowed {
      throw .memory(requested: bytes, used: memory.pointee.used, allowed: memory.pointee.allowed)
    }
  }

  /// Charges `bytes` that are already in use, without a check: for small objects, whose sum the next poll
  /// looks at.
  @inlinable
  public func note(bytes: Int) { memory.pointee.used &+= bytes }

  /// Gives back what was charged, when the memory is freed.
  @inlinable
  public func release(bytes: Int) { memory.pointee.used &-= bytes }

  /// Charges `bytes` of output about to be emitted.
  public func charge(outputBytes bytes: Int) throws(LimitError) {
    if outputLeft < bytes { throw .output(allowed: budget.outputBytes) }
    outputLeft &-= bytes
  }
}
