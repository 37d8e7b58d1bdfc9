// What can be wrong with a homework, found without running it.

internal import JSON
internal import NotebookFormat
internal import Syntax

extension Notebook {
  /// Nobody sees the lines of an `.ipynb`, only those of each cell.
  var hasLines: Bool { !name.hasSuffix(".ipynb") }

  /// A cell as its teacher finds it: in a script by its line, in an `.ipynb` by its number and name.
  func words(ofCell place: Int) -> String {
    guard cells.indices.contains(place) else { return "" }
    if hasLines { return "line \(cells[place].firstLine)" }
    return "cell \(place + 1)" + (NbgraderCell(cells[place])?.gradeID.map { " (grade_id \"\($0)\")" } ?? "")
  }
}

extension Homework {
  /// Something to be mended, and where.
  package struct Problem: Equatable, Sendable, CustomStringConvertible {
    /// The place of its cell, from 0; 0 where the problem is the whole notebook.
    package var cell: Int
    /// The cell in words: `line 8`, or `cell 2 (grade_id "t")`.
    package var place: String
    package var message: String

    package init(cell: Int, place: String, message: String) {
      (self.cell, self.place, self.message) = (cell, place, message)
    }

    init(_ cell: Int, of notebook: Notebook, _ message: String) {
      self.init(cell: cell, place: notebook.words(ofCell: cell), message: message)
    }

    package var description: String { place.isEmpty ? message : "\(place): \(message)" }
  }
}

/// The points that the `check(…, points=)` calls of a test cell give, as far as they stand there as numbers, in calls that
/// run once each.
struct CheckPoints {
  private(set) var calls = 0
  /// Nil where a call's points are computed, or a call stands in a loop or a function.
  private(set) var sum: Double? = 0

  /// Nil for a text that does not parse.
  init?(of text: String) {
    guard let tree = try? parse(Source(name: "<tests>", text: text)) else { return nil }
    for statement in tree.body { add(statement) }
  }

  private mutating func add(_ statement: Statement) {
    guard case .expression(let expression) = statement.kind,
      case .call(let callee, let arguments) = expression.kind, case .name("check") = callee.kind
    else {
      // A check further down may run any number of times.
      if CheckPoints.mentionsCheck(statement) { (calls, sum) = (calls + 1, nil) }
      return
    }
    calls += 1
    for case .keyword(let name, let value) in arguments where name.name == "points" {
      switch value.kind {
      case .constant(.int(let points)): sum = sum.map { $0 + Double(points) }
      case .constant(.float(let points)): sum = sum.map { $0 + points }
      default: sum = nil
      }
    }
  }

  private static func mentionsCheck(_ statement: Statement) -> Bool {
    var names = UsedNames()
    names.add([statement])
    return names.names.contains("check")
  }
}
