public import Tensors

// Steering from what is seen, and from a coarse map of the way to take.
//
// The picture looks along a road that leans by some angle and, in nine cases of ten, forks. It does not say which branch
// is the way; the map does. So the angle to steer, given the picture alone, has two peaks at a fork (left or right,
// as likely), and given the map as well, one. The numbers: lean uniform within 0.15 radians, branches 0.2 to 0.36
// to either side of it, and an error of 0.06 that nobody can predict. A perfect model with one Gaussian then has a
// mean negative log likelihood of -1.39 with the map and about 0.0 without; with two Gaussians and no map -0.77.
// Small networks trained on 3,000 came to -1.30, 0.06 and -0.64: the order, and the gaps, are the lesson.

/// Views of roads with maps and the angles that were steered.
public struct NavigationSet {
  /// The view, float32 (N, 1, 32, 32) in 0...1.
  public let images: Tensor
  /// The map, float32 (N, 1, 16, 16): the way to take bright, the other branch dim.
  public let maps: Tensor
  /// The angle in radians, float32 (N,), right positive.
  public let angles: Tensor
  /// int64 (N,): 0 no fork, 1 the way is the left branch, 2 the right one.
  public let branches: Tensor
}

/// Roads, forks and maps.
///
/// ```swift
/// let data = try Navigation.make(2_000, seed: 0, on: engine)
/// ```
public enum Navigation {
  public static let size = 32
  public static let mapSize = 16
  /// The part of an angle that neither picture nor map tells, in radians.
  public static let deviation = 0.06

  /// `count` views with their maps and angles.
  public static func make(_ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine) throws
    -> NavigationSet
  {
    try require("noise", noise, in: 0...10)
    let mapPixels = mapSize * mapSize
    let widths = Widths(pixels: size * size, floats: mapPixels + 1, labels: 1)
    let made = try engine.make(count, seed: seed, widths) { _, numbers in
      let road = Road(&numbers)
      var view = road.view(&numbers)
      view.addNoise(noise, &numbers)
      view.clip()
      let angle = road.angle + deviation * numbers.normal()
      return Drawn(pixels: view.pixels, floats: road.map.pixels + [Float(angle)], labels: [road.branch])
    }
    let all: TensorIndex = .slice(lower: nil, upper: nil, step: nil)
    let maps = try made.floats[all, .slice(lower: 0, upper: mapPixels, step: nil)].contiguous()
    return NavigationSet(
      images: try made.pixels.images(size, size), maps: try maps.images(mapSize, mapSize),
      angles: try made.floats[all, .at(mapPixels)].contiguous(), branches: try made.labels.reshape([count]))
  }
}

private struct Road {
  let lean: Double
  /// Angle of a branch off the lean; 0 where the road does not fork.
  let spread: Double
  let branch: Int

  init(_ numbers: inout KeyedNumbers) {
    lean = numbers.uniform(-0.15, 0.15)
    spread = numbers.chance(0.9) ? numbers.uniform(0.2, 0.36) : 0
    branch = spread == 0 ? 0 : numbers.integer(in: 1...2)
  }

  /// What should be steered.
  var angle: Double { lean + (branch == 0 ? 0 : branch == 1 ? -spread : spread) }

  /// Straight ahead to the middle, then leaning: angles are shown twice as large, to be seen on few pixels.
  func view(_ numbers: inout KeyedNumbers) -> Raster {
    let size = Double(Navigation.size)
    var raster = Raster(
      height: Navigation.size, width: Navigation.size, ground: Float(numbers.uniform(0.2, 0.45)))
    let tone = Float(numbers.uniform(0.65, 0.9))
    let foot = Point(size / 2 - 0.5 + numbers.uniform(-1, 1), size + 2)
    let fork = Point(foot.x, size * 0.6)
    raster.paint(.stroke(foot, fork, pen: 5), tone)
    for side in spread == 0 ? [0] : [-spread, spread] {
      let way = Point(0, -size).turned(by: 2 * (lean + side) / (2 * Double.pi))
      raster.paint(.stroke(fork, fork + way, pen: 4), tone)
    }
    return raster
  }

  /// The way from above, without the lean: branches an eighth of a turn to either side.
  var map: Raster {
    let size = Double(Navigation.mapSize)
    var raster = Raster(height: Navigation.mapSize, width: Navigation.mapSize)
    let fork = Point(size / 2 - 0.5, size / 2)
    raster.paint(.stroke(Point(fork.x, size), fork, pen: 2), 1)
    let sides = branch == 0 ? [0] : branch == 1 ? [1, -1] : [-1, 1]
    for (order, side) in sides.enumerated() {
      let tone: Float = order == sides.count - 1 ? 1 : 0.35
      raster.paint(.stroke(fork, fork + Point(0, -size).turned(by: Double(side) / 8), pen: 2), tone)
    }
    return raster
  }
}
