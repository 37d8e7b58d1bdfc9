// The iterators of `itertools` that arrange items: `product`, `permutations`, `combinations`.
//
// Each reads its input into pools first and then counts: an odometer of places in the pools, which `advance` turns
// to the next setting. The orders are CPython's: lexicographic by place, so equal items count as different.

import Limits

/// An iterator over arrangements, each given as a tuple.
class ArrangementIterator: Container {
  final private(set) var pools: [[Value]]
  /// The places of the current arrangement's items; nil when there are no more.
  final var places: [Int]?
  private let typeName: String
  private let noted: Int
  private var hasBegun = false

  init(_ typeName: String, _ pools: [[Value]], places: [Int]?, _ machine: Machine) {
    self.typeName = typeName
    self.pools = pools
    self.places = places
    noted = pools.reduce(0) { $0 + $1.count } * 16 + (places?.count ?? 0) * 16
    super.init(heap: machine.heap)
    ledger.note(bytes: noted)
  }

  deinit {
    ledger.release(bytes: noted)
    for pool in pools.indices { for index in pools[pool].indices { ledger.bury(&pools[pool][index]) } }
  }

  override final var type: TypeObject { heap.types.named(typeName) }
  override final var isIterator: Bool { true }

  /// Turns to the next arrangement; false when that was the last.
  func advance(_ places: inout [Int]) -> Bool { false }

  /// The items at the current places.
  func items(_ places: [Int]) -> [Value] { places.map { pools[0][$0] } }

  override final func next(_ machine: Machine) throws(Raise) -> Value? {
    // Each arrangement is a tuple of as many items.
    if let count = places?.count { try machine.work(count &* 8) }
    if hasBegun, var turned = places {
      places = nil
      if advance(&turned) { places = turned }
    }
    hasBegun = true
    return places.map { machine.tuple(items($0)) }
  }

  override final func forEachReference(_ visit: (Value) -> Void) {
    for pool in pools { for item in pool { visit(item) } }
  }

  override final func sever() {
    pools = []
    places = nil
  }
}

/// `product(iterable, …, repeat=1)`: the last place turns fastest.
final class ProductIterator: ArrangementIterator {
  init(_ pools: [[Value]], _ machine: Machine) {
    let isEmpty = pools.contains { $0.isEmpty }
    super.init(
      "itertools.product", pools, places: isEmpty ? nil : pools.map { _ in 0 }, machine)
  }

  override func items(_ places: [Int]) -> [Value] { places.indices.map { pools[$0][places[$0]] } }

  override func advance(_ places: inout [Int]) -> Bool {
    for index in places.indices.reversed() {
      places[index] += 1
      if places[index] < pools[index].count { return true }
      places[index] = 0
    }
    return false
  }
}

/// `permutations(iterable, r)`: all places stand in a row of which the first `length` are given; `turns` counts
/// how many items each of those will still hold.
final class PermutationIterator: ArrangementIterator {
  private let length: Int
  private var turns: [Int]

  init(_ pool: [Value], length: Int, _ machine: Machine) {
    self.length = length
    let exists = length <= pool.count
    turns = exists ? (0..<length).map { pool.count - $0 } : []
    super.init("itertools.permutations", [pool], places: exists ? Array(pool.indices) : nil, machine)
  }

  override func items(_ places: [Int]) -> [Value] { places.prefix(length).map { pools[0][$0] } }

  override func advance(_ places: inout [Int]) -> Bool {
    for index in turns.indices.reversed() {
      turns[index] -= 1
      if turns[index] > 0 {
        places.swapAt(index, places.count - turns[index])
        return true
      }
      // It has held every item: back to the order that the rest began with.
      places.append(places.remove(at: index))
      turns[index] = places.count - index
    }
    return false
  }
}

/// `combinations(iterable, r)`: rising places.
final class CombinationIterator: ArrangementIterator {
  init(_ pool: [Value], length: Int, _ machine: Machine) {
    let exists = length <= pool.count
    super.init("itertools.combinations", [pool], places: exists ? Array(0..<length) : nil, machine)
  }

  override func advance(_ places: inout [Int]) -> Bool {
    let room = pools[0].count - places.count
    guard let turned = places.indices.last(where: { places[$0] < $0 + room }) else { return false }
    places[turned] += 1
    for index in places.indices[(turned + 1)...] { places[index] = places[index - 1] + 1 }
    return true
  }
}

/// `combinations_with_replacement(iterable, r)`: places that never fall.
final class RepeatedCombinationIterator: ArrangementIterator {
  init(_ pool: [Value], length: Int, _ machine: Machine) {
    let exists = length == 0 || !pool.isEmpty
    super.init(
      "itertools.combinations_with_replacement", [pool],
      places: exists ? Array(repeating: 0, count: length) : nil, machine)
  }

  override func advance(_ places: inout [Int]) -> Bool {
    let last = pools[0].count - 1
    guard let turned = places.indices.last(where: { places[$0] < last }) else { return false }
    let place = places[turned] + 1
    for index in places.indices[turned...] { places[index] = place }
    return true
  }
}
