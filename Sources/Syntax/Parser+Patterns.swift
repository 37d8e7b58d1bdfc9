// The match statement and its patterns.
//
// `match` and `case` are names everywhere else, so a match statement is tried first and given up as soon as
// its header does not end in a colon and a newline.

extension Parser {
  /// The match statement that begins here, or nil where `match` is a name.
  mutating func matchStatement() throws(Halt) -> StatementKind? {
    let keyword = token
    let header = try attempt { (parser) throws(Halt) in
      parser.advance()
      let subject = try parser.subject()
      guard parser.take(.colon), parser.kind == .newline else { throw parser.mismatch() }
      return subject
    }
    guard let subject = header else {
      if suspecting { try suspectMissingColon() }
      return nil
    }
    advance()
    guard take(.indent) else {
      if kind == .failure { throw mismatch() }
      throw refuseHere(
        "expected an indented block after 'match' statement on line \(source.lineNumber(at: Int(keyword.span.start)))",
        kind: .indentation)
    }
    try descend()
    var cases: [MatchCase] = []
    repeat { cases.append(try matchCase()) } while kind != .dedent && kind != .end
    try expect(.dedent)
    depth -= 1
    return .match(subject: subject, cases: cases)
  }

  /// `match x` without its colon, unless it is an expression that begins with the name.
  private mutating func suspectMissingColon() throws(Halt) {
    let place = position
    let isExpression = try matches { (parser) throws(Halt) in
      _ = try parser.starExpressions()
      try parser.expect(.newline)
    }
    let isFollowedByBlock = kind == .indent
    seek(place)
    if isExpression, !isFollowedByBlock { return }
    let isHeader = try matches { (parser) throws(Halt) in
      parser.advance()
      _ = try parser.subject()
      guard parser.kind == .newline else { throw parser.mismatch() }
    }
    if isHeader { throw refuseHere("expected ':'") }
  }

  private mutating func subject() throws(Halt) -> Expression {
    let start = start
    let first = try starNamedExpression()
    guard kind == .comma else {
      if case .starred = first.kind { throw mismatch() }
      return first
    }
    var elements = [first]
    while take(.comma), beginsExpression { elements.append(try starNamedExpression()) }
    return Expression(.tuple(elements), span(from: start))
  }

  private mutating func matchCase() throws(Halt) -> MatchCase {
    guard isWord("case", at: position) else { throw mismatch() }
    let keyword = token
    advance()
    tallest = 0
    let pattern = try patterns()
    let guardTest = take(.if) ? try namedExpression() : nil
    if kind == .newline { throw refuseHere("expected ':'") }
    let body = try block(of: "'case' statement", at: keyword)
    return MatchCase(pattern: pattern, guardTest: guardTest, body: body)
  }

  /// A pattern, or a sequence without brackets.
  private mutating func patterns() throws(Halt) -> Pattern {
    let start = start
    let first = try starPattern()
    guard kind == .comma else {
      if case .star = first.kind { throw mismatch() }
      return first
    }
    var elements = [first]
    while take(.comma), ![.colon, .if, .newline].contains(kind) { elements.append(try starPattern()) }
    return Pattern(.sequence(elements), span(from: start))
  }

  private mutating func starPattern() throws(Halt) -> Pattern {
    guard kind == .star else { return try pattern() }
    let start = start
    advance()
    let name = isWord("_", at: position) ? nil : try identifier()
    if name == nil { advance() }
    return Pattern(.star(name), span(from: start))
  }

  private mutating func pattern() throws(Halt) -> Pattern {
    let start = start
    try descend()
    var result = try closedPattern()
    if kind == .bar {
      var choices = [result]
      while take(.bar) { choices.append(try closedPattern()) }
      result = Pattern(.or(choices), span(from: start))
    }
    if take(.as) {
      if isWord("_", at: position) { throw refuse("cannot use '_' as a target", token.span) }
      let isName = kind == .name && ![.dot, .leftParen, .equal].contains(kind(ahead: 1))
      guard isName else { throw try refusePatternTarget() }
      result = Pattern(.as(result, try identifier()), span(from: start))
    }
    depth -= 1
    return result
  }

  private mutating func refusePatternTarget() throws(Halt) -> Halt {
    if kind == .name { advance() }
    guard kind != .dot, kind != .leftParen, kind != .equal else { return mismatch() }
    let target = try expression()
    return refuse("invalid pattern target", target.span)
  }

