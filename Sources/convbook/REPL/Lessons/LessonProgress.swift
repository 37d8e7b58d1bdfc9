// How far a learner came in each lesson, in one JSON file of the state folder:
//
//     {"02-a-kernel-slides": {"cell": 5, "cells": 27, "ran": [1, 2, 4], "open": [4], "skipped": [3],
//      "answers": {"Exercise 2.1: write it yourself": "def my_xcorr(x, k):\n    …"},
//      "revealed": {"Exercise 2.2: design a filter": true}}}
//
// Lessons go by the name of their file, so that a moved folder keeps its learners; answers, and whether a solution has
// been revealed, by the title of their cell, so that a lesson that has grown keeps them. Each update takes the file as it
// is at that moment and adds to it, so that two programs in one lesson lose nothing of each other; a damaged file counts
// as none.

import JSON

/// The progress in all lessons.
struct LessonProgress {
  /// How far one lesson has come; cells are counted from 1.
  struct Mark: Equatable {
    var cell: Int
    var cells: Int
    /// What has run without an error, exercises that are still open included.
    var ran: Set<Int> = []
    /// The exercises that ran and are not solved.
    var open: Set<Int> = []
    var skipped: Set<Int> = []
    /// What the learner wrote for exercises, by their titles.
    var answers: [String: String] = [:]
    /// Whether the solution stands in an exercise's place, by its title.
    var revealed: [String: Bool] = [:]

    /// `12 of 41 cells run, 2 exercises open, last at 12`.
    var summary: String {
      let exercises = open.isEmpty ? "" : ", \(open.count) exercise\(open.count == 1 ? "" : "s") open"
      return "\(ran.count) of \(cells) cells run\(exercises), last at \(cell)"
    }

    /// What ran and is not open.
    var solved: Set<Int> { ran.subtracting(open) }

    /// This, and what another program has noted in the meantime.
    fileprivate func united(with other: Mark) -> Mark {
      var mark = self
      mark.ran.formUnion(other.ran)
      // Open is what neither has solved.
      mark.open = mark.ran.subtracting(solved).subtracting(other.solved)
      mark.skipped = skipped.union(other.skipped).subtracting(mark.ran)
      mark.answers.merge(other.answers) { own, _ in own }
      mark.revealed.merge(other.revealed) { own, _ in own }
      return mark
    }
  }

  private static let name = "lessons.json"

  /// Nil keeps nothing.
  let folder: StateFolder?

  subscript(lesson: String) -> Mark? { Self.mark(entries()[lesson]) }

  private static func mark(_ entry: JSONValue?) -> Mark? {
    guard let entry, let cell = entry["cell"]?.int, let cells = entry["cells"]?.int,
      (1...max(1, cells)).contains(cell)
    else { return nil }
    func numbers(_ name: String) -> Set<Int> { Set((entry[name]?.array ?? []).compactMap(\.int)) }
    var mark = Mark(
      cell: cell, cells: cells, ran: numbers("ran"), open: numbers("open"), skipped: numbers("skipped"))
    for (title, answer) in entry["answers"]?.object?.members ?? [] { mark.answers[title] = answer.string }
    for (title, isShown) in entry["revealed"]?.object?.members ?? [] { mark.revealed[title] = isShown.bool }
    return mark
  }

  /// Adds to what is kept of a lesson, or with `anew` puts the mark in its place.
  func keep(_ mark: Mark, for lesson: String, anew: Bool = false) {
    func numbers(_ set: Set<Int>) -> JSONValue { .array(set.sorted().map(JSONValue.int)) }
    folder?.update(Self.name) {
      var entries = entries()
      var mark = mark
      if !anew, let there = Self.mark(entries[lesson]) { mark = mark.united(with: there) }
      var answers: JSONObject = [:]
      for (title, answer) in mark.answers.sorted(by: { $0.key < $1.key }) { answers[title] = .string(answer) }
      var revealed: JSONObject = [:]
      for (title, isShown) in mark.revealed.sorted(by: { $0.key < $1.key }) { revealed[title] = .bool(isShown) }
      entries[lesson] = .object([
        "cell": .int(mark.cell), "cells": .int(mark.cells), "ran": numbers(mark.ran),
        "open": numbers(mark.open), "skipped": numbers(mark.skipped), "answers": .object(answers),
        "revealed": .object(revealed),
      ])
      return JSONValue.object(entries).text(.notebook)
    }
  }

  private func entries() -> JSONObject {
    guard let bytes = folder?.read(Self.name), let value = try? JSONReader.read(bytes) else { return [:] }
    return value.object ?? [:]
  }
}
