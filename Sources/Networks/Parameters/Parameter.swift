public import Tensors

// A weight that is not there before somebody asks for it.
//
// A network is described, counted and drawn far more often than it is run: a VGG-16 has 553 MB of weights, its table
// none. A parameter therefore knows its name, shape and initialiser, and makes its tensor when it is first read. Its
// random numbers are keyed by the seed and its name, so it does not matter which parameter is read first, or
// whether others are.

/// A named weight of a layer, or numbers kept beside the weights.
///
/// ```swift
/// let weight = Parameter("conv1.weight", [32, 1, 3, 3], .torchWeight, engine, seed: 7)
/// weight.isAllocated             // false
/// try weight.tensor().shape      // [32, 1, 3, 3]
/// ```
public final class Parameter {
  public let name: String
  public let shape: [Int]
  public let initialiser: Initialiser
  public let dtype: DType
  /// Whether it is trained; running statistics are not.
  public let isTrained: Bool
  private let engine: Engine
  private let source: Generator
  private let axes: [Int]?
  private var made: Tensor?

  /// Whether its gradient is gathered: a parameter that is trained, unless it is frozen.
  public private(set) var isFrozen = false

  /// `axes` says in which order the axes lie in memory, the outermost first. Nothing is allocated.
  public init(
    _ name: String, _ shape: [Int], _ initialiser: Initialiser, _ engine: Engine, seed: UInt64,
    dtype: DType = .float32, isTrained: Bool = true, axes: [Int]? = nil
  ) {
    self.name = name
    self.shape = shape
    self.initialiser = initialiser
    self.engine = engine
    self.dtype = dtype
    self.isTrained = isTrained
    self.axes = axes.flatMap { $0.sorted() == Array(shape.indices) ? $0 : nil }
    source = Generator(seed: seed).keyed(name)
  }

  /// The number of numbers.
  public var count: Int { shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue } }

  /// Whether its memory has been asked for.
  public var isAllocated: Bool { made != nil }

  /// The numbers, made at the first call: always the same tensor.
  public func tensor() throws -> Tensor {
    if let made { return made }
    var tensor = try initialiser.tensor(engine, shape, dtype: dtype, from: source)
    if let axes {
      var back = axes
      for (place, axis) in axes.enumerated() { back[axis] = place }
      tensor = try tensor.permute(axes).contiguous().permute(back).detach()
    }
    if isTrained, !isFrozen { try tensor.requireGrad() }
    made = tensor
    return tensor
  }

  /// Replaces the numbers by those of another tensor of this shape.
  public func load(_ values: Tensor) throws {
    if values.shape != shape { throw ParameterError.shape(name: name, shape: values.shape, expected: shape) }
    let tensor = try tensor()
    try tensor.engine.withoutGradients { () throws(TensorError) in try tensor.assign(values) }
  }

  /// Begins anew: with the first numbers, and no gradient.
  public func reset() throws {
    guard let made else { return }
    made.gradient = nil
    try initialiser.fill(made, from: source)
  }

  /// Keeps the numbers as they are in training, or lets them be trained again.
  public func freeze(_ frozen: Bool = true) throws(TensorError) {
    guard isTrained, frozen != isFrozen else { return }
    isFrozen = frozen
    try made?.requireGrad(!frozen)
    if frozen { made?.gradient = nil }
  }
}

/// What a state, as read from a file, has too little or too much of.
public enum ParameterError: Error, Equatable, Sendable, CustomStringConvertible {
  case shape(name: String, shape: [Int], expected: [Int])
  case missing(names: [String])
  case unexpected(names: [String])

  public var description: String {
    switch self {
    case .shape(let name, let shape, let expected):
      "size mismatch for \(name): the state has shape \(shape), the parameter \(expected)"
    case .missing(let names): "the state has no " + names.map { "'\($0)'" }.joined(separator: ", ")
    case .unexpected(let names):
      "the state has " + names.map { "'\($0)'" }.joined(separator: ", ") + ", which the network does not"
    }
  }
}

extension Optimizer.Group {
  /// A group of the parameters that are trained and not frozen, which are made if they were not.
  public convenience init(
    _ rule: any OptimizationRule, _ parameters: [Parameter], decaysBiases: Bool = true
  ) throws {
    let trained = parameters.filter { $0.isTrained && !$0.isFrozen }
    self.init(
      rule, try trained.map { try $0.tensor() }, names: trained.map(\.name), decaysBiases: decaysBiases)
  }
}

extension Optimizer {
  /// An optimizer of the parameters that are trained and not frozen, which are made if they were not.
  public convenience init(
    _ rule: any OptimizationRule, _ parameters: [Parameter], decaysBiases: Bool = true
  ) throws {
    try self.init([Group(rule, parameters, decaysBiases: decaysBiases)])
  }
}
