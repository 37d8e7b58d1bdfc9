import Networks
import Testing

@Suite struct ReceptiveFieldTests {
  private func sizes(_ name: String, _ layers: [String]) throws -> [Size?] {
    let entry = try #require(Zoo.named(name))
    let summary = try entry.network.summary(of: entry.input)
    return layers.map { summary[$0]?.fields.first?.size }
  }

  @Test("C13 receptive fields of the S4 net")
  func s4() throws {
    #expect(try sizes("cartruck", ["conv1", "pool1", "conv2", "pool2", "conv3"]) == [7, 8, 16, 18, 26])
  }

  @Test("C13 receptive fields of the S1 listing")
  func s1() throws {
    #expect(try sizes("generate_model", ["conv1", "pool1", "conv2", "pool2"]) == [3, 4, 8, 10])
  }

  @Test("C13 receptive fields of tiny VGG, VGG-16, AlexNet and ResNet-18 at the last map")
  func lastMaps() throws {
    #expect(try sizes("tinyvgg", ["pool3"]) == [36])
    #expect(try sizes("vgg16", ["pool5"]) == [212])
    #expect(try sizes("alexnet", ["pool3"]) == [195])
    #expect(try sizes("resnet18", ["relu17"]) == [435])
  }

  @Test("D13 dilations 1, 2, 4 stack to 15; the effective kernel is k + (k - 1)(d - 1)")
  func dilation() throws {
    let rules = [1, 2, 4, 8].map { ConvolutionRule(1, kernel: 3, dilation: Sides(.number($0))) }
    let input = FeatureShape(1, 64, 64)
    #expect(try Network("", Array(rules.prefix(3))).summary(of: input).rows[2].fields[0].size == 15)
    let alone = try rules.map { try Network("", [$0]).summary(of: input).rows[0].fields[0].size }
    #expect(alone == [3, 5, 9, 17])
  }

  @Test(
    "the calculated field is what tracing one output finds", arguments: ["cartruck", "resnet20", "smallunet"])
  func calculationAgreesWithTrace(_ name: String) throws {
    let network = try #require(Zoo.named(name)).network
    // Large enough that the middle output sees no border.
    let input = name == "resnet20" ? FeatureShape(3, 160, 160) : FeatureShape(1, 96, 96)
    let trunk = Network(prefixOf: network, before: "Flatten")
    let summary = try trunk.summary(of: input)
    // One layer of each kind, and the widest fields of each net.
    let layers = ["pool2", "conv3", "add3", "add9", "concat1", "upconv2", "conv9", "conv11"]
    for row in summary.rows where layers.contains(row.name) {
      let middle = try #require(row.output.places[0].number) / 2
      let spans = try (middle..<middle + (name == "smallunet" ? 4 : 1)).map { index in
        try #require(trunk.trace(input, from: row.name, at: [index, 0])[0])
      }
      #expect(Size(spans.map(\.count).max() ?? 0) == row.fields[0].size, "\(row.name)")
    }
  }

  @Test("where a map starts and how far apart its fields are, padding counted")
  func startAndJump() throws {
    let summary = try Network(
      "",
      [
        ConvolutionRule(1, kernel: 3, padding: 1), PoolingRule(.max, 2),
        ConvolutionRule(1, kernel: 3, padding: 1),
      ]
    ).summary(of: FeatureShape(1, 16, 16))
    #expect(
      summary.rows.map { $0.fields[0].description } == [
        "3 (jump 1, start -1)", "4 (jump 2, start -1)", "8 (jump 2, start -3)",
      ])
  }

  @Test("a transposed convolution divides the jump, and pools finer than a pixel round up")
  func finerThanPixels() throws {
    let summary = try Network(
      "", [TransposedConvolutionRule(1, kernel: 4, stride: 2, padding: 1), ConvolutionRule(1, kernel: 3)]
    ).summary(of: FeatureShape(1, 8, 8))
    #expect(summary.rows[0].fields[0].size == 2 && summary.rows[0].fields[0].jumpDivisor == 2)
    #expect(summary.rows[1].fields[0].size == 3)
  }

  @Test("after a global pooling or a dense layer an output sees everything")
  func whole() throws {
    let rules: [any LayerRule] = [
      ConvolutionRule(4, kernel: 3), AdaptivePoolingRule(1), FlattenRule(), DenseRule(2),
    ]
    let summary = try Network("", rules).summary(of: FeatureShape(1, 8, 8))
    #expect(summary.rows[1].fields.map(\.isWhole) == [true, true])
    #expect(summary.rows[3].fields.isEmpty)
    #expect(try Network("", rules).trace(FeatureShape(1, 8, 8), from: "dense1", at: [0]) == [0...7, 0...7])
  }

  @Test("names instead of numbers: a kernel of l sees l, two of them 2l - 1")
  func symbolic() throws {
    let rule = ConvolutionRule("k1", kernel: "l")
    let summary = try Network("", [rule, rule]).summary(of: FeatureShape("w, h, 1", order: .channelsLast))
    #expect(summary.rows.map { $0.fields[0].size.description } == ["l", "2*l - 1"])
  }

  @Test("C8 a stride that does not divide leaves a column unseen; D13 dilation leaves holes")
  func uncovered() throws {
    func unseen(_ rule: ConvolutionRule, _ width: Size) throws -> [String] {
      let input = FeatureShape(1, 9, width)
      return try rule.account(of: [input]).uncovered(of: input).map(\.description)
    }
    #expect(
      try unseen(ConvolutionRule(1, kernel: 3, stride: [1, 2]), 8) == ["1 of 8 columns is never seen: 7"])
    #expect(
      try unseen(ConvolutionRule(1, kernel: 3, stride: [1, 3]), 7) == ["1 of 7 columns is never seen: 6"])
    #expect(try unseen(ConvolutionRule(1, kernel: 3, stride: [1, 2], padding: .number([0, 1])), 8) == [])
    #expect(
      try unseen(ConvolutionRule(1, kernel: 2, stride: [1, 3]), 8) == ["2 of 8 columns are never seen: 2, 5"])
    let network = Network(
      "",
      [
        ConvolutionRule(1, kernel: [1, 3], dilation: [1, 2]), PoolingRule(.max, [1, 1], stride: [1, 2]),
      ])
    #expect(
      try network.uncovered(of: FeatureShape(1, 1, 9)).map(\.description)
        == ["4 of 9 columns are never seen: 1, 3, 5, 7"])
  }
}

extension Network {
  /// The layers before the first of a kind.
  fileprivate init(prefixOf network: Network, before kind: String) {
    self.init(network.name)
    for layer in network.layers {
      if layer.rule.kind == kind { return }
      add(layer.rule, named: layer.name, from: layer.from)
    }
  }
}
