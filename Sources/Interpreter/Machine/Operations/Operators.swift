// `a op b`, for every operator and every pair of types.
//
// The order is CPython's. Numbers know numbers. Then the objects are asked: the left one, and the right one
// with its operand mirrored. Last come the sequences' `+` and `*`, so that an object on the right can claim
// `[1, 2] * tensor` before the list refuses it. The machine's loop has done small integers and floats itself;
// what arrives here most is text, lists and integers that overflowed.

public import Syntax

extension Machine {
  /// `a operator b`, or `a operator= b` when `inPlace`: lists, sets and dicts then change and are returned.
  ///
  /// Raises CPython's TypeError when the types do not go together.
  public func binary(
    _ operator: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool = false
  ) throws(Raise) -> Value {
    oweStep()
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let result = try integers(`operator`, x, y) { return result }
    case (.float(let x), .float(let y)):
      if let result = try floats(`operator`, x, y) { return result }
    case (.string(let x), .string(let y)) where `operator` == .add:
      return try concatenate(x, y)
    default: break
    }
    if inPlace, let result = try binaryInPlace(`operator`, a, b) { return result }
    if let result = try binaryIfSupported(`operator`, a, b, inPlace: inPlace) { return result }
    throw unsupported(`operator`, a, b, inPlace: inPlace)
  }

  /// `a operator b`; nil when the types do not go together.
  private func binaryIfSupported(
    _ operator: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool
  ) throws(Raise) -> Value? {
    /// Whether CPython asks a sequence: not in `a *= [1]` where `a` might be a sequence and cannot be repeated.
    var repeats: Bool {
      !(inPlace && `operator` == .multiply && holdsItems(a)) || isSequence(a.underlying)
    }
    if a.object?.asInstance != nil || b.object?.asInstance != nil {
      if let result = try numbersOfInstances(`operator`, a, b) { return result }
      let left = a.object?.asInstance?.defines(`operator`.specials.plain) ?? false ? a : a.underlying
      let right = b.object?.asInstance?.defines(`operator`.specials.reflected) ?? false ? b : b.underlying
      return repeats ? try sequences(`operator`, left, right, named: (a, b)) : nil
    }
    if let result = try numbers(`operator`, a, b) { return result }
    return repeats ? try sequences(`operator`, a, b, named: (a, b)) : nil
  }

  /// `a operator b` as numbers do it, and everything that is no sequence.
  private func numbers(_ operator: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let result = try integers(`operator`, x, y) { return result }
    case (.float(let x), .float(let y)):
      if let result = try floats(`operator`, x, y) { return result }
    case (.string(let format), _) where `operator` == .modulo:
      return string(try percentFormat(format.text, b))
    case (.int, .float), (.float, .int), (.bool, _), (_, .bool):
      if let result = try mixedNumbers(`operator`, a, b) { return result }
    case (.dict(let x), .dict(let y)) where `operator` == .bitOr: return .dict(try merged(x, y))
    default: break
    }
    if case .object(let object) = a,
      let result = try object.binary(`operator`, b, reflected: false, self)
    {
      return result
    }
    if case .object(let object) = b {
      return try object.binary(`operator`, a, reflected: true, self)
    }
    return nil
  }

  /// `a + b` and `a * b` of sequences, asked when nothing else could do it; `named` is what they are called in errors.
  private func sequences(
    _ operator: BinaryOperator, _ a: Value, _ b: Value, named: (left: Value, right: Value)
  ) throws(Raise) -> Value? {
    switch `operator` {
    case .add: try concatenation(a, named.right)
    case .multiply: try repetition(a, b, named: named)
    default: nil
    }
  }

  // MARK: Instances

  /// `a operator b` where one of them at least is an instance of a class of the script; nil when neither knows.
  ///
  /// The order is that of CPython's slots. A class that defines the operator or its mirrored form has a slot of
  /// the script's, every other one that of the built-in class it derives from. The left operand's slot comes
  /// first, but for a right operand whose class derives from the left one's and mirrors the operator in its own way.
  private func numbersOfInstances(_ operator: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    let (plain, reflected, _) = `operator`.specials
    let (left, right) = (a.object?.asInstance, b.object?.asInstance)
    let leftDefines = left.map { $0.defines(plain) || $0.defines(reflected) } ?? false
    let rightDefines = right.map { $0.defines(plain) || $0.defines(reflected) } ?? false
    let (leftType, rightType) = (type(of: a), type(of: b))
    let isSameType = leftType === rightType
    var mayAskRight = rightDefines && !isSameType
    if mayAskRight, let right, rightType.isSubtype(of: leftType),
      !leftDefines || right.overrides(reflected, of: leftType)
    {
      if let result = try ask(right, reflected, a, `operator`) { return result }
      mayAskRight = false
    }
    let (isWhole, isRightWhole) = (isInteger(a), isInteger(b))
    if leftDefines, let left {
      if let result = try ask(left, plain, b, `operator`) { return result }
    } else if !(mayAskRight && isWhole && !isRightWhole), let result = try builtIn(`operator`, a, b) {
      // An `int` does not know how to go together with a `float`, which knows.
      return result
    }
    if mayAskRight, let right { return try ask(right, reflected, a, `operator`) }
    let rightKnows = leftDefines && !rightDefines && !isSameType && (isWhole || !isRightWhole)
    return rightKnows ? try builtIn(`operator`, a, b) : nil
  }

  /// Whether the value is an `int` or holds one.
  func isInteger(_ value: Value) -> Bool {
    switch value.underlying {
    case .int, .bool: true
    case .object(let object): object is BigIntObject
    default: false
    }
  }

  /// What the script's method of an instance gives, or the built-in one that its class inherits.
  private func ask(
    _ instance: InstanceObject, _ method: Special, _ other: Value, _ operator: BinaryOperator
  ) throws(Raise) -> Value? {
    if let result = try instance.callSpecial(method, [other], self) {
      return result.isIdentical(to: notImplemented) ? nil : result
    }
    if instance.payload.isUnbound { return nil }
    return method == `operator`.specials.plain
      ? try numbers(`operator`, instance.payload, other.underlying)
      : try numbers(`operator`, other.underlying, instance.payload)
  }

  private func builtIn(_ operator: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    if `operator` == .modulo, case .string(let format) = a.underlying {
      let result = try percentFormat(format.text, b)
      // What has no fields is given back as it is.
      return format.text.contains("%") ? string(result) : a
    }
    if `operator` == .bitOr, case .dict = a.underlying, case .dict = b.underlying {
      let result = DictObject(heap: heap)
      try update(result, with: a)
      try update(result, with: b)
      return .dict(result)
    }
    return try numbers(`operator`, a.underlying, b.underlying)
  }

  /// `a operator= b` where it changes `a` or the script says what it gives; nil to compute `a operator b`.
  private func binaryInPlace(_ operator: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    // A list is changed only once nobody could compute the sum.
    func isSum(_ value: Value) -> Bool {
      if case .list = value { `operator` == .add || `operator` == .multiply } else { false }
    }
    guard let instance = a.object?.asInstance else {
      if isSum(a), b.object?.asInstance != nil, let result = try numbersOfInstances(`operator`, a, b) {
        return result
      }
      if case .object = a { return try changeInPlace(`operator`, a, b.underlying) }
      return try changeInPlace(`operator`, a, b)
    }
    if let result = try instance.callSpecial(`operator`.specials.inPlace, [b], self) {
      return result.isIdentical(to: notImplemented) ? nil : result
    }
    let payload = instance.payload
    if payload.isUnbound { return nil }
    if isSum(payload), let result = try numbersOfInstances(`operator`, a, b) { return result }
    let operand = if case .object = payload { b.underlying } else { b }
    guard let result = try changeInPlace(`operator`, payload, operand) else { return nil }
    return result.isIdentical(to: payload) ? a : result
  }

  /// `-a`, `+a`, `~a` or `not a`.
  public func unary(_ operator: UnaryOperator, _ a: Value) throws(Raise) -> Value {
    switch (`operator`, a) {
    case (.not, _): return .bool(!(try isTrue(a)))
    case (.negate, .float(let float)): return .float(-float)
    case (.plus, .float): return a
    case (_, .int), (_, .bool):
      let int = a.asInt ?? 0
      switch `operator` {
      case .negate: return integer(0, subtracting: int)
      case .invert: return .int(~int)
      default: return .int(int)
      }
    case (_, .object(let object)):
      if let result = try object.unary(`operator`, self) { return result }
    default: break
    }
    throw typeError("bad operand type for unary \(`operator`.rawValue): '\(typeName(a))'")
  }

  /// Numbers of mixed type, at least one of them a `bool` or a `float`.
  private func mixedNumbers(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    if case .bool(let x) = a, case .bool(let y) = b {
      switch op {
      case .bitAnd: return .bool(x && y)
      case .bitOr: return .bool(x || y)
      case .bitXor: return .bool(x != y)
      default: break
      }
    }
    if let x = a.asInt, let y = b.asInt { return try integers(op, x, y) }
    if let x = a.asDouble, let y = b.asDouble { return try floats(op, x, y) }
    return nil
  }

  private func unsupported(
    _ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool
  ) -> Raise {
    let symbol = inPlace ? op.rawValue + "=" : op == .power ? "** or pow()" : op.rawValue
    var hint = ""
    if op == .rightShift, !inPlace, case .object(let object) = a, let function = object as? NativeFunction,
      function.name == "print"
    {
      hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?"
    }
    return typeError(
      "unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'\(hint)")
  }
}
