// What a batch run shows of a notebook.
//
// A rule with number and title, then the cell's output; a line of progress stands below while a cell runs. Of the prose
// only the headings are shown; who wants to read opens the lesson. Where several notebooks run at a time, each gathers
// its report, which is shown in one piece when the notebook has ended.

import CourseLibrary
import NotebookFormat
import Session
import Synchronization

/// The program's output, shared by the notebooks that run: what is written in one call stays together.
final class Console: @unchecked Sendable {
  private let streams: StandardStreams
  private let turn = Mutex(())

  /// From now on `streams` is used through this object alone.
  init(_ streams: StandardStreams) { self.streams = streams }

  func use<Result>(_ body: (StandardStreams) -> Result) -> Result { turn.withLock { _ in body(streams) } }
}

final class BatchReport {
  private let console: Console
  private let screen: Screen
  private let progress: BatchProgress
  private let place: Int
  /// What is kept back until the notebook has ended; nil where everything is shown at once.
  private var gathered: [(text: String, stream: String)]?

  init(console: Console, screen: Screen, progress: BatchProgress, place: Int, gathers: Bool) {
    self.console = console
    self.screen = screen
    self.progress = progress
    self.place = place
    gathered = gathers ? [] : nil
  }

  private func write(_ text: String, to stream: String = "stdout") {
    if gathered != nil {
      gathered?.append((text, stream))
    } else {
      console.use { $0.write(text, to: stream) }
    }
  }

  func flush() { if gathered == nil { console.use { $0.flush() } } }

  func begin(_ path: String) { write(rule("═", path) + "\n") }

  func prose(_ cell: Cell) {
    for heading in cell.headings.map(printable) {
      write("\n\(MarkdownText.render(heading, width: screen.width, styled: screen.hasStyles))\n")
    }
  }

  func begin(_ cell: Cell, number: Int, of count: Int, in path: String) {
    let title = cell.title.map { " \($0)" } ?? ""
    write("\n\(rule("─", "[\(number)]\(title)"))\n")
    flush()
    progress.begin(cell: number, of: count, in: printable(Files.stem(of: path)), place: place)
    showProgress()
  }

  private func showProgress() {
    let line = progress.line(now: System.seconds())
    console.use { $0.show(.progress(line)) }
  }

  func show(_ event: OutputEvent, isExpected: Bool) {
    switch event {
    case .stream(let name, let text): write(text, to: name)
    case .display(let item): write(screen.text(of: item))
    case .volatile(let volatile): if gathered == nil { console.use { $0.show(volatile) } }
    case .result(let text, _): write(text + "\n")
    case .failure(_, _, let traceback): write(traceback, to: isExpected ? "stdout" : "stderr")
    }
  }

  /// A line about the notebook that is no output of it.
  func note(_ line: String) { write(printable(line) + "\n", to: "stderr") }

  /// How the run differs from its recording.
  func differences(_ found: [CellDifference]) {
    write("\n" + found.map { printable("\($0)\n") }.joined())
  }

  func end(_ outcome: NotebookOutcome) {
    let seconds = Double(Int(outcome.tally.seconds * 100)) / 100
    let (name, target) = (printable(Files.name(of: outcome.path)), printable(outcome.target))
    var lines = ["\(name): \(outcome.tally.description) -> \(target)"]
    lines[0] += outcome.state == .unchanged ? " (unchanged: not run again)" : " (volatile: \(seconds) s)"
    lines += outcome.tally.failures.map { "failed: \(printable($0.name)), line \($0.line)" }
    if outcome.state == .interrupted { lines.append("stopped by Ctrl-C") }
    write("\n\(lines.joined(separator: "\n"))\n\n")
    progress.end(place: place)
    showGathered()
    flush()
  }

  /// Shows what was kept back.
  func showGathered() {
    let pieces = gathered ?? []
    if gathered != nil { gathered = [] }
    console.use { streams in
      streams.show(.progress(""))
      for piece in pieces { streams.write(piece.text, to: piece.stream) }
      streams.flush()
    }
  }

  private func rule(_ stroke: Character, _ title: String) -> String {
    let title = printable(title)
    let room = max(0, screen.width - displayWidth(title) - 4)
    let text = "\(stroke)\(stroke) \(title) \(String(repeating: stroke, count: room))"
    return screen.hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
