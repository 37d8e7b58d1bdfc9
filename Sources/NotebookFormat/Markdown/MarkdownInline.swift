// Inline Markdown in two passes, each linear. The first cuts the text into plain pieces, code, links and runs of
// "*" or "_"; the second pairs the runs: a run that can close takes the nearest open run of its kind, two signs make
// bold, one italic, and what finds no partner stays as it was typed. Formulas between "$" are left alone, since
// their "_" and "*" are no emphasis.

/// A piece of a paragraph, in order.
enum MarkdownPiece: Equatable {
  /// A hard line break is "\n", all other white space is blanks.
  case text(String, TextStyle)
  /// What stands between "$" or "$$", without them.
  case formula(String, isDisplay: Bool)
  /// The pieces up to the next `endLink` are the link's text, or the image's alternative text.
  case link(address: String, isImage: Bool)
  case endLink(address: String, isImage: Bool)
}

/// The pieces of a paragraph's text.
func markdownPieces(_ text: String) -> [MarkdownPiece] {
  var scanner = InlineScanner(text: Array(text), depth: 0)
  return scanner.read()
}

private enum InlinePiece {
  case piece(MarkdownPiece)
  case run(EmphasisRun)
}

private struct EmphasisRun {
  let sign: Character
  var count: Int
  let canOpen: Bool
  let canClose: Bool
  var opened: [TextStyle] = []
  var closed: [TextStyle] = []
}

private struct InlineScanner {
  let text: [Character]
  let depth: Int
  private var position = 0
  private var pieces: [InlinePiece] = []
  private var plain = ""
  private var closingBrackets: [Int: Int] = [:]
  /// Signs, with their count, that do not come again: not to be looked for again.
  private var missing: Set<String> = []

  init(text: [Character], depth: Int) {
    self.text = text
    self.depth = depth
    matchBrackets()
  }

