// The iterators of `itertools` that go through their input as they are asked.
//
// What an iterator holds stands in its `sources`, where the collector of cycles finds it. Drawing an item or
// calling a function may run the script, which may run this very iterator to its end: `sources` is read anew, and
// with a look at its length, after every such call. A loop that may pass over any number of items polls.

import Limits
import Syntax

/// Counts the items passed over without one to show, and polls every thousand.
private struct Patience {
  private var passed = 0

  mutating func pass(_ machine: Machine) throws(Raise) {
    passed &+= 1
    if passed & 0x3FF == 0 { try machine.pollHolding() }
  }
}

extension LazyIterator {
  /// What stands at `index`; unbound when the iterator is exhausted.
  fileprivate final func source(_ index: Int) -> Value {
    sources.indices.contains(index) ? sources[index] : .unbound
  }

  fileprivate final func keep(_ value: Value, at index: Int) {
    if sources.indices.contains(index) { sources[index] = value }
  }
}

// MARK: Endless ones

/// `count(start, step)`.
final class CountIterator: LazyIterator {
  /// The next number, while it fits a machine word and the step is 1; afterwards `sources` holds it.
  private var small: Int?

  init(start: Value, step: Value, heap: Heap) {
    if let number = start.asInt, let one = step.asInt, one == 1 { small = number }
    super.init("itertools.count", [start, step], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if let number = small {
      if number < .max {
        small = number + 1
      } else {
        keep(.int(number), at: 0)
        small = nil
        return try next(machine)
      }
      return .int(number)
    }
    let current = source(0)
    keep(try machine.binary(.add, current, source(1)), at: 0)
    return current
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    if let small { return Text("count(\(small))") }
    let start = try machine.repr(source(0))
    if case .int(1) = source(1) { return Text("count(\(start.string))") }
    return Text("count(\(start.string), \(try machine.repr(source(1)).string))")
  }
}

/// `cycle(iterable)`: what it has seen stands in a list behind the source.
final class CycleIterator: LazyIterator {
  private var index = 0

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard case .list(let saved) = source(1) else { return nil }
    if !source(0).isNone {
      if let item = try draw(0, machine) {
        saved.append(item)
        return item
      }
      keep(.none, at: 0)
    }
    if saved.count == 0 { return nil }
    if index >= saved.count { index = 0 }
    index += 1
    return saved[index - 1]
  }
}

/// `repeat(object, times)`.
final class RepeatIterator: LazyIterator {
  /// How often it will still come; nil is without end.
  private(set) var left: Int?

  init(_ value: Value, times: Int?, heap: Heap) {
    left = times
    super.init("itertools.repeat", [value], heap: heap)
  }

  override func lengthHint(_ machine: Machine) -> Int? { left }

  override func next(_ machine: Machine) -> Value? {
    if let left {
      if left == 0 { return nil }
      self.left = left - 1
    }
    return source(0)
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    let item = try machine.repr(source(0)).string
    return Text("repeat(\(item)\(left.map { ", \($0)" } ?? ""))")
  }
}

// MARK: Item by item

/// `accumulate(iterable, function, initial=…)`: the source, the function, the total so far.
final class AccumulateIterator: LazyIterator {
  private var startsWithTotal: Bool

  init(_ iterator: Object, function: Value, initial: Value?, heap: Heap) {
    startsWithTotal = initial != nil
    super.init("itertools.accumulate", [.object(iterator), function, initial ?? .unbound], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if startsWithTotal {
      startsWithTotal = false
      return source(2)
    }
    guard let item = try draw(0, machine) else { return nil }
    let (function, total) = (source(1), source(2))
    let next: Value
    if total.isUnbound {
      next = item
    } else if function.isNone {
      next = try machine.binary(.add, total, item)
    } else {
      next = try machine.call(function, total, item)
    }
    keep(next, at: 2)
    return next
  }
}

/// `chain(iterable, …)`: the iterator over iterables, and the one it is in.
final class ChainIterator: LazyIterator {
  init(over iterables: Object, heap: Heap) {
    super.init("itertools.chain", [.object(iterables), .unbound], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    var patience = Patience()
    while true {
      if case .object = source(1) {
        if let item = try draw(1, machine) { return item }
        keep(.unbound, at: 1)
        try patience.pass(machine)
      }
      guard let iterable = try draw(0, machine) else { break }
      do {
        keep(.object(try machine.iterator(of: iterable)), at: 1)
      } catch {
        exhaust()
        throw error
      }
    }
    exhaust()
    return nil
  }
}

/// `groupby(iterable, key)`: keys with an iterator each over the neighbours that share it.
final class GroupIterator: LazyIterator {
  /// Where in `sources` what stands.
  private static let (input, function, item, key, groupKey) = (0, 1, 2, 3, 4)
  /// Which group is being given; an earlier one is over.
  fileprivate private(set) var group = 0

