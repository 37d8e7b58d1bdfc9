import Foundation
import Limits
import Synchronization
import Tensors
import Testing

/// What a host relies on: budgets, cancelling, the same bits on any number of threads, no trap on absurd sizes.
@Suite struct EngineTests {
  @Test func chargesMemoryAndGivesItBack() throws {
    let limits = Limits(budget: Budget(bytes: 1 << 20))
    let engine = Engine(limits: limits)
    do {
      let x = try engine.zeros([1000, 100])
      #expect(limits.bytesUsed >= 400_000)
      let view = try x.reshape([100, 1000]).transpose(0, 1)
      #expect(limits.bytesUsed < 410_000)
      _ = view
    }
    #expect(limits.bytesUsed == 0)
  }

  @Test func refusesAnAllocationOverBudgetAndGoesOn() throws {
    let limits = Limits(budget: Budget(bytes: 1 << 20))
    let engine = Engine(limits: limits)
    let x = try engine.ones([200, 200])
    let error = try #require(throws: TensorError.self) { try x.unsqueeze(0).expand([50, 200, 200]).clone() }
    #expect(error.kind == .limit)
    #expect(try x.sum().item() == .float(40_000))
  }

  @Test func countsAConvolutionsScratchMemory() throws {
    let engine = Engine(limits: Limits(budget: Budget(bytes: 1 << 20)))
    let x = try engine.ones([5, 5])
    let kernel = try engine.ones([1, 1])
    let error = try #require(throws: TensorError.self) {
      try x.xcorr(kernel, stride: Extent(1, 1_000_000_000), padding: Extent(0, 1_000_000_000))
    }
    #expect(error.kind == .limit)
  }

  @Test(arguments: [1, 2])
  func stopsWhenCancelledAndLeavesTheOperandsAlone(threads: Int) throws {
    let limits = Limits()
    let engine = Engine(limits: limits, threads: threads)
    let x = try engine.ones([64, 32, 32])
    let kernel = try engine.ones([8, 64, 3, 3])
    limits.cancelFlag.raise()
    #expect(throws: TensorError.limit(.cancelled)) { try x + x }
    #expect(throws: TensorError.limit(.cancelled)) { try x.xcorr(kernel, padding: 1) }
    #expect(throws: TensorError.limit(.cancelled)) { try x.set([.at(0)], to: .scalar(5)) }
    #expect(throws: TensorError.limit(.cancelled)) { try x.sum() }
    limits.cancelFlag.lower()
    #expect(try x.sum().item() == .float(65_536))
    #expect(x.storage.version == 0)
  }

  @Test func stopsLongWorkAtItsDeadline() throws {
    // A clock that runs out after some polls: the work must look at it many times.
    let clock = CountingClock()
    let limits = Limits(budget: Budget(seconds: 15), clock: { clock.tick() })
    let engine = Engine(limits: limits)
    #expect(throws: TensorError.limit(.time(allowedSeconds: 15))) {
      let x = try engine.ones([256, 256])
      for _ in 0..<10 { _ = try x.matmul(x) }
    }
  }

  @Test(arguments: InstructionSet.available)
  func givesTheSameBitsOnAnyNumberOfThreads(on set: InstructionSet) throws {
    func results(threads: Int) throws -> [[UInt32]] {
      let engine = Engine(seed: 3, threads: threads, atMost: set)
      let x = try engine.randn([3, 17, 61, 67])
      let kernel = try engine.randn([19, 17, 3, 3])
      let a = try engine.rand([301, 257])
      let results = try [
        x.xcorr(kernel, stride: Extent(1, 2), padding: 1), a.matmul(a.transposed()), x.sum(), x.std([0, 2]),
        x.apply(.exp).softmax(1), (x * x) / x, engine.randn([100_001]), x.maxPool(3, stride: 2),
        x.flatten().argmax(), engine.randint(high: 10, [70_000]),
      ]
      return try results.map { try $0.floats().map(\.bitPattern) }
    }
    let alone = try results(threads: 1)
    #expect(try results(threads: 2) == alone)
    #expect(try results(threads: 3) == alone)
  }

  @Test func changesItsThreadsBetweenLoopsAndNoBits() throws {
    let engine = Engine(threads: 3)
    let x = try engine.randn([1 << 18])
    func sum() throws -> UInt32 { try (x * x).sum().floats()[0].bitPattern }
    let three = try sum()
    for count in [1, 2, 100, 3] {
      engine.threads = count
      #expect(engine.threads == count)
      #expect(try sum() == three, "with \(count) threads")
    }
  }

  @Test func refusesShapesBeyondTheMachine() throws {
    let engine = Engine()
    let huge = 1 << 40
    #expect(throws: TensorError.sizeOverflow(shape: [huge, huge])) { try engine.zeros([huge, huge]) }
    #expect(throws: TensorError.negativeSize(shape: [2, -1])) { try engine.zeros([2, -1]) }
    #expect(throws: TensorError.self) { try engine.zeros([huge]) }
    #expect(throws: TensorError.self) { try engine.zeros([Int.max]) }
    #expect(throws: TensorError.self) { try engine.arange(stop: .float(1e300)) }
    let one = try engine.ones([1])
    #expect(throws: TensorError.self) { try one.expand([huge, huge]) }
    #expect(throws: TensorError.sizeOverflow(shape: [.max])) { try one.expand([.max]) }
    #expect(try one.expand([.max / 2]).split(.max / 2 - 1).map(\.shape) == [[.max / 2 - 1], [1]])
    #expect(throws: TensorError.self) { try one.expand([huge]).floats() }
    #expect(throws: TensorError.self) { try one.expand([huge]) + one }
    #expect(throws: TensorError.self) { try one.pad([(Int.max, 1)]) }
    #expect(throws: TensorError.self) { try one.expand(Array(repeating: 2, count: 45)).formatted() }
    let flat = try one.expand([1 << 61])
    #expect(throws: TensorError.self) { try Tensor.cat([flat, flat, flat, flat]) }
    #expect(throws: TensorError.self) { try flat.unsqueeze(0).maxPool(Extent(1, 3)) }
    #expect(throws: TensorError.self) { try flat.unsqueeze(0).avgPool(1, padding: Extent(0, Int.max)) }
    #expect(try one[.slice(lower: .min, upper: .max, step: .max)].shape == [1])
    #expect(try engine.zeros([0, 1 << 62]).shape == [0, 1 << 62])
    #expect(throws: TensorError.self) { try engine.zeros([0, huge, huge]) }
    let none = try engine.zeros([0, 1 << 62])
    #expect(throws: TensorError.self) { try Tensor.stack([none, none]) }
    #expect(throws: TensorError.self) { try engine.tensor([Int.max]).counts() }
    #expect(throws: TensorError.indexOutOfRange(index: .min, size: 1, dim: 0)) { try one[.at(.min)] }
    #expect(try one.roll([.min], dims: [0]).shape == [1])
    let whole = TensorIndex.slice(lower: nil, upper: nil, step: nil)
    let top = try engine.ones([1, 1, 3, 4])[whole, whole, .slice(lower: nil, upper: nil, step: 1 << 61)]
    #expect(try top.flip([2]).floats() == [1, 1, 1, 1])
    #expect(try top.conv2d(engine.ones([1, 1, 3, 3]), padding: 1).floats() == [2, 3, 3, 2])
    #expect(throws: TensorError.self) { try one.sum([Int.min]) }
  }

  @Test func reducesViewsThatNoMemoryHolds() throws {
    let clock = CountingClock()
    let limits = Limits(budget: Budget(), clock: { clock.tick() })
    let engine = Engine(limits: limits)
    let huge = try engine.ones([1]).expand([1 << 50])
    let doubles = try engine.ones([1], dtype: .float64).expand([1 << 50])
    func stops(_ name: String, _ reduce: () throws -> Void) {
      limits.begin(Budget(seconds: 20))
      #expect(throws: TensorError.self, "\(name)") { try reduce() }
    }
    stops("sum") { _ = try huge.sum() }
    stops("std") { _ = try huge.std() }
    stops("max") { _ = try huge.max() }
    stops("argmax") { _ = try huge.argmax() }
    stops("norm") { _ = try huge.norm(2) }
    stops("logSumExp") { _ = try huge.logSumExp([0]) }
    stops("norm of two") { _ = try engine.norm(of: [huge, huge]) }
    stops("product") { _ = try huge.matmul(huge) }
    stops("product of doubles") {
      _ = try doubles.unsqueeze(0).matmul(doubles.unsqueeze(1).expand([1 << 50, 1 << 10]))
    }
    stops("NumPy's sum") { _ = try doubles.pairwiseSum([0]) }
    stops("crossEntropy") { _ = try huge.unsqueeze(0).crossEntropy(engine.tensor([0])) }
    stops("multiMarginLoss") { _ = try huge.unsqueeze(0).multiMarginLoss(engine.tensor([0])) }
  }

  @Test(arguments: [1, 2]) func stopsInTheMiddleOfOneChunk(threads: Int) throws {
    let flag = CancelFlag()
    let engine = Engine(limits: Limits(cancelFlag: flag), threads: threads)
    #expect(throws: TensorError.limit(.cancelled)) {
      try engine.inChunks(2, nanoseconds: 1e6) { chunk, _ in
        flag.raise()
        while engine.goesOn() {}
      }
    }
    flag.lower()
    #expect(try engine.ones([131_072]).sum().item() == .float(131_072))
  }

  @Test func stopsInTheMiddleOfOneLine() throws {
    let clock = CountingClock()
    let limits = Limits(budget: Budget(), clock: { clock.tick() })
    let engine = Engine(limits: limits)
    let line = try engine.ones([1, 1, 1 << 20], dtype: .float64).requireGrad()
    let kernel = try engine.ones([1, 1, 64], dtype: .float64).requireGrad()
    let columns = try engine.ones([1 << 6, (1 << 14) - 63])
    let huge = try engine.zeros([1], dtype: .int64).expand([1 << 40])
    func stops(_ name: String, polls: Double = 20, _ work: () throws -> Void) {
      limits.begin(Budget(seconds: polls))
      #expect(throws: TensorError.limit(.time(allowedSeconds: polls)), "\(name)") { try work() }
    }
    stops("a line convolved") { _ = try line.conv1d(kernel) }
    limits.begin(Budget())
    let output = try line.conv1d(kernel)
    stops("its gradients") { try output.backward(gradient: engine.ones(output.shape, dtype: .float64)) }
    stops("columns folded") { _ = try columns.fold(to: Extent(1, 1 << 14), Extent(1, 64)) }
    stops("a long row of scores") { _ = try engine.ones([1 << 21]).softmax() }
    stops("numbers counted") { _ = try engine.zeros([1 << 20], dtype: .int64).counts() }
    stops("numbers in intervals") { _ = try engine.ones([1 << 20]).histogram(bins: 3) }
    stops("numbers added to one") {
      _ = try engine.zeros([1]).indexAdd(0, huge, engine.ones([1]).expand([1 << 40]))
    }
  }

  @Test func longRowsOfScoresAreNormalisedAsShortOnesAre() throws {
    let engine = Engine(seed: 2)
    let x = try engine.randn([(1 << 20) + 1], dtype: .float64).requireGrad()
    let exact = try x.detach().doubles()
    let total = exact.reduce(0) { $0 + exp($1) }
    let y = try x.softmax()
    for place in [0, 77, 1 << 20] {
      #expect((try y.detach().doubles()[place] / (exp(exact[place]) / total) - 1).magnitude < 1e-9)
    }
    // d y[0] / d x[i] = y[0] * ((i == 0) - y[i]); of the logarithm: (i == 0) - y[i]
    try y[.at(0)].backward()
    let soft = try #require(x.gradient).doubles()
    let p = try y.detach().doubles()
    #expect((soft[0] / (p[0] * (1 - p[0])) - 1).magnitude < 1e-9)
    #expect((soft[5] / (-p[0] * p[5]) - 1).magnitude < 1e-9)
    x.gradient = nil
    try x.logSoftmax()[.at(0)].backward()
    let logarithmic = try #require(x.gradient).doubles()
    #expect((logarithmic[0] - (1 - p[0])).magnitude < 1e-12 && (logarithmic[5] + p[5]).magnitude < 1e-12)
  }

  @Test func foldsWavesOfBlocksAsItFoldsOne() throws {
    // More blocks than are folded at a time, of which most are the same memory.
    let engine = Engine(threads: 2)
    let x = try engine.arange(stop: 65_536).to(.float64).expand([4_200, 1 << 16])
    let sum = Double(1 << 15) * Double((1 << 16) - 1)
    #expect(try x.sum().item() == .float(4_200 * sum))
    #expect(try x.max([0, 1]).item() == .float(65_535))
  }

  @Test func changesWhatSharesMemoryOneAfterTheOther() throws {
    let engine = Engine(threads: 2)
    let x = try engine.ones([200_000])
    try engine.scale([x, x, x.reshape([500, 400]).transposed()], by: 2)
    #expect(try x.floats().allSatisfy { $0 == 8 })
    #expect(throws: TensorError.self) { try engine.scale([engine.ones([1]).expand([3])], by: 2) }
  }

  @Test func countsUpdatesOnceForAllViews() throws {
    let engine = Engine()
    let x = try engine.zeros([3, 4])
    let column = try x[.slice(lower: nil, upper: nil, step: nil), .at(1)]
    try column.fill(7)
    try x.update(.add, with: .scalar(1))
    #expect(column.storage.version == 2)
    #expect(try x[.at(2)].floats() == [1, 8, 1, 1])
  }

  @Test func copiesBetweenOverlappingViews() throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2, 3, 4])
    try x.set(
      [.slice(lower: 1, upper: nil, step: nil)],
      to: .tensor(x[.slice(lower: nil, upper: -1, step: nil)]))
    #expect(try x.ints() == [1, 1, 2, 3])
  }

  @Test func addsAMillionSmallNumbers() throws {
    let engine = Engine()
    let sum = try engine.full([1_000_000], .float(0.1)).sum().item().double
    #expect((sum - 100_000).magnitude < 0.1)
    let shifted = try engine.full([70_000], .float(0)) + engine.arange(stop: 70_000).to(.float32)
    let spread = try (shifted.to(.float64) + engine.scalar(1e9, dtype: .float64)).std().item().double
    #expect((spread - 20_207.403).magnitude < 0.01)
  }
}

/// Says one second more each time it is read.
final class CountingClock: Sendable {
  private let reads = Atomic<Int>(0)
  func tick() -> Double { Double(reads.wrappingAdd(1, ordering: .relaxed).oldValue) }
}
