// What a layer is, from the language's words to a rule of `Networks`.
//
// A script's layer, whatever its spelling, says what it is by a kind and facts: {"kind": "conv", "filters": 8,
// "kernel": (3, 3), "stride": (2, 2)}; or in the words that `build` reads. Here either becomes the rule that knows its
// shapes, counts and reach. A new kind is a row of the table.

import Interpreter
import Networks
import Tensors

/// The facts of one layer.
struct LayerFacts {
  let call: Call
  let kind: String
  private let entries: DictObject

  init(_ value: Value, _ call: Call) throws {
    guard case .dict(let entries) = value, case .string(let kind)? = entries.value(named: "kind") else {
      throw call.machine.typeError(
        "a layer says what it is by a dict with a 'kind', not \(call.machine.typeName(value))")
    }
    self.call = call
    self.entries = entries
    self.kind = kind.text.string
  }

  subscript(name: String) -> Value? {
    guard let value = entries.value(named: name), !value.isNone else { return nil }
    return value
  }

  func size(_ name: String) throws -> Size? {
    guard let value = self[name] else { return nil }
    return try call.size(value)
  }

  func sides(_ name: String, or usual: Sides? = nil) throws -> Sides {
    guard let value = self[name] else {
      guard let usual else { throw call.machine.typeError("a layer of kind '\(kind)' must say its '\(name)'") }
      return usual
    }
    guard let items = call.machine.sequence(value) else { return Sides(try call.size(value)) }
    return Sides(try items.map { try call.size($0) })
  }

  /// `same`, `valid`, `causal`, one number, one an axis, or a pair (before, after) an axis.
  func padding() throws -> WindowPadding {
    guard let value = self["padding"] else { return 0 }
    if case .string(let word) = value {
      switch word.text.string {
      case "same": return .same
      case "causal": return .causal
      case "valid": return .valid
      default: return .number(Sides(try call.size(value)))
      }
    }
    guard let items = call.machine.sequence(value), let first = items.first, call.machine.sequence(first) != nil
    else { return .number(try sides("padding")) }
    let pairs = try self.pairs("padding")
    return pairs.allSatisfy { $0.before == $0.after } ? .number(Sides(pairs.map(\.before))) : .pairs(pairs)
  }

  func pairs(_ name: String) throws -> [WindowPadding.Pair] {
    guard let value = self[name], let items = call.machine.sequence(value) else { return [] }
    return try items.map { item in
      guard let pair = call.machine.sequence(item), pair.count == 2 else {
        throw call.machine.typeError("'\(name)' of a layer must hold pairs (before, after)")
      }
      return WindowPadding.Pair(try call.size(pair[0]), try call.size(pair[1]))
    }
  }

  /// Rows of whole numbers.
  func table(_ name: String) throws -> [[Int]] {
    guard let value = self[name], let rows = call.machine.sequence(value) else { return [] }
    return try rows.map { row in
      try (call.machine.sequence(row) ?? []).compactMap { try call.machine.tensorIndex($0) }
    }
  }

  func flag(_ name: String, or usual: Bool = false) throws -> Bool {
    try self[name].map { try call.machine.isTrue($0) } ?? usual
  }

  func word(_ name: String) -> String? {
    guard case .string(let word)? = self[name] else { return nil }
    return word.text.string
  }

  func int(_ name: String, or usual: Int) throws -> Int {
    try self[name].flatMap { try call.machine.tensorIndex($0) } ?? usual
  }

  func double(_ name: String, or usual: Double) throws -> Double {
    try self[name].flatMap { try call.machine.number($0)?.double } ?? usual
  }

  /// Parameters as pairs of a name and a shape.
  func parameters() throws -> [ParameterRule] {
    guard let value = self["parameters"], let items = call.machine.sequence(value) else { return [] }
    return try items.map { item in
      guard let pair = call.machine.sequence(item), pair.count == 2, case .string(let name) = pair[0],
        let shape = call.machine.sequence(pair[1])
      else { throw call.machine.typeError("'parameters' of a layer must hold pairs (name, shape)") }
      let text = name.text.string
      return ParameterRule(
        text, try shape.map { try call.size($0) },
        text.hasPrefix("running") ? .statistic : text.hasSuffix("bias") ? .bias : .weight)
    }
  }
}

extension Call {
  /// A whole number, or the name of one.
  func size(_ value: Value) throws -> Size {
    if case .string(let text) = value {
      do throws(LayerProblem) {
        let shape = try FeatureShape(text.text.string)
        if shape.rank == 1 { return shape.sizes[0] }
      } catch { throw machine.valueError(error.description) }
      throw machine.valueError("'\(text.text.string)' is no name of a size, such as \"h\"")
    }
    guard let number = try machine.tensorIndex(value) else {
      throw machine.typeError("a size must be an int or a name, not \(machine.typeName(value))")
    }
    return Size(number)
  }

  /// The rule of a layer: of its facts in a dict, or of words as `build` reads them.
  func rule(_ value: Value) throws -> any LayerRule {
    if case .string(let words) = value {
      let network = try build(words.text.string)
      guard let layer = network.layers.last else {
        throw machine.valueError("no layer in '\(words.text.string)'")
      }
      return layer.rule
    }
    let facts = try LayerFacts(value, self)
    guard let row = LayerKind.all.first(where: { $0.name == facts.kind }) else {
      throw machine.valueError("there is no kind of layer '\(facts.kind)'")
    }
    return try row.make(facts)
  }
}

/// A row of the table: a kind of layer, and how its facts make a rule.
struct LayerKind {
  let name: String
  let make: (LayerFacts) throws -> any LayerRule

  static var all: [LayerKind] { sliding + pooling + others }

