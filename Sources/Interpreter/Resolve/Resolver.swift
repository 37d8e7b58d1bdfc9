// The first walk: what each scope binds and uses, and the errors that need no more than that.

internal import Syntax

extension Text.Charge {
  /// Counts work on a syntax tree, and ends it where the cell is over; ``check()`` then says why.
  func work(_ amount: Int) throws(SyntaxFailure) {
    if stops(after: amount) { throw .stopped }
  }
}

/// Builds the scopes of a syntax tree.
struct Resolver {
  private var scope: Scope
  private let charge: Text.Charge

  private init(_ scope: Scope, _ charge: Text.Charge) {
    self.scope = scope
    self.charge = charge
  }

  /// The module scope of `tree`, with all scopes within it settled.
  static func resolve(_ tree: SyntaxTree, _ charge: Text.Charge) throws(SyntaxFailure) -> Scope {
    let module = Scope(.module, name: "<module>", parent: nil)
    var resolver = Resolver(module, charge)
    try resolver.block(tree.body)
    try module.settle()
    return module
  }

  private func failure(_ message: String, _ span: Span) -> SyntaxFailure {
    SyntaxFailure(.syntax, message, span)
  }

  // MARK: Statements

  private mutating func block(_ statements: [Statement]) throws(SyntaxFailure) {
    for statement in statements { try self.statement(statement) }
  }

  private mutating func statement(_ statement: Statement) throws(SyntaxFailure) {
    try charge.work(64)
    switch statement.kind {
    case .expression(let value): try expression(value)
    case .assign(let targets, let value):
      for target in targets { try bind(target) }
      try expression(value)
    case .augmentedAssign(let target, _, let value):
      if case .name(let name) = target.kind { scope.use(name, at: target.span) }
      try bind(target)
      try expression(value)
    case .annotatedAssign(let target, let annotation, let value):
      if case .name(let name) = target.kind, target.span.start == statement.span.start, scope.kind != .module {
        let kind = scope.globals.contains(name) ? "global" : scope.nonlocals[name].map { _ in "nonlocal" }
        if let kind { throw failure("annotated name '\(name)' can't be \(kind)", statement.span) }
      }
      if scope.kind == .class { scope.bind("__annotations__") }
      try bind(target)
      if case .name(let name) = target.kind { scope.annotated.insert(name) }
      try expression(annotation)
      if let value { try expression(value) }
    case .delete(let targets):
      for target in targets { try delete(target) }
    case .pass, .break, .continue: break
    case .return(let value):
      if let value { try expression(value) }
    case .raise(let exception, let cause):
      if let exception { try expression(exception) }
      if let cause { try expression(cause) }
    case .assert(let test, let message):
      try expression(test)
      if let message { try expression(message) }
    case .global(let names): try declareGlobal(names, statement.span)
    case .nonlocal(let names): try declareNonlocal(names, statement.span)
    case .import(let aliases):
      for alias in aliases {
        let name = alias.alias?.name ?? Resolver.root(of: alias.name.name)
        try refuseConstant(name, statement.span)
        scope.bind(name, isImport: true)
      }
    case .importFrom(_, let names, _):
      for name in names where name.name.name != "*" {
        let name = name.alias?.name ?? name.name.name
        try refuseConstant(name, statement.span)
        scope.bind(name, isImport: true)
      }
      if scope.kind != .module, let star = names.first(where: { $0.name.name == "*" }) {
        throw failure("import * only allowed at module level", star.name.span)
      }
    case .if:
      // In a loop, because thousands of `elif` nest.
      var rest = [statement]
      while rest.count == 1, case .if(let test, let body, let orElse) = rest[0].kind {
        try expression(test)
        try block(body)
        rest = orElse
      }
      try block(rest)
    case .while(let test, let body, let orElse):
      try expression(test)
      try block(body)
      try block(orElse)
    case .for(let target, let iterable, let body, let orElse):
      try bind(target)
      try expression(iterable)
      try block(body)
      try block(orElse)
    case .try(let body, let handlers, let orElse, let finally):
      try block(body)
      try block(orElse)
      for handler in handlers {
        if let type = handler.type { try expression(type) }
        if let name = handler.name {
          scope.bind(name.name)
          scope.deleted.insert(scope.mangled(name.name))
        }
        try block(handler.body)
      }
      try block(finally)
    case .function(let definition):
      try refuseConstant(definition.name.name, statement.span)
      for parameter in definition.parameters.all { try refuseConstant(parameter.name.name, statement.span) }
      scope.bind(definition.name.name)
      try defaults(of: definition)
      try annotations(of: definition)
      for decorator in definition.decorators { try expression(decorator) }
      try function(definition, at: definition.name.span)
    case .with(let items, let body):
      for item in items {
        try expression(item.context)
        if let target = item.target { try bind(target) }
      }
      try block(body)
    case .class(let definition): try classBody(definition)
    case .match(let subject, let cases):
      try expression(subject)
      for matchCase in cases {
        try pattern(matchCase.pattern)
        if let test = matchCase.guardTest { try expression(test) }
        try block(matchCase.body)
      }
    }
  }

