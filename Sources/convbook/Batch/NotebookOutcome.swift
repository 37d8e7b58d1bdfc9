// What became of one notebook of a batch.

import NotebookFormat

struct NotebookOutcome: Sendable {
  enum State: String {
    case done, unchanged, failed, interrupted
    /// It ran as it should, and gave something else than its recording.
    case differs
    /// It could not be read, or its results could not be written.
    case broken
    /// The run was stopped before its turn came.
    case notRun = "not run"
  }

  var path: String
  var target: String
  var state: State
  var tally = Tally()
  /// Why it is broken, or how many cells differ.
  var problem: String?
  var exitCode: Int32 = 0
}

/// All of them, one line each: `03-filters.py      31 cells   40 checks   2.1 s   done`.
enum BatchSummary {
  static func text(_ outcomes: [NotebookOutcome]) -> String {
    let rows = outcomes.map { outcome -> [String] in
      let tally = outcome.tally
      let checks = tally.checks
      let open = checks.open > 0 ? ", \(checks.open) open" : ""
      let failed = checks.failed > 0 ? ", \(checks.failed) failed" : ""
      return [
        printable(Files.name(of: outcome.path)), "\(tally.cells)", "\(checks.passed)\(failed)\(open)",
        "\(tally.pictures)",
        outcome.state == .unchanged ? "-" : "\((tally.seconds * 10).rounded() / 10) s",
        outcome.problem.map { "\(outcome.state.rawValue): \(printable($0).split(separator: "\n").first ?? "")" }
          ?? outcome.state.rawValue,
      ]
    }
    let table = [["notebook", "cells", "checks", "pictures", "time", "outcome"]] + rows
    let widths = (0..<6).map { column in table.map { displayWidth($0[column]) }.max() ?? 0 }
    let lines = table.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - displayWidth(text))
        let isNumber = (1...4).contains(column)
        line += (column > 0 ? "  " : "") + (isNumber ? padding + text : column == 5 ? text : text + padding)
      }
      return line
    }
    let bad = outcomes.count { $0.exitCode != 0 }
    let sum =
      bad == 0 ? "all \(outcomes.count) as they should be" : "\(bad) of \(outcomes.count) not as they should be"
    return (lines + [sum, ""]).joined(separator: "\n")
  }
}
