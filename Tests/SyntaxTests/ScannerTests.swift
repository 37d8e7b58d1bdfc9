import Syntax
import Testing

@Suite struct ScannerTests {
  private func kinds(_ text: String) throws -> [TokenKind] {
    try scan(Source(name: "<test>", text: text)).map(\.kind)
  }

  @Test func indentationBecomesTokens() throws {
    #expect(
      try kinds("if x:\n  y\n\n  # comment\nz") == [
        .if, .name, .colon, .newline, .indent, .name, .newline, .dedent, .name, .newline, .end,
      ])
  }

  @Test func linesJoinInsideBracketsAndAfterABackslash() throws {
    #expect(
      try kinds("(\n  a\n)\nb \\\n  c") == [
        .leftParen, .name, .rightParen, .newline, .name, .name, .newline, .end,
      ])
  }

  @Test func theLongestOperatorWins() throws {
    #expect(
      try kinds("**=**-> ->...:=:") == [
        .doubleStarEqual, .doubleStar, .arrow, .arrow, .ellipsis, .colonEqual, .colon, .newline, .end,
      ])
  }

  @Test func keywordsAreWholeWords() throws {
    #expect(try kinds("iff if_ If if") == [.name, .name, .name, .if, .newline, .end])
  }

  @Test func tokensPrintOneOnALine() throws {
    let source = Source(name: "<test>", text: "é = 'a'\n")
    #expect(
      dump(tokens: try scan(source), of: source)
        == "1:0-1:2 name é\n1:3-1:4 =\n1:5-1:8 string 'a'\n1:8-1:8 newline\n1:8-1:8 end\n")
  }
}
