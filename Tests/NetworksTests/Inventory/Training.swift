import Datasets
import Networks
import Tensors
import Testing

/// Section 1E: networks, training, regularisation.
@Suite struct InventoryE {
  let engine = Engine(seed: 1)

  @Test("E6: where ∂L/∂h > 0 a smaller h lowers L; the gradient of c is a sum over all that use it")
  func chainRule() throws {
    let w = try engine.randn([3, 4], dtype: .float64)
    func loss(_ h: Tensor) throws -> Tensor { try h.linear(w).crossEntropy(engine.tensor([1])) }
    let h = try engine.randn([1, 4], dtype: .float64).requireGrad()
    let start = try loss(h)
    try start.backward()
    let before = try start.item().double
    let slopes = try #require(h.gradient).doubles()
    for (place, slope) in slopes.enumerated() {
      var values = try h.doubles()
      values[place] -= 1e-3
      let moved = try loss(engine.tensor(values, shape: [1, 4])).item().double
      #expect((moved < before) == (slope > 0))
    }
    // c is used by three units: c·2, c·c and c·x.
    let c = try engine.tensor([1.5]).requireGrad()
    let units = try Tensor.cat([c * 2, c * c, c * -0.25])
    let weights = try engine.tensor([0.5, -1, 4])
    try (units * weights).sum().backward()
    let terms = [0.5 * 2, -1 * 2 * 1.5, 4 * -0.25]
    #expect(try #require(c.gradient).item().double == terms.reduce(0, +))
  }

