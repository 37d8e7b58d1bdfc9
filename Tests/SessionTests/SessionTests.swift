import CourseLibrary
import Foundation
import Interpreter
import JSON
import Limits
import NotebookFormat
import Synchronization
import Testing

@testable import Session

@Suite struct CellTests {
  @Test func joinsTheTextOfOneStreamAndEndsWithTheValue() {
    let result = Session().run("print('a')\nprint('b')\n6 * 7", name: "cell")
    #expect(
      result.outputs == [
        .stream(name: "stdout", text: "a\nb\n"), .executeResult(count: 1, ["text/plain": "42"]),
      ])
    #expect(!result.failed)
  }

  @Test func sendsEventsInOrderAsTheyHappen() {
    var seen: [String] = []
    Session().run("print(1)\nshow(zeros(2, 2))\nprint(2)", name: "cell") { event in
      switch event {
      case .stream(_, let text): if text != "\n" { seen.append(text.filter { $0 != "\n" }) }
      case .display: seen.append("picture")
      case .result, .failure, .volatile: seen.append("unexpected")
      }
    }
    #expect(seen == ["1", "picture", "2"])
  }

  @Test("training a Keras model ends with its curve in a cell, and prints only Keras's lines in a script")
  func curveOfTraining() {
    let code = """
      import keras, numpy
      model = keras.Sequential([keras.layers.Dense(1)])
      model.compile("sgd", "mse")
      history = model.fit(numpy.zeros((4, 2)), numpy.zeros((4, 1)), epochs=3)
      """
    func displays(_ kind: Session.Kind) -> [String] {
      var found: [String] = []
      Session().run(code, name: "cell", kind: kind) { event in
        if case .display(let item) = event { found.append(item.plainText()) }
      }
      return found
    }
    #expect(displays(.script) == [])
    let curve = displays(.cell)
    #expect(curve.count == 1)
    #expect(curve.first?.contains("epoch") == true)
    #expect(curve.first?.contains(" 1 ") == true && curve.first?.contains("1.5") == false, "\(curve)")
  }

  @Test func identitiesAreTheSameInEveryRun() {
    let code = """
      import torch, copy
      class A: pass
      print([str(x) for x in {A() for _ in range(20)}], A.__repr__(A()))
      print({torch.tensor(float(i)) for i in range(20)}, {iter([i]) for i in range(9)}, {len, max, min, A, abs})
      print(id(A()), id("x"), id(torch.zeros(1)), hash(object()), hash(len), lambda: 0, A().__init__)
      x = torch.zeros(3)
      print(x.data_ptr(), x[1:].data_ptr(), torch.zeros(2).data_ptr(), hex(id(A)))
      """
    var kept: [String] = []
    func text(_ names: Int) -> [CellOutput] {
      // So that memory lies otherwise.
      kept += (0..<names).map { String(repeating: "x", count: 20 + $0 % 70) }
      let result = Session().run(code, name: "cell")
      #expect(!result.failed, "\(result.outputs)")
      return result.outputs
    }
    let first = text(0)
    for count in [1, 100, 3000] { #expect(text(count) == first) }
    #expect(kept.count == 3101)
  }

  /// What a cell shows that is not recorded, by a clock that goes on by a second whenever it is read.
  private func shown(_ code: String) -> (volatile: [String], outputs: [CellOutput]) {
    final class Steps: Sendable { let time = Mutex(0.0) }
    let steps = Steps()
    var configuration = Session.Configuration()
    configuration.clock = {
      steps.time.withLock { now in
        now += 1
        return now
      }
    }
    configuration.budget.seconds = .infinity
    var shown: [String] = []
    let session = Session(configuration)
    session.lend { interpreter, _ in
      interpreter.globals["teaching"] = (try? interpreter.machine.importModule("_teaching")).map { .object($0) }
    }
    let result = session.run(code, name: "cell") { event in
      switch event {
      case .volatile(.line(let text)): shown.append(text)
      case .volatile(.progress(let text)): shown.append(text)
      default: break
      }
    }
    return (shown, result.outputs)
  }

  @Test func whatDiffersFromRunToRunIsShownAndNotRecorded() {
    let (shown, outputs) = shown(
      """
      meter = teaching.begin_progress("training", 4)
      teaching.progress(meter, 1, lambda: "loss 0.5")
      print("done")
      teaching.end_progress(meter)
      """)
    #expect(shown.count == 2 && shown.last == "")
    #expect(shown.first?.hasPrefix("training [#####...............] 25 %  loss 0.5  ") == true, "\(shown)")
    #expect(outputs == [.stream(name: "stdout", text: "done\n")])
  }

  @Test(
    "a part leaves the progress of the whole, a quiet training shows none",
    arguments: ["progress", "fit", "keras"])
  func partsOfSomethingLonger(part: String) {
    let (shown, _) = shown(
      """
      import torch, keras
      from convbook import *
      x, y = torch.rand(4, 2), torch.rand(4, 1)
      net = torch.nn.Linear(2, 1)
      model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
      model.compile("sgd", "mse")
      for step in progress(range(2), "outer"):
          if "\(part)" == "progress":
              for inner in progress(range(1), "inner"):
                  pass
          elif "\(part)" == "fit":
              fit(net, x, y, quiet=True, loss=torch.nn.MSELoss())
          else:
              model.fit(x.numpy(), y.numpy(), verbose=0)
      """)
    let titles = shown.filter { !$0.isEmpty }.map { $0.prefix(5) }
    let inner: [Substring] = part == "progress" ? ["inner", "outer", "inner", "outer"] : ["outer", "outer"]
    #expect(titles == inner, "\(shown)")
  }

  @Test func noneIsNoResult() {
    #expect(Session().run("None", name: "cell").outputs == [])
  }

  @Test func cellsShareVariablesAndTheirHistory() {
    let session = Session()
    session.run("x = 6", name: "cell")
    session.run("x + 1", name: "cell")
    session.run("print(_, Out[2], In[1])", name: "cell")
    let last = session.run("_ = 'mine'\n_", name: "cell")
    #expect(last.outputs == [.executeResult(count: 4, ["text/plain": "'mine'"])])
    #expect(session.run("Out[2], In[1]", name: "cell").outputs.count == 1)
    #expect(session.executionCount == 5)
  }

  @Test func anErrorNamesTheFileAndItsLine() {
    let result = Session().run("x = 1\nx / 0", name: "lesson.py", firstLine: 40)
    #expect(
      result.outputs == [
        .error(
          ename: "ZeroDivisionError", evalue: "division by zero",
          traceback: [
            "Traceback (most recent call last):", "  File \"lesson.py\", line 41, in <module>", "    x / 0",
            "    ~~^~~", "ZeroDivisionError: division by zero",
          ])
      ])
    #expect(result.failed)
  }

  @Test func aSyntaxErrorIsAnErrorOfTheCell() {
    let result = Session().run("x = (", name: "cell")
    guard case .error(let name, let message, _) = result.outputs.first else {
      Issue.record("no error")
      return
    }
    #expect(name == "SyntaxError")
    #expect(message.contains("'(' was never closed"))
  }

  @Test func aPictureHasItsTitleItsTextAndAPNG() throws {
    let result = Session().run("show(tensor([[0, 255]], dtype=uint8), title='two pixels')", name: "cell")
    #expect(result.outputs.first == .displayData(["text/plain": "two pixels"]))
    guard case .displayData(let picture, let metadata) = result.outputs.last else {
      Issue.record("no picture")
      return
    }
    #expect(picture.text("text/plain")?.hasPrefix("0   @@\n  0 1\n") == true)
    let alt = metadata["image/png"]?.object?["alt"]?.string
    #expect(alt?.hasPrefix("two pixels. A grey picture of 1 row and 2 columns") == true)
    #expect(picture.bytes("image/png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    let file = try #require(result.pictures.first)
    #expect(file.name == "two-pixels")
    #expect(file.fileExtension == "pgm")
    #expect(file.bytes == Array("P5\n2 1\n255\n".utf8) + [0, 255])
  }

  /// What a cell displayed, as plain text.
  private func displays(_ session: Session, _ code: String) -> [String] {
    session.run(code, name: "cell").displays.map { $0.plainText() }
  }

  @Test func aPictureAsTheLastValueIsShown() {
    let session = Session()
    #expect(displays(session, "picture([[1, 2]], kind='numbers')") == [" 1  2"])
    #expect(displays(session, "p = picture([[1, 2]], kind='numbers')").isEmpty)
    #expect(displays(session, "p") == [" 1  2"])
  }

  @Test func anOpenFigureIsShownWhenItsCellEnds() throws {
    let session = Session()
    let result = session.run(
      "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])", name: "cell")
    guard case .executeResult? = result.outputs.first,
      case .displayData(let figure, let metadata)? = result.outputs.last
    else {
      Issue.record("no figure: \(result.outputs)")
      return
    }
    #expect(figure.bytes("image/png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(metadata["image/png"]?.object?["alt"]?.string == "A line goes from 1 to 2.")
    #expect(displays(session, "1").isEmpty)
    #expect(displays(session, "plt.plot([1]); plt.show(); plt.plot([2])").count == 2)
    #expect(displays(session, "fig").count == 1)
  }

  @Test func whatAFailingCellHasDrawnStaysWithIt() {
    let session = Session()
    #expect(displays(session, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n1 / 0").count == 1)
    #expect(displays(session, "2").isEmpty)
  }

  @Test func magicsAreAnsweredWithALine() {
    let session = Session()
    func outputs(_ code: String) -> [CellOutput] { session.run(code, name: "cell").outputs }
    #expect(
      outputs("%matplotlib inline\nx = 1\nif x:\n    !pip install torch\n") == [
        .stream(
          name: "stdout",
          text: """
            %matplotlib inline: pictures are shown without it
            !pip install torch: nothing to install; torch, keras, numpy and matplotlib.pyplot are built in

            """)
      ])
    #expect(
      outputs("%time y = x + 1\nprint(y)") == [
        .stream(name: "stdout", text: "%time y = x + 1: run, not timed; time.perf_counter() gives seconds\n2\n")
      ])
    #expect(outputs("# %matplotlib inline\ns = '''\n%time\n'''\nlen(s)").count == 1)
  }

  @Test(arguments: [20_000, 50_000]) func aLargeResultOutlivesTheCollectorsPass(count: Int) {
    let session = Session()
    session.run("[[i] for i in range(\(count))]", name: "cell")
    #expect(
      session.run("len(_)", name: "cell").outputs == [
        .executeResult(count: 2, ["text/plain": .string("\(count)")])
      ])
  }

  @Test(arguments: [
    ("sys.exit()", 0), ("sys.exit(None)", 0), ("sys.exit(7)", 7), ("sys.exit(256 + 3)", 3),
    ("sys.exit('no')", 1),
    ("raise SystemExit", 0),
  ])
  func leavingGivesAnExitCode(code: String, exitCode: Int) {
    let result = Session().run("import sys\n\(code)", name: "cell")
    #expect(result.exitCode == exitCode)
    #expect(result.failed == (exitCode != 0))
  }
}

