// A confusion matrix with names, the sum of every row, and how much of it is right.
//
//     true \ said  cat  dog  total  right
//     cat            7    2      9   78 %
//     dog            1   10     11   91 %
//     total          8   12     20   85 %

/// Counts of examples by true class (row) and predicted class (column).
package struct ConfusionPicture: Picture {
  private let counts: [Double]
  private let names: [String]
  /// Shares of the row in place of counts.
  private let showsRates: Bool

  /// The caller vouches for `counts.count == names.count * names.count`.
  package init(counts: [Double], names: [String], showsRates: Bool) {
    self.counts = counts
    self.names = names
    self.showsRates = showsRates
  }

  private var classes: Int { names.count }

  private func count(_ row: Int, _ column: Int) -> Double {
    let index = row * classes + column
    return index < counts.count ? counts[index] : 0
  }

  private func total(row: Int) -> Double { (0..<classes).reduce(0) { $0 + count(row, $1) } }
  private func total(column: Int) -> Double { (0..<classes).reduce(0) { $0 + count($1, column) } }
  private var right: Double { (0..<classes).reduce(0) { $0 + count($1, $1) } }
  private var all: Double { counts.reduce(0, +) }

  private static func percent(_ part: Double, of whole: Double) -> String {
    whole > 0 && part.isFinite ? NumberText.fixed(100 * part / whole, decimals: 0) + " %" : "-"
  }

  private func cell(_ row: Int, _ column: Int) -> String {
    showsRates
      ? ConfusionPicture.percent(count(row, column), of: total(row: row))
      : NumberText.shortest(count(row, column))
  }

  package func lines(_ space: TextSpace) -> [String] {
    let short = names.map { String($0.prefix(max(3, min(14, space.width / 6)))) }
    var heads = short
    var rows = table(heads)
    if rows.contains(where: { $0.count > space.width }) {
      // Names that are too wide for columns are numbered.
      heads = (0..<classes).map(String.init)
      rows = table(heads, left: short.enumerated().map { "\($0) \($1)" })
    }
    let lines = rows.map { $0.count <= space.width ? $0 : String($0.prefix(space.width - 3)) + "..." }
    return lines + Figure.folded(altText ?? "", space.width)
  }

  private func table(_ heads: [String], left: [String]? = nil) -> [String] {
    let corner = "true \\ said"
    var cells = [[corner] + heads + ["total", "right"]]
    for row in 0..<classes {
      cells.append(
        [(left ?? heads)[row]] + (0..<classes).map { cell(row, $0) }
          + [
            NumberText.shortest(total(row: row)),
            ConfusionPicture.percent(count(row, row), of: total(row: row)),
          ])
    }
    cells.append(
      ["total"] + (0..<classes).map { NumberText.shortest(total(column: $0)) }
        + [NumberText.shortest(all), ConfusionPicture.percent(right, of: all)])
    let widths = (0..<classes + 3).map { column in cells.reduce(0) { max($0, $1[column].count) } }
    return cells.map { row in
      row.enumerated().map { column, text in
        let blank = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + blank : blank + text
      }.joined(separator: "  ")
    }
  }

  package var altText: String? {
    var worst: (row: Int, column: Int)?
    for row in 0..<classes {
      for column in 0..<classes where row != column && count(row, column) > 0 {
        if let found = worst, count(found.row, found.column) >= count(row, column) { continue }
        worst = (row, column)
      }
    }
    let mistake = worst.map { found in
      "; most often \(names[found.row]) is taken for \(names[found.column]) "
        + "(\(NumberText.shortest(count(found.row, found.column))))"
    }
    return "A confusion matrix of \(classes) classes and \(NumberText.shortest(all)) examples: "
      + "\(ConfusionPicture.percent(right, of: all)) right\(mistake ?? "; no mistake")."
  }

  package func stored() throws(PictureError) -> StoredImage? {
    let shares = (0..<classes).flatMap { row in
      (0..<classes).map { total(row: row) > 0 ? count(row, $0) / total(row: row) : 0 }
    }
    var panel = Panel()
    let raster = try Raster(
      values: shares, width: classes, height: classes, mapping: .sequential(low: 0, high: 1))
    panel.marks = [.image(FigureImage(raster))]
    panel.isEqual = true
    panel.hasColourBar = true
    if classes <= 20 {
      for row in 0..<classes {
        for column in 0..<classes {
          let ink = shares[row * classes + column] > 0.6 ? Colour(gray: 0) : Colour(gray: 255)
          let shift = 0.08 * Double(cell(row, column).count)
          panel.marks.append(.text(x: Double(column) - shift, y: Double(row) + 0.08, cell(row, column), ink))
        }
      }
    }
    panel.x.ticks = names.enumerated().map { Tick(place: Double($0), label: String($1.prefix(10))) }
    panel.y.ticks = panel.x.ticks
    panel.x.label = "predicted"
    panel.y.label = "true"
    let side = min(1600, max(420, 48 * classes + 160))
    return try Figure(panels: [panel], width: side + 80, height: side).stored()
  }
}
