// An exercise's solution stands in the lesson between nbgrader's markers. The learner sees `...` in its place, at the
// indentation of the opening marker: that is Python, so the stub parses, and running it does nothing.

extension Cell {
  private static let begin = "### BEGIN SOLUTION"
  private static let end = "### END SOLUTION"

  /// The source holds a solution.
  package var hasSolution: Bool { lines(of: source).contains { $0.trimmed().hasPrefix(Self.begin) } }

  /// The cell with every solution replaced by a `...` line; cells that are not code stay as they are.
  ///
  ///     def twice(x):                 def twice(x):
  ///         ### BEGIN SOLUTION            ...
  ///         return 2 * x
  ///         ### END SOLUTION
  ///
  /// Markers that do not pair up throw, with the line; `file` stands in that error.
  package func strippingSolutions(file: String = "notebook") throws(NotebookError) -> Cell {
    guard kind == .code else { return self }
    var kept: [String] = []
    var opened: Int?
    for (offset, line) in lines(of: source).enumerated() {
      let place = firstLine + offset
      let text = line.trimmed()
      if text.hasPrefix(Self.begin) {
        if let opened {
          throw NotebookError(file: file, line: place, problem: .solutionInsideSolution(opened: opened))
        }
        opened = place
        kept.append(line.indentation + "...")
      } else if text.hasPrefix(Self.end) {
        guard opened != nil else {
          throw NotebookError(file: file, line: place, problem: .solutionEndWithoutBegin)
        }
        opened = nil
      } else if opened == nil {
        kept.append(line)
      }
    }
    if let opened { throw NotebookError(file: file, line: opened, problem: .solutionNotClosed) }
    var stripped = self
    stripped.source = kept.joined(separator: "\n")
    stripped.metadata[own: "script"] = nil
    return stripped
  }
}

extension Notebook {
  /// The learner's view: every cell without its solutions, and without the outputs those gave.
  package func strippingSolutions() throws(NotebookError) -> Notebook {
    var notebook = self
    for (index, cell) in cells.enumerated() {
      let stripped = try cell.strippingSolutions(file: name)
      guard stripped.source != cell.source else { continue }
      notebook.cells[index] = stripped
      notebook.cells[index].outputs = []
      notebook.cells[index].executionCount = nil
    }
    return notebook
  }
}
