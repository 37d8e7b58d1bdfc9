// Layers that keep all values and only arrange them anew.

/// Flatten: all sizes of the example become one.
public struct FlattenRule: LayerRule, Hashable {
  /// (…) -> (product of all sizes).
  public init() {}

  public var kind: String { "Flatten" }
  public var stem: String { "flatten" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    let formula = input.sizes.map(\.factor).joined(separator: "*")
    return LayerAccount(
      output: FeatureShape(input.count),
      sizes: [Worked("outputs", formula: "product of all sizes", numbers: formula, value: input.count)],
      reach: [])
  }
}

/// Reshape, Unflatten: the values in row-major order under other sizes.
public struct ReshapeRule: LayerRule, Hashable {
  public var shape: FeatureShape

  /// To these sizes of the example, which must hold as many values.
  public init(_ sizes: Size...) { shape = FeatureShape(sizes) }
  /// To this shape of the example, which must hold as many values.
  public init(_ shape: FeatureShape) { self.shape = shape }

  public var kind: String { "Reshape" }
  public var stem: String { "reshape" }
  public var words: String { "reshape " + shape.sizes.map(\.description).joined(separator: "x") }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    for size in shape.sizes {
      if let number = size.number, number < 1 { throw .number(name: "a size", value: size, least: 1) }
    }
    if let had = input.count.number, let wanted = shape.count.number, had != wanted {
      throw .reshape(from: input, to: shape)
    }
    return LayerAccount(output: shape, reach: shape.places.map { _ in .whole })
  }
}
