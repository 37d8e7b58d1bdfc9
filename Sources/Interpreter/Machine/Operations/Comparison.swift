// Comparisons: the ten operators, and the equality that dicts and `in` use.
//
// Numbers compare by their exact values, whatever their types. Sequences compare at the first items that
// differ. Everything else is asked of the objects, first the left one and then, mirrored, the right one; what
// no object answers is identity for `==` and a TypeError for an order. Comparing may run code of the script,
// which may change the very list that is compared: items are fetched one by one.

import BigInt
public import Syntax

extension ComparisonOperator {
  /// The operator that says the same with its operands exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// Whether the operator holds for operands in `order` (negative, zero, positive); nil is "in no order", as NaN.
  func holds(for order: Int?) -> Bool {
    guard let order else { return self == .notEqual }
    return switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .notEqual: order != 0
    default: order == 0
    }
  }
}

extension Machine {
  /// `a operator b` for each of the ten comparison operators.
  public func compare(_ operator: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch `operator` {
    case .is: .bool(a.isIdentical(to: b))
    case .isNot: .bool(!a.isIdentical(to: b))
    case .in: .bool(try contains(a, in: b))
    case .notIn: .bool(!(try contains(a, in: b)))
    default: try richCompare(`operator`, a, b)
    }
  }

