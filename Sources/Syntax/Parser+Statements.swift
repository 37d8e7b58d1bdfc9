// Statements of one line, and the blocks and files they stand in.

extension Parser {
  mutating func file() throws(Halt) -> [Statement] {
    var body: [Statement] = []
    while kind != .end { try statement(into: &body) }
    return body
  }

  /// Reads a compound statement, or a line of simple ones.
  mutating func statement(into body: inout [Statement]) throws(Halt) {
    tallest = 0
    try work()
    if let compound = try compoundStatement() {
      body.append(compound)
    } else {
      try simpleStatements(into: &body)
    }
  }

  mutating func simpleStatements(into body: inout [Statement]) throws(Halt) {
    repeat {
      body.append(try simpleStatement())
    } while take(.semicolon) && kind != .newline
    try expect(.newline)
  }

  private mutating func simpleStatement() throws(Halt) -> Statement {
    let start = start
    let statement: StatementKind
    switch kind {
    case .pass:
      advance()
      statement = .pass
    case .break:
      advance()
      statement = .break
    case .continue:
      advance()
      statement = .continue
    case .return:
      advance()
      statement = .return(endsStatement ? nil : try starExpressions())
    case .raise: statement = try raiseStatement()
    case .assert: statement = try assertStatement()
    case .del: statement = try deleteStatement()
    case .global:
      advance()
      statement = .global(try names())
    case .nonlocal:
      advance()
      statement = .nonlocal(try names())
    case .import: statement = try importStatement()
    case .from: statement = try importFromStatement()
    default: statement = try expressionStatement()
    }
    return Statement(statement, span(from: start))
  }

  private var endsStatement: Bool { kind == .newline || kind == .semicolon }

  private mutating func names() throws(Halt) -> [Identifier] {
    var names = [try identifier()]
    while take(.comma) { names.append(try identifier()) }
    return names
  }

  private mutating func raiseStatement() throws(Halt) -> StatementKind {
    advance()
    if endsStatement { return .raise(nil, cause: nil) }
    let exception = try expression()
    return .raise(exception, cause: take(.from) ? try expression() : nil)
  }

  private mutating func assertStatement() throws(Halt) -> StatementKind {
    advance()
    let test = try expression()
    return .assert(test: test, message: take(.comma) ? try expression() : nil)
  }

  private mutating func deleteStatement() throws(Halt) -> StatementKind {
    advance()
    var targets: [Expression] = []
    repeat {
      if endsStatement, !targets.isEmpty { break }
      let target = try starExpression()
      if let wrong = target.invalidTarget(of: .delete) {
        throw refuse("cannot delete \(wrong.describedKind)", wrong.span)
      }
      targets.append(target)
    } while take(.comma)
    guard endsStatement else { throw mismatch() }
    return .delete(targets)
  }

  // MARK: Imports

  private mutating func dottedName() throws(Halt) -> Identifier {
    var parts = [try identifier()]
    while take(.dot) { parts.append(try identifier()) }
    let span = parts[0].span.through(parts[parts.count - 1].span)
    return Identifier(parts.map(\.name).joined(separator: "."), span)
  }

  private mutating func importStatement() throws(Halt) -> StatementKind {
    advance()
    var aliases: [ImportAlias] = []
    repeat {
      let name = try dottedName()
      aliases.append(ImportAlias(name: name, alias: take(.as) ? try identifier() : nil))
    } while take(.comma)
    return .import(aliases)
  }

  private mutating func importFromStatement() throws(Halt) -> StatementKind {
    advance()
    let dotsStart = start
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level > 0 && kind == .import ? Identifier("", span(from: dotsStart)) : try dottedName()
    try expect(.import)
    return .importFrom(module: module, names: try importedNames(), level: level)
  }

