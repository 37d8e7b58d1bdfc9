import Networks
import Testing

@Suite struct RulesTests {
  private func account(_ rule: any LayerRule, _ shape: FeatureShape...) throws -> LayerAccount {
    try rule.account(of: shape)
  }

  @Test("B25, C5, C6, C14, D16 parameters of convolutions and dense layers, with the formula")
  func counts() throws {
    let cases: [(any LayerRule, FeatureShape, String)] = [
      (ConvolutionRule(1, kernel: 3), FeatureShape(1, 5, 6), "1*(1*3*3 + 1) = 10"),
      (DenseRule(12), FeatureShape(30), "12*(30 + 1) = 372"),
      (ConvolutionRule(6, kernel: 5), FeatureShape(3, 32, 32), "6*(3*5*5 + 1) = 456"),
      (ConvolutionRule(96, kernel: 3, bias: false), FeatureShape(3, 9, 9), "96*3*3*3 = 2592"),
      (ConvolutionRule(1, kernel: 3, bias: false), FeatureShape(96, 9, 9), "1*96*3*3 = 864"),
      (ConvolutionRule(16, kernel: 1), FeatureShape(64, 4, 4), "16*(64*1*1 + 1) = 1040"),
      (ConvolutionRule(1, kernel: 5), FeatureShape(3, 8, 8), "1*(3*5*5 + 1) = 76"),
      (ConvolutionRule(10, kernel: 3), FeatureShape(1, 28, 28), "10*(1*3*3 + 1) = 100"),
      (DenseRule(4704), FeatureShape(3072), "4704*(3072 + 1) = 14455392"),
      (ConvolutionRule(nil, kernel: 3, groups: nil), FeatureShape(8, 9, 9), "8*(1*3*3 + 1) = 80"),
      (ConvolutionRule(4, kernel: [3], axes: 1), FeatureShape(2, 9), "4*(2*3 + 1) = 28"),
      (
        SeparableConvolutionRule(128, kernel: 3), FeatureShape(64, 9, 9),
        "64*1*3*3 + 128*(64*1*1 + 1) = 8896"
      ),
      (TransposedConvolutionRule(8, kernel: 2, stride: 2), FeatureShape(16, 7, 7), "16*8*2*2 + 8 = 520"),
      (LocallyConnectedRule(1, kernel: 3), FeatureShape(1, 5, 6), "3*4*1*(1*3*3 + 1) = 120"),
      (LocallyConnectedRule(6, kernel: 5), FeatureShape(3, 32, 32), "28*28*6*(3*5*5 + 1) = 357504"),
      (NormalizationRule(.batch), FeatureShape(8, 4, 4), "2*8 = 16"),
      (NormalizationRule(.layer), FeatureShape(8, 4, 4), "2*8*4*4 = 256"),
      (NormalizationRule(.group(4)), FeatureShape(8, 4, 4), "2*8 = 16"),
      (NormalizationRule(.instance), FeatureShape(8, 4, 4), "0"),
      (EmbeddingRule(10, size: 16), FeatureShape(1), "10*16 = 160"),
    ]
    for (rule, shape, expected) in cases { #expect(try account(rule, shape).count.description == expected) }
  }

  @Test("A13 a dense layer on a megapixel is counted, not made")
  func megapixel() throws {
    let shape = FeatureShape(1_000_000)
    #expect(try account(DenseRule(1_000, bias: false), shape).count.value == 1_000_000_000)
    #expect(try account(DenseRule(1_000), shape).count.value == 1_000_001_000)
  }

  @Test("C7, C8, C9, C10, C11 sizes of convolutions, with the formula and its numbers")
  func sizes() throws {
    func size(_ w: Size, _ rule: ConvolutionRule) throws -> String {
      try account(rule, FeatureShape(1, w, w)).sizes[1].description
    }
    func conv(_ k: Int, s: Int = 1, p: WindowPadding = 0, d: Int = 1) -> ConvolutionRule {
      ConvolutionRule(
        1, kernel: Sides(.number(k)), stride: Sides(.number(s)), padding: p, dilation: Sides(.number(d)))
    }
    #expect(try size(28, conv(3)) == "floor((28 + 2*0 - 3)/1) + 1 = 26")
    #expect(try [1, 2, 3].map { try size(7, conv(3, s: $0)).suffix(1) } == ["5", "3", "2"])
    #expect(try [1, 2, 3].map { try size(7, conv(3, s: $0, p: 1)).suffix(1) } == ["7", "4", "3"])
    #expect(try size(8, conv(3, s: 2)) == "floor((8 + 2*0 - 3)/2) + 1 = 3")
    #expect(try size(28, conv(3, d: 2)) == "floor((28 + 2*0 - 2*(3 - 1) - 1)/1) + 1 = 24")
    #expect(try size(28, conv(3, s: 2, p: .same)) == "ceil(28/2) = 14")
    #expect(try size(28, conv(5, p: .pairs([.init(1, 2)]))) == "floor((28 + 1 + 2 - 5)/1) + 1 = 27")
    for w in 1...9 {
      #expect(try account(conv(3, p: 1), FeatureShape(1, Size(w), Size(w))).output.places[0] == Size(w))
    }
    for (kernel, padding) in [(3, 1), (5, 2), (7, 3)] {
      let reach = try account(conv(kernel, p: .same), FeatureShape(1, 9, 9)).reach[0]
      #expect(reach == .window(kernel: Size(kernel), stride: 1, padding: Size(padding), dilation: 1))
    }
  }

  @Test("C16 keeping the dimensions straight")
  func dimensions() throws {
    let rules: [any LayerRule] = [
      ConvolutionRule(10, kernel: 3), PoolingRule(.max, 2), ConvolutionRule(10, kernel: 3),
      PoolingRule(.max, 2),
      FlattenRule(),
    ]
    let summary = try Network("", rules).summary(of: FeatureShape(1, 28, 28))
    #expect(
      summary.rows.map { $0.output.text(.channelsFirst) } == [
        "10x26x26", "10x13x13", "10x11x11", "10x5x5", "250",
      ])
    #expect(summary.rows.map { $0.account.count.value } == [100, 0, 910, 0, 0])
  }

