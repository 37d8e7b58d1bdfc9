package import JSON

// A notebook is a list of cells with metadata, whatever file it came from: the percent script
// (`PercentReader`, `PercentWriter`) and `.ipynb` (`IpynbReader`, `IpynbWriter`) are two spellings of this one value.
// Unknown metadata and MIME types ride along untouched. What only one spelling can say (how a marker line was
// written, blank lines between cells, line ends) is kept in metadata too, under the names Jupytext uses or under
// "convbook", so that going through the other spelling and back gives the same bytes.

/// A notebook: cells in order, and metadata.
///
///     let notebook = try Notebook.read(bytes: bytes, name: "lessons/01-images-are-numbers.py")
///     for cell in notebook.cells where cell.kind == .code { print(cell.firstLine, cell.title ?? "") }
///     let text = notebook.text(as: .ipynb)
package struct Notebook: Equatable, Sendable {
  /// The file it was read from, for messages.
  package var name: String
  package var metadata: JSONObject
  /// The nbformat numbers of the file it was read from; what is written is always 4.5.
  package var nbformat: Int
  package var nbformatMinor: Int
  package var cells: [Cell]

  package init(
    name: String = "notebook", metadata: JSONObject = [:], nbformat: Int = 4, nbformatMinor: Int = 5,
    cells: [Cell] = []
  ) {
    self.name = name
    self.metadata = metadata
    self.nbformat = nbformat
    self.nbformatMinor = nbformatMinor
    self.cells = cells
  }
}

/// One cell.
///
/// `source` is what Jupyter shows; `code` is what an interpreter should run. Line numbers of both agree.
package struct Cell: Equatable, Sendable {
  package enum Kind: String, Sendable { case code, markdown, raw }

  package var kind: Kind
  /// Letters, digits, "-" and "_", at most 64, no two alike in a notebook; nil until it is written.
  package var id: String?
  package var source: String
  package var metadata: JSONObject
  /// Files inside a Markdown cell: name to MIME bundle.
  package var attachments: JSONObject?
  /// The n of `In [n]`; nil when the cell has not run.
  package var executionCount: Int?
  package var outputs: [CellOutput]
  /// The line of the file, from 1, on which the source starts; 1 in a notebook that has no such lines.
  package var firstLine: Int
  /// The lines of the source, from 0, that the script it was read from has as comments, and Jupytext reads as more.
  var asides: Set<Int> = []

  package init(
    _ kind: Kind, _ source: String, id: String? = nil, metadata: JSONObject = [:],
    attachments: JSONObject? = nil,
    executionCount: Int? = nil, outputs: [CellOutput] = [], firstLine: Int = 1
  ) {
    self.kind = kind
    self.id = id
    self.source = source
    self.metadata = metadata
    self.attachments = attachments
    self.executionCount = executionCount
    self.outputs = outputs
    self.firstLine = firstLine
  }

  /// What stands after `# %%` in a script, or "title" in the metadata.
  package var title: String? {
    get { metadata["title"]?.string }
    set { metadata["title"] = newValue.map(JSONValue.string) }
  }

  /// The tags of the metadata; empty when there are none.
  package var tags: [String] { metadata["tags"]?.array?.compactMap(\.string) ?? [] }

  /// The heading lines of a Markdown cell, with their `#`; those inside code blocks do not count.
  package var headings: [String] {
    guard kind == .markdown else { return [] }
    var isCode = false
    return source.split(whereSeparator: \.isNewline).map(String.init).filter { line in
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      let text = line.drop { $0 == "#" }
      return !isCode && (1...6).contains(line.count - text.count) && text.first == " "
    }
  }

  /// The source as it is run: of a cell in another language (`%%bash`) every line is a comment. Magics of single lines
  /// (`%matplotlib inline`) are still there, for whoever runs the cell to answer.
  package var code: String {
    let lines = lines(of: source)
    if let first = lines.first, CellLanguage.magic(first) != nil {
      return lines.map(commented).joined(separator: "\n")
    }
    if asides.isEmpty { return source }
    return lines.enumerated().map { asides.contains($0) ? commented($1) : $1 }.joined(separator: "\n")
  }
}

/// The spellings a notebook can be written in.
package enum NotebookFileKind: String, CaseIterable, Sendable {
  /// A Python script with `# %%` markers, as Jupytext's `py:percent`.
  case percent = "py"
  /// Jupyter's JSON, format 4.5.
  case ipynb

  /// The kind that a file name's ending says, or nil.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}

extension Notebook {
  /// Reads a notebook, by the ending of its name, or by its content where the ending says nothing.
  ///
  /// A byte order mark and CRLF line ends are accepted. Throws a `NotebookError` that names the file and the line.
  package static func read(bytes: [UInt8], name: String) throws(NotebookError) -> Notebook {
    let text = try SourceText(bytes: bytes, name: name)
    let looksLikeJSON = text.text.first { !$0.isWhitespace } == "{"
    switch NotebookFileKind(fileName: name) ?? (looksLikeJSON ? .ipynb : .percent) {
    case .percent: return try PercentReader.read(text, name: name)
    case .ipynb: return try IpynbReader.read(text, name: name)
    }
  }

  /// The notebook as the text of a file; the same notebook gives the same bytes.
  package func text(as kind: NotebookFileKind) -> String {
    switch kind {
    case .percent: PercentWriter.text(of: self)
    case .ipynb: IpynbWriter.text(of: self)
    }
  }
}

/// What we keep in metadata for ourselves: how the script was written where Jupytext's own spelling differs.
enum Own {
  static let key = "convbook"
}

extension JSONObject {
  /// In a notebook's metadata: how far a run came that has not ended, or not as it should.
  package var runState: JSONValue? {
    get { self[own: "run"] }
    set { self[own: "run"] = newValue }
  }

  /// In a notebook's metadata: the vector instructions that its outputs were computed with.
  package var instructions: String? {
    get { self[own: "instructions"]?.string }
    set { self[own: "instructions"] = newValue.map(JSONValue.string) }
  }

  /// A member of our own section; setting nil removes it, and the section with its last member.
  subscript(own name: String) -> JSONValue? {
    get { self[Own.key]?[name] }
    set {
      var section = self[Own.key]?.object ?? [:]
      section[name] = newValue
      self[Own.key] = section.isEmpty ? nil : .object(section)
    }
  }
}
