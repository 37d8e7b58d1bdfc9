// Integers beyond 64 bits.
//
// An integer that fits a machine word is never stored here: every result goes through `integer(_:)`, which
// takes it back to the small case, so that an integer has one form and tests for `.int` are complete.
//
// Big operations can cost anything: `10 ** 10 ** 10` is nine characters. Sizes are known before the work is
// done and asked of the memory budget first. The work itself is cut into pieces, between which the machine
// polls: products by Karatsuba's rule (three products of half the length), quotients by long division with
// blocks for digits. Conversion to decimal, which is quadratic, stops at CPython's 4,300 digits unless the script
// sets another limit (`Formatting/WholeNumber.swift`).

package import BigInt
internal import Limits
public import Syntax

/// An `int` that does not fit 64 bits.
public final class BigIntObject: Object {
  package let value: BigInt

  init(_ value: BigInt, heap: Heap) {
    self.value = value
    super.init(heap: heap)
    ledger.note(bytes: value.byteCount)
  }

  deinit { ledger.release(bytes: value.byteCount) }

  public override var type: TypeObject { heap.types.int }

  public override func isTrue(_ machine: Machine) -> Bool { true }

  public override func hash(_ machine: Machine) -> Int? {
    machine.owe(value.magnitude.words.count &* 4)
    return numericHash(value)
  }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    let number = WholeNumber(value)
    try machine.reserve(bytes: number.digitBound(base: 10) &* 2)
    let text: Text
    do throws(FormattingError) { text = try number.decimalText(machine.charge) } catch {
      throw machine.raise(formatting: error)
    }
    return try machine.charging { _ in text }
  }

  /// The integer behind a value of any size; nil for everything but integers.
  static func integer(_ value: Value) -> BigInt? {
    if let int = value.asInt { return BigInt(int) }
    if case .object(let object) = value.underlying, let big = object as? BigIntObject { return big.value }
    return nil
  }

  public override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    if let operand = BigIntObject.integer(other) {
      return reflected
        ? try machine.bigIntegers(`operator`, operand, value)
        : try machine.bigIntegers(`operator`, value, operand)
    }
    guard case .float(let float) = other else { return nil }
    // An operator that floats do not have is a type error, not an overflow.
    guard try machine.floats(`operator`, 1, 1) != nil else { return nil }
    let double = try machine.double(value)
    return reflected
      ? try machine.floats(`operator`, float, double) : try machine.floats(`operator`, double, float)
  }

  public override func unary(_ operator: UnaryOperator, _ machine: Machine) -> Value? {
    switch `operator` {
    case .negate: machine.integer(-value)
    case .invert: machine.integer(-value - 1)
    case .plus: .object(self)
    case .not: .bool(false)
    }
  }

  public override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) -> Value? {
    if case .float(let float) = other {
      return .bool(`operator`.holds(for: NumberOrder.compare(value, float)))
    }
    guard let operand = BigIntObject.integer(other) else { return nil }
    machine.owe(value.magnitude.words.count)
    return .bool(`operator`.holds(for: value < operand ? -1 : value == operand ? 0 : 1))
  }
}

extension BigInt {
  var byteCount: Int { magnitude.words.count &* 8 }
}

extension Machine {
  /// An `int` of any size as a value: small where it fits.
  package func integer(_ big: BigInt) -> Value {
    if let int = Int(exactly: big) { return .int(int) }
    owe(big.magnitude.words.count &* 4)
    return .object(BigIntObject(big, heap: heap))
  }

  func integer(_ number: WholeNumber) -> Value {
    switch number {
    case .small(let small): .int(small)
    case .big(let big): integer(big)
    }
  }

  /// The largest integer that is ever computed, in bits: 2^30, 128 megabytes, so that what takes time in proportion
  /// to the length (a sum, a shift) is soon over. A larger one is a MemoryError.
  static let largestIntegerBits = 1 << 30

