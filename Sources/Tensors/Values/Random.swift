// Random tensors whose numbers depend on the seed and the order of calls, and on nothing else.
//
// The n-th draw of a seed is a hash of (seed, n), so any element of a tensor can be computed without those before it:
// threads may fill a tensor in any order and the bits are the same. The hash is SplitMix64's.
// A generator is only the seed and the next n.
// float32 is drawn by the vector loops, whose bits do not depend on the instruction set either: a normal number is the
// quantile of a uniform one, so each takes one draw.

import CKernels

/// A source of random numbers: a seed and a count of the draws made.
public struct Generator: Sendable, Equatable {
  public let seed: UInt64
  /// Draws made so far; set it to repeat or to skip.
  public var position: UInt64

  /// The generator of that seed, `position` draws on.
  public init(seed: UInt64, position: UInt64 = 0) {
    self.seed = seed
    self.position = position
  }

  /// A generator of its own for whatever has that name: what it gives does not depend on what else was drawn.
  ///
  /// ```swift
  /// engine.normal([64, 3, 3, 3], from: Generator(seed: 1).keyed("conv1.weight"))
  /// ```
  public func keyed(_ name: String) -> Generator {
    Generator(seed: name.utf8.reduce(key) { SplitMix64.mixed($0 ^ UInt64($1)) })
  }

  /// What is hashed together with the position.
  private var key: UInt64 { SplitMix64.mixed(seed &+ SplitMix64.step) }

  /// As the vector loops take it.
  func source(at offset: Int) -> ck_source {
    ck_source(key: key, position: position &+ UInt64(offset))
  }

  /// The draw at a position: 64 random bits.
  func bits(at position: UInt64) -> UInt64 { SplitMix64.mixed(key &+ position &* SplitMix64.step) }

  /// Uniform in [0, 1), with 53 bits.
  func uniform(at position: UInt64) -> Double { Double(bits(at: position) >> 11) * 0x1p-53 }

  /// Uniform in 0..<bound.
  func integer(below bound: UInt64, at position: UInt64) -> UInt64 {
    bits(at: position).multipliedFullWidth(by: bound).high
  }

  /// Standard normal; positions 2n and 2n+1 give the two numbers of one Box-Muller pair.
  func normal(at position: UInt64) -> Double {
    let pair = position & ~1
    let radius = (-2 * Double.log(1 - uniform(at: pair))).squareRoot()
    let angle = 2 * Double.pi * uniform(at: pair + 1)
    return radius * (position & 1 == 0 ? Double.cos(angle) : Double.sin(angle))
  }

  /// Reserves `count` draws and gives a generator that stands at the first.
  mutating func take(_ count: Int) -> Generator {
    var first = self
    first.position = (position &+ 1) & ~1
    position = first.position &+ UInt64(count)
    return first
  }
}

extension Engine {
  /// Uniform numbers in [0, 1).
  public func rand(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try uniform(shape, dtype: dtype)
  }

  /// Standard normal numbers.
  public func randn(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try normal(shape, dtype: dtype)
  }

  /// Uniform numbers in [low, high).
  ///
  /// Like all these functions it takes its numbers from the engine's generator, or, leaving that alone, from `source`.
  public func uniform(
    _ shape: [Int], low: Double = 0, high: Double = 1, dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    if !(low <= high) { throw .argument(.uniformInterval(low: low, high: high)) }
    return try random(
      shape, dtype, source, cost: 2, vector: kernels.vector.uniform, Float(low), Float(high - low)
    ) { source, position in low + (high - low) * source.uniform(at: position) }
  }

  /// Normal numbers with that mean and standard deviation.
  public func normal(
    _ shape: [Int], mean: Double = 0, spread: Double = 1, dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    if !(spread >= 0) { throw .argument(.negativeSpread(spread)) }
    return try random(
      shape, dtype, source, cost: 5, vector: kernels.vector.normal, Float(mean), Float(spread)
    ) { source, position in mean + spread * source.normal(at: position) }
  }

  /// Normal numbers of which only those in low...high occur, as initialisers want them.
  ///
  /// A uniform probability between those of the bounds is turned into its quantile; nothing is drawn twice.
  public func truncatedNormal(
    _ shape: [Int], mean: Double = 0, spread: Double = 1, low: Double = -2, high: Double = 2,
    dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    if !(spread >= 0) { throw .argument(.negativeSpread(spread)) }
    if !(low < high) { throw .argument(.emptyTruncation(low: low, high: high)) }
    let least = Normal.probability(below: (low - mean) / spread)
    let most = Normal.probability(below: (high - mean) / spread)
    return try random(shape, dtype, source, cost: 120) { source, position in
      let z = Normal.quantile(least + (most - least) * source.uniform(at: position))
      return min(high, max(low, mean + spread * z))
    }
  }

