import BuiltProgram
import CourseLibrary
import Foundation
import JSON
import NotebookFormat
import Synchronization
import Testing

@testable import Grading

/// Submissions to homework 1, and their grades.
enum Handed {
  static let homework = Result { try Homeworks.read("hw1-kernels") }

  static var worker: WorkerSettings {
    WorkerSettings(program: Program.path, now: { ProcessInfo.processInfo.systemUptime })
  }

  /// The teacher's own file with the cells of those names replaced.
  static func notebook(_ answers: [String: String] = [:], of homework: Homework) -> Notebook {
    var notebook = homework.notebook
    for (place, cell) in notebook.cells.enumerated() {
      let id = cell.metadata["nbgrader"]?["grade_id"]?.string ?? ""
      if let answer = answers[id] { notebook.cells[place].source = answer }
      if case .tests = homework.roles[place], let student = try? homework.studentVersion() {
        notebook.cells[place] = student.cells[place]
      }
    }
    return notebook
  }

  static func grade(
    _ answers: [String: String] = [:], parts: Set<String>? = nil, student: String = "ada",
    change: (inout Grader.Settings) -> Void = { _ in }, edit: (inout Notebook) -> Void = { _ in }
  ) throws -> Grade {
    let homework = try homework.get()
    var notebook = notebook(answers, of: homework)
    edit(&notebook)
    return try grade(Submission(notebook), parts: parts, student: student, change: change)
  }

  static func grade(
    _ submission: Submission, parts: Set<String>? = nil, student: String = "ada",
    change: (inout Grader.Settings) -> Void = { _ in }
  ) throws -> Grade {
    var settings = Grader.Settings(worker: worker)
    settings.parts = parts
    settings.stepsPerCell = 5_000_000
    settings.stepsPerCall = 5_000_000
    change(&settings)
    return Grader(try homework.get(), settings).grade(submission, student: student)
  }

  static func corpus(_ part: String, _ name: String) throws -> String {
    let file = Homeworks.folder.appendingPathComponent("hw1-kernels/corpus/\(part)/\(name).py")
    return try String(contentsOf: file, encoding: .utf8)
  }
}

