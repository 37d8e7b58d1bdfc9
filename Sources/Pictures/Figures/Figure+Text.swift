// A figure as a page of characters: its panels beside each other as far as they fit, then below each other.

extension Figure {
  package func lines(_ space: TextSpace) -> [String] {
    // Wider than a hundred columns a plot says no more.
    let width = min(space.width, 100 * columns)
    let across = columnsThatFit(width)
    var lines = (title ?? "").isEmpty ? [] : Figure.folded(title ?? "", width).map { Figure.centred($0, width) }
    var scaled: [String] = []
    for group in groups(across) {
      let rows = rowsOfPanel(space, across: across, of: group)
      let room = (width - 2 * (across - 1)) / across
      let drawn = group.map {
        PanelText($0.panel, style: space.style, room: room * $0.span + 2 * ($0.span - 1), rows: rows)
      }
      for panel in drawn { scaled += panel.scaled }
      lines += beside(drawn.map(\.grid), room: room, space.style)
      for panel in group.map(\.panel) {
        lines += legend(panel, space.style, width) + colourBar(panel, space.style)
      }
    }
    if let first = scaled.first {
      let others = scaled.count == 1 ? "" : " (and \(scaled.count - 1) more)"
      lines += Figure.folded("scaled to fit: \(first)\(others)", space.width)
    }
    return lines + Figure.folded(altText ?? "", space.width)
  }

  private var isOfImages: Bool { panels.allSatisfy(\.isEqual) }

  /// As many panels side by side as the figure has, or fewer where they would be too narrow to read.
  private func columnsThatFit(_ width: Int) -> Int {
    let least = isOfImages ? (panels.contains { $0.hasFrame } ? 14 : 8) : 30
    return max(1, min(columns, (width + 2) / (least + 2)))
  }

  /// The panels row by row; a row of the figure that is too wide becomes several.
  private func groups(_ across: Int) -> [[(panel: Panel, span: Int)]] {
    let sorted = panels.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var groups: [[(panel: Panel, span: Int)]] = []
    var (row, used) = (-1, 0)
    for panel in sorted {
      let span = across == columns ? min(across, max(1, panel.columnSpan)) : 1
      if panel.row != row || used + span > across {
        groups.append([])
        used = 0
      }
      groups[groups.count - 1].append((panel, span))
      (row, used) = (panel.row, used + span)
    }
    return groups
  }

  /// How high the drawing area of a panel may be.
  private func rowsOfPanel(_ space: TextSpace, across: Int, of group: [(panel: Panel, span: Int)]) -> Int {
    let page = min(space.rows, isOfImages ? 60 : 30) + 6
    let isSmall = rows > 1 && !isOfImages
    let least = isSmall ? 8 : 10
    // A plot is as wide as the page and about four tenths as high as it is wide, in characters a fifth.
    let wanted = isOfImages ? page - 8 : min(20, max(least, (space.width / across) / (isSmall ? 4 : 3)))
    return max(4, min(wanted, page - 8))
  }

  private func beside(_ grids: [CellGrid], room: Int, _ style: TextStyle) -> [String] {
    let height = grids.reduce(0) { max($0, $1.height) }
    let widths = grids.map { isOfImages && grids.count > 1 ? max($0.width, room) : $0.width }
    var page = CellGrid(width: widths.reduce(0) { $0 + $1 + 2 }, height: height)
    var column = 0
    for (grid, width) in zip(grids, widths) {
      page.put(grid, 0, column)
      column += max(width, grids.count > 1 ? room : 0) + 2
    }
    return page.lines(style)
  }

  // MARK: Below a panel

