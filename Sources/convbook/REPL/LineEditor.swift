// One line (or recalled block of lines) edited on the terminal, by libedit.
//
// libedit calls back for each character, for the prompt, and for the keys bound to functions of ours; the callbacks find
// this object through the EditLine's client data. What happens at the keyboard is not always a character: a paste, a
// Ctrl-C, the text a line begins with. Such an event is announced to libedit as one key that nobody types, whose
// function does what is due to the line in libedit's own way of drawing. What ends a line other than Enter is noted in
// `ending`, and the reader then ends `el_wgets`. A paste never executes anything: its lines go to the caller, who
// asks for Enter.

import CEditline
import Glibc
import NotebookFormat

/// Reads edited lines from a terminal.
///
/// ```swift
/// let editor = LineEditor(signals: signals)
/// if case .text(let text)? = editor?.readLine(prompt: "In [1]: ") { … }
/// ```
final class LineEditor {
  /// What ended a line.
  enum Line: Equatable {
    /// Enter. The text holds line feeds where a whole cell was recalled from the history.
    case text(String)
    /// Several lines were pasted: those that are whole, and the last one, still to be edited, with what stood after
    /// the cursor as `suffix`.
    case pasted(lines: [String], last: String, suffix: String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfInput
    /// A signal that ends the program; the terminal is restored.
    case signal(Int32)
  }

  /// The replacements for the text between `start` and the cursor, in Unicode scalars.
  struct Completion: Equatable {
    var start: Int
    var candidates: [String]
  }

  /// Says what could stand at the cursor of the line.
  var complete: (_ line: String, _ cursor: Int) -> Completion = { Completion(start: $1, candidates: []) }

  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let signals: TerminalSignals
  private var input: TerminalInput
  /// What the prompt's callback gives: allocated here, since libedit reads it after the callback has returned.
  private var prompt = UnsafeMutablePointer<wchar_t>.allocate(capacity: 1)
  private var promptWidth = 0
  private var event: Event?
  private var ending: Line?

  /// What the key that nobody types stands for.
  private enum Event {
    case begin(text: String, suffix: String)
    case paste(String)
    case end
  }

  /// Takes over the terminal on standard input and output; nil when libedit cannot.
  ///
  /// Sets the process's character encoding to UTF-8, whatever the environment says, and reads the user's `.editrc`.
  init?(signals: TerminalSignals) {
    let encodings: [String] = ["C.UTF-8", "en_US.UTF-8"]
    _ = encodings.first { setlocale(LC_CTYPE, $0) != nil }
    guard let editor = convbook_open_terminal("convbook") else { return nil }
    guard let history = history_winit() else {
      el_end(editor)
      return nil
    }
    self.editor = editor
    self.history = history
    self.signals = signals
    input = TerminalInput(keyboard: STDIN_FILENO, signals: signals)
    prompt.pointee = 0
    configure()
  }

  deinit {
    el_end(editor)
    history_wend(history)
    prompt.deallocate()
  }

  // MARK: Lines

  /// Edits one line. `initial` stands in it from the start, unless the user has typed on already, and `suffix` after
  /// the cursor. Colours in the prompt are allowed.
  func readLine(prompt text: String, initial: String = "", suffix: String = "") -> Line {
    setPrompt(text)
    ending = nil
    event = nil
    if !(initial + suffix).isEmpty, !input.hasMore { event = .begin(text: initial, suffix: suffix) }
    // libedit would do so after it has shown the prompt: what is typed in between would show twice.
    _ = convbook_prepare_terminal(editor, 1)
    setPasteMode(Self.pasteModeOn)
    var count: Int32 = 0
    let line = signals.whileEditing { el_wgets(editor, &count) }
    setPasteMode(Self.pasteModeOff)
    if let ending { return ending }
    guard let line, count > 0 else { return .endOfInput }
    var scalars = string(line, line + Int(count)).unicodeScalars
    if scalars.last == "\n" { scalars.removeLast() }
    return .text(String(scalars))
  }

  /// Adds a cell to what the arrow keys recall.
  func remember(_ entry: String) {
    _ = convbook_history_enter(history, wide(entry))
  }

