public import Tensors

// An update rule as a value: its numbers, the names of what it remembers, and how they make a step.
//
// Each rule is a struct in a file of its own beside this one, with PyTorch's names turned into Swift's and PyTorch's
// defaults; `keras` gives Keras's defaults and, where its formula differs, its formula. The arithmetic itself is in
// `UpdateStep`: a rule only works out that step's numbers from its own and from how often the parameter was updated
// before, so a schedule may change any of them between two steps.

/// A rule that an `Optimizer` follows.
///
/// ```swift
/// var rule = Adam(learningRate: 0.01)
/// rule.remembers           // ["exp_avg", "exp_avg_sq"]
/// rule.step(number: 1).rate
/// ```
public protocol OptimizationRule: Sendable {
  /// As PyTorch and Keras call it: `Adam`.
  var name: String { get }
  var learningRate: Double { get set }
  /// λ of the penalty ½λ‖w‖², or of the decay that stands for it.
  var weightDecay: Double { get set }
  /// What is remembered for each element of a parameter, by PyTorch's names.
  var remembers: [String] { get }
  /// The number that the first of `remembers` begins with; the others begin with 0.
  var startsWith: Double { get }
  /// The step with the given number, counted from 1 for each parameter.
  func step(number: Int) -> UpdateStep
  /// Throws the first number that makes no sense.
  func check() throws(OptimizerError)
}

extension OptimizationRule {
  public var startsWith: Double { 0 }
}

/// How the weights are drawn towards zero.
public enum Decay: Sendable, Equatable {
  /// The penalty's gradient is added to the loss's: λw takes part in everything the rule does (L2).
  case coupled
  /// Each step first shrinks the weight to (1 - ηλ)w, beside the rule (AdamW).
  case decoupled
}

extension UpdateStep {
  /// A step with the parts that all rules share.
  init(_ rule: Rule, maximize: Bool, decay: Decay, _ weightDecay: Double, rate: Double) {
    self.init(rule)
    sign = maximize ? -1 : 1
    switch decay {
    case .coupled: self.decay = weightDecay
    case .decoupled: keep = 1 - rate * weightDecay
    }
  }
}

/// What is wrong with an optimizer's numbers or parameters.
public enum OptimizerError: Error, Equatable, Sendable {
  case emptyParameters
  case notALeaf(index: Int)
  case notFloat(index: Int, DType)
  case duplicate(index: Int)
  case duplicateName(String)
  case engines(index: Int)
  case negative(name: String, value: Double)
  case outside(name: String, value: Double, low: Double, high: Double)
  case nesterov(momentum: Double, dampening: Double)
  case group(index: Int, count: Int)
  case missingState(name: String)
  case unknownState(name: String)
  case stateShape(name: String, shape: [Int], expected: [Int])
}

extension OptimizerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .emptyParameters: "optimizer got an empty parameter list"
    case .notALeaf(let index):
      "can't optimize a non-leaf Tensor (parameter \(index) was computed; give the tensor it was computed from)"
    case .notFloat(let index, let dtype):
      "can't optimize parameter \(index): it is of type \(dtype.name), which has no gradients"
    case .duplicate(let index): "some parameters appear in more than one parameter group (parameter \(index))"
    case .duplicateName(let name): "two parameters are named '\(name)'"
    case .engines(let index): "parameter \(index) belongs to another engine than the first"
    case .negative(let name, let value): "Invalid \(name): \(value.text) (it must not be negative)"
    case .outside(let name, let value, let low, let high):
      "Invalid \(name): \(value.text) (it must be at least \(low) and below \(high))"
    case .nesterov(let momentum, let dampening):
      "Nesterov momentum requires a momentum and zero dampening "
        + "(momentum is \(momentum.text), dampening \(dampening.text))"
    case .group(let index, let count): "there is no parameter group \(index): there are \(count)"
    case .missingState(let name): "the state has no '\(name)'"
    case .unknownState(let name): "the state has a '\(name)', which this optimizer does not remember"
    case .stateShape(let name, let shape, let expected):
      "'\(name)' in the state has shape \(shape), its parameter has \(expected)"
    }
  }

  static func checkNotNegative(_ numbers: (String, Double)...) throws(OptimizerError) {
    for (name, value) in numbers where !(value >= 0) { throw .negative(name: name, value: value) }
  }

  static func checkFraction(_ numbers: (String, Double)...) throws(OptimizerError) {
    for (name, value) in numbers where !(value >= 0 && value < 1) {
      throw .outside(name: name, value: value, low: 0, high: 1)
    }
  }
}
