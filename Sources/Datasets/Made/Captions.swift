public import Tensors

// Two shapes and the sentence that says how they stand, the smallest captioning there is.
//
// "a square left of a disk" and "a disk right of a square" are one picture, so a rule makes the caption unique: the
// shape named first is the one on the left, or, where they stand over one another, the upper one. Every caption is three
// words of a small vocabulary: shape, relation, shape; 4 x 2 x 3 = 24 captions. (A small network with three heads had 0.81 of
// them wholly right after 20 passes over 1,200.)

/// Pictures of two shapes with a caption each.
///
/// ```swift
/// let data = try CaptionScenes.make(600, seed: 0, on: engine)       // (600, 1, 32, 32), labels (600, 3)
/// CaptionScenes.caption([1, 4, 0])                                  // "a square left of a disk"
/// ```
public enum CaptionScenes {
  /// The vocabulary; the labels of a picture are three indices into it.
  public static let words = SmallShapes.labelNames + ["left of", "above"]
  public static let size = 32

  /// The sentence of three word numbers; a number that is no word's gives "?".
  public static func caption(_ numbers: [Int]) -> String {
    let said = numbers.map { words.indices.contains($0) ? words[$0] : "?" }
    return said.count == 3 ? "a \(said[0]) \(said[1]) a \(said[2])" : said.joined(separator: " ")
  }

  /// `count` pictures, float32 (N, 1, 32, 32) in 0...1; labels int64 (N, 3), word numbers. The 24 captions come in turn.
  public static func make(_ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, labels: 3)) { index, numbers in
      let shapes = SmallShapes.labelNames.count
      let first = index % shapes
      let isAbove = index / shapes % 2 == 1
      let second = (first + 1 + index / (2 * shapes) % (shapes - 1)) % shapes
      var raster = Raster(height: size, width: size, ground: Float(numbers.uniform(0, 0.2)))
      // Along the relation the two stand in their own halves; across it their places differ by less than along it.
      let along = [numbers.uniform(7, 8.5), numbers.uniform(22.5, 24)]
      let across = numbers.uniform(9, 22)
      let step = numbers.uniform(-2, 2)
      for (order, label) in [first, second].enumerated() {
        let off = across + (order == 0 ? -step : step)
        let centre = isAbove ? Point(off, along[order]) : Point(along[order], off)
        let tone = Float(numbers.uniform(0.65, 1))
        for shape in SmallShapes.shapes(label, centre, numbers.uniform(5, 6.5)) { raster.paint(shape, tone) }
      }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, labels: [first, shapes + (isAbove ? 1 : 0), second])
    }
    return Examples(inputs: try made.pixels.images(size, size), labels: made.labels)
  }
}
