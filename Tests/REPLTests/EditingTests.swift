import Glibc
import PseudoTerminal
import Testing

@Suite struct EditingTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func numbersInputsAndOutputs() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("x = 5\r")
    #expect(repl.prompts("In [2]:"))
    repl.type("x + 3\r")
    #expect(repl.prompts("In [3]:"))
    #expect(repl.shows("Out[2]: 8"))
  }

  @Test func asksForMoreLinesUntilTheCellIsWhole() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("for i in range(2):\r")
    #expect(repl.prompts("   ...:"))
    repl.type("y = i\r")
    #expect(repl.terminal.waits { $0.lines.last == "   ...:" && $0.lines.contains("   ...:     y = i") })
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
  }

  @Test func backspaceTakesAStepOfIndentation() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("if 1:\r")
    #expect(repl.terminal.waits { $0.cursor.column == 12 })
    repl.type("\u{7F}")
    #expect(repl.terminal.waits { $0.cursor.column == 8 })
    repl.type("\t")
    #expect(repl.terminal.waits { $0.cursor.column == 12 })
  }

  @Test func insertsAndDeletesInsideALine() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("x = 57\u{1B}[D\u{7F}\u{1B}[D\u{1B}[D4\u{1}yy")
    #expect(repl.prompts("In [1]: yyx 4= 7"))
  }

  @Test func aLineLongerThanTheWindowWraps() throws {
    let repl = try REPLSession(home: home, columns: 30)
    #expect(repl.terminal.waits { $0.lines.last == "In [1]:" })
    repl.type("x = 1111111111222222222233333333334")
    #expect(repl.prompts("2233333333334"))
    repl.type("\u{1}\u{4}\u{4}\u{4}\u{4}")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [1]: 1111111111222222222233", "333333334"] })
  }

  @Test func completesWithTheCommonBeginningAndThenLists() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("kernel_a = 1\rkernel_b = 2\rker\t")
    #expect(repl.prompts("In [3]: kernel_"))
    repl.type("\t")
    #expect(repl.shows("kernel_a  kernel_b"))
    #expect(repl.prompts("In [3]: kernel_"))
    repl.type("b\t\r")
    #expect(repl.shows("Out[3]: 2"))
  }

  @Test func completesCommandsAndLessons() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":out\t")
    #expect(repl.prompts("In [1]: :outline"))
  }

  @Test func historyIsKeptAcrossRunsCellByCell() throws {
    let first = try REPLSession(home: home)
    #expect(first.prompts("In [1]:"))
    first.type("if 1:\r    a = 'größe'\r\r")
    #expect(first.prompts("In [2]:"))
    first.type("\u{4}")
    #expect(first.terminal.waitsForEnd())
    #expect(home.read("state/history")?.hasPrefix("_HiStOrY_V2_\n") == true)

    let second = try REPLSession(home: home)
    #expect(second.prompts("In [1]:"))
    second.type("\u{1B}[A")
    #expect(second.terminal.waits { $0.lines.suffix(2) == ["In [1]: if 1:", "    a = 'größe'"] })
    second.type("\r\r")
    #expect(second.prompts("In [2]:"))
  }

  @Test func aDamagedHistoryIsSurvived() throws {
    let lines = [Array("_HiStOrY_V2_\nbad\\04".utf8), [0xFF, 0xFE], Array("good\\0401\n\\000".utf8)]
    home.write("state/history", Array(lines.joined(separator: [0x0A])))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("\u{1B}[A\u{1B}[A")
    #expect(repl.prompts("In [1]: good 1"))
  }

  @Test func sessionsSideBySideKeepEachOthersHistory() throws {
    let first = try REPLSession(home: home)
    let second = try REPLSession(home: home)
    #expect(first.prompts("In [1]:"))
    #expect(second.prompts("In [1]:"))
    first.type("a = 1\r")
    #expect(first.prompts("In [2]:"))
    second.type("b = 2\r")
    #expect(second.prompts("In [2]:"))
    #expect(home.read("state/history") == "_HiStOrY_V2_\na\\040=\\0401\nb\\040=\\0402\n")
  }

  @Test func aPasteWaitsForEnterAndKeepsItsBlankLines() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.terminal.paste("def f(x):\n    y = x\n\n    return y\nz = 3\n")
    let pasted = [
      "In [1]: def f(x):", "   ...:     y = x", "   ...:", "   ...:     return y", "   ...: z = 3", "   ...:",
    ]
    #expect(repl.terminal.waits { $0.lines.suffix(6) == pasted })
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
    repl.type("z\r")
    #expect(repl.shows("Out[2]: 3"))
  }

  @Test func aPasteIntoALineKeepsWhatStoodAround() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("x = (1 +)\u{1B}[D")
    repl.terminal.paste(" 2 +\n 3")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [1]: x = (1 + 2 +", "   ...:  3)"] })
  }

  @Test func viModeHasEscapeAndPastes() throws {
    home.write(".editrc", Array("bind -v\n".utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("abc def")
    #expect(repl.prompts("In [1]: abc def"))
    repl.type("\u{1B}")
    // A real ESC key is followed by nothing for a while.
    usleep(60_000)
    repl.type("0x")
    #expect(repl.prompts("In [1]: bc def"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [1]:"))
    repl.terminal.paste("x = 1\ny = 2")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [1]: x = 1", "   ...: y = 2"] })
  }

  @Test(arguments: ["C", "POSIX", "xx_YY"]) func lettersBeyondASCIIUnderAnyLocale(locale: String) throws {
    let repl = try REPLSession(home: home, variables: ["LC_ALL": locale])
    #expect(repl.prompts("In [1]:"))
    repl.type("'é画ü'")
    #expect(repl.prompts("In [1]: 'é画ü'"))
    repl.type("\r")
    #expect(repl.shows("Out[1]: 'é画ü'"))
  }

  @Test func theLineIsDrawnAnewWhenTheWindowChanges() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("abc")
    #expect(repl.prompts("In [1]: abc"))
    repl.terminal.resize(columns: 50, rows: 30)
    repl.type("d")
    #expect(repl.prompts("In [1]: abcd"))
    #expect(repl.screen.filter { $0.hasPrefix("In [1]") }.count == 1)
  }
}
