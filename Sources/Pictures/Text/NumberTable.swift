// Numbers in columns: the picture of an image for someone who learns that an image is numbers.
//
// All numbers of a table have the same decimals and every column is as wide as its widest number. Between two columns
// are two characters, which are blank, or "]" and "[" where a marked window ends and begins. What does not fit is left
// out in the middle and replaced by "...".

/// A table of numbers, rows by columns.
///
/// ```swift
/// NumberTable(values: [0, 1, 0, 0, 1, 1], rows: 2, columns: 3)
///   .lines(width: 80, window: Window(row: 0, column: 1, height: 2, width: 2))
/// //  0 [1  0]
/// //  0 [1  1]
/// ```
package struct NumberTable: Sendable {
  private let cells: [String]
  private let rows: Int
  private let columns: Int

  /// Values row by row; a missing one shows as blank.
  package init(values: [Double], rows: Int, columns: Int) {
    self.init(cells: NumberText.column(values), rows: rows, columns: columns)
  }

  /// Cells with given text, such as the products of a patch and a kernel.
  package init(cells: [String], rows: Int, columns: Int) {
    self.cells = cells
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  private func cell(_ row: Int, _ column: Int) -> String {
    let (start, overflow) = row.multipliedReportingOverflow(by: columns)
    let index = start &+ column
    return !overflow && index < cells.count ? cells[index] : ""
  }

  /// The table as lines at most `width` wide, with at most `maxRows` rows.
  package func lines(width: Int, maxRows: Int = 40, window: Window? = nil) -> [String] {
    let shownRows = shown(of: rows, atMost: max(2, maxRows))
    let widths = columnWidths(rows: shownRows, room: max(8, width))
    let shownColumns =
      widths.count == columns ? Array(0..<columns) : middleLeftOut(columns, keeping: widths.count)
    return shownRows.map { row in
      guard row >= 0 else { return " ..." }
      return line(row, columns: shownColumns, widths: widths, window: window)
    }
  }

  /// All indices, or the first and the last with -1 for what is left out between them.
  private func shown(of count: Int, atMost most: Int) -> [Int] {
    count <= most ? Array(0..<count) : middleLeftOut(count, keeping: most)
  }

  /// `keeping` entries: head, -1, tail.
  private func middleLeftOut(_ count: Int, keeping: Int) -> [Int] {
    let head = keeping / 2
    let tail = max(0, keeping - head - 1)
    return Array(0..<head) + [-1] + Array(count - tail..<count)
  }

  /// The widths of the columns that fit: of all, or of as many as `middleLeftOut` keeps.
  private func columnWidths(rows: [Int], room: Int) -> [Int] {
    // A column takes three characters at least, so no more than this many can ever fit. The sum counts the two
    // characters before each column but for the first, which needs one, and a closing bracket.
    if columns <= room / 3 {
      let all = (0..<columns).map { columnWidth($0, rows) }
      if all.reduce(0, { $0 + $1 + 2 }) <= room { return all }
    }
    var keeping = min(columns - 1, room / 3)
    while keeping > 3 {
      let widths = widths(keeping: keeping, rows)
      if widths.reduce(0, { $0 + $1 + 2 }) <= room { return widths }
      keeping -= 1
    }
    return widths(keeping: max(1, min(3, columns - 1)), rows)
  }

  private func widths(keeping: Int, _ rows: [Int]) -> [Int] {
    middleLeftOut(columns, keeping: keeping).map { $0 < 0 ? 3 : columnWidth($0, rows) }
  }

  private func columnWidth(_ column: Int, _ rows: [Int]) -> Int {
    rows.reduce(0) { $1 < 0 ? $0 : max($0, cell($1, column).count) }
  }

  private func line(_ row: Int, columns: [Int], widths: [Int], window: Window?) -> String {
    var line = ""
    var inside = false
    for (place, column) in columns.enumerated() {
      let text = column < 0 ? "..." : cell(row, column)
      // The ellipsis belongs to the window where the columns on both sides do.
      let isIn = column < 0 ? inside : window?.contains(row: row, column: column) ?? false
      if place > 0 { line += inside && !isIn ? "]" : " " }
      line += isIn && !inside ? "[" : " "
      line += String(repeating: " ", count: max(0, widths[place] - text.count)) + text
      inside = isIn
    }
    return trimmingEnd(inside ? line + "]" : line)
  }
}
