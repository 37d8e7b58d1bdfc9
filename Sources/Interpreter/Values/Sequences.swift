// Lists and tuples.
//
// A list owns a buffer of values by pointer, count and capacity: an array in a class would pay Swift's
// exclusivity checks on every element the machine touches. The buffer comes from the C allocator, which makes a
// large one larger by renaming its pages: growing copies nothing then. What takes long on a long list is done
// in stretches, between which the machine polls; a list is whole at every poll.

internal import Limits

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A `list`.
public final class ListObject: Container {
  /// The room of lists that are used again, and keep it.
  private static let short = 16

  private(set) var base: UnsafeMutablePointer<Value>
  public private(set) var count: Int
  private var capacity: Int

  init(capacity: Int = 0, heap: Heap) {
    self.capacity = max(capacity, 4)
    base = ListObject.resized(nil, to: self.capacity)
    count = 0
    super.init(heap: heap)
    ledger.note(bytes: self.capacity &* 16)
  }

  convenience init(copying source: UnsafePointer<Value>, count: Int, heap: Heap) {
    self.init(capacity: count, heap: heap)
    base.fill(copying: source, count: count)
    self.count = count
  }

  convenience init(_ values: some Collection<Value>, heap: Heap) {
    self.init(capacity: values.count, heap: heap)
    for value in values { append(value) }
  }

  deinit {
    ledger.dispose(base, count: count)
    ledger.release(bytes: capacity &* 16)
  }

  /// A list with room for `capacity` items, in an object that may have been used before.
  static func make(capacity: Int, heap: Heap) -> ListObject {
    guard capacity <= ListObject.short, let spare = heap.ledger.lists.take() else {
      return ListObject(capacity: capacity, heap: heap)
    }
    let made = unsafeDowncast(spare.takeRetainedValue(), to: ListObject.self)
    made.ledger.note(bytes: made.capacity &* 16)
    if made.capacity < capacity { made.resize(to: capacity) }
    return made
  }

  static func make(copying source: UnsafePointer<Value>, count: Int, heap: Heap) -> ListObject {
    let made = make(capacity: count, heap: heap)
    made.base.fill(copying: source, count: count)
    made.count = count
    return made
  }

  public override func retire() -> Bool {
    guard capacity <= ListObject.short, ledger.lists.haveRoom, forgetsItself() else { return false }
    ledger.drop(base, 0..<count)
    count = 0
    guard ledger.lists.keep(self) else { return false }
    ledger.release(bytes: capacity &* 16)
    return true
  }

  fileprivate static func resized(
    _ block: UnsafeMutablePointer<Value>?, to capacity: Int
  ) -> UnsafeMutablePointer<Value> {
    guard let block = realloc(block, capacity &* MemoryLayout<Value>.stride) else {
      fatalError("out of memory: a list of \(capacity) items")
    }
    adviseLargePages(for: block, bytes: capacity &* MemoryLayout<Value>.stride)
    return block.bindMemory(to: Value.self, capacity: capacity)
  }

  public override var type: TypeObject { heap.types.list }

  /// The items, valid until the list next changes.
  var items: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

  public subscript(index: Int) -> Value? {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : nil
  }

  @inline(__always)
  func slot(_ index: Int) -> UnsafeMutablePointer<Value>? {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base + index : nil
  }

  @inline(__always)
  public func append(_ value: Value) {
    if _slowPath(count == capacity) { grow(to: count &+ 1) }
    (base + count).initialize(to: value)
    count &+= 1
  }

  /// Appends a copy of what lies at `source`.
  @inline(__always)
  func append(copying source: UnsafeMutablePointer<Value>) {
    if _slowPath(count == capacity) { grow(to: count &+ 1) }
    (base + count).fill(copying: source, count: 1)
    count &+= 1
  }

  /// Appends what lies at `source`, which is left unbound.
  @inline(__always)
  func append(moving source: UnsafeMutablePointer<Value>) {
    if _slowPath(count == capacity) { grow(to: count &+ 1) }
    (base + count).moveInitialize(from: source, count: 1)
    source.initialize(to: .unbound)
    count &+= 1
  }

  /// Removes the item at `index` and gives it; nil when there is none.
  func remove(at index: Int) -> Value? {
    if UInt(bitPattern: index) >= UInt(bitPattern: count) { return nil }
    let item = (base + index).move()
    (base + index).moveInitialize(from: base + index + 1, count: count - index - 1)
    count &-= 1
    return item
  }

  /// Inserts a value before the item at `index`, which must lie in `0...count`.
  func insert(_ value: Value, at index: Int) {
    if count == capacity { grow(to: count &+ 1) }
    let place = min(max(index, 0), count)
    (base + place + 1).moveInitialize(from: base + place, count: count - place)
    (base + place).initialize(to: value)
    count &+= 1
  }

  @inline(never)
  private func grow(to needed: Int) {
    // A long list grows by a quarter, so that its spare room does not use up the memory budget.
    resize(to: max(needed, capacity < 1 << 20 ? capacity &* 2 : capacity &+ capacity / 4))
  }

