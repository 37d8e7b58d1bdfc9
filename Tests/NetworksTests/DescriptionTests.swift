import Networks
import Testing

@Suite struct DescriptionTests {
  @Test("E28 words make the network that code makes")
  func build() throws {
    let network = try Networks.build("conv 8 3x3, relu, pool 2, dense 10")
    let coded = Network(
      "",
      [
        ConvolutionRule(8, kernel: 3), ActivationRule("relu"), PoolingRule(.max, 2), FlattenRule(),
        DenseRule(10),
      ])
    let input = FeatureShape(1, 28, 28)
    #expect(network.words == "conv 8 3x3, relu, pool 2, flatten, dense 10")
    #expect(network.words == coded.words)
    #expect(
      try network.summary(of: input).description
        == coded.summary(of: input).description.replacing("Network", with: ""))
  }

  @Test("every network of the zoo can be said, and what is said makes it again")
  func roundTrip() throws {
    for entry in Zoo.all {
      let again = try Networks.build(entry.network.words)
      #expect(again.words == entry.network.words)
      #expect(again.layers.map(\.name) == entry.network.layers.map(\.name))
      let (first, second) = (try entry.network.summary(of: entry.input), try again.summary(of: entry.input))
      #expect(first.description == second.description, "\(entry.name)")
    }
  }

  @Test("every kind of layer comes back from its words")
  func layers() throws {
    let rules: [any LayerRule] = [
      ConvolutionRule(8, kernel: [3, 5], stride: 2, padding: .same, dilation: [1, 2], groups: 2, bias: false),
      ConvolutionRule(8, kernel: [3, 3], padding: .pairs([.init(1, 2)]), mode: .reflect),
      ConvolutionRule("k1", kernel: "l", padding: .causal, axes: 1),
      ConvolutionRule(nil, kernel: [3, 3], groups: nil),
      SeparableConvolutionRule(8, kernel: [3, 5], stride: 2, padding: .same, multiplier: 2, bias: false),
      SeparableConvolutionRule(8, kernel: [3], dilation: [2], mode: .circular, axes: 1),
      TransposedConvolutionRule(8, kernel: [3, 3], stride: 2, padding: 1, outputPadding: 1),
      TransposedConvolutionRule(8, kernel: [4], stride: 2, axes: 1), LocallyConnectedRule(2, kernel: [3, 3]),
      SparseConvolutionRule(table: [[0, 1], [1]], kernel: [5, 5], padding: 2, biasPerUnit: false),
      DenseRule(3, bias: false),
      PoolingRule(.max, 3, stride: 2, padding: 1, ceilMode: true), PoolingRule(.average, [2, 3], axes: 2),
      PoolingRule(.power(2), 2), PoolingRule(.power(3.5), 2, axes: 1),
      AdaptivePoolingRule([2, 3], isMax: true),
      AdaptivePoolingRule(1, axes: 1), GlobalPoolingRule(), GlobalPoolingRule(isMax: true),
      ChannelPoolingRule(2),
      ChannelPoolingRule(), BlurPoolRule(5), UpsamplingRule(3, mode: .bilinear), PaddingRule([.init(1, 2)]),
      CroppingRule(2), NormalizationRule(.batch), NormalizationRule(.layer), NormalizationRule(.group(4)),
      NormalizationRule(.instance), LocalResponseNormRule(3), ActivationRule("leaky_relu"), DropoutRule(0.25),
      DropoutRule(0.1, .channels), DropoutRule(2, .gaussian), DropoutRule(0.2, .branch), FlattenRule(),
      ReshapeRule(16, 7, 7), EmbeddingRule(10, size: 16), EmbeddingRule(times: 32), AddRule(),
      ConcatRule(axis: 1),
      ZeroShortcutRule(32, stride: 2),
    ]
    for rule in rules {
      // A dense layer alone has nothing to flatten.
      let network = try Networks.build(rule.words)
      #expect(network.layers.count == 1)
      #expect(network.layers[0].rule.words == rule.words)
      #expect("\(network.layers[0].rule)" == "\(rule)", "\(rule.words)")
    }
  }

  @Test("options in any order, short forms, filler words, activations, arrows, brackets, branches")
  func forms() throws {
    let cases = [
      ("Conv 8 filters 3×3 with padding 1 and stride 2 ReLU", "conv 8 3x3 stride 2 pad 1, relu"),
      ("conv 8 3x3 s2 p1 -> maxpool 2", "conv 8 3x3 stride 2 pad 1, pool 2"),
      ("dense 10 softmax", "dense 10, softmax"),
      ("[conv 1 3x3; relu] x2\npool 2", "conv 1 3x3, relu, conv 1 3x3, relu, pool 2"),
      ("2 (relu, (tanh) x 2)", "relu, tanh, tanh, relu, tanh, tanh"),
      (
        "conv 8 3x3 same as a frozen, relu, conv 8 1x1 from a, add from relu1+conv1",
        "conv 8 3x3 same as a frozen, relu, conv 8 1x1 from a, add from relu1+conv1"
      ),
      ("globalavg, dense 3", "globalavg, dense 3"),
    ]
    for (text, words) in cases {
      let found = try Networks.build(text).words
      #expect(found == words)
    }
  }

  @Test("errors point at the word")
  func errors() throws {
    func message(_ text: String) -> String {
      do { return try Networks.build(text).words } catch { return "\(error)" }
    }
    #expect(
      message("conv 8 3x3, rleu, pool 2") == """
        'rleu' is no layer; did you mean 'relu'?
            conv 8 3x3, rleu, pool 2
                        ^^^^
        """)
    #expect(
      message("relu\nconv 8, pool 2") == """
        conv needs a kernel after the filters, as in 'conv 8 3x3'
            conv 8, pool 2
                 ^
        """)
    let first = [
      ("conv 8 3x", "a kernel after the filters must be a number, a name or several with x between, got '3x'"),
      ("conv 8 3x3 strid 2", "'strid' says nothing about conv; did you mean 'stride'?"),
      ("dense 10 stride 2", "dense has no stride"), ("pool 2 reflect", "pool has no reflect"),
      ("relu, add from rleu1+input", "there is no layer 'rleu1' before this one; did you mean 'relu1'?"),
      ("relu as a, tanh as a", "there is a layer 'a' already"), ("(relu", "this bracket is never closed"),
      ("relu)", "this bracket was never opened"), ("dropout half", "the rate must be a number, got 'half'"),
      ("conv 8 3x3 stride", "stride needs a number, as in 'stride 2'"),
      ("", "the description holds no layers, such as 'conv 8 3x3, relu, pool 2, dense 10'"),
      ("(relu) x100000", "the description makes more than 10000 layers"),
      ("() x99999999999999", "the description holds no layers, such as 'conv 8 3x3, relu, pool 2, dense 10'"),
    ]
    for (text, expected) in first {
      #expect(message(text).split(separator: "\n").first.map(String.init) == expected)
    }
  }

  @Test("no text traps")
  func noise() {
    let pieces = [
      "conv", "8", "3x3", "x", "(", ")", ",", "stride", "from", "as", "+", "input", "3", "pad", "1:2", "-", "é",
      "/", "\n",
    ]
    var state: UInt64 = 5
    for _ in 0..<3000 {
      let words = (0..<12).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return pieces[Int(state >> 33) % pieces.count]
      }
      if let network = try? Networks.build(words.joined(separator: " ")) {
        _ = try? network.summary(of: FeatureShape(1, 9, 9))
        _ = try? network.sketch()
      }
    }
  }

  @Test("E28 the sketch of a residual block")
  func sketch() throws {
    let network = try Networks.build("conv 8 3x3 same, relu, conv 8 3x3 same, add from conv2+conv1, relu")
    let sketch = try network.sketch(FeatureShape(1, 16, 16))
    let lines = """
              input                       1x16x16
              |
          [ conv1: conv 8 3x3 same ]      8x16x16
      +-------+
      |   [ relu1: relu ]                 8x16x16
      |       |
      |   [ conv2: conv 8 3x3 same ]      8x16x16
      |       |
      +-->[ add1: add ]                   8x16x16
              |
          [ relu2: relu ]                 8x16x16
      """
    #expect(sketch == lines)
    // A rail goes round everything between the layer and its reader, and rails do not cross in a U-Net.
    let unet = try Zoo.smallUNet.sketch().split(separator: "\n")
    #expect(unet.contains("| +-->[ concat1: concat ]") && unet.contains("+---->[ concat2: concat ]"))
  }
}
