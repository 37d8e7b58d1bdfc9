// A panel drawn with characters.
//
//     loss
//      2 |*
//        | *
//      1 |  **
//        |    ****        the frame keeps a column for the numbers of y on the left
//      0 |        ****    and a row for those of x below
//        +-------------
//         0     5    10
//
// Curves are dots of braille, images are half blocks, and where there is only ASCII a series has a character of its own.
// Later marks lie on earlier ones.

struct PanelText {
  private let panel: Panel
  private let style: TextStyle
  private let spans: (x: Span, y: Span)
  private let yTicks: [Tick]
  private let gutter: Int
  /// The area that marks are drawn in.
  private let width: Int
  private let height: Int
  private let top: Int
  private(set) var grid: CellGrid
  /// How images were scaled, for a note: their size and the size drawn.
  private(set) var scaled: [String] = []

  /// Draws a panel at most `room` columns wide, its drawing area at most `rows` high.
  init(_ panel: Panel, style: TextStyle, room: Int, rows: Int) {
    self.panel = panel
    self.style = style
    spans = panel.spans
    let rows = max(2, rows)
    yTicks = panel.hasFrame ? panel.y.ticks ?? spans.y.ticks(most: max(2, rows / 3)) : []
    let labelWidth = yTicks.reduce(0) { max($0, $1.label.count) }
    gutter = panel.hasFrame ? min(labelWidth, room / 3) + 1 : 0
    let space = (width: max(2, room - gutter - (panel.hasFrame ? 1 : 0)), height: rows)
    (width, height) = PanelText.area(panel, spans, style, space)
    let titleRows = panel.title == nil ? 0 : 1
    let labelRows = panel.hasFrame && panel.y.label != nil ? 1 : 0
    top = titleRows + labelRows
    let below = panel.hasFrame ? 2 + (panel.x.label == nil ? 0 : 1) : 0
    let outer = max(gutter + width, min(room, panel.title?.count ?? 0))
    grid = CellGrid(width: outer, height: top + height + below)
    if let title = panel.title {
      grid.put(title, 0, max(0, min(gutter + (width - title.count) / 2, outer - title.count)))
    }
    drawMarks()
    if panel.hasFrame { drawFrame(labelRow: titleRows, below: below) }
  }

  /// The drawing area: all there is, or as much as keeps the proportions of an image. A character is two pixels high
  /// and one wide.
  private static func area(
    _ panel: Panel, _ spans: (x: Span, y: Span), _ style: TextStyle, _ space: (width: Int, height: Int)
  ) -> (width: Int, height: Int) {
    guard panel.isEqual else { return space }
    let (wide, high) = (abs(spans.x.high - spans.x.low), abs(spans.y.high - spans.y.low))
    guard wide > 0, high > 0, wide.isFinite, high.isFinite else { return space }
    var scale = min(Double(space.width) / wide, Double(2 * space.height) / high)
    // Pixels of an image keep one size: a whole number of half blocks, or of pairs of characters, and no more than four.
    if panel.marks.contains(where: \.isImage) {
      let unit = style.isUnicode ? 1.0 : 2
      if scale >= unit { scale = min(4, (scale / unit).rounded(.down) * unit) }
    }
    let columns = max(1, Int((wide * scale).rounded()))
    let rows = max(1, Int((high * scale / 2).rounded(.up)))
    return (min(space.width, columns), min(space.height, rows))
  }

  // MARK: Places

