// The cells that can be recalled, and where in them the user is.
//
// Up goes to the nearest older entry that begins with what was typed when the walk began, Down comes back, and at its
// newest end the walk gives back what was typed. Any other change ends the walk: the next Up begins a new one.

/// Recalls cells.
///
/// ```swift
/// var history = History(entries: ["a = 1", "b = 2", "a += 1"])
/// history.older(than: "a")    // "a += 1"
/// history.older(than: "a += 1")    // "a = 1"
/// ```
struct History {
  private(set) var entries: [String]
  private var walk: (typed: String, shown: String, place: Int)?

  init(entries: [String] = []) { self.entries = entries }

  mutating func remember(_ entry: String) {
    walk = nil
    if entries.last != entry { entries.append(entry) }
    if entries.count > HistoryFile.limit { entries.removeFirst() }
  }

  /// The next older entry for what stands in the editor; nil when there is none.
  mutating func older(than text: String) -> String? {
    let walk = walking(from: text)
    let place = entries[..<walk.place].lastIndex { $0.hasPrefix(walk.typed) && $0 != text }
    return place.map { show(entries[$0], walk.typed, $0) }
  }

  /// The next newer entry, at last what was typed; nil when nothing was recalled.
  mutating func newer(than text: String) -> String? {
    guard let walk, walk.shown == text, walk.place < entries.count else { return nil }
    let place = entries[(walk.place + 1)...].firstIndex { $0.hasPrefix(walk.typed) && $0 != text }
    return place.map { show(entries[$0], walk.typed, $0) } ?? show(walk.typed, walk.typed, entries.count)
  }

  private func walking(from text: String) -> (typed: String, shown: String, place: Int) {
    if let walk, walk.shown == text { return walk }
    return (text, text, entries.count)
  }

  private mutating func show(_ entry: String, _ typed: String, _ place: Int) -> String {
    walk = (typed, entry, place)
    return entry
  }

  /// The newest entry before `place` that holds a text, and where; with capitals in the text, they count.
  func search(_ wanted: String, before place: Int) -> Int? {
    entries[..<min(max(0, place), entries.count)].lastIndex { Self.holds($0, wanted) }
  }

  /// The oldest entry behind `place` that holds a text.
  func search(_ wanted: String, after place: Int) -> Int? {
    place + 1 < entries.count ? entries[(place + 1)...].firstIndex { Self.holds($0, wanted) } : nil
  }

  private static func holds(_ entry: String, _ wanted: String) -> Bool {
    if wanted.isEmpty { return false }
    return wanted.contains(where: \.isUppercase)
      ? entry.contains(wanted) : entry.lowercased().contains(wanted.lowercased())
  }
}
