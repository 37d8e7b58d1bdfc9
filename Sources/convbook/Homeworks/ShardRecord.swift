// What a run that came to its end leaves beside the grades: OUT/shards/3-of-8.json. A run that is no shard is 1-of-1.
//
// It holds whose submissions there were, those of the other shards too, and so tells a merge which grades belong together,
// whether one is lacking, and whose names they were made under: hidden tests draw other numbers for another id.

import Grading
import JSON

struct ShardRecord: Sendable {
  struct Owned: Hashable, Sendable {
    let student: String
    let submission: String
  }

  /// A digest of the homework's source.
  var homework: String
  var number = 1
  var of = 1
  /// Whether a roster said whose the submissions are.
  var hasRoster: Bool
  /// Whether `--student` said it.
  var isTold: Bool
  /// All that was handed in, sorted by the students' ids.
  var submissions: [Owned]

  /// The students whose submissions this shard grades.
  var students: [String] {
    submissions.indices.filter { $0 % of == number - 1 }.map { submissions[$0].student }
  }

  // MARK: As a file

  private static func folder(in out: String) -> String { Files.join(out, "shards") }

  private var name: String { "\(number)-of-\(of).json" }

  /// The records in an output folder; nil where the file of that name is none.
  static func all(in out: String) -> [(path: String, record: ShardRecord?)] {
    (Files.names(in: folder(in: out)) ?? []).filter { $0.hasSuffix(".json") }.map { name in
      let path = Files.join(folder(in: out), name)
      return (path, ShardRecord(contentsOf: path))
    }
  }

  private init?(contentsOf path: String) {
    guard let bytes = try? Files.readIfPresent(path), let value = try? JSONReader.read(bytes),
      let homework = value["homework"]?.string, let number = value["shard"]?.int, let of = value["of"]?.int,
      of >= 1, (1...of).contains(number), let hasRoster = value["roster"]?.bool,
      let isTold = value["told"]?.bool, let submissions = value["submissions"]?.object
    else { return nil }
    self.init(
      homework: homework, number: number, of: of, hasRoster: hasRoster, isTold: isTold,
      submissions: submissions.members.map { Owned(student: $0.name, submission: $0.value.string ?? "") })
  }

  init(
    homework: String, number: Int = 1, of: Int = 1, hasRoster: Bool, isTold: Bool, submissions: [Owned]
  ) {
    (self.homework, self.number, self.of) = (homework, number, of)
    (self.hasRoster, self.isTold) = (hasRoster, isTold)
    self.submissions = submissions.sorted {
      $0.student.unicodeScalars.lexicographicallyPrecedes($1.student.unicodeScalars)
    }
  }

  /// Takes back what an earlier run said: from now until ``write(to:)`` this shard has not ended. Shards of a run that was
  /// cut otherwise go, too; those of this one may be at work.
  func withdraw(from out: String) throws(CommandFailure) {
    do {
      for (path, record) in ShardRecord.all(in: out) where record?.of != of || record?.number == number {
        try Files.remove(path)
      }
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  func write(to out: String) throws(CommandFailure) {
    let value: JSONValue = [
      "homework": .string(homework), "shard": .int(number), "of": .int(of), "roster": .bool(hasRoster),
      "told": .bool(isTold),
      "submissions": .object(JSONObject(submissions.map { ($0.student, .string($0.submission)) })),
    ]
    try OutputFolder(ShardRecord.folder(in: out)).write(value.text(.notebook), to: name)
  }
}
