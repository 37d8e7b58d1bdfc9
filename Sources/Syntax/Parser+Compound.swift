// Statements with a block: if, while, for, try, with, def, class, and decorators.

extension Parser {
  /// The compound statement that begins here, or nil where none does.
  mutating func compoundStatement() throws(Halt) -> Statement? {
    let start = start
    let statement: StatementKind
    switch kind {
    case .if: statement = try ifStatement()
    case .while: statement = try whileStatement()
    case .for: statement = try forStatement()
    case .try: statement = try tryStatement()
    case .with: statement = try withStatement()
    case .def: statement = try functionStatement(decorators: [])
    case .class: statement = try classStatement(decorators: [])
    case .at: return try decorated()
    case .name:
      guard isWord("match", at: position), let match = try matchStatement() else { return nil }
      statement = match
    default: return nil
    }
    return Statement(statement, span(of: statement, from: start))
  }

  /// From the first keyword to the end of the last statement inside.
  private func span(of statement: StatementKind, from start: Int) -> Span {
    Span(start, statement.lastBlock.last.map { Int($0.span.end) } ?? previousEnd)
  }

  // MARK: Blocks

  /// Reads `:` and the block after it. `owner` and `line` say whose block is missing if it is.
  mutating func block(of owner: String, at keyword: Token) throws(Halt) -> [Statement] {
    try expect(.colon)
    return try blockAfterColon(of: owner, at: keyword)
  }

  mutating func blockAfterColon(of owner: String, at keyword: Token) throws(Halt) -> [Statement] {
    var body: [Statement] = []
    guard take(.newline) else {
      try simpleStatements(into: &body)
      return body
    }
    guard take(.indent) else {
      let line = source.lineNumber(at: Int(keyword.span.start))
      if kind == .failure { throw mismatch() }
      throw refuseHere("expected an indented block after \(owner) on line \(line)", kind: .indentation)
    }
    try descend()
    repeat { try statement(into: &body) } while kind != .dedent && kind != .end
    try expect(.dedent)
    depth -= 1
    return body
  }

  /// Reads `:` after a header, saying that it is missing where the line ends without it.
  private mutating func headerColon() throws(Halt) {
    if suspecting, kind == .newline { throw refuseHere("expected ':'") }
    try expect(.colon)
  }

  private mutating func elseBlock() throws(Halt) -> [Statement] {
    guard kind == .else else { return [] }
    let keyword = token
    advance()
    try demand(.colon)
    return try blockAfterColon(of: "'else' statement", at: keyword)
  }

  // MARK: Branches and loops

  private mutating func ifStatement() throws(Halt) -> StatementKind {
    var branches: [(start: Int, test: Expression, body: [Statement])] = []
    repeat {
      let keyword = token
      advance()
      let test = try namedExpression()
      try headerColon()
      let owner = branches.isEmpty ? "'if' statement" : "'elif' statement"
      branches.append((Int(keyword.span.start), test, try blockAfterColon(of: owner, at: keyword)))
      if branches.count > Self.mostBranches {
        throw refuse("too many nested expressions", keyword.span, kind: .recursion)
      }
    } while kind == .elif
    var orElse = try elseBlock()
    while branches.count > 1 {
      let branch = branches.removeLast()
      let nested = StatementKind.if(test: branch.test, body: branch.body, orElse: orElse)
      orElse = [Statement(nested, span(of: nested, from: branch.start))]
    }
    return .if(test: branches[0].test, body: branches[0].body, orElse: orElse)
  }

