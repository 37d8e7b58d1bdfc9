public import Tensors

// The portable grey and colour maps, PGM and PPM: the simplest picture files there are.
//
// A magic ("P2" and "P5" grey, "P3" and "P6" colour; the first of each pair as text, the second as bytes), width,
// height and the largest value, apart by white space, a "#" beginning a comment to the end of its line. Then the
// values, row by row, a pixel's red, green and blue together: numbers as text, or after exactly one white space one
// byte each, two (the high one first) where the largest value is above 255. The sizes are checked against the bytes
// that are left before anything of their product is allocated: text needs two bytes a value, but for the last.

/// A grey or colour picture read from a PGM or PPM file.
///
/// ```swift
/// let picture = try NetpbmFile.decode(bytes, path: "lincoln.pgm")
/// let x = try picture.tensor(on: engine)          // float32 (1, H, W) in 0...1
/// ```
public struct NetpbmFile: Equatable, Sendable {
  public let height: Int
  public let width: Int
  /// 1 grey, 3 red, green and blue.
  public let channels: Int
  /// The value that stands for white, 1...65535.
  public let largest: Int
  /// Row by row, the channels of a pixel together.
  public let values: [UInt16]

  /// Reads a picture in format P2, P3, P5 or P6. Errors name `path`, the byte and the numbers.
  public static func decode(_ file: [UInt8], path: String) throws(DatasetError) -> NetpbmFile {
    var scanner = NetpbmScanner(bytes: file)
    do { return try scanner.picture() } catch { throw .file(path: path, problem: error.description) }
  }

  /// Reads the picture at `path`.
  public static func read(_ path: String, with reader: FileReader) throws -> NetpbmFile {
    try decode(reader.require(path), path: path)
  }

  /// The picture as float32 (channels, H, W), each value divided by the largest: 0 black to 1 white.
  public func tensor(on engine: Engine) throws(TensorError) -> Tensor {
    let scale = 1 / Float(largest)
    return try channelsFirst(engine.tensor(values.map { Float($0) * scale }, shape: [height, width, channels]))
  }

  /// The values as they stand in the file: (channels, H, W), uint8 where the largest is at most 255, else int64.
  public func integers(on engine: Engine) throws(TensorError) -> Tensor {
    let shape = [height, width, channels]
    return try channelsFirst(
      largest <= 255
        ? engine.tensor(values.map { UInt8(truncatingIfNeeded: $0) }, shape: shape)
        : engine.tensor(values.map(Int.init), shape: shape))
  }

  private func channelsFirst(_ tensor: Tensor) throws(TensorError) -> Tensor { try tensor.permute([2, 0, 1]) }
}

/// What is wrong with a PGM or PPM file.
enum NetpbmError: Error, Equatable, CustomStringConvertible {
  case magic([UInt8])
  case format(String)
  case ends(wanted: String, byte: Int)
  case notANumber(wanted: String, byte: Int, found: UInt8)
  case tooLong(wanted: String, byte: Int)
  case size(width: Int, height: Int)
  case largest(Int)
  case noSpace(byte: Int)
  case tooFew(width: Int, height: Int, channels: Int, needed: Int, found: Int)
  case value(Int, row: Int, column: Int, largest: Int)
  case trailing(count: Int, byte: Int)

