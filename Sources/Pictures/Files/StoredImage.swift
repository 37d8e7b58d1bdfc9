// An image as a file holds it: whole numbers from 0 to a maximum, nothing stretched, nothing lost.
//
// A `Raster` is what is shown; a `StoredImage` is what is read and written. Loading a 12-bit picture and saving it
// again must give the same samples, so they stay whole numbers here, up to 16 bits each.

/// Samples of an image file, row by row, the channels of a pixel side by side.
///
/// ```swift
/// let image = try ImageFile.decode(bytes, path: "cat.pgm")
/// image.samples[image.index(row: 3, column: 4)]
/// ```
package struct StoredImage: Equatable, Sendable {
  package let width: Int
  package let height: Int
  /// 1 grey, 3 red-green-blue.
  package let channels: Int
  /// The largest sample allowed, 1...65535.
  package let maximum: Int
  package let samples: [UInt16]

  /// The caller vouches for `samples.count == width * height * channels`.
  init(width: Int, height: Int, channels: Int, maximum: Int, samples: [UInt16]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.maximum = maximum
    self.samples = samples
  }

  /// An image from values as a tensor holds them: (H, W), or (3, H, W) plane by plane.
  ///
  /// Whole-number tensors are stored as they are, 0...255 in 8 bits, up to 65535 in 16. Fractions are read as
  /// brightness 0...1 and stored as `round(255 * value)`; anything outside is refused, not silently stretched.
  package init(
    values: [Double], width: Int, height: Int, channels: Int, wholeNumbers: Bool
  ) throws(PictureError) {
    try PictureError.check(width: width, height: height, valueCount: values.count, channels: channels)
    let limit: Double = wholeNumbers ? 65535 : 1
    let plane = width * height
    for (index, value) in values.enumerated() where !(value >= 0 && value <= limit) {
      let pixel = index % plane
      throw .unstorable(
        value: NumberText.shortest(value), row: pixel / width, column: pixel % width,
        allowed: wholeNumbers
          ? "whole numbers must lie in 0...65535"
          : "fractions are brightness and must lie in 0...1; scale first, such as (x - x.min()) / (x.max() - x.min())"
      )
    }
    let scale: Double = wholeNumbers ? 1 : 255
    var samples: [UInt16] = []
    samples.reserveCapacity(values.count)
    for pixel in 0..<plane {
      for channel in 0..<channels {
        samples.append(UInt16((values[channel * plane + pixel] * scale).rounded()))
      }
    }
    let maximum = samples.allSatisfy { $0 <= 255 } ? 255 : 65535
    self.init(width: width, height: height, channels: channels, maximum: maximum, samples: samples)
  }

  package var bytesPerSample: Int { maximum > 255 ? 2 : 1 }

  package func index(row: Int, column: Int, channel: Int = 0) -> Int {
    (row * width + column) * channels + channel
  }

  /// The samples plane by plane, as a (C, H, W) tensor holds them.
  package var planes: [UInt16] {
    if channels == 1 { return samples }
    return (0..<channels).flatMap { channel in
      stride(from: channel, to: samples.count, by: channels).map { samples[$0] }
    }
  }
}
