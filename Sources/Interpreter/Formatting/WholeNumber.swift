// Whole numbers as text: writing them in a base, reading them back.
//
// Decimal conversion of n digits costs n², so CPython refuses it beyond 4,300 digits, unless told otherwise; so do we.
// The bases that are powers of two cut the bits into pieces, at linear cost, and have no limit.

package import BigInt

/// A whole number of any size: in a machine word where it fits.
package enum WholeNumber: Equatable, Sendable {
  case small(Int)
  /// Only numbers that do not fit `small`.
  case big(BigInt)

  package init(_ value: BigInt) {
    if let small = Int(exactly: value) { self = .small(small) } else { self = .big(value) }
  }

  /// The most decimal digits that are written or read where nobody says otherwise.
  package static let standardDigitLimit = 4300

  package var isNegative: Bool {
    switch self {
    case .small(let value): value < 0
    case .big(let value): value.sign == .minus
    }
  }

  /// The nearest float, half to even, or nil where that would be infinite.
  package var double: Double? {
    switch self {
    case .small(let value): return Double(value)
    case .big(let value):
      // Cut to 64 bits, the last of which says whether anything was cut off, the number rounds as the whole would.
      let magnitude = value.magnitude
      let cut = magnitude.bitWidth - 64
      if cut > 1024 { return nil }
      let isExact = magnitude.trailingZeroBitCount >= cut
      let leading = UInt64(truncatingIfNeeded: magnitude >> cut) | (isExact ? 0 : 1)
      let double = Double(sign: .plus, exponent: cut, significand: Double(leading))
      return double.isFinite ? (value.sign == .minus ? -double : double) : nil
    }
  }

  /// As `str` and `repr` write it.
  package func decimalText(_ charge: Text.Charge) throws(FormattingError) -> Text {
    switch self {
    case .small(let value): return Text(String(value))
    case .big(let value):
      let digits = try decimalDigits(value.magnitude, charge)
      return Text(ascii: value.sign == .minus ? [0x2D] + digits : digits, charge)
    }
  }

  /// The digits of the magnitude in base 2, 8, 10 or 16.
  func digits(base: Int, _ charge: Text.Charge? = nil) throws(FormattingError) -> [UInt8] {
    switch self {
    case .small(let value): return Array(String(value.magnitude, radix: base).utf8)
    case .big(let value):
      if base != 10 { return binaryDigits(value.magnitude, bits: base.trailingZeroBitCount, charge) }
      return try decimalDigits(value.magnitude, charge)
    }
  }

  /// At least as many digits as there are in the base.
  func digitBound(base: Int) -> Int {
    switch self {
    case .small: 64
    case .big(let value):
      value.magnitude.bitWidth / (base == 10 ? 3 : base.trailingZeroBitCount) + 1
    }
  }
}

/// The digits, which end early where the work is to stop: the number is divided by as many digits as fit a word until
/// nothing is left of it.
private func decimalDigits(_ magnitude: BigUInt, _ charge: Text.Charge?) throws(FormattingError) -> [UInt8] {
  let limit = charge?.digitLimit ?? WholeNumber.standardDigitLimit
  let bitsOfDigit = 3.3219281
  if limit > 0, Double(magnitude.bitWidth) > Double(limit) * bitsOfDigit + 1 {
    throw .tooManyDigitsToWrite(limit: limit)
  }
  let (digitsOfPart, scale): (Int, UInt) = (19, 10_000_000_000_000_000_000)
  var words = Array(magnitude.words)
  var digits: [UInt8] = []
  while let top = words.last {
    if top == 0 {
      words.removeLast()
      continue
    }
    var part: UInt = 0
    for index in words.indices.reversed() {
      (words[index], part) = scale.dividingFullWidth((part, words[index]))
    }
    for _ in 0..<digitsOfPart {
      digits.append(UInt8(0x30 + part % 10))
      part /= 10
    }
    if let charge, charge.stops(after: words.count &* 8 &+ 64) { break }
  }
  while digits.last == 0x30 { digits.removeLast() }
  if limit > 0, digits.count > limit { throw .tooManyDigitsToWrite(limit: limit) }
  return digits.reversed()
}

private func binaryDigits(_ magnitude: BigUInt, bits: Int, _ charge: Text.Charge?) -> [UInt8] {
  let words = magnitude.words
  let count = (magnitude.bitWidth + bits - 1) / bits
  let mask = UInt(1) << UInt(bits) - 1
  var digits: [UInt8] = []
  digits.reserveCapacity(count)
  for place in (0..<count).reversed() {
    if place & 0x3FFF == 0, let charge, charge.stops(after: 1 << 16) { break }
    let bit = place * bits
    let word = bit / UInt.bitWidth
    let shift = bit % UInt.bitWidth
    var digit = words[word] >> UInt(shift)
    // An octal digit may lie across two words.
    if shift + bits > UInt.bitWidth, word + 1 < words.count {
      digit |= words[word + 1] << UInt(UInt.bitWidth - shift)
    }
    digit &= mask
    digits.append(UInt8(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x57 + digit))
  }
  return digits
}

// MARK: - Reading

