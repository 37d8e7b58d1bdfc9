// A dense layer: every output reads every input.

/// Linear, Dense: `outputs` weighted sums of a flat vector.
///
/// With `inputs` stated it also takes inputs of more sizes, whose last it maps, as PyTorch's Linear does.
public struct DenseRule: LayerRule, Hashable {
  public var outputs: Size
  public var inputs: Size?
  public var bias: Bool

  /// (…, inputs) -> (…, outputs): the weight is (outputs, inputs), the bias (outputs). `inputs` is checked where it is stated.
  public init(_ outputs: Size, inputs: Size? = nil, bias: Bool = true) {
    self.outputs = outputs
    self.inputs = inputs
    self.bias = bias
  }

  public var kind: String { "Dense" }
  public var stem: String { "dense" }
  public var words: String { "dense \(outputs)" + (bias ? "" : " nobias") }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    if let number = outputs.number, number < 1 { throw .number(name: "outputs", value: outputs, least: 1) }
    var features = input.sizes.last ?? 0
    if let stated = self.inputs {
      // A size in names may turn out to be the one that is stated.
      if stated != features, stated.number == nil || features.number != nil {
        throw .features(expected: stated, got: input)
      }
      features = stated
    } else if input.rank > 1 {
      throw .notFlat(input)
    }
    let output = FeatureShape(input.sizes.dropLast() + [outputs])
    var parameters = [ParameterRule("weight", [outputs, features])]
    if bias { parameters.append(ParameterRule("bias", [outputs], .bias)) }
    return LayerAccount(
      output: output, sizes: [Worked("outputs", formula: "outputs", value: outputs)], parameters: parameters,
      count: Worked(
        "parameters", formula: bias ? "outputs*(inputs + 1)" : "outputs*inputs",
        numbers: bias ? "\(outputs.factor)*(\(features) + 1)" : "\(outputs.factor)*\(features.factor)",
        value: outputs * (bias ? features + 1 : features)),
      macs: Worked(
        "MACs", formula: "outputs*inputs",
        numbers: (output.sizes.map(\.factor) + [features.factor]).joined(separator: "*"),
        value: output.count * features),
      reach: output.places.map { _ in .whole })
  }
}
