// What of a lesson's cell a learner sees and runs.
//
// Two things must be kept from them for a while, and both are found by parsing the cell: the answer inside
// `predict(question, answer)`, which is shown as `…` until the cell has run; and, when they have written an
// exercise themselves, the stub, which must not run over their own work when its checks do.

import NotebookFormat
import Syntax

extension Cell {
  /// The source with the answers of predictions hidden.
  var hidingAnswers: String {
    var bytes = Array(source.utf8)
    for statement in topLevel.reversed() {
      guard case .expression(let value) = statement.kind, case .call(let callee, let arguments) = value.kind,
        case .name("predict") = callee.kind, arguments.count > 1
      else { continue }
      let answer: Span
      switch arguments[1] {
      case .positional(let value), .keyword(_, let value): answer = value.span
      case .spread, .keywordSpread: continue
      }
      bytes.replaceSubrange(Int(answer.start)..<Int(answer.end), with: Array("…".utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An exercise without the statements that hold its solution: what is left uses what the learner wrote. Line
  /// numbers stay.
  var withoutExercise: Cell {
    let text = Source(name: "", text: source)
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = topLevel.map { text.lineIndex(at: Int($0.span.start)) }
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
    topLevel.flatMap { statement -> [String] in
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

  private var topLevel: [Statement] { (try? parse(Source(name: "", text: source)))?.body ?? [] }
}
