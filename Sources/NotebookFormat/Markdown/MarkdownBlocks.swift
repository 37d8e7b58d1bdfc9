// Markdown's blocks, by the first characters of a line. Quotes and list items hold blocks themselves: their lines
// lose the mark or the indentation and are read again. Nesting ends at a fixed depth, below which text is text.

indirect enum MarkdownBlock {
  case heading(level: Int, String)
  case paragraph(String)
  case code([String])
  case quote([MarkdownBlock])
  /// `first` is the number of the first item, nil for bullets; `isLoose` puts blank lines between items.
  case list(first: Int?, items: [[MarkdownBlock]], isLoose: Bool)
  case table(MarkdownTable)
  case rule
}

struct MarkdownTable {
  enum Alignment { case left, center, right }
  var alignments: [Alignment]
  /// The first row is the heading; every row has as many cells as there are alignments.
  var rows: [[String]]
}

struct MarkdownBlocks {
  private let lines: [String]
  private let depth: Int
  private var place = 0
  private var blocks: [MarkdownBlock] = []

  private static let deepest = 12

  static func read(_ lines: [String], depth: Int = 0) -> [MarkdownBlock] {
    var reader = MarkdownBlocks(lines: lines, depth: depth)
    while reader.place < lines.count { reader.block() }
    return reader.blocks
  }

  private init(lines: [String], depth: Int) {
    self.lines = lines
    self.depth = depth
  }

  private mutating func block() {
    let line = lines[place]
    if line.isBlank {
      place += 1
    } else if let fence = Fence(line), fence.canOpen {
      fenced(fence)
    } else if line.hasPrefix("    ") {
      indentedCode()
    } else if let heading = Self.heading(line) {
      blocks.append(heading)
      place += 1
    } else if Self.isRule(line) {
      blocks.append(.rule)
      place += 1
    } else if depth < Self.deepest, Self.quoted(line) != nil {
      quote()
    } else if depth < Self.deepest, ListMarker(line) != nil {
      list()
    } else if let table = table() {
      blocks.append(.table(table))
    } else {
      paragraph()
    }
  }

  private mutating func fenced(_ fence: Fence) {
    let end = lines[(place + 1)...].firstIndex { fence.isClosed(by: $0) } ?? lines.count
    blocks.append(.code(Array(lines[(place + 1)..<end])))
    place = min(end + 1, lines.count)
  }

  private mutating func indentedCode() {
    var code: [String] = []
    while place < lines.count, lines[place].hasPrefix("    ") || lines[place].isBlank {
      code.append(String(lines[place].dropFirst(4)))
      place += 1
    }
    while code.last?.isBlank == true { code.removeLast() }
    blocks.append(.code(code))
  }

  private static func heading(_ line: String) -> MarkdownBlock? {
    let text = line.drop { $0 == " " }
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.count - text.count <= 3 else { return nil }
    let rest = text.dropFirst(level)
    guard rest.isEmpty || rest.first == " " else { return nil }
    var title = rest.trimmed()
    let closing = title.reversed().prefix { $0 == "#" }.count
    if closing > 0, closing == title.count || title.dropLast(closing).last == " " {
      title = title.dropLast(closing).trimmed()
    }
    return .heading(level: level, title)
  }

  private static func isRule(_ line: String) -> Bool {
    let signs = line.filter { !$0.isWhitespace }
    guard let sign = signs.first, "-*_".contains(sign), signs.count >= 3 else { return false }
    return signs.allSatisfy { $0 == sign }
  }

  /// The line without its ">", nil when it is not quoted.
  private static func quoted(_ line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard text.first == ">", line.count - text.count <= 3 else { return nil }
    return String(text.dropFirst(text.hasPrefix("> ") ? 2 : 1))
  }

  private mutating func quote() {
    var inner: [String] = []
    while place < lines.count {
      if let text = Self.quoted(lines[place]) {
        inner.append(text)
      } else if continuesParagraph(after: inner.last) {
        inner.append(lines[place])
      } else {
        break
      }
      place += 1
    }
    blocks.append(.quote(Self.read(inner, depth: depth + 1)))
  }

  /// The line at hand belongs to the paragraph that `previous` is part of, although it lacks its mark.
  private func continuesParagraph(after previous: String?) -> Bool {
    guard let previous, !previous.isBlank, Fence(previous) == nil else { return false }
    return !lines[place].isBlank && !interruptsParagraph(lines[place])
  }

  private func interruptsParagraph(_ line: String) -> Bool {
    if Self.heading(line) != nil || Self.isRule(line) || Fence(line)?.canOpen == true { return true }
    guard depth < Self.deepest else { return false }
    if Self.quoted(line) != nil { return true }
    return ListMarker(line).map { !$0.isEmpty && ($0.number ?? 1) == 1 } ?? false
  }

