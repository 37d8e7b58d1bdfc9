// The script's `str`.
//
// Python's string is a sequence of code points, indexed in constant time; lone surrogates are allowed. A Swift
// `String` is neither, so `Text` stores code points itself, in one of two widths: one byte each when every code point
// is below 256 (nearly always), four bytes each otherwise. Most texts are words: up to fifteen bytes lie in the text
// itself (`ShortText`), more in a block on the heap. Both are canonical: a text is wide only if it must be, and has
// a block only if it must. Equal texts therefore have equal bytes, and comparing, hashing and copying work on raw
// memory whatever the width.
//
// A text is a value. Its block may have room to spare, and `append` uses it when nobody else holds the
// block: a loop of `s += x` costs what a builder would.

import Synchronization

/// What stands before the code points in a text's block.
///
/// `hash` comes first, and four whole words stand here, so that the cached hash can be read atomically and
/// the code points that follow are aligned for either width.
struct TextHeader {
  /// Zero until computed.
  var hash: UInt
  var count: Int
  /// Bytes per code point as a shift: 0 or 2.
  var shift: Int
  /// Bytes that fit.
  var capacity: Int
}

final class TextStorage: ManagedBuffer<TextHeader, UInt8> {
  static func make(count: Int, shift: Int, capacity: Int) -> TextStorage {
    let rounded = (capacity &+ 7) & ~7
    let made = create(minimumCapacity: rounded) { _ in
      TextHeader(hash: 0, count: count, shift: shift, capacity: rounded)
    }
    made.withUnsafeMutablePointerToElements { adviseLargePages(for: $0, bytes: rounded) }
    return unsafeDowncast(made, to: TextStorage.self)
  }

  /// The code points, for as long as somebody holds the block.
  var elements: UnsafeMutablePointer<UInt8> {
    @inline(__always) get { withUnsafeMutablePointerToElements { $0 } }
  }

  /// The header, read through a pointer: `ManagedBuffer.header` asks the runtime for exclusive access each time,
  /// which costs more than comparing two short texts.
  var head: TextHeader {
    @inline(__always) get { withUnsafeMutablePointerToHeader { $0.pointee } }
  }
}

/// Up to fifteen code points below 256, one byte each from the lowest of the first word on; the highest of the second
/// counts them. The bytes between are zero.
struct ShortText: Equatable {
  static let most = 15
  var low: UInt64 = 0
  var high: UInt64 = 0

  var count: Int {
    @inline(__always) get { Int(truncatingIfNeeded: high &>> 56) }
  }

  subscript(index: Int) -> UInt32 {
    @inline(__always) get {
      UInt32(truncatingIfNeeded: (index < 8 ? low : high) &>> UInt64(truncatingIfNeeded: index &<< 3) & 0xFF)
    }
  }

  /// All but the count.
  private var bytes: UInt64 {
    @inline(__always) get { high & 0x00FF_FFFF_FFFF_FFFF }
  }

  /// This text followed by another; nil where that is too long for a short one.
  func appending(_ other: ShortText) -> ShortText? {
    let total = count &+ other.count
    if total > ShortText.most { return nil }
    // Shifts by 64 bits and more leave nothing.
    let moved = count &<< 3
    let second =
      moved < 64 ? other.bytes << moved | other.low >> (64 - moved) : other.low << (moved - 64)
    return ShortText(
      low: low | other.low << moved, high: bytes | second | UInt64(truncatingIfNeeded: total) &<< 56)
  }

  /// The code points at `start..<stop`, which must lie within the text.
  func slice(_ start: Int, _ stop: Int) -> ShortText {
    let (dropped, kept) = (start &<< 3, (stop &- start) &<< 3)
    // Shifts by 64 bits and more leave nothing.
    let (first, second) =
      dropped < 64 ? (low >> dropped | bytes << (64 - dropped), bytes >> dropped) : (bytes >> (dropped - 64), 0)
    return ShortText(
      low: first & ~(~0 << kept), high: second & ~(~0 << max(kept - 64, 0)) | UInt64(stop &- start) &<< 56)
  }

  /// With the code points from `first` on, 26 of them, in the other case; nil where there are others than ASCII.
  func changingCase(of first: UInt8) -> ShortText? {
    let tops: UInt64 = 0x8080_8080_8080_8080
    if (low | high) & tops != 0 { return nil }
    // Eight bytes at once: what is added carries those from `first` on, and those after the last letter, into their
    // highest bit. The count, which is below 16, is no letter.
    let each: UInt64 = 0x0101_0101_0101_0101
    let (toFirst, beyondLast) = (each &* UInt64(0x80 - first), each &* UInt64(0x80 - first - 26))
    func changed(_ word: UInt64) -> UInt64 { word ^ ((word &+ toFirst) & ~(word &+ beyondLast) & tops) >> 2 }
    return ShortText(low: changed(low), high: changed(high))
  }

