// The decimal digits of a float, exactly.
//
// A finite double is m·2^e with whole m. To round it to p decimals is to round the fraction m·2^e·10^p to a whole
// number, half to even, and to write that: all in integers, so the result is right to the last digit for any p.
// A double has at most 1,074 decimals and 767 significant digits; what is asked beyond them is zeros, which are
// laid out and never computed. The integers fit 128 bits for the numbers and precisions people use, else they
// are `BigUInt`. To round to n significant digits, the decimal exponent is first bounded from below by the
// binary one, which is at most one too small, and then counted.

import BigInt

/// Digits `d1 d2 d3…`, without trailing zeros, of the number 0.d1d2d3… × 10^point. Zero has no digits, or the one
/// digit 0 with point 1.
struct DecimalDigits: Equatable {
  /// ASCII.
  var digits: [UInt8]
  var point: Int

  static let zero = DecimalDigits(digits: [0x30], point: 1)

  /// The shortest digits that read back as `value`, which is finite and not negative.
  init(shortest value: Double) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var bytes = value.description.utf8.makeIterator()
    while let byte = bytes.next() {
      if byte == 0x2E {
        point = digits.count
      } else if byte == 0x65 {
        let isNegative = bytes.next() == 0x2D
        while let digit = bytes.next() { exponent = exponent &* 10 &+ Int(digit &- 0x30) }
        if isNegative { exponent = -exponent }
      } else {
        digits.append(byte)
      }
    }
    self.init(digits: digits, point: (point ?? digits.count) + exponent)
  }

  /// `value`, finite and not negative, rounded half to even to `decimals` places behind the point
  /// (before it where negative).
  init(_ value: Double, decimals: Int) {
    if value == 0 {
      self = .zero
      return
    }
    let places = Swift.min(decimals, 1074)
    // Beyond the largest double's 309 digits everything rounds to zero.
    let digits = places < -310 ? [] : value.scaledByPowerOfTen(places)
    self.init(digits: digits, point: digits.count - places)
    if self.digits.isEmpty { point = -places }
  }

  /// `value`, finite and not negative, rounded half to even to `significant` digits, at least one.
  init(_ value: Double, significant: Int) {
    if value == 0 {
      self = .zero
      return
    }
    let wanted = Swift.min(Swift.max(significant, 1), 800)
    var point = (Int(value.exponent) * 1_262_611) >> 22 + 1
    var digits = value.scaledByPowerOfTen(wanted - point)
    if digits.count > wanted {
      point += 1
      if digits != [0x31] + [UInt8](repeating: 0x30, count: wanted) {
        digits = value.scaledByPowerOfTen(wanted - point)
        if digits.count > wanted { point += 1 }
      }
    }
    self.init(digits: digits, point: point)
  }

  /// Strips zeros: trailing ones are not significant, and leading ones move the point.
  private init(digits: [UInt8], point: Int) {
    let leading = digits.prefix { $0 == 0x30 }.count
    if leading == digits.count {
      self.digits = digits.isEmpty ? [] : [0x30]
      self.point = digits.isEmpty ? point : 1
      return
    }
    let trailing = digits.reversed().prefix { $0 == 0x30 }.count
    self.digits = Array(digits[leading..<digits.count - trailing])
    self.point = point - leading
  }
}

/// 10^0 … 10^19, all that fit 64 bits.
private let powersOfTen: [UInt64] = (0..<20).map { exponent in
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

extension Double {
  /// The digits of the whole number nearest to this finite, positive number times 10^`power`, half to even;
  /// none for zero.
  fileprivate func scaledByPowerOfTen(_ power: Int) -> [UInt8] {
    let (mantissa, exponent) = wholeMantissa
    if power.magnitude < 20 {
      let ten = powersOfTen[Int(power.magnitude)]
      var numerator = UInt128(mantissa)
      var denominator: UInt128 = 1
      if power >= 0 { numerator *= UInt128(ten) } else { denominator = UInt128(ten) }
      if exponent >= 0 {
        if exponent <= numerator.leadingZeroBitCount {
          return asciiDigits((numerator << exponent).dividedToNearest(denominator))
        }
      } else if -exponent < denominator.leadingZeroBitCount {
        return asciiDigits(numerator.dividedToNearest(denominator << -exponent))
      }
    }
    var numerator = BigUInt(mantissa)
    var denominator = BigUInt(1)
    if power >= 0 { numerator *= BigUInt(10).power(power) } else { denominator = BigUInt(10).power(-power) }
    if exponent >= 0 { numerator <<= exponent } else { denominator <<= -exponent }
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    remainder <<= 1
    if remainder > denominator || remainder == denominator && quotient.isMultiple(of: 2) == false {
      quotient += 1
    }
    return quotient.isZero ? [] : Array(String(quotient).utf8)
  }

  /// The whole number nearest to this finite number, which is not negative, times 10^`power`, half to even; nil where
  /// it does not fit, or 128 bits do not suffice to find it.
  func scaled(byPowerOfTen power: Int) -> UInt? {
    if self == 0 { return 0 }
    let (mantissa, exponent) = wholeMantissa
    guard power >= 0, power < 20, exponent <= 0, exponent > -127 else { return nil }
    let numerator = UInt128(mantissa) * UInt128(powersOfTen[power])
    let quotient = numerator >> UInt128(-exponent)
    let rest = numerator & (UInt128(1) << UInt128(-exponent) - 1)
    let half = exponent == 0 ? 1 : UInt128(1) << UInt128(-exponent - 1)
    let isUp = rest > half || rest == half && quotient & 1 == 1
    return UInt(exactly: isUp ? quotient + 1 : quotient)
  }

  /// This finite, positive number as m·2^e with whole, odd or small m.
  var wholeMantissa: (UInt64, Int) {
    let mantissa = exponentBitPattern == 0 ? significandBitPattern : significandBitPattern | 1 << 52
    let exponent = Int(Swift.max(exponentBitPattern, 1)) - 1075
    let zeros = mantissa.trailingZeroBitCount
    return (mantissa >> UInt64(zeros), exponent + zeros)
  }
}

extension UInt128 {
  fileprivate func dividedToNearest(_ denominator: UInt128) -> UInt128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: denominator)
    // Compared by what is missing to the whole, for twice the remainder might not fit.
    let missing = denominator - remainder
    let isUp = remainder > missing || remainder == missing && quotient & 1 == 1
    return isUp ? quotient + 1 : quotient
  }
}

/// The decimal digits of a number in ASCII; none for zero.
private func asciiDigits(_ number: UInt128) -> [UInt8] {
  var reversed: [UInt8] = []
  var high = number
  while high > UInt128(UInt64.max) {
    let (quotient, remainder) = high.quotientAndRemainder(dividingBy: 10)
    reversed.append(UInt8(truncatingIfNeeded: remainder) + 0x30)
    high = quotient
  }
  var low = UInt64(truncatingIfNeeded: high)
  while low > 0 {
    let (quotient, remainder) = low.quotientAndRemainder(dividingBy: 10)
    reversed.append(UInt8(truncatingIfNeeded: remainder) + 0x30)
    low = quotient
  }
  reversed.reverse()
  return reversed
}
