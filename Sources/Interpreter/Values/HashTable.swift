// One insertion-ordered hash table.
//
// Entries stand in the order they came; a separate power-of-two index maps a hash to an entry by linear
// probing. A removed entry leaves a hole, and its place in the index a mark, until the next rebuild closes both. A
// third of the index stays free, so every search ends.
// The table lies in memory of its own, behind one pointer: a table in a class would pay Swift's exclusivity
// checks on every probe. Comparing keys may call the script (`__eq__`), which may change the very table: a
// search starts again when the entries were numbered anew, or the one it compared was replaced.

/// A hash table from values to values, owned by one object, which deallocates it.
struct HashTable {
  struct Entry {
    var key: Value
    var value: Value
    var hash: Int
    var isLive: Bool { !key.isUnbound }
  }

  private struct Fields {
    var entries: UnsafeMutablePointer<Entry>
    /// Entry numbers, or `free`, or `removed`.
    var index: UnsafeMutablePointer<Int32>
    /// One less than the size of the index; -1 while there is none.
    var mask = -1
    /// Entries, live or not, and how many there is room for.
    var used = 0
    var room = 0
    /// Places of the index that are not free.
    var filled = 0
    var count = 0
    /// No entry before this one is live.
    var firstLive = 0
    var version = 0
    /// Moves when the entries get other numbers.
    var numbering = 0
  }

  private static let free: Int32 = -1
  private static let removed: Int32 = -2
  private let fields: UnsafeMutablePointer<Fields>

  init() {
    fields = .allocate(capacity: 1)
    fields.initialize(to: Fields(entries: .allocate(capacity: 0), index: .allocate(capacity: 0)))
  }

  /// Frees the memory of an empty table.
  func deallocate() {
    fields.pointee.entries.deallocate()
    fields.pointee.index.deallocate()
    fields.deallocate()
  }

  /// How many keys there are.
  var count: Int { fields.pointee.count }
  /// How many entries there are, the removed ones included; they are numbered from 0.
  var entryCount: Int { fields.pointee.used }
  /// Moves whenever the table's shape changes.
  var version: Int { fields.pointee.version }

  /// The number of the first live entry, or of the place behind the last one.
  var firstLive: Int {
    while let entry = self[fields.pointee.firstLive], !entry.isLive { fields.pointee.firstLive &+= 1 }
    return fields.pointee.firstLive
  }

  /// The number of the last live entry, or -1.
  var lastLive: Int { fields.pointee.used &- 1 }

  /// The entry with a number, live or not; nil beyond the last.
  subscript(number: Int) -> Entry? {
    UInt(bitPattern: number) < UInt(bitPattern: fields.pointee.used) ? fields.pointee.entries[number] : nil
  }

  /// The live entries in order.
  var entries: [Entry] {
    UnsafeBufferPointer(start: fields.pointee.entries, count: fields.pointee.used).filter(\.isLive)
  }

  /// Bytes of the table's own storage.
  var byteCount: Int {
    fields.pointee.room &* MemoryLayout<Entry>.stride &+ (fields.pointee.mask &+ 1) &* 4
  }

  // MARK: Searching

  /// The number of the entry with `key`, or nil; comparing keys as the script does.
  func find(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    let outcome: Search
    switch key {
    case .string(let string): outcome = search(string.text, hash: hash)
    case .int(let int): outcome = search(int, hash: hash)
    default: outcome = .unsure
    }
    switch outcome {
    case .found(let number): return number
    case .missing: return nil
    case .unsure: return try findComparing(key, hash: hash, machine)
    }
  }

  /// What a search that runs no code of the script comes to.
  enum Search {
    case found(Int)
    case missing
    /// There is a key of another type with the same hash, which may be equal all the same.
    case unsure
  }

  /// Looks for the key in a register, if it is a text or an integer.
  @inline(__always)
  func findPlain(_ key: UnsafeMutablePointer<Value>) -> Search {
    switch key.pointee {
    case .string: key.withString { search($0.text, hash: $0.text.hash) } ?? .unsure
    case .int(let int): search(int, hash: numericHash(int))
    default: .unsure
    }
  }

