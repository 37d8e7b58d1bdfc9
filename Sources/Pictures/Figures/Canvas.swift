// A sheet of pixels to draw on: rectangles, lines, markers, letters.
//
// Edges are smoothed by asking how much of a pixel a shape covers: for a line from the distance of the pixel's centre to
// it, for a marker from four points within the pixel.

struct Canvas {
  let width: Int
  let height: Int
  private var pixels: [UInt8]

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    pixels = Array(repeating: 255, count: 3 * self.width * self.height)
  }

  var stored: StoredImage {
    StoredImage(width: width, height: height, channels: 3, maximum: 255, samples: pixels.map(UInt16.init))
  }

  /// A rectangle of pixels within which marks stay.
  struct Frame: Equatable {
    var left, top, width, height: Int
    var right: Int { left + width }
    var bottom: Int { top + height }

    func contains(_ x: Int, _ y: Int) -> Bool { x >= left && x < right && y >= top && y < bottom }
  }

  var whole: Frame { Frame(left: 0, top: 0, width: width, height: height) }

  /// Lays a colour over a pixel; `share` 1 hides what was there.
  mutating func blend(_ x: Int, _ y: Int, _ colour: Colour, _ share: Double = 1) {
    guard x >= 0, y >= 0, x < width, y < height, share > 0 else { return }
    let place = 3 * (y * width + x)
    for (channel, sample) in [colour.red, colour.green, colour.blue].enumerated() {
      let old = Double(pixels[place + channel])
      pixels[place + channel] = UInt8(
        min(255, max(0, (old + (Double(sample) - old) * min(1, share)).rounded())))
    }
  }

  mutating func fill(_ frame: Frame, _ colour: Colour, _ share: Double = 1, within clip: Frame? = nil) {
    let clip = clip ?? whole
    for y in max(
      frame.top, clip.top, 0)..<max(max(frame.top, clip.top, 0), min(frame.bottom, clip.bottom, height))
    {
      for x in max(
        frame.left, clip.left, 0)..<max(max(frame.left, clip.left, 0), min(frame.right, clip.right, width))
      {
        blend(x, y, colour, share)
      }
    }
  }

  mutating func outline(_ frame: Frame, _ colour: Colour, thickness: Int = 1, within clip: Frame? = nil) {
    let thick = max(1, thickness)
    let sides = [
      Frame(left: frame.left, top: frame.top, width: frame.width, height: thick),
      Frame(left: frame.left, top: frame.bottom - thick, width: frame.width, height: thick),
      Frame(left: frame.left, top: frame.top, width: thick, height: frame.height),
      Frame(left: frame.right - thick, top: frame.top, width: thick, height: frame.height),
    ]
    for side in sides { fill(side, colour, within: clip) }
  }

  /// A line between two points; dashes go on from `phase`, and the phase at its end is returned.
  @discardableResult
  mutating func line(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ colour: Colour, thickness: Double = 1,
    isDashed: Bool = false, phase: Double = 0, within clip: Frame
  ) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length.isFinite, length < 1e6 else { return phase }
    let reach = thickness / 2 + 1
    let isSteep = abs(dy) > abs(dx)
    let (low, high) = isSteep ? (min(a.y, b.y), max(a.y, b.y)) : (min(a.x, b.x), max(a.x, b.x))
    let wide = isSteep ? (reach * length / max(1e-9, abs(dy))) : (reach * length / max(1e-9, abs(dx)))
    let half = length < 1e-6 ? reach : wide
    for step in Int((low - reach).rounded(.down))...Int((high + reach).rounded(.up)) {
      let t =
        length < 1e-6 ? 0 : min(1, max(0, (Double(step) + 0.5 - (isSteep ? a.y : a.x)) / (isSteep ? dy : dx)))
      let middle = isSteep ? a.x + t * dx : a.y + t * dy
      for cross in Int((middle - half).rounded(.down))...Int((middle + half).rounded(.up)) {
        let (x, y) = isSteep ? (cross, step) : (step, cross)
        guard clip.contains(x, y) else { continue }
        let (px, py) = (Double(x) + 0.5 - a.x, Double(y) + 0.5 - a.y)
        let along = length < 1e-6 ? 0 : min(1, max(0, (px * dx + py * dy) / (length * length)))
        if isDashed, (phase + along * length).truncatingRemainder(dividingBy: 10) > 6 { continue }
        let (ox, oy) = (px - along * dx, py - along * dy)
        blend(x, y, colour, thickness / 2 + 0.5 - (ox * ox + oy * oy).squareRoot())
      }
    }
    return phase + length
  }

  mutating func marker(
    _ shape: MarkerShape, _ x: Double, _ y: Double, radius: Double, _ colour: Colour, within clip: Frame
  ) {
    guard abs(x) < 1e6, abs(y) < 1e6 else { return }
    for row in Int(y - radius - 1)...Int(y + radius + 1) {
      for column in Int(x - radius - 1)...Int(x + radius + 1) where clip.contains(column, row) {
        var inside = 0
        for (u, v) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
        where shape.covers((Double(column) + u - x) / radius, (Double(row) + v - y) / radius) {
          inside += 1
        }
        blend(column, row, colour, Double(inside) / 4)
      }
    }
  }

  /// A text whose upper left corner is at (x, y); upwards where it is turned, from the lower left corner.
  mutating func text(
    _ text: String, _ x: Int, _ y: Int, scale: Int, _ colour: Colour = Colour(gray: 30), isTurned: Bool = false
  ) {
    for (index, character) in text.prefix(400).enumerated() {
      let glyph = Lettering.glyph(character)
      for row in 0..<Lettering.height * scale {
        for column in 0..<Lettering.width * scale where Lettering.isInk(glyph, row, column, scale: scale) {
          let along = index * Lettering.advance * scale + column
          isTurned ? blend(x + row, y - along, colour) : blend(x + along, y + row, colour)
        }
      }
    }
  }
}

extension MarkerShape {
  /// Whether a point belongs to the shape of radius 1 round zero; y goes down.
  func covers(_ x: Double, _ y: Double) -> Bool {
    switch self {
    case .disc: x * x + y * y <= 1
    case .dot: x * x + y * y <= 0.3
    case .square: max(abs(x), abs(y)) <= 0.85
    case .triangle: y <= 0.8 && y >= -1 && abs(x) <= (y + 1) * 0.56
    case .diamond: abs(x) + abs(y) <= 1.1
    case .plus: min(abs(x), abs(y)) <= 0.28 && max(abs(x), abs(y)) <= 1
    case .cross: min(abs(x - y), abs(x + y)) <= 0.42 && max(abs(x), abs(y)) <= 0.9
    }
  }
}
