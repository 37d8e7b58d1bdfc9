// What the Tab key found, when it found more than one.

import NotebookFormat

enum CandidateList {
  /// The rows of a list at most; more candidates are counted, not shown.
  private static let mostRows = 12

  /// What all candidates begin with; nil when there are none.
  static func commonPrefix(_ candidates: [String]) -> String? {
    guard var common = candidates.first.map({ Array($0.unicodeScalars) }) else { return nil }
    for candidate in candidates.dropFirst() {
      common = Array(zip(common, candidate.unicodeScalars).prefix { $0 == $1 }.map(\.0))
    }
    return String(String.UnicodeScalarView(common))
  }

  private static func shownNames(_ candidates: [String], areFiles: Bool) -> [String] {
    if areFiles {
      let common = commonPrefix(candidates) ?? ""
      let folder = common.lastIndex(of: "/").map { common[...$0].count } ?? 0
      return candidates.map { String($0.dropFirst(folder)) }
    }
    let areNames = candidates.allSatisfy { candidate in
      candidate.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "=" }
    }
    return areNames ? candidates.map { String($0.split(separator: ".").last ?? $0[...]) } : candidates
  }

  /// The candidates in columns, read downwards; of `a.b.c`, `c`, of files the names behind the last `/` typed.
  ///
  ///     abs   any
  ///     all   ascii
  static func lines(_ candidates: [String], areFiles: Bool, width: Int) -> [String] {
    let names = shownNames(candidates, areFiles: areFiles)
    let column = (names.map { displayWidth($0) }.max() ?? 0) + 2
    let columns = max(1, (width - 1) / column)
    let rows = min(mostRows, (names.count + columns - 1) / columns)
    var lines = (0..<rows).map { row in
      let line = stride(from: row, to: min(names.count, rows * columns), by: rows).map { index in
        names[index] + String(repeating: " ", count: column - displayWidth(names[index]))
      }
      return line.joined()
    }
    if names.count > rows * columns { lines.append("… and \(names.count - rows * columns) more") }
    return lines
  }
}
