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

  @Test func numbersOfManyMatricesAreManyTables() throws {
    let lines = try shown("show(tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), kind='numbers')").terminalLines(
      TextSpace(style: .ascii, width: 80))
    #expect(lines == ["[0]     [1]", " 1  2    5  6", " 3  4    7  8"])
  }

  @Test func aCurveLiesWhereItsEndsAndPairsSay() throws {
    let ends = try shown("show([1.0, 2.0, 3.0], kind='curve', extent=(-90, 90))").terminalLines(
      TextSpace(style: .ascii, width: 80)
    ).joined()
    #expect(ends.contains("-50") && ends.contains("50") && !ends.contains("step"))
    let pairs = try shown("show({'a': ([0, 10, 40], [1.0, 2.0, 3.0])}, kind='curve')").terminalLines(
      TextSpace(style: .ascii, width: 80)
    ).joined()
    #expect(pairs.contains("40"))
  }

  @Test func aMontageThatShrinksSaysHowManyColumnsWouldNot() throws {
    let lines = try shown("show(rand(24, 3, 11, 11), columns=12)").terminalLines(
      TextSpace(style: .ascii, width: 80))
    #expect(lines.joined(separator: " ").contains("columns=6 draws them whole"))
  }

  @Test(
    "a batch is no bank of Keras's kernels",
    arguments: [
      ("torch.rand(1,1,28,30)", "grey picture of 28 rows and 30 columns"),
      ("torch.rand(3,3,32,48)", "3 colour pictures"),
      ("torch.rand(8,8,26,24)", "64 grey maps"),
      ("torch.rand(3,3,1,8)", "8 grey filters of 3 rows"),
      ("np.ones((3,3,32,48))", "1536 grey filters of 3 rows"),
      ("torch.randn(8,4,3,3)", "32 signed filters of 3 rows and 3 columns"),
    ])
  func batchesAndKernels(value: String, said: String) throws {
    let alt = try shown("import torch\nimport numpy as np\nshow(\(value))").altText
    #expect(alt?.contains(said) == true, "\(alt ?? "nothing")")
  }

  @Test func aKindThatIsNamedKeepsTheOrderOfTheAxes() throws {
    let batch = try shown("show(rand(3, 3, 1, 8), kind='batch')").altText
    #expect(batch?.contains("3 colour pictures of 1 row and 8 columns") == true, "\(batch ?? "nothing")")
    let filters = try shown("show(rand(3, 3, 32, 48), kind='filters')").altText
    #expect(filters?.contains("filters of 3 rows and 3 columns") == true, "\(filters ?? "nothing")")
  }

  @Test func aHeatMapWithoutColoursIsDrawnAlone() throws {
    let item = try shown(
      "show(tensor([[0.0, 1.0], [0.0, 0.0]]), kind='heat', over=tensor([[1.0, 0.0], [1.0, 1.0]]))")
    let lines = item.terminalLines(TextSpace(style: .ascii, width: 80))
    #expect(lines.contains { $0.contains("Without colours the map alone is drawn") })
    #expect(lines.first?.hasSuffix("@@") == true, "\(lines)")
  }

  @Test func theNoteOfAHeatMapFitsANarrowTerminal() throws {
    let item = try shown("show(tensor([[0.0, 1.0]]), kind='heat', over=tensor([[1.0, 0.0]]))")
    let lines = item.terminalLines(TextSpace(style: .ascii, width: 40))
    #expect(lines.allSatisfy { $0.count <= 40 }, "\(lines)")
  }

  @Test func veryManyClassesAreGroupedAtOnceAndNamedInPart() throws {
    let item = try shown("show(rand(20000, 2), labels=list(range(20000)))")
    let lines = item.terminalLines(TextSpace(style: .ascii, width: 80))
    #expect(lines.contains { $0.contains("and 19970 more") }, "\(lines.suffix(5))")
    #expect(lines.count < 60)
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
