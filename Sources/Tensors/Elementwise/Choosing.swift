// Taking one number or another: by a condition, or held between bounds.

extension Tensor {
  /// `a` where the condition is true, else `b`; all three broadcast, the types of `a` and `b` promote.
  ///
  /// The gradient goes to whichever was taken.
  public static func `where`(_ condition: Tensor, _ a: Operand, _ b: Operand) throws(TensorError) -> Tensor {
    let dtype = DType.result(of: [a, b])
    try a.check(fits: dtype)
    try b.check(fits: dtype)
    let shape = try Layout.broadcast(condition.shape, try Layout.broadcast(a.shape, b.shape))
    let mask = try condition.to(.bool).expand(shape)
    let left = try a.spread(dtype, shape)
    let right = try b.spread(dtype, shape)
    let result = try mask.choosing(left, right, dtype)
    var (inputs, isLeft): ([Tensor], [Bool]) = ([], [])
    for (operand, side) in [(left, true), (right, false)] {
      guard case .tensor(let tensor) = operand else { continue }
      inputs.append(tensor)
      isLeft.append(side)
    }
    return result.recorded("WhereBackward0", from: inputs, saving: [mask]) {
      [isLeft] (gradient) throws(TensorError) in
      var shares: [Tensor?] = []
      let (g, mask) = (Operand.tensor(gradient.output), gradient.saved[0])
      for (place, left) in isLeft.enumerated() {
        if !gradient.needs[place] {
          shares.append(nil)
        } else {
          shares.append(try left ? mask.choosing(g, .scalar(0), dtype) : mask.choosing(.scalar(0), g, dtype))
        }
      }
      return shares
    }
  }

  /// Of two operands of this mask's shape, or numbers; without a node.
  private func choosing(_ a: Operand, _ b: Operand, _ dtype: DType) throws(TensorError) -> Tensor {
    let engine = engine
    let result = try engine.empty(shape, dtype: dtype)
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let walk = Walk(result.layout, layout, try a.layout(over: shape), try b.layout(over: shape))
      // Both numbers are read before one is chosen, which lets the compiler use vectors.
      let (out, bits, step) = (result.pointer(Element.self), pointer(UInt8.self), walk.inner)
      try Operand.elements(Element.self, a, b) { (x, _, y, _) throws(TensorError) in
        let (x, y) = (x - a.offset, y - b.offset)
        try engine.inRanges(result.count) { range in
          walk.runs(range) { at, length in
            let (out, bits, x, y) = (out + at[0], bits + at[1], x + at[2], y + at[3])
            let (one, other) = (x.pointee, y.pointee)
            switch step {
            case Walk.Offsets(1, 1, 1, 1):
              for index in 0..<length {
                let (one, other) = (x[index], y[index])
                out[index] = bits[index] != 0 ? one : other
              }
            case Walk.Offsets(1, 1, 1, 0):
              for index in 0..<length {
                let one = x[index]
                out[index] = bits[index] != 0 ? one : other
              }
            case Walk.Offsets(1, 1, 0, 1):
              for index in 0..<length {
                let other = y[index]
                out[index] = bits[index] != 0 ? one : other
              }
            default:
              for index in 0..<length {
                out[index &* step[0]] =
                  bits[index &* step[1]] != 0 ? x[index &* step[2]] : y[index &* step[3]]
              }
            }
          }
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
    return result
  }

  /// Every element brought into `low...high`; either bound may be missing.
  ///
  /// The gradient passes where the element was in the interval, bounds included; otherwise it goes to the bound
  /// that was taken, where that is a tensor. Where the bounds cross, the result is `high`.
  public func clamp(low: Operand? = nil, high: Operand? = nil) throws(TensorError) -> Tensor {
    if low == nil && high == nil { throw .clampWithoutBounds }
    let bounds = [low, high].compactMap { $0 }
    let dtype = DType.result(of: [.tensor(self)] + bounds)
    for bound in bounds { try bound.check(fits: dtype) }
    let numbers = bounds.compactMap { bound in
      if case .scalar(let number) = bound { number.double } else { nil as Double? }
    }
    if dtype.isFloat, numbers.count == bounds.count {
      let interval = Interval(
        low: low == nil ? -.infinity : numbers[0], high: high == nil ? .infinity : numbers[numbers.count - 1])
      return try to(dtype).map(interval)
    }
    return try clampRecorded(low: low, high: high, dtype)
  }

  /// Bounds that are tensors, and integers.
  private func clampRecorded(low: Operand?, high: Operand?, _ dtype: DType) throws(TensorError) -> Tensor {
    var shape = shape
    for case .tensor(let bound)? in [low, high] { shape = try Layout.broadcast(shape, bound.shape) }
    func spread(_ operand: Operand?) throws(TensorError) -> Operand? {
      guard let operand else { return nil }
      let spread = try operand.spread(dtype, shape)
      guard case .scalar = spread, dtype.isFloat else { return spread }
      return .tensor(try operand.tensor(engine, dtype).expand(shape))
    }
    let (low, high) = (try spread(low), try spread(high))
    let bounds = [low, high].compactMap { $0 }
    guard case .tensor(let x) = try Operand.tensor(self).spread(dtype, shape) else { return self }
    let result = try engine.withoutGradients { () throws(TensorError) -> Tensor in
      var result = x
      if let low { result = try Tensor.combine(.maximum, .tensor(result), low) }
      if let high { result = try Tensor.combine(.minimum, .tensor(result), high) }
      return result.storage === x.storage ? try x.clone() : result
    }
    let inputs =
      [x] + bounds.compactMap { bound in if case .tensor(let tensor) = bound { tensor } else { nil } }
    if !dtype.isFloat { return result }
    let (hasLow, hasHigh) = (low != nil, high != nil)
    return result.recorded("ClampBackward0", from: inputs, saving: inputs) { (gradient) throws(TensorError) in
      let (g, x) = (gradient.output, gradient.saved[0])
      let low = hasLow ? gradient.saved[1] : nil
      let high = hasHigh ? gradient.saved[gradient.saved.count - 1] : nil
      func compare(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        try Tensor.combine(operation, .tensor(a), .tensor(b))
      }
      func both(_ a: Tensor?, _ operation: BinaryOperation, _ b: Tensor?) throws(TensorError) -> Tensor {
        if let a, let b { return try compare(operation, a, b) }
        if let one = a ?? b { return one }
        return try g.engine.scalar(.bool(true))
      }
      func masked(_ mask: Tensor) throws(TensorError) -> Tensor {
        try Tensor.where(mask, .tensor(g), .tensor(g.engine.zeros([], dtype: g.dtype)))
      }
      let above = try low.map { low throws(TensorError) in try compare(.greaterEqual, x, low) }
      let below = try high.map { high throws(TensorError) in try compare(.lessEqual, x, high) }
      var shares: [Tensor?] = [try masked(both(above, .and, below))]
      if let low {
        let open = try high.map { high throws(TensorError) in try compare(.less, low, high) }
        shares.append(try masked(both(open, .and, compare(.less, x, low))))
      }
      if let high {
        let crossed = try low.map { low throws(TensorError) in try compare(.less, high, low) }
        shares.append(try masked(both(crossed, .or, compare(.greater, x, high))))
      }
      return shares
    }
  }
}

/// The nearest number between two bounds.
private struct Interval: Curve {
  let low, high: Double

  func row<R: Real>(_ pass: CurvePass<R>) -> CurveFacts {
    let (low, high) = (R(low), R(high))
    return pass(
      "ClampBackward1",
      { held($0, low, high) }, ofInput: { g, x in x >= low && x <= high ? g : 0 })
  }
}
