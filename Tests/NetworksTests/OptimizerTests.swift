import Limits
import Networks
import Synchronization
import Testing

@testable import Tensors

/// Update rules by hand and as PyTorch and Keras have them; what a step may and may not change.
@Suite struct OptimizerTests {
  let engine = Engine()

  /// One rule of every loop of the kernels.
  static let everyLoop: [any OptimizationRule] = [
    SGD(learningRate: 0.1, weightDecay: 0.01), SGD(learningRate: 0.1, momentum: 0.9, nesterov: true),
    Adagrad(learningRate: 0.1), Adadelta(learningRate: 0.5), RMSprop(), RMSprop(momentum: 0.9),
    RMSprop(centered: true), RMSprop.keras(momentum: 0.5, centered: true), Adam.adamW(), Adam(amsgrad: true),
  ]

  // MARK: Values

  struct ByHand: CustomTestStringConvertible {
    let name: String
    let rule: any OptimizationRule
    let weights: [Double]

    init(_ name: String, _ rule: any OptimizationRule, _ first: Double, _ second: Double) {
      self.name = name
      self.rule = rule
      weights = [first, second]
    }
    var testDescription: String { name }
  }

  /// The weights after two steps from w = 1, with gradients 1 and then 2.
  static let byHand: [ByHand] = {
    // n = 0.1, then 0.09 + 0.4
    let rms: Double = 1 - 0.1 / 0.1.squareRoot()
    // m̂ = 1, n̂ = 1, then m̂ = 0.29/0.19, n̂ = 0.004999/0.001999
    let adam: Double = 0.1 * (0.29 / 0.19) / (0.004999 / 0.001999).squareRoot()
    // n = 0.1, δ = √0.3/√0.4; then n = 0.49, a = 0.075
    let delta: Double = 0.75.squareRoot()
    let nextDelta: Double = 2 * (0.375 / 0.79).squareRoot()
    return [
      ByHand("SGD", SGD(learningRate: 0.1), 0.9, 0.7),
      // v = 1, then 0.9 + 2
      ByHand("momentum", SGD(learningRate: 0.1, momentum: 0.9), 0.9, 0.61),
      // 1 + 0.9·1, then 2 + 0.9·2.9
      ByHand("Nesterov", SGD(learningRate: 0.1, momentum: 0.9, nesterov: true), 0.81, 0.349),
      // 1/√1, then 2/√5
      ByHand("Adagrad", Adagrad(learningRate: 0.1), 0.9, 0.9 - 0.2 / 5.squareRoot()),
      ByHand("RMSprop", RMSprop(learningRate: 0.1, alpha: 0.9, epsilon: 0), rms, rms - 0.2 / 0.7),
      ByHand("Adam", Adam(learningRate: 0.1, epsilon: 0), 0.9, 0.9 - adam),
      // before each step w loses a hundredth of itself
      ByHand("AdamW", Adam.adamW(learningRate: 0.1, epsilon: 0, weightDecay: 0.1), 0.89, 0.8811 - adam),
      ByHand("Adadelta", Adadelta(epsilon: 0.3), 1 - delta, 1 - delta - nextDelta),
    ]
  }()

  @Test(arguments: byHand)
  func `two steps by hand`(example: ByHand) throws {
    let weight = try engine.tensor([1.0]).requireGrad()
    let optimizer = try Optimizer(example.rule, [weight])
    for (gradient, expected) in zip([1.0, 2.0], example.weights) {
      weight.gradient = try engine.tensor([gradient])
      try optimizer.step()
      #expect(try (weight.doubles()[0] - expected).magnitude < 1e-9)
    }
  }

  @Test func `ten steps as recorded`() throws {
    let recorded = try RecordedOptimizers.read()
    #expect(recorded.cases.count == 48)
    for example in recorded.cases {
      for (dtype, tolerance) in [(DType.float64, 1e-11), (.float32, 3e-5)] {
        let weight = try engine.tensor(recorded.start, dtype: dtype).requireGrad()
        let optimizer = try Optimizer(example.rule.rule(), [weight])
        for (number, expected) in example.steps.enumerated() {
          if let rates = example.rates { optimizer.learningRate = rates[number] }
          weight.gradient = try engine.tensor(recorded.gradients[number], dtype: dtype)
          try optimizer.step()
          let weights = try weight.doubles()
          let error = zip(weights, expected).map { ($0 - $1).magnitude / (1 + $1.magnitude) }.max() ?? 0
          #expect(error <= tolerance, "\(example.name), \(dtype.name), step \(number + 1)")
        }
      }
    }
  }

