// Updates in place, as autograd sees them.
//
// Writing `source` into a tensor makes its history that of `source`. Where the tensor is a view, only a part of its
// base was overwritten: the base gets a node ("CopySlices") that sends the part of its gradient where the view lies
// to `source` and the rest, with zeros there, to what the base was before. Other views of the base have a history
// from before; each compares a count on the next use and then takes its history anew from the base.
//
// A leaf that wants gradients cannot be overwritten while operations are recorded: its old numbers are what the
// gradient belongs to. Nor can one of several views that one operation gave (`unbind`, `split`, `chunk`): as PyTorch
// has it, those have one history together, which an update of one of them would have to divide.

extension Tensor {
  /// The node that gradients of this tensor go to, or nil when none are wanted.
  var gradientNode: Node? {
    if let base, base.rewrites != seenRewrites, node?.isLeaf != true {
      seenRewrites = base.rewrites
      node = base.gradientNode.map { nodeOfView(in: base, $0) }
    }
    return node
  }

  /// Puts the gradient of this view where it lies in its base.
  private func nodeOfView(in base: Tensor, _ baseNode: Node) -> Node {
    let (view, whole, count) = (layout, base.layout, storage.count)
    return Node("AsStridedBackward0", on: engine, inputs: [baseNode], saving: []) {
      (gradient) throws(TensorError) in
      let output = gradient.output
      let all = try output.engine.zeros([count], dtype: output.dtype).storage
      try Tensor(storage: all, layout: view).copyUnversioned(from: output)
      return [Tensor(storage: all, layout: whole)]
    }
  }

  /// Refuses to overwrite what a gradient belongs to, and numbers that stand for several elements: all may get the same
  /// number (`isEven`), but not each its own. `source` is what the new numbers come from.
  func checkWritable(isEven: Bool = false, with source: Tensor? = nil) throws(TensorError) {
    if standsForView || base?.standsForView == true { throw .copyUpdate(shape: shape) }
    if engine.recordsGradients {
      if let placeAmongViews, base != nil, gradientNode != nil || source?.gradientNode != nil {
        throw .severalViewsUpdate(place: placeAmongViews, node: gradientNode?.name)
      }
      if let node = gradientNode, node.isLeaf { throw base == nil ? .leafUpdate : .leafViewUpdate }
      if let base, let node = base.gradientNode, node.isLeaf { throw .leafViewUpdate }
    }
    if !isEven, zip(shape, strides).contains(where: { $0 > 1 && $1 == 0 }), count > 0 {
      throw .overlappingUpdate(shape: shape, strides: strides)
    }
  }

  /// Gives this tensor the axes of a view of itself, whose history goes on here: `unsqueeze_` and the like.
  public func takeAxes(of view: Tensor) throws(TensorError) {
    try checkWritable(isEven: true)
    ownLayout = view.layout
    if node?.isLeaf != true { node = view.node }
    bumpVersion()
  }

  /// Makes the history of these numbers that of `source`, which was just copied into them.
  func adoptHistory(of source: Tensor) {
    guard engine.recordsGradients else { return }
    let sourceNode = source.gradientNode
    guard let base else {
      // Numbers that want no gradient leave none for what stood there before.
      node =
        sourceNode
        ?? node.map { old in
          Node("FillBackward0", on: engine, inputs: [old], saving: []) {
            (gradient) throws(TensorError) in
            [try gradient.output.engine.zeros(gradient.output.shape, dtype: gradient.output.dtype)]
          }
        }
      rewrites &+= 1
      return
    }
    if sourceNode == nil && base.gradientNode == nil { return }
    let (view, whole, count) = (layout, base.layout, storage.count)
    base.node = Node(
      "CopySlices", on: engine, inputs: [base.gradientNode, sourceNode], saving: []
    ) { (gradient) throws(TensorError) in
      let output = gradient.output
      let all = try output.engine.zeros([count], dtype: output.dtype).storage
      let rest = Tensor(storage: all, layout: whole)
      try rest.copyUnversioned(from: output)
      let part = Tensor(storage: all, layout: view)
      let share = gradient.needs[1] ? try part.clone() : nil
      try part.fillUnversioned(0)
      return [rest, share]
    }
    base.rewrites &+= 1
  }
}
