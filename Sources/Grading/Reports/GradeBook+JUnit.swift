// The marks as JUnit XML: a suite a student, a case a check. Like the teacher's report it tells hidden checks.

internal import CourseLibrary
internal import NotebookFormat

extension GradeBook {
  /// `junit.xml`.
  package func junit() -> String {
    JUnitDocument(name: homework, suites: marks.map(suite)).text
  }

  private func suite(_ mark: Mark) -> JUnitDocument.Suite {
    guard let grade = mark.grade else {
      return JUnitDocument.Suite(
        name: ForeignText(mark.student).line,
        cases: [JUnitDocument.Case(name: "the submission", outcome: .broken(message: "there is none"))])
    }
    // What failed first stands first.
    var cases = grade.failedCells.map { cell in
      JUnitDocument.Case(
        name: ForeignText(cell.words).line, outcome: .broken(message: ForeignText(cell.sentence).plain))
    }
    cases += grade.parts.flatMap { part in
      if part.checks.isEmpty || part.refusal != nil { return [whole(part)] }
      return part.checks.map { testCase($0, in: part) } + interruption(of: part)
    }
    if let reason = grade.gradeAgain {
      cases.append(
        JUnitDocument.Case(name: "grade again", outcome: .broken(message: ForeignText(reason).plain)))
    }
    return JUnitDocument.Suite(name: ForeignText(mark.student).line, cases: cases)
  }

  private func whole(_ part: Grade.Part) -> JUnitDocument.Case {
    let reason = ForeignText(part.remarks.first ?? "no check was made").plain
    return JUnitDocument.Case(
      name: part.name,
      outcome: part.points >= part.of
        ? .passed : .failed(message: reason, report: "\(pointsText(part.points)) of \(pointsText(part.of))"))
  }

  private func interruption(of part: Grade.Part) -> [JUnitDocument.Case] {
    guard let reason = part.interruption else { return [] }
    return [
      JUnitDocument.Case(
        name: ForeignText("\(part.name): the tests").line,
        outcome: .broken(message: ForeignText(reason).plain))
    ]
  }

  private func testCase(_ check: Grade.Check, in part: Grade.Part) -> JUnitDocument.Case {
    let record = check.record
    let outcome: JUnitDocument.Case.Outcome =
      switch record.verdict {
      case .passed: .passed
      case .open: .skipped
      case .failed:
        .failed(
          message: ForeignText(record.complaint ?? "wrong").plain,
          report: ForeignText(record.explanation ?? "").plain)
      }
    return JUnitDocument.Case(name: ForeignText("\(part.name): \(record.name)").line, outcome: outcome)
  }
}
