// A layer as a rule: from the shapes that come in to everything that can be said without a weight.
//
// Counting a VGG-16 must not take 553 MB. So a layer is described by a small value that holds its numbers only, and
// answers one question: given these input shapes, what comes out, which parameters are needed, how much work is it, and
// what does an output see? The leaf layers that hold weights ask the same rule for the shapes to make.

/// The description of a layer; conforming to it (one file in `Layers`) and a row in the table of words is all a new
/// layer needs.
///
/// ```swift
/// let account = try ConvolutionRule(32, kernel: 7).account(of: [FeatureShape(1, 32, 32)])
/// account.output            // (32,26,26)
/// account.count.description // "32*(1*7*7 + 1) = 1600"
/// ```
public protocol LayerRule: Sendable {
  /// What the layer is called in a table: `Conv2d`.
  var kind: String { get }
  /// What names of such layers begin with: `conv` gives conv1, conv2, …
  var stem: String { get }
  /// The layer in the words that `build` reads: `conv 32 7x7`.
  var words: String { get }
  /// Everything the shapes of the inputs decide. Throws what does not fit.
  func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount
}

/// A parameter or buffer by name, with its shape as PyTorch has it.
public struct ParameterRule: Hashable, Sendable {
  /// What a parameter is for: whether it is trained, and whether regularisers mean it.
  public enum Role: Sendable {
    case weight, bias
    /// Kept beside the weights and not trained: running means and variances.
    case statistic
  }
  public var name: String
  public var shape: [Size]
  public var role: Role

  /// `weight`, `bias`, … with its sizes, outputs first.
  public init(_ name: String, _ shape: [Size], _ role: Role = .weight) {
    self.name = name
    self.shape = shape
    self.role = role
  }

  public var count: Size { shape.product() }
}

/// What a layer does with inputs of given shapes.
public struct LayerAccount: Hashable, Sendable {
  public var output: FeatureShape
  /// How each size of the output came about.
  public var sizes: [Worked]
  public var parameters: [ParameterRule]
  /// The number of trained parameters.
  public var count: Worked
  /// Multiplications with a following addition, for one example; comparing, adding a bias and normalising count none.
  public var macs: Worked
  /// What an output place sees, for each axis after the channels; empty where there are none.
  public var reach: [Reach]

  init(
    output: FeatureShape, sizes: [Worked] = [], parameters: [ParameterRule] = [],
    count: Worked = .none("parameters"), macs: Worked = .none("MACs"), reach: [Reach]
  ) {
    self.output = output
    self.sizes = sizes
    self.parameters = parameters
    self.count = count
    self.macs = macs
    self.reach = reach
  }

  /// A layer that changes single values: the same shape, nothing to learn.
  static func unchanged(_ shape: FeatureShape) -> LayerAccount {
    LayerAccount(output: shape, reach: shape.places.map { _ in .same })
  }

  /// Numbers kept beside the weights, which are not trained.
  public var statistics: Size { parameters.filter { $0.role == .statistic }.map(\.count).sum() }

  /// Wires of the drawn network: a multiply-add each, and one for each bias of a unit.
  public var connections: Size {
    macs.value + (macs.value != 0 && parameters.contains { $0.role == .bias } ? output.count : 0)
  }

  var isTooLarge: Bool {
    output.count == .tooLarge || count.value == .tooLarge || macs.value == .tooLarge
      || statistics == .tooLarge || output.sizes.contains(.tooLarge)
  }
}

extension LayerRule {
  public var words: String { stem }

  /// The only input; `rank` names how many sizes it must have.
  func only(_ inputs: [FeatureShape], rank: ClosedRange<Int>) throws(LayerProblem) -> FeatureShape {
    guard inputs.count == 1 else { throw .inputs(expected: 1, got: inputs.count) }
    let shape = inputs[0]
    guard rank.contains(shape.rank) else { throw .rank(expected: rank, got: shape) }
    return shape
  }

  /// The one input of a layer that slides along so many axes.
  func only(_ inputs: [FeatureShape], axes: Int) throws(LayerProblem) -> FeatureShape {
    guard axes == 1 || axes == 2 else { throw .axes(axes) }
    return try only(inputs, rank: axes + 1...axes + 1)
  }
}
