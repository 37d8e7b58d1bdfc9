// Ctrl-C in programs without a prompt.
//
// A signal handler may do almost nothing, and needs a global variable to do it with. So no handler is set: the signal is
// blocked in every thread, and one thread does nothing but wait for it and raise the session's flag. Who presses Ctrl-C
// three times and gets no answer wants out, whatever the cell is doing.

import Limits
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Watches for Ctrl-C.
final class Interrupts: Sendable {
  /// The exit code of a program that Ctrl-C ended.
  static let exitCode: Int32 = 130

  private let flags = Mutex<[CancelFlag]>([])
  private let received = Atomic<Bool>(false)

  private init() {}

  /// From now on Ctrl-C raises this flag too.
  func stop(_ flag: CancelFlag) { flags.withLock { $0.append(flag) } }

  /// Ctrl-C is no longer this flag's business.
  func release(_ flag: CancelFlag) { flags.withLock { $0.removeAll { $0 === flag } } }

  var wereReceived: Bool { received.load(ordering: .relaxed) }

  /// Begins to watch. Call it once, on the main thread, before others are made; where the program was started with
  /// Ctrl-C ignored (in the background), it stays ignored.
  static func watch() -> Interrupts {
    let watcher = Interrupts()
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let argument = Unmanaged.passRetained(watcher).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let failure = pthread_create(&thread, nil, { Interrupts.wait($0) }, argument)
    if failure != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
    return watcher
  }

  private static func wait(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let watcher = Unmanaged<Interrupts>.fromOpaque(argument).takeRetainedValue()
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    var signal: Int32 = 0
    var unanswered = 0
    while sigwait(&signals, &signal) == 0 {
      watcher.received.store(true, ordering: .relaxed)
      unanswered = watcher.raiseFlags() ? 1 : unanswered + 1
      if unanswered >= 3 { _exit(exitCode) }
    }
    return nil
  }

  /// Raises all flags; says whether everyone had seen the time before.
  private func raiseFlags() -> Bool {
    flags.withLock { flags in
      let isAnswered = !flags.isEmpty && flags.allSatisfy { !$0.isRaised }
      flags.forEach { $0.raise() }
      return isAnswered
    }
  }
}
