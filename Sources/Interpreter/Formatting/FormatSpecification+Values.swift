// Formatting values by a specification.
//
// Every number is laid out as | padding | sign | prefix | padding | grouped digits | remainder | padding |, where
// the remainder is what grouping leaves alone (point, decimals, exponent, `%`; also `inf`), and one of the three
// paddings is used. Zeros put between the sign and the digits belong to the digits, so they are grouped too.

import Limits

extension FormatSpecification {
  /// Formats a text: width, alignment, and precision as the most code points to show.
  package func format(_ value: Text, charge: Text.Charge) throws(FormattingError) -> Text {
    if let code, code != 0x73 { throw .unknownCode(code, type: typeName) }
    if sign == 0x20 { throw .spaceWithString }
    if sign != nil { throw .signWithString }
    if dropsNegativeZero { throw .notAllowedInString("Negative zero coercion (z)") }
    if isAlternate { throw .notAllowedInString("Alternate form (#)") }
    if alignment == .afterSign { throw .equalsWithString }
    return try pad(precision.map { value.slice(0, $0) } ?? value, charge: charge)
  }

  /// Formats a machine integer.
  package func format(_ value: Int, charge: Text.Charge) throws(FormattingError) -> Text {
    try format(.small(value), charge: charge)
  }

  /// The layout that is asked for most, an integer of moderate width; nil for all others.
  private func simpleDecimal(_ value: Int) -> Text? {
    guard code == nil || code == 0x64, precision == nil else { return nil }
    return written(value.magnitude, decimals: 0, isNegative: value < 0)
  }

  /// The same for a float with a fixed number of decimals.
  private func simpleFixed(_ value: Double) -> Text? {
    guard code == 0x66, let decimals = precision ?? .some(6), decimals <= 15, value.isFinite,
      let scaled = value.magnitude.scaled(byPowerOfTen: decimals)
    else { return nil }
    return written(scaled, decimals: decimals, isNegative: value.sign == .minus)
  }

  /// A number's digits, the last of them behind a point, padded to the width and grouped, written in one go; nil where
  /// more is asked than that.
  private func written(_ number: UInt, decimals: Int, isNegative: Bool) -> Text? {
    let width = width ?? 0
    guard sign == nil, !dropsNegativeZero, !isAlternate, fill < 0x80, width <= 64,
      alignment == .right || alignment == .left, separator == nil || fill != 0x30
    else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { room in
      guard let end = room.baseAddress.map({ $0 + 128 }) else { return nil }
      var start = end
      func put(_ byte: UInt8) {
        start -= 1
        start.initialize(to: byte)
      }
      var left = number
      var digits = -decimals
      repeat {
        if digits == 0, decimals > 0 { put(0x2E) }
        if let separator, digits > 0, digits % 3 == 0 { put(UInt8(truncatingIfNeeded: separator)) }
        let (quotient, digit) = left.quotientAndRemainder(dividingBy: 10)
        put(0x30 + UInt8(truncatingIfNeeded: digit))
        left = quotient
        digits += 1
      } while left > 0 || digits < 1
      if isNegative { put(0x2D) }
      let length = end - start
      let padding = max(0, width - length)
      return Text(narrow: length + padding) { target in
        let isLeft = alignment == .left
        (isLeft ? target : target + padding).update(from: start, count: length)
        (isLeft ? target + length : target).update(repeating: UInt8(truncatingIfNeeded: fill), count: padding)
      }
    }
  }

  /// Formats an integer: by the codes of integers, or as a float by those of floats.
  package func format(_ value: WholeNumber, charge: Text.Charge) throws(FormattingError) -> Text {
    if case .small(let small) = value, let text = simpleDecimal(small) { return text }
    switch code.map(Unicode.Scalar.init) {
    case nil, "d", "n": return try formatInteger(value, base: 10, charge: charge)
    case "b": return try formatInteger(value, base: 2, prefix: "0b", charge: charge)
    case "o": return try formatInteger(value, base: 8, prefix: "0o", charge: charge)
    case "x": return try formatInteger(value, base: 16, prefix: "0x", charge: charge)
    case "X": return try formatInteger(value, base: 16, prefix: "0X", charge: charge)
    case "c": return try formatCharacter(value, charge: charge)
    case "e", "E", "f", "F", "g", "G", "%":
      guard let double = value.double else { throw .integerTooLargeForFloat }
      return try format(double, charge: charge)
    default: throw .unknownCode(code ?? 0, type: typeName)
    }
  }

  /// Formats a float.
  package func format(_ value: Double, charge: Text.Charge) throws(FormattingError) -> Text {
    if let text = simpleFixed(value) { return text }
    var style: FloatStyle
    var value = value
    switch code.map(Unicode.Scalar.init) {
    case nil: style = precision == nil ? .shortest : .general
    case "e", "E": style = .exponent
    case "f", "F": style = .fixed
    case "g", "G", "n": style = .general
    case "%":
      style = .fixed
      value *= 100
    default: throw .unknownCode(code ?? 0, type: typeName)
    }
    if let precision {
      if precision > Int(Int32.max) { throw .precisionTooBig }
    }
    var written = WrittenFloat(
      value, style: style, precision: precision ?? 6, isAlternate: isAlternate, keepsPointZero: code == nil,
      dropsNegativeZero: dropsNegativeZero)
    if code == 0x25 { written.append(0x25) }
    if code == 0x45 || code == 0x46 || code == 0x47 { written.makeUppercase() }
    if isUnadorned { return try written.text(charge: charge) }
    let isNegative = written.front.first == 0x2D
    if isNegative { written.front.removeFirst() }
    let digits = Array(written.front.prefix { (0x30...0x39).contains($0) })
    written.front.removeFirst(digits.count)
    return try layOut(isNegative: isNegative, digits: digits, remainder: written, charge: charge)
  }

