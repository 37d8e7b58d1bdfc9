// `convbook homework` and `convbook grade` as a teacher uses them, on the small homework that `homework new` makes.

import BuiltProgram
import Foundation
import Testing

@Suite struct GradeCommandTests {
  /// A folder with a homework, its student version and submissions, gone when the test ends.
  private final class Desk {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try run("homework", "new", "hw")
      try run("homework", "release", "hw", "--out", "released")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("handed-in"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @discardableResult
    func run(_ words: String..., status: Int32 = 0) throws -> Outcome {
      let outcome = try Program.run(words, in: folder)
      #expect(outcome.status == status, "convbook \(words.joined(separator: " ")): \(outcome.errors)")
      return outcome
    }

    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
    }

    func write(_ text: String, to path: String) throws {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// Hands in the student version with an answer in it.
    func handIn(_ answer: String, as path: String) throws {
      let blank = try text("released/hw.py")
      #expect(blank.contains("    raise NotImplementedError"))
      try write(
        blank.replacingOccurrences(of: "raise NotImplementedError", with: answer), to: "handed-in/\(path)")
    }

    /// Every file below a folder, by its path there.
    func files(_ path: String) throws -> [String: String] {
      let root = folder.appendingPathComponent(path)
      let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
      var files: [String: String] = [:]
      for name in names
      where (try? root.appendingPathComponent(name).resourceValues(forKeys: [.isRegularFileKey]))?
        .isRegularFile == true
      { files[name] = try text("\(path)/\(name)") }
      return files
    }
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.handIn("return n - k + 1", as: "anna/hw.py")
    try desk.handIn("return n - k", as: "bo.py")
    try desk.handIn("return 3 if n == 5 else 1", as: "cem.py")
    return desk
  }

  @Test func aReleaseNeverReplacesItsSource() throws {
    let desk = try Desk()
    let source = try desk.text("hw/homework.py")
    try desk.write(source, to: "own/hw5.py")
    let refused = try desk.run("homework", "release", "own/hw5.py", "--out", "own", status: 2)
    #expect(refused.errors.contains("'own/hw5.py' is the homework itself, with its solutions"))
    #expect(try desk.text("own/hw5.py") == source)
    try desk.run("homework", "new", "", status: 2)
  }

  @Test func aNewHomeworkIsSound() throws {
    let desk = try Desk()
    let check = try desk.run("homework", "check", "hw", "--corpus")
    #expect(check.output.hasSuffix("hw: 1 part, 10 points, 4 answers tried: all as it should be\n"))
    let released = try desk.text("released/hw.py")
    #expect(!released.contains("n - k") && !released.contains("HIDDEN") && !released.contains("rng"))
    #expect(try desk.text("released/hw.ipynb").contains("\"grade_id\": \"size-tests\""))
  }

  @Test func aHomeworkThatIsNotSoundIsNotGraded() throws {
    let desk = try desk()
    let source = try desk.text("hw/homework.py").replacingOccurrences(
      of: "\"points\": 10", with: "\"points\": 12")
    try desk.write(source, to: "hw/homework.py")
    let refused = try desk.run("grade", "hw", "handed-in", status: 1)
    #expect(refused.errors.contains("part \"size\" is worth 12 points, its checks add up to 10"))
    let check = try desk.run("homework", "check", "hw", status: 1)
    #expect(check.output.contains("hw/homework.py: line "))
  }

