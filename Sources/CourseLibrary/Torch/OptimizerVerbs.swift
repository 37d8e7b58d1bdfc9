// The steps of optimizers, and clipping: what `torch.optim` and `torch.nn.utils` call.
//
// The script owns everything: the settings of a group, which schedules change, its parameters, and what is remembered
// of each parameter, a dict by PyTorch's names. A step reads all of it anew, so that whatever the script has put there
// since counts, and it changes the numbers of all parameters in one go, or of none.

import Interpreter
import Networks
import Tensors

extension CourseLibrary {
  static var optimizerVerbs: [Verb] {
    [
      Verb(
        "_step", "rule, groups",
        "One step: groups of (parameters that have gradients, numbers, what is remembered of each parameter)."
      ) { call in
        let name = try call.string(0)
        let groups = try (call.machine.sequence(call[1]) ?? []).map { try call.group($0, name) }
        let updates = try groups.flatMap { group in
          try group.parameters.map { try $0.update(group.rule, name, call) }
        }
        try call.engine.update(updates)
        for group in groups { for parameter in group.parameters { try parameter.remember(call) } }
        return .none
      },
      Verb(
        "_clip_norm", "parameters, max_norm, norm_type", "The norm of all gradients, which are scaled to it."
      ) {
        call in
        let order = try call.double(2)
        let clip = GradientClip.norm(
          try call.double(1), order.isInfinite ? .greatest : .order(order))
        let parameters = try call.tensors(0)
        let type: DType = parameters.contains { $0.gradient?.dtype == .float64 } ? .float64 : .float32
        return call.result(try call.engine.scalar(.float(clip.apply(to: parameters)), dtype: type))
      },
      Verb("_clip_value", "parameters, clip_value", "Every number of every gradient between two bounds.") {
        call in
        _ = try GradientClip.value(call.double(1)).apply(to: call.tensors(0))
        return .none
      },
    ]
  }
}

/// One parameter in a step.
private final class SteppedParameter {
  let tensor, gradient: Tensor
  /// What the script's optimizer remembers of it; nil where its rule remembers nothing.
  let memory: DictObject?
  private var steps = 0
  private var buffers: [(name: String, tensor: Tensor, isNew: Bool)] = []

  init(_ tensor: Tensor, _ gradient: Tensor, _ memory: DictObject?) {
    self.tensor = tensor
    self.gradient = gradient
    self.memory = memory
  }

  /// The update that the rule makes of it now.
  func update(_ rule: any OptimizationRule, _ name: String, _ call: Call) throws -> ParameterUpdate {
    let counted = memory?.value(named: "step")
    if let counted {
      guard let number = try call.machine.number(counted) else {
        throw remembered("step", counted, "number", call)
      }
      steps = Int(converting: number.double)
    }
    for (place, buffer) in rule.remembers.enumerated() {
      let value = memory?.value(named: buffer) ?? .none
      let known = value.tensor
      if known == nil, !value.isNone { throw remembered(buffer, value, "Tensor", call) }
      // A rule that counts no steps only has to know its first.
      if counted == nil, known != nil { steps = 1 }
      if let known, known.dtype != gradient.dtype, name == "adam" {
        let (own, other) = (known.dtype.scalarName.lowercased(), gradient.dtype.scalarName.lowercased())
        throw call.refused(
          "expected dtype \(own) for `end` but got dtype \(other): what the optimizer remembers is of another type "
            + "than the gradient; make the optimizer after the conversion")
      }
      buffers.append(try self.buffer(buffer, known, place == 0 ? rule.startsWith : 0))
    }
    steps += 1
    return try ParameterUpdate(
      tensor, by: gradient.to(tensor.dtype), remembering: buffers.map(\.tensor), rule.step(number: steps))
  }

  private func remembered(_ name: String, _ value: Value, _ wanted: String, _ call: Call) -> Raise {
    call.machine.valueError(
      "the optimizer's state has a \(call.machine.typeName(value)) as '\(name)', where a \(wanted) belongs")
  }