  private func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard let across = spans.x.share(x), let up = spans.y.share(y) else { return nil }
    return (across, 1 - up)
  }

  private func cell(_ x: Double, _ y: Double) -> (row: Int, column: Int)? {
    guard let (across, down) = place(x, y), (0...1).contains(across), (0...1).contains(down) else { return nil }
    return (min(height - 1, Int(down * Double(height))), min(width - 1, Int(across * Double(width))))
  }

  private mutating func put(_ character: Character, _ row: Int, _ column: Int, _ colour: Colour?) {
    guard (0..<height).contains(row), (0..<width).contains(column) else { return }
    grid.put(character, top + row, gutter + column, colour)
  }

  // MARK: Frame

  private mutating func drawFrame(labelRow: Int, below: Int) {
    let signs: (side: Character, foot: Character, corner: Character, tick: Character, mark: Character) =
      style.isUnicode ? ("│", "─", "└", "┴", "┤") : ("|", "-", "+", "+", "+")
    for row in 0..<height { grid.put(signs.side, top + row, gutter - 1) }
    grid.put(signs.corner, top + height, gutter - 1)
    for column in 0..<width { grid.put(signs.foot, top + height, gutter + column) }
    if let label = panel.y.label { grid.put(label, labelRow, max(0, gutter - 1)) }
    for tick in yTicks {
      guard let share = spans.y.share(tick.place), (-1e-9...1 + 1e-9).contains(share) else { continue }
      let row = min(height - 1, Int((1 - share) * Double(height)))
      grid.put(signs.mark, top + row, gutter - 1)
      let label = String(tick.label.prefix(gutter - 1))
      grid.put(label, top + row, gutter - 1 - label.count)
    }
    drawXTicks(tick: signs.tick)
    if let label = panel.x.label, below > 2 {
      grid.put(label, top + height + 2, max(gutter, gutter + (width - label.count) / 2))
    }
  }

  private mutating func drawXTicks(tick: Character) {
    var end = -1
    for mark in panel.x.ticks ?? spans.x.ticks(most: max(2, width / 8)) {
      guard let share = spans.x.share(mark.place), (-1e-9...1 + 1e-9).contains(share) else { continue }
      let column = min(width - 1, max(0, Int(share * Double(width))))
      let label = mark.label
      // A label that would run out at the right is pushed back; one that would touch the last is left out.
      let begin = max(0, min(gutter + column - label.count / 2, grid.width - label.count))
      guard begin > end else { continue }
      grid.put(tick, top + height, gutter + column)
      grid.put(label, top + height + 1, begin)
      end = begin + label.count
    }
  }

  // MARK: Marks

  private mutating func drawMarks() {
    for mark in panel.marksFromTheGround {
      switch mark {
      case .image(let image): draw(image)
      case .line(let series):
        if series.hasLine { for index in series.x.indices.dropLast() { segment(series, index, index + 1) } }
        if series.marker != nil || series.x.count == 1 { points(series) }
      case .segments(let series):
        for index in stride(from: 0, to: series.x.count - 1, by: 2) { segment(series, index, index + 1) }
      case .points(let series): points(series)
      case .bars(let bars): for index in bars.series.x.indices { bar(bars, index) }
      case .area(let series, let base): area(series, base)
      case .rule(let place, let isHorizontal, let series): rule(place, isHorizontal, series)
      case .box(let box): draw(box)
      case .text(let x, let y, let text, let colour):
        if let (row, column) = cell(x, y) {
          for (offset, character) in text.enumerated() { put(character, row, column + offset, colour) }
        }
      }
    }
  }

  /// The character of a series where colours do not tell it.
  static func sign(_ place: Int, _ style: TextStyle) -> Character {
    let signs = Array(style.isUnicode ? "●▲■◆✚✖▼★" : "*o+x#@%&")
    return signs[max(0, place) % signs.count]
  }

  private mutating func points(_ series: Series) {
    for index in series.x.indices {
      guard let (row, column) = cell(series.x[index], series.y[index]) else { continue }
      let sign: Character =
        series.marker == .dot && style.isUnicode ? "•" : PanelText.sign(series.place(of: index), style)
      put(sign, row, column, series.colour(of: index))
    }
  }

  private mutating func segment(_ series: Series, _ from: Int, _ to: Int) {
    guard let a = place(series.x[from], series.y[from]), let b = place(series.x[to], series.y[to]),
      let (start, end) = clipped(a, b)
    else { return }
    let (columns, rows) = style.isUnicode ? (2 * width, 4 * height) : (width, height)
    func dot(_ point: (x: Double, y: Double)) -> (x: Int, y: Int) {
      (min(columns - 1, Int(point.x * Double(columns))), min(rows - 1, Int(point.y * Double(rows))))
    }
    let sign = PanelText.sign(series.index, style)
    for (step, point) in steps(dot(start), dot(end)).enumerated() {
      if series.isDashed, style.isUnicode ? step / 2 % 2 == 1 : step % 2 == 1 { continue }
      if style.isUnicode {
        grid.dot(x: 2 * gutter + point.x, y: 4 * top + point.y, series.colour)
      } else {
        put(sign, point.y, point.x, nil)
      }
    }
  }

  private mutating func bar(_ bars: Bars, _ index: Int) {
    let corners = bars.corners(index)
    guard let a = place(corners.left, corners.bottom), let b = place(corners.right, corners.top) else { return }
    let columns = PanelText.cells(min(a.x, b.x), max(a.x, b.x), width)
    let colour = bars.series.colour(of: index)
    let ink: Character = style.isUnicode ? "█" : PanelText.sign(bars.series.index + 4, style)
    let (upper, lower) = (min(a.y, b.y), max(a.y, b.y))
    guard !bars.isHorizontal, style.isUnicode, bars.series.y[index] >= 0 else {
      for row in PanelText.cells(upper, lower, height) where a.x != b.x && a.y != b.y {
        for column in columns { put(ink, row, column, colour) }
      }
      return
    }
    // The upper end of a standing bar is drawn in eighths.
    let eighths = Array(" ▁▂▃▄▅▆▇█")
    for row in 0..<height {
      let reach = min(1, Double(row + 1) - max(0, upper) * Double(height))
      guard reach > 0.06, Double(row) < min(1, lower) * Double(height) else { continue }
      for column in columns { put(eighths[Int((reach * 8).rounded())], row, column, colour) }
    }
  }

  /// The cells between two shares, one at least.
  private static func cells(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
    let begin = min(count - 1, max(0, Int((min(2, max(-1, low)) * Double(count)).rounded())))
    let end = min(count, max(0, Int((min(2, max(-1, high)) * Double(count)).rounded())))
    return high < 0 || low > 1 ? 0..<0 : begin..<max(begin + 1, end)
  }

  private mutating func area(_ series: Series, _ base: [Double]) {
    for index in series.x.indices.dropLast() where index + 1 < base.count {
      guard let a = place(series.x[index], series.y[index]),
        let b = place(series.x[index + 1], series.y[index + 1]),
        let c = place(series.x[index], base[index]), let d = place(series.x[index + 1], base[index + 1])
      else { continue }
      for column in PanelText.cells(min(a.x, b.x), max(a.x, b.x), width) {
        let share =
          b.x == a.x ? 0 : min(1, max(0, ((Double(column) + 0.5) / Double(width) - a.x) / (b.x - a.x)))
        let (one, other) = (a.y + (b.y - a.y) * share, c.y + (d.y - c.y) * share)
        for row in PanelText.cells(min(one, other), max(one, other), height) {
          put(style.isUnicode ? "░" : ":", row, column, series.colour)
        }
      }
    }
  }

  private mutating func rule(_ value: Double, _ isHorizontal: Bool, _ series: Series) {
    guard let share = (isHorizontal ? spans.y : spans.x).share(value), (0...1).contains(share) else { return }
    if isHorizontal {
      let row = min(height - 1, Int((1 - share) * Double(height)))
      let sign: Character = style.isUnicode ? (series.isDashed ? "╌" : "─") : "-"
      for column in 0..<width { put(sign, row, column, series.colour) }
    } else {
      let column = min(width - 1, Int(share * Double(width)))
      let sign: Character = style.isUnicode ? (series.isDashed ? "╎" : "│") : "|"
      for row in 0..<height { put(sign, row, column, series.colour) }
    }
  }

  private mutating func draw(_ image: FigureImage) {
    guard let a = place(image.left, image.top), let b = place(image.right, image.bottom), image.raster.width > 0
    else { return }
    let across = PanelText.cells(min(a.x, b.x), max(a.x, b.x), width)
    let blocks = style.isUnicode
    let down = PanelText.cells(min(a.y, b.y), max(a.y, b.y), blocks ? 2 * height : height)
    guard !across.isEmpty, !down.isEmpty else { return }
    let whole = (
      width: Int((abs(b.x - a.x) * Double(width)).rounded()),
      height: Int((abs(b.y - a.y) * Double(blocks ? 2 * height : height)).rounded())
    )
    guard whole.width <= 4 * width, whole.height <= 8 * height else { return }
    let drawn = image.raster.resized(
      width: max(across.count, whole.width), height: max(down.count, whole.height))
    if drawn.width < image.raster.width || (blocks && drawn.height < image.raster.height) {
      scaled.append(
        "\(image.raster.width) x \(image.raster.height) pixels drawn as \(drawn.width) x \(drawn.height)")
    }
    let start = (
      x: Int((min(a.x, b.x) * Double(width)).rounded()),
      y: Int((min(a.y, b.y) * Double(blocks ? 2 * height : height)).rounded())
    )
    for y in down {
      for x in across {
        var (row, column) = (y - start.y, x - start.x)
        if a.y > b.y { row = drawn.height - 1 - row }
        if a.x > b.x { column = drawn.width - 1 - column }
        guard (0..<drawn.height).contains(row), (0..<drawn.width).contains(column) else { continue }
        put(drawn, row, column, at: (x, y), blocks)
      }
    }
  }

  /// One pixel of an image: half a cell, or in ASCII a whole one.
  private mutating func put(
    _ raster: Raster, _ row: Int, _ column: Int, at place: (x: Int, y: Int), _ blocks: Bool
  ) {
    guard blocks else {
      put(raster.character(row: row, column: column), place.y, place.x, nil)
      return
    }
    let (line, column, colour) = (
      top + place.y / 2, gutter + place.x, raster.colour(row: row, column: column)
    )
    var cell = grid[line, column]
    if place.y % 2 == 0 {
      cell = Cell(character: "▀", foreground: colour, background: cell.background)
    } else if cell.character == "▀" {
      cell.background = colour
    } else {
      cell = Cell(character: "▄", foreground: colour)
    }
    grid[line, column] = cell
  }

  private mutating func draw(_ box: LabelledBox) {
    guard let a = place(box.left, box.top), let b = place(box.right, box.bottom) else { return }
    let signs = Array(style.isUnicode ? "┌┐└┘─│" : "++++-|")
    func edge(_ share: Double, _ count: Int) -> Int {
      Int((min(2, max(-1, share)) * Double(count)).rounded(.down))
    }
    let (left, right) = (
      edge(min(a.x, b.x), width), max(edge(min(a.x, b.x), width) + 1, edge(max(a.x, b.x), width) - 1)
    )
    let upper = edge(min(a.y, b.y), height)
    let lower = max(upper + 1, Int((min(2, max(a.y, b.y)) * Double(height)).rounded()) - 1)
    for column in left...right {
      put(signs[4], upper, column, box.colour)
      put(signs[4], lower, column, box.colour)
    }
    for row in upper...lower {
      put(signs[5], row, left, box.colour)
      put(signs[5], row, right, box.colour)
    }
    for (sign, row, column) in [
      (signs[0], upper, left), (signs[1], upper, right), (signs[2], lower, left), (signs[3], lower, right),
    ] {
      put(sign, row, column, box.colour)
    }
    for (offset, character) in (box.label ?? "").enumerated() {
      put(character, upper, left + 1 + offset, box.colour)
    }
  }
}

// MARK: Geometry

/// The part of a line within the unit square; nil when there is none (Liang and Barsky).
func clipped(
  _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
) -> (start: (x: Double, y: Double), end: (x: Double, y: Double))? {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  var (enter, leave) = (0.0, 1.0)
  for (direction, distance) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
    if direction == 0 {
      if distance < 0 { return nil }
    } else if direction < 0 {
      enter = max(enter, distance / direction)
    } else {
      leave = min(leave, distance / direction)
    }
  }
  guard enter <= leave else { return nil }
  func inside(_ value: Double) -> Double { min(1, max(0, value)) }
  return (
    (inside(a.x + enter * dx), inside(a.y + enter * dy)), (inside(a.x + leave * dx), inside(a.y + leave * dy))
  )
}

/// The places on the way from one to another, both included.
private func steps(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> [(x: Int, y: Int)] {
  let count = max(abs(b.x - a.x), abs(b.y - a.y))
  guard count > 0 else { return [a] }
  return (0...count).map { step in
    func between(_ from: Int, _ to: Int) -> Int {
      from + Int((Double((to - from) * step) / Double(count)).rounded())
    }
    return (between(a.x, b.x), between(a.y, b.y))
  }
}
