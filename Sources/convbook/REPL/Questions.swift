// A running cell may ask the learner (`predict`, `slide`): the same editor reads the answer, while the main thread waits
// for the cell.

import Glibc

/// Asks on the terminal for a running cell.
final class Questions {
  /// Whether anybody is asked; otherwise a question has no answer.
  private var areAsked = true
  /// Whether what is shown step by step waits for a key after each step.
  private(set) var waits = true
  /// Whether the latest question was left with Ctrl-C.
  private(set) var wasInterrupted = false
  private static let roomForAnswer = 8
  private let keyboard: Keyboard
  private let signals: TerminalSignals

  init(keyboard: Keyboard, signals: TerminalSignals) {
    self.keyboard = keyboard
    self.signals = signals
  }

  /// A cell begins.
  func begin(areAsked: Bool, waits: Bool) {
    (self.areAsked, self.waits, wasInterrupted) = (areAsked, waits, false)
  }

  /// The line typed as an answer; nil for Ctrl-D, and for Ctrl-C, which stops the cell.
  func ask(_ question: String) -> String? {
    wasInterrupted = false
    guard areAsked, !signals.isInterrupting else { return nil }
    // Room is left for an answer beside the last line.
    let width = Terminal.columns - Self.roomForAnswer
    var lines = question.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextFilling.filled(String($0), width: width)
    }
    let gap = question.last == " " && lines.last?.last != " " ? " " : ""
    let prompt = (lines.popLast() ?? "") + gap
    Terminal.write(lines.map { $0 + "\n" }.joined())
    switch keyboard.line(prompt) {
    case .text(let text): return text
    case .interrupted:
      wasInterrupted = true
      signals.interrupt()
      return nil
    case .endOfInput: return nil
    case .signal(let number): TerminalSignals.die(of: number)
    }
  }
}
