// Writes the reports on all grades of a homework, and says what is different from the reports before.

import Grading
import JSON
import NotebookFormat

struct GradeReports {
  private let homework: Homework
  private let book: GradeBook
  private let folder: OutputFolder
  private let title: String

  /// What the last reports said; a table that is read back, for teachers edit the others.
  private static let marks = "marks.json"

  init(_ homework: Homework, _ grades: [StoredGrade], _ settings: GradeSettings) {
    self.homework = homework
    folder = OutputFolder(settings.out)
    let roster = settings.roster
    var marks = grades.map { stored -> Mark in
      let entry = roster.entry(forStudent: stored.grade.student)
      let days = settings.late.days(entry)
      return Mark(
        student: stored.grade.student, name: entry?.name ?? "", submission: stored.submission,
        submitted: entry?.submitted, grade: stored.grade, daysLate: days,
        lateShare: settings.late.share(days: days), isExpected: entry != nil || roster.entries.isEmpty)
    }
    let present = Set(marks.map(\.student))
    for entry in roster.entries where !present.contains(entry.student) {
      marks.append(Mark(student: entry.student, name: entry.name, submission: entry.submission, grade: nil))
    }
    book = GradeBook(
      homework: homework.id, parts: homework.parts.map { ($0.name, $0.points) },
      manualPoints: homework.manualPoints, due: settings.late.due, marks: marks)
    let heading = homework.notebook.cells.flatMap(\.headings).first
    title = heading.map { String($0.drop { "# ".contains($0) }) } ?? homework.id
  }

  /// Writes them, prints the table, and gives the exit code.
  func write() throws(CommandFailure) -> Int32 {
    let (before, now) = (reportedBefore(), ReportedMarks(book))
    let changes = before.map(now.changes) ?? []
    for mark in book.marks {
      let place = GradeReports.pages(of: mark.student)
      let page = FeedbackPage(mark, title: title)
      try folder.write(page.markdown, to: "\(place)/feedback.md")
      try folder.write(page.html, to: "\(place)/feedback.html")
      try folder.write(GradescopeResults(mark).json.text(.notebook), to: "\(place)/results.json")
    }
    for student in before?.students.subtracting(now.students) ?? [] { try removePages(of: student) }
    let report = TeacherReport(book, title: "\(title): grades", changes: changes)
    try folder.write(report.markdown, to: "report.md")
    try folder.write(report.html, to: "report.html")
    try folder.write(book.csv(), to: "grades.csv")
    try folder.write(book.nbgraderCSV(), to: "nbgrader.csv")
    try folder.write(book.junit(), to: "junit.xml")
    try folder.write(now.json.text(.notebook), to: GradeReports.marks)
    StandardStreams.print(book.table())
    if !changes.isEmpty {
      let lines = changes.map { "  " + ForeignText($0).line }
      StandardStreams.print("changed since the last report:\n\(lines.joined(separator: "\n"))\n")
    }
    StandardStreams.print("-> \(folder.path)\n")
    return book.marks.contains { $0.status == .gradeAgain } ? 1 : 0
  }

  private func reportedBefore() -> ReportedMarks? {
    guard let bytes = try? Files.readIfPresent(Files.join(folder.path, GradeReports.marks)),
      let value = try? JSONReader.read(bytes)
    else { return nil }
    return ReportedMarks(value)
  }

  private static func pages(of student: String) -> String { "students/\(StoredGrade.folderName(of: student))" }

  /// Removes what the last report wrote for a student who is gone, and the folder where that leaves nothing in it.
  private func removePages(of student: String) throws(CommandFailure) {
    let place = Files.join(folder.path, GradeReports.pages(of: student))
    do {
      for name in ["feedback.md", "feedback.html", "results.json"] { try Files.remove(Files.join(place, name)) }
      if Files.names(in: place)?.isEmpty == true { try Files.remove(place) }
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
