public import Tensors

// Two small sets about what a picture has: one line or the other, and something that was not there before.
//
// The exclusive or of lines is the picture version of XOR: a horizontal line, or an upright one, but not both. The sum
// of two linear detectors cannot say it, however they are convolved; one ReLU between them can. The guard's frames are
// an empty view and the same view later, under other light; only where an intruder stands does a difference remain
// that light does not explain.

/// Pictures whose label is whether exactly one of two lines is there.
///
/// ```swift
/// let data = try LineXor.make(400, seed: 0, on: engine)       // (400, 1, 12, 12)
/// ```
public enum LineXor {
  public static let size = 12

  /// `count` pictures, float32 (N, 1, 12, 12) in 0...1; labels int64 (N,). The four cases come in turn: nothing (0), a
  /// horizontal line (1), an upright line (1), both (0), so that half are 1 and each line alone says nothing.
  public static func make(_ count: Int, noise: Double = 0.1, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, labels: 1)) { index, numbers in
      let (hasRow, hasColumn) = (index % 4 == 1 || index % 4 == 3, index % 4 >= 2)
      var raster = Raster(height: size, width: size)
      let (row, column) = (numbers.integer(below: size), numbers.integer(below: size))
      if hasRow { raster.fill(rows: row..<row + 1, columns: 0..<size, 1) }
      if hasColumn { raster.fill(rows: 0..<size, columns: column..<column + 1, 1) }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, labels: [hasRow != hasColumn ? 1 : 0])
    }
    return Examples(inputs: try made.pixels.images(size, size), labels: try made.labels.reshape([count]))
  }
}

/// Pairs of frames, without (label 0) and with (label 1) something new in the second.
///
/// ```swift
/// let data = try GuardFrames.make(400, seed: 0, on: engine)        // (400, 2, 24, 24)
/// ```
public enum GuardFrames {
  public static let size = 24

  /// `count` pairs as two channels, float32 (N, 2, 24, 24) in 0...1, labels int64 (N,) in turn. The light of the second
  /// frame differs by up to 0.1 everywhere; an intruder is a disk of radius 2 to 3, 0.4 off its ground.
  public static func make(_ count: Int, noise: Double = 0.04, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: 2 * size * size, labels: 1)) {
      index, numbers in
      let label = index % 2
      var before = Raster(height: size, width: size, ground: Float(numbers.uniform(0.35, 0.65)))
      for _ in 0..<3 {
        let corner = (row: numbers.integer(below: size), column: numbers.integer(below: size))
        before.fill(
          rows: corner.row..<corner.row + numbers.integer(in: 3...8),
          columns: corner.column..<corner.column + numbers.integer(in: 3...8), Float(numbers.uniform(0.2, 0.8)))
      }
      var after = before
      let light = Float(numbers.uniform(-0.1, 0.1))
      for pixel in after.pixels.indices { after.pixels[pixel] += light }
      if label == 1 {
        let place = Point(numbers.uniform(3, 20), numbers.uniform(3, 20))
        let ground = after.pixels[Int(place.y) * size + Int(place.x)]
        after.paint(.disk(place, radius: numbers.uniform(2, 3)), ground < 0.5 ? ground + 0.4 : ground - 0.4)
      }
      for frame in 0..<2 {
        var raster = frame == 0 ? before : after
        raster.addNoise(noise, &numbers)
        raster.clip()
        if frame == 0 { before = raster } else { after = raster }
      }
      return Drawn(pixels: zip(before.pixels, after.pixels).flatMap { [$0, $1] }, labels: [label])
    }
    return Examples(
      inputs: try made.pixels.images(size, size, channels: 2), labels: try made.labels.reshape([count]))
  }
}
