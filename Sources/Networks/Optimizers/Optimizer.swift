public import Tensors

// Parameters in groups, and what was remembered for each of them.
//
// A group is some parameters with a rule; rules may differ between groups and change between steps. `step` works out
// the numbers for each parameter that has a gradient, makes the buffers a parameter needs at its first step, and hands
// everything to one parallel loop (`Engine.update`). Nothing of the optimizer changes before that loop has
// run, so a step that is cancelled, or has no memory for its buffers, leaves it as it was.

/// Changes parameters by their gradients.
///
/// ```swift
/// let optimizer = try Optimizer(Adam(learningRate: 0.001), [weight, bias])
/// try loss.backward()
/// try optimizer.step()
/// optimizer.zeroGrad()
/// ```
public final class Optimizer {
  /// Parameters that follow one rule.
  public final class Group {
    public let parameters: [Tensor]
    public let names: [String]
    public var rule: any OptimizationRule
    /// Whether weight decay reaches parameters with one dimension or none: biases, scales of norms.
    public var decaysBiases: Bool
    fileprivate var states: [State]

    /// Names are for `Optimizer.state`; without them parameters are numbered through all groups.
    public init(
      _ rule: any OptimizationRule, _ parameters: [Tensor], names: [String]? = nil, decaysBiases: Bool = true
    ) {
      self.rule = rule
      self.parameters = parameters
      self.names = names ?? []
      self.decaysBiases = decaysBiases
      states = parameters.map { _ in State() }
    }
  }

  fileprivate struct State {
    var steps = 0
    var buffers: [String: Tensor] = [:]
  }

  public private(set) var groups: [Group] = []

  /// One group with one rule. Throws for parameters that no step can change, that come twice, for none, and for numbers
  /// that make no sense.
  public convenience init(
    _ rule: any OptimizationRule, _ parameters: [Tensor], names: [String]? = nil, decaysBiases: Bool = true
  ) throws(OptimizerError) {
    try self.init([Group(rule, parameters, names: names, decaysBiases: decaysBiases)])
  }

  /// Throws for parameters that no step can change, that come twice, and for numbers that make no sense.
  public init(_ groups: [Group]) throws(OptimizerError) {
    if groups.allSatisfy(\.parameters.isEmpty) { throw .emptyParameters }
    for group in groups { try add(group) }
  }

  /// Takes in more parameters, for a part of a network that is trained from now on.
  public func add(_ group: Group) throws(OptimizerError) {
    try group.rule.check()
    let before = groups.reduce(0) { $0 + $1.parameters.count }
    var known = Set(groups.flatMap(\.parameters).map { ObjectIdentifier($0) })
    let engine = groups.first?.parameters.first?.engine ?? group.parameters.first?.engine
    for (place, parameter) in group.parameters.enumerated() {
      let index = before + place
      if !parameter.dtype.isFloat { throw .notFloat(index: index, parameter.dtype) }
      if !parameter.isLeaf { throw .notALeaf(index: index) }
      if !known.insert(ObjectIdentifier(parameter)).inserted { throw .duplicate(index: index) }
      if parameter.engine !== engine { throw .engines(index: index) }
    }
    var names = Set(allNames())
    groups.append(group)
    for name in allNames().suffix(group.parameters.count) where !names.insert(name).inserted {
      groups.removeLast()
      throw .duplicateName(name)
    }
  }

  private func allNames() -> [String] {
    var names: [String] = []
    for group in groups {
      for place in group.parameters.indices {
        names.append(place < group.names.count ? group.names[place] : String(names.count))
      }
    }
    return names
  }

  /// The rate of the first group; setting it sets that of all groups.
  public var learningRate: Double {
    get { groups.first?.rule.learningRate ?? 0 }
    set { for group in groups { group.rule.learningRate = newValue } }
  }

