// What has come together so far along an axis: sums, products, the greatest, the least.
//
// Every place holds the fold of the elements up to it, so a row is gone through once. Sums and products of floats are
// carried in double.

extension Tensor {
  /// Sums so far: out[i] = x[0] + … + x[i]. Integers and bools sum to int64.
  ///
  /// ```swift
  /// try x.cumulativeSum(0)   // [1, 2, 3] -> [1, 3, 6]
  /// ```
  public func cumulativeSum(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    let x = dtype.isFloat ? self : try to(.int64)
    let result = try x.alongRows(dim, reversed: false, ifInteger: { $0 &+ $1 }, { $0 + $1 })
    return result.recorded("CumsumBackward0", from: [x]) { (gradient) throws(TensorError) in
      [try gradient.output.alongRows(dim, reversed: true, ifInteger: { $0 &+ $1 }, { $0 + $1 })]
    }
  }

  /// Products so far: out[i] = x[0] * … * x[i]. Integers and bools multiply to int64.
  public func cumulativeProduct(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    let x = dtype.isFloat ? self : try to(.int64)
    let result = try x.alongRows(dim, reversed: false, ifInteger: { $0 &* $1 }, { $0 * $1 })
    return result.recorded("CumprodBackward0", from: [x], saving: [x]) { (gradient) throws(TensorError) in
      [try gradient.saved[0].shareOfProducts(dim, gradient.output)]
    }
  }