@Suite struct GraderTests {
  @Test func theReferenceGetsAllPointsAndNoIncident() throws {
    let grade = try Handed.grade()
    #expect(grade.points == 100)
    #expect(grade.of == 100)
    #expect(grade.incidents == [])
    #expect(grade.failedCells == [])
    #expect(grade.gradeAgain == nil)
    #expect(grade.parts.allSatisfy { $0.remarks.isEmpty })
    #expect(
      grade.parts[0].checks.map(\.isHidden) == [false, false, false, true, true, true, true, true])
  }

  @Test func stubsGetNothingAndAreOpen() throws {
    let homework = try Handed.homework.get()
    let grade = try Handed.grade(Submission(homework.studentVersion()), parts: ["xcorr", "trace"])
    #expect(grade.points == 0)
    #expect(grade.incidents == [])
    #expect(grade.parts.flatMap(\.checks).allSatisfy { $0.record.verdict == .open })
  }

  @Test(arguments: ["right-numpy", "right-class", "right-lists", "right-recursive"])
  func rightAnswersGetAllPoints(_ name: String) throws {
    let grade = try Handed.grade(["xcorr": Handed.corpus("xcorr", name)], parts: ["xcorr"])
    #expect(grade.points == 30, "\(grade)")
  }

  @Test func wrongAnswersLoseWhatTheirChecksSay() throws {
    let grade = try Handed.grade(
      ["xcorr": Handed.corpus("xcorr", "wrong-flipped"), "neuron": Handed.corpus("neuron", "wrong-no-bias")],
      parts: ["xcorr", "neuron", "trace"])
    #expect(grade.parts[0].points < 30)
    #expect(grade.parts[1].points == 5)
    #expect(grade.parts[2].points == 10)
    #expect(grade.parts[0].checks.contains { $0.record.explanation?.contains("flipped") == true })
  }

  @Test func everyStudentGetsOtherHiddenNumbersAndEveryRunTheSame() throws {
    let wrong = ["neuron": "def neuron(x, k, b):\n    return xcorr(x, k) * 0\n"]
    let (first, again) = try (Handed.grade(wrong, parts: ["neuron"]), Handed.grade(wrong, parts: ["neuron"]))
    let other = try Handed.grade(wrong, parts: ["neuron"], student: "bo")
    #expect(first.json.text() == again.json.text())
    #expect(first.parts != other.parts)
    let alone = try Handed.grade(wrong, parts: ["trace", "neuron"])
    #expect(alone.parts.first == first.parts.first)
  }

  @Test func aGradeGoesThroughJSONUnchanged() throws {
    let grade = try Handed.grade(
      ["xcorr": "def xcorr2d(x, k):\n    return [[1]]\n", "true": "import os\n"], parts: ["xcorr", "true"])
    let text = grade.json.text()
    #expect(try Grade(JSONReader.read(text)) == grade)
    #expect(!text.contains(Program.folder.path))
  }

  @Test func aPartThatFailsSinksNoOther() throws {
    let grade = try Handed.grade(
      ["xcorr": "this is no Python", "neuron": "1 / 0\n"], parts: ["xcorr", "neuron", "trace"])
    #expect(grade.parts.map(\.points) == [0, 0, 10])
    #expect(grade.failedCells.map(\.name) == ["xcorr", "neuron"])
    #expect(grade.failedCells.map(\.exception) == ["SyntaxError", "ZeroDivisionError"])
    #expect(grade.parts[0].checks.count == 8)
  }

  @Test func allLayersOfThisSystemAreReported() throws {
    let grade = try Handed.grade(parts: ["trace"]) { $0.requiresIsolation = true }
    #if os(Linux)
      #expect(grade.layers == IsolationLayer.allCases.map(\.rawValue))
      #expect(grade.points == 10)
    #else
      #expect(grade.gradeAgain != nil)
    #endif
  }

  @Test func withoutAWorkerThereIsNoMark() throws {
    let grade = try Handed.grade(parts: ["trace"]) { $0.worker.program = "/nonexistent/convbook" }
    #expect(grade.gradeAgain?.contains("/nonexistent/convbook") == true)
    #expect(grade.points == 0)
  }

  @Test func wallTimeThatRunsOutIsNoMark() throws {
    let code = "def find(x, k, value):\n    while True:\n        pass\n"
    let grade = try Handed.grade(["trace": code], parts: ["trace"]) { settings in
      settings.stepsPerCall = .max
      settings.stepsPerPart = .max
      settings.worker.patience = 15
    }
    #expect(grade.gradeAgain == "part \"trace\" took longer than the grader waits")
  }

  @Test func processorTimeThatRunsOutIsNoMarkAndSaidAsWhatItIs() throws {
    let code = "def find(x, k, value):\n    while True:\n        pass\n"
    let grade = try Handed.grade(["trace": code], parts: ["trace"]) { settings in
      settings.stepsPerCall = .max
      settings.stepsPerPart = .max
      settings.worker.processorSeconds = 4
    }
    #expect(
      grade.gradeAgain == "part \"trace\" used up the 4 seconds of processor time that answers have")
  }

  @Test func whoDoesNotReadHoldsNobodyUp() throws {
    var pair: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
    defer { close(pair[1]) }
    let channel = Channel(descriptor: pair[0], outlivesPeer: true)
    func now() -> Double { ProcessInfo.processInfo.systemUptime }
    let message = PlainValue.string(String(repeating: "x", count: 4 << 20))
    #expect(throws: ChannelFailure.late) { try channel.send(message, before: now() + 0.2, now: now) }
  }

  @Test func aNotebookWithoutOurChecksIsAllOrNothing() throws {
    let homework = try Homeworks.made(HomeworkTests.nbgrader)
    let settings = Grader.Settings(worker: Handed.worker)
    func points(_ answer: String) -> Double {
      Grader(homework, settings).grade(
        Submission(Handed.notebook(["a": answer], of: homework)), student: "ada"
      ).points
    }
    #expect(points("def twice(x):\n    return 2 * x") == 2)
    #expect(points("def twice(x):\n    return x") == 0)
    #expect(points("") == 0)
  }

  private static let asserted = """
    # %% nbgrader={"grade": false, "grade_id": "a", "locked": false, "schema_version": 3, "solution": true}
    def twice(x):
        ### BEGIN SOLUTION
        return 2 * x
        ### END SOLUTION

    # %% nbgrader={"grade": true, "grade_id": "t", "locked": true, "points": 2, "schema_version": 3, "solution": false}
    cases = [3, 4]
    assert twice(0) == 0; assert twice(2) == 4, "twice two is four"
    for x in cases:
        assert twice(x) == x + x
    assert (twice(1.5)
            == 3)  # in two lines
    ### BEGIN HIDDEN TESTS
    assert twice(7) == 14, "SECRET"
    ### END HIDDEN TESTS
    """

  @Test func everyAssertionHasItsRow() throws {
    let homework = try Homeworks.made(Self.asserted)
    func grade(_ answer: String) -> Grade {
      Grader(homework, Grader.Settings(worker: Handed.worker)).grade(
        Submission(Handed.notebook(["a": answer], of: homework)), student: "ada")
    }
    let names = ["twice(0) == 0", "twice(2) == 4", "twice(x) == x + x", "twice(1.5) == 3", "twice(7) == 14"]
    let right = grade("def twice(x):\n    return 2 * x")
    #expect(right.points == 2)
    #expect(right.parts[0].checks.map(\.record.name) == names)
    #expect(right.parts[0].checks.map(\.isHidden) == [false, false, false, false, true])
    #expect(right.parts[0].checks.allSatisfy { $0.record.verdict == .passed })

    let wrong = grade("def twice(x):\n    return x")
    #expect(wrong.points == 0)
    #expect(wrong.parts[0].remarks == [])
    let said = wrong.parts[0].checks.map(\.record.complaint)
    #expect(said == [nil, "twice two is four", "it does not hold", "it does not hold", "SECRET"])
    let page = FeedbackPage(Mark(student: "ada", grade: wrong), title: "x").markdown
    #expect(page.contains("✓ twice(0) == 0\n\n✗ twice(2) == 4\n\ntwice two is four\n\n✗ twice(x)"))
    #expect(page.contains("✗ hidden checks, assertions: wrong") && !page.contains("SECRET"))
    let tests = GradescopeResults(Mark(student: "ada", grade: wrong)).json["tests"]?.array ?? []
    #expect(tests.count == 6)
    #expect(tests.compactMap { $0["max_score"]?.double } == [2])
    let report = TeacherReport(
      GradeBook(homework: "made", parts: [("t", 2)], marks: [Mark(student: "ada", grade: wrong)]), title: "x")
    #expect(report.markdown.contains("| t | twice(0) == 0 | 1 | 1 |\n| t | twice(2) == 4 | 0 | 1 |"))
    #expect(report.markdown.contains("| t | hidden: twice(7) == 14 | 0 | 1 |"))

    let leaving = grade("def twice(x):\n    raise SystemExit(0)")
    #expect(leaving.points == 0 && leaving.incidents.map(\.kind) == [.exit])
    let broken = grade("def twice(x):\n    return y")
    #expect(
      broken.parts[0].checks[0].record.complaint?.hasPrefix("NameError: name 'y' is not defined") == true)
    #expect(grade("def twice(x):\n    raise NotImplementedError").parts[0].checks[1].record.verdict == .open)
  }

  @Test func whyAFileCannotBeGradedIsToldToItsStudent() throws {
    let grade = try Handed.grade(Submission(bytes: [0x50, 0x4B, 0x03, 0x04, 0], name: "hw1.ipynb"))
    let mark = Mark(student: "ada", grade: grade)
    let reason = "cannot be graded: it is a zip archive; the notebook itself is to be handed in"
    let page = FeedbackPage(mark, title: "x")
    #expect(page.markdown.contains("✗ The file handed in \(reason)"))
    #expect(page.html.contains(reason))
    #expect(GradescopeResults(mark).json["output"]?.string == "The file handed in \(reason).")
  }

  @Test func gradingOnSeveralThreadsGivesTheSameBytes() throws {
    let homework = try Handed.homework.get()
    var settings = Grader.Settings(worker: Handed.worker)
    settings.parts = ["neuron"]
    let grader = Grader(homework, settings)
    let submissions = try ["right-lists", "wrong-sigmoid"].map { name in
      Submission(Handed.notebook(["neuron": try Handed.corpus("neuron", name)], of: homework))
    }
    let alone = submissions.map { grader.grade($0, student: "ada").json.text() }
    let together = Mutex<[Int: String]>([:])
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      let text = grader.grade(submissions[place], student: "ada").json.text()
      together.withLock { $0[place] = text }
    }
    #expect(together.withLock { [$0[0], $0[1]] } == alone)
  }
}
