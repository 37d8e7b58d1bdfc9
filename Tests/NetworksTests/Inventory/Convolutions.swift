import Datasets
import Networks
import Tensors
import Testing

/// Section 1B: convolution, worked numbers.
@Suite struct InventoryB {
  let engine = Engine(seed: 1)

  private func answer(_ picture: [[Int]], _ kernel: [[Int]]) throws -> [[Int]] {
    try engine.grid(picture).xcorr(engine.grid(kernel)).rows()
  }

  @Test("B1: the detector of upright lines on S0's picture; its 5 comes from 0 1 0/0 1 1/0 1 0")
  func lineDetector() throws {
    #expect(try answer(Lecture.bars, Lecture.line) == Lecture.barsAnswer)
    let patch = try engine.grid(Lecture.bars).patch(1, 0, 3, 3)
    #expect(try patch.rows() == [[0, 1, 0], [0, 1, 1], [0, 1, 0]])
    #expect(try (patch * engine.grid(Lecture.line)).sum().item() == .int(5))
  }

  @Test("B2: an output of (W-K+1)x(H-K+1) is the sum of products with input[i:i+K, j:j+K]")
  func definition() throws {
    #expect(try engine.grid(Lecture.bars).xcorr(engine.grid(Lecture.line)).shape == [3, 4])
    let (x, k) = (try engine.randn([11, 8]), try engine.randn([4, 3]))
    var sums: [Double] = []
    for i in 0...7 {
      for j in 0...5 { sums.append(try (x.patch(i, j, 4, 3) * k).sum().item().double) }
    }
    #expect(try x.xcorr(k).distance(to: engine.tensor(sums, shape: [8, 6])) < 1e-5)
  }

