// Expressions.

internal import Syntax

extension Compiler {
  /// Compiles `expression` so that its value is in some register: a variable's own, or a new temporary.
  func operand(_ expression: Expression) throws(SyntaxFailure) -> Int {
    if case .name(let name) = expression.kind {
      let register = try at(expression.span) { () throws(SyntaxFailure) in directRegister(name) }
      if let register { return register }
    }
    let register = temporary()
    try self.expression(expression, into: register)
    return register
  }

  /// The register of what a loop goes through: a variable's own, or `register`, so that no other keeps it alive.
  func iterated(_ expression: Expression, into register: Int) throws(SyntaxFailure) -> Int {
    guard case .set(let items) = expression.kind, items.allSatisfy(\.isFolded) else {
      return try operand(expression, orInto: register)
    }
    let mark = free
    try constants(items, .iterated, into: register)
    free = mark
    return register
  }

  /// The register that holds the value of `expression`: a variable's own, or `register`.
  func operand(_ expression: Expression, orInto register: Int) throws(SyntaxFailure) -> Int {
    if case .name(let name) = expression.kind {
      let own = try at(expression.span) { () throws(SyntaxFailure) in directRegister(name) }
      if let own { return own }
    }
    try self.expression(expression, into: register)
    return register
  }

  /// Compiles `expression` into `target`.
  func expression(_ expression: Expression, into target: Int) throws(SyntaxFailure) {
    try context.work(instructions: here)
    let (outerFree, outerPosition) = (free, position)
    position = Code.Position(span: expression.span, anchor: nil)
    defer {
      free = outerFree
      position = outerPosition
    }
    switch expression.kind {
    case .constant(let constant):
      guard number(of: constant) != nil else {
        if case .bytes = constant { throw unsupported("bytes literals are", expression.span) }
        throw unsupported("complex numbers are", expression.span)
      }
      self.constant(constant, into: target)
    case .name(let name): load(name, into: target)
    case .list(let items): try sequence(items, .list, into: target)
    case .tuple(let items):
      if !fold(expression, into: target) { try sequence(items, .tuple, into: target) }
    case .set(let items):
      if items.count > 2, items.allSatisfy(\.isFolded) {
        try constants(items, .display, into: target)
      } else {
        try sequence(items, .set, into: target)
      }
    case .dict(let entries): try dict(entries, into: target)
    case .unary(let op, let value): try unary(op, value, into: target)
    case .binary(let left, let op, let right, _):
      if fold(expression, into: target) { return }
      let b = try operand(left)
      position.anchor = operatorAnchor(left, right)
      try binary(op, b, right, inPlace: false, into: target)
    case .boolean(let op, let values): try boolean(op, values, into: target)
    case .compare(let first, let rest): try comparison(first, rest, into: target)
    case .conditional(let test, let body, let orElse):
      let exits = try branch(unless: test)
      let before = assigned
      try self.expression(body, into: target)
      let end = emit(.jump)
      land(exits)
      let after = assigned
      assigned = before
      try self.expression(orElse, into: target)
      assigned.formIntersection(after)
      land(end)
    case .lambda(let definition): try function(definition, at: expression.span, into: target)
    case .call(let callee, let arguments): try call(callee, arguments, into: target)
    case .attribute(let value, let name):
      let b = try operand(value)
      let flag: UInt8 = isOfLibrary(value, name.name) ? 1 : 0
      emit(.attribute, flag: flag, a: target, b: b, c: number(ofName: name.name))
    case .subscript(let value, let index):
      warnOfSubscript(value, index)
      try item(value, index, expression, into: target)
    case .slice(let lower, let upper, let step):
      emit(.slice, a: target, b: try bounds(lower, upper, step))
    case .starred:
      throw SyntaxFailure(.syntax, "can't use starred expression here", expression.span)
    case .comprehension(let kind, let element, let clauses):
      try comprehension(expression, clauses, into: target) { (inner) throws(SyntaxFailure) in
        let register = try inner.operand(element)
        switch kind {
        case .list: inner.emit(.append, a: 1, b: register)
        case .set: inner.emit(.addToSet, a: 1, b: register)
        case .generator: inner.emit(.yieldValue, a: inner.temporary(), b: register, c: inner.free)
        }
      }
    case .dictComprehension(let key, let value, let clauses):
      try comprehension(expression, clauses, into: target) { (inner) throws(SyntaxFailure) in
        let b = inner.temporary()
        try inner.expression(key, into: b)
        let c = try inner.operand(value)
        inner.emit(.setPair, a: 1, b: b, c: c)
      }
    case .formatted(let pieces): try formatted(pieces, into: target)
    case .assignment(let name, let value):
      try self.expression(value, into: target)
      store(target, into: name.name)
    case .yield(let value):
      try requireFunction(expression)
      let register: Int
      if let value {
        register = try operand(value)
      } else {
        register = temporary()
        constant(.none, into: register)
      }
      emit(.yieldValue, a: target, b: register, c: free)
    case .yieldFrom(let value):
      try requireFunction(expression)
      let iterator = temporary()
      let sent = temporary()
      emit(.iterator, a: iterator, b: try operand(value, orInto: iterator))
      constant(.none, into: sent)
      emit(.delegate, a: iterator)
      emit(.move, a: target, b: sent)
      emit(.clear, a: iterator)
    }
  }