  @Test("E6: the gradient of every kind of layer is that of differences", arguments: LayerTests.examples)
  func everyLayer(example: LayerTests.Example) throws {
    // Noise is drawn anew at every call: without it these layers pass on what they get.
    let layer = Layer(example.rule, engine, dtype: .float64)
    if example.rule is DropoutRule { layer.isTraining = false }
    let inputs = try example.inputs.map { try engine.randn([2] + $0, dtype: .float64) }
    let shape = try layer.output(of: inputs).shape
    let weights = try engine.randn(shape, dtype: .float64)
    func total(_ inputs: [Tensor]) throws -> Tensor { try (layer.output(of: inputs) * weights).sum() }
    let leaves = try inputs.map { try $0.detach().clone().requireGrad() }
    try total(leaves).backward()
    let trained = try layer.parameters.filter(\.isTrained).map { try $0.tensor() }
    for tensor in leaves + trained where tensor.gradient != nil {
      // Along a random direction: (L(x + hd) - L(x - hd)) / 2h is the gradient times d.
      let direction = try engine.randn(tensor.shape, dtype: .float64)
      let expected = try (#require(tensor.gradient) * direction).sum().item().double
      func moved(_ step: Double) throws -> Double {
        try engine.withoutGradients {
          let kept = try tensor.detach().clone()
          try tensor.assign(kept + direction * step)
          let value = try total(leaves).item().double
          try tensor.assign(kept)
          return value
        }
      }
      let found = try (moved(1e-6) - moved(-1e-6)) / 2e-6
      #expect((found - expected).magnitude < 1e-6 * max(1, expected.magnitude))
    }
  }

  @Test("E8: while True: weights += -step_size * gradient, on a bowl")
  func gradientDescent() throws {
    let goal = try engine.tensor([3.0, -2])
    func evaluateGradient(_ weights: Tensor) throws -> Tensor {
      let leaf = try weights.detach().requireGrad()
      try ((leaf - goal) * (leaf - goal)).sum().backward()
      return try #require(leaf.gradient)
    }
    let weights = try engine.zeros([2], dtype: .float64)
    var steps = 0
    while true {
      try weights.update(.add, with: .tensor(evaluateGradient(weights) * -0.1))
      steps += 1
      if steps == 200 { break }
    }
    #expect(try weights.distance(to: goal) < 1e-12)
  }

  @Test("E10: split, standardise on the training set alone; an untrained softmax loses ln 10 = 2.3026")
  func firstSteps() throws {
    let all = Examples(inputs: try engine.randn([100, 3]) * 4 + 7, labels: try engine.randint(high: 10, [100]))
    let (train, test) = try all.split(test: 20, seed: 3)
    #expect(train.count == 80 && test.count == 20)
    let standard = try Standardizer(train.inputs, per: .channel)
    #expect(try standard.apply(train.inputs).mean([0]).apply(.absolute).max().item().double < 1e-5)
    let mean = try test.inputs.to(.float64).mean([0], keepdim: true)
    let expected = try (mean - standard.mean) / standard.deviation
    #expect(try standard.apply(test.inputs).mean([0], keepdim: true).distance(to: expected) < 1e-5)
    #expect(try engine.zeros([100, 10]).crossEntropy(all.labels).distance(to: engine.scalar(2.302585)) < 1e-5)
    let model = try Model(Zoo.lenet5, engine)
    let loss = try model(engine.rand([32, 1, 28, 28])).crossEntropy(engine.randint(high: 10, [32]))
    #expect(try (loss.item().double - 2.3026).magnitude < 0.05)
  }

  @Test("E17: dropout keeps the mean; over all 16 masks the geometric mean is the scaled net")
  func dropout() throws {
    let ones = try engine.ones([1, 50_000])
    let layer = Layer(DropoutRule(0.4), engine)
    let dropped = try layer(ones)
    #expect(try (dropped.mean().item().double - 1).magnitude < 0.02)
    #expect(try (dropped.countNonzero().item().double / 50_000 - 0.6).magnitude < 0.01)
    layer.isTraining = false
    #expect(try layer(ones).distance(to: ones) == 0)
    // A linear softmax unit of 4 inputs, each of which is there or not.
    let (x, w) = (try engine.randn([4], dtype: .float64), try engine.randn([3, 4], dtype: .float64))
    let masks = try engine.tensor((0..<64).map { Double(($0 / 4) >> ($0 % 4) & 1) }, shape: [16, 4])
    let each = try (masks * x).linear(w).softmax()
    let product = try each.apply(.log).mean([0]).apply(.exp)
    let geometric = try product / product.sum()
    let scaled = try (x * 0.5).unsqueeze(0).linear(w).softmax().squeeze([0])
    #expect(try geometric.distance(to: scaled) < 1e-12)
    #expect(try each.mean([0]).distance(to: scaled) > 1e-3)
  }

  @Test("E17: of AlexNet's 61 M weights the dense layers, where dropout is, hold 58.6 M")
  func denseShare() throws {
    let summary = try Zoo.alexnet().summary(of: FeatureShape(3, 227, 227))
    let dense = try ["dense1", "dense2", "dense3"].map { try #require(summary[$0]).account.count.value }
    #expect(dense.sum() == 58_631_144 && summary.total == 60_965_224)
  }

  /// A rule and where it takes w = 1 in two steps on ½w², by hand and by torch.optim.
  static let steps: [(any OptimizationRule, Double, Double)] = [
    (SGD(learningRate: 0.1), 0.9, 0.81), (SGD(learningRate: 0.1, momentum: 0.9), 0.9, 0.72),
    (SGD(learningRate: 0.1, momentum: 0.9, nesterov: true), 0.81, 0.5751),
    (Adagrad(learningRate: 0.1), 0.9, 0.833103527), (Adadelta(learningRate: 1), 0.996837738, 0.993598198),
    (RMSprop(learningRate: 0.1, alpha: 0.9), 0.683772244, 0.49887062),
    (Adam(learningRate: 0.1), 0.900000001, 0.80041223),
    (Adam.adamW(learningRate: 0.1, weightDecay: 0.01), 0.899000001, 0.798519028),
  ]

  @Test("E20: two steps of every optimizer by hand; all of them descend", arguments: steps)
  func optimizers(rule: any OptimizationRule, first: Double, second: Double) throws {
    let w = try engine.tensor([1.0]).requireGrad()
    let optimizer = try Optimizer(rule, [w])
    var values = [1.0]
    for _ in 0..<50 {
      try optimizer.zeroGrad()
      try (w * w * 0.5).sum().backward()
      try optimizer.step()
      values.append(try w.item().double)
    }
    #expect((values[1] - first).magnitude < 1e-8 && (values[2] - second).magnitude < 1e-8)
    #expect(values[50].magnitude < 0.9)
  }

  @Test("E22: filters that begin alike stay alike")
  func zeros() throws {
    let model = try Model(Networks.build("conv 4 3x3, relu, flatten, dense 3"), engine)
    try model.build(for: FeatureShape(1, 6, 6))
    for parameter in model.parameters { try parameter.load(engine.full(parameter.shape, 0.1)) }
    let optimizer = try Optimizer(SGD(learningRate: 0.1), model.parameters)
    let (x, labels) = (try engine.randn([8, 1, 6, 6]), try engine.randint(high: 3, [8]))
    func filters() throws -> [[Float]] {
      let weight = try model.parameters[0].tensor()
      return try (0..<4).map { try weight[.at($0)].floats() }
    }
    let start = try filters()
    for _ in 0..<3 {
      try optimizer.zeroGrad()
      try model(x).crossEntropy(labels).backward()
      try optimizer.step()
    }
    let end = try filters()
    #expect(end != start && Set(end).count == 1)
    // And with zeros nothing ever reaches them.
    for parameter in model.parameters { try parameter.load(engine.zeros(parameter.shape)) }
    try optimizer.zeroGrad()
    try model(x).crossEntropy(labels).backward()
    #expect(try #require(model.parameters[0].tensor().gradient).countNonzero().item() == .int(0))
  }

  @Test("E22: through ten layers N(0, .01) dies out, He's numbers keep ReLUs going, Xavier's tanh")
  func scales() throws {
    func deviations(_ initialiser: Initialiser, _ activation: UnaryOperation) throws -> [Double] {
      var x = try engine.randn([200, 100])
      return try (0..<10).map { layer in
        let w = try initialiser.tensor(engine, [100, 100], from: Generator(seed: UInt64(layer)))
        x = try x.matmul(w).apply(activation)
        return try x.std().item().double
      }
    }
    let small = try deviations(.normal(deviation: 0.01), .tanh)
    #expect(small[0] < 0.2 && small[9] < 1e-8)
    let he = try deviations(.kaimingNormal(), .relu)
    #expect(he.allSatisfy { $0 > he[0] / 2 && $0 < he[0] * 2 })
    let xavier = try deviations(.xavierNormal(), .tanh)
    #expect(xavier[9] > 0.15 && zip(xavier, xavier.dropFirst()).allSatisfy { $0 > $1 * 0.95 })
    let again = try [4, 4, 5].map { seed in
      try Initialiser.kaimingNormal().tensor(Engine(), [20, 5], from: Generator(seed: seed)).floats()
    }
    #expect(again[0] == again[1] && again[0] != again[2])
  }
}