  private static let pasteModeOn = "\u{1B}[?2004h"
  private static let pasteModeOff = "\u{1B}[?2004l"
  /// Ctrl-^: libedit leaves it free in all of its key maps.
  private static let eventKey = "\u{1E}"
  /// Encloses what takes no column in a prompt.
  private static let escapeMark = "\u{1}"

  private func setPasteMode(_ sequence: String) {
    if isatty(STDOUT_FILENO) == 1 { Terminal.write(sequence) }
  }

  private func setPrompt(_ text: String) {
    let parts = Terminal.splitColours(text.filter { String($0) != Self.escapeMark })
    promptWidth = displayWidth(parts.filter { !$0.isColour }.map(\.text).joined())
    let marked = parts.map { $0.isColour ? Self.escapeMark + $0.text + Self.escapeMark : $0.text }
    let characters = wide(marked.joined())
    prompt.deallocate()
    prompt = .allocate(capacity: characters.count)
    prompt.initialize(from: characters, count: characters.count)
  }

  // MARK: Settings

  private func configure() {
    _ = convbook_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = convbook_set_prompt(editor, { LineEditor.owner(of: $0)?.prompt }, 1)
    _ = convbook_set_signals(editor, 0)
    _ = convbook_set_reader(editor) { editor, place in
      guard let place, let owner = LineEditor.owner(of: editor) else { return -1 }
      return owner.nextCharacter(into: place)
    }
    _ = convbook_history_limit(history, Int32(HistoryFile.limit))
    _ = convbook_history_unique(history)
    _ = convbook_set_history(editor, history)
    _ = convbook_set_mode(editor, wide("emacs"))
    _ = el_source(editor, nil)
    _ = convbook_add_functions(
      editor,
      { editor, _ in LineEditor.owner(of: editor)?.takeEvent() ?? keyCode(CC_ERROR) },
      { editor, _ in LineEditor.owner(of: editor)?.completeName() ?? keyCode(CC_ERROR) },
      { editor, _ in LineEditor.owner(of: editor)?.erase() ?? keyCode(CC_ERROR) })
    for (keys, function) in [
      (Self.eventKey, "convbook-event"), ("\t", "convbook-complete"), ("\u{7F}", "convbook-erase"),
      ("\u{8}", "convbook-erase"), ("\u{12}", "em-inc-search-prev"),
    ] {
      _ = convbook_bind(editor, wide(keys), wide(function))
    }
    _ = convbook_bind_alternative(editor, wide(Self.eventKey), wide("convbook-event"))
  }

  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let owner = convbook_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  // MARK: Reading

  /// Gives libedit its next character: 1, or 0 at the end of input, or -1 when the line has ended otherwise.
  private func nextCharacter(into place: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while ending == nil {
      if event == nil {
        switch input.next() {
        case .character(let scalar):
          place.pointee = wchar_t(scalar.value)
          return 1
        case .paste(let text): event = .paste(text)
        case .signal(let number): act(on: number)
        case .end: return 0
        }
      }
      if event != nil {
        place.pointee = wide(Self.eventKey)[0]
        return 1
      }
    }
    return -1
  }

  private func act(on signal: Int32) {
    switch signal {
    case SIGINT:
      input.clear()
      event = .end
    case SIGWINCH:
      Terminal.write(toPrompt(columns: Terminal.columns))
      el_resize(editor)
      _ = convbook_refresh(editor)
    case SIGTSTP:
      _ = convbook_prepare_terminal(editor, 0)
      setPasteMode(Self.pasteModeOff)
      kill(getpid(), SIGSTOP)
    case SIGCONT:
      _ = convbook_prepare_terminal(editor, 0)
      _ = convbook_prepare_terminal(editor, 1)
      setPasteMode(Self.pasteModeOn)
      _ = convbook_refresh(editor)
    default: ending = .signal(signal)
    }
  }

  /// Does what the event is; libedit then draws the line as it is now.
  private func takeEvent() -> UInt8 {
    guard let event else { return keyCode(CC_NORM) }
    self.event = nil
    switch event {
    case .begin(let text, let suffix):
      insert(text + suffix)
      moveCursor(by: -suffix.unicodeScalars.count)
    case .paste(let text): paste(text)
    case .end:
      ending = .interrupted
      moveCursor(by: line.after.unicodeScalars.count)
    }
    return keyCode(CC_REFRESH)
  }