  /// The name that `import a.b.c` binds.
  static func root(of dotted: String) -> String {
    String(dotted.prefix { $0 != "." })
  }

  private func declareGlobal(_ names: [Identifier], _ span: Span) throws(SyntaxFailure) {
    for name in names {
      try refuseLate(name.name, "global", span)
      scope.globals.insert(scope.mangled(name.name))
      scope.directives.append((scope.mangled(name.name), span))
    }
  }

  private func declareNonlocal(_ names: [Identifier], _ span: Span) throws(SyntaxFailure) {
    for name in names {
      try refuseLate(name.name, "nonlocal", span)
      scope.nonlocals[scope.mangled(name.name)] = span
      scope.directives.append((scope.mangled(name.name), span))
    }
  }

  /// Refuses to declare a name that the scope has already made something of.
  private func refuseLate(_ name: String, _ declaration: String, _ span: Span) throws(SyntaxFailure) {
    if scope.isParameter(name) { throw failure("name '\(name)' is parameter and \(declaration)", span) }
    if scope.used[scope.mangled(name)] != nil {
      throw failure("name '\(name)' is used prior to \(declaration) declaration", span)
    }
    if scope.annotated.contains(name) {
      throw failure("annotated name '\(name)' can't be \(declaration)", span)
    }
    if scope.assigns(name) {
      throw failure("name '\(name)' is assigned to before \(declaration) declaration", span)
    }
  }

  /// `__debug__` is as constant as `None`.
  private func refuseConstant(_ name: String, _ span: Span) throws(SyntaxFailure) {
    if name == "__debug__" { throw failure("cannot assign to __debug__", span) }
  }

  private mutating func defaults(of definition: FunctionDefinition) throws(SyntaxFailure) {
    for parameter in definition.parameters.all {
      if let value = parameter.defaultValue { try expression(value) }
    }
  }

  private mutating func annotations(of definition: FunctionDefinition) throws(SyntaxFailure) {
    for parameter in definition.parameters.all {
      if let annotation = parameter.annotation { try expression(annotation) }
    }
    if let returns = definition.returns { try expression(returns) }
  }

  private mutating func function(_ definition: FunctionDefinition, at span: Span) throws(SyntaxFailure) {
    let all = definition.parameters.all
    let inner = scope.open(.function, name: definition.name.name, at: span)
    for parameter in all {
      if inner.binds(parameter.name.name) {
        throw failure(
          "duplicate argument '\(parameter.name.name)' in function definition", parameter.name.span)
      }
      inner.bindParameter(parameter.name.name)
    }
    let outer = scope
    scope = inner
    try block(definition.body)
    scope = outer
  }

  private mutating func classBody(_ definition: ClassDefinition) throws(SyntaxFailure) {
    for decorator in definition.decorators { try expression(decorator) }
    for argument in definition.arguments { try expression(argument.value) }
    scope.bind(definition.name.name)
    let inner = scope.open(.class, name: definition.name.name, at: definition.name.span)
    for name in ["__module__", "__qualname__", "__doc__", "__annotations__"] { inner.bind(name) }
    let outer = scope
    scope = inner
    try block(definition.body)
    scope = outer
  }

  // MARK: Targets

