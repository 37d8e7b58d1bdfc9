import JSON

// A file's bytes become text once, here: UTF-8 is required, a NUL is refused (it is no text file), a byte order
// mark and the kind of line end are noted and taken off, so that everything after sees lines that end in "\n".

/// The text of a file, with what was taken off it.
struct SourceText {
  var text: String
  var hasByteOrderMark = false
  /// Every line ended in CRLF.
  var hasCarriageReturns = false

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
    var (breaks, pairs) = (0, 0)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (0x0D, 0x0A): pairs += 1
      case (_, 0x0D), (_, 0x0A):
        breaks += 1
        normalized.append(0x0A)
      default: normalized.append(byte)
      }
      previous = byte
    }
    hasCarriageReturns = pairs == breaks
    text = String(decoding: normalized, as: UTF8.self)
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
