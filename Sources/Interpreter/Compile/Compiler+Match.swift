// `match`: each pattern becomes a row of tests, and every test that fails jumps to the next case.
//
// The subject stays in a register. What a pattern captures is gathered in registers of its own and stored into
// the variables only when the whole pattern holds, so that a case that fails changes nothing. The alternatives
// of an or-pattern gather into the same registers. As in CPython, the place of an instruction, or of an error of
// the compiler, is the pattern last entered.

internal import Syntax

/// What is known while the pattern of one case is compiled.
private struct PatternContext {
  /// Where each name's value is gathered.
  var registers: [String: Int]
  /// The names captured so far, in the order of their capture.
  private(set) var captured: [String] = []
  private var capturedSet: Set<String> = []
  /// Whether a pattern that always holds may stand here.
  var allowsIrrefutable: Bool
  /// The jumps taken when the pattern fails.
  var failures: [Int] = []

  init(registers: [String: Int], allowsIrrefutable: Bool) {
    self.registers = registers
    self.allowsIrrefutable = allowsIrrefutable
  }

  /// Takes note of a capture; false where the name has been captured before.
  mutating func note(_ name: String) -> Bool {
    captured.append(name)
    return capturedSet.insert(name).inserted
  }
}

extension Compiler {
  func match(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxFailure) {
    let register = temporary()
    try expression(subject, into: register)
    var ends: [Int] = []
    var after: Set<Int>?
    for (index, matchCase) in cases.enumerated() {
      let before = assigned
      let outerFree = free
      let isLast = index == cases.count - 1
      var context = PatternContext(
        registers: [:], allowsIrrefutable: matchCase.guardTest != nil || isLast)
      for name in matchCase.pattern.names where context.registers[name] == nil {
        context.registers[name] = temporary()
      }
      try pattern(matchCase.pattern, register, &context)
      for name in context.captured {
        if let value = context.registers[name] { store(value, into: name) }
      }
      if let test = matchCase.guardTest { context.failures += try branch(unless: test) }
      free = outerFree
      try block(matchCase.body)
      after = after?.intersection(assigned) ?? assigned
      if !context.failures.isEmpty || !isLast { ends.append(emit(.jump)) }
      land(context.failures)
      assigned = before
      if isLast, context.failures.isEmpty { assigned = after ?? before }
    }
    assigned.formIntersection(after ?? assigned)
    land(ends)
  }

  private func failure(_ message: String) -> SyntaxFailure { SyntaxFailure(.syntax, message, position.span) }

  /// Goes on after the next instruction when the test just emitted holds, else leaves the pattern.
  private func orFail(_ context: inout PatternContext) { context.failures.append(emit(.jump)) }

  /// Compiles the test of the value in `subject`, whose register is kept.
  private func pattern(
    _ pattern: Pattern, _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    try self.context.work(instructions: here)
    let outerFree = free
    defer { free = outerFree }
    position = Code.Position(span: pattern.span, anchor: nil)
    switch pattern.kind {
    case .value(let value): try valuePattern(value, subject, &context)
    case .capture(let name):
      if !context.allowsIrrefutable {
        let what = name.map { "name capture '\($0.name)'" } ?? "wildcard"
        throw failure("\(what) makes remaining patterns unreachable")
      }
      try capture(name, subject, &context)
    case .star(let name): try capture(name, subject, &context)
    case .sequence(let items): try sequencePattern(items, subject, &context)
    case .mapping(let entries, let rest): try mappingPattern(entries, rest, subject, &context)
    case .class(let type, let positional, let keywords):
      try classPattern(type, positional, keywords, subject, &context)
    case .or(let choices): try orPattern(choices, subject, &context)
    case .as(let inner, let name):
      try self.pattern(inner, subject, &context)
      try capture(name, subject, &context)
    }
  }

