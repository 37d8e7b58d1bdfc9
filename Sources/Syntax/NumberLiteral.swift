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

  private func integer(_ digits: String, radix: Int) -> Constant {
    if let value = Int(digits, radix: radix) { return .int(value) }
    return .bigInt(digits: String(digits.drop { $0 == "0" }), radix: radix)
  }
}
