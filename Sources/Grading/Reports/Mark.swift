// A student's line in the reports: the grade, and what the roster adds to it.

/// A grade with a name and a penalty, or a student without a grade.
package struct Mark: Sendable {
  package enum Status: String, Sendable {
    case graded
    /// No valid mark: the run must be repeated.
    case gradeAgain = "grade again"
    /// The roster knows the student, but there is no submission.
    case missing
  }

  package let student: String
  package let name: String
  /// The submission's folder or file, by its name alone.
  package let submission: String
  /// When it was handed in, where the roster says so.
  package let submitted: Timestamp?
  /// Nil for who handed in nothing.
  package let grade: Grade?
  package let daysLate: Int
  /// The part of the points that lateness leaves.
  package let lateShare: Double
  /// Whether the roster, where there is one, knows the student.
  package let isExpected: Bool

  package init(
    student: String, name: String = "", submission: String = "", submitted: Timestamp? = nil, grade: Grade?,
    daysLate: Int = 0, lateShare: Double = 1, isExpected: Bool = true
  ) {
    self.student = student
    self.name = name
    self.submission = submission
    self.submitted = submitted
    self.grade = grade
    self.daysLate = daysLate
    self.lateShare = lateShare
    self.isExpected = isExpected
  }

  package var status: Status {
    guard let grade else { return .missing }
    return grade.gradeAgain == nil ? .graded : .gradeAgain
  }

  /// The points before the penalty.
  package var rawPoints: Double { grade?.points ?? 0 }
  /// The points that count, to the hundredth.
  package var points: Double { (rawPoints * lateShare * 100).rounded() / 100 }
  package var penalty: Double { rawPoints - points }
}
