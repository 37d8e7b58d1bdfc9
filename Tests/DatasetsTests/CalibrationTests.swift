import Tensors
import Testing

@testable import Datasets

// What the sets are made to show, as far as it shows without training a network.

@Suite struct CalibrationTests {
  private let engine = Engine(threads: 2)

  /// Cells of 2 x 2 pixels and a constant, a row for each picture, and -1 or 1 for its class.
  private func features(_ count: Int, seed: Int) throws -> (x: Tensor, y: [Double]) {
    let data = try Vehicles.make(count, seed: seed, on: engine)
    let cells = try data.inputs.reshape([count, 16, 2, 16, 2]).mean([2, 4]).reshape([count, 256])
    let x = try Tensor.cat([cells, engine.ones([count, 1])], dim: 1)
    return (x, try data.labels.doubles().map { 2 * $0 - 1 })
  }

  private func solve(_ matrix: [Double], _ right: [Double]) -> [Double] {
    let size = right.count
    var (a, b) = (matrix, right)
    for pivot in 0..<size {
      for row in pivot + 1..<size {
        let factor = a[row * size + pivot] / a[pivot * size + pivot]
        if factor == 0 { continue }
        for column in pivot..<size { a[row * size + column] -= factor * a[pivot * size + column] }
        b[row] -= factor * b[pivot]
      }
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<size { b[row] -= a[row * size + column] * b[column] }
      b[row] /= a[row * size + row]
    }
    return b
  }

  private func isRight(_ data: (x: Tensor, y: [Double]), _ weights: Tensor) throws -> Double {
    let scores = try data.x.matmul(weights).doubles()
    return Double(zip(scores, data.y).count { $0 * $1 > 0 }) / Double(data.y.count)
  }

  /// Least squares on 1,024 pixels with 10,000 pictures gives 72.8 % and 63.8 %; on 256 cells with 2,000, which is quick,
  /// about as much: far from chance, and far from the more than 95 % of a small network.
  @Test("F18: least squares on vehicles is as poor as in the lecture")
  func leastSquaresOnVehicles() throws {
    let train = try features(2_000, seed: 0)
    let test = try features(1_000, seed: 100)
    let turned = try train.x.transposed()
    var normal = try turned.matmul(train.x).doubles()
    for index in 0..<257 { normal[index * 258] += 1e-3 }
    let right = try turned.matmul(engine.tensor(train.y.map(Float.init))).doubles()
    let weights = try engine.tensor(solve(normal, right).map(Float.init))
    let (trained, tested) = (try isRight(train, weights), try isRight(test, weights))
    #expect((0.68...0.80).contains(trained), "\(trained)")
    #expect((0.56...0.70).contains(tested), "\(tested)")
  }

  @Test func coloursHideTheGreyPicture() throws {
    let gray = try Vehicles.make(6, seed: 3, on: engine).inputs.floats()
    let color = try Vehicles.make(6, seed: 3, color: true, on: engine).inputs.permute([0, 2, 3, 1]).floats()
    for (pixel, tone) in gray.enumerated() {
      let (r, g, b) = (color[3 * pixel], color[3 * pixel + 1], color[3 * pixel + 2])
      #expect(abs(0.299 * r + 0.587 * g + 0.114 * b - tone) < 1e-5)
    }
    #expect(stride(from: 0, to: color.count, by: 3).contains { abs(color[$0] - color[$0 + 1]) > 0.1 })
  }

  /// The orientation tuning of A11: a Gabor filter's answer to a bar, by the angle between them.
  @Test func barsTuneAGaborFilter() throws {
    var filter: [Double] = []
    for y in -7...7 {
      for x in -7...7 {
        filter.append(gaussian(Double(x * x + y * y) / 18) * Turn.cosine(Double(x) / 8))
      }
    }
    let mean = filter.reduce(0, +) / 225
    filter = filter.map { $0 - mean }
    let length = filter.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for (degrees, expected) in [(0.0, 1.92), (15, 1.52), (-15, 1.52), (30, 0.90), (45, 0.46), (90, 0.05)] {
      let bar = try OrientedBars.bar(size: 15, degrees: degrees, on: engine).doubles()
      let answer = zip(bar, filter).reduce(0) { $0 + $1.0 * $1.1 } / length
      #expect(abs(answer - expected) < 0.006, "\(degrees): \(answer)")
    }
  }

