// Dicts and sets: one insertion-ordered hash table.
//
// Entries stand in the order they came; a separate power-of-two index maps a hash to an entry by linear
// probing. A deleted entry leaves a hole that the next rebuild closes. Comparing keys may call the script
// (`__eq__`), which may change the very table: every search restarts when the table's version moved.

internal import Limits
public import Syntax

/// The hash table behind `dict` and `set`.
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
    return removed
  }

  mutating func removeAll() {
    let version = version &+ 1
    self = HashTable()
    self.version = version
  }

  private mutating func rebuild() {
    if count < entries.count { entries.removeAll { !$0.isLive } }
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

  /// Bytes of the table's own storage.
  var byteCount: Int { entries.capacity &* MemoryLayout<Entry>.stride &+ index.capacity &* 4 }
}

/// A container whose contents are a ``HashTable``.
public class TableObject: Container {
  final var table = HashTable()
  private final var noted = 0

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

  public final var count: Int { table.count }

  /// The number of the entry with `key`, or nil.
  ///
  /// Comparing keys may run code that changes this very table, so the search goes over a copy (which shares
  /// the storage) and starts again when the table has changed meanwhile.
  final func find(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    while true {
      let searched = table
      let number = try searched.find(key, hash: hash, machine)
      if searched.version == table.version { return number }
      try machine.pollHolding()
    }
  }

  final func get(_ key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let number = try find(key, hash: machine.hash(key), machine) else { return nil }
    return table.entries[number].value
  }

  final func set(_ key: Value, to value: Value, _ machine: Machine) throws(Raise) {
    try set(key, hash: machine.hash(key), to: value, machine)
  }

  final func set(_ key: Value, hash: Int, to value: Value, _ machine: Machine) throws(Raise) {
    if let number = try find(key, hash: hash, machine) {
      table.setValue(value, at: number)
    } else {
      insertNew(key, hash: hash, value: value)
    }
  }

  /// The number of the entry whose key is the text, or nil.
  final func find(_ text: Text, hash: Int) -> Int? { table.find(text, hash: hash) }

  final func replaceValue(_ value: Value, at number: Int) { table.setValue(value, at: number) }

  /// Adds an entry for a key that is not there.
  final func insertNew(_ key: Value, hash: Int, value: Value) {
    table.insert(key, hash: hash, value: value)
    let bytes = table.byteCount
    heap.limits.note(bytes: bytes &- noted)
    noted = bytes
  }

  final func removeEntry(at number: Int) { _ = table.remove(at: number) }

  /// Removes `key` and returns its value; nil when it is not there.
  final func remove(_ key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let number = try find(key, hash: machine.hash(key), machine) else { return nil }
    return table.remove(at: number).value
  }

  final func remove(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) {
    if let number = try find(key, hash: hash, machine) { _ = table.remove(at: number) }
  }

  final func removeAll() { table.removeAll() }

  /// The entry with a number, live or not; nil beyond the last.
  final func entry(_ number: Int) -> HashTable.Entry? {
    number < table.entries.count ? table.entries[number] : nil
  }

  /// Takes over the contents of another table object, which is left with the old ones.
  final func adopt(_ other: TableObject) {
    swap(&table, &other.table)
    swap(&noted, &other.noted)
  }

  /// The keys in order.
  final var keys: [Value] { table.entries.filter(\.isLive).map(\.key) }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for entry in table.entries {
      visit(entry.key)
      visit(entry.value)
    }
  }

  public override func sever() { table.removeAll() }
}

/// A `dict`.
public final class DictObject: TableObject {
  public override var type: TypeObject { heap.types.dict }

  /// Keys and values in order.
  var items: [(key: Value, value: Value)] {
    table.entries.filter(\.isLive).map { ($0.key, $0.value) }
  }
}

/// A `set` or `frozenset`; the values of its table are unused.
public final class SetObject: TableObject {
  let isFrozen: Bool

  init(isFrozen: Bool = false, heap: Heap) {
    self.isFrozen = isFrozen
    super.init(heap: heap)
  }

  public override var type: TypeObject { isFrozen ? heap.types.frozenset : heap.types.set }

  public override func length(_ machine: Machine) -> Int? { count }

  public override func hash(_ machine: Machine) -> Int? {
    isFrozen ? machine.hash(ofItems: self) : nil
  }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    if count == 0 { return Text("\(type.name)()") }
    return try machine.repr(
      keys, of: self, opening: isFrozen ? "frozenset({" : "{", closing: isFrozen ? "})" : "}")
  }

  public override func iterate(_ machine: Machine) -> Object? { SetIterator(self, heap: heap) }

  public override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    // A set is not hashable, but may be looked for as the frozenset that equals it.
    if case .object(let object) = item, let set = object as? SetObject, !set.isFrozen {
      return try find(item, hash: machine.hash(ofItems: set), machine) != nil
    }
    return try get(item, machine) != nil
  }

  public override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard !reflected, SetObject.isAlgebra(`operator`), case .object(let object) = other,
      let set = object as? SetObject
    else { return nil }
    return try combined(`operator`, with: set, machine)
  }

  public override func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard !isFrozen, case .object(let result) = try binary(`operator`, other, reflected: false, machine),
      let set = result as? SetObject
    else { return nil }
    adopt(set)
    return .object(self)
  }

  public override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard case .object(let object) = other, let set = object as? SetObject else { return nil }
    switch `operator` {
    case .equal: return .bool(count == set.count ? try isSubset(of: set, machine) : false)
    case .notEqual: return .bool(count == set.count ? !(try isSubset(of: set, machine)) : true)
    case .less: return .bool(count < set.count ? try isSubset(of: set, machine) : false)
    case .lessOrEqual: return .bool(try isSubset(of: set, machine))
    case .greater: return .bool(count > set.count ? try set.isSubset(of: self, machine) : false)
    case .greaterOrEqual: return .bool(try set.isSubset(of: self, machine))
    default: return nil
    }
  }
}
