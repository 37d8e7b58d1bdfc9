import Foundation
import NotebookFormat
import Testing

@testable import Grading

/// The homeworks of the repository, which the tests stand in.
enum Homeworks {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("notebooks/homework")

  static let names = [
    "hw1-kernels", "hw2-sizes", "hw3-gradients", "hw4-first-cnn", "hw5-regularise", "hw6-resnet",
    "hw7-see-and-make",
  ]

  static func read(_ name: String) throws -> Homework {
    let file = folder.appendingPathComponent(name).appendingPathComponent("homework.py")
    return try Homework(bytes: Array(Data(contentsOf: file)), name: "homework.py", id: name)
  }

  static func made(_ text: String) throws -> Homework {
    try Homework(bytes: Array(text.utf8), name: "homework.py", id: "made")
  }
}

@Suite struct HomeworkTests {
  @Test(arguments: Homeworks.names) func theCoursesHomeworksAreSound(_ name: String) throws {
    let homework = try Homeworks.read(name)
    #expect(homework.problems == [])
    #expect(homework.points == 100)
    #expect(homework.parts.allSatisfy { !$0.answers.isEmpty && !$0.answerCells.isEmpty })
    #expect(homework.parts.allSatisfy { !$0.visibleTests.isEmpty && !$0.hiddenTests.isEmpty })
  }

  @Test func partsKnowTheirNamesAndTests() throws {
    let homework = try Homeworks.read("hw1-kernels")
    #expect(homework.parts.map(\.name) == ["xcorr", "neuron", "edges", "true", "trace", "padding"])
    #expect(homework.parts.map(\.points) == [30, 15, 15, 15, 10, 15])
    #expect(homework.parts[4].answers == ["find", "products"])
    #expect(homework.parts[3].forbidden.contains("conv2d_true"))
    #expect(homework.parts[0].tests.map(\.isInside) == [false, true])
    // The first hidden line stands where its piece says.
    let hidden = try #require(homework.parts[0].tests.last)
    let file = try String(
      contentsOf: Homeworks.folder.appendingPathComponent("hw1-kernels/homework.py"), encoding: .utf8)
    #expect(file.components(separatedBy: "\n")[hidden.firstLine - 1] == hidden.lines[0])
  }

  @Test(arguments: Homeworks.names) func studentsGetStubsAndNoHiddenTest(_ name: String) throws {
    let homework = try Homeworks.read(name)
    let text = try homework.studentVersion().text(as: .percent)
    #expect(text.contains("raise NotImplementedError"))
    for marker in ["BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN", "END HIDDEN", "solution.", "rng."] {
      #expect(!text.contains(marker))
    }
    #expect(text.contains("points=2"))
    let again = try Homework(bytes: Array(text.utf8), name: "homework.py", id: name)
    #expect(again.parts.map(\.name) == homework.parts.map(\.name))
  }

  static let nbgrader = """
    # %% nbgrader={"grade": false, "grade_id": "a", "locked": false, "schema_version": 3, "solution": true}
    def twice(x):
        ### BEGIN SOLUTION
        return 2 * x
        ### END SOLUTION

    # %% nbgrader={"grade": true, "grade_id": "t", "locked": true, "points": 2, "schema_version": 3, "solution": false}
    assert twice(2) == 4

    # %% [markdown] nbgrader={"grade": true, "grade_id": "m", "locked": false, "points": 3, "schema_version": 3, "solution": true}
    # Explain.
    """

  @Test func aHomeworkOfNbgradersHasPartsNamedByItsTests() throws {
    let homework = try Homeworks.made(Self.nbgrader)
    #expect(homework.problems == [])
    #expect(homework.parts.map(\.name) == ["t"])
    #expect(homework.parts[0].answers == ["twice"])
    #expect(homework.manualParts == [Homework.ManualPart(gradeID: "m", points: 3, cell: 2)])
    #expect(homework.points == 5)
  }

