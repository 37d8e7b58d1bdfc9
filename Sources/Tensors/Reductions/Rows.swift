// Tensors as rows: what works along one axis, and needs its elements side by side.
//
// The axis is brought to the end; where it does not lie there in memory already, a copy is made. Rows then follow each
// other in memory, in whatever order the other axes have, and are shared out among the threads.

/// Rows of equal length in memory.
struct Rows {
  let engine: Engine
  let width, count: Int

  /// Calls `body` with ranges of rows, of about as many elements as any elementwise loop takes at a time.
  func each(cost: Double, _ body: (Range<Int>) -> Void) throws(TensorError) {
    if count == 0 { return }
    let (rows, perChunk) = (count / width, max(1, Engine.chunk / width))
    try engine.inChunks((rows - 1) / perChunk + 1, nanoseconds: Double(count) * cost) { chunk, _ in
      body(chunk * perChunk..<min(rows, (chunk + 1) * perChunk))
    }
  }

  /// Calls `body` with the pieces of each row from its beginning (or `reversed`, its end), in order, and with what the
  /// piece before made of `state`, which is `empty` for the first.
  func eachPiece<State>(
    cost: Double, reversed: Bool = false, from empty: State,
    _ body: (_ row: Int, _ piece: Range<Int>, _ state: inout State) -> Void
  ) throws(TensorError) {
    if width <= Rows.longest {
      try each(cost: cost) { range in
        for row in range {
          var state = empty
          body(row, 0..<width, &state)
        }
      }
      return
    }
    for row in 0..<count / width {
      var state = empty
      for start in stride(from: 0, to: width, by: Engine.chunk) {
        try engine.poll()
        let piece = start..<min(width, start + Engine.chunk)
        body(row, reversed ? width - piece.upperBound..<width - piece.lowerBound : piece, &state)
      }
    }
  }

  /// Longer rows are gone through in pieces; where a state goes along, on this thread alone.
  static let longest = 1 << 20
}

extension Tensor {
  /// This tensor, which `asRows` gave, as rows.
  var rows: Rows { Rows(engine: engine, width: rank == 0 ? 1 : shape[rank - 1], count: count) }

  /// The axes with `dim` moved to the end.
  func movedToEnd(_ dim: Int) throws(TensorError) -> Tensor {
    rank == 0 ? self : try permute((0..<rank).filter { $0 != dim } + [dim])
  }

  /// A tensor whose last axis is `dim` and lies in memory without gaps, the rows one behind the other in any order.
  func asRows(_ dim: Int) throws(TensorError) -> Tensor {
    let moved = try movedToEnd(dim)
    if rank == 0 || (moved.strides[rank - 1] == 1 && moved.layout.isDense) { return moved }
    return try moved.contiguous()
  }

  /// The last axis back at `dim`: a tensor by itself, no view.
  func fromRows(_ dim: Int) throws(TensorError) -> Tensor {
    if rank == 0 { return self }
    var order = Array(0..<rank - 1)
    order.insert(rank - 1, at: dim)
    return try permute(order).detach()
  }
}