  /// e to the -x, from its series at x / 64.
  private func gaussian(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for step in 1...20 {
      term *= -x / 64 / Double(step)
      sum += term
    }
    return (0..<6).reduce(sum) { power, _ in power * power }
  }

  @Test func boxesHoldTheInk() throws {
    let scenes = try GlyphScenes.detection(40, noise: 0, seed: 2, on: engine)
    let (boxes, pixels) = (try scenes.boxes.ints(), try scenes.images.floats())
    for scene in 0..<40 {
      var outside = Array(pixels[scene * 48 * 48..<(scene + 1) * 48 * 48])
      for thing in 0..<3 {
        let box = Array(boxes[(scene * 3 + thing) * 4..<(scene * 3 + thing + 1) * 4])
        #expect(box[2] - box[0] == 16 && box[3] - box[1] == 16)
        for row in box[1]..<box[3] {
          for column in box[0]..<box[2] { outside[row * 48 + column] = 0 }
        }
      }
      #expect(!outside.contains { $0 > 0 })
    }
    #expect(Set(try scenes.labels.ints()) == [0, 1, 2, 3])
  }

  @Test func masksSayWhatIsCounted() throws {
    let cells = try Cells.make(60, seed: 4, on: engine)
    let (masks, counts) = (try cells.masks.ints(), try cells.counts.ints())
    for picture in 0..<60 {
      let mask = masks[picture * 48 * 48..<(picture + 1) * 48 * 48]
      #expect((3...6).contains(counts[2 * picture]))
      #expect(mask.contains(2) == (counts[2 * picture + 1] > 0))
      #expect(mask.count { $0 > 0 } > 50 * counts[2 * picture])
    }
    let cellCount: Int = (0..<60).map { counts[2 * $0] }.reduce(0, +)
    let parasites: Int = (0..<60).map { counts[2 * $0 + 1] }.reduce(0, +)
    let share = Double(parasites) / Double(cellCount)
    #expect(abs(share - 0.6) < 0.15)
    #expect(Set(try ThinShapes.make(5, seed: 0, on: engine).masks.ints()) == [0, 1, 2])
  }

  @Test func captionsAreUniqueAndSayWhatIsSeen() throws {
    let data = try CaptionScenes.make(48, noise: 0, seed: 1, on: engine)
    let (labels, pixels) = (try data.labels.ints(), try data.inputs.floats())
    let captions = (0..<48).map { CaptionScenes.caption(Array(labels[3 * $0..<3 * $0 + 3])) }
    #expect(Set(captions).count == 24 && captions.contains("a square left of a disk"))
    for picture in 0..<48 {
      // Two shapes in the halves that the relation names, and hardly anything between.
      let image = Array(pixels[picture * 1024..<(picture + 1) * 1024])
      let isAbove = captions[picture].contains("above")
      var ink: [Float] = [0, 0, 0]
      for (pixel, tone) in image.enumerated() {
        let along = isAbove ? pixel / 32 : pixel % 32
        ink[along < 14 ? 0 : along > 17 ? 2 : 1] += abs(tone - image[0])
      }
      #expect(ink[0] > 8 && ink[2] > 8 && ink[1] < 0.3 * min(ink[0], ink[2]), "\(captions[picture])")
    }
    #expect(CaptionScenes.caption([9, 4, 0]) == "a ? left of a disk")
  }

  /// The area under the ROC curve of the reader is that of two normals 2.4 apart with deviation sqrt 2: 0.885.
  @Test func theReaderIsGoodButNotPerfect() throws {
    let set = try Lesions.make(800, seed: 0, on: engine)
    let scores = try set.readerScores.doubles()
    let benign = stride(from: 0, to: 800, by: 2).map { scores[$0] }
    let malignant = stride(from: 1, to: 800, by: 2).map { scores[$0] }
    let pairs = malignant.reduce(0) { sum, score in sum + benign.count { $0 < score } }
    #expect(abs(Double(pairs) / 160_000 - 0.885) < 0.03)
  }

