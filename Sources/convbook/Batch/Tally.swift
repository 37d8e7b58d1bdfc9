// The sum of a batch run, cell by cell. Checks print their own marks; counting those in the output is what makes the tally
// right for checks of any kind.

import JSON
import NotebookFormat
import Session

/// What a notebook's cells came to, for the line at its end, the summary and the report.
struct Tally {
  /// One cell that ran, or was passed over.
  struct Entry {
    enum Outcome: String { case passed, failed, skipped }

    /// `[3] Compute: sizes`, and the line of its file.
    var name: String
    var line: Int
    var outcome: Outcome
    /// Wall time; volatile.
    var seconds = 0.0
    /// The last line of a traceback and the whole of it.
    var message: String?
    var traceback: String?
  }

  private(set) var entries: [Entry] = []
  /// By the mark that `check` prints: passed, failed, left open.
  private(set) var checks = (passed: 0, failed: 0, open: 0)
  var pictures = 0

  init() {}

  var cells: Int { entries.count { $0.outcome != .skipped } }
  var seconds: Double { entries.reduce(0) { $0 + $1.seconds } }
  var failures: [Entry] { entries.filter { $0.outcome == .failed } }

  mutating func add(_ result: CellResult, of cell: Cell, failed: Bool) {
    let title = cell.title.map { " \($0)" } ?? ""
    var entry = Entry(
      name: "[\(result.executionCount ?? 0)]\(title)", line: cell.firstLine,
      outcome: failed ? .failed : .passed,
      seconds: result.seconds)
    for event in result.events {
      if case .failure(let name, let message, let traceback) = event, failed {
        entry.message = message.isEmpty ? name : "\(name): \(message)"
        entry.traceback = traceback
      }
      if case .stream("stdout", let text) = event { count(marksIn: text) }
    }
    entries.append(entry)
  }

  mutating func skip(_ cell: Cell) {
    entries.append(Entry(name: cell.title ?? "cell", line: cell.firstLine, outcome: .skipped))
  }

  /// A cell whose outputs are not what they should be.
  mutating func fail(last message: String) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].outcome = .failed
    entries[entries.count - 1].message = message
  }

  private mutating func count(marksIn text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("✓ ") { checks.passed += 1 }
      if line.hasPrefix("✗ ") { checks.failed += 1 }
      if line.hasPrefix("○ ") { checks.open += 1 }
    }
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

extension Tally {
  init?(_ value: JSONValue) {
    guard let entries = value["entries"]?.array, let checks = value["checks"]?.array?.map(\.int),
      checks.count == 3,
      let pictures = value["pictures"]?.int
    else { return nil }
    for entry in entries {
      guard let name = entry["name"]?.string, let line = entry["line"]?.int,
        let seconds = entry["seconds"]?.double,
        let outcome = entry["outcome"]?.string.flatMap(Entry.Outcome.init)
      else { return nil }
      self.entries.append(
        Entry(
          name: name, line: line, outcome: outcome, seconds: seconds, message: entry["message"]?.string,
          traceback: entry["traceback"]?.string))
    }
    self.checks = (checks[0] ?? 0, checks[1] ?? 0, checks[2] ?? 0)
    self.pictures = pictures
  }

  var json: JSONValue {
    let entries = entries.map { entry -> JSONValue in
      var object: JSONObject = [
        "line": .int(entry.line), "name": .string(entry.name), "outcome": .string(entry.outcome.rawValue),
        "seconds": .number(entry.seconds),
      ]
      object["message"] = entry.message.map(JSONValue.string)
      object["traceback"] = entry.traceback.map(JSONValue.string)
      return .object(object)
    }
    return [
      "checks": [.int(checks.passed), .int(checks.failed), .int(checks.open)], "entries": .array(entries),
      "pictures": .int(pictures),
    ]
  }
}
