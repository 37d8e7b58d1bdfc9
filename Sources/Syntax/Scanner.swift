// The scanner: bytes to tokens.
//
// Lines and indentation follow CPython's tokenizer. A logical line ends with a newline token; its leading
// whitespace is measured twice, with tabs to multiples of eight and with tabs as one column, and both
// measures must order the lines alike: where they disagree, the text means different things in different
// editors, which is a TabError. A stack of open indentations turns a deeper line into an indent token and a
// shallower one into as many dedents as blocks it leaves. Inside brackets lines join, so newlines and
// indentation do not count there.
//
// The whole text is scanned before it is parsed. A failure ends the token list with a `failure` token, and
// the parser decides which error a reader sees first: most scanning failures win over whatever the parser
// found before them (an unterminated string garbles all that follows it), while failures of line structure
// only count if the parser got that far.

/// The tokens of a source, in order, the last of them `end`.
///
/// ```swift
/// let tokens = try scan(Source(name: "<string>", text: "x = 1"))  // name, =, number, newline, end
/// ```
public func scan(_ source: Source) throws(SyntaxFailure) -> [Token] {
  var scanner = Scanner(source)
  scanner.run()
  if let failure = scanner.failure { throw failure }
  return scanner.tokens
}

/// What a reader of a text asks now and then: it says how much work it has done since, in units of about a nanosecond, and
/// hears whether to go on.
public typealias Patience = (_ work: Int) -> Bool

struct Scanner {
  static let deepestBrackets = 200
  static let deepestIndentation = 100

  let source: Source
  let bytes: [UInt8]
  let limit: Int
  private let mayGoOn: Patience
  var offset: Int
  var tokens: [Token] = []
  /// The brackets that are open, outermost first.
  var openBrackets: [Token] = []
  var failure: SyntaxFailure?
  /// Whether the failure is to be reported even when the parser found an error before it.
  var failureComesFirst = true

  /// Where the comment on the current line begins: the newline token takes it in, as Python's does.
  private var commentStart: Int?
  private var atLineStart = true
  private var indentations: [(column: Int, alternate: Int)] = [(0, 0)]

