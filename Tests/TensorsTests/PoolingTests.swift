import Tensors
import Testing

@Suite struct PoolingTests {
  /// 1 1 2 4 / 5 6 7 8 / 3 2 1 0 / 1 2 3 4
  private func square(_ engine: Engine) throws -> Tensor {
    try engine.tensor([1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4] as [Float], shape: [1, 1, 4, 4])
  }

  @Test("D3, D7: max-pooling 2x2 and where its gradient goes")
  func maximum() throws {
    let x = try square(Engine()).requireGrad()
    let y = try x.maxPool(2)
    #expect(try y.floats() == [6, 8, 3, 4])
    #expect(y.gradientFunction?.name == "MaxPool2DWithIndicesBackward0")
    try y.backward(gradient: y.engine.ones([1, 1, 2, 2]))
    let places = try #require(x.gradient).floats().enumerated().filter { $0.element == 1 }.map(\.offset)
    #expect(places == [5, 7, 8, 15])
  }

  @Test("D7: of equal numbers the first has the gradient")
  func ties() throws {
    let x = try Engine().ones([1, 1, 4, 4]).requireGrad()
    let y = try x.maxPool(3, stride: 1)
    try y.backward(gradient: x.engine.ones([1, 1, 2, 2]))
    #expect(try #require(x.gradient).floats() == [1, 1, 0, 0, 1, 1] + [Float](repeating: 0, count: 10))
  }

  @Test("D4: average pooling") func mean() throws {
    #expect(try square(Engine()).avgPool(2).floats() == [3.25, 5.25, 2, 2])
  }

  @Test("D5: L2 pooling, whose gradient is 0 where all numbers are") func norm() throws {
    let engine = Engine()
    let x = try engine.tensor([3, 4, 0, 0, 0, 0, 0, 0] as [Float], shape: [2, 2, 2]).requireGrad()
    let y = try x.lpPool(2, 2)
    #expect(try y.floats() == [5, 0])
    try y.backward(gradient: engine.ones([2, 1, 1]))
    let gradient = try #require(x.gradient).floats()
    #expect(gradient.map { ($0 * 100).rounded() } == [60, 80, 0, 0, 0, 0, 0, 0])
  }

  @Test("D6: ways to halve a map keep its size rule; blurring changes least when the input shifts")
  func downsampling() throws {
    let engine = Engine(seed: 3)
    let x = try engine.randn([1, 4, 32, 32])
    let shifted = try x.roll([1], dims: [3])
    func change(_ pool: (Tensor) throws -> Tensor) throws -> Double {
      let (a, b) = (try pool(x), try pool(shifted))
      #expect(a.shape == [1, 4, 16, 16])
      return try ((a - b) * (a - b)).mean().item().double / (a * a).mean().item().double
    }
    let strided = try change {
      try $0[[.ellipsis, .slice(lower: nil, upper: nil, step: 2), .slice(lower: nil, upper: nil, step: 2)]]
    }
    let blurred = try change { try $0.blurPool(5) }
    #expect(blurred < 0.5 * strided)
    _ = try change { try $0.avgPool(2) }
    _ = try change { try $0.lpPool(2, 2) }
  }

  @Test("D8: pooling with width 3 and stride 1 hides half of a shift by one pixel") func shift() throws {
    let engine = Engine()
    func pooled(_ values: [Float]) throws -> [Float] {
      try engine.tensor(values, shape: [1, values.count]).maxPool1d(3, stride: 1, padding: 1).floats()
    }
    let (before, after) = (try pooled([0.1, 1, 0.2, 0.1]), try pooled([0.3, 0.1, 1, 0.2]))
    #expect(before == [1, 1, 1, 0.2])
    #expect(after == [0.3, 1, 1, 1])
    #expect(zip(before, after).filter { $0 == $1 }.count == 2)
  }

