public import Tensors

// Cars and trucks, drawn: the twin of CIFAR-10's two classes for a course without the files.
//
// The lecture's point is a pair of numbers: least squares on the raw grey pixels reaches about 72 % on the training
// pictures and 63 % on new ones, a small network more than 90 %. So the pictures are made hard for a straight line
// and easy for parts: what tells the classes apart is the arrangement (a low body with a cabin in its middle; a tall
// box with a lower cab at one end), while places, sizes, tones and direction vary, and mostly brighter than the ground
// is not always. On 10,000 and 2,000 pictures least squares
// gives 72.8 % and 63.8 % (mean of three seeds), the lecture's network 96 % after six passes over 4,000.

/// Generated pictures of cars (label 0) and trucks (label 1).
///
/// ```swift
/// let train = try Vehicles.make(10_000, seed: 0, on: engine)    // (10000, 1, 32, 32), labels (10000,)
/// let test = try Vehicles.make(2_000, seed: 1, on: engine)
/// ```
public enum Vehicles {
  public static let labelNames = ["car", "truck"]
  public static let size = 32

  /// `count` pictures, float32 (N, 1, 32, 32), or (N, 3, 32, 32) when `color`; labels int64 (N,), cars and trucks in
  /// turn.
  ///
  /// In colour, each part has a tint, and 0.299 R + 0.587 G + 0.114 B is the grey picture of the same seed.
  public static func make(_ count: Int, seed: Int, color: Bool = false, on engine: Engine) throws -> Examples {
    let pixels = size * size
    let made = try engine.make(
      count, seed: seed, Widths(pixels: color ? 3 * pixels : pixels, labels: 1)
    ) { index, numbers in
      let label = index % 2
      var scene = Scene(isTruck: label == 1, &numbers)
      scene.finish(&numbers)
      return Drawn(pixels: color ? scene.colored(&numbers) : scene.raster.pixels, labels: [label])
    }
    return Examples(
      inputs: try made.pixels.images(size, size, channels: color ? 3 : 1),
      labels: try made.labels.reshape([count]))
  }
}

/// The calibrated scene: lengths in pixels, rows counted from the top.
private struct Scene {
  var raster = Raster(height: Vehicles.size, width: Vehicles.size)
  /// Which part each pixel shows: 0 ground, 1 body, 2 cabin or cab, 3 wheels.
  private var parts = [UInt8](repeating: 0, count: Vehicles.size * Vehicles.size)

  init(isTruck: Bool, _ numbers: inout KeyedNumbers) {
    let size = Vehicles.size
    let ground = numbers.uniform(0.25, 0.75)
    let ramp = numbers.uniform(-0.15, 0.15)
    for row in 0..<size {
      let tone = ground + ramp * (2 * Double(row) / Double(size - 1) - 1)
      raster.fill(rows: row..<row + 1, columns: 0..<size, Float(tone))
    }
    func tone(_ low: Double, _ high: Double) -> Float {
      let step = numbers.uniform(low, high)
      return Float(numbers.chance(0.9) ? ground + step : ground - step)
    }
    let body = tone(0.25, 0.45)
    let cabin = tone(0.2, 0.4)
    let width = numbers.integer(in: 16...25)
    let end = numbers.integer(in: 22...27) + 1
    let left = numbers.integer(in: 0...size - width)
    if isTruck {
      let box = Int((Double(width) * numbers.uniform(0.55, 0.72)).rounded())
      fill(rows: end - numbers.integer(in: 8...12)..<end, columns: left..<left + box, body, part: 1)
      fill(rows: end - numbers.integer(in: 5...8)..<end, columns: left + box..<left + width, cabin, part: 2)
    } else {
      let roof = end - numbers.integer(in: 4...6)
      let length = Int((Double(width) * numbers.uniform(0.4, 0.6)).rounded())
      let start = left + (width - length) / 2
      fill(rows: roof..<end, columns: left..<left + width, body, part: 1)
      fill(rows: roof - numbers.integer(in: 3...5)..<roof, columns: start..<start + length, cabin, part: 2)
    }
    let radius = Double(numbers.integer(in: 2...3))
    for share in [0.2, 0.8] {
      wheel(Point(Double(left) + share * Double(width), Double(end - 1)), radius: radius)
    }
  }

  private mutating func fill(rows: Range<Int>, columns: Range<Int>, _ tone: Float, part: UInt8) {
    raster.fill(rows: rows, columns: columns, tone)
    for row in rows { for column in columns { parts[row * raster.width + column] = part } }
  }

  private mutating func wheel(_ centre: Point, radius: Double) {
    for pixel in raster.inside(.disk(centre, radius: radius)) {
      raster.pixels[pixel] = 0.1
      parts[pixel] = 3
    }
  }

  mutating func finish(_ numbers: inout KeyedNumbers) {
    if numbers.chance(0.5) {
      raster.mirror()
      for row in 0..<raster.height { parts[row * raster.width..<(row + 1) * raster.width].reverse() }
    }
    raster.addNoise(0.05, &numbers)
    raster.clip()
  }

  /// Red, green and blue of every pixel: the grey plus a tint that has no grey of its own, as much as fits.
  func colored(_ numbers: inout KeyedNumbers) -> [Float] {
    let tints = (0..<4).map { part in Tint(strength: part == 3 ? 0 : part == 0 ? 0.1 : 0.3, &numbers) }
    return raster.pixels.indices.flatMap { tints[Int(parts[$0])].applied(to: raster.pixels[$0]) }
  }
}

/// Steps of red, green and blue whose weighted sum is no grey.
private struct Tint {
  private let steps: [Float]

  init(strength: Double, _ numbers: inout KeyedNumbers) {
    let (red, blue) = (numbers.uniform(-strength, strength), numbers.uniform(-strength, strength))
    steps = [red, -(0.299 * red + 0.114 * blue) / 0.587, blue].map(Float.init)
  }

  func applied(to gray: Float) -> [Float] {
    var share: Float = 1
    for step in steps where step != 0 { share = min(share, (step > 0 ? 1 - gray : gray) / abs(step)) }
    return steps.map { min(1, max(0, gray + share * $0)) }
  }
}
