// A whole cell typed, recalled, pasted and changed on the terminal, as one block.
//
// libedit (`EditLine`) keeps the text and knows the keys of emacs and vi; `Draft` says what a key does that has to know
// of lines; this file says which key does what, and shows the result. The cell is drawn whenever libedit asks for the
// next key, so that whatever changed it, and however, shows alike.
//
// Enter runs a cell that is whole, and else begins a line where the parser expects it; inside a cell of several lines it
// always begins a line (ESC Enter runs it from anywhere). A paste is inserted and never runs: Enter does.

import Glibc
import NotebookFormat
import Syntax

/// The blanks of one level.
enum Indentation {
  static let step = 4
}

/// What stands before the lines of a cell.
struct Prompt {
  var first: String
  /// Of the same width, before all lines but the first.
  var later: String

  /// `In [3]: ` and `   ...: `.
  static func cell(_ number: Int, note: String = "") -> Prompt {
    let first = note + "In [\(number)]:"
    return Prompt(first: first + " ", later: String(repeating: " ", count: first.count - 4) + "...: ")
  }
}

/// What may stand in place of the text between `start` and the cursor, and what else there is to say there.
struct Suggestion {
  /// A place in Unicode scalars.
  var start: Int
  var candidates: [String] = []
  /// Lines shown below the cell: a signature.
  var notes: [String] = []
  /// Whether the candidates are files, of which the list shows the names.
  var areFiles = false
}

/// Reads cells from a terminal.
///
/// ```swift
/// let editor = CellEditor(signals: signals, style: style, prefersVi: false)
/// if case .text(let cell)? = editor?.read(Prompt.cell(1), completes: true) { … }
/// ```
final class CellEditor {
  /// What ended a cell.
  enum Ending: Equatable {
    /// Enter on a whole cell.
    case text(String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty cell, or the terminal is gone.
    case endOfInput
    /// A signal that ends the program; the terminal is restored.
    case signal(Int32)
  }

  /// Says what could stand at the cursor.
  var complete: (_ text: String, _ cursor: Int) -> Suggestion = { Suggestion(start: $1) }
  /// Opens the text in the user's own editor: what it has become, or nil and why.
  var editElsewhere: (_ text: String) -> String? = { _ in nil }
  var style: CellStyle
  private(set) var history = History()

  private let editor: EditLine
  private let signals: TerminalSignals
  private var input: TerminalInput
  private var painter = Painter()
  private var prompt = Prompt(first: "", later: "")
  /// Whether lines make a cell, and Tab completes; otherwise one line of text is asked for.
  private var isCell = true
  private var event: Event?
  private var ending: Ending?
  /// Characters that libedit gets next.
  private var pending: [Unicode.Scalar] = []
  /// The letter of vi (d, c or y) that awaits what it is to act on.
  private var awaiting: Unicode.Scalar?
  /// The digits typed last: in vi's command mode, how often the next command is to be done.
  private var digits = ""
  private var below: [String] = []
  private var search: HistorySearch?
  private var lastCut = Cut()
  private var undo = UndoList()

  /// What was cut or copied last.
  private struct Cut {
    var text = ""
    /// Whole lines, which vi puts back as lines.
    var isLines = false
    /// A later cut is in libedit's buffer, which only its own commands reach.
    var isOlderThanOfLibedit = false
  }

  /// What the key that nobody types stands for.
  private enum Event {
    case begin(String)
    case key(TerminalInput.Key)
    case paste(String)
    case interrupt
    /// A character typed into a search.
    case searched(Unicode.Scalar)
    /// What a letter of vi is to act on.
    case completed(Unicode.Scalar, by: Unicode.Scalar)
  }

  /// Takes over the terminal on standard input and output; nil when it cannot be edited on.
  init?(signals: TerminalSignals, style: CellStyle, prefersVi: Bool) {
    guard let editor = EditLine(prefersVi: prefersVi) else { return nil }
    self.editor = editor
    self.signals = signals
    self.style = style
    input = TerminalInput(keyboard: STDIN_FILENO, signals: signals)
    editor.read = { [unowned self] in next() }
    editor.perform = { [unowned self] in perform($0) }
  }

