// A notebook as a document of one of the forms that can be written: what `--to` and `convbook convert` do.

import NotebookFormat
import Syntax

extension Notebook {
  /// The files of the document, their places relative to the folder that it goes to. Pictures that the prose names are
  /// looked for beside the notebook's own file, with `read`.
  func document(
    _ format: OutputFormat, name: String,
    read: @escaping (_ path: String) throws -> [UInt8]? = { try Files.readIfPresent($0) }
  ) -> [DocumentFile] {
    switch format {
    case .ipynb: return [DocumentFile(path: "\(name).ipynb", bytes: Array(text(as: .ipynb).utf8))]
    case .md: return MarkdownDocument.files(of: self, name: name)
    case .html:
      let folder = Files.folder(of: self.name)
      func place(_ address: String) -> String? {
        address.hasPrefix("/") || address.contains(":") ? nil : Files.join(folder, address)
      }
      let writer = HTMLDocument(
        highlights: { code in highlights(of: code).map { ($0.range, $0.piece.rawValue) } },
        picture: { address in place(address).flatMap { try? read($0) } },
        isNotebook: { address in place(address).map { Files.kind(of: $0) == .file } ?? false })
      return [DocumentFile(path: "\(name).html", bytes: Array(writer.text(of: self, name: name).utf8))]
    }
  }
}
