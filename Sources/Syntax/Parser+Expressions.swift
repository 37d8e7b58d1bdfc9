// Expressions made with operators, from the loosest binding to the tightest: tuples, named expressions,
// conditionals and lambdas, `or`, `and`, `not`, comparisons, the arithmetic operators, powers.
//
// Binary operators are read by precedence climbing: one function with a least precedence instead of one for
// each level. `tallest` is saved around every expression and operand, so that siblings do not add up.

extension Parser {
  // MARK: Lists of expressions

  /// `a, *b`: one expression, or a tuple without parentheses.
  mutating func starExpressions() throws(Halt) -> Expression {
    try tuple { (parser) throws(Halt) in try parser.starExpression() }
  }

  /// As `starExpressions`, without stars.
  mutating func expressions() throws(Halt) -> Expression {
    try tuple { (parser) throws(Halt) in try parser.expression() }
  }

  private mutating func tuple(
    of element: (inout Parser) throws(Halt) -> Expression
  ) throws(Halt) -> Expression {
    let start = start
    let first = try element(&self)
    guard kind == .comma else { return first }
    var elements = [first]
    while take(.comma), beginsExpression { elements.append(try element(&self)) }
    try grow()
    return Expression(.tuple(elements), span(from: start))
  }

  /// Whether the current token can begin an expression or a starred one: else a comma before it was the last.
  var beginsExpression: Bool {
    switch kind {
    case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .minus, .plus, .tilde, .not, .lambda,
      .star,
      .ellipsis, .true, .false, .noneLiteral:
      true
    default: false
    }
  }

  mutating func starExpression() throws(Halt) -> Expression {
    kind == .star ? try starred { (parser) throws(Halt) in try parser.bitwiseOr() } : try expression()
  }

  /// An element of a list, tuple or set.
  mutating func starNamedExpression() throws(Halt) -> Expression {
    guard kind == .star else { return try namedExpression() }
    return try starred { (parser) throws(Halt) in
      let place = parser.position
      let value = try parser.bitwiseOr()
      if parser.suspecting { try parser.suspectCommaOrStatement(value, from: place) }
      return value
    }
  }

