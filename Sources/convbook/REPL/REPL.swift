// Read a cell, run it, show what it puts out, again.
//
// The session knows nothing of terminals and the editor nothing of sessions; this is where they meet. Output is shown
// as it comes. Commands (`:help`) and lessons are handled here too, so that a lesson's cells, and whatever the learner
// types between them, share one namespace.

import CourseLibrary
import Glibc
import NotebookFormat
import Session

/// Runs the REPL on the terminal of standard input and output until the user leaves; gives the exit code.
///
/// Call it on the main thread, before any other thread starts, and only where both are terminals.
func runREPL(_ options: REPLOptions) -> Int32 {
  guard let signals = TerminalSignals() else {
    Terminal.write("convbook: no pipe or thread is left for the terminal's signals\n", to: STDERR_FILENO)
    return 1
  }
  TerminalHold.begin()
  defer { TerminalHold.giveBack() }
  return REPL(options, signals: signals).run()
}

/// A read-run-show loop with its session.
final class REPL {
  let options: REPLOptions
  let session: Session
  private(set) var palette: Palette
  /// The cells that have run.
  private(set) var record = SessionRecord()
  /// What is to stand at the next prompt.
  var nextCell = ""
  let progress: LessonProgress
  var lesson: LessonReader?
  /// The files that cells reach.
  let files = GrantedFolders()
  private let keyboard: Keyboard
  private let questions: Questions
  private let history: HistoryFile?
  private let folder: StateFolder?
  private static let themeFile = "theme"
  /// What the latest cell took, where that is worth mentioning.
  private var elapsed: Double?
  private static let slow = 1.0
  private var exitCode: Int32?
  private var isAtLineStart = true
  /// Whether a line of progress stands where the next output will.
  private var hasProgress = false

  init(_ options: REPLOptions, signals: TerminalSignals) {
    self.options = options
    let isColoured = Screen.standardOutput(environment: options.environment).hasStyles
    folder = StateFolder(environment: options.environment)
    let chosen = folder?.read(Self.themeFile).map { String(decoding: $0, as: UTF8.self) }
    let theme = chosen.flatMap { name in Theme.all.first { $0.name + "\n" == name } } ?? Theme.all.first
    palette = Palette(theme: isColoured ? theme : nil)
    keyboard = Keyboard(signals: signals, style: palette.cellStyle, environment: options.environment)
    var configuration = options.configuration
    let questions = Questions(keyboard: keyboard, signals: signals)
    configuration.ask = { questions.ask($0) }
    configuration.waits = { questions.waits }
    configuration.grant(files)
    configuration.keepsFailedFrames = true
    configuration.fitHelp = { TextFilling.help($0, width: Terminal.columns) }
    self.questions = questions
    session = Session(configuration)
    progress = LessonProgress(folder: folder)
    history = folder.map(HistoryFile.init)
    signals.stop(session.cancelFlag)
    keyboard.editor?.complete = { [unowned self] in completion(of: $0, at: $1) }
    keyboard.editor?.editElsewhere = { [unowned self] text in signals.whileElsewhere { editElsewhere(text) } }
  }

  func run() -> Int32 {
    for entry in history?.entries() ?? [] { keyboard.editor?.remember(entry) }
    show(banner)
    if let lesson = options.lesson { openLesson(lesson) }
    while exitCode == nil {
      let initial = nextCell
      nextCell = ""
      let note = elapsed.map { "(\(Amounts.duration($0))) " } ?? ""
      elapsed = nil
      switch keyboard.cell(Prompt.cell(session.executionCount + 1, note: note), initial: initial) {
      case .text(let text): take(text)
      case .interrupted: lesson?.leavesChange()
      case .endOfInput: exitCode = 0
      case .signal(let number): TerminalSignals.die(of: number)
      }
    }
    return exitCode ?? 0
  }

  func quit() { exitCode = 0 }

  private var banner: String {
    """
    \(palette.paint("Convbook \(options.version)", .title)): Python for learning convolutional networks, picture by picture.
    :help lists commands, :lesson 2 opens a lesson, Tab completes, Ctrl-D leaves.
    """
  }

  // MARK: Input

  private func take(_ text: String) {
    if text.isEmpty {
      lesson?.next()
      return
    }
    keyboard.editor?.remember(text)
    history?.add(text)
    if let name = REPLCommand.questionedName(text) {
      help(name, source: text.contains("??"))
    } else if REPLCommand.isCommand(text) {
      perform(text)
    } else if leaves(text) {
      quit()
    } else {
      let result = runCell(text, name: "<cell \(session.executionCount + 1)>")
      lesson?.ran(text, result)
    }
  }

