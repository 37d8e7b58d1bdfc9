public import Tensors

// What a rule needs besides its numbers to be run: first values for its parameters, and the function itself.
//
// The rules of `Architecture` say which parameters a layer has and what comes out of it; here each says how. A file
// beside this one holds a kind of layer, and is little more than a call of the function in `Tensors`: what a layer does
// is the function's business, what it keeps is the rule's.

/// A rule that can be run.
public protocol Computation: LayerRule {
  /// How a parameter or statistic of the account begins.
  func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser
  /// The output for a batch of inputs, whose shapes the rule has accepted.
  func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor
}

/// What a layer computes with.
public struct LayerPass {
  let parameters: [String: Parameter]
  public let isTraining: Bool
  public let conventions: Conventions

  /// A parameter of the layer by the name that the rule gave it, where there is one.
  public func callAsFunction(_ name: String) throws -> Tensor? { try parameters[name]?.tensor() }

  /// The layer's weight, or one of them.
  func weight(_ name: String = "weight") throws -> Tensor {
    guard let weight = try self(name) else { throw ModelError.noParameter(name) }
    return weight
  }
}

extension Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser { .zeros }

  /// Weights that sums of `fanIn` numbers are made with, and biases beside them.
  func summing(_ parameter: ParameterRule, fanIn: Size, _ conventions: Conventions) -> Initialiser {
    let fanIn = fanIn.number ?? 1
    if parameter.role == .bias { return conventions.zeroBiases ? .zeros : .besides(fanIn: fanIn) }
    // The same numbers as `torchWeight`, for weights that have no fans of their own, too.
    return conventions.weights == .torchWeight ? .besides(fanIn: fanIn) : conventions.weights
  }
}

extension LayerAccount {
  /// The sizes of the weight.
  var weightShape: [Size] { parameters.first { $0.role == .weight }?.shape ?? [] }
}

/// What keeps a model from being made or run.
public enum ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  case noParameter(String)
  case notRunnable(layer: String, kind: String, why: String)
  case inputs(expected: Int, got: Int)
  case inputShape(layer: String, expected: FeatureShape, got: [Int])
  case notBuilt
  case noLayer(String)

  public var description: String {
    switch self {
    case .noParameter(let name): "the layer has no parameter '\(name)'"
    case .notRunnable(let layer, let kind, let why): "\(layer): \(kind) cannot be run: \(why)"
    case .inputs(let expected, let got): "the model takes \(expected) inputs, got \(got)"
    case .inputShape(let layer, let expected, let got):
      "\(layer) was made for batches of \(expected), got a tensor of shape \(got)"
    case .notBuilt:
      "the model has no parameters yet: call it once, or build(for:) it with the shape of its input"
    case .noLayer(let name): "the model has no layer '\(name)'"
    }
  }
}

extension Size {
  /// The number, in a model, whose sizes are all numbers.
  func concrete() throws(LayerProblem) -> Int {
    guard let number else { throw .needsNumbers(what: "a model", got: self) }
    return number
  }
}

extension Sides {
  /// The numbers of one or two axes as an extent; one axis is the width.
  func extent(_ axes: Int, name: String) throws(LayerProblem) -> Extent {
    let sizes = try along(axes, name: name, least: 0)
    guard axes == 1 || axes == 2 else { throw .sides(name: name, count: sizes.count, axes: 2) }
    let width = try sizes[axes - 1].concrete()
    return axes == 1 ? Extent(1, width) : Extent(try sizes[0].concrete(), width)
  }
}

extension Tensor {
  /// The shape without the batch, as rules have it.
  var featureShape: FeatureShape { FeatureShape(shape.dropFirst().map { Size($0) }) }

  /// Times a number of this type.
  func times(_ factor: Double) throws(TensorError) -> Tensor {
    try .combine(.multiply, .tensor(self), .scalar(.float(factor)))
  }
}
