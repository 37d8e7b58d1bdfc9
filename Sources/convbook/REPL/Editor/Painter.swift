// Turns one picture of a cell into the next on a terminal, by writing no more than what differs.
//
// Few of a terminal's abilities are used, all of them older than any terminal in use: up, down, right, to the line's
// beginning, erase to the end of the line and of the screen, colours. A continued row is left to the terminal to wrap,
// so that a long line is copied as one line.

/// Knows what the terminal shows of the cell, from the row where its prompt began.
struct Painter {
  private var shown = CellPicture()
  /// The rows that exist on the terminal, from the cell's first.
  private var depth = 1
  private var text = ""
  private var place = (row: 0, column: 0)

  /// What to write so that `picture` stands where the present one does.
  mutating func change(to picture: CellPicture) -> String {
    text = ""
    place = shown.cursor
    var wraps = false
    for (index, row) in picture.rows.enumerated() {
      let old = index < shown.rows.count ? shown.rows[index] : CellPicture.Row()
      let isNew = row != old || index >= depth
      wraps = isNew && write(row, instead: old, at: index, wraps: wraps) && row.isContinued
    }
    if shown.rows.count > picture.rows.count {
      move(to: picture.rows.count, 0)
      text += "\u{1B}[J"
    }
    move(to: picture.cursor.row, picture.cursor.column)
    shown = picture
    return text
  }

  /// What to write so that output goes on below the cell.
  mutating func end(_ picture: CellPicture) -> String {
    let text = change(to: picture)
    forget()
    return text + "\r\n"
  }

  /// The cursor stands where nothing is shown yet.
  mutating func forget() {
    shown = CellPicture()
    depth = 1
  }

  /// What to write so that nothing is shown, once a window of other width has wrapped the rows anew.
  mutating func erase(columns: Int) -> String {
    var above = 0
    var width = 0
    for row in shown.rows[..<min(shown.cursor.row, shown.rows.count)] {
      width += row.width
      if row.isContinued { continue }
      above += 1 + max(0, width - 1) / max(1, columns)
      width = 0
    }
    above += (width + shown.cursor.column) / max(1, columns)
    forget()
    return (above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J"
  }

  /// Whether a letter was written: the terminal then stands at the row's end, and wraps before the next one.
  private mutating func write(_ row: CellPicture.Row, instead old: CellPicture.Row, at index: Int, wraps: Bool)
    -> Bool
  {
    let same = zip(row.letters, old.letters).prefix { $0 == $1 }.count
    if wraps, same == 0, place.row == index - 1, !row.letters.isEmpty {
      // The terminal is about to wrap: the letter that comes next begins the row.
      place = (index, 0)
      depth = max(depth, index + 1)
    } else {
      move(to: index, row.letters[..<same].reduce(0) { $0 + $1.width })
    }
    var style = ""
    for letter in row.letters[same...] {
      if letter.style != style {
        text += (style.isEmpty ? "" : "\u{1B}[0m") + (letter.style.isEmpty ? "" : "\u{1B}[\(letter.style)m")
        style = letter.style
      }
      text += letter.text
    }
    if !style.isEmpty { text += "\u{1B}[0m" }
    place.column = row.width
    if old.width > row.width { text += "\u{1B}[K" }
    return same < row.letters.count
  }

  private mutating func move(to row: Int, _ column: Int) {
    if row < place.row { text += "\u{1B}[\(place.row - row)A" }
    if row > place.row {
      let known = max(place.row, min(row, depth - 1))
      if known > place.row { text += "\u{1B}[\(known - place.row)B" }
      text += String(repeating: "\r\n", count: row - known)
      depth = max(depth, row + 1)
    }
    if place != (row, column) { text += "\r" + (column > 0 ? "\u{1B}[\(column)C" : "") }
    place = (row, column)
  }
}