  /// The logarithms of the sums of exponentials so far, log(exp(x[0]) + … + exp(x[i])), without overflow. Floats only.
  public func logCumulativeSumExp(_ dim: Int) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .notImplemented(kernel: "logcumsumexp_out_cpu", dtype) }
    let dim = try layout.resolve(dim: dim)
    let result = try alongRows(dim, reversed: false, ifInteger: { $0 &+ $1 }, Tensor.logAddExp)
    return result.recorded("LogcumsumexpBackward0", from: [self], saving: [self, result]) {
      (gradient) throws(TensorError) in
      // dx[i] = Σ g[j]·exp(x[i] - out[j]) over j ≥ i, in logarithms, those of the negative g by themselves.
      let (x, result, g) = (gradient.saved[0], gradient.saved[1], gradient.output)
      func share(_ part: Tensor) throws(TensorError) -> Tensor {
        let sums = try (part.apply(.log) - result).alongRows(
          dim, reversed: true, ifInteger: { $0 &+ $1 }, Tensor.logAddExp)
        return try (sums + x).apply(.exp)
      }
      return [try share(g.clamp(low: .scalar(0))) - share(g.apply(.negate).clamp(low: .scalar(0)))]
    }
  }

  /// log(exp(a) + exp(b)).
  private static func logAddExp(_ a: Double, _ b: Double) -> Double {
    if a == b { return a + Double.log(2) }
    let (low, high) = a < b ? (a, b) : (b, a)
    return low.isNaN || high.isNaN ? .nan : high + Double.log(1 + Double.exp(low - high))
  }

  /// The greatest so far and the index of the last of them; NaN beats every number.
  public func cumulativeMax(_ dim: Int) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(dim, greatest: true)
  }

  /// The least so far and the index of the last of them; NaN beats every number.
  public func cumulativeMin(_ dim: Int) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(dim, greatest: false)
  }

  @inline(__always)
  private func alongRows(
    _ dim: Int, reversed: Bool, ifInteger integer: (Int, Int) -> Int, _ real: (Double, Double) -> Double
  ) throws(TensorError) -> Tensor {
    try engine.withoutGradients { () throws(TensorError) -> Tensor in
      let source = try asRows(dim)
      let result = try engine.empty(like: source.layout.likewise(), dtype: dtype)
      let rows = source.rows
      func run<Element: TensorElement, Sum: TensorElement>(
        _: Element.Type, _ function: (Sum, Sum) -> Sum
      ) throws(TensorError) {
        let (x, out) = (source.start(Element.self), result.start(Element.self))
        try rows.eachPiece(cost: 2, reversed: reversed, from: Sum?.none) { row, piece, state in
          let (x, out) = (x + row * rows.width, out + row * rows.width)
          for number in 0..<piece.count {
            let place = reversed ? piece.upperBound - 1 - number : piece.lowerBound + number
            guard let sum = state else {
              state = Sum(converting: x[place])
              out[place] = x[place]
              continue
            }
            let next = function(sum, Sum(converting: x[place]))
            state = next
            out[place] = Element(converting: next)
          }
        }
      }
      switch dtype {
      case .float32: try run(Float.self, real)
      case .float64: try run(Double.self, real)
      default: try run(Int.self, integer)
      }
      return try result.fromRows(dim)
    }
  }

  /// What the gradient g of the cumulative products of this tensor makes of its elements.
  ///
  /// Element i is in every product from i on: its share is (x[0] … x[i-1]) * (g[i] + x[i+1] (g[i+1] + x[i+2] (…))), in
  /// which nothing is divided, so zeros do no harm.
  private func shareOfProducts(_ dim: Int, _ gradient: Tensor) throws(TensorError) -> Tensor {
    let x = try asRows(dim)
    let g = try gradient.movedToEnd(dim).ordered(as: x.layout)
    let result = try engine.empty(like: x.layout.likewise(), dtype: dtype)
    let rows = x.rows
    func run<R: Real>(_: R.Type) throws(TensorError) {
      let (x, g, out) = (x.start(R.self), g.start(R.self), result.start(R.self))
      try rows.eachPiece(cost: 2, reversed: true, from: 0.0) { row, piece, after in
        let (x, g, out) = (x + row * rows.width, g + row * rows.width, out + row * rows.width)
        for place in piece.reversed() {
          after = Double(g[place]) + (place + 1 < rows.width ? Double(x[place + 1]) * after : 0)
          out[place] = R(after)
        }
      }
      try rows.eachPiece(cost: 2, from: 1.0) { row, piece, before in
        let (x, out) = (x + row * rows.width, out + row * rows.width)
        for place in piece {
          out[place] = R(Double(out[place]) * before)
          before *= Double(x[place])
        }
      }
    }
    if dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
    return try result.fromRows(dim)
  }

  private func cumulativeExtreme(
    _ dim: Int, greatest: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let dim = try layout.resolve(dim: dim)
    let (values, indices) = try engine.withoutGradients { () throws(TensorError) -> (Tensor, Tensor) in
      let source = try asRows(dim)
      let values = try engine.empty(like: source.layout.likewise(), dtype: dtype)
      let indices = try engine.empty(like: source.layout.likewise(), dtype: .int64)
      let rows = source.rows
      func run<Element: TensorElement>(
        _: Element.Type, _ reaches: (Element, Element) -> Bool
      ) throws(TensorError) {
        let (x, out) = (source.start(Element.self), values.start(Element.self))
        let places = indices.start(Int.self)
        try rows.eachPiece(cost: 2, from: 0) { row, piece, best in
          let (x, out, places) = (x + row * rows.width, out + row * rows.width, places + row * rows.width)
          for place in piece {
            // NaN differs from itself: it is taken always, and gives way only to another.
            if x[place] != x[place] || (x[best] == x[best] && reaches(x[place], x[best])) { best = place }
            (out[place], places[place]) = (x[best], best)
          }
        }
      }
      switch dtype {
      case .bool: try run(Bool.self) { greatest ? $0.asInt >= $1.asInt : $0.asInt <= $1.asInt }
      case .uint8: try run(UInt8.self) { greatest ? $0 >= $1 : $0 <= $1 }
      case .int64: try run(Int.self) { greatest ? $0 >= $1 : $0 <= $1 }
      case .float32: try run(Float.self) { greatest ? $0 >= $1 : $0 <= $1 }
      case .float64: try run(Double.self) { greatest ? $0 >= $1 : $0 <= $1 }
      }
      return (try values.fromRows(dim), try indices.fromRows(dim))
    }
    let node = greatest ? "CummaxBackward0" : "CumminBackward0"
    let result = values.recorded(node, from: [self], saving: [indices]) { (gradient) throws(TensorError) in
      let g = gradient.output
      return [try g.engine.zeros(g.shape, dtype: g.dtype).scatterAdd(dim, gradient.saved[0], g)]
    }
    return (result, indices)
  }
}
