import Pictures
import Testing

/// PNG files of our own and of other writers, back to samples.
@Suite struct PNGReaderTests {
  @Test(arguments: [1, 3])
  func whatIsWrittenIsReadBack(channels: Int) throws {
    let values = (0..<35 * channels).map { Double($0 * 37 % 256) }
    let image = try StoredImage(values: values, width: 7, height: 5, channels: channels, wholeNumbers: true)
    #expect(PNG.decode(try PNG.encode(image)) == image)
  }

  /// Rows of 4 pixels, filtered in the five ways in turn (made with Python's zlib; see the values below).
  @Test func everyFilterIsUndone() throws {
    let image = try #require(PNG.decode(RecordedPNG.filters))
    let expected: [UInt16] = (0..<20).map { (index: Int) in UInt16((index * index * 7 + 3) % 256) }
    #expect(image.samples == expected)
  }

  @Test func damagedFilesAreNoPictures() throws {
    let image = try StoredImage(values: [0, 1, 2, 3], width: 2, height: 2, channels: 1, wholeNumbers: true)
    let file = try PNG.encode(image)
    for place in file.indices {
      var damaged = file
      damaged[place] ^= 0x10
      if let read = PNG.decode(damaged) { #expect(read == image) }
      #expect(PNG.decode(Array(file.prefix(place))) == nil)
    }
  }

  @Test func aDifferenceSaysHowManyAndWhere() throws {
    let one = try StoredImage(values: [0, 10, 20, 30], width: 2, height: 2, channels: 1, wholeNumbers: true)
    let other = try StoredImage(values: [0, 11, 20, 70], width: 2, height: 2, channels: 1, wholeNumbers: true)
    let wide = try StoredImage(values: [0, 10, 20, 30], width: 4, height: 1, channels: 1, wholeNumbers: true)
    #expect(other.difference(from: one, levels: 40) == nil)
    #expect(
      other.difference(from: one, levels: 1)
        == "1 of 4 pixels differ, most by 40 of 255 at row 1, column 1")
    #expect(wide.difference(from: one, levels: 255) == "1x4x1 instead of 2x2x1")
  }
}

private enum RecordedPNG {
  static let filters: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x05, 0x08, 0x00, 0x00, 0x00, 0x00, 0x47, 0xC6, 0x12,
    0x07, 0x00, 0x00, 0x00, 0x21, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0xE6, 0x92, 0x77,
    0x62, 0x2C, 0xB6, 0xF7, 0x8D, 0x66, 0x0A, 0xE8, 0x38, 0xF0, 0x83, 0x79, 0x12, 0xCF, 0xFA, 0x4B,
    0x2C, 0x02, 0xCF, 0x6D, 0x99, 0x01, 0x53, 0x1C, 0x07, 0xB9, 0xC9, 0x8C, 0x3E, 0x67, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
