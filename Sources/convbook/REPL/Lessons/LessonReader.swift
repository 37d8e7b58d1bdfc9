// A lesson, read in the REPL: prose until the next code cell, then that cell, and the learner decides.
//
// Code cells are numbered from 1; the place in the lesson is the cell shown last, and what follows the last cell is
// prose again. An exercise is shown and run as a stub, until the learner has written an answer, or asks for the
// solution. Cells run in the REPL's own namespace, so what the learner types in between counts; what they type for an
// exercise is kept as their answer, which stands in the stub's place from then on, also on another day.

import CourseLibrary
import NotebookFormat
import Session

/// One lesson open in a REPL.
final class LessonReader {
  private enum Mark {
    /// Ran without an error; of an exercise, solved.
    case ran
    /// An exercise that ran and is not solved.
    case open
    case failed, skipped
  }

  /// The file's name without its ending: the lesson in the list of progress.
  let name: String
  private unowned let repl: REPL
  private let path: String
  private let title: String
  private let steps: [LessonStep]
  private let epilogue: [LessonStep.Prose]
  private var earlier: LessonProgress.Mark?
  /// What the learner wrote for exercises, by their keys.
  private var answers: [String: String]
  /// The place of the cell shown last; `steps.count` behind the last one.
  private var place = 0
  private var marks: [Int: Mark] = [:]
  /// Whether the solution stands in an exercise's place, by its key: the learner asked for it.
  private var revealed: [String: Bool]
  private var latest: Int?
  /// The cell whose changed text stands at the prompt.
  private var changing: Int?
  private var hintsGiven: [Int: Int] = [:]
  /// All that was typed at the prompt and binds a name.
  private var typed = LearnersAnswer()

  /// Every cell has been shown.
  var isAtEnd: Bool { place >= steps.count }

  /// Reads the lesson; throws what is wrong with the file.
  init(path: String, in repl: REPL) throws {
    let notebook = try Notebook.read(bytes: try Files.read(path), name: path)
    (steps, epilogue) = try LessonStep.read(notebook, path: path)
    let heading = notebook.cells.lazy.filter { $0.kind == .markdown }.flatMap(\.headings).first
    name = Files.stem(of: path)
    title = heading.map { printable(String($0.drop { $0 == "#" || $0 == " " })) } ?? name
    self.path = path
    self.repl = repl
    earlier = repl.progress[name]
    answers = earlier?.answers ?? [:]
    revealed = earlier?.revealed ?? [:]
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
    if !hasRun(place) { marks[place] = .skipped }
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
    let own = answers.isEmpty ? "" : ", your answers"
    guard repl.confirms("forget what has run\(own) and all variables, and begin again?") else {
      return hint("nothing was forgotten")
    }
    repl.session.reset()
    (marks, hintsGiven, latest, changing, earlier) = ([:], [:], nil, nil, nil)
    (answers, revealed, typed) = ([:], [:], LearnersAnswer())
    keepProgress(anew: true)
    move(to: 0)
  }

  private func move(to index: Int) {
    place = index
    showPlace()
    keepProgress()
  }

  private func showPlace() {
    let prose = place < steps.count ? steps[place].prose : epilogue
    for part in prose where isTold(part) { repl.show("\n" + rendered(part.text)) }
    repl.show("")
    guard place < steps.count else {
      let open = steps.indices.count { steps[$0].isExercise && !isSolved($0) }
      let exercises = open == 0 ? "" : ", \(open) exercise\(open == 1 ? "" : "s") open"
      let ran = steps.indices.count { hasRun($0) }
      let way = nextLesson.map { ", :lesson \($0) goes on" } ?? ""
      hint("the end of \(title): \(ran) of \(steps.count) cells ran\(exercises); :list shows them\(way)")
      return
    }
    let step = steps[place]
    let head = clipped("── \(place + 1)/\(steps.count) ── \(step.title) ", width: Terminal.columns - 3)
    let rule = String(
      repeating: "─", count: max(3, min(Terminal.columns, Self.widestProse) - displayWidth(head)))
    repl.show(repl.palette.paint(head + rule, .title))
    let cell = source(place)
    let shown = hasRun(place) ? (cell.source, 0) : cell.hidingAnswers
    repl.show(repl.palette.code(printable(shown.0), width: Terminal.columns))
    if shown.1 > 0 {
      let lines = shown.1 == 1 ? "1 more line" : "\(shown.1) more lines"
      repl.show(repl.palette.paint("… \(lines), shown when it has run", .faint))
    }
    hint(isOpenExercise(place) ? Self.exerciseKeys : Self.keys)
  }

