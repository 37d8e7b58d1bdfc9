// Grades submissions to one homework.
//
// A worker runs the student's cells; then, for each part, the tests run in a session of the grader's, with foreign objects
// for the student's names. Which cells run, and what is found about the others, is decided here, in the process that the
// student's code never enters. A worker that dies takes nothing with it but the cell or the part that it died in: the next
// part has a new one, which runs the cells again without the fatal one.

internal import CourseLibrary
internal import NotebookFormat
internal import Session

/// Grades submissions to a homework.
///
/// ```swift
/// let grader = Grader(homework, Grader.Settings(worker: WorkerSettings(program: path, now: monotonicSeconds)))
/// let grade = grader.grade(Submission(file: "ada/homework.ipynb"), student: "ada")
/// ```
/// Graders share nothing: submissions may be graded on several threads at once, and in any order.
package struct Grader: Sendable {
  package struct Settings: Sendable {
    package var worker: WorkerSettings
    /// What a student's cell may take, in steps of the interpreter.
    package var stepsPerCell = 2_000_000_000
    /// What all cells of a submission may take together.
    package var stepsForCells = 6_000_000_000
    /// What one call of an answer may take, until one has run out of it; a tenth from then on.
    package var stepsPerCall = 400_000_000
    /// What all calls in the tests of a part may take together.
    package var stepsPerPart = 2_000_000_000
    /// The parts to grade, by name; nil for all.
    package var parts: Set<String>?
    /// Whether to refuse to run a student's code where the system keeps it in with less than all layers.
    package var requiresIsolation = false
    /// Whether what ends a hidden test is told, as to the teacher who tries it; students must not hear it.
    package var tellsHiddenFailures = false

    package init(worker: WorkerSettings) { self.worker = worker }
  }

  package let homework: Homework
  package let settings: Settings

  package init(_ homework: Homework, _ settings: Settings) {
    (self.homework, self.settings) = (homework, settings)
  }

  /// The grade of one submission. It always comes to an end, and always gives one.
  package func grade(_ submission: Submission, student: String) -> Grade {
    var grade: Grade?
    // A student's code may nest deeply, and so does what looks through it.
    _ = LargeStack.run { grade = graded(submission, student) }
    if let grade { return grade }
    var ungraded = blank(student, homework.parts)
    ungraded.gradeAgain = "no thread with a large stack could be made"
    return ungraded
  }

  private func blank(_ student: String, _ parts: [Homework.Part]) -> Grade {
    Grade(
      homework: homework.id, student: student,
      parts: parts.map { Grade.Part(name: $0.name, gradeID: $0.gradeID, points: 0, of: $0.points) },
      manualParts: homework.manualParts)
  }

  private func graded(_ submission: Submission, _ student: String) -> Grade {
    let parts = homework.parts.filter { settings.parts?.contains($0.name) ?? true }
    var grade = blank(student, parts)
    func refuse(_ reason: String) {
      grade.incidents = [Grade.Incident(.unreadable, reason)]
      for place in grade.parts.indices { grade.parts[place].refusal = "the file handed in cannot be graded" }
    }
    switch submission.content {
    case .failure(let unreadable) where unreadable.isOurs: grade.gradeAgain = unreadable.reason
    case .failure(let unreadable): refuse(unreadable.reason)
    case .success(let notebook):
      do {
        let cells = try HandedInCells(notebook, of: homework)
        if let reason = cells.excess {
          refuse(reason)
        } else {
          var run = GradingRun(homework, settings, cells, parts, grade)
          run.run()
          grade = run.grade
        }
      } catch {
        grade.gradeAgain = "the homework's source: \(error)"
      }
    }
    let more = grade.incidents.count - Grader.mostIncidents
    if more > 0 {
      grade.incidents.removeLast(more)
      grade.incidents.append(Grade.Incident(.manyMore, "there are \(more) more incidents"))
    }
    return grade
  }

  private static let mostIncidents = 100
}

/// One submission on its way to a grade.
private struct GradingRun {
  private let homework: Homework
  private let settings: Grader.Settings
  private let cells: [HandedInCells.Cell]
  private let parts: [Homework.Part]
  private(set) var grade: Grade
  /// The places of cells in which a worker died.
  private var fatal: Set<Int> = []
  /// The forbidden names that were used, for the parts by place.
  private var used: [Int: Set<String>] = [:]
  /// Those of them that are told to students: which ones a hidden test brings about would say what it gives.
  private var tellable: [Int: Set<String>] = [:]
  private var process: AnswerProcess?
  /// How many have been started.
  private var processes = 0

