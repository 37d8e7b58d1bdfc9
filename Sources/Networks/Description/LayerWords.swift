// The table of layers that can be said: one row each.

/// A word that makes a layer.
struct LayerWord: Sendable {
  /// How it can be called; the first is shown.
  var names: [String]
  /// How many arguments it takes at most.
  var arguments: Int
  /// The options that mean something to it.
  var options: Set<String>
  /// Throws a `DescriptionError`; closures in a table cannot say so without each repeating its type.
  var make: @Sendable (LayerPhrase) throws -> any LayerRule

  init(
    _ names: String..., arguments: Int = 0, options: Set<String> = [],
    make: @escaping @Sendable (LayerPhrase) throws -> any LayerRule
  ) {
    self.names = names
    self.arguments = arguments
    self.options = options
    self.make = make
  }

  static func named(_ name: String) -> LayerWord? { all.first { $0.names.contains(name) } }

  private static let sliding: Set<String> = ["stride", "pad", "dilation"]
  private static let convolving = sliding.union(["groups", "mode", "nobias"])

  static let all: [LayerWord] =
    [
      LayerWord("conv", "conv2d", "convolution", arguments: 2, options: convolving) { phrase in
        try convolution(phrase, axes: 2)
      },
      LayerWord("conv1d", arguments: 2, options: convolving) { phrase in try convolution(phrase, axes: 1) },
      LayerWord("depthwise", arguments: 1, options: convolving) { phrase in
        let said = phrase.options
        return ConvolutionRule(
          nil, kernel: try phrase.sides(0, "a kernel", example: "depthwise 3x3"), stride: said.stride ?? 1,
          padding: said.padding, dilation: said.dilation, mode: said.mode, groups: nil,
          bias: !said.flags.contains("nobias"))
      },
      LayerWord("separable", "separableconv", arguments: 2, options: separating) { phrase in
        try separable(phrase, axes: 2)
      },
      LayerWord("separable1d", "separableconv1d", arguments: 2, options: separating) { phrase in
        try separable(phrase, axes: 1)
      },
      LayerWord("upconv", "convtranspose", "deconv", arguments: 2, options: transposing) { phrase in
        try transposed(phrase, axes: 2)
      },
      LayerWord("upconv1d", "convtranspose1d", arguments: 2, options: transposing) { phrase in
        try transposed(phrase, axes: 1)
      },
      LayerWord("local", "locallyconnected", arguments: 2, options: sliding.union(["nobias"])) { phrase in
        try local(phrase, axes: 2)
      },
      LayerWord("local1d", arguments: 2, options: sliding.union(["nobias"])) { phrase in
        try local(phrase, axes: 1)
      },
      LayerWord("sparse", arguments: 2, options: ["stride", "pad", "mapbias"]) { phrase in try sparse(phrase) },
      LayerWord("dense", "fc", "fullyconnected", arguments: 1, options: ["nobias"]) { phrase in
        DenseRule(
          try phrase.size(0, "a number of outputs", example: "dense 10"),
          bias: !phrase.options.flags.contains("nobias"))
      },
      LayerWord("embed", "embedding", arguments: 2) { phrase in
        EmbeddingRule(
          try phrase.size(0, "a number of rows", example: "embed 10 16"),
          size: try phrase.size(1, "a size", example: "embed 10 16"))
      },
      LayerWord("times", arguments: 1) { phrase in
        EmbeddingRule(times: try phrase.size(0, "a size", example: "times 32"))
      },
      LayerWord("batchnorm", "bn") { _ in NormalizationRule(.batch) },
      LayerWord("layernorm", "ln") { _ in NormalizationRule(.layer) },
      LayerWord("instancenorm") { _ in NormalizationRule(.instance) },
      LayerWord("groupnorm", arguments: 1) { phrase in
        _ = try phrase.argument(0, "a number of groups", example: "groupnorm 4")
        return NormalizationRule(.group(try phrase.whole(0, "the groups", or: 1)))
      },
      LayerWord("lrn", arguments: 1) { phrase in LocalResponseNormRule(try phrase.whole(0, "the size", or: 5))
      },
      LayerWord("globalavg", "gap", "globalaveragepool") { _ in GlobalPoolingRule() },
      LayerWord("globalmax") { _ in GlobalPoolingRule(isMax: true) },
      LayerWord("maxout", arguments: 1) { phrase in
        ChannelPoolingRule(
          phrase.arguments.isEmpty ? nil : try phrase.size(0, "the channels pooled", example: "maxout 2"))
      },
      LayerWord("up", "upsample", arguments: 1, options: ["bilinear", "nearest"]) { phrase in
        let scale = phrase.arguments.isEmpty ? 2 : try phrase.sides(0, "the scale", example: "up 2")
        return UpsamplingRule(scale, mode: phrase.options.flags.contains("bilinear") ? .bilinear : .nearest)
      },
      LayerWord("pad", arguments: 1, options: ["mode"]) { phrase in
        PaddingRule(try phrase.pairs("a border", example: "pad 1"), mode: phrase.options.mode)
      },
      LayerWord("crop", arguments: 1) { phrase in CroppingRule(try phrase.pairs("a border", example: "crop 4"))
      },
      LayerWord("flatten") { _ in FlattenRule() },
      LayerWord("reshape", arguments: 1) { phrase in
        ReshapeRule(FeatureShape(try phrase.sides(0, "sizes", example: "reshape 16x7x7").sizes))
      },
      LayerWord("add") { _ in AddRule() },
      LayerWord("concat", arguments: 1) { phrase in ConcatRule(axis: try phrase.whole(0, "the axis", or: 0)) },
      LayerWord("shortcut", arguments: 1, options: ["stride"]) { phrase in
        ZeroShortcutRule(
          try phrase.size(0, "a number of channels", example: "shortcut 32 stride 2"),
          stride: phrase.options.stride ?? 1)
      },
    ] + pools + noises + activations

