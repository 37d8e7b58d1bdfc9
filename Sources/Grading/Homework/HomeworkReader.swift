// From a notebook's cells to roles and parts. A test cell belongs to the answer cells that define its graded names; where
// it does not say which names those are (a homework made for nbgrader), they are what the solution cell before it defines.

internal import JSON
internal import NotebookFormat

struct HomeworkReader {
  private let notebook: Notebook
  private(set) var roles: [Homework.Role] = []
  private(set) var parts: [Homework.Part] = []
  private(set) var manualParts: [Homework.ManualPart] = []
  private(set) var problems: [Homework.Problem] = []
  /// The answer cells so far, and what they define.
  private var answers: [(cell: Int, names: [String])] = []

  init(_ notebook: Notebook) { self.notebook = notebook }

  mutating func read() throws(NotebookError) {
    var cellOfID: [String: Int] = [:]
    for (place, cell) in notebook.cells.enumerated() {
      for region in MarkedRegion.allCases where cell.kind == .code {
        _ = try cell.pieces(cutBy: region, file: file(place))
      }
      let nbgrader = NbgraderCell(cell)
      if let id = nbgrader?.gradeID {
        if let first = cellOfID[id] {
          note(place, "the grade_id \"\(id)\" is also that of \(words(first)); ids must differ")
        }
        cellOfID[id] = place
      }
      let role = try role(of: cell, at: place, nbgrader)
      roles.append(role)
      var isTests = false
      if case .tests = role { isTests = true }
      for problem in MetadataKeys.problems(cell, isTests: isTests) { note(place, problem) }
    }
    if parts.isEmpty, manualParts.isEmpty {
      problems.append(
        Homework.Problem(cell: 0, place: "", message: "no cell is graded: none has \"grade\": true"))
    }
    checkParts()
  }

  /// What the lines of a cell are lines of: nobody sees those of an `.ipynb`.
  private func file(_ place: Int) -> String {
    notebook.hasLines ? notebook.name : "\(notebook.name), \(words(place))"
  }

  private func words(_ place: Int) -> String { notebook.words(ofCell: place) }

  private mutating func note(_ place: Int, _ message: String) {
    problems.append(Homework.Problem(place, of: notebook, message))
  }

  private mutating func role(
    of cell: Cell, at place: Int, _ nbgrader: NbgraderCell?
  ) throws(NotebookError) -> Homework.Role {
    guard let nbgrader else { return cell.kind == .code ? .setUp : .text }
    if let schema = nbgrader.schema, schema != 3 {
      note(place, "nbgrader's schema_version is \(schema), not 3; \"nbgrader update\" brings it up")
    }
    let id = nbgrader.gradeID ?? ""
    if id.isEmpty { note(place, "the cell has nbgrader metadata without a \"grade_id\"") }
    if nbgrader.isTask || nbgrader.isGraded && nbgrader.isSolution {
      manualParts.append(
        Homework.ManualPart(gradeID: id, points: points(nbgrader, at: place), cell: place))
      return .manual(part: manualParts.count - 1)
    }
    guard cell.kind == .code else {
      if nbgrader.isGraded {
        note(place, "a graded cell of tests must be code, this one is \(cell.kind.rawValue)")
      }
      return .text
    }
    if nbgrader.isSolution {
      if nbgrader.isLocked { note(place, "an answer cell must not be locked: students write in it") }
      if !cell.hasSolution { note(place, "the answer cell has no \(MarkedRegion.solution.begin)") }
      answers.append((place, TopLevelNames(of: cell.code).names))
      return .answer
    }
    guard nbgrader.isGraded else { return .setUp }
    if !nbgrader.isLocked { note(place, "a test cell must be locked: \"locked\": true") }
    try addPart(cell, at: place, nbgrader, id)
    return .tests(part: parts.count - 1)
  }

  private mutating func points(_ nbgrader: NbgraderCell, at place: Int) -> Double {
    guard let points = nbgrader.points, points.isFinite, points >= 0 else {
      note(
        place,
        nbgrader.hasPoints ? "\"points\" is not a number from 0 on" : "the graded cell has no \"points\"")
      return 0
    }
    return points
  }

  private mutating func addPart(
    _ cell: Cell, at place: Int, _ nbgrader: NbgraderCell, _ id: String
  ) throws(NotebookError) {
    let section = cell.metadata["convbook"]
    func names(_ key: String) -> [String]? { section?[key]?.array?.compactMap(\.string) }
    let points = points(nbgrader, at: place)
    let graded = names("answers") ?? implied(by: cell)
    let name = section?["part"]?.string ?? id
    if graded.isEmpty { note(place, "no answer cell before these tests defines a name that could be graded") }
    let cells = answers.filter { answer in answer.names.contains { graded.contains($0) } }.map(\.cell)
    for missing in graded where !answers.contains(where: { $0.names.contains(missing) }) {
      note(place, "part \"\(name)\" grades \"\(missing)\", which no answer cell before it defines")
    }
    let tests = try cell.pieces(cutBy: .hiddenTests, file: notebook.name).filter { piece in
      piece.lines.contains { !$0.allSatisfy(\.isWhitespace) }
    }
    let anywhere = names("forbidden_anywhere") ?? []
    parts.append(
      Homework.Part(
        name: name, points: points, answers: graded, forbidden: (names("forbidden") ?? []) + anywhere,
        forbiddenAnywhere: anywhere, gradeID: id, testCell: place, answerCells: cells, tests: tests))
  }

  /// Without a list: the names of the last answer cell, and those of earlier ones that the tests speak of.
  private func implied(by tests: Cell) -> [String] {
    guard let last = answers.last else { return [] }
    let spoken = UsedNames(of: tests.code).names
    let earlier = answers.dropLast().flatMap(\.names).filter { spoken.contains($0) && !last.names.contains($0) }
    return last.names + earlier.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: What fits together

  private mutating func checkParts() {
    for (number, part) in parts.enumerated() {
      if let first = parts[..<number].first(where: { $0.name == part.name }) {
        note(
          part.testCell,
          "part \"\(part.name)\" is also the name of the tests at \(words(first.testCell)); names must differ")
      }
      guard let checked = CheckPoints(of: notebook.cells[part.testCell].code) else { continue }
      if checked.calls > 0, let sum = checked.sum, abs(sum - part.points) > 1e-9 {
        note(
          part.testCell,
          "part \"\(part.name)\" is worth \(text(part.points)) points, its checks add up to \(text(sum))")
      }
    }
  }

  private func text(_ points: Double) -> String {
    points == points.rounded() && abs(points) < 1e15 ? String(Int(points)) : String(points)
  }
}
