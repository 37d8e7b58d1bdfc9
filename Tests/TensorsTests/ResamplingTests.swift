import Limits
import Tensors
import Testing

@Suite struct ResamplingTests {
  @Test func enlargesByRepeatingOrByLines() throws {
    let x = try Engine().tensor([1, 2, 3, 4] as [Float], shape: [1, 1, 2, 2])
    #expect(try x.upsampled(by: 2).floats() == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
    #expect(
      try x.upsampled(to: [3, 3], .linear(alignsCorners: true)).floats() == [1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4])
    #expect(throws: TensorError.self) { try x.upsampled(to: [0, 2]) }
    #expect(throws: TensorError.self) { try x.upsampled(to: [2]) }
    #expect(throws: TensorError.self) { try x.upsampled(by: -1) }
    #expect(throws: TensorError.self) { try x.upsampled(to: [1 << 30, 1 << 30]) }
  }

  @Test func cropsTheMiddle() throws {
    let x = try Engine().arange(stop: 16).reshape([1, 1, 4, 4])
    #expect(try x.crop(2).ints() == [5, 6, 9, 10])
    #expect(try x.crop(2, at: (0, 2)).ints() == [2, 3, 6, 7])
    let map = try x.engine.ones([1, 1, 3, 3]).requireGrad()
    try map.crop(1).backward()
    #expect(try #require(map.gradient).floats() == [0, 0, 0, 0, 1, 0, 0, 0, 0])
    for size in [Extent(5, 1), Extent(.min, 1), Extent(1, .max)] {
      #expect(throws: TensorError.self) { try x.crop(size) }
    }
    #expect(throws: TensorError.self) { try x.crop(2, at: (3, 0)) }
    #expect(throws: TensorError.self) { try x.crop(2, at: (.max, .min)) }
  }

  @Test func bordersOfIntegersAndTheirOrderInMemory() throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2, 3])
    #expect(try x.pad([(2, 2)], border: .reflect).ints() == [3, 2, 1, 2, 3, 2, 1])
    #expect(try x.pad([(2, 1)], border: .circular).ints() == [2, 3, 1, 2, 3, 1])
    #expect(try x.pad([(1, 2)], border: .replicate).ints() == [1, 1, 2, 3, 3, 3])
    let last = try engine.ones([1, 3, 3, 4]).permute([0, 3, 1, 2])
    #expect(try last.pad([(1, 1), (1, 1)], border: .reflect).strides == [100, 1, 20, 4])
    #expect(throws: TensorError.layer(.wrapsTwice)) { try x.pad([(4, 0)], border: .circular) }
    #expect(try x.pad([(-1, 2)], border: .circular).ints() == [2, 3, 2, 3])
    #expect(throws: TensorError.layer(.wrapsTwice)) { try x.pad([(-1, 4)], border: .circular) }
    for (before, after) in [(-4, 0), (-2, -2), (5, -4), (.min, .min)] {
      let error = TensorError.cutTooMuch(before: before, after: after, dim: 0, size: 3)
      #expect(throws: error) { try x.pad([(before, after)]) }
      #expect(throws: error) { try x.pad([(before, after)], border: .reflect) }
    }
    #expect(throws: TensorError.layer(.wrapsTwice)) { try x.pad([(-3, 1)], border: .circular) }
    #expect(throws: TensorError.self) { try x.pad([], border: .reflect) }
    #expect(throws: TensorError.self) { try x.pad([(.max, .max)], border: .replicate) }
  }
}

@Suite struct WindowColumnsTests {
  @Test("C4: places with equal kernels are a convolution; the count of numbers") func local() throws {
    let engine = Engine(seed: 1)
    let x = try engine.randn([2, 3, 6, 5])
    let kernel = try engine.randn([4, 3, 3, 3])
    let everywhere = try kernel.reshape([4, 3, 1, 1, 3, 3]).expand([4, 3, 4, 3, 3, 3])
    let (a, b) = (try x.locallyConnected(everywhere), try x.xcorr(kernel))
    #expect(try (a - b).apply(.absolute).max().item().double < 1e-5)
    let (weight, bias) = ([6, 3, 28, 28, 5, 5].reduce(1, *), [6, 28, 28].reduce(1, *))
    #expect(weight + bias == 357_504)
    #expect(throws: TensorError.self) { try x.locallyConnected(engine.randn([4, 3, 3, 3, 3, 3])) }
  }

