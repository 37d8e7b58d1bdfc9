import Synchronization

/// A request to stop, raised by any thread or signal handler and seen by the one that works.
///
/// The machine polls it on loops and calls, the tensor loops about every millisecond.
public final class CancelFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  public func raise() { raised.store(true, ordering: .relaxed) }

  /// Lowers the flag; the host does so before each cell.
  public func lower() { raised.store(false, ordering: .relaxed) }
}