  /// Reads a cell, or one line of text; `initial` stands in it from the start.
  func read(_ prompt: Prompt, initial: String = "", isCell: Bool = true) -> Ending {
    self.prompt = prompt
    self.isCell = isCell
    (ending, event, below, search, undo) = (nil, nil, [], nil, UndoList())
    (pending, awaiting, digits) = ([], nil, "")
    if !initial.isEmpty { event = .begin(initial) }
    painter.forget()
    // libedit would do so after it has shown the prompt: what is typed in between would show twice.
    editor.prepareTerminal(true)
    TerminalHold.take()
    // What was typed while a cell ran has been echoed; the cell will show it.
    if isCell { Terminal.write("\r\u{1B}[K") }
    signals.whileEditing { editor.edit() }
    return ending ?? .endOfInput
  }

  /// Adds a cell to what can be recalled.
  func remember(_ entry: String) { history.remember(entry) }

  // MARK: Reading

  /// What libedit gets next. All that the last key did is done: it is shown.
  private func next() -> EditLine.Reply {
    while ending == nil {
      if event != nil { return .event }
      if !pending.isEmpty { return .character(pending.removeFirst()) }
      if !input.hasMore { paint() }
      switch input.next() {
      case .character(let scalar) where search != nil: event = .searched(scalar)
      case .character(let scalar):
        below = []
        if let awaiting {
          (self.awaiting, event) = (nil, .completed(awaiting, by: scalar))
        } else {
          note(scalar)
          return .character(scalar)
        }
      case .key(let key): event = .key(key)
      case .paste(let text): event = .paste(text)
      case .signal(let number): act(on: number)
      case .end: return .stop
      }
      if event != nil { below = [] }
      if case .completed = event {} else if event != nil { (awaiting, digits) = (nil, "") }
    }
    return .stop
  }

  private func note(_ scalar: Unicode.Scalar) {
    if digits.last == "0" { editor.takeZero(asDigit: false) }
    // The first digit of a count is no 0: that is a command.
    let isDigit = digits.isEmpty ? ("1"..."9").contains(scalar) : ("0"..."9").contains(scalar)
    if isDigit {
      digits.unicodeScalars.append(scalar)
    } else if !EditLine.isCounted(scalar) {
      digits = ""
    }
  }

  private func act(on signal: Int32) {
    switch signal {
    case SIGINT:
      input.clear()
      event = .interrupt
    case SIGWINCH:
      Terminal.write(painter.erase(columns: Terminal.columns))
      editor.resize()
    case SIGTSTP:
      editor.prepareTerminal(false)
      TerminalHold.giveBack()
      kill(getpid(), SIGSTOP)
    case SIGCONT:
      editor.prepareTerminal(false)
      editor.prepareTerminal(true)
      TerminalHold.take()
      painter.forget()
      Terminal.write("\r")
    default:
      ending = .signal(signal)
      Terminal.write(painter.end(picture(of: editor.draft)))
    }
  }

  // MARK: Drawing

  private func paint() {
    Terminal.write(painter.change(to: picture(of: editor.draft).cropped(to: Terminal.rows)))
  }

  private func picture(of draft: Draft) -> CellPicture {
    var lines = below
    if let search { lines.insert(clipped(search.line, width: Terminal.columns), at: 0) }
    let text = draft.text
    let styles = isCell && !text.hasPrefix(":") ? style.styles(of: text) : []
    return CellPicture(
      draft, styles: styles, first: prompt.first, later: prompt.later, promptStyle: style.prompt,
      below: lines, columns: Terminal.columns)
  }

  /// Leaves the cell on the screen as it is, the cursor below it.
  private func end(_ ending: Ending, mark: String = "") -> EditLine.Outcome {
    self.ending = ending
    (below, search) = ([], nil)
    var draft = editor.draft
    draft.move(to: draft.scalars.count)
    draft.insert(mark)
    Terminal.write(painter.end(picture(of: draft)))
    return .ends
  }

  // MARK: Keys