  /// Without the code points of `set`, or white space where there is none, at the ends.
  func stripped(_ set: ShortText?, _ edges: Text.Edges) -> ShortText {
    var (start, stop) = (0, count)
    func isDropped(_ unit: UInt32) -> Bool {
      guard let set else { return CodePoint.isSpace(unit) }
      return (0..<set.count).contains { set[$0] == unit }
    }
    if edges != .right { while start < stop, isDropped(self[start]) { start &+= 1 } }
    if edges != .left { while start < stop, isDropped(self[stop &- 1]) { stop &-= 1 } }
    return slice(start, stop)
  }

  /// Appends `added` bytes, which `fill` writes; they must fit.
  @inline(__always)
  mutating func append(_ added: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    let start = count
    high &+= UInt64(truncatingIfNeeded: added) &<< 56
    withUnsafeMutablePointer(to: &self) {
      fill(UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) + start)
    }
  }
}

/// A Python string: an immutable sequence of Unicode code points with constant-time indexing.
///
/// ```swift
/// let text: Text = "naïve"
/// text.count                      // 5
/// text[2]                         // 239, the code point of ï
/// text.uppercased().string        // "NAÏVE"
/// text.representation.string      // "'naïve'"
/// ```
/// Copying is one retain. Operations that look at every character take a ``Charge``, which stops them; those whose
/// result can be far larger than what they are given also ask it for the result's bytes before they allocate.
public struct Text: @unchecked Sendable {
  // Shared between threads: the bytes never change while shared, and the cached hash is atomic.
  /// Where the code points lie that are more than a short text holds, or wide.
  var block: TextStorage?
  /// The text itself where it has no block.
  var short = ShortText()

  /// The empty text.
  public init() {}

  init(_ short: ShortText) { self.short = short }

  /// A text of one code point.
  public init(codePoint: UInt32) {
    if codePoint < 256 {
      self.init(narrow: 1) { $0[0] = UInt8(truncatingIfNeeded: codePoint) }
    } else {
      self.init(wide: 1) { $0[0] = codePoint }
    }
  }

  /// A narrow text of `count` bytes, all of which `fill` writes.
  @inline(__always)
  init(narrow count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.init(count: count, shift: 0, fill: fill)
  }

  /// A wide text of `count` code points, all of which `fill` writes; at least one must be 256 or more.
  init(wide count: Int, fill: (UnsafeMutablePointer<UInt32>) -> Void) {
    self.init(count: count, shift: 2) { bytes in
      fill(UnsafeMutableRawPointer(bytes).bindMemory(to: UInt32.self, capacity: count))
    }
  }

  /// A text of `count` code points of the width `shift`, which must be the one they need; `fill` writes them.
  @inline(__always)
  init(count: Int, shift: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    if shift == 0, count <= ShortText.most {
      short.append(count, fill: fill)
    } else {
      let made = TextStorage.make(count: count, shift: shift, capacity: count &<< shift)
      fill(made.elements)
      block = made
    }
  }

  /// A text of the given code points, in the width they need.
  init(_ units: UnsafeBufferPointer<UInt32>, _ charge: Charge? = nil) {
    var all: UInt32 = 0
    Text.forEachStretch(of: 0..<units.count, charge) { stretch in
      if all < 256 { for i in stretch { all |= units[i] } }
    }
    if all < 256 {
      self.init(narrow: units.count) { target in
        Text.forEachStretch(of: 0..<units.count, charge) { stretch in
          for i in stretch { target[i] = UInt8(truncatingIfNeeded: units[i]) }
        }
      }
    } else {
      self.init(wide: units.count) { target in
        Text.forEachStretch(of: 0..<units.count, charge) { stretch in
          for i in stretch { target[i] = units[i] }
        }
      }
    }
  }

  init(_ units: UnsafeBufferPointer<UInt8>, _ charge: Charge? = nil) {
    self.init(narrow: units.count) { target in
      guard let source = units.baseAddress else { return }
      Text.forEachStretch(of: 0..<units.count, charge) { stretch in
        (target + stretch.lowerBound).update(from: source + stretch.lowerBound, count: stretch.count)
      }
    }
  }

  /// A text of the given code points; any value up to 0x10FFFF, surrogates included.
  public init(codePoints: some Sequence<UInt32>) {
    let array = Array(codePoints)
    self = array.withUnsafeBufferPointer { Text($0) }
  }

  /// The Unicode scalars of a Swift string.
  public init(_ string: String) {
    var string = string
    self = string.withUTF8 { Text(utf8: $0) }
  }

