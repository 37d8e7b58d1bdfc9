// Layers that only add or cut a border.

/// ZeroPad, ReflectionPad, ReplicationPad, CircularPad: adds places at both ends of each axis.
public struct PaddingRule: LayerRule, Hashable {
  /// Before and after, for each axis, or one pair for all.
  public var pairs: [WindowPadding.Pair]
  public var mode: PaddingMode

  /// So many places before and after, in one pair for all axes or a pair for each; at least 0.
  public init(_ pairs: [WindowPadding.Pair], mode: PaddingMode = .zeros) {
    self.pairs = pairs
    self.mode = mode
  }

  /// As many places at both ends of every axis.
  public init(_ padding: Size, mode: PaddingMode = .zeros) {
    self.init([WindowPadding.Pair(padding, padding)], mode: mode)
  }

  public var kind: String {
    switch mode {
    case .zeros: "ZeroPad"
    case .reflect: "ReflectionPad"
    case .replicate: "ReplicationPad"
    case .circular: "CircularPad"
    }
  }
  public var stem: String { "pad" }
  public var words: String {
    let numbers = pairs.map { $0.before == $0.after ? "\($0.before)" : "\($0.before):\($0.after)" }
    return "pad \(numbers.joined(separator: "x"))" + (mode == .zeros ? "" : " \(mode.rawValue)")
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...4)
    let pairs = try self.pairs.along(input.rank - 1, name: "padding")
    for (axis, pair) in pairs.enumerated() where mode == .reflect || mode == .circular {
      guard let size = input.places[axis].number else { continue }
      for padding in [pair.before, pair.after] {
        if let number = padding.number, number > size - (mode == .reflect ? 1 : 0) {
          throw .mirrorPadding(
            mode: mode, axis: FeatureShape.axisName(axis, of: input.rank - 1), padding: padding,
            input: Size(size))
        }
      }
    }
    return Border.account(input, pairs: pairs, sign: 1)
  }
}

/// Cropping: cuts places off both ends of each axis.
public struct CroppingRule: LayerRule, Hashable {
  public var pairs: [WindowPadding.Pair]

  /// So many places off before and after, in one pair for all axes or a pair for each; something must be left.
  public init(_ pairs: [WindowPadding.Pair]) { self.pairs = pairs }
  /// As many places off at both ends of every axis.
  public init(_ crop: Size) { self.init([WindowPadding.Pair(crop, crop)]) }

  public var kind: String { "Crop" }
  public var stem: String { "crop" }
  public var words: String {
    let numbers = pairs.map { $0.before == $0.after ? "\($0.before)" : "\($0.before):\($0.after)" }
    return "crop \(numbers.joined(separator: "x"))"
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...4)
    let pairs = try self.pairs.along(input.rank - 1, name: "crop")
    let account = Border.account(input, pairs: pairs, sign: -1)
    for (axis, size) in account.output.places.enumerated() {
      if let number = size.number, number < 1 {
        let name = FeatureShape.axisName(axis, of: input.rank - 1)
        throw .crop(axis: name, crop: pairs[axis].before + pairs[axis].after, input: input.places[axis])
      }
    }
    return account
  }
}

private enum Border {
  static func account(_ input: FeatureShape, pairs: [WindowPadding.Pair], sign: Size) -> LayerAccount {
    let letter = sign == 1 ? "+" : "-"
    let outputs = zip(input.places, pairs).enumerated().map { axis, pair in
      Worked(
        FeatureShape.axisName(axis, of: pairs.count), formula: "w \(letter) before \(letter) after",
        numbers: "\(pair.0) \(letter) \(pair.1.before.factor) \(letter) \(pair.1.after.factor)",
        value: pair.0 + sign * (pair.1.before + pair.1.after))
    }
    return LayerAccount(
      output: FeatureShape([input.channels] + outputs.map(\.value)),
      sizes: [Worked("channels", formula: "c", value: input.channels)] + outputs,
      reach: pairs.map { .window(kernel: 1, stride: 1, padding: sign * $0.before, dilation: 1) })
  }
}
