// A page of a terminal: characters in rows and columns, each with two colours.
//
// What is finer than a character is drawn in dots: a braille character holds two columns of four, so a curve has eight
// times the places that the page has characters. Colours are written only where they change and taken back at the end
// of each line.

/// One character's place.
struct Cell: Equatable {
  var character: Character = " "
  var foreground: Colour?
  var background: Colour?
  /// Braille dots, as the bits of U+2800.
  var dots: UInt32 = 0
}

struct CellGrid {
  let width: Int
  let height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  subscript(row: Int, column: Int) -> Cell {
    get { contains(row, column) ? cells[row * width + column] : Cell() }
    set { if contains(row, column) { cells[row * width + column] = newValue } }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    (0..<height).contains(row) && (0..<width).contains(column)
  }

  /// A character over what is there; its background stays.
  mutating func put(_ character: Character, _ row: Int, _ column: Int, _ colour: Colour? = nil) {
    guard contains(row, column) else { return }
    cells[row * width + column].character = character
    cells[row * width + column].foreground = colour
    cells[row * width + column].dots = 0
  }

  mutating func put(_ text: String, _ row: Int, _ column: Int, _ colour: Colour? = nil) {
    for (offset, character) in text.enumerated() { put(character, row, column + offset, colour) }
  }

  /// A dot of a grid with twice the columns and four times the rows.
  mutating func dot(x: Int, y: Int, _ colour: Colour) {
    guard x >= 0, y >= 0, contains(y / 4, x / 2) else { return }
    let place = y / 4 * width + x / 2
    let bits: [UInt32] = x % 2 == 0 ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
    cells[place].dots |= bits[y % 4]
    cells[place].foreground = colour
  }

  /// Another page laid onto this one.
  mutating func put(_ grid: CellGrid, _ row: Int, _ column: Int) {
    for y in 0..<grid.height {
      for x in 0..<grid.width { self[row + y, column + x] = grid[y, x] }
    }
  }

  func lines(_ style: TextStyle) -> [String] {
    (0..<height).map { row in
      let cells = Array(self.cells[row * width..<(row + 1) * width])
      guard case .halfBlock(let depth) = style, depth != .none else {
        return trimmingEnd(String(cells.map(CellGrid.character)))
      }
      return CellGrid.line(cells, depth)
    }
  }

  private static func character(_ cell: Cell) -> Character {
    guard cell.dots != 0, let scalar = Unicode.Scalar(0x2800 + cell.dots) else { return cell.character }
    return Character(scalar)
  }

  private static func line(_ cells: [Cell], _ depth: ColourDepth) -> String {
    let used = cells.lastIndex { character($0) != " " || $0.background != nil }.map { $0 + 1 } ?? 0
    var line = ""
    var (foreground, background) = ("39", "49")
    for cell in cells[..<used] {
      // A blank has no foreground.
      let isBlank = character(cell) == " "
      let front = isBlank ? foreground : cell.foreground?.code(layer: 38, depth) ?? "39"
      let back = cell.background?.code(layer: 48, depth) ?? "49"
      let changes = (front == foreground ? [] : [front]) + (back == background ? [] : [back])
      if !changes.isEmpty { line += "\u{1B}[" + changes.joined(separator: ";") + "m" }
      (foreground, background) = (front, back)
      line.append(character(cell))
    }
    return (foreground, background) == ("39", "49") ? line : line + "\u{1B}[0m"
  }
}
