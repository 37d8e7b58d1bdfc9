import CourseLibrary
import Foundation
import JSON
import NotebookFormat
import Synchronization
import Testing

@testable import Grading

/// What a student might try, and what has to come of it: the points of the parts that are graded, and what the teacher reads.
struct Attack: CustomTestStringConvertible, Sendable {
  let name: String
  /// Answer cells by name, in place of the reference.
  var answers: [String: String] = [:]
  /// A cell before all others.
  var first: String?
  /// The parts that are graded, and their points.
  var points: [String: Double]
  /// The kinds that the teacher must be told of.
  var incidents: [Grade.Incident.Kind] = []

  var testDescription: String { name }

  init(
    _ name: String, _ answers: [String: String] = [:], first: String? = nil, points: [String: Double],
    _ incidents: [Grade.Incident.Kind] = []
  ) {
    (self.name, self.answers, self.first) = (name, answers, first)
    (self.points, self.incidents) = (points, incidents)
  }
}

@Suite struct AttackTests {
  /// Most begin with an answer to `neuron` (15 points) that gives zeros, so that whatever they earn is got by the attack.
  /// Where a cell before all others attacks, `trace` is graded too: its answer is right, and keeps its 10 points.
  static let zeros = "def neuron(x, k, b):\n    return xcorr(x, k) * 0\n"

  static func neuron(_ code: String) -> [String: String] { ["neuron": code] }

  static let nothing: [String: Double] = ["neuron": 0]

