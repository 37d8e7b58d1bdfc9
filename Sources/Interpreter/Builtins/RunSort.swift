// Sorting that makes the comparisons CPython makes, in their order.
//
// A script may see every comparison (`__lt__` of its own) and count them. So the method is CPython's: runs that are
// in order already are found and, where short, filled up by binary insertion; neighbouring runs are merged in an
// order that depends on their lengths alone ("powersort"). A merge takes items one by one until one side wins
// often, then gallops: it looks ahead by steps that double. How often "often" is adapts itself to the data.

/// Puts places into the order of what lies there.
struct RunSort {
  private var order: [Int]
  private let isLess: (Int, Int) throws(Raise) -> Bool
  private var pending: [Run] = []
  /// How often in a row one side must win before the merge gallops.
  private var patience = RunSort.leastPatience

  private static let leastPatience = 7

  private struct Run {
    let start: Int
    var count: Int
    /// How deep in the tree of merges the border to the next run lies.
    var power = 0
  }

  private init(_ order: [Int], _ isLess: @escaping (Int, Int) throws(Raise) -> Bool) {
    self.order = order
    self.isLess = isLess
  }

  /// The places from 0 up to `count` in sorted order, equal ones as they were.
  static func order(
    of count: Int, by isLess: @escaping (Int, Int) throws(Raise) -> Bool
  ) throws(Raise) -> [Int] {
    var sort = RunSort(Array(0..<count), isLess)
    try sort.run()
    return sort.order
  }

  private mutating func run() throws(Raise) {
    if order.count < 2 { return }
    let least = RunSort.leastRun(order.count)
    var start = 0
    while start < order.count {
      var count = try takeRun(from: start)
      if count < least {
        let wanted = min(least, order.count - start)
        try insert(from: start, sorted: count, to: start + wanted)
        count = wanted
      }
      try push(Run(start: start, count: count))
      start += count
    }
    while pending.count > 1 {
      var place = pending.count - 2
      if place > 0, pending[place - 1].count < pending[place + 1].count { place -= 1 }
      try merge(at: place)
    }
  }

  // MARK: Runs

  /// Runs shorter than this are filled up, so that the number of runs is a power of two or a little less.
  private static func leastRun(_ count: Int) -> Int {
    var (count, rest) = (count, 0)
    while count >= 64 {
      rest |= count & 1
      count >>= 1
    }
    return count + rest
  }

  /// The length of the run that begins at `start`; a strictly descending one is turned round.
  private mutating func takeRun(from start: Int) throws(Raise) -> Int {
    var end = start + 1
    if end == order.count { return 1 }
    let descends = try isLess(order[end], order[start])
    end += 1
    while end < order.count, try isLess(order[end], order[end - 1]) == descends { end += 1 }
    if descends { order[start..<end].reverse() }
    return end - start
  }