  private mutating func closedPattern() throws(Halt) -> Pattern {
    let start = start
    switch kind {
    case .name: return try namePattern()
    case .number, .minus:
      let value = try signedNumber()
      return Pattern(.value(value), value.span)
    case .string:
      let value = try strings()
      if case .formatted = value.kind {
        throw refuse("patterns may only match literals and attribute lookups", value.span)
      }
      return Pattern(.value(value), value.span)
    case .true, .false, .noneLiteral:
      let value = try primary()
      guard case .constant = value.kind else { throw mismatch() }
      return Pattern(.value(value), value.span)
    case .leftBracket:
      advance()
      let elements = try patternList(before: .rightBracket)
      return Pattern(.sequence(elements), span(from: start))
    case .leftParen: return try parenthesizedPattern()
    case .leftBrace: return try mappingPattern()
    default: throw mismatch()
    }
  }

  /// A capture, `_`, a dotted name, or a class pattern.
  private mutating func namePattern() throws(Halt) -> Pattern {
    let start = start
    let first = try identifier()
    var value = Expression(.name(first.name), first.span)
    while take(.dot) {
      value = Expression(.attribute(value, try identifier()), span(from: start))
      try grow()
    }
    if kind == .leftParen { return try classPattern(value, from: start) }
    if kind == .equal { throw mismatch() }
    if case .name = value.kind { return Pattern(.capture(first.name == "_" ? nil : first), first.span) }
    return Pattern(.value(value), value.span)
  }

  private mutating func classPattern(_ type: Expression, from start: Int) throws(Halt) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(name: Identifier, value: Pattern)] = []
    while kind != .rightParen {
      if kind == .name, kind(ahead: 1) == .equal {
        let name = try identifier()
        advance()
        keywords.append((name, try pattern()))
      } else {
        guard keywords.isEmpty else { throw try refuseLatePattern() }
        positional.append(try pattern())
      }
      guard take(.comma) else { break }
    }
    try expect(.rightParen)
    return Pattern(.class(type, positional: positional, keywords: keywords), span(from: start))
  }

  private mutating func refuseLatePattern() throws(Halt) -> Halt {
    let start = start
    var end = start
    repeat {
      if kind == .rightParen || (kind == .name && kind(ahead: 1) == .equal) { break }
      end = Int(try pattern().span.end)
    } while take(.comma)
    return refuse("positional patterns follow keyword patterns", Span(start, end))
  }

  private mutating func patternList(before closer: TokenKind) throws(Halt) -> [Pattern] {
    var elements: [Pattern] = []
    while kind != closer {
      elements.append(try starPattern())
      guard take(.comma) else { break }
    }
    try expect(closer)
    return elements
  }

  private mutating func parenthesizedPattern() throws(Halt) -> Pattern {
    let start = start
    advance()
    let elements = try patternList(before: .rightParen)
    let hasComma = tokens[position - 2].kind == .comma
    if elements.count == 1, !hasComma {
      if case .star = elements[0].kind { throw mismatch() }
      return elements[0]
    }
    return Pattern(.sequence(elements), span(from: start))
  }

  private mutating func mappingPattern() throws(Halt) -> Pattern {
    let start = start
    advance()
    var entries: [(key: Expression, value: Pattern)] = []
    var rest: Identifier?
    while kind != .rightBrace {
      if take(.doubleStar) {
        rest = try identifier()
        _ = take(.comma)
        break
      }
      let key = try mappingKey()
      try expect(.colon)
      entries.append((key, try pattern()))
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    return Pattern(.mapping(entries: entries, rest: rest), span(from: start))
  }

  private mutating func mappingKey() throws(Halt) -> Expression {
    switch kind {
    case .number, .minus: return try signedNumber()
    case .string: return try strings()
    case .true, .false, .noneLiteral: return try primary()
    default:
      let pattern = try namePattern()
      guard case .value(let key) = pattern.kind else { throw mismatch() }
      return key
    }
  }

  /// `1`, `-1`, `1 + 2j`.
  private mutating func signedNumber() throws(Halt) -> Expression {
    let start = start
    let isNegative = take(.minus)
    let place = token
    guard kind == .number else { throw mismatch() }
    var value = Expression(.constant(try number()), place.span)
    advance()
    if isNegative { value = Expression(.unary(.negate, value), span(from: start)) }
    guard kind == .plus || kind == .minus else { return value }
    let operation: BinaryOperator = kind == .plus ? .add : .subtract
    let operatorSpan = token.span
    advance()
    let imaginary = token
    guard kind == .number else { throw mismatch() }
    let part = try number()
    guard case .imaginary = part else {
      throw refuse("imaginary number required in complex literal", imaginary.span)
    }
    advance()
    let right = Expression(.constant(part), imaginary.span)
    return Expression(.binary(value, operation, right, operatorSpan: operatorSpan), span(from: start))
  }
}
