// What stands in a source between nbgrader's markers is not for learners: solutions, for which a stub stands in at the
// indentation of the opening marker, and hidden tests, which leave no trace. A lesson's stub is `...`: that is Python, so
// it parses, and running it does nothing.

/// The kinds of text that markers enclose: `### BEGIN SOLUTION` to `### END SOLUTION`. Any number of signs may stand before
/// the words, as in nbgrader: what is meant to be hidden must not be shown because of one sign too few.
package enum MarkedRegion: String, CaseIterable, Sendable {
  case solution = "SOLUTION"
  case hiddenTests = "HIDDEN TESTS"
  case markScheme = "MARK SCHEME"

  package var begin: String { "### BEGIN \(rawValue)" }
  package var end: String { "### END \(rawValue)" }

  func begins(in line: String) -> Bool { words(line).hasPrefix("BEGIN \(rawValue)") }
  func ends(in line: String) -> Bool { words(line).hasPrefix("END \(rawValue)") }

  private func words(_ line: String) -> Substring { line.drop { $0.isWhitespace || $0 == "#" || $0 == "=" } }
}

/// Lines of a cell that follow each other and lie all inside marked regions of one kind, or all outside.
package struct CellPiece: Equatable, Sendable {
  package var isInside: Bool
  /// The line of the file on which the piece begins, markers not counted.
  package var firstLine: Int
  package var lines: [String]
  /// The indentation of the opening marker.
  package var indentation: String

  package var text: String { lines.joined(separator: "\n") }
}

extension Cell {
  /// The source holds a solution.
  package var hasSolution: Bool {
    lines(of: source).contains { MarkedRegion.solution.begins(in: $0) }
  }

  /// The source, cut at the markers of a region, which stand in no piece.
  ///
  ///     check(1)                       outside, line 1
  ///     ### BEGIN HIDDEN TESTS
  ///     check(2)                       inside, line 3
  ///     ### END HIDDEN TESTS
  ///
  /// Markers that do not pair up throw, with the line; `file` stands in that error.
  package func pieces(
    cutBy region: MarkedRegion, file: String = "notebook"
  ) throws(NotebookError) -> [CellPiece] {
    var pieces = [CellPiece(isInside: false, firstLine: firstLine, lines: [], indentation: "")]
    var opened: Int?
    for (offset, line) in lines(of: source).enumerated() {
      let place = firstLine + offset
      func begin(inside: Bool) {
        pieces.append(
          CellPiece(isInside: inside, firstLine: place + 1, lines: [], indentation: line.indentation))
      }
      if region.begins(in: line) {
        if let opened {
          throw NotebookError(file: file, line: place, problem: .regionInsideRegion(region, opened: opened))
        }
        opened = place
        begin(inside: true)
      } else if region.ends(in: line) {
        guard opened != nil else {
          throw NotebookError(file: file, line: place, problem: .regionEndWithoutBegin(region))
        }
        opened = nil
        begin(inside: false)
      } else {
        pieces[pieces.count - 1].lines.append(line)
      }
    }
    if let opened { throw NotebookError(file: file, line: opened, problem: .regionNotClosed(region)) }
    return pieces
  }

  /// The cell with what lies in each region replaced by the lines that `stub` makes of it.
  package func replacing(
    _ region: MarkedRegion, file: String = "notebook", with stub: (CellPiece) -> [String]
  ) throws(NotebookError) -> Cell {
    let pieces = try pieces(cutBy: region, file: file)
    guard pieces.count > 1 else { return self }
    var replaced = self
    replaced.source = pieces.flatMap { $0.isInside ? stub($0) : $0.lines }.joined(separator: "\n")
    replaced.metadata[own: "script"] = nil
    return replaced
  }

  /// The cell with every solution replaced by a `...` line; cells that are not code stay as they are.
  ///
  ///     def twice(x):                 def twice(x):
  ///         ### BEGIN SOLUTION            ...
  ///         return 2 * x
  ///         ### END SOLUTION
  ///
  /// Markers that do not pair up throw, with the line; `file` stands in that error.
  package func strippingSolutions(file: String = "notebook") throws(NotebookError) -> Cell {
    if kind != .code { return self }
    return try replacing(.solution, file: file) { [$0.indentation + "..."] }
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
