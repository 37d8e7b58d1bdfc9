// Cutting a text into pieces, at its edges, at separators, at white space, at line ends.

extension Text {
  // MARK: - Edges

  /// Which ends `stripped` works on.
  package enum Edges: Sendable {
    case left, right, both
  }

  /// Without the code points of `set` at the ends, or without white space where `set` is nil.
  package func stripped(_ set: Text? = nil, edges: Edges = .both, _ charge: Charge? = nil) -> Text {
    if block == nil, set?.block == nil { return Text(short.stripped(set?.short, edges)) }
    guard let set else { return stripped(edges, charge, where: CodePoint.isSpace) }
    let members = UnitSet(set, charge)
    return stripped(edges, charge) { members.contains($0) }
  }

  /// Without the code points at the ends of which `isDropped` holds.
  func stripped(_ edges: Edges, _ charge: Charge?, where isDropped: (UInt32) -> Bool) -> Text {
    var low = 0
    var high = count
    if edges != .right {
      while low < high, isDropped(unit(low)) {
        low &+= 1
        if low & 0xFFF == 0, let charge, charge.stops(after: 0x8000) { return self }
      }
    }
    if edges != .left {
      while low < high, isDropped(unit(high &- 1)) {
        high &-= 1
        if high & 0xFFF == 0, let charge, charge.stops(after: 0x8000) { return self }
      }
    }
    return slice(low, high, charge)
  }

  // MARK: - Separators

  /// The pieces between occurrences of `separator`, at most `limit` cuts from the left (negative: no limit).
  ///
  /// An empty separator is refused by the caller ("empty separator"); here it cuts nothing.
  package func split(_ separator: Text, limit: Int = -1, _ charge: Charge? = nil) -> [Text] {
    if separator.isEmpty { return [self] }
    var pieces = Pieces(of: self, charge)
    var position = 0
    forEachMatch(of: separator, in: 0..<count, limit: limit < 0 ? .max : limit, charge) { place in
      pieces.append(position, place)
      position = place &+ separator.count
    }
    pieces.append(position, count)
    return pieces.texts
  }

  /// The same with the cuts taken from the right.
  package func rsplit(_ separator: Text, limit: Int = -1, _ charge: Charge? = nil) -> [Text] {
    if separator.isEmpty { return [self] }
    if let charge, !charge.allows(byteCount) { return [] }
    // Backwards, for matches that overlap are taken from the right.
    var pieces = reversed(charge).split(separator.reversed(charge), limit: limit, charge)
    pieces.reverse()
    for index in pieces.indices {
      if let charge, charge.stops(after: 64) { break }
      pieces[index] = pieces[index].reversed(charge)
    }
    return pieces
  }

  /// The words between runs of white space, at most `limit` cuts from the left; the last piece keeps the rest.
  package func words(limit: Int = -1, _ charge: Charge? = nil) -> [Text] {
    var pieces = Pieces(of: self, charge)
    var position = 0
    var left = limit < 0 ? Int.max : limit
    while true {
      position = end(ofSpace: true, from: position, charge)
      if position == count { return pieces.texts }
      let start = position
      position = left == 0 ? count : end(ofSpace: false, from: position, charge)
      pieces.append(start, position)
      left &-= 1
    }
  }

  /// The same with the cuts taken from the right; the first piece keeps the rest.
  package func wordsFromRight(limit: Int = -1, _ charge: Charge? = nil) -> [Text] {
    var pieces = Pieces(of: self, charge)
    var position = count
    var left = limit < 0 ? Int.max : limit
    while true {
      position = start(ofSpace: true, before: position, charge)
      if position == 0 { return pieces.texts.reversed() }
      let stop = position
      position = left == 0 ? 0 : start(ofSpace: false, before: position, charge)
      pieces.append(position, stop)
      left &-= 1
    }
  }

