// PGM and PPM, written byte for byte as netpbm writes them.
//
// A header of text ("P5", the size, the largest sample; each ended by one newline), then the samples: one byte each
// up to 255, two bytes with the high one first above. P5 is grey, P6 colour. Because nothing is optional in what is
// written here, equal pictures give equal files.

/// The netpbm formats: magic numbers and writers.
package enum Netpbm {
  /// The magics that are read, with what they mean.
  struct Magic {
    let text: String
    let channels: Int
    /// Samples as decimal text rather than bytes.
    let isPlain: Bool
  }

  static let magics = [
    Magic(text: "P2", channels: 1, isPlain: true),
    Magic(text: "P3", channels: 3, isPlain: true),
    Magic(text: "P5", channels: 1, isPlain: false),
    Magic(text: "P6", channels: 3, isPlain: false),
  ]

  /// A P5 file of a grey image.
  @Sendable package static func encodeGray(_ image: StoredImage) throws(PictureError) -> [UInt8] {
    guard image.channels == 1 else {
      throw .channels(format: "PGM", channels: image.channels, hint: "PGM is grey; save colour as .ppm")
    }
    return encode(image, magic: "P5")
  }

  /// A P6 file; a grey image is written with three equal samples a pixel.
  @Sendable package static func encodeColour(_ image: StoredImage) throws(PictureError) -> [UInt8] {
    switch image.channels {
    case 3: return encode(image, magic: "P6")
    case 1:
      let colours = image.samples.flatMap { [$0, $0, $0] }
      return encode(
        StoredImage(
          width: image.width, height: image.height, channels: 3, maximum: image.maximum, samples: colours),
        magic: "P6")
    default:
      throw .channels(format: "PPM", channels: image.channels, hint: "a picture has 1 channel or 3")
    }
  }

  private static func encode(_ image: StoredImage, magic: String) -> [UInt8] {
    var bytes = Array("\(magic)\n\(image.width) \(image.height)\n\(image.maximum)\n".utf8)
    bytes.reserveCapacity(bytes.count + image.samples.count * image.bytesPerSample)
    for sample in image.samples {
      if image.bytesPerSample == 2 { bytes.append(UInt8(sample >> 8)) }
      bytes.append(UInt8(truncatingIfNeeded: sample))
    }
    return bytes
  }
}

/// What is wrong with a PGM or PPM file.
package enum NetpbmError: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  /// The first bytes are no magic that is read.
  case magic(found: String)
  /// The file ends inside the header.
  case headerEnds(before: String)
  /// Something else stands where a number belongs.
  case notANumber(field: String, text: String, offset: Int)
  /// A width, height or maximum outside what a file may say.
  case outOfRange(field: String, text: String, low: Int, high: Int)
  /// More pixels than a picture may have.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// After the maximum comes something other than one white space.
  case noSeparator(found: UInt8)
  /// Fewer bytes than the header promises.
  case truncated(needed: Int, found: Int)
  /// Plain formats: fewer numbers than the header promises.
  case missingSamples(needed: Int, found: Int)
  case sampleTooLarge(value: Int, maximum: Int, row: Int, column: Int)
  /// Bytes after the last pixel.
  case trailing(count: Int, offset: Int)

  package var description: String {
    switch self {
    case .empty: return "the file is empty, not a PGM or PPM picture"
    case .magic(let found):
      return "not a PGM or PPM picture: it begins with \(found) where P2, P3, P5 or P6 is expected"
    case .headerEnds(let field): return "the header ends before the \(field)"
    case .notANumber(let field, let text, let offset):
      return "the \(field) is not a number: \(text) at byte \(offset)"
    case .outOfRange(let field, let text, let low, let high):
      return "the \(field) is \(text): it must be from \(low) to \(high)"
    case .tooLarge(let width, let height, let limit):
      return "the header promises \(width) x \(height) pixels, more than the \(limit) a picture may have"
    case .noSeparator(let found):
      return "after the largest sample one white space is expected, found byte \(found)"
    case .truncated(let needed, let found):
      return "the picture is cut off: it needs \(needed) bytes of pixels, the file has \(found)"
    case .missingSamples(let needed, let found):
      return "the picture is cut off: it needs \(needed) numbers, the file has \(found)"
    case .sampleTooLarge(let value, let maximum, let row, let column):
      return "the sample \(value) at row \(row), column \(column) is above the largest that the header "
        + "allows, \(maximum)"
    case .trailing(let count, let offset):
      return
        "\(count) byte\(count == 1 ? "" : "s") after the last pixel, from byte \(offset): only a file with "
        + "one picture is read"
    }
  }
}
