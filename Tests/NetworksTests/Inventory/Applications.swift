import Datasets
import Networks
import Tensors
import Testing

/// Section 1F: architectures and applications.
@Suite struct InventoryF {
  let engine = Engine(seed: 1)

  @Test("F5: a residual block whose weights are 0 is ReLU of what came in, and so is its gradient")
  func residual() throws {
    let block = try Model(
      Networks.build("conv 4 3x3 same, relu, conv 4 3x3 same, add from conv2+input, relu"), engine)
    let x = try engine.randn([2, 4, 6, 6]).requireGrad()
    try block.build(for: FeatureShape(4, 6, 6))
    for parameter in block.parameters { try parameter.load(engine.zeros(parameter.shape)) }
    let y = try block(x)
    #expect(try y.distance(to: x.detach().apply(.relu)) == 0)
    try y.sum().backward()
    #expect(try #require(x.gradient).floats() == x.floats().map { $0 > 0 ? 1 : 0 })
  }

  @Test("F8: a net of convolutions takes 32x32 and 48x40; a dense layer is a convolution of its size")
  func fullyConvolutional() throws {
    let net = try Networks.build("conv 8 3x3 same stride 2, relu, conv 8 3x3 same, relu, upconv 3 2x2 stride 2")
    let model = try Model(net, engine)
    for (height, width) in [(32, 32), (48, 40)] {
      #expect(try model(engine.randn([1, 3, height, width])).shape == [1, 3, height, width])
    }
    let x = try engine.randn([2, 5, 4, 6])
    let (w, b) = (try engine.randn([7, 5 * 4 * 6]), try engine.randn([7]))
    let dense = try x.flatten(from: 1).linear(w, b)
    let kernel = try w.reshape([7, 5, 4, 6])
    let map = try x.conv2d(kernel, bias: b)
    #expect(map.shape == [2, 7, 1, 1])
    #expect(try map.flatten(from: 1).distance(to: dense) < 1e-4)
    // And on a larger picture it gives a map of answers.
    #expect(try engine.randn([1, 5, 9, 8]).conv2d(kernel, bias: b).shape == [1, 7, 6, 3])
  }

  @Test("F11: what is left of a picture after 1,000 small noises: ᾱ = 4.036e-5, and .00182 after 100 larger")
  func noising() throws {
    func remaining(_ first: Double, _ last: Double, steps: Int) throws -> Tensor {
      let betas = try engine.linspace(first, last, steps: steps, dtype: .float64)
      return try (engine.ones([steps], dtype: .float64) - betas).cumulativeProduct(0)
    }
    let long = try remaining(1e-4, 0.02, steps: 1000)
    #expect(try (long.element(at: [999]).double / 4.0358298e-5 - 1).magnitude < 1e-6)
    let short = try remaining(1e-3, 0.12, steps: 100)
    #expect(try (short.element(at: [99]).double / 0.00181980 - 1).magnitude < 1e-5)
    // In 40 steps or at once: mean √ᾱ·x₀ and variance 1 - ᾱ.
    let betas = try engine.linspace(1e-3, 0.12, steps: 100, dtype: .float64).doubles()
    let left = try short.element(at: [39]).double
    let start = try engine.full([40_000], .float(2))
    var x = start
    for beta in betas.prefix(40) {
      x = try x * (1 - beta).squareRoot() + engine.randn([40_000]) * beta.squareRoot()
    }
    let direct = try start * left.squareRoot() + engine.randn([40_000]) * (1 - left).squareRoot()
    for noised in [x, direct] {
      #expect(try (noised.mean().item().double - 2 * left.squareRoot()).magnitude < 0.02)
      #expect(try (noised.std().item().double - (1 - left).squareRoot()).magnitude < 0.02)
    }
  }

  @Test("F17: cars and trucks, classes 1 and 9 of CIFAR-10, become 0 and 1; the twin is half and half")
  func carsAndTrucks() throws {
    // Ten records of every class: a label and 3,072 bytes, red, green and blue.
    let file = (0..<100).flatMap { record -> [UInt8] in
      let label = UInt8(record % 10)
      return [label] + (0..<3072).map { UInt8(($0 / 1024) * 50 + record % 50) }
    }
    let reader = FileReader { path in path.hasSuffix("_1.bin") || path.hasSuffix("test_batch.bin") ? file : nil
    }
    let vehicles = try CIFAR10(folder: "cifar", reader: reader).load(
      split: "train", keeping: [1, 9], on: engine)
    #expect(vehicles.inputs.shape == [20, 3, 32, 32])
    #expect(try vehicles.labels.ints() == (0..<20).map { $0 % 2 })
    let pixel = try (0..<3).map { try vehicles.inputs.element(at: [1, $0, 4, 5]).double * 255 }
    #expect(zip(pixel, [9.0, 59, 109]).allSatisfy { ($0 - $1).magnitude < 1e-4 })
    let twin = try Vehicles.make(60, seed: 0, color: true, on: engine)
    #expect(twin.inputs.shape == [60, 3, 32, 32])
    #expect(try twin.labels.sum().item() == .int(30))
  }
}
