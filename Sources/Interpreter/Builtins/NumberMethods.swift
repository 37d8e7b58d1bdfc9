// The methods of `int` and `float`, and the arithmetic of `abs`, `round` and `pow` on them.

import BigInt
import Syntax

extension Machine {
  func installNumberMethods() {
    define(Machine.intMethods, on: heap.types.int) { BigIntObject.integer($0) }
    defineProperties(
      [
        ("real", { value, machine throws(Raise) in machine.integer(try machine.integerArgument(value)) }),
        ("imag", { _, _ in .int(0) }),
        ("numerator", { value, machine throws(Raise) in machine.integer(try machine.integerArgument(value)) }),
        ("denominator", { _, _ in .int(1) }),
      ], on: heap.types.int)
    defineStatic(
      [
        NativeRow("from_bytes", .any) { _, machine throws(Raise) in
          throw machine.error(
            "NotImplementedError", "int.from_bytes takes bytes, and these are not part of Convbook's Python")
        }
      ], on: heap.types.int)

    define(Machine.floatMethods, on: heap.types.float) { value in
      if case .float(let float) = value { float } else { nil }
    }
    defineStatic(
      [
        NativeRow("fromhex", .one) { given, machine throws(Raise) in
          guard case .string(let object) = given[0] else {
            throw machine.typeError("bad argument type for built-in operation")
          }
          guard let float = Double(hexadecimal: object.text.string) else {
            throw machine.valueError("invalid hexadecimal floating-point string")
          }
          return .float(float)
        }
      ], on: heap.types.float)
    defineProperties(
      [("real", { value, _ in value }), ("imag", { _, _ in .float(0) })], on: heap.types.float)
  }

