// Where branches of a network meet, and the shortcut that has no weights.

/// Add: the sum of maps of one shape (the end of a residual block).
public struct AddRule: LayerRule, Hashable {
  /// Two or more maps of one shape -> their sum.
  public init() {}

  public var kind: String { "Add" }
  public var stem: String { "add" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    guard let first = inputs.first, inputs.count > 1 else { throw .inputs(expected: 2, got: inputs.count) }
    let agree = inputs.allSatisfy { other in
      other.rank == first.rank
        && zip(other.sizes, first.sizes).allSatisfy { $0 == $1 || $0.number == nil || $1.number == nil }
    }
    guard agree else { throw .joinShapes(inputs, axis: nil) }
    return .unchanged(first)
  }
}

/// Concat: the maps of one after those of the other, channels by default.
public struct ConcatRule: LayerRule, Hashable {
  /// The axis of the example that grows; 0 holds the channels.
  public var axis: Int

  /// Joins along an axis of the example: 0 for the channels.
  public init(axis: Int = 0) { self.axis = axis }

  public var kind: String { "Concat" }
  public var stem: String { "concat" }
  public var words: String { axis == 0 ? "concat" : "concat \(axis)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    guard let first = inputs.first, inputs.count > 1 else { throw .inputs(expected: 2, got: inputs.count) }
    if axis < 0 { throw .number(name: "axis", value: Size(axis), least: 0) }
    if axis >= first.rank { throw .most(name: "axis", value: Size(axis), most: first.rank - 1) }
    for other in inputs {
      guard other.rank == first.rank else { throw .joinShapes(inputs, axis: axis) }
      for (place, pair) in zip(other.sizes, first.sizes).enumerated() where place != axis && pair.0 != pair.1 {
        if pair.0.number != nil, pair.1.number != nil { throw .joinShapes(inputs, axis: axis) }
      }
    }
    var output = first
    output.sizes[axis] = inputs.map { $0.sizes[axis] }.sum()
    let worked = Worked(
      axis == 0 ? "channels" : FeatureShape.axisName(axis - 1, of: first.rank - 1),
      formula: "sum over the inputs",
      numbers: inputs.map { $0.sizes[axis].factor }.joined(separator: " + "), value: output.sizes[axis])
    return LayerAccount(
      output: output, sizes: [worked],
      reach: output.places.indices.map { $0 + 1 == axis ? .whole : .same })
  }
}

/// The shortcut without parameters (option A of ResNet): every s-th place, and channels of zeros up to `channels`.
public struct ZeroShortcutRule: LayerRule, Hashable {
  public var channels: Size
  public var stride: Sides

  /// (C, H, W) -> (channels, ⌈H/s⌉, ⌈W/s⌉); at least C channels.
  public init(_ channels: Size, stride: Sides) {
    self.channels = channels
    self.stride = stride
  }

  public var kind: String { "ZeroShortcut" }
  public var stem: String { "shortcut" }
  public var words: String { "shortcut \(channels) stride \(stride.words)" }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 2...4)
    if let had = input.channels.number, let wanted = channels.number, wanted < had {
      throw .number(name: "channels", value: channels, least: had)
    }
    let windows = try SlidingWindow(kernel: 1, stride: stride).axes(over: input.places)
    return LayerAccount(
      output: FeatureShape([channels] + windows.map(\.output.value)),
      sizes: [
        Worked(
          "channels", formula: "c + channels of zeros",
          numbers: "\(input.channels.factor) + \((channels - input.channels).factor)", value: channels)
      ] + windows.map(\.output),
      reach: windows.map(\.reach))
  }
}
