import NotebookFormat
import Session

// The sum of a batch run, cell by cell. Checks print their own marks; counting those in the output is what makes the tally
// right for checks of any kind.

/// What a notebook's cells came to, for the line at its end.
struct Tally {
  private(set) var cells = 0
  /// By the mark that `check` prints: passed, failed, left open.
  private(set) var checks = (passed: 0, failed: 0, open: 0)
  var pictures = 0
  private(set) var seconds = 0.0
  private(set) var failures: [String] = []

  mutating func add(_ result: CellResult) {
    cells += 1
    seconds += result.seconds
    for case .stream("stdout", let text) in result.events {
      for line in text.split(separator: "\n") {
        if line.hasPrefix("✓ ") { checks.passed += 1 }
        if line.hasPrefix("✗ ") { checks.failed += 1 }
        if line.hasPrefix("○ ") { checks.open += 1 }
      }
    }
  }

  mutating func note(failure result: CellResult, of cell: Cell) {
    let title = cell.title.map { " \($0)" } ?? ""
    failures.append("[\(result.executionCount ?? 0)]\(title), line \(cell.firstLine)")
  }

  /// `31 cells, 40 checks passed, 14 pictures`.
  var description: String {
    var parts = [count(cells, "cell")]
    if checks.passed > 0 { parts.append("\(count(checks.passed, "check")) passed") }
    if checks.failed > 0 { parts.append("\(checks.failed) failed") }
    if checks.open > 0 { parts.append("\(checks.open) open") }
    parts.append(count(pictures, "picture"))
    return parts.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
