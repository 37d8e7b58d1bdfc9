// The commands of the REPL: one table, one row each. A command may be cut short as long as it stays unique.

/// A command: `:name arguments`.
struct REPLCommand {
  let name: String
  /// What may follow the name, for the list of commands.
  let arguments: String
  let help: String
  let completes: Argument
  let action: (_ repl: REPL, _ arguments: String) -> Void

  /// What Tab completes behind the name.
  enum Argument {
    case nothing, code, file, lesson
    /// A command or code.
    case topic
    case words([String])
  }

  init(
    _ name: String, _ arguments: String, _ help: String, completes: Argument = .nothing,
    _ action: @escaping (REPL, String) -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.help = help
    self.completes = completes
    self.action = action
  }

  static var all: [REPLCommand] {
    [
      REPLCommand(
        "help", "[NAME]", "this list; or what a command, a function or a variable is", completes: .topic
      ) {
        $0.help($1)
      },
      REPLCommand("doc", "NAME", "all that is known of a function, class, module or value", completes: .code) {
        $0.document($1)
      },
      REPLCommand("who", "[TYPE]", "your variables, or those of a type") { $0.showVariables($1) },
      REPLCommand("shape", "[NAME ...]", "shapes, dtypes and sizes of tensors and lists", completes: .code) {
        $0.showShapes($1)
      },
      REPLCommand("time", "CODE", "runs code as a cell and says how long it took", completes: .code) {
        $0.time($1)
      },
      REPLCommand("timeit", "CODE", "measures code by running it many times", completes: .code) {
        $0.timeIt($1)
      },
      REPLCommand("debug", "[FRAME [NAME]]", "the calls that the latest error left, and their variables") {
        $0.debug($1)
      },
      REPLCommand("reset", "", "forgets all variables") { $0.reset($1) },
      REPLCommand("load", "FILE", "runs a script or notebook here, cell by cell", completes: .file) {
        $0.load($1)
      },
      REPLCommand("save", "FILE", "keeps the cells that ran, as .py or .ipynb", completes: .file) {
        $0.save($1)
      },
      REPLCommand(
        "allow", "[FOLDER]", "lets cells read and write files below another folder than the one you are in",
        completes: .file
      ) { $0.allow($1) },
      REPLCommand("edit", "[N]", "opens the latest cell, or In [N], in $EDITOR; it comes back to the prompt") {
        $0.editCell($1)
      },
      REPLCommand(
        "budget", "[WHAT AMOUNT]", "what a cell may spend: :budget time 30s, memory, steps, output, off",
        completes: .words(["time", "memory", "steps", "output", "off"])
      ) { $0.budget($1) },
      REPLCommand(
        "theme", "[NAME]", "the colours", completes: .words(Theme.all.map(\.name))
      ) { $0.chooseTheme($1) },
      REPLCommand(
        "lesson", "[N or NAME]", "opens a lesson; without a name, lists the lessons", completes: .lesson
      ) {
        $0.openLesson($1)
      },
      REPLCommand("next", "", "the lesson's next cell; so does Enter on an empty line") {
        $0.inLesson($1) { $0.next() }
      },
      REPLCommand("back", "", "the cell before") { $0.inLesson($1) { $0.back() } },
      REPLCommand("skip", "", "leaves the cell out and goes on") { $0.inLesson($1) { $0.skip() } },
      REPLCommand("goto", "CELL", "goes to a cell, by its number or a part of its title") {
        $0.inLesson($1) { $0.go(to: $1) }
      },
      REPLCommand("change", "[CELL]", "puts the cell at the prompt, to be changed and run") {
        $0.inLesson($1) { $0.change($1) }
      },
      REPLCommand("show", "[CELL]", "shows the cell again, or another one") { $0.inLesson($1) { $0.show($1) } },
      REPLCommand(
        "run", "[CELL or all]", "runs the cell shown, another one, or all up to here that have not run"
      ) {
        $0.inLesson($1) { $0.run($1) }
      },
      REPLCommand("rerun", "", "runs the cell that ran last once more") { $0.inLesson($1) { $0.rerun() } },
      REPLCommand("check", "", "judges what you wrote for the exercise shown") {
        $0.inLesson($1) { $0.check() }
      },
      REPLCommand("hint", "", "tells the next hint of the exercise shown") {
        $0.inLesson($1) { $0.giveHint() }
      },
      REPLCommand("solution", "", "reveals an exercise's solution; :run then runs it") {
        $0.inLesson($1) { $0.revealSolution() }
      },
      REPLCommand("list", "", "the lesson's cells, with what has run and what failed") {
        $0.inLesson($1) { $0.list() }
      },
      REPLCommand("outline", "", "the lesson's headings") { $0.inLesson($1) { $0.outline() } },
      REPLCommand("resume", "", "goes on where you left the lesson last time") {
        $0.inLesson($1) { $0.resume() }
      },
      REPLCommand("restart", "", "begins the lesson again, without what has run") {
        $0.inLesson($1) { $0.restart() }
      },
      REPLCommand("quit", "", "leaves, as does Ctrl-D") { repl, _ in repl.quit() },
    ]
  }

  /// The text is for the REPL, not for the language: `:name …` or `name?`.
  static func isCommand(_ text: String) -> Bool {
    text.drop(while: \.isWhitespace).first == ":" || questionedName(text) != nil
  }

  /// The dotted name of `name?` or `?name`; nil when the text is neither.
  static func questionedName(_ text: String) -> String? {
    var words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.popLast(), word.last == "?" || word.first == "?" else {
      return nil
    }
    let name = word.drop { $0 == "?" }.reversed().drop { $0 == "?" }.reversed()
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return isName && !name.isEmpty ? String(name) : nil
  }

  /// The command of that name, or the only one that begins so.
  static func named(_ name: String) -> REPLCommand? {
    let matches = all.filter { $0.name.hasPrefix(name) && !name.isEmpty }
    return matches.count == 1 ? matches.first : matches.first { $0.name == name }
  }

  /// What may have been meant by a name that is no command: those that begin so, or the one spelled most alike.
  static func suggestions(for name: String) -> [String] {
    let matches = all.map(\.name).filter { $0.hasPrefix(name) }
    if !matches.isEmpty { return matches }
    let nearest = all.map { (name: $0.name, distance: distance($0.name, name)) }.min {
      $0.distance < $1.distance
    }
    return nearest.flatMap { $0.distance <= max(1, name.count / 2) ? [$0.name] : nil } ?? []
  }

  /// How many letters must be put in, left out or changed to make one word the other (Levenshtein).
  private static func distance(_ first: String, _ second: String) -> Int {
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in second.enumerated() {
        let changed = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, diagonal + 1, row[j] + 1)
      }
    }
    return row[second.count]
  }

  /// What stands in `:help`, one line a command, or more where the screen is narrow.
  static func list(_ palette: Palette, width columns: Int) -> String {
    let heads = all.map { ":" + $0.name + ($0.arguments.isEmpty ? "" : " " + $0.arguments) }
    let width = heads.map(\.count).max() ?? 0
    let lines = zip(all, heads).map { command, head in
      let line = head + String(repeating: " ", count: width - head.count + 2) + command.help
      let text = TextFilling.filled(line, width: columns, hanging: width + 2).joined(separator: "\n")
      return palette.paint(head, .title) + text.dropFirst(head.count)
    }
    return lines.joined(separator: "\n")
  }
}