  /// Changes every parameter that has a gradient. Throws without a change when it is cancelled or has no memory.
  public func step() throws(TensorError) {
    var updates: [ParameterUpdate] = []
    var states = groups.map(\.states)
    for (number, group) in groups.enumerated() {
      var plain = group.rule
      plain.weightDecay = 0
      for (place, parameter) in group.parameters.enumerated() {
        guard let gradient = parameter.gradient else { continue }
        let decays = group.decaysBiases || parameter.rank > 1
        let update = try states[number][place].update(parameter, by: gradient, decays ? group.rule : plain)
        updates.append(update)
      }
    }
    guard !updates.isEmpty, let engine = groups.lazy.flatMap(\.parameters).first?.engine else { return }
    try engine.update(updates)
    for (group, states) in zip(groups, states) { group.states = states }
  }

  /// Forgets the gradients, whose memory goes back to the engine for those of the next step; or sets them to 0.
  public func zeroGrad(setToNone: Bool = true) throws(TensorError) {
    let parameters = groups.flatMap(\.parameters)
    if setToNone {
      for parameter in parameters { parameter.gradient = nil }
    } else {
      try parameters.first?.engine.inOneGo { () throws(TensorError) in
        for parameter in parameters { try parameter.gradient?.fill(0) }
      }
    }
  }
}

extension Optimizer.State {
  /// The next step of a parameter, counted and with the buffers it needs.
  mutating func update(
    _ parameter: Tensor, by gradient: Tensor, _ rule: any OptimizationRule
  ) throws(TensorError) -> ParameterUpdate {
    steps += 1
    var remembered: [Tensor] = []
    for (place, name) in rule.remembers.enumerated() {
      let buffer: Tensor
      if let known = buffers[name] {
        buffer = known
      } else {
        buffer = try parameter.updateBuffer(filledWith: place == 0 ? rule.startsWith : 0)
        buffers[name] = buffer
      }
      remembered.append(buffer)
    }
    return try ParameterUpdate(parameter, by: gradient, remembering: remembered, rule.step(number: steps))
  }
}

extension Optimizer {
  private static let stepName = "step"

  /// What is remembered, by name: `conv1.weight.exp_avg`, and `conv1.weight.step`, the number of steps.
  ///
  /// The tensors share their memory with the optimizer's; clone them to keep them through further steps.
  public func state() throws(TensorError) -> [String: Tensor] {
    var names = allNames().makeIterator()
    var state: [String: Tensor] = [:]
    for group in groups {
      for (parameter, own) in zip(group.parameters, group.states) {
        guard let name = names.next(), own.steps > 0 else { continue }
        state["\(name).\(Optimizer.stepName)"] = try parameter.engine.scalar(.int(own.steps))
        for (buffer, tensor) in own.buffers { state["\(name).\(buffer)"] = tensor.detach() }
      }
    }
    return state
  }

  /// Goes on from a state that `state` gave, of the same parameters: all of it, or on an error none.
  public func load(_ state: [String: Tensor]) throws {
    var names = allNames().makeIterator()
    var left = Set(state.keys)
    var loaded = groups.map(\.states)
    for (number, group) in groups.enumerated() {
      for (place, parameter) in group.parameters.enumerated() {
        guard let name = names.next() else { continue }
        loaded[number][place] = State()
        guard let steps = state["\(name).\(Optimizer.stepName)"] else { continue }
        left.remove("\(name).\(Optimizer.stepName)")
        loaded[number][place].steps = max(0, try steps.to(.int64).item().double.asInt)
        for buffer in group.rule.remembers {
          let full = "\(name).\(buffer)"
          guard let tensor = state[full] else { throw OptimizerError.missingState(name: full) }
          if tensor.shape != parameter.shape {
            throw OptimizerError.stateShape(name: full, shape: tensor.shape, expected: parameter.shape)
          }
          let own = try parameter.updateBuffer()
          try own.assign(tensor)
          loaded[number][place].buffers[buffer] = own
          left.remove(full)
        }
      }
    }
    if let name = left.min() { throw OptimizerError.unknownState(name: name) }
    for (group, states) in zip(groups, loaded) { group.states = states }
  }
}
