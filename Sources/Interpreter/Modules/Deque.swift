// `collections.deque`: a row of values that grows and shrinks at both ends.
//
// A ring: a buffer whose size is a power of two, in which the items begin at `head` and go on past the end at the
// front. Appending at either end and taking away there costs the same however long the deque is. Comparing items
// may run the script, which may change the deque; `version` counts the changes, and what goes through the items
// stops when it moved.

import Limits
import Syntax

/// A `deque`.
final class Deque: Container {
  private var base: UnsafeMutablePointer<Value>
  private var capacity: Int
  private var head = 0
  private(set) var count = 0
  /// How many items there may be; one more pushes one out at the other end.
  private(set) var limit: Int?
  /// Moves with every change of the items' places.
  private(set) var version = 0

  init(limit: Int?, heap: Heap) {
    self.limit = limit
    capacity = 8
    base = .allocate(capacity: capacity)
    base.initialize(repeating: .unbound, count: capacity)
    super.init(heap: heap)
    ledger.note(bytes: capacity &* 16)
  }

  deinit {
    for index in 0..<capacity { ledger.bury(&base[index]) }
    base.deinitialize(count: capacity)
    base.deallocate()
    ledger.release(bytes: capacity &* 16)
  }

  override var type: TypeObject { heap.types.named("collections.deque") }

  override func forEachReference(_ visit: (Value) -> Void) {
    for index in 0..<count { visit(base[slot(index)]) }
  }
  override func sever() { removeAll() }

  // MARK: Items

  @inline(__always)
  private func slot(_ index: Int) -> Int { (head &+ index) & (capacity &- 1) }

  subscript(index: Int) -> Value? {
    get { UInt(bitPattern: index) < UInt(bitPattern: count) ? base[slot(index)] : nil }
    set {
      if UInt(bitPattern: index) < UInt(bitPattern: count) { base[slot(index)] = newValue ?? .none }
    }
  }

  func append(_ value: Value) {
    version &+= 1
    if count == limit {
      if count == 0 { return }
      _ = popFirst()
    }
    if count == capacity { grow() }
    base[slot(count)] = value
    count &+= 1
  }

  func appendFirst(_ value: Value) {
    version &+= 1
    if count == limit {
      if count == 0 { return }
      _ = popLast()
    }
    if count == capacity { grow() }
    head = (head &- 1) & (capacity &- 1)
    base[head] = value
    count &+= 1
  }

  func popLast() -> Value? {
    if count == 0 { return nil }
    version &+= 1
    count &-= 1
    return take(slot(count))
  }

  func popFirst() -> Value? {
    if count == 0 { return nil }
    version &+= 1
    let value = take(head)
    head = (head &+ 1) & (capacity &- 1)
    count &-= 1
    return value
  }