  @Test func anglesHaveTwoPeaksThatTheMapTellsApart() throws {
    let set = try Navigation.make(1_500, seed: 0, on: engine)
    let (angles, branches) = (try set.angles.doubles(), try set.branches.ints())
    let shares = (0...2).map { branch in Double(branches.count { $0 == branch }) / 1_500 }
    #expect(abs(shares[0] - 0.1) < 0.025 && abs(shares[1] - 0.45) < 0.04)
    for (branch, expected) in [0.0, -0.28, 0.28].enumerated() {
      let own = zip(angles, branches).filter { $1 == branch }.map(\.0)
      let mean = own.reduce(0, +) / Double(own.count)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count)
      // Lean, spread and error: 0.3 and 0.16 wide uniform, 0.06 normal.
      let spread = branch == 0 ? 0 : 0.16 * 0.16 / 12
      #expect(abs(mean - expected) < 0.02)
      #expect(abs(variance - (0.09 / 12 + spread + 0.0036)) < 0.002)
    }
    // The map's brighter side is the way.
    let maps = try set.maps.floats()
    for index in 0..<50 where branches[index] > 0 {
      let (left, right) = (0..<16 * 16).reduce(into: (Float(0), Float(0))) { sums, pixel in
        if pixel % 16 < 6 { sums.0 += maps[index * 256 + pixel] }
        if pixel % 16 > 9 { sums.1 += maps[index * 256 + pixel] }
      }
      #expect((left > right) == (branches[index] == 1))
    }
  }

  /// Bursts of both classes are as strong, and the fast ones change sign more often.
  @Test func burstsDifferInSpeedAlone() throws {
    let signals = try Bursts.make(200, noise: 0, seed: 0, on: engine).inputs.doubles()
    var (power, changes) = ([0.0, 0.0], [0, 0])
    for index in 0..<200 {
      let signal = signals[index * 128..<(index + 1) * 128].filter { $0 != 0 }
      power[index % 2] += signal.reduce(0) { $0 + $1 * $1 }
      changes[index % 2] += zip(signal, signal.dropFirst()).count { $0 * $1 < 0 }
    }
    #expect(abs(power[0] / power[1] - 1) < 0.1)
    #expect(Double(changes[1]) > 1.6 * Double(changes[0]))
  }

  @Test func pointsLieWhereTheFormulasSay() throws {
    let moons = try Points.moons(100, noise: 0, seed: 0, on: engine).inputs.doubles()
    let spirals = try Points.spirals(100, noise: 0, seed: 0, on: engine).inputs.doubles()
    for index in 0..<100 {
      let (x, y) = (moons[2 * index], moons[2 * index + 1])
      let centre = index % 2 == 0 ? Point(0, 0) : Point(1, 0.5)
      #expect(abs((Point(x, y) - centre).length - 1) < 1e-6)
      #expect(index % 2 == 0 ? y >= -1e-6 : y <= 0.5 + 1e-6)
      let way = Point(spirals[2 * index], spirals[2 * index + 1])
      let expected = Point(way.length, 0).turned(by: 1.25 * way.length + Double(index % 2) / 2)
      #expect((way - expected).length < 1e-5)
    }
    let curve = try Points.curve(2_000, seed: 0, on: engine)
    var squares = 0.0
    for (x, y) in try zip(curve.inputs.doubles(), curve.labels.doubles()) {
      let miss = y - Turn.sine(0.375 * x)
      squares += miss * miss
    }
    #expect(abs((squares / 2_000).squareRoot() - 0.2) < 0.01)
  }

  @Test func oneLineOrTheOther() throws {
    let data = try LineXor.make(8, noise: 0, seed: 0, on: engine)
    #expect(try data.labels.ints() == [0, 1, 1, 0, 0, 1, 1, 0])
    let pixels = try data.inputs.floats()
    let ink = (0..<8).map { pixels[$0 * 144..<($0 + 1) * 144].reduce(0, +) }
    #expect(ink == [0, 12, 12, 23, 0, 12, 12, 23])
  }

  /// Undeformed, a glyph is its own drawing, smoothed; inverted, its negative.
  @Test func deformationsOfNothing() throws {
    let plain = try DeformedGlyphs.make(2, size: 16, deformation: Deformation(), seed: 0, on: engine).inputs
    let clean = try Glyphs.draw("X", size: 16).pixels
    let wrong = try zip(plain.floats(), clean).count { abs($0 - $1) > 0.8 }
    #expect(wrong == 0)
    let inverted = try DeformedGlyphs.make(
      2, size: 16, deformation: Deformation(inversion: 1), seed: 0, on: engine
    ).inputs.floats()
    #expect(try zip(plain.floats(), inverted).allSatisfy { abs($0 + $1 - 1) < 1e-6 })
  }
}
