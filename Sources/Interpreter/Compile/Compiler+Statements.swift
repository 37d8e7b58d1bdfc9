// Statements.

internal import Syntax

extension Compiler {
  func block(_ statements: [Statement]) throws(SyntaxFailure) {
    for statement in statements {
      try context.work(instructions: here)
      let outerFree = free
      position = Code.Position(span: statement.span, anchor: nil)
      try self.statement(statement)
      free = outerFree
    }
  }

  private func statement(_ statement: Statement) throws(SyntaxFailure) {
    switch statement.kind {
    case .expression(let value): try expression(value, into: temporary())
    case .assign(let targets, let value): try assign(value, to: targets)
    case .augmentedAssign(let target, let op, let value): try augmentedAssign(target, op, value, statement)
    case .annotatedAssign(let target, let annotation, let value):
      try annotatedAssign(target, annotation, value, statement)
    case .delete(let targets):
      for target in targets { try delete(target) }
    case .pass, .global, .nonlocal: break
    case .break: try leaveLoop(statement, isContinue: false)
    case .continue: try leaveLoop(statement, isContinue: true)
    case .return(let value):
      if scope.kind == .module || scope.kind == .class {
        throw SyntaxFailure(.syntax, "'return' outside function", statement.span)
      }
      var register = temporary()
      if let value {
        // What is returned right away may lie where it is.
        let isLast = blocks.allSatisfy { if case .loop = $0 { true } else { false } }
        if isLast {
          register = try operand(value, orInto: register)
        } else {
          try expression(value, into: register)
        }
      } else {
        constant(.none, into: register)
      }
      try unwind(through: blocks.count)
      emit(.returnValue, a: register)
    case .raise(let exception, let cause):
      guard let exception else {
        emit(.raiseCurrent)
        return
      }
      let a = try operand(exception)
      if let cause {
        let b = try operand(cause)
        emit(.raise, flag: 1, a: a, b: b)
      } else {
        emit(.raise, a: a)
      }
    case .assert(let test, let message):
      warnOfAssertion(test)
      // The failure lies where the last part of the test does.
      let failures = try part(unless: test)
      let failed = position
      let end = emit(.jump)
      land(failures)
      if let message {
        let register = try operand(message)
        position = failed
        emit(.assertionFailed, flag: 1, a: register)
      } else {
        emit(.assertionFailed)
      }
      land(end)
    case .import(let aliases): importModules(aliases)
    case .importFrom(let module, let names, let level):
      if module.name == "__future__", level == 0, scope.kind != .module || !blocks.isEmpty {
        throw FutureImports.late(statement)
      }
      importNames(names, from: module, level: level)
    case .if: try ifElse(statement)
    case .while(let test, let body, let orElse): try whileLoop(test, body, orElse)
    case .for(let target, let iterable, let body, let orElse):
      try forLoop(statement, target, iterable, body, orElse)
    case .try(let body, let handlers, let orElse, let finally):
      try tryStatement(body, handlers, orElse, finally)
    case .function(let definition):
      let register = temporary()
      try applyDecorators(definition.decorators, into: register) { (target) throws(SyntaxFailure) in
        try function(definition, at: definition.name.span, into: target)
      }
      store(register, into: definition.name.name)
    case .class(let definition): try classStatement(definition, statement)
    case .with(let items, let body): try with(items[...], body)
    case .match(let subject, let cases): try match(subject, cases)
    }
  }

  // MARK: Assignment

  func assign(_ value: Expression, to targets: [Expression]) throws(SyntaxFailure) {
    if targets.count == 1, let (items, values) = parallel(targets[0], value) {
      // `a, b = x, y` needs no tuple.
      let base = free
      for value in values { try expression(value, into: temporary()) }
      for (offset, item) in items.enumerated() { try assign(base + offset, to: item) }
      return
    }
    if targets.count == 1, case .name(let name) = targets[0].kind, let register = storageRegister(name) {
      // Computed right in the variable, unless its old value is still needed when something fails midway.
      if value.isSimpleIndex || blocks.allSatisfy({ if case .loop = $0 { true } else { false } }) {
        try expression(value, into: register)
        markAssigned(register, name)
        return
      }
    }
    let register: Int
    if targets.count == 1, case .name = targets[0].kind {
      register = temporary()
      try expression(value, into: register)
    } else {
      register = try operand(value)
    }
    for target in targets { try assign(register, to: target) }
  }

  /// The targets and values of `a, b = x, y`, as many of the one as of the other and none with a star.
  private func parallel(_ target: Expression, _ value: Expression) -> ([Expression], [Expression])? {
    let items: [Expression]
    switch target.kind {
    case .tuple(let targets), .list(let targets): items = targets
    default: return nil
    }
    guard case .tuple(let values) = value.kind, items.count == values.count, items.count < 100 else {
      return nil
    }
    let hasStar = (items + values).contains { if case .starred = $0.kind { true } else { false } }
    return hasStar ? nil : (items, values)
  }

