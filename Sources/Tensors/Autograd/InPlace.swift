// Updates in place, as autograd sees them.
//
// Writing `source` into a tensor makes its history that of `source`. Where the tensor is a view, only a part of its
// base was overwritten: the base gets a node ("CopySlices") that sends the part of its gradient where the view lies
// to `source` and the rest, with zeros there, to what the base was before. Other views of the base have a history
// from before; each compares a count on the next use and then takes its history anew from the base.
//
// Who asked for the gradient of a tensor that is no leaf gets that of its latest numbers.
//
// A leaf that wants gradients cannot be overwritten while operations are recorded: its old numbers are what the
// gradient belongs to. Nor can one of several views that one operation gave (`unbind`, `split`, `chunk`): as PyTorch
// has it, those have one history together, which an update of one of them would have to divide, and none after an update
// of their base. Nor can a view be overwritten that was made while nothing was recorded, of a tensor with a history.

extension Tensor {
  /// The node that gradients of this tensor go to, or nil when none are wanted.
  var gradientNode: Node? {
    guard let base else { return node }
    let baseNode = base.gradientNode
    if base.rewrites != seenRewrites, baseNode != nil || node?.isLeaf != true {
      seenRewrites = base.rewrites
      // A leaf whose base got a history is none any more, and its views hear of it.
      if node?.isLeaf == true { rewrites &+= 1 }
      continueHistory(at: baseNode.map { nodeOfView(in: base, $0) })
    }
    return node
  }

  /// Makes another node that of these numbers: one that keeps its gradient for this tensor does so there.
  private func continueHistory(at next: Node?) {
    if let node, node.retaining === self {
      node.retaining = nil
      next?.retaining = self
    }
    node = next
  }

  /// Puts the gradient of this view where it lies in its base.
  private func nodeOfView(in base: Tensor, _ baseNode: Node) -> Node {
    if let placeAmongViews {
      let name = node.flatMap { $0.isLeaf ? nil : $0.name }
      return Node(name ?? "AsStridedBackward0", on: engine, inputs: [baseNode], saving: []) {
        (_) throws(TensorError) in throw .severalViewsUpdate(place: placeAmongViews, node: name, ofBase: true)
      }
    }
    let (view, whole, count) = (layout, base.layout, storage.count)
    return Node("AsStridedBackward0", on: engine, inputs: [baseNode], saving: []) {
      (gradient) throws(TensorError) in
      [try gradient.output.gathered(from: view, in: count).with(whole)]
    }
  }

  /// Refuses to overwrite what a gradient belongs to, and numbers that stand for several elements: all may get the same
  /// number (`isEven`), but not each its own. `source` is what the new numbers come from.
  func checkWritable(isEven: Bool = false, with source: Tensor? = nil) throws(TensorError) {
    if standsForView || base?.standsForView == true { throw .copyUpdate(shape: shape) }
    if engine.recordsGradients {
      if let placeAmongViews, base != nil, gradientNode != nil || source?.gradientNode != nil {
        throw .severalViewsUpdate(place: placeAmongViews, node: gradientNode?.name, ofBase: false)
      }
      if let node = gradientNode, node.isLeaf { throw base == nil ? .leafUpdate : .leafViewUpdate }
      if let base, let node = base.gradientNode {
        if node.isLeaf { throw .leafViewUpdate }
        if gradientNode == nil { throw .unrecordedViewUpdate }
      }
    }
    if !isEven, zip(shape, strides).contains(where: { $0 > 1 && $1 == 0 }), count > 0 {
      throw .overlappingUpdate(shape: shape, strides: strides)
    }
  }

  /// Gives this tensor the axes of a view of itself, whose history goes on here: `unsqueeze_` and the like.
  public func takeAxes(of view: Tensor) throws(TensorError) {
    try checkWritable(isEven: true)
    ownLayout = view.layout
    if node?.isLeaf != true { continueHistory(at: view.node) }
    bumpVersion()
  }

  /// Makes the history of these numbers that of `result`, which was just copied into them: it was computed from them, or
  /// has no history.
  func adoptHistory(of result: Tensor) {
    guard engine.recordsGradients else { return }
    if base != nil { return adoptInBase(result) }
    continueHistory(at: result.gradientNode ?? node.map { replacing($0, by: nil, "FillBackward0") })
    rewrites &+= 1
  }

  /// Makes the history of these numbers that they are those of `source`, a tensor of its own.
  func adoptCopy(of source: Tensor) {
    guard engine.recordsGradients else { return }
    if base != nil { return adoptInBase(source) }
    let sourceNode = source.gradientNode
    if node == nil && sourceNode == nil { return }
    continueHistory(at: replacing(node, by: sourceNode, "CopyBackwards"))
    rewrites &+= 1
  }

  /// The history of numbers that took the place of others: those get zeros for their gradient.
  private func replacing(_ old: Node?, by new: Node?, _ name: String) -> Node {
    Node(name, on: engine, inputs: [old, new], saving: []) { (gradient) throws(TensorError) in
      let output = gradient.output
      return [
        gradient.needs[0] ? try output.engine.zeros(output.shape, dtype: output.dtype) : nil,
        gradient.needs[1] ? output : nil,
      ]
    }
  }

  /// Makes the history of this part of a base that of `source`.
  private func adoptInBase(_ source: Tensor) {
    let sourceNode = source.gradientNode
    guard let base, sourceNode != nil || base.gradientNode != nil else { return }
    let (view, whole, count) = (layout, base.layout, storage.count)
    base.continueHistory(
      at: Node("CopySlices", on: engine, inputs: [base.gradientNode, sourceNode], saving: []) {
        (gradient) throws(TensorError) in
        let output = gradient.output
        let all = try output.engine.zeros([count], dtype: output.dtype).storage
        let rest = Tensor(storage: all, layout: whole)
        try rest.copyUnversioned(from: output)
        let part = Tensor(storage: all, layout: view)
        let share = gradient.needs[1] ? try part.clone() : nil
        try part.fillUnversioned(0)
        return [rest, share]
      })
    base.rewrites &+= 1
    // Whoever keeps this part's gradient keeps that of the new numbers, though nobody asks for them any more.
    _ = gradientNode
  }
}