  private func requireFunction(_ expression: Expression) throws(SyntaxFailure) {
    if scope.kind == .module || scope.kind == .class {
      throw SyntaxFailure(.syntax, "'yield' outside function", expression.span)
    }
  }

  // MARK: Operators

  private func unary(_ op: UnaryOperator, _ value: Expression, into target: Int) throws(SyntaxFailure) {
    if op == .negate, case .constant(let constant) = value.kind {
      switch constant {
      case .int(let number): return self.constant(.int(-number), into: target)
      case .float(let number): return self.constant(.float(-number), into: target)
      default: break
      }
    }
    if op == .not, let positive = Expression(.unary(op, value), value.span).withoutNegation {
      return try expression(positive, into: target)
    }
    let b = try operand(value)
    if op == .not { emit(.not, a: target, b: b) } else { emit(.unary, flag: op.number, a: target, b: b) }
  }

  private static let arithmetic: [BinaryOperator: (registers: Opcode, constant: Opcode)] = [
    .add: (.add, .addK), .subtract: (.subtract, .subtractK), .multiply: (.multiply, .multiplyK),
    .divide: (.divide, .divideK), .floorDivide: (.floorDivide, .floorDivideK), .modulo: (.modulo, .moduloK),
  ]

  /// `target = b op right`
  func binary(
    _ op: BinaryOperator, _ b: Int, _ right: Expression, inPlace: Bool, into target: Int
  ) throws(SyntaxFailure) {
    guard let opcodes = Compiler.arithmetic[op] else {
      let c = try operand(right)
      emit(.binary, flag: op.number | (inPlace ? 0x80 : 0), a: target, b: b, c: c)
      return
    }
    let flag: UInt8 = inPlace ? 1 : 0
    if case .constant(let constant) = right.kind, let number = directNumber(of: constant) {
      emit(opcodes.constant, flag: flag, a: target, b: b, c: number)
    } else {
      let c = try operand(right)
      emit(opcodes.registers, flag: flag, a: target, b: b, c: c)
    }
  }

  /// What a traceback points at in `left op right`: the first character after `left` that is no space, and
  /// the next one if it is no space either. With a parenthesis there CPython points at it, and so do we.
  private func operatorAnchor(_ left: Expression, _ right: Expression) -> Span? {
    let bytes = context.source.bytes
    let between = Int(left.span.end)..<max(Int(left.span.end), min(Int(right.span.start), bytes.count))
    guard let first = between.first(where: { !isSpace(bytes[$0]) }) else { return nil }
    let isTwo = first + 1 < between.upperBound && !isSpace(bytes[first + 1])
    return Span(first, first + (isTwo ? 2 : 1))
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }

  private func boolean(
    _ op: BooleanOperator, _ values: [Expression], into target: Int
  ) throws(SyntaxFailure) {
    // The value may be tested before it is known to be the result, and the target may be a variable that a
    // later operand still reads.
    let result = temporary()
    var exits: [Int] = []
    for (index, value) in values.enumerated() {
      let before = assigned
      let isLast = index == values.count - 1
      if !isLast, case .boolean(let inner, let parts) = value.kind, inner != op {
        // What makes up the mind of `a and b` in `a and b or c` is not asked for its truth again.
        let onwards = try links(inner, parts, into: result)
        exits.append(emit(op == .and ? .jumpIfFalse : .jumpIfTrue, a: result))
        land(onwards)
      } else {
        try expression(value, into: result)
        if !isLast { exits.append(emit(op == .and ? .jumpIfFalse : .jumpIfTrue, a: result)) }
      }
      if index > 0 { assigned = before }
    }
    land(exits)
    emit(.move, a: target, b: result)
  }

