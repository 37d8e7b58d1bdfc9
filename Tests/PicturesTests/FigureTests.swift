import Limits
import Tensors
import Testing

@testable import Pictures

private let styles: [TextStyle] = [.ascii, .halfBlock(.none), .halfBlock(.full), .halfBlock(.palette256)]

/// Two training curves that cross.
private func curves(isLog: Bool = false) -> Figure {
  var panel = Panel()
  let steps = (0..<20).map(Double.init)
  panel.marks = [
    .line(Series(x: steps, y: steps.map { 2.5 / (1 + $0) }, label: "train", index: 0)),
    .line(Series(x: steps, y: steps.map { 0.5 + $0 * 0.03 }, label: "test", index: 1)),
  ]
  panel.title = "loss"
  panel.x.label = "epoch"
  panel.y.label = "cross entropy"
  panel.y.isLog = isLog
  panel.hasLegend = true
  return Figure(panels: [panel])
}

/// A disc in a plane, with a few points of two classes.
private func regions() throws -> Figure {
  let values = (0..<20 * 30).map { index -> Double in
    let (row, column) = (Double(index / 30) - 10, Double(index % 30) - 15)
    return row * row + column * column / 2 < 50 ? 1 : 0
  }
  let raster = try Raster(values: values, width: 30, height: 20, mapping: .classes)
  var panel = Panel()
  var points = Series(x: [-1, 0, 1.5], y: [-0.5, 0.1, 0.9])
  points.classes = [0, 1, 0]
  panel.marks = [.image(FigureImage(raster, left: -2, right: 2, bottom: 1, top: -1)), .points(points)]
  return Figure(panels: [panel])
}

private func boxes() throws -> Figure {
  let values = (0..<400).map { index in (5..<12).contains(index / 20) && (3..<9).contains(index % 20) ? 1.0 : 0
  }
  var panel = Panel()
  panel.isEqual = true
  panel.marks = [
    .image(
      FigureImage(try Raster(values: values, width: 20, height: 20), left: 0, right: 20, bottom: 20, top: 0)),
    .box(LabelledBox(left: 3, top: 5, right: 9, bottom: 12, label: "cat")),
  ]
  return Figure(panels: [panel])
}

private func bars() -> Figure {
  var panel = Panel()
  panel.marks = [.bars(Bars(Series(x: [0, 1, 2], y: [0.7, 0.25, -0.05])))]
  panel.x.ticks = ["cat", "dog", "bird"].enumerated().map { Tick(place: Double($0), label: $1) }
  return Figure(panels: [panel])
}

private func visible(_ line: String) -> Int {
  var count = 0
  var isEscape = false
  for character in line {
    if character == "\u{1B}" { isEscape = true } else if !isEscape { count += 1 }
    if isEscape, character == "m" { isEscape = false }
  }
  return count
}

@Suite struct FigureTests {
  @Test func figuresAreDrawnWithCharacters() throws {
    let space = TextSpace(style: .ascii, width: 60, rows: 16)
    let blocks = TextSpace(style: .halfBlock(.none), width: 60, rows: 16)
    try expectGolden("curves-ascii", curves().lines(space))
    try expectGolden("curves-braille", curves().lines(blocks))
    try expectGolden("curves-log", curves(isLog: true).lines(space))
    try expectGolden("regions-ascii", regions().lines(space))
    try expectGolden("boxes-ascii", boxes().lines(space))
    try expectGolden("bars-standing", bars().lines(space))
    try expectGolden("bars-standing-blocks", bars().lines(blocks))
  }

  /// What a file shows, drawn small with characters: lines, letters and the legend are where they belong.
  @Test func figuresAreDrawnWithPixels() throws {
    var figure = curves()
    (figure.width, figure.height) = (240, 160)
    let image = try #require(try figure.stored())
    #expect((image.width, image.height, image.channels) == (240, 160, 3))
    let light = (0..<240 * 160).map { 255 - Double(image.samples[3 * $0 + 1]) }
    let raster = try Raster(values: light, width: 240, height: 160)
    try expectGolden("curves-pixels", raster.lines(.ascii, width: 240))
  }

