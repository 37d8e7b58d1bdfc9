// A homework as its teacher writes it: one notebook with nbgrader's cell metadata, in which the text, the answers, the
// tests that students see and those that they do not stand side by side.
//
//     answer cell   "solution": true                 defines the graded names; the reference stands between markers
//     test cell     "grade": true, "points": 30      calls `check`; what hides stands between markers
//     manual cell   "grade" and "solution", or "task"   is marked by people
//     everything else is text, and set-up code that all parts share
//
// Reading it never fails on what a teacher may have got wrong; that is listed in `problems`, each with its place. Only a
// file that is no notebook, and markers that do not pair, are errors: then nobody can say what is hidden.

internal import JSON
package import NotebookFormat

/// A homework's source: cells, parts and what is wrong with it.
///
/// ```swift
/// let homework = try Homework(bytes: bytes, name: "hw1-kernels/homework.py", id: "hw1-kernels")
/// homework.parts.map(\.name)    // ["xcorr", "neuron", …]
/// homework.points               // 100
/// homework.problems             // [] for a sound one
/// ```
package struct Homework: Sendable {
  /// What a cell is for.
  package enum Role: Equatable, Sendable {
    case text
    /// Code that all parts share.
    case setUp
    /// Where the student answers.
    case answer
    /// The tests of a part, by its place in ``Homework/parts``.
    case tests(part: Int)
    /// Marked by people, by its place in ``Homework/manualParts``.
    case manual(part: Int)
  }

  /// What is marked by tests.
  package struct Part: Equatable, Sendable {
    package var name: String
    package var points: Double
    /// The graded names, which answer cells define.
    package var answers: [String]
    /// The names of the library that an answer may not use when it is called.
    package var forbidden: [String]
    /// Those that no cell of the student's may use either.
    package var forbiddenAnywhere: [String]
    /// The `grade_id` of the test cell, which names the part in nbgrader.
    package var gradeID: String
    /// The place of its test cell.
    package var testCell: Int
    /// The places of the answer cells that define its names.
    package var answerCells: [Int]
    /// The tests, cut into what students see and what they do not, in order; blank pieces are left out.
    package var tests: [CellPiece]

    /// What students see of the tests.
    package var visibleTests: String { tests.filter { !$0.isInside }.map(\.text).joined(separator: "\n") }
    package var hiddenTests: String { tests.filter(\.isInside).map(\.text).joined(separator: "\n") }
  }

  /// What people mark: nbgrader's manually graded answers and tasks.
  package struct ManualPart: Equatable, Sendable {
    package var gradeID: String
    package var points: Double
    package var cell: Int
  }

  /// The name by which random numbers are drawn and folders are named, as "hw1-kernels".
  package let id: String
  package let notebook: Notebook
  /// One for each cell.
  package let roles: [Role]
  package let parts: [Part]
  package let manualParts: [ManualPart]
  /// What is wrong with it, from its beginning to its end.
  package let problems: [Problem]

  /// All points, of tests and of people.
  package var points: Double { parts.reduce(0) { $0 + $1.points } + manualPoints }
  /// What people give.
  package var manualPoints: Double { manualParts.reduce(0) { $0 + $1.points } }

  /// Reads a homework from a percent script or an `.ipynb`, as the ending of `name` says.
  package init(bytes: [UInt8], name: String, id: String) throws(NotebookError) {
    try self.init(Notebook.read(bytes: bytes, name: name), id: id)
  }

  package init(_ notebook: Notebook, id: String) throws(NotebookError) {
    var reader = HomeworkReader(notebook)
    try reader.read()
    (self.id, self.notebook) = (id, notebook)
    (roles, parts, manualParts) = (reader.roles, reader.parts, reader.manualParts)
    problems = reader.problems.sorted { ($0.cell, $0.message) < ($1.cell, $1.message) }
  }
}

/// nbgrader's section of a cell's metadata.
struct NbgraderCell {
  private let section: JSONObject

  /// Nil where the cell has none.
  init?(_ cell: Cell) {
    guard let section = cell.metadata["nbgrader"]?.object else { return nil }
    self.section = section
  }

  var gradeID: String? { section["grade_id"]?.string }
  var points: Double? { section["points"]?.double }
  var hasPoints: Bool { section["points"] != nil }
  var isGraded: Bool { section["grade"]?.bool ?? false }
  var isSolution: Bool { section["solution"]?.bool ?? false }
  var isTask: Bool { section["task"]?.bool ?? false }
  var isLocked: Bool { section["locked"]?.bool ?? false }
  var schema: Int? { section["schema_version"]?.int }
}
