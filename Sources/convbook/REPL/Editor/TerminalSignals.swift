// Ctrl-C must stop a cell that computes, clear a line that is edited, and never end the program.
//
// A handler may do next to nothing, and would need global state to know what is going on. So no signal is handled:
// all are blocked, in every thread, and one thread of their own waits for them with `sigwait`, where any code may run.
// While a line is edited it passes them on through a pipe, on which the line's reader waits beside the keyboard; while
// a cell runs it acts itself. A signal that ends the program finds the terminal as the program found it.

import Glibc
import Limits
import Synchronization

/// The signals of a terminal: keys (Ctrl-C, Ctrl-Z), a changed window, and requests to end.
///
/// ```swift
/// let signals = TerminalSignals()
/// signals?.stop(session.cancelFlag)
/// ```
/// Make one, on the main thread, before any other thread starts: threads inherit the mask.
final class TerminalSignals: Sendable {
  /// Becomes readable when a signal came while a line is edited: `next()` gives it.
  let descriptor: Int32
  private let sender: Int32
  private let isEditing = Atomic<Bool>(false)
  private let flag = Mutex<CancelFlag?>(nil)

  private static let handled = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

  /// Starts the thread; nil when the system has no pipe or thread left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    sender = ends[1]
    var mask = Self.mask()
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    guard startThread() else { return nil }
  }

  /// From now on Ctrl-C raises this flag while no line is edited.
  func stop(_ flag: CancelFlag) { self.flag.withLock { $0 = flag } }

  /// What Ctrl-C does to a running cell.
  func interrupt() { flag.withLock { $0?.raise() } }

  /// The running cell has been asked to stop, and has not done so yet.
  var isInterrupting: Bool { flag.withLock { $0?.isRaised ?? false } }

  /// Passes signals on to `next()` while `body` runs; those that came before, and what they raised, are forgotten.
  func whileEditing<Result>(_ body: () -> Result) -> Result {
    while next() != nil {}
    isEditing.store(true, ordering: .sequentiallyConsistent)
    flag.withLock { $0?.lower() }
    defer { isEditing.store(false, ordering: .sequentiallyConsistent) }
    return body()
  }

  /// Lets another program have the terminal and its signals while `body` runs, in the midst of a line that is edited: a
  /// Ctrl-Z there stops us as well. What came meanwhile was for the other program.
  func whileElsewhere<Result>(_ body: () -> Result) -> Result {
    isEditing.store(false, ordering: .sequentiallyConsistent)
    defer {
      flag.withLock { $0?.lower() }
      isEditing.store(true, ordering: .sequentiallyConsistent)
      while next() != nil {}
    }
    return body()
  }

  /// The next signal that came while editing; nil when there is none.
  func next() -> Int32? {
    var number: UInt8 = 0
    return read(descriptor, &number, 1) == 1 ? Int32(number) : nil
  }

  /// Ends the program as the signal would have done, had it not been blocked.
  static func die(of number: Int32) -> Never {
    TerminalHold.giveBack()
    signal(number, SIG_DFL)
    // Sent to this thread alone: the one that waits for signals would take one sent to the process.
    raise(number)
    var mask = mask()
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    _exit(128 + number)
  }

  private static func mask() -> sigset_t {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in handled { sigaddset(&mask, number) }
    return mask
  }

  private func startThread() -> Bool {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let error = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<TerminalSignals>.fromOpaque(context).takeRetainedValue().wait()
      }, context.toOpaque())
    if error != 0 {
      context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func wait() -> Never {
    var mask = Self.mask()
    // Whether the terminal was given back when the program was stopped, and is to be taken again.
    var wasHeld = false
    while true {
      var number: Int32 = 0
      guard sigwait(&mask, &number) == 0 else { continue }
      if isEditing.load(ordering: .sequentiallyConsistent) {
        var byte = UInt8(number)
        write(sender, &byte, 1)
        continue
      }
      switch number {
      case SIGINT: interrupt()
      case SIGTSTP:
        wasHeld = TerminalHold.giveBack()
        kill(getpid(), SIGSTOP)
      case SIGCONT:
        if wasHeld { TerminalHold.take() }
        wasHeld = false
      case SIGWINCH: break
      default: Self.die(of: number)
      }
    }
  }
}
