// Tries a homework on answers whose marks are known: its own, the stubs that students start from, and its corpus.

internal import CourseLibrary
package import NotebookFormat

/// Grades known answers and compares.
package struct HomeworkTrial: Sendable {
  /// One answer: what it should get and what it got.
  package struct Row: Sendable {
    package let part: String
    package let name: String
    package let expected: String
    package let got: String
    /// What is not as it should be, in words.
    package let faults: [String]
  }

  /// The machine did not let the reference answers run to their end.
  package struct Untried: Error {
    package let reason: String
  }

  private let grader: Grader
  /// Whose numbers hidden tests draw in a trial.
  package static let student = "trial"

  package init(_ grader: Grader) { self.grader = grader }

  /// The reference answers, which must get all points from checks that add up, and the student version, which must get
  /// none.
  package func ownAnswers() throws(NotebookError) -> [Row] {
    let solved = try solved(for: HomeworkTrial.student)
    let blank = grader.grade(
      Submission(try grader.homework.studentVersion()), student: HomeworkTrial.student)
    var rows = solved.parts.map { part in
      row(part, "the reference answer", part.of...part.of, HomeworkTrial.faults(of: part))
    }
    rows += blank.parts.map { part in
      row(part, "the student version", 0...0, part.points > 0 ? ["a stub gets points"] : [])
    }
    for incident in solved.incidents {
      rows.append(
        Row(
          part: "", name: "the reference answer", expected: "no incident", got: incident.kind.rawValue,
          faults: [incident.message]))
    }
    return rows
  }

  /// Why no student should be graded by this homework: which tests the reference answers fail, and what they say. Empty
  /// where these get all points.
  ///
  /// Hidden tests draw other numbers for each student; `student` and `parts` ask about the tests of one and some only.
  package func obstacles(
    student: String = HomeworkTrial.student, parts: Set<String>? = nil
  ) throws(Untried) -> [Homework.Problem] {
    let homework = grader.homework
    let solved: Grade
    do { solved = try self.solved(for: student, parts) } catch { throw Untried(reason: "\(error)") }
    if let reason = solved.gradeAgain { throw Untried(reason: reason) }
    return solved.parts.flatMap { part -> [Homework.Problem] in
      guard let cell = homework.parts.first(where: { $0.name == part.name })?.testCell else { return [] }
      return HomeworkTrial.faults(of: part).map { fault in
        Homework.Problem(
          cell, of: homework.notebook, "part \"\(part.name)\", cell \"\(part.gradeID)\": \(fault)")
      }
    }
  }

  /// The grade of the reference answers, with all that their tests say.
  private func solved(for student: String, _ parts: Set<String>? = nil) throws(NotebookError) -> Grade {
    var settings = grader.settings
    settings.tellsHiddenFailures = true
    settings.parts = parts ?? settings.parts
    return Grader(grader.homework, settings).grade(
      Submission(try grader.homework.solvedVersion()), student: student)
  }

  /// Why a part that the reference answers has less than its points, or other points than it says.
  private static func faults(of part: Grade.Part) -> [String] {
    var faults = failures(of: part) + part.remarks
    let sum = part.checks.reduce(0) { $0 + $1.record.points }
    if !part.checks.isEmpty, sum > 0, abs(sum - part.of) > 1e-9 {
      faults.append("its checks add up to \(pointsText(sum)) points, it is worth \(pointsText(part.of))")
    }
    return part.points < part.of && faults.isEmpty ? ["it has less than its points"] : faults
  }

  /// One answer of the corpus; with `alone`, no other part is answered or graded.
  package func row(of answer: CorpusAnswer, alone: Bool = false) -> Row {
    let homework = grader.homework
    guard let expected = answer.expected else {
      return Row(
        part: answer.part, name: answer.name, expected: "?", got: "",
        faults: ["no line says what it gets: # expect: 5, or # expect: 0-12"])
    }
    let submission: Submission
    do {
      submission = Submission(try homework.submission(answering: answer, alone: alone))
    } catch {
      submission = Submission(Submission.Unreadable("\(error)"), name: answer.name)
    }
    var settings = grader.settings
    if alone { settings.parts = [answer.part] }
    let grade = Grader(homework, settings).grade(submission, student: HomeworkTrial.student)
    guard let part = grade.parts.first(where: { $0.name == answer.part }) else {
      return Row(
        part: answer.part, name: answer.name, expected: "", got: "",
        faults: ["the homework has no part \"\(answer.part)\""])
    }
    var faults: [String] = []
    if let reason = grade.gradeAgain { faults.append("grade again: \(reason)") }
    if !expected.contains(part.points) {
      faults += HomeworkTrial.failures(of: part) + part.remarks
      if faults.isEmpty { faults = ["no check fails"] }
      faults += grade.failedCells.map { "\($0.name): \($0.exception): \($0.message)" }
    }
    for other in grade.parts where other.name != answer.part && other.points < other.of {
      faults.append("part \"\(other.name)\" has \(pointsText(other.points)) of \(pointsText(other.of))")
    }
    if let words = answer.says {
      let said = part.checks.compactMap(\.record.explanation)
      if !said.contains(where: { $0.contains(words) }) {
        faults.append("no explanation says \"\(words)\"")
      }
    }
    return row(part, answer.name, expected, faults)
  }

  private func row(_ part: Grade.Part, _ name: String, _ expected: ClosedRange<Double>, _ faults: [String])
    -> Row
  {
    let (low, high) = (pointsText(expected.lowerBound), pointsText(expected.upperBound))
    return Row(
      part: part.name, name: name, expected: low == high ? low : "\(low)-\(high)", got: pointsText(part.points),
      faults: faults)
  }

  private static func failures(of part: Grade.Part) -> [String] {
    part.checks.filter { $0.record.verdict != .passed }.map { check in
      "\(check.record.name): \(check.record.complaint ?? check.record.verdict.rawValue)"
    }
  }
}
