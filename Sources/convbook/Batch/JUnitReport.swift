// A batch as JUnit XML: a suite a notebook, a case a cell.

import NotebookFormat

enum JUnitReport {
  /// The report of notebooks by path, in the order in which they were given.
  static func text(_ notebooks: [NotebookOutcome]) -> String {
    let suites = notebooks.map { notebook in
      let whole: JUnitDocument.Case.Outcome? =
        notebook.state == .notRun ? .skipped : notebook.problem.map { .broken(message: $0) }
      return JUnitDocument.Suite(
        name: notebook.path, seconds: notebook.tally.seconds,
        cases: notebook.tally.entries.map { testCase($0, of: notebook.path) }
          + (whole.map { [JUnitDocument.Case(name: "the notebook", outcome: $0)] } ?? []))
    }
    return JUnitDocument(name: "convbook run", suites: suites).text
  }

  private static func testCase(_ entry: Tally.Entry, of path: String) -> JUnitDocument.Case {
    let outcome: JUnitDocument.Case.Outcome =
      switch entry.outcome {
      case .passed: .passed
      case .skipped: .skipped
      case .failed:
        .failed(message: entry.message ?? "failed", report: entry.traceback ?? entry.message ?? "")
      }
    return JUnitDocument.Case(
      name: entry.name, place: (path, entry.line), seconds: entry.seconds, outcome: outcome)
  }
}
