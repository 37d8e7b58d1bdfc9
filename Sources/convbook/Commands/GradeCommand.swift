import ArgumentParser
import Grading
import JSON

// The flags of `convbook grade` become a `GradeRun`.

/// `convbook grade`: grades submissions to a homework.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades submissions to a homework, each in a process of its own, and writes the reports.",
    discussion: """
      A submission is a notebook (.ipynb or .py), or a folder that holds one, of the homework's name where there are several; \
      a folder of such files or folders is all of them. The file's or folder's name is the student's id, unless --roster \
      says whose it is; what has the homework's own name belongs to the folder above it, as in anna/hw1.ipynb and \
      submitted/anna/hw1/hw1.ipynb.

      The homework's own answers are graded first, which takes as long as one submission more, and nothing is graded where \
      they do not get all points: a test that is wrong itself would cost everybody its points. Into the output folder go

        grades.csv          a line for each student (and nbgrader.csv, in the columns of nbgrader export)
        report.md, .html    for the teacher: marks, checks, incidents, what kept students' code apart
        junit.xml           a suite for each student, a case for each check
        students/ID/        feedback.md, feedback.html, and results.json as Gradescope reads it
        grades/ID.json      the grade, kept as soon as it is there
        shards/, marks.json what runs have graded, for --merge, and the marks of the last report, to tell what changed

      A run that was stopped goes on with the same command: a submission is graded again only when it, the homework or the \
      program has changed, or its last grade was no mark yet. The same submission gets the same bytes on any machine.

      The roster is CSV with a head: student, and where they are known submission (a file's or folder's name), name, \
      submitted (2026-10-01T22:14, or with a zone +02:00) and late (in days). --due and --late take points off by these, \
      never by the clock; without --late the days are told and cost nothing. Shards take the roster, and the merge takes it \
      again, with --due and --late.

        convbook grade hw1 submissions --out grades --jobs 2
        convbook grade hw1 submissions --out grades --roster roster.csv --shard 3/8   # on the third of eight machines
        convbook grade hw1 --merge --out grades --roster roster.csv                   # when all have ended

      Exit code 0 when every submission has its mark, 1 when one must be graded again, the homework is not fit to grade by or \
      a shard is lacking, 2 for wrong usage, 130 after Ctrl-C.
      """)

  @Argument(help: "The homework's file or folder.") var source: String
  @Argument(
    help: ArgumentHelp("Submissions: files and folders; with --merge, output folders.", valueName: "submission")
  )
  var submissions: [String] = []
  @Option(help: ArgumentHelp("The folder for results.", valueName: "dir")) var out = "grades"
  @Option(help: ArgumentHelp("How many submissions are graded at a time.", valueName: "n")) var jobs = 1
  @Option(help: ArgumentHelp("Who handed in what, and when, in CSV.", valueName: "file")) var roster: String?
  @Option(help: ArgumentHelp("When submissions were due, as 2026-10-01T23:59.", valueName: "time")) var due:
    String?
  @Option(help: ArgumentHelp("What each day begun after that takes off, in percent.", valueName: "percent"))
  var late: Double?
  @Option(
    help: ArgumentHelp("Grade every n-th submission from the k-th, and write no reports.", valueName: "k/n"))
  var shard: String?
  @Flag(help: "Grade nothing; write the reports on all that is stored.") var merge = false
  @Flag(help: "Refuse to grade where the system cannot keep students' code apart.") var requireIsolation = false
  @Flag(help: "Grade again what is unchanged, too.") var again = false
  @Option(help: ArgumentHelp("Everything given is this student's submission.", valueName: "id")) var student:
    String?
  @Option(help: ArgumentHelp("Take the student from Gradescope's submission_metadata.json.", valueName: "file"))
  var gradescope: String?

  func run() throws {
    let settings = try settings()
    let exitCode = try GradeRun(HomeworkSource(source), settings).run(submissions)
    if exitCode != 0 { throw ExitCode(exitCode) }
  }

  private func refuse(_ message: String) -> CommandFailure {
    CommandFailure(message, exitCode: CommandFailure.usage)
  }

  private func settings() throws(CommandFailure) -> GradeSettings {
    var settings = GradeSettings()
    settings.out = out
    if jobs < 1 { throw refuse("--jobs \(jobs): at least 1") }
    settings.jobs = jobs
    settings.merges = merge
    settings.requiresIsolation = requireIsolation
    settings.again = again
    if submissions.isEmpty, !merge { throw refuse("no submissions: name files or folders") }
    if let roster { settings.roster = try read(roster: roster) }
    if let due {
      guard let time = Timestamp(due) else { throw refuse("--due \(due): write 2026-10-01T23:59") }
      settings.late.due = time
    }
    if let late {
      if !(0...100).contains(late) { throw refuse("--late \(pointsText(late)): a percentage, from 0 to 100") }
      settings.late.percentPerDay = late
    }
    try requireLatenessIsKnown(settings.roster)
    if let shard {
      let numbers = shard.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count >= 1,
        (1...count).contains(number)
      else { throw refuse("--shard \(shard): write K/N, with K from 1 to N, as in --shard 3/8") }
      if merge { throw refuse("--shard and --merge: one grades, the other puts together") }
      settings.shard = (number, count)
    }
    settings.student =
      try gradescope.map { path throws(CommandFailure) in try student(fromGradescope: path) } ?? student
    return settings
  }

  /// A flag on lateness that nothing could come of is a mistake.
  private func requireLatenessIsKnown(_ roster: Roster) throws(CommandFailure) {
    let flag = due.map { "--due \($0)" } ?? late.map { "--late \(pointsText($0))" }
    guard let flag else { return }
    if shard != nil { throw refuse("\(flag): a shard writes no reports; --merge takes --due and --late") }
    if due != nil, !roster.tellsTimes, !roster.tellsDays {
      throw refuse("\(flag): nothing says when anybody handed in; give a --roster with the column submitted")
    }
    if due == nil, !roster.tellsDays {
      throw refuse(
        "\(flag): nothing says who is late; give --due and a --roster with the column submitted, or one with the "
          + "column late, in days")
    }
  }

  private func text(_ path: String) throws(CommandFailure) -> String {
    do { return SourceBytes.text(of: try Files.read(path)) } catch {
      throw refuse("can't open file '\(path)': \(error.reason)")
    }
  }

  private func read(roster path: String) throws(CommandFailure) -> Roster {
    let text = try text(path)
    do { return try Roster(csv: text) } catch { throw refuse("\(path): \(error)") }
  }

  /// The address of the first of those who handed in together, else their number.
  private func student(fromGradescope path: String) throws(CommandFailure) -> String {
    let users = (try? JSONReader.read(Array(text(path).utf8)))?["users"]
    guard let first = users?[0] else { throw refuse("\(path): it names no users") }
    if let email = first["email"]?.string { return email }
    guard let id = first["id"]?.int else { throw refuse("\(path): its first user has no email and no id") }
    return String(id)
  }
}
