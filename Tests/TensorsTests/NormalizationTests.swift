import Limits
import Tensors
import Testing

@Suite struct NormalizationTests {
  @Test func aNaNStaysInItsChannelsStatistics() throws {
    let engine = Engine()
    let x = try engine.tensor([.nan, 1, 2, 3, 4, 5] as [Float], shape: [3, 2])
    let (mean, variance) = (try engine.zeros([2]), try engine.ones([2]))
    _ = try x.batchNorm(mean: mean, variance: variance, training: true)
    #expect(try mean.floats()[0].isNaN && variance.floats()[0].isNaN && !variance.floats()[1].isNaN)
  }

  @Test func runningStatisticsFollowInBothConventions() throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2, 3, 6] as [Float], shape: [4, 1])
    func running(_ momentum: RunningMomentum) throws -> [Double] {
      let (mean, variance) = (try engine.zeros([1]), try engine.ones([1]))
      _ = try x.batchNorm(mean: mean, variance: variance, training: true, momentum: momentum)
      return try mean.doubles() + variance.doubles()
    }
    // Mean 3, biased variance 3.5, unbiased 14/3.
    let (pytorch, keras) = (try running(.new(0.25)), try running(.old(0.75)))
    #expect(pytorch[0] == 0.75 && (pytorch[1] - (0.75 + 0.25 * 14 / 3)).magnitude < 1e-6)
    #expect(keras == [0.75, 0.75 + 0.25 * 3.5])
  }

  @Test func varianceSurvivesAFarMean() throws {
    let engine = Engine(seed: 2)
    let noise = try engine.randn([64, 16, 10, 10])
    let x = try Tensor.combine(.add, .tensor(noise), .scalar(4096))
    let y = try x.batchNorm(training: true)
    #expect(try abs(y.mean().item().double) < 1e-4)
    #expect(try abs(y.variance().item().double - 1) < 1e-3)
  }

  @Test func keepsTheOrderOfChannelsInMemory() throws {
    let engine = Engine()
    let x = try engine.randn([2, 4, 4, 6]).permute([0, 3, 1, 2]).detach().requireGrad()
    for y in [
      try x.batchNorm(training: true), try x.instanceNorm(), try x.groupNorm(2), try x.localResponseNorm(3),
    ] {
      #expect(y.strides == x.strides)
      x.gradient = nil
      try y.backward(gradient: engine.ones(y.shape))
      #expect(x.gradient?.strides == x.strides)
    }
  }

  @Test("a row too long for statistics of columns is computed number by number, and can be stopped within")
  func longRows() throws {
    let clock = CountingClock()
    let engine = Engine(limits: Limits(budget: Budget(seconds: 1e12), clock: { clock.tick() }), seed: 3)
    let width = (1 << 20) + 5
    let x = try engine.randn([1, width]).requireGrad()
    let (weight, bias) = (try engine.randn([width]).requireGrad(), try engine.randn([width]).requireGrad())
    let g = try engine.randn([1, width])
    func gradients(_ result: () throws -> Tensor) throws -> [Tensor] {
      for leaf in [x, weight, bias] { leaf.gradient = nil }
      let y = try result()
      try y.backward(gradient: g)
      return [y.detach()] + [x, weight, bias].compactMap(\.gradient)
    }
    let start = clock.tick()
    let own = try gradients { try x.layerNorm([width], weight: weight, bias: bias) }
    // A look for every 32,768 numbers of four loops there and seven back.
    #expect(clock.tick() - start > 11 * 32)
    let parts = try gradients {
      let standard = try x.layerNorm([width])
      return try standard * weight + bias
    }
    #expect(own.count == 4 && parts.count == 4)
    for (a, b) in zip(own, parts) { #expect(try (a - b).apply(.absolute).max().item().double < 1e-5) }
  }

  @Test func statisticsCountAsMemory() throws {
    let limits = Limits(budget: Budget(bytes: 12 << 20))
    let engine = Engine(limits: limits)
    let x = try engine.ones([1, 100_000, 1, 2])
    let (mean, variance) = (try engine.zeros([100_000]), try engine.ones([100_000]))
    let error = #expect(throws: TensorError.self) {
      try x.batchNorm(mean: mean, variance: variance, training: false)
    }
    #expect(error?.kind == .limit)
  }

  @Test func saysWhatDoesNotFit() throws {
    let engine = Engine()
    let x = try engine.ones([1, 3, 1, 1])
    func words(_ body: () throws -> Tensor) throws -> String {
      try #require(throws: TensorError.self) { _ = try body() }.description
    }
    #expect(
      try words { try x.batchNorm(training: true) }
        == "Expected more than 1 value per channel when training, got input size torch.Size([1, 3, 1, 1])")
    #expect(
      try words { try x.batchNorm(weight: engine.ones([2]), training: true) }
        == "weight should contain 3 elements not 2")
    #expect(
      try words { try x.batchNorm(training: false) }
        == "Expected running_mean and running_var to be defined when training=False")
    #expect(
      try words { try x.groupNorm(2) }
        == "Expected number of channels in input to be divisible by num_groups, but got input of shape [1, 3, 1, 1] and "
        + "num_groups=2")
    #expect(
      try words { try x.layerNorm([3]) }
        == "Given normalized_shape=[3], expected input with shape [*, 3], but got input of size[1, 3, 1, 1]")
    #expect(throws: TensorError.self) { try engine.ones([4]).batchNorm(training: true) }
    #expect(throws: TensorError.self) { try engine.full([2, 2], 1).batchNorm(training: true) }
  }

  @Test func normalizesNothing() throws {
    let engine = Engine()
    for shape in [[0, 3, 2, 2], [2, 0, 2, 2], [2, 3, 0, 2], [0, 3]] {
      let x = try engine.ones(shape).requireGrad()
      let mean = try engine.zeros([shape[1]])
      let y = try x.batchNorm(mean: mean, variance: engine.ones([shape[1]]), training: true)
      #expect(y.shape == shape)
      #expect(try mean.floats() == [Float](repeating: 0, count: shape[1]))
      try y.backward(gradient: engine.ones(shape))
      #expect(x.gradient?.shape == shape)
      if shape.count > 2 { #expect(try x.instanceNorm().shape == shape) }
      if shape[1] > 0 { #expect(try x.groupNorm(3).shape == shape) }
      #expect(try x.layerNorm([shape[shape.count - 1]]).shape == shape)
    }
  }

  @Test func givesTheSameBitsOnAnyNumberOfThreads() throws {
    func run(_ threads: Int) throws -> [[Float]] {
      let engine = Engine(seed: 5, threads: threads)
      let x = try engine.randn([8, 40, 40, 17]).permute([0, 3, 1, 2]).detach().requireGrad()
      let planes = try x.detach().contiguous().requireGrad()
      let weight = try engine.rand([17]).requireGrad()
      var all: [[Float]] = []
      for x in [x, planes] {
        for norm: (Tensor) throws -> Tensor in [
          { try $0.batchNorm(weight: weight, training: true) }, { try $0.groupNorm(17, weight: weight) },
          { try $0.layerNorm([40]) }, { try $0.localResponseNorm(5) },
        ] {
          (x.gradient, weight.gradient) = (nil, nil)
          let y = try norm(x)
          try y.backward(gradient: engine.randn(y.shape))
          all += [try y.floats(), try #require(x.gradient).floats(), try weight.gradient?.floats() ?? []]
        }
      }
      return all
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(3) == one)
  }
}