  /// The value of the key in a register, if that is a text or an integer and is found at once.
  @inline(never)
  func value(forPlain key: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value>? {
    if case .found(let number) = findPlain(key) { value(at: number) } else { nil }
  }

  private func search(_ text: Text, hash: Int) -> Search {
    var isSure = true
    let number = find(hash: hash) { candidate in
      if let isSame = candidate.withString({ $0.text == text }) { return isSame }
      isSure = false
      return false
    }
    return number.map { .found($0) } ?? (isSure ? .missing : .unsure)
  }

  private func search(_ int: Int, hash: Int) -> Search {
    var isSure = true
    let number = find(hash: hash) { candidate in
      if case .int(let other) = candidate.pointee { return other == int }
      isSure = false
      return false
    }
    return number.map { .found($0) } ?? (isSure ? .missing : .unsure)
  }

  @inline(never)
  private func findComparing(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Int? {
    search: while true {
      let numbering = fields.pointee.numbering
      if fields.pointee.mask < 0 { return nil }
      var probe = spread(hash) & fields.pointee.mask
      while true {
        let number = Int(fields.pointee.index[probe])
        if number == Int(HashTable.free) { return nil }
        if number >= 0, fields.pointee.entries[number].hash == hash {
          let candidate = fields.pointee.entries[number].key
          let isSame = try machine.isSameKey(candidate, key)
          if fields.pointee.numbering != numbering
            || !fields.pointee.entries[number].key.isIdentical(to: candidate)
          {
            try machine.pollHolding()
            continue search
          }
          if isSame { return number }
        }
        probe = (probe &+ 1) & fields.pointee.mask
      }
    }
  }

  /// The number of the entry whose key `isKey` knows, or nil. `isKey` runs no code of the script.
  @inline(__always)
  func find(hash: Int, where isKey: (UnsafeMutablePointer<Value>) -> Bool) -> Int? {
    let mask = fields.pointee.mask
    if mask < 0 { return nil }
    let (index, entries) = (fields.pointee.index, fields.pointee.entries)
    var probe = spread(hash) & mask
    while true {
      let number = Int(index[probe])
      if number == Int(HashTable.free) { return nil }
      if number >= 0, entries[number].hash == hash {
        let key = UnsafeMutableRawPointer(entries + number).assumingMemoryBound(to: Value.self)
        if isKey(key) { return number }
      }
      probe = (probe &+ 1) & mask
    }
  }

  /// The number of the entry whose key is the text, or nil.
  func find(_ text: Text, hash: Int) -> Int? {
    find(hash: hash) { $0.withString { $0.text == text } ?? false }
  }

  // MARK: Changing

  /// Adds an entry for a key that is not in the table.
  func insert(_ key: Value, hash: Int, value: Value) {
    if max(fields.pointee.used, fields.pointee.filled) == fields.pointee.room { rebuild {} }
    let number = fields.pointee.used
    (fields.pointee.entries + number).initialize(to: Entry(key: key, value: value, hash: hash))
    fields.pointee.used = number &+ 1
    fields.pointee.count &+= 1
    fields.pointee.version &+= 1
    place(number, hash: hash)
  }

  /// Where the value of an entry lies: the second field.
  @inline(__always)
  func value(at number: Int) -> UnsafeMutablePointer<Value> {
    (UnsafeMutableRawPointer(fields.pointee.entries + number) + MemoryLayout<Value>.stride)
      .assumingMemoryBound(to: Value.self)
  }

  func remove(at number: Int) -> Entry {
    let entry = fields.pointee.entries + number
    let removed = entry.pointee
    fields.pointee.index[probe(of: number, hash: removed.hash)] = HashTable.removed
    fields.pointee.count &-= 1
    fields.pointee.version &+= 1
    entry.pointee = Entry(key: .unbound, value: .unbound, hash: 0)
    dropLastHoles()
    return removed
  }

  /// Empties the table; `dispose` is given every key and value that it held.
  func removeAll(_ dispose: (inout Value) -> Void = { _ in }) {
    let old = fields.pointee
    fields.pointee = Fields(
      entries: .allocate(capacity: 0), index: .allocate(capacity: 0), version: old.version &+ 1,
      numbering: old.numbering &+ 1)
    for number in 0..<old.used {
      dispose(&old.entries[number].key)
      dispose(&old.entries[number].value)
    }
    old.entries.deinitialize(count: old.used)
    old.entries.deallocate()
    old.index.deallocate()
  }

  func exchange(with other: HashTable) {
    swap(&fields.pointee, &other.fields.pointee)
    let numbering = max(fields.pointee.numbering, other.fields.pointee.numbering) &+ 1
    fields.pointee.numbering = numbering
    other.fields.pointee.numbering = numbering
  }

  /// Puts the last entry before all others: into a hole at the front, of which it makes as many as there are entries
  /// when there is none.
  func moveLastToFront() {
    if count < 2 { return }
    if firstLive == 0 { rebuild(holes: count) {} }
    let (source, target) = (lastLive, firstLive &- 1)
    let hash = fields.pointee.entries[source].hash
    fields.pointee.index[probe(of: source, hash: hash)] = Int32(truncatingIfNeeded: target)
    swap(&fields.pointee.entries[source], &fields.pointee.entries[target])
    fields.pointee.firstLive = target
    fields.pointee.version &+= 1
    dropLastHoles()
  }

  /// Where the index holds the number of an entry.
  private func probe(of number: Int, hash: Int) -> Int {
    var probe = spread(hash) & fields.pointee.mask
    while Int(fields.pointee.index[probe]) != number { probe = (probe &+ 1) & fields.pointee.mask }
    return probe
  }

  /// Lets the table end in a live entry.
  private func dropLastHoles() {
    while fields.pointee.used > 0, !fields.pointee.entries[fields.pointee.used &- 1].isLive {
      fields.pointee.used &-= 1
    }
    fields.pointee.firstLive = min(fields.pointee.firstLive, fields.pointee.used)
  }

  /// Whether the next insertion makes room in so large a table that this takes long.
  var wantsMuchRoom: Bool {
    fields.pointee.room > 1 << 15 && max(fields.pointee.used, fields.pointee.filled) == fields.pointee.room
  }

  /// Makes room as the next insertion would, but can be stopped; the table is as it was then.
  func makeRoom(_ machine: Machine) throws(Raise) {
    try machine.reserve(bytes: count &* (2 * MemoryLayout<Entry>.stride + 16))
    try rebuild { () throws(Raise) in try machine.work(1 << 16) }
  }

  /// Closes the holes, and makes room for as many entries again. `poll` is called now and then, and may stop it: the
  /// entries are moved bit by bit, and the old ones are there until the last of them has been. So many `holes` are left
  /// before the first one.
  @inline(never)
  private func rebuild<Failure>(holes: Int = 0, _ poll: () throws(Failure) -> Void) throws(Failure) {
    let old = fields.pointee
    var size = 8
    while size < (old.count &+ holes &+ 1) &* 3 { size &*= 2 }
    var new = Fields(
      entries: .allocate(capacity: size &* 2 / 3), index: .allocate(capacity: size), mask: size &- 1,
      used: holes, room: size &* 2 / 3, count: old.count, firstLive: holes, version: old.version &+ 1,
      numbering: old.numbering &+ 1)
    new.entries.initialize(repeating: Entry(key: .unbound, value: .unbound, hash: 0), count: holes)
    do throws(Failure) {
      for start in stride(from: 0, to: size, by: 1 << 16) {
        if start > 0 { try poll() }
        (new.index + start).initialize(repeating: HashTable.free, count: min(1 << 16, size - start))
      }
      for number in 0..<old.used where old.entries[number].isLive {
        if new.used & 0xFFF == 0xFFF { try poll() }
        UnsafeMutableRawPointer(new.entries + new.used)
          .copyMemory(from: old.entries + number, byteCount: MemoryLayout<Entry>.stride)
        var probe = spread(new.entries[new.used].hash) & new.mask
        while new.index[probe] >= 0 { probe = (probe &+ 1) & new.mask }
        new.index[probe] = Int32(truncatingIfNeeded: new.used)
        new.used &+= 1
      }
    } catch {
      new.entries.deallocate()
      new.index.deallocate()
      throw error
    }
    new.filled = new.count
    old.entries.deallocate()
    old.index.deallocate()
    fields.pointee = new
  }

  @inline(__always)
  private func place(_ number: Int, hash: Int) {
    let mask = fields.pointee.mask
    let index = fields.pointee.index
    var probe = spread(hash) & mask
    while index[probe] >= 0 { probe = (probe &+ 1) & mask }
    if index[probe] == HashTable.free { fields.pointee.filled &+= 1 }
    index[probe] = Int32(truncatingIfNeeded: number)
  }

  @inline(__always)
  private func spread(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: (mixed ^ (mixed >> 32)) >> 1)
  }
}
