// A lesson, read in the REPL: prose until the next code cell, then that cell, and the learner decides.
//
// Code cells are numbered from 1; the place in the lesson is the cell shown last, and what follows the last cell is
// prose again. Exercises are shown and run as stubs until their solution is asked for. Cells run in the REPL's own
// namespace, so what the learner types in between counts.

import NotebookFormat
import Session

/// One lesson open in a REPL.
final class LessonReader {
  /// A code cell with the prose before it.
  private struct Step {
    var prose: [String]
    var cell: Cell
    var stub: Cell
    var title: String
  }

  private enum Mark { case ran, failed, skipped }

  /// The file's name without its ending: the lesson in the list of progress.
  let name: String
  private unowned let repl: REPL
  private let path: String
  private let title: String
  private let steps: [Step]
  private let epilogue: [String]
  private var earlier: LessonProgress.Mark?
  /// The place of the cell shown last; `steps.count` behind the last one.
  private var place = 0
  private var marks: [Int: Mark] = [:]
  private var revealed: Set<Int> = []
  private var latest: Int?
  /// The cell whose changed text stands at the prompt.
  private var changing: Int?
  private var hintsGiven: [Int: Int] = [:]

  /// Every cell has been shown.
  var isAtEnd: Bool { place >= steps.count }

  /// Reads the lesson; throws what is wrong with the file.
  init(path: String, in repl: REPL) throws {
    let notebook = try Notebook.read(bytes: try Files.read(path), name: path)
    var steps: [Step] = []
    var prose: [String] = []
    for cell in notebook.cells {
      switch cell.kind {
      case .markdown: prose.append(cell.source)
      case .raw: continue
      case .code:
        let stub = try cell.strippingSolutions(file: path)
        steps.append(Step(prose: prose, cell: cell, stub: stub, title: cell.shownTitle))
        prose = []
      }
    }
    let heading = notebook.cells.lazy.filter { $0.kind == .markdown }.flatMap(\.headings).first
    name = Files.stem(of: path)
    title = heading.map { printable(String($0.drop { $0 == "#" || $0 == " " })) } ?? name
    self.path = path
    self.repl = repl
    self.steps = steps
    epilogue = prose
    earlier = repl.progress[name]
  }

  // MARK: Showing

  /// Shows the beginning, and offers the place where the learner left last time.
  func open() {
    showPlace()
    if let earlier, earlier.cell > 1, earlier.cell <= steps.count {
      hint(
        "last time you were at cell \(earlier.cell), \(steps[earlier.cell - 1].title): :resume goes on there")
    }
  }

  func next() {
    if place >= steps.count {
      hint("the lesson ends here; :back, :list or :lesson")
    } else {
      move(to: place + 1)
    }
  }

  func back() {
    if place == 0 { hint("this is the first cell") } else { move(to: place - 1) }
  }

  func show(_ number: String) {
    if number.isEmpty {
      showPlace()
    } else if let index = index(number) {
      move(to: index)
    }
  }

  /// Leaves the cell shown for good.
  func skip() {
    guard !isAtEnd else { return next() }
    if marks[place] != .ran { marks[place] = .skipped }
    move(to: place + 1)
  }

  /// Goes to a cell by its number, or by a part of its title.
  func go(to wanted: String) {
    if wanted.isEmpty || Int(wanted) != nil {
      if wanted.isEmpty { hint("say where: :goto 3, or a part of a cell's title") } else { show(wanted) }
      return
    }
    let found = steps.indices.filter { steps[$0].title.lowercased().contains(wanted.lowercased()) }
    switch found.count {
    case 1: move(to: found[0])
    case 0: hint("no cell has '\(wanted)' in its title; :list shows them")
    default:
      hint("'\(wanted)' is in the titles of cells \(found.map { String($0 + 1) }.joined(separator: ", "))")
    }
  }

  /// Begins again: no cell has run, and the variables are gone.
  func restart() {
    guard repl.confirms("forget what has run and all variables, and begin again?") else {
      return hint("nothing was forgotten")
    }
    repl.session.reset()
    (marks, revealed, hintsGiven, latest, changing, earlier) = ([:], [], [:], nil, nil, nil)
    move(to: 0)
  }

  private func move(to index: Int) {
    place = index
    showPlace()
    keepProgress()
  }

