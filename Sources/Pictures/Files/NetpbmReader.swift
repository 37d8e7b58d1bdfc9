// Reading PGM and PPM without believing the header.
//
// The four formats share their header: magic, width, height, largest sample, separated by any white space, with
// comments from "#" to the end of the line. The plain formats (P2, P3) go on in the same way; the raw ones (P5, P6)
// have exactly one white space and then bytes. A header may lie, so nothing is allocated for a size before the bytes
// that are really there are known to hold it.

/// Reads one picture from the bytes of a P2, P3, P5 or P6 file.
struct NetpbmReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() throws(NetpbmError) -> StoredImage {
    let magic = try readMagic()
    let width = try readNumber("width", in: 1...1_000_000_000)
    let height = try readNumber("height", in: 1...1_000_000_000)
    let maximum = try readNumber("largest sample", in: 1...65535)
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= PictureError.pixelLimit else {
      throw .tooLarge(width: width, height: height, limit: PictureError.pixelLimit)
    }
    let count = pixels * magic.channels
    let samples =
      try magic.isPlain
      ? readPlain(count: count, maximum: maximum) : readRaw(count: count, maximum: maximum)
    if let index = samples.firstIndex(where: { $0 > maximum }) {
      let pixel = index / magic.channels
      throw .sampleTooLarge(
        value: Int(samples[index]), maximum: maximum, row: pixel / width, column: pixel % width)
    }
    guard position == bytes.count else {
      throw .trailing(count: bytes.count - position, offset: position)
    }
    return StoredImage(
      width: width, height: height, channels: magic.channels, maximum: maximum, samples: samples)
  }

  private mutating func readMagic() throws(NetpbmError) -> Netpbm.Magic {
    guard !bytes.isEmpty else { throw .empty }
    for magic in Netpbm.magics where bytes.starts(with: magic.text.utf8) {
      position = 2
      // "P55 5" is no P5 of width 5.
      if position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: "#") { break }
      return magic
    }
    throw .magic(found: NetpbmReader.quoted(bytes.prefix(4)))
  }

  // MARK: Samples

  private mutating func readRaw(count: Int, maximum: Int) throws(NetpbmError) -> [UInt16] {
    guard position < bytes.count else { throw .headerEnds(before: "pixels") }
    guard isSpace(bytes[position]) else { throw .noSeparator(found: bytes[position]) }
    position += 1
    let wide = maximum > 255
    let needed = wide ? 2 * count : count
    let found = bytes.count - position
    guard found >= needed else { throw .truncated(needed: needed, found: found) }
    let start = position
    position += needed
    if !wide { return bytes[start..<position].map(UInt16.init) }
    return stride(from: start, to: position, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
  }

  private mutating func readPlain(count: Int, maximum: Int) throws(NetpbmError) -> [UInt16] {
    // A digit and a space each, but for the last: fewer bytes cannot hold the numbers.
    let most = (bytes.count - position + 1) / 2
    guard most >= count else { throw .missingSamples(needed: count, found: countNumbers()) }
    var samples: [UInt16] = []
    samples.reserveCapacity(count)
    while samples.count < count {
      skipSpace()
      guard position < bytes.count else { throw .missingSamples(needed: count, found: samples.count) }
      samples.append(UInt16(try readNumber("sample \(samples.count)", in: 0...65535)))
    }
    skipSpace()
    return samples
  }

  /// How many tokens are left.
  private mutating func countNumbers() -> Int {
    var count = 0
    skipSpace()
    while position < bytes.count {
      count += 1
      position = tokenEnd()
      skipSpace()
    }
    return count
  }

  // MARK: Tokens

  private mutating func readNumber(
    _ field: @autoclosure () -> String, in allowed: ClosedRange<Int>
  ) throws(NetpbmError) -> Int {
    skipSpace()
    guard position < bytes.count else { throw .headerEnds(before: field()) }
    let start = position
    position = tokenEnd()
    let token = bytes[start..<position]
    let isNegative = token.first == UInt8(ascii: "-")
    let digits = isNegative ? token.dropFirst() : token
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
        throw .notANumber(field: field(), text: NetpbmReader.quoted(token), offset: start)
      }
      // Saturating above every allowed value keeps any run of digits from overflowing.
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1 << 40)
    }
    guard !digits.isEmpty else {
      throw .notANumber(field: field(), text: NetpbmReader.quoted(token), offset: start)
    }
    guard !isNegative, allowed.contains(value) else {
      throw .outOfRange(
        field: field(),
        text: String(decoding: token.prefix(24), as: UTF8.self) + (token.count > 24 ? "..." : ""),
        low: allowed.lowerBound, high: allowed.upperBound)
    }
    return value
  }

  private func tokenEnd() -> Int {
    var end = position
    while end < bytes.count, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: "#") { end += 1 }
    return end
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if isSpace(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Blank, tab, newline, vertical tab, form feed, carriage return.
  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// Bytes for a message: printable ones in quotes, else as numbers.
  private static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
    let shown = bytes.prefix(24)
    let dots = bytes.count > 24 ? "..." : ""
    if shown.allSatisfy({ (32...126).contains($0) }) {
      return "\"" + String(decoding: shown, as: UTF8.self) + dots + "\""
    }
    return "the bytes " + shown.prefix(8).map { String($0) }.joined(separator: " ") + dots
  }
}