  /// What is remembered under a name, in the parameter's type and memory order.
  private func buffer(
    _ buffer: String, _ known: Tensor?, _ start: Double
  ) throws -> (name: String, tensor: Tensor, isNew: Bool) {
    guard let known else { return (buffer, try tensor.updateBuffer(filledWith: start), true) }
    if known.shape != tensor.shape {
      throw TensorError.updateShape(shape: tensor.shape, result: known.shape)
    }
    let own = try tensor.updateBuffer()
    if known.dtype == own.dtype, known.strides == own.strides { return (buffer, known, false) }
    try own.assign(known.detach())
    return (buffer, own, true)
  }

  /// After the step: the new buffers, and the number of steps.
  func remember(_ call: Call) throws {
    guard let memory else { return }
    if let counted = memory.value(named: "step") {
      if let tensor = counted.tensor {
        try tensor.fill(.float(Double(steps)))
      } else {
        memory.set(named: "step", to: .int(steps))
      }
    }
    for (name, tensor, isNew) in buffers where isNew {
      memory.set(named: name, to: call.result(tensor))
    }
  }
}

extension Call {
  fileprivate func group(
    _ value: Value, _ name: String
  ) throws -> (parameters: [SteppedParameter], rule: any OptimizationRule) {
    guard let parts = machine.sequence(value), parts.count == 3, let parameters = machine.sequence(parts[0])
    else {
      throw mismatch(1, "triples of parameters, numbers and memories", got: value)
    }
    let memories = machine.sequence(parts[2]) ?? []
    let stepped: [SteppedParameter] = try parameters.enumerated().map { place, parameter in
      guard let tensor = parameter.tensor, let gradient = tensor.gradient else {
        throw mismatch(1, "parameters with gradients", got: parameter)
      }
      var memory: DictObject?
      if place < memories.count, case .dict(let dict) = memories[place].underlying { memory = dict }
      return SteppedParameter(tensor, gradient, memory)
    }
    return (stepped, try rule(name, parts[1]))
  }

  private func rule(_ name: String, _ settings: Value) throws -> any OptimizationRule {
    var numbers = try flattened(settings).makeIterator()
    func next() -> Double { numbers.next() ?? 0 }
    switch name {
    case "sgd":
      return SGD(
        learningRate: next(), momentum: next(), dampening: next(), nesterov: next() != 0, weightDecay: next(),
        maximize: next() != 0)
    case "adam":
      var adam = Adam(
        learningRate: next(), beta1: next(), beta2: next(), epsilon: next(), weightDecay: next(),
        amsgrad: next() != 0, maximize: next() != 0)
      if next() != 0 { adam.decay = .decoupled }
      return adam
    case "rmsprop":
      return RMSprop(
        learningRate: next(), alpha: next(), epsilon: next(), weightDecay: next(), momentum: next(),
        centered: next() != 0, maximize: next() != 0)
    case "adagrad":
      return Adagrad(
        learningRate: next(), rateDecay: next(), weightDecay: next(), initialAccumulator: next(),
        epsilon: next(), maximize: next() != 0)
    case "adadelta":
      return Adadelta(
        learningRate: next(), rho: next(), epsilon: next(), weightDecay: next(), maximize: next() != 0)
    default:
      guard let rule = CourseLibrary.kerasRule(name, next) else {
        throw machine.valueError("there is no optimizer '\(name)'")
      }
      return rule
    }
  }

  /// The numbers of a tuple and of the tuples in it.
  private func flattened(_ value: Value) throws -> [Double] {
    if let items = machine.sequence(value) { return try items.flatMap { try flattened($0) } }
    guard let number = try machine.number(value) else {
      throw machine.typeError("an optimizer's settings must be numbers, not \(machine.typeName(value))")
    }
    return [number.double]
  }
}
