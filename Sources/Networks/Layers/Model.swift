public import Tensors

// A network that can be run: its description, with a layer that holds parameters for each rule of it.
//
// Making a model costs no weights: a parameter is allocated when it is first read, which is at the first call. Names are
// those of the description, `conv1.weight`, and with the seed they decide the first values. The shapes
// of parameters follow from the shape of an input, so a model is built when it is told that shape or shown an input.

/// A layer by itself: a rule, its parameters, and whether it is training.
///
/// ```swift
/// let conv = Layer(ConvolutionRule(32, kernel: 3, padding: 1), engine)
/// let maps = try conv(images)          // (N, 1, 28, 28) -> (N, 32, 28, 28); makes weight and bias
/// conv.parameters.map(\.name)          // ["conv.weight", "conv.bias"]
/// ```
public final class Layer {
  public let name: String
  public let rule: any LayerRule
  /// Whether dropout drops and batch norms look at the batch.
  public var isTraining = true
  public let conventions: Conventions
  private let engine: Engine
  private let seed: UInt64
  private let dtype: DType
  private var byName: [String: Parameter] = [:]
  /// Trained parameters and running statistics, in the rule's order; none before the layer is built.
  public private(set) var parameters: [Parameter] = []
  /// The shapes it was built for.
  public private(set) var inputs: [FeatureShape]?
  private var isFrozen = false

  /// A layer without parameters yet. `named` is what they are called by; `seed` and name decide their first values.
  public init(
    _ rule: any LayerRule, named name: String? = nil, _ engine: Engine, seed: UInt64 = 0,
    conventions: Conventions = .torch, dtype: DType = .float32
  ) {
    self.rule = rule
    self.name = name ?? rule.stem
    self.engine = engine
    self.seed = seed
    self.conventions = conventions
    self.dtype = dtype
  }

  /// What shapes, parameters and work are for inputs of these shapes; allocates nothing.
  public func account(of inputs: FeatureShape...) throws(LayerProblem) -> LayerAccount {
    try rule.account(of: inputs)
  }

  /// Makes the parameters for inputs of these shapes, without their memory; gives the shape of the output.
  @discardableResult
  public func build(for inputs: [FeatureShape]) throws -> FeatureShape {
    let account = try rule.account(of: inputs)
    guard self.inputs == nil else { return account.output }
    guard let computation = rule as? any Computation else {
      throw ModelError.notRunnable(layer: name, kind: rule.kind, why: "it has no function")
    }
    for parameter in account.parameters {
      let shape = try parameter.shape.map { try $0.concrete() }
      let isKernel = parameter.role == .weight && shape.count == 4
      let made = Parameter(
        "\(name).\(parameter.name)", shape, computation.initialiser(of: parameter, in: account, conventions),
        engine, seed: seed, dtype: dtype, isTrained: parameter.role != .statistic,
        axes: isKernel ? [2, 3, 1, 0] : nil)
      try made.freeze(isFrozen)
      parameters.append(made)
      byName[parameter.name] = made
    }
    self.inputs = inputs
    return account.output
  }

  /// The output for a batch of each input.
  public func callAsFunction(_ inputs: Tensor...) throws -> Tensor { try output(of: inputs) }

  /// The output for a batch of each input. Throws what does not fit, and shapes other than those the layer was built for.
  public func output(of inputs: [Tensor]) throws -> Tensor {
    let shapes = inputs.map(\.featureShape)
    if shapes != self.inputs {
      let built = parameters.map(\.shape)
      let account = try rule.account(of: shapes)
      if let known = self.inputs, built != account.parameters.map({ $0.shape.compactMap(\.number) }) {
        throw ModelError.inputShape(
          layer: name, expected: known.first ?? FeatureShape(), got: inputs.first?.shape ?? [])
      }
      try build(for: shapes)
    }
    guard let computation = rule as? any Computation else {
      throw ModelError.notRunnable(layer: name, kind: rule.kind, why: "it has no function")
    }
    let pass = LayerPass(parameters: byName, isTraining: isTraining && !isFrozen, conventions: conventions)
    return try computation.output(of: inputs, pass)
  }

  /// Keeps parameters and running statistics as they are, or lets them be trained again.
  public func freeze(_ frozen: Bool = true) throws {
    isFrozen = frozen
    for parameter in parameters { try parameter.freeze(frozen) }
  }
}

/// A network of the description's layers.
///
/// ```swift
/// let model = try Model(Zoo.lenet5, engine, seed: 1)
/// let scores = try model(images)                        // (N, 1, 28, 28) -> (N, 10)
/// let optimizer = try Optimizer(Adam(), model.parameters)
/// model.isTraining = false
/// try model.freeze { $0.hasPrefix("conv") }
/// ```
public final class Model {
  public let network: Network
  public let layers: [Layer]
  private let lastUse: [Network.Point: Int]

  /// A model without parameters yet; all are keyed by `seed` and their names. No memory is taken.
  public init(
    _ network: Network, _ engine: Engine, seed: UInt64 = 0, conventions: Conventions = .torch,
    dtype: DType = .float32
  ) throws {
    self.network = network
    layers = network.layers.map {
      Layer($0.rule, named: $0.name, engine, seed: seed, conventions: conventions, dtype: dtype)
    }
    var lastUse: [Network.Point: Int] = [:]
    for (index, layer) in network.layers.enumerated() {
      for point in layer.from { lastUse[point] = index }
      if layer.isFrozen { try layers[index].freeze() }
    }
    self.lastUse = lastUse
  }

