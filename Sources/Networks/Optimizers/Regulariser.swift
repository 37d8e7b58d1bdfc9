public import Tensors

// Keeping weights small: by a price that the loss pays for them, or by a bound that they are put back to after each step.

/// A penalty on large weights, added to the loss.
///
/// ```swift
/// let w = try engine.tensor([1, -2, 3, 0] as [Float], shape: [2, 2]).requireGrad()
/// try Regulariser.l2(1).penalty(of: [w]).item()                     // ½‖w‖² = 7
/// try Regulariser.l1(1).penalty(of: [w]).item()                     // 6
/// try Regulariser.elasticNet(l1: 0.1, l2: 0.01).penalty(of: [w])    // 0.1·6 + 0.01·14 = 0.74
/// ```
/// The gradients are λw for ½λ‖w‖², 2λw without the half, and λ sign(w) for the L1 norm (0 at 0).
public enum Regulariser: Equatable, Sendable {
  /// λ Σ|w|: many weights become 0.
  case l1(Double)
  /// ½λ Σw², or λ Σw² as Keras has it.
  case l2(Double, halved: Bool = true)
  /// λ₁ Σ|w| + λ₂ Σw²
  case elasticNet(l1: Double, l2: Double)

  /// The factors of Σ|w| and of Σw².
  private var factors: (absolute: Double, square: Double) {
    switch self {
    case .l1(let factor): (factor, 0)
    case .l2(let factor, let halved): (0, halved ? factor / 2 : factor)
    case .elasticNet(let absolute, let square): (absolute, square)
    }
  }

  /// The penalty of all the weights together, which gradients flow through; nil without weights.
  /// `sparingBiases` leaves out parameters with one dimension or none, which are biases.
  public func penalty(of weights: [Tensor], sparingBiases: Bool = false) throws(TensorError) -> Tensor? {
    let (absolute, square) = factors
    var total: Tensor?
    for weight in weights where !sparingBiases || weight.rank > 1 {
      var terms: [Tensor] = []
      if absolute != 0 {
        let sum = try weight.apply(.absolute).sum()
        terms.append(try .combine(.multiply, .tensor(sum), .scalar(.float(absolute))))
      }
      if square != 0 || terms.isEmpty {
        let sum = try (weight * weight).sum()
        terms.append(try .combine(.multiply, .tensor(sum), .scalar(.float(square))))
      }
      for term in terms { total = try total.map { sum throws(TensorError) in try sum + term } ?? term }
    }
    return total
  }
}

/// A bound on the weights themselves: ‖w‖² ≤ c, of each filter or of the whole tensor.
///
/// ```swift
/// try MaxNorm(squared: 7).apply(to: w)                 // w·√(7/‖w‖²) where ‖w‖² > 7
/// try MaxNorm(squared: 9, each: 0).apply(to: kernels)  // each kernel[o] by itself
/// ```
/// Call it after a step of the optimizer.
public struct MaxNorm: Equatable, Sendable {
  public var squared: Double
  /// The axis that counts the filters: 0 in PyTorch's layers; nil bounds the tensor as a whole.
  public var axis: Int?

  /// `squared` is c, the bound of ‖w‖²; `each` the axis that counts filters with a bound of their own.
  public init(squared: Double, each axis: Int? = nil) {
    self.squared = squared
    self.axis = axis
  }

  /// Changes the weights in place, without a trace for gradients.
  public func apply(to weights: Tensor) throws(TensorError) {
    try weights.engine.withoutGradients { () throws(TensorError) in
      if squared <= 0 { return try weights.fill(0) }
      let squares = try weights * weights
      let norms = try sums(of: squares)
      let bounded = try norms.clamp(low: .scalar(.float(squared)))
      let limit = try weights.engine.full([], .float(squared), dtype: weights.dtype)
      let factor = try (limit / bounded).apply(.sqrt)
      try weights.update(.multiply, with: .tensor(factor))
    }
  }

  /// The sum of each filter's squares, in a shape that spreads over the weights.
  private func sums(of squares: Tensor) throws(TensorError) -> Tensor {
    guard let axis else { return try squares.sum() }
    let rank = squares.rank
    guard axis >= -rank, axis < rank else { throw .dimOutOfRange(dim: axis, rank: rank) }
    let others = (0..<rank).filter { $0 != (axis + rank) % rank }
    return others.isEmpty ? squares : try squares.sum(others, keepdim: true)
  }
}
