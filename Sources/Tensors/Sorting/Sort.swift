// Sorting along an axis, and the first few in order.
//
// Numbers are sorted by keys: unsigned integers in the same order, in which NaN is greater than every number and the two
// zeros are equal; a falling order takes the complement. Beneath the key stands the index, so equal numbers keep their
// order whatever the algorithm does. A key of 32 bits and an index make one word, which sorts fastest.

/// A number as an unsigned integer in the same order.
private protocol Sortable: TensorElement {
  associatedtype Key: FixedWidthInteger & UnsignedInteger
  var key: Key { get }
}

extension Bool: Sortable { fileprivate var key: UInt32 { self ? 1 : 0 } }
extension UInt8: Sortable { fileprivate var key: UInt32 { UInt32(self) } }
extension Int: Sortable {
  fileprivate var key: UInt64 { UInt64(bitPattern: Int64(self)) ^ 1 << 63 }
}
extension Float: Sortable {
  fileprivate var key: UInt32 {
    if isNaN { return .max }
    let bits = self == 0 ? 0 : bitPattern
    return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
  }
}
extension Double: Sortable {
  fileprivate var key: UInt64 {
    if isNaN { return .max }
    let bits = self == 0 ? 0 : bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}

/// A key and an index, which decides between equal keys.
private protocol Ranked: Comparable {
  associatedtype Key
  init(_ key: Key, at index: Int)
  var index: Int { get }
}

/// Both in one word: rows are shorter than 2^32 where these are used.
private struct Word: Ranked {
  let bits: UInt64
  init(_ key: UInt32, at index: Int) { bits = UInt64(key) << 32 | UInt64(truncatingIfNeeded: index) }
  var index: Int { Int(bits & 0xffff_ffff) }
  static func < (a: Word, b: Word) -> Bool { a.bits < b.bits }
}

private struct Pairing<Key: FixedWidthInteger>: Ranked {
  let key: Key
  let index: Int
  init(_ key: Key, at index: Int) { (self.key, self.index) = (key, index) }
  static func < (a: Pairing, b: Pairing) -> Bool { a.key == b.key ? a.index < b.index : a.key < b.key }
}

extension Tensor {
  /// The elements along an axis in rising (or falling) order, and the indices where they were.
  ///
  /// ```swift
  /// try x.sort(0).values   // [3, 1, 2] -> [1, 2, 3]
  /// ```
  /// Equal elements keep their order; NaN counts as greater than every number. The gradient goes back to where the
  /// elements were.
  public func sort(
    _ dim: Int = -1, descending: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let dim = try layout.resolve(dim: dim)
    return try order(dim, count: rank == 0 ? 1 : shape[dim], descending, "SortBackward0")
  }

  /// The indices that `sort` gives.
  public func argsort(_ dim: Int = -1, descending: Bool = false) throws(TensorError) -> Tensor {
    try sort(dim, descending: descending).indices
  }

  /// The `count` greatest (or least) along an axis in order, and the indices where they were; a number by itself
  /// stays whatever the count.
  public func top(
    _ count: Int, _ dim: Int = -1, largest: Bool = true
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let dim = try layout.resolve(dim: dim)
    let size = rank == 0 ? 1 : shape[dim]
    if count < 0 || count > size { throw .argument(.topCount(count: count, size: size)) }
    return try order(dim, count: rank == 0 ? 1 : count, largest, "TopkBackward0")
  }

  private func order(
    _ dim: Int, count: Int, _ descending: Bool, _ node: String
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let (values, indices) = try engine.withoutGradients { () throws(TensorError) -> (Tensor, Tensor) in
      let source = try asRows(dim)
      var shape = source.shape
      if rank > 0 { shape[rank - 1] = count }
      // The rows of the results stand in the order of the source's rows.
      let order = try source.layout.resized(to: shape)
      let values = try engine.empty(like: order, dtype: dtype)
      let indices = try engine.empty(like: order, dtype: .int64)
      if values.count > 0 { try source.order(values, indices, count, descending) }
      return (try values.fromRows(dim), try indices.fromRows(dim))
    }
    let result = values.recorded(node, from: [self], saving: [indices]) {
      [shape] (gradient) throws(TensorError) in
      let whole = try gradient.output.engine.zeros(shape, dtype: gradient.output.dtype)
      try whole.scatterUnversioned(dim, gradient.saved[0], gradient.output)
      return [whole]
    }
    return (result, indices)
  }

