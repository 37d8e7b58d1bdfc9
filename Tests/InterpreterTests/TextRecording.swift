// Reading what `record_text.py` recorded; the script says how the files are written.

import FoundationEssentials

@testable import Interpreter

/// A file of recorded cases: the fields of each line.
struct TextRecording {
  let cases: [[Substring]]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "TextRecordings/\(name).txt"))
    cases = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ", omittingEmptySubsequences: true) }
  }
}

/// What a case expects, or what it gave, as one comparable text: a value, or `!Type message`.
func outcome(_ body: () throws -> Text) -> Text {
  do {
    return try body()
  } catch let error as FormattingError {
    let type =
      switch error.exception {
      case .valueError: "ValueError"
      case .typeError: "TypeError"
      case .overflowError: "OverflowError"
      case .memoryError: "MemoryError"
      }
    return Text("!\(type) \(error)")
  } catch {
    return Text("!\(error)")
  }
}

extension Text {
  /// A recorded text field.
  init(recorded field: Substring) {
    var builder = TextBuilder()
    var rest = field.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar != "\\" {
        builder.append(codePoint: scalar.value)
      } else if rest.first == "_" {
        rest.removeFirst()
        builder.append(codePoint: 0x20)
      } else {
        let code = rest.prefix { $0 != ";" }
        rest = rest[code.endIndex...].dropFirst()
        let parts = String(code).split(separator: "*")
        if let hex = parts.first, let unit = UInt32(hex, radix: 16) {
          for _ in 0..<(parts.count > 1 ? Int(parts[1]) ?? 0 : 1) { builder.append(codePoint: unit) }
        }
      }
    }
    self = builder.text
  }

  /// The expected outcome that the given fields record, the last one or two of a line.
  init(expected fields: ArraySlice<Substring>) {
    self =
      fields.count == 2
      ? Text("\(fields.first ?? "") ") + Text(recorded: fields.last ?? "") : Text(recorded: fields.first ?? "")
  }
}

extension Double {
  init?(recorded bits: Substring) {
    guard let pattern = UInt64(bits, radix: 16) else { return nil }
    self.init(bitPattern: pattern)
  }
}
