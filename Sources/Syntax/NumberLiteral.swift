// The value of a number as written. The scanner has checked the spelling.

extension Parser {
  static let mostDecimalDigits = 4_300

  /// The value of the number that is the current token.
  mutating func number() throws(Halt) -> Constant {
    let written = text(token).lowercased().filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where written.hasPrefix(prefix) {
      return integer(String(written.dropFirst(2)), radix: radix)
    }
    if written.hasSuffix("j") { return .imaginary(Double(written.dropLast()) ?? 0) }
    if written.contains(where: { $0 == "." || $0 == "e" }) { return .float(Double(written) ?? 0) }
    if written.utf8.count > Self.mostDecimalDigits {
      throw refuse(
        "Exceeds the limit (\(Self.mostDecimalDigits) digits) for integer string conversion: value has "
          + "\(written.utf8.count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
          + "hexadecimal for huge integer literals to avoid decimal conversion limits.", token.span)
    }
    return integer(written, radix: 10)
  }

  /// A warning for each number that a keyword follows without a space, as in `1if x else 2`.
  var numbersBeforeKeywords: [(message: String, offset: Int)] {
    let keywords: Set<TokenKind> = [.and, .else, .for, .if, .in, .is, .or, .not]
    return zip(tokens, tokens.dropFirst()).compactMap { number, next in
      guard number.kind == .number, next.span.start == number.span.end, keywords.contains(next.kind) else {
        return nil
      }
      let written = text(number).lowercased()
      let kinds = ["0x": "hexadecimal", "0o": "octal", "0b": "binary"]
      return ("invalid \(kinds[String(written.prefix(2))] ?? "decimal") literal", Int(number.span.start))
    }
  }

  private func integer(_ digits: String, radix: Int) -> Constant {
    if let value = Int(digits, radix: radix) { return .int(value) }
    return .bigInt(digits: String(digits.drop { $0 == "0" }), radix: radix)
  }
}
