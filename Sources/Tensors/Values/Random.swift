#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Random tensors whose numbers depend on the seed and the order of calls, and on nothing else.
//
// The n-th draw of a seed is a hash of (seed, n), so any element of a tensor can be computed without those before it:
// threads may fill a tensor in any order and the bits are the same. The hash is SplitMix64's: a
// counter times an odd constant, mixed by two multiplications. A generator is only the seed and the next n.

/// A source of random numbers: a seed and a count of the draws made.
public struct Generator: Sendable, Equatable {
  public let seed: UInt64
  /// Draws made so far; set it to repeat or to skip.
  public var position: UInt64

  public init(seed: UInt64, position: UInt64 = 0) {
    self.seed = seed
    self.position = position
  }

  /// The draw at a position: 64 random bits.
  func bits(at position: UInt64) -> UInt64 {
    Generator.mix(Generator.mix(seed &+ 0x9E37_79B9_7F4A_7C15) &+ position &* 0x9E37_79B9_7F4A_7C15)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in [0, 1), with the 24 bits a float32 holds.
  func uniform(at position: UInt64) -> Float { Float(bits(at: position) >> 40) * 0x1p-24 }

  /// Uniform in 0..<bound.
  func integer(below bound: UInt64, at position: UInt64) -> UInt64 {
    bits(at: position).multipliedFullWidth(by: bound).high
  }

  /// Standard normal; positions 2n and 2n+1 give the two numbers of one Box-Muller pair.
  func normal(at position: UInt64) -> Float {
    let pair = position & ~1
    let radius = sqrt(-2 * log(1 - Double(bits(at: pair) >> 11) * 0x1p-53))
    let angle = 2 * Double.pi * Double(bits(at: pair + 1) >> 11) * 0x1p-53
    return Float(radius * (position & 1 == 0 ? cos(angle) : sin(angle)))
  }

  /// Reserves `count` draws and gives a generator that stands at the first.
  mutating func take(_ count: Int) -> Generator {
    var first = self
    first.position = (position + 1) & ~1
    position = first.position &+ UInt64(count)
    return first
  }
}

extension Engine {
  /// Uniform numbers in [0, 1), float32.
  public func rand(_ shape: [Int]) throws(TensorError) -> Tensor {
    try random(shape, cost: 2) { source, position in source.uniform(at: position) }
  }

  /// Standard normal numbers, float32.
  public func randn(_ shape: [Int]) throws(TensorError) -> Tensor {
    try random(shape, cost: 30) { source, position in source.normal(at: position) }
  }

  /// Integers in `low..<high`, int64.
  public func randint(low: Int = 0, high: Int, _ shape: [Int]) throws(TensorError) -> Tensor {
    guard low < high else { throw .emptyInterval(low: low, high: high) }
    let span = UInt64(bitPattern: Int64(high &- low))
    return try random(shape, cost: 2) { source, position in
      low &+ Int(truncatingIfNeeded: source.integer(below: span, at: position))
    }
  }

  /// The integers 0..<count in random order, int64.
  public func randperm(_ count: Int) throws(TensorError) -> Tensor {
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

  private func random<Element: TensorElement>(
    _ shape: [Int], cost: Double, _ draw: (Generator, UInt64) -> Element
  ) throws(TensorError) -> Tensor {
    let result = try empty(shape, dtype: Element.dtype)
    let source = generator.take(result.count)
    let out = result.storage.pointer(Element.self)
    try inRanges(result.count, cost: cost) { range in
      for index in range { out[index] = draw(source, source.position &+ UInt64(index)) }
    }
    return result
  }
}
