// What kind of character a code point is.
//
// CPython 3.11 answers from Unicode 14, the Swift library from a later version. Characters that are younger
// than 14 count as unassigned, and the few whose properties changed since then are named, so that both give the
// same answer for every code point.

enum CodePoint {
  /// The Unicode properties of a code point that Unicode 14 has assigned.
  static func properties(_ unit: UInt32) -> Unicode.Scalar.Properties? {
    guard let scalar = Unicode.Scalar(unit) else { return nil }
    let properties = scalar.properties
    guard unit < 0x250 || isKnown(properties) else { return nil }
    return properties
  }

  private static func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    guard let age = properties.age else { return false }
    return age.major <= 14
  }

  static func isSpace(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x20, 0x09...0x0D, 0x1C...0x1F, 0x85, 0xA0: true
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func endsLine(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isAlphabetic(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return (unit | 0x20) &- 0x61 < 26 }
    switch properties(unit)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// The value of a decimal digit of any script.
  static func decimalValue(_ unit: UInt32) -> Int? {
    if unit < 0x80 { return unit &- 0x30 < 10 ? Int(unit &- 0x30) : nil }
    guard let properties = properties(unit), properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  static func isDigit(_ unit: UInt32) -> Bool {
    let type = properties(unit)?.numericType
    return type == .decimal || type == .digit
  }

  static func isNumeric(_ unit: UInt32) -> Bool {
    guard let properties = properties(unit), properties.numericType != nil else { return false }
    return !becameNumeric.contains(unit)
  }

  /// Ideographs and cuneiform signs that have a numeric value since Unicode 15 and 16.
  private static let becameNumeric: Set<UInt32> = [
    0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0x12038, 0x12039, 0x12079,
    0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399,
  ]

  static func isUppercase(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return unit &- 0x41 < 26 }
    return properties(unit)?.isUppercase ?? false
  }

  static func isLowercase(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return unit &- 0x61 < 26 }
    switch unit {
    case 0x295: return true  // a letter without case since Unicode 15.1
    case 0x10FC, 0xA7F2...0xA7F4, 0xAB69: return false  // small since Unicode 15.1 and 16
    default: return properties(unit)?.isLowercase ?? false
    }
  }

  static func isTitlecase(_ unit: UInt32) -> Bool { properties(unit)?.generalCategory == .titlecaseLetter }

  static func isCased(_ unit: UInt32) -> Bool {
    isLowercase(unit) || isUppercase(unit) || isTitlecase(unit)
  }

  /// Whether a sigma at the end of a word looks past this code point.
  static func isIgnoredByCase(_ unit: UInt32) -> Bool {
    // The Ahom medial ra was a mark without width until it became one with width.
    unit == 0x1171E || properties(unit)?.isCaseIgnorable ?? false
  }

  static func startsIdentifier(_ unit: UInt32) -> Bool {
    unit == 0x5F || (properties(unit)?.isXIDStart ?? false)
  }

  static func continuesIdentifier(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x200C, 0x200D, 0x30FB, 0xFF65: false  // joiners and middle dots, allowed since Unicode 15.1
    default: properties(unit)?.isXIDContinue ?? false
    }
  }

  /// Whether `repr` shows the code point as it is: all but controls, unassigned code points and spaces other
  /// than the plain one.
  static func isPrintable(_ unit: UInt32) -> Bool {
    if unit < 0x7F { return unit >= 0x20 }
    switch properties(unit)?.generalCategory {
    case nil, .control, .format, .surrogate, .privateUse, .unassigned: return false
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
    default: return true
    }
  }
}
