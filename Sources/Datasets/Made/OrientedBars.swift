public import Tensors

// Bars of light at any angle, for the tuning curves of Hubel and Wiesel.
//
// A bar is a band through the picture; a pixel is lit by how far its centre lies inside, between half a pixel
// within the edge (all) and half a pixel without (nothing). Such smooth edges matter: with a Gabor filter of
// 15 x 15 pixels (wavelength 8, deviation 3, mean taken off, length 1) the answer to a bar one pixel wide is 1.92
// at the filter's own angle, 1.52, 0.90, 0.46 and 0.05 at 15, 30, 45 and 90 degrees from it; a hard-edged bar
// wrongly peaks at 15.

/// Pictures of one bar.
///
/// ```swift
/// let bar = try OrientedBars.bar(size: 15, degrees: 30, on: engine)          // (15, 15)
/// let data = try OrientedBars.make(500, size: 15, seed: 1, on: engine)       // angles as labels
/// ```
public enum OrientedBars {
  /// One bar, float32 (size, size): upright at 0 degrees, turned clockwise; `shift` pixels to its side from the middle.
  public static func bar(
    size: Int, degrees: Double, width: Double = 1, shift: Double = 0, on engine: Engine
  ) throws -> Tensor {
    try check(size, width)
    try require("degrees", degrees, in: -3600...3600)
    try require("shift", shift, in: -1e4...1e4)
    let pixels = drawn(size: size, degrees: degrees, width: width, shift: shift).pixels
    return try engine.tensor(pixels, shape: [size, size])
  }

  /// `count` bars of random angle and place with noise: images float32 (N, 1, size, size) in 0...1, labels float32 (N,),
  /// the angle in degrees in 0..<180 (a target for regression).
  public static func make(
    _ count: Int, size: Int = 15, width: Double = 1, noise: Double = 0.05, seed: Int, on engine: Engine
  ) throws -> Examples {
    try check(size, width)
    try require("noise", noise, in: 0...10)
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, floats: 1)) { _, numbers in
      let degrees = numbers.uniform(0, 180)
      let reach = Double(size) / 6
      var raster = drawn(size: size, degrees: degrees, width: width, shift: numbers.uniform(-reach, reach))
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, floats: [Float(degrees)])
    }
    return Examples(inputs: try made.pixels.images(size, size), labels: try made.floats.reshape([count]))
  }

  private static func check(_ size: Int, _ width: Double) throws(DatasetError) {
    try require("size", size, in: 1...1024)
    try require("width", width, in: 0...1024)
  }

  private static func drawn(size: Int, degrees: Double, width: Double, shift: Double) -> Raster {
    let (sine, cosine) = Turn.sineAndCosine(degrees / 360)
    let middle = Double(size - 1) / 2
    var raster = Raster(height: size, width: size)
    for row in 0..<size {
      for column in 0..<size {
        let across = (Double(column) - middle) * cosine + (Double(row) - middle) * sine - shift
        raster.pixels[row * size + column] = Float(max(0, min(1, 0.5 + width / 2 - abs(across))))
      }
    }
    return raster
  }
}
