import JSON

// A file's bytes become text once, here: UTF-8 is required, a NUL is refused (it is no text file), a byte order
// mark and the kinds of line end are noted and taken off, so that everything after sees lines that end in "\n".

/// The text of a file, with what was taken off it.
struct SourceText {
  var text: String
  var hasByteOrderMark = false
  /// Every line ended in CRLF.
  var hasCarriageReturns = false
  /// Where lines end in more than one way; nil else.
  var mixedLineEnds: MixedLineEnds?

  init(bytes: [UInt8], name: String) throws(NotebookError) {
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) {
      hasByteOrderMark = true
      content = content.dropFirst(3)
    }
    if let offset = content.firstIndex(of: 0) {
      throw NotebookError(
        file: name, line: lineNumber(of: offset, in: bytes), problem: .nulByte(offset: offset))
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      let offset = content.startIndex + validUTF8Count(content)
      throw NotebookError(
        file: name, line: lineNumber(of: offset, in: bytes), problem: .notUTF8(offset: offset))
    }
    self.text = text
    if content.contains(0x0D) { normalizeLineEnds() }
  }

  private mutating func normalizeLineEnds() {
    var normalized: [UInt8] = []
    normalized.reserveCapacity(text.utf8.count)
    var ends = MixedLineEnds()
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (0x0D, 0x0A): ends.pairs.append(ends.alone.removeLast())
      case (_, 0x0D), (_, 0x0A):
        if byte == 0x0D { ends.alone.append(ends.count) }
        ends.count += 1
        normalized.append(0x0A)
      default: normalized.append(byte)
      }
      previous = byte
    }
    hasCarriageReturns = ends.pairs.count == ends.count
    mixedLineEnds = hasCarriageReturns ? nil : ends
    text = String(decoding: normalized, as: UTF8.self)
  }
}

/// How the lines of a file end that do not all end alike; lines are counted from 0.
struct MixedLineEnds {
  var count = 0
  /// Those that end in CRLF.
  var pairs: [Int] = []
  /// Those that end in CR.
  var alone: [Int] = []

  init() {}

  init?(_ value: JSONValue?) {
    guard let value, let count = value["lines"]?.int else { return nil }
    self.count = count
    pairs = value["crlf"]?.array?.compactMap(\.int) ?? []
    alone = value["cr"]?.array?.compactMap(\.int) ?? []
  }

  var json: JSONValue {
    ["lines": .int(count), "crlf": .array(pairs.map(JSONValue.int)), "cr": .array(alone.map(JSONValue.int))]
  }

  /// The text with its lines ended as they were; as it is where it has other lines by now.
  func applied(to text: String) -> String {
    let lines = lines(of: text)
    guard lines.count == count + 1 else { return text }
    let (pairs, alone) = (Set(pairs), Set(alone))
    return lines.enumerated().reduce(into: "") { text, line in
      text += line.element
      if line.offset < count {
        text += pairs.contains(line.offset) ? "\r\n" : alone.contains(line.offset) ? "\r" : "\n"
      }
    }
  }
}

private func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
  bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
}

/// The text between line feeds; "a\n" is the two lines "a" and "".
func lines(of text: String) -> [String] {
  text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
}

extension StringProtocol {
  /// Nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  func trimmed() -> String {
    let start = self.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// The white space a line starts with.
  var indentation: String { String(prefix(while: \.isWhitespace)) }
}
