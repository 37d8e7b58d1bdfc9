// The name that was probably meant, for errors about names that are not there.

/// The name that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `name` by CPython's rule: moves cost 2, a change of case 1, and no more than a
  /// third of the letters may differ.
  public static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.utf8)
    if wanted.count > 40 { return nil }
    var best: (name: String, distance: Int)?
    var seen: Set<String> = []
    for candidate in candidates.prefix(750) where candidate != name && seen.insert(candidate).inserted {
      let letters = Array(candidate.utf8)
      var limit = (wanted.count + letters.count + 3) * 2 / 6
      if let best { limit = min(limit, best.distance - 1) }
      let distance = Suggestion.distance(wanted, letters)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A longer or shorter form of the same word: the shortest candidate that holds the name, or the longest that it
  /// holds, case and "_" left aside.
  public static func related(to name: String, among candidates: [String]) -> String? {
    func bare(_ text: String) -> String { text.lowercased().filter { $0 != "_" } }
    let wanted = bare(name)
    if wanted.count < 3 { return nil }
    let open = candidates.filter { !$0.hasPrefix("_") }
    let longer = open.filter { bare($0).contains(wanted) }
    if let shortest = longer.min(by: { ($0.count, $0) < ($1.count, $1) }) { return shortest }
    let shorter = open.filter { bare($0).count > 3 && wanted.contains(bare($0)) }
    return shorter.max { ($0.count, $1) < ($1.count, $0) }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.count > 40 || b.count > 40 { return .max }
    var row = (0...b.count).map { $0 * 2 }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * 2
      for (j, y) in b.enumerated() {
        let cost = x == y ? 0 : (x | 0x20 == y | 0x20 && (x | 0x20) >= 97 && (x | 0x20) <= 122 ? 1 : 2)
        let changed = min(diagonal + cost, row[j] + 2, row[j + 1] + 2)
        diagonal = row[j + 1]
        row[j + 1] = changed
      }
    }
    return row[b.count]
  }
}
