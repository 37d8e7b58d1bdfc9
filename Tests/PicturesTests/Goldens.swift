// Recorded text pictures. `RECORD_GOLDENS=1 swift test --filter PicturesTests` writes them anew and fails, so that a
// recording run never passes for a test run; look at what changed before committing it.

import Foundation
import Testing

/// Compares lines with `Goldens/<name>.txt`.
func expectGolden(
  _ name: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = lines.joined(separator: "\n") + "\n"
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, "golden \(name)", sourceLocation: sourceLocation)
}
