import Limits
import Testing

@testable import Interpreter

@Suite struct TextTests {
  @Test func storesTheNarrowestWidth() {
    #expect(!Text("naïve").isWide)
    #expect(Text("€").isWide)
    #expect(!Text("a€b").slice(2, 3).isWide)
    #expect(Text("a€b").slice(0, 1) == Text("a"))
  }

  @Test func countsCodePointsNotCharacters() {
    let text = Text("e\u{301}👩‍🚀")
    #expect(text.count == 5)
    #expect(Array(text.codePoints) == [0x65, 0x301, 0x1F469, 0x200D, 0x1F680])
    #expect(text.string == "e\u{301}👩‍🚀")
  }

  @Test func holdsLoneSurrogates() {
    let text = Text(codePoints: [0x61, 0xD800])
    #expect(text.firstSurrogate == 1)
    #expect(text.string == "a\u{FFFD}")
    #expect(text.backslashReplaced() == "a\\ud800")
  }

  @Test func appendingNeverChangesASharedText() {
    var text = Text("ab") + Text("c")
    text.append(Text("d"))
    let copy = text
    text.append(Text("€"))
    #expect(copy == "abcd")
    #expect(text == "abcd€")
    #expect(copy.hash == Text("abcd").hash)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 40])
  func equalTextsHashAlikeHoweverTheyWereMade(length: Int) throws {
    let whole = try Text("xy").repeated(length, charge: Text.Charge())
    var grown = TextBuilder()
    for _ in 0..<length {
      grown.append(codePoint: 0x78)
      grown.append("y")
    }
    #expect(whole == grown.text)
    #expect(whole.hash == grown.text.hash)
    #expect(whole.compare(grown.text) == 0)
  }

  @Test func aRepetitionIsChargedBeforeItIsMade() {
    let charge = Text.Charge(Limits(budget: Budget(bytes: 10)))
    #expect(throws: LimitError.memory(requested: 12, used: 0, allowed: 10)) {
      _ = try Text("abc").repeated(4, charge: charge)
    }
    #expect(throws: LimitError.self) { _ = try Text("abc").repeated(.max / 2, charge: Text.Charge()) }
  }

  @Test func hostileSearchesStayLinear() throws {
    let text = try Text("a").repeated(200_000, charge: Text.Charge())
    let needle = try Text("a").repeated(100_000, charge: Text.Charge()) + Text("b")
    #expect(text.find(needle) == nil)
    #expect((text + Text("b")).find(needle) == 100_000)
    #expect((text + Text("b")).count(of: needle) == 1)
  }
}
