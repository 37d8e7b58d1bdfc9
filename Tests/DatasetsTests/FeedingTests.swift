import Tensors
import Testing

@testable import Datasets

@Suite struct SplitTests {
  @Test func everyExampleIsInOneSet() throws {
    let split = try Split(count: 100, test: 23, seed: 4)
    #expect(split.test.count == 23 && (split.train + split.test).sorted() == Array(0..<100))
    #expect(try Split(count: 100, test: 23, seed: 4) == split)
    #expect(try Split(count: 100, test: 23, seed: 5) != split)
    #expect(try Split(count: 3, test: 0, seed: 0).test == [] && Split(count: 0, test: 0, seed: 0).train == [])
  }

  @Test func stratifiedKeepsProportions() throws {
    let labels = (0..<100).map { $0 < 60 ? 7 : $0 < 90 ? -1 : 2 }
    let split = try Split(count: 100, test: 25, seed: 1, labels: labels)
    let counts = [7, -1, 2].map { label in split.test.count { labels[$0] == label } }
    // 15, 7.5 and 2.5: the remainders are equal, so the lower label gets the odd one.
    #expect(counts == [15, 8, 2] && (split.train + split.test).sorted() == Array(0..<100))
  }

  @Test func wrongNumbersAreErrors() {
    for test in [-1, 11] { #expect(throws: DatasetError.self) { try Split(count: 10, test: test, seed: 0) } }
    #expect(throws: DatasetError.rows(shapes: [[10], [2]])) {
      try Split(count: 10, test: 1, seed: 0, labels: [1, 2])
    }
  }

  @Test func moreExamplesThanThereCanBeAreErrors() throws {
    let limit = 1 << 28
    #expect(throws: DatasetError.exampleCount(.max, numbersEach: 1, limit: limit)) {
      try Split(count: .max, test: 1, seed: 0)
    }
    let one = try Engine().zeros([1])
    #expect(throws: DatasetError.exampleCount(1 << 40, numbersEach: 1, limit: limit)) {
      try Batches([one.expand([1 << 40])], seed: 1)
    }
    for sizes in [[1 << 40], [1 << 20, 1 << 20], [1 << 31, 1 << 31]] {
      #expect(throws: DatasetError.exampleSize(sizes, limit: limit)) {
        try Standardizer(one.reshape([1] + sizes.map { _ in 1 }).expand([1] + sizes), per: .pixel)
      }
    }
    #expect(throws: DatasetError.rows(shapes: [[1, 1 << 40, 0]])) {
      try Standardizer(Engine().zeros([1, 1 << 40, 0]), per: .pixel)
    }
  }

  @Test func examplesAreSplitWithTheirLabels() throws {
    let engine = Engine()
    let x = try engine.tensor((0..<120).map(Float.init), shape: [10, 2, 3, 2]).permute([0, 3, 1, 2])
    let examples = Examples(inputs: x, labels: try engine.tensor(Array(0..<10)))
    let (train, test) = try examples.split(test: 3, seed: 1)
    #expect(train.count == 7 && test.inputs.shape == [3, 2, 2, 3])
    #expect(test.inputs.strides[1...] == x.strides[1...])
    for (row, label) in try test.labels.ints().enumerated() {
      #expect(try test.inputs[.at(row)].floats() == x[.at(label)].floats())
    }
    #expect(try examples.split(test: 10, seed: 1, stratified: true).train.count == 0)
  }
}

@Suite struct StandardizerTests {
  private let engine = Engine()

  @Test(arguments: Standardizer.Scope.allCases)
  func trainingInputsGetMeanZeroAndDeviationOne(_ scope: Standardizer.Scope) throws {
    let values: [Float] = (0..<84).map { Float($0 * 37 % 101) }
    let x = try engine.tensor(values, shape: [7, 3, 2, 2]).permute([0, 3, 1, 2])
    let standard = try Standardizer(x, per: scope)
    let shapes: [Standardizer.Scope: [Int]] = [
      .whole: [1, 1, 1, 1], .channel: [1, 2, 1, 1], .pixel: [1, 2, 3, 2],
    ]
    #expect(standard.mean.shape == shapes[scope] && standard.deviation.shape == shapes[scope])
    let z = try standard.apply(x)
    #expect(z.dtype == .float32)
    let axes = (0..<4).filter { standard.mean.shape[$0] == 1 }
    #expect(try z.mean(axes).floats().allSatisfy { abs($0) < 1e-6 })
    #expect(try (z * z).mean(axes).floats().allSatisfy { abs($0 - 1) < 1e-5 })
    #expect(try zip(standard.undo(z).floats(), x.floats()).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test func testInputsAreMeasuredByTheTrainingSet() throws {
    let standard = try Standardizer(engine.tensor([1.0, 3, 1, 3], shape: [4, 1]))
    #expect(try standard.apply(engine.tensor([5.0], shape: [1, 1])).doubles() == [3])
    #expect(try standard.apply(engine.tensor([5.0], shape: [1, 1])).dtype == .float64)
  }

