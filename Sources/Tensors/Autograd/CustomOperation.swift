// Operations that are defined outside the engine, with as many results as they like.
//
// A node has one result. An operation with several gets a node that joins them: each result has a node of its own,
// which keeps the gradient that arrives and tells the joining node, by a number at its place, that it has. The joining
// node is older than those and younger than the inputs, so its turn comes when all of them have had theirs.

/// An operation whose way back is given: how it is called, what it was computed from, and what sends gradients back.
public struct CustomOperation {
  /// As `Node.name`.
  public var name: String
  public var inputs: [Tensor]
  /// Given the gradient of each result, nil where none has arrived; gives one for each input, or nil.
  public var backward: ([Tensor?]) throws -> [Tensor?]
  /// Called when the graph lets go of what was saved.
  public var release: () -> Void
  /// What `backward` and `release` hold, for `Tensor.forEachHeld`.
  public var holding: [AnyObject]

  public init(
    _ name: String, inputs: [Tensor], holding: [AnyObject] = [],
    backward: @escaping ([Tensor?]) throws -> [Tensor?], release: @escaping () -> Void = {}
  ) {
    self.name = name
    self.inputs = inputs
    self.holding = holding
    self.backward = backward
    self.release = release
  }

  /// One result, computed with gradients off.
  public struct Result {
    public var tensor: Tensor
    /// Whether it is an input that was changed in place: its history then goes on.
    public var isChangedInput: Bool
    /// Whether gradients may flow through it.
    public var isDifferentiable: Bool

    public init(_ tensor: Tensor, isChangedInput: Bool = false, isDifferentiable: Bool = true) {
      self.tensor = tensor
      self.isChangedInput = isChangedInput
      self.isDifferentiable = isDifferentiable
    }
  }

  /// The results as part of the graph; as they are where no gradients are wanted.
  ///
  /// ```swift
  /// let sign = CustomOperation("Sign", inputs: [x]) { [$0[0]] }
  /// let y = try sign.record([.init(try x.detach().apply(.sign))])[0]
  /// ```
  /// Throws where a changed input is a leaf that wants gradients.
  public func record(_ results: [Result]) throws(TensorError) -> [Tensor] {
    guard let engine = inputs.first?.engine, Tensor.isRecorded(inputs) else { return results.map(\.tensor) }
    for result in results where result.isChangedInput { try result.tensor.checkWritable() }
    let (name, backward, count) = (name, backward, results.count)
    let arrivals = Arrivals(count)
    let shapes = inputs.map { $0.requiresGrad ? (shape: $0.shape, dtype: $0.dtype) : nil }
    let joint = Node(
      name, on: engine, inputs: inputs.map(\.gradientNode), saving: []
    ) { (gradient) throws(TensorError) in
      let arrived = try count == 1 ? [gradient.output] : arrivals.take(told: gradient.output)
      let gradients: [Tensor?]
      do { gradients = try backward(arrived) } catch { throw TensorError(callback: error) }
      return try CustomOperation.fitting(gradients, shapes, name)
    }
    joint.release = release
    joint.holding = holding
    var recorded: [Tensor] = []
    for (place, result) in results.enumerated() {
      let isReached = result.isDifferentiable && result.tensor.dtype.isFloat
      let node = !isReached ? nil : count == 1 ? joint : arrivals.node(of: place, joint, engine)
      let tensor = Tensor(storage: result.tensor.storage, layout: result.tensor.layout)
      tensor.node = node
      if result.isChangedInput {
        result.tensor.adoptHistory(of: tensor)
        recorded.append(result.tensor)
      } else {
        recorded.append(tensor)
      }
    }
    return recorded
  }

  /// The gradients of the inputs that want one in their shapes and types, or what is wrong with them.
  private static func fitting(
    _ gradients: [Tensor?], _ inputs: [(shape: [Int], dtype: DType)?], _ name: String
  ) throws(TensorError) -> [Tensor?] {
    if gradients.count != inputs.count {
      throw .customGradientCount(function: name, expected: inputs.count, got: gradients.count)
    }
    var fitting: [Tensor?] = []
    for (place, input) in inputs.enumerated() {
      guard let input, let given = gradients[place] else {
        fitting.append(nil)
        continue
      }
      fitting.append(try given.detach().asGradient(input.shape, input.dtype, from: name, at: place))
    }
    return fitting
  }
}

/// What has arrived at the results of one operation.
private final class Arrivals {
  private var gradients: [Tensor?]

  init(_ count: Int) { gradients = Array(repeating: nil, count: count) }

  /// The node of one result: keeps what arrives, and tells the joining node its place.
  func node(of place: Int, _ joint: Node, _ engine: Engine) -> Node {
    let count = gradients.count
    return Node(joint.name, on: engine, inputs: [joint], saving: []) {
      [self] (gradient) throws(TensorError) in
      gradients[place] = gradient.output
      let tells = try engine.zeros([count])
      tells.pointer(Float.self)[place] = 1
      return [tells]
    }
  }

  /// What arrived on this way back. A way that ended in an error may have left something from before.
  func take(told: Tensor) throws(TensorError) -> [Tensor?] {
    defer { gradients = Array(repeating: nil, count: gradients.count) }
    return zip(gradients, try told.floats()).map { $1 > 0 ? $0 : nil }
  }
}