extension WholeNumber {
  /// What `int(text, base)` makes of a text: white space around it, a sign, a prefix where the base is 0 or agrees
  /// with it, digits of any script, underscores between them.
  ///
  /// ```swift
  /// try WholeNumber(parsing: " -1_000 ")        // .small(-1000)
  /// try WholeNumber(parsing: "0xff", base: 0)   // .small(255)
  /// ```
  /// More decimal digits than the limit are refused: the one given (0 is none), or else the charge's.
  package init(
    parsing text: Text, base: Int = 10, _ charge: Text.Charge? = nil, limit: Int? = nil
  ) throws(FormattingError) {
    guard base == 0 || (2...36).contains(base) else { throw .invalidBase }
    var reader = NumeralReader(text, charge)
    let isNegative = reader.readSign()
    var radix = base
    // "012" is refused with base 0, but "00" is zero.
    var mustBeZero = false
    if radix == 0 {
      radix = reader.peek() == 0x30 ? prefixBases[reader.peek(1) | 0x20] ?? 10 : 10
      mustBeZero = radix == 10 && reader.peek() == 0x30
    }
    if reader.peek() == 0x30, let prefixed = prefixBases[reader.peek(1) | 0x20], prefixed == radix {
      reader.position += 2
      if reader.peek() == 0x5F { reader.position += 1 }
    }
    guard let digits = reader.readDigits(radix: radix) else { throw .invalidInteger(text, base: base) }
    let limit = limit ?? charge?.digitLimit ?? WholeNumber.standardDigitLimit
    if radix & (radix - 1) != 0, limit > 0, digits.count > limit {
      throw .tooManyDigitsToRead(digits.count, limit: limit)
    }
    guard reader.isAtEnd else { throw .invalidInteger(text, base: base) }
    let value = WholeNumber(digits: digits, radix: radix, isNegative: isNegative, charge)
    if mustBeZero, value != .small(0) { throw .invalidInteger(text, base: base) }
    self = value
  }

  /// The number of the given digit values.
  private init(digits: [UInt8], radix: Int, isNegative: Bool, _ charge: Text.Charge?) {
    var small = 0
    for digit in digits {
      let (product, overflow) = small.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.subtractingReportingOverflow(Int(digit))
      if overflow || carry {
        let magnitude = BigUInt(digits: digits, radix: radix, charge)
        self.init(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude))
        return
      }
      // Counted downwards, for there is one negative number more.
      small = sum
    }
    if isNegative {
      self = .small(small)
    } else if small == .min {
      self = .big(BigInt(Int.min.magnitude))
    } else {
      self = .small(-small)
    }
  }
}

/// The base that the letter after a leading zero announces.
private let prefixBases: [UInt8: Int] = [0x78: 16, 0x6F: 8, 0x62: 2]

extension BigUInt {
  fileprivate init(digits: [UInt8], radix: Int, _ charge: Text.Charge?) {
    if radix & (radix - 1) == 0 {
      // Powers of two: the digits are the bits.
      let bits = radix.trailingZeroBitCount
      var words = [Word](repeating: 0, count: digits.count * bits / Word.bitWidth + 1)
      for (place, digit) in digits.reversed().enumerated() {
        let bit = place * bits
        let word = bit / Word.bitWidth
        let shift = bit % Word.bitWidth
        words[word] |= Word(digit) << Word(shift)
        if shift + bits > Word.bitWidth, word + 1 < words.count {
          words[word + 1] |= Word(digit) >> Word(Word.bitWidth - shift)
        }
      }
      self.init(words: words)
      return
    }
    // Several digits a step, as many as fit a word.
    self.init()
    var chunk: Word = 0
    var scale: Word = 1
    for (index, digit) in digits.enumerated() {
      chunk = chunk * Word(radix) + Word(digit)
      scale *= Word(radix)
      if scale > Word.max / Word(radix) || index == digits.count - 1 {
        self *= BigUInt(scale)
        self += BigUInt(chunk)
        if let charge, charge.stops(after: self.words.count &* 4 &+ 64) { return }
        chunk = 0
        scale = 1
      }
    }
  }
}

/// Reads a numeral in the ASCII form that CPython first gives it: digits of any script and white space beyond
/// ASCII are replaced by their like; what else is beyond ASCII can be no part of a number.
struct NumeralReader {
  private let bytes: [UInt8]
  private let charge: Text.Charge?
  var position = 0

  init(_ text: Text, _ charge: Text.Charge?) {
    self.charge = charge
    let numeral = text.stripped(.both, charge) {
      $0 < 127 ? $0 == 0x20 || (0x09...0x0D).contains($0) : CodePoint.isSpace($0)
    }
    bytes = numeral.codePoints(charge).map { unit -> UInt8 in
      if unit < 127 { return UInt8(truncatingIfNeeded: unit) }
      if CodePoint.isSpace(unit) { return 0x20 }
      return CodePoint.decimalValue(unit).map { UInt8(0x30 + $0) } ?? 0xFF
    }
  }

  var isAtEnd: Bool { position == bytes.count }

  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// The byte `offset` further on; 0 behind the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  /// Whether there is a minus sign; a plus sign is passed over.
  mutating func readSign() -> Bool {
    let sign = peek()
    if sign == 0x2B || sign == 0x2D { position += 1 }
    return sign == 0x2D
  }

  /// The values of at least one digit, single underscores between them; nil where it is not so.
  mutating func readDigits(radix: Int) -> [UInt8]? {
    var digits: [UInt8] = []
    var isAfterDigit = false
    while true {
      if position & 0x3FFF == 0x3FFF, let charge, charge.stops(after: 1 << 16) { return nil }
      let byte = peek()
      if byte == 0x5F {
        if !isAfterDigit { return nil }
        isAfterDigit = false
      } else if let value = NumeralReader.value(of: byte), value < radix {
        digits.append(value)
        isAfterDigit = true
      } else {
        return isAfterDigit ? digits : nil
      }
      position += 1
    }
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x7A: byte - 0x57
    case 0x41...0x5A: byte - 0x37
    default: nil
    }
  }
}
