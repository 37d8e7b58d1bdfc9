import Glibc
import PseudoTerminal
import Testing

/// Exercises in a lesson: what the learner writes is kept, and what is open is told from what is solved.
@Suite struct ExerciseTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private static let lesson = """
    # %% First
    a = 1

    # %% Exercise 1: double
    def twice(x):
        ### BEGIN SOLUTION
        return 2 * x
        ### END SOLUTION


    check("doubles", twice(4), 8, hint="8 is four and four")
    check("zero", twice(0), 0)

    # %% [markdown]
    # **Hint.** Add `x` to itself.

    # %% [markdown]
    # **Second hint.** Nothing else.

    # %% [markdown]
    # The words between.

    # %% Last
    twice(a)

    """

  private func open(_ lesson: String = Self.lesson, _ keys: String = "") throws -> REPLSession {
    home.write("lessons/07-own.py", Array(lesson.utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":lesson \(home.path)/lessons/07-own.py\r")
    #expect(repl.terminal.waits { $0.lines.last == "In [1]:" && $0.lines.contains { $0.hasPrefix("── 1/") } })
    repl.type(keys)
    return repl
  }

  private func leave(_ repl: REPLSession) {
    #expect(repl.terminal.waits { $0.lines.last?.hasPrefix("In [") == true })
    repl.type("\u{4}")
    #expect(repl.terminal.waitsForEnd())
  }

  @Test func aRightAnswerIsNotLostWhenTheCellRunsAgain() throws {
    let repl = try open(Self.lesson, ":goto 2\rdef twice(x): return x + x\r\r")
    #expect(repl.prompts("In [2]:"))
    repl.type(":check\r")
    #expect(repl.shows("✓ zero"))
    repl.type("\u{C}:run\r")
    #expect(repl.shows("✓ zero"))
    repl.type(":show 2\r")
    #expect(repl.shows("def twice(x): return x + x"))
    repl.type("\u{C}:show 3\r:run all\r")
    #expect(repl.shows("Out[5]: 2"))
    repl.type(":list\r")
    #expect(repl.shows("  ✓  2  Exercise 1: double"))
  }

  @Test func anAnswerIsThereOnAnotherDay() throws {
    let first = try open(Self.lesson, ":change 2\r")
    #expect(first.terminal.waits { $0.lines.contains { $0.contains("check(\"zero\", twice(0), 0)") } })
    // The stub's dots, four lines from the end, give way to an answer.
    first.type("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A\u{5}\u{7F}\u{7F}\u{7F}return sum([x, x])\u{1B}\r")
    #expect(first.shows("✓ zero"))
    leave(first)

    let second = try open(Self.lesson, ":resume\r")
    #expect(second.shows("running 2, Exercise 1: double"))
    #expect(second.shows("    return sum([x, x])"))
    #expect(second.prompts("In [2]:"))
    second.type("twice(5)\r")
    #expect(second.shows("Out[2]: 10"))
    second.type("\u{C}:change\r")
    #expect(second.terminal.waits { $0.lines.contains { $0.hasPrefix("In [3]: def twice(x):") } })
    #expect(second.terminal.waits { $0.lines.contains { $0.hasSuffix("    return sum([x, x])") } })
    second.type("\u{3}")
    #expect(second.prompts("In [3]:"))
    second.type(":list\r")
    #expect(second.shows("> ✓  2  Exercise 1: double"))
  }

  @Test func aRevealedSolutionIsThereOnAnotherDay() throws {
    let first = try open(Self.lesson, ":goto 2\r:solution\r:run\r")
    #expect(first.shows("✓ zero"))
    leave(first)

    let second = try open(Self.lesson, ":resume\r")
    #expect(second.shows("    return 2 * x"))
    second.type("\u{C}:list\r")
    #expect(second.shows("> ✓  2  Exercise 1: double"))
    second.type("\u{C}def twice(x): return x + x\r\r:show 2\r")
    #expect(second.shows("def twice(x): return x + x"))
    leave(second)

    let third = try open(Self.lesson, ":goto 2\r")
    #expect(third.shows("def twice(x): return x + x"))
  }

  @Test func helpersThatAreTypedBelongToTheAnswer() throws {
    let repl = try open(Self.lesson, ":goto 2\rimport math\rdef plus(a, b): return a - b\r\r")
    #expect(repl.prompts("In [3]:"))
    repl.type("def twice(x): return plus(x, x)\r\rdef plus(a, b): return math.floor(a + b)\r\r:check\r")
    #expect(repl.shows("✓ zero"))
    leave(repl)
    let second = try open(Self.lesson, ":goto 2\r:run\r")
    #expect(second.shows("✓ zero"))
    #expect(!second.screen.contains { $0.contains("a - b") })
  }

  @Test func restartAsksBeforeItForgetsAnswers() throws {
    let repl = try open(Self.lesson, ":goto 2\rdef twice(x): return x + x\r\r:restart\r")
    #expect(repl.prompts("forget what has run, your answers and all variables, and begin again? [y/N]"))
    repl.type("y\r")
    #expect(repl.prompts("In [2]:"))
    repl.type("\u{C}:show 2\r")
    #expect(repl.shows("    ..."))
    #expect(home.read("state/lessons.json")?.contains("x + x") == false)
  }

  @Test func anExerciseThatIsOpenIsNotDone() throws {
    let repl = try open(Self.lesson, ":run\r:goto 2\r:run\r")
    #expect(repl.shows("○ zero: open (None so far: is a return missing?)"))
    repl.type(":list\r")
    #expect(repl.shows("> ○  2  Exercise 1: double"))
    repl.type("\u{C}:goto 3\r:run\r:next\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.contains("3 of 3 cells ran, 1 exercise open; ") } })
    #expect(home.read("state/lessons.json")?.filter { !$0.isWhitespace }.contains("\"open\":[2]") == true)
  }

  @Test func writtenHintsAreToldFirstAndNotUnasked() throws {
    let repl = try open(Self.lesson, ":goto 2\r:hint\r")
    #expect(repl.shows("hint 1 of 3: Add x to itself."))
    repl.type(":next\r")
    #expect(repl.shows("The words between."))
    #expect(repl.shows("Hint. Add x to itself."))
    #expect(!repl.screen.contains { $0.contains("Nothing else.") })
    repl.type(":back\r:hint\r:hint\r:hint\r")
    #expect(repl.shows("hint 2 of 3: Nothing else."))
    #expect(repl.shows("hint 3 of 3: 8 is four and four"))
    #expect(repl.shows("[those were all hints; :solution reveals how it is done]"))
  }

  @Test func hintsAreProseOnceTheExerciseIsSolved() throws {
    let repl = try open(Self.lesson, ":goto 2\rdef twice(x): return x + x\r\r:check\r")
    #expect(repl.shows("✓ zero"))
    repl.type(":next\r")
    #expect(repl.shows("Second hint. Nothing else."))
  }

  @Test func twoSessionsInOneLessonKeepEachOthersProgress() throws {
    let first = try open()
    let second = try open()
    first.type(":run\r")
    #expect(first.prompts("In [2]:"))
    second.type(":goto 2\rdef twice(x): return x + x\r\r:check\r")
    #expect(second.shows("✓ zero"))
    #expect(second.prompts("In [3]:"))
    let kept = home.read("state/lessons.json")?.filter { !$0.isWhitespace } ?? ""
    #expect(kept.contains("\"ran\":[1,2]"))
    first.type(":skip\r")
    #expect(
      first.terminal.waits {
        $0.lines.last == "In [2]:" && $0.lines.contains { $0.hasPrefix("── 2/3") }
      })
    #expect(home.read("state/lessons.json")?.contains("x + x") == true)
  }

  @Test func whatHoldsTheStateFolderHoldsNoPrompt() throws {
    let repl = try open()
    let folder = Glibc.open(home.path + "/state", O_RDONLY | O_DIRECTORY)
    defer { close(folder) }
    #expect(flock(folder, LOCK_EX) == 0)
    repl.type(":run\ra\r")
    #expect(repl.shows("Out[2]: 1"))
  }

  @Test func manyCellsRunWithoutWaitingAtAStep() throws {
    let repl = try open(
      "# %% Slide\nslide(ones(1, 2), ones(1, 4))\n\n# %% After\n6 * 7\n", ":goto 2\r:run all\r")
    #expect(repl.terminal.waits(seconds: 60) { $0.lines.contains("Out[2]: 42") })
    #expect(repl.screen.contains { $0.hasPrefix("frame 3 of 3") })
    repl.type("\u{C}:run 1\r")
    #expect(repl.prompts("n next, b back, p play, j N jump, q quit"))
  }

  @Test func aYesOrNoIsAnsweredInWordsAndAWordIsNoNumber() throws {
    let repl = try open(
      "# %% Ask\npredict(\"Is it? 1 yes, 0 no\", 0)\npredict(\"How many?\", 7)\n", ":run\r")
    #expect(repl.prompts("? Is it? 1 yes, 0 no"))
    repl.type("No\r")
    #expect(repl.shows("✓ yes, 0"))
    #expect(repl.prompts("? How many?"))
    repl.type("many\r")
    #expect(repl.prompts("  your answer, a number, or Enter to be told:"))
    repl.type("7\r")
    #expect(repl.shows("✓ yes, 7"))
  }

  @Test func codeWiderThanTheScreenIsBrokenAtBlanks() throws {
    let long = "total = \"\(String(repeating: "word ", count: 17))end\""
    let repl = try open("# %% Long\nif True:\n    \(long)\n")
    let lines = repl.screen.filter { $0.contains("word") }
    #expect(lines.count == 2)
    #expect(lines.first?.hasSuffix("word") == true)
    #expect(lines.last?.hasPrefix("            word") == true)
    #expect(lines.last?.hasSuffix("word end\"") == true)
  }
}
