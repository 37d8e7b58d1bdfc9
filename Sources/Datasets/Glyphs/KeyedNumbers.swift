// Random numbers for data: a stream for every (seed, key).
//
// The n-th number of a stream is a hash (SplitMix64's) of a counter that starts at a hash of seed and key, so that
// picture 7 is the same whether or not pictures 0...6 were made. Normal numbers are sums of twelve uniform ones less
// six, which have mean 0, variance 1 and a shape good enough for noise, and need nothing but exact additions: the
// logarithm and the cosine of the textbook method differ in the last bit between C libraries.

import Tensors

/// The stream of random numbers that belongs to a seed and a key.
struct KeyedNumbers {
  private var counter: UInt64

  init(seed: Int, key: Int) {
    let start = SplitMix64.mixed(UInt64(bitPattern: Int64(seed)) &+ SplitMix64.step)
    counter = SplitMix64.mixed(start ^ SplitMix64.mixed(UInt64(bitPattern: Int64(key)) &+ SplitMix64.step))
  }

  /// A seed for the streams of one key, where examples have two: their epoch and their number.
  static func derived(seed: Int, key: Int) -> Int {
    var numbers = KeyedNumbers(seed: seed, key: key)
    return Int(truncatingIfNeeded: numbers.bits())
  }

  private mutating func bits() -> UInt64 {
    counter &+= SplitMix64.step
    return SplitMix64.mixed(counter)
  }

  /// Uniform in 0..<bound; 0 when the bound is not positive.
  mutating func integer(below bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(bits().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Uniform in [0, 1).
  mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// A whole number of the range, each as likely.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.upperBound - range.lowerBound + 1)
  }

  /// True with that probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// The numbers 0..<count in random order (Fisher and Yates); there is memory for them.
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<max(0, count))
    for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, integer(below: index + 1)) }
    return order
  }

  /// Mean 0, variance 1.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += Double(bits() >> 40) * 0x1p-24 }
    return sum
  }
}
