// Dicts: an insertion-ordered hash table.
//
// Entries stand in the order they came; a separate power-of-two index maps a hash to an entry by linear
// probing. A deleted entry leaves a hole that the next rebuild closes. Comparing keys may call the script
// (`__eq__`), which may change the very table: every search restarts when the table's version moved.

internal import Limits

/// The hash table behind `dict`.
struct HashTable {
  struct Entry {
    var hash: Int
    var key: Value
    var value: Value
    var isLive: Bool { !key.isUnbound }
  }

  private(set) var entries: [Entry] = []
  /// Entry numbers, or -1 for never used, -2 for deleted.
  private var index: [Int32] = []
  private(set) var count = 0
  /// Moves whenever the table's shape changes.
  private(set) var version = 0
  /// No entry before this one is live.
  private(set) var firstLive = 0

  /// The number of the entry with `key`, or nil.
  func find(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    if index.isEmpty { return nil }
    let mask = index.count &- 1
    var probe = spread(hash) & mask
    while true {
      let number = Int(index[probe])
      if number == -1 { return nil }
      if number >= 0, entries[number].hash == hash {
        let candidate = entries[number].key
        if try machine.isSameKey(candidate, key) { return number }
      }
      probe = (probe &+ 1) & mask
    }
  }

  /// The number of the entry whose key is a text, or nil.
  func find(_ text: Text, hash: Int) -> Int? {
    if index.isEmpty { return nil }
    let mask = index.count &- 1
    var probe = spread(hash) & mask
    while index[probe] != -1 {
      let number = Int(index[probe])
      if number >= 0, entries[number].hash == hash, case .string(let key) = entries[number].key,
        key.text == text
      {
        return number
      }
      probe = (probe &+ 1) & mask
    }
    return nil
  }

  /// Adds an entry for a key that is not in the table.
  mutating func insert(_ key: Value, hash: Int, value: Value) {
    if (entries.count &+ 1) &* 3 > index.count &* 2 { rebuild() }
    place(entries.count, hash: hash)
    entries.append(Entry(hash: hash, key: key, value: value))
    count &+= 1
    version &+= 1
  }

  mutating func setValue(_ value: Value, at number: Int) { entries[number].value = value }

  mutating func remove(at number: Int) -> Entry {
    let removed = entries[number]
    let mask = index.count &- 1
    var probe = spread(removed.hash) & mask
    while Int(index[probe]) != number { probe = (probe &+ 1) & mask }
    index[probe] = -2
    entries[number].key = .unbound
    entries[number].value = .unbound
    count &-= 1
    version &+= 1
    while let last = entries.last, !last.isLive {
      entries.removeLast()
    }
    if number == firstLive {
      while firstLive < entries.count, !entries[firstLive].isLive { firstLive &+= 1 }
    }
    firstLive = min(firstLive, entries.count)
    return removed
  }

  mutating func removeAll() {
    let version = version &+ 1
    self = HashTable()
    self.version = version
  }

  private mutating func rebuild() {
    if count < entries.count { entries.removeAll { !$0.isLive } }
    firstLive = 0
    var size = 8
    while size < (count &+ 1) &* 3 { size &*= 2 }
    index = [Int32](repeating: -1, count: size)
    for (number, entry) in entries.enumerated() { place(number, hash: entry.hash) }
    version &+= 1
  }

  private mutating func place(_ number: Int, hash: Int) {
    let mask = index.count &- 1
    var probe = spread(hash) & mask
    while index[probe] >= 0 { probe = (probe &+ 1) & mask }
    index[probe] = Int32(truncatingIfNeeded: number)
  }

  private func spread(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: (mixed ^ (mixed >> 32)) >> 1)
  }

  /// Puts the last entry before all others.
  mutating func moveLastToFront() {
    guard let last = entries.popLast() else { return }
    entries.removeAll { !$0.isLive }
    entries.insert(last, at: 0)
    rebuild()
  }

  /// Bytes of the table's own storage.
  var byteCount: Int { entries.capacity &* MemoryLayout<Entry>.stride &+ index.capacity &* 4 }
}

/// A `dict`.
public final class DictObject: Container {
  public override var type: TypeObject { heap.types.dict }

  var table = HashTable()
  private var noted = 0

  deinit {
    heap.limits.release(bytes: noted)
    let table = table
    self.table = HashTable()
    for entry in table.entries {
      var (key, value) = (entry.key, entry.value)
      heap.bury(&key)
      heap.bury(&value)
    }
  }

  public var count: Int { table.count }

  /// The number of the entry with `key`, or nil.
  ///
  /// Comparing keys may run code that changes this very table, so the search goes over a copy (which shares
  /// the storage) and starts again when the table has changed meanwhile.
  func find(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    while true {
      let searched = table
      let number = try searched.find(key, hash: hash, machine)
      if searched.version == table.version { return number }
      try machine.pollHolding()
    }
  }

  func get(_ key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let number = try find(key, hash: machine.hash(key), machine) else { return nil }
    return table.entries[number].value
  }

  func set(_ key: Value, to value: Value, _ machine: Machine) throws(Raise) {
    try set(key, hash: machine.hash(key), to: value, machine)
  }

  func set(_ key: Value, hash: Int, to value: Value, _ machine: Machine) throws(Raise) {
    if let number = try find(key, hash: hash, machine) {
      table.setValue(value, at: number)
    } else {
      insertNew(key, hash: hash, value: value)
    }
  }

  /// The number of the entry whose key is the text, or nil.
  func find(_ text: Text, hash: Int) -> Int? { table.find(text, hash: hash) }

  func replaceValue(_ value: Value, at number: Int) { table.setValue(value, at: number) }

  /// Adds an entry for a key that is not there.
  func insertNew(_ key: Value, hash: Int, value: Value) {
    table.insert(key, hash: hash, value: value)
    let bytes = table.byteCount
    heap.limits.note(bytes: bytes &- noted)
    noted = bytes
  }

  func removeEntry(at number: Int) { _ = table.remove(at: number) }

  /// Removes `key` and returns its value; nil when it is not there.
  func remove(_ key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let number = try find(key, hash: machine.hash(key), machine) else { return nil }
    return table.remove(at: number).value
  }

  func remove(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) {
    if let number = try find(key, hash: hash, machine) { _ = table.remove(at: number) }
  }

  func removeAll() { table.removeAll() }

  /// The entry with a number, live or not; nil beyond the last.
  func entry(_ number: Int) -> HashTable.Entry? {
    number < table.entries.count ? table.entries[number] : nil
  }

  /// The keys in order.
  var keys: [Value] { table.entries.filter(\.isLive).map(\.key) }

  /// Takes over the contents of another dict, which is left with the old ones.
  func adopt(_ other: DictObject) {
    swap(&table, &other.table)
    swap(&noted, &other.noted)
  }

  /// Keys and values in order.
  var items: [(key: Value, value: Value)] {
    table.entries.filter(\.isLive).map { ($0.key, $0.value) }
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for entry in table.entries {
      visit(entry.key)
      visit(entry.value)
    }
  }

  public override func sever() { table.removeAll() }
}