  @Test("B3: a convolution is linear: a 12x30 matrix with 108 entries of 9 weights")
  func linear() throws {
    let (x, y, k) = (try engine.randn([9, 7]), try engine.randn([9, 7]), try engine.randn([3, 3]))
    let together = try (x * 2 + y * -3).xcorr(k)
    #expect(try together.distance(to: x.xcorr(k) * 2 + y.xcorr(k) * -3) < 1e-5)
    let matrix = try engine.grid(Lecture.line).convolutionMatrix(over: Extent(5, 6))
    #expect(matrix.shape == [12, 30])
    #expect(
      try matrix.matmul(engine.grid(Lecture.bars).flatten()).reshape([3, 4]).rows() == Lecture.barsAnswer)
    let letters = try engine.arange(start: 1, stop: 10).reshape([3, 3]).convolutionMatrix(over: Extent(5, 6))
    #expect(try letters.countNonzero().item() == .int(108))
    #expect(try Set(letters.ints()) == Set(0...9))
  }

  @Test("B4: a feature that moves is found where it moved to")
  func shifted() throws {
    let k = try engine.randn([3, 3])
    let x = try engine.randn([6, 6]).pad([(2, 5), (3, 4)])
    let moved = try x.roll([2, -1], dims: [0, 1])
    #expect(try moved.xcorr(k).distance(to: x.xcorr(k).roll([2, -1], dims: [0, 1])) == 0)
  }

  @Test("B5: the two X agree in 65 of 81 cells; their product is 49")
  func literal() throws {
    let (clean, deformed) = (
      try LectureGrids.cleanX.tensor(on: engine), try LectureGrids.deformedX.tensor(on: engine)
    )
    #expect(clean.shape == [9, 9] && deformed.shape == [9, 9])
    #expect(try (clean - deformed).countNonzero().item() == .int(81 - 65))
    #expect(try (clean * deformed).sum().item() == .int(49))
  }

  @Test("B6: where the three parts of an X answer most, on the clean one and on the deformed one")
  func parts() throws {
    func maps(_ grid: NumberGrid) throws -> [[[Int]]] {
      let picture = try grid.tensor(on: engine)
      return try Lecture.parts.map { try picture.xcorr(engine.grid($0)).rows() }
    }
    func places(_ map: [[Int]], of value: Int) -> [[Int]] {
      map.enumerated().flatMap { i, row in
        row.enumerated().filter { $0.element == value }.map { [i, $0.offset] }
      }
    }
    let clean = try maps(LectureGrids.cleanX)
    #expect(places(clean[0], of: 9) == [[1, 1], [2, 2], [4, 4], [5, 5]])
    #expect(places(clean[1], of: 9) == [[3, 3]])
    #expect(places(clean[2], of: 9) == [[1, 5], [2, 4], [4, 2], [5, 1]])
    #expect(clean[0][0] == [7, -1, 1, 3, 5, -1, 3])
    let ninths = try (engine.tensor(clean[0][0]).to(.float64) / 9).doubles().map { ($0 * 100).rounded() }
    #expect(ninths == [78, -11, 11, 33, 56, -11, 33])
    let deformed = try maps(LectureGrids.deformedX)
    #expect(deformed.map { $0.flatMap(\.self).max() } == [7, 9, 7])
    #expect(places(deformed[1], of: 9) == [[3, 3]])
  }

  @Test("B8: the sliding window of 5x5 by 3x3, nine steps")
  func sliding() throws {
    let kernel = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    #expect(try answer(Lecture.sliding, kernel) == [[4, 3, 4], [2, 4, 3], [2, 3, 4]])
    let picture = try engine.grid(Lecture.sliding)
    let frames = try picture.unsqueeze(0).unfold(3)
    #expect(frames.shape == [9, 9])
    let sums = try engine.grid(kernel).flatten().unsqueeze(0).matmul(frames)
    #expect(try sums.ints() == [4, 3, 4, 2, 4, 3, 2, 3, 4])
  }

  @Test("B9: [1, -1] along and down the stripe; a true convolution turns the sign")
  func stripe() throws {
    #expect(
      try answer(Lecture.stripe, [[1, -1]]) == [[Int]](repeating: [0, 1, 0, 0, 0, -1, 0], count: 8))
    #expect(
      try answer(Lecture.stripe, [[1], [-1]]) == [[Int]](repeating: [Int](repeating: 0, count: 8), count: 7))
    let flipped = try engine.grid(Lecture.stripe).conv2dTrue(engine.grid([[1, -1]])).rows()
    #expect(flipped == [[Int]](repeating: [0, -1, 0, 0, 0, 1, 0], count: 8))
    let row = try engine.tensor(Lecture.stripe[0])
    #expect(try row.conv1dTrue(engine.tensor([1, -1])).ints() == [0, -1, 0, 0, 0, 1, 0])
    // numpy.convolve(row, [1, -1])
    #expect(try row.conv1dTrue(engine.tensor([1, -1]), padding: 1).ints() == [1, 0, -1, 0, 0, 0, 1, 0, -1])
  }

  @Test("B10: a column of zeros keeps the size, and what it adds; 7x7 in a frame is 9x9")
  func padding() throws {
    let (stripe, kernel) = (try engine.grid(Lecture.stripe), try engine.grid([[1, -1]]))
    let (right, left) = (try stripe.pad([(0, 1)]).xcorr(kernel), try stripe.pad([(1, 0)]).xcorr(kernel))
    #expect(right.shape == [8, 8] && left.shape == [8, 8])
    #expect(try right.rows()[0] == [0, 1, 0, 0, 0, -1, 0, 1])
    #expect(try left.rows()[0] == [-1, 0, 1, 0, 0, 0, -1, 0])
    #expect(try engine.ones([7, 7]).pad([(1, 1), (1, 1)]).shape == [9, 9])
    #expect(try engine.ones([7, 7]).xcorr(engine.ones([3, 3]), padding: 1).shape == [7, 7])
  }

  @Test("B11: the edge filter answers 765 on 0 0 255, -10 on the second patch, 140 on it as printed")
  func edgePatches() throws {
    func product(_ patch: [[Int]]) throws -> [[Int]] { try answer(patch, Lecture.upright) }
    #expect(try product([[0, 0, 255], [0, 0, 255], [0, 0, 255]]) == [[765]])
    #expect(try product([[200, 200, 200], [200, 200, 200], [200, 200, 190]]) == [[-10]])
    #expect(try product([[200, 200, 200], [200, 50, 200], [200, 200, 190]]) == [[140]])
  }

  @Test("B12: one filter gives one response map of two axes")
  func responseMap() throws {
    let x = try engine.randn([3, 9, 9])
    #expect(try x.xcorr(engine.randn([3, 3, 3])).shape == [7, 7])
    #expect(try x.xcorr(engine.randn([1, 3, 3, 3])).shape == [1, 7, 7])
  }

  @Test("B13: each filter answers 765 to its own edge and 0 to the other; as printed, 1,200 to nothing")
  func ownEdges() throws {
    let side = [[Int]](repeating: [0, 0, 0, 0, 255, 255, 255, 255], count: 8)
    let stacked = (0..<8).map { [Int](repeating: $0 < 4 ? 0 : 255, count: 8) }
    #expect(try Set(answer(side, Lecture.upright).flatMap(\.self)) == [0, 765])
    #expect(try Set(answer(stacked, Lecture.upright).flatMap(\.self)) == [0])
    #expect(try Set(answer(stacked, Lecture.level).flatMap(\.self)) == [0, 765])
    #expect(try Set(answer(side, Lecture.level).flatMap(\.self)) == [0])
    let flat = [[Int]](repeating: [200, 200, 200], count: 3)
    #expect(try answer(flat, [[0, 0, 0], [1, 1, 1], [1, 1, 1]]) == [[1200]])
    #expect(try answer(flat, Lecture.level) == [[0]])
  }

  @Test("B14: Sobel: 0 on a constant and along x, ±4 on a step along y, -898 to 739 on Lincoln")
  func sobel() throws {
    func values(_ picture: [[Int]]) throws -> Set<Int> {
      Set(try answer(picture, Lecture.sobelY).flatMap(\.self))
    }
    #expect(try values([[Int]](repeating: [Int](repeating: 7, count: 5), count: 5)) == [0])
    #expect(try values((0..<6).map { [Int](repeating: $0 < 3 ? 0 : 1, count: 5) }) == [0, -4])
    #expect(try values((0..<6).map { [Int](repeating: $0 < 3 ? 1 : 0, count: 5) }) == [0, 4])
    #expect(try values([[Int]](repeating: [0, 0, 0, 1, 1, 1], count: 5)) == [0])
    let map = try LectureGrids.lincoln().tensor(on: engine).xcorr(engine.grid(Lecture.sobelY))
    #expect(try (map.min().item(), map.max().item()) == (.int(-898), .int(739)))
  }

  @Test("B16: S(i,j) = ΣΣ I(i+m, j+n) K(m,n); a true convolution is the same with the kernel flipped")
  func trueConvolution() throws {
    let (x, k) = (try engine.randn([7, 9], dtype: .float64), try engine.randn([3, 2], dtype: .float64))
    let (map, flipped) = (try x.xcorr(k), try x.conv2dTrue(k))
    func sum(_ i: Int, _ j: Int, _ sign: Int) throws -> Double {
      var sum = 0.0
      for m in 0..<3 {
        for n in 0..<2 {
          let place = sign > 0 ? [i + m, j + n] : [i + 2 - m, j + 1 - n]
          sum += try x.element(at: place).double * k.element(at: [m, n]).double
        }
      }
      return sum
    }
    for (i, j) in [(0, 0), (2, 5), (4, 7)] {
      #expect(try (map.element(at: [i, j]).double - sum(i, j, 1)).magnitude < 1e-12)
      #expect(try (flipped.element(at: [i, j]).double - sum(i, j, -1)).magnitude < 1e-12)
    }
    #expect(try flipped.distance(to: x.xcorr(k.reversedKernel())) == 0)
  }

  @Test("B17: a map moves with its picture: exactly inside, not at the border")
  func equivariance() throws {
    let (stripe, kernel) = (try engine.grid(Lecture.stripe), try engine.grid([[1, -1]]))
    #expect(try stripe.roll([1], dims: [1]).xcorr(kernel).rows()[3] == [0, 0, 1, 0, 0, 0, -1])
    // Moved by one, with what comes in from outside 0.
    let (x, k) = (try engine.randn([9, 9]), try engine.randn([3, 3]))
    func moved(_ x: Tensor) throws -> Tensor {
      try x.narrow(1, start: 0, length: x.shape[1] - 1).pad([(1, 0)])
    }
    let (first, second) = (try moved(x).xcorr(k), try moved(x.xcorr(k)))
    #expect(try first.patch(0, 1, 7, 6).distance(to: second.patch(0, 1, 7, 6)) == 0)
    let equal = try zip(first.floats(), second.floats()).count { $0 == $1 }
    #expect(equal == 42, "42 of 49: all but the first column")
  }

  @Test("B18: equivariant is not invariant, and turning is not moving")
  func notInvariant() throws {
    let (x, k) = (try engine.randn([8, 8]), try engine.randn([3, 3]))
    #expect(try x.roll([1], dims: [1]).xcorr(k).distance(to: x.xcorr(k)) > 0.1)
    #expect(try x.rot90().xcorr(k).distance(to: x.xcorr(k).rot90()) > 0.1)
    let round = try k + k.rot90() + k.rot90(2) + k.rot90(3)
    #expect(try x.rot90().xcorr(round).distance(to: x.xcorr(round).rot90()) < 1e-5)
  }

  @Test("B19: the 4x4 neuron (p, q): the sum from 1 to 4 of w_ij x_{i+p, j+q}, plus b once")
  func neuron() throws {
    let (x, w) = (
      try engine.randn([1, 9, 10], dtype: .float64), try engine.randn([1, 1, 4, 4], dtype: .float64)
    )
    let out = try x.conv2d(w, bias: engine.tensor([0.75]))
    for (p, q) in [(0, 0), (3, 2), (5, 6)] {
      var sum = 0.75
      // The lecture counts from 1.
      for i in 1...4 {
        for j in 1...4 {
          sum +=
            try w.element(at: [0, 0, i - 1, j - 1]).double * x.element(at: [0, i + p - 1, j + q - 1]).double
        }
      }
      #expect(try (out.element(at: [0, p, q]).double - sum).magnitude < 1e-12)
    }
  }

  @Test("B20: weighted sum, bias, activation")
  func threeSteps() throws {
    let patch = try engine.grid(Lecture.bars).patch(1, 0, 3, 3).to(.float32)
    let kernel = try engine.grid(Lecture.line).to(.float32)
    let sum = try (patch * kernel).sum()
    #expect(try sum.item().double == 5)
    let layer = try Model([ConvolutionRule(1, kernel: 3), ActivationRule("relu")], engine)
    let image = try engine.grid(Lecture.bars).to(.float32).reshape([1, 1, 5, 6])
    for (bias, expected) in [(-2.0 as Float, 3.0), (-7, 0)] {
      try layer.build(for: FeatureShape(1, 5, 6))
      try layer.parameters[0].load(kernel.reshape([1, 1, 3, 3]))
      try layer.parameters[1].load(engine.tensor([bias]))
      #expect(try layer(image).element(at: [0, 0, 1, 0]).double == expected)
    }
  }

  @Test("B21: h = Σ x_ijk W_ijk + b over channel, row and column: 75 weights and a bias for 3x5x5")
  func volume() throws {
    let (x, w) = (
      try engine.randn([3, 5, 5], dtype: .float64), try engine.randn([1, 3, 5, 5], dtype: .float64)
    )
    let h = try x.conv2d(w, bias: engine.tensor([0.5]))
    var sum = 0.5
    for c in 0..<3 {
      for i in 0..<5 {
        for j in 0..<5 { sum += try x.element(at: [c, i, j]).double * w.element(at: [0, c, i, j]).double }
      }
    }
    #expect(h.shape == [1, 1, 1])
    #expect(try (h.item().double - sum).magnitude < 1e-12)
    #expect(try ConvolutionRule(1, kernel: 5).account(of: [FeatureShape(3, 5, 5)]).count.value == 76)
  }

  @Test("B22: D filters give a column of D numbers at every place, each as its filter alone")
  func column() throws {
    let (x, w) = (try engine.randn([3, 8, 7]), try engine.randn([5, 3, 3, 3]))
    let out = try x.conv2d(w)
    #expect(try out.patch(2, 4, 1, 1).shape == [5, 1, 1])
    for filter in 0..<5 {
      let alone = try x.conv2d(w.narrow(0, start: filter, length: 1))
      #expect(try out.narrow(0, start: filter, length: 1).distance(to: alone) < 1e-5)
    }
  }

  @Test("B23: the answer to three channels is the sum of the answers to each; 3 and 2 do not fit")
  func inputChannels() throws {
    let (x, k) = (try engine.randn([3, 9, 8]), try engine.randn([3, 3, 3]))
    let parts = try (0..<3).map { try x[.at($0)].xcorr(k[.at($0)]) }
    let whole = try x.xcorr(k)
    #expect(whole.rank == 2)
    #expect(try whole.distance(to: parts[0] + parts[1] + parts[2]) < 1e-5)
    let error = try #require(throws: TensorError.self) { try x.conv2d(engine.randn([4, 2, 3, 3])) }
    #expect(error.description.contains("to have 2 channels, but got 3 channels"))
  }

  @Test("B24: kernels are (C_out, C_in, K, K); Kernel[1, 0, :, :] is one of them")
  func outputChannels() throws {
    let layer = Layer(ConvolutionRule(6, kernel: [5, 3]), engine)
    #expect(try layer(engine.randn([1, 3, 9, 9])).shape == [1, 6, 5, 7])
    let weight = try layer.parameters[0].tensor()
    #expect(weight.shape == [6, 3, 5, 3])
    let slice = try weight[.at(1), .at(0)]
    #expect(slice.shape == [5, 3])
    #expect(try slice.element(at: [4, 2]) == weight.element(at: [1, 0, 4, 2]))
    // Keras shows (K, K, C_in, C_out), which is how the memory lies.
    let keras = try weight.permute([2, 3, 1, 0])
    #expect(keras.shape == [5, 3, 3, 6] && keras.isContiguous)
  }

  @Test("B26: a bank of four filters sees four things in one picture")
  func bank() throws {
    let bank = try engine.tensor(
      [[[1, 1, 1], [0, 0, 0], [-1, -1, -1]], Lecture.line, Lecture.parts[0], Lecture.parts[2]]
        .flatMap { $0.flatMap(\.self) }, shape: [4, 1, 3, 3])
    let maps = try LectureGrids.cleanX.tensor(on: engine).unsqueeze(0).xcorr(bank)
    #expect(maps.shape == [4, 7, 7])
    #expect(try maps.max([1, 2]).ints()[2...] == [9, 9])
  }

  @Test("B27: 1,024 filters on 8x8 take less than a second")
  func manyFilters() throws {
    let (x, w) = (try engine.randn([1, 1, 8, 8]), try engine.randn([1024, 1, 3, 3]))
    let start = ContinuousClock.now
    #expect(try x.conv2d(w).shape == [1, 1024, 6, 6])
    #expect(ContinuousClock.now - start < .seconds(1))
  }
}