  /// Evaluates the operands of a boolean operation up to the last; the jumps returned are taken from one that
  /// decides.
  private func links(
    _ op: BooleanOperator, _ values: [Expression], into result: Int
  ) throws(SyntaxFailure) -> [Int] {
    var exits: [Int] = []
    for (index, value) in values.enumerated() {
      let before = assigned
      try expression(value, into: result)
      if index > 0 { assigned = before }
      if index < values.count - 1 { exits.append(emit(op == .and ? .jumpIfFalse : .jumpIfTrue, a: result)) }
    }
    return exits
  }

  private func comparison(
    _ first: Expression, _ rest: [Comparison], into target: Int
  ) throws(SyntaxFailure) {
    warnOfComparison(first, rest)
    if rest.count == 1 {
      let left = try operand(first)
      let right = try operand(rest[0].operand)
      emit(.compare, flag: rest[0].operator.number, a: target, b: left, c: right)
      return
    }
    let result = temporary()
    land(try chain(first, rest, into: result))
    emit(.move, a: target, b: result)
  }

  /// Compares a chain up to its last link; the jumps returned are taken from one that does not hold.
  private func chain(
    _ first: Expression, _ rest: [Comparison], into result: Int
  ) throws(SyntaxFailure) -> [Int] {
    var left = try operand(first)
    // A link needs its own operand and the one before it: two registers serve a chain of any length.
    let operands = [temporary(), temporary()]
    var exits: [Int] = []
    for (index, link) in rest.enumerated() {
      let right = operands[index & 1]
      let before = assigned
      try expression(link.operand, into: right)
      if index > 0 { assigned = before }
      emit(.compare, flag: link.operator.number, a: result, b: left, c: right)
      if index < rest.count - 1 { exits.append(emit(.jumpIfFalse, a: result)) }
      left = right
    }
    return exits
  }

  private static let skips: [ComparisonOperator: (registers: Opcode, constant: Opcode)] = [
    .less: (.skipLess, .skipLessK), .lessOrEqual: (.skipLessOrEqual, .skipLessOrEqualK),
    .greater: (.skipGreater, .skipGreaterK), .greaterOrEqual: (.skipGreaterOrEqual, .skipGreaterOrEqualK),
    .equal: (.skipEqual, .skipEqualK), .notEqual: (.skipNotEqual, .skipNotEqualK),
  ]

  /// Compiles a test; the jumps returned are taken when it is false.
  func branch(unless test: Expression) throws(SyntaxFailure) -> [Int] {
    let outerPosition = position
    defer { position = outerPosition }
    return try part(unless: test)
  }

  /// The same for a part of a test. As in CPython, what asks for truth lies at the comparison before it, or at the
  /// statement around where there was none; so a part leaves the position behind.
  func part(unless test: Expression) throws(SyntaxFailure) -> [Int] {
    let outerFree = free
    defer { free = outerFree }
    switch test.kind {
    case .compare(let first, let rest) where rest.count == 1:
      position = Code.Position(span: test.span, anchor: nil)
      // The others, `is` among them, are tested by their value.
      guard let opcodes = Compiler.skips[rest[0].operator] else { break }
      let b = try operand(first)
      if case .constant(let constant) = rest[0].operand.kind, let number = directNumber(of: constant) {
        emit(opcodes.constant, b: b, c: number)
      } else {
        let c = try operand(rest[0].operand)
        emit(opcodes.registers, b: b, c: c)
      }
      return [emit(.jump)]
    case .compare(let first, let rest)
    where rest.count > 1
      && rest.allSatisfy({ Compiler.skips[$0.operator] != nil && $0.operand.isSimpleIndex }):
      warnOfComparison(first, rest)
      position = Code.Position(span: test.span, anchor: nil)
      // What stands between two operators is computed once and cannot change before it is compared again.
      var left = try operand(first)
      var exits: [Int] = []
      for comparison in rest {
        let right = try operand(comparison.operand)
        if let opcodes = Compiler.skips[comparison.operator] { emit(opcodes.registers, b: left, c: right) }
        exits.append(emit(.jump))
        left = right
      }
      return exits
    case .compare(let first, let rest) where rest.count > 1:
      warnOfComparison(first, rest)
      position = Code.Position(span: test.span, anchor: nil)
      let result = temporary()
      return try chain(first, rest, into: result) + [emit(.jumpIfFalse, a: result)]
    case .boolean(let op, let values):
      return try branches(op, values, when: false)
    case .unary(.not, let value):
      if let positive = test.withoutNegation { return try part(unless: positive) }
      return try part(when: value)
    default: break
    }
    let register = try operand(test)
    return [emit(.jumpIfFalse, a: register)]
  }

