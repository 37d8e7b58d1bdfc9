// From a script file's bytes to its text: UTF-8 without NUL, a byte order mark taken off. What is wrong is reported as
// Python reports it, as a `SyntaxError` with the file and the line.

enum SourceBytes {
  enum Fault: Equatable {
    case nulByte(line: Int, text: String)
    case notUTF8(line: Int, byte: UInt8)

    /// The report on standard error.
    func report(name: String) -> String {
      switch self {
      case .nulByte(let line, let text):
        "  File \"\(name)\", line \(line)\n    \(text)\nSyntaxError: source code cannot contain null bytes\n"
      case .notUTF8(let line, let byte):
        "SyntaxError: Non-UTF-8 code starting with '\\x\(hexadecimal(byte))' in file \(name) on line \(line), "
          + "but no encoding declared; see https://peps.python.org/pep-0263/ for details\n"
      }
    }

    private func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
  }

  static func fault(in bytes: [UInt8]) -> Fault? {
    if let offset = bytes.firstIndex(of: 0) {
      let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      return .nulByte(line: line(of: offset, in: bytes), text: text.trimmingBlanks)
    }
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    let offset = firstFault(in: bytes)
    return .notUTF8(line: line(of: offset, in: bytes), byte: bytes[offset])
  }

  static func text(of bytes: [UInt8]) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
  }

  /// The offset of the first byte that is no UTF-8: as far as a decoder gets.
  private static func firstFault(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return min(valid, bytes.count - 1)
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" })
  }
}
