public import Tensors

// Training pictures changed a little every time they are seen.
//
// What an example becomes is a function of the seed, the epoch and the example's own number in the training set, not
// of the batch it comes in or of the thread that changes it. A step moves pixels (what comes in from outside is
// `fill`), mirrors, turns (each new pixel is interpolated between the four around the place it came from) or adds noise.

/// Random changes of pictures, each example drawing its own amounts.
///
/// ```swift
/// let augmentation = Augmentation([.crop(height: 32, width: 32, padding: 4), .flip(chance: 0.5)])
/// let x = try augmentation.apply(to: images, rows: epoch.rows(of: 0), seed: 7, epoch: 3)
/// ```
/// Labels that say where things are (masks, boxes) are not changed with the picture.
public struct Augmentation: Equatable, Sendable {
  /// One change; the amounts of each are drawn for each example.
  public enum Step: Equatable, Sendable {
    /// Moved by up to so many whole pixels each way, down and to the side.
    case shift(Int)
    /// Mirrored left to right with that probability.
    case flip(chance: Double)
    /// Mirrored upside down with that probability.
    case flipUpsideDown(chance: Double)
    /// Framed by `padding` pixels on every side, then a random window of that size cut out.
    case crop(height: Int, width: Int, padding: Int)
    /// Turned about the middle by up to so many degrees each way.
    case rotate(degrees: Double)
    /// Normal noise of that standard deviation on every number.
    case noise(Double)
  }

  public let steps: [Step]
  /// What stands outside the picture: 0 is black, or the mean of standardised pictures.
  public let fill: Float

  /// The steps in the order they are taken. Their amounts are checked when pictures come.
  public init(_ steps: [Step], fill: Float = 0) {
    self.steps = steps
    self.fill = fill
  }

  /// Images float32 (N, C, H, W), changed; a new tensor, channels last in memory.
  ///
  /// `rows` are the examples' numbers in the training set, 0, 1, 2, … unless given. Throws for other shapes and types,
  /// for amounts out of range, and for a window larger than the framed picture.
  public func apply(to images: Tensor, rows: [Int]? = nil, seed: Int, epoch: Int = 0) throws -> Tensor {
    guard images.rank == 4, images.dtype == .float32 else {
      throw DatasetError.argument(
        "images", got: "\(images.dtype.name) of \(images.rank) dimensions", expected: "float32 (N, C, H, W)")
    }
    let shape = images.shape
    if let rows, rows.count != shape[0] { throw DatasetError.rows(shapes: [shape, [rows.count]]) }
    let (height, width) = try check(height: shape[2], width: shape[3])
    let channels = shape[1]
    let (each, made) = (try numbersEach(Array(shape[1...])), try numbersEach([height, width, channels]))
    let pixels = try images.permute([0, 2, 3, 1]).floats()
    let epochSeed = KeyedNumbers.derived(seed: seed, key: epoch)
    let examples = try images.engine.make(shape[0], seed: 0, Widths(pixels: made)) { index, _ in
      var numbers = KeyedNumbers(seed: epochSeed, key: rows?[index] ?? index)
      var planes = Planes(
        height: shape[2], width: shape[3], channels: channels,
        values: Array(pixels[index * each..<(index + 1) * each]))
      for step in steps { planes.change(step, fill: fill, &numbers) }
      return Drawn(pixels: planes.values)
    }
    return try examples.pixels.images(height, width, channels: channels)
  }

  /// The size that comes out.
  private func check(height: Int, width: Int) throws(DatasetError) -> (height: Int, width: Int) {
    var size = (height: height, width: width)
    for step in steps {
      switch step {
      case .shift(let pixels): try require("shift", pixels, in: 0...max(size.height, size.width))
      case .flip(let chance), .flipUpsideDown(let chance): try require("chance", chance, in: 0...1)
      case .rotate(let degrees): try require("degrees", degrees, in: 0...360)
      case .noise(let deviation): try require("noise", deviation, in: 0...1000)
      case .crop(let height, let width, let padding):
        try require("padding", padding, in: 0...4096)
        if min(size.height, size.width) + 2 * padding < 1 {
          throw .argument(
            "images", got: "pictures of \(size.height) x \(size.width)",
            expected: "pictures with pixels to cut from")
        }
        try require("the height of the crop", height, in: 1...max(1, size.height + 2 * padding))
        try require("the width of the crop", width, in: 1...max(1, size.width + 2 * padding))
        size = (height, width)
      }
    }
    return size
  }
}

