// A joint walk over up to four layouts of one shape, as runs along the innermost axis.
//
// Axes that lie behind each other without a gap in every operand are merged first, so that contiguous
// tensors become one run, and rows broadcast against a matrix become runs of one row. The offsets of all operands
// move together as one vector of four.

struct Walk {
  typealias Offsets = SIMD4<Int>

  /// Sizes and steps of the merged axes, outermost first; never empty.
  private var sizes: [Int] = []
  private var steps: [Offsets] = []
  private var base: Offsets
  let count: Int

  /// The steps within a run.
  var inner: Offsets { steps[steps.count - 1] }

  /// All layouts have the shape of the first. Without `inOrder`, axes are walked in the memory order of the first
  /// operand, so that two equally permuted tensors are one run; elements are then numbered in that order.
  init(_ layouts: Layout..., inOrder: Bool = true) {
    func lanes(_ value: (Layout) -> Int) -> Offsets {
      var lanes = Offsets.zero
      for (lane, layout) in layouts.enumerated() { lanes[lane] = value(layout) }
      return lanes
    }
    let first = layouts[0]
    count = first.count
    base = lanes { $0.offset }
    var dims = count == 0 ? [] : first.shape.indices.filter { first.shape[$0] != 1 }
    if !inOrder {
      dims = dims.enumerated().sorted { a, b in
        (first.strides[b.element], a.offset) < (first.strides[a.element], b.offset)
      }.map(\.element)
    }
    for dim in dims {
      let size = first.shape[dim]
      let step = lanes { $0.strides[dim] }
      if let outer = steps.last, outer == step &* Offsets(repeating: size) {
        sizes[sizes.count - 1] *= size
        steps[steps.count - 1] = step
      } else {
        sizes.append(size)
        steps.append(step)
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      steps = [.zero]
    }
  }

  /// Calls `body` with the offsets of the first element and the length of every run in a range of elements.
  @inline(__always)
  func runs(_ range: Range<Int>, _ body: (Offsets, Int) -> Void) {
    guard !range.isEmpty else { return }
    let last = sizes.count - 1
    var position = [Int](repeating: 0, count: sizes.count)
    var rest = range.lowerBound
    var offsets = base
    for dim in sizes.indices.reversed() {
      position[dim] = rest % sizes[dim]
      rest /= sizes[dim]
      offsets &+= steps[dim] &* Offsets(repeating: position[dim])
    }
    var left = range.count
    while true {
      let length = min(left, sizes[last] - position[last])
      body(offsets, length)
      left -= length
      if left == 0 { return }
      offsets &-= steps[last] &* Offsets(repeating: position[last])
      position[last] = 0
      var dim = last - 1
      while dim >= 0 {
        position[dim] += 1
        offsets &+= steps[dim]
        if position[dim] < sizes[dim] { break }
        offsets &-= steps[dim] &* Offsets(repeating: sizes[dim])
        position[dim] = 0
        dim -= 1
      }
    }
  }
}
