// Where in the language somebody stands who is typing: what completion has to know besides the word before the cursor.
//
// The scanner reads the text before the cursor; an unfinished string stops it, and what it had seen by then tells the
// brackets that are open and the names before them.

/// What surrounds the end of an unfinished text.
///
/// ```swift
/// let context = TypingContext(before: "show(images['cat")
/// context.openString     // "cat"
/// context.subscripted    // ["images"]
/// ```
public struct TypingContext: Sendable {
  /// What stands in a string that is not closed; nil outside of strings.
  public private(set) var openString: String?
  /// The quotes that would close it.
  public private(set) var quote = ""
  /// The dotted name before the innermost open parenthesis; nil where there is none, or something else stands there.
  public private(set) var called: [String]?
  /// The names of keyword arguments that the open call has been given.
  public private(set) var keywords: Set<String> = []
  /// The dotted name before the innermost open bracket, when nothing but an open string follows it.
  public private(set) var subscripted: [String]?
  /// The module of `from module import …`; empty for the module's own name, behind `import` or `from`.
  public private(set) var imports: [String]?
  /// The text ends in a comment.
  public private(set) var isInComment = false

  public init(before text: String) {
    let source = Source(name: "", text: text)
    var scanner = Scanner(source)
    scanner.run()
    let words = scanner.tokens.filter { ![.newline, .indent, .dedent, .end, .failure].contains($0.kind) }
    if let failure = scanner.failure, failure.message.hasPrefix("unterminated") {
      readString(source, failure)
    } else if let last = highlights(of: text).last, last.piece == .comment,
      last.range.upperBound == text.utf8.count
    {
      isInComment = true
    }
    readBracket(source, words, scanner.openBrackets.last)
    readImport(source, words)
  }

  private mutating func readString(_ source: Source, _ failure: SyntaxFailure) {
    let rest = source.bytes[Int(failure.span.start)...]
    let prefix = rest.prefix { $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"") }
    guard let mark = rest.dropFirst(prefix.count).first else { return }
    let count = failure.message.contains("triple") ? 3 : 1
    let content = rest.dropFirst(prefix.count + count)
    if count == 1, content.contains(UInt8(ascii: "\n")) { return }
    openString = String(decoding: content, as: UTF8.self)
    quote = String(repeating: String(Unicode.Scalar(mark)), count: count)
  }

  private mutating func readBracket(_ source: Source, _ words: [Token], _ bracket: Token?) {
    guard let bracket, let place = words.lastIndex(where: { $0.span == bracket.span }) else { return }
    let name = Self.dottedName(source, words[..<place])
    if bracket.kind == .leftParen {
      called = name
      for (word, next) in zip(words[place...], words[place...].dropFirst())
      where word.kind == .name && next.kind == .equal && word.depth == bracket.depth + 1 {
        keywords.insert(source.text(word.span))
      }
    } else if bracket.kind == .leftBracket, place == words.count - 1 {
      subscripted = name
    }
  }

  private mutating func readImport(_ source: Source, _ words: [Token]) {
    guard let place = words.lastIndex(where: { $0.kind == .import || $0.kind == .from }), openString == nil
    else {
      return
    }
    let line = source.lineIndex(at: Int(words[place].span.start))
    guard line == source.lineStarts.count - 1 else { return }
    if words[place].kind == .import, place > 0,
      let from = words[..<place].lastIndex(where: { $0.kind == .from })
    {
      imports = words[(from + 1)..<place].filter { $0.kind == .name }.map { source.text($0.span) }
    } else if place == 0 || source.lineIndex(at: Int(words[place - 1].span.start)) < line {
      imports = []
    }
  }

  /// The names at the end of some words: `a.b` of `x = a.b`.
  private static func dottedName(_ source: Source, _ words: ArraySlice<Token>) -> [String]? {
    var names: [String] = []
    var rest = words
    while let word = rest.popLast(), word.kind == .name {
      names.insert(source.text(word.span), at: 0)
      guard let dot = rest.popLast(), dot.kind == .dot else { return names }
      if rest.last?.kind != .name { return nil }
    }
    return names.isEmpty ? nil : names
  }
}
