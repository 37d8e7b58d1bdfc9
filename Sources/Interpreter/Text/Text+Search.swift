// Finding a text in another.
//
// A wide needle cannot stand in a narrow text, and a narrow needle is widened for a wide one, so the search
// itself always sees one width. It looks for the needle's first code point, eight bytes at a time, and
// compares the rest there. That is the fastest way on ordinary text and quadratic on hostile text
// ("aaaa…ab" in "aaaa…"), so the search counts what it compares in vain and, past a few times the length,
// goes on with Knuth, Morris and Pratt's, which never looks back.

package import Limits

extension Text {
  /// Python's optional `start` and `end` arguments, negative ones counted from the end, as a range of this
  /// text. Nil where `start` lies behind the end, for then not even the empty text is found.
  func resolved(_ start: Int, _ end: Int) -> Range<Int>? {
    let length = count
    let high = end > length ? length : end < 0 ? Swift.max(end &+ length, 0) : end
    let low = start < 0 ? Swift.max(start &+ length, 0) : start
    return low <= high ? low..<high : nil
  }

  /// Where `needle` first stands within `start..<end`.
  package func find(
    _ needle: Text, start: Int = 0, end: Int = .max, _ charge: Charge? = nil
  ) -> Int? {
    resolved(start, end).flatMap { firstIndex(of: needle, in: $0, charge) }
  }

  /// Where `needle` last stands within `start..<end`.
  package func rfind(
    _ needle: Text, start: Int = 0, end: Int = .max, _ charge: Charge? = nil
  ) -> Int? {
    resolved(start, end).flatMap { lastIndex(of: needle, in: $0, charge) }
  }

  package func contains(_ needle: Text, _ charge: Charge? = nil) -> Bool {
    firstIndex(of: needle, in: 0..<count, charge) != nil
  }

  /// How often `needle` stands within `start..<end` without overlap; the empty needle stands at every place.
  package func count(
    of needle: Text, start: Int = 0, end: Int = .max, _ charge: Charge? = nil
  ) -> Int {
    guard let range = resolved(start, end) else { return 0 }
    if needle.isEmpty { return range.count &+ 1 }
    var found = 0
    forEachMatch(of: needle, in: range, limit: .max, charge) { _ in found &+= 1 }
    return found
  }

  package func hasPrefix(
    _ prefix: Text, start: Int = 0, end: Int = .max, _ charge: Charge? = nil
  ) -> Bool {
    guard let range = resolved(start, end), prefix.count <= range.count else { return false }
    return matches(prefix, at: range.lowerBound, charge)
  }

  package func hasSuffix(
    _ suffix: Text, start: Int = 0, end: Int = .max, _ charge: Charge? = nil
  ) -> Bool {
    guard let range = resolved(start, end), suffix.count <= range.count else { return false }
    return matches(suffix, at: range.upperBound &- suffix.count, charge)
  }

  /// The text with the first `limit` occurrences of `old` replaced; all of them where `limit` is negative.
  package func replacing(
    _ old: Text, with new: Text, limit: Int = -1, charge: Charge
  ) throws(LimitError) -> Text {
    let limit = limit < 0 ? Int.max : limit
    if old.isEmpty { return try inserting(new, Swift.min(limit, count &+ 1), charge: charge) }
    var found = 0
    forEachMatch(of: old, in: 0..<count, limit: limit, charge) { _ in found &+= 1 }
    if found == 0 { return self }
    let kept = count &- found &* old.count
    let total = Text.sum(kept, Text.product(found, new.count))
    let isWide = isWide || new.isWide
    _ = try Text.charged(count: total, times: 1, isWide: isWide, charge: charge)
    if isWide {
      var builder = TextBuilder(charge)
      forEachGap(between: old, limit: limit, charge) { gap, isLast in
        builder.append(slice(gap.lowerBound, gap.upperBound, charge))
        if !isLast { builder.append(new) }
      }
      return builder.text
    }
    return Text(narrow: total) { target in
      withBytes { source in
        new.withBytes { inserted in
          var place = target
          // A search that is stopped finds fewer matches than were counted, never more.
          forEachGap(between: old, limit: found, charge) { gap, isLast in
            Text.forEachStretch(of: gap, charge) { stretch in
              place.update(from: source + stretch.lowerBound, count: stretch.count)
              place += stretch.count
            }
            if isLast { return }
            place.update(from: inserted, count: new.count)
            place += new.count
          }
        }
      }
    }
  }

