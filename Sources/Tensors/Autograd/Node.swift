// How a tensor came about, kept only where gradients are wanted.
//
// Reverse-mode differentiation needs, for every operation, a function from "how the loss changes with the result" to
// "how it changes with each input". An operation whose inputs want gradients leaves such a function in a `Node` that
// points at the nodes of its inputs; a leaf (a parameter) has a node where its gradient is gathered. Nodes are
// numbered as they are made, and always point at older ones, so the number alone orders the way back
// (`Backward.swift`). What a node saves is detached and remembers the version of its numbers, so that a node neither
// keeps its own result alive nor computes with numbers that were changed behind its back.

/// What an operation is given to send a gradient back through itself.
struct Gradient {
  /// How the loss changes with the result: of its shape and element type, in any memory order.
  let output: Tensor
  /// What the operation saved.
  let saved: [Tensor]
  /// Which inputs want their gradient.
  let needs: [Bool]
}

/// From the gradient of the result to one for each input (nil where none is wanted or it is zero).
typealias GradientFunction = (Gradient) throws(TensorError) -> [Tensor?]

/// Sees a gradient as it passes, and may put another in its place.
public typealias GradientHook = (Tensor) throws -> Tensor?

/// One operation on the way back from a loss, or the leaf where a way ends.
public final class Node {
  /// As PyTorch names it: `MulBackward0`.
  public let name: String
  /// A node points only at nodes of lower numbers.
  let number: Int
  /// When it was made: the engine's era then.
  let era: Int
  private(set) var inputs: [Node?]
  private var saved: [(tensor: Tensor, version: Int)]
  private let backward: GradientFunction
  private var isFreed = false
  /// The shape and type of the result, which its gradients have, whatever numbers the tensor is given later; nil for a
  /// leaf, whose gradient is of the numbers that it has in the end.
  private(set) var result: (shape: [Int], dtype: DType)?
  /// Whether something was saved that was made for inference only.
  private let savesInference: Bool
  /// Called when what was saved is let go of, for what lies outside.
  var release: (() -> Void)?
  /// Whether a plain number was saved: as PyTorch has it, such a node cannot send gradients again either.
  var keepsNumber = false
  /// The tensor whose gradient is gathered here, where this is a leaf's node.
  private(set) weak var leaf: Tensor?
  let isLeaf: Bool
  /// The tensor that is to keep its gradient although it is no leaf.
  weak var retaining: Tensor?
  private var hooks: [(key: Int, hook: GradientHook, holding: AnyObject?)] = []
  /// What the operation's own functions hold for somebody outside.
  var holding: [AnyObject] = []
  /// The pass that has last come by here.
  private var lastPass = 0
  private var lastHook = 0

  init(
    _ name: String, on engine: Engine, inputs: [Node?], saving tensors: [Tensor],
    _ backward: @escaping GradientFunction
  ) {
    self.name = name
    number = engine.nextNodeNumber()
    era = engine.era
    self.inputs = inputs
    self.backward = backward
    isLeaf = false
    savesInference = tensors.contains(where: \.isInference)
    saved = tensors.map { ($0.detach(), $0.version) }
  }

  init(leaf: Tensor) {
    name = "AccumulateGrad"
    number = leaf.engine.nextNodeNumber()
    era = leaf.engine.era
    inputs = []
    saved = []
    backward = { _ in [] }
    isLeaf = true
    savesInference = false
    self.leaf = leaf
  }

  /// A chain of nodes may be a hundred thousand long: it is let go of link by link, not by one `deinit` inside another.
  deinit {
    var loose = inputs.compactMap(\.self)
    inputs = []
    while var node = loose.popLast() {
      if isKnownUniquelyReferenced(&node) {
        loose += node.inputs.compactMap(\.self)
        node.inputs = []
      }
    }
  }

  /// Takes note of the tensor that this operation made: the first one it is told.
  func note(result tensor: Tensor) {
    if result == nil, !isLeaf { result = (tensor.shape, tensor.dtype) }
  }

  /// The gradients of the inputs, from that of the result, where `needs` says that they are wanted.
  func send(_ gradient: Tensor, needs: [Bool]) throws(TensorError) -> [Tensor?] {
    let now = gradient.engine.era
    if now != 0, era != now { throw .gradientOfAnotherEra(node: name) }
    if isFreed { throw .graphFreed }
    if savesInference { throw .inferenceSaved }
    for (tensor, version) in saved where tensor.version != version {
      throw .staleSaved(
        tensor.dtype, shape: tensor.shape, node: name, version: tensor.version, expected: version)
    }
    return try gradient.engine.measured(name) { () throws(TensorError) in
      try backward(Gradient(output: gradient, saved: saved.map(\.tensor), needs: needs))
    }
  }

  /// Lets go of what was saved; a node that saved something cannot send gradients again.
  func free() {
    release?()
    if saved.isEmpty, !keepsNumber { return }
    saved = []
    isFreed = true
  }