  private func resize(to capacity: Int) {
    base = ListObject.resized(base, to: capacity)
    ledger.note(bytes: (capacity &- self.capacity) &* 16)
    self.capacity = capacity
  }

  /// Replaces the items in `range` by `values`; the range must lie within the list.
  func replace(_ range: Range<Int>, with values: [Value]) {
    values.withUnsafeBufferPointer { replace(range, with: $0) }
  }

  /// Replaces the items in `range` by values that lie elsewhere.
  func replace(_ range: Range<Int>, with values: UnsafeBufferPointer<Value>) {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    // What dies may lead back here: objects are let go of when the list is whole again.
    var removed: ListObject?
    if (lower..<upper).contains(where: { !base[$0].isScalar }) {
      let held = ListObject(capacity: upper - lower, heap: heap)
      held.base.moveInitialize(from: base + lower, count: upper - lower)
      held.count = upper - lower
      removed = held
    }
    let total = count - (upper - lower) + values.count
    if total > capacity { grow(to: total) }
    (base + lower + values.count).moveInitialize(from: base + upper, count: count - upper)
    if let source = values.baseAddress { (base + lower).fill(copying: source, count: values.count) }
    count = total
    withExtendedLifetime(removed) {}
  }

  func removeAll() { exchange(with: ListObject(heap: heap)) }

  /// Takes over the items of another list, which is left with this one's.
  func exchange(with other: ListObject) {
    swap(&base, &other.base)
    swap(&count, &other.count)
    swap(&capacity, &other.capacity)
  }

  /// Gives away the block and the number of its items.
  fileprivate func surrender() -> (UnsafeMutablePointer<Value>, Int) {
    let given = (ListObject.resized(base, to: max(count, 1)), count)
    ledger.release(bytes: capacity &* 16)
    (base, count, capacity) = (ListObject.resized(nil, to: 4), 0, 4)
    ledger.note(bytes: capacity &* 16)
    return given
  }

  public override func forEachReference(_ visit: (Value) -> Void) { for item in items { visit(item) } }

  public override func sever() {
    // One that waits to be used again is empty, and accounted for as dead.
    if count > 0 { removeAll() }
  }
}

// MARK: - Long lists

extension ListObject {
  /// Items between two polls.
  private static let stretch = 1 << 16

  /// Makes room for `added` more items, once the budget allows it.
  private func reserve(_ added: Int, _ machine: Machine) throws(Raise) {
    let (total, overflow) = count.addingReportingOverflow(added)
    if !overflow, total <= capacity { return }
    try machine.reserve(bytes: Text.product(overflow ? .max : total - capacity, 16))
    resize(to: count == 0 ? total : max(total, capacity &+ capacity / 4))
  }

  func append(contentsOf other: ListObject, from start: Int = 0, count added: Int, _ machine: Machine)
    throws(Raise)
  {
    try reserve(added, machine)
    // After that, for the other list may be this one.
    try append(copying: other.base + start, count: added, machine)
  }

  func append(contentsOf tuple: TupleObject, _ machine: Machine) throws(Raise) {
    try reserve(tuple.count, machine)
    try append(copying: tuple.base, count: tuple.count, machine)
  }

  func append(repeating value: Value, count added: Int, _ machine: Machine) throws(Raise) {
    try reserve(added, machine)
    let end = count + added
    while count < end {
      let step = min(ListObject.stretch, end - count)
      try machine.work(step)
      (base + count).initialize(repeating: value, count: step)
      count += step
    }
  }

  /// Appends copies of what lies at `source`; there must be room.
  private func append(copying source: UnsafePointer<Value>, count added: Int, _ machine: Machine) throws(Raise)
  {
    var copied = 0
    while copied < added {
      let step = min(ListObject.stretch, added - copied)
      try machine.work(step)
      (base + count).fill(copying: source + copied, count: step)
      count += step
      copied += step
    }
  }

  /// Appends the list's own items, so that they stand there `times` times, at least once.
  func repeatItems(_ times: Int, _ machine: Machine) throws(Raise) {
    let period = count
    let added = Text.product(period, times - 1)
    if period == 0 || added == 0 { return }
    try reserve(added, machine)
    let end = period + added
    // Each pass doubles what is there.
    while count < end {
      let step = min(count, end - count)
      try append(copying: base, count: step, machine)
    }
  }

  /// Replaces the items, which must be numbers, by what `item` gives for each place.
  func fill(_ machine: Machine, _ item: (Int) -> Value) throws(Raise) {
    try rebuild(machine) { $1.initialize(to: item($0)) }
  }

  /// Reorders the items: the one at `places(i)` comes to stand at `i`.
  func permute(_ places: (Int) -> Int, _ machine: Machine) throws(Raise) {
    let base = base
    try rebuild(machine) { place, target in
      UnsafeMutableRawPointer(target).copyMemory(
        from: base + places(place), byteCount: MemoryLayout<Value>.stride)
    }
  }

