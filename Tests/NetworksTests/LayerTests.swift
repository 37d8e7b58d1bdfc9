import Limits
import Networks
import Testing

@testable import Tensors

/// Layers and models that run: what they compute, and that it has the shapes and parameters their rules promise.
@Suite struct LayerTests {
  let engine = Engine(seed: 3)

  struct Example: CustomTestStringConvertible {
    let rule: any LayerRule
    let inputs: [[Int]]
    var testDescription: String { "\(rule.kind) of \(inputs)" }

    init(_ rule: any LayerRule, _ inputs: [Int]...) {
      self.rule = rule
      self.inputs = inputs
    }
  }

  /// A layer of every kind, with inputs without the batch.
  static let examples: [Example] = {
    var all: [Example] = [
      Example(ConvolutionRule(4, kernel: 3), [2, 7, 6]),
      Example(ConvolutionRule(4, kernel: [3, 2], stride: [2, 1], padding: .same, dilation: 2), [2, 7, 6]),
      Example(ConvolutionRule(4, kernel: 3, padding: 1, mode: .reflect, groups: 2, bias: false), [2, 7, 6]),
      Example(ConvolutionRule(nil, kernel: 3, padding: 1, mode: .circular, groups: nil), [3, 5, 5]),
      Example(ConvolutionRule(5, kernel: [3], padding: .causal, dilation: [2], axes: 1), [2, 9]),
      Example(
        SeparableConvolutionRule(5, kernel: [3, 2], stride: 2, padding: .same, multiplier: 2), [3, 7, 6]),
      Example(SeparableConvolutionRule(4, kernel: [3], padding: .causal, bias: false, axes: 1), [2, 9]),
      Example(TransposedConvolutionRule(3, kernel: 3, stride: 2, padding: 1, outputPadding: 1), [2, 4, 5]),
      Example(TransposedConvolutionRule(4, kernel: 3, stride: 2, padding: .same, groups: 2), [2, 4, 5]),
      Example(TransposedConvolutionRule(4, kernel: 2, stride: 3, padding: .same), [2, 4, 5]),
      Example(TransposedConvolutionRule(3, kernel: [4], stride: [2], axes: 1), [2, 6]),
      Example(SparseConvolutionRule(table: [[0, 1], [1, 2], [2, 0]], kernel: 3, padding: 1), [3, 6, 6]),
      Example(SparseConvolutionRule(table: [[0], [1, 2]], kernel: 3, biasPerUnit: false), [3, 6, 6]),
      Example(LocallyConnectedRule(3, kernel: 3, stride: 2), [2, 7, 8]),
      Example(LocallyConnectedRule(3, kernel: [3], bias: false, axes: 1), [2, 7]),
      Example(DenseRule(5), [7]), Example(DenseRule(5, inputs: 7, bias: false), [3, 7]),
      Example(PoolingRule(.max, 2), [2, 6, 6]),
      Example(PoolingRule(.max, 3, stride: 2, padding: 1, ceilMode: true), [2, 6, 7]),
      Example(PoolingRule(.max, 2, stride: 2, padding: .same), [2, 5, 5]),
      Example(PoolingRule(.average, 2, stride: 2, padding: .same), [2, 5, 5]),
      Example(PoolingRule(.average, 3, stride: 1, padding: 1), [2, 5, 5]),
      Example(PoolingRule(.power(2), 2), [2, 6, 6]), Example(PoolingRule(.max, [2], axes: 1), [2, 7]),
      Example(AdaptivePoolingRule([2, 3]), [2, 7, 7]),
      Example(AdaptivePoolingRule([3], isMax: true, axes: 1), [2, 7]),
      Example(GlobalPoolingRule(), [2, 5, 5]), Example(GlobalPoolingRule(isMax: true), [2, 5]),
      Example(ChannelPoolingRule(2), [4, 3, 3]), Example(BlurPoolRule(), [2, 7, 7]),
      Example(BlurPoolRule(4, axes: 1), [2, 7]), Example(BlurPoolRule(4, stride: [1, 3]), [2, 7, 7]),
      Example(UpsamplingRule(2), [2, 3, 4]), Example(UpsamplingRule([2, 3], mode: .bilinear), [2, 3, 4]),
      Example(UpsamplingRule([2, 1, 3]), [2, 2, 3, 4]),
      Example(UpsamplingRule([2, 1, 3], mode: .bilinear), [2, 2, 3, 4]),
      Example(PaddingRule([.init(1, 2), .init(0, 1)], mode: .replicate), [2, 3, 4]),
      Example(PaddingRule([.init(1, 1), .init(0, 2), .init(2, 0)], mode: .reflect), [2, 2, 3, 4]),
      Example(PaddingRule([.init(2, 2)], mode: .circular), [2, 2, 3, 4]),
      Example(CroppingRule([.init(1, 0), .init(0, 1)]), [2, 3, 4]),
      Example(NormalizationRule(.batch), [3, 4, 4]), Example(NormalizationRule(.layer), [3, 4, 4]),
      Example(NormalizationRule(.group(2)), [4, 3, 3]), Example(NormalizationRule(.instance), [3, 4, 4]),
      Example(NormalizationRule(.instance, affine: true, statistics: true), [3, 4, 4]),
      Example(LocalResponseNormRule(3), [4, 3, 3]),
      Example(DropoutRule(0.5), [6]), Example(DropoutRule(0.5, .channels), [3, 4, 4]),
      Example(DropoutRule(0.1, .gaussian), [6]), Example(DropoutRule(0.5, .branch), [3, 2]),
      Example(FlattenRule(), [3, 4, 4]), Example(ReshapeRule(2, 6), [12]),
      Example(AddRule(), [2, 3], [2, 3]), Example(ConcatRule(), [2, 3], [4, 3]),
      Example(ZeroShortcutRule(6, stride: 2), [2, 5, 5]), Example(EmbeddingRule(times: 5), [1]),
    ]
    for (name, _) in ActivationRule.kinds { all.append(Example(ActivationRule(name), [3, 2, 2])) }
    return all
  }()

