// Sorting: stable, by `<` alone, asking the very questions that CPython asks.
//
// The order of what has no order (NaN, sets, a `__lt__` that contradicts itself) and what a comparison that
// counts or prints shows depend on which pairs are compared. So this is Tim Peters' sort: runs that are in order
// already are found (falling ones turned round), short ones extended by binary insertion, and neighbouring runs
// merged, in the order that Munro and Wild's powers of nodes in a nearly optimal merge tree give. A merge that
// keeps winning from one side gallops: it searches exponentially for how far that side goes on winning.
//
// What is sorted are small trivial elements: the numbers themselves where the list holds nothing else, otherwise
// a key and the place it came from. For texts the key is their beginning as a number, which decides most
// comparisons; for everything else there is no key, and every comparison asks the machine, which may run the
// script. While a list is being sorted it is empty: a script that changes it meanwhile is found out and told.
// If a comparison fails, the list is left in the order reached so far.

import Syntax

extension Machine {
  /// `sorted(iterable, key=…, reverse=…)`.
  func sortedList(_ iterable: Value, key: Value, reverse: Bool) throws(Raise) -> Value {
    let list = try self.list(from: iterable)
    try sort(list, key: key, reverse: reverse)
    return .list(list)
  }

  /// The values in order.
  func sorted(_ values: [Value], key: Value, reverse: Bool) throws(Raise) -> [Value] {
    let list = ListObject(values, heap: heap)
    try sort(list, key: key, reverse: reverse)
    return try array(copying: list)
  }

  /// `list.sort(key=…, reverse=…)`.
  func sort(_ list: ListObject, key: Value, reverse: Bool) throws(Raise) {
    let taken = ListObject(heap: heap)
    taken.exchange(with: list)
    var failure: Raise?
    do throws(Raise) {
      if key.isUnbound || key.isNone {
        try sort(taken, by: taken, isOwnKey: true, reverse: reverse)
      } else {
        let keys = ListObject(capacity: taken.count, heap: heap)
        for index in 0..<taken.count { keys.append(try call(key, taken.base[index])) }
        try sort(taken, by: keys, isOwnKey: false, reverse: reverse)
      }
    } catch {
      failure = error
    }
    let isChanged = list.count > 0
    list.exchange(with: taken)
    if let failure { throw failure }
    if isChanged { throw valueError("list modified during sort") }
  }

  /// The values in the order of their keys.
  func sorted(_ values: [Value], by keys: [Value], reverse: Bool) throws(Raise) -> [Value] {
    let list = ListObject(values, heap: heap)
    try sort(list, by: ListObject(keys, heap: heap), isOwnKey: false, reverse: reverse)
    return try array(copying: list)
  }

  /// Sorts `list`, which nothing else refers to, by `keys`, one for each item.
  private func sort(
    _ list: ListObject, by keys: ListObject, isOwnKey: Bool, reverse: Bool
  ) throws(Raise) {
    let count = keys.count
    if count < 2 { return }
    try reserve(bytes: count &* 24)
    switch try kind(of: keys) {
    case .ints where isOwnKey:
      let sort = MergeSort(count: count, PlainOrder<Int>(machine: self))
      try sort.run(reverse: reverse) { if case .int(let int) = keys.base[$0] { int } else { 0 } }
      try list.fill(self) { .int(sort.elements[$0]) }
    case .floats where isOwnKey:
      let sort = MergeSort(count: count, PlainOrder<Double>(machine: self))
      try sort.run(reverse: reverse) { if case .float(let float) = keys.base[$0] { float } else { 0 } }
      try list.fill(self) { .float(sort.elements[$0]) }
    case .ints:
      let sort = MergeSort(count: count, PlacedOrder<Int>(machine: self))
      try sort.run(reverse: reverse) {
        if case .int(let int) = keys.base[$0] { Placed(key: int, place: $0) } else { Placed(key: 0, place: $0) }
      }
      try list.permute({ sort.elements[$0].place }, self)
    case .floats:
      let sort = MergeSort(count: count, PlacedOrder<Double>(machine: self))
      try sort.run(reverse: reverse) {
        if case .float(let float) = keys.base[$0] {
          Placed(key: float, place: $0)
        } else {
          Placed(key: 0, place: $0)
        }
      }
      try list.permute({ sort.elements[$0].place }, self)
    case .texts(let areNarrow):
      let sort = MergeSort(count: count, TextOrder(texts: keys, machine: self))
      try sort.run(reverse: reverse) {
        if case .string(let object) = keys.base[$0] {
          Placed(key: object.text.sortPrefix(isNarrow: areNarrow), place: $0)
        } else {
          Placed(key: 0, place: $0)
        }
      }
      try list.permute({ sort.elements[$0].place }, self)
    case .others:
      let sort = MergeSort(count: count, ValueOrder(keys: keys, leads: try leads(of: keys), machine: self))
      try sort.fill { $0 }
      var failure: Raise?
      do throws(Raise) { try sort.run(reverse: reverse) } catch { failure = error }
      try list.permute({ sort.elements[$0] }, self)
      if let failure { throw failure }
    }
  }

