// Numbers in a shape, rearranged: what the recogniser makes variants of.

/// A tensor's numbers in row-major order.
struct NumberGrid: Sendable {
  let shape: [Int]
  let values: [Double]

  var rank: Int { shape.count }

  /// The grid of another shape whose element at an index is this grid's at `source(index)`; nil where that lies outside.
  func rearranged(_ newShape: [Int], _ source: ([Int]) -> [Int]) -> NumberGrid? {
    if newShape.contains(where: { $0 < 0 }) { return nil }
    let count = newShape.reduce(1, *)
    var result: [Double] = []
    result.reserveCapacity(count)
    var index = [Int](repeating: 0, count: newShape.count)
    for _ in 0..<count {
      guard let place = offset(of: source(index)) else { return nil }
      result.append(values[place])
      for axis in newShape.indices.reversed() {
        index[axis] += 1
        if index[axis] < newShape[axis] { break }
        index[axis] = 0
      }
    }
    return NumberGrid(shape: newShape, values: result)
  }

  private func offset(of index: [Int]) -> Int? {
    if index.count != rank { return nil }
    var place = 0
    for (number, size) in zip(index, shape) {
      guard (0..<size).contains(number) else { return nil }
      place = place * size + number
    }
    return values.indices.contains(place) ? place : nil
  }

  /// Each of the axes, counted from the end (-1 is the last), in reverse order.
  func flipped(_ axes: [Int]) -> NumberGrid? {
    let places = axes.map { rank + $0 }
    guard places.allSatisfy({ shape.indices.contains($0) }) else { return nil }
    return rearranged(shape) { index in
      var index = index
      for axis in places { index[axis] = shape[axis] - 1 - index[axis] }
      return index
    }
  }

  /// The last two axes swapped.
  var transposed: NumberGrid? {
    if rank < 2 { return nil }
    var turned = shape
    turned.swapAt(rank - 1, rank - 2)
    return rearranged(turned) { index in
      var index = index
      index.swapAt(rank - 1, rank - 2)
      return index
    }
  }

  /// The first numbers of each axis, as many as another grid has; nil where it has more, or another rank.
  func cropped(to other: [Int]) -> NumberGrid? {
    guard other.count == rank, zip(other, shape).allSatisfy({ $0 <= $1 }) else { return nil }
    return rearranged(other) { $0 }
  }

  /// The middle of the last two axes, as large as another grid's; nil where nothing is left out, or not the same on both
  /// sides.
  func middle(_ other: [Int]) -> NumberGrid? {
    guard rank >= 2, other.count == rank, other.dropLast(2) == shape.dropLast(2), other != shape else {
      return nil
    }
    let more = zip(shape, other).map { $0 - $1 }
    guard more.allSatisfy({ $0 >= 0 && $0 % 2 == 0 }) else { return nil }
    return rearranged(other) { index in zip(index, more).map { $0 + $1 / 2 } }
  }

  /// Axis `from` moved to where `to` is; both counted from the end.
  func moving(_ from: Int, to: Int) -> NumberGrid? {
    let (source, target) = (rank + from, rank + to)
    guard shape.indices.contains(source), shape.indices.contains(target) else { return nil }
    var order = Array(shape.indices)
    order.insert(order.remove(at: source), at: target)
    return rearranged(order.map { shape[$0] }) { index in
      var old = index
      for (place, axis) in order.enumerated() { old[axis] = index[place] }
      return old
    }
  }

  func mapped(_ change: (Double) -> Double) -> NumberGrid {
    NumberGrid(shape: shape, values: values.map(change))
  }
}
