import CKernels

// How a function of one real number goes over a tensor, there and back.
//
// Every function is one row of a table (`Unary.swift`, `Activations.swift`): its node's name, its value, and what it makes of
// a gradient, given either its input or its result, whichever is the cheaper to have kept. A row is
// written once for Float and Double and is compiled into two plain loops, one for each direction. Elements
// are taken in memory order: a tensor with gaps is first copied.

/// What a function keeps for the way back.
enum Kept { case input, result, nothing }

/// What a row says about its function besides computing it.
struct CurveFacts {
  /// As PyTorch names the node: `ExpBackward0`.
  let node: String
  let keeps: Kept
  /// Nanoseconds of an element.
  let cost: Double
}

/// One direction of one function over a run of memory. The loops stand in the row itself, so that its formulas become
/// part of them.
struct CurvePass<R: Real> {
  let count: Int
  /// The inputs; on the way back what was kept.
  let input: UnsafePointer<R>
  /// The gradients of the results; nil on the way there.
  let gradient: UnsafePointer<R>?
  let output: UnsafeMutablePointer<R>

  /// A function whose gradient is found from its input `x`: `back(g, x)`.
  @inline(__always)
  func callAsFunction(
    _ node: String, cost: Double = 1, _ value: (R) -> R, ofInput back: (R, R) -> R
  ) -> CurveFacts {
    run(value, back)
    return CurveFacts(node: node, keeps: .input, cost: cost)
  }

  /// A function whose gradient is found from its result `y`: `back(g, y)`.
  @inline(__always)
  func callAsFunction(
    _ node: String, cost: Double = 1, _ value: (R) -> R, ofResult back: (R, R) -> R
  ) -> CurveFacts {
    run(value, back)
    return CurveFacts(node: node, keeps: .result, cost: cost)
  }

  /// A function whose slope is the same everywhere it has one. Where it is 0, so is the result, of any gradient.
  @inline(__always)
  func callAsFunction(_ node: String, cost: Double = 1, _ value: (R) -> R, slope: R) -> CurveFacts {
    run(value) { g, _ in slope == 0 ? 0 : g * slope }
    return CurveFacts(node: node, keeps: .nothing, cost: cost)
  }

  @inline(__always)
  private func run(_ value: (R) -> R, _ back: (R, R) -> R) {
    if let gradient {
      for index in 0..<count { output[index] = back(gradient[index], input[index]) }
    } else {
      for index in 0..<count { output[index] = value(input[index]) }
    }
  }
}

/// A function of one real number.
protocol Curve: Sendable {
  /// Runs the function's row.
  func row<R: Real>(_ pass: CurvePass<R>) -> CurveFacts
  /// The vector loops of float32, where there are any.
  func loops(_ table: ck_vector_loops) -> CurveLoops?
}

/// The vector loops of a function, both directions, with their parameter.
struct CurveLoops {
  let facts: CurveFacts
  let parameter: Float
  let loops: ck_curve

  init(_ node: String, _ keeps: Kept, cost: Double, parameter: Double = 0, _ loops: ck_curve) {
    facts = CurveFacts(node: node, keeps: keeps, cost: cost)
    self.parameter = Float(parameter)
    self.loops = loops
  }
}

extension Curve {
  func loops(_: ck_vector_loops) -> CurveLoops? { nil }
}

extension Tensor {
  /// The function of every element of a floating-point tensor, with its node.
  func map<Function: Curve>(_ function: Function) throws(TensorError) -> Tensor {
    let source = try dense()
    let result = try engine.empty(like: source.layout.likewise(), dtype: dtype)
    let facts = try Tensor.pass(function, input: source, gradient: nil, output: result)
    if !Tensor.isRecorded([source]) { return result }
    let kept = facts.keeps == .input ? [source] : facts.keeps == .result ? [result] : []
    return result.recorded(facts.node, from: [source], saving: kept) { (gradient) throws(TensorError) in
      let like = gradient.saved.first ?? gradient.output
      let given = try gradient.output.ordered(as: like.layout)
      let share = try like.engine.empty(like: like.layout.likewise(), dtype: like.dtype)
      _ = try Tensor.pass(function, input: gradient.saved.first ?? given, gradient: given, output: share)
      return [share]
    }
  }

  /// One direction; all tensors are dense and of one memory order.
  private static func pass<Function: Curve>(
    _ function: Function, input: Tensor, gradient: Tensor?, output: Tensor
  ) throws(TensorError) -> CurveFacts {
    let engine = output.engine
    if output.dtype == .float32, let vector = function.loops(engine.kernels.vector),
      let there = vector.loops.value, let back = vector.loops.back
    {
      let (values, out) = (input.start(Float.self), output.start(Float.self))
      let gradient = gradient?.start(Float.self)
      try engine.inRanges(output.count, cost: vector.facts.cost) { range in
        let first = range.lowerBound
        if let gradient {
          back(range.count, vector.parameter, gradient + first, values + first, out + first)
        } else {
          there(range.count, vector.parameter, values + first, out + first)
        }
      }
      return vector.facts
    }
    func run<R: Real>(_: R.Type) throws(TensorError) -> CurveFacts {
      let (values, out) = (input.start(R.self), output.start(R.self))
      let gradient = gradient?.start(R.self)
      func row(_ range: Range<Int>) -> CurveFacts {
        let first = range.lowerBound
        return function.row(
          CurvePass(
            count: range.count, input: values + first, gradient: gradient.map { UnsafePointer($0 + first) },
            output: out + first))
      }
      let facts = row(0..<0)
      try engine.inRanges(output.count, cost: facts.cost) { range in _ = row(range) }
      return facts
    }
    return output.dtype == .float32 ? try run(Float.self) : try run(Double.self)
  }

  /// The tensor itself when it fills one run of memory, else a row-major copy.
  func dense() throws(TensorError) -> Tensor { layout.isDense ? self : try contiguous() }

  /// The same elements in the memory order of a dense layout of this shape: the tensor itself where it has that order.
  func ordered(as order: Layout) throws(TensorError) -> Tensor {
    let order = order.likewise()
    if layout.likewise() == order, layout.isDense { return self }
    let copy = try engine.empty(like: order, dtype: dtype)
    try copy.copyUnversioned(from: self)
    return copy
  }
}