  /// Assigns the value in `register` to `target`.
  func assign(_ register: Int, to target: Expression) throws(SyntaxFailure) {
    let outerFree = free
    defer { free = outerFree }
    switch target.kind {
    case .name(let name): store(register, into: name)
    case .tuple(let items), .list(let items): try unpack(register, to: items, target.span)
    case .attribute(let object, let name):
      let a = try operand(object)
      try at(target.span) { () throws(SyntaxFailure) in
        _ = emit(.setAttribute, a: a, b: register, c: number(ofName: name.name))
      }
    case .subscript(let object, let index):
      let a = try operand(object)
      let place = try place(index)
      try at(target.span, anchor: object.span.bracket(index.span)) { () throws(SyntaxFailure) in
        _ = emit(place.store, flag: place.flag, a: a, b: place.register, c: register)
      }
    case .starred:
      throw SyntaxFailure(.syntax, "starred assignment target must be in a list or tuple", target.span)
    default: throw SyntaxFailure(.syntax, "cannot assign to expression", target.span)
    }
  }

  private func unpack(_ register: Int, to items: [Expression], _ span: Span) throws(SyntaxFailure) {
    let stars = items.indices.filter { if case .starred = items[$0].kind { true } else { false } }
    if stars.count > 1 {
      throw SyntaxFailure(.syntax, "multiple starred expressions in assignment", span)
    }
    if let first = consecutiveVariables(items), !(first..<first + items.count).contains(register) {
      return try at(span) { () throws(SyntaxFailure) in
        _ = emit(.unpack, a: register, b: first, c: items.count)
        for case .name(let name) in items.map(\.kind) { markAssigned(self.register(of: name), name) }
      }
    }
    let base = free
    reserve(items.count)
    try at(span) { () throws(SyntaxFailure) in
      if let star = stars.first {
        if items.count - star - 1 > 255 {
          throw SyntaxFailure(.syntax, "too many expressions in star-unpacking assignment", span)
        }
        _ = emit(
          .unpackStarred, flag: UInt8(truncatingIfNeeded: items.count - star - 1), a: register, b: base,
          c: star)
      } else {
        _ = emit(.unpack, a: register, b: base, c: items.count)
      }
    }
    for (offset, item) in items.enumerated() {
      if case .starred(let inner) = item.kind {
        try assign(base + offset, to: inner)
      } else {
        try assign(base + offset, to: item)
      }
    }
  }

  /// The first register of the variables that `items` name, where these lie side by side in this order.
  private func consecutiveVariables(_ items: [Expression]) -> Int? {
    var first: Int?
    for (offset, item) in items.enumerated() {
      guard case .name(let name) = item.kind, let register = storageRegister(name) else { return nil }
      if register != (first ?? register) + offset { return nil }
      if offset == 0 { first = register }
    }
    return first
  }

