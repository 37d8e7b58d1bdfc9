// Drawn pictures: letters, shapes and a few things with parts, made instead of loaded.
//
// They are the course's smallest data set: no files, any size, any number, and a truth that is known exactly. A batch
// draws each picture a little out of place and with noise. Picture i of a seed depends on the seed and i alone, so a
// longer batch begins with the shorter one, and the bits are the same on every machine.

/// A grey picture of numbers, 0 ground and 1 ink.
public struct GlyphPicture: Equatable, Sendable {
  public let height: Int
  public let width: Int
  /// Row by row.
  public var pixels: [Float]

  public var shape: [Int] { [height, width] }
}

/// A named part of a glyph and where it is.
public struct GlyphPart: Equatable, Sendable {
  public let name: String
  /// The smallest rectangle around the part's pixels.
  public let row: Int
  public let column: Int
  public let height: Int
  public let width: Int
  /// The part alone, in its place in the whole picture.
  public let picture: GlyphPicture
}

/// Pictures and the classes they belong to.
public struct GlyphBatch: Equatable, Sendable {
  public let count: Int
  public let size: Int
  /// Picture by picture, row by row.
  public let pixels: [Float]
  /// For each picture the index of its name.
  public let labels: [Int]
}

/// The glyphs and what can be done with them.
///
/// ```swift
/// let x = try Glyphs.draw("X", size: 7)
/// let batch = try Glyphs.batch(count: 100, names: ["X", "O"], size: 16, shift: 2, noise: 0.1, seed: 7)
/// ```
public enum Glyphs {
  public static let smallestSize = 5
  public static let largestSize = 1024
  /// The most pixels that one batch may have.
  public static let pixelLimit = 1 << 26

  /// What can be drawn.
  public static var names: [String] { table.map(\.name) }

  /// The glyph as a square picture of `size` pixels a side, with a margin of `size / 8` pixels.
  public static func draw(_ name: String, size: Int = 16) throws(DatasetError) -> GlyphPicture {
    let glyph = try drawing(name)
    try check(size)
    return GlyphPicture(height: size, width: size, pixels: pixels(of: glyph, size: size))
  }

  static func pixels(of glyph: GlyphDrawing, size: Int) -> [Float] {
    var pixels = [Float](repeating: 0, count: size * size)
    for part in glyph.parts {
      for pixel in inkedPixels(of: part.stroke, size: size) { pixels[pixel] = part.isHole ? 0 : 1 }
    }
    return pixels
  }

  /// The named parts of the glyph at that size; a part that is too small for a pixel is left out.
  ///
  /// A hole (the headlight of the car) is given as if it were ink.
  public static func parts(of name: String, size: Int = 16) throws(DatasetError) -> [GlyphPart] {
    let glyph = try drawing(name)
    try check(size)
    return glyph.parts.compactMap { part in
      let inked = inkedPixels(of: part.stroke, size: size)
      guard let first = inked.first, let last = inked.last else { return nil }
      let columns = inked.map { $0 % size }
      guard let left = columns.min(), let right = columns.max() else { return nil }
      var pixels = [Float](repeating: 0, count: size * size)
      for pixel in inked { pixels[pixel] = 1 }
      return GlyphPart(
        name: part.name, row: first / size, column: left, height: last / size - first / size + 1,
        width: right - left + 1, picture: GlyphPicture(height: size, width: size, pixels: pixels))
    }
  }

  /// `count` pictures; picture i shows `names[i % names.count]`, moved by up to `shift` pixels each way, with normal
  /// noise of that standard deviation added to every pixel. What is moved over the edge is lost.
  public static func batch(
    count: Int, names: [String] = ["X", "O"], size: Int = 16, shift: Int = 2, noise: Double = 0, seed: Int = 0
  ) throws(DatasetError) -> GlyphBatch {
    try check(size)
    guard !names.isEmpty else { throw .noNames }
    guard count >= 0, count <= pixelLimit / (size * size) else {
      throw .glyphCount(count, size: size, limit: pixelLimit)
    }
    guard shift >= 0, shift <= size / 2 else { throw .shift(shift, size: size) }
    guard noise >= 0, noise.isFinite else { throw .noise(noise) }
    var clean: [[Float]] = []
    for name in names { clean.append(try draw(name, size: size).pixels) }
    var pixels: [Float] = []
    pixels.reserveCapacity(count * size * size)
    for index in 0..<count {
      var numbers = KeyedNumbers(seed: seed, key: index)
      let down = numbers.integer(below: 2 * shift + 1) - shift
      let right = numbers.integer(below: 2 * shift + 1) - shift
      var picture = moved(clean[index % names.count], size: size, down: down, right: right)
      if noise > 0 {
        for pixel in picture.indices { picture[pixel] += Float(noise * numbers.normal()) }
      }
      pixels += picture
    }
    return GlyphBatch(
      count: count, size: size, pixels: pixels, labels: (0..<count).map { $0 % names.count })
  }

  /// The canvas with the glyph put in at (row, column): each pixel the larger of the two, so a ground of 0 covers
  /// nothing.
  public static func place(
    _ glyph: GlyphPicture, on canvas: GlyphPicture, row: Int, column: Int
  ) throws(DatasetError) -> GlyphPicture {
    guard row >= 0, column >= 0, row <= canvas.height - glyph.height, column <= canvas.width - glyph.width
    else {
      throw .place(row: row, column: column, glyph: glyph.shape, canvas: canvas.shape)
    }
    var result = canvas
    for y in 0..<glyph.height {
      for x in 0..<glyph.width {
        let target = (row + y) * canvas.width + column + x
        result.pixels[target] = max(result.pixels[target], glyph.pixels[y * glyph.width + x])
      }
    }
    return result
  }

  static func drawing(_ name: String) throws(DatasetError) -> GlyphDrawing {
    guard let glyph = table.first(where: { $0.name == name }) else { throw .glyph(name: name, known: names) }
    return glyph
  }

  private static func check(_ size: Int) throws(DatasetError) {
    guard (smallestSize...largestSize).contains(size) else {
      throw .glyphSize(size, smallest: smallestSize, largest: largestSize)
    }
  }

  private static func inkedPixels(of stroke: Stroke, size: Int) -> [Int] {
    let canvas = Canvas(size: size)
    return (0..<size * size).filter { canvas.inks(stroke, row: $0 / size, column: $0 % size) }
  }

  private static func moved(_ picture: [Float], size: Int, down: Int, right: Int) -> [Float] {
    var result = [Float](repeating: 0, count: picture.count)
    for row in max(0, down)..<min(size, size + down) {
      for column in max(0, right)..<min(size, size + right) {
        result[row * size + column] = picture[(row - down) * size + column - right]
      }
    }
    return result
  }
}
