// The distributions: bits that depend on the seed alone, and moments within what chance allows.

import Testing

@testable import Tensors

@Suite struct DrawTests {
  private func moments(_ x: Tensor) throws -> (mean: Double, variance: Double) {
    let values = try x.doubles()
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }

  /// Draws of every kind, float32 and float64.
  private func draws(_ engine: Engine) throws -> [Tensor] {
    var draws: [Tensor] = []
    for dtype in [DType.float32, .float64] {
      draws += try [
        engine.rand([70_001], dtype: dtype), engine.randn([70_001], dtype: dtype),
        engine.uniform([333], low: -3, high: 5, dtype: dtype),
        engine.normal([333], mean: 2, spread: 3, dtype: dtype),
        engine.bernoulli([333], 0.3, dtype: dtype), engine.exponential([333], rate: 2, dtype: dtype),
        engine.truncatedNormal([333], dtype: dtype), engine.ones([70_001], dtype: dtype).dropout(0.25),
        engine.uniform([333], dtype: dtype).bernoulli(),
      ]
    }
    return draws
  }

  @Test func bitsDependOnTheSeedAloneAndNotOnThreadsOrInstructions() throws {
    let expected = try draws(Engine(seed: 9)).map { try $0.doubles() }
    for set in InstructionSet.available {
      for threads in 1...3 {
        let again = try draws(Engine(seed: 9, threads: threads, atMost: set)).map { try $0.doubles() }
        for (number, values) in again.enumerated() {
          #expect(values == expected[number], "draw \(number) on \(set) with \(threads) threads")
        }
      }
    }
  }

  @Test func partsOfADrawAreThoseOfTheWhole() throws {
    let engine = Engine(seed: 4)
    let source = Generator(seed: 3, position: 10)
    let whole = try engine.normal([1000], from: source).floats()
    for start in [0, 1, 5, 63, 64, 100] {
      let part = try engine.normal([37], from: Generator(seed: 3, position: 10 + UInt64(start))).floats()
      #expect(part == Array(whole[start..<start + 37]))
    }
    #expect(engine.generator == Generator(seed: 4))
  }

  @Test func namesHaveGeneratorsOfTheirOwn() {
    let source = Generator(seed: 1)
    #expect(source.keyed("a") == source.keyed("a"))
    #expect(Set(["a", "b", "ab", "ba", ""].map { source.keyed($0).seed }).count == 5)
  }

  @Test(arguments: [DType.float32, .float64])
  func momentsAreThoseOfTheDistributions(dtype: DType) throws {
    let engine = Engine(seed: 21)
    let shape = [40_000]
    func expect(_ x: Tensor, mean: Double, variance: Double, _ name: String) throws {
      #expect(x.dtype == dtype)
      let (gotMean, gotVariance) = try moments(x)
      // Five standard errors of the mean, and as much for the variance of distributions whose tails are not heavy.
      #expect(abs(gotMean - mean) < 5 * (variance / 40_000).squareRoot(), "\(name): mean \(gotMean)")
      #expect(abs(gotVariance - variance) < 0.06 * variance, "\(name): variance \(gotVariance)")
    }
    try expect(engine.rand(shape, dtype: dtype), mean: 0.5, variance: 1.0 / 12, "uniform")
    try expect(
      engine.uniform(shape, low: -3, high: 5, dtype: dtype), mean: 1, variance: 64.0 / 12, "uniform -3...5")
    let normal = try engine.randn(shape, dtype: dtype)
    try expect(normal, mean: 0, variance: 1, "normal")
    try expect(engine.normal(shape, mean: 2, spread: 3, dtype: dtype), mean: 2, variance: 9, "normal 2, 3")
    try expect(engine.exponential(shape, rate: 2, dtype: dtype), mean: 0.5, variance: 0.25, "exponential")
    try expect(engine.bernoulli(shape, 0.3, dtype: dtype), mean: 0.3, variance: 0.21, "bernoulli")
    let halves = try engine.full(shape, 0.5, dtype: dtype).bernoulli()
    try expect(halves, mean: 0.5, variance: 0.25, "bernoulli of halves")
    // Truncated to two standard deviations, a normal variance of 1 becomes 0.7737.
    let truncated = try engine.truncatedNormal(shape, dtype: dtype)
    try expect(truncated, mean: 0, variance: 0.7737, "truncated")
    #expect(try truncated.doubles().allSatisfy { abs($0) <= 2 })
    // The share of normal numbers below each bound.
    let values = try normal.doubles()
    for (bound, share) in [
      (-2.0, 0.02275), (-1, 0.15866), (0, 0.5), (0.5, 0.69146), (1.5, 0.93319), (2.5, 0.99379),
    ] {
      let below = Double(values.count { $0 < bound }) / 40_000
      #expect(abs(below - share) < 5 * (share * (1 - share) / 40_000).squareRoot(), "\(bound): \(below)")
    }
    // Neighbours are independent.
    let products = zip(values, values.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / 40_000
    #expect(abs(products) < 0.025)
  }

  @Test func quantilesAreTheInverseOfProbabilities() {
    for z in stride(from: -8.0, through: 5, by: 0.37) {
      #expect(abs(Normal.quantile(Normal.probability(below: z)) - z) < 1e-8)
    }
    #expect(Normal.quantile(0) == -.infinity)
  }

  @Test func dropoutKeepsTheMeanAndSendsGradientsWhereNumbersWent() throws {
    let engine = Engine(seed: 5)
    for dtype in [DType.float32, .float64] {
      let x = try engine.ones([200, 7, 50], dtype: dtype).permute([1, 0, 2]).requireGrad()
      let y = try x.dropout(0.2)
      let values = try y.doubles()
      #expect(values.allSatisfy { $0 == 0 || abs($0 - 1.25) < 1e-6 })
      #expect(abs(values.reduce(0, +) / 70_000 - 1) < 0.02)
      try y.sum().backward()
      #expect(try x.gradient?.doubles() == values)
    }
    let x = try engine.ones([4, 5, 6, 6])
    #expect(try x.dropout(0).floats() == x.floats())
    #expect(try x.dropout(1).floats().allSatisfy { $0 == 0 })
    let maps = try x.dropout(0.5, along: [0, 1]).sum([2, 3]).floats()
    #expect(maps.allSatisfy { $0 == 0 || $0 == 72 })
    #expect(maps.contains(0) && maps.contains(72))
    let error = try #require(throws: TensorError.self) { try x.dropout(1.5) }
    #expect(error.description == "dropout probability has to be between 0 and 1, but got 1.5")
    #expect(error.kind == .value)
  }

  @Test func refusesWhatIsNoDistribution() throws {
    let engine = Engine()
    #expect(throws: TensorError.self) { try engine.uniform([2], low: 2, high: 1) }
    #expect(throws: TensorError.self) { try engine.normal([2], spread: -1) }
    #expect(throws: TensorError.self) { try engine.normal([2], spread: .nan) }
    #expect(throws: TensorError.self) { try engine.exponential([2], rate: 0) }
    #expect(throws: TensorError.self) { try engine.bernoulli([2], 1.1) }
    #expect(throws: TensorError.self) { try engine.full([2], 1.1).bernoulli() }
    #expect(throws: TensorError.self) { try engine.truncatedNormal([2], low: 2, high: 2) }
    #expect(try engine.randn([0]).count == 0)
  }
}
