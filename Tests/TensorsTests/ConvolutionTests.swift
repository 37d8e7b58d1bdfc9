import Testing

@testable import Tensors

/// Convolutions and both of their gradients against the definition in double precision, on random shapes.
@Suite struct ConvolutionTests {
  /// One case: sizes, steps, and how the operands lie in memory.
  struct Case {
    var images, groups, channels, outputs: Int
    var size, kernel: Extent
    var convolution: Convolution
    var inputOrder, weightOrder, gradientOrder: [Int]
    var hasBias: Bool

    /// Case number `seed`; nil where the kernel does not fit.
    init?(seed: Int) {
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      func pick(_ values: [Int]) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return values[Int(state >> 33) % values.count]
      }
      func extent(_ values: [Int]) -> Extent { Extent(pick(values), pick(values)) }
      let depthwise = pick([0, 0, 0, 1]) == 1
      images = pick([1, 1, 2, 3, 5])
      groups = depthwise ? pick([2, 3, 8, 17, 40]) : pick([1, 1, 1, 2, 3])
      channels = depthwise ? 1 : pick([1, 1, 2, 3, 5, 8, 16, 19])
      outputs = depthwise ? pick([1, 1, 1, 2]) : pick([1, 1, 2, 6, 8, 9, 16, 17, 33, 40])
      kernel = extent([1, 1, 2, 3, 3, 4, 5, 7])
      size = extent([1, 2, 3, 5, 8, 13, 20, 31])
      convolution = Convolution(
        stride: extent([1, 1, 1, 2, 3, 6]),
        padding: Padding(
          top: pick([0, 0, 1, 2, 4]), bottom: pick([0, 1, 2]), left: pick([0, 0, 1, 2, 4]),
          right: pick([0, 1, 3])),
        dilation: extent([1, 1, 1, 2, 3]), groups: groups)
      if pick([0, 1]) == 0 { convolution.padding = Padding(extent([0, 0, 1, 3])) }
      let orders = [[0, 1, 2, 3], [0, 3, 1, 2], [0, 3, 1, 2], [3, 2, 1, 0], [1, 0, 3, 2]]
      (inputOrder, gradientOrder) = (orders[pick([0, 1, 2, 3, 4])], orders[pick([0, 1, 2, 3, 4])])
      weightOrder = [[0, 1, 2, 3], [3, 2, 0, 1]][pick([0, 1])]
      hasBias = pick([0, 1]) == 1
      if (try? convolution.sweeps(over: size, kernel: kernel)) == nil { return nil }
    }

    /// Multiplications of the forward pass, about.
    var work: Int {
      images * groups * channels * outputs * kernel.height * kernel.width * size.height * size.width
        / (convolution.stride.height * convolution.stride.width)
    }