  /// Calls `body` with what stands before each of the first `limit` matches, and with what stands after the last.
  private func forEachGap(
    between needle: Text, limit: Int, _ charge: Charge?, _ body: (_ gap: Range<Int>, _ isLast: Bool) -> Void
  ) {
    var position = 0
    forEachMatch(of: needle, in: 0..<count, limit: limit, charge) { place in
      body(position..<place, false)
      position = place &+ needle.count
    }
    if let charge, charge.isStopped { return }
    body(position..<count, true)
  }

  /// With `new` before each of the first `places` code points; the last place is the end.
  private func inserting(_ new: Text, _ places: Int, charge: Charge) throws(LimitError) -> Text {
    if new.isEmpty || places == 0 { return self }
    let total = Text.sum(count, Text.product(places, new.count))
    _ = try Text.charged(count: total, times: 1, isWide: isWide || new.isWide, charge: charge)
    var builder = TextBuilder(charge)
    for index in 0..<places {
      builder.append(new)
      if index < count { builder.append(codePoint: unit(index)) }
      if charge.stops(after: 16) { break }
    }
    builder.append(slice(places, count, charge))
    return builder.text
  }

  package func removingPrefix(_ prefix: Text, _ charge: Charge? = nil) -> Text {
    hasPrefix(prefix, charge) ? slice(prefix.count, count, charge) : self
  }

  package func removingSuffix(_ suffix: Text, _ charge: Charge? = nil) -> Text {
    hasSuffix(suffix, charge) ? slice(0, count &- suffix.count, charge) : self
  }

  // MARK: - The search

  /// Whether `needle` stands at `index`; it must fit.
  private func matches(_ needle: Text, at index: Int, _ charge: Charge?) -> Bool {
    if isWide == needle.isWide { return needle.stands(at: index, in: self, charge) }
    if needle.isWide { return false }
    var place = index
    for unit in needle.codePoints(charge) {
      if self.unit(place) != unit { return false }
      place &+= 1
    }
    return true
  }

  func firstIndex(of needle: Text, in range: Range<Int>, _ charge: Charge?) -> Int? {
    var found: Int?
    forEachMatch(of: needle, in: range, limit: 1, charge) { found = $0 }
    return found
  }

  func lastIndex(of needle: Text, in range: Range<Int>, _ charge: Charge?) -> Int? {
    if needle.isEmpty { return range.upperBound }
    // Backwards, the last match is the first match of the reversed needle in the reversed text.
    guard needle.count <= range.count, isWide || !needle.isWide else { return nil }
    if needle.count == 1 {
      let wanted = needle.unit(0)
      var end = range.upperBound
      while end > range.lowerBound {
        let start = Swift.max(end &- (1 << 16), range.lowerBound)
        let found = withUnits(
          narrow: { units in (start..<end).last { UInt32(units[$0]) == wanted } },
          wide: { units in (start..<end).last { units[$0] == wanted } })
        if found != nil { return found }
        if let charge, charge.stops(after: end &- start) { return nil }
        end = start
      }
      return nil
    }
    if let charge, !charge.allows(2 &* range.count << shift) { return nil }
    let back = slice(range.lowerBound, range.upperBound, charge).reversed(charge)
    return back.firstIndex(of: needle.reversed(charge), in: 0..<back.count, charge)
      .map { range.upperBound &- $0 &- needle.count }
  }

  func reversed(_ charge: Charge? = nil) -> Text { slice(start: count &- 1, stop: -1, step: -1, charge) }

  /// Calls `body` with the places of the first `limit` matches from left to right, which do not overlap.
  func forEachMatch(
    of needle: Text, in range: Range<Int>, limit: Int, _ charge: Charge?, _ body: (Int) -> Void
  ) {
    if needle.isEmpty {
      if limit > 0 { body(range.lowerBound) }
      return
    }
    guard needle.count <= range.count, isWide || !needle.isWide else { return }
    withUnits(
      narrow: { units in
        needle.withUnits(narrow: { search(units, range, $0, limit, charge, body) }, wide: { _ in })
      },
      wide: { units in
        needle.withUnits(
          narrow: {
            Array($0.lazy.map(UInt32.init)).withUnsafeBufferPointer {
              search(units, range, $0, limit, charge, body)
            }
          },
          wide: { search(units, range, $0, limit, charge, body) })
      })
  }
}

