import Tensors
import Testing

@Suite struct WindowTests {
  @Test func countsPlacesByTheFormula() throws {
    #expect(try Window(kernel: 3).places(over: 28) == 26)
    #expect(try Window(kernel: 3, stride: 2, padding: 1).places(over: 28) == 14)
    #expect(try Window(kernel: 3, dilation: 2).places(over: 5) == 1)
    #expect(try Window(kernel: 1, stride: 9).places(over: 1) == 1)
  }

  @Test func saysWithFormulaAndNumbersWhyItDoesNotFit() throws {
    let error = try #require(throws: TensorError.self) { try Window(kernel: 5).places(over: 3) }
    #expect(
      error.description
        == "kernel 5 does not fit the input 3: floor((w + 2p - d(k-1) - 1)/s) + 1 = "
        + "floor((3 + 2*0 - 1*(5-1) - 1)/1) + 1 = -1 is less than 1; pad by 1 or use a kernel of at most 3")
    let engine = Engine()
    #expect(throws: TensorError.self) { try engine.ones([3, 9]).xcorr(engine.ones([5, 5])) }
    #expect(throws: TensorError.self) { try engine.ones([0, 5]).maxPool(2) }
  }

  @Test(arguments: [
    (0, 1, 0, 1), (3, 0, 0, 1), (3, 1, -1, 1), (3, 1, 0, 0), (Int.max, 1, 0, Int.max), (3, 1, Int.max, 1),
  ])
  func refusesImpossibleNumbers(kernel: Int, stride: Int, padding: Int, dilation: Int) {
    #expect(throws: TensorError.self) {
      try Window(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    }
  }

  @Test func convolvesIntegersExactly() throws {
    let engine = Engine()
    let big = 1 << 40
    let x = try engine.tensor([big + 1, 2, 3, 4], shape: [2, 2])
    let y = try x.xcorr(engine.tensor([1, 0, 0, 1], shape: [2, 2]))
    #expect(y.dtype == .int64)
    #expect(try y.ints() == [big + 5])
    let bytes = try engine.full([2, 2], 200, dtype: .uint8)
    #expect(try bytes.xcorr(bytes).ints() == [160_000])
  }

  @Test func refusesRanksThatAreNoPicture() throws {
    let engine = Engine()
    let x = try engine.ones([5])
    #expect(throws: TensorError.convolutionRanks(input: [5], weight: [5])) { try x.xcorr(x) }
    #expect(throws: TensorError.convolutionRanks(input: [5], weight: [5])) { try x.conv2dTrue(x) }
    #expect(throws: TensorError.windowRank(shape: [5])) { try x.avgPool(2) }
  }
}
