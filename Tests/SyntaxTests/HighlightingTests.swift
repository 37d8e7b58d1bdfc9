import Syntax
import Testing

@Suite struct HighlightingTests {
  /// The pieces as `kind:text`.
  private func pieces(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return highlights(of: text).map { range, piece in
      "\(piece.rawValue):\(String(decoding: bytes[range], as: UTF8.self))"
    }
  }

  @Test func tellsWordsApart() {
    #expect(
      pieces("def f(x):  # why\n    return 'é' + 2 if x else None\n# end") == [
        "keyword:def", "definition:f", "comment:# why", "keyword:return", "string:'é'", "number:2",
        "keyword:if",
        "keyword:else", "constant:None", "comment:# end",
      ])
  }

  @Test func unfinishedTextKeepsItsColours() {
    #expect(pieces("x = 'abc") == ["string:'abc"])
    #expect(pieces("x = 'abc\ny = 2") == ["string:'abc", "number:2"])
    #expect(pieces("x = \"\"\"abc\nif 2") == ["string:\"\"\"abc\nif 2"])
    #expect(pieces("f(1,\n  2") == ["number:1", "number:2"])
    #expect(pieces("a ? 1\nb = 2)\nif 3") == ["number:1", "number:2", "keyword:if", "number:3"])
    #expect(pieces("  x\n y = 1\n0x") == ["number:1"])
    #expect(pieces("") == [])
  }
}