@Suite struct ScriptTests {
  @Test func aScriptKeepsNothingAndShowsNoValues() {
    var printed = ""
    let result = Session().run("1 + 1\nprint('only this')", name: "x.py", kind: .script) {
      if case .stream("stdout", let text) = $0 { printed += text }
    }
    #expect(printed == "only this\n")
    #expect(result.events.isEmpty)
    #expect(result.executionCount == nil)
  }

  @Test func verbsNeedAnImportWhereTheyAreNotOffered() {
    var configuration = Session.Configuration()
    configuration.offersVerbsUnasked = false
    #expect(Session(configuration).run("zeros(2)", name: "x.py", kind: .script).failed)
    #expect(!Session(configuration).run("from convbook import *\nzeros(2)", name: "x.py", kind: .script).failed)
  }

  @Test func argumentsAreTheHosts() {
    var configuration = Session.Configuration()
    configuration.arguments = ["x.py", "--fast"]
    let result = Session(configuration).run("import sys\nsys.argv", name: "cell")
    #expect(result.outputs == [.executeResult(count: 1, ["text/plain": "['x.py', '--fast']"])])
  }

  @Test func noFileIsGrantedByDefault() {
    let result = Session().run("save(zeros(2, 2), 'x.pgm')", name: "cell")
    guard case .failure("PermissionError", _, _) = result.events.last else {
      Issue.record("\(result.events)")
      return
    }
  }
}

