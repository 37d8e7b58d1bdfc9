// A grey picture that is being painted.
//
// A shape covers a pixel by as much as its centre lies inside the outline: half at the outline itself, all from half
// a pixel within. That is the area covered, to first order, and makes edges smooth (anti-aliased) at any place and angle.

/// Rows of grey values, painted over one another.
struct Raster: Sendable {
  let height: Int
  let width: Int
  var pixels: [Float]

  init(height: Int, width: Int, ground: Float = 0) {
    self.height = height
    self.width = width
    pixels = [Float](repeating: ground, count: height * width)
  }

  /// How much of each pixel the shape covers, for the pixels it can reach.
  private func forEachCovered(_ shape: Shape, _ body: (_ pixel: Int, _ share: Float) -> Void) {
    let reach = shape.reach
    let top = max(0, Int((reach.centre.y - reach.radius - 1).rounded(.down)))
    let bottom = min(height - 1, Int((reach.centre.y + reach.radius + 1).rounded(.up)))
    let left = max(0, Int((reach.centre.x - reach.radius - 1).rounded(.down)))
    let right = min(width - 1, Int((reach.centre.x + reach.radius + 1).rounded(.up)))
    guard top <= bottom, left <= right else { return }
    for row in top...bottom {
      for column in left...right {
        let share = 0.5 - shape.distance(to: Point(Double(column), Double(row)))
        if share > 0 { body(row * width + column, Float(min(1, share))) }
      }
    }
  }

  /// Paints the shape over what is there; edge pixels mix.
  mutating func paint(_ shape: Shape, _ tone: Float) {
    var painted = pixels
    forEachCovered(shape) { pixel, share in painted[pixel] += (tone - painted[pixel]) * share }
    pixels = painted
  }

  /// Fills whole pixels; what lies outside the picture is left out.
  mutating func fill(rows: Range<Int>, columns: Range<Int>, _ tone: Float) {
    for row in rows.clamped(to: 0..<height) {
      for column in columns.clamped(to: 0..<width) { pixels[row * width + column] = tone }
    }
  }

  /// The pixels of which the shape covers at least half.
  func inside(_ shape: Shape) -> [Int] {
    var inside: [Int] = []
    forEachCovered(shape) { pixel, share in if share >= 0.5 { inside.append(pixel) } }
    return inside
  }

  /// Adds normal noise of that standard deviation.
  mutating func addNoise(_ deviation: Double, _ numbers: inout KeyedNumbers) {
    if deviation <= 0 { return }
    for pixel in pixels.indices { pixels[pixel] += Float(deviation * numbers.normal()) }
  }

  /// Brings every pixel into 0...1.
  mutating func clip() {
    for pixel in pixels.indices { pixels[pixel] = min(1, max(0, pixels[pixel])) }
  }

  mutating func mirror() {
    for row in 0..<height { pixels[row * width..<(row + 1) * width].reverse() }
  }
}