  @Test(arguments: everyLoop.indices)
  func `every rule goes down a quadratic`(index: Int) throws {
    let weight = try engine.tensor([3, -2] as [Float]).requireGrad()
    let optimizer = try Optimizer(OptimizerTests.everyLoop[index], [weight])
    func loss() throws -> Double { try weight.doubles().map { $0 * $0 }.reduce(0, +) }
    let before = try loss()
    for _ in 0..<200 {
      weight.gradient = try engine.withoutGradients { try weight + weight }
      try optimizer.step()
    }
    #expect(try loss() < before * 0.9)
  }

  // MARK: Memory orders, threads, instruction sets

  /// The weights after two steps, with gradients that are random numbers.
  func trained(
    _ rule: any OptimizationRule, engine: Engine, shapes: [[Int]] = [[40_001], [3, 5, 7], [1], [0]],
    dtype: DType = .float32, laid: (Tensor) throws -> Tensor = { $0 }
  ) throws -> [[Double]] {
    engine.generator = Generator(seed: 5)
    func random(_ shape: [Int]) throws -> Tensor { try (engine.rand(shape) - engine.full([], 0.5)).to(dtype) }
    let weights = try shapes.map { try laid(random($0)).requireGrad() }
    let optimizer = try Optimizer(rule, weights)
    for _ in 0..<2 {
      for weight in weights { weight.gradient = try random(weight.shape) }
      try optimizer.step()
    }
    return try weights.map { try $0.doubles() }
  }

  @Test(arguments: everyLoop.indices, InstructionSet.available)
  func `same bits on any number of threads`(index: Int, set: InstructionSet) throws {
    let rule = OptimizerTests.everyLoop[index]
    let shapes = [[300_001], [3, 5, 7], [70_000]]
    let alone = try trained(rule, engine: Engine(threads: 1, atMost: set), shapes: shapes)
    #expect(try trained(rule, engine: Engine(threads: 2, atMost: set), shapes: shapes) == alone)
    #expect(try trained(rule, engine: Engine(threads: 3, atMost: set), shapes: shapes) == alone)
  }

