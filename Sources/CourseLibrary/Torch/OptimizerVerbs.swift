// The steps of optimizers, and clipping: what `torch.optim` and `torch.nn.utils` call.
//
// The settings of a group live in the script, where schedules change them; each step hands them over as a tuple in the
// order of the class's parameters. What a rule remembers lives in an `Optimizer` behind a handle.

import Interpreter
import Networks
import Tensors

/// An optimizer of a script: the name of its rule, and the optimizer once the first step has shown its parameters.
private final class OptimizerHandle: Object {
  let rule: String
  var optimizer: Optimizer?

  init(_ rule: String, heap: Heap) {
    self.rule = rule
    super.init(heap: heap)
  }
}

extension CourseLibrary {
  static var optimizerVerbs: [Verb] {
    [
      Verb("_optimizer", "rule", "A handle for the steps of one rule.") {
        .object(OptimizerHandle(try $0.string(0), heap: $0.machine.heap))
      },
      Verb("_step", "handle, groups", "One step: groups of (parameters, numbers).") { call in
        try call.optimizer().step()
        return .none
      },
      Verb("_optimizer_state", "handle, groups", "What the rule remembers, by name.") { call in
        let state = try call.optimizer().state().sorted { $0.key < $1.key }
        let machine = call.machine
        return machine.list(
          state.map { machine.tuple([machine.string(Text($0.key)), call.result($0.value)]) })
      },
      Verb("_load_optimizer", "handle, groups, names, tensors", "Goes on from a state.") { call in
        let names = call.machine.sequence(call[2]) ?? []
        let tensors = try call.tensors(3)
        var state: [String: Tensor] = [:]
        for (name, tensor) in zip(names, tensors) { state[try call.machine.str(name).string] = tensor }
        try call.optimizer().load(state)
        return .none
      },
      Verb(
        "_clip_norm", "parameters, max_norm, norm_type", "The norm of all gradients, which are scaled to it."
      ) {
        call in
        let order = try call.double(2)
        let clip = GradientClip.norm(
          try call.double(1), order.isInfinite ? .greatest : .order(order))
        return call.result(try call.engine.scalar(.float(clip.apply(to: call.tensors(0)))))
      },
      Verb("_clip_value", "parameters, clip_value", "Every number of every gradient between two bounds.") {
        call in
        _ = try GradientClip.value(call.double(1)).apply(to: call.tensors(0))
        return .none
      },
    ]
  }
}

extension Call {
  /// The optimizer behind the handle, with the settings that its groups have now.
  fileprivate func optimizer() throws -> Optimizer {
    guard case .object(let object) = self[0], let handle = object as? OptimizerHandle else {
      throw mismatch(0, "an optimizer's handle")
    }
    let groups = try (machine.sequence(self[1]) ?? []).map { group in
      guard let parts = machine.sequence(group), parts.count == 2, let parameters = machine.sequence(parts[0])
      else {
        throw mismatch(1, "pairs of parameters and numbers", got: group)
      }
      return (parameters: parameters, rule: try rule(handle.rule, parts[1]))
    }
    if let optimizer = handle.optimizer {
      for (own, given) in zip(optimizer.groups, groups) { own.rule = given.rule }
      for given in groups.dropFirst(optimizer.groups.count) {
        try optimizer.add(Optimizer.Group(given.rule, given.parameters.compactMap(\.tensor)))
      }
      return optimizer
    }
    let made = try Optimizer(groups.map { Optimizer.Group($0.rule, $0.parameters.compactMap(\.tensor)) })
    handle.optimizer = made
    return made
  }

  private func rule(_ name: String, _ settings: Value) throws -> any OptimizationRule {
    var numbers = try flattened(settings).makeIterator()
    func next() -> Double { numbers.next() ?? 0 }
    switch name {
    case "sgd":
      return SGD(
        learningRate: next(), momentum: next(), dampening: next(), nesterov: next() != 0, weightDecay: next(),
        maximize: next() != 0)
    case "adam", "adamw":
      return Adam(
        learningRate: next(), beta1: next(), beta2: next(), epsilon: next(), weightDecay: next(),
        decay: name == "adamw" ? .decoupled : .coupled, amsgrad: next() != 0, maximize: next() != 0)
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
