// Cells on a terminal that cannot move its cursor (`TERM=dumb`: an editor's shell, a log), or where `.editrc` says
// `edit off`. The system edits each line, as it does for `cat`; a cell goes on until the parser calls it whole.

import Glibc
import Syntax

/// Reads cells line by line.
final class PlainReader {
  private let signals: TerminalSignals
  private var pending: [UInt8] = []

  init(signals: TerminalSignals) { self.signals = signals }

  func read(_ prompt: Prompt, isCell: Bool = true) -> CellEditor.Ending {
    var lines: [String] = []
    while true {
      // Who sees the prompt may press Ctrl-C.
      let ending = signals.whileEditing {
        Terminal.write(lines.isEmpty ? prompt.first : prompt.later)
        return line()
      }
      switch ending {
      case .text(let line): lines.append(line)
      case .endOfInput where !lines.isEmpty:
        Terminal.write("\n")
        return .text(lines.joined(separator: "\n"))
      case .interrupted:
        Terminal.write("\n")
        return .interrupted
      case let ending:
        Terminal.write("\n")
        return ending
      }
      let text = lines.joined(separator: "\n")
      if !isCell || text.allSatisfy(\.isWhitespace) || REPLCommand.isCommand(text) { return .text(text) }
      if case .incomplete = completeness(of: text) { continue }
      return .text(text)
    }
  }

  /// One line as the system hands it over.
  private func line() -> CellEditor.Ending {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 1)
        return .text(line)
      }
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      poll(&sources, 2, -1)
      if sources[1].revents != 0, let signal = signals.next() {
        switch signal {
        case SIGINT:
          pending = []
          return .interrupted
        case SIGTSTP: kill(getpid(), SIGSTOP)
        case SIGWINCH, SIGCONT: break
        default: return .signal(signal)
        }
      } else if sources[0].revents != 0 {
        var piece = [UInt8](repeating: 0, count: 4096)
        let count = System.read(STDIN_FILENO, &piece, piece.count)
        if count <= 0 { return .endOfInput }
        pending += piece.prefix(count)
      }
    }
  }
}