  func bigIntegers(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws(Raise) -> Value? {
    switch op {
    case .add: return integer(x + y)
    case .subtract: return integer(x - y)
    case .multiply: return integer(try product(x, y))
    case .divide:
      if y.isZero { throw zeroDivisionError("division by zero") }
      return .float(try quotient(x, y))
    case .floorDivide:
      if y.isZero { throw zeroDivisionError("integer division or modulo by zero") }
      return integer(try floored(x, y).quotient)
    case .modulo:
      if y.isZero { throw zeroDivisionError("integer modulo by zero") }
      return integer(try floored(x, y).remainder)
    case .power:
      if y.sign == .minus { return .float(try power(double(x), double(y))) }
      if let exponent = Int(exactly: y) { return try power(x, exponent) }
      if x.magnitude <= 1 { return integer(x.sign == .minus && y.magnitude.words[0] & 1 == 0 ? 1 : x) }
      throw memoryError()
    case .leftShift:
      if y.sign == .minus { throw valueError("negative shift count") }
      if x.isZero { return .int(0) }
      guard let count = Int(exactly: y) else { throw overflowError("too many digits in integer") }
      return try shiftedLeft(x, by: count)
    case .rightShift:
      if y.sign == .minus { throw valueError("negative shift count") }
      guard let count = Int(exactly: y), count < x.magnitude.bitWidth else {
        return .int(x.sign == .minus ? -1 : 0)
      }
      // Floors: for negative numbers, shift the complement.
      return integer(x.sign == .minus ? -1 - ((-1 - x) >> count) : x >> count)
    case .bitAnd: return integer(Machine.bitAnd(x, y))
    case .bitOr: return integer(~Machine.bitAnd(~x, ~y))
    case .bitXor: return integer(Machine.bitXor(x, y))
    case .matrixMultiply: return nil
    }
  }

  /// `x & y`. The package computes a negative result wrongly where it is a power of 2^64: it has the complement computed.
  private static func bitAnd(_ x: BigInt, _ y: BigInt) -> BigInt {
    x.sign == .minus && y.sign == .minus ? ~(~x | ~y) : x & y
  }

  /// `x ^ y`, from numbers that are not negative.
  private static func bitXor(_ x: BigInt, _ y: BigInt) -> BigInt {
    let result = (x.sign == .minus ? ~x : x) ^ (y.sign == .minus ? ~y : y)
    return x.sign == y.sign ? result : ~result
  }

  /// Asks for the memory of an integer with so many bits, before it is computed, and counts the work.
  private func reserve(bits: Int) throws(Raise) {
    try reserve(bytes: bits / 8 &+ 8)
    try work(min(bits, Machine.largestIntegerBits) / 16)
    if bits > Machine.largestIntegerBits { throw memoryError() }
  }

  func shiftedLeft(_ x: BigInt, by count: Int) throws(Raise) -> Value {
    let (bits, overflow) = x.magnitude.bitWidth.addingReportingOverflow(count)
    try reserve(bits: overflow ? .max : bits)
    return integer(x << count)
  }

  /// `base` to a power that is not negative, by squaring.
  func power(_ base: BigInt, _ exponent: Int) throws(Raise) -> Value {
    if exponent == 0 { return .int(1) }
    if base.magnitude <= 1 { return integer(base.sign == .minus && exponent & 1 == 0 ? 1 : base) }
    // At least one bit less per factor than the base has: a lower bound, so nothing possible is refused.
    let (bits, overflow) = (base.magnitude.bitWidth - 1).multipliedReportingOverflow(by: exponent)
    try reserve(bits: overflow ? .max : bits)
    var result = BigInt(1)
    for bit in (0..<(Int.bitWidth - exponent.leadingZeroBitCount)).reversed() {
      result = try product(result, result)
      if exponent >> bit & 1 == 1 { result = try product(result, base) }
    }
    return integer(result)
  }

  // MARK: Products and quotients in pieces

  /// Up to so many words a library call is over in about a millisecond.
  private static let pieceWords = 1024

  func product(_ x: BigInt, _ y: BigInt) throws(Raise) -> BigInt {
    try reserve(bits: x.magnitude.bitWidth + y.magnitude.bitWidth)
    let magnitude = try product(x.magnitude, y.magnitude)
    return BigInt(sign: x.sign == y.sign ? .plus : .minus, magnitude: magnitude)
  }

  private func product(_ x: BigUInt, _ y: BigUInt) throws(Raise) -> BigUInt {
    let (short, long) = x.words.count < y.words.count ? (x, y) : (y, x)
    let words = long.words.count
    if words <= Machine.pieceWords {
      try work(words &* short.words.count &* Machine.workPerProduct)
      return x * y
    }
    let half = (words + 1) / 2 * UInt.bitWidth
    let (high, low) = (long >> half, long & ((BigUInt(1) << half) - 1))
    try work(words &* 8)
    if short.words.count * 2 <= words {
      return try product(high, short) << half + product(low, short)
    }
    let (otherHigh, otherLow) = (short >> half, short & ((BigUInt(1) << half) - 1))
    let top = try product(high, otherHigh)
    let bottom = try product(low, otherLow)
    // Each of these steps goes through all words once.
    var middle = try product(high + low, otherHigh + otherLow)
    try work(words &* 8)
    middle -= top
    middle -= bottom
    try work(words &* 8)
    var result = top << (2 * half)
    try work(words &* 8)
    result += middle << half
    try work(words &* 8)
    result += bottom
    return result
  }

  /// The floored quotient and the remainder, which has the sign of `y`; `y` must not be zero.
  func floored(_ x: BigInt, _ y: BigInt) throws(Raise) -> (quotient: BigInt, remainder: BigInt) {
    let (magnitude, rest) = try divide(x.magnitude, by: y.magnitude)
    let quotient = BigInt(sign: x.sign == y.sign ? .plus : .minus, magnitude: magnitude)
    let remainder = BigInt(sign: x.sign, magnitude: rest)
    if rest.isZero || x.sign == y.sign { return (quotient, remainder) }
    return (quotient - 1, remainder + y)
  }

  private func divide(
    _ x: BigUInt, by y: BigUInt
  ) throws(Raise) -> (quotient: BigUInt, remainder: BigUInt) {
    let block = max(1, Machine.pieceWords * Machine.pieceWords / max(y.words.count, 1))
    if x.words.count <= y.words.count + block {
      try workOfDivision(x.words.count, by: y.words.count)
      return x.quotientAndRemainder(dividingBy: y)
    }
    let words = x.words
    var quotient: [UInt] = []
    var remainder = BigUInt(0)
    var upper = words.count
    // Blocks of the dividend from the top, each appended to what is left of those before.
    while upper > 0 {
      let lower = (upper - 1) / block * block
      let size = upper - lower
      let next = (remainder << (size * UInt.bitWidth)) + BigUInt(words: words[lower..<upper])
      try workOfDivision(next.words.count, by: y.words.count)
      let part = next.quotientAndRemainder(dividingBy: y)
      remainder = part.remainder
      var digits = Array(part.quotient.words)
      digits += Array(repeating: 0, count: size - digits.count)
      quotient += digits.reversed()
      upper = lower
    }
    return (BigUInt(words: quotient.reversed()), remainder)
  }

  /// What the product of two words takes, and a step of a long division for each word of the divisor.
  private static let (workPerProduct, workPerQuotient) = (2, 4)

  /// Counts the work of a long division of so many words: each word of the quotient goes through the divisor, and takes
  /// some more by itself.
  private func workOfDivision(_ dividend: Int, by divisor: Int) throws(Raise) {
    try work(max(1, dividend &- divisor &+ 1) &* (divisor &+ 4) &* Machine.workPerQuotient)
  }

  // MARK: To floats

  /// The float nearest to `big`; OverflowError when there is none.
  package func double(_ big: BigInt) throws(Raise) -> Double {
    owe(big.magnitude.words.count)
    guard let double = WholeNumber(big).double else { throw overflowError("int too large to convert to float") }
    return double
  }

  /// `x / y`, correctly rounded; `y` must not be zero.
  func quotient(_ x: BigInt, _ y: BigInt) throws(Raise) -> Double {
    let isNegative = x.sign != y.sign
    if x.isZero { return isNegative ? -0.0 : 0 }
    try work((x.magnitude.words.count &+ y.magnitude.words.count) &* Machine.workPerQuotient)
    let difference = x.magnitude.bitWidth - y.magnitude.bitWidth
    if difference > 1025 { throw overflowError("integer division result too large for a float") }
    if difference < -1100 { return isNegative ? -0.0 : 0 }
    // Scaled so that the whole quotient has 56 or 57 bits, but no bit below a quarter of the smallest float.
    let shift = min(56 - difference, 1076)
    let (dividend, divisor) =
      shift >= 0 ? (x.magnitude << shift, y.magnitude) : (x.magnitude, y.magnitude << -shift)
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    var bits = whole.isZero ? 0 : UInt64(whole.words[0])
    if !rest.isZero { bits |= 1 }
    var exponent = -shift
    if shift == 1076, bits < 1 << 55 {
      // Below the normal floats the last two bits are rounded away here, half to even.
      let (kept, cut) = (bits >> 2, bits & 3)
      bits = cut > 2 || (cut == 2 && kept & 1 == 1) ? kept + 1 : kept
      exponent += 2
    }
    let result = Double(sign: .plus, exponent: exponent, significand: Double(bits))
    if result.isInfinite { throw overflowError("integer division result too large for a float") }
    return isNegative ? -result : result
  }
}