  @Test(arguments: examples)
  func `a layer makes what its rule says`(example: Example) throws {
    for dtype in [DType.float32, .float64] {
      let layer = Layer(example.rule, engine, dtype: dtype)
      let inputs = try example.inputs.map { try engine.rand([2] + $0, dtype: dtype).requireGrad() }
      let output = try layer.output(of: inputs)
      let account = try example.rule.account(of: example.inputs.map { FeatureShape($0.map { Size($0) }) })
      #expect([2] + account.output.sizes.map(\.number) == output.shape.map { $0 })
      #expect(layer.parameters.map(\.shape) == account.parameters.map { $0.shape.compactMap(\.number) })
      #expect(output.dtype == dtype)
      // Everything trained gets a gradient.
      try output.sum().backward()
      for parameter in layer.parameters where parameter.isTrained {
        #expect(try parameter.tensor().gradient?.shape == parameter.shape, "\(parameter.name)")
      }
      for input in inputs where example.rule.kind != "TimeEmbedding" { #expect(input.gradient != nil) }
    }
  }

  /// Numbers that look random, the same in every run.
  struct Dice {
    var state: UInt64
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int(state >> 33) % range.count
    }
    mutating func size(_ range: ClosedRange<Int>) -> Size { Size(roll(range)) }
    mutating func sides(_ range: ClosedRange<Int>, _ axes: Int) -> Sides {
      Sides((0..<(roll(0...1) == 0 ? 1 : axes)).map { _ in size(range) })
    }
    mutating func pairs(_ range: ClosedRange<Int>, _ axes: Int) -> [WindowPadding.Pair] {
      (0..<(roll(0...1) == 0 ? 1 : axes)).map { _ in .init(size(range), size(range)) }
    }
    mutating func padding(_ axes: Int) -> WindowPadding {
      switch roll(0...5) {
      case 0: .same
      case 1: .causal
      case 2: .pairs(pairs(-1...2, axes))
      case 3: .number(sides(0...2, axes))
      default: .valid
      }
    }
    mutating func one<Item>(of items: [Item]) -> Item { items[roll(0...items.count - 1)] }

    mutating func rule(axes: Int) -> any LayerRule {
      let (kernel, stride, dilation) = (sides(1...4, axes), sides(1...4, axes), sides(1...2, axes))
      switch roll(0...10) {
      case 0:
        return ConvolutionRule(
          one(of: [nil, 2, 4]), kernel: kernel, stride: stride, padding: padding(axes), dilation: dilation,
          mode: one(of: PaddingMode.allCases), groups: one(of: [nil, 1, 2]), axes: axes)
      case 1:
        return TransposedConvolutionRule(
          4, kernel: kernel, stride: stride, padding: padding(axes), outputPadding: sides(0...2, axes),
          dilation: dilation, groups: one(of: [1, 2]), axes: axes)
      case 2: return LocallyConnectedRule(2, kernel: kernel, stride: stride, padding: padding(axes), axes: axes)
      case 3, 4:
        let fold: PoolingRule.Fold = one(of: [.max, .average, .power(2), .power(.infinity), .power(0.5)])
        return PoolingRule(
          fold, kernel, stride: roll(0...1) == 0 ? nil : stride, padding: padding(axes),
          dilation: roll(0...2) == 0 ? dilation : 1, ceilMode: roll(0...1) == 0, axes: axes)
      case 5: return BlurPoolRule(roll(1...5), stride: stride, axes: axes)
      case 6: return UpsamplingRule(sides(1...3, axes), mode: one(of: UpsamplingRule.Mode.allCases))
      case 7: return PaddingRule(pairs(-1...3, axes), mode: one(of: PaddingMode.allCases))
      case 8: return CroppingRule(pairs(0...2, axes))
      case 9:
        return NormalizationRule(
          one(of: [.batch, .layer, .group(2), .instance]), affine: one(of: [nil, true, false]),
          statistics: one(of: [nil, true, false]))
      default: return AdaptivePoolingRule(sides(1...4, axes), isMax: roll(0...1) == 0, axes: axes)
      }
    }
  }

