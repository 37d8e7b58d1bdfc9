import Datasets
import Networks
import Tensors
import Testing

/// Section 1D: nonlinearity, pooling, special convolutions.
@Suite struct InventoryD {
  let engine = Engine(seed: 1)

  @Test("D1: ReLU is max(0, z) with gradient 0 up to 0; without it two 3x3 are one 5x5")
  func rectifier() throws {
    let z = try engine.tensor([-2, -0.5, 0, 1, 3] as [Float]).requireGrad()
    let y = try z.apply(.relu)
    #expect(try y.floats() == [0, 0, 0, 1, 3])
    try y.sum().backward()
    #expect(try #require(z.gradient).floats() == [0, 0, 0, 1, 1])
    let (a, b) = (try engine.randn([1, 1, 3, 3]), try engine.randn([1, 1, 3, 3]))
    let x = try engine.randn([1, 1, 10, 11])
    // What the second does to the first is a true convolution of the kernels.
    let one = try a.xcorr(b.reversedKernel(), padding: 2)
    #expect(one.shape == [1, 1, 5, 5])
    #expect(try x.xcorr(a).xcorr(b).distance(to: x.xcorr(one)) < 1e-4)
    #expect(try x.xcorr(a).apply(.relu).xcorr(b).distance(to: x.xcorr(one)) > 1)
  }

  @Test("D2: activations by name, and several after one layer")
  func activations() throws {
    // torch.nn.functional, of -2, -0.5, 0, 1 and 3.
    let expected: [String: [Double]] = [
      "relu": [0, 0, 0, 1, 3], "leaky_relu": [-0.02, -0.005, 0, 1, 3], "elu": [-0.864665, -0.393469, 0, 1, 3],
      "selu": [-1.520166, -0.691758, 0, 1.050701, 3.152103],
      "gelu": [-0.0455, -0.154269, 0, 0.841345, 2.99595],
      "silu": [-0.238406, -0.18877, 0, 0.731059, 2.857722],
      "sigmoid": [0.119203, 0.377541, 0.5, 0.731059, 0.952574],
      "tanh": [-0.964028, -0.462117, 0, 0.761594, 0.995055],
      "softplus": [0.126928, 0.474077, 0.693147, 1.313262, 3.048587],
      "softmax": [0.005514, 0.02471, 0.04074, 0.110744, 0.818292], "hardtanh": [-1, -0.5, 0, 1, 1],
      "hard_sigmoid": [0.166667, 0.416667, 0.5, 0.666667, 1],
      "hard_swish": [-0.333333, -0.208333, 0, 0.666667, 3], "relu6": [0, 0, 0, 1, 3],
      "mish": [-0.252501, -0.220744, 0, 0.865098, 2.986535],
      "softsign": [-0.666667, -0.333333, 0, 0.5, 0.75],
    ]
    let x = try engine.tensor([-2, -0.5, 0, 1, 3] as [Float], shape: [1, 5])
    for (name, values) in expected {
      let y = try Layer(ActivationRule(name), engine)(x)
      #expect(try y.distance(to: engine.tensor(values, shape: [1, 5])) < 1e-6, "\(name)")
    }
    let both = try Model(Networks.build("relu, sigmoid"), engine)(x)
    #expect(try both.distance(to: x.apply(.relu).apply(.sigmoid)) == 0)
  }

  @Test("D9: the greatest of four orientations answers any bar alike, one of them does not")
  func anyOrientation() throws {
    let bank = try Tensor.stack(
      [0, 45, 90, 135].map {
        try Lecture.gabor(engine, size: 9, wavelength: 6, deviation: 2, degrees: Double($0))
      }
    ).unsqueeze(1)
    let bars = try Tensor.stack(
      stride(from: 0, to: 180, by: 15).map {
        try OrientedBars.bar(size: 9, degrees: Double($0), width: 2, on: engine).to(.float64)
      }
    ).unsqueeze(1)
    let maps = try bars.conv2d(bank)
    let any = try maps.maxout(4).doubles()
    // 2.396 to 2.644
    #expect(any.allSatisfy { $0 > 2.395 && $0 < 2.645 })
    let alone = try maps.flatten(from: 1)
    #expect(try (alone.min().item().double - 0.0588).magnitude < 1e-4)
    #expect(try (alone.max().item().double - 2.6436).magnitude < 1e-4)
    #expect(try Layer(ChannelPoolingRule(), engine)(maps).distance(to: maps.max([1], keepdim: true)) == 0)
  }