  private func showPlace() {
    let prose = place < steps.count ? steps[place].prose : epilogue
    for text in prose {
      let width = min(Terminal.columns, Self.widestProse)
      repl.show("\n" + MarkdownText.render(text, width: width, styled: repl.palette.isColoured))
    }
    repl.show("")
    guard place < steps.count else {
      hint("the end of \(title): \(ranCount) of \(steps.count) cells ran; :list shows them")
      return
    }
    let step = steps[place]
    let head = clipped("── \(place + 1)/\(steps.count) ── \(step.title) ", width: Terminal.columns - 3)
    let rule = String(
      repeating: "─", count: max(3, min(Terminal.columns, Self.widestProse) - displayWidth(head)))
    repl.show(repl.palette.paint(head + rule, .title))
    let cell = source(place)
    let shown = marks[place] == .ran ? (cell.source, 0) : cell.hidingAnswers
    repl.show(repl.palette.code(printable(shown.0)))
    if shown.1 > 0 {
      let lines = shown.1 == 1 ? "1 more line" : "\(shown.1) more lines"
      repl.show(repl.palette.paint("… \(lines), shown when it has run", .faint))
    }
    hint(isOpenExercise(place) ? Self.exerciseKeys : Self.keys)
  }

  /// Whether the cell is an exercise whose solution has not been revealed.
  private func isOpenExercise(_ index: Int) -> Bool {
    steps[index].cell.hasSolution && !revealed.contains(index)
  }

  private static let keys = ":run runs it, :change lets you change it first, Enter goes on; :help"
  private static let exerciseKeys =
    "yours to write: :change puts it at the prompt; :check, :hint, :solution; Enter goes on"
  /// Prose wider than this is hard to read.
  private static let widestProse = 96

  private func hint(_ text: String) {
    let lines = TextFilling.filled("[\(text)]", width: Terminal.columns)
    repl.show(repl.palette.paint(lines.joined(separator: "\n"), .faint))
  }

  private func source(_ index: Int) -> Cell { revealed.contains(index) ? steps[index].cell : steps[index].stub }

  /// The place that a number says; says so when there is none.
  private func index(_ number: String) -> Int? {
    if let number = Int(number), (1...max(1, steps.count)).contains(number), !steps.isEmpty {
      return number - 1
    }
    hint("no cell '\(number)': the cells of this lesson are 1 to \(steps.count)")
    return nil
  }

  func list() {
    repl.show(repl.palette.paint(title, .title))
    for (index, step) in steps.enumerated() {
      let mark =
        switch marks[index] {
        case .ran: repl.palette.paint("✓", .done)
        case .failed: repl.palette.paint("✗", .failure)
        case .skipped: repl.palette.paint("–", .faint)
        case nil: "·"
        }
      let number = String(index + 1)
      let gap = String(repeating: " ", count: max(0, 3 - number.count))
      let text = clipped("\(gap)\(number)  \(step.title)", width: Terminal.columns - 5)
      repl.show("\(index == place ? ">" : " ") \(mark)\(text)")
    }
    hint("✓ ran, ✗ failed, – skipped, · open; :goto 3 goes to cell 3")
  }

  func outline() {
    for (index, step) in steps.enumerated() { outline(step.prose, cell: index + 1) }
    outline(epilogue, cell: steps.count)
  }

  private func outline(_ prose: [String], cell: Int) {
    for heading in prose.flatMap({ Cell(.markdown, $0).headings }) {
      let level = heading.prefix { $0 == "#" }.count
      let text = printable(String(heading.drop { $0 == "#" || $0 == " " }))
      let line = String(repeating: "  ", count: level - 1) + text + "  (cell \(cell))"
      repl.show(clipped(line, width: Terminal.columns))
    }
  }

  // MARK: Running

  func run(_ what: String) {
    if what == "all" {
      // The exercise shown is the learner's: its stub must not run over what they wrote.
      let last = place < steps.count && isOpenExercise(place) ? place : min(place + 1, steps.count)
      let open = (0..<last).filter { marks[$0] != .ran }
      if open.isEmpty { hint("all cells up to here have run") }
      _ = open.first { !run($0, announces: true) }
    } else if what.isEmpty, place >= steps.count {
      hint("no cell is shown; :back shows the last one")
    } else if let index = what.isEmpty ? place : index(what) {
      _ = run(index)
    }
  }

  /// Runs an exercise's checks on what the learner wrote in its place.
  func check() {
    guard place < steps.count, steps[place].cell.hasSolution else {
      hint("the cell shown is no exercise; :run runs it")
      return
    }
    _ = run(place, cell: steps[place].cell.withoutExercise)
  }

  /// Tells the next hint of the exercise shown.
  func giveHint() {
    let hints = isAtEnd ? [] : steps[place].cell.hints
    let given = hintsGiven[place] ?? 0
    if hints.isEmpty {
      hint(
        "this cell has no hints"
          + (isAtEnd || !isOpenExercise(place) ? "" : "; :solution reveals how it is done"))
    } else if given < hints.count {
      repl.show("hint \(given + 1) of \(hints.count): \(printable(hints[given]))")
      hintsGiven[place] = given + 1
    } else {
      hint("those were all hints; :solution reveals how it is done")
    }
  }

