// Where cells and answers come from: the editor, or, on a terminal that cannot be edited on, plain lines.

import NotebookFormat

/// Reads what the user types.
///
/// ```swift
/// let keyboard = Keyboard(signals: signals, style: palette.cellStyle, environment: environment)
/// if case .text(let cell) = keyboard.cell(Prompt.cell(1)) { … }
/// ```
final class Keyboard {
  /// Nil on a terminal that cannot be edited on.
  let editor: CellEditor?
  private let plain: PlainReader

  init(signals: TerminalSignals, style: CellStyle, environment: [String: String]) {
    let terminal = environment["TERM"] ?? ""
    let canMove = !["", "dumb", "unknown"].contains(terminal)
    let editorName = Files.name(of: environment["VISUAL"] ?? environment["EDITOR"] ?? "")
    let prefersVi = ["vi", "vim", "nvim"].contains(editorName)
    editor = canMove ? CellEditor(signals: signals, style: style, prefersVi: prefersVi) : nil
    plain = PlainReader(signals: signals)
  }

  /// Reads a cell, without blank lines at its end; `initial` stands in it from the start.
  func cell(_ prompt: Prompt, initial: String = "") -> CellEditor.Ending {
    let ending = editor?.read(prompt, initial: initial) ?? plain.read(prompt)
    guard case .text(let text) = ending else { return ending }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let blank = lines.reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count
    return .text(lines.dropLast(blank).joined(separator: "\n"))
  }

  /// Reads one line.
  func line(_ prompt: String) -> CellEditor.Ending {
    let prompt = Prompt(first: prompt, later: "")
    return editor?.read(prompt, isCell: false) ?? plain.read(prompt, isCell: false)
  }
}