  private static let separating = sliding.union(["mode", "nobias", "multiplier"])
  private static let transposing = sliding.union(["groups", "nobias", "output-pad"])

  private static let pools: [LayerWord] = [1, 2].flatMap { axes -> [LayerWord] in
    let suffix = axes == 1 ? "1d" : ""
    let options = sliding.union(["ceil"])
    @Sendable func pool(
      _ fold: PoolingRule.Fold, _ phrase: LayerPhrase, at place: Int = 0
    ) throws(DescriptionError) -> any LayerRule {
      let said = phrase.options
      let kernel = try phrase.sides(place, "a window", example: "\(phrase.name.text) 2")
      return PoolingRule(
        fold, kernel, stride: said.stride, padding: said.padding, dilation: said.dilation,
        ceilMode: said.flags.contains("ceil"), axes: axes)
    }
    return [
      LayerWord("pool\(suffix)", "maxpool\(suffix)", arguments: 1, options: options) { phrase in
        try pool(.max, phrase)
      },
      LayerWord("avgpool\(suffix)", arguments: 1, options: options) { phrase in try pool(.average, phrase) },
      LayerWord("l2pool\(suffix)", arguments: 1, options: options) { phrase in try pool(.power(2), phrase) },
      LayerWord("lppool\(suffix)", arguments: 2, options: options) { phrase in
        _ = try phrase.argument(0, "a power", example: "lppool 3 2")
        return try pool(.power(phrase.number(0, "the power", or: 2)), phrase, at: 1)
      },
      LayerWord("adaptiveavg\(suffix)", arguments: 1) { phrase in
        AdaptivePoolingRule(try phrase.sides(0, "an output size", example: "adaptiveavg 1"), axes: axes)
      },
      LayerWord("adaptivemax\(suffix)", arguments: 1) { phrase in
        AdaptivePoolingRule(
          try phrase.sides(0, "an output size", example: "adaptivemax 1"), isMax: true, axes: axes)
      },
      LayerWord("blur\(suffix)", arguments: 1, options: ["stride"]) { phrase in
        BlurPoolRule(try phrase.whole(0, "the taps", or: 3), stride: phrase.options.stride ?? 2, axes: axes)
      },
    ]
  }

