// PNG, as notebooks show it.
//
// A PNG file is a signature and chunks: length, name, data, CRC-32 of name and data. Three suffice: IHDR (size, bit
// depth, colour type), IDAT (rows of samples, each after a filter byte, compressed by zlib) and IEND. Filter 0
// ("none") is used throughout: enlarged pixels repeat bytes exactly, which is what deflate finds best by itself.

import CZlib

/// The PNG writer: 8-bit grey or colour.
package enum PNG {
  /// The file of an image; samples with another maximum than 255 are scaled to it.
  @Sendable package static func encode(_ image: StoredImage) throws(PictureError) -> [UInt8] {
    guard image.width > 0, image.height > 0 else { throw .empty(width: image.width, height: image.height) }
    guard image.channels == 1 || image.channels == 3 else {
      throw .channels(format: "PNG", channels: image.channels, hint: "a picture has 1 channel or 3")
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let colourType: UInt8 = image.channels == 3 ? 2 : 0
    append("IHDR", bigEndian(image.width) + bigEndian(image.height) + [8, colourType, 0, 0, 0], to: &file)
    append("IDAT", try compressed(rows(of: image)), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func rows(of image: StoredImage) -> [UInt8] {
    let perRow = image.width * image.channels
    var rows: [UInt8] = []
    rows.reserveCapacity(image.height * (perRow + 1))
    for row in 0..<image.height {
      rows.append(0)
      for sample in image.samples[row * perRow..<(row + 1) * perRow] {
        rows.append(UInt8(clamping: (Int(sample) * 255 + image.maximum / 2) / image.maximum))
      }
    }
    return rows
  }

  private static func compressed(_ data: [UInt8]) throws(PictureError) -> [UInt8] {
    var length = compressBound(uLong(data.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    let code = compress2(&output, &length, data, uLong(data.count), Z_DEFAULT_COMPRESSION)
    guard code == Z_OK else { throw .compression(code: Int(code)) }
    return Array(output.prefix(Int(length)))
  }

  private static func append(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(name.utf8) + data
    file += bigEndian(data.count) + body + bigEndian(Int(crc32(0, body, uInt(body.count))))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
