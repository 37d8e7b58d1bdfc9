// The way back from a loss.
//
// Starting at the loss, nodes are taken by falling number from a heap: when a node's turn comes, everything that used
// its result has already sent its share, because users have higher numbers. Shares are added up where they arrive.
// Nothing here calls itself, so a graph may be as deep as memory allows. The gradients of leaves change at the very
// end and all together: a way back that is cancelled, or fails, leaves them as they were.

extension Tensor {
  /// Adds to the `gradient` of every leaf how this tensor changes with it.
  ///
  /// ```swift
  /// let w = try engine.tensor([1, 2] as [Float]).requireGrad()
  /// try (w * w).sum().backward()
  /// w.gradient        // [2, 4]
  /// ```
  /// `gradient` is where the chain rule begins, 1 for a single number. What the operations saved is freed unless the
  /// graph is retained. Throws when no gradient is wanted, for shapes that differ, and where numbers that a
  /// node saved were changed in place since.
  public func backward(gradient: Tensor? = nil, retainGraph: Bool = false) throws(TensorError) {
    try Tensor.backward([self], [gradient], into: nil, retainGraph: retainGraph)
  }

  /// As `backward` from several tensors at once.
  public static func backward(
    _ outputs: [Tensor], gradients: [Tensor?], retainGraph: Bool = false
  ) throws(TensorError) {
    try backward(outputs, gradients, into: nil, retainGraph: retainGraph)
  }

  /// How the outputs change with each of `inputs` (nil where they do not), without touching any leaf's `gradient`.
  ///
  /// Only what lies between the outputs and the inputs is computed, seen by hooks and freed.
  public static func gradients(
    of outputs: [Tensor], for inputs: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    var nodes: [Node] = []
    for input in inputs {
      guard let node = input.gradientNode else { throw .inputWithoutGrad }
      nodes.append(node)
    }
    let catcher = Catcher(nodes)
    try backward(
      outputs, gradients ?? outputs.map { _ in nil }, into: catcher, retainGraph: retainGraph)
    return nodes.map { catcher.caught[ObjectIdentifier($0)] }
  }

  private final class Catcher {
    let wanted: Set<ObjectIdentifier>
    var caught: [ObjectIdentifier: Tensor] = [:]
    /// No node that is older leads to one that is wanted.
    private let oldest: Int

    init(_ nodes: [Node]) {
      wanted = Set(nodes.map { ObjectIdentifier($0) })
      oldest = nodes.map(\.number).min() ?? .max
    }

    /// The nodes behind `ends` that lead to one that is wanted.
    func way(from ends: [Node], polling engine: Engine) throws(TensorError) -> Set<ObjectIdentifier> {
      var (pending, seen, found) = (ends, Set<ObjectIdentifier>(), [Node]())
      while let node = pending.popLast() {
        try engine.poll()
        if node.number < oldest || !seen.insert(ObjectIdentifier(node)).inserted { continue }
        found.append(node)
        for input in node.inputs { if let input { pending.append(input) } }
      }
      var way = wanted
      for node in found.sorted(by: { $0.number < $1.number }) {
        let leadsOn = node.inputs.contains { $0.map { way.contains(ObjectIdentifier($0)) } ?? false }
        if leadsOn { way.insert(ObjectIdentifier(node)) }
      }
      return way
    }
  }

  private static func backward(
    _ outputs: [Tensor], _ gradients: [Tensor?], into catcher: Catcher?, retainGraph: Bool
  ) throws(TensorError) {
    guard let engine = outputs.first?.engine else { return }
    var ends: [(node: Node, gradient: Tensor)] = []
    for (place, output) in outputs.enumerated() {
      guard let node = output.gradientNode else { throw .backwardWithoutGrad(place) }
      let first = try output.start(place < gradients.count ? gradients[place] : nil)
      ends.append((node, try first.fitting(node, from: nil, at: place)))
    }
    let way = try catcher?.way(from: ends.map(\.node), polling: engine)
    func isOnWay(_ node: Node) -> Bool { way?.contains(ObjectIdentifier(node)) ?? true }
    var queue = NodeQueue()
    for (node, gradient) in ends where isOnWay(node) { try queue.add(node, gradient) }
    let before = engine.recordsGradients
    engine.recordsGradients = false
    defer { engine.recordsGradients = before }
    var gathered: [(tensor: Tensor, gradient: Tensor, isSum: Bool)] = []
    while let (node, arrived) = queue.next() {
      try engine.poll()
      let gradient = try node.hooked(arrived)
      if let tensor = node.retaining {
        let (share, isSum) = try tensor.gathering(gradient)
        gathered.append((tensor, share, isSum))
      }
      if let catcher, catcher.wanted.contains(ObjectIdentifier(node)) {
        catcher.caught[ObjectIdentifier(node)] = gradient
      }
      if node.isLeaf {
        if catcher == nil, let leaf = node.leaf, leaf.gradientNode != nil {
          let (share, isSum) = try leaf.gathering(gradient)
          gathered.append((leaf, share, isSum))
        }
        continue
      }
      let needs = node.inputs.map { $0.map(isOnWay) ?? false }
      if catcher != nil, !needs.contains(true) { continue }
      let shares = try node.send(gradient, needs: needs)
      for (place, input) in node.inputs.enumerated() where needs[place] && place < shares.count {
        guard let input, let share = shares[place] else { continue }
        try queue.add(input, share.fitting(input, from: node.name, at: place))
      }
      if !retainGraph { node.free() }
    }
    try engine.inOneGo { () throws(TensorError) in
      for (tensor, gradient, isSum) in gathered {
        if let sum = tensor.gradient {
          if isSum { try sum.assign(gradient) } else { try sum.update(.add, with: .tensor(gradient)) }
        } else {
          tensor.gradient = gradient
        }
      }
    }
  }