  @Test("D10: of a checkerboard, leaving out every second pixel leaves one color; pooling does not")
  func aliasing() throws {
    let engine = Engine()
    let x = try engine.tensor((0..<64).map { Float(($0 / 8 + $0) % 2) }, shape: [1, 8, 8])
    #expect(
      try x[[.ellipsis, .slice(lower: nil, upper: nil, step: 2), .slice(lower: nil, upper: nil, step: 2)]]
        .floats() == [Float](repeating: 0, count: 16))
    #expect(try x.maxPool(2).floats() == [Float](repeating: 1, count: 16))
    #expect(try x.avgPool(2).floats() == [Float](repeating: 0.5, count: 16))
  }

  @Test func keepsTheOrderOfChannelsInMemory() throws {
    let engine = Engine()
    let last = try engine.ones([2, 8, 8, 5]).permute([0, 3, 1, 2]).detach().requireGrad()
    for y in [try last.maxPool(2), try last.avgPool(2), try last.lpPool(2, 2), try last.blurPool()] {
      #expect(y.shape == [2, 5, 4, 4])
      #expect(y.strides == [80, 1, 20, 5])
      last.gradient = nil
      try y.backward(gradient: engine.ones(y.shape))
      #expect(last.gradient?.strides == last.strides)
    }
    #expect(try engine.ones([2, 5, 8, 8]).maxPool(2).isContiguous)
  }

  @Test func saysWhatDoesNotFit() throws {
    let engine = Engine()
    let x = try engine.ones([1, 2, 3, 4])
    func words(_ body: () throws -> Tensor) throws -> String {
      try #require(throws: TensorError.self) { _ = try body() }.description
    }
    #expect(
      try words { try x.maxPool(5) }
        == "kernel 5 does not fit the height 3: floor((w + 2p - d(k-1) - 1)/s) + 1 = "
        + "floor((3 + 2*0 - 1*(5-1) - 1)/5) + 1 = 0 is less than 1; pad by 1 or use a kernel of at most 3")
    #expect(
      try words { try x.maxPool(2, padding: 2) }
        == "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1")
    #expect(try words { try x.avgPool(2, divisor: 0) } == "divisor must be not zero")
    #expect(
      try words { try engine.ones([1, 2, 0, 4]).adaptiveAvgPool(1) }
        == "adaptive_avg_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
        + "[1, 2, 0, 4] with dimension 2 being empty")
    #expect(
      try words { try x.maxUnpool(engine.full([1, 2, 3, 4], 99), 2) }
        == "Found an invalid max index: 99 (output volumes are of size 6x8)")
    #expect(try words { try x.maxout(3) } == "2 channels cannot be pooled in groups of 3: 2 mod 3 is not 0")
    #expect(
      try words {
        try x.pad([(3, 3)], border: .reflect).pad([(9, 9)], border: .reflect).pad([(40, 0)], border: .reflect)
      }
        == "Padding size should be less than the corresponding input dimension, but got: padding (40, 0) at dimension "
        + "3 of input [1, 2, 3, 28]")
    #expect(throws: TensorError.self) { try x.maxPool(Extent(1 << 31, 1), padding: 0) }
    #expect(try x.maxPool(Extent(1 << 30, 1 << 30), padding: Extent(1 << 29, 1 << 29)).shape == [1, 2, 1, 1])
    #expect(throws: TensorError.self) { try engine.ones([3]).maxPool(2) }
    #expect(throws: TensorError.self) { try engine.scalar(3.0).maxPool1d(2) }
    #expect(try x.adaptiveMaxPool(0).shape == [1, 2, 0, 0])
    #expect(throws: TensorError.self) { try x.lpPool(0, 2) }
  }

  @Test func poolsAWindowThatReachesBeyondTheInput() throws {
    let x = try Engine().tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
    #expect(try x.maxPool(3, stride: 2, ceil: true).floats() == [4])
    #expect(try x.maxPool(2, padding: 1, dilation: 3).floats() == [-.infinity])
    #expect(try x.maxPoolWithIndices(2, padding: 1, dilation: 3).indices.ints() == [-1])
    #expect(try x.maxPool(1, stride: 5).floats() == [1])
  }

  @Test func givesTheSameBitsOnAnyNumberOfThreads() throws {
    func run(_ threads: Int) throws -> [[Float]] {
      let engine = Engine(seed: 5, threads: threads)
      let x = try engine.randn([8, 40, 40, 17]).permute([0, 3, 1, 2]).detach().requireGrad()
      var all: [[Float]] = []
      for pool: (Tensor) throws -> Tensor in [
        { try $0.maxPool(3, stride: 2, padding: 1) }, { try $0.avgPool(3, stride: 2, padding: 1) },
        { try $0.adaptiveAvgPool(7) }, { try $0.lpPool(2, 3, stride: 1) }, { try $0.blurPool() },
        { try $0.pad([(3, 3), (3, 3)], border: .reflect) },
      ] {
        x.gradient = nil
        let y = try pool(x)
        try y.backward(gradient: engine.randn(y.shape))
        all += [try y.floats(), try #require(x.gradient).floats()]
      }
      return all
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(3) == one)
  }
}