  private func legend(_ panel: Panel, _ style: TextStyle, _ width: Int) -> [String] {
    guard panel.hasLegend else { return [] }
    let entries = panel.legendEntries.prefix(Panel.mostNamed)
    guard !entries.isEmpty else { return [] }
    var rows: [[(sign: Character, label: String, colour: Colour)]] = [[]]
    var used = 2
    for entry in entries {
      let length = entry.label.count + 5
      if used + length > width, used > 2 {
        rows.append([])
        used = 2
      }
      let sign =
        entry.isBar
        ? (style.isUnicode ? "█" : PanelText.sign(entry.place + 4, style)) : PanelText.sign(entry.place, style)
      rows[rows.count - 1].append((sign, String(entry.label.prefix(max(1, width - 5))), entry.colour))
      used += length
    }
    var grid = CellGrid(width: width, height: rows.count)
    for (row, entries) in rows.enumerated() {
      var column = 2
      for entry in entries {
        grid.put(entry.sign, row, column, entry.colour)
        grid.put(entry.label, row, column + 2)
        column += entry.label.count + 5
      }
    }
    let title = panel.legendTitle.map { Figure.folded($0, width - 2).map { "  " + $0 } } ?? []
    let others = panel.legendEntries.count - entries.count
    return title + grid.lines(style) + (others > 0 ? ["  and \(others) more"] : [])
  }

  private func colourBar(_ panel: Panel, _ style: TextStyle) -> [String] {
    guard panel.hasColourBar, case .image(let image)? = panel.marks.first(where: \.isImage),
      let bar = ScaleBar(image.raster)
    else { return [] }
    return ["  " + bar.text(style)]
  }

  private static func centred(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, (min(width, 80) - text.count) / 2)) + text
  }

  /// Words in lines no wider than `width`.
  package static func folded(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word.prefix(width)
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension FigureMark {
  var isImage: Bool { if case .image = self { true } else { false } }

  fileprivate var isGround: Bool {
    switch self {
    case .image, .area: true
    default: false
    }
  }
}

extension Panel {
  /// Images and areas first, so that they hide no lines and points.
  var marksFromTheGround: [FigureMark] {
    marks.filter(\.isGround) + marks.filter { !$0.isGround }
  }

  /// How many names a legend has room for.
  static let mostNamed = 30

  /// What the legend shows, each name once.
  var legendEntries: [(label: String, place: Int, colour: Colour, isBar: Bool)] {
    var entries: [(label: String, place: Int, colour: Colour, isBar: Bool)] = []
    for mark in marks {
      guard let series = mark.series, let label = series.label else { continue }
      if case .bars = mark {
        entries.append((label, series.index, series.colour, true))
      } else {
        entries.append((label, series.index, series.colour, false))
      }
    }
    return entries
  }
}

/// The scale of an image's colours, in one line: `-2.5 [colours] 2.5`.
struct ScaleBar {
  let palette: Raster.Palette
  let range: ValueRange

  init?(_ raster: Raster) {
    guard raster.palette != .rgb, raster.palette != .classes, let range = raster.range else { return nil }
    palette = raster.palette
    self.range = range
  }

  private var ends: [String] { NumberText.column([range.low, range.high]) }

  private func steps(_ style: TextStyle) -> Int { style == .ascii ? (palette == .signed ? 9 : 10) : 24 }

  /// How many characters ``text(_:)`` takes on the screen.
  func width(_ style: TextStyle) -> Int {
    steps(style) + ends.reduce(0) { $0 + $1.count } + (style == .ascii ? 4 : 2)
  }

  func text(_ style: TextStyle) -> String {
    let count = steps(style)
    let ends = ends
    var samples = (0..<count).map { UInt8(($0 * 255 + (count - 1) / 2) / (count - 1)) }
    if palette == .signed { samples = samples.map { max(1, $0) } }
    let raster = Raster(width: count, height: 1, palette: palette, samples: samples)
    var grid = CellGrid(width: count, height: 1)
    for column in 0..<count {
      switch style {
      case .halfBlock(.full), .halfBlock(.palette256):
        grid[0, column] = Cell(character: "█", foreground: raster.colour(row: 0, column: column))
      default: grid.put(raster.character(row: 0, column: column), 0, column)
      }
    }
    let bar =
      style == .ascii ? "\"" + String((0..<count).map { grid[0, $0].character }) + "\"" : grid.lines(style)[0]
    return "\(ends[0]) \(bar) \(ends[1])"
  }
}
