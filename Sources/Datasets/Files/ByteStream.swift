// Bytes taken from the front of a file, packed or not, so that a format is written down once for both.

/// The bytes of a file from the front.
protocol ByteStream: AnyObject {
  /// Up to `count` more bytes; fewer only where the data ends or is cut off.
  func read(_ count: Int) throws -> [UInt8]
  /// Whether the data is known to have ended as it should.
  var isAtEnd: Bool { get }
  /// Bytes of the file after the end of the data.
  var trailingCount: Int { get }
  /// The most bytes that could ever be read: what a header promises beyond them is a lie.
  var mostBytes: Int { get }
  /// Bytes of the file itself.
  var fileSize: Int { get }
}

/// A file as it is.
final class PlainStream: ByteStream {
  private let input: [UInt8]
  private var consumed = 0

  init(_ input: [UInt8]) { self.input = input }

  var isAtEnd: Bool { consumed == input.count }
  var trailingCount: Int { 0 }
  var mostBytes: Int { input.count }
  var fileSize: Int { input.count }

  func read(_ count: Int) -> [UInt8] {
    let end = consumed + min(max(0, count), input.count - consumed)
    defer { consumed = end }
    return Array(input[consumed..<end])
  }
}
