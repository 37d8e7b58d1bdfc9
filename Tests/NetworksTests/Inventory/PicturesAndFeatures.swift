import Datasets
import Networks
import Pictures
import Tensors
import Testing

/// Section 1A: images, features, motivation.
@Suite struct InventoryA {
  let engine = Engine(seed: 1)

  @Test("A1: Lincoln is numbers: 0 to 255, 27,773 in all, 144.651 on average; a file of him is exact")
  func lincoln() throws {
    let picture = try LectureGrids.lincoln().tensor(on: engine)
    #expect(picture.shape == [16, 12])
    #expect(try (picture.min().item(), picture.max().item()) == (.int(0), .int(255)))
    #expect(try picture.sum().item() == .int(27_773))
    #expect(try (picture.to(.float64).mean().item().double - 144.651).magnitude < 5e-4)
    let raster = try Raster(picture)
    #expect(raster.lines(.ascii, width: 80).count == 16)
    let file = try PictureFormat.pgm.encode(raster.stored())
    #expect(try NetpbmFile.decode(file, path: "lincoln.pgm").integers(on: engine).ints() == picture.ints())
    #expect(try PictureFormat.pgm.encode(ImageFile.decode(file, path: "lincoln.pgm")) == file)
  }

  @Test("A2: the second copy is the first; the third differs in 49 cells, 257 and 266 among them")
  func copies() throws {
    let copies = try (1...3).map { try LectureGrids.lincoln(copy: $0).tensor(on: engine, dtype: .int64) }
    #expect(try (copies[0] - copies[1]).countNonzero().item() == .int(0))
    #expect(try (copies[0] - copies[2]).countNonzero().item() == .int(49))
    let faults = try PixelFault.all(in: copies[2], low: 0, high: 255)
    #expect(faults.map { [$0.row, $0.column, Int($0.value)] } == [[4, 3, 257], [13, 10, 266]])
    #expect(try PixelFault.all(in: copies[0], low: 0, high: 255).isEmpty)
  }

  @Test("A3: 1080x1080 in colour is 3,499,200 numbers, in either order of axes")
  func colour() throws {
    let hwc = try engine.randint(high: 256, [1080, 1080, 3]).to(.uint8)
    #expect(hwc.count == 3_499_200)
    let chw = try hwc.permute([2, 0, 1]).contiguous()
    #expect(chw.shape == [3, 1080, 1080])
    #expect(try chw.element(at: [2, 7, 1000]) == hwc.element(at: [7, 1000, 2]))
    #expect(try (chw.permute([1, 2, 0]) - hwc).countNonzero().item() == .int(0))
  }

  @Test("A5: the softmax of the logarithms of probabilities gives them back; bars show them")
  func probabilities() throws {
    let expected = [0.8, 0.1, 0.05, 0.05]
    let p = try engine.tensor(expected, dtype: .float32).apply(.log).softmax()
    #expect(try p.distance(to: engine.tensor(expected)) < 1e-6)
    #expect(try (p.sum().item().double - 1).magnitude < 1e-6)
    let bars = BarChart(labels: ["Lincoln", "Washington", "Jefferson", "Obama"], values: try p.doubles())
    let lines = bars.lines(.ascii, width: 60)
    #expect(lines.count == 4 && lines[0].contains("Lincoln") && lines[0].contains("0.8"))
  }

  @Test("A10: an upright and a level line detector, joined by a fixed layer, find the corner")
  func corner() throws {
    var picture = [[Int]](repeating: [Int](repeating: 0, count: 9), count: 9)
    for place in 2...7 {
      picture[place][2] = 1
      picture[7][place] = 1
    }
    let lines = try engine.tensor(
      [[0, 1, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0], [1, 1, 1], [0, 0, 0]].flatMap(\.self), shape: [2, 1, 3, 3])
    let maps = try engine.grid(picture).unsqueeze(0).xcorr(lines)
    // Both must be near: an upright line that ends where a level one begins.
    let both = try engine.tensor([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], shape: [1, 2, 3, 3])
    let corners = try (maps.xcorr(both) - engine.tensor([4])).apply(.relu).squeeze([0])
    let hits = try corners.ints().enumerated().filter { $0.element > 0 }.map(\.offset)
    // Of 5x5 places the one that sees the picture's rows 4 to 8 and columns 0 to 4.
    #expect(hits == [4 * 5 + 0])
  }

  @Test("A11: a simple cell answers most to its own orientation, a complex one wherever the bar is")
  func cells() throws {
    let filter = try Lecture.gabor(engine, size: 15, wavelength: 8, deviation: 3, degrees: 0)
    func answer(_ degrees: Double) throws -> Double {
      try (OrientedBars.bar(size: 15, degrees: degrees, on: engine).to(.float64) * filter).sum().item().double
    }
    let tuning = [(0.0, 1.92), (15, 1.52), (-15, 1.52), (30, 0.90), (-30, 0.90), (45, 0.46), (90, 0.05)]
    for (degrees, expected) in tuning { #expect(try (answer(degrees) - expected).magnitude < 0.006) }
    let falling = try stride(from: 0.0, through: 90, by: 15).map(answer)
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
    let complex = try [-3, 0, 1, 2].map { shift in
      let bar = try OrientedBars.bar(size: 31, degrees: 0, shift: Double(shift), on: engine).to(.float64)
      return try bar.xcorr(filter).max().item().double
    }
    #expect(complex.allSatisfy { ($0 - 1.9234).magnitude < 1e-4 && ($0 - complex[0]).magnitude < 1e-12 })
  }

  @Test("A13: a megapixel on 1,000 units: 1,000,000,000 weights, 1,000,001,000 with biases")
  func megapixel() throws {
    let counts = try [false, true].map {
      try DenseRule(1_000, bias: $0).account(of: [FeatureShape(1_000_000)]).count.value
    }
    #expect(counts == [1_000_000_000, 1_000_001_000])
  }

  @Test("A15: a classifier slid over four regions finds the moose in the third")
  func regions() throws {
    let names = ["X", "O", "moose", "T"]
    let pictures = try names.map { try Glyphs.draw($0).tensor(on: engine) * 2 - 1 }
    let scene = try Tensor.cat(pictures, dim: 1)
    let scores = try scene.xcorr(pictures[2], stride: 16)
    #expect(scores.shape == [1, 4])
    // Only the moose agrees with itself in all 256 pixels.
    #expect(try scores.argmax().item() == .int(2) && scores.element(at: [0, 2]).double == 256)
  }

  @Test("A16: a 4x4 filter has 16 weights and goes over 28x28 in 13x13 steps of two, patch by patch")
  func patches() throws {
    let account = try ConvolutionRule(1, kernel: 4, stride: 2, bias: false).account(of: [
      FeatureShape(1, 28, 28)
    ])
    #expect(account.count.value == 16 && account.output == FeatureShape(1, 13, 13))
    let x = try engine.randn([1, 28, 28])
    let columns = try x.unfold(4, stride: 2)
    #expect(columns.shape == [16, 169])
    for (row, column) in [(0, 0), (5, 9), (12, 12)] {
      let patch = try x.patch(2 * row, 2 * column, 4, 4).floats()
      #expect(try columns.narrow(1, start: row * 13 + column, length: 1).floats() == patch)
    }
  }
}
