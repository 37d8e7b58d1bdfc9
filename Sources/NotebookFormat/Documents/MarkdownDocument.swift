internal import JSON

// A notebook as Markdown, as GitHub and static site generators read it: prose as it is, code in fences, output below it,
// pictures as files beside the text.

/// A file of a document: its place, relative to the folder that the document goes to.
package struct DocumentFile: Equatable, Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Writes a notebook as Markdown: `NAME.md`, and its pictures as `NAME_files/NN.png`.
package enum MarkdownDocument {
  package static func files(of notebook: Notebook, name: String) -> [DocumentFile] {
    var writer = MarkdownWriter(name: name)
    for cell in notebook.cells { writer.add(cell) }
    let text = writer.blocks.joined(separator: "\n\n") + "\n"
    return [DocumentFile(path: "\(name).md", bytes: Array(text.utf8))] + writer.pictures
  }
}

private struct MarkdownWriter {
  let name: String
  var blocks: [String] = []
  var pictures: [DocumentFile] = []

  init(name: String) { self.name = name }

  mutating func add(_ cell: Cell) {
    switch cell.kind {
    case .markdown: if !cell.source.isBlank { blocks.append(cell.source) }
    case .raw: break
    case .code:
      if !cell.source.isBlank { blocks.append(fenced(cell.source, "python")) }
      for output in cell.outputs { add(output) }
    }
  }

  private mutating func add(_ output: CellOutput) {
    switch output {
    case .stream(_, let text): blocks.append(fenced(text, "text"))
    case .displayData(let data, let metadata), .executeResult(_, let data, let metadata):
      for (type, ending) in [("image/png", "png"), ("image/jpeg", "jpg")] {
        guard let bytes = data.bytes(type) else { continue }
        let number = (pictures.count < 9 ? "0" : "") + "\(pictures.count + 1)"
        let file = DocumentFile(path: "\(name)_files/\(number).\(ending)", bytes: bytes)
        pictures.append(file)
        let words = metadata[type]?["alt"]?.string ?? "picture \(number)"
        blocks.append("![\(words.filter { !"[]\n".contains($0) })](\(file.path.replacing(" ", with: "%20")))")
        return
      }
      if let text = data.text("text/markdown") {
        blocks.append(text)
      } else if let text = data.text("text/plain") {
        blocks.append(fenced(text, "text"))
      }
    case .error(let kind, let message, let traceback):
      blocks.append(
        fenced(traceback.isEmpty ? "\(kind): \(message)" : traceback.joined(separator: "\n"), "text"))
    }
  }

  /// Text between fences that are longer than any within it.
  private func fenced(_ text: String, _ language: String) -> String {
    let longest = lines(of: text).map { $0.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return "\(fence)\(language)\n\(body)\n\(fence)"
  }
}