  /// Gives the list a new block, made item by item. The old one is freed as it is, so its items must have moved,
  /// bit by bit; what is stopped half way has changed nothing.
  private func rebuild(
    _ machine: Machine, _ make: (_ place: Int, _ target: UnsafeMutablePointer<Value>) -> Void
  ) throws(Raise) {
    try machine.reserve(bytes: capacity &* 16)
    let fresh = ListObject.resized(nil, to: capacity)
    do throws(Raise) {
      for place in 0..<count {
        if place & (ListObject.stretch - 1) == 0 { try machine.work(ListObject.stretch) }
        make(place, fresh + place)
      }
    } catch {
      free(fresh)
      throw error
    }
    free(base)
    base = fresh
  }
}

extension Machine {
  /// A list of copies of `count` items of a list, from `start` on.
  func list(copying source: ListObject, from start: Int = 0, count: Int) throws(Raise) -> ListObject {
    try reserve(bytes: count &* 16)
    let result = ListObject.make(capacity: count, heap: heap)
    try result.append(contentsOf: source, from: start, count: count, self)
    return result
  }

  /// An array of copies of a list's items.
  func array(copying list: ListObject) throws(Raise) -> [Value] {
    try reserve(bytes: list.count &* 16)
    if list.count < 1 << 12 { return Array(list.items) }
    var array: [Value] = []
    array.reserveCapacity(list.count)
    for item in list.items {
      try work(1)
      array.append(item)
    }
    return array
  }

  /// A tuple of the items of a list that nothing else refers to, which is left empty.
  func tuple(taking list: ListObject) -> Value {
    .tuple(list.count == 0 ? emptyTuple : TupleObject(taking: list, heap: heap))
  }
}

/// A `tuple`, or an object of a class derived from it.
open class TupleObject: Container {
  public final let count: Int
  /// The items of a pair, the most frequent tuple: in the object itself.
  private final var pair: (Value, Value) = (.unbound, .unbound)
  /// More items, in memory of the tuple's own.
  private final let block: UnsafeMutablePointer<Value>?

  /// The items; they never change.
  final var base: UnsafeMutablePointer<Value> {
    @inline(__always) get {
      block
        ?? withUnsafeMutablePointer(to: &pair) {
          UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
        }
    }
  }

  public init(_ items: [Value], heap: Heap) {
    count = items.count
    block = TupleObject.block(for: items.count)
    super.init(heap: heap)
    items.withUnsafeBufferPointer { if let start = $0.baseAddress { fill(from: start) } }
  }

  init(copying source: UnsafePointer<Value>, count: Int, heap: Heap) {
    self.count = count
    block = TupleObject.block(for: count)
    super.init(heap: heap)
    fill(from: source)
  }

  /// A pair of nothing yet.
  private init(pairOn heap: Heap) {
    count = 2
    block = nil
    super.init(heap: heap)
  }

  /// A pair, in an object that may have been used before.
  static func pair(_ first: Value, _ second: Value, heap: Heap) -> TupleObject {
    let made = unfilledPair(heap: heap)
    made.pair = (first, second)
    return made
  }

  static func make(copying source: UnsafePointer<Value>, count: Int, heap: Heap) -> TupleObject {
    if count != 2 { return TupleObject(copying: source, count: count, heap: heap) }
    let made = unfilledPair(heap: heap)
    made.fill(from: source)
    return made
  }

  @inline(__always)
  private static func unfilledPair(heap: Heap) -> TupleObject {
    guard let spare = heap.ledger.pairs.take() else { return TupleObject(pairOn: heap) }
    return unsafeDowncast(spare.takeRetainedValue(), to: TupleObject.self)
  }

  open override func retire() -> Bool {
    guard count == 2, block == nil, Swift.type(of: self) == TupleObject.self, ledger.pairs.haveRoom,
      forgetsItself()
    else { return false }
    ledger.drop(base, 0..<2)
    return ledger.pairs.keep(self)
  }

  /// A tuple with the block of a list, which is left empty.
  init(taking list: ListObject, heap: Heap) {
    (block, count) = list.surrender()
    super.init(heap: heap)
    ledger.note(bytes: count &* 16)
  }

  private static func block(for count: Int) -> UnsafeMutablePointer<Value>? {
    count > 2 ? ListObject.resized(nil, to: count) : nil
  }

  private final func fill(from source: UnsafePointer<Value>) {
    base.fill(copying: source, count: count)
    if block != nil { ledger.note(bytes: count &* 16) }
  }

  deinit {
    if let block {
      ledger.release(bytes: count &* 16)
      ledger.dispose(block, count: count)
    } else {
      ledger.bury(&pair.0)
      ledger.bury(&pair.1)
    }
  }

  /// A copy of the items.
  public final var items: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }

  public final subscript(index: Int) -> Value? {
    @inline(__always) get { UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : nil }
  }

  open override var type: TypeObject { heap.types.tuple }

  open override func length(_ machine: Machine) throws(Raise) -> Int? { count }

  open override func repr(_ machine: Machine) throws(Raise) -> Text {
    try machine.repr(items, of: self, opening: "(", closing: count == 1 ? ",)" : ")")
  }

  public final override func forEachReference(_ visit: (Value) -> Void) {
    for index in 0..<count { visit(base[index]) }
  }

  // An immutable tuple can close a cycle only through something mutable, and that is severed.
  public final override func sever() {}
}
