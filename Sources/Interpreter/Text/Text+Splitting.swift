// Cutting a text into pieces, at its edges, at separators, at white space, at line ends.

extension Text {
  // MARK: - Edges

  /// Which ends `stripped` works on.
  package enum Edges: Sendable {
    case left, right, both
  }

  /// Without the code points of `set` at the ends, or without white space where `set` is nil.
  package func stripped(_ set: Text? = nil, edges: Edges = .both) -> Text {
    let isDropped: (UInt32) -> Bool
    if let set {
      let members = Set(set.codePoints)
      isDropped = { members.contains($0) }
    } else {
      isDropped = CodePoint.isSpace
    }
    var low = 0
    var high = count
    if edges != .right {
      while low < high, isDropped(unit(low)) { low &+= 1 }
    }
    if edges != .left {
      while low < high, isDropped(unit(high &- 1)) { high &-= 1 }
    }
    return slice(low, high)
  }

  // MARK: - Separators

  /// The pieces between occurrences of `separator`, at most `limit` cuts from the left (negative: no limit).
  ///
  /// An empty separator is refused by the caller ("empty separator"); here it cuts nothing.
  package func split(_ separator: Text, limit: Int = -1) -> [Text] {
    if separator.isEmpty { return [self] }
    var pieces: [Text] = []
    var position = 0
    forEachMatch(of: separator, in: 0..<count, limit: limit < 0 ? .max : limit) { place in
      pieces.append(slice(position, place))
      position = place &+ separator.count
    }
    pieces.append(slice(position, count))
    return pieces
  }

  /// The same with the cuts taken from the right.
  package func rsplit(_ separator: Text, limit: Int = -1) -> [Text] {
    if separator.isEmpty { return [self] }
    // Backwards, for matches that overlap are taken from the right.
    return reversed().split(separator.reversed(), limit: limit).reversed().map { $0.reversed() }
  }

  /// The words between runs of white space, at most `limit` cuts from the left; the last piece keeps the rest.
  package func words(limit: Int = -1) -> [Text] {
    var pieces: [Text] = []
    var position = 0
    var left = limit < 0 ? Int.max : limit
    while true {
      while position < count, CodePoint.isSpace(unit(position)) { position &+= 1 }
      if position == count { return pieces }
      if left == 0 {
        pieces.append(slice(position, count))
        return pieces
      }
      let start = position
      while position < count, !CodePoint.isSpace(unit(position)) { position &+= 1 }
      pieces.append(slice(start, position))
      left &-= 1
    }
  }

  /// The same with the cuts taken from the right; the first piece keeps the rest.
  package func wordsFromRight(limit: Int = -1) -> [Text] {
    var pieces: [Text] = []
    var position = count
    var left = limit < 0 ? Int.max : limit
    while true {
      while position > 0, CodePoint.isSpace(unit(position &- 1)) { position &-= 1 }
      if position == 0 { break }
      if left == 0 {
        pieces.append(slice(0, position))
        break
      }
      let stop = position
      while position > 0, !CodePoint.isSpace(unit(position &- 1)) { position &-= 1 }
      pieces.append(slice(position, stop))
      left &-= 1
    }
    return pieces.reversed()
  }

  /// What stands before the first `separator`, the separator, and what stands after it; or the whole text and
  /// two empty ones.
  package func partitioned(at separator: Text) -> (Text, Text, Text) {
    guard let place = find(separator) else { return (self, Text(), Text()) }
    return (slice(0, place), separator, slice(place &+ separator.count, count))
  }

  /// The same at the last `separator`; two empty texts and the whole where there is none.
  package func rpartitioned(at separator: Text) -> (Text, Text, Text) {
    guard let place = rfind(separator) else { return (Text(), Text(), self) }
    return (slice(0, place), separator, slice(place &+ separator.count, count))
  }

  /// The lines, at every boundary Python knows (`\n`, `\r\n`, `\r`, `\v`, `\f`, 1C-1E, NEL, LS, PS).
  package func lines(keepingEnds: Bool = false) -> [Text] {
    var pieces: [Text] = []
    var start = 0
    var position = 0
    while position < count {
      let unit = unit(position)
      guard CodePoint.endsLine(unit) else {
        position &+= 1
        continue
      }
      let stop = position
      position &+= 1
      if unit == 13, position < count, self.unit(position) == 10 { position &+= 1 }
      pieces.append(slice(start, keepingEnds ? position : stop))
      start = position
    }
    if start < count { pieces.append(slice(start, count)) }
    return pieces
  }
}
