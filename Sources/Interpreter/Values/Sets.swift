// Sets: an open hash table, in the order of CPython's.
//
// What a set prints and iterates is the order of its slots, which for numbers and tuples of them depends on
// nothing but the operations that made it. Learners see that order and books print it, so the table takes
// CPython's decisions one by one. A key's place is its hash modulo the table's size, a power of two from 8 on;
// if that slot is taken, the nine that follow are tried (where they all lie within the table), and then a new
// place is drawn from the place and the hash's higher bits. A removed key leaves a hole; a new key takes the last
// one that the search for it came across. When three fifths of the slots have been used, the table grows to more than four
// times its keys (two times, for a large one) and is filled anew in the order of the old slots.
//
// Comparing keys may run code of the script, which may change the very set that is searched: a search begins
// again when the slots are others, or the key that was compared has gone. Slots are moved bit by bit, so that a resize
// which is cancelled half way can drop the new table and keep the old one.

internal import Limits
public import Syntax

/// A `set` or `frozenset`.
public final class SetObject: Container {
  struct Slot {
    /// 0 in a slot never used, -1 in a hole; neither has a key.
    var hash: Int
    var key: Value

    static var unused: Slot { Slot(hash: 0, key: .unbound) }
    static var hole: Slot { Slot(hash: -1, key: .unbound) }
  }

  let isFrozen: Bool
  public private(set) var count = 0
  private var slots: UnsafeMutablePointer<Slot>
  /// One less than the number of slots.
  private var mask: Int
  /// The slots that hold a key or are holes.
  private var fill = 0
  /// Where `pop` looks first.
  private var finger = 0
  /// Moves whenever the slots are others.
  private var version = 0
  /// The hash of a frozenset, once it was asked for.
  private var knownHash: Int?

  private static let smallest = 8
  private static let neighbours = 9
  /// Slots between two looks at the cancel flag.
  private static let stretch = 1 << 14

  init(isFrozen: Bool = false, heap: Heap) {
    self.isFrozen = isFrozen
    mask = SetObject.smallest - 1
    slots = .allocate(capacity: SetObject.smallest)
    slots.initialize(repeating: .unused, count: SetObject.smallest)
    super.init(heap: heap)
    ledger.note(bytes: byteCount)
  }

  deinit {
    ledger.release(bytes: byteCount)
    if _slowPath(mask > 1 << 14), heap.shouldPostpone(mask) {
      heap.postpone { [ledger, slots, mask] in SetObject.dispose(slots, mask, ledger) }
    } else {
      SetObject.dispose(slots, mask, ledger)
    }
  }

  private static func dispose(_ slots: UnsafeMutablePointer<Slot>, _ mask: Int, _ ledger: Ledger) {
    for place in 0...mask { ledger.bury(&slots[place].key) }
    slots.deinitialize(count: mask + 1)
    slots.deallocate()
  }

  private var byteCount: Int { (mask &+ 1) &* MemoryLayout<Slot>.stride }

  public override var type: TypeObject { isFrozen ? heap.types.frozenset : heap.types.set }

  // MARK: Searching

  /// Goes along the slots where a key with that hash may be: gives the slot of the one that `isSame` knows, or the
  /// never used one where the search ended, and the last hole it passed; nil where `isSame` cannot tell.
  @inline(__always)
  private func search<Failure: Error>(
    hash: Int, where isSame: (UnsafeMutablePointer<Slot>) throws(Failure) -> Bool?
  ) throws(Failure) -> (place: Int, hole: Int?)? {
    var hole: Int?
    let (slots, mask) = (self.slots, self.mask)
    var perturbation = UInt(bitPattern: hash)
    var start = hash & mask
    while true {
      var place = start
      let last = start &+ SetObject.neighbours <= mask ? start &+ SetObject.neighbours : start
      while place <= last {
        let slot = slots + place
        let found = slot.pointee.hash
        if found == hash, !slot.pointee.key.isUnbound {
          guard let isSame = try isSame(slot) else { return nil }
          if isSame { return (place, hole) }
        } else if found == 0 {
          if slot.pointee.key.isUnbound { return (place, hole.flatMap { slots[$0].hash == -1 ? $0 : nil }) }
        } else if found == -1 {
          hole = place
        }
        place &+= 1
      }
      perturbation >>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
    }
  }

