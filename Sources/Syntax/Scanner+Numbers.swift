// Numbers: their spelling is checked here, their value is read by `NumberLiteral`.
//
// A number may not run into a name (`1abc` is a slip, not two tokens), except into a keyword that can follow
// a number in a valid program (`1if x else 2`), which Python still allows.

extension Scanner {
  mutating func scanNumber() throws(SyntaxFailure) {
    let start = offset
    if bytes[start] == UInt8(ascii: "0"), let radix = Radix(byte(start + 1)) {
      offset += 2
      try scanDigits(radix)
      return append(.number, start)
    }
    var isWhole = true
    var isZero = true
    if bytes[start] != UInt8(ascii: ".") {
      try scanDecimalDigits()
      isZero = bytes[start..<offset].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
    }
    if byte(offset) == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      if isDigit(byte(offset)) { try scanDecimalDigits() }
    }
    var kind = "decimal"
    if byte(offset) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(offset + 1) == UInt8(ascii: "+") || byte(offset + 1) == UInt8(ascii: "-")
      if isDigit(byte(offset + (sign ? 2 : 1))) {
        isWhole = false
        offset += sign ? 2 : 1
        try scanDecimalDigits()
      } else if sign {
        offset += 2
        throw refuse("invalid decimal literal", (offset - 1)..<offset)
      }
    }
    if byte(offset) | 0x20 == UInt8(ascii: "j") {
      isWhole = false
      kind = "imaginary"
      offset += 1
    }
    if isWhole, bytes[start] == UInt8(ascii: "0"), !isZero {
      let zerosEnd =
        bytes[start..<offset].firstIndex { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "_") } ?? offset
      throw refuse(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        start..<zerosEnd)
    }
    try checkEnd(kind)
    append(.number, start)
  }

  private mutating func scanDecimalDigits() throws(SyntaxFailure) {
    while true {
      while isDigit(byte(offset)) { offset += 1 }
      guard byte(offset) == UInt8(ascii: "_") else { return }
      offset += 1
      if !isDigit(byte(offset)) { throw refuse("invalid decimal literal", (offset - 1)..<offset) }
    }
  }

  private mutating func scanDigits(_ radix: Radix) throws(SyntaxFailure) {
    repeat {
      if byte(offset) == UInt8(ascii: "_") { offset += 1 }
      if !radix.contains(byte(offset)) {
        if isDigit(byte(offset)) { throw strayDigit(radix) }
        throw refuse("invalid \(radix.rawValue) literal", (offset - 1)..<offset)
      }
      while radix.contains(byte(offset)) { offset += 1 }
    } while byte(offset) == UInt8(ascii: "_")
    if isDigit(byte(offset)) { throw strayDigit(radix) }
    try checkEnd(radix.rawValue)
  }

  private mutating func strayDigit(_ radix: Radix) -> SyntaxFailure {
    let digit = Character(Unicode.Scalar(byte(offset)))
    return refuse("invalid digit '\(digit)' in \(radix.rawValue) literal", offset..<(offset + 1))
  }

  /// Refuses a number that runs into a name.
  private mutating func checkEnd(_ kind: String) throws(SyntaxFailure) {
    let next = byte(offset)
    guard isNameByte(next) || isDigit(next) else { return }
    let keywords = ["and", "else", "for", "if", "in", "is", "not", "or"]
    if keywords.contains(where: { bytes[offset..<limit].starts(with: $0.utf8) }) { return }
    throw refuse("invalid \(kind) literal", (offset - 1)..<offset)
  }

  private enum Radix: String {
    case hexadecimal, octal, binary

    init?(_ letter: UInt8) {
      switch letter | 0x20 {
      case UInt8(ascii: "x"): self = .hexadecimal
      case UInt8(ascii: "o"): self = .octal
      case UInt8(ascii: "b"): self = .binary
      default: return nil
      }
    }

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .hexadecimal:
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
      case .octal: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7")
      case .binary: byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1")
      }
    }
  }
}
