// What is different from the report before: points, lateness, students who came or went.

package import JSON

/// The marks of a report as far as the next one is compared with them.
///
///     {"anna": {"status": "graded", "points": "8", "penalty": "2", "days_late": "2", "parts": {"size": "10"}}, …}
package struct ReportedMarks: Sendable, Equatable {
  private struct Line: Sendable, Equatable {
    /// What a change is told of, in this order, each as reports write it.
    static let facts = ["status", "points", "penalty", "days_late"]

    var facts: [String: String]
    var parts: [(name: String, points: String)]

    static func == (left: Line, right: Line) -> Bool {
      left.facts == right.facts && left.parts.elementsEqual(right.parts) { $0 == $1 }
    }
  }

  private var lines: [String: Line] = [:]

  /// The ids of all who stood in the report.
  package var students: Set<String> { Set(lines.keys) }

  package init(_ book: GradeBook) {
    for mark in book.marks {
      lines[mark.student] = Line(
        facts: [
          "status": mark.status.rawValue, "points": pointsText(mark.points),
          "penalty": pointsText(mark.penalty),
          "days_late": String(mark.daysLate),
        ], parts: (mark.grade?.parts ?? []).map { ($0.name, pointsText($0.points)) })
    }
  }

  /// Nil for what holds no marks.
  package init?(_ json: JSONValue) {
    guard let students = json.object else { return nil }
    for (student, line) in students.members {
      var facts: [String: String] = [:]
      for name in Line.facts { facts[name] = line[name]?.string }
      guard facts.count == Line.facts.count, let parts = line["parts"]?.object else { return nil }
      lines[student] = Line(facts: facts, parts: parts.members.map { ($0.name, $0.value.string ?? "0") })
    }
  }

  package var json: JSONValue {
    .object(
      JSONObject(
        lines.sorted { $0.key < $1.key }.map { student, line -> (String, JSONValue) in
          var object = JSONObject(Line.facts.map { ($0, .string(line.facts[$0] ?? "")) })
          object["parts"] = .object(JSONObject(line.parts.map { ($0.name, .string($0.points)) }))
          return (student, .object(object))
        }))
  }

  /// What is different from a report before, a line for each student:
  ///
  ///     anna: 10 -> 8 (days late 0 -> 2)
  ///     bo: 0 -> 10 (size 0 -> 10)
  ///     cem: 4 -> gone
  ///     dora: new, 7
  package func changes(since before: ReportedMarks) -> [String] {
    students.union(before.students).sorted().compactMap { student in
      switch (before.lines[student], lines[student]) {
      case (nil, let now?): "\(student): new, \(now.facts["points"] ?? "")"
      case (let old?, nil): "\(student): \(old.facts["points"] ?? "") -> gone"
      case (let old?, let now?) where old != now: ReportedMarks.change(student, old, now)
      default: nil
      }
    }
  }

  private static func change(_ student: String, _ old: Line, _ now: Line) -> String {
    var reasons: [String] = []
    func compare(_ name: String, _ old: String?, _ now: String?) {
      if let old, let now, old != now { reasons.append("\(name)\(old) -> \(now)") }
    }
    compare("", old.facts["status"], now.facts["status"])
    compare("days late ", old.facts["days_late"], now.facts["days_late"])
    for part in now.parts {
      compare("\(part.name) ", old.parts.first { $0.name == part.name }?.points ?? "0", part.points)
    }
    // Where the days or the points moved, the penalty moved with them.
    if reasons.isEmpty { compare("penalty ", old.facts["penalty"], now.facts["penalty"]) }
    let points = "\(old.facts["points"] ?? "") -> \(now.facts["points"] ?? "")"
    return "\(student): \(points)" + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
  }
}