  @Test("C17 sizes in letters")
  func symbolicShapes() throws {
    let input = try FeatureShape("w,h,1", order: .channelsLast)
    let first = try account(ConvolutionRule("k1", kernel: "l"), input)
    #expect(first.output.text(.channelsLast) == "(w - l + 1) x (h - l + 1) x k1")
    #expect(first.count.description == "k1*(1*l*l + 1) = k1*l^2 + k1")
    let second = try account(ConvolutionRule("k2", kernel: "l", padding: .same), first.output)
    #expect(second.output.text(.channelsLast) == "(w - l + 1) x (h - l + 1) x k2")
    let pooled = try account(PoolingRule(.max, 2), second.output).output
    #expect(pooled.places[0].description == "floor((w - l - 1)/2) + 1")
    #expect(pooled.setting(["w": 28, "h": 28, "l": 3, "k2": 8]) == FeatureShape(8, 13, 13))
  }

  @Test("D14 sizes of transposed convolutions, output padding included")
  func transposedSizes() throws {
    func size(_ rule: TransposedConvolutionRule, _ w: Size) throws -> String {
      try account(rule, FeatureShape(1, w, w)).sizes[1].description
    }
    #expect(try size(TransposedConvolutionRule(1, kernel: 3, stride: 2), 3) == "(3 - 1)*2 - 0 + 3 = 7")
    #expect(
      try size(TransposedConvolutionRule(1, kernel: 3, stride: 2, padding: 1, outputPadding: 1), 4)
        == "(4 - 1)*2 - 2 + 3 + 1 = 8")
    #expect(try size(TransposedConvolutionRule(1, kernel: 3, stride: 2, padding: .same), 4) == "4*2 = 8")
    #expect(throws: LayerProblem.self) {
      try size(TransposedConvolutionRule(1, kernel: 3, stride: 2, outputPadding: 2), 4)
    }
  }

  @Test("pooling: ceil mode, adaptive, channels, blur, enlarging, borders")
  func otherSizes() throws {
    let shape = FeatureShape(4, 7, 9)
    let cases: [(any LayerRule, String)] = [
      (PoolingRule(.max, 2), "4x3x4"), (PoolingRule(.average, 2, ceilMode: true), "4x4x5"),
      (PoolingRule(.power(2), 3, stride: 2, padding: 1, ceilMode: true), "4x4x5"),
      (PoolingRule(.max, 2, stride: 4, ceilMode: true), "4x2x3"),
      (AdaptivePoolingRule([2, 3]), "4x2x3"), (GlobalPoolingRule(), "4"), (ChannelPoolingRule(2), "2x7x9"),
      (ChannelPoolingRule(), "1x7x9"), (BlurPoolRule(3), "4x4x5"), (BlurPoolRule(4), "4x4x5"),
      (UpsamplingRule(3), "4x21x27"), (PaddingRule([.init(1, 2)]), "4x10x12"), (CroppingRule(2), "4x3x5"),
      (ReshapeRule(2, 126), "2x126"), (LocalResponseNormRule(), "4x7x9"),
      (DropoutRule(0.1, .channels), "4x7x9"),
      (ConvolutionRule(2, kernel: 3, padding: .causal), "2x7x9"),
      (ZeroShortcutRule(8, stride: 2), "8x4x5"), (EmbeddingRule(times: 32), "4x7x9x32"),
    ]
    for (rule, expected) in cases {
      #expect(try account(rule, shape).output.text(.channelsFirst) == expected, "\(rule.kind)")
    }
    #expect(try account(ConcatRule(), shape, FeatureShape(2, 7, 9)).output == FeatureShape(6, 7, 9))
  }

  @Test("bad numbers are errors that say the formula and the numbers")
  func misfits() throws {
    func message(_ rule: any LayerRule, _ shapes: FeatureShape...) -> String {
      do {
        _ = try rule.account(of: shapes)
        return "fits"
      } catch { return "\(error)" }
    }
    let shape = FeatureShape(4, 5, 5)
    let cases: [(String, String)] = [
      (
        message(ConvolutionRule(1, kernel: 7), shape),
        "kernel 7 does not fit the height 5: floor((w + 2p - k)/s) + 1 = floor((5 + 2*0 - 7)/1) + 1 = -1 is less "
          + "than 1; pad by 1 or use a kernel of at most 5"
      ),
      (
        message(ConvolutionRule(1, kernel: 3, dilation: 3), shape),
        "kernel 3 does not fit the height 5: floor((w + 2p - d(k - 1) - 1)/s) + 1 = "
          + "floor((5 + 2*0 - 3*(3 - 1) - 1)/1) + 1 = -1 is less than 1; pad by 1 or use a kernel of at most 2"
      ),
      (
        message(ConvolutionRule(1, kernel: 3, channels: 3), shape),
        "expects 3 channels, got 4: its input is (4,5,5)"
      ),
      (
        message(ConvolutionRule(6, kernel: 3, groups: 4), shape),
        "6 filters do not divide into 4 groups: 6/4 is not whole"
      ),
      (
        message(SeparableConvolutionRule(1, kernel: 3, multiplier: 0), shape),
        "multiplier must be at least 1, got 0"
      ),
      (message(ConvolutionRule(1, kernel: 0), shape), "kernel size must be at least 1, got 0"),
      (message(ConvolutionRule(1, kernel: 3, stride: 0), shape), "stride must be at least 1, got 0"),
      (message(ConvolutionRule(1, kernel: [3, 3, 3]), shape), "kernel size has 3 numbers for 2 axes"),
      (
        message(ConvolutionRule(1, kernel: 3), FeatureShape(4)),
        "expects an input with 3 sizes (channels, height, width), got (4)"
      ),
      (
        message(ConvolutionRule(1, kernel: 3, padding: 5, mode: .reflect), shape),
        "reflect padding of 5 needs height of at least 6, got 5"
      ),
      (
        message(PoolingRule(.max, 2, padding: 2), shape),
        "padding 2 is more than half of the window 2 along the height: some windows would hold padding only"
      ),
      (
        message(PoolingRule(.max, 3, padding: 2, dilation: 2), shape),
        "padding 2 is more than half of the window 3 along the height: its dilation does not count"
      ),
      (
        message(DenseRule(10), shape),
        "expects a flat vector, got (4,5,5); put Flatten before it, which makes 100 of it"
      ),
      (message(AddRule(), shape, FeatureShape(4, 4, 5)), "adds maps of one shape, got (4,5,5) and (4,4,5)"),
      (
        message(ConcatRule(), shape, FeatureShape(4, 4, 5)),
        "joins along axis 0 maps whose other sizes agree, got (4,5,5) and (4,4,5)"
      ),
      (message(AddRule(), shape), "takes 2 inputs, got 1"),
      (
        message(ReshapeRule(3, 33), shape), "cannot make (3,33) of (4,5,5): 3*33 = 99, but there are 100 values"
      ),
      (message(ActivationRule("rleu"), shape), "unknown activation 'rleu'; did you mean 'relu'?"),
      (message(DropoutRule(1.5), shape), "the probability must be between 0 and 1, got 1.5"),
      (
        message(SparseConvolutionRule(table: [[0, 4]], kernel: 3), shape),
        "row 0 of the connection table names channel 4, but there are channels 0 to 3"
      ),
      (message(CroppingRule(3), shape), "cannot cut 6 from the height 5"),
      (
        message(ConvolutionRule(1, kernel: "k", padding: .pairs([.init(0, 1)])), FeatureShape(1, "k", "w")),
        "fits"
      ),
      (
        message(ConvolutionRule(1, kernel: "k"), FeatureShape(1, "k" - 1, "k")),
        "kernel k does not fit the height k - 1: floor((w + 2p - k)/s) + 1 = floor(((k - 1) + 2*0 - k)/1) + 1 = 0 "
          + "is less than 1; pad by 1 or use a kernel of at most k - 1"
      ),
      (
        message(TransposedConvolutionRule(1, kernel: 3, padding: .pairs([.init(1, -1)])), shape),
        "padding must be at least 0, got -1"
      ),
      (
        message(PoolingRule(.power(.infinity), 2), shape),
        "the power must be a positive finite number, got inf: the largest of each patch is what a max-pooling keeps"
      ),
      (message(PoolingRule(.power(-0.5), 2), shape), "the power must be a positive finite number, got -0.5"),
      (message(PoolingRule(.power(.nan), 2), shape), "the power must be a positive finite number, got nan"),
      (
        message(PoolingRule(.average, 2, dilation: 2), shape),
        "AvgPool2d takes places next to each other: the dilation must be 1, got 2"
      ),
      (message(EmbeddingRule(times: 1), FeatureShape(1)), "embedding size must be at least 2, got 1"),
      (message(BlurPoolRule(65), FeatureShape(1, 99, 99)), "kernel size must be at most 64, got 65"),
      (
        message(BlurPoolRule(5), FeatureShape(1, 2, 9)),
        "reflect padding of 2 needs height of at least 3, got 2"
      ),
      (message(ConvolutionRule(1, kernel: 3, axes: 3), shape), "slides along 1 axis or 2, got 3"),
      (
        message(NormalizationRule(.layer, statistics: true), shape),
        "LayerNorm keeps no running statistics: its mean and spread are those of each example"
      ),
      (
        message(NormalizationRule(.instance), FeatureShape(4, 1, 1)),
        "InstanceNorm needs more than one place in a map: of (4,1,1) every value would be its own mean"
      ),
    ]
    for (found, expected) in cases { #expect(found == expected) }
  }

  @Test("numbers beyond 64 bits are an error, not a trap")
  func tooLarge() throws {
    let huge = Size(Int.max)
    let network = Network("", [ConvolutionRule(huge, kernel: 3)])
    #expect(throws: NetworkError.self) { try network.summary(of: FeatureShape(3, 9, 9)) }
    #expect(throws: NetworkError.self) { try network.summary(of: FeatureShape(3, huge, huge)) }
    let pool = PoolingRule(.max, Sides(huge), stride: Sides(huge), ceilMode: true)
    let pools = try Network("", [pool, pool]).summary(of: FeatureShape(3, 9, 9))
    #expect(pools.description.contains("more than 9223372036854775807"))
    #expect((huge + 1) == .tooLarge && (huge * huge - huge) == .tooLarge)
    #expect((Size(Int.min) - 1) == .tooLarge && Size(Int.min).quotient(by: 2) == Size(Int.min / 2))
  }

  @Test("an error names the layer, the numbers and the nearest input that would fit")
  func networkErrors() throws {
    func message(_ rules: [any LayerRule], _ shape: FeatureShape) -> String {
      do {
        _ = try Network("", rules).summary(of: shape)
        return "fits"
      } catch { return "\(error)" }
    }
    let s1: [any LayerRule] = [
      ConvolutionRule(32, kernel: 3), PoolingRule(.max, 2), ConvolutionRule(64, kernel: 3),
      PoolingRule(.max, 2),
      FlattenRule(), DenseRule(10, inputs: 1600),
    ]
    #expect(
      message(s1, FeatureShape(1, 32, 32))
        == "dense1: Dense expects 1600 inputs, got 2304: Flatten of (64,6,6); (64,5,5) would come from a 28x28 input"
    )
    let deep: [any LayerRule] = [PoolingRule(.max, 2), PoolingRule(.max, 2), ConvolutionRule(1, kernel: 3)]
    #expect(
      message(deep, FeatureShape(1, 8, 8))
        == "conv1: Conv2d with kernel 3 does not fit the height 2: floor((w + 2p - k)/s) + 1 = "
        + "floor((2 + 2*0 - 3)/1) + 1 = 0 is less than 1; pad by 1 or use a kernel of at most 2: "
        + "MaxPool2d gave (1,2,2); (1,3,3) would come from a 12x12 input")
    var other = Network("other")
    other.add(AddRule(), from: [.input(0), .layer(7)])
    #expect(throws: NetworkError.self) { try other.summary(of: FeatureShape(1, 2, 2)) }
  }

  @Test("names are given by kind and number, and stay different from each other")
  func names() {
    var network = Network()
    network.add(row: [ConvolutionRule(1, kernel: 1), ConvolutionRule(1, kernel: 1), ActivationRule("relu")])
    network.add(ActivationRule("relu"), named: "conv3")
    network.add(row: [ConvolutionRule(1, kernel: 1)])
    network.add(ActivationRule("relu"), named: "conv3")
    #expect(network.layers.map(\.name) == ["conv1", "conv2", "relu1", "conv3", "conv4", "conv32"])
  }

  @Test("E31 frozen layers keep their parameters out of training")
  func frozen() throws {
    var network = Zoo.listingS4
    network.freeze { $0.hasPrefix("conv") }
    let summary = try network.summary(of: FeatureShape(1, 32, 32))
    #expect(summary.trained == 16_448 + 65 && summary.total == 106_305 && summary.untrained == 89_792)
  }

  @Test("the table of a network")
  func table() throws {
    let rules: [any LayerRule] = [
      ConvolutionRule(8, kernel: 3), NormalizationRule(.batch), FlattenRule(), DenseRule(2),
    ]
    let text = try Network("", rules).summary(of: FeatureShape(1, 8, 8)).description
    #expect(
      text == """
        layer     kind       output  parameters   MACs  sees
        conv1     Conv2d     8x6x6           80  2,592  3 (jump 1, start 0)
        norm1     BatchNorm  8x6x6           16      0  3 (jump 1, start 0)
        flatten1  Flatten    288              0      0  all
        dense1    Dense      2              578    576  all
        total: 674 parameters (and 16 running statistics), 3,168 MACs, 3,464 bytes of activations
        """)
  }
}

@Suite struct SizeTests {
  @Test("sums and products in letters come to one form")
  func algebra() {
    let (w, l): (Size, Size) = ("w", "l")
    #expect((w - l + 1).description == "w - l + 1")
    #expect((w - 2) - 2 == w - 4)
    #expect((w + 1) * (w - 1) == w * w - 1)
    #expect(((w + 1) * (w - 1)).description == "w^2 - 1")
    #expect((w - w) == 0)
    #expect((2 * w + 4).quotient(by: 2) == w + 2)
    #expect(w.quotient(by: 2).quotient(by: 3) == w.quotient(by: 6))
    #expect(w.quotient(by: "s").description == "floor(w/s)")
    #expect((w - 3).quotient(by: 2).setting(["w": 2]) == -1)
    #expect(Size(-7).quotient(by: 2) == -4)
    #expect(Size(-7).quotientRoundedUp(by: 2) == -3)
    #expect(Size(1234567).grouped == "1,234,567")
  }

  @Test("an expression that grows without end is too large instead of slow")
  func growth() {
    var size: Size = 1
    for name in "abcdefghijklmnop" { size = size * (Size(String(name)) + 1) }
    #expect(size == .tooLarge)
  }
}