  private mutating func list() {
    guard let first = ListMarker(lines[place]) else { return }
    var items: [[MarkdownBlock]] = []
    var isLoose = false
    while place < lines.count, !Self.isRule(lines[place]), let marker = ListMarker(lines[place]),
      marker.sign == first.sign
    {
      var inner = [marker.content]
      place += 1
      while place < lines.count {
        let line = lines[place]
        if line.isBlank {
          inner.append("")
        } else if line.prefix(while: { $0 == " " }).count >= marker.width {
          inner.append(String(line.dropFirst(marker.width)))
        } else if ListMarker(line) == nil, continuesParagraph(after: inner.last) {
          inner.append(line.trimmed())
        } else {
          break
        }
        place += 1
      }
      let endsBlank = inner.last?.isEmpty == true
      while inner.last?.isEmpty == true { inner.removeLast() }
      let blocks = Self.read(inner, depth: depth + 1)
      let continues = place < lines.count && ListMarker(lines[place])?.sign == first.sign
      let hasBlankBetweenBlocks =
        blocks.count > 1
        && zip(inner, inner.dropFirst()).contains { $0.isEmpty && $1.first.map { $0 != " " } == true }
      isLoose = isLoose || hasBlankBetweenBlocks || (endsBlank && continues)
      items.append(blocks)
    }
    blocks.append(.list(first: first.number, items: items, isLoose: isLoose))
  }

  private mutating func table() -> MarkdownTable? {
    guard lines[place].contains("|"), place + 1 < lines.count,
      let alignments = Self.alignments(lines[place + 1])
    else { return nil }
    let heading = Self.cells(lines[place])
    guard heading.count == alignments.count, heading.count <= 64 else { return nil }
    var rows = [heading]
    place += 2
    while place < lines.count, lines[place].contains("|"), !lines[place].isBlank {
      let row = Self.cells(lines[place]).prefix(alignments.count)
      rows.append(row + Array(repeating: "", count: alignments.count - row.count))
      place += 1
    }
    return MarkdownTable(alignments: alignments, rows: rows)
  }

  private static func cells(_ line: String) -> [String] {
    var cells: [String] = [""]
    var escaped = false
    for character in line.trimmed() {
      if escaped {
        cells[cells.count - 1] += character == "|" ? "|" : "\\\(character)"
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else if character == "|" {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    if cells.first?.isBlank == true { cells.removeFirst() }
    if cells.last?.isBlank == true { cells.removeLast() }
    return cells.map { $0.trimmed() }
  }

  private static func alignments(_ line: String) -> [MarkdownTable.Alignment]? {
    let cells = cells(line)
    guard !cells.isEmpty, line.contains("-") else { return nil }
    var alignments: [MarkdownTable.Alignment] = []
    for cell in cells {
      let dashes = cell.filter { $0 != ":" }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }), cell.count - dashes.count <= 2 else {
        return nil
      }
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.right)
      default: alignments.append(.left)
      }
    }
    return alignments
  }

  private mutating func paragraph() {
    var text = [lines[place].drop { $0 == " " }.description]
    place += 1
    while place < lines.count, !lines[place].isBlank {
      let line = lines[place]
      if let underline = line.first, "=-".contains(underline), line.trimmed().allSatisfy({ $0 == underline }) {
        blocks.append(.heading(level: underline == "=" ? 1 : 2, text.joined(separator: "\n")))
        place += 1
        return
      }
      if interruptsParagraph(line) { break }
      text.append(String(line.drop { $0 == " " }))
      place += 1
    }
    blocks.append(.paragraph(text.joined(separator: "\n")))
  }
}

/// The "- " or "3. " that opens a list item.
private struct ListMarker {
  /// "-", "*", "+", "." or ")": items of one list share it.
  let sign: Character
  let number: Int?
  /// How far the item's other lines are indented.
  let width: Int
  let content: String
  var isEmpty: Bool { content.isEmpty }

  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    let indentation = line.count - text.count
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let afterDigits = text.dropFirst(digits.count)
    guard indentation <= 3, digits.count <= 9, let sign = afterDigits.first,
      (digits.isEmpty ? "-*+" : ".)").contains(sign)
    else { return nil }
    let rest = afterDigits.dropFirst()
    guard rest.isEmpty || rest.first == " " else { return nil }
    let blanks = rest.prefix { $0 == " " }.count
    let gap = rest.isBlank || blanks > 4 ? 1 : blanks
    self.sign = sign
    number = Int(digits)
    width = indentation + digits.count + 1 + gap
    content = String(rest.dropFirst(gap))
  }
}