  /// The same with jumps that are taken when it is true.
  private func part(when test: Expression) throws(SyntaxFailure) -> [Int] {
    switch test.kind {
    case .boolean(let op, let values): return try branches(op, values, when: true)
    case .unary(.not, let value) where test.withoutNegation == nil: return try part(unless: value)
    case .compare, .unary(.not, _):
      let others = try part(unless: test)
      let exit = emit(.jump)
      land(others)
      return [exit]
    default:
      let outerFree = free
      defer { free = outerFree }
      let register = try operand(test)
      return [emit(.jumpIfTrue, a: register)]
    }
  }

  /// Compiles a boolean operation as a test; the jumps returned are taken when its truth is `isTrue`. No operand is
  /// asked twice for its truth.
  private func branches(
    _ op: BooleanOperator, _ values: [Expression], when isTrue: Bool
  ) throws(SyntaxFailure) -> [Int] {
    // What one operand alone decides: `or` is true by one, `and` false.
    let decides = op == .or
    var exits: [Int] = []
    var others: [Int] = []
    var before: Set<Int>?
    for (index, value) in values.enumerated() {
      let outcome = index < values.count - 1 ? decides : isTrue
      let jumps = outcome ? try part(when: value) : try part(unless: value)
      if outcome == isTrue { exits += jumps } else { others += jumps }
      if before == nil { before = assigned }
    }
    assigned = before ?? assigned
    land(others)
    return exits
  }

  // MARK: Displays

  private func sequence(_ items: [Expression], _ opcode: Opcode, into target: Int) throws(SyntaxFailure) {
    let hasSpread = items.contains { if case .starred = $0.kind { true } else { false } }
    if !hasSpread, items.count <= 200 {
      let base = free
      for item in items { try expression(item, into: temporary()) }
      emit(opcode, a: target, b: base, c: items.count)
      return
    }
    let collected = temporary()
    emit(opcode == .set ? .set : .list, a: collected, b: 0, c: 0)
    for item in items {
      let mark = free
      if case .starred(let value) = item.kind {
        let register = try operand(value)
        emit(opcode == .set ? .extendSet : .extend, a: collected, b: register)
      } else {
        let register = try operand(item)
        emit(opcode == .set ? .addToSet : .append, a: collected, b: register)
      }
      free = mark
    }
    emit(opcode == .tuple ? .listToTuple : .move, a: target, b: collected)
  }

  /// A set display of constants only.
  private func constants(
    _ items: [Expression], _ constants: SetConstants, into target: Int
  ) throws(SyntaxFailure) {
    let base = free
    for item in items { try expression(item, into: temporary()) }
    emit(.set, flag: constants.rawValue, a: target, b: base, c: items.count)
  }

  private func dict(
    _ entries: [(key: Expression?, value: Expression)], into target: Int
  ) throws(SyntaxFailure) {
    if entries.count <= 100, entries.allSatisfy({ $0.key != nil }) {
      let base = free
      for entry in entries {
        if let key = entry.key { try expression(key, into: temporary()) }
        try expression(entry.value, into: temporary())
      }
      emit(.dict, a: target, b: base, c: entries.count)
      return
    }
    let collected = temporary()
    emit(.dict, a: collected, b: 0, c: 0)
    for entry in entries {
      let mark = free
      if let key = entry.key {
        let b = try operand(key)
        let c = try operand(entry.value)
        emit(.setPair, a: collected, b: b, c: c)
      } else {
        let b = try operand(entry.value)
        emit(.merge, a: collected, b: b)
      }
      free = mark
    }
    emit(.move, a: target, b: collected)
  }