  /// Where a run of white space, or of anything else, that begins at `position` ends: at the end of the text, where
  /// the work is to stop.
  private func end(ofSpace isSpace: Bool, from position: Int, _ charge: Charge?) -> Int {
    var end = position
    while end < count, CodePoint.isSpace(unit(end)) == isSpace {
      end &+= 1
      if end & 0xFFF == 0, let charge, charge.stops(after: 0x4000) { return count }
    }
    if let charge, charge.isStopped { return count }
    return end
  }

  /// Where such a run that ends before `position` begins: at the start of the text, where the work is to stop.
  private func start(ofSpace isSpace: Bool, before position: Int, _ charge: Charge?) -> Int {
    var start = position
    while start > 0, CodePoint.isSpace(unit(start &- 1)) == isSpace {
      start &-= 1
      if start & 0xFFF == 0, let charge, charge.stops(after: 0x4000) { return 0 }
    }
    if let charge, charge.isStopped { return 0 }
    return start
  }

  /// What stands before the first `separator`, the separator, and what stands after it; or the whole text and
  /// two empty ones.
  package func partitioned(at separator: Text, _ charge: Charge? = nil) -> (Text, Text, Text) {
    guard let place = find(separator, start: 0, end: .max, charge) else { return (self, Text(), Text()) }
    return (slice(0, place, charge), separator, slice(place &+ separator.count, count, charge))
  }

  /// The same at the last `separator`; two empty texts and the whole where there is none.
  package func rpartitioned(at separator: Text, _ charge: Charge? = nil) -> (Text, Text, Text) {
    guard let place = rfind(separator, start: 0, end: .max, charge) else { return (Text(), Text(), self) }
    return (slice(0, place, charge), separator, slice(place &+ separator.count, count, charge))
  }

  /// The lines, at every boundary Python knows (`\n`, `\r\n`, `\r`, `\v`, `\f`, 1C-1E, NEL, LS, PS).
  package func lines(keepingEnds: Bool = false, _ charge: Charge? = nil) -> [Text] {
    var pieces = Pieces(of: self, charge)
    var start = 0
    var position = 0
    while position < count {
      if position & 0xFFF == 0xFFF, let charge, charge.stops(after: 0x4000) { break }
      let unit = unit(position)
      guard CodePoint.endsLine(unit) else {
        position &+= 1
        continue
      }
      let stop = position
      position &+= 1
      if unit == 13, position < count, self.unit(position) == 10 { position &+= 1 }
      pieces.append(start, keepingEnds ? position : stop)
      start = position
    }
    if start < count { pieces.append(start, count) }
    return pieces.texts
  }
}

/// The code points of a text, a bit each for the small ones.
private struct UnitSet {
  private var low: (UInt64, UInt64) = (0, 0)
  private let others: Set<UInt32>?

  init(_ text: Text, _ charge: Text.Charge?) {
    var hasOthers = false
    for unit in text.codePoints(charge) {
      if unit < 64 {
        low.0 |= 1 << UInt64(unit)
      } else if unit < 128 {
        low.1 |= 1 << UInt64(unit - 64)
      } else {
        hasOthers = true
      }
    }
    others = hasOthers ? Set(text.codePoints(charge)) : nil
  }

  func contains(_ unit: UInt32) -> Bool {
    if unit < 64 { return low.0 >> UInt64(unit) & 1 == 1 }
    if unit < 128 { return low.1 >> UInt64(unit - 64) & 1 == 1 }
    return others?.contains(unit) ?? false
  }
}

/// The pieces that a text is cut into, charged as they become many: each is a block of its own.
private struct Pieces {
  private let text: Text
  private let charge: Text.Charge?
  private(set) var texts: [Text] = []
  private var bytes = 0

  init(of text: Text, _ charge: Text.Charge?) {
    self.text = text
    self.charge = charge
  }

  mutating func append(_ start: Int, _ stop: Int) {
    texts.append(text.slice(start, stop, charge))
    bytes &+= 128 &+ (stop &- start) << (text.isWide ? 2 : 0)
    if texts.count & 0xFFF == 0, let charge, charge.allows(bytes) { _ = charge.stops(after: 1 << 18) }
  }
}