  /// A pattern inside another one, where anything may stand.
  private func part(
    _ pattern: Pattern, _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    let outer = context.allowsIrrefutable
    context.allowsIrrefutable = true
    try self.pattern(pattern, subject, &context)
    context.allowsIrrefutable = outer
  }

  private func capture(
    _ name: Identifier?, _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    guard let name else { return }
    try note(name.name, &context)
    if let register = context.registers[name.name] { emit(.move, a: register, b: subject) }
  }

  private func note(_ name: String, _ context: inout PatternContext) throws(SyntaxFailure) {
    if !context.note(name) { throw failure("multiple assignments to name '\(name)' in pattern") }
  }

  private func valuePattern(
    _ value: Expression, _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    if case .constant(let constant) = value.kind {
      switch constant {
      case .none, .bool:
        let other = temporary()
        self.constant(constant, into: other)
        emit(.compare, flag: ComparisonOperator.is.number, a: other, b: subject, c: other)
        context.failures.append(emit(.jumpIfFalse, a: other))
        return
      default:
        if let number = directNumber(of: constant) {
          emit(.skipEqualK, b: subject, c: number)
          return orFail(&context)
        }
      }
    }
    let other = try operand(value)
    emit(.skipEqual, b: subject, c: other)
    orFail(&context)
  }

  // MARK: Sequences

  private func sequencePattern(
    _ items: [Pattern], _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    let stars = items.indices.filter { if case .star = items[$0].kind { true } else { false } }
    if stars.count > 1 { throw failure("multiple starred names in sequence pattern") }
    emit(.matchSequence, b: subject)
    orFail(&context)
    let needed = items.count - stars.count
    if stars.isEmpty || needed > 0 {
      let length = temporary()
      emit(.length, a: length, b: subject)
      let number = number(of: .int(needed)) ?? 0
      emit(stars.isEmpty ? .skipEqualK : .skipGreaterOrEqualK, b: length, c: number)
      orFail(&context)
    }
    if items.allSatisfy(\.isWildcard) { return }
    if let star = stars.first, items[star].isWildcard {
      return try itemPatterns(items, star, subject, &context)
    }
    let base = free
    reserve(items.count)
    if let star = stars.first {
      let after = items.count - star - 1
      if after > 255 { throw failure("too many expressions in star-unpacking sequence pattern") }
      emit(.unpackStarred, flag: UInt8(truncatingIfNeeded: after), a: subject, b: base, c: star)
    } else {
      emit(.unpack, a: subject, b: base, c: items.count)
    }
    for (offset, item) in items.enumerated() { try part(item, base + offset, &context) }
  }

  /// The items of a pattern such as `[a, *_, b]`, taken one by one: what the star stands for is never looked at.
  private func itemPatterns(
    _ items: [Pattern], _ star: Int, _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    for (offset, item) in items.enumerated() where offset != star && !item.isWildcard {
      let mark = free
      let value = temporary()
      let index = temporary()
      if offset < star {
        constant(.int(offset), into: index)
      } else {
        let fromEnd = temporary()
        emit(.length, a: index, b: subject)
        constant(.int(items.count - offset), into: fromEnd)
        emit(.subtract, a: index, b: index, c: fromEnd)
      }
      emit(.item, a: value, b: subject, c: index)
      try part(item, value, &context)
      free = mark
    }
  }

  // MARK: Mappings