  /// The text of the cell shown, to be changed; nil, and it is said, when it would give an answer away.
  var sourceToChange: String? {
    guard !isAtEnd else {
      hint("no cell is shown; :back shows the last one")
      return nil
    }
    let cell = source(place)
    if marks[place] != .ran, cell.hasPredictions {
      hint("it holds an answer that you are to predict: :run it first, then change it")
      return nil
    }
    return printable(cell.source)
  }

  /// Puts the cell shown at the prompt, to be changed and run.
  func change(_ number: String) {
    if !number.isEmpty {
      guard let index = index(number) else { return }
      place = index
    }
    guard let text = sourceToChange else { return }
    repl.nextCell = text
    changes()
  }

  /// What stands at the next prompt is the cell shown, changed.
  func changes() { if !isAtEnd { changing = place } }

  /// The next prompt has been left without running what stood there.
  func leavesChange() { changing = nil }

  /// What was typed at the prompt has run: it counts for the cell that it was made of.
  func ran(_ result: CellResult) {
    guard let index = changing else { return }
    changing = nil
    marks[index] = result.failed ? .failed : .ran
    keepProgress()
  }

  func rerun() {
    if let latest {
      _ = run(latest, announces: latest != place)
    } else {
      hint("no cell of this lesson has run yet")
    }
  }

  func revealSolution() {
    guard place < steps.count, steps[place].cell.hasSolution else {
      hint("this cell has no solution to reveal")
      return
    }
    revealed.insert(place)
    showPlace()
  }

  /// Runs again what had run last time, so that its names exist, and goes to where the learner was.
  func resume() {
    guard let earlier, earlier.cell <= steps.count else {
      hint("you have not been in this lesson before")
      return
    }
    for number in earlier.skipped where steps.indices.contains(number - 1) && marks[number - 1] == nil {
      marks[number - 1] = .skipped
    }
    let again = earlier.ran.sorted().map { $0 - 1 }.filter { steps.indices.contains($0) && marks[$0] == nil }
    for index in again {
      repl.show(repl.palette.paint("running \(index + 1), \(steps[index].title)", .faint))
      if !run(index, isQuiet: true) { break }
    }
    move(to: earlier.cell - 1)
  }

  /// Runs one cell; whether it went well.
  private func run(
    _ index: Int, cell: Cell? = nil, announces: Bool = false, isQuiet: Bool = false
  ) -> Bool {
    let cell = cell ?? source(index)
    if announces { repl.show(repl.palette.paint("── \(index + 1) ── \(steps[index].title)", .title)) }
    let result = repl.runCell(
      cell.code, name: path, firstLine: cell.firstLine, isQuiet: isQuiet)
    latest = index
    marks[index] = result.failed ? .failed : .ran
    keepProgress()
    let missing = (0..<index).filter { marks[$0] == nil }.count
    if result.failed, result.isNameError, missing > 0 {
      let way = index == place ? "" : ":show \(index + 1) and "
      hint("\(missing) of the cells before have not run; \(way):run all runs them")
    }
    return !result.failed
  }

  private var ranCount: Int { marks.values.filter { $0 == .ran }.count }

  private func keepProgress() {
    func numbers(_ mark: Mark) -> Set<Int> { Set(marks.filter { $0.value == mark }.keys.map { $0 + 1 }) }
    let ran = numbers(.ran).union(earlier?.ran ?? [])
    let skipped = numbers(.skipped).union(earlier?.skipped ?? []).subtracting(ran)
    let cell = min(place + 1, max(1, steps.count))
    repl.progress.keep(
      LessonProgress.Mark(cell: cell, cells: steps.count, ran: ran, skipped: skipped), for: name)
  }
}

extension Cell {
  /// The title, or what the cell begins with.
  fileprivate var shownTitle: String {
    let first = source.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
    return printable(title ?? first.map(String.init) ?? "empty")
  }
}

extension CellResult {
  fileprivate var isNameError: Bool {
    events.contains { if case .failure("NameError", _, _) = $0 { true } else { false } }
  }
}

extension REPL {
  /// Does something in the open lesson, or says that there is none.
  func inLesson(_ arguments: String, _ action: (LessonReader, String) -> Void) {
    if let lesson { action(lesson, arguments) } else { show("no lesson is open; :lesson lists them") }
  }

  func inLesson(_ arguments: String, _ action: (LessonReader) -> Void) {
    inLesson(arguments) { lesson, _ in action(lesson) }
  }

  func openLesson(_ name: String) {
    if name.isEmpty {
      listLessons()
      return
    }
    do {
      let reader = try LessonReader(path: options.findLesson(name), in: self)
      lesson = reader
      reader.open()
    } catch {
      show("\(error)")
    }
  }

  private func listLessons() {
    let names = options.lessons().map(Files.stem)
    if names.isEmpty { show("no lessons found; :lesson FILE opens one of your own") }
    for name in names {
      let mark = progress[name].map { "  \($0.ran.count) of \($0.cells) cells run, last at \($0.cell)" } ?? ""
      show(name + mark)
    }
  }
}
