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

  @Test func slideWaitsAtAPromptAndStopsWhenAsked() {
    let bench = Bench(replies: ["", "q"])
    let output = bench.transcript("slide(ones(1, 1), ones(2, 2))")
    #expect(output.contains("frame 2 of 4") && !output.contains("frame 3 of 4"))
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
