// Calls, function definitions and comprehensions.
//
// A call's callee is in register `base` and its arguments in those after it, which become the callee's first
// registers. `x.f(…)` puts the receiver into `base + 1`, before the arguments, and lets `callMethod` find
// the function, so that no bound method is made.

internal import Syntax

extension Compiler {
  func call(_ callee: Expression, _ arguments: [Argument], into target: Int) throws(SyntaxFailure) {
    warnOfCall(callee)
    let base = temporary()
    if arguments.isEmpty, case .name("super") = callee.kind,
      scope.kind == .function || scope.kind == .comprehension
    {
      return try plainSuper(callee, base: base, into: target)
    }
    let isSimple = arguments.allSatisfy {
      switch $0 {
      case .positional, .keyword: true
      case .spread, .keywordSpread: false
      }
    }
    if !isSimple || arguments.count > 250 {
      try expression(callee, into: base)
      try spread(arguments)
      // Room for as many arguments as most calls have.
      reserve(16)
      emit(.callSpread, a: base, c: target)
      return
    }
    var method: Int?
    if case .attribute(let receiver, let name) = callee.kind, !isOfLibrary(receiver, name.name) {
      try expression(receiver, into: temporary())
      method = number(ofName: name.name)
    } else {
      try expression(callee, into: base)
    }
    var names: [String] = []
    var count = 0
    for argument in arguments {
      switch argument {
      case .positional(let value), .keyword(_, let value):
        try expression(value, into: temporary())
        count += 1
      case .spread, .keywordSpread: break
      }
      if case .keyword(let name, _) = argument {
        if names.contains(name.name) {
          throw SyntaxFailure(
            .syntax, "keyword argument repeated: \(name.name)", name.span.through(argument.value.span))
        }
        names.append(name.name)
      }
    }
    // A second word holds what does not fit: the method's name and the keywords' names. The first word's
    // place is the attribute, which may not exist; the second's is the call.
    if let method {
      var callPosition = position
      position.span = callee.span
      if case .attribute(let receiver, let name) = callee.kind, isOnLaterLine(name.span, than: receiver.span) {
        position.span = Span(Int(name.span.start), Int(callee.span.end))
        callPosition.span = Span(Int(name.span.start), Int(callPosition.span.end))
      }
      emit(.callMethod, flag: names.isEmpty ? 0 : 1, a: base, b: count, c: target)
      position = callPosition
      emit(.jump, a: names.isEmpty ? 0 : number(ofNames: names), target: method)
    } else if names.isEmpty {
      if count == 0, case .name(let name) = callee.kind, Machine.frameReaders.contains(name) {
        showVariables()
        emit(.noteFrame, flag: scope.kind == .class ? 1 : 0)
      }
      emit(.call, a: base, b: count, c: target)
    } else {
      emit(.callKeywords, a: base, b: count, c: target)
      emit(.jump, target: number(ofNames: names))
    }
  }

  /// `super()` is `super(__class__, self)`, `self` being whatever the first parameter is called.
  private func plainSuper(_ callee: Expression, base: Int, into target: Int) throws(SyntaxFailure) {
    try expression(callee, into: base)
    var count = 0
    if let receiver = scope.parameters.first {
      if scope.place(of: "__class__") == .free {
        load("__class__", into: temporary())
        if scope.kind == .comprehension {
          // Its first parameter is what it goes through, and no instance.
          constant(.none, into: temporary())
        } else if case .register(let register) = access(receiver) {
          // Deleted, it is missed by `super` itself.
          emit(.move, a: temporary(), b: register)
        } else {
          load(receiver, into: temporary())
        }
        count = 2
      } else {
        emit(.clear, a: temporary())
        count = 1
      }
    }
    emit(.call, a: base, b: count, c: target)
  }

  private func isOnLaterLine(_ span: Span, than other: Span) -> Bool {
    context.source.lineIndex(at: Int(span.start)) > context.source.lineIndex(at: Int(other.start))
  }

  /// Gathers arguments with `*` or `**` among them into a list and a dict.
  ///
  /// The values of the `leading` registers come first.
  func spread(_ arguments: [Argument], after leading: Range<Int> = 0..<0) throws(SyntaxFailure) {
    let list = temporary()
    let dict = temporary()
    emit(.list, a: list, b: leading.lowerBound, c: leading.count)
    emit(.dict, a: dict)
    // As in CPython, everything positional is evaluated before any keyword.
    let (positional, named) = (arguments.filter(\.isPositional), arguments.filter { !$0.isPositional })
    // And it knows the callee only where it spreads but one thing.
    let isAlone = positional.count == 1 && leading.isEmpty
    for argument in positional + named {
      let mark = free
      switch argument {
      case .positional(let value): emit(.append, a: list, b: try operand(value))
      case .spread(let value): emit(.extend, flag: isAlone ? 1 : 0, a: list, b: try operand(value))
      case .keyword(let name, let value):
        let key = temporary()
        constant(.string(name.name.unicodeScalars.map(\.value)), into: key)
        emit(.setPair, flag: 1, a: dict, b: key, c: try operand(value))
      case .keywordSpread(let value): emit(.merge, flag: 1, a: dict, b: try operand(value))
      }
      free = mark
    }
  }

  // MARK: Functions

