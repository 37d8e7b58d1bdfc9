// How a cell that is being typed looks: rows of letters with colours, and the cursor.
//
//     In [3]: for x in range(2):
//        ...:     print(x)▮
//     print  print_params           what is said below the cell until the next key
//
// A row that reaches the right margin goes on in the next one. A tab is shown as blanks, a control character as ^X.

import NotebookFormat

/// What stands on a terminal.
struct CellPicture: Equatable {
  /// One letter with its accents, the columns it takes, and its colour as the numbers of `ESC[…m`.
  struct Letter: Equatable {
    var text: String
    var width: Int
    var style: String
  }

  struct Row: Equatable {
    var letters: [Letter] = []
    /// The row is full, and the next one goes on with the same line.
    var isContinued = false
    var width: Int { letters.reduce(0) { $0 + $1.width } }
  }

  var rows = [Row()]
  var cursor = (row: 0, column: 0)

  static func == (a: CellPicture, b: CellPicture) -> Bool { a.rows == b.rows && a.cursor == b.cursor }

  /// Nothing.
  init() {}

  /// A cell; `styles` has the colour of each of the draft's scalars, `below` lines that follow it.
  init(
    _ draft: Draft, styles: [String], first: String, later: String, promptStyle: String, below: [String] = [],
    columns: Int
  ) {
    let columns = max(2, columns)
    add(first, promptStyle, columns)
    var place = 0
    for character in draft.text {
      if place == draft.cursor { markCursor(columns) }
      let style = styles.indices.contains(place) ? styles[place] : ""
      if character == "\n" || character == "\r\n" {
        rows.append(Row())
        add(later, promptStyle, columns)
      } else {
        add(Self.shown(character), style, columns)
      }
      let next = place + character.unicodeScalars.count
      // Between an accent and its letter there is no place to stand.
      if (place + 1..<max(place + 1, next)).contains(draft.cursor) { markCursor(columns) }
      place = next
    }
    if place <= draft.cursor { markCursor(columns) }
    for line in below {
      rows.append(Row())
      add(line, promptStyle.isEmpty ? "" : "2", columns)
    }
  }

  private static func shown(_ character: Character) -> String {
    guard let scalar = character.unicodeScalars.first, scalar.properties.generalCategory == .control else {
      return String(character)
    }
    if scalar == "\t" { return String(repeating: " ", count: Indentation.step) }
    return scalar.value < 32 ? "^" + String(Unicode.Scalar(UInt8(scalar.value + 64))) : "^?"
  }

  private mutating func markCursor(_ columns: Int) {
    if rows[rows.count - 1].width >= columns { wrap() }
    cursor = (rows.count - 1, rows[rows.count - 1].width)
  }

  private mutating func wrap() {
    rows[rows.count - 1].isContinued = true
    rows.append(Row())
  }

  private mutating func add(_ text: String, _ style: String, _ columns: Int) {
    var width = rows[rows.count - 1].width
    for character in text {
      let own = displayWidth(character)
      if own == 0 {
        addAccent(character)
        continue
      }
      if width + own > columns {
        // A wide letter that does not fit leaves the last column empty.
        if width < columns { rows[rows.count - 1].letters.append(Letter(text: " ", width: 1, style: "")) }
        wrap()
        width = 0
      }
      rows[rows.count - 1].letters.append(Letter(text: String(character), width: own, style: style))
      width += own
    }
  }

  /// An accent belongs to the letter before it, also when the cursor stands between them at the margin.
  private mutating func addAccent(_ accent: Character) {
    let row = rows.lastIndex { !$0.letters.isEmpty } ?? 0
    if let last = rows[row].letters.indices.last { rows[row].letters[last].text.append(accent) }
  }

  /// As many of the rows as a window has, those around the cursor.
  func cropped(to height: Int) -> CellPicture {
    guard rows.count > height, height > 0 else { return self }
    let top = min(max(0, cursor.row - height / 2), rows.count - height)
    var part = self
    part.rows = Array(rows[top..<top + height])
    part.cursor.row -= top
    return part
  }
}
