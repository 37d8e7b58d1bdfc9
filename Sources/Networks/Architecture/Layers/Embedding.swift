// From a number that names something to a vector.

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

  public init(_ rows: Size, size: Size) {
    self.rows = rows
    self.size = size
  }

  public init(times size: Size) {
    rows = nil
    self.size = size
  }

  public var kind: String { rows == nil ? "TimeEmbedding" : "Embedding" }
  public var stem: String { "embed" }
  public var words: String { rows.map { "embed \($0) \(size)" } ?? "times \(size)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 0...4)
    for value in [rows ?? 1, size] {
      if let number = value.number, number < 1 { throw .number(name: "embedding size", value: value, least: 1) }
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