  /// Numbers with the density rate * exp(-rate * x), x > 0.
  public func exponential(
    _ shape: [Int], rate: Double = 1, dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    if !(rate > 0) { throw .argument(.rateNotPositive(rate)) }
    return try random(shape, dtype, source, cost: 15) { source, position in
      -Double.log(1 - source.uniform(at: position)) / rate
    }
  }

  /// 1 with that probability, else 0.
  public func bernoulli(
    _ shape: [Int], _ probability: Double, dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    if !(0...1).contains(probability) { throw .argument(.probability(probability)) }
    return try random(shape, dtype, source, cost: 2) { source, position in
      source.uniform(at: position) < probability ? 1 : 0
    }
  }

  /// Integers in `low..<high`, int64.
  public func randint(low: Int = 0, high: Int, _ shape: [Int]) throws(TensorError) -> Tensor {
    guard low < high else { throw .emptyInterval(low: low, high: high) }
    let span = UInt64(bitPattern: Int64(high &- low))
    return try random(Int.self, shape, nil, cost: 2) { source, position in
      low &+ Int(truncatingIfNeeded: source.integer(below: span, at: position))
    }
  }

  /// The integers 0..<count in random order, int64.
  public func randperm(_ count: Int) throws(TensorError) -> Tensor {
    if count < 0 { throw .negativeSize(shape: [count]) }
    let result = try arange(stop: .int(count))
    let source = generator.take(count)
    let values = result.storage.pointer(Int.self)
    for index in stride(from: count - 1, to: 0, by: -1) {
      if index % Engine.chunk == 0 { try poll() }
      let other = Int(source.integer(below: UInt64(index + 1), at: source.position &+ UInt64(index)))
      (values[index], values[other]) = (values[other], values[index])
    }
    return result
  }

  private typealias VectorDraw =
    @convention(c) (Int, ck_source, Float, Float, UnsafeMutablePointer<Float>?) -> Void

  /// Real numbers: by the vector loop with its two numbers on float32, where there is one.
  private func random(
    _ shape: [Int], _ dtype: DType, _ source: Generator?, cost: Double, vector: VectorDraw? = nil,
    _ first: Float = 0, _ second: Float = 0, _ draw: (Generator, UInt64) -> Double
  ) throws(TensorError) -> Tensor {
    switch dtype {
    case .float32:
      guard let vector else {
        return try random(Float.self, shape, source, cost: cost) { Float(draw($0, $1)) }
      }
      let result = try empty(shape, dtype: dtype)
      let source = source ?? generator.take(result.count)
      let out = result.start(Float.self)
      try inRanges(result.count, cost: cost) { range in
        vector(range.count, source.source(at: range.lowerBound), first, second, out + range.lowerBound)
      }
      return result
    case .float64: return try random(Double.self, shape, source, cost: cost * 4, draw)
    default: return try random(Double.self, shape, source, cost: cost * 4, draw).to(dtype)
    }
  }

  private func random<Element: TensorElement>(
    _: Element.Type, _ shape: [Int], _ source: Generator?, cost: Double, _ draw: (Generator, UInt64) -> Element
  ) throws(TensorError) -> Tensor {
    let result = try empty(shape, dtype: Element.dtype)
    let source = source ?? generator.take(result.count)
    let out = result.start(Element.self)
    try inRanges(result.count, cost: cost) { range in
      for index in range { out[index] = draw(source, source.position &+ UInt64(index)) }
    }
    return result
  }
}

extension Tensor {
  /// 1 with the probability that the element is, else 0, of this type.
  public func bernoulli() throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .notImplemented(kernel: "bernoulli_tensor_cpu_p_", dtype) }
    let probabilities = try detach().to(.float64).dense()
    let result = try engine.empty(like: probabilities.layout.likewise(), dtype: .float64)
    let source = engine.generator.take(count)
    let (p, out) = (probabilities.start(Double.self), result.start(Double.self))
    for index in 0..<count where !(p[index] >= 0 && p[index] <= 1) { throw .argument(.probability(p[index])) }
    try engine.inRanges(count, cost: 3) { range in
      for index in range {
        out[index] = source.uniform(at: source.position &+ UInt64(index)) < p[index] ? 1 : 0
      }
    }
    return try result.to(dtype)
  }
}

/// The standard normal distribution.
enum Normal {
  static func probability(below z: Double) -> Double { 0.5 * Double.erfc(-z * 0.5.squareRoot()) }

  /// The z below which a number lies with probability p: a rational guess, then two of Newton's steps on the logarithm, in which
  /// the tail is nearly a parabola.
  static func quantile(_ p: Double) -> Double {
    if p > 0.5 { return -quantile(1 - p) }
    if p <= 0 { return -.infinity }
    let t = (-2 * Double.log(p)).squareRoot()
    var z = (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)) - t
    for _ in 0..<2 {
      let below = probability(below: z)
      let density = Double.exp(-0.5 * z * z) * 0.39894228040143267794
      z -= Double.log(below / p) * below / density
    }
    return z
  }
}