  /// `a == b` as a truth value. NaN differs from itself, see ``isSameKey(_:_:)``.
  public func isEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): x == y
    case (.string(let x), .string(let y)): try areEqual(x, y)
    case (.none, .none): true
    default: try isTrue(richCompare(.equal, a, b))
    }
  }

  /// Whether two values are the same key of a dict, or one is `in` a list with the other: identical or equal.
  public func isSameKey(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): return try areEqual(x, y)
    case (.int(let x), .int(let y)): return x == y
    default:
      if a.isIdentical(to: b) { return true }
      return try isEqual(a, b)
    }
  }

  private func richCompare(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value {
    oweStep()
    if let result = try compareIfSupported(op, a, b) { return result }
    switch op {
    case .equal: return .bool(a.isIdentical(to: b))
    case .notEqual: return .bool(!a.isIdentical(to: b))
    default:
      throw typeError(
        "'\(op.rawValue)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
    }
  }

  /// A rich comparison; nil when neither operand knows how.
  func compareIfSupported(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return .bool(op.holds(for: x < y ? -1 : x == y ? 0 : 1))
    case (.string(let x), .string(let y)):
      switch op {
      case .equal: return .bool(try areEqual(x, y))
      case .notEqual: return .bool(!(try areEqual(x, y)))
      default: return .bool(op.holds(for: try charging { x.text.compare(y.text, $0) }))
      }
    case (.float(let x), .float(let y)):
      return .bool(op.holds(for: x < y ? -1 : x == y ? 0 : x > y ? 1 : nil))
    case (.float(let x), .int), (.float(let x), .bool):
      return .bool(op.mirrored.holds(for: NumberOrder.compare(b.asInt ?? 0, x)))
    case (.int, .float(let y)), (.bool, .float(let y)):
      return .bool(op.holds(for: NumberOrder.compare(a.asInt ?? 0, y)))
    case (.int, .bool), (.bool, .int), (.bool, .bool):
      return try compareIfSupported(op, .int(a.asInt ?? 0), .int(b.asInt ?? 0))
    case (.list(let x), .list(let y)): return try compareItems(op, .list(x), .list(y))
    case (.tuple(let x), .tuple(let y)):
      if let result = comparePlain(op, x, y) { return result }
      return try compareItems(op, .tuple(x), .tuple(y))
    case (.dict(let x), .dict(let y)):
      if op == .equal { return .bool(try areEqual(x, y)) }
      if op == .notEqual { return .bool(!(try areEqual(x, y))) }
    default:
      try enter(" in comparison")
      defer { leave() }
      return try compareObjects(op, a, b)
    }
    return nil
  }

  /// A rich comparison in which one operand at least is an object: the left one is asked first, but for a right one
  /// whose class derives from that of the left one.
  private func compareObjects(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    var mayAskRight = true
    if let right = b.object?.asInstance {
      let (leftType, rightType) = (type(of: a), right.instanceType)
      if leftType !== rightType, rightType.isSubtype(of: leftType) {
        if let result = try right.compare(op.mirrored, a, self) { return result }
        mayAskRight = false
      }
    }
    if case .object(let object) = a {
      let operand = object.asInstance == nil ? b.underlying : b
      if let result = try object.compare(op, operand, self) { return result }
    } else if let right = b.object?.asInstance, !right.payload.isUnbound,
      !isInteger(a) || isInteger(right.payload), let result = try compareIfSupported(op, a, right.payload)
    {
      return result
    }
    guard mayAskRight, case .object(let object) = b else { return nil }
    return try object.compare(op.mirrored, object.asInstance == nil ? a.underlying : a, self)
  }

  private static let longText = 1 << 16

  @inline(__always)
  private func areEqual(_ a: StringObject, _ b: StringObject) throws(Raise) -> Bool {
    if a === b { return true }
    if a.text.count < Machine.longText { return a.text == b.text }
    return try charging { a.text.equals(b.text, $0) }
  }

  // MARK: Containers

  /// What is compared item by item.
  private enum Items {
    case list(ListObject)
    case tuple(TupleObject)

    var count: Int {
      switch self {
      case .list(let list): list.count
      case .tuple(let tuple): tuple.count
      }
    }

    subscript(index: Int) -> Value {
      switch self {
      case .list(let list): list[index] ?? .none
      case .tuple(let tuple): tuple[index] ?? .none
      }
    }
  }

  /// Two short tuples that differ first in machine integers, floats or texts, or not at all; nil for all others.
  private func comparePlain(_ op: ComparisonOperator, _ a: TupleObject, _ b: TupleObject) -> Value? {
    if a.count > 64 { return nil }
    var index = 0
    while index < min(a.count, b.count) {
      switch (a.base[index], b.base[index]) {
      case (.int(let x), .int(let y)): if x != y { return .bool(op.holds(for: x < y ? -1 : 1)) }
      case (.float(let x), .float(let y)):
        if x.isNaN || y.isNaN { return nil }
        if x != y { return .bool(op.holds(for: x < y ? -1 : 1)) }
      case (.string(let x), .string(let y)):
        if min(x.text.count, y.text.count) >= Machine.longText { return nil }
        let order = x === y ? 0 : x.text.compare(y.text)
        if order != 0 { return .bool(op.holds(for: order)) }
      default: return nil
      }
      index &+= 1
    }
    return .bool(op.holds(for: a.count < b.count ? -1 : a.count == b.count ? 0 : 1))
  }

  private func compareItems(_ op: ComparisonOperator, _ a: Items, _ b: Items) throws(Raise) -> Value {
    if a.count != b.count {
      if op == .equal { return .bool(false) }
      if op == .notEqual { return .bool(true) }
    }
    try enter(" in comparison")
    defer { leave() }
    try work(Machine.workOfVisit)
    var index = 0
    while index < min(a.count, b.count) {
      let (left, right) = (a[index], b[index])
      if !(try isSameKey(left, right)) {
        if op == .equal { return .bool(false) }
        if op == .notEqual { return .bool(true) }
        return try richCompare(op, left, right)
      }
      index &+= 1
      if index & 1023 == 0 { try pollHolding() }
    }
    return .bool(op.holds(for: a.count < b.count ? -1 : a.count == b.count ? 0 : 1))
  }

  private func areEqual(_ a: DictObject, _ b: DictObject) throws(Raise) -> Bool {
    if a.count != b.count { return false }
    try enter(" in comparison")
    defer { leave() }
    try work(Machine.workOfVisit)
    var number = 0
    while let entry = a.entry(number) {
      number &+= 1
      if !entry.isLive { continue }
      guard let place = try b.find(entry.key, hash: entry.hash, self), let other = b.entry(place),
        try isSameKey(entry.value, other.value)
      else {
        return false
      }
      if number & 1023 == 0 { try pollHolding() }
    }
    return true
  }

  /// `item in container`; TypeError when the container can neither answer nor be iterated.
  public func contains(_ item: Value, in container: Value) throws(Raise) -> Bool {
    switch container {
    case .list(let list):
      var index = 0
      while let candidate = list[index] {
        if try isSameKey(candidate, item) { return true }
        index &+= 1
        if index & 1023 == 0 { try pollHolding() }
      }
      return false
    case .tuple(let tuple):
      for index in 0..<tuple.count {
        if try isSameKey(tuple.base[index], item) { return true }
        if index & 1023 == 1023 { try pollHolding() }
      }
      return false
    case .dict(let dict): return try dict.get(item, self) != nil
    case .string(let string):
      guard case .string(let part) = item.underlying else {
        throw typeError("'in <string>' requires string as left operand, not \(typeName(item))")
      }
      return try charging { string.text.contains(part.text, $0) }
    case .object(let object):
      if let found = try object.contains(item, self) { return found }
      let iterator: Object
      do throws(Raise) { iterator = try self.iterator(of: container) } catch {
        if error.exception.limit == nil, error.exception.type.isSubtype(of: heap.types.exception("TypeError")) {
          break
        }
        throw error
      }
      var seen = 0
      while let candidate = try next(of: iterator) {
        if try isSameKey(candidate, item) { return true }
        seen &+= 1
        if seen & 1023 == 0 { try pollHolding() }
      }
      return false
    default: break
    }
    throw typeError("argument of type '\(typeName(container))' is not iterable")
  }
}

/// Exact comparison of numbers of different types.
enum NumberOrder {
  /// The order of an integer and a float; nil for NaN.
  static func compare(_ int: Int, _ float: Double) -> Int? {
    if float.isNaN { return nil }
    if float >= 0x1p63 { return -1 }
    if float < -0x1p63 { return 1 }
    // In this range the whole part fits exactly, and the fraction only decides between equal whole parts.
    let whole = float.rounded(.towardZero)
    let other = Int(whole)
    if int != other { return int < other ? -1 : 1 }
    return whole == float ? 0 : whole < float ? -1 : 1
  }

  static func compare(_ big: BigInt, _ float: Double) -> Int? {
    if float.isNaN { return nil }
    if float.isInfinite { return float > 0 ? -1 : 1 }
    let whole = float.rounded(.towardZero)
    let other = BigInt(whole)
    if big != other { return big < other ? -1 : 1 }
    return whole == float ? 0 : whole < float ? -1 : 1
  }
}
