// Grades submissions, keeps each grade as soon as it is there, and writes the reports when all are.

import Grading
import JSON
import NotebookFormat

struct GradeRun {
  private let source: HomeworkSource
  private let settings: GradeSettings
  private let homeworkDigest: String
  private let folder: OutputFolder

  init(_ source: HomeworkSource, _ settings: GradeSettings) throws(CommandFailure) {
    self.source = source
    self.settings = settings
    homeworkDigest = StoredGrade.digest(source)
    folder = OutputFolder(settings.out)
    try source.requireSound()
  }

  /// Grades what the paths name and gives the exit code.
  func run(_ paths: [String]) throws(CommandFailure) -> Int32 {
    do { try Files.makeFolder(Files.join(folder.path, "grades")) } catch { throw CommandFailure("\(error)") }
    if settings.merges { return try report(merged(paths.isEmpty ? [folder.path] : paths), changes: []) }
    let submissions = try SubmissionFiles(
      paths, homework: source.homework.id, roster: settings.roster, student: settings.student)
    var files = submissions.found.sorted {
      $0.student.unicodeScalars.lexicographicallyPrecedes($1.student.unicodeScalars)
    }
    if !submissions.passedOver.isEmpty {
      let streams = StandardStreams()
      streams.report("passed over, no notebooks: \(SubmissionFiles.list(submissions.passedOver))")
      streams.flush()
    }
    if files.isEmpty {
      throw CommandFailure(
        "nothing to grade in \(paths.map { "'\($0)'" }.joined(separator: ", ")): submissions are .ipynb and .py files, "
          + "or folders that hold one", exitCode: CommandFailure.usage)
    }
    if let shard = settings.shard {
      files = files.enumerated().filter { $0.offset % shard.of == shard.number - 1 }.map(\.element)
    }
    // Shards share the folder, and each writes the grades of its own submissions.
    let lock = settings.shard == nil ? FolderLock(folder.path) : nil
    if settings.shard == nil, lock == nil {
      throw CommandFailure(
        "another convbook grades into '\(folder.path)': wait for it, or choose another --out",
        exitCode: CommandFailure.usage)
    }
    return try withExtendedLifetime(lock) { () throws(CommandFailure) in try grade(files) }
  }

  // MARK: Grading

  private struct Finished: Sendable {
    let stored: StoredGrade
    let before: StoredGrade?
    let wasGraded: Bool
    let failure: CommandFailure?
  }

  private func grade(_ files: [SubmissionFile]) throws(CommandFailure) -> Int32 {
    let interrupts = Interrupts.watch()
    let console = Console(StandardStreams())
    let grader = source.grader(requiresIsolation: settings.requiresIsolation)
    let results = ParallelWork.map(
      files, jobs: settings.jobs, console: console, interrupts: interrupts,
      name: { ForeignText($0.student).line }, work: { grade($0, by: grader) })
    let finished = results.compactMap { $0 }
    if let failure = finished.lazy.compactMap(\.failure).first { throw failure }
    let again = finished.count { !$0.wasGraded }
    if interrupts.wereReceived {
      console.use { streams in
        streams.report(
          "stopped: \(finished.count) of \(files.count) submissions are graded; the same command goes on from there"
        )
        streams.flush()
      }
      return Interrupts.exitCode
    }
    if again > 0 { StandardStreams.print("\(again) of \(files.count) unchanged, not graded again\n") }
    if let shard = settings.shard {
      StandardStreams.print(
        "shard \(shard.number)/\(shard.of): \(finished.count) graded; --merge writes the reports\n")
      return finished.contains { $0.stored.grade.gradeAgain != nil } ? 1 : 0
    }
    return try report(finished.map(\.stored), changes: finished.compactMap(change))
  }

  private func grade(_ file: SubmissionFile, by grader: Grader) -> Finished {
    let name = StoredGrade.name(of: file.student)
    let key = StoredGrade.key(homework: homeworkDigest, file: file)
    let before = StoredGrade(contentsOf: Files.join(folder.path, name))
    if let before, !settings.again, before.holds(for: key, isolated: settings.requiresIsolation) {
      return Finished(stored: before, before: before, wasGraded: false, failure: nil)
    }
    let submission =
      file.path.map { Submission(file: $0) }
      ?? Submission(file.problem ?? Submission.Unreadable("there is no notebook"), name: file.name)
    let stored = StoredGrade(
      key: key, homework: homeworkDigest, submission: file.name,
      grade: grader.grade(submission, student: file.student))
    do throws(CommandFailure) {
      try folder.write(stored.text, to: name)
      return Finished(stored: stored, before: before, wasGraded: true, failure: nil)
    } catch {
      return Finished(stored: stored, before: before, wasGraded: true, failure: error)
    }
  }

