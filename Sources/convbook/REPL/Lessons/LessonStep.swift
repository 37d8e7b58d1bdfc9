// A lesson, cut into what a learner meets one after the other: a code cell, with the prose before it.
//
// Hints that are written behind an exercise, in cells or paragraphs that begin with **Hint.** or **Second hint.**, belong
// to the exercise: they are no prose until they have been asked for.

import NotebookFormat

/// A code cell with the prose before it.
struct LessonStep {
  /// Prose in the order of the lesson.
  struct Prose: Equatable {
    var text: String
    /// Of a hint its number, from 0, among those written for the exercise before; nil for all other prose.
    var hint: Int?
  }

  var prose: [Prose]
  var cell: Cell
  /// The cell as it is shown and run while its exercise is open.
  var stub: Cell
  var title: String
  /// The title, told apart from those of cells before that have the same: what the learner's answer is kept under.
  var key: String
  /// The hints written behind the exercise.
  var hints: [String] = []

  var isExercise: Bool { cell.hasSolution }

  /// The steps of a lesson and the prose behind the last; throws what is wrong with the marks of solutions.
  static func read(
    _ notebook: Notebook, path: String
  ) throws(NotebookError) -> (steps: [LessonStep], epilogue: [Prose]) {
    var steps: [LessonStep] = []
    var prose: [Prose] = []
    var seen: [String: Int] = [:]
    for cell in notebook.cells {
      switch cell.kind {
      case .markdown:
        guard let last = steps.indices.last, steps[last].isExercise else {
          prose.append(Prose(text: cell.source))
          continue
        }
        for part in parts(of: cell.source) {
          prose.append(Prose(text: part.text, hint: part.isHint ? steps[last].hints.count : nil))
          if part.isHint { steps[last].hints.append(part.text) }
        }
      case .raw: continue
      case .code:
        let title = cell.shownTitle
        seen[title, default: 0] += 1
        let number = seen[title, default: 1]
        let key = number == 1 ? title : "\(title) (\(number))"
        let stub = try cell.strippingSolutions(file: path)
        steps.append(LessonStep(prose: prose, cell: cell, stub: stub, title: title, key: key))
        prose = []
      }
    }
    return (steps, prose)
  }

  /// A prose cell, cut before each line that begins a hint.
  private static func parts(of source: String) -> [(text: String, isHint: Bool)] {
    var parts: [(lines: [Substring], isHint: Bool)] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let isHint = line.prefixMatch(of: /\*\*(?:\w+ )?[Hh]int\.\*\*/) != nil
      if parts.isEmpty || isHint { parts.append(([], isHint)) }
      parts[parts.count - 1].lines.append(line)
    }
    return parts.map { ($0.lines.joined(separator: "\n"), $0.isHint) }
  }

  /// A hint's text without the words that say it is one.
  static func withoutHead(_ hint: String) -> String {
    String(hint.trimmingPrefix(/\*\*[^*]*\*\*\s*/))
  }
}

extension Cell {
  /// The title, or what the cell begins with.
  fileprivate var shownTitle: String {
    let first = source.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
    return printable(title ?? first.map(String.init) ?? "empty")
  }
}
