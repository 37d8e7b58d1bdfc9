// JUnit's XML, which every CI server shows: suites of cases, each passed, skipped, failed or broken.

/// A report in JUnit's form.
package struct JUnitDocument {
  package struct Case {
    package enum Outcome {
      case passed, skipped
      case failed(message: String, report: String)
      case broken(message: String)
    }

    package var name: String
    /// The file and line that it stands in, where it has them.
    package var place: (file: String, line: Int)?
    /// Nil where the time says nothing.
    package var seconds: Double?
    package var outcome: Outcome

    package init(
      name: String, place: (file: String, line: Int)? = nil, seconds: Double? = nil, outcome: Outcome
    ) {
      self.name = name
      self.place = place
      self.seconds = seconds
      self.outcome = outcome
    }
  }

  package struct Suite {
    package var name: String
    package var seconds: Double?
    package var cases: [Case]

    package init(name: String, seconds: Double? = nil, cases: [Case]) {
      self.name = name
      self.seconds = seconds
      self.cases = cases
    }
  }

  package var name: String
  package var suites: [Suite]

  package init(name: String, suites: [Suite]) {
    self.name = name
    self.suites = suites
  }

  package var text: String {
    let opening = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"\(Self.escaped(name))\">",
    ]
    return (opening + suites.flatMap(lines) + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func lines(_ suite: Suite) -> [String] {
    var (failures, errors, skipped) = (0, 0, 0)
    for item in suite.cases {
      switch item.outcome {
      case .passed: break
      case .skipped: skipped += 1
      case .failed: failures += 1
      case .broken: errors += 1
      }
    }
    let opening =
      "  <testsuite name=\"\(Self.escaped(suite.name))\" tests=\"\(suite.cases.count)\" failures=\"\(failures)\" "
      + "errors=\"\(errors)\" skipped=\"\(skipped)\"\(time(suite.seconds))>"
    return [opening] + suite.cases.flatMap { lines($0, in: suite) } + ["  </testsuite>"]
  }

  private func lines(_ item: Case, in suite: Suite) -> [String] {
    let place = item.place.map { " file=\"\(Self.escaped($0.file))\" line=\"\($0.line)\"" } ?? ""
    let opening =
      "    <testcase classname=\"\(Self.escaped(suite.name))\" name=\"\(Self.escaped(item.name))\"\(place)"
      + time(item.seconds)
    let inside: String
    switch item.outcome {
    case .passed: return [opening + "/>"]
    case .skipped: inside = "<skipped/>"
    case .failed(let message, let report):
      inside = "<failure message=\"\(Self.escaped(message))\">\(Self.escaped(report))</failure>"
    case .broken(let message): inside = "<error message=\"\(Self.escaped(message))\"/>"
    }
    return [opening + ">", "      " + inside, "    </testcase>"]
  }

  private func time(_ seconds: Double?) -> String {
    seconds.map { " time=\"\(($0 * 1000).rounded() / 1000)\"" } ?? ""
  }

  /// Text as it may stand in an attribute; characters that XML does not know become U+FFFD.
  private static func escaped(_ text: String) -> String {
    escapedMarkup(text) { scalar in
      switch scalar {
      case "\n": return "&#10;"
      case "\t": return "&#9;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        return isAllowed ? String(scalar) : "\u{FFFD}"
      }
    }
  }
}
