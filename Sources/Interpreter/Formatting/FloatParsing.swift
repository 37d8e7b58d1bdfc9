// Reading a float, and rounding one, both correctly: the library's conversion from decimal is exact, so it remains
// to check Python's grammar, and to round in decimal digits.

/// What `float(text)` makes of a text: white space around it, a sign, digits of any script with single underscores
/// between them, a point, an exponent; or inf, infinity, nan in any case.
///
/// ```swift
/// try parseFloat(" 1_000.5 ")   // 1000.5
/// try parseFloat("-Infinity")   // -inf
/// ```
package func parseFloat(_ text: Text, _ charge: Text.Charge? = nil) throws(FormattingError) -> Double {
  var reader = NumeralReader(text, charge)
  let start = reader.position
  let isNegative = reader.readSign()
  if reader.peek() > 0x40 {
    switch String(decoding: reader.rest.prefix(9), as: UTF8.self).lowercased() {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return isNegative ? -.nan : .nan
    default: throw .invalidFloat(text)
    }
  }
  reader.position = start
  guard let numeral = decimalNumeral(&reader), let value = Double(numeral) else { throw .invalidFloat(text) }
  return value
}

/// `[sign] digits [. digits] [e [sign] digits]` up to the end without its underscores; nil where it is not so.
private func decimalNumeral(_ reader: inout NumeralReader) -> String? {
  var plain: [UInt8] = reader.readSign() ? [0x2D] : []
  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  /// Whether what starts with a digit here is a run of digits.
  func readRun(_ reader: inout NumeralReader) -> Bool {
    guard isDigit(reader.peek()) else { return true }
    guard let digits = reader.readDigits(radix: 10) else { return false }
    plain.append(contentsOf: digits.map { $0 + 0x30 })
    return true
  }

  let start = plain.count
  guard readRun(&reader) else { return nil }
  var count = plain.count - start
  if reader.peek() == 0x2E {
    reader.position += 1
    if count == 0 { plain.append(0x30) }
    plain.append(0x2E)
    let start = plain.count
    guard readRun(&reader) else { return nil }
    count += plain.count - start
    if plain.count == start { plain.append(0x30) }
  }
  guard count > 0 else { return nil }
  if reader.peek() | 0x20 == 0x65 {
    reader.position += 1
    plain.append(0x65)
    plain.append(reader.readSign() ? 0x2D : 0x2B)
    guard isDigit(reader.peek()), readRun(&reader) else { return nil }
  }
  return reader.isAtEnd ? String(decoding: plain, as: UTF8.self) : nil
}

/// `round(value, digits)`: to `digits` places behind the point (before it where negative), correctly rounded,
/// half to even in the exact value.
///
/// ```swift
/// try rounded(2.675, digits: 2)   // 2.67, for 2.675 is a little less
/// try rounded(250, digits: -2)    // 200
/// ```
/// - Throws: where the rounded number is beyond the largest float.
package func rounded(_ value: Double, digits: Int) throws(FormattingError) -> Double {
  // No double has more than 323 places that matter, nor more than 309 before the point.
  if !value.isFinite || value == 0 || digits > 323 { return value }
  if digits < -308 { return value.sign == .minus ? -0.0 : 0.0 }
  let decimal = DecimalDigits(value.magnitude, decimals: digits)
  let numeral = "0." + String(decoding: decimal.digits, as: UTF8.self) + "0e\(decimal.point)"
  guard let magnitude = Double(numeral), magnitude.isFinite else { throw .roundedTooLarge }
  return value.sign == .minus ? -magnitude : magnitude
}

/// A numeral of nothing but an optional minus sign, up to 18 digits and at most one point among them.
struct PlainNumeral {
  var isNegative = false
  var digits = 0
  var hasPoint = false
  /// Ten for each digit behind the point, multiplied.
  var scale = 1.0
}

extension Text {
  /// The text as a plain numeral, which nearly all numerals are; nil for all others.
  var plainNumeral: PlainNumeral? {
    withUnits(
      narrow: { units in
        var numeral = PlainNumeral()
        numeral.isNegative = units.first == 0x2D
        var hasDigits = false
        if units.count > 19 { return nil }
        for unit in units.dropFirst(numeral.isNegative ? 1 : 0) {
          if unit == 0x2E, !numeral.hasPoint {
            numeral.hasPoint = true
          } else if 0x30...0x39 ~= unit, numeral.digits < 100_000_000_000_000_000 {
            hasDigits = true
            numeral.digits = numeral.digits * 10 + Int(unit &- 0x30)
            if numeral.hasPoint { numeral.scale *= 10 }
          } else {
            return nil
          }
        }
        return hasDigits ? numeral : nil
      },
      wide: { _ in nil })
  }
}