  private func perform(_ key: EditLine.Key) -> EditLine.Outcome {
    if let event, case .event = key {
      self.event = nil
      return perform(event)
    }
    undo.note(editor.draft)
    defer { undo.note(editor.draft) }
    switch key {
    case .event: return .goesOn
    case .plain(let scalar): return plain(scalar)
    // ESC and Enter by a hand that takes its time; sent together they are one key.
    case .meta("\r"), .meta("\n"): return end(.text(editor.draft.text))
    case .meta(let scalar): meta(scalar)
    case .command(let scalar): return command(scalar)
    }
    return .goesOn
  }

  private func perform(_ event: Event) -> EditLine.Outcome {
    if case .searched(let scalar) = event {
      continueSearch(scalar)
      return .goesOn
    }
    let wasSearching = search
    search = nil
    undo.note(editor.draft)
    defer { undo.note(editor.draft) }
    switch event {
    case .searched: break
    case .completed(let letter, by: let scalar): return complete(letter, by: scalar)
    case .begin(let text): change { $0.insert(text) }
    case .paste(let text):
      change { $0.insert(isCell ? text : text.split(separator: "\n").joined(separator: " ")) }
    case .interrupt:
      if let wasSearching {
        editor.draft = wasSearching.origin
        return .goesOn
      }
      return end(.interrupted, mark: "^C")
    case .key(let key): return act(on: key)
    }
    return .goesOn
  }

  private func act(on key: TerminalInput.Key) -> EditLine.Outcome {
    switch key {
    case .up: up()
    case .down: down()
    case .left: change { $0.step(-1) }
    case .right: change { $0.step(1) }
    case .home: change { $0.moveToLineStart() }
    case .end: change { $0.moveToLineEnd() }
    case .delete: change { $0.eraseForward() }
    case .backTab: change { $0.dedentLine() }
    case .wordLeft: change { $0.move(to: $0.wordStart) }
    case .wordRight: change { $0.move(to: $0.wordEnd) }
    case .metaEnter: return end(.text(editor.draft.text))
    }
    return .goesOn
  }

  private func plain(_ scalar: Unicode.Scalar) -> EditLine.Outcome {
    switch scalar {
    case "\r", "\n": return enter()
    case "\t": tab()
    case "\u{4}": return endOrDelete()
    case "\u{7F}", "\u{8}": change { $0.erase() }
    case "\u{1}": change { $0.moveToLineStart() }
    case "\u{5}": change { $0.moveToLineEnd() }
    case "\u{B}": cut { $0.cutToLineEnd() }
    case "\u{15}": cut { $0.cutToLineStart() }
    case "\u{17}": cut { $0.cut(from: $0.wordStart) }
    case "\u{19}": change { $0.insert(lastCut.text) }
    case "\u{1F}": if let draft = undo.back() { editor.draft = draft }
    case "\u{C}":
      painter.forget()
      Terminal.write("\u{1B}[H\u{1B}[2J")
    case "\u{10}": up()
    case "\u{E}": down()
    case "\u{12}", "\u{13}": beginSearch()
    case ":" where isCell: change { $0.insertColon() }
    default: change { $0.insert(String(scalar)) }
    }
    return .goesOn
  }

  private func meta(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "b": change { $0.move(to: $0.wordStart) }
    case "f": change { $0.move(to: $0.wordEnd) }
    case "d": cut { $0.cut(from: $0.wordEnd) }
    case "<": change { $0.move(to: 0) }
    case ">": change { $0.move(to: $0.scalars.count) }
    case "p": recall(history.older(than: editor.draft.text))
    case "n": recall(history.newer(than: editor.draft.text))
    default: cut { $0.cut(from: $0.wordStart) }
    }
  }