  @Test func `what a rule accepts its layer computes`() throws {
    var dice = Dice(state: 11)
    var accepted: [String: Int] = [:]
    for _ in 0..<1500 {
      let axes = dice.roll(1...3)
      let (rule, shape) = (dice.rule(axes: axes), [4] + (0..<axes).map { _ in dice.roll(1...6) })
      guard let account = try? rule.account(of: [FeatureShape(shape.map { Size($0) })]) else { continue }
      accepted[rule.kind, default: 0] += 1
      do {
        let output = try Layer(rule, engine)(engine.rand([2] + shape))
        #expect([2] + account.output.sizes.map(\.number) == output.shape, "\(rule) of \(shape)")
      } catch { Issue.record("\(rule) accepts \(shape), but its layer says: \(error)") }
    }
    #expect(accepted.count > 20 && accepted.values.reduce(0, +) > 500, "\(accepted)")
  }

  @Test func `instance norm follows the examples' statistics in training and uses them afterwards`() throws {
    let norm = Layer(NormalizationRule(.instance, statistics: true), engine, dtype: .float64)
    let x = try engine.tensor([1.0, 3, 5, 9], shape: [2, 1, 2])
    #expect(try close(norm(x), engine.tensor([-1.0, 1, -1, 1], shape: [2, 1, 2]), 1e-4))
    let running = try norm.parameters.suffix(2).map { try $0.tensor().doubles()[0] }
    // A tenth of the mean of 2 and 7; nine tenths of 1 and a tenth of the mean of the unbiased variances 2 and 8.
    #expect((running[0] - 0.45).magnitude < 1e-12 && (running[1] - 1.4).magnitude < 1e-12)
    norm.isTraining = false
    let expected = try x.doubles().map { ($0 - running[0]) / (running[1] + 1e-5).squareRoot() }
    #expect(try close(norm(x), engine.tensor(expected, shape: [2, 1, 2])))
  }

  @Test func `embeds labels`() throws {
    let layer = Layer(EmbeddingRule(5, size: 3), engine)
    let labels = try engine.tensor([4, 0, 4], shape: [3, 1])
    let output = try layer(labels)
    let table = try layer.parameters[0].tensor()
    #expect(output.shape == [3, 3])
    #expect(try output[.at(0)].floats() == table[.at(4)].floats())
    #expect(try layer(engine.tensor([1, 2], shape: [1, 2])).shape == [1, 2, 3])
  }

