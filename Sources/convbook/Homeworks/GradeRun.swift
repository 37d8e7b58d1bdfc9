// Grades submissions, keeps each grade as soon as it is there, and writes the reports when all are.

import CourseLibrary
import Grading

struct GradeRun {
  private let source: HomeworkSource
  private let settings: GradeSettings
  private let homeworkDigest: String
  private let folder: OutputFolder
  private let grader: Grader

  init(_ source: HomeworkSource, _ settings: GradeSettings) throws(CommandFailure) {
    self.source = source
    self.settings = settings
    homeworkDigest = StoredGrade.digest(source)
    folder = OutputFolder(settings.out)
    grader = source.grader(requiresIsolation: settings.requiresIsolation)
    try source.requireSound()
  }

  /// Grades what the paths name and gives the exit code.
  func run(_ paths: [String]) throws(CommandFailure) -> Int32 {
    try requireOutApart(from: settings.merges ? [] : paths)
    if settings.merges {
      let folders = paths.isEmpty ? [folder.path] : paths
      let merge = ShardMerge(
        homework: homeworkDigest, roster: settings.roster, requiresIsolation: settings.requiresIsolation)
      let merged = try merge.merge(folders)
      return try alone { () throws(CommandFailure) in try report(merged, of: folders) }
    }
    let submissions = try SubmissionFiles(
      paths, homework: source.homework.id, roster: settings.roster, student: settings.student)
    let files = submissions.found.sorted {
      $0.student.unicodeScalars.lexicographicallyPrecedes($1.student.unicodeScalars)
    }
    if !submissions.passedOver.isEmpty {
      let streams = StandardStreams()
      streams.report("passed over, hidden or no notebooks: \(SubmissionFiles.list(submissions.passedOver))")
      streams.flush()
    }
    if files.isEmpty {
      throw CommandFailure(
        "nothing to grade in \(paths.map { "'\($0)'" }.joined(separator: ", ")): submissions are .ipynb and .py files, "
          + "or folders that hold one", exitCode: CommandFailure.usage)
    }
    // Shards share the folder, and each writes the grades of its own submissions.
    if settings.shard != nil { return try grade(files) }
    return try alone { () throws(CommandFailure) in try grade(files) }
  }

  /// Where results lay among submissions, the next run would take them for one; beside the source they would go out with it.
  private func requireOutApart(from paths: [String]) throws(CommandFailure) {
    func refuse(_ reason: String) -> CommandFailure {
      CommandFailure("--out '\(settings.out)' \(reason): choose another folder", exitCode: CommandFailure.usage)
    }
    if Files.kind(of: settings.out) != nil,
      Files.identity(of: settings.out) == Files.identity(of: source.folder)
    {
      throw refuse("is the folder of the homework's source")
    }
    for path in paths where Files.kind(of: path) == .folder && Files.lies(settings.out, within: path) {
      throw refuse("lies in the submissions '\(path)'")
    }
  }

  /// Does what no other run may do in the output folder at the same time.
  private func alone(_ body: () throws(CommandFailure) -> Int32) throws(CommandFailure) -> Int32 {
    do { try Files.makeFolder(folder.path) } catch { throw CommandFailure("\(error)") }
    guard let lock = FolderLock(folder.path) else {
      throw CommandFailure(
        "another convbook grades into '\(folder.path)': wait for it, or choose another --out",
        exitCode: CommandFailure.usage)
    }
    return try withExtendedLifetime(lock) { () throws(CommandFailure) in try body() }
  }

  // MARK: Grading

  private struct Finished: Sendable {
    let stored: StoredGrade
    let wasGraded: Bool
    let failure: CommandFailure?
  }

