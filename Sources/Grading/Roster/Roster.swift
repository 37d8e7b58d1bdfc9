// Who handed in what, and when: a list that the teacher gives, in CSV.
//
//     submission,student,name,submitted
//     group-07,anna@example.edu,Anna Larsson,2026-10-01T22:14
//     hw1_late.ipynb,bo,Bo Ek,2026-10-03T08:00
//
// `submission` (or `folder`, `file`) is a name among the submissions, `student` (or `id`) the id under which is graded;
// where the first is missing, submissions are named by the ids. `late` holds days, and goes before `submitted`.
//
// Learning platforms put more into the names of what teachers download. An entry is found by the part that names its owner:
//
//     Anna Larsson_12345_assignsubmission_file_        Moodle: the student's name, the number of the participant
//     larssonanna_LATE_12345_67890_hw1.ipynb           Canvas: the name to sort by, the number of the user

/// What is known of the students beside their submissions.
package struct Roster: Sendable {
  package struct Entry: Sendable, Equatable {
    /// The name of the submission's folder or file.
    package var submission: String
    package var student: String
    package var name: String
    package var submitted: Timestamp?
    package var daysLate: Double?
  }

  /// A roster that cannot be used, and where.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  package let entries: [Entry]
  /// Whether it has a column for the time of handing in.
  package let tellsTimes: Bool
  /// Whether it has a column for days of lateness.
  package let tellsDays: Bool

  package static let empty = Roster(entries: [], tellsTimes: false, tellsDays: false)

  private init(entries: [Entry], tellsTimes: Bool, tellsDays: Bool) {
    (self.entries, self.tellsTimes, self.tellsDays) = (entries, tellsTimes, tellsDays)
  }

  package init(csv text: String) throws(Fault) {
    let table: CSVTable
    do { table = try CSVTable(text) } catch {
      switch error {
      case .openQuote(let line):
        throw Fault(description: "line \(line) has a quote that is never closed")
      case .tooManyFields(let line, let count, let columns):
        throw Fault(
          description:
            "line \(line) has \(count) fields, the first line names \(columns): a field with a comma needs quotes"
        )
      }
    }
    func column(_ names: [String]) -> String? { names.first { table.columns.contains($0) } }
    guard let student = column(["student", "id", "student_id", "email"]) else {
      throw Fault(
        description: "the first line must name the columns, \"student\" among them; it has "
          + (table.columns.isEmpty ? "none" : table.columns.joined(separator: ", ")))
    }
    let submission = column(["submission", "folder", "file"])
    let submitted = column(["submitted", "time", "timestamp"])
    var entries: [Entry] = []
    var lines: [String: Int] = [:]
    var owners: [String: String] = [:]
    for row in table.rows {
      func field(_ name: String?) -> String { name.flatMap { row.fields[$0] } ?? "" }
      let id = field(student)
      if id.isEmpty { throw Fault(description: "line \(row.line) names no student") }
      if let first = lines.updateValue(row.line, forKey: id) {
        throw Fault(description: "lines \(first) and \(row.line) are both about the student \"\(id)\"")
      }
      var entry = Entry(submission: field(submission), student: id, name: field("name"))
      if entry.submission.isEmpty { entry.submission = id }
      if let owner = owners.updateValue(id, forKey: entry.submission) {
        throw Fault(
          description:
            "line \(row.line): the submission \"\(entry.submission)\" belongs to \"\(owner)\" already; give "
            + "\"\(id)\" a copy in a folder of their own")
      }
      let time = field(submitted)
      if !time.isEmpty {
        guard let read = Timestamp(time) else {
          throw Fault(
            description:
              "line \(row.line): \"\(time)\" is no time; write 2026-10-01T22:14 or 2026-10-01T22:14+02:00")
        }
        entry.submitted = read
      }
      let late = field("late")
      if !late.isEmpty {
        guard let days = Double(late), days.isFinite, days >= 0 else {
          throw Fault(description: "line \(row.line): late is \"\(late)\", not a number of days from 0 on")
        }
        entry.daysLate = days
      }
      entries.append(entry)
    }
    self.init(entries: entries, tellsTimes: submitted != nil, tellsDays: column(["late"]) != nil)
  }

  /// The entry for a submission by the name of its folder or file, with or without ending, or by what a learning platform
  /// put into it.
  package func entry(forSubmission name: String) -> Entry? {
    let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
    return entries.first { $0.submission == name } ?? entries.first { $0.submission == stem }
      ?? entry(forDownload: name)
  }

  /// Nil where two entries would do: nobody is to get another one's mark.
  private func entry(forDownload name: String) -> Entry? {
    let found: [Entry]
    if let moodle = name.wholeMatch(of: /(.+)_(\d+)_assignsubmission_file_?.*/) {
      found = entries.filter {
        [$0.submission, $0.name].contains(String(moodle.1)) || $0.submission == moodle.2
      }
    } else if let canvas = name.wholeMatch(of: /([^_]+)(?:_LATE)?_(\d+)_\d+_.+/) {
      found = entries.filter { $0.submission == canvas.1 || $0.submission == canvas.2 }
    } else {
      return nil
    }
    return found.count == 1 ? found[0] : nil
  }

  package func entry(forStudent id: String) -> Entry? { entries.first { $0.student == id } }
}
