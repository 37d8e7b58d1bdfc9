// The fast paths of arithmetic and comparison: two integers, or two floats, with no overflow and no error.
//
// `nil` means "not so simple"; the machine then goes to `Machine.binary`, which knows everything.

internal import Syntax

protocol FastArithmetic {
  static var binaryOperator: BinaryOperator { get }
  static func ints(_ a: Int, _ b: Int) -> Value?
  static func floats(_ a: Double, _ b: Double) -> Value?
}

enum Add: FastArithmetic {
  static var binaryOperator: BinaryOperator { .add }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a + b) }
}

enum Subtract: FastArithmetic {
  static var binaryOperator: BinaryOperator { .subtract }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a - b) }
}

enum Multiply: FastArithmetic {
  static var binaryOperator: BinaryOperator { .multiply }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a * b) }
}

enum Divide: FastArithmetic {
  static var binaryOperator: BinaryOperator { .divide }
  // Beyond 2^53 the operands themselves would be rounded first.
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let exact = 1 << 53
    if b == 0 || a.magnitude > exact || b.magnitude > exact { return nil }
    return .float(Double(a) / Double(b))
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { b == 0 ? nil : .float(a / b) }
}

enum FloorDivide: FastArithmetic {
  static var binaryOperator: BinaryOperator { .floorDivide }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    if UInt(bitPattern: b &+ 1) <= 1 { return nil }
    let quotient = a / b
    return .int(a % b != 0 && (a ^ b) < 0 ? quotient &- 1 : quotient)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { nil }
}

enum Modulo: FastArithmetic {
  static var binaryOperator: BinaryOperator { .modulo }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    if UInt(bitPattern: b &+ 1) <= 1 { return nil }
    let rest = a % b
    return .int(rest != 0 && (rest ^ b) < 0 ? rest &+ b : rest)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { nil }
}

protocol FastComparison {
  static var comparison: ComparisonOperator { get }
  static func ints(_ a: Int, _ b: Int) -> Bool
  static func floats(_ a: Double, _ b: Double) -> Bool
}

enum Less: FastComparison {
  static var comparison: ComparisonOperator { .less }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a < b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a < b }
}

enum LessOrEqual: FastComparison {
  static var comparison: ComparisonOperator { .lessOrEqual }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a <= b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a <= b }
}

enum Greater: FastComparison {
  static var comparison: ComparisonOperator { .greater }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a > b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a > b }
}

enum GreaterOrEqual: FastComparison {
  static var comparison: ComparisonOperator { .greaterOrEqual }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a >= b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a >= b }
}

enum Equal: FastComparison {
  static var comparison: ComparisonOperator { .equal }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a == b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a == b }
}

enum NotEqual: FastComparison {
  static var comparison: ComparisonOperator { .notEqual }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Bool { a != b }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Bool { a != b }
}

extension BinaryOperator {
  /// What the operator makes of the bits of two numbers, where that is a machine integer without further thought.
  @inline(__always)
  func bits(_ a: Int, _ b: Int) -> Int? {
    switch self {
    case .bitAnd: a & b
    case .bitOr: a | b
    case .bitXor: a ^ b
    case .rightShift where UInt(bitPattern: b) < 64: a &>> b
    default: nil
    }
  }
}

extension ComparisonOperator {
  /// The comparison with a number, where it is one of two machine integers or asks whether one thing is `None`; else nil.
  @inline(__always)
  static func plainly(
    _ number: UInt8, _ a: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>
  ) -> Bool? {
    if let x = a.peekInt, let y = b.peekInt {
      switch number {
      case 0: return x < y
      case 1: return x <= y
      case 2: return x > y
      case 3: return x >= y
      case 4: return x == y
      case 5: return x != y
      default: return nil
      }
    }
    guard case .none = b.pointee else { return nil }
    switch number {
    case 6: return a.pointee.isNone
    case 7: return !a.pointee.isNone
    default: return nil
    }
  }
}
