// A terminal that is edited on marks pastes, and while a line is edited echoes nothing. It marks them while a cell runs,
// too: what is pasted then waits, and must come to the next prompt as one paste and not as lines to run one by one.
//
// So the terminal is held from the first prompt on, and given back when the program ends or is stopped, and while another
// program has it. A crash gives it back as well: the signals of a crash do so before they end the program. A handler may
// call little, and gets nothing but the signal's number: so what it needs lies at an address that is fixed when the
// program starts, and it calls `tcsetattr` and `write` alone.

import Glibc
import Synchronization

/// The terminal's mode of marking pastes, and the way back, also after a crash.
enum TerminalHold {
  /// Written once, before the handler is set.
  nonisolated(unsafe) private static let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  private static let isHeld = Atomic<Bool>(false)

  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

  private static let pasteModeOn = "\u{1B}[?2004h"
  private static let pasteModeOff = "\u{1B}[?2004l"
  /// Leaves the mode of pasting, shows the cursor, ends colours.
  private static let rescue = Array("\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m\r\n".utf8)

  /// Remembers the terminal as it is now, and watches for crashes from now on.
  static func begin() {
    settings.initialize(to: termios())
    guard tcgetattr(STDIN_FILENO, settings) == 0, !rescue.isEmpty else { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { TerminalHold.restore(after: $0) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for crash in crashes { sigaction(crash, &action, nil) }
  }

  /// Has the terminal mark pastes.
  static func take() {
    isHeld.store(true, ordering: .relaxed)
    Terminal.write(pasteModeOn)
  }

  /// Has it mark them no more; whether it did.
  @discardableResult
  static func giveBack() -> Bool {
    guard isHeld.exchange(false, ordering: .relaxed) else { return false }
    Terminal.write(pasteModeOff)
    return true
  }

  private static func restore(after signal: Int32) {
    if isHeld.load(ordering: .relaxed) {
      tcsetattr(STDIN_FILENO, TCSANOW, settings)
      rescue.withUnsafeBytes { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
    // The handler has been reset: the same signal now ends the program, with a core where one is wanted.
    raise(signal)
  }
}