  /// The slot of `key`, or the never used one where the search ended; and the last hole it passed.
  private func search(
    _ key: Value, hash: Int, _ machine: Machine
  ) throws(Raise) -> (place: Int, hole: Int?) {
    while true {
      let found = try search(hash: hash) { (slot) throws(Raise) in
        if case .int(let a) = slot.pointee.key, case .int(let b) = key { return a == b }
        try machine.work(16)
        let (before, compared) = (version, slot.pointee.key)
        let isSame = try machine.isSameKey(compared, key)
        // Where the script has changed the set meanwhile, only another table or another key there begin it anew.
        return version == before && slot.pointee.key.isIdentical(to: compared) ? isSame : nil
      }
      if let found { return found }
      try machine.pollHolding()
    }
  }

  /// The same for an integer; nil where a key of another type may equal it.
  private func search(_ int: Int) -> (place: Int, hole: Int?)? {
    search(hash: numericHash(int)) { (slot) throws(Never) in
      if case .int(let other) = slot.pointee.key { other == int } else { nil }
    }
  }

  /// Whether the integer or text in a register is a key; nil where that is not so simply told.
  func containsPlainly(_ key: UnsafeMutablePointer<Value>) -> Bool? {
    let found: (place: Int, hole: Int?)?
    switch key.pointee {
    case .int(let int): found = search(int)
    case .string: found = key.withString { search($0.text) } ?? nil
    default: found = nil
    }
    return found.map { !slots[$0.place].key.isUnbound }
  }

  /// The same as for an integer, for a text.
  private func search(_ text: Text) -> (place: Int, hole: Int?)? {
    search(hash: text.hash) { (slot) throws(Never) in
      if case .string(let other) = slot.pointee.key { other.text == text } else { nil }
    }
  }

