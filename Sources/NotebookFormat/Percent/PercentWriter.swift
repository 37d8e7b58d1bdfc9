import JSON

// The writer knows one spelling, Jupytext's, for every cell; a cell that was read from another spelling brings its
// lines along, and they are used as long as they still read as that cell. Blank lines between cells depend on both
// neighbours, so the script is put together from its end.

struct PercentWriter {
  private let notebook: Notebook
  private let filter: MetadataFilter
  private let usesJSON: Bool
  private let textMarker: String?

  init(notebook: Notebook) {
    self.notebook = notebook
    let settings = notebook.metadata["jupytext"]
    filter = MetadataFilter(settings?["cell_metadata_filter"]?.string)
    usesJSON = settings?["cell_metadata_json"]?.bool ?? false
    textMarker = settings?["cell_markers"]?.string
  }

  static func text(of notebook: Notebook) -> String {
    let writer = PercentWriter(notebook: notebook)
    let layout = notebook.metadata
    var lines = writer.header()
    let body = writer.body()
    lines += body.isEmpty && !lines.isEmpty ? [""] : body
    var text = lines.joined(separator: "\n")
    if layout[own: "final_line_feed"] == false, text.hasSuffix("\n") { text.removeLast() }
    if layout[own: "carriage_returns"] == true {
      text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    if let ends = MixedLineEnds(layout[own: "line_ends"]) { text = ends.applied(to: text) }
    return layout[own: "byte_order_mark"] == true ? "\u{FEFF}" + text : text
  }

  /// The cells after the front matter.
  private var bodyCells: ArraySlice<Cell> { notebook.cells.dropFirst(frontMatter == nil ? 0 : 1) }

  private var frontMatter: String? {
    guard let cell = notebook.cells.first, cell.kind == .raw else { return nil }
    let lines = NotebookFormat.lines(of: cell.source.trimmed())
    guard lines.count >= 2, ScriptHeader.isFence(lines[0]), ScriptHeader.isFence(lines[lines.count - 1])
    else { return nil }
    return lines.joined(separator: "\n")
  }

  private func body() -> [String] {
    var reversed: [String] = []
    for (index, cell) in bodyCells.enumerated().reversed() {
      let block = Self.keptLines(of: cell, isFirst: index == 0) ?? canonicalLines(of: cell)
      let blankLines =
        cell.metadata["lines_to_next_cell"]?.int.map { min(max($0, 0), 1000) }
        ?? BlankLines.expected(after: block, before: reversed.reversed())
      reversed += Array(repeating: "", count: blankLines)
      reversed += block.reversed()
    }
    return reversed.reversed()
  }

  // MARK: Header

  private func header() -> [String] {
    if let kept = notebook.metadata[own: "header"]?.array?.compactMap(\.string), stillHolds(header: kept) {
      return kept
    }
    return canonicalHeader()
  }

  /// The header in Jupytext's spelling, with the blank lines after it.
  func canonicalHeader() -> [String] {
    let lines = ScriptHeader.lines(metadata: notebook.metadata, frontMatter: frontMatter)
    guard lines.last == "# ---", !bodyCells.isEmpty else { return lines }
    let blankLines = frontMatter == nil ? nil : notebook.cells.first?.metadata["lines_to_next_cell"]?.int
    return lines + Array(repeating: "", count: min(max(blankLines ?? 1, 0), 1000))
  }

  private func stillHolds(header lines: [String]) -> Bool {
    guard let header = try? ScriptHeader(lines: lines), header.lineCount == lines.count,
      header.frontMatter == frontMatter
    else { return false }
    return header.metadata.members.allSatisfy {
      $0.name == "jupytext" || notebook.metadata[$0.name] == $0.value
    }
  }

  // MARK: Cells

  /// The cell without the lines it was read from, if they no longer say the same.
  static func withoutStaleLines(_ cell: Cell) -> Cell {
    guard keptLines(of: cell, isFirst: true) == nil else { return cell }
    var cell = cell
    cell.metadata[own: "script"] = nil
    return cell
  }

  /// The lines the cell was read from, if they still say the same.
  private static func keptLines(of cell: Cell, isFirst: Bool) -> [String]? {
    guard let kept = cell.metadata[own: "script"]?.array?.compactMap(\.string),
      let block = ScriptBlock(whole: kept), block.hasMarker || isFirst,
      block.cell.kind == cell.kind, block.cell.source == cell.source
    else { return nil }
    var metadata = cell.metadata
    metadata[own: "script"] = nil
    metadata["lines_to_next_cell"] = nil
    return block.cell.metadata == metadata ? kept : nil
  }

  /// The cell's marker line and body in Jupytext's spelling.
  func canonicalLines(of cell: Cell) -> [String] {
    var metadata = filter.cell(cell.metadata)
    if cell.kind == .raw, metadata["active"] == "" { metadata["active"] = nil }
    var source = NotebookFormat.lines(of: cell.source)
    var language = cell.metadata["language"]?.string ?? "python"
    if cell.kind == .code, let first = source.first, let magic = CellLanguage.magic(first) {
      language = magic.language
      source.removeFirst()
      if source.isEmpty { source = [""] }
      if !magic.arguments.isEmpty { metadata["magic_args"] = .string(magic.arguments) }
      metadata["language"] = .string(language)
    }
    let isCode = cell.kind == .code || (cell.kind == .raw && saysActivity(metadata))
    guard isCode else {
      metadata["cell_type"] = .string(cell.kind.rawValue)
      return [CellMarker.line(for: metadata, usesJSON: usesJSON)] + textLines(source, of: cell)
    }
    let marker = CellMarker.line(for: metadata, usesJSON: usesJSON)
    guard isActive(in: "py", metadata, otherwise: language == "python") else {
      return [marker] + source.map(commented)
    }
    let indentation = source.first.flatMap { $0.isBlank ? nil : $0.indentation } ?? ""
    return [indentation + marker] + (source == [""] ? [] : Magics.commented(source))
  }

  private func textLines(_ source: [String], of cell: Cell) -> [String] {
    let comments = source.map(commented)
    guard let marker = cell.metadata["cell_marker"]?.string ?? textMarker,
      let quoted = quoted(source, marker: marker), let read = TripleQuotes(quoted), read.content == source
    else { return comments }
    return quoted
  }

  /// The source between triple quotes, nil when `marker` does not ask for them.
  private func quoted(_ source: [String], marker: String) -> [String]? {
    let parts = marker.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isRaw = marker.first == "r" || marker.first == "R"
    var left = parts.count == 2 ? parts[0] : marker + "\n"
    let right = parts.count == 2 ? parts[1] : "\n" + (isRaw ? String(marker.dropFirst()) : marker)
    let quotes = String((isRaw ? left.dropFirst() : left[...]).prefix(3))
    guard quotes == "\"\"\"" || quotes == "'''", right.hasSuffix(quotes) else { return nil }
    let text = source.joined(separator: "\n")
    guard !text.contains(quotes) else { return nil }
    if !isRaw, text.contains("\\") { left = "r" + left }
    return NotebookFormat.lines(of: left + text + right)
  }
}
