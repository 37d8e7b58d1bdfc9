// What was run, to be kept as a notebook: source, number and outputs of every cell.

internal import CourseLibrary
internal import JSON
package import NotebookFormat

/// The cells of a session, in the order in which they ran.
///
/// ```swift
/// var record = SessionRecord()
/// record.add(code, session.run(code, name: "<cell 1>"))
/// record.notebook(withFailures: false).text(as: .percent)
/// ```
package struct SessionRecord {
  private var cells: [(source: String, result: CellResult)] = []

  package init() {}

  package mutating func add(_ source: String, _ result: CellResult) { cells.append((source, result)) }

  package var count: Int { cells.count }
  /// How many of the cells failed.
  package var failures: Int { cells.count { $0.result.failed } }
  /// The text of the cell with that number; nil when there is none.
  package func source(_ number: Int) -> String? {
    cells.last { $0.result.executionCount == number }?.source
  }
  package var lastSource: String? { cells.last?.source }

  /// The cells as a notebook with their outputs, those that failed only where they are wanted.
  package func notebook(withFailures: Bool) -> Notebook {
    let kept = cells.filter { withFailures || !$0.result.failed }
    let kernel: JSONObject = ["display_name": "Convbook", "language": "python", "name": "convbook"]
    let representation: JSONObject = ["extension": ".py", "format_name": "percent", "format_version": "1.3"]
    return Notebook(
      metadata: [
        "jupytext": ["text_representation": .object(representation)], "kernelspec": .object(kernel),
      ],
      cells: kept.map { source, result in
        let tags: JSONObject = result.failed ? ["tags": ["raises-exception"]] : [:]
        return Cell(
          .code, source, metadata: tags, executionCount: result.executionCount, outputs: result.outputs)
      })
  }
}