  private static let intMethods: [NativeMethod<BigInt>] = [
    NativeMethod("as_integer_ratio", .none) { number, _, machine in
      machine.tuple([machine.integer(number), .int(1)])
    },
    NativeMethod("bit_count", .none) { number, _, _ in
      .int(number.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    },
    NativeMethod("bit_length", .none) { number, _, _ in .int(number.magnitude.bitWidth) },
    NativeMethod("conjugate", .none) { number, _, machine in machine.integer(number) },
    NativeMethod("to_bytes", .any) { _, _, machine throws(Raise) in
      throw machine.error(
        "NotImplementedError", "int.to_bytes makes bytes, and these are not part of Convbook's Python")
    },
  ]

  private static let floatMethods: [NativeMethod<Double>] = [
    NativeMethod("as_integer_ratio", .none) { float, _, machine throws(Raise) in
      if float.isNaN { throw machine.valueError("cannot convert NaN to integer ratio") }
      if float.isInfinite { throw machine.overflowError("cannot convert Infinity to integer ratio") }
      if float == 0 { return machine.tuple([.int(0), .int(1)]) }
      let (mantissa, exponent) = float.magnitude.wholeMantissa
      let whole = BigInt(mantissa) * (float < 0 ? -1 : 1)
      return machine.tuple(
        exponent >= 0
          ? [machine.integer(whole << exponent), .int(1)]
          : [machine.integer(whole), machine.integer(BigInt(1) << -exponent)])
    },
    NativeMethod("conjugate", .none) { float, _, _ in .float(float) },
    NativeMethod("hex", .none) { float, _, machine in machine.string(Text(float.hexadecimal)) },
    NativeMethod("is_integer", .none) { float, _, _ in
      .bool(float.isFinite && float.rounded(.towardZero) == float)
    },
  ]

  // MARK: Rounding

  /// `int(float)`: the whole part.
  func whole(_ float: Double) throws(Raise) -> Value {
    if let small = Int(exactly: float.rounded(.towardZero)) { return .int(small) }
    return integer(try truncated(float))
  }

  /// `round(number, digits)`; `digits` is unbound or None when left out.
  func round(_ number: Value, _ digits: Value) throws(Raise) -> Value {
    let isWhole = digits.isUnbound || digits.isNone
    if let instance = number.object?.asInstance, let method = instance.instanceType.special(.round) {
      return try call(special: method, of: number, digits.isUnbound ? [] : [digits])
    }
    if case .float(let float) = number.underlying {
      if isWhole { return try whole(float.rounded(.toNearestOrEven)) }
      // A count of digits beyond any float's is cut, not refused.
      let count = try clampedIndex(digits)
      do { return .float(try rounded(float, digits: count)) } catch { throw raise(formatting: error) }
    }
    guard let integer = BigIntObject.integer(number) else {
      if let method = try boundSpecial(.round, of: number) {
        return try call(method, isWhole ? [] : [digits])
      }
      throw typeError("type \(typeName(number)) doesn't define __round__ method")
    }
    if isWhole { return self.integer(integer) }
    let count = try clampedIndex(digits)
    if count >= 0 { return self.integer(integer) }
    // Beyond its digits a number rounds to zero; three bits are less than a digit.
    if count < -(integer.magnitude.bitWidth / 3 + 2) { return .int(0) }
    guard let unit = BigIntObject.integer(try power(BigInt(10), -count)) else { return .int(0) }
    let (quotient, remainder) = try floored(integer, unit)
    let twice = remainder * 2
    let isUp = twice > unit || (twice == unit && !quotient.isMultiple(of: 2))
    return self.integer((isUp ? quotient + 1 : quotient) * unit)
  }

  private func clampedIndex(_ value: Value) throws(Raise) -> Int {
    Int(clamping: try integerArgument(value))
  }

  func absolute(_ value: Value) throws(Raise) -> Value {
    if let instance = value.object?.asInstance, let result = try instance.callSpecial(.absolute, self) {
      return result
    }
    switch value.underlying {
    case .float(let float): return .float(float.magnitude)
    case .int(let int) where int != .min: return .int(abs(int))
    default:
      if let integer = BigIntObject.integer(value) { return self.integer(BigInt(integer.magnitude)) }
      if case .object = value, let method = try boundSpecial(.absolute, of: value) {
        return try call(method, [])
      }
      throw typeError("bad operand type for abs(): '\(typeName(value))'")
    }
  }

  // MARK: Powers

  /// `pow(base, exponent, modulus)`.
  /// `divmod(a, b)` by the special methods of instances; nil where neither is one that has them.
  func divmod(_ a: Value, _ b: Value) throws(Raise) -> Value? {
    if let left = a.object?.asInstance, let result = try left.callSpecial(.divmod, [b], self),
      !result.isIdentical(to: notImplemented)
    {
      return result
    }
    if let right = b.object?.asInstance, let result = try right.callSpecial(.reflectedDivmod, [a], self),
      !result.isIdentical(to: notImplemented)
    {
      return result
    }
    let isPlain = [a, b].allSatisfy { $0.object?.asInstance.map { !$0.payload.isUnbound } ?? true }
    if isPlain { return nil }
    throw typeError("unsupported operand type(s) for divmod(): '\(typeName(a))' and '\(typeName(b))'")
  }

  func power(_ base: Value, _ exponent: Value, modulus: Value) throws(Raise) -> Value {
    if modulus.isUnbound || modulus.isNone { return try binary(.power, base, exponent) }
    for value in [base, exponent, modulus] {
      guard let instance = value.object?.asInstance, instance.instanceType.special(.power) != nil else {
        continue
      }
      if value.isIdentical(to: base),
        let result = try instance.callSpecial(.power, [exponent, modulus], self),
        !result.isIdentical(to: notImplemented)
      {
        return result
      }
    }
    guard let base = BigIntObject.integer(base), let exponent = BigIntObject.integer(exponent),
      let modulus = BigIntObject.integer(modulus)
    else {
      if [base, exponent, modulus].allSatisfy({ BigIntObject.integer($0) != nil || $0.asDouble != nil }) {
        throw typeError("pow() 3rd argument not allowed unless all arguments are integers")
      }
      throw typeError(
        "unsupported operand type(s) for ** or pow(): '\(typeName(base))', '\(typeName(exponent))', "
          + "'\(typeName(modulus))'")
    }
    if modulus.isZero { throw valueError("pow() 3rd argument cannot be 0") }
    let size = BigInt(modulus.magnitude)
    var factor = try floored(base, size).remainder
    if exponent.sign == .minus { factor = try inverse(factor, modulo: size) }
    var result = BigInt(1) % size
    let bits = exponent.magnitude
    for bit in (0..<bits.bitWidth).reversed() {
      try work(Machine.workOfCall)
      result = try floored(product(result, result), size).remainder
      if bits[bitAt: bit] { result = try floored(product(result, factor), size).remainder }
    }
    return integer(modulus.sign == .minus && !result.isZero ? result + modulus : result)
  }

  /// The number whose product with `value` leaves the remainder 1, by Euclid's algorithm.
  private func inverse(_ value: BigInt, modulo modulus: BigInt) throws(Raise) -> BigInt {
    var (rest, next) = (modulus, value)
    var (factor, nextFactor) = (BigInt(0), BigInt(1))
    while !next.isZero {
      let (quotient, remainder) = try floored(rest, next)
      (rest, next) = (next, remainder)
      (factor, nextFactor) = (nextFactor, factor - (try product(quotient, nextFactor)))
      try poll(steps: next.magnitude.words.count + 1)
    }
    if rest != 1 { throw valueError("base is not invertible for the given modulus") }
    return try floored(factor, modulus).remainder
  }

  /// The greatest common divisor, by Euclid's algorithm.
  func greatestCommonDivisor(_ a: BigInt, _ b: BigInt) throws(Raise) -> BigInt {
    var (a, b) = (BigInt(a.magnitude), BigInt(b.magnitude))
    while !b.isZero {
      (a, b) = (b, try floored(a, b).remainder)
      try poll(steps: b.magnitude.words.count + 1)
    }
    return a
  }

  /// The whole part of the square root, by Newton's iteration from above.
  func squareRoot(_ number: BigInt) throws(Raise) -> BigInt {
    if number.isZero { return 0 }
    var root = BigInt(1) << ((number.magnitude.bitWidth + 1) / 2)
    while true {
      let next = (root + (try floored(number, root).quotient)) >> 1
      if next >= root { return root }
      root = next
      try poll(steps: root.magnitude.words.count + 1)
    }
  }
}

extension Double {
  /// As `float.hex` writes it.
  fileprivate var hexadecimal: String {
    if isNaN { return "nan" }
    let sign = self.sign == .minus ? "-" : ""
    if isInfinite { return sign + "inf" }
    if self == 0 { return sign + "0x0.0p+0" }
    let lead = isNormal ? 1 : 0
    let exponent = isNormal ? Int(self.exponent) : -1022
    let digits = String(significandBitPattern, radix: 16)
    let zeros = String(repeating: "0", count: 13 - digits.utf8.count)
    return "\(sign)0x\(lead).\(zeros)\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }

  /// A float in hexadecimal as `float.fromhex` reads it; nil where it is none.
  fileprivate init?(hexadecimal text: String) {
    var rest = text.lowercased()[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    if ["inf", "infinity", "nan"].contains(rest) {
      self = (rest == "nan" ? .nan : .infinity) * (isNegative ? -1 : 1)
      return
    }
    if rest.hasPrefix("0x") { rest = rest.dropFirst(2) }
    // Swift reads the same grammar with prefix and exponent.
    let numeral = (rest.hasPrefix(".") ? "0x0" : "0x") + rest + (rest.contains("p") ? "" : "p0")
    let plain = numeral.replacing(".p", with: "p")
    guard rest.contains(where: \.isHexDigit), rest.allSatisfy({ $0.isHexDigit || ".p+-".contains($0) }),
      let value = Double(plain)
    else { return nil }
    self = isNegative ? -value : value
  }
}

extension BigUInt {
  fileprivate subscript(bitAt place: Int) -> Bool {
    words[place / UInt.bitWidth] >> UInt(place % UInt.bitWidth) & 1 == 1
  }
}
