// Sorting one long row with all threads, so that it can also be stopped.
//
// Pieces of fixed length are sorted each by itself; then runs are merged in pairs, twice as long in every round. A round
// writes its results in pieces, too: where in its two runs a piece begins is found by bisection, so that every piece is
// work of its own. No two entries are equal, so there is one result, whoever does what.

extension Engine {
  /// Makes `count` entries, sorts them, and hands over ranges of the sorted row.
  func sort<Entry: Comparable>(
    _ count: Int, _ entry: (_ index: Int) -> Entry,
    into take: (_ range: Range<Int>, _ sorted: UnsafePointer<Entry>) -> Void
  ) throws(TensorError) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 2 * MemoryLayout<Entry>.stride)
    if overflow { throw .sizeOverflow(shape: [count]) }
    try charge(bytes)
    defer { release(bytes) }
    let memory = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * count)
    defer { memory.deallocate() }
    var (from, to) = (memory, memory + count)
    // At these costs every range has the length of a chunk, which the rounds below count on.
    try inRanges(count, cost: 60) { range in
      for index in range { (from + index).initialize(to: entry(index)) }
      var piece = UnsafeMutableBufferPointer(start: from + range.lowerBound, count: range.count)
      piece.sort()
    }
    var length = Engine.chunk
    while length < count {
      let (source, target) = (UnsafePointer(from), to)
      try inRanges(count, cost: 4) { range in
        // Both ends of a piece lie in the same pair of runs: the pieces divide the runs.
        let start = range.lowerBound / (2 * length) * (2 * length)
        let pair = RunPair(
          first: source + start, firstCount: Swift.min(length, count - start),
          second: source + Swift.min(count, start + length),
          secondCount: Swift.max(0, Swift.min(length, count - start - length)))
        pair.merge(range.lowerBound - start..<range.upperBound - start, to: target + range.lowerBound)
      }
      swap(&from, &to)
      length *= 2
    }
    let sorted = UnsafePointer(from)
    try inRanges(count, cost: 4) { range in take(range, sorted) }
  }
}

/// Two sorted runs that become one.
private struct RunPair<Entry: Comparable> {
  let first: UnsafePointer<Entry>
  let firstCount: Int
  let second: UnsafePointer<Entry>
  let secondCount: Int

  /// How many of the first `count` merged entries come from the first run.
  private func share(of count: Int) -> Int {
    var (low, high) = (Swift.max(0, count - secondCount), Swift.min(count, firstCount))
    while low < high {
      let middle = (low + high) / 2
      if first[middle] < second[count - middle - 1] { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Writes a range of the merged entries.
  func merge(_ range: Range<Int>, to target: UnsafeMutablePointer<Entry>) {
    var a = share(of: range.lowerBound)
    var b = range.lowerBound - a
    for place in 0..<range.count {
      if b == secondCount || a < firstCount && first[a] < second[b] {
        (target + place).initialize(to: first[a])
        a += 1
      } else {
        (target + place).initialize(to: second[b])
        b += 1
      }
    }
  }
}