  func contains(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Bool {
    let place = try search(key, hash: hash, machine).place
    return !slots[place].key.isUnbound
  }

  /// The first slot with a key from `place` on, which moves past it; nil beyond the last. For walking a set that
  /// may change meanwhile.
  func next(from place: inout Int) -> Slot? {
    while place <= mask {
      let slot = slots + place
      place &+= 1
      if !slot.pointee.key.isUnbound { return slot.pointee }
    }
    return nil
  }

  /// The keys in order.
  var keys: [Value] {
    var keys: [Value] = []
    keys.reserveCapacity(count)
    for place in 0...mask where !slots[place].key.isUnbound { keys.append(slots[place].key) }
    return keys
  }

  // MARK: Changing

  /// Adds an integer; false where that takes more than to find its place.
  func addPlainly(_ int: Int) -> Bool {
    guard let (place, hole) = search(int) else { return false }
    if !slots[place].key.isUnbound { return true }
    if hole == nil {
      if (fill &+ 1) &* 5 >= mask &* 3 { return false }
      fill &+= 1
    }
    slots[hole ?? place] = Slot(hash: numericHash(int), key: .int(int))
    count &+= 1
    return true
  }

  /// Removes an integer: whether it was there, or nil where that is not so simply told.
  func removePlainly(_ int: Int) -> Bool? {
    guard let place = search(int)?.place else { return nil }
    if slots[place].key.isUnbound { return false }
    slots[place] = .hole
    count &-= 1
    return true
  }

  func add(_ key: Value, _ machine: Machine) throws(Raise) {
    try add(key, hash: machine.hash(key), machine)
  }

  /// Adds a key if none is equal to it.
  func add(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) {
    let (place, hole) = try search(key, hash: hash, machine)
    if !slots[place].key.isUnbound { return }
    if let hole {
      slots[hole] = Slot(hash: hash, key: key)
      count &+= 1
      return
    }
    let (filled, used) = (fill &+ 1, count &+ 1)
    let grows = filled &* 5 >= mask &* 3
    if grows { try reserve(beyond: SetObject.room(for: used), machine) }
    slots[place] = Slot(hash: hash, key: key)
    (fill, count) = (filled, used)
    if grows { try resize(beyond: SetObject.room(for: used), machine) }
  }

  /// Whether the key was there.
  func remove(_ key: Value, hash: Int, _ machine: Machine) throws(Raise) -> Bool {
    let place = try search(key, hash: hash, machine).place
    if slots[place].key.isUnbound { return false }
    withExtendedLifetime(empty(place)) {}
    return true
  }

  private func empty(_ place: Int) -> Value {
    let key = slots[place].key
    slots[place] = .hole
    count &-= 1
    return key
  }

  /// Removes and returns the first key at or after the finger; nil when the set is empty.
  func pop() -> Value? {
    if count == 0 { return nil }
    var place = finger & mask
    while slots[place].key.isUnbound { place = place == mask ? 0 : place &+ 1 }
    finger = place &+ 1
    return empty(place)
  }

  func removeAll() { adopt(SetObject(isFrozen: isFrozen, heap: heap)) }

  /// Takes over the table of another set, which is left with this one's.
  func adopt(_ other: SetObject) {
    swap(&slots, &other.slots)
    swap(&mask, &other.mask)
    swap(&fill, &other.fill)
    swap(&count, &other.count)
    version &+= 1
    other.version &+= 1
  }

  /// Adds every key of another set, in its order.
  func merge(_ other: SetObject, _ machine: Machine) throws(Raise) {
    if other === self || other.count == 0 { return }
    // One resize at the start, as if no key were in both.
    if (fill &+ other.count) &* 5 >= mask &* 3 {
      let least = (count &+ other.count) &* 2
      try reserve(beyond: least, machine)
      try resize(beyond: least, machine)
    }
    if fill == 0 {
      try fill(from: other, sameLayout: mask == other.mask && other.fill == other.count, machine)
      return
    }
    var place = 0
    var seen = 0
    while let slot = other.next(from: &place) {
      try add(slot.key, hash: slot.hash, machine)
      seen &+= 1
      if seen & 1023 == 0 { try machine.pollHolding() }
    }
  }

  /// Copies the keys of `other`, which has no more than fit, into this table, in which no slot was ever used.
  private func fill(from other: SetObject, sameLayout: Bool, _ machine: Machine) throws(Raise) {
    version &+= 1
    for place in 0...other.mask {
      if place & (SetObject.stretch - 1) == SetObject.stretch - 1 { try machine.pollHolding() }
      let slot = other.slots[place]
      if slot.key.isUnbound { continue }
      slots[sameLayout ? place : SetObject.vacancy(for: slot.hash, slots, mask)] = slot
      fill &+= 1
      count &+= 1
    }
  }

  /// Makes room for the keys of a dict, before they are added.
  func makeRoom(for added: Int, _ machine: Machine) throws(Raise) {
    guard (fill &+ added) &* 5 >= mask &* 3 else { return }
    try reserve(beyond: (count &+ added) &* 2, machine)
    try resize(beyond: (count &+ added) &* 2, machine)
  }

  /// Closes the holes once they are more than a quarter of the slots, less one.
  func closeHoles(_ machine: Machine) throws(Raise) {
    guard fill &- count > mask / 4 else { return }
    try reserve(beyond: SetObject.room(for: count), machine)
    try resize(beyond: SetObject.room(for: count), machine)
  }

  // MARK: Resizing

  private static func room(for count: Int) -> Int { count > 50_000 ? count &* 2 : count &* 4 }

  private static func size(beyond least: Int) -> Int {
    var size = smallest
    while size <= least { size &*= 2 }
    return size
  }

  private func reserve(beyond least: Int, _ machine: Machine) throws(Raise) {
    try machine.reserve(bytes: SetObject.size(beyond: least) &* MemoryLayout<Slot>.stride)
  }

  /// The first free slot for a key that equals none in the table.
  private static func vacancy(for hash: Int, _ slots: UnsafeMutablePointer<Slot>, _ mask: Int) -> Int {
    var perturbation = UInt(bitPattern: hash)
    var start = hash & mask
    while true {
      let last = start &+ neighbours <= mask ? start &+ neighbours : start
      for place in start...last where slots[place].key.isUnbound { return place }
      perturbation >>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
    }
  }

  /// Fills a table of more than `least` slots with the keys of this one. Fails only when the work is stopped.
  private func resize(beyond least: Int, _ machine: Machine) throws(Raise) {
    let size = SetObject.size(beyond: least)
    if size == SetObject.smallest, mask == size - 1, fill == count { return }
    let fresh = UnsafeMutablePointer<Slot>.allocate(capacity: size)
    do {
      for start in stride(from: 0, to: size, by: SetObject.stretch) {
        if start > 0 { try heap.limits.poll() }
        (fresh + start).initialize(repeating: .unused, count: min(SetObject.stretch, size - start))
      }
      for place in 0...mask {
        if place & (SetObject.stretch - 1) == SetObject.stretch - 1 { try heap.limits.poll() }
        let slot = slots + place
        if slot.pointee.key.isUnbound { continue }
        let target = fresh + SetObject.vacancy(for: slot.pointee.hash, fresh, size - 1)
        UnsafeMutableRawPointer(target).copyMemory(from: slot, byteCount: MemoryLayout<Slot>.stride)
      }
    } catch {
      fresh.deallocate()
      throw machine.raise(limit: error)
    }
    slots.deallocate()
    slots = fresh
    ledger.note(bytes: (size &- mask &- 1) &* MemoryLayout<Slot>.stride)
    mask = size - 1
    fill = count
    version &+= 1
  }

  // MARK: As an object

  public override func length(_ machine: Machine) -> Int? { count }

  public override func hash(_ machine: Machine) throws(Raise) -> Int? {
    if !isFrozen { return nil }
    if let knownHash { return knownHash }
    let hash = try machine.hash(ofItems: self)
    knownHash = hash
    return hash
  }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    if count == 0 { return Text("\(type.name)()") }
    return try machine.repr(
      keys, of: self, opening: isFrozen ? "frozenset({" : "{", closing: isFrozen ? "})" : "}")
  }

