public import Tensors

// Glyphs among other things, for the questions "where did the network look?" and "what is where?".
//
// Two kinds. A saliency scene has one glyph, which decides the label, and one filled square, which decides nothing: a
// picture of what mattered must light up inside the glyph. A detection scene has several glyphs that do not touch; each
// stands in a window of its own size, and windows are what a detector proposes. Windows cut out for training come with
// one class more: nothing, which is ground, or a glyph too far off centre to count.

/// Scenes with their labels and where the labelled things are.
public struct Scenes {
  /// float32 (N, 1, H, W) in 0...1.
  public let images: Tensor
  /// int64 (N,) where each scene has one labelled thing, else (N, K).
  public let labels: Tensor
  /// Left, top, right and bottom, float32 (N, 4) or (N, K, 4): whole pixels, right and bottom just outside.
  public let boxes: Tensor
}

/// Scenes of drawn glyphs.
public enum GlyphScenes {
  /// The four glyphs of the detection scenes; class 4 is nothing.
  public static let detectionNames = ["X", "O", "T", "square"]
  public static let window = 16

  /// One glyph and one filled square on 32 x 32, not touching; the label is the index of the glyph's name.
  ///
  /// Calibrated use: a small network's margin between its two best logits falls most, in 55 of 60 scenes, where
  /// a mask covers part of the glyph and not of the square. Box: the glyph's window of 16 x 16.
  public static func saliency(
    _ count: Int, names: [String] = ["X", "O"], noise: Double = 0.05, seed: Int, on engine: Engine
  ) throws -> Scenes {
    guard !names.isEmpty else { throw DatasetError.noNames }
    try require("noise", noise, in: 0...10)
    let glyphs = try names.map { try Glyphs.draw($0, size: window) }
    let size = 32
    let made = try engine.make(count, seed: seed, Widths(pixels: size * size, floats: 4, labels: 1)) {
      index, numbers in
      var raster = Raster(height: size, width: size)
      let label = index % glyphs.count
      let places = Place.apart([window, 7], height: size, width: size, &numbers)
      raster.stamp(glyphs[label], at: places[0])
      let side = numbers.integer(in: 5...7)
      raster.fill(
        rows: places[1].row..<places[1].row + side, columns: places[1].column..<places[1].column + side, 1)
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, floats: places[0].box, labels: [label])
    }
    return Scenes(
      images: try made.pixels.images(size, size), labels: try made.labels.reshape([count]), boxes: made.floats)
  }

  /// Three glyphs on 48 x 48 whose windows do not overlap: labels int64 (N, 3) of 0...3, boxes (N, 3, 4).
  ///
  /// Calibrated use: windows of 16 x 16 every 2 pixels, classified by a network trained on `windows`, suppressed
  /// at overlap 0.2, find all glyphs of 50 scenes, with 0.96 of the finds right, at IoU 0.5.
  public static func detection(
    _ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine
  ) throws -> Scenes {
    try require("noise", noise, in: 0...10)
    let glyphs = try detectionNames.map { try Glyphs.draw($0, size: window) }
    let (size, things) = (48, 3)
    let made = try engine.make(
      count, seed: seed, Widths(pixels: size * size, floats: 4 * things, labels: things)
    ) { _, numbers in
      var raster = Raster(height: size, width: size)
      let places = Place.apart([Int](repeating: window, count: things), height: size, width: size, &numbers)
      let labels = places.map { _ in numbers.integer(below: glyphs.count) }
      for (place, label) in zip(places, labels) { raster.stamp(glyphs[label], at: place) }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, floats: places.flatMap(\.box), labels: labels)
    }
    return Scenes(
      images: try made.pixels.images(size, size), labels: made.labels,
      boxes: try made.floats.reshape([count, things, 4]))
  }

  /// Windows of 16 x 16 to train the detector's classifier: labels 0...4 in turn, 4 for nothing.
  ///
  /// A glyph that counts is at most a pixel off centre each way, as a window on a grid of 2 pixels finds it. Of the
  /// windows of nothing a third are bare ground, the others show a glyph 5 to 12 pixels off centre.
  public static func windows(
    _ count: Int, noise: Double = 0.05, seed: Int, on engine: Engine
  ) throws -> Examples {
    try require("noise", noise, in: 0...10)
    let glyphs = try detectionNames.map { try Glyphs.draw($0, size: window) }
    let made = try engine.make(count, seed: seed, Widths(pixels: window * window, labels: 1)) {
      index, numbers in
      let label = index % (glyphs.count + 1)
      var raster = Raster(height: window, width: window)
      if label < glyphs.count {
        let place = Place(row: numbers.integer(in: -1...1), column: numbers.integer(in: -1...1), size: window)
        raster.stamp(glyphs[label], at: place)
      } else if !numbers.chance(1.0 / 3) {
        let far = numbers.integer(in: 5...12) * (numbers.chance(0.5) ? 1 : -1)
        let near = numbers.integer(in: -12...12)
        let isAside = numbers.chance(0.5)
        let place = Place(row: isAside ? near : far, column: isAside ? far : near, size: window)
        raster.stamp(glyphs[numbers.integer(below: glyphs.count)], at: place)
      }
      raster.addNoise(noise, &numbers)
      raster.clip()
      return Drawn(pixels: raster.pixels, labels: [label])
    }
    return Examples(
      inputs: try made.pixels.images(window, window), labels: try made.labels.reshape([count]))
  }
}

/// A square of whole pixels.
struct Place: Sendable {
  var row: Int
  var column: Int
  var size: Int

  var box: [Float] { [column, row, column + size, row + size].map(Float.init) }

  /// Squares of the sizes given inside a picture, none over another.
  ///
  /// Each is tried at random places; when one finds none, all are placed anew, and after two hundred times in a row from
  /// the corner (the sizes used here find places long before).
  static func apart(_ sizes: [Int], height: Int, width: Int, _ numbers: inout KeyedNumbers) -> [Place] {
    for _ in 0..<200 {
      var places: [Place] = []
      for wanted in sizes {
        for _ in 0..<20 {
          let place = Place(
            row: numbers.integer(in: 0...height - wanted), column: numbers.integer(in: 0...width - wanted),
            size: wanted)
          if places.allSatisfy({ !$0.touches(place) }) {
            places.append(place)
            break
          }
        }
      }
      if places.count == sizes.count { return places }
    }
    var left = 0
    return sizes.map { wanted in
      defer { left = min(left + wanted, width - wanted) }
      return Place(row: 0, column: left, size: wanted)
    }
  }

  private func touches(_ other: Place) -> Bool {
    row < other.row + other.size && other.row < row + size && column < other.column + other.size
      && other.column < column + size
  }
}

extension Raster {
  /// Puts a picture's ink in at a place; what lies outside is lost.
  mutating func stamp(_ picture: GlyphPicture, at place: Place) {
    for y in 0..<picture.height where (0..<height).contains(place.row + y) {
      for x in 0..<picture.width where (0..<width).contains(place.column + x) {
        let target = (place.row + y) * width + place.column + x
        pixels[target] = max(pixels[target], picture.pixels[y * picture.width + x])
      }
    }
  }
}