  private static var sliding: [LayerKind] {
    [
      LayerKind(name: "conv") { facts in
        ConvolutionRule(
          try facts.size("filters"), kernel: try facts.sides("kernel"),
          stride: try facts.sides("stride", or: 1),
          padding: try facts.padding(), dilation: try facts.sides("dilation", or: 1),
          mode: facts.word("mode").flatMap(PaddingMode.init) ?? .zeros, groups: try facts.size("groups") ?? 1,
          bias: try facts.flag("bias", or: true), channels: try facts.size("channels"),
          axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "depthwise") { facts in
        ConvolutionRule(
          nil, kernel: try facts.sides("kernel"), stride: try facts.sides("stride", or: 1),
          padding: try facts.padding(), dilation: try facts.sides("dilation", or: 1), groups: nil,
          bias: try facts.flag("bias", or: true), axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "upconv") { facts in
        TransposedConvolutionRule(
          try facts.size("filters") ?? 1, kernel: try facts.sides("kernel"),
          stride: try facts.sides("stride", or: 1), padding: try facts.padding(),
          outputPadding: try facts.sides("output_padding", or: 0), dilation: try facts.sides("dilation", or: 1),
          groups: try facts.size("groups") ?? 1, bias: try facts.flag("bias", or: true),
          channels: try facts.size("channels"), axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "local") { facts in
        LocallyConnectedRule(
          try facts.size("filters") ?? 1, kernel: try facts.sides("kernel"),
          stride: try facts.sides("stride", or: 1), padding: try facts.padding(),
          bias: try facts.flag("bias", or: true), axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "sparse") { facts in
        SparseConvolutionRule(
          table: try facts.table("table"), kernel: try facts.sides("kernel"),
          stride: try facts.sides("stride", or: 1), padding: try facts.padding())
      },
      LayerKind(name: "up") { facts in
        UpsamplingRule(
          try facts.sides("scale", or: 2),
          mode: facts.word("mode")?.contains("linear") ?? false ? .bilinear : .nearest)
      },
      LayerKind(name: "pad") { facts in
        PaddingRule(try facts.pairs("pairs"), mode: facts.word("mode").flatMap(PaddingMode.init) ?? .zeros)
      },
      LayerKind(name: "crop") { facts in CroppingRule(try facts.pairs("pairs")) },
    ]
  }

  private static var pooling: [LayerKind] {
    let folds: [(String, PoolingRule.Fold?)] = [
      ("maxpool", .max), ("avgpool", .average), ("lppool", nil),
    ]
    return folds.map { name, fold in
      LayerKind(name: name) { facts in
        let kernel = try facts.sides("kernel")
        return PoolingRule(
          try fold ?? .power(facts.double("power", or: 2)), kernel,
          stride: try facts.sides("stride", or: kernel),
          padding: try facts.padding(), dilation: try facts.sides("dilation", or: 1),
          ceilMode: try facts.flag("ceil"), axes: try facts.int("axes", or: 2))
      }
    } + [
      LayerKind(name: "adaptiveavg") { facts in
        AdaptivePoolingRule(try facts.sides("output", or: 1), axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "adaptivemax") { facts in
        AdaptivePoolingRule(try facts.sides("output", or: 1), isMax: true, axes: try facts.int("axes", or: 2))
      },
      LayerKind(name: "globalavg") { _ in GlobalPoolingRule() },
      LayerKind(name: "globalmax") { _ in GlobalPoolingRule(isMax: true) },
      LayerKind(name: "maxout") { facts in ChannelPoolingRule(try facts.size("size")) },
    ]
  }

  private static var others: [LayerKind] {
    [
      LayerKind(name: "dense") { facts in
        DenseRule(
          try facts.size("outputs") ?? 1, inputs: try facts.size("features"),
          bias: try facts.flag("bias", or: true))
      },
      LayerKind(name: "activation") { facts in
        let name = facts.word("name") ?? "linear"
        let rule = ActivationRule(name)
        return ActivationRule.kinds.contains { $0.name == rule.name } ? rule : KeepingRule(name)
      },
      LayerKind(name: "batchnorm") { facts in
        NormalizationRule(
          .batch, channels: try facts.size("channels"), affine: try facts.flag("affine", or: true),
          statistics: try facts.flag("statistics", or: true))
      },
      LayerKind(name: "groupnorm") { facts in
        NormalizationRule(
          .group(try facts.int("groups", or: 1)), channels: try facts.size("channels"),
          affine: try facts.flag("affine", or: true))
      },
      LayerKind(name: "instancenorm") { facts in
        NormalizationRule(.instance, affine: try facts.flag("affine"), statistics: false)
      },
      LayerKind(name: "layernorm") { facts in
        KeepingRule("LayerNorm", parameters: try facts.parameters(), mixes: true)
      },
      LayerKind(name: "lrn") { facts in LocalResponseNormRule(try facts.int("size", or: 5)) },
      LayerKind(name: "dropout") { facts in
        DropoutRule(try facts.double("rate", or: 0.5), try facts.flag("channels") ? .channels : .values)
      },
      LayerKind(name: "flatten") { _ in FlattenRule() },
      LayerKind(name: "reshape") { facts in ReshapeRule(FeatureShape(try facts.sides("shape").sizes)) },
      LayerKind(name: "add") { _ in AddRule() },
      LayerKind(name: "concat") { facts in ConcatRule(axis: try facts.int("axis", or: 0)) },
      LayerKind(name: "embed") { facts in
        EmbeddingRule(try facts.size("rows") ?? 1, size: try facts.size("size") ?? 1)
      },
      LayerKind(name: "keep") { facts in
        KeepingRule(
          facts.word("name") ?? "Keep", parameters: try facts.parameters(), mixes: try facts.flag("mixes"))
      },
    ]
  }
}
