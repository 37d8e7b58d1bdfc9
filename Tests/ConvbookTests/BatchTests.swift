import BuiltProgram
import Foundation
import Testing

/// `convbook run` over several notebooks and several runs: parameters, budgets, recordings, going on, leaving alone.
@Suite struct BatchTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ words: String...) throws -> Outcome {
    try Program.run(["run"] + words, in: folder.url)
  }

  // MARK: Parameters and budgets

  @Test func parametersAreAssignedBehindTheirDefaults() throws {
    try folder.write(
      """
      # %% tags=["parameters"]
      epochs = 1
      name = "small"
      # %%
      print(epochs, name, [type(x).__name__ for x in (epochs, name)])

      """, to: "x.py")
    let program = try run("x.py", "-p", "epochs=30", "-p", "name=res net")
    #expect(program.output.contains("30 res net ['int', 'str']\n"))
    let notebook = try #require(folder.text("out/x.ipynb"))
    #expect(notebook.contains("injected-parameters"))
    let again = try Program.run(
      ["run", "out/x.ipynb", "--out", "again", "-p", "epochs=[1, 2]"], in: folder.url)
    #expect(again.output.contains("[1, 2] small"))
  }

  @Test(arguments: [
    (".5", "0.5"), ("1.", "1.0"), ("-1_000", "-1000"), ("0x10", "16"), ("1e400", "inf"), ("(1,2)", "(1, 2)"),
    ("{'a': [None, +1.5]}", "{'a': [None, 1.5]}"), ("'#1'", "'#1'"),
    ("1" + String(repeating: "0", count: 20), "1" + String(repeating: "0", count: 20)),
    ("null", "'null'"), ("true", "'true'"), ("1,2", "'1,2'"), ("1 # one", "'1 # one'"), ("1 + 1", "'1 + 1'"),
    ("1), (2", "'1), (2'"), ("", "''"), ("'a'\n'b'", "\"'a'\\n'b'\""), ("print(1)", "'print(1)'"),
    ("2j", "'2j'"),
  ])
  func aParameterIsALiteralOfTheLanguageOrAText(value: String, shown: String) throws {
    try folder.write("# %%\nprint(repr(x))\n", to: "x.py")
    let program = try run("x.py", "-p", "x=\(value)")
    #expect(program.output.contains("\n\(shown)\n"), "\(program.output)\(program.errors)")
  }

  @Test func aParameterThatNothingAssignsIsMentioned() throws {
    try folder.write("# %% tags=[\"parameters\"]\nepochs = 1\n# %%\nprint(epochs)\n", to: "x.py")
    let program = try run("x.py", "-p", "epoch=3")
    #expect(program.errors.contains("x.py: no line of its cell tagged parameters assigns epoch"))
  }

  @Test(arguments: [
    ("timeout=0.05\nwhile True: pass", "TimeLimitError"), ("steps=10000\nwhile True: pass", "StepLimitError"),
    ("memory=\"8M\"\nx = [0] * 10**7", "MemoryError"),
    ("timeout=\"soon\"\npass", "timeout must be seconds above 0"),
    ("memory=\"much\"\npass", "memory must be bytes"),
    ("steps=0\npass", "steps must be a whole number above 0"),
  ])
  func aCellSaysWhatItMaySpend(cell: String, message: String) throws {
    try folder.write("# %% a \(cell)\n", to: "x.py")
    let program = try run("x.py")
    #expect(program.status == 1)
    #expect(program.errors.contains(message))
  }

  @Test func flagsLimitEveryCell() throws {
    try folder.write("# %%\nwhile True: pass\n", to: "x.py")
    #expect(try run("x.py", "--steps", "10000").status == 1)
    #expect(try run("x.py", "--timeout", "0.05").errors.contains("TimeLimitError"))
  }

  // MARK: Several notebooks

  @Test func severalNotebooksAtATimeGiveWhatTheyGiveInTurn() throws {
    for name in ["a", "b", "c"] {
      try folder.write("# %%\nmanual_seed(1)\nshow(randn(3, 3))\nprint('\(name) ran')\n", to: "\(name).py")
    }
    try folder.write("# %%\n1 / 0\n", to: "bad.py")
    let files = ["a.py", "bad.py", "b.py", "c.py"]
    let inTurn = try Program.run(["run", "--out", "one"] + files, in: folder.url)
    let together = try Program.run(["run", "--out", "two", "--jobs", "3"] + files, in: folder.url)
    #expect(inTurn.status == 1 && together.status == 1)
    #expect(together.output.contains("1 of 4 not as they should be"))
    for name in ["a", "b", "c", "bad"] {
      #expect(together.output.contains("══ \(name).py "))
      #expect(folder.bytes("one/\(name).ipynb") == folder.bytes("two/\(name).ipynb"))
    }
  }

  @Test func aReportForOtherTools() throws {
    try folder.write(
      "# %% good <&>\n1\n# %% left out tags=[\"skip-execution\"]\n2\n# %% bad\n1 / 0\n", to: "x.py")
    #expect(try run("x.py", "--junit", "report.xml").status == 1)
    let report = try #require(folder.text("report.xml")).replacing(/time="[0-9.]+"/, with: "time=…")
    #expect(
      report == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="convbook run">
          <testsuite name="x.py" tests="3" failures="1" errors="0" skipped="1" time=…>
            <testcase classname="x.py" name="[1] good &lt;&amp;&gt;" file="x.py" line="2" time=…/>
            <testcase classname="x.py" name="left out" file="x.py" line="4" time=…>
              <skipped/>
            </testcase>
            <testcase classname="x.py" name="[2] bad" file="x.py" line="6" time=…>
              <failure message="ZeroDivisionError: division by zero">Traceback (most recent call last):&#10;  \
        File &quot;x.py&quot;, line 6, in &lt;module&gt;&#10;    1 / 0&#10;    ~~^~~&#10;\
        ZeroDivisionError: division by zero&#10;</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func theReportNamesWhatWasNotRun() throws {
    try folder.write("# %%\nprint('waiting', flush=True)\nwhile True: pass\n", to: "a.py")
    try folder.write("# %%\nprint(1)\n", to: "b.py")
    let program = try Program.run(
      ["run", "a.py", "b.py", "--junit", "report.xml"], in: folder.url, interruptedAfter: "waiting")
    #expect(program.status == 130)
    #expect(program.output.contains(/b\.py .*not run\n2 of 2 not as they should be/))
    let report = try #require(folder.text("report.xml"))
    #expect(report.contains("<testsuite name=\"b.py\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""))
  }

  @Test func whatRanBeforeTheRunBrokeIsReported() throws {
    try folder.write("# %% first\nprint(1)\n# %% second\nimport helper\n# %% third timeout=0\n1\n", to: "x.py")
    try folder.write("open('../x', 'w')", to: "helper.py")
    let program = try run("x.py", "--keep-going", "--junit", "report.xml")
    #expect(program.status == 1)
    let report = try #require(folder.text("report.xml"))
    #expect(report.contains("name=\"[1] first\"") && report.contains("tests=\"3\" failures=\"1\" errors=\"1\""))
  }

  @Test func aReportThatCannotBeWrittenStopsTheRunBeforeItBegins() throws {
    try folder.write("# %%\nprint('it ran')\n", to: "x.py")
    let program = try run("x.py", "--junit", "no/report.xml")
    #expect(program.status == 2)
    #expect(program.errors.contains("--junit no/report.xml: there is no directory 'no'"))
    #expect(program.output == "")
    #expect(try run("x.py", "--junit", "out/report.xml").status == 0)
  }

  @Test func aFileNameCannotDriveTheTerminal() throws {
    try folder.write("# %%\nprint(1)\n", to: "a\u{1B}[2Jb.py")
    try folder.write("# %%\nprint(1)\n", to: "größe漢.py")
    let program = try run("a\u{1B}[2Jb.py", "größe漢.py", "no\u{7}.py")
    #expect(program.errors.contains("can't open file 'no.py'"))
    let both = try run("a\u{1B}[2Jb.py", "größe漢.py")
    #expect(both.status == 0)
    #expect(!(both.output + both.errors).contains("\u{1B}"))
    #expect(both.output.contains("a[2Jb.py        1") && both.output.contains("größe漢.py      1"))
  }

  @Test func twoRunsDoNotWriteIntoOneFolder() throws {
    try folder.write("# %%\nprint('begun', flush=True)\nwhile True: pass\n", to: "x.py")
    try folder.write("# %%\nprint(1)\n", to: "y.py")
    let long = try Program.start(["run", "x.py"], in: folder.url, until: "begun")
    defer { long.kill() }
    let second = try run("y.py")
    #expect(second.status == 2)
    #expect(second.errors.contains("another convbook run writes into 'out'"))
  }

  // MARK: Going on

  /// Two cells, of which the second takes a while.
  private let long = """
    # %% first
    import random
    random.seed(3)
    print("value", random.random())
    # %% second
    print("waiting", flush=True)
    for i in range(3000000): pass
    print("went on")

    """

  private func stopInTheSecondCell() throws {
    try folder.write(long, to: "x.py")
    try folder.write("# %%\nprint('y ran')\n", to: "y.py")
    try Program.start(["run", "y.py", "x.py"], in: folder.url, until: "waiting").kill()
  }

  @Test func aKilledRunLeavesANotebookThatSaysWhereItStopped() throws {
    try stopInTheSecondCell()
    let data = Data(try #require(folder.bytes("out/x.ipynb")))
    let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let metadata = try #require(notebook["metadata"] as? [String: Any])
    let run = try #require((metadata["convbook"] as? [String: Any])?["run"] as? [String: Any])
    #expect(run["state"] as? String == "running")
    #expect(run["done"] as? Int == 1)
    #expect(run["cells"] as? Int == 2)
  }

  @Test func aStoppedRunGoesOnFileByFile() throws {
    try stopInTheSecondCell()
    let program = try run("y.py", "x.py", "--resume")
    #expect(program.status == 0)
    #expect(!program.output.contains("y ran"))
    #expect(program.output.contains("y.py: 1 cell, 0 pictures -> out/y.ipynb (unchanged: not run again)"))
    #expect(program.errors.contains("x.py: 1 cell had run; now run again, to give the same"))
    #expect(program.output.contains("went on"))
    #expect(try Program.run(["run", "y.py", "x.py", "--out", "whole"], in: folder.url).status == 0)
    #expect(folder.bytes("out/x.ipynb") == folder.bytes("whole/x.ipynb"))
  }

  @Test func cellsThatGiveSomethingElseAreNoContinuation() throws {
    try stopInTheSecondCell()
    let before = try #require(folder.text("out/x.ipynb"))
    let recorded = before.replacingOccurrences(of: "value 0.", with: "value 1.")
    try folder.write(recorded, to: "out/x.ipynb")
    let program = try run("x.py", "--resume")
    #expect(folder.text("out/x.ipynb") == recorded)
    #expect(folder.text("out/.convbook/x.json")?.contains("\"cellsDone\": 1") == true)
    #expect(folder.text("out/x.differs.ipynb")?.contains("value 0.") == true)
    #expect(program.status == 1)
    #expect(program.errors.contains("cell 1 (first), output 1"))
    #expect(program.errors.contains("run it without --resume"))
    #expect(!program.output.contains("waiting"))
  }

  /// What had run stays in the file, however often the run is stopped before it has run again.
  @Test func whatHadRunIsKeptUntilItHasRunAgain() throws {
    try folder.write(
      """
      # %% first
      print("once", 1 / 4)
      print("begun", flush=True)
      for i in range(1000000): pass
      # %% fails
      1 / 0
      # %% third
      print("thrice", flush=True)
      # %% last
      print("last begun", flush=True)
      for i in range(3000000): pass

      """, to: "x.py")
    func done() -> Substring? {
      folder.text("out/x.ipynb")?.firstMatch(of: /"done": ([0-9]+),\n *"state"/)?.output.1
    }
    try Program.start(["run", "x.py", "--keep-going"], in: folder.url, until: "last begun").kill()
    let before = folder.bytes("out/x.ipynb")
    #expect(done() == "3")
    try Program.start(["run", "x.py", "--keep-going", "--resume"], in: folder.url, until: "begun").kill()
    #expect(before != nil && folder.bytes("out/x.ipynb") == before)
    let second = try Program.run(
      ["run", "x.py", "--keep-going", "--resume"], in: folder.url, interruptedAfter: "begun")
    #expect(second.status == 130)
    #expect(done() == "3")
    #expect(folder.text("out/x.ipynb")?.contains("thrice") == true)
    try Program.start(["run", "x.py", "--keep-going", "--resume"], in: folder.url, until: "last begun").kill()
    #expect(folder.bytes("out/x.ipynb") == before)
  }

  @Test func whatChangedSinceItWasStoppedIsRunFromItsBeginning() throws {
    try stopInTheSecondCell()
    try folder.write("# %% first\nprint('another')\n", to: "x.py")
    let program = try run("x.py", "--resume")
    #expect(program.status == 0)
    #expect(program.errors.contains("x.py: changed since it was stopped: run from its beginning"))
  }

  // MARK: Leaving alone

  private func isRunAgain(_ words: String...) throws -> Bool {
    let program = try Program.run(["run", "x.py", "--cache"] + words, in: folder.url)
    #expect(program.status == 0, "\(program.errors)")
    return program.output.contains("it ran")
  }

  private let reading = """
    # %%
    import mine
    print("it ran", load_image("a.pgm").item(), mine.value)
    try:
        load_image("b.pgm")
    except OSError:
        print("no b")
    show(zeros(2, 2))
    save(zeros(2, 2), "saved.pgm")

    """

  private func setUpReading() throws {
    try folder.write(reading, to: "x.py")
    try folder.write("value = 1\n", to: "mine.py")
    try folder.write(Array("P5\n1 1\n255\n".utf8) + [7], to: "a.pgm")
  }

  @Test func anUnchangedNotebookIsLeftAlone() throws {
    try setUpReading()
    #expect(try isRunAgain())
    #expect(try !isRunAgain())
    #expect(try !isRunAgain())
  }

  /// Everything that a result depends on, changed one at a time, has the notebook run again.
  @Test(arguments: [
    "source", "blank line", "parameter", "length", "keep going", "budget", "read file", "absent file", "module",
    "result",
    "picture", "saved file", "notebook", "ledger", "format", "program",
  ])
  func aChangeRunsItAgain(_ change: String) throws {
    try setUpReading()
    #expect(try isRunAgain())
    var words: [String] = []
    switch change {
    case "source": try folder.write(reading.replacingOccurrences(of: "2, 2", with: "2, 3"), to: "x.py")
    case "blank line": try folder.write("\n" + reading, to: "x.py")
    case "parameter": words = ["-p", "a=1"]
    case "length": words = ["--full"]
    case "keep going": words = ["--keep-going"]
    case "budget": words = ["--timeout", "1000"]
    case "read file": try folder.write(Array("P5\n1 1\n255\n".utf8) + [8], to: "a.pgm")
    case "absent file": try folder.write(Array("P5\n1 1\n255\n".utf8) + [8], to: "b.pgm")
    case "module": try folder.write("value = 2\n", to: "mine.py")
    case "result": try folder.write("{}", to: "out/x.ipynb")
    case "picture": try folder.write("", to: "out/x/01-picture.pgm")
    case "saved file": try FileManager.default.removeItem(atPath: folder.path + "/out/x/saved.pgm")
    case "notebook": try FileManager.default.removeItem(atPath: folder.path + "/out/x.ipynb")
    case "ledger": try folder.write("{\"digest\": 3}", to: "out/.convbook/x.json")
    case "format": words = ["--to", "md"]
    default:
      let ledger = try #require(folder.text("out/.convbook/x.json"))
      let digest = try #require(ledger.firstMatch(of: /"digest": "([0-9a-f]{128})",\n "isRepeatable/)).output.1
      let other = String(digest.reversed())
      try folder.write(ledger.replacingOccurrences(of: digest, with: other), to: "out/.convbook/x.json")
    }
    if change == "picture" {
      let name = try #require(folder.files.first { $0.hasPrefix("out/x/01-") })
      try folder.write("", to: name)
    }
    #expect(try isRunAgain(words))
  }

  private func isRunAgain(_ words: [String]) throws -> Bool {
    let program = try Program.run(["run", "x.py", "--cache"] + words, in: folder.url)
    #expect(program.status == 0, "\(program.errors)")
    return program.output.contains("it ran")
  }

  @Test func aPictureOfTheProseIsAnInput() throws {
    try folder.write("# %% [markdown]\n# ![](a.png)\n# %%\nprint('it ran')\n", to: "x.py")
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1]
    try folder.write(picture, to: "a.png")
    #expect(try isRunAgain("--to", "html"))
    #expect(try !isRunAgain("--to", "html"))
    try folder.write(picture + [2], to: "a.png")
    #expect(try isRunAgain("--to", "html"))
  }

  @Test func threadsMemoryAndPlaceAreInputs() throws {
    let source = "# %%\nimport helper, torch\nprint('it ran', helper.__file__, torch.get_num_threads())\n"
    for name in ["a/x", "b/x", "a/y"] { try folder.write(source, to: "\(name).py") }
    for name in ["a", "b"] { try folder.write("", to: "\(name)/helper.py") }
    func isRunAgain(in place: String, _ words: String...) throws -> Bool {
      let program = try Program.run(
        ["run", "x.py", "--cache", "--out", folder.path + "/out"] + words,
        in: folder.url.appendingPathComponent(place))
      #expect(program.status == 0, "\(program.errors)")
      return program.output.contains("══ x.py ")
    }
    #expect(try isRunAgain(in: "a"))
    #expect(try !isRunAgain(in: "a", "--jobs", "2"), "one notebook has the machine for itself")
    #expect(try isRunAgain(in: "a", "y.py", "--jobs", "2"))
    #expect(try isRunAgain(in: "b"))
    #expect(try !isRunAgain(in: "b"))
  }

  @Test func whatOpenReadAndWroteIsKnown() throws {
    try folder.write(
      "# %%\nprint('it ran', open('d.csv').read())\nwith open('w.txt', 'w') as file: file.write('w')\n",
      to: "x.py")
    try folder.write("1", to: "d.csv")
    #expect(try isRunAgain())
    #expect(try !isRunAgain())
    try folder.write("2", to: "d.csv")
    #expect(try isRunAgain())
    #expect(try !isRunAgain())
    try folder.write("2", to: "out/x/w.txt")
    #expect(try isRunAgain())
    try folder.write("# %%\ntry: open('d')\nexcept OSError as error: print('it ran', error)\n", to: "x.py")
    try FileManager.default.createDirectory(atPath: folder.path + "/d", withIntermediateDirectories: true)
    #expect(try isRunAgain())
    try FileManager.default.removeItem(atPath: folder.path + "/d")
    try folder.write("3", to: "d")
    #expect(try run("x.py", "--cache").output.contains("══ x.py "))
  }

  @Test func whatAsksForTheTimeOrFailedIsRunAgain() throws {
    try folder.write("# %%\nimport time\nprint('it ran', time.time() > 0)\n", to: "x.py")
    #expect(try isRunAgain())
    #expect(try isRunAgain())
    try folder.write("# %%\nprint('it ran')\n1 / 0\n", to: "x.py")
    for _ in 1...2 { #expect(try run("x.py", "--cache").output.contains("it ran")) }
  }

  // MARK: Recordings

  /// A cell that does what the module beside it says, so that the same source can give something else.
  private func write(doing body: String, metadata: String = "") throws {
    try folder.write("# %% a \(metadata)\nimport mine\nmine.act(show, tensor)\n", to: "x.py")
    try folder.write("def act(show, tensor):\n    \(body)\n", to: "mine.py")
  }

  private func check() throws -> Outcome { try run("x.py", "--check", "--recorded", "kept") }

  @Test func aRecordingAgreesWithItself() throws {
    try folder.write(
      """
      # %% [markdown]
      # # Title
      # %%
      show(randn(3, 3), title="noise")
      print("loss", 0.25)
      # %% tags=["raises-exception"]
      1 / 0

      """, to: "x.py")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    #expect(try check().status == 0)
    #expect(try run("kept/x.ipynb", "--check").status == 0)
  }

  @Test(arguments: [
    ("print('loss', 0.2507)", "numbers of stdout differ by up to 0.0007, beyond the tolerance 0.0001"),
    ("print('lost', 0.25)", "output 1: stdout differs\n  line 1  - loss 0.25\n  line 1  + lost 0.25"),
    ("print('loss', 0.25); print('more')", "  line 2  + more"),
    ("show(tensor([[1.0]]))", "cell 1 (a), output 1: recorded as stdout, now a picture"),
    ("pass", "cell 1 (a): recorded stdout; now nothing"),
    ("1 / 0", "ZeroDivisionError"),
  ])
  func whatDiffersIsShown(body: String, difference: String) throws {
    try write(doing: "print('loss', 0.25)")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    try write(doing: body)
    let program = try check()
    #expect(program.status == 1)
    #expect((program.output + program.errors).contains(difference))
  }

  @Test func numbersMayDifferByTheToleranceOfTheRunOrTheCell() throws {
    try write(doing: "print('loss', 0.25)")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    try write(doing: "print('loss', 0.2507)")
    #expect(try run("x.py", "--check", "--recorded", "kept", "--tolerance", "0.001").status == 0)
    try write(doing: "print('loss', 0.25)", metadata: "tolerance=0.001")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    try write(doing: "print('loss', 0.2507)", metadata: "tolerance=0.001")
    #expect(try check().status == 0)
  }

  /// The vector instructions that the recording names.
  private func recordedInstructions() throws -> String {
    let recorded = try #require(folder.text("kept/x.ipynb"))
    return String(try #require(recorded.firstMatch(of: /"instructions": "(\w+)"/)).output.1)
  }

  @Test func aCheckComputesWithTheInstructionsOfTheRecording() throws {
    // The last bits tell how the kernels add.
    try folder.write("# %%\nmanual_seed(0)\nrandn(5, 1001).softmax(1).pow(2).sum(dim=1).tolist()\n", to: "x.py")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    let best = try recordedInstructions()
    for (instructions, other) in [(best, "generic"), ("generic", best)] {
      #expect(
        try run("x.py", "--record", "--recorded", "kept", "--instructions", instructions).status == 0)
      #expect(try recordedInstructions() == instructions)
      let same = try run("x.py", "--check", "--recorded", "kept", "--tolerance", "0")
      #expect(same.status == 0)
      #expect(!same.errors.contains("recorded with"))
      if other == instructions { continue }
      let anotherSet = try run(
        "x.py", "--check", "--recorded", "kept", "--tolerance", "0", "--instructions", other)
      #expect(anotherSet.status == 0)
      #expect(anotherSet.errors.contains("recorded with \(instructions), computed with \(other): "))
      #expect(anotherSet.errors.contains("(other in cell 1)"))
    }
  }

  @Test func withOtherInstructionsFiguresAreNotHeldToTheRecording() throws {
    try write(doing: "print('loss', 0.25)")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    let best = try recordedInstructions()
    let recorded = try #require(folder.text("kept/x.ipynb"))
    try folder.write(recorded.replacingOccurrences(of: "\"\(best)\"", with: "\"neon\""), to: "kept/x.ipynb")
    try write(doing: "print('lost', 0.29)")
    let program = try check()
    #expect(program.status == 0)
    #expect(program.errors.contains("x.py: recorded with neon, computed with \(best): "))
    #expect(program.errors.contains("what they say is not (other in cell 1)"))
    try write(doing: "show(tensor([[1.0]]))")
    #expect(try check().status == 1)
  }

  @Test func instructionsThatAreNotThereAreRefused() throws {
    try folder.write("# %%\nprint(1)\n", to: "x.py")
    let program = try run("x.py", "--instructions", "neon")
    #expect(program.status == 2)
    #expect(program.errors.contains("generic"))
  }

  @Test func aCheckNeverWritesIntoTheRecording() throws {
    try write(doing: "print(2)")
    #expect(try run("x.py", "--record").status == 0)
    let recorded = try #require(folder.text("x.ipynb")).replacingOccurrences(of: "2\\n", with: "1\\n")
    try folder.write(recorded, to: "x.ipynb")
    let program = try run("x.py", "--check", "--out", ".")
    #expect(program.status == 2)
    #expect(program.errors.contains("x.ipynb is the recording of 'x.py', which --check is about"))
    #expect(folder.text("x.ipynb") == recorded)
    #expect(try run("x.py", "--check").status == 1)
  }

  @Test func onlyWhatRunsWroteIsReplaced() throws {
    try folder.write("# %%\nprint(1)\n", to: "README.py")
    try folder.write("by hand", to: "README.md")
    #expect(try run("README.py", "--out", ".").status == 0)
    let program = try run("README.py", "--out", ".", "--to", "md")
    #expect(program.status == 2)
    #expect(program.errors.contains("README.md is there, and no run wrote it"))
    #expect(folder.text("README.md") == "by hand")
    try FileManager.default.removeItem(atPath: folder.path + "/README.md")
    for _ in 1...2 { #expect(try run("README.py", "--out", ".", "--to", "md").status == 0) }
  }

  @Test func picturesAreComparedPixelByPixel() throws {
    try write(doing: "show(tensor([[0.0, 1.0], [0.5, 0.25]]), kind='image')")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    #expect(try check().status == 0)
    try write(doing: "show(tensor([[0.0, 1.0], [0.5, 0.75]]), kind='image')")
    let program = try check()
    #expect(program.status == 1)
    #expect(
      program.output.contains(/the picture differs: [0-9]+ of [0-9]+ pixels differ, most by 1[0-9]+ of 255/))
  }

  @Test func aRecordingOfAnotherSourceProvesNothing() throws {
    try folder.write("# %% a\nprint(1)\n", to: "x.py")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 0)
    try folder.write("# %% a\nprint(1 + 0)\n", to: "x.py")
    let program = try check()
    #expect(program.status == 1)
    #expect(program.output.contains("cell 1 (a): the recording is of another source\n  line 1  - print(1)"))
  }

  @Test func whereThereIsNoRecordingOneIsAskedFor() throws {
    try folder.write("# %%\nprint(1)\n", to: "x.py")
    let program = try check()
    #expect(program.status == 2)
    #expect(
      program.errors.contains("there is no recording kept/x.ipynb: make it with convbook run --record x.py"))
    // It is said before anything runs.
    #expect(program.output.isEmpty)
    #expect(folder.files == ["x.py"])
  }

  @Test func aFailedRunIsNotRecorded() throws {
    try folder.write("# %%\n1 / 0\n", to: "x.py")
    #expect(try run("x.py", "--record", "--recorded", "kept").status == 1)
    #expect(!folder.files.contains("kept/x.ipynb"))
  }

  // MARK: Documents

  @Test func aPageLeadsToThePagesOfTheNotebooksBeside() throws {
    try folder.write(
      "# %% [markdown]\n# [one](y.py), [two](y.py#end), [three](gone.py), [four](https://a.b/y.py)\n",
      to: "x.py")
    try folder.write("# %%\n1\n", to: "y.py")
    #expect(try run("x.py", "--to", "html").status == 0)
    let page = try #require(folder.text("out/x.html"))
    #expect(page.contains(/"y.html">one<.*"y.html#end">two<.*"gone.py">three<.*"https:\/\/a.b\/y.py">four</))
  }

  @Test func aRunWritesPagesThatStandByThemselves() throws {
    try folder.write("# %% [markdown]\n# # A <title>\n# %%\nshow(randn(3, 3))\nprint('<b>')\n", to: "x.py")
    #expect(try run("x.py", "--to", "ipynb,md,html").status == 0)
    let page = try #require(folder.text("out/x.html"))
    #expect(page.contains("<title>A &lt;title&gt;</title>"))
    #expect(page.contains("src=\"data:image/png;base64,"))
    #expect(page.contains("&lt;b&gt;"))
    #expect(!page.contains("<script") && !page.contains("http"))
    let text = try #require(folder.text("out/x.md"))
    #expect(text.contains("](x_files/01.png)"))
    #expect(folder.bytes("out/x_files/01.png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
  }
}
