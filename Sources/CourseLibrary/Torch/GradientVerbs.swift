// What `torch.autograd`, `torch.no_grad` and `torch.nn` are built on: rows whose names begin with `_` are for the
// library's own modules.

import Interpreter
import Tensors

extension CourseLibrary {
  static var gradientVerbs: [Verb] {
    [
      Verb(
        "_unexpected", "function, name, parameters",
        "Raises what a call with a keyword raises that a function does not have."
      ) { call in
        let names = try (call.machine.sequence(call[2]) ?? []).map { try call.machine.str($0).string }
        throw call.machine.unexpectedKeyword(try call.string(0), try call.string(1), among: names)
      },
      Verb("is_grad_enabled", "", "Whether operations are recorded.") { .bool($0.engine.recordsGradients) },
      Verb("_set_grad_enabled", "mode", "Switches the recording on or off.") {
        $0.engine.recordsGradients = try $0.bool(0)
        return .none
      },
      Verb("_set_inference", "mode", "Whether what is made now is for inference only; gives what was before.") {
        let before = $0.engine.isInference
        $0.engine.isInference = try $0.bool(0)
        return .bool(before)
      },
      Verb("_backward", "tensors, gradients, retain", "The way back from several tensors.") { call in
        try Tensor.backward(call.tensors(0), gradients: call.optionalTensors(1), retainGraph: call.bool(2))
        return .none
      },
      Verb("_refuse_second_order", "", "Says that there are no gradients of gradients.") {
        throw $0.gradientsOfGradients
      },
      Verb("_gradients", "outputs, inputs, gradients, retain", "A list of gradients, None where there is none.")
      {
        call in
        let found = try Tensor.gradients(
          of: call.tensors(0), for: call.tensors(1),
          gradients: call.isMissing(2) ? nil : call.optionalTensors(2), retainGraph: call.bool(3))
        return call.machine.list(found.map { call.library.types.value($0, call.machine) })
      },
      Verb("_clear_gradients", "parameters, to_none", "Forgets gradients, or fills them with zeros.") { call in
        let toNone = try call.bool(1)
        for parameter in try call.tensors(0) {
          if toNone { parameter.gradient = nil } else { try parameter.gradient?.fill(0) }
        }
        return .none
      },
      sized("empty", "A tensor whose numbers mean nothing yet; here they are zeros.") {
        try $0.zeros($1, dtype: $2)
      },
      Verb(
        "_kernels", "shape", "Zeros of a kernel's shape, in the memory order that convolutions read fastest."
      ) {
        call in
        let shape = try call.axes(0)
        guard shape.count >= 2 else { throw call.mismatch(0, "a shape (out, in, …)") }
        if shape.contains(where: { $0 < 0 }) { throw TensorError.negativeSize(shape: shape) }
        if shape.reduce(4.0, { $0 * Double($1) }) >= 0x1p63 { throw TensorError.sizeOverflow(shape: shape) }
        let order = Array(shape.indices.dropFirst(2)) + [1, 0]
        let last = shape.count - 1
        let back = [last, last - 1] + shape.indices.dropLast(2)
        return call.result(try call.engine.zeros(order.map { shape[$0] }).permute(Array(back)))
      },
      Verb("_solve", "A, B", "The matrices X with A @ X == B.") {
        $0.result(try $0.tensor(0).solved($0.tensor(1)))
      },
      Verb("_linalg_slogdet", "A", "The signs of determinants, and the logarithms of their magnitudes.") {
        try $0.logDeterminant(named: "linalg_slogdet")
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
      Verb(
        "set_printoptions",
        "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None",
        "How tensors print: digits, when they are shortened, the width of lines, scientific numbers or not."
      ) { call in
        var options = call.engine.printing
        switch try call.optionalString(4) {
        case "default": options = PrintOptions()
        case "short": (options.digits, options.threshold, options.edge) = (2, 1000, 2)
        case "full": (options.digits, options.threshold, options.edge) = (4, .max, 3)
        default: break
        }
        if let digits = try call.optionalInt(0) { options.digits = max(0, min(40, digits)) }
        if !call.isMissing(1) { options.threshold = Int(converting: try call.double(1)) }
        if let edge = try call.optionalInt(2) { options.edge = max(0, min(1 << 40, edge)) }
        if let width = try call.optionalInt(3) { options.lineWidth = max(0, min(1 << 40, width)) }
        // As in PyTorch, the numbers decide again unless it is said.
        options.isScientific = call.isMissing(5) ? nil : try call.bool(5)
        call.engine.printing = options
        return .none
      },
      Verb("get_num_threads", "", "How many threads a long operation may use.") { .int($0.engine.threads) },
      Verb("set_num_threads", "threads", "How many of the host's threads a long operation is to use.") { call in
        guard case .int(let count) = call[0] else {
          throw call.refused("set_num_threads expects an int, but got \(call.machine.typeName(call[0]))")
        }
        if count < 1 { throw call.refused("set_num_threads expects a positive integer") }
        call.engine.threads = count
        return .none
      },
      Verb("initial_seed", "", "The seed that the random numbers began with.") {
        .int(Int(truncatingIfNeeded: $0.engine.generator.seed))
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
