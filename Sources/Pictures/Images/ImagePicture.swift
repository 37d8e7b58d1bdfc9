// An image, or many of one size, with what a reader needs to know of it: where its rows and columns are counted, which
// shade stands for which number, which shape the numbers had, whether it was scaled to fit, and a sentence that says what
// is there.
//
//      0 ....%%%%@@@@
//      5 ....%%%%@@@@
//        0    5    10
//     0 " .:-=+*#%@" 255  (8, 12) uint8
//     A grey picture of 8 rows and 12 columns, ...

/// Pixels with their axes, their scale and their sentence.
///
/// ```swift
/// let picture = ImagePicture([raster], noun: "grey picture", facts: ValueFacts(values, width: 12), origin: "(16, 12)")
/// ```
package struct ImagePicture: Picture {
  package var tiles: [Raster]
  /// How many stand in a row where that was asked for.
  package var columns: Int?
  /// What one of them is called.
  package var noun: String
  package var facts: ValueFacts
  /// Shape and element type.
  package var origin: String

  /// Tiles of one size and palette.
  package init(_ tiles: [Raster], noun: String, facts: ValueFacts, origin: String, columns: Int? = nil) {
    self.tiles = tiles
    self.noun = noun
    self.facts = facts
    self.origin = origin
    self.columns = columns
  }

  package var isDrawn: Bool { false }

  package var size: Int { tiles.reduce(0) { $0 + $1.width * $1.height } }

  /// The picture pixel for pixel, many side by side.
  private func raster() throws(PictureError) -> Raster {
    tiles.count == 1 ? tiles[0] : try Raster.montage(tiles, columns: columns)
  }

  package func stored() throws(PictureError) -> StoredImage? {
    try raster().enlarged(toAbout: tiles.count == 1 ? 320 : 480).stored()
  }

  package func exact() throws(PictureError) -> StoredImage? { try raster().stored() }

  package func lines(_ space: TextSpace) -> [String] {
    guard let first = tiles.first else { return [] }
    let drawn = tiles.count == 1 ? single(first, space) : montage(first, space)
    let notes = ([origin] + drawn.notes).joined(separator: ", ")
    var caption = Figure.folded(notes, space.width)
    if let bar = ScaleBar(first) {
      let text = bar.text(space.style)
      let fits = bar.width(space.style) + 2 + notes.count <= space.width
      caption = fits ? [text + "  " + notes] : [text] + caption
    }
    return drawn.lines + caption + Figure.folded(altText ?? "", space.width)
  }

  package var altText: String? {
    guard let first = tiles.first else { return nil }
    let sides =
      "\(first.height) row\(first.height == 1 ? "" : "s") and \(first.width) column\(first.width == 1 ? "" : "s")"
    if tiles.count > 1 { return "\(tiles.count) \(noun)s of \(sides) each; \(facts.text(places: false))." }
    let article = "aeiou".contains(noun.first ?? " ") ? "An" : "A"
    return "\(article) \(noun) of \(sides); \(facts.text(places: true))."
  }

  // MARK: One image

  private func single(_ raster: Raster, _ space: TextSpace) -> (lines: [String], notes: [String]) {
    let gutter = String(raster.height - 1).count + 1
    let columns = space.width - gutter
    let isText = !space.style.isUnicode || (space.style == .halfBlock(.none) && raster.window != nil)
    let fitted: Raster
    var (across, perLine) = (1, 1)
    var body: [String]
    if isText {
      (fitted, across) = raster.fittedToCharacters(columns: columns, rows: space.rows)
      body = fitted.asciiLines(perPixel: across)
    } else {
      fitted = raster.fittedToBlocks(columns: columns, rows: space.rows)
      perLine = 2
      guard case .halfBlock(let depth) = space.style else { return ([], []) }
      body = fitted.halfBlockLines(depth)
    }
    let rows = ImagePicture.labels(of: raster.height, over: body.count, apart: 3) { source in
      source * fitted.height / raster.height / perLine
    }
    body = body.enumerated().map { line, text in
      let label = rows[line] ?? ""
      return trimmingEnd(String(repeating: " ", count: gutter - 1 - label.count) + label + " " + text)
    }
    let wide = fitted.width * across
    let marks = ImagePicture.labels(of: raster.width, over: wide, apart: 3 + String(raster.width).count) {
      source in
      source * fitted.width / raster.width * across
    }
    var foot = CellGrid(width: space.width, height: 1)
    for (column, label) in marks { foot.put(label, 0, gutter + column) }
    return (body + foot.lines(.ascii), notes(fitted, raster))
  }

  private func notes(_ fitted: Raster, _ raster: Raster) -> [String] {
    if fitted.width < raster.width || fitted.height < raster.height {
      return ["scaled to fit: \(raster.height) x \(raster.width) drawn as \(fitted.height) x \(fitted.width)"]
    }
    return []
  }

  /// Numbers at even steps, by the place they are drawn at.
  private static func labels(
    of count: Int, over room: Int, apart: Int, at place: (Int) -> Int
  ) -> [Int: String] {
    var labels: [Int: String] = [:]
    let least = max(1, count * (count <= 4 ? 1 : apart) / max(1, room))
    var power = 1
    while power * 10 <= least { power *= 10 }
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? least
    for source in stride(from: 0, to: count, by: step) { labels[place(source)] = String(source) }
    return labels
  }

  // MARK: Many

  /// How many stand in a row, and the size each is drawn at, so that they come out as large as they can.
  private struct Arrangement {
    let across: Int
    let width: Int
    let height: Int
  }

  private func arrangement(_ tile: Raster, columns: Int, rows: Int, gap: Int) -> Arrangement {
    var best = (scale: 0.0, across: 1, down: Int.max)
    for across in columns >= tiles.count ? Array(1...tiles.count) : Array(1...columns) {
      if let wanted = self.columns, across != min(max(1, wanted), tiles.count, columns) { continue }
      let down = (tiles.count + across - 1) / across
      let wide = Double(columns - (across - 1)) / Double(across * tile.width)
      let high = Double(rows - gap * (down - 1)) / Double(down * tile.height)
      // Whole factors, so that pixels stay of one size; with a gap of two rows a line is two rows, and they are even.
      let (unit, room) = (Double(gap), min(wide, high))
      let scale = room >= unit ? min(4, (room / unit).rounded(.down) * unit) : min(room, 1)
      // Of two that are equally large the one with fewer rows.
      if scale > best.scale + 1e-9 || (scale >= best.scale - 1e-9 && down < best.down) {
        best = (scale, across, down)
      }
    }
    return Arrangement(
      across: best.across, width: max(1, Int(Double(tile.width) * best.scale + 1e-9)),
      height: max(1, Int(Double(tile.height) * best.scale + 1e-9)))
  }

  private func montage(_ tile: Raster, _ space: TextSpace) -> (lines: [String], notes: [String]) {
    let rows = min(space.rows, 46)
    // A line of characters is two rows of half blocks, the gap between tiles too.
    let isText = !space.style.isUnicode
    let gap = isText ? 2 : 1
    let plan = arrangement(tile, columns: space.width, rows: 2 * rows, gap: gap)
    let height = isText ? max(1, plan.height / 2) : plan.height
    // More tiles than there is room for are left out, and that is said.
    let most = plan.across * max(1, (2 * rows + gap) / (height * gap + gap))
    let shown = Array(tiles.prefix(most))
    let drawn = shown.map { $0.resized(width: plan.width, height: height) }
    guard let whole = try? Raster.montage(drawn, columns: plan.across) else { return ([], []) }
    var lines: [String] = []
    if case .halfBlock(let depth) = space.style {
      lines = whole.halfBlockLines(depth)
    } else {
      lines = whole.asciiLines(perPixel: 1)
    }
    var notes = ["\(plan.across) in a row"]
    if plan.width < tile.width || height < tile.height {
      notes.append("scaled to fit: each \(tile.height) x \(tile.width) drawn as \(height) x \(plan.width)")
      let fewer = (space.width + 1) / (tile.width + 1)
      if columns != nil, fewer > 0, fewer < plan.across { notes.append("columns=\(fewer) draws them whole") }
    }
    if shown.count < tiles.count { notes.append("the first \(shown.count) of \(tiles.count)") }
    return (lines, notes)
  }
}
