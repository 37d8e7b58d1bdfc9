// How far a learner came in each lesson, in one JSON file of the state folder:
//
//     {"02-a-kernel-slides": {"cell": 5, "cells": 27, "ran": [1, 2, 4], "skipped": [3]}}
//
// Lessons go by the name of their file, so that a moved folder keeps its learners. Each update takes the file as it is
// at that moment; a damaged file counts as none.

import JSON

/// The progress in all lessons.
struct LessonProgress {
  /// How far one lesson has come; cells are counted from 1.
  struct Mark: Equatable {
    var cell: Int
    var cells: Int
    var ran: Set<Int>
    var skipped: Set<Int>
  }

  private static let name = "lessons.json"

  /// Nil keeps nothing.
  let folder: StateFolder?

  subscript(lesson: String) -> Mark? {
    guard let entry = entries()[lesson], let cell = entry["cell"]?.int, let cells = entry["cells"]?.int,
      (1...max(1, cells)).contains(cell)
    else { return nil }
    func numbers(_ name: String) -> Set<Int> { Set((entry[name]?.array ?? []).compactMap(\.int)) }
    return Mark(cell: cell, cells: cells, ran: numbers("ran"), skipped: numbers("skipped"))
  }

  func keep(_ mark: Mark, for lesson: String) {
    folder?.update(Self.name) {
      var entries = entries()
      entries[lesson] = .object([
        "cell": .int(mark.cell), "cells": .int(mark.cells), "ran": .array(mark.ran.sorted().map(JSONValue.int)),
        "skipped": .array(mark.skipped.sorted().map(JSONValue.int)),
      ])
      return JSONValue.object(entries).text(.notebook)
    }
  }

  private func entries() -> JSONObject {
    guard let bytes = folder?.read(Self.name), let value = try? JSONReader.read(bytes) else { return [:] }
    return value.object ?? [:]
  }
}
