// Sums and running totals in the order in which NumPy adds, and so with its bits.
//
// A long row is cut in halves until 128 numbers or fewer are left, and these are added in eight lanes: "pairwise", which
// loses far fewer digits than adding one by one. Which rows there are is decided by memory: axes are ordered by their
// strides and joined where they lie behind each other. Where the innermost axis is summed, its rows are added pairwise
// and then one after the other; where it is kept, whole rows are added to the result one by one.

import Limits

extension Tensor {
  /// The sum of floats along axes, as NumPy computes it; `dims` nil means all.
  ///
  /// ```swift
  /// try x.pairwiseSum([0])   // (N, M) -> (M)
  /// ```
  public func pairwiseSum(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    let result = try engine.zeros(axes.shape, dtype: dtype)
    if count == 0 { return result }
    switch dtype {
    case .float32: try addPairwise(Float.self, axes, to: result)
    case .float64: try addPairwise(Double.self, axes, to: result)
    default: return try sum(dims, keepdim: keepdim)
    }
    return result
  }

  private struct Axis {
    var size, source, target: Int
  }

  private func addPairwise<R: Real>(_: R.Type, _ axes: Axes, to result: Tensor) throws(TensorError) {
    engine.limits.charge(nanoseconds: Double(count))
    let targets = Layout.rowMajor(axes.kept.map { shape[$0] })
    var (source, target) = (offset, 0)
    var list: [Axis] = []
    for dim in shape.indices.reversed() where shape[dim] > 1 {
      let place = axes.kept.firstIndex(of: dim)
      var axis = Axis(size: shape[dim], source: strides[dim], target: place.map { targets[$0] } ?? 0)
      if axis.source < 0 {
        source += (axis.size - 1) * axis.source
        target += (axis.size - 1) * axis.target
        (axis.source, axis.target) = (-axis.source, -axis.target)
      }
      // Innermost first; of equal strides the later axis.
      let at = list.firstIndex { axis.source != 0 && $0.source > axis.source } ?? list.count
      list.insert(axis, at: at)
    }
    var joined: [Axis] = []
    for axis in list {
      if let last = joined.last, last.source * last.size == axis.source, last.target * last.size == axis.target
      {
        joined[joined.count - 1].size *= axis.size
      } else {
        joined.append(axis)
      }
    }
    let inner = joined.first ?? Axis(size: 1, source: 0, target: 0)
    let outer = Array(joined.dropFirst())
    let (x, out) = (pointer(R.self), result.pointer(R.self))
    let total = outer.reduce(1) { $0 * $1.size }
    let perPoll = Swift.max(1, Engine.chunk / inner.size)
    var places = [Int](repeating: 0, count: outer.count)
    for number in 0..<total {
      if number % perPoll == 0 { try engine.poll() }
      if inner.target == 0 {
        out[target] += try pairwisePolled(x + source, inner.size, inner.source)
      } else {
        let (row, sums) = (x + source, out + target)
        for index in 0..<inner.size { sums[index &* inner.target] += row[index &* inner.source] }
      }
      for (level, axis) in outer.enumerated() {
        places[level] += 1
        source += axis.source
        target += axis.target
        if places[level] < axis.size { break }
        places[level] = 0
        source -= axis.size * axis.source
        target -= axis.size * axis.target
      }
    }
  }

  /// `pairwise`, which is stopped between parts of a long row.
  private func pairwisePolled<R: Real>(
    _ x: UnsafePointer<R>, _ count: Int, _ step: Int
  ) throws(TensorError) -> R {
    if count <= Engine.chunk {
      try engine.poll()
      return Tensor.pairwise(x, count, step)
    }
    let half = count / 2 - count / 2 % 8
    return try pairwisePolled(x, half, step) + pairwisePolled(x + half &* step, count - half, step)
  }

  private static func pairwise<R: Real>(_ x: UnsafePointer<R>, _ count: Int, _ step: Int) -> R {
    if count < 8 {
      var sum: R = -0.0
      for index in 0..<count { sum += x[index &* step] }
      return sum
    }
    if count > 128 {
      let half = count / 2 - count / 2 % 8
      return pairwise(x, half, step) + pairwise(x + half &* step, count - half, step)
    }
    var lanes = (
      x[0], x[step], x[2 &* step], x[3 &* step], x[4 &* step], x[5 &* step], x[6 &* step], x[7 &* step]
    )
    let whole = count - count % 8
    for start in stride(from: 8, to: whole, by: 8) {
      let run = x + start &* step
      lanes.0 += run[0]
      lanes.1 += run[step]
      lanes.2 += run[2 &* step]
      lanes.3 += run[3 &* step]
      lanes.4 += run[4 &* step]
      lanes.5 += run[5 &* step]
      lanes.6 += run[6 &* step]
      lanes.7 += run[7 &* step]
    }
    var sum = ((lanes.0 + lanes.1) + (lanes.2 + lanes.3)) + ((lanes.4 + lanes.5) + (lanes.6 + lanes.7))
    for index in whole..<count { sum += x[index &* step] }
    return sum
  }

  /// What a function of two makes of the elements so far along an axis, in the elements' own precision: for `add` the
  /// running totals, for `maximum` the greatest so far.
  public func accumulated(_ operation: BinaryOperation, _ dim: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if rank == 0 || count == 0 || shape[dim] == 1 { return try clone() }
    let result = try engine.withoutGradients { () throws(TensorError) in try contiguous().clone() }
    func run<Element: TensorElement>(_: Element.Type, _ function: (Element, Element) -> Element)
      throws(TensorError)
    {
      let (step, size) = (result.strides[dim], shape[dim])
      let block = step * size
      let out = result.pointer(Element.self)
      for start in stride(from: 0, to: count, by: block) {
        for first in stride(from: start + step, to: start + block, by: Engine.chunk) {
          try engine.poll()
          for place in first..<Swift.min(start + block, first + Engine.chunk) {
            out[place] = function(out[place - step], out[place])
          }
        }
      }
    }
    switch (dtype, operation) {
    case (.float32, .add): try run(Float.self) { $0 + $1 }
    case (.float64, .add): try run(Double.self) { $0 + $1 }
    case (.int64, .add): try run(Int.self) { $0 &+ $1 }
    case (.float32, .multiply): try run(Float.self) { $0 * $1 }
    case (.float64, .multiply): try run(Double.self) { $0 * $1 }
    case (.int64, .multiply): try run(Int.self) { $0 &* $1 }
    default:
      // Any other function, slice by slice.
      for place in 1..<Swift.max(1, shape[dim]) {
        let before = try result.select(dim, place - 1)
        let made = try Tensor.combine(operation, .tensor(before), .tensor(result.select(dim, place)))
        try result.select(dim, place).assign(made.to(dtype))
      }
    }
    return result
  }
}