  /// Extends the `sorted` items from `start` on to those before `end`, by binary insertion.
  private mutating func insert(from start: Int, sorted: Int, to end: Int) throws(Raise) {
    for place in start + sorted..<max(end, start + sorted) {
      let moved = order[place]
      var (low, high) = (start, place)
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(moved, order[middle]) { high = middle } else { low = middle + 1 }
      }
      for hole in stride(from: place, to: low, by: -1) { order[hole] = order[hole - 1] }
      order[low] = moved
    }
  }

  private mutating func push(_ run: Run) throws(Raise) {
    if let last = pending.last {
      let border = power(last, run.count)
      while pending.count > 1, pending[pending.count - 2].power > border { try merge(at: pending.count - 2) }
      pending[pending.count - 1].power = border
    }
    pending.append(run)
  }

  /// The first bit in which the middles of two neighbouring runs differ, as fractions of the whole.
  private func power(_ run: Run, _ nextCount: Int) -> Int {
    var a = 2 * run.start + run.count
    var b = a + run.count + nextCount
    var power = 0
    while true {
      power += 1
      if a >= order.count {
        a -= order.count
        b -= order.count
      } else if b >= order.count {
        return power
      }
      a <<= 1
      b <<= 1
    }
  }

  // MARK: Galloping

  /// Where `key` goes among the `count` sorted `items` from `start` on, before its equals; looked for from `hint` on.
  private func placeBefore(
    _ key: Int, in items: [Int], from start: Int, count: Int, hint: Int
  ) throws(Raise) -> Int {
    try gallop(count, hint) { (place) throws(Raise) in try isLess(items[start + place], key) }
  }

  /// The same behind its equals.
  private func placeAfter(
    _ key: Int, in items: [Int], from start: Int, count: Int, hint: Int
  ) throws(Raise) -> Int {
    try gallop(count, hint) { (place) throws(Raise) in !(try isLess(key, items[start + place])) }
  }

  /// How many of `count` places, of which the first few precede and the others do not, precede.
  private func gallop(
    _ count: Int, _ hint: Int, _ precedes: (Int) throws(Raise) -> Bool
  ) throws(Raise) -> Int {
    var (last, offset) = (0, 1)
    var low: Int
    var high: Int
    if try precedes(hint) {
      let most = count - hint
      while offset < most, try precedes(hint + offset) { (last, offset) = (offset, offset * 2 + 1) }
      (low, high) = (hint + last + 1, hint + min(offset, most))
    } else {
      let most = hint + 1
      while offset < most, try !precedes(hint - offset) { (last, offset) = (offset, offset * 2 + 1) }
      (low, high) = (hint - min(offset, most) + 1, hint - last)
    }
    while low < high {
      let middle = low + (high - low) / 2
      if try precedes(middle) { low = middle + 1 } else { high = middle }
    }
    return high
  }

  // MARK: Merging

  /// Merges the pending runs at `place` and behind it.
  private mutating func merge(at place: Int) throws(Raise) {
    var (a, b) = (pending[place], pending[place + 1])
    pending[place].count += b.count
    pending.remove(at: place + 1)
    pending[place].power = b.power
    // What lies in its place already stays there.
    let kept = try placeAfter(order[b.start], in: order, from: a.start, count: a.count, hint: 0)
    a = Run(start: a.start + kept, count: a.count - kept)
    if a.count == 0 { return }
    b.count = try placeBefore(
      order[a.start + a.count - 1], in: order, from: b.start, count: b.count, hint: b.count - 1)
    if b.count == 0 { return }
    if a.count <= b.count { try mergeUp(a, b) } else { try mergeDown(a, b) }
  }

  /// Merges from the front, the first run set aside.
  private mutating func mergeUp(_ a: Run, _ b: Run) throws(Raise) {
    let left = Array(order[a.start..<a.start + a.count])
    var (i, j, target) = (0, b.start, a.start)
    let end = b.start + b.count
    func takeRight(_ sort: inout RunSort) {
      sort.order[target] = sort.order[j]
      (j, target) = (j + 1, target + 1)
    }
    func takeLeft(_ sort: inout RunSort) {
      sort.order[target] = left[i]
      (i, target) = (i + 1, target + 1)
    }
    // What is left when one side is used up, or only the greatest item of the left one remains.
    func finish(_ sort: inout RunSort) {
      if left.count - i == 1 { while j < end { takeRight(&sort) } }
      while i < left.count { takeLeft(&sort) }
    }
    takeRight(&self)
    while j < end, left.count - i > 1 {
      var (lefts, rights) = (0, 0)
      while lefts < patience, rights < patience {
        if try isLess(order[j], left[i]) {
          takeRight(&self)
          (lefts, rights) = (0, rights + 1)
          if j == end { return finish(&self) }
        } else {
          takeLeft(&self)
          (lefts, rights) = (lefts + 1, 0)
          if left.count - i == 1 { return finish(&self) }
        }
      }
      patience += 1
      repeat {
        patience = max(patience - 1, 1)
        lefts = try placeAfter(order[j], in: left, from: i, count: left.count - i, hint: 0)
        for _ in 0..<lefts { takeLeft(&self) }
        if left.count - i <= 1, lefts > 0 { return finish(&self) }
        takeRight(&self)
        if j == end { return finish(&self) }
        rights = try placeBefore(left[i], in: order, from: j, count: end - j, hint: 0)
        for _ in 0..<rights { takeRight(&self) }
        if j == end { return finish(&self) }
        takeLeft(&self)
        if left.count - i == 1 { return finish(&self) }
      } while lefts >= RunSort.leastPatience || rights >= RunSort.leastPatience
      patience += 1
    }
    finish(&self)
  }

  /// Merges from the back, the second run set aside.
  private mutating func mergeDown(_ a: Run, _ b: Run) throws(Raise) {
    let right = Array(order[b.start..<b.start + b.count])
    // How many are left on either side.
    var (i, j, target) = (a.count, right.count, b.start + b.count - 1)
    func takeLeft(_ sort: inout RunSort) {
      sort.order[target] = sort.order[a.start + i - 1]
      (i, target) = (i - 1, target - 1)
    }
    func takeRight(_ sort: inout RunSort) {
      sort.order[target] = right[j - 1]
      (j, target) = (j - 1, target - 1)
    }
    func finish(_ sort: inout RunSort) {
      if j == 1 { while i > 0 { takeLeft(&sort) } }
      while j > 0 { takeRight(&sort) }
    }
    takeLeft(&self)
    while i > 0, j > 1 {
      var (lefts, rights) = (0, 0)
      while lefts < patience, rights < patience {
        if try isLess(right[j - 1], order[a.start + i - 1]) {
          takeLeft(&self)
          (lefts, rights) = (lefts + 1, 0)
          if i == 0 { return finish(&self) }
        } else {
          takeRight(&self)
          (lefts, rights) = (0, rights + 1)
          if j == 1 { return finish(&self) }
        }
      }
      patience += 1
      repeat {
        patience = max(patience - 1, 1)
        lefts = i - (try placeAfter(right[j - 1], in: order, from: a.start, count: i, hint: i - 1))
        for _ in 0..<lefts { takeLeft(&self) }
        if i == 0 { return finish(&self) }
        takeRight(&self)
        if j == 1 { return finish(&self) }
        rights = j - (try placeBefore(order[a.start + i - 1], in: right, from: 0, count: j, hint: j - 1))
        for _ in 0..<rights { takeRight(&self) }
        if j <= 1, rights > 0 { return finish(&self) }
        takeLeft(&self)
        if i == 0 { return finish(&self) }
      } while lefts >= RunSort.leastPatience || rights >= RunSort.leastPatience
      patience += 1
    }
    finish(&self)
  }
}
