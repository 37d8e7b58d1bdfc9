import Synchronization

// How a host stops what runs. The one who wants it stopped is on another thread, or in a signal handler, where no lock may
// be taken: so there is one atomic bit, which the worker looks at often enough.

/// A request to stop, raised by any thread or signal handler and seen by the one that works.
///
/// The machine polls it on loops and calls, the tensor loops about every millisecond. A script may catch what comes of
/// it (`except KeyboardInterrupt`, to save what it has); who asks ``mostPatience`` times is not to be put off.
public final class CancelFlag: Sendable {
  /// From this request on, the stop cannot be caught.
  public static let mostPatience = 3

  private let raised = Atomic<Bool>(false)
  private let requests = Atomic<Int>(0)
  private let isAnswered = Atomic<Bool>(false)

  /// A flag that is not raised.
  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Whether somebody waits for an end: work that can be left until later is.
  public var isUrgent: Bool { isRaised || isAnswered.load(ordering: .relaxed) }

  /// Asks for a stop; signal handlers may.
  public func raise() {
    requests.wrappingAdd(1, ordering: .relaxed)
    raised.store(true, ordering: .relaxed)
  }

  /// Lowers the flag; the host does so before each cell.
  public func lower() {
    raised.store(false, ordering: .relaxed)
    isAnswered.store(false, ordering: .relaxed)
    requests.store(0, ordering: .relaxed)
  }

  /// Takes note of a request, which an exception now carries on: whether the script may catch that.
  public func answer() -> Bool {
    let isPatient = requests.load(ordering: .relaxed) < CancelFlag.mostPatience
    if isPatient { raised.store(false, ordering: .relaxed) }
    isAnswered.store(true, ordering: .relaxed)
    return isPatient
  }

  /// The script has caught the exception, and goes on.
  public func resume() { isAnswered.store(false, ordering: .relaxed) }
}
