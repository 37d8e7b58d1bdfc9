// What `torch.autograd`, `torch.no_grad` and `torch.nn` are built on: rows whose names begin with `_` are for the
// library's own modules.

import Interpreter
import Tensors

extension CourseLibrary {
  static var gradientVerbs: [Verb] {
    [
      Verb("is_grad_enabled", "", "Whether operations are recorded.") { .bool($0.engine.recordsGradients) },
      Verb("_set_grad_enabled", "mode", "Switches the recording on or off.") {
        $0.engine.recordsGradients = try $0.bool(0)
        return .none
      },
      Verb("_backward", "tensors, gradients, retain", "The way back from several tensors.") { call in
        try Tensor.backward(call.tensors(0), gradients: call.optionalTensors(1), retainGraph: call.bool(2))
        return .none
      },
      Verb("_gradients", "outputs, inputs, gradients, retain", "A list of gradients, None where there is none.")
      {
        call in
        let found = try Tensor.gradients(
          of: call.tensors(0), for: call.tensors(1),
          gradients: call.isMissing(2) ? nil : call.optionalTensors(2), retainGraph: call.bool(3))
        return call.machine.list(found.map { call.library.types.value($0, call.machine) })
      },
      Verb("_custom", "name, result, inputs, backward", "A result with a backward of the script's own.") {
        call in
        let (machine, types, backward) = (call.machine, call.library.types, call[3])
        let result = try call.tensor(1)
        return call.result(
          Tensor.custom(try call.string(0), result: result, inputs: try call.tensors(2)) { gradient in
            let answer = try machine.call(backward, [types.value(gradient, machine)])
            return try (machine.sequence(answer) ?? []).map { value in
              if value.isNone { return nil }
              guard let gradient = value.tensor else {
                throw machine.typeError(
                  "a custom function's backward must give tensors or None, not \(machine.typeName(value))")
              }
              return gradient
            }
          })
      },
      Verb("_clear_gradients", "parameters, to_none", "Forgets gradients, or fills them with zeros.") { call in
        let toNone = try call.bool(1)
        for parameter in try call.tensors(0) {
          if toNone { parameter.gradient = nil } else { try parameter.gradient?.fill(0) }
        }
        return .none
      },
      Verb("empty", "*size, dtype=None", "A tensor whose numbers mean nothing yet; here they are zeros.") {
        $0.result(try $0.engine.zeros($0.sizes(1), dtype: $0.dtype(0) ?? .float32))
      },
      Verb(
        "_kernels", "shape", "Zeros of a kernel's shape, in the memory order that convolutions read fastest."
      ) {
        call in
        let shape = try call.axes(0)
        let order = Array(shape.indices.dropFirst(2)) + [1, 0]
        let last = shape.count - 1
        let back = [last, last - 1] + shape.indices.dropLast(2)
        return call.result(try call.engine.zeros(order.map { shape[$0] }).permute(Array(back)))
      },
      Verb("_instructions", "", "The instruction set in use.") { call in
        call.machine.string(Text("\(call.engine.instructions)"))
      },
      Verb("_multiply_add_peak", "", "Keeps the multiply-add units busy; gives the number of operations done.")
      {
        .int($0.engine.multiplyAddPeak())
      },
      Verb("_profile", "on", "Begins to take times, or ends it and gives (operation, calls, seconds).") {
        call in
        let rows = call.engine.profile?.rows ?? []
        call.engine.profile = try call.bool(0) ? Profile() : nil
        let machine = call.machine
        return machine.list(
          rows.map { machine.tuple([machine.string(Text($0.name)), .int($0.calls), .float($0.seconds)]) })
      },
      Verb("_type_name", "value", "The class of a value, as messages name it.") {
        $0.machine.string(Text($0.machine.typeName($0[0])))
      },
      Verb("_warn", "text", "A warning on stderr.") {
        try $0.machine.write(Text("UserWarning: \(try $0.string(0))\n"), to: "stderr")
        return .none
      },
    ]
  }
}

extension Call {
  /// Tensors and None, in a list; no list means None for all.
  fileprivate func optionalTensors(_ place: Int) throws -> [Tensor?] {
    guard let items = machine.sequence(self[place]) else { return [] }
    return try items.map { item in
      if item.isNone { return nil }
      guard let tensor = item.tensor else { throw mismatch(place, "tuple of Tensors", got: item) }
      return tensor
    }
  }
}
