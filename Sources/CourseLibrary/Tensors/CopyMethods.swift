// `copy.copy` and `copy.deepcopy` of tensors, and of the objects beside them that are never copied.
//
// A deep copy copies a storage once, however many of the tensors being copied view it: what shared its numbers before
// shares them after.

import Interpreter
import Tensors

extension TensorTypes {
  static var copyMethods: [Verb] {
    [
      Verb("__copy__", "self", "Another tensor of the same numbers; its history and its gradient stay behind.")
      {
        call in
        let own = try call.own
        return call.copied(try own.detach().requireGrad(own.requiresGrad))
      },
      Verb("__deepcopy__", "self, memo", "A tensor of its own numbers, its gradient with it: for leaves.") {
        call in
        let own = try call.own
        if !own.isLeaf {
          throw call.machine.error(
            "RuntimeError",
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment. "
              + "Copy x.detach() instead, or clone() it, which gradients pass.")
        }
        let copy = try call.deepCopy(of: own).requireGrad(own.requiresGrad)
        copy.gradient = try own.gradient.map { try call.deepCopy(of: $0.detach()) }
        return call.copied(copy)
      },
    ]
  }

  /// Types and the like stand for themselves.
  func installCopying(_ machine: Machine) {
    let types = machine.heap.types
    for type in [dtype, size, types.named("device"), types.named("torch.memory_format")] {
      for (name, signature) in [("__copy__", "self"), ("__deepcopy__", "self, memo")] {
        type.define(
          name,
          .object(
            NativeFunction(name, isMethod: true, signature: Signature(signature), heap: machine.heap) {
              (arguments, _) throws(Raise) in arguments[0] ?? .none
            }))
      }
    }
  }
}

extension Call {
  /// A tensor of the receiver's class.
  fileprivate func copied(_ tensor: Tensor) -> Value {
    (self[0].object as? TensorObject)?.spelling.object(tensor) ?? result(tensor)
  }

  /// The same view of a copy of its storage, which the memo knows where it was copied before.
  fileprivate func deepCopy(of tensor: Tensor) throws -> Tensor {
    guard case .dict(let memo) = self[1] else { return try tensor.clone() }
    let name = "storage \(tensor.storage.address)"
    if let known = memo.value(named: name)?.tensor { return try tensor.placed(in: known) }
    let copy = try tensor.detach().copyOfStorage()
    memo.set(named: name, to: result(copy))
    return try tensor.placed(in: copy)
  }
}
