// Whatever else keeps the shape: products of maps, functions of single values, norms over some of the sizes.

/// An operation by name that gives maps of the shape of its inputs, with the parameters that it is said to have.
///
/// ```swift
/// KeepingRule("Multiply")                                                   // a gate
/// KeepingRule("LayerNorm", parameters: [ParameterRule("weight", [10])], mixes: true)
/// ```
public struct KeepingRule: LayerRule, Hashable {
  public var kind: String
  public var parameters: [ParameterRule]
  /// Whether an output depends on other places than its own.
  public var mixes: Bool

  public init(_ kind: String, parameters: [ParameterRule] = [], mixes: Bool = false) {
    self.kind = kind
    self.parameters = parameters
    self.mixes = mixes
  }

  public var stem: String { kind.lowercased() }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    guard let first = inputs.max(by: { $0.rank < $1.rank }) else { throw .inputs(expected: 1, got: 0) }
    for other in inputs {
      // Sizes of 1 are spread, as arithmetic on tensors does it.
      let agree = zip(other.sizes.reversed(), first.sizes.reversed()).allSatisfy {
        $0 == $1 || $0 == 1 || $1 == 1 || $0.number == nil || $1.number == nil
      }
      if !agree { throw .joinShapes(inputs, axis: nil) }
    }
    var output = first
    for other in inputs {
      for place in 1...max(1, other.rank) where place <= other.rank {
        let (own, its) = (output.sizes[output.rank - place], other.sizes[other.rank - place])
        if own == 1 { output.sizes[output.rank - place] = its }
      }
    }
    let trained = parameters.filter { $0.role != .statistic }
    let texts = trained.map { $0.shape.map(\.factor).joined(separator: "*") }
    return LayerAccount(
      output: output, parameters: parameters,
      count: trained.isEmpty
        ? .none("parameters")
        : Worked(
          "parameters", formula: trained.map(\.name).joined(separator: " + "),
          numbers: texts.joined(separator: " + "), value: trained.map(\.count).sum()),
      reach: output.places.map { _ in mixes ? .whole : .same })
  }
}