  /// The gradient as the hooks leave it, in the order in which they were added.
  func hooked(_ gradient: Tensor) throws(TensorError) -> Tensor {
    var gradient = gradient
    for (_, hook, _) in hooks {
      let given: Tensor?
      do { given = try hook(gradient) } catch { throw TensorError(callback: error) }
      guard let given else { continue }
      if given.shape != gradient.shape {
        throw .hookChangedSize(got: given.shape, expected: gradient.shape)
      }
      if given.dtype != gradient.dtype {
        throw .hookChangedType(got: given.dtype, expected: gradient.dtype)
      }
      gradient = given
    }
    return gradient
  }

  func add(_ hook: @escaping GradientHook, holding: AnyObject?) -> Int {
    lastHook += 1
    hooks.append((lastHook, hook, holding))
    return lastHook
  }

  func remove(hook key: Int) { hooks.removeAll { $0.key == key } }

  /// What the hooks and functions of these nodes and of all before them hold; nodes that this pass has been to are left
  /// out.
  static func forEachHeld(behind nodes: [Node], pass: Int, _ visit: (AnyObject) -> Void) {
    var pending = nodes
    while let node = pending.popLast() {
      if node.lastPass == pass { continue }
      node.lastPass = pass
      node.holding.forEach(visit)
      for (_, _, held) in node.hooks { if let held { visit(held) } }
      for input in node.inputs { if let input, input.lastPass != pass { pending.append(input) } }
    }
  }
}

extension Engine {
  /// Runs `body` without leaving nodes: what it computes wants no gradients.
  ///
  /// ```swift
  /// try engine.withoutGradients { try weight.update(.subtract, with: .tensor(step)) }
  /// ```
  public func withoutGradients<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = recordsGradients
    recordsGradients = false
    defer { recordsGradients = before }
    return try body()
  }

  func nextNodeNumber() -> Int {
    nodesMade &+= 1
    return nodesMade
  }
}

extension Tensor {
  /// Whether gradients are gathered for it, or flow through it.
  public var requiresGrad: Bool { gradientNode != nil }

  /// Whether no operation on record made it: a parameter, an input.
  public var isLeaf: Bool { gradientNode?.isLeaf ?? true }

  /// The operation that made it, for display; nil for leaves.
  public var gradientFunction: Node? { gradientNode.flatMap { $0.isLeaf ? nil : $0 } }

  /// Begins or ends the gathering of gradients for a leaf.
  ///
  /// ```swift
  /// let weight = try engine.randn([3, 3]).requireGrad()
  /// ```
  /// Throws for integers, and for what an operation made.
  @discardableResult
  public func requireGrad(_ wanted: Bool = true) throws(TensorError) -> Tensor {
    if wanted, !dtype.isFloat { throw .gradientOfIntegers }
    if !isLeaf {
      if !wanted { throw .requiresGradOfResult }
      return self
    }
    if wanted != requiresGrad { node = wanted ? Node(leaf: self) : nil }
    return self
  }

  /// Calls `hook` with every gradient of this tensor. The result takes the hook away again. `holding` is for
  /// `forEachHeld`.
  @discardableResult
  public func addGradientHook(
    holding: AnyObject? = nil, _ hook: @escaping GradientHook
  ) throws(TensorError) -> () -> Void {
    guard let node = gradientNode else { throw .hookWithoutGrad }
    let key = node.add(hook, holding: holding)
    return { [weak node] in node?.remove(hook: key) }
  }

  /// Calls `visit` with what hooks and custom operations hold in the graph that this tensor keeps alive: for a host that
  /// looks for cycles through tensors. Every pass has another number; what one has visited it does not visit again.
  public func forEachHeld(pass: Int, _ visit: (AnyObject) -> Void) {
    Node.forEachHeld(behind: [node, base?.node, gradient?.node].compactMap(\.self), pass: pass, visit)
  }

  /// Keeps the gradient of a tensor that is no leaf in its `gradient`.
  public func retainGradient() throws(TensorError) {
    guard let node = gradientNode else { throw .retainWithoutGrad }
    if !node.isLeaf { node.retaining = self }
  }

  /// Whether an operation on these leaves a node.
  static func isRecorded(_ inputs: [Tensor]) -> Bool {
    guard let engine = inputs.first?.engine, engine.recordsGradients else { return false }
    return inputs.contains { $0.gradientNode != nil }
  }

  /// This fresh result, with a node when an input wants gradients.
  func recorded(
    _ name: String, from inputs: [Tensor], saving: [Tensor] = [], _ backward: @escaping GradientFunction
  ) -> Tensor {
    guard dtype.isFloat, Tensor.isRecorded(inputs) else { return self }
    node = Node(name, on: engine, inputs: inputs.map(\.gradientNode), saving: saving, backward)
    return self
  }
}
