// Source text and places in it.
//
// A cell of a lesson is a part of a file, and its errors should name the file's lines: so a source knows
// which line of its file it begins at. Offsets are bytes of UTF-8; columns shown to people are characters.

/// The text of one script or cell, its name, and where its lines begin.
public final class Source: Sendable {
  /// What a traceback shows after `File`: a path, `<stdin>`, `<string>`, `<cell 3>`.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// The line number, in the file named, of this text's first line.
  public let firstLine: Int
  /// The byte offset of each line's first byte.
  public let lineStarts: [Int]

  public init(name: String, text: String, firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    bytes = Array(text.utf8)
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") {
        starts.append(offset)
      } else if byte == UInt8(ascii: "\r") {
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
        starts.append(offset)
      }
    }
    lineStarts = starts
  }

  /// Whether the text is a file, or piped in as one: not a cell, nor code given otherwise.
  public var isFile: Bool { !name.hasPrefix("<") || name == "<stdin>" }

  /// The zero-based index of the line that holds byte `offset`.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The line number shown to people for byte `offset`.
  public func lineNumber(at offset: Int) -> Int { lineIndex(at: offset) + firstLine }

  /// The text of line `index` (zero-based) without its line ending.
  public func line(_ index: Int) -> String {
    guard lineStarts.indices.contains(index) else { return "" }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text of `span`.
  public func text(_ span: Span) -> String {
    let start = min(max(0, Int(span.start)), bytes.count)
    let end = min(max(start, Int(span.end)), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
