public import Tensors

// Points: on a curve to fit, and in the plane to tell apart.
//
// The curve shows under- and overfitting: three quarters of a sine wave with noise, which a line misses, a cubic follows,
// and a polynomial of degree 15 through 20 points follows too well. In the plane, two half moons that interlock and two
// spirals wound into each other: neither pair can be parted by a line, the spirals not by a short curve either, so that
// the wiggling of a decision boundary under weaker and stronger regularisation can be watched.

/// Generated points.
///
/// ```swift
/// let train = try Points.curve(20, seed: 0, on: engine)        // inputs (20, 1), labels (20,), both float32
/// let moons = try Points.moons(200, seed: 0, on: engine)       // inputs (200, 2), labels int64 (200,)
/// ```
public enum Points {
  /// y = sin(3 pi x / 4) plus normal noise, x uniform in -1...1: what a cubic fits to 0.01 and a line to 0.2 (RMS).
  public static func curve(_ count: Int, noise: Double = 0.2, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...100)
    let made = try engine.make(count, seed: seed, Widths(pixels: 1, floats: 1)) { _, numbers in
      let x = numbers.uniform(-1, 1)
      return Drawn(pixels: [Float(x)], floats: [Float(Turn.sine(0.375 * x) + noise * numbers.normal())])
    }
    return Examples(inputs: made.pixels, labels: try made.floats.reshape([count]))
  }

  /// Two half circles of radius 1: the upper around (0, 0), label 0; the lower around (1, 0.5), label 1.
  public static func moons(_ count: Int, noise: Double = 0.15, seed: Int, on engine: Engine) throws -> Examples
  {
    try plane(count, noise: noise, seed: seed, on: engine) { label, numbers in
      let (sine, cosine) = Turn.sineAndCosine(numbers.uniform(0, 0.5))
      return label == 0 ? Point(cosine, sine) : Point(1 - cosine, 0.5 - sine)
    }
  }

  /// Two spirals of `rounds` full turns from the middle out to radius 1; label 1 is label 0 turned by half a turn.
  public static func spirals(
    _ count: Int, rounds: Double = 1.25, noise: Double = 0.03, seed: Int, on engine: Engine
  ) throws -> Examples {
    try require("rounds", rounds, in: 0...10)
    return try plane(count, noise: noise, seed: seed, on: engine) { label, numbers in
      let way = numbers.uniform(0.1, 1)
      return Point(way, 0).turned(by: rounds * way + Double(label) / 2)
    }
  }

  private static func plane(
    _ count: Int, noise: Double, seed: Int, on engine: Engine,
    _ place: @Sendable (_ label: Int, _ numbers: inout KeyedNumbers) -> Point
  ) throws -> Examples {
    try require("noise", noise, in: 0...100)
    let made = try withoutActuallyEscaping(place) { place in
      try engine.make(count, seed: seed, Widths(pixels: 2, labels: 1)) { index, numbers in
        let point = place(index % 2, &numbers)
        let (x, y) = (point.x + noise * numbers.normal(), point.y + noise * numbers.normal())
        return Drawn(pixels: [Float(x), Float(y)], labels: [index % 2])
      }
    }
    return Examples(inputs: made.pixels, labels: try made.labels.reshape([count]))
  }
}