    /// A tensor of that shape with random numbers whose axes lie in memory in another order.
    func random(_ shape: [Int], order: [Int], _ engine: Engine) throws -> Tensor {
      var back = order
      for (place, dim) in order.enumerated() { back[dim] = place }
      return try engine.randn(back.map { shape[$0] }).permute(order)
    }
  }

  /// What one convolution and its gradients give.
  private struct Results {
    let forward, byInput, byWeight, byBias: Tensor

    init(
      _ c: Convolution, _ x: Tensor, _ w: Tensor, _ bias: Tensor?, _ dy: Tensor, _ size: Extent, _ back: Tensor?
    ) throws {
      forward = try c.forward(x, w, bias: bias)
      byInput = try c.inputGradient(dy, w, size: size, bias: back)
      byWeight = try c.weightGradient(x, dy, like: w.layout)
      byBias = try c.biasGradient(dy)
    }
  }

  private func expect(_ result: Tensor, near expected: Tensor, terms: Int, _ name: String) throws {
    #expect(result.shape == expected.shape, "\(name)")
    let (values, wanted) = (try result.doubles(), try expected.doubles())
    let tolerance = 6e-6 * (2 + Double(terms).squareRoot())
    let wrong = values.indices.first { !((values[$0] - wanted[$0]).magnitude <= tolerance) }
    if let wrong {
      Issue.record("\(name): element \(wrong) of \(values.count) is \(values[wrong]), not \(wanted[wrong])")
    }
  }

  @Test func agreesWithTheDefinitionOnEveryInstructionSet() throws {
    let engine = Engine(seed: 5)
    let engines = InstructionSet.available.map { Engine(threads: 2, atMost: $0) }
    var done = 0
    for seed in 0..<600 {
      guard let entry = Case(seed: seed), entry.work < 60_000 else { continue }
      done += 1
      let name = "case \(seed): \(entry)"
      let c = entry.convolution
      let x = try entry.random(
        [entry.images, entry.channels * entry.groups, entry.size.height, entry.size.width],
        order: entry.inputOrder, engine)
      let w = try entry.random(
        [entry.outputs * entry.groups, entry.channels, entry.kernel.height, entry.kernel.width],
        order: entry.weightOrder, engine)
      let bias = entry.hasBias ? try engine.randn([entry.outputs * entry.groups]) : nil
      let back = entry.hasBias ? try engine.randn([entry.channels * entry.groups]) : nil
      let y = try c.forward(x, w, bias: bias)
      let dy = try entry.random(y.shape, order: entry.gradientOrder, engine)

      let taps = entry.kernel.height * entry.kernel.width
      let places = y.count / Swift.max(1, y.shape[1])
      let exact = try Results(
        c, x.to(.float64), w.to(.float64), bias?.to(.float64), dy.to(.float64), entry.size, back?.to(.float64))
      for other in engines {
        func moved(_ tensor: Tensor) throws -> Tensor {
          let result = try other.empty(like: tensor.layout, dtype: .float32)
          try result.copyUnversioned(from: tensor)
          return result
        }
        let results = try Results(
          c, moved(x), moved(w), bias.map(moved), moved(dy), entry.size, back.map(moved))
        let name = "\(name) on \(other.instructions)"
        #expect(results.byWeight.strides == w.strides, "\(name)")
        try expect(results.forward, near: exact.forward, terms: taps * entry.channels, "\(name), forward")
        try expect(results.byInput, near: exact.byInput, terms: taps * entry.outputs, "\(name), by input")
        try expect(results.byWeight, near: exact.byWeight, terms: places, "\(name), by weight")
        try expect(results.byBias, near: exact.byBias, terms: places, "\(name), by bias")
      }
    }
    #expect(done > 200)
  }

  /// Few channels before many outputs: neighbouring places are computed as further outputs, and the sums are long.
  @Test(arguments: InstructionSet.available)
  func longSumsOfFewChannelsAgreeWithTheDefinition(on set: InstructionSet) throws {
    let engine = Engine(seed: 6, threads: 2, atMost: set)
    for (images, channels, outputs, size, kernel, padding) in [
      (1, 6, 16, 14, 5, 0), (3, 6, 32, 12, 5, 0), (8, 2, 128, 20, 3, 0), (8, 3, 128, 32, 3, 0),
      (2, 3, 16, 32, 5, 2), (1, 1, 32, 28, 3, 0), (17, 1, 24, 28, 3, 1), (1, 1, 100, 9, 5, 2),
      (2, 7, 300, 13, 3, 1), (1, 5, 60, 11, 7, 3),
    ] {
      let c = Convolution(padding: Padding(Extent(padding, padding)))
      let w = try engine.randn([outputs, channels, kernel, kernel])
      let places = size + 2 * padding - kernel + 1
      let dy = try engine.randn([images, outputs, places, places])
      let result = try c.inputGradient(dy, w, size: Extent(size, size))
      let exact = try c.inputGradient(dy.to(.float64), w.to(.float64), size: Extent(size, size))
      try expect(
        result, near: exact, terms: kernel * kernel * outputs,
        "\(channels) channels, \(outputs) outputs, \(kernel)x\(kernel) on \(size)x\(size)")
    }
  }

  /// <dy, conv(x)> = <x, conv^T(dy)> = <w, dw>: the three operations are one trilinear form, exactly so in integers.
  @Test func theGradientsAreOneTrilinearForm() throws {
    let engine = Engine(seed: 9)
    for seed in 600..<700 {
      guard let entry = Case(seed: seed), entry.work < 50_000 else { continue }
      let c = entry.convolution
      let x = try engine.randint(
        low: -9, high: 10,
        [entry.images, entry.channels * entry.groups, entry.size.height, entry.size.width]
      ).to(.float64)
      let w = try engine.randint(
        low: -9, high: 10,
        [entry.outputs * entry.groups, entry.channels, entry.kernel.height, entry.kernel.width]
      ).to(.float64)
      let y = try c.forward(x, w)
      let dy = try engine.randint(low: -9, high: 10, y.shape).to(.float64)
      let form = try (dy * y).sum().item()
      #expect(try (x * c.inputGradient(dy, w, size: entry.size)).sum().item() == form)
      #expect(try (w * c.weightGradient(x, dy, like: w.layout)).sum().item() == form)
    }
  }

  @Test(arguments: InstructionSet.available)
  func givesTheSameBitsOnAnyNumberOfThreads(on set: InstructionSet) throws {
    func results(threads: Int) throws -> [[UInt32]] {
      let engine = Engine(seed: 3, threads: threads, atMost: set)
      let (x, image) = (try engine.randn([9, 12, 33, 29]), try engine.randn([1, 1, 300, 300]))
      let (w, k, d) = (
        try engine.randn([21, 12, 3, 3]), try engine.randn([8, 1, 3, 3]), try engine.randn([12, 1, 3, 3])
      )
      var all: [Tensor] = []
      for (x, w, c) in [
        (x, w, Convolution(stride: Extent(1, 2), padding: 1)), (image, k, Convolution()),
        (x, d, Convolution(padding: 1, groups: 12)),
      ] {
        let y = try c.forward(x, w)
        let size = Extent(x.shape[2], x.shape[3])
        all += [
          y, try c.inputGradient(y, w, size: size), try c.weightGradient(x, y, like: w.layout),
          try c.biasGradient(y),
        ]
      }
      return try all.map { try $0.floats().map(\.bitPattern) }
    }
    let alone = try results(threads: 1)
    #expect(try results(threads: 2) == alone)
    #expect(try results(threads: 3) == alone)
  }

  @Test func doesNotSpreadWhatIsNotFinite() throws {
    let engine = Engine()
    for channels in [1, 3, 16] {
      let x = try engine.ones([1, channels, 9, 40])
      try x[.ellipsis, .at(4), .at(20)].fill(.float(.infinity))
      for outputs in [1, 3, 16] {
        let y = try x.conv2d(engine.ones([outputs, channels, 3, 3]), padding: 1)
        #expect(try y.floats().filter { $0.isInfinite }.count == 9 * outputs)
        #expect(try y.floats().filter { $0.isNaN }.isEmpty)
      }
    }
  }

  @Test func emptyBatchesGiveEmptyResults() throws {
    let engine = Engine()
    let (x, w) = (try engine.zeros([0, 3, 8, 8]), try engine.ones([4, 3, 3, 3]))
    let y = try x.conv2d(w, bias: engine.ones([4]), padding: 1)
    #expect(y.shape == [0, 4, 8, 8])
    let c = Convolution(padding: 1)
    #expect(try c.inputGradient(y, w, size: Extent(8, 8)).shape == [0, 3, 8, 8])
    #expect(try c.weightGradient(x, y, like: w.layout).floats() == [Float](repeating: 0, count: 108))
    #expect(try c.biasGradient(y).floats() == [0, 0, 0, 0])
    let none = try engine.ones([2, 0, 4, 4]).conv2d(engine.ones([2, 0, 3, 3]), bias: engine.ones([2]))
    #expect(try none.floats() == [Float](repeating: 1, count: 16))
  }

  @Test func saysInPyTorchsWordsWhatDoesNotMeet() throws {
    let engine = Engine()
    func message(_ body: () throws -> Tensor) -> String {
      do {
        _ = try body()
        return "no error"
      } catch { return String(describing: error) }
    }
    let x = try engine.ones([1, 4, 5, 5])
    let w = try engine.ones([4, 3, 3, 3])
    #expect(
      message { try x.conv2d(w, groups: 2) }
        == "Given groups=2, weight of size [4, 3, 3, 3], expected input[1, 4, 5, 5] to have 6 channels, but got 4 "
        + "channels instead")
    #expect(
      message { try x.conv2d(w, groups: 3) }
        == "Given groups=3, expected weight to be divisible by 3 at dimension 0, but got weight of size "
        + "[[4, 3, 3, 3]] instead")
    #expect(message { try x.conv2d(w, groups: 0) } == "non-positive groups is not supported")
    #expect(
      message { try x.conv2d(engine.ones([4, 4, 3, 3]), bias: engine.ones([5])) }
        == "Given weight of size [4, 4, 3, 3], expected bias to be 1-dimensional with 4 elements, but got bias of "
        + "size [5] instead")
    #expect(
      message { try x.conv2d(engine.ones([4, 4, 3, 3], dtype: .float64)) }
        == "expected scalar type Float but found Double")
    #expect(
      message { try engine.ones([5]).conv2d(w) }
        == "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [5]")
    #expect(
      message {
        try x.conv2d(engine.ones([4, 4, 7, 7]), padding: Padding(top: 1, bottom: 0, left: 1, right: 0))
      }
        == "kernel 7 does not fit the height 5: floor((w + p1 + p2 - d(k-1) - 1)/s) + 1 = "
        + "floor((5 + 1 + 0 - 1*(7-1) - 1)/1) + 1 = 0 is less than 1; pad by 1 or use a kernel of at most 6")
    #expect(
      message { try x.convTranspose2d(w, outputPadding: 1) }
        == "output padding must be smaller than either stride or dilation, but got output_padding_height: 1 "
        + "output_padding_width: 1 stride_height: 1 stride_width: 1 dilation_height: 1 dilation_width: 1")
    #expect(
      message { try engine.ones([1, 4, 3, 3]).convTranspose2d(w, padding: 4) }
        == "Given input size per channel: (3 x 3). Calculated output size per channel: (-3 x -3). Output size is too "
        + "small")
    #expect(
      message { try engine.ones([1, 5, 3, 3]).convTranspose2d(w) }
        == "Given transposed=1, weight of size [4, 3, 3, 3], expected input[1, 5, 3, 3] to have 4 channels, but got 5 "
        + "channels instead")
    #expect(throws: TensorError.self) { try x.conv2d(engine.ones([4, 4, 3, 3]), stride: 0) }
    #expect(throws: TensorError.self) { try x.conv2d(engine.ones([4, 4, 3, 3]), padding: -1) }
    #expect(throws: TensorError.self) {
      try x.conv2d(engine.ones([4, 4, 3, 3]), padding: Padding(Extent(.max, 0)))
    }
    #expect(throws: TensorError.self) {
      try x.convTranspose2d(engine.ones([4, 4, 3, 3]), stride: Extent(.max, 1))
    }
  }
}
