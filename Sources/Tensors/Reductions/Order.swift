// What stands at a place of the sorted elements: medians, quantiles, the most frequent.
//
// Every line along the axis is put in order by number (NaN counts as greatest; equal elements stay in order); the results
// and their gradients then only pick.

extension Tensor {
  /// The lower median of all elements; NaN if any is.
  public func median() throws(TensorError) -> Tensor {
    try checkOrdered("median_cpu")
    let line = try detach().flatten()
    let result =
      count == 0
      ? try engine.filled([], .float(.nan), dtype: dtype) : try line.median(along: 0).values
    return result.recorded("MedianBackward0", from: [self], saving: [self, result]) {
      (gradient) throws(TensorError) in
      let (x, median) = (gradient.saved[0], gradient.saved[1])
      let both = try Tensor.combine(
        .and, .tensor(x.isNotNumber()), .tensor(median.isNotNumber().expand(x.shape)))
      let mask = try Tensor.combine(
        .or, .tensor(Tensor.combine(.equal, .tensor(x), .tensor(median))), .tensor(both)
      ).to(x.dtype)
      return [try mask * (gradient.output / mask.sum())]
    }
  }

  /// The lower median along an axis and where it is; the first NaN if there is one.
  public func median(
    along dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try checkOrdered("median_cpu")
    return try picking("median", "MedianBackward1", dim, keepdim) { line, order in
      line.isOrdered(order.last ?? 0) ? order[(order.count - 1) / 2] : order.first { !line.isOrdered($0) } ?? 0
    }
  }

  /// The most frequent element along an axis (of several the least) and its last index.
  ///
  /// A NaN equals nothing, so it is found once. In a short line it also keeps what stands after it from being put before
  /// it, as in PyTorch: the line is put in order by insertion, and what is neither less nor equal stays.
  public func mode(
    along dim: Int = -1, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try picking("mode", "ModeBackward0", dim, keepdim) { line, order in
      let isShort = order.count <= 16 && !line.isOrdered(order[order.count - 1])
      let order = isShort ? line.insertionOrder(order.count) : Array(order)
      var (best, most, start) = (order[0], 0, 0)
      for place in order.indices {
        if !line.areEqual(order[place], order[start]) { start = place }
        if place - start + 1 > most { (best, most) = (order[place], place - start + 1) }
      }
      return best
    }
  }

