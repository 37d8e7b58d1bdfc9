// What can be wrong with a format, or with a text that should be a number: the facts, and CPython's words for them.

package import Limits

/// Why a value could not be formatted, or a text not be read as a number.
///
/// `exception` names the Python exception to raise; `description` is its message, character for character.
package enum FormattingError: Error, Equatable, Sendable {
  // Format specifications
  case tooManyDigits
  case commaAndUnderscore
  case missingPrecision
  case invalidSpecification(Text, type: String)
  case separatorRefused(separator: UInt32, code: UInt32)
  case unknownCode(UInt32, type: String)
  case notAllowedInString(String)
  case signWithString
  case spaceWithString
  case equalsWithString
  case precisionWithInteger
  case negativeZeroWithInteger
  case signWithCharacter
  case alternateWithCharacter
  case precisionTooBig
  // Numbers
  case characterOutOfRange
  case integerTooLargeForLong
  case integerTooLargeForFloat
  case roundedTooLarge
  case tooManyDigitsToWrite(limit: Int)
  case tooManyDigitsToRead(Int, limit: Int)
  case invalidInteger(Text, base: Int)
  case invalidBase
  case invalidFloat(Text)
  // Templates of `%`
  case mappingRequired
  case incompleteKey
  case incompleteFormat
  case widthTooBig
  case unsupportedCharacter(UInt32, index: Int)
  // Templates of `str.format`
  case singleBrace(UInt32)
  case braceInFieldName
  case missingConversion
  case colonExpected
  case unmatchedBraceInSpecification
  case closingBraceExpected
  case unknownConversion(UInt32)
  case recursionTooDeep
  case manualToAutomatic
  case automaticToManual
  case missingBracket
  case dotOrBracketExpected
  case emptyAttribute
  /// The budget does not allow the result; not a Python exception of its own.
  case limit(LimitError)

  package enum Exception: Equatable, Sendable {
    case valueError, typeError, overflowError, memoryError
  }

  package var exception: Exception {
    switch self {
    case .characterOutOfRange, .integerTooLargeForLong, .integerTooLargeForFloat, .roundedTooLarge:
      .overflowError
    case .mappingRequired: .typeError
    case .limit: .memoryError
    default: .valueError
    }
  }
}

extension FormattingError {
  /// The same error of a value of another type.
  func naming(_ type: String) -> FormattingError {
    switch self {
    case .invalidSpecification(let text, _): .invalidSpecification(text, type: type)
    case .unknownCode(let code, _): .unknownCode(code, type: type)
    default: self
    }
  }
}

extension FormattingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooManyDigits: "Too many decimal digits in format string"
    case .commaAndUnderscore: "Cannot specify both ',' and '_'."
    case .missingPrecision: "Format specifier missing precision"
    case .invalidSpecification(let text, let type):
      "Invalid format specifier '\(text)' for object of type '\(type)'"
    case .separatorRefused(let separator, let code):
      "Cannot specify '\(shown(separator))' with '\(shown(code))'."
    case .unknownCode(let code, let type): "Unknown format code '\(shown(code))' for object of type '\(type)'"
    case .notAllowedInString(let what): "\(what) not allowed in string format specifier"
    case .signWithString: "Sign not allowed in string format specifier"
    case .spaceWithString: "Space not allowed in string format specifier"
    case .equalsWithString: "'=' alignment not allowed in string format specifier"
    case .precisionWithInteger: "Precision not allowed in integer format specifier"
    case .negativeZeroWithInteger: "Negative zero coercion (z) not allowed in integer format specifier"
    case .signWithCharacter: "Sign not allowed with integer format specifier 'c'"
    case .alternateWithCharacter: "Alternate form (#) not allowed with integer format specifier 'c'"
    case .precisionTooBig: "precision too big"
    case .characterOutOfRange: "%c arg not in range(0x110000)"
    case .integerTooLargeForLong: "Python int too large to convert to C long"
    case .integerTooLargeForFloat: "int too large to convert to float"
    case .roundedTooLarge: "rounded value too large to represent"
    case .tooManyDigitsToWrite(let limit): digitLimitText(limit, "")
    case .tooManyDigitsToRead(let count, let limit): digitLimitText(limit, ": value has \(count) digits")
    case .invalidInteger(let text, let base):
      "invalid literal for int() with base \(base): \(FormattingError.beginning(of: text))"
    case .invalidBase: "int() base must be >= 2 and <= 36, or 0"
    case .invalidFloat(let text): "could not convert string to float: \(text.representation)"
    case .mappingRequired: "format requires a mapping"
    case .incompleteKey: "incomplete format key"
    case .incompleteFormat: "incomplete format"
    case .widthTooBig: "width too big"
    case .unsupportedCharacter(let code, let index):
      "unsupported format character '\(code > 30 && code < 127 ? Text(codePoint: code) : "?")' "
        + "(0x\(String(code, radix: 16))) at index \(index)"
    case .singleBrace(let brace): "Single '\(shown(brace))' encountered in format string"
    case .braceInFieldName: "unexpected '{' in field name"
    case .missingConversion: "end of string while looking for conversion specifier"
    case .colonExpected: "expected ':' after conversion specifier"
    case .unmatchedBraceInSpecification: "unmatched '{' in format spec"
    case .closingBraceExpected: "expected '}' before end of string"
    case .unknownConversion(let code): "Unknown conversion specifier \(shown(code))"
    case .recursionTooDeep: "Max string recursion exceeded"
    case .manualToAutomatic: "cannot switch from manual field specification to automatic field numbering"
    case .automaticToManual: "cannot switch from automatic field numbering to manual field specification"
    case .missingBracket: "Missing ']' in format string"
    case .dotOrBracketExpected: "Only '.' or '[' may follow ']' in format field specifier"
    case .emptyAttribute: "Empty attribute in format string"
    case .limit(let error): "\(error)"
    }
  }

  /// The first 200 characters of a text's repr.
  private static func beginning(of text: Text) -> Text {
    (text.count > 1 << 16 ? text.slice(0, 200) : text).representation.slice(0, 200)
  }

  private func digitLimitText(_ limit: Int, _ detail: String) -> String {
    "Exceeds the limit (\(limit) digits) for integer string conversion\(detail); "
      + "use sys.set_int_max_str_digits() to increase the limit"
  }
}

/// A code point as CPython's messages show one: itself where it is visible ASCII, else `\xe9`.
private func shown(_ code: UInt32) -> String {
  code > 32 && code < 127 ? Text(codePoint: code).string : "\\x" + String(code, radix: 16)
}
