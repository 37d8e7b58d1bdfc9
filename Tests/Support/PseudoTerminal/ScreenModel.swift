// What a person would see: the screen that a program's output draws.
//
// Tests of a line editor cannot look at its bytes, since the same picture can be drawn in many ways. So the bytes go
// through a small model of a terminal, as much of one as xterm's description makes programs use: cursor movement,
// erasing, inserting, scrolling, and the last column, where a character waits for the next one before the line wraps.

/// A terminal's screen.
///
/// ```swift
/// var screen = ScreenModel(columns: 10, rows: 3)
/// screen.write("abc\u{1B}[2Dx\r\n")
/// screen.lines   // ["axc"]
/// ```
package struct ScreenModel {
  package private(set) var columns: Int
  package private(set) var rows: Int
  /// Rows and columns from 0.
  package private(set) var cursor = (row: 0, column: 0)
  /// The modes set with `ESC[?…h` and not reset: 2004 is bracketed paste, 25 a visible cursor.
  package private(set) var modes: Set<Int> = [25]
  /// Whether letters are coloured or bold at this moment.
  package private(set) var isStyled = false
  /// A wide character stands in the first of its two cells; the second is empty.
  private var cells: [[String]]
  private var isInserting = false
  private var wrapsNext = false
  private var sequence: String.UnicodeScalarView?

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without blanks at their ends, and without empty rows at the end.
  package var lines: [String] {
    let lines = cells.map { row in String(row.joined().reversed().drop { $0 == " " }.reversed()) }
    return lines.dropLast(lines.reversed().prefix { $0.isEmpty }.count)
  }

  package mutating func write(_ text: String) {
    for scalar in text.unicodeScalars { take(scalar) }
  }

  /// A window made smaller or larger, without wrapping text anew.
  package mutating func resize(columns: Int, rows: Int) {
    cells = cells.map { row in Array((row + Array(repeating: " ", count: columns)).prefix(columns)) }
    while cells.count > rows { cells.removeFirst() }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    (self.columns, self.rows) = (columns, rows)
    move(row: cursor.row, column: cursor.column)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if sequence != nil {
      continueSequence(scalar)
      return
    }
    switch scalar {
    case "\u{1B}": sequence = String.UnicodeScalarView()
    case "\r": move(row: cursor.row, column: 0)
    case "\n": lineFeed()
    case "\u{8}": move(row: cursor.row, column: cursor.column - 1)
    case "\t": move(row: cursor.row, column: (cursor.column / 8 + 1) * 8)
    case "\0"..<" ", "\u{7F}": break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.properties.generalCategory == .nonspacingMark {
      var column = wrapsNext ? cursor.column : max(0, cursor.column - 1)
      // The second cell of a wide character is empty.
      if cells[cursor.row][column].isEmpty { column -= 1 }
      cells[cursor.row][column].unicodeScalars.append(scalar)
      return
    }
    let width = (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFF60).contains(scalar.value) ? 2 : 1
    if wrapsNext || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    if isInserting { insertBlanks(width) }
    cells[cursor.row][cursor.column] = String(scalar)
    if width == 2 { cells[cursor.row][cursor.column + 1] = "" }
    wrapsNext = cursor.column + width == columns
    cursor.column = min(columns - 1, cursor.column + width)
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursor.row == rows - 1 {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    } else {
      cursor.row += 1
    }
  }

  private mutating func move(row: Int, column: Int) {
    wrapsNext = false
    cursor = (min(max(0, row), rows - 1), min(max(0, column), columns - 1))
  }

  private mutating func insertBlanks(_ count: Int) {
    let blanks = Array(repeating: " ", count: count)
    cells[cursor.row].insert(contentsOf: blanks, at: cursor.column)
    cells[cursor.row].removeLast(count)
  }

  // MARK: Escape sequences

  private mutating func continueSequence(_ scalar: Unicode.Scalar) {
    sequence?.append(scalar)
    guard let sequence else { return }
    if sequence.first == "[" {
      guard sequence.count > 1, ("@"..."~").contains(scalar) else { return }
      self.sequence = nil
      perform(String(sequence.dropFirst().dropLast()), scalar)
    } else if ["(", ")", "#"].contains(sequence.first) {
      if sequence.count == 2 { self.sequence = nil }
    } else {
      self.sequence = nil
      if scalar == "M" { move(row: cursor.row - 1, column: cursor.column) }
    }
  }

  private mutating func perform(_ parameters: String, _ final: Unicode.Scalar) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    let (row, column) = cursor
    switch final {
    case "A": move(row: row - count, column: column)
    case "B": move(row: row + count, column: column)
    case "C": move(row: row, column: column + count)
    case "D": move(row: row, column: column - count)
    case "G": move(row: row, column: count - 1)
    case "d": move(row: count - 1, column: column)
    case "H", "f": move(row: count - 1, column: max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case "J": eraseScreen(first)
    case "K": erase(row, first == 0 ? column..<columns : first == 1 ? 0..<column + 1 : 0..<columns)
    case "@": insertBlanks(min(count, columns - column))
    case "P":
      let removed = min(count, columns - column)
      cells[row].removeSubrange(column..<column + removed)
      cells[row] += Array(repeating: " ", count: removed)
    case "X": erase(row, column..<min(columns, column + count))
    case "m": isStyled = numbers.contains { $0 != 0 }
    case "h", "l": setMode(parameters, final == "h")
    default: break
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    let (row, column) = cursor
    erase(row, part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns)
    for other in 0..<rows where part >= 2 || (part == 0 ? other > row : other < row) {
      erase(other, 0..<columns)
    }
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private mutating func setMode(_ parameters: String, _ isSet: Bool) {
    if parameters == "4" { isInserting = isSet }
    guard parameters.hasPrefix("?"), let mode = Int(parameters.dropFirst()) else { return }
    if isSet { modes.insert(mode) } else { modes.remove(mode) }
  }
}
