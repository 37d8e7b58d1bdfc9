// Slices, concatenation, repetition: whole runs of memory.
//
// A slice of a wide text may need only the narrow width, so it is made through the initialisers that choose it.

package import Limits

extension Text {
  /// The code points at `start..<stop`, both clamped to the text.
  package func slice(_ start: Int, _ stop: Int, _ charge: Charge? = nil) -> Text {
    let low = Swift.max(start, 0)
    let high = Swift.min(stop, count)
    if low >= high { return Text() }
    if high &- low == 1 { return Text(codePoint: unit(low)) }
    if low == 0, high == count { return self }
    if block == nil { return Text(short.slice(low, high)) }
    return withUnits(
      narrow: { Text(UnsafeBufferPointer(rebasing: $0[low..<high]), charge) },
      wide: { Text(UnsafeBufferPointer(rebasing: $0[low..<high]), charge) })
  }

  /// The code points at `start`, `start + step`… before `stop`, as `slice.indices` resolved them
  /// (`start` and `stop` are -1 where a backward slice runs off the front). A step of zero gives nothing.
  package func slice(start: Int, stop: Int, step: Int, _ charge: Charge? = nil) -> Text {
    if step == 1 { return slice(start, stop, charge) }
    let limit = count
    let low = step > 0 ? Swift.max(start, 0) : Swift.min(start, limit &- 1)
    let high = step > 0 ? Swift.min(stop, limit) : Swift.max(stop, -1)
    let distance = step > 0 ? high &- low : low &- high
    guard distance > 0, step != 0 else { return Text() }
    let steps = (distance &- 1) / Int(clamping: step.magnitude) &+ 1
    if steps == 1 { return Text(codePoint: unit(low)) }
    return withUnits(
      narrow: { units in
        Text(narrow: steps) { target in
          Text.forEachStretch(of: 0..<steps, charge) { stretch in
            for i in stretch { target[i] = units[low &+ i &* step] }
          }
        }
      },
      wide: { units in
        let chosen = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: steps)
        defer { chosen.deallocate() }
        Text.forEachStretch(of: 0..<steps, charge) { stretch in
          for i in stretch { chosen[i] = units[low &+ i &* step] }
        }
        return Text(UnsafeBufferPointer(chosen), charge)
      })
  }

  /// This text followed by `other`; charge `growth(appending:)` bytes first.
  package func appending(_ other: Text, _ charge: Charge? = nil) -> Text {
    if other.isEmpty { return self }
    if isEmpty { return other }
    if block == nil, other.block == nil, let both = short.appending(other.short) { return Text(both) }
    let shift = shift | other.shift
    return Text(count: count &+ other.count, shift: shift) { target in
      copyUnits(to: target, shift: shift, charge)
      other.copyUnits(to: target + count &<< shift, shift: shift, charge)
    }
  }

  package static func + (a: Text, b: Text) -> Text { a.appending(b) }

  /// This text `times` times over; none or fewer give the empty text.
  package func repeated(_ times: Int, charge: Charge) throws(LimitError) -> Text {
    if times <= 0 || isEmpty { return Text() }
    if times == 1 { return self }
    let length = try Text.charged(count: count, times: times, isWide: isWide, charge: charge)
    let shift = shift
    return Text(count: length, shift: shift) { bytes in
      copyUnits(to: bytes, shift: shift, charge)
      // What is there is copied behind itself: each copy doubles it.
      var filled = byteCount
      let total = length &<< shift
      while filled < total {
        let step = Swift.min(filled, total &- filled)
        Text.forEachStretch(of: 0..<step, charge) { stretch in
          (bytes + filled + stretch.lowerBound).update(from: bytes + stretch.lowerBound, count: stretch.count)
        }
        if charge.stops(after: 0) { break }
        filled &+= step
      }
    }
  }

  /// The texts with this one between them.
  package func joined(_ pieces: [Text], charge: Charge) throws(LimitError) -> Text {
    try joined(pieces, charge: charge) { $0 }
  }

  /// The texts of `pieces` with this one between them.
  @inline(__always)
  func joined<Pieces: RandomAccessCollection>(
    _ pieces: Pieces, charge: Charge, _ text: (Pieces.Element) -> Text
  ) throws(LimitError) -> Text {
    guard pieces.count > 1 else { return pieces.first.map(text) ?? Text() }
    var total = Text.product(count, pieces.count - 1)
    var shift = shift
    for piece in pieces {
      if charge.stops(after: 8) { return Text() }
      let text = text(piece)
      total = Text.sum(total, text.count)
      shift |= text.shift
    }
    if total == 0 { return Text() }
    // Separators that are never written cannot make the result wide: there are at least two pieces.
    let length = try Text.charged(count: total, times: 1, isWide: shift != 0, charge: charge)
    return Text(count: length, shift: shift) { target in
      var place = target
      var isFirst = true
      for piece in pieces {
        if !isFirst {
          copyUnits(to: place, shift: shift, charge)
          place += count &<< shift
        }
        isFirst = false
        let text = text(piece)
        text.copyUnits(to: place, shift: shift, charge)
        place += text.count &<< shift
        if charge.stops(after: 16) { break }
      }
    }
  }

  // MARK: - Sizes

  /// The largest text in bytes; a larger one is refused whatever the budget says, for it could not be had.
  package static let largestByteCount = 1 << 36

  /// `a + b`, or `Int.max` where that overflows.
  static func sum(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : result
  }

  /// `a * b`, or `Int.max` where that overflows.
  static func product(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : result
  }

  /// The length of a text `count` long `times` times over, its bytes charged.
  static func charged(
    count: Int, times: Int, isWide: Bool, charge: Charge
  ) throws(LimitError) -> Int {
    let length = product(count, times)
    let bytes = product(length, isWide ? 4 : 1)
    try charge(bytes)
    return length
  }
}
