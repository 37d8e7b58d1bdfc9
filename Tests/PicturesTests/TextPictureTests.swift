import Datasets
import Limits
import Tensors
import Testing

@testable import Pictures

/// A ramp with a bump: every grey, no symmetry.
private func hill(width: Int, height: Int) -> [Double] {
  (0..<width * height).map { index in
    let (row, column) = (index / width, index % width)
    return Double(row * 3 + column * 2) + (row > height / 2 && column < width / 3 ? 40 : 0)
  }
}

private func hillRaster(_ width: Int, _ height: Int) throws -> Raster {
  try Raster(values: hill(width: width, height: height), width: width, height: height)
}

@Suite struct TextPictureTests {
  @Test func asciiHasALineForEveryPixelRowWhileItFits() throws {
    let picture = try hillRaster(12, 16)
    #expect(picture.lines(.ascii, width: 80).count == 16)
    #expect(picture.lines(.ascii, width: 12).count == 16)
    try expectGolden("ascii-12x16", picture.lines(.ascii, width: 80))
  }

  @Test(arguments: [4, 7, 20, 40, 79, 80, 200])
  func everyStyleFitsTheWidth(_ width: Int) throws {
    for picture in [try hillRaster(12, 16), try hillRaster(300, 5), try hillRaster(5, 300)] {
      for marked in [picture, picture.marking(Window(row: 1, column: 1, height: 3, width: 3))] {
        for line in marked.lines(.ascii, width: width) + marked.lines(.halfBlock(.none), width: width) {
          #expect(line.count <= width)
        }
        for line in marked.lines(.halfBlock(.full), width: width) {
          #expect(line.filter { $0 == "▀" }.count <= width)
        }
        #expect(marked.lines(.ascii, width: width, rows: 50).count <= 50)
      }
    }
  }

  /// The picture that the first lecture opens with.
  @Test func lincolnHasSixteenLinesAndAnExactFile() throws {
    let engine = Engine(limits: Limits())
    let picture = try Raster(LectureGrids.lincoln().tensor(on: engine))
    try expectGolden("lincoln", picture.lines(.ascii, width: 80))
    try expectGolden(
      "lincoln-window",
      picture.marking(Window(row: 3, column: 2, height: 3, width: 3)).lines(.ascii, width: 80))
    let file = try PictureFormat.pgm.encode(picture.stored())
    #expect(try ImageFile.decode(file, path: "x").samples.reduce(0) { $0 + Int($1) } == 27_773)
    #expect(try PictureFormat.pgm.encode(ImageFile.decode(file, path: "x")) == file)
  }

  @Test func aMontageShrinksWithoutGreyingAtItsGaps() throws {
    let tile = try Raster(values: [0, 1, 1, 0], width: 2, height: 2).enlarged(by: 20)
    let montage = try Raster.montage([tile, tile, tile, tile])
    try expectGolden("montage-in-20", montage.lines(.ascii, width: 20))
  }

  @Test func aWindowFarAwayMarksNothing() throws {
    let picture = try hillRaster(3, 3)
    for far in [Int.min, -1000, 1000, Int.max] {
      let marked = picture.marking(Window(row: far, column: far, height: 3, width: 3))
      #expect(!marked.lines(.ascii, width: 80).joined().contains("["))
      #expect(!marked.enlarged(by: 5).lines(.ascii, width: 12).joined().contains("["))
      #expect(marked.stored().samples == picture.stored().samples.flatMap { [$0, $0, $0] })
    }
  }

  @Test func shrinkingKeepsTheProportions() throws {
    try expectGolden("ascii-120x60-in-40", try hillRaster(120, 60).lines(.ascii, width: 40))
  }

  @Test func signsAndStrangeValuesAreDistinct() throws {
    let values: [Double] = [-4, -3, -2, -1, 0, 1, 2, 3, 4, .nan, .infinity, -.infinity]
    let picture = try Raster(values: values, width: 12, height: 1, mapping: .signed())
    #expect(picture.lines(.ascii, width: 12) == ["%=~-.+*#@?!!"])
    #expect(picture.range == ValueRange(low: -4, high: 4))
  }

  @Test func windowStandsInBrackets() throws {
    let picture = try Raster(values: [0, 9, 9, 0, 9, 9, 0, 0, 9], width: 3, height: 3)
      .marking(Window(row: 0, column: 1, height: 2, width: 2))
    #expect(picture.lines(.ascii, width: 80) == ["  [@ @]", "  [@ @]", "     @"])
  }

