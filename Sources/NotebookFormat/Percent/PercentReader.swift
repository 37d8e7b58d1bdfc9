import JSON

// A percent script is cut at its marker lines; what stands before the first is a cell too. A marker inside a string
// or, in text cells, inside a fenced block does not count. Each piece becomes a cell by its kind: code as it stands,
// with commented magics opened; text without its "# " or its triple quotes. Then the whole is compared, from the
// end, with what the writer would write: where that differs (a marker spelled "#%%", odd blank lines, ...) the cell
// keeps the lines it had. So writing a script that was read gives the same bytes, whatever the script.

struct PercentReader {
  private let name: String
  private let lines: [String]
  private var cells: [Cell] = []
  private var blocks: [ScriptBlock] = []
  private var usesJSON = false

  static func read(_ source: SourceText, name: String) throws(NotebookError) -> Notebook {
    var reader = PercentReader(name: name, text: source.text)
    do {
      return try reader.notebook(source)
    } catch {
      guard case .index(let line)? = error.path.first else {
        throw NotebookError(file: name, problem: error.problem)
      }
      throw NotebookError(file: name, line: line + 1, problem: error.problem)
    }
  }

  private init(name: String, text: String) {
    self.name = name
    var lines = NotebookFormat.lines(of: text)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  private mutating func notebook(_ source: SourceText) throws(Misplaced) -> Notebook {
    let header = try ScriptHeader(lines: lines)
    do {
      try checkNotebookMetadata(JSONPlace(.object(header.metadata)))
    } catch {
      throw Misplaced(path: [.index(0)], problem: error.problem)
    }
    var place = header.lineCount
    while place < lines.count {
      let block = ScriptBlock(lines, from: place)
      blocks.append(block)
      cells.append(try cell(block, at: place))
      place = block.next
    }
    var notebook = Notebook(name: name, metadata: header.metadata, cells: cells)
    notebook.metadata["jupytext"] = .object(settings(header))
    keepLayout(of: &notebook, source: source, header: header)
    notebook.assignIDs()
    return notebook
  }

  private mutating func cell(_ block: ScriptBlock, at place: Int) throws(Misplaced) -> Cell {
    usesJSON = usesJSON || block.usesJSON
    var cell = block.cell
    cell.firstLine = place + 1 + (block.hasMarker && !block.startsWithLanguage ? 1 : 0)
    do {
      try checkCellMetadata(JSONPlace(.object(cell.metadata)), kind: cell.kind)
    } catch {
      throw Misplaced(path: [.index(place)], problem: error.problem)
    }
    return cell
  }

  private func settings(_ header: ScriptHeader) -> JSONObject {
    var settings = MetadataFilter.settings(
      for: header.metadata, hasJupyterHeader: header.hasJupyter,
      cellNames: Set(cells.flatMap { $0.metadata.keys }))
    if header.metadata["kernelspec"]?["language"] == nil, !cells.isEmpty || header.frontMatter != nil {
      settings["main_language"] = "python"
    }
    if usesJSON, settings["cell_metadata_json"] == nil { settings["cell_metadata_json"] = true }
    return settings
  }

  /// Records what the writer would otherwise do differently.
  private func keepLayout(of notebook: inout Notebook, source: SourceText, header: ScriptHeader) {
    let writer = PercentWriter(notebook: notebook)
    for index in notebook.cells.indices {
      let block = blocks[index]
      let written = lines[(block.start)..<block.end]
      if writer.canonicalLines(of: notebook.cells[index]) != Array(written) {
        notebook.cells[index].metadata[own: "script"] = .array(written.map(JSONValue.string))
      }
      let expected = BlankLines.expected(after: Array(written), before: lines[block.next...])
      if block.blankLines != expected {
        notebook.cells[index].metadata["lines_to_next_cell"] = .int(block.blankLines)
      }
    }
    if let frontMatter = header.frontMatter {
      notebook.cells.insert(Cell(.raw, frontMatter), at: 0)
      let following = lines[header.lineCount...]
      if header.blankLines != BlankLines.expected(after: ["---"], before: following) {
        notebook.cells[0].metadata["lines_to_next_cell"] = .int(header.blankLines)
      }
    }
    let headerLines = Array(lines[..<header.lineCount])
    let kernelWouldAppear = header.hasJupyter && header.metadata["kernelspec"] == nil
    if kernelWouldAppear || PercentWriter(notebook: notebook).canonicalHeader() != headerLines {
      notebook.metadata[own: "header"] = .array(headerLines.map(JSONValue.string))
    }
    if source.hasByteOrderMark { notebook.metadata[own: "byte_order_mark"] = true }
    if source.hasCarriageReturns { notebook.metadata[own: "carriage_returns"] = true }
    notebook.metadata[own: "line_ends"] = source.mixedLineEnds?.json
    if !source.text.isEmpty, source.text.last != "\n" { notebook.metadata[own: "final_line_feed"] = false }
  }
}
