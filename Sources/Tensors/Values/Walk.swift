// A joint walk over up to four layouts of one shape, as runs along the innermost axis.
//
// Axes that lie behind each other without a gap in every operand are merged first, so that contiguous
// tensors become one run, and rows broadcast against a matrix become runs of one row. The offsets of all operands
// move together as one vector of four. The two innermost axes are plane fields: nearly every walk has no more, and
// one that allocates nothing costs a small tensor nothing.

struct Walk {
  typealias Offsets = SIMD4<Int>

  private struct Axis {
    var size = 1
    var step = Offsets.zero
  }

  /// The merged axes: a plane of rows, and those around it, the nearest first.
  private var row = Axis()
  private var plane = Axis()
  private var around: [Axis] = []
  private var base: Offsets
  let count: Int

  /// The steps within a run, and its length.
  var inner: Offsets { row.step }
  var length: Int { row.size }

  /// All layouts have the shape of the first. Without `inOrder`, axes are walked in the memory order of the first
  /// operand, so that two equally permuted tensors are one run; elements are then numbered in that order.
  init(_ a: Layout, _ b: Layout? = nil, _ c: Layout? = nil, _ d: Layout? = nil, inOrder: Bool = true) {
    count = a.count
    base = Offsets(a.offset, b?.offset ?? 0, c?.offset ?? 0, d?.offset ?? 0)
    if count == 0 { return }
    var axes = 0
    func add(_ dim: Int) {
      let size = a.shape[dim]
      if size == 1 { return }
      let step = Offsets(
        a.strides[dim], b?.strides[dim] ?? 0, c?.strides[dim] ?? 0, d?.strides[dim] ?? 0)
      func extends(_ axis: inout Axis) -> Bool {
        if step != axis.step &* Offsets(repeating: axis.size) { return false }
        axis.size *= size
        return true
      }
      switch axes {
      case 0: row = Axis(size: size, step: step)
      case 1:
        if extends(&row) { return }
        plane = Axis(size: size, step: step)
      case 2:
        if extends(&plane) { return }
        around.append(Axis(size: size, step: step))
      default:
        if extends(&around[around.count - 1]) { return }
        around.append(Axis(size: size, step: step))
      }
      axes += 1
    }
    if inOrder || a.isDescending {
      for dim in (0..<a.rank).reversed() { add(dim) }
    } else {
      let dims = a.shape.indices.sorted { (a.strides[$0], $1) < (a.strides[$1], $0) }
      for dim in dims { add(dim) }
    }
  }

  /// Calls `body` with the offsets of the first element and the length of every run in a range of elements.
  @inline(__always)
  func runs(_ range: Range<Int>, _ body: (Offsets, Int) -> Void) {
    if range.isEmpty { return }
    var left = range.count
    var (line, first) = (0, range.lowerBound)
    if first >= row.size { (line, first) = first.quotientAndRemainder(dividingBy: row.size) }
    var number = 0
    if line >= plane.size { (number, line) = line.quotientAndRemainder(dividingBy: plane.size) }
    while true {
      var offsets = around.isEmpty ? base : start(ofPlane: number)
      offsets &+= plane.step &* Offsets(repeating: line) &+ row.step &* Offsets(repeating: first)
      while line < plane.size {
        let length = min(left, row.size - first)
        body(offsets, length)
        left -= length
        if left == 0 { return }
        offsets &+= plane.step &- row.step &* Offsets(repeating: first)
        first = 0
        line += 1
      }
      line = 0
      number += 1
    }
  }

  private func start(ofPlane number: Int) -> Offsets {
    var (rest, offsets) = (number, base)
    for axis in around {
      let (outer, index) = rest.quotientAndRemainder(dividingBy: axis.size)
      offsets &+= axis.step &* Offsets(repeating: index)
      rest = outer
    }
    return offsets
  }
}

extension Layout {
  /// Whether no axis has a longer stride than one before it.
  fileprivate var isDescending: Bool {
    for dim in 1..<max(1, rank) where strides[dim] > strides[dim - 1] { return false }
    return true
  }
}
