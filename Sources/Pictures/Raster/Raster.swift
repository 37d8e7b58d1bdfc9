// The meeting point of everything that can be seen.
//
// Whatever is shown (a grey image, a colour image, a map of responses with its sign, a montage of many) first
// becomes a `Raster`: a rectangle of 8-bit samples and a palette that says how to read them. Every output (text for
// a terminal, PGM, PPM, PNG) starts from a raster, so a new kind of picture works in every output, and a new output
// shows every kind of picture.
//
// Samples are kept in the palette's own scale, not as colours: a signed raster holds 128 for zero, 1 for the most
// negative and 255 for the most positive value. Averaging such samples (to shrink a picture) is averaging values,
// and a text renderer still knows the sign that a colour would have hidden. What has no place on the scale (NaN,
// infinity, the gap between the pictures of a montage) is a mark beside the sample.

/// A picture as 8-bit samples, ready to be drawn as text or written to a file.
///
/// ```swift
/// let edges = try Raster(values: [-1, 0, 2, 0], width: 2, height: 2, mapping: .signed())
/// edges.lines(.ascii, width: 80)          // ["~~..", "@@.."]
/// try PictureFormat.png.encode(edges.enlarged(toAbout: 320).stored())
/// ```
package struct Raster: Equatable, Sendable {
  /// How samples are read.
  package enum Palette: Equatable, Sendable {
    /// One sample a pixel, 0 black to 255 white.
    case gray
    /// Three samples a pixel: red, green, blue.
    case rgb
    /// One sample a pixel: 1 (blue, most negative), 128 (white, zero), 255 (orange, most positive).
    case signed
    /// One sample a pixel: an amount, 0 dark blue to 255 light yellow.
    case sequential
    /// One sample a pixel: the number of a class, modulo 256.
    case classes

    package var channels: Int { self == .rgb ? 3 : 1 }
  }

  /// What a pixel is when it is not a value.
  package enum Mark: UInt8, Sendable {
    case none, gap, notANumber, infinite
  }

  package let width: Int
  package let height: Int
  package let palette: Palette
  /// Row by row, `palette.channels` samples a pixel.
  package private(set) var samples: [UInt8]
  /// One mark a pixel, or empty when every pixel is a value.
  package private(set) var marks: [Mark]
  /// The part that a step-through picture points at.
  package private(set) var window: Window?
  /// The values that the ends of the scale stand for.
  package let range: ValueRange?

  /// Samples and marks that do not fit the size are cut or padded with zero: the size rules.
  init(
    width: Int, height: Int, palette: Palette, samples: [UInt8], marks: [Mark] = [], window: Window? = nil,
    range: ValueRange? = nil
  ) {
    self.width = max(0, width)
    self.height = max(0, height)
    self.palette = palette
    let pixels = self.width * self.height
    self.samples = Raster.fitted(samples, to: pixels * palette.channels, with: 0)
    self.marks = marks.allSatisfy { $0 == .none } ? [] : Raster.fitted(marks, to: pixels, with: .none)
    self.window = window
    self.range = range
  }

  private static func fitted<Element>(_ list: [Element], to count: Int, with filler: Element) -> [Element] {
    if list.count == count { return list }
    return Array(list.prefix(count)) + Array(repeating: filler, count: max(0, count - list.count))
  }

  /// The same picture, pointing at `window`; the part of it outside the picture is not drawn.
  package func marking(_ window: Window?) -> Raster {
    var copy = self
    copy.window = window
    return copy
  }

  func mark(row: Int, column: Int) -> Mark {
    marks.isEmpty ? .none : marks[row * width + column]
  }

  /// The lightness of a pixel, 0...255, for outputs without colour.
  func lightness(row: Int, column: Int) -> UInt8 {
    let pixel = row * width + column
    if palette != .rgb { return samples[pixel] }
    let colour = Colour(red: samples[3 * pixel], green: samples[3 * pixel + 1], blue: samples[3 * pixel + 2])
    return colour.lightness
  }

  /// The colour of a pixel without the window.
  package func colour(row: Int, column: Int) -> Colour {
    switch mark(row: row, column: column) {
    case .gap: return palette == .rgb ? Colour(gray: 0) : .gap
    case .notANumber: return .notANumber
    case .infinite: return .infinite
    case .none: break
    }
    let pixel = row * width + column
    switch palette {
    case .gray: return Colour(gray: samples[pixel])
    case .rgb:
      return Colour(red: samples[3 * pixel], green: samples[3 * pixel + 1], blue: samples[3 * pixel + 2])
    case .signed: return Colour(signed: samples[pixel])
    case .sequential: return Colour(sequential: samples[pixel])
    case .classes: return Colour(series: Int(samples[pixel])).mixed(with: Colour(gray: 255), parts: 1, of: 2)
    }
  }

  /// Whether grey samples say everything: no sign, no colour, no window, no NaN.
  package var isGray: Bool {
    palette == .gray && window == nil && marks.allSatisfy { $0 == .none || $0 == .gap }
  }

  /// The picture pixel for pixel as a file holds it: grey where that is enough, else colour, the window outlined.
  package func stored() -> StoredImage {
    if isGray {
      return StoredImage(
        width: width, height: height, channels: 1, maximum: 255, samples: samples.map(UInt16.init))
    }
    var stored: [UInt16] = []
    stored.reserveCapacity(3 * width * height)
    // Thin enough to leave the pixels visible: an eighth of an enlarged pixel at the sizes of the course.
    let thickness = max(1, (window.map { min($0.width, $0.height) } ?? 0) / 24)
    for row in 0..<height {
      for column in 0..<width {
        let onFrame = window?.isOnFrame(row: row, column: column, thickness: thickness) ?? false
        let colour = onFrame ? Colour.window : colour(row: row, column: column)
        stored += [UInt16(colour.red), UInt16(colour.green), UInt16(colour.blue)]
      }
    }
    return StoredImage(width: width, height: height, channels: 3, maximum: 255, samples: stored)
  }
}

