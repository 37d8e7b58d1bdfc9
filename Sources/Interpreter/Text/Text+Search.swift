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
  package func find(_ needle: Text, start: Int = 0, end: Int = .max) -> Int? {
    resolved(start, end).flatMap { firstIndex(of: needle, in: $0) }
  }

  /// Where `needle` last stands within `start..<end`.
  package func rfind(_ needle: Text, start: Int = 0, end: Int = .max) -> Int? {
    resolved(start, end).flatMap { lastIndex(of: needle, in: $0) }
  }

  package func contains(_ needle: Text) -> Bool { firstIndex(of: needle, in: 0..<count) != nil }

  /// How often `needle` stands within `start..<end` without overlap; the empty needle stands at every place.
  package func count(of needle: Text, start: Int = 0, end: Int = .max) -> Int {
    guard let range = resolved(start, end) else { return 0 }
    if needle.isEmpty { return range.count &+ 1 }
    var found = 0
    forEachMatch(of: needle, in: range, limit: .max) { _ in found &+= 1 }
    return found
  }

  package func hasPrefix(_ prefix: Text, start: Int = 0, end: Int = .max) -> Bool {
    guard let range = resolved(start, end), prefix.count <= range.count else { return false }
    return matches(prefix, at: range.lowerBound)
  }

  package func hasSuffix(_ suffix: Text, start: Int = 0, end: Int = .max) -> Bool {
    guard let range = resolved(start, end), suffix.count <= range.count else { return false }
    return matches(suffix, at: range.upperBound &- suffix.count)
  }

  /// The text with the first `limit` occurrences of `old` replaced; all of them where `limit` is negative.
  package func replacing(
    _ old: Text, with new: Text, limit: Int = -1, charge: Charge
  ) throws(LimitError) -> Text {
    let limit = limit < 0 ? Int.max : limit
    var places: [Int] = []
    if old.isEmpty {
      // An empty text stands before every code point and at the end.
      if new.isEmpty || limit == 0 { return self }
      let inserted = Swift.min(limit, count &+ 1)
      let total = Text.sum(count, Text.product(inserted, new.count))
      _ = try Text.charged(count: total, times: 1, isWide: isWide || new.isWide, charge: charge)
      var builder = TextBuilder()
      for index in 0..<inserted {
        builder.append(new)
        if index < count { builder.append(codePoint: unit(index)) }
      }
      builder.append(slice(inserted, count))
      return builder.text
    }
    forEachMatch(of: old, in: 0..<count, limit: limit) { places.append($0) }
    if places.isEmpty { return self }
    let kept = count &- places.count &* old.count
    let total = Text.sum(kept, Text.product(places.count, new.count))
    _ = try Text.charged(count: total, times: 1, isWide: isWide || new.isWide, charge: charge)
    var builder = TextBuilder()
    var position = 0
    for place in places {
      builder.append(slice(position, place))
      builder.append(new)
      position = place &+ old.count
    }
    builder.append(slice(position, count))
    return builder.text
  }

  package func removingPrefix(_ prefix: Text) -> Text {
    hasPrefix(prefix) ? slice(prefix.count, count) : self
  }

  package func removingSuffix(_ suffix: Text) -> Text {
    hasSuffix(suffix) ? slice(0, count &- suffix.count) : self
  }

  // MARK: - The search

  /// Whether `needle` stands at `index`; it must fit.
  func matches(_ needle: Text, at index: Int) -> Bool {
    withUnits(
      narrow: { units in
        needle.withUnits(narrow: { standsAt(index, units, $0) }, wide: { _ in false })
      },
      wide: { units in
        needle.withUnits(narrow: { standsAt(index, units, $0) }, wide: { standsAt(index, units, $0) })
      })
  }

  func firstIndex(of needle: Text, in range: Range<Int>) -> Int? {
    var found: Int?
    forEachMatch(of: needle, in: range, limit: 1) { found = $0 }
    return found
  }

  func lastIndex(of needle: Text, in range: Range<Int>) -> Int? {
    if needle.isEmpty { return range.upperBound }
    // Backwards, the last match is the first match of the reversed needle in the reversed text.
    guard needle.count <= range.count, isWide || !needle.isWide else { return nil }
    if needle.count == 1 {
      let wanted = needle.unit(0)
      return withUnits(
        narrow: { units in range.last { UInt32(units[$0]) == wanted } },
        wide: { units in range.last { units[$0] == wanted } })
    }
    let back = slice(range.lowerBound, range.upperBound).reversed()
    return back.firstIndex(of: needle.reversed(), in: 0..<back.count)
      .map { range.upperBound &- $0 &- needle.count }
  }

  func reversed() -> Text { slice(start: count &- 1, stop: -1, step: -1) }

  /// Calls `body` with the places of the first `limit` matches from left to right, which do not overlap.
  func forEachMatch(of needle: Text, in range: Range<Int>, limit: Int, _ body: (Int) -> Void) {
    if needle.isEmpty {
      if limit > 0 { body(range.lowerBound) }
      return
    }
    guard needle.count <= range.count, isWide || !needle.isWide else { return }
    withUnits(
      narrow: { units in
        needle.withUnits(narrow: { search(units, range, $0, limit, body) }, wide: { _ in })
      },
      wide: { units in
        needle.withUnits(
          narrow: {
            Array($0.lazy.map(UInt32.init)).withUnsafeBufferPointer { search(units, range, $0, limit, body) }
          },
          wide: { search(units, range, $0, limit, body) })
      })
  }
}

@inline(__always)
private func standsAt<A: UnsignedInteger, B: UnsignedInteger>(
  _ index: Int, _ units: UnsafeBufferPointer<A>, _ needle: UnsafeBufferPointer<B>
) -> Bool {
  for i in 0..<needle.count where UInt32(units[index &+ i]) != UInt32(needle[i]) { return false }
  return true
}

/// The matches of a needle that is not empty and fits in the range.
private func search<Unit: FixedWidthInteger>(
  _ units: UnsafeBufferPointer<Unit>, _ range: Range<Int>, _ needle: UnsafeBufferPointer<Unit>, _ limit: Int,
  _ body: (Int) -> Void
) {
  let first = needle[0]
  let length = needle.count
  let last = range.upperBound &- length
  var left = limit
  var position = range.lowerBound
  var patience = 8 &* range.count &+ 256
  while left > 0, let place = index(of: first, in: units, from: position, through: last) {
    var agreed = 1
    while agreed < length, units[place &+ agreed] == needle[agreed] { agreed &+= 1 }
    if agreed == length {
      body(place)
      left &-= 1
      position = place &+ length
    } else {
      position = place &+ 1
      patience &-= agreed
      if patience < 0 {
        searchWithoutLookingBack(units, position..<range.upperBound, needle, left, body)
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
  _ body: (Int) -> Void
) {
  var shorter = [Int](repeating: 0, count: needle.count)
  var length = 0
  for i in 1..<needle.count {
    while length > 0, needle[i] != needle[length] { length = shorter[length &- 1] }
    if needle[i] == needle[length] { length &+= 1 }
    shorter[i] = length
  }
  var agreed = 0
  var left = limit
  for i in range {
    while agreed > 0, units[i] != needle[agreed] { agreed = shorter[agreed &- 1] }
    if units[i] == needle[agreed] { agreed &+= 1 }
    if agreed == needle.count {
      body(i &+ 1 &- agreed)
      agreed = 0
      left &-= 1
      if left == 0 { return }
    }
  }
}
