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

  @Test func aBlockGoesBackToWhereItsPartnerStands() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("def f(x):\rif x:\rreturn 1\r")
    // After `return` the block is left; one more step back is typed.
    #expect(repl.terminal.waits { $0.cursor.column == 12 })
    repl.type("elif y:\rz = 2\relse:")
    #expect(repl.prompts("   ...:     else:"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [1]:"))
    repl.type("try:\rpass\r    f(1)\rexcept ValueError:")
    #expect(repl.prompts("   ...: except ValueError:"))
  }

  @Test func linesInsideACellCanBeChanged() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("for i in range(3):\rprint(i)\rprint('b')")
    #expect(repl.prompts("   ...:     print('b')"))
    repl.type("\u{1B}[A\u{1B}[A\u{5}\u{1B}[D\u{1B}[D\u{7F}1\u{1B}[B\u{5}\r# between")
    let cell = [
      "In [1]: for i in range(1):", "   ...:     print(i)", "   ...:     # between", "   ...:     print('b')",
    ]
    #expect(repl.terminal.waits { $0.lines.suffix(4) == cell[...] })
    repl.type("\u{1B}\r")
    #expect(repl.prompts("In [2]:"))
    #expect(repl.screen.suffix(3) == ["0", "b", "In [2]:"])
  }

  @Test func escapeAndEnterTypedSlowlyRunACellToo() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("if True:\rprint(5)\u{1B}[A")
    #expect(repl.terminal.waits { $0.lines.last == "   ...:     print(5)" })
    repl.type("\u{1B}")
    usleep(300_000)
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
    #expect(repl.screen.suffix(2) == ["5", "In [2]:"])
  }

  @Test func keysOfEmacsCutPasteAndUndoByLine() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("if 1:\rfirst = second\u{17}\u{1}\u{B}")
    #expect(repl.prompts("   ...:"))
    repl.type("\u{19}third")
    #expect(repl.prompts("   ...:     first = third"))
    repl.type("\u{1F}")
    #expect(repl.prompts("   ...:     first ="))
    repl.type("\u{1B}b\u{1B}d")
    #expect(repl.prompts("   ...:      ="))
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
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [3]: kernel_", "kernel_a  kernel_b"] })
    repl.type("b\t")
    #expect(repl.prompts("In [3]: kernel_b"))
    repl.type("\r")
    #expect(repl.shows("Out[3]: 2"))
  }

  @Test func anOpenParenthesisShowsTheSignatureUntilTheNextKey() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("conv_out(\t")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("conv_out(w, k, s=1") } })
    #expect(repl.terminal.cursor.column == 17)
    repl.type("5, k\t")
    #expect(repl.terminal.waits { $0.lines.contains("In [1]: conv_out(5, k=") })
    repl.type("3)")
    #expect(repl.prompts("In [1]: conv_out(5, k=3)"))
  }

  @Test func completesFilesAndLessons() throws {
    home.write("data/first.npy", [])
    home.write("data/second/x", [])
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("open('\(home.path)/data/f\t")
    #expect(repl.prompts("In [1]: open('\(home.path)/data/first.npy"))
    repl.type("\u{15}:lesson \(home.path)/data/s\t")
    #expect(repl.prompts("In [1]: :lesson \(home.path)/data/second/"))
  }

  @Test func completesCommands() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type(":out\t")
    #expect(repl.prompts("In [1]: :outline"))
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

  @Test func aPasteDuringACellWaitsForThePrompt() throws {
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("import time; print('on'); time.sleep(0.5)\r")
    #expect(repl.shows("on"))
    repl.terminal.paste("for i in range(2):\n    x = i\n\n    y = x\n")
    let pasted = ["In [2]: for i in range(2):", "   ...:     x = i", "   ...:", "   ...:     y = x", "   ...:"]
    #expect(repl.terminal.waits { $0.lines.suffix(5) == pasted })
  }

  @Test func aPasteAfterTheUsersOwnEditorIsStillOne() throws {
    let repl = try REPLSession.inEditor(home: home, "printf '\\033[?2004h\\033[?2004l'; sed -i s/3/4/ \"$1\"")
    #expect(repl.prompts("In [1]: c = 4"))
    repl.type("A")
    repl.terminal.paste(" +\n1")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [1]: c = 4 +", "   ...: 1"] })
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

  @Test func viKeysForALineActOnTheLineOfTheCursor() throws {
    home.write(".editrc", Array("bind -v\n".utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.terminal.paste("if True:\n    ab = 1\n    cd = 2\n    ef = 3")
    #expect(repl.prompts("   ...:     ef = 3"))
    repl.type("\u{1B}")
    usleep(60_000)
    // In command mode: to the line's ends, and inserted there.
    repl.type("k0ix\u{1B}")
    usleep(60_000)
    #expect(repl.shows("   ...: x    cd = 2"))
    repl.type("x$a0\u{1B}")
    usleep(60_000)
    #expect(repl.shows("   ...:     cd = 20"))
    repl.type("^i_\u{1B}")
    usleep(60_000)
    #expect(repl.shows("   ...:     _cd = 20"))
    repl.type("$10hiZ\u{1B}")
    usleep(60_000)
    #expect(repl.shows("   ...:  Z   _cd = 20"))
    repl.type("x:kdd")
    #expect(
      repl.terminal.waits {
        $0.lines.suffix(3) == ["In [1]: if True:", "   ...:     _cd = 20", "   ...:     ef = 3"]
      })
    repl.type("ccgh = 4\u{1B}")
    usleep(60_000)
    #expect(repl.shows("   ...:     gh = 4"))
    repl.type("0d$jdwSij = 5\u{1B}")
    usleep(60_000)
    #expect(
      repl.terminal.waits { $0.lines.suffix(3) == ["In [1]: if True:", "   ...:", "   ...: ij = 5"] })
    repl.type("Az\u{1B}")
    usleep(60_000)
    #expect(repl.prompts("   ...: ij = 5z"))
    repl.type("ok\u{1B}")
    usleep(60_000)
    #expect(repl.prompts("   ...: k"))
    repl.type("ddk2dd")
    #expect(repl.terminal.waits { $0.lines.last == "In [1]: if True:" })
  }

  @Test func viPutsBackWhatItCutLast() throws {
    home.write(".editrc", Array("bind -v\n".utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.terminal.paste("if True:\n    ab = 1\n    cd = 2")
    #expect(repl.prompts("   ...:     cd = 2"))
    repl.type("\u{1B}")
    usleep(60_000)
    repl.type("kddp")
    #expect(
      repl.terminal.waits {
        $0.lines.suffix(3) == ["In [1]: if True:", "   ...:     cd = 2", "   ...:     ab = 1"]
      })
    repl.type("kyy2P")
    #expect(
      repl.terminal.waits {
        $0.lines.suffix(4) == Array(repeating: "   ...:     cd = 2", count: 3) + ["   ...:     ab = 1"]
      })
    // A word is libedit's to cut and to put back, letters and the rest of a line are ours.
    repl.type("dwp")
    #expect(repl.shows("   ...:     =cd  2"))
    repl.type("^2xp")
    #expect(repl.shows("   ...:     d=c  2"))
    repl.type("Dp")
    #expect(repl.shows("   ...:     d=c  2"))
    repl.type("^yw$p")
    #expect(repl.shows("   ...:     d=c  2d"))
  }

  @Test func theEditorOfTheEnvironmentSaysWhoseKeysAreUsed() throws {
    let repl = try REPLSession(home: home, variables: ["EDITOR": "/usr/bin/vim"])
    #expect(repl.prompts("In [1]:"))
    repl.type("if 1:\rab\u{1B}")
    #expect(repl.terminal.waits { $0.lines.last == "   ...:     ab" && $0.cursor.column == 13 })
    repl.type("kx")
    #expect(repl.terminal.waits { $0.lines.contains("In [1]: if 1") })
    repl.type("A:")
    #expect(repl.terminal.waits { $0.lines.contains("In [1]: if 1:") })
    repl.type("\u{1B}\r")
    #expect(repl.terminal.waits { $0.lines.contains { $0.hasPrefix("NameError: name 'ab' is not defined") } })
  }

  @Test func aTerminalThatCannotMoveItsCursorReadsLines() throws {
    let repl = try REPLSession(home: home, variables: ["TERM": "dumb"])
    #expect(repl.prompts("In [1]:"))
    repl.type("for i in range(2):\r")
    #expect(repl.prompts("   ...:"))
    repl.type("    print(i)\r")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["   ...:     print(i)", "   ...:"] })
    repl.type("\r")
    #expect(repl.prompts("In [2]:"))
    #expect(repl.screen.suffix(3) == ["0", "1", "In [2]:"])
    repl.type("half")
    #expect(repl.prompts("In [2]: half"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [2]:"))
    repl.type("predict('?', 4)\r")
    #expect(repl.prompts("? ?"))
    repl.type("4\r")
    #expect(repl.shows("✓ yes, 4"))
    #expect(!repl.terminal.text.contains("\u{1B}"))
    repl.type("\u{4}")
    #expect(repl.terminal.waitsForEnd())
    #expect(repl.terminal.exitCode == 0)
  }

  @Test(arguments: ["C", "POSIX", "xx_YY"]) func lettersBeyondASCIIUnderAnyLocale(locale: String) throws {
    let repl = try REPLSession(home: home, variables: ["LC_ALL": locale])
    #expect(repl.prompts("In [1]:"))
    repl.type("'é画ü'")
    #expect(repl.prompts("In [1]: 'é画ü'"))
    repl.type("\r")
    #expect(repl.shows("Out[1]: 'é画ü'"))
  }

  @Test func aCellTallerThanTheWindowIsEditedAroundTheCursor() throws {
    let repl = try REPLSession(home: home, rows: 10)
    #expect(repl.prompts("In [1]:"))
    repl.terminal.paste("x = [\n" + (1...20).map { "  \($0),\n" }.joined() + "]")
    #expect(repl.terminal.waits { $0.lines.count == 10 && $0.lines.last == "   ...: ]" })
    repl.type(String(repeating: "\u{1B}[A", count: 21) + "\u{1}y = ")
    #expect(repl.terminal.waits { $0.lines.first == "In [1]: y = x = [" })
    repl.type("\u{1B}\ry[7]\r")
    #expect(repl.shows("Out[2]: 8"))
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