  @Test(arguments: everyLoop.indices, InstructionSet.available)
  func `float32 follows float64`(index: Int, set: InstructionSet) throws {
    let rule = OptimizerTests.everyLoop[index]
    let engine = Engine(atMost: set)
    let single = try trained(rule, engine: engine).joined()
    let double = try trained(rule, engine: engine, dtype: .float64).joined()
    for (a, b) in zip(single, double) { #expect((a - b).magnitude < 2e-4 * (1 + b.magnitude)) }
  }

  @Test(arguments: everyLoop.indices, [DType.float32, .float64])
  func `strided parameters`(index: Int, dtype: DType) throws {
    let rule = OptimizerTests.everyLoop[index]
    let shapes = [[6, 50, 11]]
    let dense = try trained(rule, engine: engine, shapes: shapes, dtype: dtype)
    // Another order of axes; a part of a larger tensor; every second number.
    let permuted = try trained(rule, engine: engine, shapes: shapes, dtype: dtype) {
      try $0.permute([2, 0, 1]).contiguous().permute([1, 2, 0])
    }
    #expect(permuted == dense)
    let part = try trained(rule, engine: engine, shapes: shapes, dtype: dtype) {
      let larger = try $0.pad([(1, 0), (2, 3), (0, 1)])
      return try larger.narrow(0, start: 1, length: 6).narrow(1, start: 2, length: 50)
        .narrow(2, start: 0, length: 11).detach()
    }
    #expect(part == dense)
    let spread = try trained(rule, engine: engine, shapes: shapes, dtype: dtype) {
      try Tensor.stack([$0, $0], dim: 3)[.ellipsis, .at(0)].detach()
    }
    #expect(spread == dense)
  }

  // MARK: What a step changes

  @Test func `only parameters with a gradient change`() throws {
    let (a, b) = (try engine.ones([3]).requireGrad(), try engine.ones([3]).requireGrad())
    a.gradient = try engine.ones([3])
    try Optimizer(SGD(learningRate: 1), [a, b]).step()
    #expect(try a.floats() == [0, 0, 0])
    #expect(try b.floats() == [1, 1, 1])
    #expect((a.storage.version, b.storage.version) == (1, 0))
  }

  @Test(arguments: [1, 2])
  func `a step that is stopped anywhere changes nothing`(threads: Int) throws {
    var completed = false
    for looks in 0..<60 where !completed {
      let clock = CountingClock()
      let limits = Limits(clock: { clock.tick() })
      let engine = Engine(limits: limits, threads: threads)
      let weights = try (0..<3).map { _ in try engine.ones([100_000]).requireGrad() }
      let optimizer = try Optimizer(Adam(), weights)
      for weight in weights { weight.gradient = try engine.ones([100_000]) }
      try optimizer.step()
      let (before, state) = (
        try weights.map { try $0.floats() }, try optimizer.state().mapValues { try $0.doubles() }
      )
      limits.begin(Budget(seconds: Double(looks)))
      do {
        try optimizer.step()
        completed = true
      } catch {
        limits.begin(Budget())
        #expect(try weights.map { try $0.floats() } == before)
        #expect(try optimizer.state().mapValues { try $0.doubles() } == state)
        #expect(weights.allSatisfy { $0.storage.version == 1 })
      }
    }
    #expect(completed)
  }

  @Test func `a gradient that is another view of its parameter is refused`() throws {
    let weight = try engine.randn([30, 30]).requireGrad()
    weight.gradient = try weight.detach().transposed()
    #expect(throws: TensorError.updateShared(shape: [30, 30], strides: [1, 30])) {
      try Optimizer(SGD(learningRate: 0.1), [weight]).step()
    }
    let both = try engine.tensor([1, 2, 3, 4] as [Float])
    let (values, slopes) = (
      TensorIndex.slice(lower: 0, upper: 2, step: nil), TensorIndex.slice(lower: 2, upper: 4, step: nil)
    )
    let first = try both[values].detach().requireGrad()
    first.gradient = try both[slopes].detach()
    try Optimizer(SGD(learningRate: 1), [first]).step()
    #expect(try both.floats() == [-2, -2, 3, 4])
    weight.gradient = weight.detach()
    try Optimizer(SGD(learningRate: 1), [weight]).step()
    #expect(try weight.floats().allSatisfy { $0 == 0 })
  }

  @Test func `parameters that share memory change one after the other`() throws {
    let engine = Engine(threads: 2)
    let base = try engine.ones([400_000])
    let (a, b) = (base, try base.reshape([1_000, 400]).transposed())
    var step = UpdateStep(.descent)
    step.rate = 1
    try engine.update([
      ParameterUpdate(a, by: engine.ones(a.shape), step), ParameterUpdate(b, by: engine.ones(b.shape), step),
    ])
    #expect(try base.floats().allSatisfy { $0 == -1 })
  }

  @Test func `a step without memory for its buffers changes nothing`() throws {
    let limits = Limits()
    let engine = Engine(limits: limits)
    let weights = try (0..<4).map { _ in try engine.ones([50_000]).requireGrad() }
    for weight in weights { weight.gradient = try engine.ones([50_000]) }
    let optimizer = try Optimizer(Adam(), weights)
    limits.begin(Budget(bytes: limits.bytesUsed + 900_000))
    #expect(throws: TensorError.self) { try optimizer.step() }
    limits.begin(Budget())
    #expect(try optimizer.state().isEmpty)
    #expect(try weights.allSatisfy { try $0.floats().allSatisfy { $0 == 1 } })
    try optimizer.step()
    #expect(try optimizer.state()["3.step"]?.item() == .int(1))
  }