  var description: String {
    switch self {
    case .magic(let bytes):
      return
        "not a PGM or PPM file: it begins with the bytes \(bytes.map(String.init).joined(separator: " ")), "
        + "expected P2, P3, P5 or P6"
    case .format(let name): return "pictures in format \(name) are not read, only P2, P3, P5 and P6"
    case .ends(let wanted, let byte): return "the file ends at byte \(byte), where \(wanted) is expected"
    case .notANumber(let wanted, let byte, let found):
      return "byte \(byte) is \(found), where \(wanted) is expected"
    case .tooLong(let wanted, let byte): return "\(wanted) at byte \(byte) has more than 9 digits"
    case .size(let width, let height): return "the header says \(width) columns and \(height) rows"
    case .largest(let value): return "the header says largest value \(value), expected 1...65535"
    case .noSpace(let byte): return "no white space between header and pixels at byte \(byte)"
    case .tooFew(let width, let height, let channels, let needed, let found):
      return "the header promises \(width) x \(height) pixels of \(channels) value\(channels == 1 ? "" : "s"), "
        + "which need \(needed) bytes at least, but \(found) are left"
    case .value(let value, let row, let column, let largest):
      return "value \(value) in row \(row), column \(column) is above the largest, \(largest)"
    case .trailing(let count, let byte):
      return "the file goes on for \(count) byte\(count == 1 ? "" : "s") after its last pixel, at byte \(byte)"
    }
  }
}

/// The bytes of the file and how far they are read.
private struct NetpbmScanner {
  let bytes: [UInt8]
  var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func picture() throws(NetpbmError) -> NetpbmFile {
    let magic = Array(bytes.prefix(2))
    guard magic.count == 2, magic[0] == UInt8(ascii: "P"), (0x31...0x37).contains(magic[1]) else {
      throw .magic(magic)
    }
    let digit = magic[1] - 0x30
    guard [2, 3, 5, 6].contains(digit) else { throw .format("P\(digit)") }
    place = 2
    let isText = digit < 4
    let channels = digit == 3 || digit == 6 ? 3 : 1
    let width = try number("the width")
    let height = try number("the height")
    guard width > 0, height > 0 else { throw .size(width: width, height: height) }
    let largest = try number("the largest value")
    guard (1...65535).contains(largest) else { throw .largest(largest) }
    // At most nine digits each: the product stays far below Int's.
    let count = width * height * channels
    if !isText { try skipOneSpace() }
    let needed = isText ? 2 * count - 1 : count * (largest > 255 ? 2 : 1)
    guard needed <= bytes.count - place else {
      throw .tooFew(
        width: width, height: height, channels: channels, needed: needed, found: bytes.count - place)
    }
    var values: [UInt16] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let value = isText ? try number("a value") : binary(wide: largest > 255)
      guard value <= largest else {
        let pixel = index / channels
        throw .value(value, row: pixel / width, column: pixel % width, largest: largest)
      }
      values.append(UInt16(truncatingIfNeeded: value))
    }
    try checkEnd()
    return NetpbmFile(height: height, width: width, channels: channels, largest: largest, values: values)
  }

  /// The next number, which white space or a comment ends; it may follow its neighbour's last digit only so.
  private mutating func number(_ wanted: String) throws(NetpbmError) -> Int {
    skipSpaceAndComments()
    guard place < bytes.count else { throw .ends(wanted: wanted, byte: place) }
    let start = place
    var value = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      guard place - start < 9 else { throw .tooLong(wanted: wanted, byte: start) }
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    let isEnded = place == bytes.count || isSpace(bytes[place]) || bytes[place] == UInt8(ascii: "#")
    guard place > start, isEnded else { throw .notANumber(wanted: wanted, byte: place, found: bytes[place]) }
    return value
  }

  /// Two bytes or one; the caller has seen that they are there.
  private mutating func binary(wide: Bool) -> Int {
    defer { place += wide ? 2 : 1 }
    return wide ? Int(bytes[place]) << 8 | Int(bytes[place + 1]) : Int(bytes[place])
  }

  private mutating func skipOneSpace() throws(NetpbmError) {
    guard place < bytes.count, isSpace(bytes[place]) else { throw .noSpace(byte: place) }
    place += 1
  }

  private mutating func skipSpaceAndComments() {
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "#") {
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
      } else if isSpace(bytes[place]) {
        place += 1
      } else {
        return
      }
    }
  }

  private mutating func checkEnd() throws(NetpbmError) {
    while place < bytes.count, isSpace(bytes[place]) { place += 1 }
    if place < bytes.count { throw .trailing(count: bytes.count - place, byte: place) }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