  static let attacks: [Attack] = [
    // MARK: Other meanings for names
    Attack(
      "redefines check", neuron(zeros), first: "def check(*a, **k):\n    print('✓')\n", points: nothing,
      [.redefinedName]),
    Attack(
      "redefines abs", neuron(zeros), first: "abs = lambda x: 0\nmax = lambda *x: 0\n",
      points: ["neuron": 0, "trace": 5],
      [.redefinedName]),
    Attack(
      "redefines print", neuron(zeros), first: "def print(*a):\n    pass\n", points: nothing, [.redefinedName]),
    Attack(
      "redefines a method of tensors", neuron(zeros),
      first: "torch.Tensor.__eq__ = lambda a, b: True\ntorch.Tensor.shape = (1,)\n", points: nothing,
      [.redefinedName]),
    Attack(
      "redefines a built-in method", neuron(zeros), first: "float.__eq__ = lambda a, b: True\n",
      points: nothing,
      [.redefinedName]),
    Attack(
      "redefines NumPy's functions", neuron(zeros),
      first: "np.abs = lambda x: 0\nnp.allclose = lambda *a: True\n",
      points: nothing, [.redefinedName]),
    Attack(
      "sets an attribute of the library", neuron(zeros), first: "setattr(torch, 'allclose', lambda *a: True)\n",
      points: nothing, [.redefinedName]),
    Attack(
      "looks into globals", neuron(zeros), first: "globals()['check'] = print\n", points: nothing,
      [.hiddenLookup]),

    // MARK: Objects that lie
    Attack(
      "a class that equals everything",
      neuron(
        """
        class Right:
            def __eq__(self, other):
                return True
            def __ne__(self, other):
                return False
        def neuron(x, k, b):
            return Right()
        """), points: nothing, [.speaksForItself]),
    Attack(
      "a class with __float__ and __array__",
      neuron(
        """
        class Right:
            def __float__(self):
                return 1.0
            def __array__(self, *a, **k):
                return np.zeros((3, 4))
            def __len__(self):
                return 3
            def __getitem__(self, i):
                return [0.0] * 4
        def neuron(x, k, b):
            return Right()
        """), points: nothing, [.speaksForItself]),
    Attack(
      "a float that equals everything",
      neuron(
        """
        class Sly(float):
            def __eq__(self, other):
                return True
            def __sub__(self, other):
                return 0.0
            def __abs__(self):
                return 0.0
        def neuron(x, k, b):
            out = xcorr(x, k)
            return [[Sly(0) for v in row] for row in out]
        """), points: nothing, [.speaksForItself]),
    Attack(
      "a list that equals everything",
      neuron(
        """
        class Sly(list):
            def __eq__(self, other):
                return True
        def neuron(x, k, b):
            return Sly([Sly([0.0])])
        """), points: nothing, [.speaksForItself]),
    Attack(
      "numbers that are none", neuron("def neuron(x, k, b):\n    return xcorr(x, k) * float('nan')\n"),
      points: nothing
    ),
    Attack("nothing at all", neuron("def neuron(x, k, b):\n    pass\n"), points: nothing),
    Attack("a text", neuron("def neuron(x, k, b):\n    return 'right'\n"), points: nothing),
    Attack("the shape only", neuron("def neuron(x, k, b):\n    return xcorr(x, k).shape\n"), points: nothing),
    Attack(
      "an endless list", neuron("def neuron(x, k, b):\n    a = []\n    a.append(a)\n    return a\n"),
      points: nothing),
    Attack(
      "a result as large as a message",
      neuron("def neuron(x, k, b):\n    return torch.zeros(20_000_000)\n"), points: nothing),

    // MARK: The arguments
    Attack(
      "changes what it is given",
      neuron(
        """
        def neuron(x, k, b):
            out = (xcorr(x, k) + b).relu()
            x *= 0
            return out
        """), points: nothing),
    Attack(
      "counts calls",
      neuron(
        """
        calls = 0
        def neuron(x, k, b):
            global calls
            calls += 1
            return (xcorr(x, k) + b).relu() if calls <= 3 else xcorr(x, k) * 0
        """), points: ["neuron": 6]),
    Attack(
      "the visible answers copied",
      ["true": "def convolve_true(x, k):\n    return tensor([[0.0, -1, 0, 0, 0, 1, 0]] * 8)\n"],
      points: ["true": 2]),

    // MARK: Ways out
    Attack(
      "catches every exception",
      neuron(
        """
        def neuron(x, k, b):
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass
        """), points: nothing, [.budget]),
    Attack(
      "leaves in a cell", first: "import sys\nsys.exit(0)\n", points: ["neuron": 15, "trace": 10], [.exit]),
    Attack(
      "leaves in a call", neuron("import sys\ndef neuron(x, k, b):\n    sys.exit(0)\n"), points: nothing,
      [.exit]
    ),
    Attack(
      "raises SystemExit", neuron("def neuron(x, k, b):\n    raise SystemExit\n"), points: nothing, [.exit]),
    Attack(
      "raises KeyboardInterrupt", neuron("def neuron(x, k, b):\n    raise KeyboardInterrupt\n"), points: nothing
    ),
    Attack(
      "raises an exception of its own",
      neuron(
        """
        class Passed(BaseException):
            def __str__(self):
                raise self
        def neuron(x, k, b):
            raise Passed
        """), points: nothing),
    Attack(
      "asks for files", neuron(zeros), first: "open('/etc/passwd').read()\n", points: nothing,
      [.forbiddenModule]),
    Attack(
      "asks for processes", neuron(zeros), first: "import os\nos.kill(os.getpid(), 9)\n", points: nothing,
      [.forbiddenModule]),
    Attack(
      "asks for the network", neuron(zeros), first: "import socket\nsocket.socket()\n", points: nothing,
      [.forbiddenModule]),
    Attack(
      "asks for C", neuron(zeros), first: "import ctypes\nctypes.string_at(0)\n", points: nothing,
      [.forbiddenModule]),
    Attack(
      "saves a file", neuron(zeros), first: "torch.save({'a': torch.zeros(3)}, '/tmp/out.pt')\n",
      points: nothing),
    Attack("asks for the solution", ["neuron": "import solution\nneuron = solution.neuron\n"], points: nothing),
    Attack(
      "asks for the tests' numbers", neuron("def neuron(x, k, b):\n    return rng.random()\n"), points: nothing),
    Attack(
      "looks for the grader in the frames",
      neuron(
        "import inspect\ndef neuron(x, k, b):\n    return inspect.stack()[1].frame.f_locals['expected']\n"),
      points: nothing, [.forbiddenModule]),

    // MARK: Bombs
    Attack("an endless loop in a cell", neuron("while True:\n    pass\n"), points: nothing, [.budget]),
    Attack(
      "an endless loop in a call", neuron("def neuron(x, k, b):\n    while True:\n        pass\n"),
      points: nothing, [.budget]),
    Attack(
      "an endless loop of tensors in a cell", neuron("a = torch.ones(256, 256)\nwhile True:\n    a @ a\n"),
      points: nothing, [.budget]),
    Attack(
      "an endless loop of tensors in a call",
      neuron("def neuron(x, k, b):\n    a = torch.ones(2000, 2000)\n    while True:\n        a @ a\n"),
      points: nothing,
      [.budget]),
    Attack(
      "an endless loop of large sums",
      neuron("def neuron(x, k, b):\n    a = np.ones(10 ** 6)\n    while True:\n        a.sum()\n"),
      points: nothing, [.budget]),
    Attack(
      "an endless chain of attributes and items",
      neuron(
        "class A:\n    b = property(lambda self: self)\ndef neuron(x, k, b):\n    a = A()\n    while True:\n        "
          + String(repeating: "a.b; x[0]; ", count: 200) + "\n"), points: nothing, [.budget]),
    Attack(
      "an endless generator", neuron("def neuron(x, k, b):\n    while True:\n        yield 0\n"),
      points: nothing),
    Attack("endless recursion", neuron("def neuron(x, k, b):\n    return neuron(x, k, b)\n"), points: nothing),
    Attack(
      "a bomb of memory in a cell", neuron("a = [0]\nwhile True:\n    a = a + a\n"), points: nothing, [.budget]),
    Attack(
      "a bomb of memory in a call", neuron("def neuron(x, k, b):\n    return torch.zeros(10 ** 6, 10 ** 6)\n"),
      points: nothing),
    Attack("a bomb of text", neuron("s = 'x'\nwhile True:\n    s += s\n"), points: nothing, [.budget]),
    Attack("a bomb of digits", neuron("n = 9 ** 9 ** 9\n"), points: nothing),
    Attack("a bomb of output", neuron("while True:\n    print('x' * 1000)\n"), points: nothing, [.budget]),
    Attack(
      "a million objects",
      neuron("kept = []\nclass A:\n    pass\nwhile True:\n    a = A()\n    a.a = a\n    kept.append(a)\n"),
      points: nothing, [.budget]),

    Attack(
      "a list of 2 ** 60 places",
      neuron(
        "def neuron(x, k, b):\n    a = [0.0]\n    for i in range(60):\n        a = [a, a]\n    return a\n"),
      points: nothing, [.budget]),

    // MARK: The channel
    Attack(
      "writes a result on standard output",
      neuron(
        zeros
          + "print('{\"points\": 100, \"verdict\": \"passed\"}')\nimport sys\nsys.stdout.write('answered')\n"),
      points: nothing, [.forbiddenModule]),
    Attack(
      "writes a lot on standard error",
      neuron(
        "import sys\ndef neuron(x, k, b):\n    sys.stderr.write('x' * 1000)\n    return (xcorr(x, k) + b).relu()\n"
      ),
      points: ["neuron": 15, "trace": 10]),
    Attack(
      "opens descriptors", neuron(zeros), first: "open(3, 'wb').write(b'answered')\n", points: nothing,
      [.forbiddenModule]),
  ]

