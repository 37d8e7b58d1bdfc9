// A grade as Gradescope reads it: `results.json`.

package import JSON

/// The results of one submission in Gradescope's format.
package struct GradescopeResults {
  private let mark: Mark

  package init(_ mark: Mark) { self.mark = mark }

  package var json: JSONValue {
    guard let grade = mark.grade else {
      return ["score": 0, "output": "There is no submission.", "output_format": "text", "tests": []]
    }
    let view = StudentView(grade)
    let failed = view.failedCells.map { cell -> JSONValue in
      let words = cell.traceback.isEmpty ? cell.message : cell.traceback
      return [
        "name": .string(ForeignText("\(cell.words) failed").line), "status": "failed",
        "output": .string(ForeignText(words).plain), "output_format": "text", "visibility": "visible",
      ]
    }
    let tests =
      failed
      + view.parts.flatMap { part -> [JSONValue] in
        // Where no line has points, the part has.
        if part.lines.contains(where: { $0.of > 0 }) {
          return part.lines.map { test($0, in: part) } + interruption(of: part)
        }
        return [whole(part)] + part.lines.map { test($0, in: part) }
      }
    var object: JSONObject = [
      "score": .number(mark.points), "visibility": "visible", "stdout_visibility": "hidden",
      "output_format": "text", "tests": .array(tests),
    ]
    var remarks: [String] = []
    if let reason = view.unreadable {
      remarks.append("The file handed in cannot be graded: \(ForeignText(reason).line).")
    }
    if grade.gradeAgain != nil {
      remarks.append("This is no mark yet: the machine could not finish, grade again.")
    } else if mark.lateShare < 1 {
      remarks.append(
        "\(pointsText(mark.rawPoints)) points, less \(pointsText((1 - mark.lateShare) * 100))% for "
          + "\(counted(mark.daysLate, "day")) of lateness.")
    }
    let manual = grade.manualParts.reduce(0) { $0 + $1.points }
    if manual > 0 { remarks.append("\(pointsText(manual)) more points are given by people.") }
    if !remarks.isEmpty { object["output"] = .string(remarks.joined(separator: " ")) }
    return .object(object)
  }

  private func whole(_ part: StudentView.Part) -> JSONValue {
    [
      "name": .string(ForeignText(part.name).line), "score": .number(part.points),
      "max_score": .number(part.of),
      "status": .string(part.points >= part.of ? "passed" : "failed"),
      "output": .string(ForeignText(part.refusal ?? part.interruption ?? "").plain), "output_format": "text",
      "visibility": "visible",
    ]
  }

  private func interruption(of part: StudentView.Part) -> [JSONValue] {
    guard let reason = part.interruption else { return [] }
    return [
      [
        "name": .string(ForeignText("\(part.name): the tests").line), "status": "failed",
        "output": .string(ForeignText(reason).plain), "output_format": "text", "visibility": "visible",
      ]
    ]
  }

  private func test(_ line: StudentView.Line, in part: StudentView.Part) -> JSONValue {
    let details = [
      line.isOpen ? "not answered yet" : nil, line.complaint, line.explanation, line.hint.map { "hint: \($0)" },
    ]
    let output = ForeignText(details.compactMap { $0 }.joined(separator: "\n")).plain
    let title = "\(part.name): \(line.isHidden ? "hidden checks, " : "")\(line.title)"
    var object: JSONObject = [
      "name": .string(ForeignText(title).line),
      "status": .string(line.isRight ? "passed" : "failed"), "output": .string(output), "output_format": "text",
      "visibility": "visible",
    ]
    if line.of > 0 { (object["score"], object["max_score"]) = (.number(line.points), .number(line.of)) }
    return .object(object)
  }
}
