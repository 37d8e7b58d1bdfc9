// Python's format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//
// Parsing checks what can be seen in the specification alone; what a kind of value does not allow is found when
// it is formatted (`FormatSpecification+Values.swift`), in CPython's order, so that of two mistakes the same one
// is told.

/// A parsed format specification, as in `format(value, "*>+12,.2f")`.
///
/// ```swift
/// let specification = try FormatSpecification(parsing: ">8.2f", for: .float)
/// try specification.format(3.14159) { _ in }   // "    3.14"
/// ```
package struct FormatSpecification: Equatable, Sendable {
  /// Where the padding goes: behind, before, around, or between sign and digits.
  package enum Alignment: UInt32, Sendable {
    case left = 0x3C
    case right = 0x3E
    case center = 0x5E
    case afterSign = 0x3D
  }

  /// What kind of value is to be formatted: it decides the defaults.
  package enum Kind: Sendable {
    case integer, float, text

    /// The name of the built-in type, for messages.
    package var typeName: String {
      switch self {
      case .integer: "int"
      case .float: "float"
      case .text: "str"
      }
    }
  }

  package var fill: UInt32 = 0x20
  package var alignment: Alignment
  /// `+`, a space, or `-`; nil where none was given.
  package var sign: UInt32?
  /// `z`: what rounds to zero loses its minus sign.
  package var dropsNegativeZero = false
  /// `#`
  package var isAlternate = false
  package var width: Int?
  /// `,` or `_` between groups of digits.
  package var separator: UInt32?
  package var precision: Int?
  /// The type code, a letter or `%`; nil where none was given.
  package var code: UInt32?
  /// The name of the value's type, for messages.
  package var typeName: String

  /// Parses a specification for a kind of value; `typeName` where it is a subclass with another name.
  package init(parsing text: Text, for kind: Kind, typeName: String? = nil) throws(FormattingError) {
    self.typeName = typeName ?? kind.typeName
    alignment = kind == .text ? .left : .right
    if text.isEmpty { return }
    var position = 0
    func peek(_ offset: Int = 0) -> UInt32? {
      position + offset < text.count ? text[position + offset] : nil
    }
    func take(_ unit: UInt32) -> Bool {
      guard peek() == unit else { return false }
      position += 1
      return true
    }
    func takeNumber() throws(FormattingError) -> Int? {
      var number: Int?
      while let digit = peek().flatMap(CodePoint.decimalValue) {
        let (product, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(digit)
        if overflow || carry { throw .tooManyDigits }
        number = sum
        position += 1
      }
      return number
    }

    var hasFill = false
    var hasAlignment = true
    if let fill = peek(), let chosen = peek(1).flatMap(Alignment.init) {
      self.fill = fill
      alignment = chosen
      hasFill = true
      position = 2
    } else if let chosen = peek().flatMap(Alignment.init) {
      alignment = chosen
      position = 1
    } else {
      hasAlignment = false
    }
    if let unit = peek(), unit == 0x2B || unit == 0x2D || unit == 0x20 {
      sign = unit
      position += 1
    }
    dropsNegativeZero = take(0x7A)
    isAlternate = take(0x23)
    if !hasFill, take(0x30) {
      fill = 0x30
      if !hasAlignment, kind != .text { alignment = .afterSign }
    }
    width = try takeNumber()
    if take(0x2C) { separator = 0x2C }
    if take(0x5F) {
      if separator != nil { throw .commaAndUnderscore }
      separator = 0x5F
    }
    if separator == 0x5F, peek() == 0x2C { throw .commaAndUnderscore }
    if take(0x2E) {
      precision = try takeNumber()
      if precision == nil { throw .missingPrecision }
    }
    code = peek()
    if text.count - position > 1 { throw .invalidSpecification(text, type: self.typeName) }
    if let separator { try check(separator, for: kind) }
  }

  /// Commas stand in decimal numbers, underscores in all.
  private func check(_ separator: UInt32, for kind: Kind) throws(FormattingError) {
    switch code.map(Unicode.Scalar.init) {
    case nil where kind == .text: throw .separatorRefused(separator: separator, code: 0x73)
    case nil, "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X": if separator == 0x5F { return }
    default: break
    }
    throw .separatorRefused(separator: separator, code: code ?? 0)
  }
}
