import PseudoTerminal
import Testing

@Suite struct LessonTests {
  let home: TemporaryFolder

  static let lesson = """
    # %% [markdown]
    # # Lesson 9: Small
    #
    # Some *prose*.

    # %% First
    a = 1

    # %% [markdown]
    # ## A second part

    # %% Exercise: second
    def twice(x):
        ### BEGIN SOLUTION
        return 2 * x
        ### END SOLUTION

    # %% Third
    b

    # %% [markdown]
    # The last words.

    """

  init() throws {
    home = try TemporaryFolder()
    home.write("lessons/09-small.py", Array(Self.lesson.utf8))
  }

  private func open() throws -> REPLSession {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":lesson \(home.path)/lessons/09-small.py\r")
    #expect(repl.terminal.waits { $0.lines.last == "In [1]:" && $0.lines.contains("a = 1") })
    return repl
  }

  private static func heads(_ screen: [String]) -> [String] {
    screen.filter { $0.hasPrefix("── ") }.map {
      String($0.reversed().drop { $0 == "─" || $0 == " " }.reversed())
    }
  }

  @Test func opensWithTheProseAndTheFirstCell() throws {
    let repl = try open()
    #expect(repl.screen.contains("Lesson 9: Small"))
    #expect(repl.screen.contains("Some prose."))
    #expect(Self.heads(repl.screen) == ["── 1/3 ── First"])
  }

  @Test func stepsForwardAndBack() throws {
    let repl = try open()
    repl.type("\r")
    #expect(repl.shows("A second part"))
    #expect(repl.prompts("In [1]:"))
    repl.type(":next\r")
    #expect(repl.shows("b"))
    #expect(repl.prompts("In [1]:"))
    repl.type(":next\r")
    #expect(repl.shows("The last words."))
    #expect(repl.prompts("In [1]:"))
    repl.type(":back\r")
    #expect(repl.terminal.waits { Self.heads($0.lines).count == 4 })
    #expect(Self.heads(repl.screen).last == "── 3/3 ── Third")
  }

  @Test func runsCellsInTheSessionsNamespace() throws {
    let repl = try open()
    repl.type(":run\r")
    #expect(repl.prompts("In [2]:"))
    repl.type("a\r")
    #expect(repl.shows("Out[2]: 1"))
    repl.type("b = 5\r:run 3\r")
    #expect(repl.shows("Out[4]: 5"))
    repl.type("b = 6\r:rerun\r")
    #expect(repl.shows("Out[6]: 6"))
  }

  @Test func aCellThatMissesItsPredecessorsSaysSo() throws {
    let repl = try open()
    repl.type(":run 3\r")
    #expect(repl.shows("NameError: name 'b' is not defined"))
    #expect(repl.shows("[2 of the cells before have not run; :show 3 and :run all runs them]"))
  }

  @Test func runsWhatHasNotRunUpToTheCellShown() throws {
    let repl = try open()
    repl.type("b = 5\r:show 3\r:run all\r")
    #expect(repl.shows("Out[4]: 5"))
    repl.type(":run all\r")
    #expect(repl.shows("[all cells up to here have run]"))
  }

  @Test func exercisesAreStubsUntilTheSolutionIsAskedFor() throws {
    let repl = try open()
    repl.type(":show 2\r")
    #expect(repl.shows("    ..."))
    #expect(!repl.screen.contains("    return 2 * x"))
    repl.type(":solution\r")
    #expect(repl.shows("    return 2 * x"))
  }

  @Test func listsCellsWithWhatRanAndFailed() throws {
    let repl = try open()
    repl.type(":run\r:run 3\r:list\r")
    #expect(repl.shows("> ✓  1  First"))
    #expect(repl.shows("  ·  2  Exercise: second"))
    #expect(repl.shows("  ✗  3  Third"))
  }

  @Test func outlinesTheHeadings() throws {
    let repl = try open()
    repl.type(":outline\r")
    #expect(repl.shows("Lesson 9: Small  (cell 1)"))
    #expect(repl.shows("  A second part  (cell 2)"))
  }

  @Test func anotherDayGoesOnWhereOneWas() throws {
    let first = try open()
    first.type(":run\r\r")
    #expect(first.shows("A second part"))
    #expect(first.prompts("In [2]:"))
    first.type("\u{4}")
    #expect(first.terminal.waitsForEnd())

    let second = try open()
    #expect(second.shows("[last time you were at cell 2, Exercise: second: :resume goes on there]"))
    second.type(":resume\r")
    #expect(second.shows("A second part"))
    #expect(second.prompts("In [2]:"))
    second.type("a\r")
    #expect(second.shows("Out[2]: 1"))
  }

  @Test func aLessonThatIsNoneIsAnError() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":lesson 99\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("no lesson '99'") } })
    #expect(repl.screen.contains { $0.hasPrefix("  ") && $0.hasSuffix(",") })
    home.write("broken.ipynb", Array("{\"cells\": 3".utf8))
    repl.type(":lesson \(home.path)/broken.ipynb\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.contains("broken.ipynb") && !$0.hasPrefix("In") } })
    #expect(repl.prompts("In [1]:"))
  }

  private func open(_ lesson: String) throws -> REPLSession {
    home.write("lessons/08-own.py", Array(lesson.utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":lesson \(home.path)/lessons/08-own.py\r")
    #expect(repl.terminal.waits { $0.lines.last == "In [1]:" && $0.lines.contains { $0.hasPrefix("── 1/") } })
    return repl
  }

  @Test func checkJudgesWhatTheLearnerWrote() throws {
    let repl = try open(
      """
      # %% Exercise: double
      def twice(x):
          ### BEGIN SOLUTION
          return 2 * x
          ### END SOLUTION


      check("doubles", twice(4), 8)

      """)
    repl.type("twice = lambda x: x + 1\r")
    #expect(repl.prompts("In [2]:"))
    repl.type(":check\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.contains("✗ doubles: got 5, expected 8") } })
    repl.type("twice = lambda x: x + x\r")
    repl.type(":check\r")
    #expect(repl.shows("✓ doubles"))
  }

  @Test func longQuestionsAreBrokenBetweenWords() throws {
    let words = (1...20).map { "word\($0)" }.joined(separator: " ")
    let repl = try open("# %% Predict\npredict(\"\(words) seven?\", 42)\n")
    repl.type("\u{C}:run\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasSuffix("seven?") } })
    #expect(repl.terminal.waits { $0.lines.allSatisfy { $0.count <= 72 } })
    repl.type("42\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasSuffix("seven? 42") } })
    #expect(repl.shows("✓ yes, 42"))
  }

  @Test func predictionsHideTheirAnswersUntilTheyAreGiven() throws {
    let repl = try open("# %% Predict\npredict(\"six by seven?\", 42)\n")
    #expect(repl.screen.contains("predict(\"six by seven?\", …)"))
    repl.type(":run\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.contains("? six by seven?") } })
    repl.type("42\r")
    #expect(repl.prompts("In [2]:"))
    repl.type(":show\r")
    #expect(repl.shows("predict(\"six by seven?\", 42)"))
  }

  @Test func whatStandsBehindAPredictionIsShownWhenItHasRun() throws {
    let repl = try open("# %% Predict\nx = predict(\"six by seven?\", 42)\nprint(6 * 7)\n\nseen = True\n")
    #expect(repl.screen.contains("x = predict(\"six by seven?\", …)"))
    #expect(repl.screen.contains("… 2 more lines, shown when it has run"))
    #expect(!repl.screen.contains("print(6 * 7)"))
    repl.type(":run\r")
    #expect(repl.prompts("? six by seven?"))
    repl.type("\u{3}")
    #expect(repl.shows("KeyboardInterrupt"))
    #expect(!repl.screen.contains { $0.contains("42") })
    repl.type(":run\r")
    #expect(repl.prompts("? six by seven?"))
    repl.type("\r")
    #expect(repl.prompts("  your answer, or Enter to be told:"))
    repl.type("42\r")
    #expect(repl.shows("✓ yes, 42"))
    repl.type("\u{C}:show\r")
    #expect(repl.shows("print(6 * 7)"))
  }

  @Test func aHintFitsTheScreen() throws {
    let repl = try open("# %%\n1\n")
    #expect(repl.shows("[:run runs it, :change lets you change it first, Enter goes on; :help]"))
  }

  @Test func aCellCanBeChangedAndRunAgain() throws {
    let repl = try open()
    repl.type(":change\r")
    #expect(repl.prompts("In [1]: a = 1"))
    repl.type("0\ra\r")
    #expect(repl.shows("Out[2]: 10"))
    repl.type(":change 3\r")
    #expect(repl.prompts("In [3]: b"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [3]:"))
    repl.type("a\r:list\r")
    #expect(repl.shows("  ✓  1  First"))
    #expect(repl.shows("> ·  3  Third"))
  }

  @Test func cellsAreSkippedFoundAndBegunAgain() throws {
    let repl = try open()
    repl.type(":run\r:skip\r:skip\r:list\r")
    #expect(repl.shows("  –  2  Exercise: second"))
    #expect(repl.shows("> ·  3  Third"))
    repl.type(":goto first\r:list\r")
    #expect(repl.shows("> ✓  1  First"))
    repl.type(":goto nowhere\r:goto ir\r:goto 9\r")
    #expect(repl.shows("[no cell has 'nowhere' in its title; :list shows them]"))
    #expect(repl.shows("['ir' is in the titles of cells 1, 3]"))
    #expect(repl.shows("[no cell '9': the cells of this lesson are 1 to 3]"))
    #expect(home.read("state/lessons.json")?.filter { !$0.isWhitespace }.contains("\"skipped\":[2]") == true)
    repl.type("\u{C}:restart\r")
    #expect(repl.prompts("forget what has run and all variables, and begin again? [y/N]"))
    repl.type("y\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("── 1/3 ── First") } })
    repl.type("a\r")
    #expect(repl.shows("NameError: name 'a' is not defined"))
  }

  @Test func hintsAreToldOneByOne() throws {
    let repl = try open(
      """
      # %% Exercise: double
      def twice(x):
          ### BEGIN SOLUTION
          return 2 * x
          ### END SOLUTION


      check("doubles", twice(4), 8, hint="add it to itself")
      check("zero", twice(0), 0, hint="nothing doubled is nothing")

      """)
    repl.type(":hint\r")
    #expect(repl.shows("hint 1 of 2: add it to itself"))
    repl.type(":hint\r:hint\r")
    #expect(repl.shows("hint 2 of 2: nothing doubled is nothing"))
    #expect(repl.shows("[those were all hints; :solution reveals how it is done]"))
  }

  @Test func aPredictionIsNotGivenAwayByChangingIt() throws {
    let repl = try open("# %% Predict\npredict(\"six by seven?\", 42)\n")
    repl.type(":change\r")
    #expect(repl.shows("[it holds an answer that you are to predict: :run it first, then change it]"))
    repl.type(":run\r")
    #expect(repl.prompts("? six by seven?"))
    repl.type("41\r")
    #expect(repl.shows("✗ it is 42"))
    repl.type(":change\r")
    #expect(repl.prompts("In [2]: predict(\"six by seven?\", 42)"))
  }
}
