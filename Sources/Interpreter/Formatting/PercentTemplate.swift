// `template % values`: C's conversions on Python's values.
//
// The template is read piece by piece while the caller fetches values, for in Python the errors of both come in
// the order of the text.

/// Reads the pieces of a `%` template one by one.
///
/// ```swift
/// var template = PercentTemplate("%-5s|%(x).2f", hasMapping: true)
/// while let piece = try template.next() { … }   // a conversion, the literal "|", a conversion with key "x"
/// ```
/// For each conversion the caller takes, in this order: the key's value or the next value; for a width or
/// precision `.fromArgument` the next value before that ("* wants int"), set with `setWidth` and `setPrecision`.
package struct PercentTemplate: Sendable {
  package enum Piece: Equatable, Sendable {
    case literal(Text)
    case conversion(PercentConversion)
  }

  private let text: Text
  private let hasMapping: Bool
  private var position = 0

  package init(_ text: Text, hasMapping: Bool) {
    self.text = text
    self.hasMapping = hasMapping
  }

  package mutating func next() throws(FormattingError) -> Piece? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count, text[position] != 0x25 { position += 1 }
    if position > start { return .literal(text.slice(start, position)) }
    position += 1
    var unit = try take()
    if unit == 0x25 { return .literal("%") }

    var conversion = PercentConversion()
    if unit == 0x28 {
      guard hasMapping else { throw .mappingRequired }
      conversion.key = try takeKey()
      unit = try take()
    }
    while let flag = PercentConversion.Flags(unit) {
      conversion.flags.insert(flag)
      unit = try take()
    }
    conversion.width = try takeAmount(&unit, limit: .max, error: .widthTooBig)
    if unit == 0x2E {
      unit = try take()
      conversion.precision = try takeAmount(&unit, limit: Int(Int32.max), error: .precisionTooBig) ?? .given(0)
    }
    if unit == 0x68 || unit == 0x6C || unit == 0x4C { unit = try take() }
    conversion.code = unit
    conversion.index = position - 1
    return .conversion(conversion)
  }

  private mutating func take() throws(FormattingError) -> UInt32 {
    guard position < text.count else { throw .incompleteFormat }
    position += 1
    return text[position - 1]
  }

  /// The key up to its closing parenthesis; parentheses inside it are balanced.
  private mutating func takeKey() throws(FormattingError) -> Text {
    let start = position
    var depth = 1
    while position < text.count {
      if text[position] == 0x28 { depth += 1 }
      if text[position] == 0x29 { depth -= 1 }
      position += 1
      if depth == 0 { return text.slice(start, position - 1) }
    }
    throw .incompleteKey
  }

  private mutating func takeAmount(
    _ unit: inout UInt32, limit: Int, error: FormattingError
  ) throws(FormattingError) -> PercentConversion.Amount? {
    if unit == 0x2A {
      unit = try take()
      return .fromArgument
    }
    var number: Int?
    while (0x30...0x39).contains(unit) {
      let digit = Int(unit - 0x30)
      if number ?? 0 > (limit - digit) / 10 { throw error }
      number = (number ?? 0) * 10 + digit
      unit = try take()
    }
    return number.map { .given($0) }
  }
}

