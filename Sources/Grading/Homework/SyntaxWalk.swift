// A walk over the whole syntax tree: every expression of every statement, each before what it consists of.

internal import Syntax

enum SyntaxWalk {
  static func visit(_ statements: [Statement], _ body: (Expression) -> Void) {
    for statement in statements {
      for expression in expressions(of: statement) { visit(expression, body) }
      visit(blocks(of: statement), body)
    }
  }

  /// Every statement, each before those inside it.
  static func visitStatements(_ statements: [Statement], _ body: (Statement) -> Void) {
    for statement in statements {
      body(statement)
      visitStatements(blocks(of: statement), body)
    }
  }

  static func visit(_ expression: Expression, _ body: (Expression) -> Void) {
    body(expression)
    for child in children(of: expression) { visit(child, body) }
    if case .lambda(let definition) = expression.kind { visit(definition.body, body) }
  }

  /// The statements inside a statement, one level down.
  static func blocks(of statement: Statement) -> [Statement] {
    switch statement.kind {
    case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
      body + orElse
    case .try(let body, let handlers, let orElse, let finally):
      body + handlers.flatMap(\.body) + orElse + finally
    case .with(_, let body): body
    case .function(let definition): definition.body
    case .class(let definition): definition.body
    case .match(_, let cases): cases.flatMap(\.body)
    default: []
    }
  }

  /// The expressions that stand in a statement itself.
  static func expressions(of statement: Statement) -> [Expression] {
    switch statement.kind {
    case .expression(let value): [value]
    case .assign(let targets, let value): targets + [value]
    case .augmentedAssign(let target, _, let value): [target, value]
    case .annotatedAssign(let target, let annotation, let value): [target, annotation] + list(value)
    case .delete(let targets): targets
    case .return(let value): list(value)
    case .raise(let value, let cause): list(value) + list(cause)
    case .assert(let test, let message): [test] + list(message)
    case .if(let test, _, _), .while(let test, _, _): [test]
    case .for(let target, let iterable, _, _): [target, iterable]
    case .try(_, let handlers, _, _): handlers.compactMap(\.type)
    case .with(let items, _): items.flatMap { [$0.context] + list($0.target) }
    case .function(let definition):
      definition.decorators + expressions(of: definition.parameters) + list(definition.returns)
    case .class(let definition): definition.decorators + definition.arguments.map(expression)
    case .match(let subject, let cases):
      [subject] + cases.flatMap { expressions(of: $0.pattern) + list($0.guardTest) }
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: []
    }
  }

  /// Defaults and annotations.
  static func expressions(of parameters: Parameters) -> [Expression] {
    all(parameters).flatMap { list($0.annotation) + list($0.defaultValue) }
  }

  static func all(_ parameters: Parameters) -> [Parameter] {
    parameters.positionalOnly + parameters.positional + list(parameters.extraPositional)
      + parameters.keywordOnly + list(parameters.extraKeywords)
  }

  static func expression(_ argument: Argument) -> Expression {
    switch argument {
    case .positional(let value), .spread(let value), .keyword(_, let value), .keywordSpread(let value): value
    }
  }

  /// What an expression consists of; of a lambda, not its body.
  static func children(of expression: Expression) -> [Expression] {
    switch expression.kind {
    case .constant, .name: []
    case .list(let items), .tuple(let items), .set(let items): items
    case .dict(let entries): entries.flatMap { list($0.key) + [$0.value] }
    case .unary(_, let operand): [operand]
    case .binary(let a, _, let b, _): [a, b]
    case .boolean(_, let operands): operands
    case .compare(let first, let rest): [first] + rest.map(\.operand)
    case .conditional(let test, let body, let orElse): [test, body, orElse]
    case .lambda(let definition): expressions(of: definition.parameters)
    case .call(let callee, let arguments): [callee] + arguments.map(Self.expression)
    case .attribute(let owner, _): [owner]
    case .subscript(let owner, let index): [owner, index]
    case .slice(let lower, let upper, let step): list(lower) + list(upper) + list(step)
    case .starred(let value): [value]
    case .comprehension(_, let element, let clauses): [element] + clauses.flatMap(parts)
    case .dictComprehension(let key, let value, let clauses): [key, value] + clauses.flatMap(parts)
    case .formatted(let pieces): pieces.flatMap(parts)
    case .assignment(_, let value): [value]
    case .yield(let value): list(value)
    case .yieldFrom(let value): [value]
    }
  }

  private static func parts(_ clause: ComprehensionClause) -> [Expression] {
    [clause.target, clause.iterable] + clause.conditions
  }

  private static func parts(_ piece: FormatPiece) -> [Expression] {
    guard case .field(let value, _, let spec) = piece else { return [] }
    return [value] + spec.flatMap(parts)
  }

  private static func expressions(of pattern: Pattern) -> [Expression] {
    switch pattern.kind {
    case .value(let value): [value]
    case .capture, .star: []
    case .sequence(let parts), .or(let parts): parts.flatMap(expressions)
    case .mapping(let entries, _): entries.flatMap { [$0.key] + expressions(of: $0.value) }
    case .class(let type, let positional, let keywords):
      [type] + (positional + keywords.map(\.value)).flatMap(expressions)
    case .as(let pattern, _): expressions(of: pattern)
    }
  }

  private static func list<Item>(_ item: Item?) -> [Item] { item.map { [$0] } ?? [] }
}
