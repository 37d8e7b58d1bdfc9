// Why a layer cannot take what it is given, with the rule and the numbers.

import Tensors

/// A layer and its inputs do not fit; the description says by which formula.
public enum LayerProblem: Error, Hashable, Sendable {
  case shapeWord(String, in: String)
  case inputs(expected: Int, got: Int)
  case rank(expected: ClosedRange<Int>, got: FeatureShape)
  /// Windows slide along one axis or two.
  case axes(Int)
  case channels(expected: Size, got: FeatureShape)
  /// A dense layer that was told how many inputs it has.
  case features(expected: Size, got: FeatureShape)
  case notFlat(FeatureShape)
  case groups(name: String, channels: Size, groups: Size)
  /// The size rule gives less than 1; with that padding at both ends, or that kernel, it would not.
  case doesNotFit(axis: String, input: Size, kernel: Size, size: Worked, padding: Size?, largest: Size?)
  case negativeOutput(axis: String, worked: Worked)
  case poolPadding(axis: String, padding: Size, kernel: Size, isDilated: Bool)
  case mirrorPadding(mode: PaddingMode, axis: String, padding: Size, input: Size)
  case number(name: String, value: Size, least: Int)
  case most(name: String, value: Size, most: Int)
  /// A norm that takes its mean and spread from each example.
  case noStatistics(kind: String)
  /// A single value has no spread.
  case oneValue(kind: String, FeatureShape)
  /// The exponent of a power pooling.
  case power(Double)
  /// Only the largest of a patch can be taken of places apart.
  case poolDilation(kind: String, Size)
  case sides(name: String, count: Int, axes: Int)
  case outputPadding(axis: String, padding: Size, stride: Size, dilation: Size)
  case reshape(from: FeatureShape, to: FeatureShape)
  case joinShapes([FeatureShape], axis: Int?)
  case crop(axis: String, crop: Size, input: Size)
  case probability(Double)
  case table(row: Int, channel: Int, channels: Int)
  case unknownName(what: String, name: String, nearest: String?)
  case needsNumbers(what: String, got: Size)
  case tooLarge
}

extension LayerProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .shapeWord(let word, let text):
      return word.isEmpty
        ? "the shape '\(text)' holds no sizes; write numbers or names with commas between them, as in 'w, h, 1'"
        : "'\(word)' in the shape '\(text)' is neither a number nor a name"
    case .axes(let count):
      return "slides along 1 axis or 2, got \(count)"
    case .inputs(let expected, let got):
      return "takes \(expected) input\(expected == 1 ? "" : "s"), got \(got)"
    case .rank(let expected, let got):
      let ranks =
        expected.count == 1 ? "\(expected.lowerBound)" : "\(expected.lowerBound) to \(expected.upperBound)"
      let form =
        expected.contains(3) ? " (channels, height, width)" : expected.contains(2) ? " (channels, length)" : ""
      return "expects an input with \(ranks) sizes\(form), got \(got)"
    case .channels(let expected, let got):
      return "expects \(expected) channels, got \(got.channels): its input is \(got)"
    case .features(let expected, let got):
      return "expects \(expected) inputs, got \(got.rank == 1 ? got.count : got.sizes.last ?? 0)"
    case .notFlat(let got):
      return "expects a flat vector, got \(got); put Flatten before it, which makes \(got.count) of it"
    case .groups(let name, let channels, let groups):
      return "\(channels) \(name) do not divide into \(groups) groups: \(channels)/\(groups) is not whole"
    case .doesNotFit(let axis, let input, let kernel, let size, let padding, let largest):
      return WindowMisfit.text(
        "\(kernel)", in: "\(axis) \(input)", size: "\(size.formula) = \(size) is less than 1",
        padding: padding?.description, kernel: largest?.description)
    case .negativeOutput(let axis, let worked):
      return "the \(axis) would be \(worked): nothing is left"
    case .poolPadding(let axis, let padding, let kernel, let isDilated):
      return
        "padding \(padding) is more than half of the window \(kernel) along the \(axis): "
        + (isDilated ? "its dilation does not count" : "some windows would hold padding only")
    case .mirrorPadding(let mode, let axis, let padding, let input):
      return "\(mode) padding of \(padding) needs \(axis) of at least \(padding + (mode == .reflect ? 1 : 0)), "
        + "got \(input)"
    case .number(let name, let value, let least): return "\(name) must be at least \(least), got \(value)"
    case .most(let name, let value, let most): return "\(name) must be at most \(most), got \(value)"
    case .noStatistics(let kind):
      return "\(kind) keeps no running statistics: its mean and spread are those of each example"
    case .oneValue(let kind, let shape):
      return "\(kind) needs more than one place in a map: of \(shape) every value would be its own mean"
    case .power(let power):
      return "the power must be a positive finite number, got \(power.text)"
        + (power == .infinity ? ": the largest of each patch is what a max-pooling keeps" : "")
    case .poolDilation(let kind, let dilation):
      return "\(kind) takes places next to each other: the dilation must be 1, got \(dilation)"
    case .sides(let name, let count, let axes):
      return "\(name) has \(count) numbers for \(axes) ax\(axes == 1 ? "is" : "es")"
    case .outputPadding(let axis, let padding, let stride, let dilation):
      return
        "output padding \(padding) along the \(axis) must be smaller than the stride \(stride) or the dilation "
        + "\(dilation)"
    case .reshape(let from, let to):
      return "cannot make \(to) of \(from): \(to.sizes.map(\.factor).joined(separator: "*")) = \(to.count), "
        + "but there are \(from.count) values"
    case .joinShapes(let shapes, let axis):
      let list = shapes.map(\.description).joined(separator: " and ")
      guard let axis else { return "adds maps of one shape, got \(list)" }
      return "joins along axis \(axis) maps whose other sizes agree, got \(list)"
    case .crop(let axis, let crop, let input): return "cannot cut \(crop) from the \(axis) \(input)"
    case .probability(let p): return "the probability must be between 0 and 1, got \(p.text)"
    case .table(let row, let channel, let channels):
      return
        "row \(row) of the connection table names channel \(channel), but there are channels 0 to \(channels - 1)"
    case .unknownName(let what, let name, let nearest):
      return "unknown \(what) '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .needsNumbers(let what, let got): return "\(what) must be a number here, got \(got)"
    case .tooLarge: return "its sizes or counts are more than \(Int.max)"
    }
  }
}