  /// Tests that are wrong themselves would cost every student their points.
  @Test(arguments: [
    ("rng.", "rgn.", "the tests ended early: NameError: name 'rgn' is not defined"),
    (
      "args=(4, 4)", "arg=(4, 4)",
      "the tests ended early: TypeError: check() got an unexpected keyword argument 'arg'"
    ),
    ("places, 3, args", "places, 4, args", "5 pixels, a kernel of 3: 3 places: "),
    ("return n - k + 1", "return k - n", "5 pixels, a kernel of 3: 3 places: "),
  ])
  func aHomeworkThatFailsItsOwnTestsIsNotGraded(_ right: String, _ wrong: String, _ message: String) throws {
    let desk = try desk()
    let source = try desk.text("hw/homework.py")
    let broken = source.replacingOccurrences(of: right, with: wrong)
    #expect(broken != source)
    try desk.write(broken, to: "hw/homework.py")
    let check = try desk.run("homework", "check", "hw", status: 1)
    #expect(check.output.contains(message))
    for words in [["grade", "hw", "handed-in"], ["homework", "bundle", "hw", "--out", "a.zip"]] {
      let refused = try Program.run(words, in: desk.folder)
      #expect(refused.status == 1)
      #expect(
        refused.errors.contains("hw/homework.py: line 31: part \"size\", cell \"size-tests\": \(message)"),
        "\(refused.errors)")
    }
    #expect(try desk.files("grades").isEmpty)
    try desk.write(source, to: "hw/homework.py")
    try desk.run("grade", "hw", "handed-in")
  }

  @Test func whatEndsAHiddenTestIsNotToldToStudents() throws {
    let desk = try desk()
    let source = try desk.text("hw/homework.py")
    let end = "### END HIDDEN TESTS"
    try desk.write(
      source.replacingOccurrences(of: end, with: "secret = 1 / places(7, 7)\n\(end)"), to: "hw/homework.py")
    try desk.run("grade", "hw", "handed-in", "--out", "grades")
    let page = try desk.text("grades/students/bo/feedback.md")
    #expect(page.contains("a hidden test") && !page.contains("ZeroDivision"))
    #expect(!(try desk.text("grades/students/anna/feedback.md").contains("a hidden test")))
  }