  @Test func panelsStandInAGridAndFitTheWidth() throws {
    let panels = try (0..<6).map { index -> Panel in
      var panel = index < 3 ? curves().panels[0] : try boxes().panels[0]
      (panel.row, panel.column) = (index / 3, index % 3)
      return panel
    }
    let figure = Figure(panels: panels, rows: 2, columns: 3, title: "six")
    for style in styles {
      for width in [20, 40, 80, 120, 200] {
        for line in figure.lines(TextSpace(style: style, width: width)) { #expect(visible(line) <= width) }
      }
    }
    #expect(try figure.stored() != nil)
  }

  @Test(arguments: [
    [.nan, .nan], [.infinity, 1], [0, 0], [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude],
    [.leastNonzeroMagnitude, .leastNormalMagnitude], [1e300, 1e-300], [], [3],
  ])
  func strangeNumbersAreDrawnOrLeftOut(_ values: [Double]) throws {
    for isLog in [false, true] {
      var panel = Panel()
      let series = Series(x: values, y: values.reversed(), label: "x")
      panel.marks = [
        .line(series), .points(series), .bars(Bars(series)), .area(series, base: values), .segments(series),
        .rule(at: values.first ?? 0, isHorizontal: true, series), .text(x: 0, y: values.first ?? 0, "t", nil),
        .box(LabelledBox(left: values.first ?? 0, top: 0, right: values.last ?? 0, bottom: .infinity)),
      ]
      (panel.x.isLog, panel.y.isLog, panel.hasLegend, panel.hasGrid) = (isLog, isLog, true, true)
      let figure = Figure(panels: [panel], width: 200, height: 150)
      for style in styles { #expect(!figure.lines(TextSpace(style: style, width: 40)).isEmpty) }
      #expect(try figure.stored() != nil)
    }
  }

  @Test func ticksAreRoundAndWithin() {
    #expect(
      Span(low: 0, high: 1, isLog: false).ticks(most: 5).map(\.label) == [
        "0.0", "0.2", "0.4", "0.6", "0.8", "1.0",
      ])
    #expect(Span(low: -7, high: 38, isLog: false).ticks(most: 5).map(\.label) == ["0", "10", "20", "30"])
    #expect(Span(low: 40, high: 0, isLog: false).ticks(most: 4).map(\.label) == ["0", "10", "20", "30", "40"])
    #expect(
      Span(low: 1e-4, high: 10, isLog: true).ticks(most: 9).map(\.label) == [
        "1e-4", "0.001", "0.01", "0.1", "1", "10",
      ])
    #expect(Span(low: 2, high: 9, isLog: true).ticks(most: 9).map(\.label) == ["2", "5"])
    #expect(Span(low: 0, high: 5e7, isLog: false).ticks(most: 3).map(\.label) == ["0", "2e7", "4e7"])
  }

  @Test func anAxisIsTurnedRoundWhateverItsEndsAre() {
    var panel = Panel()
    panel.marks = [.line(Series(x: [0, 1], y: [0, 10]))]
    let upright = panel.limits.y
    panel.y.isReversed = true
    #expect(panel.limits.y == (upright.high, upright.low))
    (panel.y.low, panel.y.high) = (0, 5)
    #expect(panel.limits.y == (5, 0))
  }

  @Test func aLegendHasItsTitle() throws {
    var figure = curves()
    figure.panels[0].legendTitle = "which set"
    let lines = figure.lines(TextSpace(style: .ascii, width: 60))
    let place = try #require(lines.firstIndex { $0.contains("which set") })
    #expect(lines[place + 1].contains("train"))
  }

  @Test func aGridOfPanelsBeyondMeasureIsDrawnAsACoarserOne() {
    let figure = Figure(panels: [Panel()], rows: .max, columns: .max)
    #expect(figure.lines(TextSpace(style: .ascii, width: 60)).allSatisfy { $0.count <= 60 })
  }

  @Test func aSentenceSaysWhatIsSeen() throws {
    #expect(
      curves().altText
        == "Loss: cross entropy over epoch: train goes from 2.500 to 0.1250, test goes from 0.5000 to 1.070.")
    #expect(Figure(panels: []).altText == "An empty figure.")
    func image(_ values: [Double]) throws -> String? {
      let raster = try Raster(values: values, width: 2, height: 1, mapping: .gray(low: 0, high: 1))
      var panel = Panel()
      panel.marks = [.image(FigureImage(raster, left: 0, right: 2, bottom: 1, top: 0))]
      return Figure(panels: [panel]).altText
    }
    #expect(try image([.nan, 0.5]) == "An image of 1 rows and 2 columns, values 0 to 1, 1 NaN.")
    #expect(try image([.nan, .nan]) == "An image of 1 rows and 2 columns, no finite value, 2 NaN.")
  }

  @Test func aFigureTooLargeIsRefused() {
    #expect(throws: PictureError.self) { try Figure(panels: [], width: 100_000, height: 100_000).stored() }
  }
}

