import PseudoTerminal
import Testing

@Suite struct ScreenModelTests {
  private func screen(_ text: String) -> [String] {
    var screen = ScreenModel(columns: 6, rows: 3)
    screen.write(text)
    return screen.lines
  }

  @Test func drawsAsATerminalDoes() {
    #expect(screen("abc\u{1B}[2Dx\r\nd") == ["axc", "d"])
    #expect(screen("abcdefg") == ["abcdef", "g"])
    #expect(screen("abcdef\r\ng") == ["abcdef", "g"])
    #expect(screen("a\r\nb\r\nc\r\nd") == ["b", "c", "d"])
    #expect(screen("abcdef\u{1B}[3G\u{1B}[K") == ["ab"])
    #expect(screen("abc\r\u{1B}[@x\u{1B}[P") == ["xbc"])
    #expect(screen("12345画") == ["12345", "画"])
  }
}