  private func command(_ scalar: Unicode.Scalar) -> EditLine.Outcome {
    switch scalar {
    case "\r", "\n": return end(.text(editor.draft.text))
    case "\u{4}", "\u{C}", "\u{E}", "\u{10}", "\u{12}": return plain(scalar)
    case "j", "+", "J":
      down()
      change { $0.stepOntoLetter() }
    case "k", "-", "K":
      up()
      change { $0.stepOntoLetter() }
    // libedit takes the cell for one line: these go to the ends of the cursor's own, and libedit then inserts.
    case "A", "I", "o", "O":
      change { Self.goInsert(scalar, &$0) }
      insertHere()
    case "C", "D":
      cut { $0.cutToLineEnd(joins: false) }
      if scalar == "C" { insertHere() } else { change { $0.stepOntoLetter() } }
    case "0" where digits.count > 1:
      editor.takeZero(asDigit: true)
      pending = ["0"]
      return .waits
    case "0": change { $0.moveToLineStart() }
    case "^": change { $0.moveToFirstLetter() }
    case "$":
      change {
        $0.moveToLineEnd()
        $0.stepOntoLetter()
      }
    case "S":
      cut { $0.cutLine() }
      insertHere()
    case "x", "X", "s":
      let letters = takeCount()
      cut { $0.cutLetters(scalar == "X" ? -letters : letters) }
      if scalar == "s" { insertHere() } else { change { $0.stepOntoLetter() } }
    case "p", "P":
      if lastCut.isOlderThanOfLibedit, let own = EditLine.standIn(for: scalar) {
        digits = ""
        pending = [own]
        return .waits
      }
      put(behind: scalar == "p")
    case "d", "c", "y":
      awaiting = scalar
      return .waits
    // libedit would ask for a command of its own, unseen.
    case ":": break
    case "v":
      Terminal.write("\r\u{1B}[J")
      editor.prepareTerminal(false)
      let edited = editElsewhere(editor.draft.text)
      editor.prepareTerminal(true)
      editor.resize()
      painter.forget()
      Terminal.write("\r\u{1B}[K")
      if let edited { editor.draft = Draft(edited) }
    case "G": change { $0.move(to: $0.scalars.count) }
    default: beginSearch()
    }
    return .goesOn
  }

  /// Has libedit insert at the cursor. In command mode it steps back from the text's end, before the next key.
  private func insertHere() {
    let draft = editor.draft
    pending = [draft.after.isEmpty && !draft.isEmpty ? "a" : "i"]
  }

  /// Does what a letter of vi does before it inserts.
  private static func goInsert(_ letter: Unicode.Scalar, _ draft: inout Draft) {
    switch letter {
    case "A": draft.moveToLineEnd()
    case "I": draft.moveToLineStart()
    case "o":
      draft.moveToLineEnd()
      draft.breakLine(indent: completeness(of: draft.before).indent ?? 0)
    default:
      draft.moveToLineStart()
      draft.insert("\n")
      draft.step(-1)
    }
  }

  /// Does what a letter of vi does to lines or to parts of one; all else is libedit's.
  private func complete(_ letter: Unicode.Scalar, by scalar: Unicode.Scalar) -> EditLine.Outcome {
    defer { digits = "" }
    switch scalar {
    case letter:
      var draft = editor.draft
      lastCut = Cut(text: draft.cutLines(takeCount()), isLines: true)
      if letter == "d" { editor.draft = draft }
      if letter == "c" {
        change { _ = $0.cutLine() }
        insertHere()
      }
    case "0" where digits.isEmpty, "^", "$":
      var draft = editor.draft
      let start = draft.cursor
      if scalar == "$" { draft.moveToLineEnd() } else { draft.moveToLineStart() }
      if scalar == "^" { draft.moveToFirstLetter() }
      let end = draft.cursor
      draft.move(to: start)
      lastCut = Cut(text: draft.cut(from: end))
      if letter != "y" { editor.draft = draft }
      if letter == "c" { insertHere() }
      if letter == "d" { change { $0.stepOntoLetter() } }
    default:
      guard let own = EditLine.standIn(for: letter), !EditLine.isOurs(inCommandMode: scalar) else { break }
      lastCut.isOlderThanOfLibedit = true
      pending = [own, scalar]
      return .waits
    }
    return .goesOn
  }

  /// The count typed before a key, or 1.
  private func takeCount() -> Int {
    defer { digits = "" }
    return Int(digits) ?? 1
  }