  /// Whether it is `exit`, `quit()` or their like, and no variable of that name means something else.
  private func leaves(_ text: String) -> Bool {
    let word = text.filter { !$0.isWhitespace }
    let name = word.hasSuffix("()") ? String(word.dropLast(2)) : word
    return ["exit", "quit"].contains(name) && !session.variables.contains { $0.name == name }
  }

  private func perform(_ text: String) {
    let words = text.drop { $0.isWhitespace }.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let name = words.first.map(String.init) ?? ""
    let arguments = words.count > 1 ? words[1].split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
    if let command = REPLCommand.named(name) {
      command.action(self, arguments)
    } else {
      let meant = name.isEmpty ? [] : REPLCommand.suggestions(for: name).map { ":" + $0 }
      let hint = meant.isEmpty ? ":help lists them" : "did you mean \(meant.joined(separator: " or "))?"
      show("no command ':\(name)'; \(hint)")
    }
  }

  private func completion(of text: String, at cursor: Int) -> Suggestion {
    if text.first == ":" { return commandCompletion(String(text.unicodeScalars.prefix(cursor))) }
    let found = session.completions(of: text, at: cursor, files: Self.names)
    return Suggestion(
      start: found.start, candidates: found.candidates, notes: found.signature, areFiles: found.areFiles)
  }

  private func commandCompletion(_ text: String) -> Suggestion {
    let head = text.prefix { !$0.isWhitespace }
    guard head.endIndex < text.endIndex else {
      let names = REPLCommand.all.map { ":" + $0.name }.filter { $0.hasPrefix(text) }
      return Suggestion(start: 0, candidates: names.sorted())
    }
    let argument = String(text[head.endIndex...].drop { $0 == " " })
    let start = text.unicodeScalars.count - argument.unicodeScalars.count
    guard let command = REPLCommand.named(String(head.dropFirst())) else { return Suggestion(start: start) }
    let candidates: [String]
    var areFiles = false
    switch command.completes {
    case .nothing: candidates = []
    case .code:
      let found = session.completions(of: argument, at: argument.unicodeScalars.count)
      return Suggestion(start: start + found.start, candidates: found.candidates, notes: found.signature)
    case .topic:
      if argument.first == ":" {
        candidates = REPLCommand.all.map { ":" + $0.name }.filter { $0.hasPrefix(argument) }.sorted()
        break
      }
      let found = session.completions(of: argument, at: argument.unicodeScalars.count)
      let commands = REPLCommand.all.map(\.name).filter { $0.hasPrefix(argument) }
      let candidates = Set(commands + found.candidates).sorted()
      return Suggestion(start: start + found.start, candidates: candidates, notes: found.signature)
    case .file:
      candidates = Session.files(argument, Self.names)
      areFiles = true
    case .lesson:
      let names = options.lessons().map(Files.stem)
      candidates = names.filter { $0.hasPrefix(argument) } + Session.files(argument, Self.names)
      areFiles = true
    case .words(let words): candidates = words.filter { $0.hasPrefix(argument) }
    }
    return Suggestion(start: start, candidates: candidates, areFiles: areFiles)
  }

  /// The names in a folder, folders with a "/".
  private static func names(in folder: String) -> [String]? {
    Files.names(in: folder)?.map { Files.kind(of: Files.join(folder, $0)) == .folder ? $0 + "/" : $0 }
  }

  // MARK: Output

  /// Shows lines of the program's own.
  func show(_ text: String) {
    Terminal.write(text + "\n")
  }

  /// Runs a cell and shows what it puts out. A quiet one shows only errors, and its questions go unanswered; one of many
  /// does not wait where it shows something step by step; one that may leave ends the program with `sys.exit`.
  @discardableResult
  func runCell(
    _ code: String, name: String, firstLine: Int = 1, isQuiet: Bool = false, isOneOfMany: Bool = false,
    mayLeave: Bool = true
  ) -> CellResult {
    isAtLineStart = true
    questions.begin(areAsked: !isQuiet, waits: !isQuiet && !isOneOfMany)
    let screen = Screen.standardOutput(environment: options.environment)
    let result = session.run(code, name: name, firstLine: firstLine) { event in
      if case .failure = event {} else if isQuiet { return }
      self.show(event, on: screen)
    }
    endLine()
    record.add(code, result)
    if result.seconds >= Self.slow { elapsed = result.seconds }
    if mayLeave, let code = result.exitCode { exitCode = Int32(code) }
    return result
  }

