// A submission laid against its homework: which of its cells are the student's to run, and what was done to the others.
//
// Cells are known by nbgrader's `grade_id`. Locked cells never come from a submission; that they were changed, deleted,
// doubled or moved earns nothing, and the teacher hears of it.

internal import JSON
internal import NotebookFormat

/// The student's own cells, in order, and what was found about the rest.
struct HandedInCells {
  struct Cell {
    /// Its `grade_id`, or "cell 3".
    let name: String
    let code: String
    let firstLine: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var incidents: [Grade.Incident] = []

  private static let mostCells = 1000
  private static let mostCode = 1 << 20

  /// Why the student's cells are too much to be run; nil where they are not.
  var excess: String? {
    if cells.count > HandedInCells.mostCells { return "there are \(cells.count) cells of code" }
    let bytes = cells.reduce(0) { $0 + $1.code.utf8.count }
    return bytes > HandedInCells.mostCode ? "there are \(bytes) bytes of code" : nil
  }

  init(_ submission: Notebook, of homework: Homework) throws(NotebookError) {
    let given = try homework.studentVersion()
    var source: [String: Int] = [:]
    for (place, cell) in homework.notebook.cells.enumerated() {
      if let id = NbgraderCell(cell)?.gradeID { source[id] = place }
    }
    var placesOfID: [String: [Int]] = [:]
    for (place, cell) in submission.cells.enumerated() {
      let id = NbgraderCell(cell)?.gradeID
      if let id { placesOfID[id, default: []].append(place) }
      let origin = id.flatMap { source[$0] }
      switch origin.map({ homework.roles[$0] }) {
      case .setUp?, .tests?, .text?:
        guard let origin, let id else { break }
        compare(cell, with: given.cells[origin], id)
      case .manual?: break
      case .answer?, nil:
        guard cell.kind == .code, !isTeachers(cell, homework) else { break }
        let name = id ?? "cell \(place + 1)"
        cells.append(
          Cell(
            name: name, code: cell.code,
            firstLine: submission.name.hasSuffix(".ipynb") ? 1 : cell.firstLine))
      }
    }
    guard !placesOfID.isEmpty else {
      incidents.append(
        Grade.Incident(.missingCell, "no cell says which one of the homework it is; all of them were run"))
      return
    }
    findMissing(homework, placesOfID)
    findMoved(homework, placesOfID)
  }

  /// A cell without metadata that is one of the homework's locked cells all the same, as editors that drop metadata leave it.
  private func isTeachers(_ cell: NotebookFormat.Cell, _ homework: Homework) -> Bool {
    guard NbgraderCell(cell) == nil else { return false }
    return homework.parts.contains { part in
      HandedInCells.isSame(part.visibleTests, cell.source)
    }
  }

  /// Compared by what Python sees: white space at the ends of lines is none of it.
  private static func isSame(_ a: String, _ b: String) -> Bool { trimmed(a) == trimmed(b) }

  private static func trimmed(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private mutating func compare(
    _ cell: NotebookFormat.Cell, with given: NotebookFormat.Cell, _ id: String
  ) {
    if given.kind == .code, !HandedInCells.isSame(cell.source, given.source) {
      incidents.append(
        Grade.Incident(.lockedCell, "the locked cell \"\(id)\" was changed; the homework's own was used"))
    }
    guard let own = given.metadata["nbgrader"]?.object, let theirs = cell.metadata["nbgrader"]?.object else {
      return
    }
    for key in ["points", "grade", "solution", "locked"] where !isSame(own[key], theirs[key]) {
      func text(_ value: JSONValue?) -> String { value?.text() ?? "nothing" }
      incidents.append(
        Grade.Incident(
          .changedSettings,
          "\"\(key)\" of cell \"\(id)\" was changed from \(text(own[key])) to \(text(theirs[key]).prefix(40)); "
            + "the homework's own counts"))
    }
    let (theirOwn, ours) = (cell.metadata["convbook"], given.metadata["convbook"])
    if ["forbidden", "forbidden_anywhere"].contains(where: { theirOwn?[$0] != ours?[$0] }) {
      incidents.append(
        Grade.Incident(
          .changedSettings, "the forbidden names of cell \"\(id)\" were changed; the homework's own count"))
    }
  }

  private func isSame(_ a: JSONValue?, _ b: JSONValue?) -> Bool {
    if let a = a?.double, let b = b?.double { return a == b }
    return a == b
  }

  private mutating func findMissing(_ homework: Homework, _ places: [String: [Int]]) {
    for (place, cell) in homework.notebook.cells.enumerated() {
      guard let id = NbgraderCell(cell)?.gradeID, cell.kind == .code else { continue }
      let count = places[id]?.count ?? 0
      if count == 0 {
        let what = homework.roles[place] == .answer ? "the answer cell" : "the locked cell"
        incidents.append(Grade.Incident(.missingCell, "\(what) \"\(id)\" is missing"))
      } else if count > 1 {
        incidents.append(Grade.Incident(.duplicatedCell, "there are \(count) cells \"\(id)\""))
      }
    }
  }

  private mutating func findMoved(_ homework: Homework, _ places: [String: [Int]]) {
    let order = homework.notebook.cells.compactMap { NbgraderCell($0)?.gradeID }.compactMap { id in
      places[id]?.first.map { (id: id, place: $0) }
    }
    for (before, after) in zip(order, order.dropFirst()) where after.place < before.place {
      incidents.append(
        Grade.Incident(.movedCell, "the cell \"\(after.id)\" stands before \"\(before.id)\", not behind it"))
    }
  }
}
