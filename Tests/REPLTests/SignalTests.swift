import Glibc
import PseudoTerminal
import Testing

@Suite struct SignalTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func controlCAtThePromptClearsTheCell() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("for i in range(3):\r")
    #expect(repl.prompts("   ...:"))
    repl.type("half")
    #expect(repl.prompts("   ...:     half"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [1]:"))
    #expect(repl.screen.contains("   ...:     half^C"))
    repl.type("1 + 1\r")
    #expect(repl.shows("Out[1]: 2"))
  }

  @Test func controlCStopsAnEndlessLoopAtOnce() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("while True: pass\r\r")
    #expect(repl.terminal.waits { _ in repl.terminal.editsLines })
    usleep(100_000)
    let clock = ContinuousClock()
    let start = clock.now
    repl.type("\u{3}")
    #expect(repl.prompts("In [2]:"))
    #expect(clock.now - start < .milliseconds(500))
    #expect(repl.shows("KeyboardInterrupt"))
    repl.type("1 + 1\r")
    #expect(repl.shows("Out[2]: 2"))
  }

  @Test func controlDLeavesAnEmptyLineOnly() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("x\u{4}")
    #expect(repl.prompts("In [1]: x"))
    repl.type("\u{7F}\u{4}")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 0)
    #expect(repl.terminal.isRestored)
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalThatEndsLeavesTheTerminalAsItWas(signal: Int32) throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    #expect(!repl.terminal.isRestored)
    kill(repl.terminal.process, signal)
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.signal == signal)
    #expect(repl.terminal.isRestored)
  }

  /// What was typed is still there, and the line is edited on, once the shell lets the program go on.
  @Test func controlZGivesTheTerminalBackAndTakesItAgain() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("abc")
    #expect(repl.prompts("In [1]: abc"))
    repl.type("\u{1A}")
    #expect(repl.terminal.waitsForStop(seconds: 60))
    #expect(repl.terminal.isRestored)
    kill(repl.terminal.process, SIGCONT)
    #expect(repl.terminal.waits(seconds: 60) { _ in !repl.terminal.isRestored })
    repl.type("d")
    #expect(repl.terminal.waits(seconds: 60) { $0.lines.last?.hasSuffix("In [1]: abcd") == true })
  }

  @Test func controlZDuringACellGivesTheTerminalBackAndTakesItAgain() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("print('on'); [0 for _ in iter(int, 1)]\r")
    #expect(repl.shows("on"))
    repl.type("\u{1A}")
    #expect(repl.terminal.waitsForStop(seconds: 60))
    #expect(repl.terminal.isRestored)
    kill(repl.terminal.process, SIGCONT)
    #expect(repl.terminal.waits(seconds: 60) { $0.modes.contains(2004) })
    repl.type("\u{3}")
    #expect(repl.prompts("In [2]:"))
  }

  /// Ctrl-Z stops both, and what was typed is there when the editor, let go on, has ended.
  @Test func controlZInAnEditorStopsItsREPLToo() throws {
    let repl = try REPLSession.inEditor(home: home, "echo begun; sleep 1")
    #expect(repl.shows("begun"))
    repl.type("\u{1A}")
    #expect(repl.terminal.waitsForStop(seconds: 60))
    #expect(repl.terminal.isRestored)
    kill(repl.terminal.process, SIGCONT)
    #expect(repl.prompts("In [1]: c = 3", seconds: 60))
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
  }

  @Test func aCrashLeavesTheTerminalAsItWas() throws {
    let repl = try REPLSession(home: home, variables: ["NO_COLOR": ""])
    #expect(repl.prompts("In [1]:"))
    repl.type("if 'abc")
    #expect(repl.prompts("In [1]: if 'abc"))
    kill(repl.terminal.process, SIGSEGV)
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.signal == SIGSEGV)
    #expect(repl.terminal.isRestored)
  }

  @Test func aSignalThatEndsDuringACellLeavesTheTerminalAsItWas() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("print('on'); [0 for _ in iter(int, 1)]\r")
    #expect(repl.shows("on"))
    kill(repl.terminal.process, SIGTERM)
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.signal == SIGTERM)
    #expect(repl.terminal.isRestored)
  }
}
