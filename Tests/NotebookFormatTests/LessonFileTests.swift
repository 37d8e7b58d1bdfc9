import Foundation
import JSON
import NotebookFormat
import Testing

// The lessons as files: what every front end relies on before it runs a cell.

@Suite struct LessonFileTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "lessons")

  private static func lessons() throws -> [Notebook] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "py" }
      .map { try Notebook.read(bytes: [UInt8](Data(contentsOf: $0)), name: $0.lastPathComponent) }
  }

  @Test func aLessonOpensWithItsTitle() throws {
    let lessons = try Self.lessons()
    #expect(lessons.count >= 24)
    for lesson in lessons {
      #expect(lesson.metadata["kernelspec"]?["name"]?.string == "convbook", "\(lesson.name)")
      let first = try #require(lesson.cells.first, "\(lesson.name)")
      #expect(first.kind == .markdown, "\(lesson.name)")
      #expect(first.source.hasPrefix("# Lesson "), "\(lesson.name) begins with \(first.source.prefix(40))")
    }
  }

  @Test func everyCellHoldsSomething() throws {
    for lesson in try Self.lessons() {
      for cell in lesson.cells {
        #expect(cell.source.contains { !$0.isWhitespace }, "\(lesson.name), line \(cell.firstLine)")
      }
    }
  }
}
