// A float as Python writes it.
//
// Digits come exact (`FloatDigits.swift`); here they are laid out around the point. Every style differs only in
// where it stops, and in when it turns to an exponent.

/// The float as `repr` and `str` write it: the shortest digits that read back as the same number, with an exponent
/// below 1e-4 and from 1e16 on.
///
/// ```swift
/// floatRepr(0.1 + 0.2)   // "0.30000000000000004"
/// floatRepr(1e16)        // "1e+16"
/// floatRepr(3)           // "3.0"
/// ```
public func floatRepr(_ value: Double) -> String {
  if value.magnitude < 0x1p53 {
    // Swift chooses the same digits and, up to here, the same layout.
    return value.description
  }
  return String(decoding: floatText(value, style: .shortest, precision: 0), as: UTF8.self)
}

/// The styles of float text; the letter is what a format calls them.
enum FloatStyle {
  /// `r`: the digits of ``floatRepr(_:)``.
  case shortest
  /// `f`: `precision` places behind the point.
  case fixed
  /// `e`: one digit before the point, `precision` behind it, and an exponent.
  case exponent
  /// `g`: `precision` significant digits, with an exponent where that is shorter.
  case general
}

/// A float as a format writes it, without the zeros beyond the last digit that any float has: a precision may ask for
/// billions of them.
struct WrittenFloat {
  /// The sign and the digits before the missing zeros.
  var front: [UInt8]
  private(set) var zeros = 0
  /// What follows them: an exponent, a percent sign.
  private(set) var end: [UInt8] = []

  /// Below its point a float has at most 1,074 places.
  private static let mostPlaces = 1_100

  init(
    _ value: Double, style: FloatStyle, precision: Int, isAlternate: Bool, keepsPointZero: Bool = false,
    dropsNegativeZero: Bool = false
  ) {
    let places = min(precision, WrittenFloat.mostPlaces)
    front = floatText(
      value, style: style, precision: places, isAlternate: isAlternate, keepsPointZero: keepsPointZero,
      dropsNegativeZero: dropsNegativeZero)
    guard precision > places, value.isFinite, style != .general || isAlternate else { return }
    zeros = precision - places
    if let exponent = front.firstIndex(of: 0x65) {
      end = Array(front[exponent...])
      front.removeSubrange(exponent...)
    }
  }

  /// How many characters there are.
  var count: Int { front.count + zeros + end.count }

  mutating func append(_ byte: UInt8) {
    if zeros == 0 { front.append(byte) } else { end.append(byte) }
  }

  mutating func makeUppercase() {
    front = front.map(uppercaseASCII)
    end = end.map(uppercaseASCII)
  }

  /// The text, whose zeros are charged.
  func text(charge: Text.Charge) throws(FormattingError) -> Text {
    if zeros == 0 { return Text(ascii: front) }
    do {
      return try Text(ascii: front).padded(left: 0, right: zeros, with: 0x30, charge: charge) + Text(ascii: end)
    } catch {
      throw .limit(error)
    }
  }
}

/// The float in a style, in ASCII; `isAlternate` keeps the point and the zeros (`#`), `keepsPointZero` adds `.0` to whole
/// numbers, `dropsNegativeZero` writes what rounds to -0 without sign (`z`).
func floatText(
  _ value: Double, style: FloatStyle, precision: Int, isAlternate: Bool = false, keepsPointZero: Bool = false,
  dropsNegativeZero: Bool = false
) -> [UInt8] {
  if value.isNaN { return Array("nan".utf8) }
  if value.isInfinite { return Array((value < 0 ? "-inf" : "inf").utf8) }

  let magnitude = value.magnitude
  let keepsPointZero = keepsPointZero || style == .shortest
  let decimal: DecimalDigits
  switch style {
  case .shortest: decimal = DecimalDigits(shortest: magnitude)
  case .fixed: decimal = DecimalDigits(magnitude, decimals: precision)
  case .exponent: decimal = DecimalDigits(magnitude, significant: Text.sum(precision, 1))
  case .general: decimal = DecimalDigits(magnitude, significant: precision)
  }

  var point = decimal.point
  // Where the digits stop, counted from the first; zeros are written beyond those there are.
  var stop = decimal.digits.count
  var hasExponent = false
  switch style {
  case .shortest: hasExponent = point <= -4 || point > 16
  case .fixed: stop = point + precision
  case .exponent:
    hasExponent = true
    stop = Text.sum(precision, 1)
  case .general:
    let precision = max(precision, 1)
    hasExponent = point <= -4 || point > precision - (keepsPointZero ? 1 : 0)
    if isAlternate { stop = precision }
  }
  let exponent = point - 1
  if hasExponent { point = 1 }
  stop = max(stop, !hasExponent && keepsPointZero ? point + 1 : point)

  let isZero = decimal.digits.isEmpty || decimal.digits == [0x30]
  var text: [UInt8] = []
  text.reserveCapacity(Text.sum(max(stop, point), 10))
  if value.sign == .minus, !(dropsNegativeZero && isZero) { text.append(0x2D) }
  let digits = decimal.digits
  if point > 0 {
    text.append(contentsOf: digits.prefix(point))
    text.append(contentsOf: repeatElement(0x30, count: max(0, point - digits.count)))
  } else {
    text.append(0x30)
  }
  if stop > point || isAlternate { text.append(0x2E) }
  if stop > point {
    let zeros = min(max(0, -point), stop - point)
    text.append(contentsOf: repeatElement(0x30, count: zeros))
    let behind = digits.dropFirst(max(0, point)).prefix(stop - point - zeros)
    text.append(contentsOf: behind)
    text.append(contentsOf: repeatElement(0x30, count: stop - point - zeros - behind.count))
  }
  if hasExponent {
    text.append(contentsOf: [0x65, exponent < 0 ? 0x2D : 0x2B])
    if exponent.magnitude < 10 { text.append(0x30) }
    text.append(contentsOf: String(exponent.magnitude).utf8)
  }
  return text
}
