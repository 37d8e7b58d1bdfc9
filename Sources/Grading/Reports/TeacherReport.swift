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
    var blocks = ["# " + ForeignText(title).markdown, ForeignText(book.table(), longest: .max).markdownBlock]
    if !changes.isEmpty {
      blocks.append("## Changed since the last report")
      blocks.append(changes.map { "- \(ForeignText($0).markdown)" }.joined(separator: "\n"))
    }
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
    let again = book.marks.compactMap { mark in
      mark.grade?.gradeAgain.map { "- \(ForeignText(mark.student).markdown): \(ForeignText($0).markdown)" }
    }
    if !again.isEmpty { blocks += ["## To be graded again", again.joined(separator: "\n")] }
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

  /// How many passed each check, by its place in its part: the names of checks may hold numbers that differ.
  private var checks: String {
    var rows = ["| part | check | passed | of |", "|---|---|---:|---:|"]
    let graded = book.marks.compactMap(\.grade)
    for (name, _) in book.parts {
      let columns = graded.compactMap { grade in grade.parts.first { $0.name == name }?.checks }
      guard let longest = columns.max(by: { $0.count < $1.count }) else { continue }
      for (place, check) in longest.enumerated() {
        let same = columns.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        let passed = same.count { $0.record.verdict == .passed }
        let hidden = check.isHidden ? "hidden: " : ""
        rows.append(
          "| \(ForeignText(name).markdown) | \(hidden)\(ForeignText(check.record.name).markdown) | \(passed) | "
            + "\(same.count) |")
      }
    }
    return rows.joined(separator: "\n")
  }

  private var isolation: String {
    let ran = book.marks.filter { mark in mark.grade?.layers.isEmpty == false }
    guard let first = ran.first?.grade?.layers else { return "No code was run." }
    func words(_ layers: [String]) -> String { layers.map { ForeignText($0).markdown }.joined(separator: ", ") }
    if ran.allSatisfy({ $0.grade?.layers == first }) { return "Students' code ran behind: \(words(first))." }
    return ran.map { "- \(ForeignText($0.student).markdown): \(words($0.grade?.layers ?? []))" }
      .joined(separator: "\n")
  }

  private func failures(of mark: Mark) -> [String] {
    guard let grade = mark.grade else { return [] }
    let failed = grade.parts.flatMap { part in
      part.checks.filter { $0.record.verdict == .failed }.map { (part.name, $0) }
    }
    let remarks = grade.parts.flatMap { part in part.remarks.map { "\(part.name): \($0)" } }
    if failed.isEmpty, remarks.isEmpty { return [] }
    var lines = remarks
    for (part, check) in failed {
      let record = check.record
      let kind = record.failure.map { " [\($0.text)]" } ?? ""
      let complaint = ForeignText(record.complaint ?? "wrong").plain
      lines.append("\(part), \(check.isHidden ? "hidden, " : "")\(record.name)\(kind): \(complaint)")
      lines += ForeignText(record.explanation ?? "").plain.split(separator: "\n").map { "    \($0)" }
    }
    return [
      "### \(ForeignText(mark.student).markdown): \(pointsText(mark.points))",
      ForeignText(lines.joined(separator: "\n"), longest: .max).markdownBlock,
    ]
  }
}