  /// The Unicode scalars of valid UTF-8.
  private init(utf8: UnsafeBufferPointer<UInt8>) {
    // Lead bytes count the scalars, and a lead byte above 0xC3 starts a scalar of 256 or more.
    var scalars = 0
    var largest: UInt8 = 0
    for byte in utf8 {
      scalars &+= byte & 0xC0 == 0x80 ? 0 : 1
      largest = max(largest, byte)
    }
    if scalars == utf8.count {
      self.init(utf8)
    } else if largest <= 0xC3 {
      self.init(narrow: scalars) { target in
        var next = 0
        var lead: UInt8 = 0
        for byte in utf8 {
          if byte & 0xC0 == 0xC0 {
            lead = byte << 6
          } else {
            target[next] = byte < 0x80 ? byte : lead | (byte & 0x3F)
            next &+= 1
          }
        }
      }
    } else {
      self.init(wide: scalars) { target in
        var next = -1
        for byte in utf8 {
          if byte & 0xC0 == 0x80 {
            target[next] = target[next] << 6 | UInt32(byte & 0x3F)
          } else {
            next &+= 1
            target[next] = UInt32(
              byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0xF : byte & 7)
          }
        }
      }
    }
  }

  /// The number of code points.
  public var count: Int {
    @inline(__always) get { block?.head.count ?? short.count }
  }

  public var isEmpty: Bool { count == 0 }

  /// Whether code points take four bytes each, because at least one is 256 or more.
  var isWide: Bool {
    @inline(__always) get { shift != 0 }
  }

  /// Bytes per code point as a shift: 0 or 2.
  var shift: Int {
    @inline(__always) get { block?.head.shift ?? 0 }
  }

  /// The bytes the code points take.
  package var byteCount: Int { count << shift }

  /// The code point at `index`, which must lie in `0..<count`.
  public subscript(index: Int) -> UInt32 {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "text index out of range")
      return unit(index)
    }
  }

  /// The code point at an index that is known to be in range.
  @inline(__always)
  func unit(_ index: Int) -> UInt32 {
    guard let block else { return short[index] }
    return block.withUnsafeMutablePointerToElements { bytes in
      block.head.shift != 0
        ? UnsafeRawPointer(bytes).load(fromByteOffset: index &<< 2, as: UInt32.self)
        : UInt32(bytes[index])
    }
  }

  /// Calls `body` with the bytes of the code points.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    withUnsafePointer(to: short) { short in
      withExtendedLifetime(block) { block in
        let own = UnsafeRawPointer(short).assumingMemoryBound(to: UInt8.self)
        return body(block.map { UnsafePointer($0.elements) } ?? own)
      }
    }
  }

  /// The text of the one code point at `index`, or nil outside `0..<count`.
  package func character(at index: Int) -> Text? {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return nil }
    return Text(codePoint: unit(index))
  }

  /// Calls the one of two closures that takes this text's width.
  @inline(__always)
  func withUnits<Result>(
    narrow: (UnsafeBufferPointer<UInt8>) -> Result, wide: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let count = count
    let isWide = isWide
    return withBytes { bytes in
      isWide
        ? wide(
          UnsafeBufferPointer(
            start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt32.self), count: count))
        : narrow(UnsafeBufferPointer(start: bytes, count: count))
    }
  }

  /// The code points as a collection.
  package var codePoints: CodePoints { CodePoints(text: self) }

  package struct CodePoints: RandomAccessCollection {
    let text: Text
    package var startIndex: Int { 0 }
    package var endIndex: Int { text.count }
    package subscript(position: Int) -> UInt32 { text[position] }
  }
}

// MARK: - Equality, order, hash

extension Text: Hashable, Comparable {
  public static func == (a: Text, b: Text) -> Bool {
    guard let first = a.block, let second = b.block else {
      return a.block == nil && b.block == nil && a.short == b.short
    }
    if first === second { return true }
    let (left, right) = (first.head, second.head)
    guard left.count == right.count, left.shift == right.shift else { return false }
    return equalBytes(first.elements, second.elements, left.count &<< left.shift)
  }

  /// `self == other` for texts that may be long.
  func equals(_ other: Text, _ charge: Charge) -> Bool {
    guard count == other.count, shift == other.shift else { return false }
    return stands(at: 0, in: other, charge)
  }

  /// Whether this text stands at `index` in another of its width, where it must fit.
  func stands(at index: Int, in other: Text, _ charge: Charge?) -> Bool {
    let shift = shift
    var areEqual = true
    withBytes { p in
      other.withBytes { q in
        Text.forEachStretch(of: 0..<byteCount, charge) { stretch in
          let (from, to) = (p + stretch.lowerBound, q + (index &<< shift) + stretch.lowerBound)
          areEqual = areEqual && equalBytes(from, to, stretch.count)
        }
      }
    }
    return areEqual
  }