  public override func repr(as type: TypeObject, _ machine: Machine) throws(Raise) -> Text {
    if count == 0 { return Text("\(type.name)()") }
    return try machine.repr(keys, of: self, opening: "\(type.name)({", closing: "})")
  }

  public override func iterate(_ machine: Machine) -> Object? { SetIterator(self, heap: heap) }

  public override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    try contains(item, hash: machine.hash(sought: item), machine)
  }

  public override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard !reflected, let set = other.asSet else { return nil }
    switch `operator` {
    case .bitOr: return .object(try union(.object(set), machine))
    case .bitAnd: return .object(try intersection(.object(set), machine))
    case .subtract: return .object(try difference(.object(set), machine))
    case .bitXor: return .object(try symmetricDifference(.object(set), machine))
    default: return nil
    }
  }

  public override func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard !isFrozen, let set = other.asSet else { return nil }
    switch `operator` {
    case .bitOr: try insert(contentsOf: .object(set), machine)
    case .bitAnd: adopt(try intersection(.object(set), machine))
    case .subtract: try remove(contentsOf: .object(set), machine)
    case .bitXor: try toggle(contentsOf: .object(set), machine)
    default: return nil
    }
    return .object(self)
  }

  public override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let set = other.asSet else { return nil }
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

  public override func forEachReference(_ visit: (Value) -> Void) {
    for place in 0...mask { visit(slots[place].key) }
  }

  public override func sever() { removeAll() }
}

extension Value {
  /// The set that this value is.
  var asSet: SetObject? {
    if case .object(let object) = self { object as? SetObject } else { nil }
  }
}