  /// Whether nothing is asked but the digits.
  private var isUnadorned: Bool { width == nil && separator == nil && (sign == nil || sign == 0x2D) }

  private func formatInteger(
    _ value: WholeNumber, base: Int, prefix: StaticString = "", charge: Text.Charge
  ) throws(FormattingError) -> Text {
    if precision != nil { throw .precisionWithInteger }
    if dropsNegativeZero { throw .negativeZeroWithInteger }
    let bound = value.digitBound(base: base)
    if bound > 1000 { try ask(charge, bound) }
    var digits = try value.digits(base: base, charge)
    if code == 0x58 { digits = digits.map(uppercaseASCII) }
    return try layOut(
      isNegative: value.isNegative, prefix: isAlternate ? Array("\(prefix)".utf8) : [], digits: digits,
      groupSize: base == 10 ? 3 : 4, charge: charge)
  }

  private func formatCharacter(_ value: WholeNumber, charge: Text.Charge) throws(FormattingError) -> Text {
    if precision != nil { throw .precisionWithInteger }
    if dropsNegativeZero { throw .negativeZeroWithInteger }
    if sign != nil { throw .signWithCharacter }
    if isAlternate { throw .alternateWithCharacter }
    guard case .small(let number) = value else { throw .integerTooLargeForLong }
    guard (0...0x10FFFF).contains(number) else { throw .characterOutOfRange }
    return try pad(Text(codePoint: UInt32(number)), charge: charge)
  }

  // MARK: - Layout

  private func layOut(
    isNegative: Bool, prefix: [UInt8] = [], digits: [UInt8], remainder: WrittenFloat? = nil, groupSize: Int = 3,
    charge: Text.Charge
  ) throws(FormattingError) -> Text {
    var start: [UInt8] = []
    if isNegative {
      start.append(0x2D)
    } else if let sign, sign != 0x2D {
      start.append(UInt8(truncatingIfNeeded: sign))
    }
    start += prefix
    let rest = start.count + (remainder?.count ?? 0)
    let isZeroPadded = fill == 0x30 && alignment == .afterSign
    var end = digits
    if let separator, !digits.isEmpty {
      let minimum = isZeroPadded ? max(0, (width ?? 0) - rest) : 0
      if minimum > 1000 { try ask(charge, Text.product(minimum, 2)) }
      end = grouped(
        digits, minimum: minimum, size: groupSize, separator: UInt8(truncatingIfNeeded: separator), charge)
    }
    if alignment == .afterSign, !start.isEmpty {
      let text = try body(end, remainder, charge: charge)
      let padding = max(0, (width ?? 0) - start.count - text.count)
      return Text(ascii: start) + (try padded(text, left: padding, right: 0, charge: charge))
    }
    return try pad(body(start + end, remainder, charge: charge), charge: charge)
  }

  /// `front` with the remainder of a float behind it.
  private func body(
    _ front: [UInt8], _ remainder: WrittenFloat?, charge: Text.Charge
  ) throws(FormattingError) -> Text {
    guard var remainder else { return Text(ascii: front) }
    remainder.front.insert(contentsOf: front, at: 0)
    return try remainder.text(charge: charge)
  }

  /// Pads up to the width; padding after a sign stands before a text that has none.
  private func pad(_ text: Text, charge: Text.Charge) throws(FormattingError) -> Text {
    guard let width, width > text.count else { return text }
    let padding = width - text.count
    switch alignment {
    case .left: return try padded(text, left: 0, right: padding, charge: charge)
    case .right, .afterSign: return try padded(text, left: padding, right: 0, charge: charge)
    case .center: return try padded(text, left: padding / 2, right: padding - padding / 2, charge: charge)
    }
  }

  private func padded(
    _ text: Text, left: Int, right: Int, charge: Text.Charge
  ) throws(FormattingError) -> Text {
    do {
      return try text.padded(left: left, right: right, with: fill, charge: charge)
    } catch {
      throw .limit(error)
    }
  }
}

/// Asks for `bytes`, more than a text of moderate size.
func ask(_ charge: Text.Charge, _ bytes: Int) throws(FormattingError) {
  do {
    _ = try Text.charged(count: bytes, times: 1, isWide: false, charge: charge)
  } catch {
    throw .limit(error)
  }
}

/// The digits with a separator before every group, counted from the right; zeros are put in front, in groups too,
/// until there are at least `minimum` characters. A separator never comes first, so there may be one more.
private func grouped(
  _ digits: [UInt8], minimum: Int, size: Int, separator: UInt8, _ charge: Text.Charge
) -> [UInt8] {
  var reversed: [UInt8] = []
  var left = digits.count
  var missing = minimum
  while true {
    let length = min(size, max(left, missing, 1))
    for _ in 0..<length {
      reversed.append(left > 0 ? digits[left - 1] : 0x30)
      left -= 1
    }
    missing -= length
    if left <= 0, missing <= 0 || charge.stops(after: 8 * size) { break }
    reversed.append(separator)
    missing -= 1
  }
  reversed.reverse()
  return reversed
}

@inline(__always)
func uppercaseASCII(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte ^ 0x20 : byte }

extension Text {
  /// A text of ASCII bytes.
  init(ascii bytes: [UInt8], _ charge: Charge? = nil) {
    self = bytes.withUnsafeBufferPointer { Text($0, charge) }
  }
}
