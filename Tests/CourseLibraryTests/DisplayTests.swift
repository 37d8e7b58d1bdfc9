import CourseLibrary
import Pictures
import Testing

@Suite struct DisplayTests {
  private func shown(_ script: String) throws -> DisplayItem {
    let bench = Bench()
    try bench.run(script)
    return try #require(bench.items.first)
  }

  @Test func aPictureHasEveryForm() throws {
    let item = try shown("show(tensor([[0, 255]], dtype=uint8), title='Left & right!')")
    let lines = item.plainText().split(separator: "\n")
    #expect(lines[0] == "Left & right!")
    #expect(lines[1] == "0   @@")
    #expect(item.altText?.hasPrefix("Left & right!. A grey picture of 1 row and 2 columns") == true)
    #expect(item.suggestedName == "left-right")
    #expect(try item.png()?.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    let file = try #require(try item.file())
    #expect(file.fileExtension == "pgm")
    #expect(file.bytes == Array("P5\n2 1\n255\n".utf8) + [0, 255])
  }

  @Test func aSignedPictureIsStoredInColour() throws {
    let item = try shown("show(tensor([[-1.0, 1.0]]), kind='signed')")
    #expect(try item.file()?.fileExtension == "ppm")
    #expect(item.suggestedName == "picture")
  }

  @Test func numbersAreTextOnly() throws {
    let item = try shown("show(ones(2, 2), kind='numbers')")
    #expect(try item.png() == nil)
    #expect(try item.file() == nil)
  }

  @Test func linesFitTheTerminal() throws {
    let item = try shown("show(rand(40, 300))")
    for style in [TextStyle.ascii, .halfBlock(.none)] {
      let lines = item.terminalLines(TextSpace(style: style, width: 60))
      #expect(lines.allSatisfy { $0.count <= 60 })
    }
  }

  @Test("every verb has help") func help() throws {
    for name in CourseLibrary.verbNames { #expect(CourseLibrary.help(for: name) != nil, "\(name)") }
    #expect(
      CourseLibrary.help(for: "conv_out")?.hasPrefix("conv_out(w, k, s=1, p=0, d=1)\nThe output size") == true)
    #expect(CourseLibrary.help(for: "Tensor.sum")?.hasPrefix("Tensor.sum(self, dim=None") == true)
    #expect(CourseLibrary.help(for: "glyphs.draw") != nil)
    #expect(CourseLibrary.help(for: "nothing") == nil)
  }
}
