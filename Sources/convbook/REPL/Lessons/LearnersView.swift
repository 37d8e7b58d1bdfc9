// What of a lesson's cell a learner sees and runs.
//
// Two things must be kept from them for a while: until the cell has run, the answer inside `predict(question, answer)`,
// which is shown as `…`, and what stands behind the last prediction, which often says it too; and, when they have written
// an exercise themselves, the stub, which must not run over their own work when its checks do.

import NotebookFormat
import Syntax

extension Cell {
  /// Whether it asks before it tells.
  var hasPredictions: Bool { Predictions(in: source).end != nil }

  /// The source up to the line of its last prediction, the answers hidden, and how many lines are left out behind it. Of
  /// a cell without predictions, all of it.
  var hidingAnswers: (source: String, linesLeftOut: Int) {
    let predictions = Predictions(in: source)
    guard let end = predictions.end else { return (source, 0) }
    var bytes = Array(source.utf8)
    let rest = bytes[end...].drop { $0 != UInt8(ascii: "\n") }
    let left = rest.split(separator: UInt8(ascii: "\n")).count { !$0.allSatisfy { $0 == UInt8(ascii: " ") } }
    bytes.removeSubrange(rest.startIndex...)
    for answer in predictions.answers.reversed() { bytes.replaceSubrange(answer, with: Array("…".utf8)) }
    return (String(decoding: bytes, as: UTF8.self), left)
  }

  /// An exercise without the statements that hold its solution: what is left uses what the learner wrote. Line
  /// numbers stay.
  var withoutExercise: Cell {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = statements(of: source).map(\.line)
    var isInside = false
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      let begins = trimmed.hasPrefix("### BEGIN SOLUTION")
      if begins, trimmed.count < line.count, let first = starts.last(where: { $0 <= index }) {
        // The solution stands in a block: its whole statement goes, and the learner's takes its place.
        let next = starts.first { $0 > index } ?? lines.count
        for line in first..<next { lines[line] = "" }
      }
      if begins { isInside = true }
      if isInside { lines[index] = "" }
      if trimmed.hasPrefix("### END SOLUTION") { isInside = false }
    }
    var checks = self
    checks.source = lines.joined(separator: "\n")
    return checks
  }

  /// What the checks of an exercise have to say when they fail: `check(…, hint="…")`.
  var hints: [String] {
    statements(of: source).flatMap { _, statement -> [String] in
      guard case .expression(let value) = statement.kind, case .call(let callee, let arguments) = value.kind,
        case .name("check") = callee.kind
      else { return [] }
      return arguments.compactMap { argument -> String? in
        guard case .keyword(let name, let value) = argument, name.name == "hint",
          case .constant(.string(let text)) = value.kind
        else { return nil }
        return String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
      }
    }
  }
}
