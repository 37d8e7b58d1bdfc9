import Tensors
import Testing

@Suite struct RandomTests {
  @Test func repeatsWithTheSeedAndGoesOnBetweenCalls() throws {
    let engine = Engine(seed: 5)
    let first = try engine.rand([4]).floats()
    let second = try engine.rand([4]).floats()
    #expect(first != second)
    engine.generator = Generator(seed: 5)
    #expect(try engine.rand([4]).floats() == first)
    #expect(try Engine(seed: 6).rand([4]).floats() != first)
  }

  @Test func hasTheMomentsOfItsDistribution() throws {
    let engine = Engine(seed: 11)
    let uniform = try engine.rand([200_000])
    #expect((try uniform.mean().item().double - 0.5).magnitude < 0.003)
    #expect((try uniform.variance().item().double - 1.0 / 12).magnitude < 0.001)
    #expect(try uniform.max().item().double < 1)
    let normal = try engine.randn([200_000])
    #expect(try normal.mean().item().double.magnitude < 0.01)
    #expect((try normal.std().item().double - 1).magnitude < 0.01)
    // Neighbours come from one Box-Muller pair; they must not be correlated.
    let pairs = try normal.reshape([-1, 2]).permute([1, 0])
    #expect(try (pairs[.at(0)] * pairs[.at(1)]).mean().item().double.magnitude < 0.01)
  }

  @Test func drawsIntegersFromTheWholeInterval() throws {
    let engine = Engine(seed: 2)
    let values = try engine.randint(low: -3, high: 4, [10_000]).ints()
    #expect(Set(values) == Set(-3...3))
    #expect(throws: TensorError.emptyInterval(low: 4, high: 4)) { try engine.randint(low: 4, high: 4, [1]) }
    #expect(try engine.randint(low: .min, high: .max, [3]).count == 3)
  }

  @Test func permutes() throws {
    let engine = Engine(seed: 1)
    let order = try engine.randperm(1000).ints()
    #expect(order.sorted() == Array(0..<1000))
    #expect(order != Array(0..<1000))
    #expect(try engine.randperm(0).ints() == [])
    #expect(throws: TensorError.self) { try engine.randperm(-1) }
  }
}

@Suite struct NumbersInMessagesTests {
  /// NaNs as arithmetic makes them, with a sign and bits of their own.
  static let strange: [Double] = [
    .nan, -.nan, Double(nan: 1, signaling: false), Double(nan: 99, signaling: false),
  ]

  @Test(arguments: strange) func `a NaN is called nan`(nan: Double) throws {
    let engine = Engine()
    let (x, maps) = (try engine.ones([3]), try engine.ones([1, 1, 4, 4]))
    func message(_ body: () throws(TensorError) -> Tensor) throws -> String {
      try #require(throws: TensorError.self) { _ = try body() }.description
    }
    let cases: [(String, () throws(TensorError) -> Tensor)] = [
      ("unsupported range: 0 -> nan", { () throws(TensorError) in try engine.arange(stop: .float(nan)) }),
      (
        "unsupported range: nan -> 3.5 in steps of 0.5",
        { () throws(TensorError) in try engine.arange(start: .float(nan), stop: 3.5, step: 0.5) }
      ),
      (
        "step must be nonzero", { () throws(TensorError) in try engine.arange(stop: 3.0, step: .float(nan)) }
      ),
      (
        "dropout probability has to be between 0 and 1, but got nan",
        { () throws(TensorError) in try x.dropout(nan) }
      ),
      (
        "the norm's exponent must be a positive finite number, but got nan",
        { () throws(TensorError) in try maps.lpPool(nan, 2) }
      ),
      (
        "normal expects std >= 0.0, but found std nan",
        { () throws(TensorError) in try engine.normal([2], spread: nan) }
      ),
      (
        "uniform_ expects to return a [from, to) range, but found from=nan > to=1.0",
        { () throws(TensorError) in try engine.uniform([2], low: nan) }
      ),
      (
        "bernoulli_ expects p to be in [0, 1], but got p=nan",
        { () throws(TensorError) in try engine.bernoulli([2], nan) }
      ),
      (
        "quantile() q must be in the range [0, 1] but got nan",
        { () throws(TensorError) in try x.quantile(nan) }
      ),
      (
        "delta must be greater than 0, but got nan",
        { () throws(TensorError) in try x.huberLoss(x, delta: nan) }
      ),
    ]
    for (expected, body) in cases { #expect(try message(body) == expected) }
  }

  @Test func `a permutation of fewer than no numbers has a negative size`() throws {
    #expect(throws: TensorError.negativeSize(shape: [-1])) { try Engine().randperm(-1) }
  }
}
