import Datasets
import Networks
import Tensors
import Testing

// The products as another program sees them: what is public, and no more.

/// Shapes learned from made pictures, as Sources/README.md shows it. Gives the share of new pictures that is right.
private func learnShapes() throws -> Double {
  let engine = Engine(seed: 1)
  let (train, test) = try SmallShapes.make(600, seed: 1, on: engine).split(test: 100, seed: 2)
  let standard = try Standardizer(train.inputs)
  let network = Network(
    "shapes",
    [
      ConvolutionRule(8, kernel: 3, padding: .same), ActivationRule("relu"), PoolingRule(.max, 2),
      FlattenRule(),
      DenseRule(4),
    ])
  let model = try Model(network, engine, seed: 3)
  _ = try model(standard.apply(train.inputs))
  let optimizer = try Optimizer(Adam(learningRate: 0.01), model.parameters)
  let batches = try Batches([standard.apply(train.inputs), train.labels], size: 50, seed: 4)
  for number in 0..<10 {
    let epoch = batches.epoch(number)
    for place in 0..<epoch.count {
      let batch = try epoch.batch(place)
      try optimizer.zeroGrad()
      try model(batch[0]).crossEntropy(batch[1]).backward()
      try optimizer.step()
    }
  }
  model.isTraining = false
  let guesses = try model(standard.apply(test.inputs)).argmax(1).ints()
  let right = zip(guesses, try test.labels.ints()).count { $0 == $1 }
  return Double(right) / Double(test.count)
}

@Suite struct LibraryTests {
  @Test func `a program makes data, trains a net on it and asks it`() throws {
    let share = try learnShapes()
    #expect(share > 0.9)
  }
}
