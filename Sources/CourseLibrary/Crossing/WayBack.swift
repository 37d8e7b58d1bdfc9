// Gradients over the border.
//
// A call computes on one side what the other side goes on computing with. There, the result becomes that of an operation
// of its own, whose way back is a message: the gradients of the results go over, those of the arguments come back. The
// side that computed has kept its own graph, and gathers on the way what its parameters get.

package import Interpreter
import Tensors

extension Crossing {
  /// A result that arrived, as part of this session's graph: `send` is given the gradients of the outputs, nil where none
  /// arrived, and gives those of the arguments in `flow`; `forget` is called when the way back is no longer wanted.
  package func result(
    _ plain: PlainValue, from flow: Flow,
    send: @escaping ([PlainTensor?]) throws -> [PlainTensor?], forget: @escaping () -> Void
  ) throws -> Value {
    var made: [Tensor] = []
    for tensor in plain.outputs { made.append(try self.tensor(tensor)) }
    if made.isEmpty { return try value(plain) }
    let engine = made[0].engine
    // Where only the other side's parameters want gradients, something here must.
    let anchor = engine.scalar(float: 0, dtype: .float32)
    try anchor.requireGrad()
    let count = flow.inputs.count
    let operation = CustomOperation(
      "Answer", inputs: flow.inputs + [anchor],
      // What the session's tensors hold must not hold the session.
      backward: { [weak self] gradients in
        guard let self else { throw CrossingRefusal("the session has ended") }
        let sent = try gradients.map { gradient in
          try gradient.map { try self.plain($0) }
        }
        let answered = try send(sent)
        guard answered.count == count else { throw CrossingRefusal("\(answered.count) gradients for \(count)") }
        return try answered.map { try $0.map { try self.tensor($0) } } + [nil]
      }, release: forget)
    let recorded = try operation.record(
      made.map { CustomOperation.Result($0, isDifferentiable: $0.dtype.isFloat) })
    var outputs = recorded[...]
    var leaves = Flow()
    return try value(plain, &leaves, outputs: &outputs)
  }

  /// The gradients of a call's arguments from those of its results; parameters gather theirs.
  package func wayBack(_ flow: Flow, _ gradients: [PlainTensor?]) throws -> [PlainTensor?] {
    guard gradients.count == flow.outputs.count else {
      throw CrossingRefusal("\(gradients.count) gradients for \(flow.outputs.count) results")
    }
    var (outputs, arrived): ([Tensor], [Tensor?]) = ([], [])
    for (output, gradient) in zip(flow.outputs, gradients) {
      guard let gradient else { continue }
      outputs.append(output)
      arrived.append(try tensor(gradient))
    }
    for input in flow.inputs { input.gradient = nil }
    try Tensor.backward(outputs, gradients: arrived, retainGraph: true)
    defer { for input in flow.inputs { input.gradient = nil } }
    return try flow.inputs.map { input in try input.gradient.map { try plain($0) } }
  }

  private func plain(_ gradient: Tensor) throws -> PlainTensor {
    let value = try plain(library.types.value(gradient.detach(), machine))
    guard case .tensor(let tensor) = value else { throw CrossingRefusal("no tensor") }
    return tensor
  }
}

extension PlainValue {
  /// The tensors in it through which gradients flow, in order.
  var outputs: [PlainTensor] {
    switch self {
    case .tensor(let tensor): tensor.isOutput ? [tensor] : []
    case .list(let items), .tuple(let items), .set(let items): items.flatMap(\.outputs)
    case .dict(let entries): entries.flatMap { $0.key.outputs + $0.value.outputs }
    default: []
    }
  }
}