  init(_ iterator: Object, key: Value, heap: Heap) {
    super.init(
      "itertools.groupby", [.object(iterator), key, .unbound, .unbound, .unbound], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    group &+= 1
    var patience = Patience()
    while true {
      let (key, groupKey) = (source(Self.key), source(Self.groupKey))
      if !key.isUnbound {
        if groupKey.isUnbound { break }
        if !(try machine.isSameKey(groupKey, key)) { break }
      }
      if !(try step(machine)) { return nil }
      try patience.pass(machine)
    }
    let key = source(Self.key)
    keep(key, at: Self.groupKey)
    let group = Group("itertools._grouper", [.object(self), key], heap: heap)
    group.number = self.group
    return machine.tuple([key, .object(group)])
  }

  /// Draws the next item and finds its key; false at the end.
  private func step(_ machine: Machine) throws(Raise) -> Bool {
    guard let item = try draw(Self.input, machine) else { return false }
    let function = source(Self.function)
    let key = function.isNone ? item : try machine.call(function, item)
    keep(item, at: Self.item)
    keep(key, at: Self.key)
    return true
  }

  /// The next item of the group with `groupKey`; nil where another begins.
  fileprivate func next(with groupKey: Value, _ machine: Machine) throws(Raise) -> Value? {
    if source(Self.item).isUnbound, !(try step(machine)) { return nil }
    if !(try machine.isSameKey(groupKey, source(Self.key))) { return nil }
    let item = source(Self.item)
    keep(.unbound, at: Self.item)
    keep(.unbound, at: Self.key)
    return item
  }

  /// The items of one group: its parent, and its key.
  private final class Group: LazyIterator {
    var number = 0

    override func next(_ machine: Machine) throws(Raise) -> Value? {
      guard let parent = source(0).object as? GroupIterator, parent.group == number else { return nil }
      return try parent.next(with: source(1), machine)
    }
  }
}

/// `pairwise(iterable)`: the source, and the item before.
final class PairwiseIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if source(1).isUnbound {
      guard let first = try draw(0, machine) else {
        exhaust()
        return nil
      }
      keep(first, at: 1)
    }
    guard let second = try draw(0, machine) else {
      exhaust()
      return nil
    }
    let first = source(1)
    if first.isUnbound { return nil }
    keep(second, at: 1)
    return machine.tuple([first, second])
  }
}

/// `starmap(function, iterable)`.
final class StarmapIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let item = try draw(1, machine) else { return nil }
    return try machine.call(source(0), machine.elements(of: item))
  }
}

/// `zip_longest(iterable, …, fillvalue=None)`: the iterators, with None for those at their end; the filler comes
/// last.
final class ZipLongestIterator: LazyIterator {
  private var running: Int

  init(_ iterators: [Value], fill: Value, heap: Heap) {
    running = iterators.count
    super.init("itertools.zip_longest", iterators + [fill], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if running == 0 { return nil }
    let fill = sources.count - 1
    var items: [Value] = []
    items.reserveCapacity(fill)
    for index in 0..<fill {
      if source(index).isNone {
        items.append(source(fill))
      } else if let item = try draw(index, machine) {
        items.append(item)
      } else {
        running -= 1
        if running <= 0 { return nil }
        items.append(source(fill))
        keep(.none, at: index)
      }
    }
    return machine.tuple(items)
  }
}

// MARK: Some of the items

/// `compress(data, selectors)`.
final class CompressIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    var patience = Patience()
    while let item = try draw(0, machine), let selector = try draw(1, machine) {
      if try machine.isTrue(selector) { return item }
      try patience.pass(machine)
    }
    return nil
  }
}

/// `dropwhile(predicate, iterable)`.
final class DropIterator: LazyIterator {
  private var isDropping = true