  @Test func whatNeverVariesBecomesZero() throws {
    let x = try engine.tensor([0.1, 1, 0.1, 2, 0.1, 6] as [Float], shape: [3, 2])
    #expect(
      try Standardizer(x).apply(x)[.slice(lower: nil, upper: nil, step: nil), .at(0)].floats()
        .allSatisfy { abs($0) < 1e-6 })
    let bytes = try engine.tensor([3, 3, 3] as [UInt8])
    #expect(try Standardizer(bytes).apply(bytes).floats() == [0, 0, 0])
    #expect(throws: DatasetError.self) { try Standardizer(engine.zeros([0, 3])) }
    #expect(throws: DatasetError.self) { try Standardizer(engine.scalar(1)) }
  }
}

@Suite struct AugmentationTests {
  @Test func sizesBeyondWhatIsMadeAreErrors() throws {
    let engine = Engine()
    let crop = Augmentation([.crop(height: 8192, width: 8192, padding: 4096)])
    for shape in [[0, 1, 1 << 20, 1 << 20], [0, 1 << 20, 1 << 20, 1], [0, 1 << 30, 1 << 20, 1 << 10]] {
      let images = try engine.zeros(shape)
      let error = DatasetError.exampleSize(Array(shape[1...]), limit: 1 << 28)
      #expect(throws: error) { try Augmentation([]).apply(to: images, seed: 0) }
    }
    #expect(throws: DatasetError.exampleSize([8192, 8192, 1 << 20], limit: 1 << 28)) {
      try crop.apply(to: engine.zeros([0, 1 << 20, 8, 8]), seed: 0)
    }
    #expect(try crop.apply(to: engine.zeros([0, 2, 8, 8]), seed: 0).shape == [0, 2, 8192, 8192])
  }

  private let engine = Engine()

  private func ramp(_ count: Int, _ channels: Int, _ height: Int, _ width: Int) throws -> Tensor {
    let numbers = count * channels * height * width
    let values: [Float] = (0..<numbers).map { Float($0 % 97) + 1 }
    return try engine.tensor(values, shape: [count, channels, height, width])
  }

  @Test func exampleDependsOnSeedEpochAndRowAlone() throws {
    let steps = Augmentation([
      .shift(2), .flip(chance: 0.5), .flipUpsideDown(chance: 0.5), .rotate(degrees: 20), .noise(0.1),
      .crop(height: 6, width: 5, padding: 1),
    ])
    let x = try ramp(9, 2, 7, 8)
    let all = try steps.apply(to: x, seed: 3, epoch: 1)
    #expect(all.shape == [9, 2, 6, 5])
    let rows = [4, 0, 8]
    let some = try steps.apply(to: x.rows(rows), rows: rows, seed: 3, epoch: 1)
    #expect(try some.floats() == all.rows(rows).floats())
    let threaded = try Engine(threads: 3).tensor(x.floats(), shape: x.shape)
    #expect(try steps.apply(to: threaded, seed: 3, epoch: 1).floats() == all.floats())
    #expect(try steps.apply(to: x, seed: 3, epoch: 2).floats() != all.floats())
    #expect(try steps.apply(to: x, seed: 4, epoch: 1).floats() != all.floats())
  }

  @Test func flipsMirror() throws {
    let x = try ramp(2, 3, 4, 5)
    #expect(try Augmentation([.flip(chance: 1)]).apply(to: x, seed: 0).floats() == x.flip([3]).floats())
    #expect(
      try Augmentation([.flipUpsideDown(chance: 1)]).apply(to: x, seed: 0).floats() == x.flip([2]).floats())
    #expect(try Augmentation([.flip(chance: 0)]).apply(to: x, seed: 0).floats() == x.floats())
    let half = try Augmentation([.flip(chance: 0.5)]).apply(to: ramp(400, 1, 1, 2), seed: 0).floats()
    let mirrored = (0..<400).count { half[2 * $0] > half[2 * $0 + 1] }
    #expect((160...240).contains(mirrored))
  }

  /// Every result is a window of the framed picture, and every window comes.
  @Test func shiftsAndCropsAreWindows() throws {
    let x = try engine.tensor([Float](repeating: 1, count: 300 * 9), shape: [300, 1, 3, 3])
    for steps in [[Augmentation.Step.shift(1)], [.crop(height: 3, width: 3, padding: 1)]] {
      let y = try Augmentation(steps, fill: 0.5).apply(to: x, seed: 0).floats()
      let pictures = Set(stride(from: 0, to: y.count, by: 9).map { Array(y[$0..<$0 + 9]) })
      #expect(pictures.count == 9)
      #expect(pictures.contains([0.5, 0.5, 0.5, 0.5, 1, 1, 0.5, 1, 1]))
    }
    let grown = try Augmentation([.crop(height: 7, width: 7, padding: 2)]).apply(to: x, seed: 0)
    #expect(grown.shape == [300, 1, 7, 7])
    #expect(try grown.floats().reduce(0, +) == 300 * 9)
  }

  @Test func turningKeepsTheMiddleAndTheGreyOfADisk() throws {
    var raster = Raster(height: 15, width: 15)
    raster.paint(.disk(Point(7, 7), radius: 5), 1)
    let x = try engine.tensor(raster.pixels, shape: [1, 1, 15, 15])
    let turned = try Augmentation([.rotate(degrees: 180)]).apply(to: x, seed: 1).floats()
    #expect(zip(turned, raster.pixels).allSatisfy { abs($0 - $1) < 0.35 })
    #expect(abs(turned.reduce(0, +) - raster.pixels.reduce(0, +)) < 1)
    #expect(
      try Augmentation([.rotate(degrees: 0)]).apply(to: ramp(1, 1, 4, 6), seed: 1).floats()
        == ramp(1, 1, 4, 6).floats())
  }

  @Test func wrongAmountsAreErrors() throws {
    let x = try ramp(1, 1, 4, 4)
    for step: Augmentation.Step in [
      .shift(-1), .shift(5), .flip(chance: 1.5), .flip(chance: .nan), .rotate(degrees: -1), .noise(-1),
      .crop(height: 7, width: 4, padding: 1), .crop(height: 4, width: 0, padding: 1),
      .crop(height: 4, width: 4, padding: .max),
    ] {
      #expect(throws: DatasetError.self, "\(step)") { try Augmentation([step]).apply(to: x, seed: 0) }
    }
    #expect(throws: DatasetError.self) { try Augmentation([]).apply(to: engine.zeros([2, 3]), seed: 0) }
    #expect(throws: DatasetError.self) { try Augmentation([]).apply(to: x, rows: [1, 2], seed: 0) }
  }
}