  /// The numbers below which the shares `q` (each from 0 to 1) of the elements lie, between neighbours by `interpolation`.
  ///
  /// `q` is a number, or a row of them, which the result then has for its first axis.
  public func quantile(
    _ q: Tensor, dim: Int? = nil, keepdim: Bool = false, interpolation: QuantilePlacing = .linear
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .argument(.quantileType) }
    if count == 0 { throw .argument(.quantileEmpty) }
    if q.rank > 1 { throw .argument(.quantileRank) }
    if q.dtype != dtype { throw .argument(.quantileTypes) }
    let shares = try q.doubles()
    if !shares.allSatisfy({ $0 >= 0 && $0 <= 1 }) {
      throw .argument(.quantileRange(nil))
    }
    let axes = try Axes(dim.map { [$0] }, of: layout, keepdim: keepdim)
    let axis = dim == nil || rank == 0 ? 0 : axes.reduced[0]
    let source = dim == nil || rank == 0 ? try flatten() : self
    let lines = try source.movedim([axis], [-1])
    let picks = try lines.detach().quantilePlaces(shares, interpolation)
    let values = try engine.withoutGradients { () throws(TensorError) in
      let (low, high) = (try lines.gather(-1, picks.low), try lines.gather(-1, picks.high))
      // From the nearer neighbour, so that a whole place gives its element exactly.
      let near = try Tensor.combine(.less, .tensor(picks.weight), .scalar(.float(0.5)))
      let step = try high - low
      let rising = try low + step * picks.weight
      let falling = try high - step * (picks.weight.onesLike() - picks.weight)
      return try Tensor.where(near, .tensor(rising), .tensor(falling)).movedim([-1], [0]).contiguous()
    }
    let shape = (q.rank == 0 ? [] : [shares.count]) + axes.shape
    let result = try values.reshape(shape).detach()
    return result.recorded(
      "SqueezeBackward4", from: [lines], saving: [picks.low, picks.high, picks.weight]
    ) { [whole = lines.shape, front = values.shape] (gradient) throws(TensorError) in
      let (low, high, weight) = (gradient.saved[0], gradient.saved[1], gradient.saved[2])
      let output = try gradient.output.reshape(front).movedim([0], [-1])
      let sum = try output.engine.zeros(whole, dtype: output.dtype)
      let right = try output * weight
      try sum.along(whole.count - 1, low, output - right, .add)
      try sum.along(whole.count - 1, high, right, .add)
      return [sum]
    }
  }

  /// The number below which a share q of the elements lies, 0 to 1; 0.5 is the median of sorted numbers.
  ///
  /// Throws for q outside, and for no elements.
  public func quantile(
    _ q: Double, dim: Int? = nil, keepdim: Bool = false, interpolation: QuantilePlacing = .linear
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .argument(.quantileType) }
    if !(q >= 0 && q <= 1) { throw .argument(.quantileRange(q)) }
    return try quantile(
      engine.filled([], .float(q), dtype: dtype), dim: dim, keepdim: keepdim, interpolation: interpolation)
  }

  /// How a quantile lies between two elements.
  public enum QuantilePlacing: String, Sendable {
    case linear, lower, higher, midpoint, nearest
  }

  /// For every line along the last axis and every share the places of its neighbours, and how far it lies from the lower.
  private func quantilePlaces(
    _ shares: [Double], _ interpolation: QuantilePlacing
  ) throws(TensorError) -> (low: Tensor, high: Tensor, weight: Tensor) {
    let length = shape[rank - 1]
    let sizes = Array(shape.dropLast()) + [shares.count]
    let (low, high) = (try engine.empty(sizes, dtype: .int64), try engine.empty(sizes, dtype: .int64))
    let weight = try engine.empty(sizes, dtype: .float64)
    let (lows, highs) = (low.pointer(Int.self), high.pointer(Int.self))
    let weights = weight.pointer(Double.self)
    // Where the share lies among 0…n-1, in the precision of the elements.
    let places = shares.map { share in
      Swift.min(
        Double(length - 1),
        dtype == .float32 ? Double(Float(share) * Float(length - 1)) : share * Double(length - 1))
    }
    try eachLine { number, line, order in
      for (index, place) in places.enumerated() {
        let at = number * shares.count + index
        var (down, up) = (place.rounded(.down), place.rounded(.up))
        switch interpolation {
        case .linear: weights[at] = place - down
        case .midpoint: weights[at] = up > down ? 0.5 : 0
        case .lower: (up, weights[at]) = (down, 0)
        case .higher: (down, weights[at]) = (up, 0)
        case .nearest:
          (down, up, weights[at]) = (place.rounded(.toNearestOrEven), place.rounded(.toNearestOrEven), 0)
        }
        lows[at] = order[Int(down)]
        highs[at] = order[Int(up)]
        // A line with a NaN has no order: NaN stands last.
        if !line.isOrdered(order[length - 1]) { (lows[at], highs[at]) = (order[length - 1], order[length - 1]) }
      }
    }
    return (low, high, try weight.to(dtype))
  }

  private func checkOrdered(_ kernel: String) throws(TensorError) {
    if dtype == .bool { throw .notImplemented(kernel: kernel, dtype) }
  }

  private func isNotNumber() throws(TensorError) -> Tensor {
    try Tensor.combine(.notEqual, .tensor(self), .tensor(self))
  }

  /// One element of every line along an axis, picked by a function of the line and its ascending order.
  private func picking(
    _ operation: String, _ node: String, _ dim: Int, _ keepdim: Bool,
    _ pick: (OrderedLine, UnsafeBufferPointer<Int>) -> Int
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let axes = try Axes([dim], of: layout, keepdim: keepdim)
    if let axis = axes.reduced.first, shape[axis] == 0 {
      throw .emptyReductionDim(operation: operation, dim: axis, shape: shape)
    }
    let axis = axes.reduced.first ?? 0
    let source = rank == 0 ? try reshape([1]) : self
    let indices = try engine.empty(axes.shape, dtype: .int64)
    let places = indices.pointer(Int.self)
    try source.detach().movedim([axis], [-1]).eachLine { number, line, order in
      places[number] = pick(line, order)
    }
    let aligned = rank == 0 ? [1] : axes.aligned
    let values = try engine.withoutGradients { () throws(TensorError) in
      try source.gather(axis, indices.reshape(aligned)).reshape(axes.shape).detach()
    }
    let result = values.recorded(node, from: [source], saving: [indices]) {
      [whole = source.shape] (gradient) throws(TensorError) in
      let sum = try gradient.output.engine.zeros(whole, dtype: gradient.output.dtype)
      try sum.scatterUnversioned(axis, gradient.saved[0].reshape(aligned), gradient.output.reshape(aligned))
      return [sum]
    }
    return (result, indices)
  }

  /// Calls `body` with the number of every line along the last axis, the line and its ascending order.
  private func eachLine(_ body: (Int, OrderedLine, UnsafeBufferPointer<Int>) -> Void) throws(TensorError) {
    let lines = try contiguous()
    let order = try lines.argsort(-1)
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let values = lines.pointer(Element.self) + lines.offset
      let places = order.pointer(Int.self) + order.offset
      try lines.rows.each(cost: 4) { numbers in
        for number in numbers {
          let line = values + number * lines.rows.width
          body(
            number,
            OrderedLine(
              isOrdered: { line[$0] == line[$0] }, areEqual: { line[$0] == line[$1] },
              isLess: { line[$0].asDouble < line[$1].asDouble }),
            UnsafeBufferPointer(start: places + number * lines.rows.width, count: lines.rows.width))
        }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }
}

/// What may be asked of the elements of a line, by their indices.
private struct OrderedLine {
  /// Whether an element is a number.
  let isOrdered: (Int) -> Bool
  let areEqual: (Int, Int) -> Bool
  let isLess: (Int, Int) -> Bool

  /// The indices as an insertion sort leaves them that begins with a look at the least so far.
  func insertionOrder(_ count: Int) -> [Int] {
    var order: [Int] = []
    for index in 0..<count {
      var place = order.count
      if let least = order.first, isLess(index, least) {
        place = 0
      } else {
        while place > 0, isLess(index, order[place - 1]) { place -= 1 }
      }
      order.insert(index, at: place)
    }
    return order
  }
}