  @Test func `a locally connected layer with equal weights is a convolution`() throws {
    let local = Layer(LocallyConnectedRule(3, kernel: 3, stride: 2, padding: 1), engine, dtype: .float64)
    let x = try engine.rand([2, 2, 6, 7], dtype: .float64)
    let weight = try engine.rand([3, 2, 3, 3], dtype: .float64)
    let bias = try engine.rand([3], dtype: .float64)
    try local.build(for: [FeatureShape(2, 6, 7)])
    try local.parameters[0].load(weight.unsqueeze(0).unsqueeze(0).expand([3, 4, 3, 2, 3, 3]))
    try local.parameters[1].load(bias.reshape([3, 1, 1]).expand([3, 3, 4]))
    let expected = try x.conv2d(weight, bias: bias, stride: 2, padding: .init(Extent(1, 1)))
    #expect(try close(local(x), expected))
  }

  @Test func `a sparse convolution with all connections is a convolution`() throws {
    let rule = SparseConvolutionRule(table: [[0, 1], [0, 1], [0, 1]], kernel: 3, biasPerUnit: false)
    let sparse = Layer(rule, engine, dtype: .float64)
    let x = try engine.rand([2, 2, 5, 5], dtype: .float64)
    let weight = try engine.rand([3, 2, 3, 3], dtype: .float64)
    let bias = try engine.rand([3], dtype: .float64)
    try sparse.build(for: [FeatureShape(2, 5, 5)])
    try sparse.parameters[0].load(weight.reshape([6, 3, 3]))
    try sparse.parameters[1].load(bias)
    #expect(try close(sparse(x), x.conv2d(weight, bias: bias)))
  }

  @Test func `bilinear enlarging draws straight lines`() throws {
    let x = try engine.tensor([1, 2, 4] as [Double], shape: [1, 1, 3])
    let y = try Layer(UpsamplingRule(2, mode: .bilinear), engine)(x)
    // torch.nn.functional.interpolate(x, scale_factor=2, mode="linear")
    #expect(try y.doubles() == [1, 1.25, 1.75, 2.5, 3.5, 4])
  }

  @Test func `noise is for training`() throws {
    let x = try engine.ones([1, 1000])
    for rule in [DropoutRule(0.4), DropoutRule(0.4, .channels), DropoutRule(0.1, .gaussian)] {
      let layer = Layer(rule, engine)
      let noisy = try layer(x).floats()
      #expect(noisy != [Float](repeating: 1, count: 1000))
      #expect((noisy.reduce(0, +) / 1000 - 1).magnitude < 0.1)
      layer.isTraining = false
      #expect(try layer(x).floats() == [Float](repeating: 1, count: 1000))
    }
  }

  @Test func `batch statistics run in training only`() throws {
    let norm = Layer(NormalizationRule(.batch), engine, dtype: .float64)
    let x = try engine.tensor([1.0, 3, 5, 7], shape: [4, 1, 1])
    _ = try norm(x)
    let running = try norm.parameters.suffix(2).map { try $0.tensor().doubles()[0] }
    // A tenth of the mean 4; nine tenths of 1 and a tenth of the unbiased variance 20/3.
    #expect((running[0] - 0.4).magnitude < 1e-12 && (running[1] - (0.9 + 2.0 / 3)).magnitude < 1e-12)
    norm.isTraining = false
    let expected = try x.doubles().map { ($0 - running[0]) / (running[1] + 1e-5).squareRoot() }
    #expect(try close(norm(x), engine.tensor(expected, shape: [4, 1, 1])))
    norm.isTraining = true
    try norm.freeze()
    _ = try norm(x)
    #expect(try norm.parameters.suffix(2).map { try $0.tensor().doubles()[0] } == running)
  }

  func close(_ a: Tensor, _ b: Tensor, _ tolerance: Double = 1e-12) throws -> Bool {
    guard a.shape == b.shape else { return false }
    return zip(try a.doubles(), try b.doubles()).allSatisfy { ($0 - $1).magnitude < tolerance }
  }

  // MARK: Models

