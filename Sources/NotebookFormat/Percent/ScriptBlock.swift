import JSON

// One cell's lines: from its marker to the last line before the blank ones that part it from the next.

struct ScriptBlock {
  let start: Int
  /// After the last line of the cell.
  private(set) var end: Int
  /// The marker of the next cell, or the end of the file.
  private(set) var next: Int
  private(set) var cell: Cell
  private(set) var hasMarker = false
  private(set) var usesJSON = false
  /// The source's first line is a `%%bash` that stands for the marker line.
  private(set) var startsWithLanguage = false
  private let isLast: Bool

  /// The blank lines up to the next cell; at the end of the file, the line feeds.
  var blankLines: Int { isLast ? next - end + 1 : next - end }

  /// Reads the cell that starts at a line.
  init(_ lines: [String], from start: Int) {
    self.init(lines, from: start, wholeText: false)
  }

  /// Reads lines that should be exactly one cell; nil when another marker stands in them.
  init?(whole lines: [String]) {
    self.init(lines, from: 0, wholeText: true)
    guard next == lines.count else { return nil }
  }

  private init(_ lines: [String], from start: Int, wholeText: Bool) {
    self.start = start
    let marker = start < lines.count ? CellMarker(line: lines[start]) : nil
    hasMarker = marker != nil
    usesJSON = marker?.usesJSON ?? false
    var metadata = marker?.metadata ?? [:]
    let language = metadata["language"]?.string
    if language != nil { metadata["language"] = nil }
    let saysKind = metadata["cell_type"] != nil
    let kind = Self.takeKind(from: &metadata)
    next = Self.nextMarker(lines, from: start, inText: kind != .code)
    end = wholeText ? next : Self.endOfContent(lines, from: start, to: next)
    isLast = next == lines.count
    let body = Array(lines[min(start + (hasMarker ? 1 : 0), end)..<end])
    // A raw cell whose marker does not say so is code that is alive in other files, or in none.
    let holdsCode = kind == .code || !saysKind
    let source = Self.source(body, holdsCode: holdsCode, kind: kind, metadata: &metadata, language: language)
    cell = Cell(kind, source.joined(separator: "\n"), metadata: metadata)
    if kind == .code, source.count == body.count { cell.asides = Magics.asides(body) }
    if let language, language != "python" { put(language) }
  }

  private static func takeKind(from metadata: inout JSONObject) -> Cell.Kind {
    if let type = metadata["cell_type"] {
      metadata["cell_type"] = nil
      return type.string.flatMap(Cell.Kind.init) ?? .raw
    }
    if isActive(in: "ipynb", metadata) { return .code }
    if metadata["active"] == "" { metadata["active"] = nil }
    return .raw
  }

  private static func nextMarker(_ lines: [String], from start: Int, inText: Bool) -> Int {
    var scanner = LineScanner()
    var fences = FenceScanner()
    for place in start..<lines.count {
      let quoted = scanner.isQuoted
      scanner.read(lines[place])
      if quoted || (inText && fences.covers(lines, place)) { continue }
      if place > start, CellMarker(line: lines[place]) != nil { return place }
    }
    return lines.count
  }

  /// Two empty lines before a marker part the cells if the line above them is not blank, else one.
  private static func endOfContent(_ lines: [String], from start: Int, to next: Int) -> Int {
    if next - start >= 3, !lines[next - 3].isBlank, lines[next - 2].isEmpty, lines[next - 1].isEmpty {
      return next - 2
    }
    return next > start && lines[next - 1].isEmpty ? next - 1 : next
  }

  private static func source(
    _ body: [String], holdsCode: Bool, kind: Cell.Kind, metadata: inout JSONObject, language: String?
  ) -> [String] {
    if !isActive(in: "py", metadata, otherwise: kind == .code), let quoted = TripleQuotes(body) {
      metadata["cell_marker"] = quoted.marker.map(JSONValue.string)
      return quoted.content
    }
    let isOtherLanguage = metadata["active"] == nil && language.map { $0 != "python" } ?? false
    if !isActive(in: "py", metadata) || isOtherLanguage { return body.map(uncommented) }
    return holdsCode ? Magics.uncommented(body) : body.map(uncommented)
  }

  private mutating func put(_ language: String) {
    guard CellLanguage.isKnown(language), cell.kind == .code else {
      cell.metadata["language"] = .string(language)
      return
    }
    let arguments = cell.metadata["magic_args"]?.string
    cell.metadata["magic_args"] = nil
    cell.source = "%%\(language)" + (arguments.map { " " + $0 } ?? "") + "\n" + cell.source
    startsWithLanguage = true
  }
}

/// A text cell that stands in triple quotes instead of comments.
struct TripleQuotes {
  /// As Jupytext's metadata name them: `"""` on lines of their own, `r"""` with its two ends; nil where Jupytext
  /// would not record them.
  let marker: String?
  let content: [String]

  /// Nil when the lines are not one triple-quoted string.
  init?(_ body: [String]) {
    let text = body.joined(separator: "\n").trimmed()
    for prefix in ["", "r", "R"] {
      for quotes in ["\"\"\"", "'''"]
      where text.hasPrefix(prefix + quotes) && text.hasSuffix(quotes)
        && text.utf8.count >= 6 + prefix.utf8.count
      {
        var inner = text.dropFirst(prefix.utf8.count + 3).dropLast(3)
        let opensLine = inner.first == "\n"
        if opensLine { inner = inner.dropFirst() }
        let closesLine = inner.last == "\n"
        if closesLine { inner = inner.dropLast() }
        if opensLine && closesLine {
          marker = prefix + quotes
        } else {
          let ends = prefix + quotes + (opensLine ? "\n" : "") + "," + (closesLine ? "\n" : "") + quotes
          marker = prefix.isEmpty ? nil : ends
        }
        content = NotebookFormat.lines(of: inner.last == "\n" ? String(inner.dropLast()) : String(inner))
        return
      }
    }
    return nil
  }
}

/// Finds fenced blocks of text cells, whose lines are never markers.
private struct FenceScanner {
  private var closesAt = -1
  /// No fence of this length or longer closes after here.
  private var unclosed: [Character: Int] = [:]

  /// The line belongs to a fenced block, its opening and closing lines included.
  mutating func covers(_ lines: [String], _ place: Int) -> Bool {
    if place <= closesAt { return true }
    guard let fence = Fence(uncommented(lines[place])), fence.canOpen,
      fence.length < unclosed[fence.character, default: .max]
    else { return false }
    for later in (place + 1)..<max(place + 1, lines.count) where fence.isClosed(by: uncommented(lines[later])) {
      closesAt = later
      return true
    }
    unclosed[fence.character] = fence.length
    return false
  }
}

struct Fence {
  let character: Character
  let length: Int
  private let info: Substring

  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    guard line.count - text.count <= 3, let character = text.first, "`~".contains(character) else { return nil }
    info = text.drop { $0 == character }
    length = text.count - info.count
    guard length >= 3 else { return nil }
    self.character = character
  }

  var canOpen: Bool { character != "`" || !info.contains("`") }

  func isClosed(by line: String) -> Bool {
    guard let other = Fence(line) else { return false }
    return other.character == character && other.length >= length && other.info.isBlank
  }
}