  /// The gradient that the way back begins with.
  private func start(_ given: Tensor?) throws(TensorError) -> Tensor {
    guard let given else {
      if count != 1 { throw .gradientNeeded }
      return try engine.filled(shape, 1, dtype: dtype)
    }
    if given.shape != shape { throw .gradientShape(gradient: given.shape, output: shape) }
    return try given.detach().to(dtype)
  }

  /// This gradient as one of what the node made: the tensor may have been given other numbers since.
  private func fitting(_ node: Node, from sender: String?, at place: Int) throws(TensorError) -> Tensor {
    guard let result = node.result else { return self }
    return try asGradient(result.shape, result.dtype, from: sender, at: place)
  }

  /// This gradient, that `sender` gives its input number `place`, in the input's shape and type: summed over the axes that
  /// the input would be repeated along. Throws for every other shape.
  func asGradient(
    _ input: [Int], _ type: DType, from sender: String?, at place: Int
  ) throws(TensorError) -> Tensor {
    if shape == input { return dtype == type ? self : try to(type) }
    let extra = rank - input.count
    guard extra >= 0, zip(shape.dropFirst(extra), input).allSatisfy({ $0 == $1 || $1 == 1 }) else {
      throw .invalidGradient(function: sender, index: place, expected: input, got: shape)
    }
    return try summed(to: input).to(type)
  }

  /// What is to be added to this tensor's gradient, or to become it: then it is a copy in this tensor's memory order. Where
  /// adding needs memory (a gradient with gaps), the sum is made here, where it may still fail.
  private func gathering(_ share: Tensor) throws(TensorError) -> (share: Tensor, isSum: Bool) {
    // It may have been given numbers of another shape since.
    if share.shape != shape { throw .gradientShape(gradient: share.shape, output: shape) }
    if let gradient {
      try gradient.checkWritable()
      let isInPlace = gradient.layout.isDense && gradient.storage !== share.storage
      return isInPlace ? (share, false) : (try gradient + share, true)
    }
    let own = try engine.empty(like: layout.likewise(), dtype: dtype)
    try own.copyUnversioned(from: share)
    return (own, false)
  }
}

/// Nodes that something has arrived at, the highest number first: a binary heap. What has arrived is this way's own: one
/// node may lie on two ways at a time, where a function written in a script goes back through a graph itself.
private struct NodeQueue {
  private var nodes: [Node] = []
  private var arrived: [ObjectIdentifier: Tensor] = [:]

  /// Adds a share to what has arrived at a node.
  mutating func add(_ node: Node, _ share: Tensor) throws(TensorError) {
    if let before = arrived[ObjectIdentifier(node)] {
      arrived[ObjectIdentifier(node)] = try before + share
      return
    }
    arrived[ObjectIdentifier(node)] = share
    nodes.append(node)
    var place = nodes.count - 1
    while place > 0, nodes[(place - 1) / 2].number < nodes[place].number {
      nodes.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> (node: Node, arrived: Tensor)? {
    guard let first = nodes.first, let last = nodes.popLast(),
      let share = arrived.removeValue(forKey: ObjectIdentifier(first))
    else { return nil }
    if nodes.isEmpty { return (first, share) }
    nodes[0] = last
    var place = 0
    while true {
      var greatest = place
      for child in [2 * place + 1, 2 * place + 2] where child < nodes.count {
        if nodes[child].number > nodes[greatest].number { greatest = child }
      }
      if greatest == place { return (first, share) }
      nodes.swapAt(place, greatest)
      place = greatest
    }
  }
}
