// The module `heapq`: a list kept so that every item is at most as large as the two that hang below it.
//
// The moves are CPython's, so that a heap's list looks the same. Comparing items may run the script, which may
// change the list: every step looks at its length again.

import Syntax

enum HeapqModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("heapq", owner: "_heapq", rows)
    for (name, isLargest) in [("nlargest", true), ("nsmallest", false)] {
      module.members[name] = machine.function(name, "n, iterable, key=None") {
        (values, machine) throws(Raise) in
        try extremes(values[0], of: values[1], key: values[2], areLargest: isLargest, machine)
      }
    }
    module.members["merge"] = machine.function("merge", "*iterables, key=None, reverse=False") {
      (values, machine) throws(Raise) in
      guard values.count == 3, case .tuple(let sources) = values[2] else { return .none }
      let isReversed = try machine.isTrue(values[1])
      return .object(
        MergeIterator(sources.items, key: values[0], isReversed: isReversed, heap: machine.heap))
    }
    return module
  }

  private static let rows: [NativeRow] = [
    NativeRow("heappush", .count(2...2)) { given, machine throws(Raise) in
      let list = try heap(given[0], "heappush() argument 1", machine)
      list.append(given[1])
      try rise(list, from: list.count - 1, to: 0, machine)
      return .none
    },
    NativeRow("heappop", .one) { given, machine throws(Raise) in
      let list = try heap(given[0], "heappop() argument", machine)
      guard let last = list[list.count - 1] else { throw machine.indexError("index out of range") }
      list.replace(list.count - 1..<list.count, with: [])
      guard let first = list[0] else { return last }
      list.slot(0)?.pointee = last
      try sink(list, from: 0, machine)
      return first
    },
    NativeRow("heapreplace", .count(2...2)) { given, machine throws(Raise) in
      let list = try heap(given[0], "heapreplace() argument 1", machine)
      guard let first = list[0] else { throw machine.indexError("index out of range") }
      list.slot(0)?.pointee = given[1]
      try sink(list, from: 0, machine)
      return first
    },
    NativeRow("heappushpop", .count(2...2)) { given, machine throws(Raise) in
      let list = try heap(given[0], "heappushpop() argument 1", machine)
      guard let least = list[0] else { return given[1] }
      if !(try machine.isTrue(machine.compare(.less, least, given[1]))) { return given[1] }
      guard let first = list[0] else { throw machine.indexError("index out of range") }
      list.slot(0)?.pointee = given[1]
      try sink(list, from: 0, machine)
      return first
    },
    NativeRow("heapify", .one) { given, machine throws(Raise) in
      let list = try heap(given[0], "heapify() argument", machine)
      for place in (0..<list.count / 2).reversed() {
        try sink(list, from: place, machine)
        if place & 0x3FF == 0 { try machine.pollHolding() }
      }
      return .none
    },
  ]

  private static func heap(_ value: Value, _ what: String, _ machine: Machine) throws(Raise) -> ListObject {
    if case .list(let list) = value.underlying { return list }
    throw machine.typeError("\(what) must be list, not \(machine.typeName(value))")
  }

  /// Whether the item at one place is less than that at another; raises when the script changed the list meanwhile.
  private static func isLess(_ list: ListObject, _ a: Int, _ b: Int, _ machine: Machine) throws(Raise) -> Bool {
    let count = list.count
    guard let left = list[a], let right = list[b] else { throw machine.indexError("index out of range") }
    let answer = try machine.isTrue(machine.compare(.less, left, right))
    if list.count != count { throw machine.error("RuntimeError", "list changed size during iteration") }
    return answer
  }

  private static func exchange(_ list: ListObject, _ a: Int, _ b: Int) {
    guard let left = list.slot(a), let right = list.slot(b) else { return }
    let value = left.pointee
    left.pointee = right.pointee
    right.pointee = value
  }

  /// Moves an item up until the one above is no larger.
  private static func rise(
    _ list: ListObject, from place: Int, to top: Int, _ machine: Machine
  ) throws(Raise) {
    var place = place
    while place > top {
      let parent = (place - 1) / 2
      if !(try isLess(list, place, parent, machine)) { return }
      exchange(list, place, parent)
      place = parent
    }
  }

  /// Moves an item down to the bottom along the smaller ones, and up again to where it belongs.
  private static func sink(_ list: ListObject, from top: Int, _ machine: Machine) throws(Raise) {
    let count = list.count
    var place = top
    while place < count / 2 {
      var child = 2 * place + 1
      if child + 1 < count, !(try isLess(list, child, child + 1, machine)) { child += 1 }
      exchange(list, place, child)
      place = child
    }
    try rise(list, from: place, to: top, machine)
  }

  private static func extremes(
    _ count: Value, of iterable: Value, key: Value, areLargest: Bool, _ machine: Machine
  ) throws(Raise) -> Value {
    let items = try machine.elements(of: iterable)
    guard BigIntObject.integer(count) != nil || count.asInt != nil else {
      throw machine.typeError(
        "'>=' not supported between instances of '\(machine.typeName(count))' and 'int'")
    }
    let wanted = max(0, Int(clamping: try machine.integerArgument(count)))
    let sorted = try machine.sorted(items, key: key, reverse: areLargest)
    return machine.list(Array(sorted.prefix(wanted)))
  }
}

/// `heapq.merge(iterable, …)`: the least of the items that come next, the first iterable's of equal ones.
private final class MergeIterator: LazyIterator {
  private let sourceCount: Int
  private let isReversed: Bool
  private var hasBegun = false

  /// The sources stand first, then the next item of each, then the key of that, and last the key function.
  init(_ iterables: [Value], key: Value, isReversed: Bool, heap: Heap) {
    sourceCount = iterables.count
    self.isReversed = isReversed
    let empty = [Value](repeating: .unbound, count: 2 * iterables.count)
    super.init("generator", iterables + empty + [key], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if !hasBegun {
      hasBegun = true
      for index in 0..<sourceCount {
        let iterator = try machine.iterator(of: sources[index])
        sources[index] = .object(iterator)
        try advance(index, machine)
      }
    }
    var best: Int?
    for index in 0..<sourceCount {
      guard let candidate = key(index), !candidate.isUnbound else { continue }
      guard let current = best, let least = key(current) else {
        best = index
        continue
      }
      let isBefore =
        isReversed ? try machine.compare(.less, least, candidate) : try machine.compare(.less, candidate, least)
      if try machine.isTrue(isBefore) { best = index }
    }
    guard let best, sources.count > best + sourceCount else { return nil }
    let item = sources[best + sourceCount]
    try advance(best, machine)
    return item
  }

  private func key(_ index: Int) -> Value? {
    let place = index + 2 * sourceCount
    return sources.indices.contains(place) ? sources[place] : nil
  }

  private func advance(_ index: Int, _ machine: Machine) throws(Raise) {
    let item = try draw(index, machine) ?? .unbound
    guard let function = sources.last else { return }
    let key = item.isUnbound || function.isNone ? item : try machine.call(function, item)
    if sources.count > index + 2 * sourceCount {
      sources[index + sourceCount] = item
      sources[index + 2 * sourceCount] = key
    }
  }
}
