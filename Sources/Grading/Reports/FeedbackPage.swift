// The page that a student gets, as Markdown and as HTML.

internal import CourseLibrary
internal import NotebookFormat

/// What a student reads about a submission.
package struct FeedbackPage {
  private let mark: Mark
  private let title: String

  package init(_ mark: Mark, title: String) {
    self.mark = mark
    self.title = title
  }

  /// As Markdown.
  package var markdown: String {
    var blocks = ["# " + ForeignText(title).markdown]
    let who = mark.name.isEmpty ? mark.student : "\(mark.name) (\(mark.student))"
    blocks.append(ForeignText(who).markdown)
    guard let grade = mark.grade else {
      blocks.append("There is no submission: 0 points.")
      return blocks.joined(separator: "\n\n") + "\n"
    }
    if grade.gradeAgain != nil {
      blocks.append(
        "**This is no mark yet**: the machine could not finish; the submission will be graded again.")
    }
    blocks.append("**\(pointsText(mark.points)) of \(pointsText(grade.of)) points**" + lateness)
    if !grade.manualParts.isEmpty {
      let points = pointsText(grade.manualParts.reduce(0) { $0 + $1.points })
      blocks.append("\(points) more points are given by people, and not counted here.")
    }
    blocks.append(summary(grade))
    let view = StudentView(grade)
    if let reason = view.unreadable {
      blocks.append("✗ The file handed in cannot be graded: \(ForeignText(reason).markdown)")
      return blocks.joined(separator: "\n\n") + "\n"
    }
    for cell in view.failedCells {
      blocks.append("✗ Failed: \(ForeignText(cell.words).markdown)")
      blocks.append(ForeignText(cell.traceback.isEmpty ? cell.message : cell.traceback).markdownBlock)
    }
    for part in view.parts { blocks += self.blocks(part) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// As a page that stands by itself: no script, nothing fetched, dark where the reader likes it dark.
  package var html: String {
    let notebook = Notebook(name: "feedback", cells: [Cell(.markdown, markdown)])
    return HTMLDocument { _ in nil }.text(of: notebook, name: title)
  }

  private var lateness: String {
    if mark.daysLate == 0 { return "" }
    if mark.lateShare == 1 { return ": \(counted(mark.daysLate, "day")) late, which takes nothing off" }
    let percent = pointsText((1 - mark.lateShare) * 100)
    return ": \(pointsText(mark.rawPoints)) less \(percent)% for \(counted(mark.daysLate, "day")) of lateness"
  }

  private func summary(_ grade: Grade) -> String {
    let rows = grade.parts.map { part in
      "| \(ForeignText(part.name).markdown) | \(pointsText(part.points)) | \(pointsText(part.of)) |"
    }
    return (["| part | points | of |", "|---|---:|---:|"] + rows).joined(separator: "\n")
  }

  private func blocks(_ part: StudentView.Part) -> [String] {
    var blocks = ["## \(ForeignText(part.name).markdown): \(pointsText(part.points)) of \(pointsText(part.of))"]
    if let refusal = part.refusal { blocks.append("**No points**: " + ForeignText(refusal).markdown) }
    if let interruption = part.interruption { blocks.append("✗ " + ForeignText(interruption).markdown) }
    for line in part.lines {
      let sign = line.isRight ? "✓" : line.isOpen ? "○" : "✗"
      let kind = line.isHidden ? "hidden checks, " : ""
      // The points stand first: names may end in numbers, too. An assertion has none of its own.
      let points = line.of > 0 ? "**\(pointsText(line.points)) of \(pointsText(line.of))** " : ""
      let head = "\(sign) \(points)\(kind)" + ForeignText(line.title).markdown
      // Of a hidden check there is no more to say than fits into its line.
      let end = line.isOpen ? " (not answered yet)" : line.isHidden ? line.complaint.map { ": " + $0 } : nil
      blocks.append(head + (end ?? ""))
      if line.isRight || line.isOpen || line.isHidden { continue }
      // What wraps on a phone is prose; what is laid out in columns is not.
      if let complaint = line.complaint { blocks.append(ForeignText(complaint).markdown) }
      if let explanation = line.explanation { blocks.append(ForeignText(explanation).markdownBlock) }
      if let hint = line.hint { blocks.append("Hint: " + ForeignText(hint).markdown) }
    }
    return blocks
  }
}
