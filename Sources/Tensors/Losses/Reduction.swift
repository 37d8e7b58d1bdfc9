#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// What becomes of the losses of single elements, and the number types that losses compute in.

/// What a loss gives: every element's, their mean, or their sum.
public enum Reduction: String, CaseIterable, Sendable {
  case none, mean, sum
}

/// A float type with the functions that losses need.
protocol LossNumber: TensorElement, BinaryFloatingPoint {
  static func exponential(_ x: Self) -> Self
  static func logarithm(_ x: Self) -> Self
  /// log(1 + x).
  static func logarithm(onePlus x: Self) -> Self
  static func power(_ x: Self, _ y: Self) -> Self
}

extension Float: LossNumber {
  static func exponential(_ x: Float) -> Float { expf(x) }
  static func logarithm(_ x: Float) -> Float { logf(x) }
  static func logarithm(onePlus x: Float) -> Float { log1pf(x) }
  static func power(_ x: Float, _ y: Float) -> Float { powf(x, y) }
}

extension Double: LossNumber {
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func logarithm(onePlus x: Double) -> Double { log1p(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
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