  private func augmentedAssign(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ statement: Statement
  ) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      if let register = storageRegister(name), !scope.hasAssignmentExpression {
        _ = try at(target.span) { () throws(SyntaxFailure) in directRegister(name) }
        try binary(op, register, value, inPlace: true, into: register)
        return
      }
      let register = temporary()
      try at(target.span) { () throws(SyntaxFailure) in load(name, into: register) }
      try binary(op, register, value, inPlace: true, into: register)
      store(register, into: name)
    case .attribute(let object, let name):
      let a = try operand(object)
      let register = temporary()
      let number = number(ofName: name.name)
      try at(target.span) { () throws(SyntaxFailure) in
        _ = emit(.attribute, a: register, b: a, c: number)
      }
      try binary(op, register, value, inPlace: true, into: register)
      try at(target.span) { () throws(SyntaxFailure) in
        _ = emit(.setAttribute, a: a, b: register, c: number)
      }
    case .subscript(let object, let index):
      let a = try operand(object)
      let place = try item(at: index)
      let register = temporary()
      let anchor = object.span.bracket(index.span)
      try at(target.span, anchor: anchor) { () throws(SyntaxFailure) in
        _ = emit(place.load, a: register, b: a, c: place.register)
      }
      try binary(op, register, value, inPlace: true, into: register)
      try at(target.span, anchor: anchor) { () throws(SyntaxFailure) in
        _ = emit(place.store, a: a, b: place.register, c: register)
      }
    default:
      throw SyntaxFailure(.syntax, "illegal expression for augmented assignment", target.span)
    }
  }

  private func delete(_ target: Expression) throws(SyntaxFailure) {
    let outerFree = free
    defer { free = outerFree }
    switch target.kind {
    case .name(let name):
      try at(target.span) { () throws(SyntaxFailure) in delete(name) }
    case .tuple(let items), .list(let items):
      for item in items { try delete(item) }
    case .attribute(let object, let name):
      let a = try operand(object)
      try at(target.span) { () throws(SyntaxFailure) in
        _ = emit(.deleteAttribute, a: a, c: number(ofName: name.name))
      }
    case .subscript(let object, let index):
      let a = try operand(object)
      let b = try operand(index)
      try at(target.span, anchor: object.span.bracket(index.span)) { () throws(SyntaxFailure) in
        _ = emit(.deleteItem, a: a, b: b)
      }
    default: throw SyntaxFailure(.syntax, "cannot delete expression", target.span)
    }
  }

  // MARK: Imports

  /// Marks imports that may be of what the library keeps to itself.
  private var importFlag: UInt8 { context.isLibrary ? 1 : 0 }

  private func importModules(_ aliases: [ImportAlias]) {
    for alias in aliases {
      let register = temporary()
      emit(.importModule, flag: importFlag, a: register, target: number(ofName: alias.name.name))
      if let name = alias.alias {
        store(register, into: name.name)
      } else {
        let root = Resolver.root(of: alias.name.name)
        if root != alias.name.name {
          emit(.importModule, flag: importFlag, a: register, target: number(ofName: root))
        }
        store(register, into: root)
      }
    }
  }

  private func importNames(_ names: [ImportAlias], from module: Identifier, level: Int) {
    let from = temporary()
    let path = String(repeating: ".", count: level) + module.name
    emit(.importModule, flag: importFlag, a: from, target: number(ofName: path))
    for name in names {
      if name.name.name == "*" {
        emit(.importStar, a: from)
      } else {
        let register = temporary()
        emit(.importName, flag: importFlag, a: register, b: from, c: number(ofName: name.name.name))
        store(register, into: name.alias?.name ?? name.name.name)
      }
    }
  }

  // MARK: Branches and loops

  /// In a loop, because thousands of `elif` nest.
  private func ifElse(_ statement: Statement) throws(SyntaxFailure) {
    var ends: [(jump: Int, assigned: Set<Int>)] = []
    var rest = [statement]
    let outerFree = free
    while rest.count == 1, case .if(let test, let body, let orElse) = rest[0].kind {
      free = outerFree
      position = Code.Position(span: rest[0].span, anchor: nil)
      let exits = try branch(unless: test)
      let before = assigned
      try block(body)
      if orElse.isEmpty {
        land(exits)
      } else {
        ends.append((emit(.jump), assigned))
        land(exits)
      }
      assigned = before
      rest = orElse
    }
    try block(rest)
    for end in ends.reversed() {
      assigned.formIntersection(end.assigned)
      land(end.jump)
    }
  }

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(SyntaxFailure) {
    let loop = LoopBlock(start: here)
    // CPython compiles the test of a loop twice.
    let (exits, warnings) = try context.warnings.added { () throws(SyntaxFailure) in try branch(unless: test) }
    let before = assigned
    blocks.append(.loop(loop))
    try block(body)
    blocks.removeLast()
    context.warnings.again(warnings)
    position.span = test.span
    emit(.loop, target: loop.start)
    land(exits)
    assigned = before
    try block(orElse)
    assigned = before
    land(loop.exits)
  }

  private func forLoop(
    _ statement: Statement, _ target: Expression, _ iterable: Expression, _ body: [Statement],
    _ orElse: [Statement]
  ) throws(SyntaxFailure) {
    let iteration = free
    reserve(3)
    let source = try iterated(iterable, into: iteration)
    fuseRange(iterable, source, at: iteration)
    // As in CPython, iterating is placed at the whole loop, whose first line is then not underlined.
    let last = orElse.last ?? body.last ?? statement
    let place = statement.span.through(last.span)
    position.span = place
    emit(.iterate, a: iteration, b: source)
    free = iteration + 3
    let loop = LoopBlock(start: here, iteration: iteration)
    let before = assigned
    let exit = try nextItem(of: iteration, to: target)
    blocks.append(.loop(loop))
    try block(body)
    blocks.removeLast()
    position.span = place
    emitLoop(to: loop.start)
    land(exit)
    assigned = before
    try block(orElse)
    assigned = before
    land(loop.exits)
  }

  /// Assigns the next item of an iteration to `target`; the jump returned is taken at its end.
  func nextItem(of iteration: Int, to target: Expression) throws(SyntaxFailure) -> Int {
    if case .name(let name) = target.kind, let register = storageRegister(name) {
      emit(.next, a: iteration, b: register)
      markAssigned(register, name)
      return emit(.jump)
    }
    let item = temporary()
    emit(.next, a: iteration, b: item)
    let exit = emit(.jump)
    position.span = target.span
    try assign(item, to: target)
    return exit
  }

  private func leaveLoop(_ statement: Statement, isContinue: Bool) throws(SyntaxFailure) {
    guard
      let index = blocks.lastIndex(where: { if case .loop = $0 { true } else { false } }),
      case .loop(let loop) = blocks[index]
    else {
      throw SyntaxFailure(
        .syntax, isContinue ? "'continue' not properly in loop" : "'break' outside loop", statement.span)
    }
    try unwind(through: blocks.count - index - 1)
    if isContinue {
      emit(.loop, target: loop.start)
    } else {
      if let iteration = loop.iteration { emit(.clear, a: iteration) }
      loop.exits.append(emit(.jump))
    }
  }
}
