// Ctrl-C in programs without a prompt.
//
// A signal handler may do almost nothing, and needs a global variable to do it with. So no handler is set: the signal is
// blocked in every thread, and one thread does nothing but wait for it and raise the session's flag. Who presses Ctrl-C
// three times wants out, whatever the cell is doing.

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
  private let count = Atomic<Int>(0)

  private init() {}

  /// From now on Ctrl-C raises this flag too.
  func stop(_ flag: CancelFlag) { flags.withLock { $0.append(flag) } }

  /// Ctrl-C is no longer this flag's business.
  func release(_ flag: CancelFlag) { flags.withLock { $0.removeAll { $0 === flag } } }

  var wereReceived: Bool { count.load(ordering: .relaxed) > 0 }

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
    var received: Int32 = 0
    while sigwait(&signals, &received) == 0 {
      if watcher.count.add(1, ordering: .relaxed).newValue >= 3 { _exit(exitCode) }
      watcher.flags.withLock { flags in flags.forEach { $0.raise() } }
    }
    return nil
  }
}