  init(_ source: Source, mayGoOn: @escaping Patience = { _ in true }) {
    self.source = source
    self.mayGoOn = mayGoOn
    bytes = source.bytes
    limit = source.bytes.count
    offset = 0
    tokens.reserveCapacity(limit / 4 + 2)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// A scanner for the expression between the braces of an f-string's replacement field: the field stands
  /// for a parenthesis around the expression, so lines join.
  init(_ source: Source, field: Range<Int>, mayGoOn: @escaping Patience) {
    self.source = source
    self.mayGoOn = mayGoOn
    bytes = source.bytes
    limit = field.upperBound
    offset = field.lowerBound
    atLineStart = false
    let open = Token(.leftParen, Span(field.lowerBound - 1, field.lowerBound), depth: 1)
    tokens = [open]
    openBrackets = [open]
  }

  /// Scans to the end or to the first failure.
  mutating func run() {
    do throws(SyntaxFailure) {
      if let zero = bytes[offset..<limit].firstIndex(of: 0) {
        offset = zero
        throw refuse("source code cannot contain null bytes", zero..<(zero + 1))
      }
      while try scanToken() {}
    } catch {
      append(.failure, error.span)
      failure = error
    }
    let end = lastContentOffset
    append(.end, Span(end, end))
  }

  /// Closes the parenthesis that a replacement field stands for.
  mutating func runField() {
    do throws(SyntaxFailure) {
      while try scanToken() {}
      openBrackets = []
      append(.rightParen, Span(limit, limit + 1))
    } catch {
      append(.failure, error.span)
      failure = error
    }
    append(.newline, Span(limit, limit))
    append(.end, Span(limit, limit))
  }

  // MARK: Bytes and failures

  func byte(_ at: Int) -> UInt8 { at < limit ? bytes[at] : 0 }

  mutating func append(_ kind: TokenKind, _ start: Int) { append(kind, Span(start, offset)) }

  mutating func append(_ kind: TokenKind, _ span: Span) {
    tokens.append(Token(kind, span, depth: UInt8(clamping: openBrackets.count)))
  }

  mutating func refuse(
    _ message: String, _ place: Range<Int>, kind: SyntaxFailure.Kind = .syntax, first: Bool = true,
    incomplete: Bool = false
  ) -> SyntaxFailure {
    failureComesFirst = first
    return SyntaxFailure(
      kind, message, Span(place.lowerBound, place.upperBound), isIncomplete: incomplete)
  }

  // MARK: Lines

  /// What scanning a token takes beside going through its bytes.
  private static let workPerToken = 32

  private mutating func scanToken() throws(SyntaxFailure) -> Bool {
    let before = offset
    let isLeft = try scanNext()
    if !mayGoOn(Scanner.workPerToken + offset - before) { throw .stopped }
    return isLeft
  }

  private mutating func scanNext() throws(SyntaxFailure) -> Bool {
    if atLineStart {
      atLineStart = false
      guard try beginLine() else { return false }
    }
    try skipBlanks()
    guard offset < limit else { return try finish() }
    let start = offset
    let first = bytes[offset]
    switch first {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      stepOverNewline()
      guard openBrackets.isEmpty else { return true }
      append(.newline, Span(commentStart ?? start, start))
      commentStart = nil
      atLineStart = true
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try scanNumber()
    case UInt8(ascii: "."):
      if isDigit(byte(offset + 1)) { try scanNumber() } else { try scanOperator() }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try scanString(from: start)
    default:
      if isNameByte(first) { try scanWord() } else { try scanOperator() }
    }
    return true
  }

  /// At the end of the text: ends the line and the blocks that are open.
  private mutating func finish() throws(SyntaxFailure) -> Bool {
    guard openBrackets.isEmpty else { return false }
    if let last = tokens.last, last.kind != .newline, last.kind != .dedent {
      append(.newline, Span(commentStart ?? limit, limit))
    }
    let end = lastContentOffset
    for _ in indentations.dropFirst() { append(.dedent, Span(end, end)) }
    return false
  }

  private mutating func stepOverNewline() {
    if bytes[offset] == UInt8(ascii: "\r"), byte(offset + 1) == UInt8(ascii: "\n") { offset += 1 }
    offset += 1
  }

  /// Measures the indentation of the next line that holds a token; false at the end of the text.
  private mutating func beginLine() throws(SyntaxFailure) -> Bool {
    while true {
      var column = 0
      var alternate = 0
      var continued: Int?
      measuring: while offset < limit {
        switch bytes[offset] {
        case UInt8(ascii: " "):
          column += 1
          alternate += 1
        case UInt8(ascii: "\t"):
          column = (column / 8 + 1) * 8
          alternate += 1
        case 0x0C:
          column = 0
          alternate = 0
        case UInt8(ascii: "\\"):
          continued = continued ?? column
          try continueLine()
          continue measuring
        default:
          break measuring
        }
        offset += 1
      }
      if offset >= limit { return true }
      switch bytes[offset] {
      case UInt8(ascii: "#"):
        skipComment()
        if offset < limit { stepOverNewline() }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        stepOverNewline()
      default:
        try indent(to: continued ?? column, alternate: continued ?? alternate)
        return true
      }
    }
  }

  private mutating func indent(to column: Int, alternate: Int) throws(SyntaxFailure) {
    guard let current = indentations.last else { return }
    if column == current.column {
      if alternate != current.alternate { throw tabError() }
    } else if column > current.column {
      if alternate <= current.alternate { throw tabError() }
      if indentations.count >= Self.deepestIndentation {
        throw refuse(
          "too many levels of indentation", lineStart..<lineStart, kind: .indentation, first: false)
      }
      indentations.append((column, alternate))
      append(.indent, Span(lineStart, offset))
    } else {
      while let open = indentations.last, column < open.column {
        indentations.removeLast()
        append(.dedent, Span(offset, offset))
      }
      guard let outer = indentations.last, outer.column == column else {
        let end = lineEnd
        throw refuse(
          "unindent does not match any outer indentation level", end..<end, kind: .indentation, first: false)
      }
      if alternate != outer.alternate { throw tabError() }
    }
  }

  private mutating func tabError() -> SyntaxFailure {
    refuse(
      "inconsistent use of tabs and spaces in indentation", lineStart..<(lineStart + 1), kind: .tab,
      first: false)
  }

  private var lineStart: Int { source.lineStarts[source.lineIndex(at: offset)] }

  private var lineEnd: Int {
    var end = offset
    while end < limit, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return end
  }

  private mutating func skipBlanks() throws(SyntaxFailure) {
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: offset += 1
      case UInt8(ascii: "#"):
        commentStart = openBrackets.isEmpty ? offset : nil
        skipComment()
      case UInt8(ascii: "\\"): try continueLine()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    while offset < limit, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
      offset += 1
    }
  }

