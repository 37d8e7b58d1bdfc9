import PseudoTerminal
import Testing

@Suite struct CommandTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func theBannerSaysHowToGoOn() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    #expect(repl.screen.count == 3)
    #expect(repl.screen[0].hasPrefix("Convbook "))
    #expect(repl.screen[1].contains(":help") && repl.screen[1].contains(":lesson 2"))
  }

  @Test func helpListsEveryCommandOnALine() throws {
    let repl = try REPLSession(home: home, rows: 120)
    #expect(repl.prompts("In [1]:"))
    repl.type(":help\r")
    for name in ["help", "who", "lesson", "next", "back", "show", "run", "rerun", "solution", "list", "quit"] {
      #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix(":\(name) ") } }, "\(name)")
    }
  }

  @Test func aNameThatIsNoCommandNamesTheNearest() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":hepl\r")
    #expect(repl.shows("no command ':hepl'; did you mean :help?"))
    repl.type(":sh\r")
    #expect(repl.shows("no command ':sh'; did you mean :shape or :show?"))
    repl.type(":wh\r")
    #expect(repl.shows("no variables yet"))
  }

  @Test func saysWhatANameIs() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("size = 3\rsize?\r")
    #expect(repl.shows("type: int"))
    repl.type(":who\r")
    #expect(repl.shows("size  int  3"))
  }

  @Test func aCellAsksItsQuestionOnTheTerminal() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("predict('How many?', 3)\r")
    #expect(repl.prompts("? How many?"))
    repl.type("3\r")
    #expect(repl.shows("✓ yes, 3"))
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
    repl.type("while True: predict('Again?', 3)\r\r")
    #expect(repl.prompts("? Again?"))
    repl.type("\u{3}")
    #expect(repl.shows("KeyboardInterrupt"))
    #expect(repl.prompts("In [3]:"))
    // A traceback would show the line with the answer.
    #expect(!repl.screen.contains { $0.hasPrefix("Traceback") })
  }

  @Test func anExitCodeOfTheScriptIsTheProgramsOwn() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("import sys\rsys.exit(3)\r")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 3)
    #expect(repl.terminal.isRestored)
  }

  @Test func aVerbIsExplainedBeforeACommandOfItsName() throws {
    let repl = try open()
    repl.type("show?\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("Shows a picture; the kind follows") } })
    #expect(repl.shows("[there is a command :show too: :help :show]"))
    repl.type("\u{C}:help :show\r")
    #expect(repl.shows(":show [CELL]"))
    repl.type("\u{C}:help goto\r")
    #expect(repl.shows(":goto CELL"))
  }

  @Test func helpNamesTheTeachingVerbsAndBreaksNoWord() throws {
    let repl = try REPLSession(home: home, rows: 120)
    #expect(repl.prompts("In [1]:"))
    repl.type(":help\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("The teaching verbs: ") } })
    #expect(repl.prompts("In [1]:"))
    let text = repl.screen.joined(separator: " ")
    for word in [
      "xcorr,", "explain,", "datasets., glyphs., metrics. and Tab", "back to the prompt",
      "the latest error left",
    ] {
      #expect(text.split(separator: " ").joined(separator: " ").contains(word), "\(word)")
    }
  }

  @Test func tabBehindHelpOffersCommands() throws {
    let repl = try open()
    repl.type(":help who\t")
    #expect(repl.prompts("In [1]: :help who"))
    repl.type("\u{15}:help :wh\t")
    #expect(repl.prompts("In [1]: :help :who"))
  }

  @Test(arguments: ["exit", "quit()", "exit()", "quit"]) func pythonsWordsLeaveToo(word: String) throws {
    let repl = try open()
    repl.type("\(word)\r")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 0)
  }

  @Test func aVariableCalledExitIsOne() throws {
    let repl = try open()
    repl.type("exit = 5\rexit\r")
    #expect(repl.shows("Out[2]: 5"))
  }

  private func open() throws -> REPLSession {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    return repl
  }

  @Test func quitLeavesWithoutError() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":quit\r")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 0)
  }
}