  init(
    _ homework: Homework, _ settings: Grader.Settings, _ handedIn: HandedInCells, _ parts: [Homework.Part],
    _ grade: Grade
  ) {
    (self.homework, self.settings, self.parts, self.grade) = (homework, settings, parts, grade)
    cells = handedIn.cells
    self.grade.incidents = handedIn.incidents
    let answers = Set(homework.parts.flatMap(\.answers))
    self.grade.incidents += SuspiciousCode(cells, answers: answers).incidents
  }

  /// All tests that students see run before any hidden one: an answer may keep what it was given, and say it when it is
  /// called again where its words are heard.
  mutating func run() {
    var running: [(place: Int, tests: TestSession)] = []
    for (place, part) in parts.enumerated() {
      let peer = StudentPeer(
        forbidden: part.forbidden, stepsPerCall: settings.stepsPerCall, stepsPerPart: settings.stepsPerPart)
      running.append((place, TestSession(homework, part, peer)))
    }
    defer { for (_, tests) in running { tests.end() } }
    for hidden in [false, true] {
      for (place, tests) in running where used[place] == nil {
        guard let process = worker() else {
          grade.parts[place].refusal = grade.gradeAgain ?? "the answers could not be run"
          return
        }
        if !hidden { tests.prepare(student: grade.student) }
        tests.run(hidden: hidden, in: process)
        tell(tests.peer.takeEvents(), of: place, hidden: hidden && !settings.tellsHiddenFailures)
        if process.failure != nil { self.process = nil }
        if grade.gradeAgain != nil { return }
      }
    }
    for (place, tests) in running { mark(tests, at: place) }
  }

  private mutating func note(_ kind: Grade.Incident.Kind, _ message: String) {
    let incident = Grade.Incident(kind, message)
    if !grade.incidents.contains(incident) { grade.incidents.append(incident) }
  }

  // MARK: The tests of a part

  private mutating func mark(_ tests: TestSession, at place: Int) {
    if let used = used[place] {
      let told = tellable[place].map { $0.sorted().joined(separator: ", ") }
      grade.parts[place].refusal =
        told.map { "\($0) is not allowed in this part, and was used: it has no points" }
        ?? "something that is not allowed in this part was used: it has no points"
      note(.forbiddenName, "part \"\(parts[place].name)\" uses \(used.sorted().joined(separator: ", "))")
      return
    }
    grade.parts[place].checks = tests.checks
    grade.parts[place].points = points(of: tests, parts[place])
    if let failure = tests.failures.first {
      let told = failure.isHidden && !settings.tellsHiddenFailures ? "a hidden test" : failure.text
      grade.parts[place].interruption =
        (tests.checks.isEmpty ? "the tests did not pass: " : "the tests ended early: ") + told
    }
  }

  private mutating func refuse(_ names: [String], in place: Int, isTold: Bool) {
    used[place, default: []].formUnion(names)
    if isTold { tellable[place, default: []].formUnion(names) }
  }

  private mutating func tell(_ events: [StudentPeer.Event], of place: Int, hidden: Bool) {
    let part = "part \"\(parts[place].name)\""
    for event in events {
      switch event {
      case .limit(let name): note(.budget, "\(part): \(StudentPeer.sentence(ofLimit: name))")
      case .exit: note(.exit, "\(part): the answer ended the program")
      case .forbidden(let name): refuse([name], in: place, isTold: !hidden)
      case .worker(let failure): tell(failure, in: part)
      }
    }
  }

  /// The share of the points that the checks earned; where no check is worth points, all or nothing.
  private func points(of tests: TestSession, _ part: Homework.Part) -> Double {
    let sum = tests.checks.reduce(0) { $0 + $1.points }
    let weighted = tests.checks.contains { $0.record.points > 0 }
    if weighted { return min(part.points, max(0, (sum * 1e6).rounded() / 1e6)) }
    let isSound = tests.failures.isEmpty && tests.checks.allSatisfy { $0.record.verdict == .passed }
    return isSound && part.tests.count > 0 ? part.points : 0
  }

  private mutating func tell(_ failure: WorkerFailure, in place: String) {
    switch failure {
    case .start(let reason): grade.gradeAgain = reason
    case .late: grade.gradeAgain = "\(place) took longer than the grader waits"
    case .processorTime:
      grade.gradeAgain =
        "\(place) used up the \(settings.worker.processorSeconds) seconds of processor time that answers have"
    case .killed:
      grade.gradeAgain =
        "\(place): something outside ended the process that runs the answers; was memory short?"
    case .died(let signal, let code):
      let how = signal.map { "by signal \($0)" } ?? "with code \(code)"
      note(.worker, "\(place): the process that runs the answers ended \(how)")
    case .garbled(let what): note(.worker, "\(place): the process that runs the answers sent nonsense: \(what)")
    }
  }

  // MARK: The worker

  /// All names that some part forbids.
  private var watched: [String] { Set(homework.parts.flatMap(\.forbidden)).sorted() }