  /// Steps over a backslash and the newline that must follow it.
  private mutating func continueLine() throws(SyntaxFailure) {
    let backslash = offset
    offset += 1
    guard offset < limit else {
      throw refuse("unexpected EOF while parsing", limit..<limit, first: false, incomplete: true)
    }
    guard bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") else {
      throw refuse(
        "unexpected character after line continuation character", offset..<(offset + 1), first: false)
    }
    stepOverNewline()
    guard offset < limit else {
      throw refuse(
        "unexpected EOF while parsing", (backslash + 1)..<(backslash + 1), first: false, incomplete: true)
    }
  }

  // MARK: Names

  private mutating func scanWord() throws(SyntaxFailure) {
    let start = offset
    var isASCII = true
    while offset < limit {
      let next = bytes[offset]
      if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        guard isStringPrefix(start..<offset) else { break }
        return try scanString(from: start)
      }
      guard isNameByte(next) || isDigit(next) else { break }
      if next >= 0x80 { isASCII = false }
      offset += 1
    }
    if !isASCII { try checkIdentifier(start..<offset) }
    if offset - start <= 8, isASCII,
      let keyword = TokenKind.keywords[String(decoding: bytes[start..<offset], as: UTF8.self)]
    {
      append(keyword, start)
    } else {
      append(.name, start)
    }
  }

  /// Whether the letters are one of `r u b f br rb fr rf`, in any case.
  private func isStringPrefix(_ range: Range<Int>) -> Bool {
    guard range.count <= 2 else { return false }
    let letters = bytes[range].map { $0 | 0x20 }
    switch letters {
    case [], [UInt8(ascii: "r")], [UInt8(ascii: "u")], [UInt8(ascii: "b")], [UInt8(ascii: "f")]: return true
    default:
      return letters.count == 2 && letters.contains(UInt8(ascii: "r"))
        && (letters.contains(UInt8(ascii: "b")) || letters.contains(UInt8(ascii: "f")))
    }
  }

  private mutating func checkIdentifier(_ range: Range<Int>) throws(SyntaxFailure) {
    var place = range.lowerBound
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      let properties = scalar.properties
      let fits =
        scalar == "_" || (place == range.lowerBound ? properties.isXIDStart : properties.isXIDContinue)
      if !fits { throw strayCharacter(scalar, at: place..<(place + width)) }
      place += width
    }
  }

  private mutating func strayCharacter(_ scalar: Unicode.Scalar, at place: Range<Int>) -> SyntaxFailure {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return refuse("invalid non-printable character U+\(code)", place)
    default:
      return refuse("invalid character '\(Character(scalar))' (U+\(code))", place)
    }
  }

  // MARK: Strings

  /// Scans a string literal whose opening quote is at `offset` and whose prefix begins at `start`.
  private mutating func scanString(from start: Int) throws(SyntaxFailure) {
    let quote = bytes[offset]
    let isTriple = byte(offset + 1) == quote && byte(offset + 2) == quote
    offset += isTriple ? 3 : 1
    while offset < limit {
      let next = bytes[offset]
      if next == UInt8(ascii: "\\") {
        offset += 1
        if offset < limit {
          if bytes[offset] == UInt8(ascii: "\r") { stepOverNewline() } else { offset += 1 }
        }
      } else if next == quote, !isTriple || (byte(offset + 1) == quote && byte(offset + 2) == quote) {
        offset += isTriple ? 3 : 1
        append(.string, start)
        return
      } else if !isTriple, next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
        break
      } else {
        offset += 1
      }
    }
    let lines = source.lineNumber(at: offset == limit ? lastContentOffset : offset)
    let what = isTriple ? "unterminated triple-quoted string literal" : "unterminated string literal"
    throw refuse(
      "\(what) (detected at line \(lines))", start..<(start + 1),
      incomplete: offset >= limit && (isTriple || endsInBackslash))
  }

  private var endsInBackslash: Bool {
    let trimmed = bytes[..<limit].reversed().drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return trimmed.first == UInt8(ascii: "\\")
  }

  /// The last byte of the text, leaving out its final newline.
  private var lastContentOffset: Int {
    guard limit > 0, bytes[limit - 1] == UInt8(ascii: "\n") || bytes[limit - 1] == UInt8(ascii: "\r") else {
      return limit
    }
    return limit > 1 && bytes[limit - 2] == UInt8(ascii: "\r") ? limit - 2 : limit - 1
  }

  // MARK: Operators and brackets

  private mutating func scanOperator() throws(SyntaxFailure) {
    let start = offset
    for length in [3, 2, 1] where start + length <= limit {
      guard let kind = OperatorTable.kind(bytes[start..<(start + length)]) else { continue }
      offset += length
      switch kind {
      case .leftParen, .leftBracket, .leftBrace:
        if openBrackets.count >= Self.deepestBrackets {
          throw refuse("too many nested parentheses", start..<offset)
        }
        openBrackets.append(Token(kind, Span(start, offset)))
      case .rightParen, .rightBracket, .rightBrace:
        try closeBracket(kind, at: start)
      default: break
      }
      append(kind, start)
      return
    }
    let scalar = Unicode.Scalar(bytes[start])
    offset += 1
    if scalar.value < 0x20 || scalar.value == 0x7F { throw strayCharacter(scalar, at: start..<offset) }
    append(.unknown, start)
  }

  private mutating func closeBracket(_ kind: TokenKind, at start: Int) throws(SyntaxFailure) {
    guard let open = openBrackets.popLast() else {
      throw refuse("unmatched '\(kind.rawValue)'", start..<offset)
    }
    let matches =
      switch open.kind {
      case .leftParen: kind == .rightParen
      case .leftBracket: kind == .rightBracket
      default: kind == .rightBrace
      }
    if matches { return }
    let openLine = source.lineNumber(at: Int(open.span.start))
    let place = openLine == source.lineNumber(at: start) ? "" : " on line \(openLine)"
    throw refuse(
      "closing parenthesis '\(kind.rawValue)' does not match opening parenthesis '\(open.kind.rawValue)'\(place)",
      start..<offset)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// Whether a name may begin with the byte, as far as one byte tells.
func isNameByte(_ byte: UInt8) -> Bool {
  (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
    || byte >= 0x80
}

/// Operators by their spelling.
private enum OperatorTable {
  static let byCode: [UInt32: TokenKind] = {
    let all: [TokenKind] = [
      .leftParen, .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .colon, .semicolon,
      .dot,
      .ellipsis, .arrow, .at, .equal, .colonEqual, .plus, .minus, .star, .doubleStar, .slash, .doubleSlash,
      .percent,
      .ampersand, .bar, .caret, .tilde, .leftShift, .rightShift, .plusEqual, .minusEqual, .starEqual,
      .doubleStarEqual, .slashEqual, .doubleSlashEqual, .percentEqual, .atEqual, .ampersandEqual, .barEqual,
      .caretEqual, .leftShiftEqual, .rightShiftEqual, .less, .lessEqual, .greater, .greaterEqual, .doubleEqual,
      .notEqual, .lessGreater,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { (code($0.rawValue.utf8), $0) })
  }()

  static func kind(_ spelling: ArraySlice<UInt8>) -> TokenKind? { byCode[code(spelling)] }

  private static func code(_ spelling: some Sequence<UInt8>) -> UInt32 {
    spelling.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