  @Test(arguments: everyLoop.indices)
  func `a thousand steps use the memory of two`(index: Int) throws {
    let limits = Limits()
    let engine = Engine(limits: limits)
    let weights = try [[64, 64], [64], [9]].map { try engine.ones($0).requireGrad() }
    let optimizer = try Optimizer(OptimizerTests.everyLoop[index], weights)
    var used = 0
    for step in 1...1000 {
      for weight in weights { weight.gradient = try engine.ones(weight.shape) }
      try optimizer.step()
      try optimizer.zeroGrad()
      if step == 2 { used = limits.bytesUsed }
    }
    #expect(limits.bytesUsed == used)
  }

  @Test func `biases are spared the decay on request`() throws {
    let (weight, bias) = (try engine.ones([2, 2]).requireGrad(), try engine.ones([2]).requireGrad())
    let optimizer = try Optimizer(
      SGD(learningRate: 0.1, weightDecay: 0.5), [weight, bias], decaysBiases: false)
    for parameter in [weight, bias] { parameter.gradient = try engine.zeros(parameter.shape) }
    try optimizer.step()
    #expect(try weight.floats() == [0.95, 0.95, 0.95, 0.95])
    #expect(try bias.floats() == [1, 1])
  }

  @Test func `groups have rules of their own`() throws {
    let (a, b) = (try engine.ones([1]).requireGrad(), try engine.ones([1]).requireGrad())
    let optimizer = try Optimizer([
      .init(SGD(learningRate: 0.5), [a]), .init(SGD(learningRate: 0.25), [b]),
    ])
    for parameter in [a, b] { parameter.gradient = try engine.ones([1]) }
    try optimizer.step()
    #expect(try (a.floats(), b.floats()) == ([0.5], [0.75]))
    optimizer.learningRate = 0.125
    try optimizer.step()
    #expect(try (a.floats(), b.floats()) == ([0.375], [0.625]))
  }

  @Test(arguments: everyLoop.indices)
  func `goes on from a saved state`(index: Int) throws {
    let rule = OptimizerTests.everyLoop[index]
    func run(_ weight: Tensor, _ optimizer: Optimizer, _ steps: ClosedRange<Int>) throws {
      for step in steps {
        weight.gradient = try engine.tensor([Float(step), Float(-2 * step), Float(3 * step)])
        try optimizer.step()
      }
    }
    let weight = try engine.tensor([1, 2, 3] as [Float]).requireGrad()
    let optimizer = try Optimizer(rule, [weight], names: ["w"])
    try run(weight, optimizer, 1...3)
    let (copy, state) = (try weight.clone().detach().requireGrad(), try optimizer.state())
    #expect(Set(state.keys) == Set((rule.remembers + ["step"]).map { "w." + $0 }))
    let next = try Optimizer(rule, [copy], names: ["w"])
    try next.load(state)
    try run(weight, optimizer, 4...6)
    try run(copy, next, 4...6)
    #expect(try copy.floats() == weight.floats())
  }

