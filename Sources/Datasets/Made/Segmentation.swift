public import Tensors

// Pictures with a class for every pixel.
//
// The first set is the U-Net's: small rings drawn with a thin pen, and dots. The deep, coarse layers see what a thing
// is, but where it is needs the fine ones: without the skip connections between the two, what is thinner than two pixels
// or smaller than four gets blurred (a net of 29,339 parameters, 15 passes over 400: IoU 0.99 / 0.91 / 0.87 for
// ground, ring and dot; without skips 0.97 / 0.84 / 0.75). The second is a blood smear: cells as bright ellipses, some
// with dark dots that stand for parasites.

/// Pictures and the class of each pixel.
public struct Segmented {
  /// float32 (N, 1, H, W) in 0...1.
  public let images: Tensor
  /// int64 (N, H, W).
  public let masks: Tensor
  /// How many things of each class but the ground there are: int64 (N, classes - 1).
  public let counts: Tensor
}

/// Thin and small shapes to be cut out: 0 ground, 1 ring, 2 dot.
///
/// ```swift
/// let train = try ThinShapes.make(400, seed: 0, on: engine)      // images (400, 1, 32, 32), masks (400, 32, 32)
/// ```
public enum ThinShapes {
  public static let labelNames = ["ground", "ring", "dot"]

  /// `count` pictures of any size from 32 x 32 on (a fully convolutional network takes any), each with three
  /// rings and five dots that do not touch; `counts` says so.
  public static func make(
    _ count: Int, height: Int = 32, width: Int = 32, noise: Double = 0.05, seed: Int, on engine: Engine
  ) throws -> Segmented {
    try require("height", height, in: 32...1024)
    try require("width", width, in: 32...1024)
    try require("noise", noise, in: 0...10)
    let widths = Widths(pixels: height * width, labels: height * width + 2)
    let made = try engine.make(count, seed: seed, widths) { _, numbers in
      var scene = LabelledRaster(height: height, width: width, ground: Float(numbers.uniform(0.2, 0.4)))
      let places = Place.apart([9, 9, 9, 5, 5, 5, 5, 5], height: height, width: width, &numbers)
      for (number, place) in places.enumerated() {
        let middle = Double(place.size - 1) / 2
        let centre = Point(Double(place.column) + middle, Double(place.row) + middle)
        let tone = Float(numbers.uniform(0.65, 0.9))
        if number < 3 {
          scene.paint(.ring(centre, radius: numbers.uniform(2.5, 3.5), pen: 1.6), tone, label: 1)
        } else {
          scene.paint(.disk(centre, radius: numbers.uniform(1.2, 1.9)), tone, label: 2)
        }
      }
      return scene.finished(noise: noise, counts: [3, 5], &numbers)
    }
    return try segmented(made, height, width, things: 2)
  }
}

/// Cells and parasites: 0 ground, 1 cell, 2 parasite.
///
/// ```swift
/// let train = try Cells.make(300, seed: 0, on: engine)       // (300, 1, 48, 48)
/// try train.counts.ints()                                    // cells, parasites, cells, parasites, …
/// ```
public enum Cells {
  public static let labelNames = ["ground", "cell", "parasite"]
  public static let size = 48

  /// `count` pictures of three to six cells that do not touch, each with probability 0.4 holding one or two
  /// parasites inside; `counts` says how many cells and how many parasites.
  public static func make(_ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine) throws -> Segmented
  {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, labels: size * size + 2)) {
      _, numbers in
      var scene = LabelledRaster(height: size, width: size, ground: Float(numbers.uniform(0.1, 0.3)))
      let cells = numbers.integer(in: 3...6)
      var parasites = 0
      for place in Place.apart([Int](repeating: 13, count: cells), height: size, width: size, &numbers) {
        let centre = Point(Double(place.column) + 6, Double(place.row) + 6)
        let halfWidth = numbers.uniform(4.5, 6)
        let tone = Float(numbers.uniform(0.55, 0.8))
        let cell = Shape.ellipse(
          centre, halfWidth: halfWidth, halfHeight: numbers.uniform(4.5, 6), turns: numbers.uniform(0, 0.5))
        scene.paint(cell, tone, label: 1)
        guard numbers.chance(0.4) else { continue }
        let dots = numbers.integer(in: 1...2)
        parasites += dots
        let start = numbers.uniform()
        for dot in 0..<dots {
          // Two dots stand on opposite sides, so that they stay two.
          let way = Point(2.5, 0).turned(by: start + Double(dot) / 2)
          scene.paint(.disk(centre + way, radius: numbers.uniform(1.1, 1.6)), tone - 0.35, label: 2)
        }
      }
      return scene.finished(noise: noise, counts: [cells, parasites], &numbers)
    }
    return try segmented(made, size, size, things: 2)
  }
}

private func segmented(_ made: Made, _ height: Int, _ width: Int, things: Int) throws(TensorError) -> Segmented
{
  let pixels = height * width
  let all: TensorIndex = .slice(lower: nil, upper: nil, step: nil)
  return Segmented(
    images: try made.pixels.images(height, width),
    masks: try made.labels[all, .slice(lower: 0, upper: pixels, step: nil)].contiguous().reshape([
      -1, height, width,
    ]),
    counts: try made.labels[all, .slice(lower: pixels, upper: nil, step: nil)].contiguous())
}

/// A picture that remembers what it shows: a pixel belongs to the last shape that covers half of it.
private struct LabelledRaster {
  private var raster: Raster
  private var labels: [Int]

  init(height: Int, width: Int, ground: Float) {
    raster = Raster(height: height, width: width, ground: ground)
    labels = [Int](repeating: 0, count: height * width)
  }

  mutating func paint(_ shape: Shape, _ tone: Float, label: Int) {
    raster.paint(shape, tone)
    for pixel in raster.inside(shape) { labels[pixel] = label }
  }

  func finished(noise: Double, counts: [Int], _ numbers: inout KeyedNumbers) -> Drawn {
    var raster = raster
    raster.addNoise(noise, &numbers)
    raster.clip()
    return Drawn(pixels: raster.pixels, labels: labels + counts)
  }
}
