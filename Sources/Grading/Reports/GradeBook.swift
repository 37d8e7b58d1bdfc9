// All marks of a homework: the table on the terminal, and the tables that other programs read.

internal import JSON

/// The marks of a homework, a student a line.
package struct GradeBook: Sendable {
  package let homework: String
  /// The names of the parts and the points they are worth.
  package let parts: [(name: String, of: Double)]
  /// What people can give beside the tests.
  package let manualPoints: Double
  /// When submissions were due, where that was said.
  package let due: Timestamp?
  package let marks: [Mark]

  /// The marks are sorted by the students' ids, so that the order of grading leaves no trace.
  package init(
    homework: String, parts: [(name: String, of: Double)], manualPoints: Double = 0, due: Timestamp? = nil,
    marks: [Mark]
  ) {
    self.homework = homework
    self.parts = parts
    self.manualPoints = manualPoints
    self.due = due
    self.marks = marks.sorted { $0.student.unicodeScalars.lexicographicallyPrecedes($1.student.unicodeScalars) }
  }

  /// What the tests can give.
  var of: Double { parts.reduce(0) { $0 + $1.of } }

  private func points(_ mark: Mark, _ part: Int) -> Double {
    mark.grade?.parts.first { $0.name == parts[part].name }?.points ?? 0
  }

  // MARK: On a terminal

  /// A table with aligned columns, and a line of totals below.
  package func table() -> String {
    // What matters most stands first: a phone shows the left of it.
    let head = ["student", "points", "late"] + parts.map { ForeignText($0.name).line } + [""]
    var rows = [head]
    for mark in marks {
      rows.append(
        [
          String(ForeignText(mark.student).line.prefix(40)), pointsText(mark.points),
          lateness(mark),
        ] + parts.indices.map { mark.grade == nil ? "" : pointsText(points(mark, $0)) } + [note(mark)])
    }
    rows.append(["of", pointsText(of), ""] + parts.map { pointsText($0.of) } + [""])
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = row.indices.map { column -> String in
        let blank = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 || column == row.count - 1 ? row[column] + blank : blank + row[column]
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return lines.joined(separator: "\n") + "\n\(summary)\n"
  }

  /// `2 d -3`: days, and what they cost.
  private func lateness(_ mark: Mark) -> String {
    let cost = pointsText(mark.penalty)
    return mark.daysLate == 0 ? "" : "\(mark.daysLate) d" + (cost == "0" ? "" : " -\(cost)")
  }

  private func note(_ mark: Mark) -> String {
    var notes: [String] = mark.status == .graded ? [] : [mark.status.rawValue]
    if !mark.isExpected { notes.append("not in the roster") }
    if let count = mark.grade?.incidents.count, count > 0 { notes.append(counted(count, "incident")) }
    return notes.joined(separator: ", ")
  }

  /// How many are graded, with mean and median, and how many are not.
  var summary: String {
    let graded = marks.filter { $0.status == .graded }
    let points = graded.map(\.points).sorted()
    guard !points.isEmpty else { return "no submission is graded" }
    let median = (points[(points.count - 1) / 2] + points[points.count / 2]) / 2
    let mean = points.reduce(0, +) / Double(points.count)
    var text = "\(counted(graded.count, "submission")): mean \(pointsText(mean)), median \(pointsText(median))"
    let (again, missing) = (marks.count { $0.status == .gradeAgain }, marks.count { $0.status == .missing })
    if again > 0 { text += "; \(again) to be graded again" }
    if missing > 0 { text += "; \(missing) missing" }
    if manualPoints > 0 { text += "; \(pointsText(manualPoints)) more points are people's to give" }
    return text
  }

  // MARK: For other programs

  /// `grades.csv`: points are those of the tests, `manual_of` is what people can give beside them.
  package func csv() -> String {
    let head =
      [
        "student", "name", "submission", "status", "points", "of", "raw_points", "days_late", "penalty",
        "manual_of",
      ] + parts.map { ForeignText($0.name).csv } + ["incidents"]
    let rows = marks.map { mark in
      [
        ForeignText(mark.student).csv, ForeignText(mark.name).csv, ForeignText(mark.submission).csv,
        mark.status.rawValue, pointsText(mark.points), pointsText(of), pointsText(mark.rawPoints),
        String(mark.daysLate), pointsText(mark.penalty), pointsText(manualPoints),
      ] + parts.indices.map { pointsText(points(mark, $0)) } + [String(mark.grade?.incidents.count ?? 0)]
    }
    return lines([head] + rows)
  }

  /// The columns of `nbgrader export`, which gradebooks that take nbgrader's file take. As there, the greatest score holds
  /// what people give, too, who have given nothing yet. Times are UTC, and those of the roster and of `--due`.
  package func nbgraderCSV() -> String {
    let head = [
      "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
      "late_submission_penalty", "score", "max_score",
    ]
    let rows = marks.map { mark -> [String] in
      let name = GradeBook.name(mark.name)
      return [
        ForeignText(homework).csv, due?.text ?? "", mark.submitted?.text ?? "", ForeignText(mark.student).csv,
        ForeignText(name.last).csv,
        ForeignText(name.first).csv,
        mark.student.contains("@") ? ForeignText(mark.student).csv : "",
      ]
        + (mark.status == .gradeAgain
          ? ["", "", ""] : [mark.rawPoints, mark.penalty, mark.points].map(pointsText))
        + [pointsText(of + manualPoints)]
    }
    return lines([head] + rows)
  }

  /// `Larsson, Anna` and `Anna Larsson`.
  private static func name(_ whole: String) -> (first: String, last: String) {
    if let comma = whole.firstIndex(of: ",") {
      return (String(whole[whole.index(after: comma)...].drop { $0 == " " }), String(whole[..<comma]))
    }
    let words = whole.split(separator: " ").map(String.init)
    return (words.dropLast().joined(separator: " "), words.last ?? "")
  }

  private func lines(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }
}
