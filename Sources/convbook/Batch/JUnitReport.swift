// A batch as JUnit XML, which every CI server shows: a suite a notebook, a case a cell.

import NotebookFormat

enum JUnitReport {
  /// The report of notebooks by path, in the order in which they were given.
  static func text(_ notebooks: [(path: String, tally: Tally, problem: String?)]) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"convbook run\">"]
    for notebook in notebooks {
      let entries = notebook.tally.entries
      let failures = notebook.tally.failures.count
      let skipped = entries.count { $0.outcome == .skipped }
      let errors = notebook.problem == nil ? 0 : 1
      lines.append(
        "  <testsuite name=\"\(escaped(notebook.path))\" tests=\"\(entries.count + errors)\" failures=\"\(failures)\" "
          + "errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(milliseconds(notebook.tally.seconds))\">")
      for entry in entries { lines += testCase(entry, of: notebook.path) }
      if let problem = notebook.problem {
        lines.append("    <testcase classname=\"\(escaped(notebook.path))\" name=\"the notebook\">")
        lines.append("      <error message=\"\(escaped(problem))\"/>")
        lines.append("    </testcase>")
      }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private static func testCase(_ entry: Tally.Entry, of path: String) -> [String] {
    let opening =
      "    <testcase classname=\"\(escaped(path))\" name=\"\(escaped(entry.name))\" file=\"\(escaped(path))\" "
      + "line=\"\(entry.line)\" time=\"\(milliseconds(entry.seconds))\""
    switch entry.outcome {
    case .passed: return [opening + "/>"]
    case .skipped: return [opening + ">", "      <skipped/>", "    </testcase>"]
    case .failed:
      let message = escaped(entry.message ?? "failed")
      let report = escaped(entry.traceback ?? entry.message ?? "")
      return [opening + ">", "      <failure message=\"\(message)\">\(report)</failure>", "    </testcase>"]
    }
  }

  private static func milliseconds(_ seconds: Double) -> String { "\((seconds * 1000).rounded() / 1000)" }

  /// Text as it may stand in an attribute; characters that XML does not know become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t": result.append(contentsOf: "&#9;".unicodeScalars)
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }
}
