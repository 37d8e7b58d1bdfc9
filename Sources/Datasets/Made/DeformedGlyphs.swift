public import Tensors

// Glyphs as hands write them: shifted, shrunk, turned, slanted and bent.
//
// Each glyph is drawn once, four times as large as asked for. A pixel of a deformed copy is the mean of 4 x 4 points:
// each point is carried back through the deformation to where it came from on the large drawing and looked up there.
// The way back is bent first (a displacement interpolated between nine random arrows, so that straight lines come out
// as curves), then moved, turned, slanted and scaled. Looking up backwards leaves no holes, whatever the deformation.

/// How far a glyph may be changed; each example draws its own amounts within these.
public struct Deformation: Equatable, Sendable {
  /// Pixels each way, as a share of the size.
  public var shift: Double
  /// Scales between which the size varies, 1 being the drawing's.
  public var scale: ClosedRange<Double>
  /// Degrees each way.
  public var rotation: Double
  /// Sideways shift per height, each way.
  public var slant: Double
  /// Length of the longest bending arrow, as a share of the size.
  public var bend: Double
  /// Standard deviation of the noise on every pixel.
  public var noise: Double
  /// How often ink and ground change places.
  public var inversion: Double

  /// Amounts as the fields say, all nothing unless given; they are checked when glyphs are drawn.
  public init(
    shift: Double = 0, scale: ClosedRange<Double> = 1...1, rotation: Double = 0, slant: Double = 0,
    bend: Double = 0, noise: Double = 0, inversion: Double = 0
  ) {
    self.shift = shift
    self.scale = scale
    self.rotation = rotation
    self.slant = slant
    self.bend = bend
    self.noise = noise
    self.inversion = inversion
  }

  /// As the lecture's second X: enough that a template misses, not so much that a person would.
  public static let written = Deformation(
    shift: 0.1, scale: 0.7...1.05, rotation: 20, slant: 0.2, bend: 0.08, noise: 0.05)

  fileprivate func check() throws(DatasetError) {
    try require("shift", shift, in: 0...1)
    try require("the smallest scale", scale.lowerBound, in: 0.1...10)
    try require("the largest scale", scale.upperBound, in: 0.1...10)
    try require("rotation", rotation, in: 0...180)
    try require("slant", slant, in: 0...2)
    try require("bend", bend, in: 0...1)
    try require("noise", noise, in: 0...10)
    try require("inversion", inversion, in: 0...1)
  }
}

/// Pictures of deformed glyphs: X against O, as in the lecture, or any others.
///
/// ```swift
/// let data = try DeformedGlyphs.make(400, names: ["X", "O"], size: 16, seed: 7, on: engine)   // (400, 1, 16, 16)
/// ```
public enum DeformedGlyphs {
  /// `count` pictures, float32 (N, 1, size, size) in 0...1; picture i shows `names[i % names.count]`, its label.
  ///
  /// With `.written` a template of the clean glyphs does far worse than a small network (X against O, 400 pictures, 10 passes: 1.00 on new ones).
  /// Size 5...256.
  public static func make(
    _ count: Int, names: [String] = ["X", "O"], size: Int = 16, deformation: Deformation = .written, seed: Int,
    on engine: Engine
  ) throws -> Examples {
    guard !names.isEmpty else { throw DatasetError.noNames }
    return try make(
      count, glyphs: try names.map { try Glyphs.drawing($0) }, size: size, deformation: deformation, seed: seed,
      on: engine)
  }

  static func make(
    _ count: Int, glyphs: [GlyphDrawing], size: Int, deformation: Deformation, seed: Int, on engine: Engine
  ) throws -> Examples {
    try require("size", size, in: Glyphs.smallestSize...256)
    try deformation.check()
    let originals = glyphs.map { Original($0, size: size) }
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, labels: 1)) { index, numbers in
      let label = index % originals.count
      var raster = originals[label].deformed(deformation, &numbers)
      if numbers.chance(deformation.inversion) {
        for i in raster.pixels.indices { raster.pixels[i] = 1 - raster.pixels[i] }
      }
      raster.addNoise(deformation.noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, labels: [label])
    }
    return Examples(inputs: try made.pixels.images(size, size), labels: try made.labels.reshape([count]))
  }
}

/// A glyph drawn large.
struct Original: Sendable {
  /// How many times as large.
  private static let factor = 4
  private let size: Int
  private let side: Int
  private let ink: [Float]

  init(_ glyph: GlyphDrawing, size: Int) {
    self.size = size
    side = size * Original.factor
    ink = Glyphs.pixels(of: glyph, size: side)
  }

  func deformed(_ deformation: Deformation, _ numbers: inout KeyedNumbers) -> Raster {
    let scale = numbers.uniform(deformation.scale.lowerBound, deformation.scale.upperBound)
    let (sine, cosine) = Turn.sineAndCosine(numbers.uniform(-1, 1) * deformation.rotation / 360)
    let slant = numbers.uniform(-1, 1) * deformation.slant
    let reach = deformation.shift * Double(side)
    let shift = Point(numbers.uniform(-reach, reach), numbers.uniform(-reach, reach))
    let bend = deformation.bend * Double(side)
    let arrows = (0..<9).map { _ in Point(numbers.uniform(-bend, bend), numbers.uniform(-bend, bend)) }
    let middle = Double(side - 1) / 2
    let share = 1 / Float(Original.factor * Original.factor)
    var raster = Raster(height: size, width: size)
    for row in 0..<side {
      for column in 0..<side {
        let point = Point(Double(column), Double(row))
        let bent = point + Original.arrow(arrows, at: point, side: Double(side))
        let x = bent.x - middle - shift.x
        let y = bent.y - middle - shift.y
        let turnedY = (y * cosine - x * sine) / scale
        let turnedX = (x * cosine + y * sine) / scale + slant * turnedY
        let (fromX, fromY) = ((turnedX + middle).rounded(), (turnedY + middle).rounded())
        guard fromX >= 0, fromY >= 0, fromX < Double(side), fromY < Double(side) else { continue }
        raster.pixels[row / Original.factor * size + column / Original.factor] +=
          share * ink[Int(fromY) * side + Int(fromX)]
      }
    }
    return raster
  }

  /// Between the nearest four of the nine arrows, which stand at the corners, the sides' middles and the centre.
  private static func arrow(_ arrows: [Point], at point: Point, side: Double) -> Point {
    let (x, y) = (2 * point.x / side, 2 * point.y / side)
    let (left, top) = (min(1, Int(x)), min(1, Int(y)))
    let (right, down) = (x - Double(left), y - Double(top))
    func mixed(_ value: (Point) -> Double) -> Double {
      let first = top * 3 + left
      let upper = value(arrows[first]) * (1 - right) + value(arrows[first + 1]) * right
      let lower = value(arrows[first + 3]) * (1 - right) + value(arrows[first + 4]) * right
      return upper * (1 - down) + lower * down
    }
    return Point(mixed(\.x), mixed(\.y))
  }
}
