// Arithmetic of machine-sized integers and floats, as CPython has it.
//
// Integers never wrap: what overflows 64 bits goes on as a big integer. Division floors, so a remainder has
// the sign of the divisor. A quotient of integers is the float nearest to the exact one. Floats follow IEEE
// 754 except where Python raises: division by zero, and powers that overflow.

import BigInt
import Syntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Machine {
  // MARK: Integers

  /// nil for operators that integers do not have.
  func integers(_ op: BinaryOperator, _ x: Int, _ y: Int) throws(Raise) -> Value? {
    switch op {
    case .add:
      let (sum, overflow) = x.addingReportingOverflow(y)
      return overflow ? integer(BigInt(x) + BigInt(y)) : .int(sum)
    case .subtract: return integer(x, subtracting: y)
    case .multiply:
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? integer(BigInt(x) * BigInt(y)) : .int(product)
    case .divide:
      if y == 0 { throw zeroDivisionError("division by zero") }
      let exact = -(1 << 53)...(1 << 53)
      if exact.contains(x), exact.contains(y) { return .float(Double(x) / Double(y)) }
      return .float(try quotient(BigInt(x), BigInt(y)))
    case .floorDivide:
      if y == 0 { throw zeroDivisionError("integer division or modulo by zero") }
      if y == -1 { return integer(0, subtracting: x) }
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? quotient &- 1 : quotient)
    case .modulo:
      if y == 0 { throw zeroDivisionError("integer modulo by zero") }
      if y == -1 { return .int(0) }
      let remainder = x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder &+ y : remainder)
    case .power: return try power(x, y)
    case .leftShift:
      if y < 0 { throw valueError("negative shift count") }
      if x == 0 || y == 0 { return .int(x) }
      let room = (x < 0 ? ~x : x).leadingZeroBitCount - 1
      return y <= room ? .int(x &<< y) : try shiftedLeft(BigInt(x), by: y)
    case .rightShift:
      if y < 0 { throw valueError("negative shift count") }
      return .int(y > 63 ? (x < 0 ? -1 : 0) : x >> y)
    case .bitAnd: return .int(x & y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    case .matrixMultiply: return nil
    }
  }

  func integer(_ x: Int, subtracting y: Int) -> Value {
    let (difference, overflow) = x.subtractingReportingOverflow(y)
    return overflow ? integer(BigInt(x) - BigInt(y)) : .int(difference)
  }

  private func power(_ base: Int, _ exponent: Int) throws(Raise) -> Value {
    if exponent < 0 { return .float(try power(Double(base), Double(exponent))) }
    var (result, square, left) = (1, base, exponent)
    while true {
      if left & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { break }
        result = product
      }
      left >>= 1
      if left == 0 { return .int(result) }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { break }
      square = product
    }
    return try power(BigInt(base), exponent)
  }

  // MARK: Floats

  /// nil for operators that floats do not have.
  func floats(_ op: BinaryOperator, _ x: Double, _ y: Double) throws(Raise) -> Value? {
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw zeroDivisionError("float division by zero") }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw zeroDivisionError("float floor division by zero") }
      return .float(FloatDivision(x, y).quotient)
    case .modulo:
      if y == 0 { throw zeroDivisionError("float modulo") }
      return .float(FloatDivision(x, y).remainder)
    case .power: return .float(try power(x, y))
    default: return nil
    }
  }

  func power(_ x: Double, _ y: Double) throws(Raise) -> Double {
    if x == 0, y < 0, y.isFinite || x.isNaN {
      throw zeroDivisionError("0.0 cannot be raised to a negative power")
    }
    if x < 0, x.isFinite, y.isFinite, y != y.rounded(.down) {
      throw valueError(
        "a negative number to a fractional power is a complex number, and these are not part of Convbook's Python"
      )
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      let number = Value.int(34)
      let reason = string("Numerical result out of range")
      throw Raise(ExceptionObject(heap.types.exception("OverflowError"), [number, reason], heap: heap))
    }
    return result
  }

  /// `divmod(a, b)`: the floored quotient and the remainder, with the errors that `divmod` words for itself.
  public func quotientAndRemainder(_ a: Value, _ b: Value) throws(Raise) -> (Value, Value) {
    if let y = b.asInt, y == 0, a.asInt != nil {
      throw zeroDivisionError("integer division or modulo by zero")
    }
    func real(_ value: Value) throws(Raise) -> Double? {
      if let double = value.asDouble { return double }
      return try BigIntObject.integer(value).map { (big) throws(Raise) in try double(big) }
    }
    let isReal = a.asDouble != nil && a.asInt == nil || b.asDouble != nil && b.asInt == nil
    if isReal, let x = try real(a), let y = try real(b) {
      if y == 0 { throw zeroDivisionError("float divmod()") }
      let division = FloatDivision(x, y)
      return (.float(division.quotient), .float(division.remainder))
    }
    return (try binary(.floorDivide, a, b), try binary(.modulo, a, b))
  }
}

/// The floored quotient of two floats and the remainder, which has the divisor's sign.
struct FloatDivision {
  let quotient: Double
  let remainder: Double

  /// `y` must not be zero.
  init(_ x: Double, _ y: Double) {
    var remainder = x.truncatingRemainder(dividingBy: y)
    var exact = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        exact -= 1
      }
    } else {
      remainder = Double(signOf: y, magnitudeOf: 0)
    }
    self.remainder = remainder
    if exact == 0 {
      quotient = Double(signOf: x / y, magnitudeOf: 0)
    } else {
      let floor = exact.rounded(.down)
      quotient = exact - floor > 0.5 ? floor + 1 : floor
    }
  }
}
