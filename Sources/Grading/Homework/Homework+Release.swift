// What students get: answers are stubs, hidden tests are gone, and nothing is left that was computed with them.

internal import JSON
package import NotebookFormat

extension Homework {
  /// What stands for an answer in words.
  private static let answerHere = "YOUR ANSWER HERE"

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
      let nbgrader = NbgraderCell(cell)
      var released = try cell.replacing(.solution, file: notebook.name) { solution in
        if cell.kind != .code { return [Homework.answerHere] }
        return [solution.indentation + (solution.indentation.isEmpty ? "..." : "raise NotImplementedError")]
      }
      // An answer that people mark may have no markers: then all of it is the teacher's.
      if nbgrader?.isSolution == true, nbgrader?.isGraded == true, !cell.hasSolution {
        released.source = cell.kind == .code ? "raise NotImplementedError" : Homework.answerHere
      }
      for region in [MarkedRegion.hiddenTests, .markScheme] {
        released = try released.replacing(region, file: notebook.name) { _ in [] }
      }
      student.cells[place] = released
      student.cells[place].outputs = []
      student.cells[place].executionCount = nil
    }
    student.metadata["widgets"] = nil
    return student
  }
}
