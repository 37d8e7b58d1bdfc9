// What a batch run shows of a notebook.
//
// A rule with number and title, then the cell's output: on a terminal the rule stands there while the cell runs, so it
// is the progress too. Where output goes elsewhere, one line on standard error is overwritten by the next. Of the prose
// only the headings are shown; who wants to read opens the lesson.

import NotebookFormat
import Session

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

final class BatchReport {
  private let streams: StandardStreams
  private let screen: Screen
  private let showsProgress: Bool

  init(streams: StandardStreams, screen: Screen) {
    self.streams = streams
    self.screen = screen
    showsProgress = isatty(STDERR_FILENO) == 1 && !screen.isTerminal
  }

  func begin(_ path: String) { streams.write(rule("═", path) + "\n") }

  func prose(_ cell: Cell) {
    for heading in cell.headings {
      streams.write("\n\(MarkdownText.render(heading, width: screen.width, styled: screen.hasStyles))\n")
    }
  }

  func begin(_ cell: Cell, number: Int, of count: Int) {
    let title = cell.title.map { " \($0)" } ?? ""
    streams.write("\n\(rule("─", "[\(number)]\(title)"))\n")
    streams.flush()
    progress("\(number)/\(count)\(title)")
  }

  func show(_ event: OutputEvent, isExpected: Bool) {
    switch event {
    case .stream(let name, let text):
      if name == "stderr" { progress("") }
      streams.write(text, to: name)
    case .display(let item): streams.write(screen.text(of: item))
    case .volatile(let volatile): streams.show(volatile)
    case .result(let text, _): streams.write(text + "\n")
    case .failure(_, _, let traceback):
      progress("")
      streams.write(traceback, to: isExpected ? "stdout" : "stderr")
    }
  }

  func end(path: String, target: String, tally: Tally, outcome: NotebookRun.Outcome) {
    progress("")
    let seconds = Double(Int(tally.seconds * 100)) / 100
    var lines = ["\(Files.name(of: path)): \(tally.description) -> \(target) (volatile: \(seconds) s)"]
    lines += tally.failures.map { "failed: \($0)" }
    if outcome == .interrupted { lines.append("stopped by Ctrl-C") }
    streams.write("\n\(lines.joined(separator: "\n"))\n\n")
    streams.flush()
  }

  private func rule(_ stroke: Character, _ title: String) -> String {
    let room = max(0, screen.width - displayWidth(title) - 4)
    let text = "\(stroke)\(stroke) \(title) \(String(repeating: stroke, count: room))"
    return screen.hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// One line that the next one overwrites; empty to take it away.
  private func progress(_ text: String) {
    guard showsProgress else { return }
    streams.write("\r\u{1B}[K\(text.prefix(Screen.plainWidth - 1))", to: "stderr")
  }
}
