// String literals: prefix, quotes, and what the characters between them mean.
//
// Text is decoded to code points, not to Swift's characters: Python's strings are sequences of code points,
// and `"\ud800"`, half of a surrogate pair, is a legal one that no Swift string can hold.

internal import Synchronization

/// A string token taken apart.
struct StringLiteral {
  var isRaw = false
  var isBytes = false
  var isFormatted = false
  /// The bytes between the quotes.
  var body: Range<Int>

  init(_ token: Token, in source: Source) {
    var start = Int(token.span.start)
    let end = Int(token.span.end)
    let bytes = source.bytes
    prefix: while start < end {
      switch bytes[start] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "f"): isFormatted = true
      case UInt8(ascii: "u"): break
      default: break prefix
      }
      start += 1
    }
    let quotes =
      end - start >= 6 && bytes[start] == bytes[start + 1] && bytes[start] == bytes[start + 2] ? 3 : 1
    body = min(start + quotes, end)..<max(min(start + quotes, end), end - quotes)
  }
}

/// Why an escape cannot be read.
struct EscapeFailure: Error {
  var message: String
}

/// Reads the text of a string literal's body.
struct EscapeReader {
  let bytes: [UInt8]
  let isRaw: Bool
  let isBytes: Bool
  private var offset: Int
  private let end: Int
  /// Where the reader is in the text that Python would be decoding, in which a character outside ASCII has
  /// been replaced by an escape of ten: messages give positions in it.
  private var decodedPosition = 0
  private var output: [UInt32] = []

  init(_ bytes: [UInt8], _ body: Range<Int>, isRaw: Bool, isBytes: Bool) {
    self.bytes = bytes
    self.isRaw = isRaw
    self.isBytes = isBytes
    offset = body.lowerBound
    end = body.upperBound
    output.reserveCapacity(body.count)
  }

  static func text(
    _ bytes: [UInt8], _ body: Range<Int>, isRaw: Bool, isBytes: Bool = false
  ) throws(EscapeFailure) -> [UInt32] {
    var reader = EscapeReader(bytes, body, isRaw: isRaw, isBytes: isBytes)
    return try reader.read()
  }

  private mutating func read() throws(EscapeFailure) -> [UInt32] {
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\"), !isRaw, offset + 1 < end {
        try readEscape()
      } else if byte == UInt8(ascii: "\r") {
        offset += offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 1
        emit(0x0A, width: 1)
      } else if byte < 0x80 {
        offset += 1
        emit(UInt32(byte), width: 1)
      } else {
        if isBytes { throw EscapeFailure(message: "bytes can only contain ASCII literal characters") }
        emit(readScalar(), width: 10)
      }
    }
    return output
  }

  private mutating func emit(_ value: UInt32, width: Int) {
    output.append(value)
    decodedPosition += width
  }

  /// Reads one character of UTF-8, which a `Source` only holds whole.
  private mutating func readScalar() -> UInt32 {
    let first = bytes[offset]
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0xFF >> UInt32(count + 1))
    for next in bytes[offset..<end].dropFirst().prefix(count - 1) { value = value << 6 | UInt32(next & 0x3F) }
    offset = min(end, offset + count)
    return value
  }

  private mutating func readEscape() throws(EscapeFailure) {
    let letter = bytes[offset + 1]
    switch letter {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      offset +=
        letter == UInt8(ascii: "\r") && offset + 2 < end && bytes[offset + 2] == UInt8(ascii: "\n") ? 3 : 2
      decodedPosition += 2
    case UInt8(ascii: "0")...UInt8(ascii: "7"): readOctal()
    case UInt8(ascii: "x"): try readHexadecimal(2, "\\xXX")
    case UInt8(ascii: "u") where !isBytes: try readHexadecimal(4, "\\uXXXX")
    case UInt8(ascii: "U") where !isBytes: try readHexadecimal(8, "\\UXXXXXXXX")
    case UInt8(ascii: "N") where !isBytes: try readName()
    default:
      guard let value = Self.simple[letter] else {
        offset += 1
        return emit(UInt32(UInt8(ascii: "\\")), width: 1)
      }
      offset += 2
      emit(value, width: 2)
    }
  }

  private static let simple: [UInt8: UInt32] = [
    UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "'"): 0x27, UInt8(ascii: "\""): 0x22, UInt8(ascii: "a"): 7,
    UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
  ]

  private mutating func readOctal() {
    let digits = bytes[(offset + 1)..<end].prefix(3).prefix {
      $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7")
    }
    var value = digits.reduce(UInt32(0)) { $0 << 3 | UInt32($1 - UInt8(ascii: "0")) }
    if isBytes { value &= 0xFF }
    offset += 1 + digits.count
    emit(value, width: 1 + digits.count)
  }

  private mutating func readHexadecimal(_ count: Int, _ form: String) throws(EscapeFailure) {
    var value: UInt32 = 0
    var found = 0
    for byte in bytes[(offset + 2)..<end].prefix(count) {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { break }
      value = value << 4 | UInt32(digit)
      found += 1
    }
    guard found == count else {
      if isBytes {
        throw EscapeFailure(message: "(value error) invalid \\x escape at position \(decodedPosition)")
      }
      throw decodeFailure("truncated \(form) escape", length: 2 + found)
    }
    guard value <= 0x10FFFF else { throw decodeFailure("illegal Unicode character", length: 2 + count) }
    offset += 2 + count
    emit(value, width: 2 + count)
  }

  private mutating func readName() throws(EscapeFailure) {
    let rest = bytes[(offset + 2)..<end]
    guard rest.first == UInt8(ascii: "{"), let close = rest.firstIndex(of: UInt8(ascii: "}")),
      close > offset + 3
    else {
      let length =
        if rest.first == UInt8(ascii: "{") {
          (rest.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? end) - offset
        } else { 2 }
      throw decodeFailure("malformed \\N character escape", length: length)
    }
    let name = String(decoding: bytes[(offset + 3)..<close], as: UTF8.self).uppercased()
    let scalar = CharacterNames.known.withLock { $0.scalar(called: name) }
    let length = close + 1 - offset
    guard let scalar else { throw decodeFailure("unknown Unicode character name", length: length) }
    offset = close + 1
    emit(scalar.value, width: length)
  }

  private func decodeFailure(_ why: String, length: Int) -> EscapeFailure {
    EscapeFailure(
      message: "(unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "\(decodedPosition)-\(decodedPosition + length - 1): \(why)")
  }
}

/// The characters by their names: an index that grows as far as it has been asked for.
private struct CharacterNames {
  static let known = Mutex(CharacterNames())

  private var found: [String: Unicode.Scalar] = [:]
  private var next: UInt32 = 0

  mutating func scalar(called name: String) -> Unicode.Scalar? {
    if let scalar = found[name] { return scalar }
    while next < 0xE_1000 {
      let scalar = Unicode.Scalar(next)
      // The planes between these have no characters.
      next = next == 0x3_FFFF ? 0xE_0000 : next + 1
      guard let properties = scalar?.properties else { continue }
      let names = [properties.name, properties.nameAlias].compactMap { $0 }
      for name in names where found[name] == nil { found[name] = scalar }
      if names.contains(name) { return scalar }
    }
    return nil
  }
}
