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
    if count == rows.width, count > Engine.chunk {
      for row in 0..<self.count / rows.width {
        let (x, out, places) = (x + row * count, out + row * count, places + row * count)
        try engine.sort(count) {
          Entry(descending ? ~x[$0].key : x[$0].key, at: $0)
        } into: { range, sorted in
          for place in range {
            places[place] = sorted[place].index
            out[place] = x[sorted[place].index]
          }
        }
      }
      return
    }
    let bytes = rows.width * MemoryLayout<Entry>.stride * engine.usableThreads
    try engine.charge(bytes)
    defer { engine.release(bytes) }
    try rows.each(cost: 20) { range in
      var entries: [Entry] = []
      entries.reserveCapacity(count * 8 < rows.width ? count + 1 : rows.width)
      for row in range {
        let (x, out, places) = (x + row * rows.width, out + row * count, places + row * count)
        func entry(_ index: Int) -> Entry {
          Entry(descending ? ~x[index].key : x[index].key, at: index)
        }
        entries.removeAll(keepingCapacity: true)
        if count * 8 < rows.width {
          var last: Entry?
          for index in 0..<rows.width {
            let entry = entry(index)
            if let last, last < entry { continue }
            entries.insert(entry, keeping: count)
            if entries.count == count { last = entries.last }
          }
        } else {
          for index in 0..<rows.width { entries.append(entry(index)) }
          entries.sort()
        }
        for place in 0..<count {
          places[place] = entries[place].index
          out[place] = x[entries[place].index]
        }
      }
    }
  }
}

extension Array where Element: Comparable {
  /// Puts an entry where it belongs among the `count` least so far.
  fileprivate mutating func insert(_ entry: Element, keeping count: Int) {
    if self.count == count {
      guard let last, entry < last else { return }
      removeLast()
    }
    var place = self.count
    append(entry)
    while place > 0, entry < self[place - 1] {
      self[place] = self[place - 1]
      place -= 1
    }
    self[place] = entry
  }
}
