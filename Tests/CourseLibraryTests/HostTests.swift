// What the host grants, receives and limits.

import CourseLibrary
import Interpreter
import Limits
import Syntax
import Testing

@Suite struct HostTests {
  @Test func withoutGrantsFilesAreRefused() throws {
    let interpreter = Interpreter(limits: Limits())
    let library = CourseLibrary(machine: interpreter.machine, environment: CourseEnvironment())
    library.install()
    let raise = #expect(throws: Raise.self) {
      try interpreter.run(Source(name: "<test>", text: "import convbook\nconvbook.load_image('a.pgm')"))
    }
    let exception = try #require(raise).exception
    #expect(interpreter.summary(of: exception) == "PermissionError: [Errno 13] Permission denied: 'a.pgm'")
  }

  @Test func predictComparesWhatIsTyped() {
    let bench = Bench(replies: ["27,773", "12"])
    #expect(
      bench.transcript("print(predict('sum?', 27773), predict('rows?', 16))")
        == "? sum? \n✓ yes, 27773\n? rows? \n✗ it is 16\nTrue False\n")
  }

  @Test(arguments: [
    ("27,773", "27773"), ("27773.0", "27773"), ("\u{2212}2", "-2"), ("1/2", "0.5"), ("24 columns", "24"),
    ("1e3", "1000"), ("1,28,28", "(1, 28, 28)"), ("[1, 28, 28]", "(1, 28, 28)"),
    ("(1,28,28)", "zeros(1, 28, 28).shape"),
    ("[1, 2]", "tensor([1., 2.])"), ("[[1, 2], [3, 4]]", "tensor([[1., 2.], [3., 4.]])"), ("2", "tensor(2.)"),
    ("True", "True"), (" Valid ", "'valid'"), ("[1/2, 0.25]", "[0.5, 0.25]"),
  ])
  func predictUnderstands(reply: String, answer: String) {
    let output = Bench(replies: [reply]).transcript("print(predict('?', \(answer)))")
    #expect(output.hasSuffix("True\n"), "\(output)")
  }

  @Test(arguments: [
    ("1,3", "13"), ("0x10", "16"), ("1,28", "(1, 28, 28)"), ("1,2", "12"), ("2,77,73", "27773"), ("1/0", "0.5"),
    ("[[1, 2]]x", "[1, 2]"), ("24 columns of 3", "24"), ("((((((((((((((((((((1", "(1, 2)"),
    ("1", "(1, 2)"), ("[1, 2", "[1, 2]"),
  ])
  func predictIsNotMisled(reply: String, answer: String) {
    let output = Bench(replies: [reply]).transcript("print(predict('?', \(answer)))")
    #expect(output.hasSuffix("False\n"), "\(output)")
  }

  @Test func predictAsksOnceMoreWhereNothingIsTyped() {
    #expect(Bench(replies: ["", "16"]).transcript("predict('rows?', 16)").hasSuffix("✓ yes, 16\n"))
    for word in ["-", "ten"] {
      #expect(
        Bench(replies: [word, "16"]).transcript("predict('rows?', 16)").hasSuffix("✓ yes, 16\n"), "\(word)")
    }
    let told = Bench(replies: ["", " "]).transcript("print(predict('rows?', 16))")
    #expect(told.hasSuffix("  16\nNone\n") && !told.contains("✗"))
  }

  @Test("help shows the signature that a verb has, also of one that is written in the language")
  func signatures() {
    for name in CourseLibrary.verbNames {
      let bench = Bench()
      let shown = bench.transcript("help(\(name))").split(separator: "\n").first.map(String.init)
      let parameters = shown.map { String($0.drop { $0 != "(" }) }
      let own = CourseLibrary.help(for: name)?.split(separator: "\n").first.map {
        String($0.drop { $0 != "(" })
      }
      #expect(parameters == own, "\(name)")
    }
  }

  @Test func aNameThatWasNotImportedSaysHowItIs() {
    func report(_ script: String) -> String {
      let bench = Bench()
      return bench.transcript(script, unasked: false)
    }
    #expect(report("nn.ReLU()").hasSuffix("name 'nn' is not defined\nnn: from torch import nn\n"))
    #expect(
      report("slide").hasSuffix("'slide' is not defined\nslide is a teaching verb: from convbook import *\n"))
    #expect(report("nothing").hasSuffix("NameError: name 'nothing' is not defined\n"))
    #expect(report("try:\n  nn\nexcept NameError as e:\n  print(e)") == "name 'nn' is not defined\n")
  }

  @Test func slideWaitsAtAPromptAndStopsWhenAsked() {
    let bench = Bench(replies: ["", "q"])
    let output = bench.transcript("slide(ones(1, 1), ones(2, 2))")
    #expect(output.contains("frame 2 of 4") && !output.contains("frame 3 of 4"))
  }

  @Test func whatVerbsPrintGoesWhereTheScriptSends() {
    let output = Bench().transcript(
      """
      import contextlib, io, torch
      caught = io.StringIO()
      with contextlib.redirect_stdout(caught):
          help(torch.relu)
          validate_image(zeros(2, 2))
      print(len(caught.getvalue().splitlines()) > 3)
      """)
    #expect(output == "True\n")
  }

  @Test func displaysKeepTheOrderOfTheOutput() {
    #expect(
      Bench().transcript("print('a')\nshow([[1, 2]], kind='numbers')\nprint('b')") == "a\n 1  2\nb\n")
  }

  @Test func aRunawayScanStopsAtTheStepBudget() throws {
    let limits = Limits(budget: Budget(steps: 10_000))
    let output = Bench(limits: limits).transcript("while True:\n  scan(lambda r: 1.0, zeros(9, 9), 2, 1)")
    #expect(output.contains("StepLimitError"))
  }

  @Test func aTensorBeyondTheMemoryBudgetRaisesMemoryError() {
    let limits = Limits(budget: Budget(bytes: 50_000_000))
    let script = """
      try:
          zeros(10000, 10000)
      except MemoryError:
          print("refused")
      """
    #expect(Bench(limits: limits).transcript(script) == "refused\n")
  }

  @Test func showingChargesTheOutputBudget() {
    let limits = Limits(budget: Budget(outputBytes: 5000))
    #expect(Bench(limits: limits).transcript("while True:\n  show(ones(20, 20))").contains("OutputLimitError"))
  }

  @Test("what a file holds counts as memory before it is read", arguments: ["np.load('x')", "torch.load('x')"])
  func filesAreCharged(call: String) {
    let limits = Limits(budget: Budget(bytes: 200_000_000))
    var asked: [Int] = []
    let bench = Bench(limits: limits) { _, goesOn in
      for size in [150_000_000, 0, 100_000_000] {
        asked.append(size)
        if !goesOn(size) { throw CancellationError() }
      }
      return []
    }
    let before = limits.bytesUsed
    let output = bench.transcript(
      "import torch, numpy as np\ntry:\n  \(call)\nexcept MemoryError as e:\n  print(e)")
    #expect(output.contains("100.0 MB more were needed"), "\(output)")
    #expect(asked == [150_000_000, 0, 100_000_000])
    #expect(limits.bytesUsed - before < 100_000_000)
  }

  @Test("Ctrl-C ends the reading of a file between two pieces")
  func filesAreStopped() {
    let limits = Limits()
    let bench = Bench(limits: limits) { _, goesOn in
      limits.cancelFlag.raise()
      return goesOn(0) ? [] : nil
    }
    #expect(bench.transcript("import numpy as np\nnp.load('x')").hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func theSameSeedGivesTheSameNumbers() {
    let script = "manual_seed(7)\na = randn(3)\nmanual_seed(7)\nprint(equal(a, randn(3)), equal(a, randn(3)))"
    #expect(Bench().transcript(script) == "True False\n")
  }

  @Test func theLibraryDiesWithItsMachine() {
    weak var library: CourseLibrary?
    do {
      let bench = Bench()
      library = bench.library
      _ = bench.transcript("from convbook import *\nx = [zeros(2).sum, glyphs, uint8]\nx.append(x)")
    }
    #expect(library == nil)
  }
}
