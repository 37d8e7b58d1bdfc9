public import Tensors

// Short bursts of oscillation in noise, for convolution in time.
//
// Each signal has one burst somewhere: class 0 swings slowly, class 1 faster, with any phase, so no single sample says
// anything, and where the burst is says nothing. A convolution carries its filter to every place; a dense layer would
// have to learn each place anew, and 600 examples are too few for that: 1.00 against 0.68 after 20 passes.

/// Generated signals with a slow burst (label 0) or a fast one (label 1).
///
/// ```swift
/// let train = try Bursts.make(600, seed: 0, on: engine)        // (600, 1, 128), labels (600,)
/// ```
public enum Bursts {
  public static let labelNames = ["slow", "fast"]
  public static let length = 128

  /// `count` signals, float32 (N, 1, 128), about -2...2; labels int64 (N,), slow and fast in turn.
  public static func make(_ count: Int, noise: Double = 0.3, seed: Int, on engine: Engine) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: length, labels: 1)) { index, numbers in
      let label = index % 2
      let period = label == 0 ? numbers.uniform(7, 9) : numbers.uniform(4, 5)
      let size = numbers.integer(in: 14...20)
      let start = numbers.integer(in: 0...length - size)
      let phase = numbers.uniform()
      let strength = numbers.uniform(0.8, 1.2)
      let samples = (0..<length).map { place -> Float in
        let inside = place - start
        var sample = noise * numbers.normal()
        if inside >= 0, inside < size {
          // Rises and falls, so that the ends do not click.
          let envelope = Turn.sine((Double(inside) + 0.5) / Double(2 * size))
          sample += strength * envelope * Turn.sine(Double(inside) / period + phase)
        }
        return Float(sample)
      }
      return Drawn(pixels: samples, labels: [label])
    }
    return Examples(
      inputs: try made.pixels.reshape([count, 1, length]), labels: try made.labels.reshape([count]))
  }
}
