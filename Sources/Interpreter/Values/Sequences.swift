// Lists and tuples.
//
// A list owns a buffer of values by pointer, count and capacity: an array in a class would pay Swift's
// exclusivity checks on every element the machine touches.

internal import Limits

/// A `list`.
public final class ListObject: Container {
  private(set) var base: UnsafeMutablePointer<Value>
  public private(set) var count: Int
  private var capacity: Int

  init(capacity: Int = 0, heap: Heap) {
    self.capacity = max(capacity, 4)
    base = .allocate(capacity: self.capacity)
    count = 0
    super.init(heap: heap)
    heap.limits.note(bytes: self.capacity &* 16)
  }

  convenience init(copying source: UnsafePointer<Value>, count: Int, heap: Heap) {
    self.init(capacity: count, heap: heap)
    base.initialize(from: source, count: count)
    self.count = count
  }

  convenience init(_ values: some Collection<Value>, heap: Heap) {
    self.init(capacity: values.count, heap: heap)
    for value in values { append(value) }
  }

  deinit {
    for index in 0..<count { heap.bury(&base[index]) }
    base.deinitialize(count: count)
    base.deallocate()
    heap.limits.release(bytes: capacity &* 16)
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
    let larger = max(needed, capacity &* 2)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
    heap.limits.note(bytes: (larger &- capacity) &* 16)
    capacity = larger
  }

  /// Replaces the items in `range` by `values`; the range must lie within the list.
  func replace(_ range: Range<Int>, with values: [Value]) {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    // What goes is moved out first: its death may lead back here.
    let removed = [Value](unsafeUninitializedCapacity: upper - lower) { room, count in
      count = upper - lower
      if let start = room.baseAddress { start.moveInitialize(from: base + lower, count: count) }
    }
    let total = count - removed.count + values.count
    if total > capacity { grow(to: total) }
    (base + lower + values.count).moveInitialize(from: base + upper, count: count - upper)
    for (offset, value) in values.enumerated() { (base + lower + offset).initialize(to: value) }
    count = total
    withExtendedLifetime(removed) {}
  }

  func removeAll() { replace(0..<count, with: []) }

  public override func forEachReference(_ visit: (Value) -> Void) { for item in items { visit(item) } }

  public override func sever() { removeAll() }
}

/// A `tuple`, or an object of a class derived from it.
open class TupleObject: Container {
  /// The items, in memory of the tuple's own; they never change.
  final let base: UnsafeMutablePointer<Value>
  public final let count: Int

  public init(_ items: [Value], heap: Heap) {
    count = items.count
    base = .allocate(capacity: items.count)
    super.init(heap: heap)
    items.withUnsafeBufferPointer { if let start = $0.baseAddress { fill(from: start) } }
  }

  init(copying source: UnsafePointer<Value>, count: Int, heap: Heap) {
    self.count = count
    base = .allocate(capacity: count)
    super.init(heap: heap)
    fill(from: source)
  }

  /// A pair.
  init(_ first: Value, _ second: Value, heap: Heap) {
    count = 2
    base = .allocate(capacity: 2)
    super.init(heap: heap)
    base.initialize(to: first)
    (base + 1).initialize(to: second)
    heap.limits.note(bytes: 32)
  }

  private final func fill(from source: UnsafePointer<Value>) {
    base.initialize(from: source, count: count)
    heap.limits.note(bytes: count &* 16)
  }

  deinit {
    heap.limits.release(bytes: count &* 16)
    for index in 0..<count { heap.bury(&base[index]) }
    base.deinitialize(count: count)
    base.deallocate()
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