@Suite struct LimitTests {
  @Test(arguments: [
    (Budget(steps: 100_000), "while True: pass", "StepLimitError"),
    (Budget(bytes: 10 << 20), "x = [0] * 10_000_000", "MemoryError"),
    (Budget(outputBytes: 1000), "while True: print('again')", "OutputLimitError"),
    (Budget(seconds: 0.05), "while True: pass", "TimeLimitError"),
  ])
  func aBudgetEndsTheCellButNotTheSession(budget: Budget, code: String, error: String) {
    var configuration = Session.Configuration()
    configuration.budget = budget
    let start = ContinuousClock.now
    configuration.clock = {
      let parts = (ContinuousClock.now - start).components
      return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
    let session = Session(configuration)
    let result = session.run(code, name: "cell")
    guard case .failure(let name, _, _) = result.events.last else {
      Issue.record("nothing failed")
      return
    }
    #expect(name == error)
    #expect(!session.run("1", name: "cell").failed)
  }

  @Test func theCancelFlagInterruptsACellAndOnlyThatOne() {
    let session = Session()
    let flag = session.cancelFlag
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.05)
      flag.raise()
    }
    let result = session.run("while True: pass", name: "cell")
    #expect(result.wasInterrupted)
    guard case .failure("KeyboardInterrupt", _, _) = result.events.last else {
      Issue.record("\(result.events)")
      return
    }
    #expect(!session.run("1", name: "cell").failed)
  }

  @Test func aFlagRaisedBetweenCellsIsNotLost() {
    let session = Session()
    session.cancelFlag.raise()
    #expect(session.run("while True: pass", name: "cell").wasInterrupted)
  }

  @Test(arguments: [
    "def f(n):\n  return f(n + 1)\nf(0)",
    "def f(n):\n  return sorted([1, 2], key=lambda x: f(n + 1))\nf(0)",
    "def f(n):\n  return sum(f(n + 1) for i in range(2))\nf(0)",
    "x = []\nfor i in range(100_000): x = [x]\nprint(x)",
  ])
  func nestingWithoutEndIsARecursionError(code: String) {
    guard case .failure("RecursionError", _, _) = Session().run(code, name: "cell").events.last else {
      Issue.record("no RecursionError")
      return
    }
  }
}

