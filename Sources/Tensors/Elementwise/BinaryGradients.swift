// The way back through a function of two numbers.
//
// Each side has a row: which of the two operands its gradient needs, and the formula. Only what an operand that wants a
// gradient needs is saved. Formulas that are themselves one of the vector loops are written with them;
// the others go through one loop over the gradient and both operands.

extension BinaryOperation {
  /// As PyTorch names the node, by which of the operands are plain numbers; nil where there is no gradient.
  fileprivate func node(_ left: Operand, _ right: Operand) -> String? {
    switch (self, left.isNumber, right.isNumber) {
    case (.add, _, _): "AddBackward0"
    case (.subtract, true, _): "RsubBackward1"
    case (.subtract, _, _): "SubBackward0"
    case (.multiply, _, _): "MulBackward0"
    case (.divide, _, _): "DivBackward0"
    case (.remainder, _, true): "RemainderBackward0"
    case (.remainder, _, _): "RemainderBackward1"
    case (.truncatedRemainder, _, true): "FmodBackward0"
    case (.truncatedRemainder, _, _): "FmodBackward1"
    case (.power, true, _): "PowBackward2"
    case (.power, _, true): "PowBackward0"
    case (.power, _, _): "PowBackward1"
    case (.minimum, _, _): "MinimumBackward0"
    case (.maximum, _, _): "MaximumBackward0"
    case (.atan2, _, _): "Atan2Backward0"
    case (.hypot, _, _): "HypotBackward0"
    case (.prelu, _, _): "PreluKernelBackward0"
    default: nil
    }
  }

  /// Which operands the gradient of a side is computed from.
  fileprivate func needs(for side: Side) -> (left: Bool, right: Bool) {
    switch (self, side) {
    case (.add, _), (.subtract, _), (.remainder, .left), (.truncatedRemainder, .left): (false, false)
    case (.multiply, .left), (.divide, .left): (false, true)
    case (.multiply, .right): (true, false)
    default: (true, true)
    }
  }
}

/// One of two operands.
private enum Side { case left, right }

extension Operand {
  fileprivate var isNumber: Bool {
    if case .scalar = self { true } else { false }
  }

  fileprivate var wantsGradient: Bool {
    if case .tensor(let tensor) = self { tensor.requiresGrad } else { false }
  }
}

extension Tensor {
  /// The result with a node, where an operand wants gradients.
  static func recorded(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, _ result: Tensor
  ) -> Tensor {
    guard result.engine.recordsGradients, left.wantsGradient || right.wantsGradient,
      let node = operation.node(left, right)
    else { return result }
    var (inputs, sides, saved): ([Tensor], [Side], [Tensor]) = ([], [], [])
    var needed = (left: false, right: false)
    for (side, operand) in [(Side.left, left), (.right, right)] {
      guard case .tensor(let tensor) = operand else { continue }
      inputs.append(tensor)
      sides.append(side)
      if !operand.wantsGradient { continue }
      let needs = operation.needs(for: side)
      needed = (needed.left || needs.left, needed.right || needs.right)
    }
    // A number goes into the closure as it is; of a tensor, its place among what is saved.
    func kept(_ operand: Operand, _ isNeeded: Bool) -> (Gradient) -> Operand {
      switch operand {
      case .scalar: return { _ in operand }
      case .tensor(let tensor):
        guard isNeeded else { return { _ in .scalar(0) } }
        let place = saved.count
        saved.append(tensor)
        return { .tensor($0.saved[place]) }
      }
    }
    let (a, b) = (kept(left, needed.left), kept(right, needed.right))
    let recorded = result.recorded(node, from: inputs, saving: saved) {
      [sides] (gradient) throws(TensorError) in
      var shares: [Tensor?] = []
      for (place, side) in sides.enumerated() {
        shares.append(
          gradient.needs[place] ? try share(operation, side, gradient.output, a(gradient), b(gradient)) : nil)
      }
      return shares
    }
    if [.multiply, .divide].contains(operation), left.isNumber || right.isNumber {
      recorded.gradientFunction?.keepsNumber = true
    }
    return recorded
  }

