// Which of the known words was meant: the one the fewest keystrokes away.

enum Spelling {
  /// The nearest of the candidates by edit distance; nil when none is near enough to have been meant.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = Array(word.lowercased().unicodeScalars.prefix(40))
    let ranked = candidates.map { (candidate: $0, steps: steps(word, Array($0.unicodeScalars))) }
    guard let best = ranked.min(by: { $0.steps < $1.steps }), best.steps <= max(1, word.count / 3) else {
      return nil
    }
    return best.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  private static func steps(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var (before, row) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var best = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        next.append(best)
      }
      (before, row) = (row, next)
    }
    return row[b.count]
  }
}
