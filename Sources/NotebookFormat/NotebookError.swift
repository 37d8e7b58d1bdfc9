package import JSON

// What can be wrong with a notebook, as facts; the words are made here and nowhere else.

/// Why a file is not a notebook that we can take, and where.
///
///     lesson.ipynb:31: cells[2].source: expected a string or a list of strings, found number
package struct NotebookError: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    /// The file holds bytes that are not UTF-8, the first at this offset.
    case notUTF8(offset: Int)
    case nulByte(offset: Int)
    case notJSON(JSONError.Problem, column: Int)
    /// JSON, but not the JSON of a notebook.
    case notANotebook(missing: String)
    case unsupportedVersion(major: Int)
    case wrongType(path: String, expected: String, found: String)
    /// Two cells, counted from 1, carry one id.
    case duplicateID(String, cells: [Int])
    /// The commented YAML at the top of a script.
    case header(String)
    case regionNotClosed(MarkedRegion)
    case regionInsideRegion(MarkedRegion, opened: Int)
    case regionEndWithoutBegin(MarkedRegion)
  }

  package var file: String
  /// Counted from 1; nil where the problem is the whole file.
  package var line: Int?
  package var problem: Problem

  package init(file: String, line: Int? = nil, problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}

extension NotebookError: CustomStringConvertible {
  package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}

extension NotebookError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notUTF8(let offset): "not UTF-8 text: byte \(offset) does not continue it; save the file as UTF-8"
    case .nulByte(let offset): "a NUL byte at offset \(offset): this is not a text file"
    case .notJSON(let problem, let column): "not JSON: column \(column): \(problem)"
    case .notANotebook(let missing): "JSON, but not a notebook: \(missing)"
    case .unsupportedVersion(let major) where major < 4:
      "a notebook of format \(major), we read format 4; convert it with "
        + "\"jupyter nbconvert --to notebook --nbformat 4\""
    case .unsupportedVersion(let major): "a notebook of format \(major), newer than format 4, which we read"
    case .wrongType(let path, let expected, let found): "\(path): expected \(expected), found \(found)"
    case .duplicateID(let id, let cells):
      "cells \(cells.map(String.init).joined(separator: " and ")) have the same id \"\(id)\"; ids must differ"
    case .header(let reason): "the header between the \"# ---\" lines is not the YAML it should be: \(reason)"
    case .regionNotClosed(let region): "\(region.begin) has no \(region.end) in its cell"
    case .regionInsideRegion(let region, let opened):
      "\(region.begin) inside the one that line \(opened) begins; end that one first"
    case .regionEndWithoutBegin(let region): "\(region.end) without a \(region.begin) before it in its cell"
    }
  }
}