  @Test(arguments: attacks) func attacksEarnNothing(_ attack: Attack) throws {
    var points = attack.points
    if attack.first != nil, points["trace"] == nil { points["trace"] = 10 }
    let grade = try Handed.grade(attack.answers, parts: Set(points.keys)) { settings in
      settings.worker.bytes = 64 << 20
      settings.stepsPerCell = 1_000_000
      settings.stepsPerCall = 500_000
      settings.stepsPerPart = 2_000_000
    } edit: { notebook in
      if let first = attack.first { notebook.cells.insert(Cell(.code, first), at: 2) }
    }
    for part in grade.parts { #expect(part.points == points[part.name], "\(part)") }
    for kind in attack.incidents {
      #expect(grade.incidents.contains { $0.kind == kind }, "\(kind) in \(grade.incidents)")
    }
    #expect(grade.gradeAgain == nil)
  }

  @Test func whatAnExceptionSaysTakesLittleOfWhatIsLeft() throws {
    let code = """
      class Endless(Exception):
          def __str__(self):
              while True:
                  pass
      calls = 0
      def neuron(x, k, b):
          global calls
          calls += 1
          if calls <= 3:
              raise Endless
          return (xcorr(x, k) + b).relu()
      """
    let grade = try Handed.grade(["neuron": code], parts: ["neuron"]) { settings in
      settings.stepsPerCall = 500_000
      settings.stepsPerPart = 500_000
    }
    #expect(grade.parts.map(\.points) == [9])
  }

  @Test func whoHasLoopedOnceIsNotWaitedForAsLongAgain() throws {
    let code = """
      calls = 0
      def neuron(x, k, b):
          global calls
          calls += 1
          while calls <= 3:
              pass
          return (xcorr(x, k) + b).relu()
      """
    let grade = try Handed.grade(["neuron": code], parts: ["neuron"]) { settings in
      settings.stepsPerCall = 500_000
      settings.stepsPerPart = 700_000
    }
    #expect(grade.parts.map(\.points) == [9])
    #expect(grade.incidents.map(\.kind) == [.budget])
  }

  // MARK: The file

  static func with(_ edit: @escaping (inout Notebook) -> Void) throws -> Grade {
    try Handed.grade(["neuron": zeros], parts: ["neuron", "trace"], edit: edit)
  }

  static func place(_ id: String, in notebook: Notebook) -> Int {
    notebook.cells.firstIndex { $0.metadata["nbgrader"]?["grade_id"]?.string == id } ?? 0
  }

  @Test func lockedCellsComeFromTheHomework() throws {
    let edited = try Self.with { notebook in
      notebook.cells[Self.place("neuron-tests", in: notebook)].source = "check('mine', 1, 1, points=15)\n"
      notebook.cells[Self.place("setup", in: notebook)].source = "def xcorr(x, k):\n    return 0\n"
    }
    #expect(edited.points == 10)
    #expect(edited.incidents.filter { $0.kind == .lockedCell }.count == 2)

    let deleted = try Self.with { $0.cells.remove(at: Self.place("neuron-tests", in: $0)) }
    #expect(deleted.points == 10)
    #expect(deleted.incidents.map(\.kind) == [.missingCell])

    let doubled = try Self.with { $0.cells.append($0.cells[Self.place("neuron-tests", in: $0)]) }
    #expect(doubled.points == 10)
    #expect(doubled.incidents.contains { $0.kind == .duplicatedCell })

    let moved = try Self.with { notebook in
      let tests = notebook.cells.remove(at: Self.place("neuron-tests", in: notebook))
      notebook.cells.insert(tests, at: Self.place("xcorr", in: notebook))
    }
    #expect(moved.points == 10)
    #expect(moved.incidents.contains { $0.kind == .movedCell })
  }

  @Test func pointsComeFromTheHomework() throws {
    let grade = try Self.with { notebook in
      let place = Self.place("neuron-tests", in: notebook)
      var section = notebook.cells[place].metadata["nbgrader"]?.object ?? [:]
      section["points"] = 1000
      notebook.cells[place].metadata["nbgrader"] = .object(section)
      notebook.cells[Self.place("xcorr-tests", in: notebook)].metadata["convbook"] = ["forbidden": []]
    }
    #expect(grade.points == 10)
    #expect(grade.of == 25)
    #expect(
      grade.incidents.map(\.message).contains(
        "\"points\" of cell \"neuron-tests\" was changed from 15 to 1000; the homework's own counts"))
    #expect(grade.incidents.filter { $0.kind == .changedSettings }.count == 2)
  }

