// What a student may see of a grade.
//
// Checks that stood in the student's own notebook are shown whole. Of hidden ones there is a line for each category:
// points, and the size of the error as a power of ten. Names, numbers, texts of errors and even their classes stay out:
// all of them can be made to tell what a hidden test asked.

internal import CourseLibrary

/// A grade as its student sees it.
struct StudentView {
  struct Line {
    let title: String
    let points: Double
    let of: Double
    let isHidden: Bool
    let isOpen: Bool
    /// In a line what is wrong; nil where nothing is.
    let complaint: String?
    let explanation: String?
    let hint: String?

    /// Nothing is lost here.
    var isRight: Bool { complaint == nil && !isOpen }
  }

  struct Part {
    let name: String
    let points: Double
    let of: Double
    /// Why it has no points; then it has no lines either, whatever its checks found.
    let refusal: String?
    /// What ended its tests early.
    let interruption: String?
    let lines: [Line]
  }

  let parts: [Part]
  /// Why nothing of it could be graded.
  let unreadable: String?
  /// The student's own cells that failed, and what they said: no hidden test has run in them.
  let failedCells: [Grade.FailedCell]

  init(_ grade: Grade) {
    (unreadable, failedCells) = (grade.unreadable, grade.failedCells)
    parts = grade.parts.map { part in
      let checks = part.refusal == nil ? part.checks : []
      let visible = checks.filter { !$0.isHidden }.map(StudentView.line)
      return Part(
        name: part.name, points: part.points, of: part.of, refusal: part.refusal,
        interruption: part.interruption,
        lines: visible + StudentView.hiddenLines(checks.filter(\.isHidden)))
    }
  }

  private static func line(_ check: Grade.Check) -> Line {
    let record = check.record
    return Line(
      title: record.name, points: check.points, of: record.points, isHidden: false,
      isOpen: record.verdict == .open,
      complaint: record.verdict == .failed ? record.complaint ?? "wrong" : nil,
      explanation: record.explanation, hint: record.verdict == .passed ? nil : record.hint)
  }

  /// A line for each category, in the order in which categories first come up.
  private static func hiddenLines(_ checks: [Grade.Check]) -> [Line] {
    var categories: [String] = []
    for check in checks where !categories.contains(category(check)) { categories.append(category(check)) }
    return categories.map { name in
      let group = checks.filter { category($0) == name }
      let failed = group.filter { $0.record.verdict != .passed }
      let isOpen = !failed.isEmpty && failed.allSatisfy { $0.record.verdict == .open }
      return Line(
        title: name, points: group.reduce(0) { $0 + $1.points }, of: group.reduce(0) { $0 + $1.record.points },
        isHidden: true, isOpen: isOpen, complaint: failed.isEmpty || isOpen ? nil : size(of: failed),
        explanation: nil, hint: nil)
    }
  }

  private static func category(_ check: Grade.Check) -> String {
    check.record.category ?? "other pictures and numbers"
  }

  private static func size(of failed: [Grade.Check]) -> String {
    let errors = failed.compactMap(\.record.error)
    guard let absolute = errors.map(\.absolute).max(), let relative = errors.map(\.relative).max() else {
      return "wrong"
    }
    return "wrong by \(sizeText(absolute)) (relative error \(sizeText(relative)))"
  }
}