  private mutating func importedNames() throws(Halt) -> [ImportAlias] {
    if kind == .star {
      let star = Identifier("*", token.span)
      advance()
      return [ImportAlias(name: star, alias: nil)]
    }
    let isParenthesized = take(.leftParen)
    var names: [ImportAlias] = []
    repeat {
      if isParenthesized, kind == .rightParen, !names.isEmpty { break }
      if !isParenthesized, kind == .newline, !names.isEmpty {
        throw refuseHere("trailing comma not allowed without surrounding parentheses")
      }
      let name = try identifier()
      names.append(ImportAlias(name: name, alias: take(.as) ? try identifier() : nil))
    } while take(.comma)
    if isParenthesized { try expect(.rightParen) }
    return names
  }

  // MARK: Assignments

  private mutating func expressionStatement() throws(Halt) -> StatementKind {
    let place = position
    let isYield = kind == .yield
    let first = try assignmentOperand()
    switch kind {
    case .equal: return try assignment(first, from: place)
    case _ where isYield: return .expression(first)
    case .colon: return try annotatedAssignment(first)
    default:
      guard let augmented = kind.augmentedOperator else { return .expression(first) }
      return try augmentedAssignment(first, augmented)
    }
  }

  private mutating func assignmentOperand() throws(Halt) -> Expression {
    kind == .yield ? try yieldExpression() : try starExpressions()
  }

  private mutating func assignment(_ first: Expression, from place: Int) throws(Halt) -> StatementKind {
    var targets: [Expression] = []
    var value = first
    while kind == .equal {
      guard value.invalidTarget(of: .assignment) == nil else {
        throw try refuseTarget(value, after: targets, from: place)
      }
      targets.append(value)
      advance()
      value = try assignmentOperand()
    }
    return .assign(targets: targets, value: value)
  }

  /// Says why `value`, before an `=`, cannot be assigned to; the statement begins at token `place`.
  private mutating func refuseTarget(
    _ value: Expression, after targets: [Expression], from place: Int
  ) throws(Halt) -> Halt {
    guard suspecting else { return mismatch() }
    furthest = max(furthest, position)
    let equal = position
    seek(place)
    _ = try matches { (parser) throws(Halt) in
      repeat { _ = try parser.starNamedExpression() } while parser.take(.comma) && parser.kind != .equal
    }
    seek(equal)
    switch value.kind {
    case .yield, .yieldFrom: return refuse("assignment to yield expression not possible", value.span)
    default:
      let wrong = value.invalidTarget(of: .assignment) ?? value
      return refuse("cannot assign to \(wrong.describedKind)", wrong.span)
    }
  }

  private mutating func annotatedAssignment(_ target: Expression) throws(Halt) -> StatementKind {
    switch target.kind {
    case .name, .attribute, .subscript: break
    default:
      if suspecting { try refuseAnnotated(target) }
      throw mismatch()
    }
    advance()
    let annotation = try expression()
    let value = take(.equal) ? try assignmentOperand() : nil
    return .annotatedAssign(target: target, annotation: annotation, value: value)
  }

  private mutating func refuseAnnotated(_ target: Expression) throws(Halt) {
    let hasAnnotation = try matches { (parser) throws(Halt) in
      parser.advance()
      _ = try parser.expression()
    }
    guard hasAnnotation else { return }
    switch target.kind {
    case .list: throw refuse("only single target (not list) can be annotated", target.span)
    case .tuple(let elements):
      let isBare = elements.first?.span.start == target.span.start
      throw refuse(
        "only single target (not tuple) can be annotated",
        isBare ? elements.first?.span ?? target.span : target.span)
    default: throw refuse("illegal target for annotation", target.span)
    }
  }

  private mutating func augmentedAssignment(
    _ target: Expression, _ operation: BinaryOperator
  ) throws(Halt) -> StatementKind {
    switch target.kind {
    case .name, .attribute, .subscript:
      advance()
      return .augmentedAssign(target: target, operator: operation, value: try assignmentOperand())
    default:
      advance()
      _ = try assignmentOperand()
      throw refuse("'\(target.describedKind)' is an illegal expression for augmented assignment", target.span)
    }
  }
}
