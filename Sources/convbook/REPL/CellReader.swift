// A cell is typed line by line until the parser calls it whole; lines after the first have a prompt of their own and
// begin at the indentation that the parser expects.
//
// A line that begins with ":" (no Python does) is a command, and so is a name with "?"; both end with their line.

import Glibc
import Syntax

/// The blanks of one level.
enum Indentation {
  static let step = 4
}

/// Reads whole cells through a line editor.
struct CellReader {
  enum Input: Equatable {
    /// What was typed, without blank lines at its end: code, a command, or nothing.
    case cell(String)
    case interrupted
    case endOfInput
    case signal(Int32)
  }

  private let editor: LineEditor
  private let palette: Palette

  init(editor: LineEditor, palette: Palette) {
    self.editor = editor
    self.palette = palette
  }

  /// Reads the cell that will be `In [number]`.
  ///
  ///     In [3]: for x in range(2):
  ///        ...:     print(x)
  ///        ...:
  ///
  /// `complete` is asked about the text so far, of which the current line is the end.
  func read(number: Int, complete: @escaping (_ text: String, _ cursor: Int) -> LineEditor.Completion) -> Input
  {
    let first = "In [\(number)]:"
    let later = String(repeating: " ", count: first.count - 4) + "...:"
    var lines: [String] = []
    var initial = ""
    var suffix = ""
    while true {
      let before = lines.map { $0 + "\n" }.joined()
      editor.complete = { line, cursor in Self.completion(before, line, cursor, complete) }
      let prompt = palette.paint(lines.isEmpty ? first : later, .input) + " "
      let line = editor.readLine(prompt: prompt, initial: initial, suffix: suffix)
      (initial, suffix) = ("", "")
      switch line {
      case .text(let text):
        lines.append(text)
        switch Self.isWhole(lines) {
        case .complete, .invalid: return .cell(Self.trimmed(lines))
        case .incomplete(let indent): initial = String(repeating: " ", count: indent)
        }
      case .pasted(let pasted, let last, let after):
        let prompt = palette.paint(later, .input) + " "
        Terminal.write("\n" + pasted.dropFirst().map { prompt + $0 + "\n" }.joined())
        lines += pasted
        (initial, suffix) = (last, after)
      case .interrupted:
        Terminal.write("^C\n")
        return .interrupted
      case .endOfInput:
        Terminal.write("\n")
        return lines.isEmpty ? .endOfInput : .cell(Self.trimmed(lines))
      case .signal(let number): return .signal(number)
      }
    }
  }

  private static func isWhole(_ lines: [String]) -> CellCompleteness {
    let text = lines.joined(separator: "\n")
    if text.allSatisfy(\.isWhitespace) || REPLCommand.isCommand(text) { return .complete }
    return completeness(of: text)
  }

  private static func trimmed(_ lines: [String]) -> String {
    let blank = lines.reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count
    return lines.dropLast(blank).joined(separator: "\n")
  }

  private static func completion(
    _ before: String, _ line: String, _ cursor: Int,
    _ complete: (_ text: String, _ cursor: Int) -> LineEditor.Completion
  ) -> LineEditor.Completion {
    let offset = before.unicodeScalars.count
    let completion = complete(before + line, offset + cursor)
    return LineEditor.Completion(start: completion.start - offset, candidates: completion.candidates)
  }
}
