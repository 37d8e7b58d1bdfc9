// A homework where it lies: a file, or a folder with `homework.py` or `homework.ipynb` in it.

import Grading
import Interpreter
import NotebookFormat

struct HomeworkSource {
  let path: String
  let bytes: [UInt8]
  let homework: Homework

  /// The folder that it lies in.
  var folder: String { Files.folder(of: path) }

  init(_ named: String) throws(CommandFailure) {
    func refuse(_ message: String) -> CommandFailure {
      CommandFailure(message, exitCode: CommandFailure.usage)
    }
    var path = named
    var id = Files.stem(of: named)
    if Files.kind(of: named) == .folder {
      let found = ["homework.py", "homework.ipynb"].map { Files.join(named, $0) }.filter {
        Files.kind(of: $0) != nil
      }
      guard let first = found.first else {
        throw refuse("'\(named)' holds no homework.py and no homework.ipynb: name the homework's file")
      }
      if found.count > 1 { throw refuse("'\(named)' holds homework.py and homework.ipynb: name one of them") }
      path = first
    }
    if id == "homework" || path != named { id = Files.name(of: Files.folder(of: Files.absolute(path))) }
    self.path = path
    do { bytes = try Files.read(path) } catch {
      throw refuse("can't open file '\(path)': \(error.reason)")
    }
    do { homework = try Homework(bytes: bytes, name: Files.name(of: path), id: id) } catch {
      throw CommandFailure("\(path): \(error)")
    }
  }

  /// Refuses a homework that cannot be graded fairly.
  func requireSound() throws(CommandFailure) {
    if homework.problems.isEmpty { return }
    let lines = homework.problems.map { "\(path): \($0)" }
    throw CommandFailure(
      lines.joined(separator: "\n")
        + "\nmend these first; convbook homework check \(path) says when all is well")
  }

  /// Refuses a homework whose own answers do not get all points: what its tests get wrong would cost every student.
  func requireOwnAnswersPass(_ grader: Grader) throws(CommandFailure) {
    let obstacles: [Homework.Problem]
    do { obstacles = try HomeworkTrial(grader).obstacles() } catch {
      throw CommandFailure("\(path): the homework's own answers could not be tried: \(error.reason)")
    }
    if obstacles.isEmpty { return }
    let lines = obstacles.map { "\(path): \(ForeignText("\($0)", longest: 300).line)" }
    throw CommandFailure(
      lines.joined(separator: "\n")
        + "\nthe homework's own answers do not pass its own tests, and no student's could: mend these first; convbook "
        + "homework check \(path) says when all is well")
  }

  /// A grader with this program as its worker.
  func grader(requiresIsolation: Bool = false) -> Grader {
    var settings = Grader.Settings(
      worker: WorkerSettings(program: System.executable, now: { System.seconds() }))
    settings.requiresIsolation = requiresIsolation
    return Grader(homework, settings)
  }
}
