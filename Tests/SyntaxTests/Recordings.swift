import Foundation
import Testing

/// Snippets, and what Python made of them, from the files that `Goldens/record.py` keeps.
struct Recording: CustomTestStringConvertible, Sendable {
  var snippet: String
  var expected: String

  var testDescription: String { String(snippet.prefix(60)) }

  /// The snippets of one file with the recordings of the other.
  static func all(_ snippets: String, _ recordings: String) throws -> [Recording] {
    let texts = try parts(of: snippets)
    let expectations = try parts(of: recordings)
    try #require(texts.count == expectations.count, "run Goldens/record.py")
    return zip(texts, expectations).map { Recording(snippet: $0, expected: $1) }
  }

  private static func parts(of file: String) throws -> [String] {
    let url = try #require(Bundle.module.url(forResource: "Goldens/\(file)", withExtension: nil))
    var parts: [(head: Substring, lines: [Substring])] = []
    let text = try String(contentsOf: url, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("%%%") {
        parts.append((line.dropFirst(3).drop { $0 == " " }, []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].lines.append(line)
      }
    }
    if parts.last?.lines.last == "" { parts[parts.count - 1].lines.removeLast() }
    return try parts.map { part in
      let text = part.lines.joined(separator: "\n")
      return part.head == "json" ? try JSONDecoder().decode(String.self, from: Data(text.utf8)) : text
    }
  }
}
