// Atoms and what is attached to them: names, literals, brackets of every kind, attributes, subscripts, calls.

extension Parser {
  /// An atom with its attributes, subscripts and calls.
  mutating func primary() throws(Halt) -> Expression {
    let start = start
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        value = Expression(.attribute(value, try identifier()), span(from: start))
      case .leftParen:
        value = try call(value, from: start)
      case .leftBracket:
        advance()
        try descend(by: Self.bracketDepth)
        let index = try subscriptIndex()
        depth -= Self.bracketDepth
        try expect(.rightBracket)
        value = Expression(.subscript(value, index: index), span(from: start))
      default: return value
      }
      try grow()
    }
  }

  mutating func atom() throws(Halt) -> Expression {
    try work()
    let token = token
    let value: ExpressionKind
    switch kind {
    case .name: value = .name(CompatibleNames.form(of: text(token)))
    case .number: value = .constant(try number())
    case .string: return try strings()
    case .true: value = .constant(.bool(true))
    case .false: value = .constant(.bool(false))
    case .noneLiteral: value = .constant(.none)
    case .ellipsis: value = .constant(.ellipsis)
    case .leftParen, .leftBracket, .leftBrace: return try display()
    default: throw mismatch()
    }
    advance()
    return Expression(value, token.span)
  }

  // MARK: Parentheses and brackets

  private mutating func display() throws(Halt) -> Expression {
    try descend(by: Self.bracketDepth)
    let value =
      switch kind {
      case .leftParen: try parenthesized()
      case .leftBracket: try list()
      default: try dictOrSet()
      }
    depth -= Self.bracketDepth
    return value
  }

  /// A tuple, a generator, or an expression in parentheses, whose span leaves them out.
  mutating func parenthesized() throws(Halt) -> Expression {
    let start = start
    advance()
    if take(.rightParen) { return Expression(.tuple([]), span(from: start)) }
    if kind == .yield {
      let value = try yieldExpression()
      try expect(.rightParen)
      return value
    }
    if suspecting, kind == .doubleStar { try refuseDoubleStar() }
    let first = try starNamedExpression()
    switch kind {
    case .comma:
      let elements = try elements(after: first, before: .rightParen)
      try expect(.rightParen)
      try grow()
      return Expression(.tuple(elements), span(from: start))
    case .for:
      return try comprehension(.generator, of: first, from: start, closer: .rightParen)
    default:
      guard kind == .rightParen else { throw mismatch() }
      if case .starred = first.kind { throw refuse("cannot use starred expression here", first.span) }
      advance()
      return first
    }
  }

  private mutating func refuseDoubleStar() throws(Halt) {
    let stars = token
    advance()
    _ = try expression()
    if kind == .rightParen { throw refuse("cannot use double starred expression here", stars.span) }
    throw mismatch()
  }

  /// The elements after `first` up to `closer`; the current token is the comma after `first`.
  private mutating func elements(after first: Expression, before closer: TokenKind) throws(Halt) -> [Expression]
  {
    var elements = [first]
    while take(.comma), kind != closer {
      if suspecting, kind == .for { try suspectBareTarget(elements, closer) }
      elements.append(try starNamedExpression())
    }
    if suspecting, kind == .for { try suspectBareTarget(elements, closer) }
    return elements
  }

  /// `[x, y for …]`: a tuple as the element needs parentheses.
  private mutating func suspectBareTarget(_ elements: [Expression], _ closer: TokenKind) throws(Halt) {
    guard closer != .rightParen, let first = elements.first, let last = elements.last else { return }
    let end = elements.count == 1 ? previousEnd : Int(last.span.end)
    let isComprehension = try matches { (parser) throws(Halt) in _ = try parser.comprehensionClauses() }
    if isComprehension {
      throw refuse(
        "did you forget parentheses around the comprehension target?", Span(Int(first.span.start), end))
    }
  }

  private mutating func list() throws(Halt) -> Expression {
    let start = start
    advance()
    var elements: [Expression] = []
    if kind != .rightBracket {
      let first = try starNamedExpression()
      if kind == .for { return try comprehension(.list, of: first, from: start, closer: .rightBracket) }
      elements = try self.elements(after: first, before: .rightBracket)
    }
    try expect(.rightBracket)
    try grow()
    return Expression(.list(elements), span(from: start))
  }

  // MARK: Braces

  private mutating func dictOrSet() throws(Halt) -> Expression {
    let start = start
    advance()
    if kind == .rightBrace || kind == .doubleStar { return try dict(from: start, firstKey: nil) }
    let isParenthesized = kind == .leftParen
    let first = try starNamedExpression()
    if kind == .colon, isPlain(first) || isParenthesized {
      return try dict(from: start, firstKey: first)
    }
    if kind == .for { return try comprehension(.set, of: first, from: start, closer: .rightBrace) }
    let elements = try elements(after: first, before: .rightBrace)
    try expect(.rightBrace)
    try grow()
    return Expression(.set(elements), span(from: start))
  }

  private func isPlain(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .starred, .assignment: false
    default: true
    }
  }

  /// Reads a dict after its brace, or after its first key.
  private mutating func dict(from start: Int, firstKey: Expression?) throws(Halt) -> Expression {
    var entries: [(key: Expression?, value: Expression)] = []
    var key = firstKey
    while kind != .rightBrace {
      if key == nil, kind == .doubleStar {
        let stars = token
        advance()
        entries.append((nil, try bitwiseOr()))
        if kind == .for, entries.count == 1 { try suspectUnpacking(stars) }
      } else {
        let entryKey = if let key { key } else { try dictKey(isFirst: entries.isEmpty) }
        let value = try dictValue(of: entryKey)
        if kind == .for, entries.isEmpty {
          return try dictComprehension(from: start, key: entryKey, value: value)
        }
        entries.append((entryKey, value))
      }
      key = nil
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    try grow()
    return Expression(.dict(entries), span(from: start))
  }

  /// Reads a key. Python looks for the colon after a later key before it looks for a comma inside it.
  private mutating func dictKey(isFirst: Bool) throws(Halt) -> Expression {
    if suspecting, !isFirst {
      let place = position
      let key = try attemptPlainly { (parser) throws(Halt) in try parser.expression() }
      if let key, kind != .colon { throw try refuseKey(key) }
      seek(place)
    }
    return try expression()
  }

  private mutating func refuseKey(_ key: Expression) throws(Halt) -> Halt {
    if kind == .failure { return mismatch() }
    return refuse("':' expected after dictionary key", Span(Int(key.span.end) - 1, Int(key.span.end)))
  }

  private mutating func suspectUnpacking(_ stars: Token) throws(Halt) {
    let isComprehension = try matches { (parser) throws(Halt) in _ = try parser.comprehensionClauses() }
    if isComprehension, kind == .rightBrace {
      throw refuse("dict unpacking cannot be used in dict comprehension", stars.span)
    }
    throw mismatch()
  }

  private mutating func dictValue(of key: Expression) throws(Halt) -> Expression {
    guard kind == .colon else {
      throw suspecting ? try refuseKey(key) : mismatch()
    }
    let colon = token
    advance()
    if suspecting {
      if kind == .rightBrace || kind == .comma {
        throw refuse("expression expected after dictionary key and ':'", colon.span)
      }
      if kind == .star {
        let start = start
        advance()
        _ = try bitwiseOr()
        throw refuse(
          "cannot use a starred expression in a dictionary value", Span(start, Int(token.span.end) - 1))
      }
    }
    return try expression()
  }

  // MARK: Comprehensions

  private mutating func comprehension(
    _ comprehensionKind: ComprehensionKind, of element: Expression, from start: Int, closer: TokenKind
  ) throws(Halt) -> Expression {
    let clauses = try comprehensionClauses()
    if case .starred = element.kind {
      throw refuse("iterable unpacking cannot be used in comprehension", element.span)
    }
    try expect(closer)
    try grow()
    return Expression(
      .comprehension(comprehensionKind, element: element, clauses: clauses), span(from: start))
  }

  private mutating func dictComprehension(
    from start: Int, key: Expression, value: Expression
  ) throws(Halt) -> Expression {
    let clauses = try comprehensionClauses()
    try expect(.rightBrace)
    try grow()
    return Expression(.dictComprehension(key: key, value: value, clauses: clauses), span(from: start))
  }

  mutating func comprehensionClauses() throws(Halt) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while true {
      guard take(.for) else { return clauses }
      let target = try loopTarget()
      try expect(.in)
      let iterable = try separate { (parser) throws(Halt) in try parser.disjunction() }
      var conditions: [Expression] = []
      while take(.if) {
        conditions.append(try separate { (parser) throws(Halt) in try parser.disjunction() })
      }
      clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
    }
  }

  /// Reads a part whose height does not add to that of its siblings.
  private mutating func separate<Result>(
    _ rule: (inout Parser) throws(Halt) -> Result
  ) throws(Halt) -> Result {
    let saved = tallest
    tallest = 0
    let result = try rule(&self)
    tallest = max(saved, tallest)
    return result
  }

  // MARK: Targets

  /// The targets between `for` and `in`.
  mutating func loopTarget() throws(Halt) -> Expression {
    let place = position
    let start = start
    let first = try loopTargetElement(after: place)
    guard kind == .comma else { return first }
    var elements = [first]
    while take(.comma), kind != .in { elements.append(try loopTargetElement(after: place)) }
    return Expression(.tuple(elements), span(from: start))
  }

  private mutating func loopTargetElement(after place: Int) throws(Halt) -> Expression {
    let target = try starredOrPrimary()
    let isTarget = target.invalidTarget(of: .assignment) == nil
    guard isTarget, kind == .comma || kind == .in else { throw try refuseLoopTarget(from: place) }
    return target
  }

  /// Says what stands where the targets that begin at token `place` should be.
  private mutating func refuseLoopTarget(from place: Int) throws(Halt) -> Halt {
    let halt = mismatch()
    guard suspecting else { return halt }
    seek(place)
    let targets = try starExpressions()
    guard let wrong = targets.invalidTarget(of: .loop) else { return mismatch() }
    return refuse("cannot assign to \(wrong.describedKind)", wrong.span)
  }

  /// A target, perhaps starred.
  mutating func starTarget() throws(Halt) -> Expression {
    let target = try starredOrPrimary()
    guard target.invalidTarget(of: .assignment) == nil else { throw mismatch() }
    return target
  }

  private mutating func starredOrPrimary() throws(Halt) -> Expression {
    if kind == .star, kind(ahead: 1) != .star {
      return try starred { (parser) throws(Halt) in try parser.starredOrPrimary() }
    }
    return try separate { (parser) throws(Halt) in try parser.primary() }
  }

  // MARK: Subscripts

  private mutating func subscriptIndex() throws(Halt) -> Expression {
    let start = start
    let first = try subscriptItem()
    guard kind == .comma else {
      if case .starred = first.kind { return Expression(.tuple([first]), first.span) }
      return first
    }
    var items = [first]
    while take(.comma), kind != .rightBracket { items.append(try subscriptItem()) }
    return Expression(.tuple(items), span(from: start))
  }

  private mutating func subscriptItem() throws(Halt) -> Expression {
    if kind == .star { return try starred { (parser) throws(Halt) in try parser.expression() } }
    let start = start
    var lower: Expression?
    if kind != .colon {
      let value = try namedExpression()
      guard kind == .colon, isPlain(value) else { return value }
      lower = value
    }
    advance()
    var upper: Expression?
    var step: Expression?
    if !endsSlicePart { upper = try expression() }
    if take(.colon), !endsSlicePart { step = try expression() }
    try grow()
    return Expression(.slice(lower: lower, upper: upper, step: step), span(from: start))
  }

  private var endsSlicePart: Bool { kind == .colon || kind == .comma || kind == .rightBracket }

  // MARK: Calls

  private mutating func call(_ callee: Expression, from start: Int) throws(Halt) -> Expression {
    advance()
    try descend(by: Self.bracketDepth)
    let arguments = try arguments(ofCall: true)
    depth -= Self.bracketDepth
    try expect(.rightParen)
    return Expression(.call(callee, arguments), span(from: start))
  }
}
