public import Tensors

// Four shapes on 16 x 16, for the comparison of plain and residual networks.
//
// Disk, square, triangle and cross, filled, of random size, place, turn and tone on a darker ground: easy enough that
// a network of 26 layers with batch norm and skip connections learns 1,200 of them in four passes (1.00 on new ones),
// while the same network without the skips lags far behind (0.49).

/// Generated pictures of disks (label 0), squares (1), triangles (2) and crosses (3).
///
/// ```swift
/// let train = try SmallShapes.make(1_200, seed: 0, on: engine)      // (1200, 1, 16, 16)
/// ```
public enum SmallShapes {
  public static let labelNames = ["disk", "square", "triangle", "cross"]
  public static let size = 16

  /// `count` pictures, float32 (N, 1, 16, 16) in 0...1; labels int64 (N,), the four shapes in turn.
  public static func make(_ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, labels: 1)) { index, numbers in
      let label = index % labelNames.count
      let ground = numbers.uniform(0.1, 0.4)
      var raster = Raster(height: size, width: size, ground: Float(ground))
      let radius = numbers.uniform(4, 6)
      let reach = Double(size - 1) / 2 - radius
      let middle = Double(size - 1) / 2
      let centre = Point(
        middle + numbers.uniform(-reach, reach), middle + numbers.uniform(-reach, reach))
      let tone = Float(ground + numbers.uniform(0.4, 0.6))
      for shape in shapes(label, centre, radius, turns: numbers.uniform(-0.05, 0.05)) {
        raster.paint(shape, tone)
      }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, labels: [label])
    }
    return Examples(inputs: try made.pixels.images(size, size), labels: try made.labels.reshape([count]))
  }

  /// What the shape of that label is painted with; `radius` is half its height.
  static func shapes(_ label: Int, _ centre: Point, _ radius: Double, turns: Double = 0) -> [Shape] {
    switch label {
    case 0: return [.disk(centre, radius: radius)]
    case 1:
      let half = 0.9 * radius
      return [.box(centre, halfWidth: half, halfHeight: half, turns: turns)]
    case 2: return [.polygon(3, Point(centre.x, centre.y + radius / 4), radius: 1.15 * radius, turns: turns)]
    default:
      return [0.0, 0.25].map {
        .box(centre, halfWidth: radius, halfHeight: 0.3 * radius, turns: turns + $0)
      }
    }
  }
}
