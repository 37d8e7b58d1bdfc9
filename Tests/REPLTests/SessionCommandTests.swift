import PseudoTerminal
import Testing

@Suite struct SessionCommandTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func open(variables: [String: String] = [:]) throws -> REPLSession {
    let repl = try REPLSession(home: home, variables: variables, columns: 120)
    #expect(repl.prompts("In [1]:"))
    return repl
  }

  @Test func timesCodeOnceAndManyTimes() throws {
    let repl = try open()
    repl.type("x = 20\r:time x * 2\r")
    #expect(repl.shows("Out[2]: 40"))
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("took ") && $0.hasSuffix("s") } })
    repl.type(":timeit nothing\r")
    #expect(repl.shows("NameError: name 'nothing' is not defined"))
    repl.type(":timeit sum(range(x))\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.contains(" (best of 5 runs, ") } })
    #expect(repl.prompts("In [3]:"))
  }

  @Test func aSlowCellsTimeStandsAtTheNextPrompt() throws {
    let repl = try open()
    repl.type("import time; time.sleep(1.05)\r")
    #expect(
      repl.terminal.waits {
        $0.lines.last?.hasPrefix("(1.") == true && $0.lines.last?.hasSuffix("s) In [2]:") == true
      })
    repl.type("if 1:\r1\r\r")
    #expect(repl.prompts("In [3]:"))
  }

  @Test func listsShapesAndForgetsVariables() throws {
    let repl = try open()
    repl.type("t = zeros(2, 3); rows = [[1, 2], [3, 4], [5, 6]]; n = 1\r:shape\r")
    #expect(repl.shows("t     Tensor  (2, 3)  float32, 24 B"))
    #expect(repl.shows("rows  list    3 x 2"))
    repl.type(":shape n\r")
    #expect(repl.shows("n: nothing with a shape"))
    repl.type(":reset\r")
    #expect(repl.prompts("forget 3 variables? [y/N]"))
    repl.type("\r")
    #expect(repl.shows("nothing was forgotten"))
    repl.type(":reset yes\rn\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("NameError: name 'n' is not defined") } })
  }

  @Test func showsTheFramesOfTheLatestError() throws {
    let repl = try open()
    repl.type(":debug\r")
    #expect(repl.shows("the latest cell did not fail in a call; nothing to look at"))
    repl.type("def f(a):\rb = [a, a]\rreturn b[a]\r\rf(2)\r:debug\r")
    #expect(repl.shows("0  <cell 1>, line 3 in f"))
    #expect(repl.shows("    a  int   2"))
    #expect(repl.shows("    b  list  [2, 2]"))
    #expect(repl.shows("1  <cell 2>, line 1"))
    repl.type(":debug 0 b\r")
    #expect(repl.shows("[2, 2]"))
    repl.type(":debug 5\r")
    #expect(repl.shows("no frame '5': the frames are 0, where it failed, to 1"))
  }

  @Test func savesTheSessionAndLoadsItAgain() throws {
    let path = home.path + "/session.py"
    let repl = try open()
    repl.type("x = 6\rx / 0\rx * 7\r:save \(path)\r")
    #expect(repl.shows("2 cells saved in \(path); 1 that failed left out ('all' keeps them)"))
    #expect(home.read("session.py")?.hasSuffix("# %%\nx = 6\n\n# %%\nx * 7\n") == true)
    repl.type(":save \(path)\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("'\(path)' is there already;") } })
    repl.type(":save \(home.path)/session.ipynb\r:reset yes\r:load \(path)\r")
    #expect(repl.shows("Out[5]: 42"))
    #expect(home.read("session.ipynb")?.contains("\"42\"") == true)
    repl.type(":save \(home.path)/none/s.py\r:save \(home.path)/s.txt\r:load \(home.path)/none.py\r")
    #expect(
      repl.terminal.waits { $0.lines.contains { $0.contains("/none/s.py") && $0.contains("No such file") } })
    #expect(repl.shows("say where to, ending in .py or .ipynb: :save session.py"))
    #expect(
      repl.terminal.waits { $0.lines.contains { $0.contains("none.py") && $0.contains("can't open file") } })
  }

  @Test func aLoadedScriptThatLeavesDoesNotEndTheSession() throws {
    home.write("left.py", Array("# %%\na = 1\n# %%\nimport sys; sys.exit(2)\n# %%\na = 3\n".utf8))
    let repl = try open()
    repl.type(":load \(home.path)/left.py\r")
    #expect(repl.shows("\(home.path)/left.py: left at cell 2 of 3 (SystemExit)"))
    repl.type("a\r")
    #expect(repl.shows("Out[3]: 1"))
  }

  @Test func filesAreThoseBelowTheWorkingDirectoryAndWhatIsAllowed() throws {
    let repl = try open()
    repl.type("open('\(home.path)/x.txt', 'w')\r")
    #expect(
      repl.terminal.waits {
        $0.lines.contains { $0.hasPrefix("PermissionError: '\(home.path)/x.txt' lies outside the working") }
      })
    repl.type("save([[0, 255]], '\(home.path)/x.pgm')\r")
    #expect(repl.terminal.waits { $0.lines.count { $0.hasPrefix("PermissionError: ") } == 2 })
    repl.type(":allow \(home.path)/none\r")
    #expect(repl.shows("'\(home.path)/none' is no folder"))
    repl.type(":allow \(home.path)\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasSuffix(", \(home.path)") } })
    repl.type("save([[0, 255]], '\(home.path)/x.pgm')\ropen('\(home.path)/x.pgm').readline()\r")
    #expect(repl.shows("Out[4]: 'P5\\n'"))
  }

  @Test func anEditedCellComesBackToThePrompt() throws {
    home.write("editor", Array("#!/bin/sh\nsed -i s/one/two/ \"$1\"\n".utf8))
    let repl = try open(variables: ["EDITOR": "sh \(home.path)/editor"])
    repl.type("a = 'one'\r:edit\r")
    #expect(repl.prompts("In [2]: a = 'two'"))
    repl.type("\ra\r")
    #expect(repl.shows("Out[3]: 'two'"))
    repl.type(":edit 99\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("no cell '99' has run") } })
  }

  @Test func anEditorThatFailsIsNamed() throws {
    let repl = try open(variables: ["EDITOR": "/nowhere/ed"])
    repl.type(":edit\r")
    #expect(repl.shows("the editor '/nowhere/ed' ended with 127; EDITOR says which one to use"))
    #expect(repl.prompts("In [1]:"))
  }

  @Test func budgetsEndACellAndAreSaid() throws {
    let repl = try open()
    repl.type(":budget steps 1e5\r")
    #expect(repl.shows("steps   100000 instructions a cell"))
    repl.type("while True: pass\r\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("StepLimitError") } })
    repl.type(":budget steps off\r:budget time x\r:budget food\r")
    #expect(repl.shows("'x' is no amount: say 30s, or off"))
    #expect(repl.shows("a budget is of time, memory, steps or output, not 'food': :budget time 30s"))
  }

  @Test func aThemeIsKept() throws {
    let first = try open(variables: ["NO_COLOR": ""])
    first.type(":theme plain\rx = 'a'\r")
    #expect(first.prompts("In [2]:"))
    #expect(home.read("state/theme") == "plain\n")
    first.type(":theme purple\r")
    #expect(first.shows("no theme 'purple': there are dark, light, bold, plain"))
    let second = try open(variables: ["NO_COLOR": ""])
    second.type("x = 'a'")
    #expect(second.prompts("In [1]: x = 'a'"))
    #expect(!second.terminal.text.contains("\u{1B}[33m'a'"))
  }

  @Test func wordsHaveColoursAsTheyAreTyped() throws {
    let repl = try open(variables: ["NO_COLOR": ""])
    repl.type("if 'a'")
    #expect(repl.prompts("In [1]: if 'a'"))
    #expect(repl.terminal.text.contains("\u{1B}[1;34mif\u{1B}[0m"))
    #expect(repl.terminal.text.contains("\u{1B}[33m"))
    #expect(!repl.terminal.screen.isStyled)
  }
}