  /// Puts back what was cut last, as often as the count says.
  private func put(behind: Bool) {
    let times = min(takeCount(), Self.mostTimes)
    var text = lastCut.text
    if lastCut.isLines {
      // A line's end stands before or behind the lines, depending on where they stood.
      if text.hasSuffix("\n") { text.removeLast() } else if text.hasPrefix("\n") { text.removeFirst() }
      text = Array(repeating: text, count: times).joined(separator: "\n")
    } else {
      text = String(repeating: text, count: times)
    }
    change { $0.put(text, asLines: lastCut.isLines, behind: behind) }
  }

  /// A larger count is a slip, and would fill memory.
  private static let mostTimes = 1000

  private func change(_ body: (inout Draft) -> Void) {
    var draft = editor.draft
    body(&draft)
    editor.draft = draft
  }

  private func cut(_ body: (inout Draft) -> String) {
    change { lastCut = Cut(text: body(&$0)) }
  }

  private func enter() -> EditLine.Outcome {
    let draft = editor.draft
    let text = draft.text
    let isWhole: Bool
    if !isCell || text.allSatisfy(\.isWhitespace) || REPLCommand.isCommand(text) {
      isWhole = true
    } else if draft.hasSeveralLines, !draft.isOnLastLine {
      isWhole = false
    } else {
      isWhole = !completeness(of: text).isIncomplete
    }
    if isWhole { return end(.text(text)) }
    change { $0.breakLine(indent: completeness(of: $0.before).indent ?? 0) }
    return .goesOn
  }

  private func endOrDelete() -> EditLine.Outcome {
    let draft = editor.draft
    if draft.isEmpty { return end(.endOfInput) }
    if draft.hasSeveralLines, draft.after.isEmpty, draft.lineBefore.allSatisfy({ $0 == " " }) {
      return end(.text(draft.text))
    }
    change { $0.eraseForward() }
    return .goesOn
  }

  private func up() {
    var draft = editor.draft
    if draft.moveUp() { editor.draft = draft } else { recall(history.older(than: draft.text)) }
  }

  private func down() {
    var draft = editor.draft
    if draft.moveDown() { editor.draft = draft } else { recall(history.newer(than: draft.text)) }
  }

  private func recall(_ entry: String?) {
    if isCell, let entry { editor.draft = Draft(entry) }
  }

  private func tab() {
    let draft = editor.draft
    let blanks = draft.lineBefore
    if blanks.allSatisfy({ $0 == " " }) {
      change { $0.insert(String(repeating: " ", count: Indentation.step - blanks.count % Indentation.step)) }
      return
    }
    let found = complete(draft.text, draft.cursor)
    below = found.notes.flatMap { note in
      let lines = TextFilling.filled(note, width: Terminal.columns - 1)
      return lines.count > 3 ? lines.prefix(2) + [lines[2] + " …"] : lines
    }
    guard (0...draft.cursor).contains(found.start), let common = CandidateList.commonPrefix(found.candidates)
    else { return }
    let typed = draft.cursor - found.start
    if found.candidates.count == 1 || common.unicodeScalars.count > typed {
      change {
        $0.delete(typed)
        $0.insert(common)
      }
    }
    if found.candidates.count > 1 {
      below += CandidateList.lines(
        found.candidates, areFiles: found.areFiles, width: Terminal.columns)
    }
  }

  // MARK: Search

  private func beginSearch() {
    if isCell { search = HistorySearch(from: editor.draft, in: history) }
  }

  /// Takes a character into the search, or ends it.
  private func continueSearch(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{12}": search?.older()
    case "\u{13}": search?.newer()
    case "\u{7F}", "\u{8}": search?.shorten()
    case "\u{7}":
      if let search { editor.draft = search.origin }
      search = nil
      return
    case "\u{1B}": search = nil
    case _ where scalar.properties.generalCategory == .control:
      search = nil
      pending = [scalar]
    default: search?.extend(scalar)
    }
    if let search { editor.draft = search.found }
  }
}

extension CellCompleteness {
  fileprivate var indent: Int? { if case .incomplete(let indent) = self { indent } else { nil } }
  fileprivate var isIncomplete: Bool { indent != nil }
}