  private mutating func matchBrackets() {
    var open: [Int] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case "\\": index += 1
      case "[": open.append(index)
      case "]": if let start = open.popLast() { closingBrackets[start] = index }
      default: break
      }
      index += 1
    }
  }

  mutating func read() -> [MarkdownPiece] {
    while position < text.count { step() }
    flush()
    pairRuns()
    return styled()
  }

  private mutating func step() {
    switch text[position] {
    case "\\": escape()
    case "`": code()
    case "$": formula()
    case "!" where character(at: position + 1) == "[": if !link(from: position + 1, image: true) { take() }
    case "[": if !link(from: position, image: false) { take() }
    case "<": if !autolink() { take() }
    case "*", "_": emphasis(text[position])
    case "&": entity()
    case "\n": lineBreak()
    default: take()
    }
  }

  private func character(at index: Int) -> Character? { text.indices.contains(index) ? text[index] : nil }

  private mutating func take() {
    plain.append(text[position])
    position += 1
  }

  private mutating func flush() {
    if !plain.isEmpty { pieces.append(.piece(.text(plain, []))) }
    plain = ""
  }

  private mutating func add(_ piece: MarkdownPiece) {
    flush()
    pieces.append(.piece(piece))
  }

  private mutating func escape() {
    guard let next = character(at: position + 1) else { return take() }
    if next == "\n" {
      plain.append("\n")
      position += 2
    } else if next.isASCII, next.isPunctuation || next.isSymbol {
      plain.append(next)
      position += 2
    } else {
      take()
    }
  }

  private mutating func lineBreak() {
    let blanks = plain.reversed().prefix { $0 == " " }.count
    plain.removeLast(blanks)
    plain.append(blanks >= 2 ? "\n" : " ")
    position += 1
  }

  private mutating func code() {
    let count = runLength(at: position)
    guard let end = closing("`", count: count, from: position + count) else {
      plain += String(repeating: "`", count: count)
      position += count
      return
    }
    var content = text[(position + count)..<end].map { $0 == "\n" ? " " : $0 }
    if content.count > 2, content.first == " ", content.last == " " {
      content = Array(content.dropFirst().dropLast())
    }
    add(.text(String(content), .code))
    position = end + count
  }

  private func runLength(at start: Int) -> Int { text[start...].prefix { $0 == text[start] }.count }

  /// Where the next run of exactly `count` signs starts.
  private mutating func closing(_ sign: Character, count: Int, from start: Int) -> Int? {
    let key = String(repeating: sign, count: count)
    guard !missing.contains(key) else { return nil }
    var index = start
    while index < text.count {
      guard text[index] == sign else {
        index += 1
        continue
      }
      let length = runLength(at: index)
      if length == count { return index }
      index += length
    }
    missing.insert(key)
    return nil
  }

  private mutating func formula() {
    let count = runLength(at: position)
    guard count <= 2, let next = character(at: position + count), !next.isWhitespace || count == 2,
      let end = closing("$", count: count, from: position + count)
    else {
      plain += String(repeating: "$", count: count)
      position += count
      return
    }
    let inner = text[(position + count)..<end].map { $0 == "\n" ? " " : $0 }
    add(.formula(String(inner), isDisplay: count == 2))
    position = end + count
  }

  /// `[text](address "title")`
  private mutating func link(from open: Int, image: Bool) -> Bool {
    guard depth < 4, let close = closingBrackets[open], character(at: close + 1) == "(" else { return false }
    var end = close + 2
    var parentheses = 1
    while end < text.count, end < close + 500 {
      if text[end] == "(" { parentheses += 1 }
      if text[end] == ")" { parentheses -= 1 }
      if parentheses == 0 { break }
      end += 1
    }
    guard parentheses == 0 else { return false }
    let target = String(text[(close + 2)..<end]).split { $0.isWhitespace }.first.map(String.init) ?? ""
    let address =
      target.hasPrefix("<") && target.hasSuffix(">") ? String(target.dropFirst().dropLast()) : target
    var inner = InlineScanner(text: Array(text[(open + 1)..<close]), depth: depth + 1)
    add(.link(address: address, isImage: image))
    pieces += inner.read().map { .piece($0) }
    add(.endLink(address: address, isImage: image))
    position = end + 1
    return true
  }

  /// `<https://…>`
  private mutating func autolink() -> Bool {
    guard let end = text[position...].prefix(500).firstIndex(of: ">") else { return false }
    let address = String(text[(position + 1)..<end])
    guard address.hasPrefix("https://") || address.hasPrefix("http://"),
      !address.contains(where: \.isWhitespace)
    else { return false }
    add(.link(address: address, isImage: false))
    add(.text(address, []))
    add(.endLink(address: address, isImage: false))
    position = end + 1
    return true
  }

  private mutating func entity() {
    let names = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&nbsp;": "\u{A0}"]
    for (name, replacement) in names where text[position...].starts(with: name) {
      plain += replacement
      position += name.count
      return
    }
    take()
  }

  private mutating func emphasis(_ sign: Character) {
    let before = character(at: position - 1) ?? " "
    let count = runLength(at: position)
    let after = character(at: position + count) ?? " "
    var opens = !after.isWhitespace && (!isMark(after) || before.isWhitespace || isMark(before))
    var closes = !before.isWhitespace && (!isMark(before) || after.isWhitespace || isMark(after))
    if sign == "_" {
      (opens, closes) = (opens && (!closes || isMark(before)), closes && (!opens || isMark(after)))
    }
    flush()
    pieces.append(.run(EmphasisRun(sign: sign, count: count, canOpen: opens, canClose: closes)))
    position += count
  }

  private func isMark(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }

  private mutating func pairRuns() {
    var open: [Int] = []
    var openCount: [Character: Int] = [:]
    for index in pieces.indices {
      guard case .run(var closer) = pieces[index] else { continue }
      while closer.canClose, closer.count > 0, openCount[closer.sign, default: 0] > 0 {
        while let top = open.last, case .run(let run) = pieces[top], run.sign != closer.sign {
          open.removeLast()
          openCount[run.sign, default: 0] -= 1
        }
        guard let top = open.last, case .run(var opener) = pieces[top] else { break }
        let signs = min(2, opener.count, closer.count)
        let style: TextStyle = signs == 2 ? .bold : .italic
        opener.count -= signs
        closer.count -= signs
        opener.opened.append(style)
        closer.closed.append(style)
        pieces[top] = .run(opener)
        if opener.count == 0 {
          open.removeLast()
          openCount[opener.sign, default: 0] -= 1
        }
      }
      pieces[index] = .run(closer)
      if closer.canOpen, closer.count > 0 {
        open.append(index)
        openCount[closer.sign, default: 0] += 1
      }
    }
  }

  private func styled() -> [MarkdownPiece] {
    var bold = 0
    var italic = 0
    var found: [MarkdownPiece] = []
    func count(_ styles: [TextStyle], _ step: Int) {
      for style in styles {
        if style == .bold { bold += step } else { italic += step }
      }
    }
    for piece in pieces {
      let style = (bold > 0 ? TextStyle.bold : []).union(italic > 0 ? TextStyle.italic : [])
      switch piece {
      case .piece(.text(let text, let own)): found.append(.text(text, own.union(style)))
      case .piece(let other): found.append(other)
      case .run(let run):
        count(run.closed, -1)
        if run.count > 0 { found.append(.text(String(repeating: run.sign, count: run.count), [])) }
        count(run.opened, 1)
      }
    }
    return found
  }
}
