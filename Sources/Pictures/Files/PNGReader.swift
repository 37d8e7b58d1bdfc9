// PNG back to samples, as far as our own writer and its like go: 8 bits, grey or colour, not interlaced.
//
// The chunks' sums are checked, the image data is inflated to exactly the size that the header promises, and every row's
// filter is undone: a sample is stored as its difference to the left one, the upper one, their mean, or the one of left,
// upper and upper left that is nearest to left + upper - upper left (Paeth's predictor).

import CZlib

extension PNG {
  /// Reads a picture; nil where the bytes are no PNG of this kind, or a damaged one.
  package static func decode(_ bytes: [UInt8]) -> StoredImage? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    var header: [UInt8]?
    var data: [UInt8] = []
    var position = 8
    while position + 12 <= bytes.count {
      let length = number(bytes[position..<position + 4])
      let end = position + 8 + length
      guard length <= bytes.count - position - 12 else { return nil }
      let body = Array(bytes[position + 4..<end])
      guard number(bytes[end..<end + 4]) == Int(crc32(0, body, uInt(body.count))) else { return nil }
      switch String(decoding: body.prefix(4), as: UTF8.self) {
      case "IHDR": header = Array(body.dropFirst(4))
      case "IDAT": data += body.dropFirst(4)
      case "IEND": return header.flatMap { image(header: $0, data: data) }
      default: break
      }
      position = end + 4
    }
    return nil
  }

  /// More samples than a picture of a notebook has.
  private static let mostSamples = 1 << 28

  private static func image(header: [UInt8], data: [UInt8]) -> StoredImage? {
    guard header.count == 13, header[8] == 8, header[9] == 0 || header[9] == 2, header[10...] == [0, 0, 0]
    else {
      return nil
    }
    let (width, height) = (number(header[0..<4]), number(header[4..<8]))
    let channels = header[9] == 2 ? 3 : 1
    guard width > 0, height > 0, width <= mostSamples, height <= mostSamples / (width * channels + 1) else {
      return nil
    }
    let perRow = width * channels
    var rows = [UInt8](repeating: 0, count: height * (perRow + 1))
    var length = uLong(rows.count)
    guard uncompress(&rows, &length, data, uLong(data.count)) == Z_OK, Int(length) == rows.count else {
      return nil
    }
    guard let samples = unfiltered(rows, height: height, perRow: perRow, step: channels) else { return nil }
    return StoredImage(
      width: width, height: height, channels: channels, maximum: 255, samples: samples.map(UInt16.init))
  }

  private static func unfiltered(_ rows: [UInt8], height: Int, perRow: Int, step: Int) -> [UInt8]? {
    var samples = [UInt8](repeating: 0, count: height * perRow)
    for row in 0..<height {
      let filter = rows[row * (perRow + 1)]
      guard filter <= 4 else { return nil }
      for column in 0..<perRow {
        let place = row * perRow + column
        let left = column >= step ? Int(samples[place - step]) : 0
        let upper = row > 0 ? Int(samples[place - perRow]) : 0
        let corner = row > 0 && column >= step ? Int(samples[place - perRow - step]) : 0
        let predicted = [0, left, upper, (left + upper) / 2, paeth(left, upper, corner)][Int(filter)]
        samples[place] = rows[row * (perRow + 1) + 1 + column] &+ UInt8(predicted)
      }
    }
    return samples
  }

  private static func paeth(_ left: Int, _ upper: Int, _ corner: Int) -> Int {
    let estimate = left + upper - corner
    let (a, b, c) = (abs(estimate - left), abs(estimate - upper), abs(estimate - corner))
    return a <= b && a <= c ? left : b <= c ? upper : corner
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}

extension StoredImage {
  /// How this picture differs from another in words, where some sample differs by more than `levels` of 255.
  ///
  ///     13 of 784 pixels differ, most by 40 of 255 at row 3, column 5
  package func difference(from other: StoredImage, levels: Int) -> String? {
    guard width == other.width, height == other.height, channels == other.channels else {
      return "\(height)x\(width)x\(channels) instead of \(other.height)x\(other.width)x\(other.channels)"
    }
    var different = Set<Int>()
    var greatest = (by: 0, pixel: 0)
    for (place, (sample, otherSample)) in zip(samples, other.samples).enumerated() {
      let difference = abs(Int(sample) - Int(otherSample))
      if difference > levels { different.insert(place / channels) }
      if difference > greatest.by { greatest = (difference, place / channels) }
    }
    if different.isEmpty { return nil }
    return "\(different.count) of \(width * height) pixels differ, most by \(greatest.by) of \(maximum) at row "
      + "\(greatest.pixel / width), column \(greatest.pixel % width)"
  }
}
