// The cell that is being typed: its text, and where the cursor stands.
//
// What a key does to a cell is said here, of text alone, so that it knows no terminal and no libedit. A place is a count
// of Unicode scalars, as libedit counts.

/// A cell being edited.
///
/// ```swift
/// var draft = Draft("for x in y:", cursor: 11)
/// draft.breakLine(indent: 4)
/// draft.text   // "for x in y:\n    "
/// ```
struct Draft: Equatable {
  private(set) var scalars: [Unicode.Scalar]
  private(set) var cursor: Int

  /// With the cursor at the end where none is given.
  init(_ text: String, cursor: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    self.cursor = min(max(0, cursor ?? scalars.count), scalars.count)
  }

  var text: String { Self.string(scalars[...]) }
  var before: String { Self.string(scalars[..<cursor]) }
  var after: String { Self.string(scalars[cursor...]) }
  var isEmpty: Bool { scalars.isEmpty }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Places

  private func lineStart(_ place: Int) -> Int {
    scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  private func lineEnd(_ place: Int) -> Int { scalars[place...].firstIndex(of: "\n") ?? scalars.count }

  /// The text of the cursor's line before the cursor.
  var lineBefore: String { Self.string(scalars[lineStart(cursor)..<cursor]) }

  var hasSeveralLines: Bool { scalars.contains("\n") }

  /// Nothing but blanks follows the cursor's line.
  var isOnLastLine: Bool { scalars[lineEnd(cursor)...].allSatisfy(\.properties.isWhitespace) }

  mutating func move(to place: Int) { cursor = min(max(0, place), scalars.count) }
  mutating func moveToLineStart() { cursor = lineStart(cursor) }
  mutating func moveToLineEnd() { cursor = lineEnd(cursor) }

  mutating func moveToFirstLetter() {
    moveToLineStart()
    cursor += scalars[cursor...].prefix { $0 == " " }.count
  }

  /// One character (as a reader sees it) to the left or right.
  mutating func step(_ direction: Int) {
    if direction < 0 {
      cursor -= before.last?.unicodeScalars.count ?? 0
    } else {
      cursor += after.first?.unicodeScalars.count ?? 0
    }
  }

  /// From behind a line's last letter onto it, where vi's cursor stands.
  mutating func stepOntoLetter() {
    if cursor == lineEnd(cursor), cursor > lineStart(cursor) { step(-1) }
  }

  /// To the line above, as far right as the cursor is; false on the first line.
  mutating func moveUp() -> Bool {
    let start = lineStart(cursor)
    guard start > 0 else { return false }
    let above = lineStart(start - 1)
    cursor = min(above + cursor - start, start - 1)
    return true
  }

  /// To the line below; false on the last line.
  mutating func moveDown() -> Bool {
    let end = lineEnd(cursor)
    guard end < scalars.count else { return false }
    cursor = min(end + 1 + cursor - lineStart(cursor), lineEnd(end + 1))
    return true
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  var wordStart: Int {
    var place = cursor
    while place > 0, !Self.isWord(scalars[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(scalars[place - 1]) { place -= 1 }
    return place
  }

  var wordEnd: Int {
    var place = cursor
    while place < scalars.count, !Self.isWord(scalars[place]) { place += 1 }
    while place < scalars.count, Self.isWord(scalars[place]) { place += 1 }
    return place
  }

  // MARK: Changes

  mutating func insert(_ text: String) {
    scalars.insert(contentsOf: text.unicodeScalars, at: cursor)
    cursor += text.unicodeScalars.count
  }

  /// Cuts so many scalars before the cursor.
  mutating func delete(_ count: Int) { _ = cut(from: cursor - count) }

  /// Cuts from a place to the cursor, or from the cursor to a place behind it.
  @discardableResult
  mutating func cut(from place: Int) -> String {
    let range = min(max(0, place), cursor)..<max(min(place, scalars.count), cursor)
    let text = Self.string(scalars[range])
    scalars.removeSubrange(range)
    cursor = range.lowerBound
    return text
  }

  /// To the end of the line; with `joins` the line's end itself where nothing is left of it.
  mutating func cutToLineEnd(joins: Bool = true) -> String {
    let end = lineEnd(cursor)
    return cut(from: end == cursor && joins ? min(end + 1, scalars.count) : end)
  }

  /// The cursor's line without its indentation; the cursor stays where its first letter was.
  mutating func cutLine() -> String {
    moveToFirstLetter()
    return cutToLineEnd(joins: false)
  }

  /// So many lines from the cursor's on, with their ends; the cursor goes to the first letter of what takes their place.
  mutating func cutLines(_ count: Int) -> String {
    moveToLineStart()
    var end = lineEnd(cursor)
    var left = count - 1
    while left > 0, end < scalars.count { (left, end) = (left - 1, lineEnd(end + 1)) }
    // Where nothing follows, the end of the line before goes.
    if end == scalars.count, cursor > 0 { step(-1) } else { end = min(end + 1, scalars.count) }
    let text = cut(from: end)
    moveToFirstLetter()
    return text
  }

  mutating func cutToLineStart() -> String { cut(from: lineStart(cursor)) }

  /// So many letters of the line from the cursor on, or before it where the count is negative.
  mutating func cutLetters(_ count: Int) -> String {
    var other = self
    let end = count < 0 ? lineStart(cursor) : lineEnd(cursor)
    for _ in 0..<count.magnitude where other.cursor != end { other.step(count.signum()) }
    return cut(from: other.cursor)
  }

  /// Deletes the character before the cursor, or a step of indentation.
  mutating func erase() {
    let blanks = lineBefore.unicodeScalars
    if !blanks.isEmpty, blanks.allSatisfy({ $0 == " " }) {
      delete((blanks.count - 1) % Indentation.step + 1)
    } else {
      delete(before.last?.unicodeScalars.count ?? 0)
    }
  }

  mutating func eraseForward() { cut(from: cursor + (after.first?.unicodeScalars.count ?? 0)) }

  /// Puts what vi cut before or behind the cursor: letters into the line, lines as lines; the cursor goes to the last letter
  /// put, or to the first of the lines.
  mutating func put(_ text: String, asLines: Bool, behind: Bool) {
    guard asLines else {
      if behind, cursor < lineEnd(cursor) { step(1) }
      insert(text)
      if !text.isEmpty { step(-1) }
      return
    }
    if behind { moveToLineEnd() } else { moveToLineStart() }
    let place = cursor
    insert(behind ? "\n" + text : text + "\n")
    move(to: behind ? place + 1 : place)
    moveToFirstLetter()
  }

  mutating func breakLine(indent: Int) { insert("\n" + String(repeating: " ", count: indent)) }

  /// Takes a step of indentation from the cursor's line.
  mutating func dedentLine() {
    let start = lineStart(cursor)
    let blanks = scalars[start...].prefix { $0 == " " }.count
    let removed = blanks == 0 ? 0 : (blanks - 1) % Indentation.step + 1
    scalars.removeSubrange(start..<start + removed)
    cursor = max(start, cursor - removed)
  }

  /// Types ":"; behind `else`, `elif …`, `except …` or `finally` that stands too deep, the line moves out to its partner.
  mutating func insertColon() {
    insert(":")
    let line = lineBefore
    let word = line.drop { $0 == " " }.prefix { $0.isLetter }
    guard after.isEmpty || after.hasPrefix("\n"), let partners = Self.partners[String(word)] else { return }
    let depth = line.count - line.drop { $0 == " " }.count
    var innermost = depth
    let above = Self.string(scalars[..<lineStart(cursor)]).split(separator: "\n").reversed()
    for other in above where !other.allSatisfy(\.isWhitespace) {
      let indent = other.prefix { $0 == " " }.count
      guard indent <= innermost else { continue }
      if partners.contains(String(other.drop { $0 == " " }.prefix { $0.isLetter })) {
        let start = lineStart(cursor)
        scalars.removeSubrange(start..<start + depth - indent)
        cursor -= depth - indent
        return
      }
      innermost = indent == 0 ? -1 : indent
    }
  }

  /// The words that open what each word goes on with.
  private static let partners: [String: Set<String>] = [
    "else": ["if", "elif", "for", "while", "try", "except"], "elif": ["if", "elif"],
    "except": ["try", "except"], "finally": ["try", "except", "else"],
  ]
}