  private func grade(_ files: [SubmissionFile]) throws(CommandFailure) -> Int32 {
    let shard = settings.shard ?? (1, 1)
    let record = ShardRecord(
      homework: homeworkDigest, number: shard.number, of: shard.of, hasRoster: !settings.roster.entries.isEmpty,
      isTold: settings.student != nil,
      submissions: files.map { ShardRecord.Owned(student: $0.student, submission: $0.name) })
    let files = files.enumerated().filter { $0.offset % shard.of == shard.number - 1 }.map(\.element)
    try record.withdraw(from: folder.path)
    let interrupts = Interrupts.watch()
    let console = Console(StandardStreams())
    // A grade that holds was made with this program and this source, after their trial.
    if !files.isEmpty, !files.contains(where: { kept($0) != nil }) {
      console.use { $0.show(.progress("the homework's own answers")) }
      defer { console.use { $0.show(.progress("")) } }
      try source.requireOwnAnswersPass(grader)
    }
    let results = ParallelWork.map(
      files, jobs: settings.jobs, console: console, interrupts: interrupts,
      name: { ForeignText($0.student).line }, work: { grade($0) })
    let finished = results.compactMap { $0 }
    if let failure = finished.lazy.compactMap(\.failure).first { throw failure }
    if interrupts.wereReceived {
      console.use { streams in
        streams.report(
          "stopped: \(finished.count) of \(files.count) submissions are graded; the same command goes on from there"
        )
        streams.flush()
      }
      return Interrupts.exitCode
    }
    try record.write(to: folder.path)
    let again = finished.count { !$0.wasGraded }
    if again > 0 { StandardStreams.print("\(again) of \(files.count) unchanged, not graded again\n") }
    if let shard = settings.shard {
      StandardStreams.print(
        "shard \(shard.number)/\(shard.of): \(finished.count) graded; --merge writes the reports\n")
      return finished.contains { $0.stored.grade.gradeAgain != nil } ? 1 : 0
    }
    return try GradeReports(source.homework, finished.map(\.stored), settings).write()
  }

  /// The stored grade of a submission, where it would come out the same.
  private func kept(_ file: SubmissionFile) -> StoredGrade? {
    let path = Files.join(folder.path, StoredGrade.name(of: file.student))
    guard !settings.again, let stored = StoredGrade(contentsOf: path),
      stored.holds(
        for: StoredGrade.key(homework: homeworkDigest, file: file), isolated: settings.requiresIsolation)
    else { return nil }
    return stored
  }

  private func grade(_ file: SubmissionFile) -> Finished {
    if let stored = kept(file) { return Finished(stored: stored, wasGraded: false, failure: nil) }
    let submission =
      file.path.map { Submission(file: $0) }
      ?? Submission(file.problem ?? Submission.Unreadable("there is no notebook"), name: file.name)
    let stored = StoredGrade(
      key: StoredGrade.key(homework: homeworkDigest, file: file), homework: homeworkDigest,
      submission: file.name, grade: fairGrade(submission, file.student))
    do throws(CommandFailure) {
      try folder.write(stored.text, to: StoredGrade.name(of: file.student))
      return Finished(stored: stored, wasGraded: true, failure: nil)
    } catch {
      return Finished(stored: stored, wasGraded: true, failure: error)
    }
  }

  /// A grade, and no mark where tests ended early that end early for the homework's own answers, too: with the numbers that
  /// this student's hidden tests drew.
  private func fairGrade(_ submission: Submission, _ student: String) -> Grade {
    var grade = grader.grade(submission, student: student)
    let ended = Set(grade.parts.filter { $0.interruption != nil }.map(\.name))
    if ended.isEmpty || grade.gradeAgain != nil { return grade }
    let obstacles = try? HomeworkTrial(grader).obstacles(student: student, parts: ended)
    if let obstacle = obstacles?.first {
      grade.gradeAgain = "the homework's own answers fail this student's tests: \(obstacle)"
    }
    return grade
  }

  // MARK: Shards

  /// Keeps what was put together as one run would have left it, and reports on it. Where shards share the output folder,
  /// all is there, and each can run again.
  private func report(_ merged: ShardMerge.Merged, of folders: [String]) throws(CommandFailure) -> Int32 {
    if folders.contains(where: { Files.identity(of: $0) != Files.identity(of: folder.path) }) {
      for stored in merged.grades {
        try folder.write(stored.text, to: StoredGrade.name(of: stored.grade.student))
      }
      try merged.record.withdraw(from: folder.path)
      try merged.record.write(to: folder.path)
    }
    return try GradeReports(source.homework, merged.grades, settings).write()
  }
}
