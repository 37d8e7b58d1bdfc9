// What students get: answers are stubs, hidden tests are gone, and nothing is left that was computed with them.

internal import JSON
package import NotebookFormat

extension Homework {
  /// The student version.
  ///
  ///     def xcorr2d(x, k):
  ///         """The sums of patch * kernel."""
  ///         raise NotImplementedError
  ///
  /// A solution that stands by itself, in no function, becomes `...`: what comes after it in its cell is then still defined.
  package func studentVersion() throws(NotebookError) -> Notebook {
    var student = notebook
    for (place, cell) in notebook.cells.enumerated() {
      let stubbed = try cell.replacing(.solution, file: notebook.name) { solution in
        [solution.indentation + (solution.indentation.isEmpty ? "..." : "raise NotImplementedError")]
      }
      student.cells[place] = try stubbed.replacing(.hiddenTests, file: notebook.name) { _ in [] }
      student.cells[place].outputs = []
      student.cells[place].executionCount = nil
    }
    student.metadata["widgets"] = nil
    return student
  }
}