  /// What the gradient `g` of `operation(a, b)` makes the gradient of one side.
  private static func share(
    _ operation: BinaryOperation, _ side: Side, _ g: Tensor, _ a: Operand, _ b: Operand
  ) throws(TensorError) -> Tensor {
    switch (operation, side) {
    case (.add, _), (.subtract, .left), (.remainder, .left), (.truncatedRemainder, .left): return g
    case (.subtract, .right): return try g.apply(.negate)
    case (.multiply, .left): return try combine(.multiply, .tensor(g), b)
    case (.multiply, .right): return try combine(.multiply, .tensor(g), a)
    case (.divide, .left): return try combine(.divide, .tensor(g), b)
    default: break
    }
    let triple = Triple(g: g, a: a, b: b)
    return g.dtype == .float32
      ? try triple.share(Float.self, operation, side) : try triple.share(Double.self, operation, side)
  }
}

/// A gradient and the two operands it passes.
private struct Triple {
  let g: Tensor
  let a, b: Operand

  func share<R: Real>(
    _: R.Type, _ operation: BinaryOperation, _ side: Side
  ) throws(TensorError) -> Tensor {
    switch (operation, side) {
    case (.divide, _): try loop { (g: R, a, b) in -g * (a / b / b) }
    case (.remainder, _): try loop(cost: 10) { (g: R, a, b) in -g * Pair.floorDivide(a, b) }
    case (.truncatedRemainder, _): try loop { (g: R, a, b) in -g * (a / b).rounded(.towardZero) }
    case (.power, .left):
      try loop(cost: 12) { (g: R, a, b) in b == 0 ? 0 : b == 2 ? g * (2 * a) : g * (b * R.pow(a, b - 1)) }
    case (.power, .right):
      try loop(cost: 15) { (g: R, a, b) in a == 0 && b >= 0 ? 0 : g * (R.pow(a, b) * R.log(a)) }
    case (.minimum, .left): try loop { (g: R, a, b) in a == b ? g / 2 : a > b ? 0 : g }
    case (.minimum, .right): try loop { (g: R, a, b) in a == b ? g / 2 : b > a ? 0 : g }
    case (.maximum, .left): try loop { (g: R, a, b) in a == b ? g / 2 : a < b ? 0 : g }
    case (.maximum, .right): try loop { (g: R, a, b) in a == b ? g / 2 : b < a ? 0 : g }
    case (.atan2, .left): try loop { (g: R, a, b) in a == 0 && b == 0 ? 0 : g * (b / (a * a + b * b)) }
    case (.atan2, .right): try loop { (g: R, a, b) in a == 0 && b == 0 ? 0 : g * (-a / (a * a + b * b)) }
    case (.hypot, .left): try loop { (g: R, a, b) in a == 0 && b == 0 ? 0 : g * (a / R.hypot(a, b)) }
    case (.hypot, .right): try loop { (g: R, a, b) in a == 0 && b == 0 ? 0 : g * (b / R.hypot(a, b)) }
    case (.prelu, .left): try loop { (g: R, a, b) in a > 0 ? g : g * b }
    case (.prelu, .right): try loop { (g: R, a, _) in a > 0 ? 0 : g * a }
    default: g
    }
  }

  @inline(__always)
  private func loop<R: Real>(cost: Double = 2, _ function: (R, R, R) -> R) throws(TensorError) -> Tensor {
    let engine = g.engine
    var order = g.layout
    for case .tensor(let tensor) in [b, a] where tensor.layout.isDense { order = tensor.layout }
    let result = try engine.empty(like: order.likewise(), dtype: R.dtype)
    let (a, b) = (a, b)
    let walk = Walk(
      result.layout, g.layout, try a.layout(over: g.shape), try b.layout(over: g.shape), inOrder: false)
    let step = walk.inner
    let (out, given) = (result.pointer(R.self), g.pointer(R.self))
    try Operand.elements(R.self, a, b) { (x, _, y, _) throws(TensorError) in
      let (x, y) = (x - a.offset, y - b.offset)
      try engine.inRanges(result.count, cost: cost) { range in
        walk.runs(range) { at, length in
          let (out, given, x, y) = (out + at[0], given + at[1], x + at[2], y + at[3])
          if step == Walk.Offsets(1, 1, 1, 1) {
            for index in 0..<length { out[index] = function(given[index], x[index], y[index]) }
            return
          }
          for index in 0..<length {
            out[index &* step[0]] = function(given[index &* step[1]], x[index &* step[2]], y[index &* step[3]])
          }
        }
      }
    }
    return result
  }
}