@Suite struct NameTests {
  @Test func completesNamesAttributesAndKeywords() {
    let session = Session()
    session.run("lincoln = datasets.lincoln()", name: "cell")
    #expect(session.completions(of: "y = linc", at: 8) == Completions(start: 4, candidates: ["lincoln"]))
    #expect(
      session.completions(of: "lincoln.sha", at: 11) == Completions(start: 0, candidates: ["lincoln.shape"]))
    #expect(session.completions(of: "whi", at: 3) == Completions(start: 0, candidates: ["while"]))
    #expect(session.completions(of: "nothing.x", at: 9).candidates.isEmpty)
    #expect(session.completions(of: "é = xcor", at: 8) == Completions(start: 4, candidates: ["xcorr"]))
  }

  @Test func describesVariablesAndVerbs() throws {
    let session = Session()
    session.run("x = [1, 2]\n_hidden = 3\ndef f(): pass", name: "cell")
    #expect(session.describe("x") == "type: list\nvalue: [1, 2]")
    #expect(try #require(session.describe("xcorr")).contains("xcorr(x, k"))
    #expect(session.describe("nothing") == nil)
    session.run("from torch import nn\nconv = nn.Conv2d(1, 6, 5)\nimage = zeros(2, 3)", name: "cell")
    let layer = try #require(session.describe("conv"))
    #expect(
      layer.hasPrefix("type: Conv2d\nvalue: Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))\n\nclass Conv2d("))
    #expect(try #require(session.describe("image")).hasPrefix("type: Tensor\nshape: (2, 3), float32, 24 B\n"))
    #expect(session.variables.map(\.name) == ["x", "f", "nn", "conv", "image"])
    #expect(session.variables.first?.summary == "[1, 2]")
  }

  @Test(arguments: [
    (Session.Stage.tokens, "1:0-1:1 name x"), (.ast, "assign 1:0-1:5"), (.code, "constant"),
  ])
  func everyStagePrints(stage: Session.Stage, part: String) throws {
    #expect(try Session().dump(stage, of: "x = 1", name: "x.py").contains(part))
    #expect(throws: Session.StageFailure.self) { try Session().dump(stage, of: "x = '", name: "x.py") }
  }
}