  private func take(_ slot: Int) -> Value {
    let value = base[slot]
    base[slot] = .unbound
    return value
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity &* 2)
    for index in 0..<count { (larger + index).initialize(to: base[slot(index)]) }
    (larger + count).initialize(repeating: .unbound, count: capacity &* 2 &- count)
    base.deinitialize(count: capacity)
    base.deallocate()
    ledger.note(bytes: capacity &* 16)
    base = larger
    head = 0
    capacity &*= 2
  }

  func removeAll() {
    version &+= 1
    while count > 0 {
      count &-= 1
      var value = take(slot(count))
      ledger.bury(&value)
    }
  }

  /// Puts a value before the item at `index`, which must not be beyond the end.
  func insert(_ value: Value, at index: Int) {
    append(value)
    for place in stride(from: count - 1, to: index, by: -1) { exchange(place, place - 1) }
  }

  func remove(at index: Int) -> Value? {
    guard let value = self[index] else { return nil }
    for place in index..<count - 1 { exchange(place, place + 1) }
    _ = popLast()
    return value
  }

  func exchange(_ a: Int, _ b: Int) {
    let (first, second) = (slot(a), slot(b))
    let value = base[first]
    base[first] = base[second]
    base[second] = value
  }

  func reverse() {
    version &+= 1
    for index in 0..<count / 2 { exchange(index, count - 1 - index) }
  }

  /// Moves every item `steps` places to the right, those at the end to the front.
  func rotate(_ steps: Int) {
    if count < 2 { return }
    version &+= 1
    var right = steps % count
    if right < 0 { right += count }
    if right <= count - right {
      for _ in 0..<right { moveAround(from: count - 1) }
    } else {
      for _ in 0..<(count - right) { moveAround(from: 0) }
    }
  }

  /// Takes the item at one end to the other.
  private func moveAround(from end: Int) {
    if end == 0 {
      let value = take(head)
      head = (head &+ 1) & (capacity &- 1)
      base[slot(count &- 1)] = value
    } else {
      let value = take(slot(end))
      head = (head &- 1) & (capacity &- 1)
      base[head] = value
    }
  }

  func extend(with values: Value, atFront: Bool = false, _ machine: Machine) throws(Raise) {
    let source = values.underlying.object === self ? machine.list(items) : values
    try machine.forEach(in: source) { (item) throws(Raise) in
      if atFront { self.appendFirst(item) } else { self.append(item) }
      return true
    }
  }

  /// The items in an array.
  var items: [Value] { (0..<count).map { base[slot($0)] } }

  func copy() -> Deque {
    let copy = Deque(limit: limit, heap: heap)
    for index in 0..<count { copy.append(base[slot(index)]) }
    return copy
  }

  // MARK: Operations

  override var isPatternSequence: Bool { true }
  override func length(_ machine: Machine) -> Int? { count }
  override func hash(_ machine: Machine) -> Int? { nil }
  override func iterate(_ machine: Machine) -> Object? { DequeIterator(self, isReversed: false, heap: heap) }

  override func repr(_ machine: Machine) throws(Raise) -> Text { try repr(as: type, machine) }

  override func repr(as type: TypeObject, _ machine: Machine) throws(Raise) -> Text {
    let closing = limit.map { "], maxlen=\($0))" } ?? "])"
    if machine.reprStack.contains(self) { return "[...]" }
    return try machine.repr(items, of: self, opening: "\(type.shortName)([", closing: closing)
  }

  /// Calls `body` with each item until it returns false; raises when the deque was changed meanwhile.
  func forEach(
    in range: Range<Int>, _ machine: Machine, changed: (Machine) -> Raise = Deque.mutated,
    _ body: (Int, Value) throws(Raise) -> Bool
  ) throws(Raise) {
    let begun = version
    for index in range {
      guard let item = self[index] else { break }
      if !(try body(index, item)) { return }
      if version != begun { throw changed(machine) }
      if index & 0x3FF == 0x3FF { try machine.pollHolding() }
    }
  }

  static func mutated(_ machine: Machine) -> Raise {
    machine.error("RuntimeError", "deque mutated during iteration")
  }

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    var isFound = false
    try forEach(in: 0..<count, machine) { (_, candidate) throws(Raise) in
      isFound = try machine.isSameKey(candidate, item)
      return !isFound
    }
    return isFound
  }

  /// The place that an index names.
  private func place(_ index: Value, _ machine: Machine) throws(Raise) -> Int {
    guard let index = try machine.index(index) else {
      throw machine.typeError("sequence index must be integer, not '\(machine.typeName(index))'")
    }
    let place = index < 0 ? index &+ count : index
    if self[place] == nil { throw machine.indexError("deque index out of range") }
    return place
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    self[try place(index, machine)]
  }

  override func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    self[try place(index, machine)] = value
    return true
  }

  override func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool {
    _ = remove(at: try place(index, machine))
    return true
  }

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    switch `operator` {
    case .add where !reflected:
      guard let deque = other.underlying.object as? Deque else {
        throw machine.typeError("can only concatenate deque (not \"\(machine.typeName(other))\") to deque")
      }
      let sum = copy()
      try sum.extend(with: .object(deque), machine)
      return .object(sum)
    case .multiply:
      let product = copy()
      try product.multiply(by: other, machine)
      return .object(product)
    default: return nil
    }
  }

  override func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    switch `operator` {
    case .add: try extend(with: other, machine)
    case .multiply: try multiply(by: other, machine)
    default: return nil
    }
    return .object(self)
  }

  private func multiply(by factor: Value, _ machine: Machine) throws(Raise) {
    guard let times = try machine.index(factor) else {
      throw machine.typeError("can't multiply sequence by non-int of type '\(machine.typeName(factor))'")
    }
    let row = items
    if times <= 0 || row.isEmpty { return removeAll() }
    let total = Text.product(row.count, times)
    try machine.reserve(bytes: Text.product(min(total, limit ?? total), 32))
    // Of what is pushed out again at once only the last part matters.
    let needed = limit.map { min(times - 1, $0 / row.count + 1) } ?? times - 1
    for round in 0..<needed {
      for item in row { append(item) }
      if round & 0xFF == 0xFF { try machine.pollHolding() }
    }
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let deque = other.underlying.object as? Deque else { return nil }
    if count != deque.count, `operator` == .equal || `operator` == .notEqual {
      return .bool(`operator` == .notEqual)
    }
    try machine.enter(" in comparison")
    defer { machine.leave() }
    let begun = deque.version
    var result: Value?
    try forEach(in: 0..<count, machine) { (index, item) throws(Raise) in
      guard let theirs = deque[index] else { return false }
      if !(try machine.isSameKey(item, theirs)) {
        switch `operator` {
        case .equal: result = .bool(false)
        case .notEqual: result = .bool(true)
        default: result = try machine.compare(`operator`, item, theirs)
        }
      }
      if deque.version != begun { throw Deque.mutated(machine) }
      return result == nil
    }
    return result
      ?? .bool(`operator`.holds(for: count < deque.count ? -1 : count == deque.count ? 0 : 1))
  }
}

/// Goes through a deque from either end.
final class DequeIterator: Container {
  private var deque: Deque?
  private let isReversed: Bool
  private let version: Int
  private let count: Int
  private var index = 0

  init(_ deque: Deque, isReversed: Bool, heap: Heap) {
    self.deque = deque
    self.isReversed = isReversed
    version = deque.version
    count = deque.count
    super.init(heap: heap)
  }

  deinit { if let deque { buryObject(.object(deque)) } }

  override var type: TypeObject {
    heap.types.named(
      isReversed ? "_collections._deque_reverse_iterator" : "_collections._deque_iterator")
  }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let deque else { return nil }
    if deque.version != version {
      index = count
      throw Deque.mutated(machine)
    }
    if index == count { return nil }
    index += 1
    return deque[isReversed ? count - index : index - 1]
  }

  override func lengthHint(_ machine: Machine) -> Int? { count - index }

  override func forEachReference(_ visit: (Value) -> Void) { if let deque { visit(.object(deque)) } }
  override func sever() { deque = nil }
}
