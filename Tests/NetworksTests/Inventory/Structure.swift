import Networks
import Tensors
import Testing

/// Section 1C: structure, sizes, counts.
@Suite struct InventoryC {
  let engine = Engine(seed: 1)

  @Test("C1: one output hears of its 3x3 patch only")
  func localField() throws {
    let x = try engine.randn([1, 2, 7, 8]).requireGrad()
    let out = try x.conv2d(engine.rand([4, 2, 3, 3]) + 0.1)
    try out[.at(0), .at(3), .at(2), .at(4)].backward()
    let gradient = try #require(x.gradient)
    #expect(try gradient.countNonzero().item() == .int(2 * 9))
    #expect(try gradient.patch(2, 4, 3, 3).countNonzero().item() == .int(2 * 9))
  }

  @Test("C2: a shared weight gathers its gradient at all places; a dense layer has 360 weights instead of 9")
  func sharing() throws {
    let x = try engine.grid(Lecture.bars).to(.float32).reshape([1, 1, 5, 6])
    let kernel = try engine.grid(Lecture.line).to(.float32).reshape([1, 1, 3, 3]).requireGrad()
    try x.conv2d(kernel).sum().backward()
    #expect(try #require(kernel.gradient).floats() == [4, 5, 4, 5, 6, 4, 4, 5, 4])
    // The same map by a dense layer: the matrix of the convolution, every entry a weight of its own.
    let matrix = try kernel.detach().reshape([3, 3]).convolutionMatrix(over: Extent(5, 6))
    let map = try x.flatten().unsqueeze(0).linear(matrix)
    #expect(try map.distance(to: x.conv2d(kernel).reshape([1, 12])) == 0)
    #expect(matrix.count == 360)
  }

  @Test("C3: three inputs an output, three outputs an input")
  func sparse() throws {
    let matrix = try engine.tensor([1, 2, 3]).convolutionMatrix1d(over: 8)
    #expect(matrix.shape == [6, 8])
    #expect(try matrix.countNonzero([1]).ints() == [3, 3, 3, 3, 3, 3])
    #expect(try matrix.countNonzero([0]).ints() == [1, 2, 3, 3, 3, 3, 2, 1])
    #expect(try matrix.rows()[2] == [0, 0, 1, 2, 3, 0, 0, 0])
  }

  @Test("C12: d filters give d maps, (d, h, w) or (h, w, d): Conv2D(8, (3, 5), strides=2)")
  func outputVolume() throws {
    let rule = ConvolutionRule(8, kernel: [3, 5], stride: 2)
    let output = try rule.account(of: [FeatureShape(1, 28, 28)]).output
    #expect(output == FeatureShape(8, 13, 12))
    #expect(output.text(.channelsFirst) == "8x13x12" && output.text(.channelsLast) == "13x12x8")
    #expect(try Layer(rule, engine)(engine.randn([2, 1, 28, 28])).shape == [2, 8, 13, 12])
  }

  @Test("C15: 3,072 numbers are 3x32x32 and back; a dense layer to 6x28x28 has 14,455,392 parameters, not 456")
  func activationShapes() throws {
    let flat = try engine.randn([2, 3072])
    let volume = try flat.reshape([2, 3, 32, 32])
    #expect(try volume.element(at: [1, 2, 5, 7]) == flat.element(at: [1, 2 * 1024 + 5 * 32 + 7]))
    #expect(try volume.reshape([2, 3072]).distance(to: flat) == 0)
    let dense = try DenseRule(6 * 28 * 28).account(of: [FeatureShape(3072)])
    let convolution = try ConvolutionRule(6, kernel: 5).account(of: [FeatureShape(3, 32, 32)])
    #expect(dense.count.value == 14_455_392 && convolution.count.value == 456)
    #expect(convolution.output.count == dense.output.count)
  }

  @Test("C18: flattening goes channel by channel, row by row, and back")
  func flattening() throws {
    let maps = try engine.randn([2, 3, 4, 5])
    for x in [maps, try maps.permute([0, 2, 3, 1]).contiguous().permute([0, 3, 1, 2])] {
      let flat = try Layer(FlattenRule(), engine)(x)
      #expect(flat.shape == [2, 60])
      #expect(try flat.element(at: [1, (2 * 4 + 3) * 5 + 1]) == maps.element(at: [1, 2, 3, 1]))
      #expect(try Layer(ReshapeRule(3, 4, 5), engine)(flat).distance(to: maps) == 0)
    }
  }

  @Test("C19: filters and dense weights are what is learned: all of them move in a step")
  func whatIsLearned() throws {
    let rules: [any LayerRule] = [
      ConvolutionRule(4, kernel: 3), ActivationRule("relu"), FlattenRule(), DenseRule(3),
    ]
    let model = try Model(rules, engine)
    let x = try engine.randn([8, 1, 6, 6])
    let loss = try model(x).crossEntropy(engine.randint(high: 3, [8]))
    #expect(model.parameters.map(\.name) == ["conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias"])
    let before = try model.parameters.map { try $0.tensor().detach().clone() }
    try loss.backward()
    try Optimizer(SGD(learningRate: 0.1), model.parameters).step()
    for (parameter, old) in zip(model.parameters, before) {
      #expect(try parameter.tensor().distance(to: old) > 0, "\(parameter.name)")
    }
  }

  @Test("C20, C21: a net is its layers one after the other: f(x) = f3(f2(f1(x)))")
  func composition() throws {
    let rules: [any LayerRule] = [ConvolutionRule(4, kernel: 3), ActivationRule("relu"), PoolingRule(.max, 2)]
    let model = try Model(rules, engine)
    let x = try engine.randn([2, 1, 8, 8])
    let stages = try model.stages(of: x)
    #expect(stages.map(\.name) == ["conv1", "relu1", "pool1"])
    #expect(stages.map(\.output.shape) == [[2, 4, 6, 6], [2, 4, 6, 6], [2, 4, 3, 3]])
    var y = x
    for (layer, stage) in zip(model.layers, stages) {
      y = try layer(y)
      #expect(try y.distance(to: stage.output) == 0, "\(stage.name)")
    }
    #expect(try model(x).distance(to: y) == 0)
  }
}