  @Test(arguments: [
    (#""grade_id": "t""#, #""grade_id": "a""#, 8, "the grade_id \"a\" is also that of line 2"),
    (#""points": 2, "#, "", 8, "the graded cell has no \"points\""),
    (#""points": 2"#, #""points": -2"#, 8, "\"points\" is not a number from 0 on"),
    (
      "### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION", "return 2 * x", 2,
      "has no ### BEGIN SOLUTION"
    ),
    ("def twice", "def thrice", 0, ""),
    (#""locked": true"#, #""locked": false"#, 8, "a test cell must be locked"),
    (
      "assert twice(2) == 4", "check(\"a\", 1, 1, points=1)\ncheck(\"b\", 1, 1)", 8,
      "is worth 2 points, its checks add up to 1"
    ),
  ])
  func whatIsWrongIsNamedWithItsLine(_ old: String, _ new: String, _ line: Int, _ message: String) throws {
    let problems = try Homeworks.made(Self.nbgrader.replacingOccurrences(of: old, with: new)).problems
    if message.isEmpty {
      #expect(problems == [])
    } else {
      #expect(problems.contains { $0.message.contains(message) && $0.place == "line \(line)" }, "\(problems)")
    }
  }

  private static func homework(_ metadata: String) throws -> Homework {
    try Homeworks.made(
      Self.nbgrader.replacingOccurrences(
        of: #""points": 2, "schema_version": 3, "solution": false}"#,
        with: #""points": 2, "schema_version": 3, "solution": false} \#(metadata)"#))
  }

  /// As in nbgrader, where all cells share one namespace.
  @Test func testsMayUseEarlierAnswers() throws {
    let marks = #""schema_version": 3"#
    let homework = try Homeworks.made(
      """
      # %% nbgrader={"grade": false, "grade_id": "a", "locked": false, "solution": true, \(marks)}
      def square(x):
          ### BEGIN SOLUTION
          return x * x
          ### END SOLUTION
      # %% nbgrader={"grade": true, "grade_id": "a-tests", "locked": true, "points": 1, "solution": false, \(marks)}
      assert square(2) == 4
      # %% nbgrader={"grade": false, "grade_id": "b", "locked": false, "solution": true, \(marks)}
      def fourth(x):
          ### BEGIN SOLUTION
          return square(square(x))
          ### END SOLUTION
      # %% nbgrader={"grade": true, "grade_id": "b-tests", "locked": true, "points": 1, "solution": false, \(marks)}
      assert fourth(2) == square(square(2))
      """)
    #expect(homework.problems == [])
    #expect(homework.parts.map(\.answers) == [["square"], ["fourth", "square"]])
  }

  @Test(arguments: [
    (
      #"convbook={"forbiden": ["xcorr"]}"#,
      #"nobody reads the key "forbiden" of "convbook"; "forbidden" was probably meant"#
    ),
    (
      #"convbook={"colour": "red"}"#,
      #"nobody reads the key "colour" of "convbook"; it may have answers, forbidden, forbidden_anywhere, part"#
    ),
    (
      #"convbok={"forbidden": ["xcorr"]}"#,
      #"nobody reads the metadata "convbok"; "convbook" was probably meant"#
    ),
    (
      #"convbook={"forbidden": "xcorr"}"#,
      #""forbidden" must be a list of names, as ["conv2d", "unfold"], not "xcorr""#
    ),
    (#"convbook={"part": 3}"#, #""part" must be a text, not 3"#),
    (
      #"convbook={"part": "a",, "answers": ["b"]}"#,
      ##"the metadata behind "# %%" cannot be read: look for a comma or quote too many or too few"##
    ),
  ])
  func metadataThatNobodyReadsIsNamed(_ metadata: String, _ message: String) throws {
    #expect(try Self.homework(metadata).problems.map(\.description) == ["line 8: \(message)"])
  }

  @Test func nbgradersKeysMayBeMisspeltToo() throws {
    let text = Self.nbgrader.replacingOccurrences(of: #""points": 2"#, with: #""point": 2"#)
    let problems = try Homeworks.made(text).problems.map(\.message)
    #expect(problems.contains(#"nobody reads the key "point" of "nbgrader"; "points" was probably meant"#))
  }

  @Test func theSectionBelongsToTestCells() throws {
    let text = Self.nbgrader.replacingOccurrences(
      of: #""solution": true}\#ndef"#, with: #""solution": true} convbook={"forbidden": ["xcorr"]}\#ndef"#)
    #expect(
      try Homeworks.made(text).problems.map(\.message) == [
        #"the metadata "convbook" belongs to a cell of tests, which this one is not"#
      ])
  }

  /// Each name, and the end of what is said of it; nil where nothing is.
  @Test func forbiddenNamesThatTheLibraryDoesNotHaveAreNamed() throws {
    let names: [(String, String?)] = [
      ("softmx", #"; "softmax" was probably meant"#), ("np.convolve", #"; "convolve" was probably meant"#),
      ("zzyzx", "so nothing would be refused"), ("conv2d", nil), ("Conv2D", nil), ("softmax", nil),
      ("numel", nil),
      ("moons", nil), ("sum", nil), ("backward", nil),
    ]
    let list = names.map { "\"\($0.0)\"" }.joined(separator: ", ")
    let problems = try Self.homework(#"convbook={"forbidden": [\#(list)]}"#).namesForbiddenInVain()
    let wrong = names.compactMap { name, end in end.map { (name, $0) } }
    #expect(problems.count == wrong.count, "\(problems)")
    for ((name, end), problem) in zip(wrong, problems) {
      #expect(problem.place == "line 8")
      #expect(
        problem.message.hasPrefix(#"part "t" forbids "\#(name)", which nothing in the library is called"#))
      #expect(problem.message.hasSuffix(end), "\(problem.message)")
    }
  }

  @Test func theCellsOfAnIpynbAreNamedByNumberAndID() throws {
    func problems(_ text: String) throws -> [String] {
      let bytes = Array(try Notebook.read(bytes: Array(text.utf8), name: "a.py").text(as: .ipynb).utf8)
      return try Homework(bytes: bytes, name: "homework.ipynb", id: "made").problems.map(\.description)
    }
    #expect(
      try problems(Self.nbgrader.replacingOccurrences(of: #""points": 2, "#, with: "")) == [
        #"cell 2 (grade_id "t"): the graded cell has no "points""#
      ])
    let second = Self.nbgrader.replacingOccurrences(of: #""grade_id": "t""#, with: #""grade_id": "a""#)
    #expect(
      try problems(second) == [
        #"cell 2 (grade_id "a"): the grade_id "a" is also that of cell 1 (grade_id "a"); ids must differ"#
      ])
    let unclosed = Self.nbgrader.replacingOccurrences(of: "    ### END SOLUTION\n", with: "")
    #expect {
      try problems(unclosed)
    } throws: {
      "\($0)" == #"homework.ipynb, cell 1 (grade_id "a"):2: "#
        + "### BEGIN SOLUTION has no ### END SOLUTION in its cell"
    }
  }

  @Test func aPartWhoseAnswerNobodyDefinesIsAProblem() throws {
    let text = Self.nbgrader.replacingOccurrences(
      of: #""points": 2, "schema_version": 3, "solution": false}"#,
      with:
        #""points": 2, "schema_version": 3, "solution": false} convbook={"part": "p", "answers": ["other"]}"#)
    let problems = try Homeworks.made(text).problems.map(\.message)
    #expect(problems == ["part \"p\" grades \"other\", which no answer cell before it defines"])
  }

  /// Cells of every kind in which nbgrader hides something.
  private static let secrets = #"""
    # %% nbgrader={"grade": false, "grade_id": "a", "locked": false, "schema_version": 3, "solution": true}
    def twice(x):
        ### BEGIN SOLUTION
        return 2 * x
        ### END SOLUTION

    # %% nbgrader={"grade": true, "grade_id": "a-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false}
    assert twice(2) == 4
    # BEGIN HIDDEN TESTS
    assert twice(7) == 14  # SECRET0
    # END HIDDEN TESTS

    # %% [markdown] nbgrader={"grade": true, "grade_id": "m1", "locked": false, "points": 2, "schema_version": 3, "solution": true}
    # The model answer: SECRET1

    # %% [markdown] nbgrader={"grade": true, "grade_id": "m2", "locked": false, "points": 1, "schema_version": 3, "solution": true}
    # Before
    # ### BEGIN SOLUTION
    # SECRET2
    # ### END SOLUTION

    # %% [markdown] nbgrader={"grade": false, "grade_id": "t", "locked": false, "points": 1, "schema_version": 3, "solution": false, "task": true}
    # Do this.
    # === BEGIN MARK SCHEME ===
    # SECRET3
    # === END MARK SCHEME ===

    # %% nbgrader={"grade": true, "grade_id": "m4", "locked": false, "points": 1, "schema_version": 3, "solution": true}
    x = "SECRET4"
    """#

  @Test func nothingThatIsTheTeachersIsReleased() throws {
    let student = try Homeworks.made(Self.secrets).studentVersion()
    let text = student.cells.map(\.source).joined(separator: "\n")
    #expect(!text.contains("SECRET") && !text.contains("BEGIN") && !text.contains("assert twice(7)"))
    #expect(
      text.contains("YOUR ANSWER HERE") && text.contains("Do this.") && text.contains("assert twice(2) == 4"))
  }

  @Test func markersThatDoNotPairAreErrors() {
    let text = Self.nbgrader.replacingOccurrences(of: "assert", with: "### BEGIN HIDDEN TESTS\nassert")
    #expect(throws: NotebookError(file: "homework.py", line: 8, problem: .regionNotClosed(.hiddenTests))) {
      try Homeworks.made(text)
    }
  }
}