  private mutating func whileStatement() throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    let test = try namedExpression()
    try headerColon()
    let body = try blockAfterColon(of: "'while' statement", at: keyword)
    return .while(test: test, body: body, orElse: try elseBlock())
  }

  private mutating func forStatement() throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    let target = try loopTarget()
    try expect(.in)
    let iterable = try starExpressions()
    try headerColon()
    let body = try blockAfterColon(of: "'for' statement", at: keyword)
    return .for(target: target, iterable: iterable, body: body, orElse: try elseBlock())
  }

  // MARK: try

  private mutating func tryStatement() throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    try demand(.colon)
    let body = try blockAfterColon(of: "'try' statement", at: keyword)
    guard kind == .except || kind == .finally else {
      if kind == .failure { throw mismatch() }
      throw refuseHere("expected 'except' or 'finally' block")
    }
    var handlers: [ExceptHandler] = []
    while kind == .except { handlers.append(try handler()) }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    var final: [Statement] = []
    if kind == .finally {
      let keyword = token
      advance()
      try demand(.colon)
      final = try blockAfterColon(of: "'finally' statement", at: keyword)
    }
    return .try(body: body, handlers: handlers, orElse: orElse, finally: final)
  }

  private mutating func handler() throws(Halt) -> ExceptHandler {
    let keyword = token
    advance()
    if kind == .star {
      throw refuse("exception groups ('except*') are not part of Convbook's Python", token.span)
    }
    var type: Expression?
    var name: Identifier?
    if kind != .colon {
      if kind == .newline { throw refuseHere("expected ':'") }
      let first = try expression()
      if suspecting, kind == .comma { try refuseBareTypes(first) }
      type = first
      if take(.as) { name = try identifier() }
    }
    try headerColon()
    let body = try blockAfterColon(of: "'except' statement", at: keyword)
    let end = body.last?.span.end ?? keyword.span.end
    return ExceptHandler(type: type, name: name, body: body, span: Span(Int(keyword.span.start), Int(end)))
  }

  private mutating func refuseBareTypes(_ first: Expression) throws(Halt) {
    let isList = try matches { (parser) throws(Halt) in
      parser.advance()
      _ = try parser.expressions()
      if parser.take(.as) { _ = try parser.identifier() }
      try parser.expect(.colon)
    }
    guard isList else { return }
    throw refuse(
      "multiple exception types must be parenthesized", Span(Int(first.span.start), previousEnd - 1))
  }

  // MARK: with

  private mutating func withStatement() throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    let parenthesized = try attempt { (parser) throws(Halt) in
      try parser.expect(.leftParen)
      let items = try parser.withItems(before: .rightParen)
      try parser.expect(.rightParen)
      guard parser.kind == .colon || parser.kind == .newline else { throw parser.mismatch() }
      return items
    }
    let items = if let parenthesized { parenthesized } else { try withItems(before: .colon) }
    try headerColon()
    return .with(items: items, body: try blockAfterColon(of: "'with' statement", at: keyword))
  }

  private mutating func withItems(before closer: TokenKind) throws(Halt) -> [WithItem] {
    var items: [WithItem] = []
    repeat {
      if closer == .rightParen, kind == closer, !items.isEmpty { break }
      let context = try expression()
      guard take(.as) else {
        items.append(WithItem(context: context, target: nil))
        continue
      }
      let place = position
      let target = try attempt { (parser) throws(Halt) in
        let target = try parser.starTarget()
        guard [.comma, .rightParen, .colon, .newline].contains(parser.kind) else { throw parser.mismatch() }
        return target
      }
      guard let target else { throw try refuseWithTarget(at: place) }
      items.append(WithItem(context: context, target: target))
    } while take(.comma)
    return items
  }

  private mutating func refuseWithTarget(at place: Int) throws(Halt) -> Halt {
    guard suspecting else { return .mismatch }
    seek(place)
    let target = try expression()
    guard [.comma, .rightParen, .colon].contains(kind), let wrong = target.invalidTarget(of: .assignment) else {
      return mismatch()
    }
    return refuse("cannot assign to \(wrong.describedKind)", wrong.span)
  }

  // MARK: Definitions

  private mutating func decorated() throws(Halt) -> Statement {
    var decorators: [Expression] = []
    while take(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    let start = start
    let definition: StatementKind
    switch kind {
    case .def: definition = try functionStatement(decorators: decorators)
    case .class: definition = try classStatement(decorators: decorators)
    default: throw mismatch()
    }
    return Statement(definition, span(of: definition, from: start))
  }

  private mutating func functionStatement(decorators: [Expression]) throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    let name = try identifier()
    try demand(.leftParen)
    let parameters = try parameters(before: .rightParen)
    try expect(.rightParen)
    let returns = try attempt { (parser) throws(Halt) in
      try parser.expect(.arrow)
      return try parser.expression()
    }
    try demand(.colon)
    let body = try blockAfterColon(of: "function definition", at: keyword)
    return .function(
      FunctionDefinition(
        name: name, parameters: parameters, body: body, decorators: decorators, returns: returns))
  }

  private mutating func classStatement(decorators: [Expression]) throws(Halt) -> StatementKind {
    let keyword = token
    advance()
    let name = try identifier()
    var arguments: [Argument] = []
    if take(.leftParen) {
      arguments = try self.arguments(ofCall: false)
      try expect(.rightParen)
    }
    try headerColon()
    let body = try blockAfterColon(of: "class definition", at: keyword)
    return .class(ClassDefinition(name: name, arguments: arguments, body: body, decorators: decorators))
  }
}

extension StatementKind {
  /// The statements that come last in the text of a compound statement; empty for simple statements.
  var lastBlock: [Statement] {
    switch self {
    case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
      return orElse.isEmpty ? body : orElse
    case .try(let body, let handlers, let orElse, let final):
      if !final.isEmpty { return final }
      return orElse.isEmpty ? handlers.last?.body ?? body : orElse
    case .with(_, let body): return body
    case .function(let definition): return definition.body
    case .class(let definition): return definition.body
    case .match(_, let cases): return cases.last?.body ?? []
    default: return []
    }
  }
}