  @Test func `a model of every network of the zoo that is small runs`() throws {
    for (network, shape, output) in [
      (Zoo.lenet5, [1, 28, 28], [2, 10]), (Zoo.lenet1989, [1, 16, 16], [2, 10]),
    ] {
      let model = try Model(network, engine, seed: 1)
      #expect(try model(engine.rand([2] + shape)).shape == output)
    }
  }

  @Test func `counting a VGG allocates nothing`() throws {
    let limits = Limits()
    let model = try Model(Zoo.vgg(16), Engine(limits: limits))
    try model.build(for: FeatureShape(3, 224, 224))
    #expect(model.parameters.reduce(0) { $0 + $1.count } == 138_357_544)
    #expect(try model.summary(of: FeatureShape(3, 224, 224)).total == 138_357_544)
    #expect(limits.bytesUsed == 0)
  }

  func classifier(_ engine: Engine) throws -> Model {
    let rules: [any LayerRule] = [
      ConvolutionRule(4, kernel: 3, padding: 1), NormalizationRule(.batch), ActivationRule("relu"),
      PoolingRule(.max, 2), DropoutRule(0.2), FlattenRule(), DenseRule(3), ActivationRule("logsoftmax"),
    ]
    return try Model(rules, engine, seed: 9)
  }

  @Test func `frozen layers stay as they are`() throws {
    let model = try classifier(engine)
    let images = try engine.rand([4, 1, 12, 12])
    _ = try model(images)
    try model.freeze { $0.hasPrefix("conv") || $0.hasPrefix("norm") }
    #expect(try Optimizer(SGD(), model.parameters).groups[0].names == ["dense1.weight", "dense1.bias"])
    let before = try model.layer("norm1").parameters.map { try $0.tensor().floats() }
    try model(images).sum().backward()
    #expect(try model.layer("norm1").parameters.map { try $0.tensor().floats() } == before)
    #expect(try model.layer("conv1").parameters[0].tensor().gradient == nil)
    #expect(try model.layer("dense1").parameters[0].tensor().gradient != nil)
  }

  @Test func `saves and loads its state`() throws {
    let (model, other) = (try classifier(engine), try Model(classifier(engine).network, engine, seed: 10))
    #expect(throws: ModelError.notBuilt) { try model.state() }
    for model in [model, other] {
      try model.build(for: FeatureShape(1, 12, 12))
      model.isTraining = false
    }
    let images = try engine.rand([4, 1, 12, 12])
    #expect(try model(images).floats() != other(images).floats())
    let state = try model.state()
    #expect(
      state.names == [
        "conv1.weight", "conv1.bias", "norm1.weight", "norm1.bias", "norm1.running_mean", "norm1.running_var",
        "dense1.weight", "dense1.bias",
      ])
    try other.load(state)
    #expect(try model(images).floats() == other(images).floats())
    var short = state
    short["conv1.bias"] = nil
    #expect(throws: ParameterError.missing(names: ["conv1.bias"])) { try other.load(short) }
    var long = state
    long["extra"] = try engine.ones([1])
    #expect(throws: ParameterError.unexpected(names: ["extra"])) { try other.load(long) }
  }

  @Test func `says what does not fit`() throws {
    let model = try Model([ConvolutionRule(4, kernel: 3), FlattenRule(), DenseRule(3, inputs: 100)], engine)
    #expect(throws: NetworkError.self) { try model(engine.rand([1, 1, 8, 8])) }
    let dense = Layer(DenseRule(3), engine)
    _ = try dense(engine.rand([2, 4]))
    #expect(throws: ModelError.inputShape(layer: "dense", expected: FeatureShape(4), got: [2, 5])) {
      try dense(engine.rand([2, 5]))
    }
    let conv = Layer(ConvolutionRule(4, kernel: 3), engine)
    #expect(try conv(engine.rand([1, 1, 8, 8])).shape == [1, 4, 6, 6])
    #expect(try conv(engine.rand([3, 1, 5, 9])).shape == [3, 4, 3, 7])
    let branches = try Model([AddRule()], engine)
    #expect(throws: (any Error).self) { try branches(engine.rand([2, 2])) }
  }
}
