// Ctrl-_ takes changes back. Letters typed one after another are one change.

/// What stood in the editor before.
struct UndoList {
  private var drafts: [Draft] = []
  private static let limit = 1000

  /// A key is about to act on this, or has just done so.
  mutating func note(_ draft: Draft) {
    guard let last = drafts.last else {
      drafts = [draft]
      return
    }
    if last.scalars == draft.scalars { return }
    drafts.append(draft)
    if drafts.count > Self.limit { drafts.removeFirst() }
  }

  /// What stood there before the last change.
  mutating func back() -> Draft? {
    if drafts.count > 1 { drafts.removeLast() }
    return drafts.last
  }
}