  /// Layers in a row.
  public convenience init(
    _ rules: [any LayerRule], _ engine: Engine, seed: UInt64 = 0, conventions: Conventions = .torch,
    dtype: DType = .float32
  ) throws {
    try self.init(Network("Network", rules), engine, seed: seed, conventions: conventions, dtype: dtype)
  }

  /// Makes all parameters, without their memory, for inputs of these shapes; a misfit throws with the layer and the
  /// numbers.
  public func build(for inputs: FeatureShape...) throws { try build(forAll: inputs) }

  private func build(forAll inputs: [FeatureShape]) throws {
    let summary = try network.summary(ofAll: inputs)
    for (layer, row) in zip(layers, summary.rows) { try layer.build(for: row.inputs) }
  }

  /// The table of shapes, parameters, work and receptive fields; allocates nothing.
  public func summary(of inputs: FeatureShape...) throws(NetworkError) -> Summary {
    try network.summary(ofAll: inputs)
  }

  /// The output for a batch of each input.
  public func callAsFunction(_ inputs: Tensor...) throws -> Tensor { try output(of: inputs) }

  /// The output for a batch of each input; builds the model at the first call. Throws the layer that does not fit, with the
  /// numbers.
  public func output(of inputs: [Tensor]) throws -> Tensor { try run(inputs) { _, _ in } }

  /// What every layer gives, in their order: f₁(x), f₂(f₁(x)), … up to the output.
  ///
  /// ```swift
  /// try model.stages(of: images).map(\.output.shape)   // [[1, 6, 28, 28], [1, 6, 28, 28], [1, 6, 14, 14], …]
  /// ```
  public func stages(of inputs: Tensor...) throws -> [(name: String, output: Tensor)] {
    var stages: [(name: String, output: Tensor)] = []
    _ = try run(inputs) { layer, output in stages.append((layer.name, output)) }
    return stages
  }

  private func run(_ inputs: [Tensor], _ see: (Layer, Tensor) -> Void) throws -> Tensor {
    if layers.contains(where: { $0.inputs == nil }) { try build(forAll: inputs.map(\.featureShape)) }
    var values: [Network.Point: Tensor] = [:]
    for (number, input) in inputs.enumerated() { values[.input(number)] = input }
    for (index, layer) in network.layers.enumerated() {
      let given = layer.from.compactMap { values[$0] }
      if given.count != layer.from.count {
        throw ModelError.inputs(expected: inputsExpected, got: inputs.count)
      }
      let output = try layers[index].output(of: given)
      see(layers[index], output)
      // Without gradients nobody else holds what was read for the last time: its memory is free for the next layers.
      for point in layer.from where lastUse[point] == index && point != network.end { values[point] = nil }
      values[.layer(index)] = output
    }
    guard let result = values[network.end] else {
      throw ModelError.inputs(expected: inputsExpected, got: inputs.count)
    }
    return result
  }

  private var inputsExpected: Int {
    let numbers = network.layers.flatMap(\.from).map { point in
      if case .input(let number) = point { number + 1 } else { 0 }
    }
    return numbers.max() ?? 1
  }

  /// Whether dropout drops and batch norms look at the batch, in all layers.
  public var isTraining: Bool {
    get { layers.contains(where: \.isTraining) }
    set { for layer in layers { layer.isTraining = newValue } }
  }

  /// Trained parameters and running statistics, in the order of the layers; none before the model is built.
  public var parameters: [Parameter] { layers.flatMap(\.parameters) }

  /// The layer by its name in the description; throws where there is none.
  public func layer(_ name: String) throws -> Layer {
    guard let layer = layers.first(where: { $0.name == name }) else { throw ModelError.noLayer(name) }
    return layer
  }

  /// Keeps the layers whose names satisfy the condition as they are in training, and trains the others.
  public func freeze(where condition: (String) -> Bool) throws {
    for layer in layers { try layer.freeze(condition(layer.name)) }
  }

  /// All parameters and statistics by name, for a weight file; they share their memory with the model's.
  public func state() throws -> NamedTensors {
    if layers.contains(where: { $0.inputs == nil }) { throw ModelError.notBuilt }
    return NamedTensors(try parameters.map { ($0.name, try $0.tensor().detach()) })
  }

  /// Takes over the values of a state of the same names and shapes: all of it, or on an error none.
  public func load(_ state: NamedTensors) throws {
    if layers.contains(where: { $0.inputs == nil }) { throw ModelError.notBuilt }
    let own = parameters
    let missing = own.map(\.name).filter { state[$0] == nil }
    if !missing.isEmpty { throw ParameterError.missing(names: missing) }
    let names = Set(own.map(\.name))
    let unexpected = state.names.filter { !names.contains($0) }
    if !unexpected.isEmpty { throw ParameterError.unexpected(names: unexpected) }
    for parameter in own {
      guard let values = state[parameter.name], values.shape != parameter.shape else { continue }
      throw ParameterError.shape(name: parameter.name, shape: values.shape, expected: parameter.shape)
    }
    let pairs = try own.map { (tensor: try $0.tensor(), values: state[$0.name]) }
    guard let engine = pairs.first?.tensor.engine else { return }
    try engine.inOneGo { () throws(TensorError) in
      try engine.withoutGradients { () throws(TensorError) in
        for (tensor, values) in pairs { if let values { try tensor.assign(values) } }
      }
    }
  }
}