  /// A worker that has run the student's cells; nil where there is none to be had.
  private mutating func worker() -> AnswerProcess? {
    if let process { return process }
    // Each attempt leaves out a cell, so there are no more of them than cells.
    for _ in 0...cells.count {
      do throws(WorkerFailure) {
        processes += 1
        let started = try AnswerProcess(settings.worker, numbering: processes, watching: watched)
        grade.layers = started.layers.map(\.rawValue)
        grade.holes = started.holes
        if settings.requiresIsolation, !grade.isIsolated {
          let holes = grade.holes.isEmpty ? "" : ", and can reach: \(grade.holes.joined(separator: ", "))"
          grade.gradeAgain =
            "this system keeps answers in with \(grade.layers.joined(separator: ", ")) only\(holes); all layers are "
            + "required"
          return nil
        }
        if try runCells(in: started) {
          process = started
          return started
        }
      } catch {
        // No code of the student's has run yet.
        tell(error, in: "the set-up")
        if grade.gradeAgain == nil { grade.gradeAgain = "the worker ended in the set-up" }
        return nil
      }
      if grade.gradeAgain != nil { return nil }
    }
    return nil
  }

  /// False where the worker died in a cell of the student's, which is left out from then on.
  private mutating func runCells(in process: AnswerProcess) throws(WorkerFailure) -> Bool {
    for (place, cell) in homework.notebook.cells.enumerated() where homework.roles[place] == .setUp {
      let (failure, _, _) = try run(
        cell.code, name: "set-up", cell.firstLine, steps: settings.stepsPerCell, in: process)
      // No code of the student's has run yet.
      if let failure {
        grade.gradeAgain = "the set-up failed in the worker: \(failure.exception): \(failure.message)"
        return false
      }
    }
    let anywhere = Set(parts.flatMap(\.forbiddenAnywhere)).sorted()
    process.tell(Message("part", [.list(anywhere.map(PlainValue.string))]))
    grade.failedCells.removeAll { $0.exception != GradingRun.deadly }
    var stepsLeft = settings.stepsForCells
    for (place, cell) in cells.enumerated() where !fatal.contains(place) {
      do throws(WorkerFailure) {
        let steps = max(1, min(settings.stepsPerCell, stepsLeft))
        let (failure, used, refused) = try run(
          cell.code, name: cell.name, cell.firstLine, steps: steps, in: process)
        stepsLeft -= min(max(0, used), stepsLeft)
        if let failure { failed(cell, failure, refused) }
      } catch {
        fatal.insert(place)
        grade.failedCells.append(
          Grade.FailedCell(
            name: cell.name, exception: GradingRun.deadly, message: "the process ended in this cell",
            traceback: ""))
        tell(error, in: Grade.FailedCell.words(cell.name))
        return false
      }
    }
    return true
  }

  private static let deadly = "SystemError"

  /// Runs a cell; no failure where it ran to its end. `refused` are the forbidden names that it used.
  private mutating func run(
    _ code: String, name: String, _ line: Int, steps: Int, in process: AnswerProcess
  ) throws(WorkerFailure) -> (failure: Grade.FailedCell?, steps: Int, refused: [String]) {
    let request = Message("run", [.string(code), .string("<\(name)>"), .int(line), .int(steps)])
    var forbidden: [String] = []
    defer {
      for (place, part) in parts.enumerated() {
        let own = forbidden.filter(part.forbiddenAnywhere.contains)
        if !own.isEmpty { refuse(own, in: place, isTold: true) }
      }
    }
    let answer = try process.ask(request) { said in
      guard said.word == "used" else { return Message("raised") }
      if let name = try? said.text(0) { forbidden.append(name) }
      return nil
    }
    guard answer.word == "ran", let failed = try? answer.bool(0), let exception = try? answer.text(1),
      let message = try? answer.text(2), let traceback = try? answer.text(3), let used = try? answer.int(5)
    else { throw .garbled(answer.word) }
    if !failed { return (nil, max(0, used), forbidden) }
    let failure = Grade.FailedCell(
      name: name, exception: exception, message: message, traceback: traceback)
    return (failure, max(0, used), forbidden)
  }

  private mutating func failed(
    _ cell: HandedInCells.Cell, _ failure: Grade.FailedCell, _ refused: [String]
  ) {
    grade.failedCells.append(failure)
    let words = failure.words
    switch failure.exception {
    case "SystemExit": note(.exit, "\(words) ended the program")
    case "StepLimitError", "OutputLimitError", "MemoryError", "RecursionError":
      note(.budget, "\(words): \(failure.exception): \(failure.message)")
    // The part that forbids a name tells of its use.
    case "PermissionError" where refused.isEmpty: note(.forbiddenModule, "\(words): \(failure.message)")
    default: break
    }
  }
}