  /// Order by code point, as Python compares strings.
  public static func < (a: Text, b: Text) -> Bool { a.compare(b) < 0 }

  /// Negative, zero or positive as this text sorts before, with or after the other.
  package func compare(_ other: Text, _ charge: Charge? = nil) -> Int {
    if let block, block === other.block { return 0 }
    return withUnits(
      narrow: { a in other.withUnits(narrow: { order(a, $0, charge) }, wide: { order(a, $0, charge) }) },
      wide: { a in other.withUnits(narrow: { order(a, $0, charge) }, wide: { order(a, $0, charge) }) })
  }

  /// The hash: the same in every run and for every equal text, computed once where that takes long; never -1 (nor 0).
  package var hash: Int { hash(nil) }

  func hash(_ charge: Charge?) -> Int {
    // As in CPython, whatever its seed.
    if isEmpty { return 0 }
    guard let block else { return Int(bitPattern: withBytes { hashBytes($0, short.count, nil) }) }
    // Relaxed is enough: whoever computes it computes the same word.
    return block.withUnsafeMutablePointers { header, bytes in
      let cache = UnsafeMutableRawPointer(header).assumingMemoryBound(to: Atomic<UInt>.self)
      let known = cache.pointee.load(ordering: .relaxed)
      if known != 0 { return Int(bitPattern: known) }
      let fresh = hashBytes(bytes, header.pointee.count &<< header.pointee.shift, charge)
      if fresh == 0 { return 0 }
      cache.pointee.store(fresh, ordering: .relaxed)
      return Int(bitPattern: fresh)
    }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

@inline(__always)
func equalBytes(_ p: UnsafePointer<UInt8>, _ q: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let a = UnsafeRawPointer(p)
  let b = UnsafeRawPointer(q)
  var i = 0
  while i &+ 8 <= count {
    if a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      != b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
    {
      return false
    }
    i &+= 8
  }
  while i < count {
    if p[i] != q[i] { return false }
    i &+= 1
  }
  return true
}

@inline(__always)
private func order<A: UnsignedInteger, B: UnsignedInteger>(
  _ a: UnsafeBufferPointer<A>, _ b: UnsafeBufferPointer<B>, _ charge: Text.Charge?
) -> Int {
  let shared = min(a.count, b.count)
  var i = 0
  while i < shared {
    let end = min(i &+ (1 << 16), shared)
    while i < end {
      let x = UInt32(a[i])
      let y = UInt32(b[i])
      if x != y { return x < y ? -1 : 1 }
      i &+= 1
    }
    if i < shared, let charge, charge.stops(after: 1 << 16) { break }
  }
  return a.count &- b.count
}

/// Eight bytes a step: xor, multiply, fold the high half back; the constants are odd and have no structure. Zero
/// where the work was stopped, and only there.
private func hashBytes(_ p: UnsafePointer<UInt8>, _ count: Int, _ charge: Text.Charge?) -> UInt {
  let bytes = UnsafeRawPointer(p)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
  var i = 0
  while i &+ 8 <= count {
    if i & 0xFFFF == 0xFFF8, let charge, charge.stops(after: 1 << 16) { return 0 }
    hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
    i &+= 8
  }
  if i < count {
    var tail: UInt64 = 0
    while i < count {
      tail = tail &<< 8 | UInt64(p[i])
      i &+= 1
    }
    hash = mixed(hash ^ tail)
  }
  hash = mixed(hash)
  switch hash {
  case 0: return 1
  case UInt64.max: return UInt(truncatingIfNeeded: UInt64.max - 1)
  default: return UInt(truncatingIfNeeded: hash)
  }
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let product = value &* 0xD6E8_FEB8_6659_FD93
  return product ^ (product &>> 32)
}

// MARK: - To and from Swift

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }

  public var description: String { string }

  /// The text as a Swift string; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
  public var string: String {
    withUnits(
      narrow: { units in
        String(unsafeUninitializedCapacity: units.count &* 2) { target in
          var next = 0
          for unit in units {
            if unit < 0x80 {
              target[next] = unit
              next &+= 1
            } else {
              target[next] = 0xC0 | unit &>> 6
              target[next &+ 1] = 0x80 | unit & 0x3F
              next &+= 2
            }
          }
          return next
        }
      },
      wide: { units in
        var scalars = String.UnicodeScalarView()
        for unit in units { scalars.append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
        return String(scalars)
      })
  }

  /// The UTF-8 bytes, lone surrogates as U+FFFD.
  package var utf8: [UInt8] { Array(string.utf8) }

  /// Where the first lone surrogate stands: such a text cannot be written as UTF-8.
  package var firstSurrogate: Int? {
    withUnits(narrow: { _ in nil }, wide: { units in units.firstIndex { $0 & 0xFFFF_F800 == 0xD800 } })
  }
}
