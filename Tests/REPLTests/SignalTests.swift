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
    #expect(repl.terminal.waits { _ in repl.terminal.isRestored })
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

  @Test func controlZGivesTheTerminalBackAndTakesItAgain() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("abc")
    #expect(repl.prompts("In [1]: abc"))
    repl.type("\u{1A}")
    #expect(repl.terminal.waitsForStop())
    #expect(repl.terminal.isRestored)
    kill(repl.terminal.process, SIGCONT)
    #expect(repl.terminal.waits { _ in !repl.terminal.isRestored })
    repl.type("d")
    #expect(repl.terminal.waits { $0.lines.last?.hasSuffix("In [1]: abcd") == true })
  }
}