  private enum KeyKind {
    case ints
    case floats
    case texts(areNarrow: Bool)
    case others
  }

  /// What all keys are alike.
  private func kind(of keys: ListObject) throws(Raise) -> KeyKind {
    var (ints, floats, texts, areNarrow) = (0, 0, 0, true)
    for (index, key) in keys.items.enumerated() {
      if index & 0xFFFF == 0xFFFF { try work(0x10000) }
      switch key {
      case .int: ints &+= 1
      case .float: floats &+= 1
      case .string(let object):
        texts &+= 1
        areNarrow = areNarrow && !object.text.isWide
      default: return .others
      }
    }
    if ints == keys.count { return .ints }
    if floats == keys.count { return .floats }
    return texts == keys.count ? .texts(areNarrow: areNarrow) : .others
  }

  /// The first items of tuples that all begin with a number, exactly as floats: most pairs differ there already.
  private func leads(of keys: ListObject) throws(Raise) -> [Double]? {
    var leads: [Double] = []
    for (index, key) in keys.items.enumerated() {
      if index & 0xFFFF == 0xFFFF { try work(0x10000) }
      guard case .tuple(let tuple) = key, tuple.type === heap.types.tuple, let first = tuple[0] else {
        return nil
      }
      switch first {
      case .float(let float) where !float.isNaN: leads.append(float)
      case .int(let int):
        guard let exact = Double(exactly: int) else { return nil }
        leads.append(exact)
      default: return nil
      }
    }
    return leads
  }
}

// MARK: - Orders

/// What tells the sort which of two elements comes first.
private protocol SortOrder {
  associatedtype Element: BitwiseCopyable
  var machine: Machine { get }
  func isLess(_ a: Element, _ b: Element) throws(Raise) -> Bool
}

/// Numbers of one type, NaN being less than nothing.
private struct PlainOrder<Number: Comparable & BitwiseCopyable>: SortOrder {
  let machine: Machine

  @inline(__always)
  func isLess(_ a: Number, _ b: Number) -> Bool { a < b }
}

/// A key and the place it came from.
private struct Placed<Key: Comparable & BitwiseCopyable>: BitwiseCopyable {
  let key: Key
  let place: Int
}

private struct PlacedOrder<Key: Comparable & BitwiseCopyable>: SortOrder {
  let machine: Machine

  @inline(__always)
  func isLess(_ a: Placed<Key>, _ b: Placed<Key>) -> Bool { a.key < b.key }
}

/// Texts with their beginnings.
private struct TextOrder: SortOrder {
  let texts: ListObject
  let machine: Machine

  @inline(__always)
  func isLess(_ a: Placed<UInt64>, _ b: Placed<UInt64>) throws(Raise) -> Bool {
    if a.key != b.key { return a.key < b.key }
    return try isRestLess(a.place, b.place)
  }

  @inline(never)
  private func isRestLess(_ a: Int, _ b: Int) throws(Raise) -> Bool {
    guard case .string(let x) = texts.base[a], case .string(let y) = texts.base[b] else { return false }
    try machine.work(min(x.text.count, y.text.count))
    return x.text.compare(y.text) < 0
  }
}

/// Values of any kind, by their numbers.
private struct ValueOrder: SortOrder {
  let keys: ListObject
  let leads: [Double]?
  let machine: Machine

  func isLess(_ a: Int, _ b: Int) throws(Raise) -> Bool {
    if let leads, leads[a] != leads[b] { return leads[a] < leads[b] }
    try machine.work(64)
    return try machine.isTrue(machine.compare(.less, keys.base[a], keys.base[b]))
  }
}

// MARK: - The sort

/// A sort of `count` elements; `elements` are in order once it has run.
private final class MergeSort<Order: SortOrder> {
  typealias Element = Order.Element
  typealias Elements = UnsafeMutablePointer<Element>

  private struct Run {
    var start: Int
    var count: Int
    /// The power of the node in the merge tree between this run and the next.
    var power = 0
  }