/// The values at the dark and the light end of a picture.
package struct ValueRange: Equatable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// A rectangle of pixels, such as the patch under a kernel.
package struct Window: Equatable, Sendable {
  package let row: Int
  package let column: Int
  package let height: Int
  package let width: Int

  /// Any integers a script gives; beyond 2^31 they mean "outside every picture" as well as 2^31 does.
  package init(row: Int, column: Int, height: Int, width: Int) {
    func clamped(_ value: Int) -> Int { min(1 << 31, max(-1 << 31, value)) }
    self.row = clamped(row)
    self.column = clamped(column)
    self.height = max(0, clamped(height))
    self.width = max(0, clamped(width))
  }

  package func contains(row: Int, column: Int) -> Bool {
    row >= self.row && row < self.row + height && column >= self.column && column < self.column + width
  }

  func isOnFrame(row: Int, column: Int, thickness: Int) -> Bool {
    let inner = Window(
      row: self.row + thickness, column: self.column + thickness, height: height - 2 * thickness,
      width: width - 2 * thickness)
    return contains(row: row, column: column) && !inner.contains(row: row, column: column)
  }

  /// Scaled by a fraction on each axis, grown to whole pixels.
  func scaled(by x: (up: Int, down: Int), _ y: (up: Int, down: Int)) -> Window {
    func scale(_ start: Int, _ size: Int, _ fraction: (up: Int, down: Int)) -> (start: Int, size: Int) {
      let low = Window.floor(start * fraction.up, fraction.down)
      return (low, -Window.floor(-(start + size) * fraction.up, fraction.down) - low)
    }
    let columns = scale(column, width, x)
    let rows = scale(row, height, y)
    return Window(row: rows.start, column: columns.start, height: rows.size, width: columns.size)
  }

  private static func floor(_ a: Int, _ b: Int) -> Int { a / b - (a % b < 0 ? 1 : 0) }
}
