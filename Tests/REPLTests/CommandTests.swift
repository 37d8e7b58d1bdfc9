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
    let repl = try REPLSession(home: home)
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
  }

  @Test func anExitCodeOfTheScriptIsTheProgramsOwn() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("import sys\rsys.exit(3)\r")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 3)
    #expect(repl.terminal.isRestored)
  }

  @Test func quitLeavesWithoutError() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":quit\r")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 0)
  }
}
