import PseudoTerminal
import Testing

@testable import convbook

@Suite struct HistoryTests {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func keep(_ cells: [String]) throws {
    let folder = try #require(StateFolder(environment: ["CONVBOOK_HOME": home.path + "/state"]))
    for cell in cells { HistoryFile(folder: folder).add(cell) }
  }

  @Test func aCellIsRecalledAndChangedAsOneBlockInALaterRun() throws {
    let first = try REPLSession(home: home)
    #expect(first.prompts("In [1]:"))
    first.type("if 1:\ra = 'größe'\r\r")
    #expect(first.prompts("In [2]:"))
    first.type("\u{4}")
    #expect(first.terminal.waitsForEnd())
    #expect(home.read("state/history")?.hasPrefix("_HiStOrY_V2_\n") == true)

    let second = try REPLSession(home: home)
    #expect(second.prompts("In [1]:"))
    second.type("\u{1B}[A")
    #expect(second.terminal.waits { $0.lines.suffix(2) == ["In [1]: if 1:", "   ...:     a = 'größe'"] })
    second.type("\u{1B}[A\u{7F}0:\r\u{1B}[B")
    #expect(second.terminal.waits { $0.lines.contains("In [1]: if 10:") })
    second.type("\u{3}")
    #expect(second.prompts("In [1]:"))
  }

  @Test func upGoesToOlderCellsThatBeginAsTyped() throws {
    try keep(["x = 1", "for i in x:\n    i", "y = 2", "x = 3", "z = 4"])
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("x =\u{1B}[A")
    #expect(repl.prompts("In [1]: x = 3"))
    repl.type("\u{1B}[A\u{1B}[A")
    #expect(repl.prompts("In [1]: x = 1"))
    repl.type("\u{1B}[B\u{1B}[B")
    #expect(repl.prompts("In [1]: x ="))
    repl.type("\u{15}\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A")
    #expect(repl.terminal.waits { $0.lines.suffix(2) == ["In [1]: for i in x:", "   ...:     i"] })
    repl.type("\u{1B}[A\u{1B}[A")
    #expect(repl.prompts("In [1]: x = 1"))
  }

  @Test func controlRSearchesAsYouType() throws {
    try keep(["kernel = 1", "image = 2", "Kernel = 3", "other = 4"])
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("typed\u{12}kern")
    #expect(repl.terminal.waits { $0.lines.dropLast().last == "In [1]: Kernel = 3" })
    repl.type("\u{12}")
    #expect(repl.terminal.waits { $0.lines.dropLast().last == "In [1]: kernel = 1" })
    repl.type("x")
    #expect(repl.terminal.waits { $0.lines.last?.hasPrefix("not found: kernx") == true })
    repl.type("\u{7}")
    #expect(repl.prompts("In [1]: typed"))
    repl.type("\u{12}image\u{1B}[C\u{5}0")
    #expect(repl.prompts("In [1]: image = 20"))
    repl.type("\u{3}")
    #expect(repl.prompts("In [1]:"))
    repl.type("\u{12}image\r")
    #expect(repl.prompts("In [2]:"))
  }

  @Test func aDamagedHistoryIsSurvived() throws {
    let lines = [Array("_HiStOrY_V2_\nbad\\04".utf8), [0xFF, 0xFE], Array("good\\0401\n\\000".utf8)]
    home.write("state/history", Array(lines.joined(separator: [0x0A])))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("\u{1B}[A\u{1B}[A")
    #expect(repl.prompts("In [1]: good 1"))
  }

  @Test func aDamagedFirstLineCostsNoHistory() throws {
    home.write("state/history", Array("_HiStXrY_V2_\nold\\040=\\0401\n".utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("new = 2\r")
    #expect(repl.prompts("In [2]:"))
    #expect(home.read("state/history") == "_HiStOrY_V2_\nold\\040=\\0401\nnew\\040=\\0402\n")
  }

  @Test func aHugeHistoryIsReadFromItsEndAndCutDown() throws {
    let line = Array((String(repeating: "x", count: 999) + "\n").utf8)
    home.write(
      "state/history",
      Array("_HiStOrY_V2_\n".utf8) + (0..<20_000).flatMap { _ in line } + Array("newest\\040=\\0401\n".utf8))
    let repl = try REPLSession(home: home)
    #expect(repl.prompts("In [1]:"))
    repl.type("\u{1B}[A")
    #expect(repl.prompts("In [1]: newest = 1"))
    repl.type("\rnewest + 1\r")
    #expect(repl.shows("Out[2]: 2"))
    let file = try #require(home.read("state/history", most: 32 << 20))
    #expect(file.utf8.count < 5 << 20)
    #expect(file.hasSuffix("newest\\040=\\0401\nnewest\\040+\\0401\n"))
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
}
