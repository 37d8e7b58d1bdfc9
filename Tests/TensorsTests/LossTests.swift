import Limits
import Tensors
import Testing

@Suite struct LossTests {
  @Test("a row of more than a million classes has the loss of its vector loops, and can be stopped within")
  func longRows() throws {
    let clock = CountingClock()
    let engine = Engine(limits: Limits(budget: Budget(seconds: 1e12), clock: { clock.tick() }), seed: 3)
    let classes = (1 << 20) + 5
    let scores = try engine.randn([1, classes]).requireGrad()
    let target = try engine.tensor([7])
    let start = clock.tick()
    let loss = try scores.crossEntropy(target)
    try loss.backward()
    #expect(clock.tick() - start > 8 * 32)
    let gradient = try #require(scores.gradient)
    scores.gradient = nil
    let plain = try scores.logSoftmax(1)[.at(0), .at(7)].apply(.negate)
    try plain.backward()
    #expect(try abs(loss.item().double - plain.item().double) < 1e-5)
    let difference = try gradient - #require(scores.gradient)
    #expect(try difference.apply(.absolute).max().item().double < 1e-6)
  }

  @Test("E19: scores 3.2, 5.1, -1.7 for class 0 cost 2.9 by the hinge and 2.0404 by softmax") func scores()
    throws
  {
    let engine = Engine()
    let scores = try engine.tensor([3.2, 5.1, -1.7]).requireGrad()
    let target = try engine.scalar(0)
    let hinge = try scores.multiMarginLoss(target, perClass: false).item().double
    let entropy = try scores.crossEntropy(target).item().double
    #expect((hinge - 2.9).magnitude < 1e-12)
    #expect((entropy - 2.0404).magnitude < 5e-5)
  }

  @Test("E2: softmax cross-entropy of scores of a thousand is finite, and does not change with a shift")
  func large() throws {
    let engine = Engine()
    let target = try engine.tensor([0, 2])
    let scores = try engine.tensor([1000, 999, 0, -1000, 0, 1000] as [Float], shape: [2, 3]).requireGrad()
    let loss = try scores.crossEntropy(target, reduction: .none)
    let shifted = try Tensor.combine(.subtract, .tensor(scores.detach()), .scalar(500))
    #expect(try loss.floats()[1] == 0)
    #expect(try shifted.crossEntropy(target, reduction: .none).floats() == loss.floats())
    try loss.backward(gradient: engine.ones([2]))
    let sums = try #require(scores.gradient).sum([1]).floats()
    #expect(sums.allSatisfy { $0.magnitude < 1e-6 })
    let untrained = try engine.zeros([4, 10]).crossEntropy(engine.tensor([0, 3, 5, 9])).item().double
    #expect((untrained - 2.3026).magnitude < 1e-4)
  }

  @Test("F15: two bells fit a fork better than one; a bell far away costs no overflow") func fork() throws {
    let engine = Engine()
    let target = try engine.tensor([-1.0, 1.0])
    func loss(_ means: [Double], sigma: Double) throws -> Double {
      let k = means.count
      let all = try engine.tensor(means + means, shape: [2, k])
      return try engine.zeros([2, k], dtype: .float64).gaussianMixtureLoss(
        means: all, logSigmas: engine.full([2, k], .float(sigma), dtype: .float64), target
      ).item().double
    }
    #expect(try loss([-1, 1], sigma: -2) < loss([0], sigma: 0) - 1)
    #expect(try loss([1e6], sigma: -20).isFinite)
  }

  @Test func saysWhatDoesNotFit() throws {
    let engine = Engine()
    let x = try engine.zeros([2, 3, 2])
    func words(_ body: () throws -> Tensor) throws -> String {
      try #require(throws: TensorError.self) { _ = try body() }.description
    }
    #expect(
      try words { try x.crossEntropy(engine.tensor([0, 1, 7, 2], shape: [2, 2])) }
        == "Target 7 is out of bounds: there are 3 classes, 0 to 2, and this is element [1, 0] of the target.")
    #expect(
      try words { try x.crossEntropy(engine.tensor([0, 1, 2, 0, 1, 2], shape: [3, 2])) }
        == "Expected input batch_size (2) to match target batch_size (3).")
    #expect(
      try words { try x.nllLoss(engine.tensor([0, 1])) }
        == "Expected target size [2, 2], got [2]: scores of shape [2, 3, 2] need a target of class numbers of shape "
        + "[2, 2] or, for cross-entropy, of probabilities of shape [2, 3, 2]")
    #expect(
      try words { try x.binaryCrossEntropyWithLogits(engine.zeros([6])) }
        == "Target size (torch.Size([6])) must be the same as input size (torch.Size([2, 3, 2]))")
    #expect(
      try words { try engine.full([2], 1.5).binaryCrossEntropy(engine.ones([2])) }
        == "all elements of input should be between 0 and 1, but one is 1.5")
    #expect(
      try words { try x.mseLoss(engine.zeros([4])) }
        == "The size of tensor a (2) must match the size of tensor b (4) at non-singleton dimension 2")
    #expect(throws: TensorError.self) { try x.crossEntropy(engine.zeros([2, 2])) }
    #expect(throws: TensorError.self) {
      try x.crossEntropy(engine.tensor([0, 0, 0, 0], shape: [2, 2]), weight: x)
    }
    #expect(throws: TensorError.self) { try engine.tensor([1, 2]).mseLoss(engine.tensor([1, 2])) }
    #expect(throws: TensorError.self) { try x.crossEntropy(x, labelSmoothing: 2) }
    #expect(throws: TensorError.self) { try x.gaussianMixtureLoss(means: x, logSigmas: x, x) }
    #expect(throws: TensorError.self) { try engine.scalar(1.0).crossEntropy(engine.scalar(0)) }
    #expect(throws: TensorError.self) { try x.multiMarginLoss(engine.zeros([2, 2]), power: 3) }
    #expect(throws: TensorError.self) { try x.diceLoss(engine.zeros([2])) }
  }

  @Test func areOfNothingWhatPyTorchSays() throws {
    let engine = Engine()
    let none = try engine.zeros([0, 3])
    #expect(try none.mseLoss(none).item().double.isNaN)
    #expect(try none.mseLoss(none, reduction: .sum).item() == .float(0))
    #expect(try none.crossEntropy(engine.zeros([0], dtype: .int64)).item().double.isNaN)
    #expect(try none.diceLoss(none).item().double.isNaN)
  }

  @Test func giveTheSameBitsOnAnyNumberOfThreads() throws {
    func run(_ threads: Int) throws -> [[Float]] {
      let engine = Engine(seed: 5, threads: threads)
      let x = try engine.randn([8, 50, 50, 10]).permute([0, 3, 1, 2]).detach().requireGrad()
      let labels = try Tensor.combine(.multiply, .tensor(engine.rand([8, 50, 50])), .scalar(10)).to(.int64)
      let other = try engine.rand([8, 10, 50, 50])
      var all: [[Float]] = []
      for loss: (Tensor) throws -> Tensor in [
        { try $0.crossEntropy(labels) }, { try $0.mseLoss(other) },
        { try $0.binaryCrossEntropyWithLogits(other) }, { try $0.diceLoss(other) },
        { try $0.multiMarginLoss(labels) },
      ] {
        x.gradient = nil
        let y = try loss(x)
        try y.backward()
        all += [try y.floats(), try #require(x.gradient).floats()]
      }
      return all
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(3) == one)
  }
}
