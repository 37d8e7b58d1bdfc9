// Reports: what they hold, what they keep from students, and that nothing in them is taken for markup.

import CourseLibrary
import Foundation
import JSON
import Testing

@testable import Grading

@Suite struct ReportTests {
  /// A grade with something of everything in it; texts as a malicious student would have them.
  private func grade(_ student: String = "anna", text: String = "3 of 12 numbers differ") -> Grade {
    let seen = CheckRecord(
      name: "the line detector", points: 4, verdict: .failed, hint: "count again", complaint: text,
      explanation: "perhaps: kernel flipped", failure: .values,
      error: CheckRecord.ErrorSize(absolute: 2, relative: 0.5))
    let right = CheckRecord(name: "nine frames", points: 6, share: 1, verdict: .passed)
    let hidden = CheckRecord(
      name: "SECRET NAME", points: 5, verdict: .failed, category: "wide pictures", hint: "SECRET HINT",
      complaint: "SECRET got 1234.5, expected 99", explanation: "SECRET TABLE", failure: .values,
      error: CheckRecord.ErrorSize(absolute: 0.0123456, relative: 0.98765))
    let raised = CheckRecord(
      name: "SECRET", points: 5, verdict: .failed, category: "tall kernels",
      complaint: "raised SecretError: 42",
      failure: .exception("SecretError"))
    var part = Grade.Part(name: "xcorr", gradeID: "xcorr-tests", points: 6, of: 20)
    part.checks = [
      Grade.Check(seen, isHidden: false), Grade.Check(right, isHidden: false),
      Grade.Check(hidden, isHidden: true), Grade.Check(raised, isHidden: true),
    ]
    var barred = Grade.Part(name: "pad", gradeID: "pad-tests", points: 0, of: 10)
    barred.refusal = "pad is not allowed in this part"
    var grade = Grade(homework: "hw1", student: student, parts: [part, barred], manualParts: [])
    grade.incidents = [Grade.Incident(.forbiddenName, "part \"pad\": line 3 uses pad")]
    grade.layers = ["process", "seccomp"]
    return grade
  }

  private func book(_ marks: [Mark]) -> GradeBook {
    GradeBook(homework: "hw1", parts: [("xcorr", 20), ("pad", 10)], marks: marks)
  }

  // MARK: What students see