  @Test("B3: unfolding is the matrix of a convolution") func unfolding() throws {
    let engine = Engine(seed: 1)
    let (x, kernel) = (try engine.randn([1, 2, 5, 6]), try engine.randn([3, 2, 3, 3]))
    let product = try kernel.reshape([3, 18]).matmul(x.unfold(3)[[.at(0)]]).reshape([1, 3, 3, 4])
    #expect(try (product - x.xcorr(kernel)).apply(.absolute).max().item().double < 1e-5)
    #expect(throws: TensorError.self) { try x.unfold(7) }
    #expect(throws: TensorError.self) { try x.unfold(1, padding: Extent(1 << 30, 1 << 30)) }
    #expect(throws: TensorError.self) { try engine.ones([1, 4, 5]).fold(to: 4, 2) }
  }

  @Test func embeddingsRefuseWhatIsNoRow() throws {
    let engine = Engine()
    let table = try engine.ones([3, 2])
    #expect(throws: TensorError.indexOutOfRange(index: 3, size: 3, dim: 0)) {
      try table.embedding(engine.tensor([0, 3]))
    }
    #expect(throws: TensorError.self) { try table.embedding(table) }
    #expect(throws: TensorError.self) { try engine.tensor([1]).timeEmbedding(3) }
    #expect(throws: TensorError.self) { try engine.zeros([0]).timeEmbedding(1 << 40) }
  }

  @Test(arguments: [1e-300, .leastNonzeroMagnitude])
  func scalesBeyondEveryPixelReadTheLastOne(scale: Double) throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2, 3] as [Float], shape: [1, 1, 3])
    for interpolation in [Interpolation.nearest, .nearestExact, .linear(alignsCorners: false)] {
      #expect(try x.upsampled(to: [2], interpolation, scale: [scale]).floats().last == 3, "\(interpolation)")
    }
    #expect(throws: TensorError.self) { try x.upsampled(to: [2], .nearest, scale: [0]) }
  }

  @Test func rowsAreShortenedAllOrNone() throws {
    var completed = false
    for looks in 1..<200 where !completed {
      let clock = CountingClock()
      let limits = Limits(budget: Budget(), clock: { clock.tick() })
      let engine = Engine(limits: limits)
      let table = try engine.full([12, 4], .float(2))
      let numbers = try engine.arange(stop: 12)
      limits.begin(Budget(seconds: Double(looks)))
      do throws(TensorError) {
        try table.shortenRows(numbers, to: 1)
        completed = true
      } catch {
        limits.begin(Budget())
        #expect(try table.floats() == [Float](repeating: 2, count: 48))
      }
    }
    #expect(completed)
  }

  @Test func takeAbsurdEmptyShapes() throws {
    let engine = Engine()
    let x = try engine.zeros([0, 2, 1 << 40, 1 << 20])
    #expect(throws: TensorError.self) { try x.expand([0, 2, 1 << 40, 1 << 20]).unsqueeze(0).maxPool(2) }
    #expect(throws: TensorError.self) { try x.batchNorm(training: true).requireGrad().groupNorm(3) }
    #expect(try engine.zeros([0, 1 << 40]).layerNorm([1 << 40]).count == 0)
    #expect(try engine.zeros([0, 1 << 40]).batchNorm(training: true).count == 0)
    #expect(
      try engine.zeros([0, 1 << 40]).crossEntropy(engine.zeros([0], dtype: .int64), reduction: .sum).floats()
        == [0])
    #expect(throws: TensorError.self) { try engine.zeros([0, 16, 1 << 62, 1]).pixelShuffle(4) }
    #expect(throws: TensorError.self) {
      try engine.ones([1, 1, 2, 2]).adaptiveAvgPool(Extent(1 << 30, 1 << 30))
    }
  }
}
