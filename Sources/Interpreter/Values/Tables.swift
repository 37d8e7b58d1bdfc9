// Dicts: objects around a hash table.

internal import Limits

/// A `dict`.
public final class DictObject: Container {
  public override var type: TypeObject { heap.types.dict }

  let table = HashTable()
  /// Whether it belongs to an `OrderedDict`, whose iterators refuse every change of the order.
  var isOrdered = false
  private var noted = 0

  deinit {
    ledger.release(bytes: noted)
    if _slowPath(table.entryCount > 1 << 14), heap.shouldPostpone(table.entryCount) {
      heap.postpone { [ledger, table] in DictObject.dispose(table, ledger) }
    } else {
      DictObject.dispose(table, ledger)
    }
  }

  private static func dispose(_ table: HashTable, _ ledger: Ledger) {
    table.removeAll { ledger.bury(&$0) }
    table.deallocate()
  }

  public var count: Int { table.count }

  /// The number of the entry with `key`, or nil.
  func find(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    try table.find(key, hash: hash, machine)
  }

  func get(_ key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let number = try table.find(key, hash: machine.hash(key), machine) else { return nil }
    return table.value(at: number).pointee
  }

  func set(_ key: Value, to value: Value, _ machine: Machine) throws(Raise) {
    try set(key, hash: machine.hash(key), to: value, machine)
  }

  func set(_ key: Value, hash: Int, to value: Value, _ machine: Machine) throws(Raise) {
    if let number = try find(key, hash: hash, machine) {
      table.value(at: number).pointee = value
    } else {
      if table.wantsMuchRoom { try table.makeRoom(machine) }
      insertNew(key, hash: hash, value: value)
    }
  }

  /// Takes over the entries of another dict, whose keys' hashes are known.
  func merge(_ other: DictObject, _ machine: Machine) throws(Raise) {
    var number = 0
    while let entry = other.entry(number) {
      number &+= 1
      if entry.isLive { try set(entry.key, hash: entry.hash, to: entry.value, machine) }
      if number & 1023 == 0 { try machine.pollHolding() }
    }
  }

  /// The number of the entry whose key is the text, or nil.
  func find(_ text: Text, hash: Int) -> Int? { table.find(text, hash: hash) }

  func replaceValue(_ value: Value, at number: Int) { table.value(at: number).pointee = value }

  /// Adds an entry for a key that is not there.
  func insertNew(_ key: Value, hash: Int, value: Value) {
    table.insert(key, hash: hash, value: value)
    let bytes = table.byteCount
    if bytes == noted { return }
    ledger.note(bytes: bytes &- noted)
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
  func entry(_ number: Int) -> HashTable.Entry? { table[number] }

  /// The keys in order.
  var keys: [Value] { table.entries.map(\.key) }

  /// Takes over the contents of another dict, which is left with the old ones.
  func adopt(_ other: DictObject) {
    table.exchange(with: other.table)
    swap(&noted, &other.noted)
  }

  /// The RuntimeError of an iterator that began when the table had `version` and `count`; nil where it may go on.
  func complaint(ofIteratorFrom version: Int, count: Int, _ machine: Machine) -> Raise? {
    if isOrdered, table.version != version, table.byteCount > 0 {
      return machine.error("RuntimeError", "OrderedDict mutated during iteration")
    }
    if table.count == count { return nil }
    return machine.error(
      "RuntimeError", "\(isOrdered ? "OrderedDict" : "dictionary") changed size during iteration")
  }

  /// Keys and values in order.
  package var items: [(key: Value, value: Value)] {
    table.entries.map { ($0.key, $0.value) }
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for number in 0..<table.entryCount {
      guard let entry = table[number], entry.isLive else { continue }
      visit(entry.key)
      visit(entry.value)
    }
  }

  public override func sever() { table.removeAll() }
}
