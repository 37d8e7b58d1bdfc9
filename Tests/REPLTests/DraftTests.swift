import Testing

@testable import convbook

@Suite struct DraftTests {
  @Test func cutsWordsAndLines() {
    var draft = Draft("a = first_name\nb", cursor: 14)
    #expect(draft.cut(from: draft.wordStart) == "first_name")
    #expect(draft.cutToLineEnd() == "\n")
    #expect(draft.text == "a = b")
    #expect(draft.cutToLineStart() == "a = ")
  }

  @Test func viStandsOnALetter() {
    var draft = Draft("ab\n\nc", cursor: 2)
    draft.stepOntoLetter()
    #expect(draft.cursor == 1)
    draft.move(to: 3)
    draft.stepOntoLetter()
    #expect(draft.cursor == 3)
    #expect(draft.cutToLineEnd(joins: false) == "")
  }

  @Test func viCutsLettersWithinTheLineAndPutsThemBack() {
    var draft = Draft("ab\nce\u{301}f\ng", cursor: 4)
    #expect(draft.cutLetters(9) == "e\u{301}f")
    #expect(draft.cutLetters(-9) == "c")
    draft.put("xy", asLines: false, behind: true)
    #expect(draft.text == "ab\nxy\ng" && draft.cursor == 4)
    draft.put("z", asLines: false, behind: true)
    #expect(draft.text == "ab\nxyz\ng")
    draft.put("  l\nm", asLines: true, behind: true)
    #expect(draft.text == "ab\nxyz\n  l\nm\ng" && draft.cursor == 9)
    draft.move(to: 1)
    draft.put("n", asLines: true, behind: false)
    #expect(draft.text == "n\nab\nxyz\n  l\nm\ng" && draft.cursor == 0)
  }

  @Test func stepsOverWhatAReaderSeesAsOneCharacter() {
    var draft = Draft("e\u{301}x")
    draft.step(-1)
    draft.step(-1)
    #expect(draft.cursor == 0)
    draft.eraseForward()
    #expect(draft.text == "x")
  }

  @Test(arguments: [
    ("if a:\n    b\n    else", "if a:\n    b\nelse:"),
    ("for a in b:\n    if a:\n        c\n        else", "for a in b:\n    if a:\n        c\n    else:"),
    ("if a:\n    if b: c\n    else", "if a:\n    if b: c\n    else:"),
    ("try:\n    a\n    except ValueError as e", "try:\n    a\nexcept ValueError as e:"),
    ("x = {\n    else", "x = {\n    else:"),
    ("    lambda else", "    lambda else:"),
  ]) func aColonMovesABlockOutToItsPartner(typed: String, becomes: String) {
    var draft = Draft(typed)
    draft.insertColon()
    #expect(draft.text == becomes)
    #expect(draft.after.isEmpty)
  }

  @Test func indentationGoesStepByStep() {
    var draft = Draft("      x", cursor: 6)
    draft.erase()
    #expect(draft.text == "    x")
    draft.dedentLine()
    draft.dedentLine()
    #expect(draft.text == "x")
  }
}