  @Test func `refuses a state that does not fit`() throws {
    let weight = try engine.ones([2]).requireGrad()
    let optimizer = try Optimizer(Adam(), [weight], names: ["w"])
    weight.gradient = try engine.ones([2])
    try optimizer.step()
    let state = try optimizer.state()
    var other = state
    other["w.exp_avg"] = nil
    #expect(throws: OptimizerError.missingState(name: "w.exp_avg")) { try optimizer.load(other) }
    other["w.exp_avg"] = try engine.ones([3])
    #expect(throws: OptimizerError.stateShape(name: "w.exp_avg", shape: [3], expected: [2])) {
      try optimizer.load(other)
    }
    other = state
    other["v.step"] = try engine.scalar(1)
    #expect(throws: OptimizerError.unknownState(name: "v.step")) { try optimizer.load(other) }
    #expect(try optimizer.state()["w.step"]?.item() == .int(1))
  }

  @Test func `refuses parameters and numbers that make no sense`() throws {
    let weight = try engine.ones([2]).requireGrad()
    #expect(throws: OptimizerError.emptyParameters) { try Optimizer(SGD(), []) }
    #expect(throws: OptimizerError.duplicate(index: 1)) { try Optimizer(SGD(), [weight, weight]) }
    #expect(throws: OptimizerError.notALeaf(index: 0)) { try Optimizer(SGD(), [weight.reshape([2, 1])]) }
    #expect(throws: OptimizerError.notFloat(index: 0, .int64)) {
      try Optimizer(SGD(), [engine.tensor([1])])
    }
    #expect(throws: OptimizerError.engines(index: 1)) {
      try Optimizer(SGD(), [weight, Engine().ones([2])])
    }
    #expect(throws: OptimizerError.negative(name: "learning rate", value: -1)) {
      try Optimizer(SGD(learningRate: -1), [weight])
    }
    #expect(throws: OptimizerError.outside(name: "beta parameter at index 0", value: 1, low: 0, high: 1)) {
      try Optimizer(Adam(beta1: 1), [weight])
    }
    #expect(throws: OptimizerError.nesterov(momentum: 0, dampening: 0)) {
      try Optimizer(SGD(nesterov: true), [weight])
    }
    weight.gradient = try engine.ones([3])
    #expect(throws: TensorError.updateShape(shape: [2], result: [3])) {
      try Optimizer(SGD(), [weight]).step()
    }
    let repeated = try engine.ones([1]).expand([4]).detach()
    repeated.gradient = try engine.ones([4])
    #expect(throws: TensorError.updateOverlap(shape: [4], strides: [0])) {
      try Optimizer(SGD(), [repeated]).step()
    }
  }

  @Test func `forgets gradients or sets them to 0`() throws {
    let weight = try engine.ones([2]).requireGrad()
    let optimizer = try Optimizer(SGD(), [weight])
    weight.gradient = try engine.ones([2])
    try optimizer.zeroGrad(setToNone: false)
    #expect(try weight.gradient?.floats() == [0, 0])
    try optimizer.zeroGrad()
    #expect(weight.gradient == nil)
  }

  // MARK: Clipping, penalties, decay

  @Test func `clips as recorded`() throws {
    let recorded = try RecordedOptimizers.read()
    for example in recorded.clips {
      for (dtype, tolerance) in [(DType.float64, 1e-12), (.float32, 1e-6)] {
        let parts = try recorded.gradients.prefix(3).map { values in
          let part = try engine.tensor(values, dtype: dtype).requireGrad()
          part.gradient = try part.detach().clone()
          return part
        }
        let clip = GradientClip.norm(example.bound, example.order.map { .order($0) } ?? .greatest)
        let norm = try clip.apply(to: parts)
        #expect((norm - example.norm).magnitude < tolerance * example.norm)
        for (part, expected) in zip(parts, example.gradients) {
          let gradient = try #require(part.gradient)
          for (a, b) in zip(try gradient.doubles(), expected) { #expect((a - b).magnitude < tolerance * 3) }
        }
      }
    }
  }

  @Test func `clips by value and each by its norm`() throws {
    let weight = try engine.zeros([3]).requireGrad()
    weight.gradient = try engine.tensor([3, -0.25, .nan] as [Float])
    try GradientClip.value(0.5).apply(to: [weight])
    let clipped = try #require(weight.gradient).floats()
    #expect(clipped[0] == 0.5 && clipped[1] == -0.25 && clipped[2].isNaN)
    let (a, b) = (try engine.zeros([2]).requireGrad(), try engine.zeros([2]).requireGrad())
    a.gradient = try engine.tensor([3, 4] as [Float])
    b.gradient = try engine.tensor([0.3, 0.4] as [Float])
    try GradientClip.eachNorm(1).apply(to: [a, b])
    #expect(try #require(a.gradient).floats() == [0.6, 0.8])
    #expect(try #require(b.gradient).floats() == [0.3, 0.4])
  }

  @Test(arguments: InstructionSet.available)
  func `a norm has the same bits on any number of threads`(set: InstructionSet) throws {
    func norm(_ threads: Int) throws -> Double {
      let engine = Engine(threads: threads, atMost: set)
      return try engine.norm(of: [engine.rand([900_001]), engine.rand([77, 3]).transpose(0, 1)])
    }
    let alone = try norm(1)
    #expect(try (norm(2), norm(3)) == (alone, alone))
    #expect((alone - 547.7).magnitude < 2)
  }

  @Test func `E12, E13, E14: penalties and their gradients`() throws {
    func penalty(_ regulariser: Regulariser) throws -> (Double, [Double]) {
      let weight = try engine.tensor([1.0, -2, 3, 0], shape: [2, 2]).requireGrad()
      let bias = try engine.tensor([5.0]).requireGrad()
      let penalty = try #require(try regulariser.penalty(of: [weight, bias], sparingBiases: true))
      try penalty.backward()
      #expect(bias.gradient == nil)
      return (try penalty.item().double, try #require(weight.gradient).doubles())
    }
    #expect(try penalty(.l2(1)) == (7, [1, -2, 3, 0]))
    #expect(try penalty(.l2(0.5, halved: false)) == (7, [1, -2, 3, 0]))
    #expect(try penalty(.l1(1)) == (6, [1, -1, 1, 0]))
    let (value, gradient) = try penalty(.elasticNet(l1: 0.1, l2: 0.01))
    #expect((value - 0.74).magnitude < 1e-12)
    for (got, expected) in zip(gradient, [0.12, -0.14, 0.16, 0]) { #expect((got - expected).magnitude < 1e-12) }
    #expect(try Regulariser.l1(1).penalty(of: []) == nil)
  }

  @Test func `E15: max norm`() throws {
    let whole = try engine.tensor([1, -2, 3, 0] as [Float], shape: [2, 2])
    try MaxNorm(squared: 7).apply(to: whole)
    let expected: [Float] = [0.7071, -1.4142, 2.1213, 0]
    for (got, expected) in zip(try whole.floats(), expected) { #expect((got - expected).magnitude < 1e-4) }
    let rows = try engine.tensor([3, 4, 0.3, 0.4] as [Float], shape: [2, 2]).requireGrad()
    try MaxNorm(squared: 1, each: 0).apply(to: rows)
    #expect(try rows.floats() == [0.6, 0.8, 0.3, 0.4])
    let columns = try engine.tensor([3, 0, 4, 0.5] as [Float], shape: [2, 2])
    try MaxNorm(squared: 1, each: -1).apply(to: columns)
    #expect(try columns.floats() == [0.6, 0, 0.8, 0.5])
    #expect(throws: TensorError.dimOutOfRange(dim: 2, rank: 2)) {
      try MaxNorm(squared: 1, each: 2).apply(to: rows)
    }
  }

  @Test func `E16: a thousand steps of weight decay leave (1 - αλ)^1000`() throws {
    let weight = try engine.tensor([1.0]).requireGrad()
    let optimizer = try Optimizer(SGD(learningRate: 0.1, weightDecay: 0.01), [weight])
    for _ in 0..<1000 {
      weight.gradient = try engine.tensor([0.0])
      try optimizer.step()
    }
    #expect(try (weight.doubles()[0] - 0.3677).magnitude < 5e-5)
  }

  @Test func `E16: the penalty is decay in SGD, and not in Adam`() throws {
    func weights(_ rule: any OptimizationRule) throws -> [Double] {
      let weight = try engine.tensor([1.0, -2, 3]).requireGrad()
      let optimizer = try Optimizer(rule, [weight])
      for step in 1...5 {
        weight.gradient = try engine.tensor([0.5, 1.0, -0.25].map { $0 * Double(step) })
        try optimizer.step()
      }
      return try weight.doubles()
    }
    func distance(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).map { ($0 - $1).magnitude }.max() ?? 0
    }
    let l2 = try weights(SGD(learningRate: 0.1, weightDecay: 0.3))
    let decay = try weights(SGD(learningRate: 0.1, weightDecay: 0.3, decay: .decoupled))
    #expect(distance(l2, decay) < 1e-12)
    let adam = try weights(Adam(learningRate: 0.1, weightDecay: 0.3))
    let adamW = try weights(Adam.adamW(learningRate: 0.1, weightDecay: 0.3))
    #expect(distance(adam, adamW) > 0.01)
  }
}

/// Says one second more each time it is read.
private final class CountingClock: Sendable {
  private let reads = Atomic<Int>(0)
  func tick() -> Double { Double(reads.wrappingAdd(1, ordering: .relaxed).oldValue) }
}
