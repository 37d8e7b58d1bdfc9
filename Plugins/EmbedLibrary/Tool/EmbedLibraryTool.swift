// Writes modules of the embedded language as a Swift file: `enum LibraryTexts { static let all: [String: String] }`, with
// `torch.nn` for `torch.nn.py`.
//
// They are string literals, which cost the compiler nothing; SwiftPM's own embedding writes every byte as an element of
// an array, which took it minutes.

import Foundation

@main struct EmbedLibraryTool {
  static func main() throws {
    guard let output = CommandLine.arguments.dropFirst().first else {
      throw Misuse(description: "usage: embed-library OUTPUT MODULE.py…")
    }
    var lines = [
      "/// The modules of `Library/`, by name.", "enum LibraryTexts {",
      "  static let all: [String: String] = [",
    ]
    for path in CommandLine.arguments.dropFirst(2) {
      let file = URL(fileURLWithPath: path)
      let text = try String(contentsOf: file, encoding: .utf8)
      let fence = fence(around: text)
      lines.append("    \"\(file.deletingPathExtension().lastPathComponent)\": \(fence)\"\"\"")
      lines.append(text)
      lines.append("\"\"\"\(fence),")
    }
    lines += ["  ]", "}", ""]
    try lines.joined(separator: "\n").write(toFile: output, atomically: true, encoding: .utf8)
  }

  /// One `#` more than any row of them in the text: nothing in it can then end the literal or stand for something else.
  private static func fence(around text: String) -> String {
    var (longest, current) = (0, 0)
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return String(repeating: "#", count: longest + 1)
  }

  struct Misuse: Error, CustomStringConvertible { let description: String }
}