  @Test func testCellsNeverRunInTheWorker() throws {
    // If it did, the answers after it would be gone.
    let grade = try Handed.grade(parts: ["trace"]) { _ in
    } edit: { notebook in
      notebook.cells[Self.place("xcorr-tests", in: notebook)].source = "while True:\n    pass\n"
    }
    #expect(grade.points == 10)
    #expect(grade.failedCells == [])
  }

  @Test(arguments: [
    ("{\"cells\": [", "x.ipynb"), ("{\"cells\": 3, \"nbformat\": 4}", "x.ipynb"), ("\u{0}\u{0}", "x.py"),
    (String(repeating: "[", count: 100_000), "x.ipynb"), ("[]", "x.ipynb"), ("", "x.ipynb"),
    ("PK\u{3}\u{4}", "x.ipynb"), ("PK\u{3}\u{4}", "x.zip"),
  ])
  func whatIsNoNotebookGetsNothingAndIsNamed(_ text: String, _ name: String) throws {
    let grade = try Handed.grade(Submission(bytes: Array(text.utf8), name: name))
    #expect(grade.points == 0)
    #expect(grade.incidents.map(\.kind) == [.unreadable])
    #expect(grade.parts.count == 6)
  }

  @Test func bytesThatAreNoTextAreNamed() throws {
    let grade = try Handed.grade(Submission(bytes: [0x23, 0x20, 0xFF, 0xFE], name: "homework.py"))
    #expect(grade.incidents.map(\.kind) == [.unreadable])
    #expect(grade.incidents[0].message.contains("not UTF-8"))
  }

