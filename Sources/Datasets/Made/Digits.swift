public import Tensors

// The ten digits as strokes, for LeNet: 16 x 16, as the post office's were in 1989.
//
// A digit is a path of a pen in the unit square, curves as short straight pieces. The same deformation that bends
// glyphs makes every copy another hand's.

/// Generated handwritten-like digits.
///
/// ```swift
/// let train = try Digits.make(2_000, seed: 0, on: engine)       // (2000, 1, 16, 16), labels 0...9 in turn
/// ```
public enum Digits {
  /// As different as the hands of a class: a small network learns them to 0.99 from 2,000 in 10 passes.
  public static let hand = Deformation(
    shift: 0.06, scale: 0.8...1.05, rotation: 12, slant: 0.2, bend: 0.06, noise: 0.05)

  /// `count` pictures, float32 (N, 1, size, size) in 0...1; labels int64 (N,), picture i showing i modulo 10.
  public static func make(
    _ count: Int, size: Int = 16, deformation: Deformation = hand, seed: Int, on engine: Engine
  ) throws -> Examples {
    try DeformedGlyphs.make(
      count, glyphs: drawings, size: size, deformation: deformation, seed: seed, on: engine)
  }

  /// Part of an ellipse as a path, `from` and `to` in turns clockwise from the right.
  private static func arc(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, from: Double, to: Double
  ) -> [Point] {
    (0...10).map { step in
      let (sine, cosine) = Turn.sineAndCosine(from + (to - from) * Double(step) / 10)
      return Point(x + width * cosine, y + height * sine)
    }
  }

  private static let paths: [[[Point]]] = [
    [arc(0.5, 0.5, 0.32, 0.5, from: 0, to: 1)],
    [[Point(0.32, 0.2), Point(0.55, 0), Point(0.55, 1)]],
    [arc(0.5, 0.27, 0.3, 0.27, from: -0.5, to: 0.12) + [Point(0.18, 1), Point(0.85, 1)]],
    [
      arc(0.48, 0.25, 0.28, 0.25, from: -0.45, to: 0.25),
      arc(0.48, 0.74, 0.32, 0.26, from: -0.25, to: 0.45),
    ],
    [[Point(0.68, 1), Point(0.68, 0), Point(0.15, 0.68), Point(0.88, 0.68)]],
    [[Point(0.8, 0), Point(0.28, 0), Point(0.24, 0.45)] + arc(0.48, 0.68, 0.32, 0.32, from: -0.35, to: 0.4)],
    [[Point(0.7, 0), Point(0.3, 0.45)] + arc(0.5, 0.7, 0.28, 0.3, from: -0.5, to: 0.5)],
    [[Point(0.18, 0), Point(0.82, 0), Point(0.42, 1)]],
    [arc(0.5, 0.24, 0.25, 0.24, from: 0, to: 1), arc(0.5, 0.74, 0.3, 0.26, from: 0, to: 1)],
    [arc(0.5, 0.3, 0.28, 0.3, from: 0, to: 1), [Point(0.78, 0.3), Point(0.7, 1)]],
  ]

  static let drawings = paths.enumerated().map { digit, strokes in
    GlyphDrawing(
      name: "\(digit)", parts: strokes.map { PartDrawing(name: "stroke", stroke: .path($0)) })
  }
}