/// One conversion of a `%` template, such as `%-8.3f`.
package struct PercentConversion: Equatable, Sendable {
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let leftJustified = Flags(rawValue: 1)
    package static let signed = Flags(rawValue: 2)
    package static let blank = Flags(rawValue: 4)
    package static let alternate = Flags(rawValue: 8)
    package static let zeroFilled = Flags(rawValue: 16)

    init?(_ unit: UInt32) {
      switch unit {
      case 0x2D: self = .leftJustified
      case 0x2B: self = .signed
      case 0x20: self = .blank
      case 0x23: self = .alternate
      case 0x30: self = .zeroFilled
      default: return nil
      }
    }
  }

  package enum Amount: Equatable, Sendable {
    case given(Int)
    /// `*`: the next value.
    case fromArgument
  }

  /// What values a conversion takes.
  package enum Kind: Sendable {
    /// `d i u`: a number, cut off at the point.
    case integer
    /// `o x X`: an integer.
    case baseInteger
    /// `e E f F g G`
    case float
    /// `c`: an integer or a text of one code point.
    case character
    /// `s`, `r`, `a`: anything, by `str`, `repr` or `ascii`.
    case text
  }

  package var key: Text?
  package var flags: Flags = []
  package var width: Amount?
  package var precision: Amount?
  package var code: UInt32 = 0
  /// Where the code stands, for messages.
  var index = 0

  /// What the conversion takes; throws for a letter that is none. The value is fetched before it is asked.
  package func kind() throws(FormattingError) -> Kind {
    switch Unicode.Scalar(code) {
    case "d", "i", "u": return .integer
    case "o", "x", "X": return .baseInteger
    case "e", "E", "f", "F", "g", "G": return .float
    case "c": return .character
    case "s", "r", "a": return .text
    default: throw .unsupportedCharacter(code, index: index)
    }
  }

  /// Sets a width that came from the values; a negative one justifies left.
  package mutating func setWidth(_ value: Int) {
    if value < 0 { flags.insert(.leftJustified) }
    width = .given(Int(clamping: value.magnitude))
  }

  /// Sets a precision that came from the values, of 32 bits at most as in C; a negative one counts as 0.
  package mutating func setPrecision(_ value: Int) {
    precision = .given(min(max(0, value), Int(Int32.max)))
  }

  private var givenWidth: Int {
    if case .given(let width) = width { return width }
    return 0
  }

  private var givenPrecision: Int? {
    if case .given(let precision) = precision { return precision }
    return nil
  }

  // MARK: - Formatting

  /// For `s r a c`: the text the caller made of the value.
  package func format(_ value: Text, charge: Text.Charge) throws(FormattingError) -> Text {
    let isCut = code != 0x63
    return try pad(
      sign: "", prefix: "", body: isCut ? value.slice(0, givenPrecision ?? .max) : value, fill: 0x20,
      charge: charge)
  }

  /// For `d i u o x X`.
  package func format(_ value: WholeNumber, charge: Text.Charge) throws(FormattingError) -> Text {
    let base = code == 0x6F ? 8 : code | 0x20 == 0x78 ? 16 : 10
    let bound = value.digitBound(base: base)
    if bound > 1000 { try ask(charge, bound) }
    var digits = try value.digits(base: base, charge)
    if code == 0x58 { digits = digits.map(uppercaseASCII) }
    var body = Text(ascii: digits)
    if let precision = givenPrecision, precision > digits.count {
      do { body = try body.padded(left: precision - digits.count, right: 0, with: 0x30, charge: charge) } catch
      {
        throw .limit(error)
      }
    }
    let isPrefixed = flags.contains(.alternate) && base != 10
    let prefix: Text = !isPrefixed ? "" : base == 8 ? "0o" : code == 0x58 ? "0X" : "0x"
    return try pad(
      sign: sign(isNegative: value.isNegative), prefix: prefix, body: body, fill: numberFill, charge: charge)
  }

  /// For `e E f F g G`.
  package func format(_ value: Double, charge: Text.Charge) throws(FormattingError) -> Text {
    let style: FloatStyle =
      switch code | 0x20 {
      case 0x65: .exponent
      case 0x66: .fixed
      default: .general
      }
    var written = WrittenFloat(
      value, style: style, precision: givenPrecision ?? 6, isAlternate: flags.contains(.alternate))
    if code & 0x20 == 0 { written.makeUppercase() }
    let isNegative = written.front.first == 0x2D
    if isNegative { written.front.removeFirst() }
    return try pad(
      sign: sign(isNegative: isNegative), prefix: "", body: written.text(charge: charge), fill: numberFill,
      charge: charge)
  }

  private var numberFill: UInt32 { flags.contains(.zeroFilled) ? 0x30 : 0x20 }

  private func sign(isNegative: Bool) -> Text {
    isNegative ? "-" : flags.contains(.signed) ? "+" : flags.contains(.blank) ? " " : ""
  }

  private func pad(
    sign: Text, prefix: Text, body: Text, fill: UInt32, charge: Text.Charge
  ) throws(FormattingError) -> Text {
    let start = sign + prefix
    let padding = givenWidth - start.count - body.count
    do {
      if padding <= 0 { return start + body }
      if flags.contains(.leftJustified) {
        return try (start + body).padded(left: 0, right: padding, charge: charge)
      }
      if fill == 0x30 {
        return start + (try body.padded(left: padding, right: 0, with: fill, charge: charge))
      }
      return try (start + body).padded(left: padding, right: 0, charge: charge)
    } catch {
      throw .limit(error)
    }
  }
}
