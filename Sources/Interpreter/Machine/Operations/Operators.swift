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
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let result = try integers(`operator`, x, y) { return result }
    case (.float(let x), .float(let y)):
      if let result = try floats(`operator`, x, y) { return result }
    case (.string(let x), .string(let y)) where `operator` == .add:
      return try concatenate(x.text, y.text)
    default: break
    }
    if inPlace, let result = try changeInPlace(`operator`, a, b) { return result }
    if let result = try binaryIfSupported(`operator`, a, b) { return result }
    throw unsupported(`operator`, a, b, inPlace: inPlace)
  }

  /// `a operator b`; nil when the types do not go together.
  func binaryIfSupported(_ operator: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let result = try integers(`operator`, x, y) { return result }
    case (.float(let x), .float(let y)):
      if let result = try floats(`operator`, x, y) { return result }
    case (.int, .float), (.float, .int), (.bool, _), (_, .bool):
      if let result = try numbers(`operator`, a, b) { return result }
    default: break
    }
    var mayAskRight = true
    if case .object(let object) = b, let right = object.asInstance, right.precedes(type(of: a), `operator`) {
      // The class of the right operand derives from that of the left one and has an operator of its own.
      if let result = try right.binary(`operator`, a, reflected: true, self) { return result }
      mayAskRight = false
    }
    if case .string(let format) = a, `operator` == .modulo {
      return string(try percentFormat(format.text, b))
    }
    if case .dict(let x) = a, case .dict(let y) = b.underlying, `operator` == .bitOr {
      return .dict(try merged(x, y))
    }
    if case .object(let object) = a,
      let result = try object.binary(`operator`, b, reflected: false, self)
    {
      return result
    }
    if mayAskRight, case .object(let object) = b, !isSameClass(a, b),
      let result = try object.binary(`operator`, a, reflected: true, self)
    {
      return result
    }
    if `operator` == .add, let result = try concatenation(a, b) { return result }
    if `operator` == .multiply, let result = try repetition(a, b) { return result }
    return nil
  }

  /// Whether both are instances of one class of the script: then the right one is not asked for its mirrored operator.
  private func isSameClass(_ a: Value, _ b: Value) -> Bool {
    guard let left = a.object?.asInstance, let right = b.object?.asInstance, left.payload.isUnbound else {
      return false
    }
    return left.instanceType === right.instanceType
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
  private func numbers(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
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
