// The grader's own session for the tests of one part. It is new for each part, so that parts give the same in whichever
// order they are graded. In it stand what the set-up cells define, `solution` with the reference answers, `rng`, which draws
// other numbers for every student and part, and the student's graded names as foreign objects.

internal import CourseLibrary
internal import Interpreter
internal import Limits
internal import NotebookFormat
internal import Session
internal import Syntax

/// Runs the tests of one part.
final class TestSession {
  private let homework: Homework
  private let part: Homework.Part
  private let session: Session
  let peer: StudentPeer
  private(set) var checks: [Grade.Check] = []
  /// Why the tests came to an end before their end: what failed in the tests' own code.
  private(set) var failures: [Failure] = []

  struct Failure {
    let exception: String
    let message: String
    let isHidden: Bool

    var text: String { message.isEmpty ? exception : "\(exception): \(message)" }
  }

  /// What tests may spend: much more than any needs.
  private static let budget = Budget(steps: 4_000_000_000, bytes: 2 << 30, outputBytes: 4 << 20)

  init(_ homework: Homework, _ part: Homework.Part, _ peer: StudentPeer) {
    (self.homework, self.part, self.peer) = (homework, part, peer)
    var configuration = Session.Configuration()
    configuration.budget = TestSession.budget
    configuration.threads = 1
    let solution = TestSession.solution(of: homework, for: part)
    configuration.moduleSource = { name in
      name == "solution" ? Source(name: "<solution>", text: solution) : nil
    }
    session = Session(configuration)
    session.lend(TestSession.budget) { interpreter, library in
      library.environment.checked = { [unowned self] record in
        checks.append(Grade.Check(record, isHidden: peer.isHidden))
      }
      peer.enter(library, interpreter.machine)
    }
  }

  /// Runs what stands before the tests.
  func prepare(student: String) {
    for (place, cell) in homework.notebook.cells.enumerated() where homework.roles[place] == .setUp {
      run(cell.code, name: "<set-up>", cell.firstLine)
    }
    let seed = TestSession.seed(homework: homework.id, student: student, part: part.name)
    run("from numpy.random import default_rng as rng\nrng = rng(\(seed))\n", name: "<rng>", 1)
    if !part.hiddenTests.isEmpty || part.visibleTests.contains("solution") {
      run("import solution", name: "<solution>", 1)
    }
  }

  /// Runs the tests that students see, or the others, with the answers of a process.
  ///
  /// A test cell is cut once: what stands behind the first hidden test counts as hidden.
  func run(hidden: Bool, in process: AnswerProcess) {
    peer.turn(to: process)
    let cut = part.tests.firstIndex(where: \.isInside) ?? part.tests.endIndex
    peer.isHidden = hidden
    guard bindAnswers() else { return }
    for piece in hidden ? part.tests[cut...] : part.tests[..<cut] {
      guard isAsserted else {
        run(piece.text, name: "<\(part.gradeID)>", piece.firstLine)
        continue
      }
      for step in TestStep.steps(of: piece.text, firstLine: piece.firstLine) where !run(step) { return }
    }
  }

  /// Whether the tests are plain assertions, made without `check`.
  private lazy var isAsserted = !UsedNames(of: part.tests.map(\.text).joined(separator: "\n")).names.contains(
    "check")

  /// Runs a step of tests that are assertions, and keeps what comes of an assertion as it keeps a check. False where what
  /// comes behind it cannot be run.
  private func run(_ step: TestStep) -> Bool {
    let before = failures.count
    run(step.text, name: "<\(part.gradeID)>", step.firstLine)
    guard let assertion = step.assertion else { return failures.count == before }
    let failure = failures.count > before ? failures.removeLast() : nil
    var record = CheckRecord(name: assertion, share: failure == nil ? 1 : 0, verdict: .passed)
    record.category = "assertions"
    if let failure {
      record.verdict = failure.exception == "NotImplementedError" ? .open : .failed
      let isFalse = failure.exception == "AssertionError"
      record.failure = isFalse ? .values : .exception(failure.exception)
      record.complaint = isFalse ? failure.message.isEmpty ? "it does not hold" : failure.message : failure.text
    }
    checks.append(Grade.Check(record, isHidden: peer.isHidden))
    return true
  }

  func end() { peer.leave() }

  private func run(_ code: String, name: String, _ line: Int) {
    let result = session.run(code, name: name, firstLine: line)
    guard result.failed || result.exitCode != nil else { return }
    for case .failure(let exception, let message, _) in result.events {
      failures.append(Failure(exception: exception, message: message, isHidden: peer.isHidden))
    }
  }

  /// False where the worker is gone.
  private func bindAnswers() -> Bool {
    var isBound = true
    session.lend(TestSession.budget) { interpreter, _ in
      let machine = interpreter.machine
      for name in part.answers {
        do throws(Raise) {
          interpreter.globals[name] =
            try peer.global(name, machine) ?? .object(MissingAnswer(name, heap: machine.heap))
        } catch {
          isBound = false
        }
      }
    }
    return isBound
  }

  // MARK: What belongs to it

  /// The set-up cells and those answer cells that the tests ask `solution` for, with what these use of others.
  private static func solution(of homework: Homework, for part: Homework.Part) -> String {
    let cells = homework.notebook.cells
    let answers = homework.roles.indices.filter { homework.roles[$0] == .answer }
    let defined = answers.map { Set(TopLevelNames(of: cells[$0].code).names) }
    var wanted = UsedNames(of: part.tests.map(\.text).joined(separator: "\n")).attributes
    var chosen: Set<Int> = []
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (number, place) in answers.enumerated()
      where !chosen.contains(place) && !defined[number].isDisjoint(with: wanted) {
        chosen.insert(place)
        wanted.formUnion(UsedNames(of: cells[place].code).names)
        hasGrown = true
      }
    }
    let taken = homework.roles.indices.filter { homework.roles[$0] == .setUp || chosen.contains($0) }
    return taken.map { cells[$0].code }.joined(separator: "\n\n") + "\n"
  }

  /// Where `rng` begins: the FNV-1a hash of the three names, mixed as SplitMix64 does, from 0 to 2^63 - 1.
  static func seed(homework: String, student: String, part: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(homework)\u{0}\(student)\u{0}\(part)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    return (hash ^ hash >> 31) >> 1
  }
}

/// Stands for a graded name that the student's cells do not define: calling it says so.
private final class MissingAnswer: Object {
  private let name: String

  init(_ name: String, heap: Heap) {
    self.name = name
    super.init(heap: heap)
  }

  override var isCallable: Bool { true }
  override var type: TypeObject { heap.types.named("student_object") }
  override func repr(_ machine: Machine) -> Text { Text("<no \(name)>") }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    throw machine.error("NameError", "name '\(name)' is not defined")
  }
}
