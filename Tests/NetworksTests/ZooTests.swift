import Networks
import Testing

/// The counts of the lectures' networks, by the ids of the course.
@Suite struct ZooTests {
  private func summary(_ name: String) throws -> Summary {
    let entry = try #require(Zoo.named(name))
    return try entry.network.summary(of: entry.input)
  }

  @Test(
    "F1-F7, E3, E5, E30 parameters of the known networks",
    arguments: [
      ("lenet1989", 9_760), ("lenet5", 61_706), ("alexnet", 60_965_224), ("alexnet-ungrouped", 62_378_344),
      ("vgg11", 132_863_336), ("vgg13", 133_047_848), ("vgg16", 138_357_544), ("vgg19", 143_667_240),
      ("karpathy", 6_440), ("generate_model", 1_668_490), ("cartruck", 106_305), ("resnet18", 11_689_512),
      ("resnet20", 269_722), ("resnet20b", 272_474), ("unet", 31_030_658), ("smallunet", 29_339),
      ("autoencoder", 27_689),
    ] as [(String, Int)])
  func parameters(_ name: String, _ expected: Int) throws {
    let total = try summary(name).total
    #expect(total == Size(expected))
  }

  @Test("every entry of the zoo can be found by its name and fits its input")
  func entriesFit() throws {
    for entry in Zoo.all {
      let rows = try summary(entry.name).rows
      #expect(!rows.isEmpty)
    }
    #expect(Zoo.named("vgg17") == nil)
  }