@Suite struct ImagePictureTests {
  private func filters(_ count: Int, channels: Int, side: Int) throws -> ImagePicture {
    let values = (0..<count * channels * side * side).map { Double(($0 * 7919) % 101) / 50 - 1 }
    let length = channels * side * side
    let tiles = try (0..<count).map { index in
      let part = Array(values[index * length..<(index + 1) * length])
      return try channels == 3
        ? Raster(planes: part, width: side, height: side, mapping: .gray(low: -1, high: 1))
        : Raster(values: part, width: side, height: side, mapping: .signed(magnitude: 1))
    }
    return ImagePicture(
      tiles, noun: "filter", facts: ValueFacts(values, width: nil),
      origin: "(\(count), \(channels), \(side), \(side))")
  }

  @Test("AlexNet's 96 filters fit a screen, and it is said how", arguments: [24, 50])
  func ninetySixFiltersFitAScreen(_ height: Int) throws {
    let picture = try filters(96, channels: 3, side: 11)
    for style in styles {
      let lines = picture.lines(TextSpace(style: style, width: 80, rows: height - 7))
      #expect(lines.count <= height - 1)
      #expect(lines.allSatisfy { visible($0) <= 80 })
      #expect(lines.joined().contains("scaled to fit: each 11 x 11 drawn as"))
    }
  }

  @Test func oneImageHasAxesScaleAndSentence() throws {
    let values = (0..<12 * 16).map(Double.init)
    let raster = try Raster(values: values, width: 12, height: 16)
    let picture = ImagePicture(
      [raster], noun: "grey picture", facts: ValueFacts(values, width: 12), origin: "(16, 12) float32")
    try expectGolden("image-with-axes", picture.lines(TextSpace(style: .ascii, width: 80)))
    #expect(
      picture.altText
        == "A grey picture of 16 rows and 12 columns; values from 0 at row 0, column 0 to 191 at row 15, column 11, "
        + "mean 95.500.")
    try expectGolden(
      "filters-ascii", filters(12, channels: 1, side: 5).lines(TextSpace(style: .ascii, width: 60)))
  }

  @Test func confusionHasNamesTotalsAndRates() throws {
    let picture = ConfusionPicture(counts: [7, 2, 1, 10], names: ["car", "truck"], showsRates: false)
    try expectGolden("confusion", picture.lines(TextSpace(style: .ascii, width: 60)))
    let many = ConfusionPicture(
      counts: (0..<400).map { Double($0 % 7) }, names: (0..<20).map { "a long name \($0)" }, showsRates: true)
    for line in many.lines(TextSpace(style: .ascii, width: 60)) { #expect(line.count <= 60) }
    #expect(try many.stored() != nil)
  }
}

@Suite struct ColourTests {
  @Test func amountsClimbInLightnessStepByStep() {
    let lightness = (0...255).map { Int(Colour(sequential: UInt8($0)).lightness) }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(lightness[0] < 30 && lightness[255] > 200)
  }

  /// Red-green blindness leaves blue against yellow and lightness: neighbouring series differ in one of them.
  @Test func neighbouringSeriesDifferWithoutRedAndGreen() {
    func seen(_ index: Int) -> (lightness: Int, blue: Int) {
      let colour = Colour(series: index)
      return (Int(colour.lightness), Int(colour.blue) - (Int(colour.red) + Int(colour.green)) / 2)
    }
    for index in 0..<4 {
      for other in index + 1...4 {
        let (a, b) = (seen(index), seen(other))
        #expect(abs(a.lightness - b.lightness) + abs(a.blue - b.blue) > 30, "\(index) and \(other)")
      }
    }
  }

  @Test func coloursHaveNames() {
    #expect(Colour(named: "red") == Colour(red: 255, green: 0, blue: 0))
    #expect(Colour(named: "#0f8") == Colour(red: 0, green: 255, blue: 136))
    #expect(Colour(named: "#102030") == Colour(red: 16, green: 32, blue: 48))
    #expect(Colour(named: "C1") == Colour(series: 1))
    #expect(Colour(named: "0.5") == Colour(gray: 128))
    for name in ["", "rad", "#12", "2.5", "c-1", "#-12345"] { #expect(Colour(named: name) == nil, "\(name)") }
  }
}
