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
