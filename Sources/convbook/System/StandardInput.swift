// Standard input, line by line, for a script that asks. While it waits, Ctrl-C must still stop the cell: so the wait is
// cut into pieces, and between them the session's flag is looked at.

import Limits

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program's input.
final class StandardInput {
  /// Raised by Ctrl-C: nobody waits any longer then.
  var cancelFlag = CancelFlag()
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private static let milliseconds: Int32 = 20

  /// The next line without its end; nil at the end of input, and when the script was stopped meanwhile.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 1)
        return line
      }
      if isAtEnd {
        if pending.isEmpty { return nil }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
      }
      if !read() { return nil }
    }
  }

  /// Waits for more; false when the script was stopped.
  private func read() -> Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, StandardInput.milliseconds) == 0 {
      if cancelFlag.isRaised { return false }
    }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = piece.withUnsafeMutableBytes { System.read(STDIN_FILENO, $0.baseAddress, $0.count) }
    if count > 0 {
      pending += piece.prefix(count)
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
    return !cancelFlag.isRaised
  }
}
