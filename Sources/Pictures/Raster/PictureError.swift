// What can be wrong with a picture before it is drawn.

/// Why something cannot be shown or stored as a picture.
package enum PictureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A side is zero.
  case empty(width: Int, height: Int)
  /// More pixels than a picture may have.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// The values are not `width * height * channels` many.
  case valueCount(expected: Int, got: Int)
  /// A tensor of this shape has no picture.
  case shape([Int])
  /// The pictures of a montage differ in size.
  case unequalSizes
  /// A value has no place in an image file.
  case unstorable(value: String, row: Int, column: Int, allowed: String)
  /// A file name ends in none of the known formats.
  case unknownFormat(path: String, known: [String])
  /// This format cannot hold a picture with this many channels.
  case channels(format: String, channels: Int, hint: String)
  /// zlib refused to compress.
  case compression(code: Int)

  /// The most pixels that one picture may have: a montage of 60,000 28x28 images fits.
  package static let pixelLimit = 1 << 26

  package var description: String {
    switch self {
    case .empty(let width, let height):
      return "nothing to show: the picture is \(height) rows by \(width) columns"
    case .tooLarge(let width, let height, let limit):
      return "a picture of \(height) rows by \(width) columns is too large to show (at most \(limit) pixels): "
        + "show a part of it, such as x[:64]"
    case .valueCount(let expected, let got):
      return "the picture needs \(expected) values, got \(got)"
    case .shape(let shape):
      let text = "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
      return
        "a tensor of shape \(text) is not a picture: expected (H, W) grey, (3, H, W) colour or (N, H, W) many"
    case .unequalSizes:
      return "the pictures of a montage must have one size and kind"
    case .unstorable(let value, let row, let column, let allowed):
      return "the value \(value) at row \(row), column \(column) cannot be stored in an image file: \(allowed)"
    case .unknownFormat(let path, let known):
      return "\(path): the name says no known picture format: use one of \(known.joined(separator: ", "))"
    case .channels(let format, let channels, let hint):
      return "a \(format) file cannot hold a picture of \(channels) channel\(channels == 1 ? "" : "s"): \(hint)"
    case .compression(let code):
      return "zlib could not compress the picture (code \(code))"
    }
  }

  /// Refuses sizes that are empty, too large, or not those of the values.
  static func check(width: Int, height: Int, valueCount: Int, channels: Int) throws(PictureError) {
    guard width > 0, height > 0 else { throw .empty(width: width, height: height) }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= pixelLimit else {
      throw .tooLarge(width: width, height: height, limit: pixelLimit)
    }
    guard valueCount == pixels * channels else {
      throw .valueCount(expected: pixels * channels, got: valueCount)
    }
  }
}