  private static let noises: [LayerWord] = [
    ("dropout", DropoutRule.Noise.values), ("spatialdropout", .channels), ("noise", .gaussian),
    ("stochasticdepth", .branch),
  ].map { name, noise in
    LayerWord(name, arguments: 1) { phrase in DropoutRule(try phrase.number(0, "the rate", or: 0.5), noise) }
  }

  private static let activations: [LayerWord] =
    ActivationRule.kinds.map { entry in LayerWord(entry.name) { _ in ActivationRule(entry.name) } }
    + ActivationRule.aliases.sorted { $0.key < $1.key }.map { alias in
      LayerWord(alias.key) { _ in ActivationRule(alias.value) }
    }

  private static func convolution(_ phrase: LayerPhrase, axes: Int) throws(DescriptionError) -> any LayerRule {
    let (said, example) = (phrase.options, axes == 1 ? "conv1d 8 3" : "conv 8 3x3")
    return ConvolutionRule(
      try phrase.size(0, "a number of filters", example: example),
      kernel: try phrase.sides(1, "a kernel after the filters", example: example), stride: said.stride ?? 1,
      padding: said.padding, dilation: said.dilation, mode: said.mode, groups: said.groups,
      bias: !said.flags.contains("nobias"), axes: axes)
  }

  private static func separable(_ phrase: LayerPhrase, axes: Int) throws(DescriptionError) -> any LayerRule {
    let (said, example) = (phrase.options, axes == 1 ? "separable1d 8 3" : "separable 8 3x3")
    return SeparableConvolutionRule(
      try phrase.size(0, "a number of filters", example: example),
      kernel: try phrase.sides(1, "a kernel after the filters", example: example), stride: said.stride ?? 1,
      padding: said.padding, dilation: said.dilation, mode: said.mode, multiplier: said.multiplier,
      bias: !said.flags.contains("nobias"), axes: axes)
  }

  private static func transposed(_ phrase: LayerPhrase, axes: Int) throws(DescriptionError) -> any LayerRule {
    let (said, example) = (phrase.options, "upconv 8 2x2 stride 2")
    return TransposedConvolutionRule(
      try phrase.size(0, "a number of filters", example: example),
      kernel: try phrase.sides(1, "a kernel after the filters", example: example), stride: said.stride ?? 1,
      padding: said.padding, outputPadding: said.outputPadding, dilation: said.dilation, groups: said.groups,
      bias: !said.flags.contains("nobias"), axes: axes)
  }

  private static func local(_ phrase: LayerPhrase, axes: Int) throws(DescriptionError) -> any LayerRule {
    let (said, example) = (phrase.options, "local 8 3x3")
    return LocallyConnectedRule(
      try phrase.size(0, "a number of filters", example: example),
      kernel: try phrase.sides(1, "a kernel after the filters", example: example), stride: said.stride ?? 1,
      padding: said.padding, bias: !said.flags.contains("nobias"), axes: axes)
  }

  /// `sparse 0+1/1+2 5x5`: the channels that each map reads.
  private static func sparse(_ phrase: LayerPhrase) throws(DescriptionError) -> any LayerRule {
    let example = "sparse 0+1/1+2 5x5"
    let word = try phrase.argument(0, "a connection table", example: example)
    let rows = word.text.split(separator: "/", omittingEmptySubsequences: false).map { row in
      row.split(separator: "+", omittingEmptySubsequences: false).map { Int($0) }
    }
    let table = rows.map { $0.compactMap(\.self) }
    guard zip(rows, table).allSatisfy({ $0.count == $1.count }) else {
      throw phrase.error(.notANumber(word.text, what: "the connection table"), at: word)
    }
    return SparseConvolutionRule(
      table: table, kernel: try phrase.sides(1, "a kernel", example: example),
      stride: phrase.options.stride ?? 1,
      padding: phrase.options.padding, biasPerUnit: !phrase.options.flags.contains("mapbias"))
  }
}