  func show(_ event: OutputEvent, on screen: Screen) {
    if hasProgress { Terminal.show(.progress("")) }
    hasProgress = false
    switch event {
    case .stream(let name, let text):
      Terminal.write(text, to: name == "stderr" ? STDERR_FILENO : STDOUT_FILENO)
      isAtLineStart = text.isEmpty ? isAtLineStart : text.last == "\n"
    case .volatile(let volatile):
      endLine()
      Terminal.show(volatile)
      if case .progress(let text) = volatile { hasProgress = !text.isEmpty }
    case .display(let item):
      endLine()
      Terminal.write(screen.text(of: item))
    case .result(let text, let count):
      endLine()
      let gap = text.contains("\n") ? "\n" : " "
      show(palette.paint("Out[\(count)]:", .output) + gap + text)
    case .failure(let name, _, let traceback):
      // The terminal has echoed ^C.
      if name == "KeyboardInterrupt" { isAtLineStart = false }
      endLine()
      // Where a question was left, the line that asked would tell its answer.
      let isLeft = name == "KeyboardInterrupt" && questions.wasInterrupted
      Terminal.write(coloured(isLeft ? name : traceback))
    }
  }

  private func endLine() {
    if !isAtLineStart { Terminal.write("\n") }
    isAtLineStart = true
  }

  /// A traceback, its last line (the error itself) in colour.
  private func coloured(_ traceback: String) -> String {
    var lines = traceback.split(separator: "\n").map(String.init)
    guard let last = lines.popLast() else { return "" }
    return (lines + [palette.paint(last, .failure)]).map { $0 + "\n" }.joined()
  }

  // MARK: Commands

  func help(_ name: String, source: Bool = false) {
    let width = Terminal.columns
    func tell(_ command: REPLCommand) {
      show(":\(command.name) \(command.arguments)")
      show(TextFilling.filled("  " + command.help, width: width, hanging: 2).joined(separator: "\n"))
    }
    if name.isEmpty {
      show(REPLCommand.list(palette, width: width))
      let end = "NAME? says what a name is. Ctrl-C clears what is typed, or stops the cell that runs."
      show(TextFilling.filled(end, width: width, hanging: 0).joined(separator: "\n"))
      let names = CourseLibrary.verbNames
      let spaces = Set(names.compactMap { name in name.firstIndex(of: ".").map { name[...$0] } }).sorted()
      let verbs =
        "The teaching verbs: " + names.filter { !$0.contains(".") }.joined(separator: ", ")
        + "; more begin with "
        + spaces.joined(separator: ", ") + " and Tab lists them."
      show("\n" + TextFilling.filled(verbs, width: width, hanging: 0).joined(separator: "\n"))
    } else if let command = REPLCommand.all.first(where: { ":" + $0.name == name }) {
      tell(command)
    } else if let description = session.describe(name, source: source) {
      show(TextFilling.help(description, width: width))
      if REPLCommand.all.contains(where: { $0.name == name }) {
        show(palette.paint("[there is a command :\(name) too: :help :\(name)]", .faint))
      }
    } else if let command = REPLCommand.all.first(where: { $0.name == name }) {
      tell(command)
    } else {
      show("nothing is called '\(name)'; :help lists commands, :who your variables")
    }
  }

  func document(_ name: String) {
    if name.isEmpty {
      show("say of what: :doc torch.nn.Conv2d")
    } else if let text = session.describe(name) {
      show(TextFilling.help(text, width: Terminal.columns))
    } else {
      show("nothing is called '\(name)'; what a module has is there once it is imported")
    }
  }

  /// Whether the user answers yes.
  func confirms(_ question: String) -> Bool {
    guard case .text(let answer) = keyboard.line("\(question) [y/N] ") else { return false }
    return ["y", "yes"].contains(answer.lowercased())
  }

  func use(_ theme: Theme) {
    palette = Palette(theme: theme)
    keyboard.editor?.style = palette.cellStyle
    folder?.update(Self.themeFile) { theme.name + "\n" }
  }
}

/// A text from a file without the control characters that could drive the terminal.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }))
}

/// The text with blanks up to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

/// As much of one line as fits, with "…" where something was left out.
func clipped(_ text: String, width: Int) -> String {
  if displayWidth(text) <= width { return text }
  var clipped = ""
  var room = width - 1
  for character in text {
    room -= displayWidth(character)
    if room < 0 { break }
    clipped.append(character)
  }
  return clipped + "…"
}
