// The value of a number as written. The scanner has checked the spelling.

extension Parser {
  static let mostDecimalDigits = 4_300

  /// The value of the number that is the current token.
  mutating func number() throws(Halt) -> Constant {
    let written = String(
      decoding: source.bytes[Int(token.span.start)..<Int(token.span.end)].filter { $0 != UInt8(ascii: "_") },
      as: UTF8.self
    )
    .lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where written.hasPrefix(prefix) {
      return integer(String(written.dropFirst(2)), radix: radix)
    }
    if written.hasSuffix("j") { return .imaginary(Double(written.dropLast()) ?? 0) }
    if written.contains(where: { $0 == "." || $0 == "e" }) { return .float(Self.double(written)) }
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

  /// Swift wants a digit on both sides of the point.
  private static func double(_ written: String) -> Double {
    let padded = written.hasPrefix(".") ? "0" + written : written
    return Double(padded.replacing(".e", with: ".0e").replacingSuffix(".", with: ".0")) ?? 0
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let found = firstRange(of: part) else { return self }
    return String(self[..<found.lowerBound]) + other + String(self[found.upperBound...])
  }

  fileprivate func replacingSuffix(_ part: String, with other: String) -> String {
    hasSuffix(part) ? String(dropLast(part.count)) + other : self
  }

  private func firstRange(of part: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      self[start...].hasPrefix(part) ? start..<self.index(start, offsetBy: part.count) : nil
    }.first
  }
}
