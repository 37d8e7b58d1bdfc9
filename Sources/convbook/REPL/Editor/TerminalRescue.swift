// A crash while a line is edited would leave the user's shell on a terminal that echoes nothing. For as long as the
// terminal is in editing mode, the signals of a crash put it back before they end the program.
//
// A handler may call little, and gets nothing but the signal's number: so what it needs lies at an address that is fixed
// when the program starts, and it calls `tcsetattr` and `write` alone.

import Glibc
import Synchronization

/// Gives the terminal back on a crash.
enum TerminalRescue {
  /// Written once, before the handler is set.
  nonisolated(unsafe) private static let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  private static let isEditing = Atomic<Bool>(false)

  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

  /// Leaves the mode of pasting, shows the cursor, ends colours.
  private static let sequence = Array("\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m\r\n".utf8)

  /// Remembers the terminal as it is now, and watches for crashes from now on.
  static func begin() {
    settings.initialize(to: termios())
    guard tcgetattr(STDIN_FILENO, settings) == 0, !sequence.isEmpty else { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { TerminalRescue.restore(after: $0) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for crash in crashes { sigaction(crash, &action, nil) }
  }

  /// Whether the terminal is in editing mode.
  static func isNeeded(_ isNeeded: Bool) {
    isEditing.store(isNeeded, ordering: .relaxed)
  }

  private static func restore(after signal: Int32) {
    if isEditing.load(ordering: .relaxed) {
      tcsetattr(STDIN_FILENO, TCSANOW, settings)
      sequence.withUnsafeBytes { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
    // The handler has been reset: the same signal now ends the program, with a core where one is wanted.
    raise(signal)
  }
}
