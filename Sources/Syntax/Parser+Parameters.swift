// The parameters of a function or lambda.
//
// Python's order is: positional-only, `/`, positional, `*rest` or a bare `*`, keyword-only, `**rest`. Once a
// parameter has a default, those after it need one too, up to the star.

extension Parser {
  /// Reads parameters up to `closer`: `)` after a `def`, whose parameters may have annotations, `:` in a lambda.
  mutating func parameters(before closer: TokenKind) throws(Halt) -> Parameters {
    var result = Parameters()
    var hasSlash = false
    var hasStar = false
    var hasDefault = false
    while kind != closer {
      switch kind {
      case .slash:
        try checkSlash(result, hasSlash: hasSlash, hasStar: hasStar)
        hasSlash = true
        result.positionalOnly = result.positional
        result.positional = []
        advance()
        if kind == .star { throw refuse("expected comma between / and *", token.span) }
      case .star:
        if hasStar { throw refuse("* argument may appear only once", token.span) }
        hasStar = true
        result.extraPositional = try starParameter(before: closer)
      case .doubleStar:
        result.extraKeywords = try keywordsParameter(before: closer)
        return result
      case .leftParen where suspecting && !hasSlash && !hasStar && !hasDefault:
        throw try refuseParenthesized(before: closer)
      default:
        let parameter = try parameter(annotated: closer == .rightParen)
        if hasStar {
          result.keywordOnly.append(parameter)
        } else {
          if parameter.defaultValue == nil, hasDefault, kind == .comma || kind == closer {
            throw refuse("non-default argument follows default argument", parameter.nameSpan)
          }
          hasDefault = hasDefault || parameter.defaultValue != nil
          result.positional.append(parameter)
        }
      }
      if kind != closer { try expect(.comma) }
    }
    return result
  }

  private mutating func checkSlash(_ soFar: Parameters, hasSlash: Bool, hasStar: Bool) throws(Halt) {
    if hasStar { throw refuse("/ must be ahead of *", token.span) }
    if hasSlash { throw refuse("/ may appear only once", token.span) }
    if soFar.positional.isEmpty {
      throw kind(ahead: 1) == .comma ? refuse("at least one argument must precede /", token.span) : mismatch()
    }
  }

  /// Reads `*name`, or a bare `*`, which must have a parameter after it.
  private mutating func starParameter(before closer: TokenKind) throws(Halt) -> Parameter? {
    let star = token
    advance()
    if kind == closer || (kind == .comma && (kind(ahead: 1) == closer || kind(ahead: 1) == .doubleStar)) {
      if closer == .colon {
        if kind == .comma { advance() }
        throw refuseHere("named arguments must follow bare *")
      }
      throw refuse("named arguments must follow bare *", star.span)
    }
    if kind == .comma { return nil }
    let name = try identifier()
    let annotation = closer == .rightParen && take(.colon) ? try starExpression() : nil
    if kind == .equal { throw refuse("var-positional argument cannot have default value", token.span) }
    return Parameter(name: name, annotation: annotation)
  }

  private mutating func keywordsParameter(before closer: TokenKind) throws(Halt) -> Parameter {
    advance()
    let name = try identifier()
    let annotation = closer == .rightParen && take(.colon) ? try expression() : nil
    if kind == .equal { throw refuse("var-keyword argument cannot have default value", token.span) }
    if take(.comma), kind != closer {
      switch kind {
      case .star, .doubleStar, .slash:
        throw refuse("arguments cannot follow var-keyword argument", token.span)
      case .name:
        let start = start
        _ = try parameter(annotated: closer == .rightParen, withDefault: false)
        throw refuse("arguments cannot follow var-keyword argument", span(from: start))
      default: throw mismatch()
      }
    }
    return Parameter(name: name, annotation: annotation)
  }

  private mutating func parameter(annotated: Bool, withDefault: Bool = true) throws(Halt) -> Parameter {
    let name = try identifier()
    let annotation = annotated && take(.colon) ? try expression() : nil
    guard withDefault, kind == .equal else { return Parameter(name: name, annotation: annotation) }
    let equal = token
    advance()
    if kind == .comma || kind == .rightParen { throw refuse("expected default value expression", equal.span) }
    return Parameter(name: name, annotation: annotation, defaultValue: try expression())
  }

  /// `def f((a, b)):`, which Python 2 allowed.
  private mutating func refuseParenthesized(before closer: TokenKind) throws(Halt) -> Halt {
    let start = start
    advance()
    repeat {
      _ = try parameter(annotated: closer == .rightParen, withDefault: false)
    } while take(.comma) && kind != .rightParen
    try expect(.rightParen)
    let what = closer == .rightParen ? "Function" : "Lambda expression"
    return refuse("\(what) parameters cannot be parenthesized", span(from: start))
  }
}

extension Parameter {
  /// The name with its annotation.
  fileprivate var nameSpan: Span {
    annotation.map { name.span.through($0.span) } ?? name.span
  }
}
