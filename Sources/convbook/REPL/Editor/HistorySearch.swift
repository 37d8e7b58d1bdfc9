// Ctrl-R: what is typed is looked for in the history, newest first, and the cell that holds it is shown at once.

/// A search that is going on.
struct HistorySearch {
  /// What stood in the editor before.
  let origin: Draft
  private let history: History
  private var wanted = ""
  private var place: Int
  private var hasFailed = false

  init(from origin: Draft, in history: History) {
    self.origin = origin
    self.history = history
    place = history.entries.count
  }

  /// What is shown below the cell.
  var line: String {
    "\(hasFailed ? "not found" : "search"): \(wanted)   [Ctrl-R older, Esc edits, Ctrl-G goes back]"
  }

  /// The cell found, the cursor where it holds what is looked for.
  var found: Draft {
    guard history.entries.indices.contains(place) else { return origin }
    let entry = history.entries[place]
    let start = (entry.firstRange(of: wanted) ?? entry.lowercased().firstRange(of: wanted.lowercased()))?
      .lowerBound
    return Draft(entry, cursor: start.map { entry.unicodeScalars.distance(from: entry.startIndex, to: $0) })
  }

  mutating func extend(_ scalar: Unicode.Scalar) {
    wanted.unicodeScalars.append(scalar)
    look(before: min(place + 1, history.entries.count))
  }

  mutating func shorten() {
    if !wanted.isEmpty { wanted.unicodeScalars.removeLast() }
    place = history.entries.count
    if wanted.isEmpty { hasFailed = false } else { look(before: place) }
  }

  mutating func older() { look(before: place) }

  mutating func newer() {
    let found = history.search(wanted, after: place)
    hasFailed = found == nil
    place = found ?? place
  }

  private mutating func look(before end: Int) {
    let found = history.search(wanted, before: end)
    hasFailed = found == nil && !wanted.isEmpty
    place = found ?? place
  }
}