/// One picture, row by row, the channels of a pixel together.
private struct Planes {
  var height: Int
  var width: Int
  let channels: Int
  var values: [Float]

  mutating func change(_ step: Augmentation.Step, fill: Float, _ numbers: inout KeyedNumbers) {
    switch step {
    case .shift(let reach):
      let (down, right) = (numbers.integer(in: -reach...reach), numbers.integer(in: -reach...reach))
      self = window(top: -down, left: -right, height: height, width: width, fill)
    case .crop(let newHeight, let newWidth, let padding):
      let top = numbers.integer(in: -padding...height + padding - newHeight)
      let left = numbers.integer(in: -padding...width + padding - newWidth)
      self = window(top: top, left: left, height: newHeight, width: newWidth, fill)
    case .flip(let chance):
      if numbers.chance(chance) { self = picked { row, column in (row, width - 1 - column) } }
    case .flipUpsideDown(let chance):
      if numbers.chance(chance) { self = picked { row, column in (height - 1 - row, column) } }
    case .rotate(let degrees):
      self = turned(numbers.uniform(-1, 1) * degrees / 360, fill)
    case .noise(let deviation):
      for index in values.indices { values[index] += Float(deviation * numbers.normal()) }
    }
  }

  private func window(top: Int, left: Int, height: Int, width: Int, _ fill: Float) -> Planes {
    var result = Planes(
      height: height, width: width, channels: channels,
      values: [Float](repeating: fill, count: height * width * channels))
    let columns = max(0, -left)..<max(max(0, -left), min(width, self.width - left))
    for row in 0..<height where (0..<self.height).contains(row + top) {
      let from = ((row + top) * self.width + left) * channels
      let to = row * width * channels
      for place in columns.lowerBound * channels..<columns.upperBound * channels {
        result.values[to + place] = values[from + place]
      }
    }
    return result
  }

  private func picked(_ source: (_ row: Int, _ column: Int) -> (Int, Int)) -> Planes {
    var result = self
    for row in 0..<height {
      for column in 0..<width {
        let (fromRow, fromColumn) = source(row, column)
        for channel in 0..<channels {
          result.values[(row * width + column) * channels + channel] =
            values[(fromRow * width + fromColumn) * channels + channel]
        }
      }
    }
    return result
  }

  private func turned(_ turns: Double, _ fill: Float) -> Planes {
    var result = self
    let (sine, cosine) = Turn.sineAndCosine(turns)
    let middle = Point(Double(width - 1) / 2, Double(height - 1) / 2)
    for row in 0..<height {
      for column in 0..<width {
        let (x, y) = (Double(column) - middle.x, Double(row) - middle.y)
        // Back to where it came from.
        let fromX = x * cosine + y * sine + middle.x
        let fromY = y * cosine - x * sine + middle.y
        let (left, top) = (fromX.rounded(.down), fromY.rounded(.down))
        let (right, down) = (Float(fromX - left), Float(fromY - top))
        for channel in 0..<channels {
          func value(_ down: Int, _ right: Int) -> Float {
            let (row, column) = (Int(top) + down, Int(left) + right)
            guard (0..<height).contains(row), (0..<width).contains(column) else { return fill }
            return values[(row * width + column) * channels + channel]
          }
          let upper = value(0, 0) * (1 - right) + value(0, 1) * right
          let lower = value(1, 0) * (1 - right) + value(1, 1) * right
          result.values[(row * width + column) * channels + channel] = upper * (1 - down) + lower * down
        }
      }
    }
    return result
  }
}
