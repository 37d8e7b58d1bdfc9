// What a teacher reads: marks, how each check went, incidents by student, and what kept students' code apart.

internal import CourseLibrary
internal import NotebookFormat

/// The report on a whole homework; it tells hidden checks and is not for students.
package struct TeacherReport {
  private let book: GradeBook
  private let title: String
  private let changes: [String]

  /// `changes` is what is different from the report before, in lines.
  package init(_ book: GradeBook, title: String, changes: [String] = []) {
    self.book = book
    self.title = title
    self.changes = changes
  }

  package var markdown: String {
    var blocks = ["# " + ForeignText(title).markdown]
    blocks += overview
    if !changes.isEmpty {
      blocks.append("## Changed since the last report")
      blocks.append(changes.map { "- \(ForeignText($0).markdown)" }.joined(separator: "\n"))
    }
    blocks += ["## Marks", ForeignText(book.table(), longest: .max).markdownBlock]
    blocks.append("## Checks")
    blocks.append(checks)
    blocks.append("## Incidents")
    let incidents = book.marks.flatMap { mark in
      (mark.grade?.incidents ?? []).map { incident in
        "- \(ForeignText(mark.student).markdown): **\(ForeignText(incident.kind.rawValue).markdown)**, "
          + ForeignText(incident.message).markdown
      }
    }
    blocks.append(incidents.isEmpty ? "None." : incidents.joined(separator: "\n"))
    blocks.append("## Isolation")
    blocks.append(isolation)
    blocks.append("## Students")
    for mark in book.marks { blocks += failures(of: mark) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  package var html: String {
    let notebook = Notebook(name: "report", cells: [Cell(.markdown, markdown)])
    return HTMLDocument { _ in nil }.text(of: notebook, name: title)
  }

  // MARK: At first glance

  /// How the points are spread, who needs a look, and what most got wrong.
  private var overview: [String] {
    var blocks = [ForeignText(book.summary).markdown]
    let spread = PointSpread(book)
    if !spread.lines.isEmpty { blocks.append(ForeignText(spread.lines.joined(separator: "\n")).markdownBlock) }
    blocks.append("## Who needs a look")
    blocks += concerns
    let hardest = tallies.filter { $0.failed > 0 }
      .sorted { ($0.share, $0.order) < ($1.share, $1.order) }.prefix(TeacherReport.mostHard)
    if !hardest.isEmpty {
      blocks.append("## What most got wrong")
      blocks.append(TeacherReport.table(Array(hardest)))
    }
    return blocks
  }

  private static let mostHard = 8

  /// A table of those whom a teacher should look at beside their points, most urgent first, and what many have in common.
  private var concerns: [String] {
    let common = commonKinds
    var blocks = common.map { kind, count in
      "\(count) of \(book.marks.count) have incidents of one kind, **\(kind.rawValue)**: was the homework changed after "
        + "it had been given out?"
    }
    let urgent = book.marks.compactMap { mark in
      reasons(for: mark, besides: Set(common.map(\.kind))).map { (mark, $0.urgency, $0.words) }
    }
    let rows = urgent.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map {
      row in
      let (mark, _, words) = row.element
      return "| \(ForeignText(mark.student).markdown) | \(pointsText(mark.points)) | \(words) |"
    }
    if !rows.isEmpty {
      blocks.append((["| student | points | why |", "|---|---:|---|"] + rows).joined(separator: "\n"))
    }
    let missing = book.marks.filter { $0.status == .missing }.map { ForeignText($0.student).markdown }
    if !missing.isEmpty { blocks.append("Handed in nothing: \(missing.joined(separator: ", ")).") }
    return blocks.isEmpty ? ["Nobody: all were graded, no cell failed, and there are no incidents."] : blocks
  }

  /// The kinds of incidents that most submissions have: then it is hardly the students' doing.
  private var commonKinds: [(kind: Grade.Incident.Kind, count: Int)] {
    let kinds = book.marks.compactMap(\.grade).map { Set($0.incidents.map(\.kind)) }
    return Grade.Incident.Kind.allCases.filter { $0 != .unreadable }.compactMap { kind in
      let count = kinds.count { $0.contains(kind) }
      return count > 3 && 2 * count > kinds.count ? (kind, count) : nil
    }
  }

  /// Why a teacher should look at a submission, in Markdown; nil where there is no reason beside the points.
  private func reasons(
    for mark: Mark, besides common: Set<Grade.Incident.Kind>
  ) -> (urgency: Int, words: String)? {
    guard let grade = mark.grade else { return nil }
    var urgency = 2
    var reasons: [String] = []
    if let again = grade.gradeAgain {
      reasons.append("**grade again**: \(ForeignText(again).markdown)")
      urgency = 0
    }
    if let unreadable = grade.unreadable {
      reasons.append("**cannot be graded**: \(ForeignText(unreadable).markdown)")
      urgency = 0
    }
    if !mark.isExpected { reasons.append("not in the roster") }
    let kinds = grade.incidents.map(\.kind).filter { $0 != .unreadable && !common.contains($0) }.map(\.rawValue)
    if !kinds.isEmpty {
      let different = kinds.enumerated().filter { !kinds[..<$0.offset].contains($0.element) }.map(\.element)
      reasons.append("\(counted(kinds.count, "incident")): \(different.joined(separator: ", "))")
      urgency = min(urgency, 1)
    }
    if let cell = grade.failedCells.first {
      let more = grade.failedCells.count > 1 ? ", and \(counted(grade.failedCells.count - 1, "more cell"))" : ""
      reasons.append(ForeignText(cell.sentence, longest: 200).markdown + more)
    }
    return reasons.isEmpty ? nil : (urgency, reasons.joined(separator: "; "))
  }

  // MARK: Checks

  /// How a check went with all students.
  private struct Tally {
    let part: String
    let title: String
    let passed: Int
    let of: Int
    let order: Int

    var failed: Int { of - passed }
    var share: Double { Double(passed) / Double(max(1, of)) }
  }

  /// One for each check, by its place in its part: the names of checks may hold numbers that differ.
  private var tallies: [Tally] {
    var tallies: [Tally] = []
    let graded = book.marks.compactMap(\.grade)
    for (name, _) in book.parts {
      let columns = graded.compactMap { grade in grade.parts.first { $0.name == name }?.checks }
      guard let longest = columns.max(by: { $0.count < $1.count }) else { continue }
      for (place, check) in longest.enumerated() {
        let same = columns.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        let hidden = check.isHidden ? "hidden: " : ""
        tallies.append(
          Tally(
            part: ForeignText(name).markdown, title: hidden + ForeignText(check.record.name).markdown,
            passed: same.count { $0.record.verdict == .passed }, of: same.count, order: tallies.count))
      }
    }
    return tallies
  }

  private static func table(_ tallies: [Tally]) -> String {
    let rows = tallies.map { "| \($0.part) | \($0.title) | \($0.passed) | \($0.of) |" }
    return (["| part | check | passed | of |", "|---|---|---:|---:|"] + rows).joined(separator: "\n")
  }

  private var checks: String { TeacherReport.table(tallies) }

  private var isolation: String {
    let ran = book.marks.filter { mark in mark.grade?.layers.isEmpty == false }
    guard let first = ran.first?.grade?.layers else { return "No code was run." }
    func words(_ layers: [String]) -> String { layers.map { ForeignText($0).markdown }.joined(separator: ", ") }
    if ran.allSatisfy({ $0.grade?.layers == first }) { return "Students' code ran behind: \(words(first))." }
    return ran.map { "- \(ForeignText($0.student).markdown): \(words($0.grade?.layers ?? []))" }
      .joined(separator: "\n")
  }

  // MARK: Student by student

  /// What was wrong: first the cells that failed, since checks fail because of them.
  private func failures(of mark: Mark) -> [String] {
    guard let grade = mark.grade else { return [] }
    var lines: [String] = []
    for cell in grade.failedCells {
      lines.append(cell.sentence)
      lines += indented(cell.traceback.isEmpty ? "" : cell.traceback)
    }
    lines +=
      grade.unreadable.map { ["the file handed in cannot be graded: \($0)"] } ?? grade.parts.flatMap(failures)
    if lines.isEmpty { return [] }
    return [
      "### \(ForeignText(mark.student).markdown): \(pointsText(mark.points))",
      ForeignText(lines.joined(separator: "\n"), longest: .max).markdownBlock,
    ]
  }

  private func failures(of part: Grade.Part) -> [String] {
    var lines = part.remarks.map { "\(part.name): \($0)" }
    let failed = part.checks.filter { $0.record.verdict == .failed }
    var told: Set<String> = []
    for check in failed {
      let record = check.record
      let kind = record.failure.map { " [\($0.text)]" } ?? ""
      let complaint = ForeignText(record.complaint ?? "wrong").plain
      // What all checks say, since the answer fails before it gives anything, is said once.
      let same = failed.filter {
        $0.record.complaint == record.complaint && $0.record.failure == record.failure
      }
      if case .exception? = record.failure, same.count > 1 {
        if told.insert(complaint).inserted {
          lines.append("\(part.name), \(same.count) checks\(kind): \(complaint)")
        }
        continue
      }
      lines.append("\(part.name), \(check.isHidden ? "hidden, " : "")\(record.name)\(kind): \(complaint)")
      lines += indented(record.explanation ?? "")
    }
    return lines
  }

  private func indented(_ text: String) -> [String] {
    ForeignText(text).plain.split(separator: "\n").map { "    \($0)" }
  }
}
