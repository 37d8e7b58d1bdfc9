// The questions `isalpha`, `isdigit`… ask of every character; all but `isascii` and `isprintable` say no to the
// empty text.

extension Text {
  package var isAlphabetic: Bool { !isEmpty && codePoints.allSatisfy(CodePoint.isAlphabetic) }
  package var isDecimal: Bool { !isEmpty && codePoints.allSatisfy { CodePoint.decimalValue($0) != nil } }
  package var isDigit: Bool { !isEmpty && codePoints.allSatisfy(CodePoint.isDigit) }
  package var isNumeric: Bool { !isEmpty && codePoints.allSatisfy(CodePoint.isNumeric) }
  package var isSpace: Bool { !isEmpty && codePoints.allSatisfy(CodePoint.isSpace) }
  package var isPrintable: Bool { codePoints.allSatisfy(CodePoint.isPrintable) }
  package var isASCII: Bool { codePoints.allSatisfy { $0 < 0x80 } }

  package var isAlphanumeric: Bool {
    !isEmpty && codePoints.allSatisfy { CodePoint.isAlphabetic($0) || CodePoint.isNumeric($0) }
  }

  /// At least one capital and no small or title-case letter.
  package var isUppercase: Bool {
    codePoints.contains(where: CodePoint.isUppercase)
      && !codePoints.contains { CodePoint.isLowercase($0) || CodePoint.isTitlecase($0) }
  }

  /// At least one small letter and no capital or title-case letter.
  package var isLowercase: Bool {
    codePoints.contains(where: CodePoint.isLowercase)
      && !codePoints.contains { CodePoint.isUppercase($0) || CodePoint.isTitlecase($0) }
  }

  /// At least one capital; capitals only where a word starts, small letters only inside one.
  package var isTitlecase: Bool {
    var isInWord = false
    var hasCapital = false
    for unit in codePoints {
      if CodePoint.isUppercase(unit) || CodePoint.isTitlecase(unit) {
        if isInWord { return false }
        isInWord = true
        hasCapital = true
      } else if CodePoint.isLowercase(unit) {
        if !isInWord { return false }
      } else {
        isInWord = false
      }
    }
    return hasCapital
  }

  package var isIdentifier: Bool {
    guard !isEmpty, CodePoint.startsIdentifier(unit(0)) else { return false }
    return codePoints.allSatisfy(CodePoint.continuesIdentifier)
  }
}