  /// What is different from last time: `anna: 85 -> 90 (xcorr 25 -> 30)`.
  private func change(_ finished: Finished) -> String? {
    guard let before = finished.before?.grade, finished.wasGraded else { return nil }
    let now = finished.stored.grade
    let parts = now.parts.compactMap { part -> String? in
      let old = before.parts.first { $0.name == part.name }?.points ?? 0
      return old == part.points ? nil : "\(part.name) \(words(old)) -> \(words(part.points))"
    }
    if parts.isEmpty, before.points == now.points { return nil }
    return "\(now.student): \(words(before.points)) -> \(words(now.points)) (\(parts.joined(separator: ", ")))"
  }

  private func words(_ points: Double) -> String {
    points == points.rounded() && abs(points) < 1e9
      ? String(Int(points)) : String((points * 100).rounded() / 100)
  }

  // MARK: Shards

  /// The grades that are stored in folders of earlier runs.
  private func merged(_ folders: [String]) throws(CommandFailure) -> [StoredGrade] {
    var grades: [String: (stored: StoredGrade, place: String)] = [:]
    for folder in folders {
      let place = Files.join(folder, "grades")
      guard let names = Files.names(in: place) else {
        throw CommandFailure(
          "'\(folder)' holds no folder grades: --merge takes the --out folders of earlier runs",
          exitCode: CommandFailure.usage)
      }
      for name in names where name.hasSuffix(".json") {
        let path = Files.join(place, name)
        guard let stored = StoredGrade(contentsOf: path) else {
          throw CommandFailure("'\(path)' is no stored grade: remove it, and grade its submission again")
        }
        if stored.homework != homeworkDigest {
          throw CommandFailure(
            "'\(path)' was made with another version of the homework: grade its submission again with this one")
        }
        if settings.requiresIsolation, !stored.grade.isIsolated {
          throw CommandFailure(
            "'\(path)' was made with \(stored.grade.layers.joined(separator: ", ")) only, and --require-isolation wants "
              + "all layers: grade its submission again")
        }
        let student = stored.grade.student
        if let other = grades[student], other.stored.text != stored.text {
          throw CommandFailure("'\(other.place)' and '\(path)' are two grades of \"\(student)\": remove one")
        }
        grades[student] = (stored, path)
      }
    }
    let all = grades.values.map(\.stored)
    for stored in all { try folder.write(stored.text, to: StoredGrade.name(of: stored.grade.student)) }
    return all
  }

  // MARK: Reports

  private func report(_ stored: [StoredGrade], changes: [String]) throws(CommandFailure) -> Int32 {
    var marks = stored.map { stored -> Mark in
      let entry = settings.roster.entry(forStudent: stored.grade.student)
      let days = settings.late.days(entry)
      return Mark(
        student: stored.grade.student, name: entry?.name ?? "", submission: stored.submission,
        grade: stored.grade, daysLate: days, lateShare: settings.late.share(days: days),
        isExpected: entry != nil || settings.roster.entries.isEmpty)
    }
    let present = Set(marks.map(\.student))
    for entry in settings.roster.entries where !present.contains(entry.student) {
      marks.append(Mark(student: entry.student, name: entry.name, submission: entry.submission, grade: nil))
    }
    let homework = source.homework
    let book = GradeBook(
      homework: homework.id, parts: homework.parts.map { ($0.name, $0.points) },
      manualPoints: homework.manualPoints, marks: marks)
    let title = homework.notebook.cells.flatMap(\.headings).first.map { String($0.drop { "# ".contains($0) }) }
    for mark in book.marks {
      let place = "students/\(StoredGrade.folderName(of: mark.student))"
      let page = FeedbackPage(mark, title: title ?? homework.id)
      try folder.write(page.markdown, to: "\(place)/feedback.md")
      try folder.write(page.html, to: "\(place)/feedback.html")
      try folder.write(GradescopeResults(mark).json.text(.notebook), to: "\(place)/results.json")
    }
    let report = TeacherReport(book, title: "\(title ?? homework.id): grades")
    try folder.write(report.markdown, to: "report.md")
    try folder.write(report.html, to: "report.html")
    try folder.write(book.csv(), to: "grades.csv")
    try folder.write(book.nbgraderCSV(), to: "nbgrader.csv")
    try folder.write(book.junit(), to: "junit.xml")
    StandardStreams.print(book.table())
    if !changes.isEmpty {
      let lines = changes.map { "  " + ForeignText($0).line }
      StandardStreams.print("changed since last time:\n\(lines.joined(separator: "\n"))\n")
    }
    StandardStreams.print("-> \(folder.path)\n")
    return marks.contains { $0.status == .gradeAgain } ? 1 : 0
  }
}