  init(_ predicate: Value, _ iterator: Value, heap: Heap) {
    super.init("itertools.dropwhile", [predicate, iterator], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    var patience = Patience()
    while let item = try draw(1, machine) {
      if !isDropping { return item }
      if !(try machine.isTrue(machine.call(source(0), item))) {
        isDropping = false
        return item
      }
      try patience.pass(machine)
    }
    return nil
  }
}

/// `takewhile(predicate, iterable)`.
final class TakeIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let item = try draw(1, machine) else { return nil }
    if try machine.isTrue(machine.call(source(0), item)) { return item }
    exhaust()
    return nil
  }
}

/// `filterfalse(predicate, iterable)`; None asks the items themselves.
final class FilterFalseIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    var patience = Patience()
    while let item = try draw(1, machine) {
      let predicate = source(0)
      if !(try machine.isTrue(predicate.isNone ? item : machine.call(predicate, item))) { return item }
      try patience.pass(machine)
    }
    return nil
  }
}

/// `islice(iterable, start, stop, step)`.
final class SliceIterator: LazyIterator {
  /// The place of the item to come, and of the next one to give.
  private var place = 0
  private var wanted: Int
  private let stop: Int?
  private let step: Int

  init(_ iterator: Object, start: Int, stop: Int?, step: Int, heap: Heap) {
    wanted = start
    self.stop = stop
    self.step = step
    super.init("itertools.islice", [.object(iterator)], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if sources.isEmpty { return nil }
    var patience = Patience()
    while place < wanted {
      guard try draw(0, machine) != nil else { return finished() }
      place += 1
      try patience.pass(machine)
    }
    if let stop, place >= stop { return finished() }
    guard let item = try draw(0, machine) else { return finished() }
    place += 1
    let (next, overflow) = wanted.addingReportingOverflow(step)
    wanted = overflow ? stop ?? .max : min(next, stop ?? next)
    return item
  }

  private func finished() -> Value? {
    exhaust()
    return nil
  }
}

// MARK: Several iterators over one

/// An iterator that `tee` gives: its place in a chain of pieces that all of its kind read from.
///
/// The last piece draws from the source when its end is passed; a piece that every iterator has left is freed.
final class TeeIterator: Container {
  private var piece: TeePiece?
  private var index = 0

  init(over source: Object, heap: Heap) {
    piece = TeePiece(source, heap: heap)
    super.init(heap: heap)
  }

  private init(_ piece: TeePiece?, at index: Int, heap: Heap) {
    self.piece = piece
    self.index = index
    super.init(heap: heap)
  }

  deinit { if let piece { buryObject(.object(piece)) } }

  func copy(_ machine: Machine) -> TeeIterator { TeeIterator(piece, at: index, heap: heap) }

  override var type: TypeObject { heap.types.named("itertools._tee") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if index == TeePiece.capacity {
      piece = piece?.following
      index = 0
    }
    guard let item = try piece?.item(index, machine) else { return nil }
    index += 1
    return item
  }

  override func forEachReference(_ visit: (Value) -> Void) { if let piece { visit(.object(piece)) } }
  override func sever() { piece = nil }
}

/// Some consecutive items that `tee` iterators share, and the piece behind them.
private final class TeePiece: Container {
  static let capacity = 57

  private var source: Object?
  private var items: [Value] = []
  private var successor: TeePiece?
  private var isDrawing = false

  init(_ source: Object?, heap: Heap) {
    self.source = source
    super.init(heap: heap)
    ledger.note(bytes: TeePiece.capacity * 16)
  }

  deinit {
    ledger.release(bytes: TeePiece.capacity * 16)
    for index in items.indices { ledger.bury(&items[index]) }
    if let source { buryObject(.object(source)) }
    if let successor { buryObject(.object(successor)) }
  }

  func item(_ index: Int, _ machine: Machine) throws(Raise) -> Value? {
    if index < items.count { return items[index] }
    guard let source else { return nil }
    if isDrawing { throw machine.error("RuntimeError", "cannot re-enter the tee iterator") }
    isDrawing = true
    defer { isDrawing = false }
    try machine.enter("")
    defer { machine.leave() }
    guard let item = try machine.next(of: source) else { return nil }
    items.append(item)
    return item
  }

  /// The piece behind this full one.
  var following: TeePiece {
    if let successor { return successor }
    let made = TeePiece(source, heap: heap)
    successor = made
    return made
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    for item in items { visit(item) }
    if let source { visit(.object(source)) }
    if let successor { visit(.object(successor)) }
  }

  override func sever() {
    items = []
    source = nil
    successor = nil
  }
}