  /// What to type for the lesson that follows this one.
  private var nextLesson: Substring? {
    let names = repl.options.lessons().map(Files.stem)
    guard let here = names.firstIndex(of: name), let next = names.dropFirst(here + 1).first else { return nil }
    return next.prefix { $0 != "-" }.drop { $0 == "0" }
  }

  private func rendered(_ prose: String) -> String {
    let width = min(Terminal.columns, Self.widestProse)
    return MarkdownText.render(prose, width: width, styled: repl.palette.isColoured)
  }

  /// Whether prose is shown: hints for the exercise before it only when they have been asked for, or are no use any more.
  private func isTold(_ part: LessonStep.Prose) -> Bool {
    guard let number = part.hint else { return true }
    let exercise = place - 1
    return isSolved(exercise) || isRevealed(exercise) || hintsGiven[exercise, default: 0] > number
  }

  /// Whether the cell is an exercise whose solution has not been revealed.
  private func isOpenExercise(_ index: Int) -> Bool { steps[index].isExercise && !isRevealed(index) }

  private func isRevealed(_ index: Int) -> Bool { revealed[steps[index].key] == true }

  /// Whether the cell has run in this session.
  private func hasRun(_ index: Int) -> Bool { marks[index] == .ran || marks[index] == .open }

  /// Whether the cell went well, now or on an earlier day.
  private func isSolved(_ index: Int) -> Bool {
    if let mark = marks[index] { return mark == .ran }
    return earlier?.solved.contains(index + 1) ?? false
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

  /// The cell as it is shown and run: the solution where it has been revealed, what the learner wrote, or the stub.
  private func source(_ index: Int) -> Cell {
    if isRevealed(index) { return steps[index].cell }
    var cell = steps[index].stub
    if let answer = answer(index) { cell.source = answer }
    return cell
  }

  private func answer(_ index: Int) -> String? { steps[index].isExercise ? answers[steps[index].key] : nil }

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
        case .open: "○"
        case .failed: repl.palette.paint("✗", .failure)
        case .skipped: repl.palette.paint("–", .faint)
        case nil: "·"
        }
      let number = String(index + 1)
      let gap = String(repeating: " ", count: max(0, 3 - number.count))
      let text = clipped("\(gap)\(number)  \(step.title)", width: Terminal.columns - 5)
      repl.show("\(index == place ? ">" : " ") \(mark)\(text)")
    }
    hint("✓ ran, ○ exercise to solve, ✗ failed, – skipped, · not run yet; :goto 3 goes to cell 3")
  }

  func outline() {
    for (index, step) in steps.enumerated() { outline(step.prose, cell: index + 1) }
    outline(epilogue, cell: steps.count)
  }

  private func outline(_ prose: [LessonStep.Prose], cell: Int) {
    for heading in prose.flatMap({ Cell(.markdown, $0.text).headings }) {
      let level = heading.prefix { $0 == "#" }.count
      let text = printable(String(heading.drop { $0 == "#" || $0 == " " }))
      let line = String(repeating: "  ", count: level - 1) + text + "  (cell \(cell))"
      repl.show(clipped(line, width: Terminal.columns))
    }
  }

  // MARK: Running

  func run(_ what: String) {
    if what == "all" {
      // The exercise shown is the learner's: its stub must not run over what they may have written elsewhere.
      let isStub = place < steps.count && isOpenExercise(place) && answer(place) == nil
      let last = isStub ? place : min(place + 1, steps.count)
      let open = (0..<last).filter { !hasRun($0) }
      if open.isEmpty { hint("all cells up to here have run") }
      for index in open {
        let result = run(index, announces: true, isOneOfMany: true)
        // What follows needs no exercise to be solved.
        if result.wasInterrupted || (result.failed && !steps[index].isExercise) { break }
      }
    } else if what.isEmpty, place >= steps.count {
      hint("no cell is shown; :back shows the last one")
    } else if let index = what.isEmpty ? place : index(what) {
      run(index)
    }
  }

  /// Runs an exercise's checks on what the learner wrote in its place.
  func check() {
    guard place < steps.count, steps[place].isExercise else {
      hint("the cell shown is no exercise; :run runs it")
      return
    }
    run(place, onlyChecks: true)
  }

  /// Tells the next hint of the exercise shown: first those that are written behind it, which say how to begin, then what
  /// its checks say when they fail.
  func giveHint() {
    let written = isAtEnd ? [] : steps[place].hints
    let told = isAtEnd ? [] : steps[place].cell.hints
    let count = written.count + told.count
    let given = hintsGiven[place] ?? 0
    let head = "hint \(given + 1) of \(count): "
    if count == 0 {
      hint(
        "this cell has no hints"
          + (isAtEnd || !isOpenExercise(place) ? "" : "; :solution reveals how it is done"))
    } else if given < count {
      if written.indices.contains(given) {
        repl.show(rendered(head + LessonStep.withoutHead(written[given])))
      } else {
        let lines = TextFilling.filled(head + printable(told[given - written.count]), width: Terminal.columns)
        repl.show(lines.joined(separator: "\n"))
      }
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
    if !hasRun(place), cell.hasPredictions {
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

  /// What was typed at the prompt has run. It counts for the cell that it was made of; and what it binds is the answer to
  /// the exercise that asks for it, or a part of the one shown.
  func ran(_ text: String, _ result: CellResult) {
    let changed = changing
    changing = nil
    if let changed {
      if steps[changed].isExercise, text != printable(source(changed).source) { keepAnswer(text, to: changed) }
      marks[changed] = mark(changed, result)
    } else if result.failed {
      return
    }
    let own = LearnersAnswer(text)
    typed.add(own)
    for index in steps.indices where steps[index].isExercise && index != changed {
      let checks = steps[index].cell.withoutExercise.source
      let asked = LearnersAnswer(steps[index].stub.source).names.subtracting(LearnersAnswer(checks).names)
      let known = index == place ? LearnersAnswer(answer(index) ?? "").names : []
      if own.names.isDisjoint(with: asked.union(known)) { continue }
      var answer = LearnersAnswer(answer(index) ?? steps[index].stub.source)
      answer.add(typed)
      keepAnswer(answer.cell(answering: asked, checks: checks), to: index)
    }
    keepProgress()
  }

  private func keepAnswer(_ text: String, to index: Int) {
    answers[steps[index].key] = text
    revealed[steps[index].key] = false
  }

  func rerun() {
    if let latest {
      run(latest, announces: latest != place)
    } else {
      hint("no cell of this lesson has run yet")
    }
  }

  func revealSolution() {
    guard place < steps.count, steps[place].isExercise else {
      hint("this cell has no solution to reveal")
      return
    }
    revealed[steps[place].key] = true
    showPlace()
    keepProgress()
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
      let result = run(index, isQuiet: true)
      if result.failed, !steps[index].isExercise { break }
    }
    move(to: earlier.cell - 1)
  }

  /// Runs one cell, or only an exercise's checks.
  @discardableResult
  private func run(
    _ index: Int, onlyChecks: Bool = false, announces: Bool = false, isOneOfMany: Bool = false,
    isQuiet: Bool = false
  ) -> CellResult {
    let cell = onlyChecks ? steps[index].cell.withoutExercise : source(index)
    if announces { repl.show(repl.palette.paint("── \(index + 1) ── \(steps[index].title)", .title)) }
    let isOwn = !onlyChecks && !isRevealed(index) && answer(index) != nil
    let result = repl.runCell(
      cell.code, name: isOwn ? "<your cell \(index + 1)>" : path, firstLine: isOwn ? 1 : cell.firstLine,
      isQuiet: isQuiet, isOneOfMany: isOneOfMany)
    latest = index
    marks[index] = mark(index, result)
    keepProgress()
    let missing = (0..<index).filter { marks[$0] == nil }.count
    if result.failed, result.isNameError, missing > 0 {
      let way = index == place ? "" : ":show \(index + 1) and "
      hint("\(missing) of the cells before have not run; \(way):run all runs them")
    }
    return result
  }

  /// What a run says of a cell. An exercise is solved when no check found it open, and something else than the stub ran.
  private func mark(_ index: Int, _ result: CellResult) -> Mark {
    if result.failed { return .failed }
    guard steps[index].isExercise else { return .ran }
    if result.checks.contains(where: { $0.verdict == .open }) { return .open }
    let isStub = !isRevealed(index) && answer(index) == nil
    return isStub && result.checks.isEmpty ? .open : .ran
  }

  private func keepProgress(anew: Bool = false) {
    func numbers(_ mark: Mark) -> Set<Int> { Set(marks.filter { $0.value == mark }.keys.map { $0 + 1 }) }
    let open = numbers(.open)
    let mark = LessonProgress.Mark(
      cell: min(place + 1, max(1, steps.count)), cells: steps.count, ran: numbers(.ran).union(open), open: open,
      skipped: numbers(.skipped), answers: answers, revealed: revealed)
    repl.progress.keep(mark, for: name, anew: anew)
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
      show(TextFilling.filled("\(error)", width: Terminal.columns).joined(separator: "\n"))
    }
  }

  private func listLessons() {
    let names = options.lessons().map(Files.stem)
    if names.isEmpty { show("no lessons found; :lesson FILE opens one of your own") }
    for name in names {
      let mark = progress[name].map { "  " + $0.summary } ?? ""
      show(name + mark)
    }
  }
}
