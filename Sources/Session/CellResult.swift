// What is left of a cell when it has run: its events, and what they become in a notebook or in a run's folder. Pictures
// are encoded only when somebody asks, so a REPL that draws half blocks pays for no PNG.

package import CourseLibrary
internal import JSON
package import NotebookFormat

/// A finished cell.
///
/// ```swift
/// let result = session.run(cell.code, name: "lesson.py", firstLine: cell.firstLine)
/// notebook.cells[place].outputs = result.outputs
/// if result.failed { … }
/// ```
package struct CellResult: Sendable {
  /// What the cell put out, in order, text of one stream in one piece; empty for scripts, which keep nothing.
  package internal(set) var events: [OutputEvent] = []
  /// What its checks found, in order.
  package internal(set) var checks: [CheckRecord] = []
  /// The n of `In [n]`; nil for scripts.
  package internal(set) var executionCount: Int?
  /// An exception went uncaught, or the script left with an exit code other than 0.
  package internal(set) var failed = false
  /// What `sys.exit` was given, 0 to 255; nil when it was not called, or is an error (`Configuration.exitIsAnError`).
  package internal(set) var exitCode: Int?
  /// The cancel flag stopped it.
  package internal(set) var wasInterrupted = false
  /// The steps of the machine that it took.
  package internal(set) var steps = 0
  /// Wall time by the session's clock. Volatile: never record or compare it.
  package internal(set) var seconds = 0.0

  /// The outputs as a notebook holds them: text always, and a PNG for pictures.
  ///
  /// A viewer that shows the PNG does not show the text beside it, so the title of a picture is an output of its own.
  package var outputs: [CellOutput] {
    events.flatMap { event -> [CellOutput] in
      switch event {
      case .stream(let name, let text): return [.stream(name: name, text: text)]
      case .display(let item): return Self.outputs(of: item)
      case .volatile: return []
      case .result(let text, let count): return [.executeResult(count: count, ["text/plain": .string(text)])]
      case .failure(let name, let message, let traceback):
        let lines = traceback.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [
          .error(ename: name, evalue: message, traceback: lines.last == "" ? lines.dropLast() : lines)
        ]
      }
    }
  }

  private static func outputs(of item: DisplayItem) -> [CellOutput] {
    guard let png = try? item.png() else { return [.displayData(["text/plain": .string(item.plainText())])] }
    var picture: MIMEBundle = [
      "text/plain": .string(DisplayItem(title: nil, picture: item.picture).plainText())
    ]
    picture.setBytes(png, for: "image/png")
    // Where nbconvert and others look for the text that stands in for an image.
    let metadata: JSONObject = item.altText.map { ["image/png": ["alt": .string($0)]] } ?? [:]
    let shown = CellOutput.displayData(picture, metadata: metadata)
    guard let title = item.title else { return [shown] }
    return [.displayData(["text/plain": .string(title)]), shown]
  }

  /// What was shown, in order.
  package var displays: [DisplayItem] {
    events.compactMap { if case .display(let item) = $0 { item } else { nil } }
  }

  /// The pictures shown, in order, as files: PGM for grey, PPM for colour, PNG for drawings. `name` is made of the title.
  package var pictures: [(name: String, fileExtension: String, bytes: [UInt8])] {
    displays.compactMap { item in
      guard let file = try? item.file() else { return nil }
      return (item.suggestedName, file.fileExtension, file.bytes)
    }
  }
}