  @Test func linksPipesFoldersAndHugeFilesAreNotRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attack-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    try FileManager.default.createSymbolicLink(atPath: path("link.py"), withDestinationPath: "/etc/passwd")
    #expect(mkfifo(path("pipe.py"), 0o600) == 0)
    #expect(FileManager.default.createFile(atPath: path("huge.ipynb"), contents: Data()))
    // 500 MB that take no room on the disk.
    #expect(truncate(path("huge.ipynb"), 500 << 20) == 0)
    let expected = [
      ("link.py", "the file is a link"), ("pipe.py", "it is no plain file"), (".", "it is no plain file"),
      ("huge.ipynb", "the file is larger than 32 MB"),
    ]
    for (name, reason) in expected {
      let submission = Submission(file: path(name))
      #expect(throws: Submission.Unreadable(reason)) { try submission.content.get() }
    }
    let absent = Submission.Unreadable("it cannot be read: No such file or directory", isOurs: true)
    #expect(throws: absent) { try Submission(file: path("absent.py")).content.get() }
    #expect(Submission(file: folder.path + "/../../x/../y.py").name == "y.py")
  }

  @Test func whatTheSystemDoesNotLetUsReadIsNoMark() throws {
    let grade = try Handed.grade(Submission(file: "/nonexistent/homework.py"))
    #expect(grade.gradeAgain == "it cannot be read: No such file or directory")
    #expect(grade.incidents == [])
  }

  // MARK: The process

  /// Takes memory until the system gives no more, where the interpreter's own account would not stop it.
  static let fatal = "a = [0]\n    while True:\n        a = a + a\n"

  static func deadly(_ code: String) throws -> Grade {
    try Handed.grade(["neuron": code], parts: ["neuron", "trace"]) { settings in
      settings.worker.bytes = .max
      settings.worker.addressSpace = 900 << 20
    }
  }

  @Test func aWorkerThatDiesInACellIsStartedAgainWithoutIt() throws {
    let grade = try Self.deadly("if True:\n    " + Self.fatal)
    #expect(grade.parts.map(\.points) == [0, 10])
    #expect(grade.incidents.map(\.kind) == [.worker])
    #expect(grade.incidents[0].message.hasPrefix("the cell neuron: the process that runs the answers ended"))
    #expect(grade.failedCells.map(\.name) == ["neuron"])
  }

  @Test func aWorkerThatDiesInACallTakesOnlyItsPart() throws {
    let grade = try Self.deadly("def neuron(x, k, b):\n    " + Self.fatal)
    #expect(grade.parts.map(\.points) == [0, 10])
    #expect(grade.incidents.map(\.kind) == [.worker])
    #expect(grade.incidents[0].message.hasPrefix("part \"neuron\": the process that runs the answers ended"))
  }

  @Test func aWorkerThatCannotStartIsNoFaultOfTheStudents() throws {
    let grade = try Handed.grade(parts: ["trace"]) { $0.worker.addressSpace = 1 }
    #expect(grade.gradeAgain?.contains("the set-up") == true, "\(grade)")
  }

  @Test func hiddenChecksDoNotSayWhatTheyGave() throws {
    let code = """
      def neuron(x, k, b):
          raise type('Leak_' + str(int(x.shape[0])), (ValueError,), {})('x is ' + str(x.tolist()))
      """
    let grade = try Handed.grade(["neuron": code], parts: ["neuron"])
    let (visible, hidden) = (
      grade.parts[0].checks.filter { !$0.isHidden }, grade.parts[0].checks.filter(\.isHidden)
    )
    #expect(visible.contains { $0.record.complaint?.contains("x is [[") == true })
    #expect(hidden.count == 3)
    for check in hidden {
      #expect(check.record.failure == .exception("ValueError"))
      #expect(check.record.complaint?.contains("x is") != true)
      #expect(check.record.complaint?.contains("Leak") != true)
    }
  }

  @Test func theWorkerHoldsNothingOfTheTests() throws {
    // What the answer can reach by name while a hidden check calls it.
    let code = """
      def neuron(x, k, b):
          for reach in [lambda: solution, lambda: rng, lambda: picture_and_kernel, lambda: answers_to]:
              try:
                  reach()
                  return None
              except NameError:
                  pass
          return (xcorr(x, k) + b).relu()
      """
    #expect(try Handed.grade(["neuron": code], parts: ["neuron"]).points == 15)
  }

  @Test func whatHiddenChecksGaveIsNotSaidLater() throws {
    let keeping = """
      kept = []
      def neuron(x, k, b):
          print('neuron was given', x.tolist())
          kept.append(x.shape[0] * 1000)
          return (xcorr(x, k) + b).relu()
      """
    let telling = """
      def find(x, k, value):
          raise ValueError('calls ' + str(len(kept)))
      def products(x, k, i, j):
          return kept
      """
    let grade = try Handed.grade(["neuron": keeping, "trace": telling], parts: ["neuron", "trace"])
    #expect(grade.parts.map(\.points) == [15, 0])
    // Three visible checks had called it by then, and no hidden one.
    let visible = grade.parts[1].checks.filter { !$0.isHidden }.compactMap(\.record.complaint)
    #expect(visible.contains { $0.contains("calls 3 ") }, "\(visible)")
    #expect(visible.contains { $0.contains("[5000, 8000, 5000]") }, "\(visible)")
    #expect(!grade.json.text().contains("was given"))
  }

  @Test func aWorkerThatDiesInAHiddenCheckLeavesTheOtherParts() throws {
    let code = """
      calls = 0
      def neuron(x, k, b):
          global calls
          calls += 1
          a = [0]
          while calls > 3:
              a = a + a
          return (xcorr(x, k) + b).relu()
      """
    let grade = try Self.deadly(code)
    #expect(grade.parts.map(\.points) == [6, 10])
    #expect(grade.incidents.map(\.kind) == [.worker])
  }

  @Test func tooMuchCodeIsRefusedAndManyIncidentsAreCounted() throws {
    let much = String(repeating: "check = 1\n", count: 200_000)
    let refused = try Self.with { $0.cells.insert(Cell(.code, much), at: 1) }
    #expect(refused.points == 0)
    #expect(refused.incidents.map(\.kind) == [.unreadable])
    let many = try Self.with {
      $0.cells.insert(Cell(.code, String(repeating: "check = 1\n", count: 500)), at: 1)
    }
    #expect(many.points == 10)
    #expect(many.incidents.count == 101)
    #expect(many.incidents.last?.message == "there are 400 more incidents")
  }

  @Test func deepCodeIsLookedThroughWithoutHarm() throws {
    let deep = [
      "x = " + Array(repeating: "1", count: 2500).joined(separator: "+"),
      "x = a" + String(repeating: ".b", count: 2000), "x = " + String(repeating: "-", count: 2000) + "1",
    ].joined(separator: "\n")
    let homework = try Handed.homework.get()
    var settings = Grader.Settings(worker: Handed.worker)
    settings.parts = ["trace"]
    var notebook = Handed.notebook(of: homework)
    notebook.cells.insert(Cell(.code, deep), at: 2)
    let (grader, submission) = (Grader(homework, settings), Submission(notebook))
    let points = Mutex(0.0)
    // As small a stack as a thread of the system's has.
    let thread = Thread {
      let grade = grader.grade(submission, student: "ada")
      points.withLock { $0 = grade.points }
    }
    thread.stackSize = 256 << 10
    thread.start()
    while !thread.isFinished { usleep(10_000) }
    #expect(points.withLock { $0 } == 10)
  }
}