  private func formatted(_ pieces: [FormatPiece], into target: Int) throws(SyntaxFailure) {
    let base = free
    for piece in pieces {
      let register = temporary()
      switch piece {
      case .text(let points): constant(.string(points), into: register)
      case .field(let value, let conversion, let specification):
        let mark = free
        let b = try operand(value)
        let c = temporary()
        if specification.isEmpty {
          constant(.string([]), into: c)
        } else {
          try formatted(specification, into: c)
        }
        let number: UInt8 =
          switch conversion {
          case nil: 0
          case .string: 1
          case .repr: 2
          case .ascii: 3
          }
        emit(.format, flag: number, a: register, b: b, c: c)
        free = mark
      }
    }
    emit(.join, a: target, b: base, c: pieces.count)
    free = base
  }

  // MARK: Items

  private func item(
    _ value: Expression, _ index: Expression, _ whole: Expression, into target: Int
  ) throws(SyntaxFailure) {
    if case .subscript(let row, let rowIndex) = value.kind, rowIndex.isSimpleIndex, isSettled(index) {
      warnOfSubscript(row, rowIndex)
      let b = try operand(row)
      let base = free
      try expression(rowIndex, into: temporary())
      try expression(index, into: temporary())
      position.anchor = row.span.bracket(rowIndex.span)
      emit(.itemOfItem, a: target, b: b, c: base)
      return
    }
    let b = try operand(value)
    let place = try place(index)
    position.anchor = value.span.bracket(index.span)
    emit(place.load, flag: place.flag, a: target, b: b, c: place.register)
  }

  /// What stands between the brackets of a subscript, in registers: the first of them, or a constant's number; and the
  /// instructions that load and store the item there. Of slices and of several indices no object is made.
  func place(
    _ index: Expression
  ) throws(SyntaxFailure) -> (register: Int, load: Opcode, store: Opcode, flag: UInt8) {
    if case .slice(let lower, let upper, let step) = index.kind {
      return (try bounds(lower, upper, step), .itemSlice, .setSlice, 0)
    }
    if let indices = index.indices {
      let base = free
      for index in indices { try expression(index, into: temporary()) }
      return (base, .itemAt, .setItemAt, UInt8(indices.count))
    }
    let place = try item(at: index)
    return (place.register, place.load, place.store, 0)
  }

  /// The same for an index that is one value.
  func item(at index: Expression) throws(SyntaxFailure) -> (register: Int, load: Opcode, store: Opcode) {
    if case .constant(let constant) = index.kind, let number = directNumber(of: constant) {
      return (number, .itemK, .setItemK)
    }
    return (try operand(index), .item, .setItem)
  }

  /// The first of three registers with the bounds and the step of a slice.
  private func bounds(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) throws(SyntaxFailure)
    -> Int
  {
    let base = free
    for part in [lower, upper, step] {
      let register = temporary()
      if let part { try expression(part, into: register) } else { constant(.none, into: register) }
    }
    return base
  }
}

extension Span {
  /// What a traceback points at in `value[index]`: from the end of the value, this span, to one character
  /// past the index.
  func bracket(_ index: Span) -> Span { Span(Int(end), Int(index.end) + 1) }
}

extension Expression {
  /// The indices `i, j, …` between the brackets of a subscript, where they are several and few.
  var indices: [Expression]? {
    guard case .tuple(let items) = kind, 2...8 ~= items.count, !isFolded else { return nil }
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    return hasStar ? nil : items
  }

  /// Whether the expression is made of names, constants and operators alone.
  var isSimpleIndex: Bool {
    switch kind {
    case .constant, .name: true
    case .binary(let left, _, let right, _): left.isSimpleIndex && right.isSimpleIndex
    default: false
    }
  }

  /// Whether CPython computes the expression when it compiles.
  var isFolded: Bool {
    switch kind {
    case .constant: true
    case .tuple(let items): items.allSatisfy(\.isFolded)
    case .unary(_, let value): value.isFolded
    case .binary(let left, _, let right, _): left.isFolded && right.isFolded
    default: false
    }
  }
}
