// The questions `isalpha`, `isdigit`… ask of every character; all but `isascii` and `isprintable` say no to the
// empty text.

extension Text {
  package func isAlphabetic(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy(CodePoint.isAlphabetic)
  }
  package func isDecimal(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy { CodePoint.decimalValue($0) != nil }
  }
  package func isDigit(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy(CodePoint.isDigit)
  }
  package func isNumeric(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy(CodePoint.isNumeric)
  }
  package func isSpace(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy(CodePoint.isSpace)
  }
  package func isPrintable(_ charge: Charge? = nil) -> Bool {
    codePoints(charge).allSatisfy(CodePoint.isPrintable)
  }
  package func isASCII(_ charge: Charge? = nil) -> Bool { codePoints(charge).allSatisfy { $0 < 0x80 } }

  package func isAlphanumeric(_ charge: Charge? = nil) -> Bool {
    !isEmpty && codePoints(charge).allSatisfy { CodePoint.isAlphabetic($0) || CodePoint.isNumeric($0) }
  }

  /// At least one capital and no small or title-case letter.
  package func isUppercase(_ charge: Charge? = nil) -> Bool {
    codePoints(charge).contains(where: CodePoint.isUppercase)
      && !codePoints(charge).contains { CodePoint.isLowercase($0) || CodePoint.isTitlecase($0) }
  }

  /// At least one small letter and no capital or title-case letter.
  package func isLowercase(_ charge: Charge? = nil) -> Bool {
    codePoints(charge).contains(where: CodePoint.isLowercase)
      && !codePoints(charge).contains { CodePoint.isUppercase($0) || CodePoint.isTitlecase($0) }
  }

  /// At least one capital; capitals only where a word starts, small letters only inside one.
  package func isTitlecase(_ charge: Charge? = nil) -> Bool {
    var isInWord = false
    var hasCapital = false
    for unit in codePoints(charge) {
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

  package func isIdentifier(_ charge: Charge? = nil) -> Bool {
    guard !isEmpty, CodePoint.startsIdentifier(unit(0)) else { return false }
    return codePoints(charge).allSatisfy(CodePoint.continuesIdentifier)
  }
}