  mutating func starred(_ operand: (inout Parser) throws(Halt) -> Expression) throws(Halt) -> Expression {
    let start = start
    advance()
    let value = try operand(&self)
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  // MARK: Named and conditional expressions

  /// `name := value`, or an expression.
  mutating func namedExpression() throws(Halt) -> Expression {
    if kind == .name, kind(ahead: 1) == .colonEqual { return try assignmentExpression() }
    let place = position
    let value = try expression()
    if suspecting { try suspectAssignment(value, from: place) }
    if kind == .colonEqual { throw mismatch() }
    return value
  }

  mutating func assignmentExpression() throws(Halt) -> Expression {
    let name = try identifier()
    advance()
    let value = try expression()
    try grow()
    return Expression(.assignment(name, value), name.span.through(value.span(upTo: previousEnd)))
  }

  /// Looks for `=` where `==` or `:=` was meant, after the expression that begins at token `place`.
  private mutating func suspectAssignment(_ value: Expression, from place: Int) throws(Halt) {
    let end = position
    if kind == .colonEqual {
      let follows = try matches { (parser) throws(Halt) in
        parser.advance()
        _ = try parser.expression()
      }
      if follows {
        throw refuse("cannot use assignment expressions with \(value.describedKind)", value.span)
      }
    }
    guard kind == .equal else { return }
    seek(place)
    let operand = try attempt { (parser) throws(Halt) in try parser.bitwiseOr() }
    guard let operand, kind == .equal, !operand.isExemptFromSuspicion || place + 1 == position else {
      return seek(end)
    }
    let isName = tokens[place].kind == .name && place + 1 == position
    let right = try attempt { (parser) throws(Halt) in
      parser.advance()
      let right = try parser.bitwiseOr()
      if parser.kind == .equal || parser.kind == .colonEqual { throw parser.mismatch() }
      return right.span(upTo: parser.previousEnd)
    }
    seek(end)
    guard let right, !operand.isExemptFromSuspicion else { return }
    if isName {
      throw refuse(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", operand.span.through(right))
    }
    throw refuse(
      "cannot assign to \(operand.describedKind) here. Maybe you meant '==' instead of '='?", operand.span)
  }

  /// A conditional expression, a lambda, or what binds tighter.
  mutating func expression() throws(Halt) -> Expression {
    let saved = tallest
    tallest = 0
    try descend()
    let value = kind == .lambda ? try lambda() : try conditional()
    depth -= 1
    tallest = max(saved, tallest)
    return value
  }

  private mutating func conditional() throws(Halt) -> Expression {
    let place = position
    let start = start
    let body = try conditionalBody()
    if suspecting { try suspectCommaOrStatement(body, from: place) }
    guard kind == .if, let test = try conditionalTest(after: body) else { return body }
    let orElse = try expression()
    try grow()
    return Expression(.conditional(test: test, body: body, orElse: orElse), span(from: start))
  }

  private mutating func conditionalBody() throws(Halt) -> Expression {
    guard suspecting, position == plainPlace else { return try disjunction() }
    suspecting = false
    defer { suspecting = true }
    return try disjunction()
  }

  /// Reads `if test else`; where there is no `else`, the `if` is left to whoever comes next.
  private mutating func conditionalTest(after body: Expression) throws(Halt) -> Expression? {
    try attempt { (parser) throws(Halt) in
      parser.advance()
      let test = try parser.disjunction()
      if parser.take(.else) { return test }
      if parser.suspecting, parser.kind != .colon {
        throw parser.refuse("expected 'else' after 'if' expression", body.span.through(test.span))
      }
      throw parser.mismatch()
    }
  }

  /// Looks for a forgotten comma after `value`, which begins at token `place`, and for `print x`; also, as Python
  /// does, for mistakes in what follows any lone name as its operand would.
  private mutating func suspectCommaOrStatement(_ value: Expression, from place: Int) throws(Halt) {
    let isLegacy = isWord("print", at: place) || isWord("exec", at: place)
    let isWordBeforeString = isName(at: place) && tokens[place + 1].kind == .string
    let end = position
    let isSuspect = !isWordBeforeString && !isSoftKeyword(at: place)
    if isSuspect {
      let next = try attemptPlainly { (parser) throws(Halt) in
        let next = try parser.expression()
        return (last: parser.tokens[parser.position - 1], span: next.span)
      }
      seek(end)
      if let next, !(isLegacy && place + 1 == end), next.last.depth > 0 {
        throw refuse("invalid syntax. Perhaps you forgot a comma?", value.span.through(next.span))
      }
    }
    if kind == .leftBrace, depth < Self.deepestRecursion / 2 {
      // Braces where no expression may be, as around a block in other languages: an assignment in them is found.
      _ = try attempt { (parser) throws(Halt) in try parser.atom() }
      seek(end)
    }
    guard isName(at: place), place + 1 == end, kind != .leftParen, depth < Self.deepestRecursion / 2 else {
      return
    }
    if isSuspect { plainPlace = end }
    let operand = try attempt { (parser) throws(Halt) in try parser.starExpressions() }
    seek(end)
    if let operand, isLegacy {
      let word = text(tokens[place])
      throw refuse(
        "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?",
        tokens[place].span.through(operand.span))
    }
  }

  private func isName(at place: Int) -> Bool { tokens[place].kind == .name }

  private func isSoftKeyword(at place: Int) -> Bool {
    isWord("_", at: place) || isWord("match", at: place) || isWord("case", at: place)
  }

  private mutating func lambda() throws(Halt) -> Expression {
    let keyword = token
    advance()
    let parameters = try parameters(before: .colon)
    try expect(.colon)
    let value = try expression()
    try grow()
    let span = span(from: Int(keyword.span.start))
    let function = FunctionDefinition(
      name: Identifier("<lambda>", keyword.span), parameters: parameters,
      body: [Statement(.return(value), value.span)])
    return Expression(.lambda(function), span)
  }

  mutating func yieldExpression() throws(Halt) -> Expression {
    let start = start
    advance()
    let value: ExpressionKind
    if take(.from) {
      value = .yieldFrom(try expression())
    } else {
      value = .yield(beginsExpression ? try starExpressions() : nil)
    }
    try grow()
    return Expression(value, span(from: start))
  }

  // MARK: Boolean operators and comparisons

  mutating func disjunction() throws(Halt) -> Expression {
    let start = start
    let first = try conjunction()
    guard kind == .or else { return first }
    var operands = [first]
    while take(.or) { operands.append(try conjunction()) }
    try grow()
    return Expression(.boolean(.or, operands), span(from: start))
  }

  private mutating func conjunction() throws(Halt) -> Expression {
    let start = start
    let first = try inversion()
    guard kind == .and else { return first }
    var operands = [first]
    while take(.and) { operands.append(try inversion()) }
    try grow()
    return Expression(.boolean(.and, operands), span(from: start))
  }

  private mutating func inversion() throws(Halt) -> Expression {
    guard kind == .not else { return try comparison() }
    let start = start
    try descend()
    advance()
    let operand = try inversion()
    depth -= 1
    try grow()
    return Expression(.unary(.not, operand), span(from: start))
  }

  private mutating func comparison() throws(Halt) -> Expression {
    let start = start
    let first = try bitwiseOr()
    guard var operation = takeComparison() else { return first }
    var rest: [Comparison] = []
    while true {
      rest.append(Comparison(operation, try bitwiseOr()))
      guard let next = takeComparison() else { break }
      operation = next
    }
    try grow()
    return Expression(.compare(first, rest: rest), span(from: start))
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    let operation: ComparisonOperator
    switch kind {
    case .less: operation = .less
    case .lessEqual: operation = .lessOrEqual
    case .greater: operation = .greater
    case .greaterEqual: operation = .greaterOrEqual
    case .doubleEqual: operation = .equal
    case .notEqual: operation = .notEqual
    case .in: operation = .in
    case .is: operation = kind(ahead: 1) == .not ? .isNot : .is
    case .not:
      guard kind(ahead: 1) == .in else {
        furthest = max(furthest, position + 1)
        return nil
      }
      operation = .notIn
    default: return nil
    }
    advance()
    if operation == .isNot || operation == .notIn { advance() }
    return operation
  }

  // MARK: Arithmetic

  mutating func bitwiseOr() throws(Halt) -> Expression { try binary(atLeast: 1) }

  private mutating func binary(atLeast least: Int) throws(Halt) -> Expression {
    let saved = tallest
    tallest = 0
    let start = start
    var left = try factor()
    while let (operation, precedence) = kind.binaryOperator, precedence >= least {
      let operatorSpan = token.span
      advance()
      let right = try binary(atLeast: precedence + 1)
      try grow()
      left = Expression(.binary(left, operation, right, operatorSpan: operatorSpan), span(from: start))
    }
    tallest = max(saved, tallest)
    return left
  }

  /// `-x`, `+x`, `~x`, or a power.
  private mutating func factor() throws(Halt) -> Expression {
    let operation: UnaryOperator
    switch kind {
    case .minus: operation = .negate
    case .plus: operation = .plus
    case .tilde: operation = .invert
    default: return try power()
    }
    let start = start
    try descend()
    advance()
    let operand = try factor()
    depth -= 1
    try grow()
    return Expression(.unary(operation, operand), span(from: start))
  }

  private mutating func power() throws(Halt) -> Expression {
    let start = start
    let base = try primary()
    guard kind == .doubleStar else { return base }
    let operatorSpan = token.span
    try descend()
    advance()
    let exponent = try factor()
    depth -= 1
    try grow()
    return Expression(.binary(base, .power, exponent, operatorSpan: operatorSpan), span(from: start))
  }
}

extension TokenKind {
  /// The operator and how tightly it binds; nil for `**`, which binds to the right, and all else.
  fileprivate var binaryOperator: (BinaryOperator, Int)? {
    switch self {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .leftShift: (.leftShift, 4)
    case .rightShift: (.rightShift, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }
}

extension Expression {
  /// The span with its end moved to `end`, past the parentheses that a span leaves out.
  func span(upTo end: Int) -> Span { Span(Int(span.start), end) }

  /// Whether `value = …` is not taken for a slip of `value == …`: sequences may be targets, and the constants
  /// have a message of their own.
  fileprivate var isExemptFromSuspicion: Bool {
    switch kind {
    case .list, .tuple, .constant(.none), .constant(.bool): true
    case .comprehension(let kind, _, _): kind == .generator
    default: false
    }
  }
}
