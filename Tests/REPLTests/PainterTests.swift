import PseudoTerminal
import Testing

@testable import convbook

@Suite struct PainterTests {
  private static func picture(_ draft: Draft, styled: Bool, columns: Int) -> CellPicture {
    let styles = styled ? draft.scalars.indices.map { $0 % 5 == 0 ? "1" : "" } : []
    return CellPicture(
      draft, styles: styles, first: ">>> ", later: "... ", promptStyle: styled ? "32" : "", columns: columns)
  }

  /// Whatever stood there before, the screen shows the last picture as if it were the only one.
  @Test(arguments: [7, 8, 20]) func drawsDifferencesAsIfAfresh(columns: Int) {
    var random = SystemRandomNumberGenerator()
    let pieces = ["a", "bc", "\n", "画", "e\u{301}", "\t", "    ", "longer than a row", "\u{7}"]
    for _ in 0..<50 {
      var screen = ScreenModel(columns: columns, rows: 60)
      screen.write("above\r\n")
      var painter = Painter()
      var draft = Draft("")
      for _ in 0..<30 {
        if draft.scalars.count > 120 || Bool.random(using: &random) {
          draft.move(to: Int.random(in: 0...draft.scalars.count, using: &random))
        }
        if draft.scalars.count > 120 { draft.cut(from: 0) }
        draft.insert(pieces.randomElement(using: &random) ?? "")
        let picture = Self.picture(draft, styled: Bool.random(using: &random), columns: columns)
        screen.write(painter.change(to: picture))
        var fresh = ScreenModel(columns: columns, rows: 60)
        var other = Painter()
        fresh.write("above\r\n" + other.change(to: picture))
        #expect(screen.lines == fresh.lines, "\(draft)")
        #expect(screen.cursor == fresh.cursor, "\(draft)")
        #expect(!screen.isStyled)
      }
    }
  }

  @Test func rowsEndAtTheMarginAndWideLettersStayWhole() {
    var screen = ScreenModel(columns: 8, rows: 6)
    var painter = Painter()
    screen.write(painter.change(to: Self.picture(Draft("abc画x"), styled: false, columns: 8)))
    #expect(screen.lines == [">>> abc", "画x"])
    #expect(screen.cursor == (1, 3))
    screen.write(painter.change(to: Self.picture(Draft("abcd"), styled: false, columns: 8)))
    #expect(screen.lines == [">>> abcd"])
    #expect(screen.cursor == (1, 0))
  }
}