  @Test("F1 LeNet-1989: maps, parameters by layer, connections, units")
  func lenet1989() throws {
    let summary = try summary("lenet1989")
    let layers = try ["H1", "H2", "H3", "output"].map { try #require(summary[$0]) }
    #expect(layers.map { $0.account.count.value } == [1_068, 2_592, 5_790, 310])
    #expect(layers.map { $0.output.description } == ["(12,8,8)", "(12,4,4)", "(30)", "(10)"])
    #expect(summary.connections == 64_660)
    #expect(layers.map { $0.output.count }.sum() == 1_000)
    for map in 0..<12 { #expect(Zoo.lenet1989Table.count { $0.contains(map) } == 8) }
    #expect(Set(Zoo.lenet1989Table).count == 12)
    #expect(Zoo.lenet1989Table.allSatisfy { Set($0).count == 8 })
  }

  @Test("F2 AlexNet: shapes from 96x55x55 to 9,216, and what the paper's 224 would need")
  func alexNet() throws {
    let summary = try summary("alexnet")
    let shapes = ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool3", "flatten1"]
      .compactMap { summary[$0]?.output.text(.channelsFirst) }
    #expect(
      shapes == [
        "96x55x55", "96x27x27", "256x27x27", "256x13x13", "384x13x13", "384x13x13", "256x13x13", "256x6x6",
        "9216",
      ])
    #expect(summary["conv1"]?.output.count == 290_400)
    let neurons = try ["conv1", "conv2", "conv3", "conv4", "conv5", "dense1", "dense2", "dense3"]
      .map { try #require(summary[$0]).output.count }
    #expect(neurons.sum() == 659_272)
    let dense = try ["dense1", "dense2", "dense3"].map { try #require(summary[$0]).account.count.value }
    #expect(dense.sum() == 58_631_144)
    // 224 leaves the last rows unseen: (224 - 11)/4 is not whole.
    let small = try Zoo.alexnet().summary(of: FeatureShape(3, 224, 224))
    #expect(small["conv1"]?.account.sizes[1].description == "floor((224 + 2*0 - 11)/4) + 1 = 54")
    #expect(small.uncovered.first?.axes.first?.description == "1 of 224 rows is never seen: 223")
  }

  @Test("F3 VGG-16 is counted in milliseconds")
  func vggIsQuick() throws {
    let clock = ContinuousClock()
    let network = Zoo.vgg(16)
    let time = try clock.measure { _ = try network.summary(of: FeatureShape(3, 224, 224)).total }
    #expect(time < .milliseconds(50))
  }

  @Test("F3 two 3x3 see as much as one 5x5, with 18 weights instead of 25")
  func stackedKernels() throws {
    let rule = ConvolutionRule(1, kernel: 3, bias: false)
    let two = try Network("", [rule, rule]).summary(of: FeatureShape(1, 9, 9))
    let one = try Network("", [ConvolutionRule(1, kernel: 5, bias: false)]).summary(of: FeatureShape(1, 9, 9))
    #expect(two.rows[1].fields[0].size == 5 && one.rows[0].fields[0].size == 5)
    #expect(two.total == 18 && one.total == 25)
  }

  @Test("F4 Karpathy's net: 280 + 5*910 + 1,610")
  func karpathy() throws {
    let counts = try summary("karpathy").rows.map(\.account.count.value).filter { $0 != 0 }
    #expect(counts == [280, 910, 910, 910, 910, 910, 1_610])
  }

  @Test("F5 ResNets of other depths, and their running statistics are not counted as parameters")
  func resnets() throws {
    let input = FeatureShape(3, 32, 32)
    // The numbers of the paper: 0.46, 0.66, 0.85 and 1.7 million.
    let millions = try [32, 44, 56, 110].map { try Zoo.resnet($0).summary(of: input).total.number ?? 0 }
    #expect(millions == [464_154, 658_586, 853_018, 1_727_962])
    // Two numbers a channel: 7 norms of 16, 6 of 32 and 6 of 64 channels.
    #expect(try Zoo.resnet(20).summary(of: input).untrained == 2 * (7 * 16 + 6 * 32 + 6 * 64))
    #expect(try summary("resnet18").output == FeatureShape(1000))
  }

  @Test("F7 U-Net: 572 to 388, the way down 568, 280, 136, 64, 28; the small one's 6.3 million MACs")
  func unet() throws {
    let summary = try summary("unet")
    let down = [2, 4, 6, 8, 10].compactMap { summary["conv\($0)"]?.output.places[0].number }
    #expect(down == [568, 280, 136, 64, 28])
    #expect(summary.output.text(.channelsFirst) == "2x388x388")
    #expect(try self.summary("smallunet").macs == 6_258_688)
    #expect(try self.summary("smallunet").output.text(.channelsFirst) == "3x32x32")
  }

  @Test("E3 the S1 listing, layer by layer, on gray and on colour")
  func listingS1() throws {
    func counts(_ shape: FeatureShape) throws -> [Size] {
      try Zoo.listingS1.summary(of: shape).rows.map(\.account.count.value).filter { $0 != 0 }
    }
    #expect(try counts(FeatureShape(1, 28, 28)) == [320, 18_496, 1_639_424, 10_250])
    #expect(try counts(FeatureShape(3, 32, 32)) == [896, 18_496, 2_360_320, 10_250])
    #expect(try Zoo.listingS1.summary(of: FeatureShape(3, 32, 32)).total == 2_389_962)
  }

  @Test("E5 the S4 listing: shapes and parameters; D3 without its pools")
  func listingS4() throws {
    let rows = try summary("cartruck").rows.filter { !($0.kind == "ReLU" || $0.kind == "Sigmoid") }
    #expect(
      rows.map { $0.output.text(.channelsLast) } == [
        "26x26x32", "13x13x32", "9x9x64", "4x4x64", "2x2x64", "256", "256", "64", "1",
      ])
    #expect(rows.map { $0.account.count.value } == [1_600, 0, 51_264, 0, 36_928, 0, 0, 16_448, 65])
    var bare = Network()
    for layer in Zoo.listingS4.layers where !(layer.rule is PoolingRule) { bare.add(layer.rule) }
    #expect(try bare.summary(of: FeatureShape(1, 32, 32)).total == 1_728_321)
    #expect(try summary("cartruck").macs == 5_371_072)
  }

  @Test("E30 the autoencoder comes back to the picture's size through 16 numbers")
  func autoencoder() throws {
    let summary = try summary("autoencoder")
    #expect(summary["code"]?.output == FeatureShape(16))
    #expect(summary.output == FeatureShape(1, 28, 28))
  }

  @Test("E1 LeNet-5 takes 0.42 million MACs")
  func lenet5() throws { #expect(try summary("lenet5").macs == 416_520) }
}