  private func mappingPattern(
    _ entries: [(key: Expression, value: Pattern)], _ rest: Identifier?, _ subject: Int,
    _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    emit(.matchMapping, b: subject)
    orFail(&context)
    if entries.isEmpty, rest == nil { return }
    if entries.count > 255 { throw failure("too many sub-patterns in mapping pattern") }
    let keys = free
    if !entries.isEmpty {
      let length = temporary()
      emit(.length, a: length, b: subject)
      emit(.skipGreaterOrEqualK, b: length, c: number(of: .int(entries.count)) ?? 0)
      orFail(&context)
      free = keys
    }
    var seen: Set<ConstantKey> = []
    for entry in entries {
      if let key = entry.key.literal, !seen.insert(.equal(to: key)).inserted {
        throw failure("mapping pattern checks duplicate key (\(repr(key)))")
      }
      try expression(entry.key, into: temporary())
    }
    let values = free
    reserve(entries.count)
    let count = UInt8(truncatingIfNeeded: entries.count)
    emit(.matchKeys, flag: count, a: values, b: subject, c: keys)
    orFail(&context)
    for (offset, entry) in entries.enumerated() { try part(entry.value, values + offset, &context) }
    if let rest {
      try note(rest.name, &context)
      if let register = context.registers[rest.name] {
        emit(.restOfMapping, flag: count, a: register, b: subject, c: keys)
      }
    }
  }

  private func repr(_ constant: Constant) -> String {
    guard let number = number(of: constant) else { return "?" }
    return (try? context.machine.repr(value(ofConstant: number)).string) ?? "?"
  }

  // MARK: Classes

  private func classPattern(
    _ type: Expression, _ positional: [Pattern], _ keywords: [(name: Identifier, value: Pattern)],
    _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    var names: Set<String> = []
    for keyword in keywords {
      if !names.insert(keyword.name.name).inserted {
        position.span = keyword.value.span
        throw failure("attribute name repeated in class pattern: \(keyword.name.name)")
      }
    }
    if positional.count > 255 { throw failure("too many sub-patterns in class pattern") }
    let base = free
    let parts = positional + keywords.map(\.value)
    reserve(max(parts.count, 1))
    try expression(type, into: base)
    emit(
      .matchClass, flag: UInt8(truncatingIfNeeded: positional.count), a: base, b: subject,
      c: number(ofNames: keywords.map(\.name.name)))
    orFail(&context)
    for (offset, item) in parts.enumerated() where !item.isWildcard {
      try part(item, base + offset, &context)
    }
  }

  // MARK: Alternatives

  private func orPattern(
    _ choices: [Pattern], _ subject: Int, _ context: inout PatternContext
  ) throws(SyntaxFailure) {
    var names: [String]?
    var ends: [Int] = []
    for (index, choice) in choices.enumerated() {
      let isLast = index == choices.count - 1
      var inner = PatternContext(
        registers: context.registers, allowsIrrefutable: isLast && context.allowsIrrefutable)
      try pattern(choice, subject, &inner)
      if let names, Set(names) != Set(inner.captured) {
        throw failure("alternative patterns bind different names")
      }
      if names == nil { names = inner.captured }
      if isLast {
        context.failures += inner.failures
      } else {
        ends.append(emit(.jump))
        land(inner.failures)
      }
    }
    land(ends)
    for name in names ?? [] { try note(name, &context) }
  }
}

extension Pattern {
  /// `_` or `*_`
  var isWildcard: Bool {
    switch kind {
    case .capture(nil), .star(nil): true
    default: false
    }
  }

  /// The names that the pattern binds, in the order in which it does.
  var names: [String] {
    switch kind {
    case .value: []
    case .capture(let name), .star(let name): name.map { [$0.name] } ?? []
    case .sequence(let items), .or(let items): items.flatMap(\.names)
    case .mapping(let entries, let rest): entries.flatMap(\.value.names) + (rest.map { [$0.name] } ?? [])
    case .class(_, let positional, let keywords):
      positional.flatMap(\.names) + keywords.flatMap(\.value.names)
    case .as(let inner, let name): inner.names + [name.name]
    }
  }
}

extension Expression {
  /// The value of a literal, a negative number included.
  var literal: Constant? {
    switch kind {
    case .constant(let constant): constant
    case .unary(.negate, let value):
      switch value.kind {
      case .constant(.int(let number)): .int(-number)
      case .constant(.float(let number)): .float(-number)
      default: nil
      }
    default: nil
    }
  }
}