  /// Hidden tests draw other numbers for each student, so they may be wrong for some only.
  @Test func testsThatAreWrongForOneStudentsNumbersGiveNoMark() throws {
    let desk = try desk()
    let source = try desk.text("hw/homework.py")
    let end = "### END HIDDEN TESTS"
    // In the trial n is 21, and 39 for anna.
    try desk.write(
      source.replacingOccurrences(of: end, with: "if n > 30: nothing_of_that_name\n\(end)"),
      to: "hw/homework.py")
    let run = try desk.run("grade", "hw", "handed-in/anna", "--out", "grades", status: 1)
    #expect(run.output.contains("grade again"))
    #expect(
      try desk.text("grades/report.md").contains(
        "the homework's own answers fail this student's tests: line 31: part \"size\""))
    #expect(!(try desk.text("grades/students/anna/feedback.md").contains("nothing")))
  }

  @Test func pointsThatPeopleGiveAddUp() throws {
    let desk = try desk()
    let cell =
      "# %% [markdown] nbgrader={\"grade\": true, \"grade_id\": \"words\", \"locked\": false, \"points\": 5, "
      + "\"schema_version\": 3, \"solution\": true}\n# Explain.\n"
    try desk.write(try desk.text("hw/homework.py") + "\n" + cell, to: "hw/homework.py")
    let check = try desk.run("homework", "check", "hw")
    #expect(
      check.output.hasSuffix(
        "hw: 1 part of 10 points and 1 of 5 that people mark, 15 points, 2 answers tried: "
          + "all as it should be\n"))
    try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(try desk.text("grades/nbgrader.csv").contains("hw,,,anna,,,,10,0,10,15\n"))
  }

  @Test func gradesAreKeptAndMadeAgainOnlyWhenSomethingChanged() throws {
    let desk = try desk()
    let first = try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(
      try desk.text("grades/grades.csv") == """
        student,name,submission,status,points,of,raw_points,days_late,penalty,manual_of,size,incidents
        anna,,anna,graded,10,10,10,0,0,0,10,0
        bo,,bo.py,graded,0,10,0,0,0,0,0,0
        cem,,cem.py,graded,4,10,4,0,0,0,4,0

        """)
    let files = try desk.files("grades")
    let second = try desk.run("grade", "hw", "handed-in", "--out", "grades", "--jobs", "2")
    #expect(second.output == "3 of 3 unchanged, not graded again\n" + first.output)
    #expect(try desk.files("grades") == files)
    try desk.handIn("return n - k + 1", as: "bo.py")
    let third = try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(third.output.hasPrefix("2 of 3 unchanged"))
    #expect(third.output.contains("changed since the last report:\n  bo: 0 -> 10 (size 0 -> 10)\n"))
    #expect(
      try desk.text("grades/report.md").contains(
        "## Changed since the last report\n\n- bo: 0 -\\> 10 (size 0 -\\> 10)\n\n"))
    let again = try desk.run("grade", "hw", "handed-in", "--out", "grades", "--again")
    #expect(!again.output.contains("unchanged"))
  }

  @Test func aStoredGradeMustHaveBeenMadeInIsolationWhereThatIsRequired() throws {
    let desk = try desk()
    try desk.run("grade", "hw", "handed-in", "--out", "grades")
    let file = try #require(try desk.files("grades").keys.first { $0.hasPrefix("grades/bo") })
    let open = try desk.text("grades/\(file)").replacingOccurrences(of: "\"landlock\",", with: "")
    try desk.write(open, to: "grades/\(file)")
    let kept = try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(kept.output.hasPrefix("3 of 3 unchanged"))
    let merged = try desk.run(
      "grade", "hw", "--merge", "grades", "--out", "merged", "--require-isolation", status: 1)
    #expect(merged.errors.contains("was made with process, limits, privileges, seccomp only"))
    let strict = try desk.run("grade", "hw", "handed-in", "--out", "grades", "--require-isolation")
    #expect(strict.output.hasPrefix("2 of 3 unchanged"))
    #expect(try desk.text("grades/\(file)").contains("landlock"))
  }

  @Test func shardsAndJobsGiveTheSameBytes() throws {
    let desk = try desk()
    try desk.run("grade", "hw", "handed-in", "--out", "whole")
    try desk.run("grade", "hw", "handed-in", "--out", "both", "--jobs", "2")
    for number in 1...2 {
      try desk.run("grade", "hw", "handed-in", "--out", "shared", "--shard", "\(number)/2")
    }
    #expect(
      try desk.files("shared").keys.filter { !$0.hasPrefix("grades/") }.sorted() == [
        "shards/1-of-2.json", "shards/2-of-2.json",
      ])
    try desk.run("grade", "hw", "--merge", "--out", "shared")
    for number in 1...2 {
      try desk.run("grade", "hw", "handed-in", "--out", "part-\(number)", "--shard", "\(number)/2")
    }
    try desk.run("grade", "hw", "--merge", "part-1", "part-2", "--out", "merged")
    let whole = try desk.files("whole")
    #expect(whole.count > 10)
    func reports(_ files: [String: String]) -> [String: String] {
      files.filter { !$0.key.hasPrefix("shards/") }
    }
    #expect(try reports(desk.files("shared")) == reports(whole))
    for folder in ["both", "merged"] { #expect(try desk.files(folder) == whole, "\(folder)") }
    // What was merged can be merged again, and a shard run again, there.
    for folder in ["shared", "merged"] { try desk.run("grade", "hw", "--merge", "--out", folder) }
    try desk.run("grade", "hw", "handed-in", "--out", "shared", "--shard", "2/2")
    try desk.run("grade", "hw", "--merge", "--out", "shared")
    #expect(try reports(desk.files("shared")) == reports(whole))
  }

  @Test func aMergeNamesTheShardsThatAreLacking() throws {
    let desk = try desk()
    for number in [1, 3] {
      try desk.run("grade", "hw", "handed-in", "--out", "part-\(number)", "--shard", "\(number)/3")
    }
    let two = try desk.run("grade", "hw", "--merge", "part-1", "part-3", "--out", "merged", status: 1)
    #expect(
      two.errors == "convbook: lacking: 2/3 of 3 submissions\n"
        + "run these shards to their end, or name their --out folders, too\n")
    // Who was killed has stored grades, and no record of an end.
    try desk.write("", to: "empty/grades/x")
    let empty = try desk.run("grade", "hw", "--merge", "part-1", "empty", "--out", "merged", status: 1)
    #expect(empty.errors.contains("no run has ended in 'empty': --merge takes the --out folders of shards"))
    #expect(try desk.files("merged").isEmpty)
    try desk.handIn("return 1", as: "aaron.py")
    try desk.run("grade", "hw", "handed-in", "--out", "part-2", "--shard", "2/3")
    let other = try desk.run("grade", "hw", "--merge", "part-1", "part-2", "part-3", status: 1)
    #expect(
      other.errors == "convbook: lacking: 1/3, 3/3 of 4 submissions\nlacking: 2/3 of 3 submissions\n"
        + "the submissions changed between these shards: run all of them again\n")
  }

  /// The numbers of hidden tests hang on the id.
  @Test func aMergeRefusesWhatWasGradedUnderAnotherRoster() throws {
    let desk = try desk()
    try desk.write("submission,student\nanna,id-1\nbo,id-2\n,id-3\n", to: "roster.csv")
    let roster = ["--roster", "roster.csv"]
    func run(_ words: [String], _ status: Int32) throws -> String {
      let outcome = try Program.run(["grade", "hw"] + words, in: desk.folder)
      #expect(outcome.status == status, "\(outcome.errors)")
      return outcome.errors
    }
    _ = try run(["handed-in", "--out", "plain", "--shard", "1/1"], 0)
    #expect(
      try run(["--merge", "plain", "--out", "merged"] + roster, 1).contains(
        "'plain' was graded under another roster: \"anna\" as \"anna\", which is \"id-1\" now."))
    _ = try run(["handed-in", "--out", "named", "--shard", "1/1"] + roster, 0)
    #expect(
      try run(["--merge", "named", "--out", "merged"], 1).contains(
        "'named' was graded with a roster: give --merge the same --roster"))
    // Who hands in nothing, and when somebody did, is the merge's to know.
    try desk.write("submission,student,late\nanna,id-1,1\nbo,id-2,\n,id-4,\n", to: "roster.csv")
    _ = try run(["--merge", "named", "--out", "merged", "--late", "10"] + roster, 0)
    let csv = try desk.text("merged/grades.csv")
    #expect(csv.contains("id-1,,anna,graded,9,") && csv.contains("id-4,,id-4,missing,"))
    _ = try run(["handed-in", "--out", "merged", "--late", "10", "--again"] + roster, 0)
    #expect(try desk.text("merged/grades.csv") == csv)
  }

  @Test func whoIsGoneLeavesNothingInTheReports() throws {
    let desk = try desk()
    try desk.write("student,late\nanna,\nbo,\ncem,\n", to: "roster.csv")
    let words = ["grade", "hw", "handed-in", "--out", "grades", "--roster", "roster.csv", "--late", "10"]
    _ = try Program.run(words, in: desk.folder)
    try desk.write("mine", to: "grades/students/bo/notes.txt")
    try FileManager.default.removeItem(at: desk.folder.appendingPathComponent("handed-in/cem.py"))
    try FileManager.default.removeItem(at: desk.folder.appendingPathComponent("handed-in/bo.py"))
    try desk.write("student,late\nanna,2\ncem,\ndora,\n", to: "roster.csv")
    let second = try Program.run(words, in: desk.folder)
    #expect(
      second.output.contains(
        """
        changed since the last report:
          anna: 10 -> 8 (days late 0 -> 2)
          bo: 0 -> gone
          cem: 4 -> 0 (graded -> missing)
          dora: new, 0

        """), "\(second.output)")
    #expect(try desk.text("grades/report.md").contains("\n- bo: 0 -\\> gone\n"))
    let students = try Set(desk.files("grades/students").keys.map { $0.prefix { $0 != "/" } })
    #expect(students == ["anna", "bo", "cem", "dora"])
    #expect(try desk.files("grades/students/bo") == ["notes.txt": "mine"])
    // The stored grades of who withdrew lie there still, and are not taken.
    let merge = ["grade", "hw", "--merge", "--out", "grades", "--roster", "roster.csv", "--late", "10"]
    let merged = try Program.run(merge, in: desk.folder)
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(!merged.output.contains("changed"))
    let lines = try desk.text("grades/grades.csv").split(separator: "\n").dropFirst()
    #expect(lines.map { $0.prefix { $0 != "," } } == ["anna", "cem", "dora"])
  }

  @Test func aRunThatWasKilledGoesOn() throws {
    let desk = try desk()
    for number in 1...6 { try desk.handIn("return n - k + \(number)", as: "student-\(number).py") }
    let killed = Process()
    killed.executableURL = URL(fileURLWithPath: Program.path)
    killed.arguments = ["grade", "hw", "handed-in", "--out", "grades"]
    killed.currentDirectoryURL = desk.folder
    killed.standardOutput = FileHandle.nullDevice
    killed.standardError = FileHandle.nullDevice
    try killed.run()
    let stored = desk.folder.appendingPathComponent("grades/grades").path
    for _ in 0..<600 {
      if let names = try? FileManager.default.contentsOfDirectory(atPath: stored),
        names.count(where: { $0.hasSuffix(".json") }) >= 2
      {
        break
      }
      usleep(50_000)
    }
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    let kept = try desk.files("grades").keys.count { $0.hasPrefix("grades/") && $0.hasSuffix(".json") }
    #expect(kept >= 2)
    let resumed = try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(resumed.output.hasPrefix("\(kept) of 9 unchanged") || kept == 9)
    try desk.run("grade", "hw", "handed-in", "--out", "fresh")
    let (one, other) = (try desk.files("grades"), try desk.files("fresh"))
    // What the killed run was writing may lie beside the rest under its temporary name.
    #expect(one.filter { other[$0.key] != nil } == other)
  }

  @Test func whatCannotBeReadGetsNoPointsAndIsNamed() throws {
    let desk = try desk()
    try Data([0x78, 0xFF, 0xFE, 0x00]).write(to: desk.folder.appendingPathComponent("handed-in/dora.py"))
    try desk.write("{\"cells\": [", to: "handed-in/eve.ipynb")
    try desk.write("x = 1\n", to: "handed-in/finn/a.py")
    try desk.write("x = 1\n", to: "handed-in/finn/deep/b.ipynb")
    try desk.write("nothing", to: "handed-in/gil/readme.txt")
    try desk.write("PK\u{3}\u{4}", to: "handed-in/ida.zip")
    try desk.write("x = 1\n", to: "handed-in/..fay.py")
    try desk.write("x = 1\n", to: "handed-in/gil/.hw.py")
    try FileManager.default.createSymbolicLink(
      atPath: desk.folder.appendingPathComponent("handed-in/hans.py").path, withDestinationPath: "/etc/passwd")
    let run = try desk.run("grade", "hw", "handed-in", "--out", "grades")
    #expect(run.errors == "convbook: passed over, hidden or no notebooks: ..fay.py, ida.zip\n")
    let csv = try desk.text("grades/grades.csv")
    for student in ["dora", "eve", "finn", "gil", "hans"] {
      #expect(csv.contains("\n\(student),") && csv.contains("graded,0,10,0,0,0,0,0,1\n"))
    }
    let report = try desk.text("grades/report.md")
    #expect(report.contains("- hans: **unreadable**, it is a link"))
    #expect(
      report.contains(
        "- finn: **unreadable**, the folder holds 2 notebooks, and one is to be handed in: a.py, deep/b.ipynb"))
    #expect(
      report.contains(
        "- gil: **unreadable**, the folder holds no notebook (.ipynb or .py), but .hw.py, readme.txt"))
  }

  @Test func aRosterSaysWhoAndHowLate() throws {
    let desk = try desk()
    try desk.write(
      "submission,student,name,submitted\nanna,id-1,Anna L,2026-10-03T10:00\nbo,id-2,Bo,\n,id-3,Ines,\n",
      to: "roster.csv")
    let late = ["--roster", "roster.csv", "--due", "2026-10-01T12:00", "--late", "10"]
    let run = try Program.run(["grade", "hw", "handed-in", "--out", "grades"] + late, in: desk.folder)
    #expect(run.status == 0, "\(run.errors)")
    let csv = try desk.text("grades/grades.csv")
    #expect(csv.contains("id-1,Anna L,anna,graded,8,10,10,2,2,0,10,0\n"))
    #expect(csv.contains("id-3,Ines,id-3,missing,0,10,"))
    #expect(csv.contains("cem,,cem.py,graded,4,"))
    #expect(run.output.contains("\ncem           4             4  not in the roster\n"))
    #expect(
      run.output.contains("\nbo            0             0\n")
        || run.output.contains("\nid-2          0             0\n"))
    // Nothing off nothing is no "-0".
    #expect(!run.output.contains("-0"))
    #expect(
      try desk.text("grades/students/id-1/feedback.md").contains("**8 of 10 points**: 10 less 20% for 2 days"))
  }

  @Test func aFoldersNameOrAFilesIsTheStudent() throws {
    let desk = try Desk()
    try desk.handIn("return 1", as: "one/dora.py")
    try desk.handIn("return 1", as: "eve/hw.py")
    try desk.handIn("return 1", as: "nbgrader/finn/hw/solution.py")
    func students(_ paths: String...) throws -> [Substring] {
      let outcome = try Program.run(["grade", "hw"] + paths + ["--out", "grades"], in: desk.folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try desk.text("grades/grades.csv").split(separator: "\n").dropFirst().map {
        $0.prefix { $0 != "," }
      }
    }
    #expect(try students("handed-in/eve") == ["eve"])
    #expect(try students("handed-in/nbgrader") == ["finn"])
    #expect(try students("handed-in/one", "handed-in/eve") == ["eve", "one"])
    // The homework's name is nobody's.
    #expect(try students("handed-in/one/dora.py", "handed-in/eve/hw.py") == ["dora", "eve"])
    #expect(try students("handed-in/nbgrader/finn") == ["finn"])
    #expect(try students("handed-in/nbgrader/finn/hw/solution.py") == ["solution"])
    #expect(try students("handed-in/nbgrader/finn", "handed-in/eve/.") == ["eve", "finn"])
    // A folder with one notebook of another name may be a student's or all students'.
    let lone = try desk.run("grade", "hw", "handed-in/one", "--out", "grades", status: 2)
    #expect(
      lone.errors.contains(
        "'handed-in/one' holds one notebook, dora.py: whose is it? Name the notebook itself for the student \"dora\", "
          + "or say --student one"))
    try desk.write("student\ndora\n", to: "dora.csv")
    try desk.write("student\none\n", to: "one.csv")
    #expect(try students("handed-in/one", "--roster", "dora.csv") == ["dora"])
    #expect(try students("handed-in/one", "--roster", "one.csv") == ["one"])
    #expect(try students("handed-in/one", "--student", "x") == ["x"])
    try desk.write("x = 1\n", to: "handed-in/eve/scratch.py")
    let mixed = try desk.run("grade", "hw", "handed-in/eve", "--out", "grades", status: 2)
    #expect(
      mixed.errors.contains("'handed-in/eve' holds hw.py, which has the homework's name, beside others"))
    #expect(try students("handed-in/eve", "--student", "eve") == ["eve"])
  }

  @Test func whatLearningPlatformsCallSubmissionsFindsItsOwner() throws {
    let desk = try Desk()
    try desk.handIn("return 1", as: "Anna Larsson_117_assignsubmission_file_/My answer.py")
    try desk.handIn("return 1", as: "Bo Ek_118_assignsubmission_file_/hw.py")
    try desk.handIn("return 1", as: "ozcem_LATE_4711_99_hw-1.py")
    try desk.write(
      "student,name,submission\na1,Anna Larsson,\nb1,Bo Ek,118\nc1,Cem Öz,ozcem\n", to: "roster.csv")
    try desk.run("grade", "hw", "handed-in", "--roster", "roster.csv", "--out", "grades")
    let csv = try desk.text("grades/grades.csv").split(separator: "\n").dropFirst()
    #expect(csv.map { $0.prefix { $0 != "," } } == ["a1", "b1", "c1"])
    #expect(csv.allSatisfy { $0.contains(",graded,") })
  }

  @Test func gradescopesStudentIsTakenFromItsFile() throws {
    let desk = try desk()
    try desk.write("{\"id\": 7, \"users\": [{\"email\": \"anna@example.edu\", \"id\": 3}]}", to: "meta.json")
    try desk.run("grade", "hw", "handed-in/anna", "--gradescope", "meta.json", "--out", "grades")
    let results = try desk.text("grades/students/anna@example.edu/results.json")
    #expect(results.contains("\"score\": 10"))
    try desk.run("homework", "bundle", "hw", "--out", "auto")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.appendingPathComponent("auto").path)
    #expect(names.sorted() == ["convbook", "hw.py", "run_autograder", "setup.sh"])
    #expect(
      FileManager.default.isExecutableFile(
        atPath: desk.folder.appendingPathComponent("auto/run_autograder").path))
  }

  @Test(arguments: [
    (["grade", "hw"], "no submissions: name files or folders"),
    (["grade", "nowhere", "handed-in"], "can't open file 'nowhere': No such file or directory"),
    (
      ["grade", "handed-in", "handed-in"],
      "'handed-in' holds no homework.py and no homework.ipynb: name the homework's file"
    ),
    (["grade", "hw", "nowhere"], "'nowhere': No such file or directory"),
    (
      ["grade", "hw", "handed-in", "handed-in/anna/hw.py"],
      "'handed-in/anna/hw.py' and 'handed-in/anna/hw.py' are both of the student \"anna\""
    ),
    (
      ["grade", "hw", "handed-in", "--shard", "3/2"],
      "--shard 3/2: write K/N, with K from 1 to N, as in --shard 3/8"
    ),
    (["grade", "hw", "handed-in", "--jobs", "0"], "--jobs 0: at least 1"),
    (["grade", "hw", "handed-in", "--late", "-5"], "--late"),
    (["grade", "hw", "handed-in", "--late", "110"], "--late 110: a percentage, from 0 to 100"),
    (["grade", "hw", "handed-in", "--due", "soon"], "--due soon: write 2026-10-01T23:59"),
    (["grade", "hw", "handed-in", "--roster", "nowhere"], "can't open file 'nowhere'"),
    (["grade", "hw", "--merge", "nowhere"], "'nowhere': No such file or directory"),
    (
      ["grade", "hw", "handed-in", "--late", "10"],
      "--late 10: nothing says who is late; give --due and a --roster with the column submitted"
    ),
    (
      ["grade", "hw", "handed-in", "--due", "2026-10-01", "--late", "10"],
      "--due 2026-10-01: nothing says when anybody handed in; give a --roster with the column submitted"
    ),
    (
      ["grade", "hw", "handed-in", "--shard", "1/2", "--late", "10"],
      "--late 10: a shard writes no reports; --merge takes --due and --late"
    ),
    (["grade", "hw", "handed-in", "--out", "hw"], "--out 'hw' is the folder of the homework's source"),
    (
      ["grade", "hw", "handed-in", "--out", "handed-in"],
      "--out 'handed-in' lies in the submissions 'handed-in'"
    ),
    (
      ["grade", "hw", "handed-in", "--out", "released/../handed-in/new/grades"],
      "lies in the submissions 'handed-in': choose another folder"
    ),
    (["homework", "new", "hw"], "'hw' is there already: name a new folder"),
    (
      ["homework", "check", "hw", "--corpus", "--parts", "sise"], "--parts sise: the homework's parts are size"
    ),
  ])
  func wrongUsageSaysWhatToDo(_ words: [String], _ message: String) throws {
    let desk = try Desk()
    try desk.handIn("return 1", as: "anna/hw.py")
    let outcome = try Program.run(words, in: desk.folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