/// The matches of a needle that is not empty and fits in the range.
private func search<Unit: FixedWidthInteger>(
  _ units: UnsafeBufferPointer<Unit>, _ range: Range<Int>, _ needle: UnsafeBufferPointer<Unit>, _ limit: Int,
  _ charge: Text.Charge?, _ body: (Int) -> Void
) {
  let first = needle[0]
  let length = needle.count
  let last = range.upperBound &- length
  var left = limit
  var position = range.lowerBound
  var patience = 8 &* range.count &+ 256
  while left > 0, position <= last {
    let end = min(position &+ (1 << 16), last)
    guard let place = index(of: first, in: units, from: position, through: end) else {
      if let charge, charge.stops(after: end &- position) { return }
      position = end &+ 1
      continue
    }
    var agreed = 1
    while agreed < length {
      let checked = min(agreed &+ (1 << 16), length)
      while agreed < checked, units[place &+ agreed] == needle[agreed] { agreed &+= 1 }
      if agreed < checked { break }
      if agreed < length, let charge, charge.stops(after: 1 << 16) { return }
    }
    if let charge, charge.stops(after: place &- position &+ (agreed & 0xFFFF)) { return }
    if agreed == length {
      body(place)
      if let charge, charge.isStopped { return }
      left &-= 1
      position = place &+ length
    } else {
      position = place &+ 1
      patience &-= agreed
      if patience < 0 {
        searchWithoutLookingBack(units, position..<range.upperBound, needle, left, charge, body)
        return
      }
    }
  }
}

/// The first place of one unit within `from...through`.
@inline(__always)
private func index<Unit: FixedWidthInteger>(
  of unit: Unit, in units: UnsafeBufferPointer<Unit>, from: Int, through: Int
) -> Int? {
  var i = from
  if Unit.bitWidth == 8, let base = units.baseAddress {
    // Eight at a time: exclusive or makes the unit a zero byte, and only below a zero byte does the subtraction
    // borrow into a high bit that was not set.
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let wanted = UInt64(truncatingIfNeeded: unit) &* ones
    while i &+ 7 <= through {
      let block = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) ^ wanted
      if (block &- ones) & ~block & (ones &<< 7) != 0 { break }
      i &+= 8
    }
  }
  while i <= through {
    if units[i] == unit { return i }
    i &+= 1
  }
  return nil
}

/// Knuth, Morris, Pratt: `shorter[i]` is the length of the longest proper prefix of the needle that ends there.
private func searchWithoutLookingBack<Unit: FixedWidthInteger>(
  _ units: UnsafeBufferPointer<Unit>, _ range: Range<Int>, _ needle: UnsafeBufferPointer<Unit>, _ limit: Int,
  _ charge: Text.Charge?, _ body: (Int) -> Void
) {
  if let charge, !charge.allows(needle.count &* 8) { return }
  let shorter = UnsafeMutablePointer<Int>.allocate(capacity: needle.count)
  defer { shorter.deallocate() }
  shorter[0] = 0
  var length = 0
  for i in 1..<needle.count {
    if i & 0x3FFF == 0, let charge, charge.stops(after: 1 << 16) { return }
    while length > 0, needle[i] != needle[length] { length = shorter[length &- 1] }
    if needle[i] == needle[length] { length &+= 1 }
    shorter[i] = length
  }
  var agreed = 0
  var left = limit
  for i in range {
    if i & 0x3FFF == 0, let charge, charge.stops(after: 1 << 16) { return }
    while agreed > 0, units[i] != needle[agreed] { agreed = shorter[agreed &- 1] }
    if units[i] == needle[agreed] { agreed &+= 1 }
    if agreed == needle.count {
      body(i &+ 1 &- agreed)
      if let charge, charge.isStopped { return }
      agreed = 0
      left &-= 1
      if left == 0 { return }
    }
  }
}
