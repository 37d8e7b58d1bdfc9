import BuiltProgram
import Foundation
import Testing

/// `convbook run`.
@Suite struct RunTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let lesson = """
    # %% [markdown]
    # # A lesson
    #
    # Prose.

    # %% first
    print("one")
    6 * 7

    # %% a picture
    show(tensor([[0, 255]], dtype=uint8), title="Two Pixels")
    save(tensor([[7]], dtype=uint8), "own.pgm")
    load_image("own.pgm").item()

    # %% wrong
    xcorr(zeros(2, 2), zeros(3, 3))

    # %% after
    print("after")

    """

  /// The code cells of an executed notebook.
  private func cells(_ name: String) throws -> [[String: Any]] {
    let data = Data(try #require(folder.bytes(name)))
    let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    #expect(cells.allSatisfy { $0["id"] is String })
    return cells.filter { $0["cell_type"] as? String == "code" }
  }

  private func outputs(_ cell: [String: Any]) -> [[String: Any]] { cell["outputs"] as? [[String: Any]] ?? [] }

  @Test func aFailingCellEndsItsNotebookAndIsRecorded() throws {
    try folder.write(lesson, to: "lesson.py")
    let program = try Program.run(["run", "lesson.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.output.contains("A lesson\n========\n"))
    #expect(program.output.contains("── [2] a picture ──"))
    #expect(program.output.contains("Two Pixels\n0   @@\n  0 1\n"))
    #expect(program.output.contains("lesson.py: 3 cells, 1 picture -> out/lesson.ipynb"))
    #expect(program.errors.contains("  File \"lesson.py\", line 16, in <module>\n"))
    #expect(program.errors.contains("3x3"))
    #expect(
      folder.files == ["lesson.py", "out/lesson.ipynb", "out/lesson/01-two-pixels.pgm", "out/lesson/own.pgm"])
    #expect(folder.bytes("out/lesson/01-two-pixels.pgm") == Array("P5\n2 1\n255\n".utf8) + [0, 255])

    let cells = try cells("out/lesson.ipynb")
    #expect(cells.map { $0["execution_count"] as? Int } == [1, 2, 3, nil])
    #expect(outputs(cells[0]).map { $0["output_type"] as? String } == ["stream", "execute_result"])
    let picture = try #require(outputs(cells[1])[1]["data"] as? [String: Any])
    #expect(Set(picture.keys) == ["text/plain", "image/png"])
    #expect(outputs(cells[2])[0]["output_type"] as? String == "error")
    #expect(outputs(cells[3]).isEmpty)
  }

  @Test func keepGoingRunsWhatFollows() throws {
    try folder.write(lesson, to: "lesson.py")
    let program = try Program.run(["run", "lesson.py", "--keep-going", "--out", "results"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.output.contains("after\n"))
    #expect(try cells("results/lesson.ipynb").map { $0["execution_count"] as? Int } == [1, 2, 3, 4])
  }

  @Test func tagsAreRespected() throws {
    try folder.write(
      """
      # %% expected tags=["raises-exception"]
      1 / 0
      # %% left out tags=["skip-execution"]
      print("skipped")
      # %% last
      print("last")

      """, to: "tags.py")
    let program = try Program.run(["run", "tags.py"], in: folder.url)
    #expect(program.status == 0)
    #expect(program.errors == "")
    #expect(program.output.contains("ZeroDivisionError: division by zero"))
    #expect(!program.output.contains("skipped"))
    #expect(try cells("out/tags.ipynb").map { $0["execution_count"] as? Int } == [1, nil, 2])
  }

  private static let leaving = """
    # %% left
    import sys
    print("one")
    sys.exit(0)
    # %% behind
    print("two")

    """

  @Test func leavingACellIsAnErrorOfIt() throws {
    try folder.write(Self.leaving, to: "left.py")
    let program = try Program.run(["run", "left.py", "--junit", "report.xml"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.hasSuffix("SystemExit: 0\n"))
    #expect(program.output.contains("failed: [1] left, line 2"))
    #expect(folder.text("report.xml")?.contains("<failure message=\"SystemExit: 0\">") == true)
    let cells = try cells("out/left.ipynb")
    #expect(outputs(cells[0]).map { $0["output_type"] as? String } == ["stream", "error"])
    #expect(outputs(cells[1]).isEmpty)

    #expect(try Program.run(["run", "left.py", "--keep-going"], in: folder.url).status == 1)
    #expect(try self.cells("out/left.ipynb").map { $0["execution_count"] as? Int } == [1, 2])
    let expected = Self.leaving.replacing("left\n", with: "left tags=[\"raises-exception\"]\n")
    try folder.write(expected, to: "left.py")
    let second = try Program.run(["run", "left.py"], in: folder.url)
    #expect(second.status == 0)
    #expect(second.output.contains("SystemExit: 0\n") && second.output.contains("two\n"))
  }

  @Test func aTitleCannotDriveTheTerminal() throws {
    try folder.write(
      "# %% [markdown]\n# # A \u{1B}[31mheading\n\n# %% A \u{1B}[2Jtitle\n1 / 0\n", to: "x.py")
    let program = try Program.run(["run", "x.py"], in: folder.url)
    #expect(program.output.contains("A [31mheading") && program.output.contains("[1] A [2Jtitle"))
    #expect(!program.output.contains("\u{1B}"))
  }

  @Test func theNextNotebookIsRunAfterOneThatFailed() throws {
    try folder.write("# %%\n1 / 0\n", to: "a.py")
    try folder.write("{\"cells\": [", to: "b.ipynb")
    try folder.write("# %%\nprint('c ran')\n", to: "c.py")
    let program = try Program.run(["run", "a.py", "b.ipynb", "c.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.output.contains("c ran"))
    #expect(program.errors.contains("b.ipynb:1: not JSON"))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a.ipynb", "out/c.ipynb"])
  }

  @Test(arguments: [
    ("{\"cells\": [", "not JSON"), ("hello", "not JSON"), ("[1]", "not a notebook"), ("{\"cells\": \0}", "NUL"),
    ("{\"cells\": [], \"metadata\": {}, \"nbformat\": 3, \"nbformat_minor\": 0}", "format 3"),
    (String(repeating: "[", count: 100_000), "not JSON"),
  ])
  func aDamagedNotebookReplacesNoGoodResult(content: String, message: String) throws {
    try folder.write("# %%\nprint(1)\n", to: "x.py")
    #expect(try Program.run(["run", "x.py"], in: folder.url).status == 0)
    let good = folder.bytes("out/x.ipynb")
    try folder.write(content, to: "x.ipynb")
    let program = try Program.run(["run", "x.ipynb"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("x.ipynb"))
    #expect(program.errors.contains(message))
    #expect(good != nil && folder.bytes("out/x.ipynb") == good)
  }

  @Test func anExecutedNotebookRunsAgainToTheSameResult() throws {
    try folder.write("# %% a\nprint(1)\n# %% b\nshow(zeros(2, 2))\n", to: "x.py")
    #expect(try Program.run(["run", "x.py", "--out", "first"], in: folder.url).status == 0)
    #expect(try Program.run(["run", "first/x.ipynb", "--out", "second"], in: folder.url).status == 0)
    #expect(folder.bytes("first/x.ipynb") == folder.bytes("second/x.ipynb"))
  }

  @Test func aLessonWritesOnlyIntoItsResults() throws {
    try folder.write("# %%\nsave(zeros(2, 2), '../x.pgm')\n", to: "x.py")
    let program = try Program.run(["run", "x.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("PermissionError"))
    #expect(folder.files == ["out/x.ipynb", "x.py"])
  }

  @Test func aLessonReadsFilesBesideItAndWritesCopies() throws {
    try folder.write("a,b\n", to: "d.csv")
    try folder.write(
      """
      # %%
      print([line for line in open("d.csv")])
      with open("d.csv", "a") as file:
          file.write("c,d\\n")
      with open("sub/new.txt", "w") as file:
          file.write("new")
      print(open("d.csv").read(), open("sub/new.txt").read())
      # %% tags=["raises-exception"]
      open("../d.csv", "w")

      """, to: "x.py")
    let program = try Program.run(["run", "x.py"], in: folder.url)
    #expect(program.status == 0)
    #expect(program.output.contains("['a,b\\n']\na,b\nc,d\n new\n"))
    #expect(program.output.contains("PermissionError: '../d.csv' lies outside the folder 'out/x'"))
    #expect(folder.text("d.csv") == "a,b\n")
    #expect(folder.files == ["d.csv", "out/x.ipynb", "out/x/d.csv", "out/x/sub/new.txt", "x.py"])
  }

  @Test func aPipeWithoutAWriterKeepsNobodyWaiting() throws {
    #expect(mkfifo(folder.path + "/p.npy", 0o600) == 0)
    #expect(mkfifo(folder.path + "/helper.py", 0o600) == 0)
    try folder.write(
      """
      # %% [markdown]
      # ![](p.npy)
      # %%
      import numpy as np
      for read in (np.load, open):
          try:
              read("p.npy")
          except OSError as error:
              print(error)
      import helper

      """, to: "x.py")
    let program = try Program.run(["run", "x.py", "--to", "html"], in: folder.url)
    #expect(program.output.contains("[Errno 22] not a regular file: 'p.npy'"))
    #expect(program.errors.contains("ModuleNotFoundError: No module named 'helper'"))
  }

  @Test func aLessonFindsPicturesBesideIt() throws {
    try folder.write(Array("P5\n1 1\n255\n".utf8) + [9], to: "sub/mine.pgm")
    try folder.write("# %%\nprint(load_image('mine.pgm').item())\n", to: "sub/x.py")
    let program = try Program.run(["run", "sub/x.py"], in: folder.url)
    #expect(program.status == 0)
    #expect(program.output.contains("\n9\n"))
  }

  @Test(arguments: [
    (["run", "no.py"], "can't open file 'no.py': No such file or directory"),
    (["run", "x.py", "no.py"], "can't open file 'no.py'"), (["run", "."], "'.' is a directory"),
    (["run", "x.py", "sub/x.ipynb"], "would both be written to out/x.ipynb"),
    (["run", "sub/x.ipynb", "--out", "sub"], "would be overwritten by its own result"),
    (["run", "x.py", "--to", "pdf"], "unknown format 'pdf'"), (["run"], "Missing expected argument"),
    (["run", "x.py", "--dump", "dots"], "dots"), (["--frobnicate"], "Unknown option"),
    (["convert", "x.py", "y.doc"], "'y.doc' has none of the endings"),
    (["convert", "x.txt", "y.md"], "'x.txt' has none of the endings"),
    (["run", "x.py", "-p", "=3"], "expected NAME=VALUE"),
    (["run", "x.py", "-p", "for=3"], "expected NAME=VALUE"),
    (["run", "x.py", "--jobs", "0"], "at least 1"), (["run", "x.py", "--memory", "lots"], "--memory lots"),
    (["run", "x.py", "--timeout", "0"], "more than 0 seconds"), (["run", "x.py", "--steps=-1"], "at least 1"),
    (["convert", "x.py", "y.py"], "are both .py"),
    (["convert", "no.py", "y.ipynb"], "can't open file 'no.py'"), (["lesson", "99"], "no lesson '99'"),
    (["lesson", "x.py"], "needs a terminal"),
    (["run", "x.py", "--out", "sub"], "sub/x.ipynb is there, and no run wrote it"),
    (
      ["run", "x.py", "--check", "--recorded", "sub", "--out", "./sub"],
      "./sub/x.ipynb is the recording of 'x.py', which --check is about"
    ),
    (["run", "sub/x.ipynb", "x.py", "--to", "md"], "would both be written"),
    (["run", "x.py", "--junit", "./x.py"], "--junit ./x.py would overwrite a notebook"),
    (["run", "x.py", "--junit", "out/x.ipynb"], "would overwrite a notebook"),
    (["run", "x.py", "--record", "--junit", "x.ipynb"], "would overwrite a notebook"),
  ])
  func aCommandThatCannotBeFollowedIsTwoAndDoesNothing(arguments: [String], message: String) throws {
    try folder.write("# %%\nprint(1)\n", to: "x.py")
    try folder.write("{}", to: "sub/x.ipynb")
    let program = try Program.run(arguments, in: folder.url)
    #expect(program.status == 2)
    #expect(program.errors.contains(message))
    #expect(program.output == "")
    #expect(folder.files == ["sub/x.ipynb", "x.py"])
  }

  @Test func controlCEndsTheRunAndSaysWhere() throws {
    try folder.write(
      "# %% quick\nprint('go')\n# %% endless\nwhile True: pass\n# %% after\nprint(2)\n", to: "x.py")
    let program = try Program.run(["run", "x.py", "--keep-going"], in: folder.url, interruptedAfter: "endless")
    #expect(program.status == 130)
    #expect(program.output.contains("stopped by Ctrl-C"))
    #expect(try cells("out/x.ipynb").map { $0["execution_count"] as? Int } == [1, 2, nil])
  }

  @Test func stagesPrint() throws {
    try folder.write("# %% a\nx = 1\n", to: "x.py")
    #expect(
      try Program.run(["run", "--dump", "tokens", "x.py"], in: folder.url).output.hasPrefix("2:0-2:1 name x\n"))
    #expect(
      try Program.run(["run", "--dump", "ast", "x.py"], in: folder.url).output.hasPrefix("assign 2:0-2:5\n"))
    #expect(try Program.run(["run", "--dump", "code", "x.py"], in: folder.url).output.contains("constant"))
    #expect(folder.files == ["x.py"])
  }
}