  @Test func halfBlocks() throws {
    let picture = try Raster(values: [0, 255, 255, 0, 0, 128], width: 2, height: 3)
    #expect(picture.lines(.halfBlock(.none), width: 2) == ["▄▀", ""])
    #expect(
      picture.lines(.halfBlock(.full), width: 2) == [
        "\u{1B}[38;2;0;0;0;48;2;255;255;255m▀\u{1B}[38;2;255;255;255;48;2;0;0;0m▀\u{1B}[0m",
        "\u{1B}[38;2;0;0;0;49m▀\u{1B}[38;2;128;128;128m▀\u{1B}[0m",
      ])
    #expect(
      picture.lines(.halfBlock(.palette256), width: 2).first
        == "\u{1B}[38;5;16;48;5;231m▀\u{1B}[38;5;231;48;5;16m▀\u{1B}[0m")
  }

  @Test func theStyleFollowsTheTerminal() {
    let full = ["LANG": "de_DE.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"]
    #expect(TextStyle(environment: full, isTerminal: true) == .halfBlock(.full))
    #expect(TextStyle(environment: full, isTerminal: false) == .ascii)
    let changes: [([String: String], TextStyle)] = [
      (["COLORTERM": ""], .halfBlock(.palette256)), (["NO_COLOR": "1"], .ascii), (["LC_ALL": "C"], .ascii),
      (["TERM": "dumb"], .ascii), (["TERM": "vt100", "COLORTERM": ""], .ascii),
    ]
    for (change, style) in changes {
      let environment = full.merging(change) { $1 }
      #expect(TextStyle(environment: environment, isTerminal: true) == style)
    }
  }

  @Test func constantAndExtremePicturesHaveNoDivisionByZero() throws {
    #expect(try Raster(values: [0, 0], width: 2, height: 1).samples == [0, 0])
    #expect(try Raster(values: [7, 7], width: 2, height: 1).samples == [128, 128])
    #expect(try Raster(values: [.nan, .nan], width: 2, height: 1).marks == [.notANumber, .notANumber])
    let largest = Double.greatestFiniteMagnitude
    #expect(try Raster(values: [-largest, 0, largest], width: 3, height: 1).samples == [0, 128, 255])
    let smallest = Double.leastNonzeroMagnitude
    #expect(try Raster(values: [0, smallest], width: 2, height: 1).samples.count == 2)
    #expect(try Raster(values: [0, 0], width: 2, height: 1, mapping: .signed()).samples == [128, 128])
  }

  @Test func montageLeavesGaps() throws {
    let tiles = try (0..<3).map { try Raster(values: [0, 1, 1, Double($0)], width: 2, height: 2) }
    let montage = try Raster.montage(tiles)
    #expect(montage.lines(.ascii, width: 5) == [" @  @", "@  @@", "", " +", "+@"])
    #expect(montage.isGray)
    #expect(throws: PictureError.unequalSizes) {
      try Raster.montage([tiles[0], try hillRaster(3, 3)])
    }
  }
}

@Suite struct TableAndBarTests {
  @Test func numbersAreRightAlignedAndTheWindowIsBracketed() {
    let table = NumberTable(values: [0, 1, 0, -10, 255, 1, 0, 1, 0], rows: 3, columns: 3)
    #expect(
      table.lines(width: 80, window: Window(row: 0, column: 1, height: 2, width: 2)) == [
        "   0 [  1  0]", " -10 [255  1]", "   0    1  0",
      ])
  }

  @Test func wideAndTallTablesLeaveOutTheMiddle() throws {
    let table = NumberTable(values: (0..<900).map(Double.init), rows: 30, columns: 30)
    let lines = table.lines(width: 40, maxRows: 6)
    #expect(lines.allSatisfy { $0.count <= 40 })
    try expectGolden("table-30x30-in-40", lines)
  }

  @Test func decimalsAreThoseThatTheNumbersNeed() {
    #expect(NumberText.column([1, -2, .nan]) == ["1", "-2", "nan"])
    #expect(NumberText.column([0.5, Double(Float(0.78))]) == ["0.50", "0.78"])
    #expect(NumberText.column([1.0 / 3, 2]) == ["0.3333", "2.0000"])
    #expect(NumberText.column([1e-5, 2.5e-7]) == ["1e-05", "2.5e-07"])
    #expect(NumberText.column([3e20, .infinity]) == ["3e+20", "inf"])
  }

  /// The values are CPython's: `f"{x:.2f}"`.
  @Test func fixedDecimalsRoundAsPythonDoes() {
    let cases = [
      (0.125, "0.12"), (0.375, "0.38"), (1.115, "1.11"), (2.675, "2.67"), (1.005, "1.00"), (-0.001, "0.00"),
      (99.995, "100.00"), (-12.345, "-12.35"),
    ]
    for (value, text) in cases { #expect(NumberText.fixed(value, decimals: 2) == text) }
  }

  @Test func blocksStandSideBySideWhereTheyFit() {
    let blocks = [
      TextBlock(title: "patch", lines: [" 0  1", " 1  1"]), TextBlock(title: "k", lines: [" 2"]),
    ]
    #expect(TextBlock.sideBySide(blocks, width: 10) == ["patch   k", " 0  1    2", " 1  1"])
    #expect(TextBlock.sideBySide(blocks, width: 9) == ["patch", " 0  1", " 1  1", "k", " 2"])
  }

  @Test func barsStayInTheirWidth() throws {
    let chart = BarChart(
      labels: ["Lincoln", "Washington", "Jefferson", "Obama"], values: [0.8, 0.1, 0.05, 0.05])
    try expectGolden("bars-ascii", chart.lines(.ascii, width: 40))
    try expectGolden("bars-blocks", chart.lines(.halfBlock(.none), width: 40))
    let strange = BarChart(labels: ["a\u{1B}[31m\nb"], values: [-1, .nan, .infinity, 0.5])
    #expect(
      strange.lines(.ascii, width: 20) == [
        "a?[...  -1.0  ------", "1        nan", "2        inf", "3        0.5  ###",
      ])
  }
}