  let elements: Elements
  private let count: Int
  private let order: Order
  private let machine: Machine
  private var runs: [Run] = []
  private var spare: Elements
  private var spareCount = 0
  private var gallopsAfter = leastGallop
  /// Comparisons and moves since the last poll.
  private var spent = 0

  private static var leastGallop: Int { 7 }

  init(count: Int, _ order: Order) {
    self.count = count
    self.order = order
    machine = order.machine
    elements = .allocate(capacity: count)
    spare = .allocate(capacity: 1)
  }

  deinit {
    elements.deallocate()
    spare.deallocate()
  }

  /// Fills the elements in and sorts them.
  func run(reverse: Bool, _ element: (Int) -> Element) throws(Raise) {
    try fill(element)
    try run(reverse: reverse)
  }

  func fill(_ element: (Int) -> Element) throws(Raise) {
    for place in 0..<count {
      if place & 0xFFFF == 0xFFFF { try machine.work(1 << 18) }
      (elements + place).initialize(to: element(place))
    }
  }

  /// Sorts the elements. What fails leaves all of them there, in some order.
  func run(reverse: Bool) throws(Raise) {
    var failure: Raise?
    do throws(Raise) {
      // Reversing before and after keeps equal ones in their order.
      if reverse { try self.reverse(0, count) }
      try sort()
    } catch {
      failure = error
    }
    if reverse { do throws(Raise) { try self.reverse(0, count) } catch { failure = failure ?? error } }
    if let failure { throw failure }
  }

  private func sort() throws(Raise) {
    let least = MergeSort.leastRun(count)
    var start = 0
    while start < count {
      var length = try runLength(start)
      if length < least {
        let forced = min(least, count - start)
        try insert(from: start + length, to: start + forced, into: start)
        length = forced
      }
      try mergeBefore(length)
      runs.append(Run(start: start, count: length))
      start += length
    }
    while runs.count > 1 {
      let last = runs.count - 2
      try merge(last > 0 && runs[last - 1].count < runs[last + 1].count ? last - 1 : last)
    }
  }

  /// How long runs are made: such that their number is a power of two or a little less.
  private static func leastRun(_ count: Int) -> Int {
    var (rest, cut) = (count, 0)
    while rest >= 64 {
      cut |= rest & 1
      rest >>= 1
    }
    return rest + cut
  }

  @inline(__always)
  private func isLess(_ a: Element, _ b: Element) throws(Raise) -> Bool {
    spent &+= 1
    if _slowPath(spent >= 1 << 14) { try poll() }
    return try order.isLess(a, b)
  }

  @inline(never)
  private func poll() throws(Raise) {
    let work = spent
    spent = 0
    // A comparison and the moves that go with it cost some ten nanoseconds.
    try machine.work(work &* 16)
  }

  private func reverse(_ start: Int, _ end: Int) throws(Raise) {
    var (low, high) = (start, end - 1)
    while low < high {
      if low & 0xFFFF == 0xFFFF { try machine.work(1 << 17) }
      swap(&elements[low], &elements[high])
      low += 1
      high -= 1
    }
  }

  /// The length of the run at `start`, which is rising afterwards.
  private func runLength(_ start: Int) throws(Raise) -> Int {
    var next = start + 1
    if next == count { return 1 }
    if try isLess(elements[next], elements[next - 1]) {
      next += 1
      while next < count, try isLess(elements[next], elements[next - 1]) { next += 1 }
      try reverse(start, next)
    } else {
      next += 1
      while next < count, try !isLess(elements[next], elements[next - 1]) { next += 1 }
    }
    return next - start
  }

  /// Inserts the elements of a range into the sorted ones that stand from `start` to before it.
  private func insert(from first: Int, to end: Int, into start: Int) throws(Raise) {
    var next = first
    while next < end {
      let inserted = elements[next]
      var (low, high) = (start, next)
      while low < high {
        let middle = low + (high - low) >> 1
        if try isLess(inserted, elements[middle]) { high = middle } else { low = middle + 1 }
      }
      (elements + low + 1).update(from: elements + low, count: next - low)
      elements[low] = inserted
      next += 1
    }
  }

  // MARK: Merging

  /// Merges what the merge tree wants merged before a run of `length` follows.
  private func mergeBefore(_ length: Int) throws(Raise) {
    guard let last = runs.last else { return }
    let power = self.power(last, length)
    while runs.count > 1, runs[runs.count - 2].power > power { try merge(runs.count - 2) }
    runs[runs.count - 1].power = power
  }