  @Test func studentsSeeTheirOwnChecksWhole() {
    let page = FeedbackPage(Mark(student: "anna", grade: grade()), title: "Homework 1").markdown
    #expect(page.contains("**6 of 30 points**"))
    #expect(
      page.contains(
        "✗ **0 of 4** the line detector\n\n3 of 12 numbers differ\n\n```\nperhaps: kernel flipped\n```"))
    #expect(page.contains("Hint: count again"))
    #expect(page.contains("✓ **6 of 6** nine frames"))
    #expect(page.contains("\n\n✗ **0 of 5** hidden checks, wide pictures: wrong by about 10^-2 (relative"))
    #expect(page.contains("**No points**: pad is not allowed in this part"))
  }

  @Test func ofHiddenChecksStudentsSeeCategoryAndSizeOnly() {
    let mark = Mark(student: "anna", grade: grade())
    let page = FeedbackPage(mark, title: "Homework 1")
    let results = GradescopeResults(mark).json.text(.notebook)
    for text in [page.markdown, page.html, results] {
      #expect(text.contains("wide pictures"))
      #expect(text.contains("wrong by about 10^-2 (relative error about 1)"))
      for secret in ["SECRET", "1234", "SecretError", "42", "0.012", "0.99", "seccomp", "uses pad"] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }

  @Test func checksOfOneCategoryShareALine() {
    var grade = grade()
    let passed = CheckRecord(name: "a", points: 1, share: 1, verdict: .passed, category: "wide pictures")
    grade.parts[0].checks.append(Grade.Check(passed, isHidden: true))
    let lines = StudentView(grade).parts[0].lines.filter(\.isHidden)
    #expect(lines.map(\.title) == ["wide pictures", "tall kernels"])
    #expect(lines.map(\.points) == [1, 0])
    #expect(lines.map(\.of) == [6, 5])
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "about 1"), (3.1, "about 1"), (-3.2, "about 10"), (13.4, "about 10"),
    (765.0, "about 1000"),
    (0.0123456, "about 10^-2"), (0.5, "about 1"), (0.3, "about 10^-1"), (1234567.0, "above 1000"),
    (3e-6, "about 10^-6"),
    (.leastNonzeroMagnitude, "below 10^-6"), (1e170, "above 1000"), (Double.infinity, "above 1000"),
    (.nan, "above 1000"),
  ])
  func sizesOfErrorsArePowersOfTen(_ value: Double, _ text: String) { #expect(sizeText(value) == text) }

  /// Neither the parts' lines nor their sums may fold into one when tests end early.
  @Test func testsThatEndedEarlyKeepTheirChecks() {
    var grade = grade()
    grade.parts[0].interruption = "the tests ended early: NameError: name 'y' is not defined"
    let mark = Mark(student: "anna", grade: grade)
    let results = GradescopeResults(mark).json
    let names = (results["tests"]?.array ?? []).compactMap { $0["name"]?.string }
    #expect(
      names == [
        "xcorr: the line detector", "xcorr: nine frames", "xcorr: hidden checks, wide pictures",
        "xcorr: hidden checks, tall kernels", "xcorr: the tests", "pad",
      ])
    let junit = book([mark]).junit()
    #expect(junit.contains("tests=\"6\" failures=\"4\" errors=\"1\""))
    #expect(junit.contains("name=\"xcorr: nine frames\"") && junit.contains("name=\"xcorr: the tests\""))
    let page = FeedbackPage(mark, title: "x").markdown
    #expect(
      page.contains(
        "✗ the tests ended early: NameError: name 'y' is not defined\n\n✗ **0 of 4** the line detector"))
  }

  // MARK: Lateness

  @Test func lateDaysCostWhatTheTeacherSays() throws {
    let roster = try Roster(
      csv: """
        student;name;submitted;late
        anna;"Larsson, Anna";2026-10-01T23:59;
        bo;Bo;2026-10-02 00:00:01+00:00;
        cem;Cem;2026-10-09T10:00;1.5

        """)
    let policy = LatePolicy(due: Timestamp("2026-10-01T23:59"), percentPerDay: 60)
    let days = ["anna", "bo", "cem", "dora"].map { policy.days(roster.entry(forStudent: $0)) }
    #expect(days == [0, 1, 2, 0])
    #expect([0, 1, 2].map(policy.share) == [1, 0.4, 0])
    let mark = Mark(student: "bo", grade: grade("bo"), daysLate: 1, lateShare: 0.4)
    #expect(mark.points == 2.4)
    #expect(
      FeedbackPage(mark, title: "x").markdown.contains("**2.4 of 30 points**: 6 less 60% for 1 day of lateness")
    )
    #expect(GradescopeResults(mark).json["score"]?.double == 2.4)
  }

  @Test func timesAreReadWithTheirZones() throws {
    func seconds(_ text: String) -> Double? { Timestamp(text)?.seconds }
    #expect(seconds("1970-01-01") == 0)
    #expect(seconds("2000-03-01T00:00Z") == 951_868_800)
    #expect(seconds("2026-10-01T22:14") == 1_790_892_840)
    #expect(seconds("2026-10-01T22:14:00+02:00") == 1_790_885_640)
    for text in ["1970-01-01 00:00:00", "2000-02-29 23:59:59", "1899-12-31 12:00:00", "2026-10-01 22:14:07"] {
      #expect(Timestamp(text)?.text == text)
    }
    #expect(Timestamp("2026-03-01T01:00+02:00")?.text == "2026-02-28 23:00:00")
    for wrong in ["", "yesterday", "2026-13-01", "2026-02-29T10:00", "2026-10-01T24:00", "2026-10-01T10"] {
      #expect(seconds(wrong) == nil, "\(wrong)")
    }
  }

  @Test(arguments: [
    ("name\nanna", "the first line must name the columns, \"student\" among them; it has name"),
    ("student\nanna\nbo\nanna", "lines 2 and 4 are both about the student \"anna\""),
    ("student,late\nanna,-1", "line 2: late is \"-1\", not a number of days from 0 on"),
    (
      "student,submitted\n\nanna,soon",
      "line 3: \"soon\" is no time; write 2026-10-01T22:14 or 2026-10-01T22:14+02:00"
    ),
    ("student,name\n,Anna", "line 2 names no student"),
    ("student,name\nanna,\"Anna\nbo,Bo\n", "line 2 has a quote that is never closed"),
    (
      "student,name,late\nanna,Larsson, 3,2",
      "line 2 has 4 fields, the first line names 3: a field with a comma needs quotes"
    ),
    (
      "submission,student\nteam,anna\nteam,bo",
      "line 3: the submission \"team\" belongs to \"anna\" already; give \"bo\" a copy in a folder of their own"
    ),
  ])
  func rostersThatAreWrongSayWhere(_ text: String, _ message: String) {
    #expect {
      try Roster(csv: text)
    } throws: {
      "\($0)" == message
    }
  }

  @Test func linesOfSeparatorsAreBlankLines() throws {
    let roster = try Roster(csv: "student,name,late\r\nanna,Anna,\r\n,,\r\n,,\r\nbo,Bo,1\r\n,,\r\n")
    #expect(roster.entries.map(\.student) == ["anna", "bo"])
    #expect(roster.tellsDays && !roster.tellsTimes)
  }

  /// Two who would do are nobody: a mark must not go to another student.
  @Test func namesOfDownloadsAreTakenApart() throws {
    let roster = try Roster(
      csv: "student,name,submission\na1,Anna Larsson,\na2,Anna Larsson,\nb1,Bo Ek,\nc1,,ozcem\n4711,,\nbo,,\n")
    func student(_ name: String) -> String? { roster.entry(forSubmission: name)?.student }
    #expect(student("Bo Ek_12_assignsubmission_file_") == "b1")
    #expect(student("Bo Ek_12_assignsubmission_onlinetext_") == nil)
    #expect(student("Anna Larsson_13_assignsubmission_file_") == nil)
    #expect(student("ozcem_12_13_hw1.ipynb") == "c1")
    #expect(student("somebody_LATE_4711_13_hw1-2.ipynb") == "4711")
    #expect(student("bo_2.py") == nil)
  }

  @Test func rostersMapFilesToStudents() throws {
    let roster = try Roster(
      csv: "\u{FEFF}Student,Folder,Name\r\na1,group-07,\"Anna \"\"A\"\" L\"\r\nb2,,Bo\r\n")
    #expect(roster.entry(forSubmission: "group-07.ipynb")?.student == "a1")
    #expect(roster.entry(forSubmission: "b2")?.name == "Bo")
    #expect(roster.entry(forStudent: "a1")?.name == "Anna \"A\" L")
    #expect(roster.entry(forSubmission: "cem") == nil)
  }

  // MARK: Tables

  @Test func tablesAreSortedAndWhole() {
    let marks = [
      Mark(student: "bo", name: "Bo Ek", submission: "bo.py", grade: grade("bo"), daysLate: 1, lateShare: 0.5),
      Mark(student: "anna", name: "Larsson, Anna", submission: "anna", grade: grade()),
      Mark(student: "cem", grade: nil),
    ]
    #expect(
      book(marks).csv() == """
        student,name,submission,status,points,of,raw_points,days_late,penalty,manual_of,xcorr,pad,incidents
        anna,"Larsson, Anna",anna,graded,6,30,6,0,0,0,6,0,1
        bo,Bo Ek,bo.py,graded,3,30,6,1,3,0,6,0,1
        cem,,,missing,0,30,0,0,0,0,0,0,0

        """)
    #expect(
      book(marks).nbgraderCSV().split(separator: "\n")[1] == "hw1,,,anna,Larsson,Anna,,6,0,6,30")
    #expect(
      book(marks).table() == """
        student  points    late  xcorr  pad
        anna          6              6    0  1 incident
        bo            3  1 d -3      6    0  1 incident
        cem           0                      missing
        of           30             20   10
        2 submissions: mean 4.5, median 4.5; 1 missing

        """)
    #expect(book(marks).csv() == book(marks.reversed()).csv())
  }

  @Test func timesStandInTheColumnsOfNbgrader() throws {
    let marks = [
      Mark(student: "anna", submitted: Timestamp("2026-10-01T22:14+02:00"), grade: grade()),
      Mark(student: "bo", grade: nil),
    ]
    let book = GradeBook(
      homework: "hw1", parts: [("xcorr", 20)], due: Timestamp("2026-10-01T23:59"), marks: marks)
    let lines = book.nbgraderCSV().split(separator: "\n")
    #expect(lines[1].hasPrefix("hw1,2026-10-01 23:59:00,2026-10-01 20:14:00,anna,"))
    #expect(lines[2].hasPrefix("hw1,2026-10-01 23:59:00,,bo,"))
  }

  @Test func daysThatCostNothingAreTold() {
    var empty = grade("bo")
    empty.parts = [Grade.Part(name: "xcorr", gradeID: "x", points: 0, of: 20)]
    let marks = [
      Mark(student: "anna", grade: grade(), daysLate: 2),
      Mark(student: "bo", grade: empty, daysLate: 1, lateShare: 0.5),
    ]
    let table = book(marks).table()
    #expect(table.contains("2 d") && table.contains("1 d") && !table.contains("-0"))
    let page = FeedbackPage(marks[0], title: "x").markdown
    #expect(page.contains("**6 of 30 points**: 2 days late, which takes nothing off\n"))
  }

  @Test func changesNameWhatChanged() throws {
    func marks(_ list: [Mark]) throws -> ReportedMarks {
      let marks = ReportedMarks(book(list))
      // As the file holds them.
      let read = ReportedMarks(try JSONReader.read(Array(marks.json.text(.notebook).utf8)))
      #expect(read == marks)
      return marks
    }
    var better = grade("bo")
    better.parts[0].points = 6.5
    let before = try marks([
      Mark(student: "anna", grade: grade()), Mark(student: "bo", grade: grade("bo")),
      Mark(student: "cem", grade: nil), Mark(student: "eve", grade: grade("eve"), daysLate: 1, lateShare: 0.5),
      Mark(student: "same", grade: grade("same")),
    ])
    let now = try marks([
      Mark(student: "anna", grade: grade(), daysLate: 1, lateShare: 0.5), Mark(student: "bo", grade: better),
      Mark(student: "cem", grade: grade("cem")), Mark(student: "dora", grade: grade("dora")),
      Mark(student: "eve", grade: grade("eve"), daysLate: 1, lateShare: 0.9),
      Mark(student: "same", grade: grade("same")),
    ])
    #expect(
      now.changes(since: before) == [
        "anna: 6 -> 3 (days late 0 -> 1)", "bo: 6 -> 6.5 (xcorr 6 -> 6.5)",
        "cem: 0 -> 6 (missing -> graded, xcorr 0 -> 6)", "dora: new, 6", "eve: 3 -> 5.4 (penalty 3 -> 0.6)",
      ])
    #expect(before.changes(since: now).contains("dora: 6 -> gone"))
    #expect(now.changes(since: now) == [])
  }

  @Test func whatPeopleMarkIsCounted() {
    var grade = grade()
    grade.manualParts = [Homework.ManualPart(gradeID: "m", points: 7.5, cell: 3)]
    let mark = Mark(student: "anna", grade: grade)
    let book = GradeBook(
      homework: "hw1", parts: [("xcorr", 20), ("pad", 10)], manualPoints: 7.5, marks: [mark])
    // nbgrader's greatest score is that of all cells.
    #expect(book.nbgraderCSV().hasSuffix("\nhw1,,,anna,,,,6,0,6,37.5\n"))
    #expect(book.csv().contains("anna,,,graded,6,30,6,0,0,7.5,6,0,1\n"))
    #expect(book.table().hasSuffix("median 6; 7.5 more points are people's to give\n"))
    #expect(GradescopeResults(mark).json["output"]?.string == "7.5 more points are given by people.")
  }

  @Test func teachersSeeHiddenChecksAndIncidents() {
    let page = TeacherReport(book([Mark(student: "anna", grade: grade())]), title: "hw1").markdown
    #expect(page.contains("| xcorr | hidden: SECRET NAME | 0 | 1 |"))
    #expect(page.contains("- anna: **forbidden name**, part \"pad\": line 3 uses pad"))
    #expect(page.contains("Students' code ran behind: process, seccomp."))
    #expect(page.contains("xcorr, hidden, SECRET [SecretError]: raised SecretError: 42"))
  }

  @Test func cellsThatFailedAreNamed() {
    var grade = grade()
    grade.failedCells = ["xcorr", "cell 3"].map {
      Grade.FailedCell(name: $0, exception: "ValueError", message: "no", traceback: "")
    }
    let mark = Mark(student: "anna", grade: grade)
    let page = FeedbackPage(mark, title: "x").markdown
    #expect(page.contains("✗ Failed: the cell xcorr\n\n```\nno\n```\n\n✗ Failed: cell 3\n"))
    let tests = GradescopeResults(mark).json["tests"]?.array ?? []
    #expect(tests.prefix(2).map { $0["name"]?.string } == ["the cell xcorr failed", "cell 3 failed"])
  }

  /// That a name is not defined says nothing of the mistake in the cell that should define it.
  @Test func theReportLeadsWithWhatFailedFirst() throws {
    let record = CheckRecord(
      name: "nine frames", points: 6, verdict: .failed,
      complaint: "raised NameError: name 'xcorr2d' is not defined",
      failure: .exception("NameError"))
    var part = Grade.Part(name: "xcorr", gradeID: "xcorr-tests", points: 0, of: 20)
    part.checks = [false, true].map { Grade.Check(record, isHidden: $0) }
    var grade = Grade(homework: "hw1", student: "anna", parts: [part], manualParts: [])
    grade.failedCells = [
      Grade.FailedCell(
        name: "xcorr", exception: "SyntaxError", message: "expected ':'",
        traceback: "  File \"<xcorr>\", line 1\n    def xcorr2d(x, k)\nSyntaxError: expected ':'\n")
    ]
    let book = book([Mark(student: "anna", grade: grade)])
    let page = TeacherReport(book, title: "hw1").markdown
    #expect(
      page.hasSuffix(
        """
        ### anna: 0

        ```
        the cell xcorr failed: SyntaxError: expected ':'
              File "<xcorr>", line 1
                def xcorr2d(x, k)
            SyntaxError: expected ':'
        xcorr, 2 checks [NameError]: raised NameError: name 'xcorr2d' is not defined
        ```

        """), "\(page)")
    #expect(page.contains("| anna | 0 | the cell xcorr failed: SyntaxError: expected ':' |"))
    let cell = try #require(book.junit().range(of: "name=\"the cell xcorr\""))
    let check = try #require(book.junit().range(of: "name=\"xcorr: nine frames\""))
    #expect(cell.lowerBound < check.lowerBound)
  }

  @Test func theReportBeginsWithPointsAndWhoNeedsALook() throws {
    let marks =
      (1...9).map { number -> Mark in
        var grade = grade("s\(number)")
        grade.incidents = []
        grade.parts[1].points = number < 8 ? 10 : 0
        grade.parts[1].refusal = nil
        return Mark(student: "s\(number)", grade: grade, isExpected: number != 3)
      } + [Mark(student: "zoe", grade: nil)]
    let page = TeacherReport(book(marks), title: "hw1").markdown
    #expect(
      page.hasPrefix(
        """
        # hw1

        9 submissions: mean 13.78, median 16; 1 missing

        ```
        27-30  0
        24-26  0
        21-23  0
        18-20  0
        15-17  7 ███████
        12-14  0
         9-11  0
          6-8  2 ██
          3-5  0
          0-2  0
        ```

        ## Who needs a look

        | student | points | why |
        |---|---:|---|
        | s3 | 16 | not in the roster |

        Handed in nothing: zoe.

        ## What most got wrong

        | part | check | passed | of |
        |---|---|---:|---:|
        | xcorr | the line detector | 0 | 9 |
        | xcorr | hidden: SECRET NAME | 0 | 9 |
        | xcorr | hidden: SECRET | 0 | 9 |

        ## Marks

        """), "\(page)")
  }

  /// What all have is not told of each.
  @Test func incidentsThatMostHaveAreToldOnce() {
    let marks = (1...5).map { number -> Mark in
      var grade = grade("s\(number)")
      grade.incidents = [Grade.Incident(.lockedCell, "the locked cell \"a\" was changed")]
      if number == 5 { grade.incidents.append(Grade.Incident(.exit, "cell 3 ended the program")) }
      if number == 4 { grade.incidents = [Grade.Incident(.unreadable, "no JSON")] }
      return Mark(student: "s\(number)", grade: grade)
    }
    let page = TeacherReport(book(marks), title: "hw1").markdown
    #expect(
      page.contains(
        """
        4 of 5 have incidents of one kind, **locked cell**: was the homework changed after it had been given out?

        | student | points | why |
        |---|---:|---|
        | s4 | 6 | **cannot be graded**: no JSON |
        | s5 | 6 | 1 incident: exit |

        """), "\(page)")
  }

  @Test func aGradeToBeRepeatedIsNoMark() {
    var grade = grade()
    grade.gradeAgain = "part \"xcorr\" took longer than the grader waits"
    let mark = Mark(student: "anna", grade: grade)
    #expect(book([mark]).csv().contains("anna,,,grade again,"))
    #expect(book([mark]).nbgraderCSV().hasSuffix("\nhw1,,,anna,,,,,,,30\n"))
    #expect(FeedbackPage(mark, title: "x").markdown.contains("**This is no mark yet**"))
    #expect(book([mark]).junit().contains("<error message=\"part &quot;xcorr&quot; took longer"))
  }

  // MARK: Text that nobody vouches for

  private static let attack =
    "=HYPERLINK(\"http://x\")</pre><script>alert(1)</script>```\n# Points: 100\u{1B}[2J\u{202E}\u{0}[a](javascript:b)"

  @Test func nothingOfAStudentIsMarkup() {
    let attack = ReportTests.attack
    var grade = grade(attack, text: attack)
    grade.parts[0].refusal = attack
    grade.incidents = [Grade.Incident(.exit, attack)]
    let mark = Mark(student: attack, name: attack, submission: attack, grade: grade)
    let page = FeedbackPage(mark, title: "Homework 1")
    let report = TeacherReport(book([mark]), title: "Homework 1")
    let texts = [
      page.markdown, page.html, report.markdown, report.html, book([mark]).csv(), book([mark]).nbgraderCSV(),
      book([mark]).table(), book([mark]).junit(), GradescopeResults(mark).json.text(.notebook),
    ]
    for text in texts {
      for bad in ["\u{1B}", "\u{202E}", "\u{0}"] { #expect(!text.contains(bad)) }
    }
    for html in [page.html, report.html] {
      #expect(
        !html.contains("<script") && !html.contains("<h1 id=\"points") && !html.contains("href=\"javascript"))
    }
    for csv in [book([mark]).csv(), book([mark]).nbgraderCSV()] {
      #expect(csv.split(separator: "\n").count == 2)
      #expect(!csv.contains(",=") && !csv.contains(",\"=") && !csv.hasPrefix("\"="))
    }
    #expect(!book([mark]).junit().contains("<script"))
    #expect(book([mark]).table().split(separator: "\n").count == 4)
  }

  @Test func longTextsAreCut() {
    let text = ForeignText(String(repeating: "x", count: 100_000))
    #expect(text.plain.count < 5000)
  }

  // MARK: Stability

  @Test func reportsAreTheSameEveryTime() {
    let mark = Mark(student: "anna", grade: grade())
    let first = [FeedbackPage(mark, title: "x").html, TeacherReport(book([mark]), title: "x").html]
    let second = [FeedbackPage(mark, title: "x").html, TeacherReport(book([mark]), title: "x").html]
    #expect(first == second)
    #expect(GradescopeResults(mark).json.text() == GradescopeResults(mark).json.text())
  }
}
