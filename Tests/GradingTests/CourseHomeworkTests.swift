// Each of the course's homeworks as students get it, and as its author answers it; `make corpus` tries every other answer.

import CourseLibrary
import NotebookFormat
import Testing

@testable import Grading

@Suite struct CourseHomeworkTests {
  private func grade(_ notebook: Notebook, of homework: Homework) -> Grade {
    let bytes = Array(notebook.text(as: .ipynb).utf8)
    let grader = Grader(homework, Grader.Settings(worker: Handed.worker))
    let grade = grader.grade(Submission(bytes: bytes, name: "\(homework.id).ipynb"), student: "ada")
    #expect(grade.of == 100)
    #expect(grade.gradeAgain == nil)
    #expect(grade.incidents == [])
    #expect(grade.failedCells == [])
    #expect(grade.parts.allSatisfy { $0.remarks.isEmpty && !$0.checks.isEmpty })
    return grade
  }

  @Test(arguments: Homeworks.names) func whatStudentsGetEarnsNothingAndBreaksNothing(_ name: String) throws {
    let homework = try Homeworks.read(name)
    let grade = grade(try homework.studentVersion(), of: homework)
    #expect(grade.parts.allSatisfy { $0.points == 0 })
    let answered = grade.parts.flatMap(\.checks).filter { $0.record.verdict != .open }
    #expect(answered.isEmpty, "\(answered.map(\.record.name))")
  }

  @Test(arguments: Homeworks.names) func theReferenceGetsAllPoints(_ name: String) throws {
    let homework = try Homeworks.read(name)
    #expect(grade(try homework.solvedVersion(), of: homework).points == 100)
  }
}
