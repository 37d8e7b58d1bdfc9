import Limits
import Tensors
import Testing

@testable import Datasets

/// A generator under test: all its tensors, the pictures first.
private struct Maker: Sendable, CustomTestStringConvertible {
  let name: String
  let shape: [Int]
  /// Classes that come in turn; 0 where the labels are something else.
  var classes = 0
  /// Whether the first tensor is a picture with values in 0...1.
  var isPicture = true
  let make: @Sendable (_ count: Int, _ seed: Int, _ engine: Engine) throws -> [Tensor]
  var testDescription: String { name }
}

private func both(_ examples: Examples) -> [Tensor] { [examples.inputs, examples.labels] }

private let makers = [
  Maker(name: "vehicles", shape: [1, 32, 32], classes: 2) { both(try Vehicles.make($0, seed: $1, on: $2)) },
  Maker(name: "vehicles in colour", shape: [3, 32, 32], classes: 2) {
    both(try Vehicles.make($0, seed: $1, color: true, on: $2))
  },
  Maker(name: "deformed glyphs", shape: [1, 16, 16], classes: 2) {
    both(try DeformedGlyphs.make($0, seed: $1, on: $2))
  },
  Maker(name: "digits", shape: [1, 16, 16], classes: 10) { both(try Digits.make($0, seed: $1, on: $2)) },
  Maker(name: "bars", shape: [1, 15, 15]) { both(try OrientedBars.make($0, seed: $1, on: $2)) },
  Maker(name: "small shapes", shape: [1, 16, 16], classes: 4) {
    both(try SmallShapes.make($0, seed: $1, on: $2))
  },
  Maker(name: "saliency scenes", shape: [1, 32, 32], classes: 2) {
    let scenes = try GlyphScenes.saliency($0, seed: $1, on: $2)
    return [scenes.images, scenes.labels, scenes.boxes]
  },
  Maker(name: "detection scenes", shape: [1, 48, 48]) {
    let scenes = try GlyphScenes.detection($0, seed: $1, on: $2)
    return [scenes.images, scenes.labels, scenes.boxes]
  },
  Maker(name: "detection windows", shape: [1, 16, 16], classes: 5) {
    both(try GlyphScenes.windows($0, seed: $1, on: $2))
  },
  Maker(name: "thin shapes", shape: [1, 40, 48]) {
    let set = try ThinShapes.make($0, height: 40, width: 48, seed: $1, on: $2)
    return [set.images, set.masks, set.counts]
  },
  Maker(name: "cells", shape: [1, 48, 48]) {
    let set = try Cells.make($0, seed: $1, on: $2)
    return [set.images, set.masks, set.counts]
  },
  Maker(name: "captions", shape: [1, 32, 32]) { both(try CaptionScenes.make($0, seed: $1, on: $2)) },
  Maker(name: "lesions", shape: [1, 32, 32], classes: 2) {
    let set = try Lesions.make($0, seed: $1, on: $2)
    return [set.images, set.labels, set.readerScores]
  },
  Maker(name: "navigation", shape: [1, 32, 32]) {
    let set = try Navigation.make($0, seed: $1, on: $2)
    return [set.images, set.maps, set.angles, set.branches]
  },
  Maker(name: "bursts", shape: [1, 128], classes: 2, isPicture: false) {
    both(try Bursts.make($0, seed: $1, on: $2))
  },
  Maker(name: "curve", shape: [1], isPicture: false) { both(try Points.curve($0, seed: $1, on: $2)) },
  Maker(name: "moons", shape: [2], classes: 2, isPicture: false) {
    both(try Points.moons($0, seed: $1, on: $2))
  },
  Maker(name: "spirals", shape: [2], classes: 2, isPicture: false) {
    both(try Points.spirals($0, seed: $1, on: $2))
  },
  Maker(name: "exclusive or of lines", shape: [1, 12, 12]) { both(try LineXor.make($0, seed: $1, on: $2)) },
  Maker(name: "guard frames", shape: [2, 24, 24], classes: 2) {
    both(try GuardFrames.make($0, seed: $1, on: $2))
  },
]

@Suite struct MadeTests {
  /// Every number of every tensor, so that a single bit's difference shows.
  private func numbers(_ maker: Maker, _ count: Int, seed: Int, threads: Int = 1) throws -> [[Double]] {
    try maker.make(count, seed, Engine(threads: threads)).map { try $0.doubles() }
  }

