// What becomes of the losses of single elements.

/// What a loss gives: every element's, their mean, or their sum.
public enum Reduction: String, CaseIterable, Sendable {
  case none, mean, sum
}

extension Engine {
  /// Sums of `body` over ranges of a fixed length, added up in order.
  func total(
    _ count: Int, per length: Int, cost: Double, _ body: (Range<Int>) -> Double
  ) throws(TensorError) -> Double {
    if count == 0 { return 0 }
    let chunks = (count - 1) / length + 1
    let partials = try empty([chunks], dtype: .float64)
    let start = partials.start(Double.self)
    try inChunks(chunks, nanoseconds: Double(count) * cost) { chunk, _ in
      start[chunk] = body(chunk * length..<Swift.min(count, (chunk + 1) * length))
    }
    return withExtendedLifetime(partials) { (0..<chunks).reduce(0) { $0 + start[$1] } }
  }
}

extension Tensor {
  /// The gradient of what was broadcast to this shape from `shape`: the sum over the copies.
  func gathered(to shape: [Int]) throws(TensorError) -> Tensor {
    if shape == self.shape { return self }
    let extra = rank - shape.count
    let repeated = shape.indices.filter { shape[$0] == 1 && self.shape[$0 + extra] != 1 }.map { $0 + extra }
    let dims = Array(0..<extra) + repeated
    return dims.isEmpty ? self : try sum(dims, keepdim: true).view(shape)
  }
}
