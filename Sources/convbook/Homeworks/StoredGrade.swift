// A grade as it is kept between runs: OUT/grades/STUDENT.json. With it goes what it was made of, so that a run which was
// stopped goes on, and shards that ran elsewhere are put together.

import Grading
import Interpreter
import JSON

struct StoredGrade: Sendable {
  /// A digest of all that decides the grade; nil where the program could not tell which one it is.
  var key: String?
  /// A digest of the homework's source.
  var homework: String
  /// The submission's name.
  var submission: String
  var grade: Grade

  /// Whether the grade would come out the same again, and was made as it is required to be.
  func holds(for key: String?, isolated: Bool) -> Bool {
    key != nil && key == self.key && grade.gradeAgain == nil && (grade.isIsolated || !isolated)
  }

  // MARK: Digests

  /// A digest of everything that decides the grade of a submission.
  static func key(homework: String, file: SubmissionFile) -> String? {
    guard let program = System.programIdentity else { return nil }
    var facts = [program, homework, file.student, file.name, file.problem?.reason ?? ""]
    if let path = file.path {
      facts.append(Files.name(of: path))
      if Files.isLink(path) || Files.kind(of: path) != .file {
        facts.append("no plain file")
      } else if let bytes = try? Files.read(path, first: Submission.largest + 1) {
        facts.append(SHA512.text(of: bytes))
      } else {
        return nil
      }
    }
    return SHA512.text(of: Array(facts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n").utf8))
  }

  static func digest(_ source: HomeworkSource) -> String {
    SHA512.text(of: Array(source.homework.id.utf8) + [0] + source.bytes)
  }

  // MARK: As a file

  /// The name of the folder and of the files of a student: the id, without what could lead elsewhere.
  static func folderName(of student: String) -> String {
    let kept = student.map { character -> Character in
      character.isLetter || character.isNumber || "@._+-".contains(character) ? character : "_"
    }
    // File names have at most 255 bytes, of which the digest and the ending need some.
    var name = ""
    for character in kept where name.utf8.count + character.utf8.count <= 150 { name.append(character) }
    if name.hasPrefix(".") { name = "_" + name.dropFirst() }
    // Two ids must not share a folder because they differ in what was taken out.
    return name == student ? name : "\(name)-\(SHA512.text(of: Array(student.utf8)).prefix(8))"
  }

  static func name(of student: String) -> String { "grades/\(folderName(of: student)).json" }

  /// Nil where there is none, or a damaged one.
  init?(contentsOf path: String) {
    guard let bytes = try? Files.readIfPresent(path), let value = try? JSONReader.read(bytes),
      let homework = value["homework"]?.string, let submission = value["submission"]?.string,
      let grade = value["grade"].flatMap(Grade.init)
    else { return nil }
    self.init(key: value["key"]?.string, homework: homework, submission: submission, grade: grade)
  }

  init(key: String?, homework: String, submission: String, grade: Grade) {
    self.key = key
    self.homework = homework
    self.submission = submission
    self.grade = grade
  }

  var text: String {
    let value: JSONValue = [
      "key": key.map(JSONValue.string) ?? .null, "homework": .string(homework),
      "submission": .string(submission), "grade": grade.json,
    ]
    return value.text(.notebook)
  }
}
