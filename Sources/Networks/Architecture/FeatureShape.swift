// The shape of what flows between layers: of one example, channels first. The batch is in front of it everywhere and
// changes no rule, so it is left out.

/// Whether the channels are written before the places or after them.
public enum AxisOrder: Sendable {
  /// (C, H, W), as PyTorch.
  case channelsFirst
  /// (H, W, C), as Keras and most lectures.
  case channelsLast
}

/// The sizes of one example: (C, H, W) for pictures, (C, L) for series, (F) for flat vectors.
///
/// ```swift
/// FeatureShape(1, 28, 28).count                                          // 784
/// try FeatureShape("w, h, 1", order: .channelsLast).text(.channelsLast)  // "w x h x 1"
/// ```
public struct FeatureShape: Hashable, Sendable {
  public var sizes: [Size]

  /// The sizes of one example, channels first: `[3, 32, 32]`.
  public init(_ sizes: [Size]) { self.sizes = sizes }
  /// The sizes of one example, channels first: `FeatureShape(3, "h", "w")`.
  public init(_ sizes: Size...) { self.sizes = sizes }

  /// Reads sizes with commas or blanks between them; each is a number or a name.
  public init(_ text: String, order: AxisOrder = .channelsFirst) throws(LayerProblem) {
    let words = text.split { $0 == "," || $0 == " " || $0 == "(" || $0 == ")" }
    var sizes: [Size] = []
    for word in words {
      guard FeatureShape.isSize(word) else { throw .shapeWord(String(word), in: text) }
      sizes.append(Size(String(word)))
    }
    if sizes.isEmpty { throw .shapeWord("", in: text) }
    if order == .channelsLast { sizes.insert(sizes.removeLast(), at: 0) }
    self.sizes = sizes
  }

  /// A whole number that is not negative, or a name of letters, digits and underscores.
  private static func isSize(_ word: Substring) -> Bool {
    if let number = Int(word) { return number >= 0 }
    guard let first = word.first, first.isLetter || first == "_" else { return false }
    return word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  public var rank: Int { sizes.count }
  /// The number of values.
  public var count: Size { sizes.product() }
  /// The first size; 0 of a shape without sizes.
  public var channels: Size { sizes.first ?? 0 }
  /// The sizes after the channels.
  public var places: [Size] { Array(sizes.dropFirst()) }
  /// Whether all sizes are numbers.
  public var isConcrete: Bool { sizes.allSatisfy { $0.number != nil } }

  /// The shape with names replaced by numbers; names that are not given stay.
  public func setting(_ values: [String: Int]) -> FeatureShape {
    FeatureShape(sizes.map { $0.setting(values) })
  }

  /// `26x26x32` for numbers, `(w - l + 1) x (h - l + 1) x k1` with names.
  public func text(_ order: AxisOrder) -> String {
    let ordered = order == .channelsFirst ? sizes : places + sizes.prefix(1)
    return ordered.map(\.factor).joined(separator: isConcrete ? "x" : " x ")
  }

  /// Names of the axes after the channels, in words of a message.
  static func axisName(_ axis: Int, of rank: Int) -> String {
    switch rank {
    case 1: "length"
    case 2: axis == 0 ? "height" : "width"
    default: "axis \(axis + 1)"
    }
  }
}

extension FeatureShape: CustomStringConvertible {
  /// `(64,5,5)`
  public var description: String { "(" + sizes.map(\.description).joined(separator: ",") + ")" }
}
