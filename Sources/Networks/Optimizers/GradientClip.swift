public import Tensors

// A loss with cliffs has gradients that throw the weights far away. Clipping keeps the direction and shortens the step, for
// all parameters together, for each, or for each number.

/// A bound on gradients, against steps that leap away.
///
/// ```swift
/// let norm = try GradientClip.norm(1).apply(to: [weight, bias])   // as torch.nn.utils.clip_grad_norm_
/// try GradientClip.value(0.5).apply(to: [weight, bias])           // each element into -0.5...0.5
/// ```
/// The norm is summed in a fixed order, so that it does not depend on threads. Keras's `global_clipnorm` is
/// `.norm(c, epsilon: 0)`, its `clipnorm` `.eachNorm(c)`, its `clipvalue` `.value(c)`.
public enum GradientClip: Equatable, Sendable {
  /// All gradients as one vector, scaled by c / (norm + ε) where that is below 1.
  case norm(Double, VectorNorm = .euclidean, epsilon: Double = 1e-6)
  /// Each parameter's gradient by itself, to a Euclidean norm of at most c.
  case eachNorm(Double)
  /// Each element, to a magnitude of at most c.
  case value(Double)

  /// Changes the gradients in place; gives their norm before (of all together, Euclidean unless another is chosen).
  @discardableResult
  public func apply(to parameters: [Tensor]) throws(TensorError) -> Double {
    let gradients = parameters.compactMap(\.gradient)
    guard let engine = gradients.first?.engine else { return 0 }
    switch self {
    case .norm(let most, let kind, let epsilon):
      let norm = try engine.norm(of: gradients, kind)
      let factor = most / (norm + epsilon)
      if !(factor >= 1) { try engine.scale(gradients, by: factor) }
      return norm
    case .eachNorm(let most):
      let norm = try engine.norm(of: gradients)
      let norms = try gradients.map { (gradient) throws(TensorError) in try engine.norm(of: [gradient]) }
      try engine.inOneGo { () throws(TensorError) in
        for (gradient, own) in zip(gradients, norms) where own > most {
          try engine.scale([gradient], by: most / own)
        }
      }
      return norm
    case .value(let most):
      let norm = try engine.norm(of: gradients)
      try engine.clip(gradients, to: most)
      return norm
    }
  }
}
