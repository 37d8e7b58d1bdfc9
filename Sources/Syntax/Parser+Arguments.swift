// The arguments of a call, and of a class's list of bases.
//
// Positional arguments come before keyword arguments, and `*values` before `**mapping`; a generator stands
// without parentheses of its own only where it is the sole argument, and then takes the call's.

extension Parser {
  /// Reads the arguments after `(`, up to the `)`; a class's bases cannot be a bare generator.
  mutating func arguments(ofCall isCall: Bool) throws(Halt) -> [Argument] {
    let place = position
    var arguments: [Argument] = []
    var hasKeyword = false
    var hasKeywordSpread = false
    while kind != .rightParen {
      switch kind {
      case .star:
        if hasKeywordSpread { try refuseLateSpread(from: place) }
        let star = start
        advance()
        let starPlace = position - 1
        let operand = try attempt { (parser) throws(Halt) in try parser.expression() }
        guard let value = operand else {
          seek(starPlace)
          if suspecting, !arguments.isEmpty { try refuseLateSpread(from: place) }
          throw .mismatch
        }
        if suspecting, kind == .for, isCall, arguments.isEmpty { try suspectStarredElement(span(from: star)) }
        arguments.append(.spread(value))
      case .doubleStar:
        advance()
        arguments.append(.keywordSpread(try expression()))
        hasKeywordSpread = true
      case .name where kind(ahead: 1) == .equal:
        arguments.append(try keywordArgument())
        hasKeyword = true
      default:
        if hasKeyword || hasKeywordSpread { try refuseLatePositional(afterSpread: hasKeywordSpread) }
        arguments.append(try positionalArgument(after: arguments, ofCall: isCall))
      }
      guard take(.comma) else { break }
    }
    return arguments
  }

  private mutating func keywordArgument() throws(Halt) -> Argument {
    let name = try identifier()
    let equal = token
    advance()
    let value = try expression()
    if suspecting, kind == .for {
      let isComprehension = try matches { (parser) throws(Halt) in _ = try parser.comprehensionClauses() }
      if isComprehension {
        throw refuse(
          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name.span.through(equal.span))
      }
    }
    return .keyword(name, value)
  }

  private mutating func positionalArgument(
    after others: [Argument], ofCall isCall: Bool
  ) throws(Halt) -> Argument {
    let isNamed = kind == .name && kind(ahead: 1) == .colonEqual
    let first = token
    let place = position
    let value = isNamed ? try assignmentExpression() : try expression()
    if kind == .equal, suspecting { throw try refuseKeyword(value, first, from: place) }
    if kind == .colonEqual || kind == .equal { throw mismatch() }
    guard kind == .for else { return .positional(value) }
    let clausesStart = position
    let clauses = try comprehensionClauses()
    if !isCall, others.isEmpty, kind == .rightParen {
      seek(clausesStart)
      throw mismatch()
    }
    guard others.isEmpty, kind == .rightParen else {
      throw try refuseBareGenerator(value, clauses, after: others)
    }
    try grow()
    let opening = Int(tokens[place - 1].span.start)
    let generator = Expression(
      .comprehension(.generator, element: value, clauses: clauses), Span(opening, Int(token.span.end)))
    return .positional(generator)
  }

  private mutating func refuseKeyword(_ value: Expression, _ first: Token, from place: Int) throws(Halt) -> Halt
  {
    let span = Span(Int(first.span.start), Int(token.span.end))
    switch first.kind {
    case .true, .false, .noneLiteral:
      if place + 1 == position { return refuse("cannot assign to \(text(first))", span) }
      fallthrough
    default:
      return refuse(
        "expression cannot contain assignment, perhaps you meant \"==\"?", value.span.through(token.span))
    }
  }

  private mutating func refuseBareGenerator(
    _ value: Expression, _ clauses: [ComprehensionClause], after others: [Argument]
  ) throws(Halt) -> Halt {
    guard suspecting, kind == .comma || !others.isEmpty, let last = clauses.last else { return mismatch() }
    let end = last.conditions.last ?? last.iterable
    return refuse("Generator expression must be parenthesized", value.span.through(end.span))
  }

  /// `f(*a for a in b)`
  private mutating func suspectStarredElement(_ starred: Span) throws(Halt) {
    let isComprehension = try matches { (parser) throws(Halt) in _ = try parser.comprehensionClauses() }
    if isComprehension { throw refuse("iterable unpacking cannot be used in comprehension", starred) }
  }

  /// `f(**a, *b)`
  private mutating func refuseLateSpread(from place: Int) throws(Halt) {
    guard suspecting else { throw mismatch() }
    let end = Int(tokens[position - 2].span.end)
    throw refuse(
      "iterable argument unpacking follows keyword argument unpacking",
      Span(Int(tokens[place].span.start), end))
  }

  /// `f(a=1, b)`: Python points at the token after the arguments that are out of place.
  private mutating func refuseLatePositional(afterSpread: Bool) throws(Halt) {
    guard suspecting else {
      let place = position
      _ = try attempt { (parser) throws(Halt) in try parser.expression() }
      seek(place)
      throw mismatch()
    }
    repeat {
      guard kind != .rightParen, !(kind == .name && kind(ahead: 1) == .equal) else { break }
      if kind == .star || kind == .doubleStar { advance() }
      _ = try expression()
    } while take(.comma)
    throw refuseHere(
      afterSpread
        ? "positional argument follows keyword argument unpacking"
        : "positional argument follows keyword argument")
  }
}