  /// The depth of the node between `run` and the next one: at which binary digit their middles, as fractions of
  /// the whole, first differ.
  private func power(_ run: Run, _ length: Int) -> Int {
    var a = 2 * run.start + run.count
    var b = a + run.count + length
    var power = 0
    while true {
      power += 1
      if a >= count {
        a -= count
        b -= count
      } else if b >= count {
        return power
      }
      a <<= 1
      b <<= 1
    }
  }

  /// Merges the run with this number and the next one.
  private func merge(_ number: Int) throws(Raise) {
    var (left, leftCount) = (elements + runs[number].start, runs[number].count)
    let right = elements + runs[number + 1].start
    var rightCount = runs[number + 1].count
    runs[number].count += rightCount
    if number == runs.count - 3 {
      runs[number + 1].start = runs[number + 2].start
      runs[number + 1].count = runs[number + 2].count
      runs[number + 1].power = runs[number + 2].power
    }
    runs.removeLast()
    // What already stands in its place takes no part.
    let skipped = try gallopRight(right[0], left, leftCount, from: 0)
    left += skipped
    leftCount -= skipped
    if leftCount == 0 { return }
    rightCount = try gallopLeft(left[leftCount - 1], right, rightCount, from: rightCount - 1)
    if rightCount == 0 { return }
    if leftCount <= rightCount {
      try mergeUpwards(left, leftCount, right, rightCount)
    } else {
      try mergeDownwards(left, leftCount, right, rightCount)
    }
  }

  private func setAside(_ source: Elements, _ amount: Int) throws(Raise) {
    if spareCount < amount {
      try machine.reserve(bytes: amount &* MemoryLayout<Element>.stride)
      spare.deallocate()
      spare = .allocate(capacity: amount)
      spareCount = amount
    }
    var done = 0
    while done < amount {
      let step = min(1 << 16, amount - done)
      try machine.work(step)
      (spare + done).update(from: source + done, count: step)
      done += step
    }
  }

  /// Merges neighbours with the left one, which is not the longer, set aside.
  private func mergeUpwards(
    _ left: Elements, _ leftCount: Int, _ right: Elements, _ rightCount: Int
  ) throws(Raise) {
    try setAside(left, leftCount)
    var (target, a, aLeft, b, bLeft) = (left, spare, leftCount, right, rightCount)
    // Whatever happens, what is still aside goes into the gap.
    defer { target.update(from: a, count: aLeft) }

    func take(_ taken: Int) {
      target.update(from: a, count: taken)
      target += taken
      a += taken
      aLeft -= taken
    }
    func takeRight(_ taken: Int) {
      target.update(from: b, count: taken)
      target += taken
      b += taken
      bLeft -= taken
    }
    takeRight(1)
    if bLeft == 0 { return }
    // The last one aside is the last of all.
    if aLeft == 1 { return takeRight(bLeft) }
    var threshold = gallopsAfter
    while true {
      var (aWins, bWins) = (0, 0)
      while true {
        if try isLess(b[0], a[0]) {
          takeRight(1)
          (aWins, bWins) = (0, bWins + 1)
          if bLeft == 0 { return }
          if bWins >= threshold { break }
        } else {
          take(1)
          (aWins, bWins) = (aWins + 1, 0)
          if aLeft == 1 { return takeRight(bLeft) }
          if aWins >= threshold { break }
        }
      }
      threshold += 1
      repeat {
        threshold -= threshold > 1 ? 1 : 0
        gallopsAfter = threshold
        aWins = try gallopRight(b[0], a, aLeft, from: 0)
        if aWins > 0 {
          take(aWins)
          if aLeft == 1 { return takeRight(bLeft) }
          if aLeft == 0 { return }
        }
        takeRight(1)
        if bLeft == 0 { return }
        bWins = try gallopLeft(a[0], b, bLeft, from: 0)
        if bWins > 0 {
          takeRight(bWins)
          if bLeft == 0 { return }
        }
        take(1)
        if aLeft == 1 { return takeRight(bLeft) }
      } while aWins >= MergeSort.leastGallop || bWins >= MergeSort.leastGallop
      threshold += 1
      gallopsAfter = threshold
    }
  }

