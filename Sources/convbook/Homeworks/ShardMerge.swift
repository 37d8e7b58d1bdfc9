// Puts together what shards have graded, and refuses what would give wrong tables: a shard that is lacking, or one that
// graded under other names. Stored grades that no shard speaks of, as of submissions since withdrawn, stay out.

import Grading

struct ShardMerge {
  /// The digest of the homework's source.
  let homework: String
  let roster: Roster
  let requiresIsolation: Bool

  /// The grades of runs, and what one run over all would have left.
  struct Merged {
    var grades: [StoredGrade] = []
    var record: ShardRecord
  }

  private struct Found {
    let folder: String
    let record: ShardRecord
  }

  func merge(_ folders: [String]) throws(CommandFailure) -> Merged {
    var found: [Found] = []
    for folder in folders { found += try records(in: folder) }
    try requireAllShards(found)
    for shard in found { try requireTheSameNames(shard) }
    var grades: [String: (stored: StoredGrade, path: String)] = [:]
    for shard in found {
      for student in shard.record.students {
        let path = Files.join(shard.folder, StoredGrade.name(of: student))
        let stored = try grade(of: student, at: path)
        if let other = grades[student], other.stored.text != stored.text {
          throw CommandFailure("'\(other.path)' and '\(path)' are two grades of \"\(student)\": remove one")
        }
        grades[student] = (stored, path)
      }
    }
    let record = ShardRecord(
      homework: homework, hasRoster: found.contains { $0.record.hasRoster },
      isTold: found.contains { $0.record.isTold },
      submissions: Array(Set(found.flatMap(\.record.submissions))))
    return Merged(grades: grades.values.map(\.stored), record: record)
  }

  private func records(in folder: String) throws(CommandFailure) -> [Found] {
    if Files.names(in: folder) == nil {
      throw CommandFailure("'\(folder)': \(FileError(folder).reason)", exitCode: CommandFailure.usage)
    }
    let all = ShardRecord.all(in: folder)
    if all.isEmpty {
      throw CommandFailure(
        "no run has ended in '\(folder)': --merge takes the --out folders of shards, each run to its end")
    }
    return try all.map { path, record throws(CommandFailure) in
      guard let record else { throw CommandFailure("'\(path)' is no record of a shard: run that shard again") }
      if record.homework != homework {
        throw CommandFailure(
          "shard \(record.number)/\(record.of) in '\(folder)' was graded with another version of the homework: run it "
            + "again with this one")
      }
      return Found(folder: folder, record: record)
    }
  }

  /// Shards belong together that were cut from the same submissions into as many pieces.
  private func requireAllShards(_ found: [Found]) throws(CommandFailure) {
    struct Cut: Hashable {
      let of: Int
      let submissions: [ShardRecord.Owned]
    }
    let cuts = Dictionary(grouping: found) { Cut(of: $0.record.of, submissions: $0.record.submissions) }
    let lines = cuts.compactMap { cut, shards -> String? in
      let there = Set(shards.map(\.record.number))
      let lacking = (1...cut.of).filter { !there.contains($0) }.map { "\($0)/\(cut.of)" }
      if lacking.isEmpty { return nil }
      return "lacking: \(lacking.joined(separator: ", ")) of \(cut.submissions.count) submissions"
    }
    if lines.isEmpty { return }
    let advice =
      lines.count > 1
      ? "the submissions changed between these shards: run all of them again"
      : "run these shards to their end, or name their --out folders, too"
    throw CommandFailure((lines.sorted() + [advice]).joined(separator: "\n"))
  }

  private func requireTheSameNames(_ shard: Found) throws(CommandFailure) {
    let record = shard.record
    if record.hasRoster, roster.entries.isEmpty {
      throw CommandFailure(
        "'\(shard.folder)' was graded with a roster: give --merge the same --roster")
    }
    if record.isTold { return }
    for owned in record.submissions {
      let named = SubmissionFiles.student(owned.submission, in: roster)
      if named == owned.student { continue }
      throw CommandFailure(
        "'\(shard.folder)' was graded under another roster: \"\(owned.submission)\" as \"\(owned.student)\", which is "
          + "\"\(named)\" now. Hidden tests draw other numbers for another id: run the shards again with this --roster, "
          + "or merge with theirs")
    }
  }

  private func grade(of student: String, at path: String) throws(CommandFailure) -> StoredGrade {
    guard let stored = StoredGrade(contentsOf: path), stored.grade.student == student,
      stored.homework == homework
    else {
      throw CommandFailure(
        "'\(path)' is no grade of \"\(student)\" by this homework: run the shard that grades it again")
    }
    if requiresIsolation, !stored.grade.isIsolated {
      throw CommandFailure(
        "'\(path)' was made with \(stored.grade.layers.joined(separator: ", ")) only, and --require-isolation wants "
          + "all layers: grade its submission again")
    }
    return stored
  }
}
