// The kinds of picture: one table. A new kind is a file beside this one and a line in `all`.
//
// A kind reads what it needs of a request: the value, and the options that came with it by name. Where no kind is asked
// for, the options decide (boxes are drawn on an image, points in regions), then the value itself: a dict, a text, a
// list of pairs, and of numbers their shape and sign.

import Interpreter
import Pictures
import Tensors

/// One way to make a picture of a value.
struct PictureKind {
  let name: String
  let aliases: [String]
  /// What it shows, and of which shapes.
  let help: String
  let draw: (PictureRequest) throws -> any Picture

  init(
    _ name: String, _ aliases: [String] = [], _ help: String,
    draw: @escaping (PictureRequest) throws -> any Picture
  ) {
    self.name = name
    self.aliases = aliases
    self.help = help
    self.draw = draw
  }

  static var all: [PictureKind] {
    [
      .image, .signed, .kernel, .filters, .maps, .batch, .heat, .matrix, .numbers, .bars, .curve, .confusion,
      .regions, .scatter, .boxes, .architecture,
    ]
  }

  /// The kind of that name, or an error that says which there are.
  static func named(_ name: String, _ request: PictureRequest) throws -> PictureKind {
    if let kind = all.first(where: { $0.name == name || $0.aliases.contains(name) }) { return kind }
    let names = all.map(\.name)
    let nearest = Suggestion.nearest(to: name, among: names + all.flatMap(\.aliases))
    let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
    throw request.invalid("there is no kind \"\(name)\"\(hint) (kinds: \(names.joined(separator: ", ")))")
  }

  /// The kind that the options and the value suggest.
  static func chosen(_ request: PictureRequest) throws -> PictureKind {
    if request.has("boxes") { return .boxes }
    if request.has("over") { return .heat }
    if request.has("points") { return .regions }
    switch request.value {
    case .string: return .architecture
    case .dict: return try request.dictHoldsSeries() ? .curve : .bars
    case .list, .tuple: if try request.isListOfPairs() { return .architecture }
    case .object where request.value.numbers == nil:
      if try request.history() != nil { return .curve }
      if try request.isModel() { return .architecture }
    default:
      if try request.isModel() { return .architecture }
    }
    return try chosen(request, of: request.tensor())
  }

  private static func chosen(_ request: PictureRequest, of tensor: Tensor) throws -> PictureKind {
    let shape = tensor.shape
    switch shape.count {
    case 0: return .numbers
    case 1: return try request.areProbabilities() ? .bars : .curve
    case 2:
      if request.has("names"), shape[0] == shape[1] { return .confusion }
      if shape[1] == 2, shape[0] >= 8 || request.has("labels") { return .scatter }
      let isSmall = shape.allSatisfy { $0 <= 11 } && tensor.dtype.isFloat
      return try isSmall && request.hasNegative() ? .kernel : .image
    case 3:
      if TileShape.isColour(shape) {
        let isSmall = shape.allSatisfy { $0 <= 11 }
        return try isSmall && request.hasNegative() ? .kernel : .image
      }
      return shape[0] == 1 ? .image : .maps
    case 4:
      if try request.hasKernelsLast() { return .filters }
      let sides = shape.suffix(2)
      if TileShape.isBatch(shape) {
        return try sides.allSatisfy { $0 <= 16 } && request.hasNegative() ? .filters : .batch
      }
      return sides.allSatisfy { $0 <= 11 } && shape[0] > 1 ? .filters : .maps
    default: return .image
    }
  }
}