  /// Merges neighbours from their ends, with the right one, which is the shorter, set aside.
  private func mergeDownwards(
    _ left: Elements, _ leftCount: Int, _ right: Elements, _ rightCount: Int
  ) throws(Raise) {
    try setAside(right, rightCount)
    // What is left of both stands before these ends; the merged ones from `target` on.
    var (target, aLeft, bLeft) = (right + rightCount, leftCount, rightCount)
    let b = spare
    defer { (target - bLeft).update(from: b, count: bLeft) }

    func takeLeft(_ taken: Int) {
      target -= taken
      aLeft -= taken
      target.update(from: left + aLeft, count: taken)
    }
    func take(_ taken: Int) {
      target -= taken
      bLeft -= taken
      target.update(from: b + bLeft, count: taken)
    }
    takeLeft(1)
    if aLeft == 0 { return }
    // The first one aside is the first of all.
    if bLeft == 1 { return takeLeft(aLeft) }
    var threshold = gallopsAfter
    while true {
      var (aWins, bWins) = (0, 0)
      while true {
        if try isLess(b[bLeft - 1], left[aLeft - 1]) {
          takeLeft(1)
          (aWins, bWins) = (aWins + 1, 0)
          if aLeft == 0 { return }
          if aWins >= threshold { break }
        } else {
          take(1)
          (aWins, bWins) = (0, bWins + 1)
          if bLeft == 1 { return takeLeft(aLeft) }
          if bWins >= threshold { break }
        }
      }
      threshold += 1
      repeat {
        threshold -= threshold > 1 ? 1 : 0
        gallopsAfter = threshold
        aWins = aLeft - (try gallopRight(b[bLeft - 1], left, aLeft, from: aLeft - 1))
        if aWins > 0 {
          takeLeft(aWins)
          if aLeft == 0 { return }
        }
        take(1)
        if bLeft == 1 { return takeLeft(aLeft) }
        bWins = bLeft - (try gallopLeft(left[aLeft - 1], b, bLeft, from: bLeft - 1))
        if bWins > 0 {
          take(bWins)
          if bLeft == 1 { return takeLeft(aLeft) }
          if bLeft == 0 { return }
        }
        takeLeft(1)
        if aLeft == 0 { return }
      } while aWins >= MergeSort.leastGallop || bWins >= MergeSort.leastGallop
      threshold += 1
      gallopsAfter = threshold
    }
  }

  // MARK: Galloping

  /// Where `key` belongs in a sorted range, before those equal to it; looked for from `hint` outwards.
  private func gallopLeft(
    _ key: Element, _ sorted: Elements, _ count: Int, from hint: Int
  ) throws(Raise) -> Int {
    var low: Int
    var high: Int
    var (last, offset) = (0, 1)
    if try isLess(sorted[hint], key) {
      let most = count - hint
      while offset < most, try isLess(sorted[hint + offset], key) { (last, offset) = (offset, offset << 1 + 1) }
      (low, high) = (hint + last, hint + min(offset, most))
    } else {
      let most = hint + 1
      while offset < most, try !isLess(sorted[hint - offset], key) {
        (last, offset) = (offset, offset << 1 + 1)
      }
      (low, high) = (hint - min(offset, most), hint - last)
    }
    low += 1
    while low < high {
      let middle = low + (high - low) >> 1
      if try isLess(sorted[middle], key) { low = middle + 1 } else { high = middle }
    }
    return high
  }

  /// Where `key` belongs in a sorted range, behind those equal to it.
  private func gallopRight(
    _ key: Element, _ sorted: Elements, _ count: Int, from hint: Int
  ) throws(Raise) -> Int {
    var low: Int
    var high: Int
    var (last, offset) = (0, 1)
    if try isLess(key, sorted[hint]) {
      let most = hint + 1
      while offset < most, try isLess(key, sorted[hint - offset]) { (last, offset) = (offset, offset << 1 + 1) }
      (low, high) = (hint - min(offset, most), hint - last)
    } else {
      let most = count - hint
      while offset < most, try !isLess(key, sorted[hint + offset]) {
        (last, offset) = (offset, offset << 1 + 1)
      }
      (low, high) = (hint + last, hint + min(offset, most))
    }
    low += 1
    while low < high {
      let middle = low + (high - low) >> 1
      if try isLess(key, sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}

extension Text {
  /// The beginning of the text as a number: of two texts whose numbers differ, the one with the smaller number
  /// comes first. `isNarrow` must be the same for both, and true only where both are narrow.
  fileprivate func sortPrefix(isNarrow: Bool) -> UInt64 {
    var prefix: UInt64 = 0
    if isNarrow {
      for index in 0..<8 { prefix = prefix << 8 | (index < count ? UInt64(unit(index)) : 0) }
    } else {
      for index in 0..<3 { prefix = prefix << 21 | (index < count ? UInt64(unit(index)) : 0) }
    }
    return prefix
  }
}
