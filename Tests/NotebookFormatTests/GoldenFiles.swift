import Foundation
import Testing

// Goldens stand beside the tests. `CONVBOOK_RECORD=1 swift test --filter NotebookFormatTests` writes them anew and
// fails, so that no run that changes its own expectations passes; `validate.py` then holds them against Jupyter.

enum GoldenFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let scripts = [
    "activity", "blank_lines", "empty", "front_matter", "lesson", "magics", "markers", "plain", "text_cells",
  ]

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func expect(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["CONVBOOK_RECORD"] != nil {
      try Data(text.utf8).write(to: folder.appending(path: path))
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
      return
    }
    let golden = String(decoding: try bytes(path), as: UTF8.self)
    #expect(text == golden, "\(path) differs", sourceLocation: sourceLocation)
  }
}