@Suite struct BatchTests {
  private let engine = Engine()

  @Test func anEpochDealsEveryRowOnce() throws {
    let x = try engine.tensor((0..<20).map(Float.init), shape: [10, 2])
    let y = try engine.tensor(Array(0..<10))
    let batches = try Batches([x, y], size: 4, seed: 3)
    #expect(batches.count == 3)
    let epoch = batches.epoch(2)
    var seen: [Int] = []
    for number in 0..<3 {
      let batch = try epoch.batch(number)
      #expect(batch[0].shape == [number == 2 ? 2 : 4, 2])
      #expect(try batch[1].ints() == epoch.rows(of: number))
      #expect(try batch[0].floats() == batch[1].ints().flatMap { [Float(2 * $0), Float(2 * $0 + 1)] })
      seen += try batch[1].ints()
    }
    #expect(seen.sorted() == Array(0..<10))
    #expect(batches.epoch(2).order == epoch.order && batches.epoch(3).order != epoch.order)
    #expect(try Batches([x], size: 4, seed: 4).epoch(2).order != epoch.order)
  }

  @Test func inOrderAndWithoutTheRest() throws {
    let y = try engine.tensor(Array(0..<10))
    let batches = try Batches([y], size: 4, dropsLast: true)
    #expect(batches.count == 2 && batches.epoch(5).order == Array(0..<10))
    #expect(try batches.epoch(0).batch(1)[0].ints() == [4, 5, 6, 7])
    #expect(try Batches([y], size: 100).epoch(0).batch(0)[0].count == 10)
    #expect(try Batches([engine.zeros([0, 3])], size: 4).count == 0)
  }

  @Test func wrongNumbersAreErrors() throws {
    let y = try engine.tensor([1, 2])
    #expect(throws: DatasetError.self) { try Batches([y], size: 0) }
    #expect(throws: DatasetError.self) { try Batches([]) }
    #expect(throws: DatasetError.rows(shapes: [[2], [3]])) { try Batches([y, engine.zeros([3])]) }
    #expect(throws: DatasetError.self) { try Batches([engine.scalar(1)]) }
    for number in [-1, 1, Int.max] {
      #expect(throws: DatasetError.self) { try Batches([y]).epoch(0).batch(number) }
    }
  }

  @Test func labelsAreFlippedAsOftenAsAsked() throws {
    let labels = try engine.tensor((0..<2_000).map { $0 % 5 })
    let noisy = try LabelNoise.apply(to: labels, share: 0.2, classes: 5, seed: 1).ints()
    let wrong = zip(noisy, try labels.ints()).count { $0 != $1 }
    #expect((340...460).contains(wrong) && noisy.allSatisfy { (0..<5).contains($0) })
    let fewer = try LabelNoise.apply(
      to: labels[.slice(lower: 0, upper: 100, step: nil)], share: 0.2, classes: 5, seed: 1)
    #expect(try fewer.ints() == Array(noisy.prefix(100)))
    #expect(try LabelNoise.apply(to: labels, share: 0, classes: 5, seed: 1).ints() == labels.ints())
    #expect(throws: DatasetError.self) { try LabelNoise.apply(to: labels, share: 0.2, classes: 4, seed: 1) }
    #expect(throws: DatasetError.self) { try LabelNoise.apply(to: labels, share: 2, classes: 5, seed: 1) }
  }
}
