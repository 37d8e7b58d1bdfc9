import Datasets
import Limits
import Networks
import Testing

@testable import Tensors

/// Whole training runs: the same bits on any number of threads, memory that does not grow, steps that can be cancelled.
@Suite struct TrainingTests {
  /// Everything a run leaves: the losses, and the bits of every parameter and statistic.
  struct Run: Equatable {
    var losses: [UInt32] = []
    var numbers: [String: [UInt32]] = [:]
  }

  /// A training of `network` on random images, step by step.
  final class Training {
    let engine: Engine
    let model: Model
    let optimizer: Optimizer
    private let images, labels: Tensor

    init(
      _ network: Network, image: [Int], batch: Int = 8, limits: Limits = Limits(), threads: Int = 1,
      atMost set: InstructionSet = .avx512,
      _ rule: any OptimizationRule = SGD(learningRate: 0.05, momentum: 0.9)
    ) throws {
      engine = Engine(limits: limits, seed: 5, threads: threads, atMost: set)
      model = try Model(network, engine, seed: 1)
      images = try engine.randn([batch] + image)
      labels = try engine.randint(high: 10, [batch])
      try model.build(for: FeatureShape(image.map { Size($0) }))
      let parameters = try model.parameters.filter(\.isTrained).map { try $0.tensor() }
      optimizer = try Optimizer(rule, parameters)
    }

    func step() throws -> Float {
      let loss = try model(images).crossEntropy(labels)
      try step(on: loss)
      return try loss.floats()[0]
    }

    func step(on loss: Tensor) throws {
      try optimizer.zeroGrad()
      try loss.backward()
      try optimizer.step()
    }

    /// A step that makes the outputs smaller, whatever their shape.
    func stepOfAnyOutput() throws {
      let output = try model(images)
      try step(on: (output * output).mean())
    }

    func numbers() throws -> [String: [UInt32]] {
      var bits: [String: [UInt32]] = [:]
      for parameter in model.parameters where parameter.dtype == .float32 {
        bits[parameter.name] = try parameter.tensor().floats().map(\.bitPattern)
      }
      return bits
    }

    func run(_ steps: Int) throws -> Run {
      let losses = try (0..<steps).map { _ in try step().bitPattern }
      return Run(losses: losses, numbers: try numbers())
    }
  }

  static let lenet = Network(
    "LeNet",
    [
      ConvolutionRule(6, kernel: 5, padding: 2), ActivationRule("relu"), PoolingRule(.max, 2),
      ConvolutionRule(16, kernel: 5), ActivationRule("relu"), PoolingRule(.max, 2), FlattenRule(),
      DropoutRule(0.3), DenseRule(120), ActivationRule("relu"), DenseRule(10),
    ])

  @Test(arguments: InstructionSet.available)
  func `a training run has the same bits on 1, 2 and 3 threads and when it is repeated`(
    set: InstructionSet
  ) throws {
    for (network, image) in [(TrainingTests.lenet, [1, 28, 28]), (Zoo.resnet(8), [3, 16, 16])] {
      let alone = try Training(network, image: image, threads: 1, atMost: set).run(3)
      for threads in [1, 2, 3] {
        let again = try Training(network, image: image, threads: threads, atMost: set).run(3)
        #expect(again == alone, "\(network.name) on \(threads) threads")
      }
    }
  }

  @Test func `every rule makes the loss fall`() throws {
    let rules: [any OptimizationRule] = [
      SGD(learningRate: 0.05), SGD(learningRate: 0.02, momentum: 0.9, nesterov: true),
      Adam(learningRate: 0.002),
      RMSprop(learningRate: 0.001), Adagrad(learningRate: 0.01), Adadelta(learningRate: 1),
    ]
    for rule in rules {
      let training = try Training(TrainingTests.lenet, image: [1, 28, 28], rule)
      let first = try training.step()
      for _ in 0..<20 { _ = try training.step() }
      #expect(try training.step() < first * 0.7, "\(rule.name)")
    }
  }

  @Test func `memory in use is the same after every step`() throws {
    let training = try Training(TrainingTests.lenet, image: [1, 28, 28], Adam())
    for _ in 0..<3 { _ = try training.step() }
    let after = training.engine.limits.bytesUsed
    for _ in 0..<100 { _ = try training.step() }
    #expect(training.engine.limits.bytesUsed == after)
  }

  @Test(arguments: [1, 2])
  func `a run asks the system for no memory after its second step`(threads: Int) throws {
    let runs: [(Network, [Int], any OptimizationRule)] = [
      (TrainingTests.lenet, [1, 28, 28], SGD(learningRate: 0.05, momentum: 0.9)),
      (Zoo.resnet(8), [3, 16, 16], Adam()), (Zoo.smallUNet, [1, 16, 16], RMSprop()),
      (Zoo.listingS4, [1, 32, 32], Adam.adamW()),
    ]
    for (network, image, rule) in runs {
      let training = try Training(network, image: image, batch: 4, threads: threads, rule)
      for _ in 0..<2 { try training.stepOfAnyOutput() }
      let (blocks, bytes) = (training.engine.blocksFromSystem, training.engine.limits.bytesUsed)
      for _ in 0..<15 { try training.stepOfAnyOutput() }
      #expect(training.engine.blocksFromSystem == blocks, "\(network.name)")
      #expect(training.engine.limits.bytesUsed == bytes, "\(network.name)")
    }
  }

  @Test func `fresh batches take the memory of those before`() throws {
    let training = try Training(TrainingTests.lenet, image: [1, 28, 28])
    let engine = training.engine
    let data = [try engine.rand([20, 1, 28, 28]), try engine.randint(high: 10, [20])]
    let batches = try Batches(data, size: 8, seed: 1)
    var blocks: [Int] = []
    for number in 0..<6 {
      let epoch = batches.epoch(number)
      for batch in 0..<epoch.count {
        let rows = try epoch.batch(batch)
        try training.step(on: training.model(rows[0]).crossEntropy(rows[1]))
      }
      blocks.append(engine.blocksFromSystem)
    }
    // The last batch of an epoch has 4 rows: the first epoch sees every size once, the second twice.
    #expect(Set(blocks[1...]).count == 1)
  }

  @Test func `a model without a step to take says why`() throws {
    #expect(throws: OptimizerError.emptyParameters) { try Optimizer(SGD(), [] as [Tensor]) }
  }
}