  private func paste(_ text: String) {
    let (before, after) = line
    var lines = (before + text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard text.contains("\n"), let last = lines.popLast(), let first = lines.first else {
      insert(text)
      return
    }
    ending = .pasted(lines: lines, last: last, suffix: after)
    moveCursor(by: after.unicodeScalars.count)
    delete((before + after).unicodeScalars.count)
    insert(first)
  }

  // MARK: Keys

  private func completeName() -> UInt8 {
    let (before, after) = line
    let lastLine = before.unicodeScalars.reversed().prefix { $0 != "\n" }
    if lastLine.allSatisfy({ $0 == " " }) {
      insert(String(repeating: " ", count: Indentation.step - lastLine.count % Indentation.step))
      return keyCode(CC_REFRESH)
    }
    let cursor = before.unicodeScalars.count
    let completion = complete(before + after, cursor)
    guard (0...cursor).contains(completion.start),
      let common = CandidateList.commonPrefix(completion.candidates)
    else { return keyCode(CC_ERROR) }
    let typed = cursor - completion.start
    if completion.candidates.count == 1 || common.unicodeScalars.count > typed {
      delete(typed)
      insert(common)
      return keyCode(CC_REFRESH)
    }
    let columns = Terminal.columns
    let rowsBelow = rows(of: before + after, columns: columns) - rows(of: before, columns: columns)
    let list = CandidateList.lines(completion.candidates, width: columns)
    Terminal.write(String(repeating: "\n", count: rowsBelow + 1) + list.map { $0 + "\n" }.joined())
    _ = convbook_refresh(editor)
    return keyCode(CC_NORM)
  }

  private func erase() -> UInt8 {
    let before = line.before.unicodeScalars
    if before.isEmpty { return keyCode(CC_ERROR) }
    let blanks = before.reversed().prefix { $0 == " " }.count
    let isIndentation = blanks == before.count || before.dropLast(blanks).last == "\n"
    delete(isIndentation && blanks > 0 ? (blanks - 1) % Indentation.step + 1 : 1)
    return keyCode(CC_REFRESH)
  }

  // MARK: The line

  /// The text before and after the cursor.
  private var line: (before: String, after: String) {
    guard let info = el_wline(editor)?.pointee, let start = info.buffer, let cursor = info.cursor,
      let end = info.lastchar
    else { return ("", "") }
    return (string(start, cursor), string(cursor, end))
  }

  private func insert(_ text: String) {
    if !text.isEmpty { _ = el_winsertstr(editor, wide(text)) }
  }

  /// Deletes so many characters before the cursor.
  private func delete(_ count: Int) {
    if count > 0 { el_deletestr(editor, Int32(clamping: count)) }
  }

  private func moveCursor(by count: Int) {
    if count != 0 { _ = el_cursor(editor, Int32(clamping: count)) }
  }

  /// The rows that lie before the end of a text that follows the prompt.
  private func rows(of text: String, columns: Int) -> Int {
    var rows = -1
    var width = promptWidth
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += 1 + (width + displayWidth(line)) / max(1, columns)
      width = 0
    }
    return rows
  }

  /// Moves to where the prompt begins, and clears from there, once the terminal has wrapped the text to `columns`.
  private func toPrompt(columns: Int) -> String {
    let rows = rows(of: line.before, columns: columns)
    return (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J"
  }
}

/// The code of a key function in the type that libedit wants.
private func keyCode(_ code: Int32) -> UInt8 { UInt8(truncatingIfNeeded: code) }

/// Zero-terminated wide characters; a NUL within ends them.
private func wide(_ text: String) -> [wchar_t] { text.unicodeScalars.map { wchar_t($0.value) } + [0] }

private func string(_ start: UnsafePointer<wchar_t>, _ end: UnsafePointer<wchar_t>) -> String {
  var scalars = String.UnicodeScalarView()
  for character in UnsafeBufferPointer(start: start, count: end - start) {
    scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
  }
  return String(scalars)
}
