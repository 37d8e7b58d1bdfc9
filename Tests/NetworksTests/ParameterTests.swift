import Limits
import Networks
import Testing

@testable import Tensors

/// First values: their spread, their keys, and when they are made.
@Suite struct ParameterTests {
  let engine = Engine()
  let source = Generator(seed: 11)

  func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)
    return (mean, square.squareRoot())
  }

  /// Standard deviation and greatest magnitude of a (40, 20, 3, 3): 180 in, 360 out.
  static let spreads: [(Initialiser, Double, Double?)] = [
    (Initialiser.xavierUniform(), 0.060858, 0.105409), (.xavierNormal(gain: 2), 0.121716, nil),
    (.kaimingUniform(), 0.105409, 0.182574), (.kaimingNormal(.linear, .output), 0.052705, nil),
    (.kaimingUniform(.leakyRelu(slope: 5.0.squareRoot())), 0.043033, 0.074536),
    (.torchWeight, 0.043033, 0.074536), (.lecunNormal, 0.074536, nil), (.lecunUniform, 0.074536, 0.129099),
    (.varianceScaling(2), 0.105409, 0.239668), (.uniform(-0.25, 0.5), 0.216506, 0.5),
    (.normal(mean: 0.1, deviation: 0.02), 0.02, nil),
    // A normal number within ±1 deviation has the deviation 0.539560.
    (.truncatedNormal(deviation: 3, low: -3, high: 3), 1.618680, 3), (.besides(fanIn: 16), 0.144338, 0.25),
  ]

  @Test(arguments: spreads)
  func `spread of an initialiser`(initialiser: Initialiser, deviation: Double, bound: Double?) throws {
    let values = try initialiser.tensor(engine, [40, 20, 3, 3], from: source).doubles()
    let found = moments(values)
    #expect((found.deviation / deviation - 1).magnitude < 0.03)
    if initialiser == .normal(mean: 0.1, deviation: 0.02) { #expect((found.mean - 0.1).magnitude < 0.001) }
    guard let bound else { return }
    let most = values.map(\.magnitude).max() ?? 0
    #expect(most <= bound * (1 + 1e-6) && most > bound * 0.98)
  }

  @Test func `fans as PyTorch counts them`() {
    #expect(Fans([10, 20]) == Fans([10, 20, 1]))
    #expect(Fans([64, 32, 3, 5]).map { [$0.input, $0.output] } == [480, 960])
    // A transposed convolution of 64 into 32 channels is counted by place.
    #expect(Fans([64, 32, 2, 2]).map { [$0.input, $0.output] } == [128, 256])
    #expect(Fans([5]) == nil)
    #expect(throws: InitialiserError.noFans(shape: [5])) {
      try Initialiser.xavierUniform().tensor(engine, [5], from: source)
    }
  }

  @Test(arguments: [[4, 6], [6, 4], [5, 2, 3], [3, 1, 1, 1]])
  func `orthogonal rows or columns`(shape: [Int]) throws {
    let w = try Initialiser.orthogonal(gain: 2).tensor(engine, shape, dtype: .float64, from: source)
    let matrix = try w.reshape([shape[0], -1])
    let flat = matrix.shape[0] <= matrix.shape[1] ? matrix : try matrix.transpose(0, 1)
    let product = try flat.matmul(flat.transpose(0, 1))
    for row in 0..<flat.shape[0] {
      for column in 0..<flat.shape[0] {
        let value = try product.element(at: [row, column]).double
        #expect((value - (row == column ? 4 : 0)).magnitude < 1e-12)
      }
    }
  }

  @Test func `identity and dirac`() throws {
    let identity = try Initialiser.identity.tensor(engine, [2, 3], from: source)
    #expect(try identity.floats() == [1, 0, 0, 0, 1, 0])
    let dirac = try Initialiser.dirac(groups: 1).tensor(engine, [3, 2, 3, 3], from: source)
    #expect(try dirac.sum().item() == .float(2))
    #expect(try dirac.element(at: [1, 1, 1, 1]).double == 1)
    let grouped = try Initialiser.dirac(groups: 2).tensor(engine, [4, 2, 3], from: source)
    #expect(try (grouped.sum().item().double, grouped.element(at: [3, 1, 1]).double) == (4, 1))
    #expect(throws: InitialiserError.groups(channels: 3, groups: 2)) {
      try Initialiser.dirac(groups: 2).tensor(engine, [3, 2, 3], from: source)
    }
    #expect(throws: InitialiserError.self) { try Initialiser.identity.tensor(engine, [2], from: source) }
    #expect(throws: InitialiserError.noFans(shape: [2])) {
      try Initialiser.orthogonal(gain: 1).tensor(engine, [2], from: source)
    }
  }

  @Test(arguments: [Initialiser.uniform(-1, 1), .normal(), .truncatedNormal(low: -1), .torchWeight])
  func `numbers do not depend on threads or memory order`(initialiser: Initialiser) throws {
    let shape = [3, 70, 5, 61]
    let values = try initialiser.tensor(engine, shape, from: source).floats()
    for threads in [2, 3] {
      #expect(try initialiser.tensor(Engine(threads: threads), shape, from: source).floats() == values)
    }
    let (plain, kernel) = (
      Parameter("w", shape, initialiser, engine, seed: 1),
      Parameter("w", shape, initialiser, engine, seed: 1, axes: [2, 3, 1, 0])
    )
    #expect(try kernel.tensor().strides == [1, 3, 61 * 210, 210])
    #expect(try kernel.tensor().floats() == plain.tensor().floats())
    #expect(try kernel.tensor().isLeaf && kernel.tensor().requiresGrad)
  }

  @Test func `names decide, not the order`() throws {
    func pair(_ names: [String]) throws -> [String: [Float]] {
      let engine = Engine(seed: UInt64(names.count))
      var values: [String: [Float]] = [:]
      for name in names {
        values[name] = try Parameter(name, [50], .normal(), engine, seed: 3).tensor().floats()
      }
      return values
    }
    let (ab, ba) = (try pair(["a.weight", "b.weight"]), try pair(["b.weight", "a.weight"]))
    #expect(ab == ba)
    #expect(ab["a.weight"] != ab["b.weight"])
    let other = Parameter("a.weight", [50], .normal(), engine, seed: 4)
    #expect(try other.tensor().floats() != ab["a.weight"])
  }

  @Test func `a parameter has no memory before it is read`() throws {
    let limits = Limits()
    let engine = Engine(limits: limits)
    let parameter = Parameter("w", [1000, 1000], .torchWeight, engine, seed: 0)
    #expect((parameter.count, parameter.isAllocated, limits.bytesUsed) == (1_000_000, false, 0))
    let tensor = try parameter.tensor()
    #expect(limits.bytesUsed >= 4_000_000)
    #expect(try parameter.tensor() === tensor)
    #expect(tensor.requiresGrad)
  }

  @Test func `frozen parameters want no gradient`() throws {
    let parameter = Parameter("w", [2], .ones, engine, seed: 0)
    try parameter.freeze()
    #expect(try !parameter.tensor().requiresGrad)
    try parameter.freeze(false)
    #expect(try parameter.tensor().requiresGrad)
    let statistic = Parameter("mean", [2], .zeros, engine, seed: 0, isTrained: false)
    #expect(try !statistic.tensor().requiresGrad)
    #expect(throws: OptimizerError.emptyParameters) { try Optimizer(SGD(), [statistic]) }
  }

  @Test func `loads values and begins anew`() throws {
    let parameter = Parameter("w", [2, 2], .torchWeight, engine, seed: 0)
    let first = try parameter.tensor().floats()
    try parameter.load(engine.ones([2, 2]))
    #expect(try parameter.tensor().floats() == [1, 1, 1, 1])
    try parameter.reset()
    #expect(try parameter.tensor().floats() == first)
    #expect(throws: ParameterError.shape(name: "w", shape: [4], expected: [2, 2])) {
      try parameter.load(engine.ones([4]))
    }
  }
}
