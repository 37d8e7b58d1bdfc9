// From a number that names something to a vector.

import Tensors

/// Embedding: a learned row of a table for each of `words` labels; or waves of a time, which need no table.
///
/// ```swift
/// EmbeddingRule(10, size: 16)      // labels: 160 parameters; input (1) or () of whole numbers
/// EmbeddingRule(times: 32)         // sin and cos of t at 16 frequencies
/// ```
public struct EmbeddingRule: LayerRule, Hashable {
  /// Rows of the table; nil: fixed waves.
  public var rows: Size?
  public var size: Size

  /// A table of `rows` vectors: whole numbers (…) below `rows` -> (…, size). The weight is (rows, size).
  public init(_ rows: Size, size: Size) {
    self.rows = rows
    self.size = size
  }

  /// Waves of times: (…) -> (…, size), sines in the first half and cosines in the second; an odd size ends with a 0. At least
  /// 2.
  public init(times size: Size) {
    rows = nil
    self.size = size
  }

  public var kind: String { rows == nil ? "TimeEmbedding" : "Embedding" }
  public var stem: String { "embed" }
  public var words: String { rows.map { "embed \($0) \(size)" } ?? "times \(size)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 0...4)
    // Waves come in pairs.
    for (value, least) in [(rows ?? 1, 1), (size, rows == nil ? 2 : 1)] {
      guard let number = value.number else { continue }
      if number < least { throw .number(name: "embedding size", value: value, least: least) }
      if rows == nil, number > Tensor.mostWaves + 1 {
        throw .most(name: "embedding size", value: value, most: Tensor.mostWaves + 1)
      }
    }
    // One label gives a vector, a row of labels one vector each.
    let output = input.sizes.allSatisfy { $0 == 1 } ? FeatureShape(size) : FeatureShape(input.sizes + [size])
    guard let rows else { return LayerAccount(output: output, reach: output.places.map { _ in .whole }) }
    return LayerAccount(
      output: output, parameters: [ParameterRule("weight", [rows, size])],
      count: Worked(
        "parameters", formula: "rows*size", numbers: "\(rows.factor)*\(size.factor)", value: rows * size),
      reach: output.places.map { _ in .whole })
  }
}