  private mutating func bind(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      try refuseConstant(name, target.span)
      if scope.walrusTargets.contains(name) {
        throw failure(
          "comprehension inner loop cannot rebind assignment expression target '\(name)'", target.span)
      }
      scope.bind(name)
    case .tuple(let items), .list(let items):
      for item in items { try bind(item) }
    case .starred(let inner): try bind(inner)
    case .attribute(_, let name):
      try refuseConstant(name.name, target.span)
      try expression(target)
    default: try expression(target)
    }
  }

  private mutating func pattern(_ pattern: Pattern) throws(SyntaxFailure) {
    try charge.work(64)
    switch pattern.kind {
    case .value(let value): try expression(value)
    case .capture(let name), .star(let name): if let name { scope.bind(name.name) }
    case .sequence(let items), .or(let items): for item in items { try self.pattern(item) }
    case .mapping(let entries, let rest):
      for entry in entries { try expression(entry.key) }
      for entry in entries { try self.pattern(entry.value) }
      if let rest { scope.bind(rest.name) }
    case .class(let type, let positional, let keywords):
      try expression(type)
      for item in positional { try self.pattern(item) }
      for keyword in keywords { try self.pattern(keyword.value) }
    case .as(let inner, let name):
      try self.pattern(inner)
      scope.bind(name.name)
    }
  }

  private mutating func delete(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      if name == "__debug__" { throw failure("cannot delete __debug__", target.span) }
      scope.bind(name)
      scope.deleted.insert(name)
    case .tuple(let items), .list(let items):
      for item in items { try delete(item) }
    default: try expression(target)
    }
  }

  // MARK: Expressions

  private mutating func expression(_ expression: Expression) throws(SyntaxFailure) {
    try charge.work(64)
    switch expression.kind {
    case .name(let name):
      scope.use(name, at: expression.span)
      // `super()` needs to know the class.
      if name == "super", scope.kind != .module, scope.kind != .class {
        scope.use("__class__", at: expression.span)
      }
    case .lambda(let definition):
      try defaults(of: definition)
      try function(definition, at: expression.span)
    case .comprehension(_, let element, let clauses):
      try comprehension([element], clauses, expression)
    case .dictComprehension(let key, let value, let clauses):
      try comprehension([key, value], clauses, expression)
    case .assignment(let name, let value):
      if scope.iterableDepth > 0 {
        throw failure(
          "assignment expression cannot be used in a comprehension iterable expression", expression.span)
      }
      try self.expression(value)
      try refuseConstant(name.name, name.span)
      try assignmentExpression(name)
    case .call(_, let arguments):
      for case .keyword(let name, _) in arguments { try refuseConstant(name.name, expression.span) }
      for child in expression.children { try self.expression(child) }
    case .yield, .yieldFrom:
      if scope.kind == .comprehension {
        throw failure("'yield' inside \(scope.comprehensionKind)", expression.span)
      }
      scope.isGenerator = true
      for child in expression.children { try self.expression(child) }
    default:
      for child in expression.children { try self.expression(child) }
    }
  }

  /// `:=` inside a comprehension binds in the function around it.
  private func assignmentExpression(_ name: Identifier) throws(SyntaxFailure) {
    var owner = scope
    while owner.kind == .comprehension, let outer = owner.parent {
      if owner.binds(name.name) {
        throw failure(
          "assignment expression cannot rebind comprehension iteration variable '\(name.name)'", name.span)
      }
      owner.walrusTargets.insert(name.name)
      owner = outer
    }
    if owner !== scope, owner.kind == .class {
      throw failure(
        "assignment expression within a comprehension cannot be used in a class body", name.span)
    }
    if owner === scope {
      scope.hasAssignmentExpression = true
    } else {
      if owner.kind == .module { scope.globals.insert(name.name) }
      scope.use(name.name, at: name.span)
    }
    owner.bind(name.name)
  }

  private mutating func comprehension(
    _ elements: [Expression], _ clauses: [ComprehensionClause], _ expression: Expression
  ) throws(SyntaxFailure) {
    guard let first = clauses.first else { return }
    try iterable(first.iterable)
    let inner = scope.open(.comprehension, name: expression.comprehensionName, at: expression.span)
    if case .comprehension(.generator, _, _) = expression.kind { inner.isGenerator = true }
    inner.bindParameter(".0")
    let outer = scope
    scope = inner
    for (index, clause) in clauses.enumerated() {
      try bind(clause.target)
      if index > 0 { try iterable(clause.iterable) }
      for condition in clause.conditions { try self.expression(condition) }
    }
    for element in elements { try self.expression(element) }
    scope = outer
  }

  /// What a comprehension iterates over.
  private mutating func iterable(_ value: Expression) throws(SyntaxFailure) {
    scope.iterableDepth += 1
    try expression(value)
    scope.iterableDepth -= 1
  }
}

extension Parameters {
  /// Every parameter in the order of its register.
  var all: [Parameter] {
    positionalOnly + positional + keywordOnly + [extraPositional, extraKeywords].compactMap { $0 }
  }
}

extension Expression {
  /// The frame name of a comprehension in a traceback.
  var comprehensionName: String {
    switch kind {
    case .comprehension(.list, _, _): "<listcomp>"
    case .comprehension(.set, _, _): "<setcomp>"
    case .dictComprehension: "<dictcomp>"
    default: "<genexpr>"
    }
  }

  /// The expressions directly within, for walks that treat them alike.
  var children: [Expression] {
    switch kind {
    case .constant, .name, .lambda, .comprehension, .dictComprehension: []
    case .list(let items), .tuple(let items), .set(let items), .boolean(_, let items): items
    case .dict(let entries): entries.flatMap { [$0.key, $0.value].compactMap { $0 } }
    case .unary(_, let operand): [operand]
    case .binary(let left, _, let right, _): [left, right]
    case .compare(let first, let rest): [first] + rest.map(\.operand)
    case .conditional(let test, let body, let orElse): [test, body, orElse]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .attribute(let value, _): [value]
    case .subscript(let value, let index): [value, index]
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap { $0 }
    case .starred(let value): [value]
    case .formatted(let pieces): pieces.flatMap(\.expressions)
    case .assignment(_, let value): [value]
    case .yield(let value): [value].compactMap { $0 }
    case .yieldFrom(let value): [value]
    }
  }
}

extension Argument {
  var isPositional: Bool {
    switch self {
    case .positional, .spread: true
    case .keyword, .keywordSpread: false
    }
  }

  var value: Expression {
    switch self {
    case .positional(let value), .spread(let value), .keyword(_, let value), .keywordSpread(let value): value
    }
  }
}

extension FormatPiece {
  var expressions: [Expression] {
    switch self {
    case .text: []
    case .field(let value, _, let specification): [value] + specification.flatMap(\.expressions)
    }
  }
}