  func function(
    _ definition: FunctionDefinition, at span: Span, into target: Int
  ) throws(SyntaxFailure) {
    guard let inner = scope.children[span] else { return }
    let parameters = definition.parameters
    var layout = ParameterLayout()
    layout.names = parameters.all.map { inner.mangled($0.name.name) }
    layout.symbols = layout.names.map(context.machine.heap.names.intern)
    layout.positionalOnlyCount = parameters.positionalOnly.count
    layout.positionalCount = parameters.positionalOnly.count + parameters.positional.count
    layout.keywordOnlyCount = parameters.keywordOnly.count
    layout.keywordOnlyDefaulted = parameters.keywordOnly.map { $0.defaultValue != nil }
    layout.hasExtraPositional = parameters.extraPositional != nil
    layout.hasExtraKeywords = parameters.extraKeywords != nil

    // In CPython's order: defaults, annotations, and only then the body, whose errors come last.
    let annotations = temporary()
    let base = temporary()
    let defaults = (parameters.positionalOnly + parameters.positional).compactMap(\.defaultValue)
    for value in defaults { try expression(value, into: temporary()) }
    let keywordDefaults = parameters.keywordOnly.compactMap(\.defaultValue)
    for value in keywordDefaults { try expression(value, into: temporary()) }
    let isAnnotated = try self.annotations(of: definition, into: annotations)
    let compiler = Compiler(inner, context, at: position)
    compiler.placeVariables()
    try compiler.block(definition.body)
    compiler.emitReturnNone()
    codes.append(try compiler.finish(layout, documentation: definition.body.documentation))
    makeFunction(
      codes.count - 1, closure: inner.free, base: base, defaults: defaults.count,
      keywordDefaults: keywordDefaults.count)
    if isAnnotated { emit(.setAttribute, a: base, b: annotations, c: number(ofName: "__annotations__")) }
    emit(.move, a: target, b: base)
  }

  /// `base` = a function whose defaults follow it in registers; the captured cells go after them.
  func makeFunction(_ code: Int, closure: [String], base: Int, defaults: Int, keywordDefaults: Int) {
    for name in closure { emit(.move, a: temporary(), b: register(of: name)) }
    emit(.makeFunction, a: base, target: code)
    emit(.jump, a: defaults, target: keywordDefaults | closure.count << 16)
  }

  func emitReturnNone() {
    let register = temporary()
    constant(.none, into: register)
    emit(.returnValue, a: register)
  }

  // MARK: Comprehensions

  /// Compiles a comprehension as a function of its first iterable, which is evaluated out here.
  func comprehension(
    _ expression: Expression, _ clauses: [ComprehensionClause], into target: Int,
    element: @escaping (Compiler) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    guard let inner = scope.children[expression.span], let first = clauses.first else { return }
    let compiler = Compiler(inner, context, at: position)
    var layout = ParameterLayout()
    layout.names = [".0"]
    layout.symbols = [context.machine.heap.names.intern(".0")]
    layout.positionalCount = 1
    // Register 0 is the iterable, register 1 the result.
    try compiler.comprehensionBody(expression, clauses, element)
    codes.append(try compiler.finish(layout))
    let code = codes.count - 1
    let base = temporary()
    makeFunction(code, closure: inner.free, base: base, defaults: 0, keywordDefaults: 0)
    free = base + 1
    let argument = temporary()
    let iterable = try iterated(first.iterable, into: argument)
    emit(.requireIterable, a: argument, b: iterable)
    emit(.call, a: base, b: 1, c: target)
  }

  /// Lets a loop over the call of `range` just compiled, whose result is in `source`, begin without making an object.
  func fuseRange(_ iterable: Expression, _ source: Int, at iteration: Int) {
    guard case .call(let callee, _) = iterable.kind, case .name("range") = callee.kind,
      let call = instructions.last, call.opcode == .call, Int(call.c) == source, 1...3 ~= call.b
    else { return }
    insertBeforeLast(Instruction(.iterateRange, a: iteration, b: Int(call.a), c: Int(call.b)))
  }

  private func comprehensionBody(
    _ expression: Expression, _ clauses: [ComprehensionClause],
    _ element: (Compiler) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    placeComprehensionVariables()
    switch expression.kind {
    case .comprehension(.set, _, _): emit(.set, a: 1)
    case .dictComprehension: emit(.dict, a: 1)
    case .comprehension(.generator, _, _): break
    default: emit(.list, a: 1)
    }
    try clause(0, of: clauses, element)
    if scope.isGenerator { emitReturnNone() } else { emit(.returnValue, a: 1) }
  }

  private func placeComprehensionVariables() {
    reserve(2)
    placeVariables()
    assigned.insert(0)
  }

  private func clause(
    _ index: Int, of clauses: [ComprehensionClause], _ element: (Compiler) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    guard index < clauses.count else { return try element(self) }
    let clause = clauses[index]
    let outerFree = free
    let iteration = free
    reserve(3)
    if index == 0 {
      emit(.iterate, a: iteration, b: 0)
    } else {
      let iterable = try iterated(clause.iterable, into: iteration)
      fuseRange(clause.iterable, iterable, at: iteration)
      emit(.iterate, a: iteration, b: iterable)
    }
    let start = here
    let place = position
    let exit = try nextItem(of: iteration, to: clause.target)
    position = place
    var skips: [Int] = []
    for condition in clause.conditions { skips += try branch(unless: condition) }
    try self.clause(index + 1, of: clauses, element)
    for skip in skips { setTarget(here, at: skip) }
    emitLoop(to: start)
    land(exit)
    free = outerFree
  }
}