  private func order(
    _ values: Tensor, _ indices: Tensor, _ count: Int, _ descending: Bool
  ) throws(TensorError) {
    let isShort = rows.width <= 1 << 32
    switch (dtype, isShort) {
    case (.bool, true): try order(Bool.self, Word.self, values, indices, count, descending)
    case (.uint8, true): try order(UInt8.self, Word.self, values, indices, count, descending)
    case (.float32, true): try order(Float.self, Word.self, values, indices, count, descending)
    case (.bool, false): try order(Bool.self, Pairing<UInt32>.self, values, indices, count, descending)
    case (.uint8, false): try order(UInt8.self, Pairing<UInt32>.self, values, indices, count, descending)
    case (.float32, false): try order(Float.self, Pairing<UInt32>.self, values, indices, count, descending)
    case (.int64, _): try order(Int.self, Pairing<UInt64>.self, values, indices, count, descending)
    case (.float64, _): try order(Double.self, Pairing<UInt64>.self, values, indices, count, descending)
    }
  }

  private func order<Element: Sortable, Entry: Ranked>(
    _: Element.Type, _: Entry.Type, _ values: Tensor, _ indices: Tensor, _ count: Int, _ descending: Bool
  ) throws(TensorError) where Entry.Key == Element.Key {
    let rows = rows
    let (x, out, places) = (start(Element.self), values.start(Element.self), indices.start(Int.self))
    func entry(_ x: UnsafePointer<Element>, _ index: Int) -> Entry {
      Entry(descending ? ~x[index].key : x[index].key, at: index)
    }
    let room = Least<Entry>.room(for: count, of: rows.width)
    if rows.width > Engine.chunk, room == rows.width || count > Tensor.mostKept {
      for row in 0..<self.count / rows.width {
        let (x, out, places) = (x + row * rows.width, out + row * count, places + row * count)
        try engine.sort(rows.width) {
          entry(x, $0)
        } into: { range, sorted in
          for place in range.clamped(to: 0..<count) {
            places[place] = sorted[place].index
            out[place] = x[sorted[place].index]
          }
        }
      }
      return
    }
    let bytes = room * MemoryLayout<Entry>.stride * engine.usableThreads
    try engine.charge(bytes)
    defer { engine.release(bytes) }
    try rows.eachPiece(cost: 20, from: Least<Entry>(count, room: room)) { row, piece, least in
      let (x, out, places) = (x + row * rows.width, out + row * count, places + row * count)
      for index in piece { least.take(entry(x, index)) }
      if piece.upperBound < rows.width { return }
      least.trim()
      for (place, entry) in least.entries.enumerated() {
        places[place] = entry.index
        out[place] = x[entry.index]
      }
    }
  }

  /// More than so many of a long row come from sorting it whole, with all threads.
  private static let mostKept = 1 << 16
}

/// The least entries that have come so far.
///
/// What comes is put at the end, unless it is beyond the bound; when there is no more room, the entries are sorted, and
/// those beyond the count dropped, which gives the next bound.
private struct Least<Entry: Comparable> {
  private let count, room: Int
  private(set) var entries: [Entry] = []
  private var bound: Entry?

  init(_ count: Int, room: Int) { (self.count, self.room) = (count, room) }

  /// How many entries of so many to make room for.
  static func room(for count: Int, of width: Int) -> Int { Swift.min(width, 2 * Swift.min(count, width) + 64) }

  mutating func take(_ entry: Entry) {
    if let bound, bound < entry { return }
    if entries.isEmpty { entries.reserveCapacity(room) }
    if entries.count == room { trim() }
    if let bound, bound < entry { return }
    entries.append(entry)
  }

  /// Leaves the least of them, in order.
  mutating func trim() {
    entries.sort()
    if entries.count < count { return }
    entries.removeLast(entries.count - count)
    bound = entries.last
  }
}