  @Test("D13: dilation d is an ordinary convolution whose kernel has zeros inside: 3 becomes 3, 5, 9, 17")
  func dilation() throws {
    let (x, k) = (try engine.randn([2, 3, 20, 19]), try engine.randn([4, 3, 3, 3]))
    for (dilation, reach) in [(1, 3), (2, 5), (4, 9), (8, 17)] {
      let stuffed = try k.zeroStuffed(by: [dilation, dilation])
      #expect(stuffed.shape == [4, 3, reach, reach])
      let step = Extent(dilation, dilation)
      #expect(try x.conv2d(k, dilation: step).distance(to: x.conv2d(stuffed)) < 1e-4)
    }
  }

  @Test("D14: transposed convolutions: values, the adjoint, and how often each place is written")
  func transposed() throws {
    let row = try engine.tensor([1, 2, 3] as [Float], shape: [1, 1, 3])
    let tens = try engine.tensor([1, 10, 100] as [Float], shape: [1, 1, 3])
    #expect(try row.convTranspose1d(tens, stride: 2).floats() == [1, 10, 102, 20, 203, 30, 300])
    let square = try engine.tensor([1, 2, 3, 4] as [Float], shape: [1, 1, 2, 2])
    let unit = try engine.eye(2).reshape([1, 1, 2, 2])
    #expect(
      try square.convTranspose2d(unit, stride: 2).floats()
        == [1, 0, 2, 0, 0, 1, 0, 2, 3, 0, 4, 0, 0, 3, 0, 4])
    let counts = try engine.ones([1, 1, 4]).convTranspose1d(engine.ones([1, 1, 3]), stride: 2)
    #expect(try counts.floats() == [1, 1, 2, 1, 2, 1, 2, 1, 1])
    // <conv x, y> = <x, convT y>
    let (x, w) = (
      try engine.randn([1, 3, 9, 9], dtype: .float64), try engine.randn([4, 3, 3, 3], dtype: .float64)
    )
    let y = try engine.randn([1, 4, 5, 5], dtype: .float64)
    let there = try (x.conv2d(w, stride: 2, padding: 1) * y).sum().item().double
    let back = try (y.convTranspose2d(w, stride: 2, padding: 1) * x).sum().item().double
    #expect((there - back).magnitude < 1e-10)
    // It is the transposed matrix, and an ordinary convolution of the input with zeros inside.
    let matrix = try w.convolutionMatrix(over: Extent(9, 9), stride: 2, padding: 1)
    let product = try matrix.transposed().matmul(y.flatten()).reshape([1, 3, 9, 9])
    #expect(try product.distance(to: y.convTranspose2d(w, stride: 2, padding: 1)) < 1e-12)
    let spread = try y.zeroStuffed(by: [2, 2]).conv2d(w.transpose(0, 1).reversedKernel(), padding: 1)
    #expect(try spread.distance(to: product) < 1e-12)
  }

  @Test("D16: a 1x1 convolution multiplies at every pixel; two are one unless a ReLU stands between")
  func oneByOne() throws {
    let (x, w) = (try engine.randn([1, 64, 5, 6]), try engine.randn([16, 64, 1, 1]))
    let pixels = try x.permute([0, 2, 3, 1]).reshape([30, 64])
    let product = try pixels.matmul(w.reshape([16, 64]).transposed()).reshape([1, 5, 6, 16]).permute([
      0, 3, 1, 2,
    ])
    #expect(try x.conv2d(w).distance(to: product) < 1e-4)
    #expect(try ConvolutionRule(16, kernel: 1).account(of: [FeatureShape(64, 5, 6)]).count.value == 1_040)
    let (a, b) = (try engine.randn([8, 64], dtype: .float64), try engine.randn([16, 8], dtype: .float64))
    let (first, second) = (try a.reshape([8, 64, 1, 1]), try b.reshape([16, 8, 1, 1]))
    let (wide, one) = (try x.to(.float64), try b.matmul(a).reshape([16, 64, 1, 1]))
    #expect(try wide.conv2d(first).conv2d(second).distance(to: wide.conv2d(one)) < 1e-10)
    #expect(try wide.conv2d(first).apply(.relu).conv2d(second).distance(to: wide.conv2d(one)) > 1)
  }

  @Test("D17: [1, -1] finds a step in time; causal padding looks only back")
  func inTime() throws {
    let signal = try engine.tensor([0, 0, 0, 1, 1, 1] as [Float], shape: [1, 1, 6])
    let kernel = try engine.tensor([1, -1] as [Float], shape: [1, 1, 2])
    #expect(try signal.conv1d(kernel).floats() == [0, 0, -1, 0, 0])
    let layer = Layer(ConvolutionRule(3, kernel: [3], padding: .causal, dilation: [2], axes: 1), engine)
    let x = try engine.randn([1, 2, 9])
    let y = try layer(x)
    #expect(y.shape == [1, 3, 9])
    let later = try Tensor.cat([x.narrow(2, start: 0, length: 5), engine.randn([1, 2, 4])], dim: 2)
    let changed = try layer(later)
    #expect(try changed.narrow(2, start: 0, length: 5).distance(to: y.narrow(2, start: 0, length: 5)) == 0)
    #expect(try changed.narrow(2, start: 5, length: 1).distance(to: y.narrow(2, start: 5, length: 1)) > 0)
  }

  @Test("D18: batch norm's running statistics; with momentum .99 a short run ends far from them")
  func batchNorm() throws {
    let x = try engine.tensor([1.0, 3, 5, 7], shape: [4, 1, 1])
    for (conventions, mean, variance) in [
      // 1 - .9^10 and 1 - .99^10 of the mean 4; variances 20/3 unbiased, 5 biased.
      (Conventions.torch, 4 * 0.6513215599, 0.3486784401 + 20.0 / 3 * 0.6513215599),
      (.keras, 4 * 0.0956179250, 0.9043820750 + 5 * 0.0956179250),
    ] {
      let norm = Layer(NormalizationRule(.batch), engine, conventions: conventions, dtype: .float64)
      for _ in 0..<10 { _ = try norm(x) }
      let statistics = try norm.parameters.suffix(2).map { try $0.tensor().item().double }
      #expect((statistics[0] - mean).magnitude < 1e-9 && (statistics[1] - variance).magnitude < 1e-9)
    }
    // Over the batch and the places of each channel; over each example; over each group of channels.
    let maps = try engine.randn([6, 4, 5, 5], dtype: .float64) * 3 + 2
    func deviation(_ y: Tensor, over dims: [Int]) throws -> Double {
      try max(
        y.mean(dims).apply(.absolute).max().item().double,
        (y * y).mean(dims).distance(to: engine.ones(y.mean(dims).shape)))
    }
    #expect(
      try deviation(Layer(NormalizationRule(.batch), engine, dtype: .float64)(maps), over: [0, 2, 3]) < 1e-4)
    #expect(
      try deviation(Layer(NormalizationRule(.layer), engine, dtype: .float64)(maps), over: [1, 2, 3]) < 1e-4)
    let groups = try Layer(NormalizationRule(.group(2)), engine, dtype: .float64)(maps).reshape([6, 2, 2, 5, 5])
    #expect(try deviation(groups, over: [2, 3, 4]) < 1e-4)
  }
}
