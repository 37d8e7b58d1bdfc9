public import Tensors

// Textured patches with a spot, harmless or not: screening in small.
//
// Tissue is smooth noise at two scales. The spot's outline is round with some waviness, and its middle brighter by some
// amount; both grow with one hidden number, the finding, which is normal with deviation 1 around -1.2 for benign
// and +1.2 for malignant. The classes overlap, so no reader can be perfect: the best possible area under the ROC
// curve is that of two normals 2.4 apart, 0.955. A simulated reader sees the finding with an error of deviation 1
// and so reaches 0.885: the score to compare a network with (a small one trained on 2,000 gave 0.90).

/// Generated patches, benign (label 0) and malignant (label 1), with a simulated reader's scores.
public struct LesionSet {
  /// float32 (N, 1, 32, 32) in 0...1.
  public let images: Tensor
  /// int64 (N,), benign and malignant in turn.
  public let labels: Tensor
  /// The reader's suspicion, float32 (N,): higher is more malignant.
  public let readerScores: Tensor
}

/// Lesion textures.
///
/// ```swift
/// let data = try Lesions.make(1_000, seed: 0, on: engine)
/// ```
public enum Lesions {
  public static let labelNames = ["benign", "malignant"]
  public static let size = 32

  /// `count` patches; a label's share of the count is half.
  public static func make(_ count: Int, noise: Double = 0.03, seed: Int, on engine: Engine) throws -> LesionSet
  {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, floats: 1, labels: 1)) {
      index, numbers in
      let label = index % 2
      let finding = (label == 1 ? 1.2 : -1.2) + numbers.normal()
      var raster = tissue(&numbers)
      // 0 at a finding of -3.5, 1 at 3.5.
      let grade = max(0, min(1, (finding + 3.5) / 7))
      let outline = outline(waviness: 0.02 + 0.45 * grade, &numbers)
      let inked = Raster(height: size, width: size).painting(outline)
      let step = Float(0.1 + 0.2 * grade)
      for pixel in raster.pixels.indices { raster.pixels[pixel] += step * inked.pixels[pixel] }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(
        pixels: raster.pixels, floats: [Float(finding + numbers.normal())], labels: [label])
    }
    return LesionSet(
      images: try made.pixels.images(size, size), labels: try made.labels.reshape([count]),
      readerScores: try made.floats.reshape([count]))
  }

  /// Random tones on two coarse grids, interpolated.
  private static func tissue(_ numbers: inout KeyedNumbers) -> Raster {
    var raster = Raster(height: size, width: size, ground: Float(numbers.uniform(0.3, 0.45)))
    for (cells, strength) in [(4, 0.1), (10, 0.06)] {
      let tones = (0..<(cells + 1) * (cells + 1)).map { _ in numbers.uniform(-strength, strength) }
      for row in 0..<size {
        for column in 0..<size {
          let y = Double(row * cells) / Double(size)
          let x = Double(column * cells) / Double(size)
          let (top, left) = (Int(y), Int(x))
          let (down, right) = (y - Double(top), x - Double(left))
          let first = top * (cells + 1) + left
          let upper = tones[first] * (1 - right) + tones[first + 1] * right
          let lower = tones[first + cells + 1] * (1 - right) + tones[first + cells + 2] * right
          raster.pixels[row * size + column] += Float(upper * (1 - down) + lower * down)
        }
      }
    }
    return raster
  }

  /// A circle whose radius swings with the angle, in 3 to 7 waves.
  private static func outline(waviness: Double, _ numbers: inout KeyedNumbers) -> Shape {
    let radius = numbers.uniform(5, 7.5)
    let centre = Point(numbers.uniform(11, 20), numbers.uniform(11, 20))
    let waves = (3...7).map { (count: Double($0), strength: numbers.uniform(0.3, 1), start: numbers.uniform()) }
    let corners = 40
    return .area(
      (0..<corners).map { corner in
        let turns = Double(corner) / Double(corners)
        let swing = waves.reduce(0) { $0 + $1.strength * Turn.sine($1.count * turns + $1.start) } / 2
        return centre + Point(radius * (1 + waviness * swing), 0).turned(by: turns)
      })
  }
}

extension Raster {
  /// The picture with the shape in full ink.
  func painting(_ shape: Shape) -> Raster {
    var painted = self
    painted.paint(shape, 1)
    return painted
  }
}