  @Test(arguments: makers)
  fileprivate func exampleDependsOnSeedAndNumberAlone(_ maker: Maker) throws {
    let long = try numbers(maker, 11, seed: 5)
    for threads in [2, 3] { #expect(try numbers(maker, 11, seed: 5, threads: threads) == long) }
    let short = try numbers(maker, 4, seed: 5)
    for (part, whole) in zip(short, long) { #expect(Array(whole.prefix(part.count)) == part) }
    #expect(try numbers(maker, 4, seed: 6)[0] != short[0])
  }

  /// Sets are drawn in blocks: what stands behind the first one is the same, too.
  @Test func blocksDoNotShow() throws {
    let whole = try LineXor.make(1_000, seed: 2, on: Engine()).inputs.floats()
    #expect(try LineXor.make(1_000, seed: 2, on: Engine(threads: 3)).inputs.floats() == whole)
    #expect(
      try LineXor.make(700, seed: 2, on: Engine(threads: 2)).inputs.floats() == Array(whole.prefix(700 * 144)))
  }

  @Test(arguments: makers)
  fileprivate func shapesTypesAndRanges(_ maker: Maker) throws {
    let tensors = try maker.make(20, 1, Engine())
    #expect(tensors[0].shape == [20] + maker.shape && tensors[0].dtype == .float32)
    #expect(tensors.allSatisfy { $0.shape[0] == 20 })
    if maker.shape.count == 3 { #expect(tensors[0].strides[1] == 1) }
    let pixels = try tensors[0].floats()
    if maker.isPicture {
      #expect(pixels.allSatisfy { (0...1).contains($0) })
      #expect(pixels.contains { $0 > 0.5 } && pixels.contains { $0 < 0.5 })
    }
    if maker.classes > 0 {
      #expect(tensors[1].dtype == .int64)
      #expect(try tensors[1].ints() == (0..<20).map { $0 % maker.classes })
    }
  }

  @Test(arguments: makers)
  fileprivate func countsAreChecked(_ maker: Maker) throws {
    #expect(try maker.make(0, 1, Engine())[0].shape == [0] + maker.shape)
    for count in [-1, Int.min, Int.max, 1 << 40] {
      #expect(throws: DatasetError.self) { try maker.make(count, 1, Engine()) }
    }
    // A budget is asked before anything is drawn.
    let engine = Engine(limits: Limits(budget: Budget(bytes: 50_000)))
    #expect(throws: TensorError.self) { try maker.make(numbersLimit / 10_000, 1, engine) }
  }

  @Test func amountsAreChecked() throws {
    let engine = Engine()
    let wrong: [() throws -> Void] = [
      { _ = try SmallShapes.make(1, noise: -0.1, seed: 0, on: engine) },
      { _ = try SmallShapes.make(1, noise: .nan, seed: 0, on: engine) },
      { _ = try ThinShapes.make(1, height: 31, seed: 0, on: engine) },
      { _ = try DeformedGlyphs.make(1, names: [], seed: 0, on: engine) },
      { _ = try DeformedGlyphs.make(1, names: ["Q"], seed: 0, on: engine) },
      { _ = try DeformedGlyphs.make(1, size: 4, seed: 0, on: engine) },
      { _ = try DeformedGlyphs.make(1, deformation: Deformation(scale: 0...1), seed: 0, on: engine) },
      { _ = try OrientedBars.bar(size: 0, degrees: 0, on: engine) },
      { _ = try OrientedBars.bar(size: 5, degrees: .infinity, on: engine) },
      { _ = try Points.spirals(1, rounds: -1, seed: 0, on: engine) },
      { _ = try GlyphScenes.saliency(1, names: [], seed: 0, on: engine) },
    ]
    for body in wrong { #expect(throws: DatasetError.self) { try body() } }
  }
}

@Suite struct DrawingTests {
  @Test func sineAndCosineAreRight() {
    let known: [(Double, Double, Double)] = [
      (0, 0, 1), (0.25, 1, 0), (0.5, 0, -1), (-0.25, -1, 0), (1.0 / 12, 0.5, 0.8660254037844386),
      (0.125, 0.7071067811865476, 0.7071067811865475), (-3.375, -0.7071067811865475, -0.7071067811865477),
      (0.9, -0.5877852522924732, 0.8090169943749473),
    ]
    for (turns, sine, cosine) in known {
      let (s, c) = Turn.sineAndCosine(turns)
      #expect(abs(s - sine) < 5e-16 && abs(c - cosine) < 5e-16, "\(turns)")
    }
    for step in 0..<1000 {
      let (s, c) = Turn.sineAndCosine(Double(step) * 0.0137 - 5)
      #expect(abs(s * s + c * c - 1) < 4e-16)
    }
    #expect(Turn.sine(.infinity) == 0)
  }

  private static let known: [(Shape, Double)] = [
    (.disk(Point(15.3, 14.6), radius: 7), 153.94),
    (.ring(Point(15, 15), radius: 8, pen: 3), 150.80),
    (.box(Point(15.2, 15.7), halfWidth: 8, halfHeight: 3, turns: 0.07), 96),
    (.ellipse(Point(15, 15), halfWidth: 10, halfHeight: 6, turns: 0.1), 188.50),
    (.stroke(Point(6, 8), Point(22, 20), pen: 4), 92.57),
    (.polygon(3, Point(15, 17), radius: 12, turns: 0.02), 187.06),
  ]

  /// Pixels covered add up to the area of the shape.
  @Test(arguments: known) fileprivate func coverageIsArea(_ shape: Shape, _ area: Double) {
    var raster = Raster(height: 32, width: 32)
    raster.paint(shape, 1)
    let covered = Double(raster.pixels.reduce(0, +))
    #expect(abs(covered - area) < 0.03 * area, "\(covered), expected \(area)")
    #expect(abs(Double(raster.inside(shape).count) - area) < 0.08 * area)
  }

  @Test func whatLiesOutsideIsLeftOut() {
    var raster = Raster(height: 4, width: 4)
    raster.paint(.disk(Point(-100, 2), radius: 5), 1)
    raster.fill(rows: -3 ..< -1, columns: 2..<9, 1)
    #expect(raster.pixels.allSatisfy { $0 == 0 })
    raster.fill(rows: 3..<9, columns: -2..<1, 1)
    #expect(raster.pixels.reduce(0, +) == 1 && raster.pixels[12] == 1)
  }

  /// Squares placed apart do not overlap, even when there is hardly room.
  @Test func placesAreApart() {
    for key in 0..<300 {
      var numbers = KeyedNumbers(seed: 1, key: key)
      let places = Place.apart([16, 16, 16], height: 48, width: 48, &numbers)
      for (index, a) in places.enumerated() {
        #expect((0...32).contains(a.row) && (0...32).contains(a.column))
        for b in places.dropFirst(index + 1) {
          #expect(abs(a.row - b.row) >= 16 || abs(a.column - b.column) >= 16)
        }
      }
    }
  }
}
