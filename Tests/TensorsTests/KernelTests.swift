import Tensors
import Testing

/// Kernels in other forms: as a matrix, with zeros inside, in two steps, flipped. Their values and gradients are among
/// the recorded cases of layers.json; here is what those leave open.
@Suite struct KernelTests {
  let engine = Engine(seed: 2, threads: 2)

  private func words(_ body: () throws -> Tensor) throws -> String {
    try #require(throws: TensorError.self) { _ = try body() }.description
  }

  @Test func theMatrixTimesTheInputIsTheConvolution() throws {
    let (x, w) = (
      try engine.randn([4, 7, 6], dtype: .float64), try engine.randn([6, 2, 3, 2], dtype: .float64)
    )
    let (stride, dilation) = (Extent(2, 1), Extent(1, 2))
    let padding = Padding(top: 1, bottom: 0, left: 2, right: 1)
    let matrix = try w.convolutionMatrix(
      over: Extent(7, 6), stride: stride, padding: padding, dilation: dilation, groups: 2)
    let y = try x.conv2d(w, stride: stride, padding: padding, dilation: dilation, groups: 2)
    let product = try matrix.matmul(x.flatten()).doubles()
    #expect(try zip(product, y.doubles()).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(matrix.shape == [y.count, x.count])
  }

  @Test func theMatrixHasTheWeightsType() throws {
    for dtype in DType.allCases {
      let matrix = try engine.ones([1, 2], dtype: dtype).convolutionMatrix(over: Extent(1, 3))
      #expect(matrix.dtype == dtype)
      #expect(try matrix.ints() == [1, 1, 0, 0, 1, 1])
    }
    #expect(try engine.ones([2, 1, 3, 3]).convolutionMatrix(over: Extent(9, 9), stride: 9).shape == [2, 81])
    #expect(try engine.ones([0, 1, 1, 1]).convolutionMatrix(over: Extent(2, 2)).shape == [0, 4])
  }

  @Test func theMatrixRefusesWhatIsNoConvolution() throws {
    let w = try engine.ones([4, 2, 3, 3])
    #expect(
      try words { try w.convolutionMatrix(over: Extent(2, 5)) }
        == "kernel 3 does not fit the height 2: floor((w + 2p - d(k-1) - 1)/s) + 1 = floor((2 + 2*0 - 1*(3-1) - 1)/1) + 1 "
        + "= 0 is less than 1; pad by 1 or use a kernel of at most 2")
    #expect(try words { try w.convolutionMatrix(over: Extent(5, 5), groups: 3) }.contains("divisible by 3"))
    #expect(throws: TensorError.convolution(.groups)) { try w.convolutionMatrix(over: Extent(5, 5), groups: 0) }
    #expect(throws: TensorError.convolution(.weight(axes: 2, weight: [3]))) {
      try engine.ones([3]).convolutionMatrix(over: Extent(5, 5))
    }
    #expect(throws: TensorError.convolution(.weight(axes: 1, weight: [3, 3]))) {
      try engine.ones([3, 3]).convolutionMatrix1d(over: 5)
    }
    #expect(throws: TensorError.self) { try w.convolutionMatrix(over: Extent(1 << 40, 1 << 40)) }
    #expect(throws: TensorError.self) { try w.convolutionMatrix(over: Extent(-1, 5)) }
    #expect(throws: TensorError.self) { try w.convolutionMatrix(over: Extent(5, 5), padding: -1) }
  }

  @Test func zerosStandBetweenNumbersOnly() throws {
    let x = try engine.tensor([1, 2, 3, 4], shape: [2, 2])
    #expect(try x.zeroStuffed(by: [2, 3]).ints() == [1, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 4])
    #expect(try x.zeroStuffed(by: [1]).ints() == [1, 2, 3, 4])
    #expect(try engine.ones([2, 0]).zeroStuffed(by: [4]).shape == [2, 0])
    #expect(try words { try x.zeroStuffed(by: [0]) }.contains("spacing"))
    #expect(throws: TensorError.layer(.spacing(axes: 3, shape: [2, 2]))) { try x.zeroStuffed(by: [1, 1, 1]) }
    #expect(throws: TensorError.layer(.spacing(axes: 0, shape: [2, 2]))) { try x.zeroStuffed(by: []) }
    #expect(throws: TensorError.self) { try x.zeroStuffed(by: [.max]) }
    #expect(throws: TensorError.self) { try engine.ones([1 << 20]).zeroStuffed(by: [1 << 30]) }
  }

  @Test func aSeparableConvolutionSaysWhichWeightsItTakes() throws {
    let x = try engine.randn([3, 6, 6])
    let (deep, mix) = (try engine.randn([6, 1, 3, 3]), try engine.randn([4, 6, 1, 1]))
    #expect(try x.separableConv2d(deep, mix).shape == [4, 4, 4])
    #expect(
      try words { try x.separableConv2d(mix, deep) }
        == "a separable convolution of 3 channels takes a depthwise weight (3*m, 1, K, L) and a pointwise weight "
        + "(outputs, 3*m, 1, 1), but got [4, 6, 1, 1] and [6, 1, 3, 3]")
    #expect(throws: TensorError.self) { try x.separableConv2d(engine.randn([4, 1, 3, 3]), mix) }
    #expect(throws: TensorError.self) { try x.separableConv1d(deep, mix) }
    #expect(throws: TensorError.self) { try engine.randn([6, 6]).separableConv2d(deep, mix) }
    #expect(throws: TensorError.self) { try engine.zeros([0, 6, 6]).separableConv2d(deep, mix) }
    #expect(throws: TensorError.self) { try x.separableConv2d(deep, mix, bias: engine.ones([3])) }
  }

  @Test func convolvesSignalsAsNumPyDoes() throws {
    let (x, k) = (try engine.tensor([1, 2, 3, 4]), try engine.tensor([1, 0, -2]))
    // numpy.convolve(x, k, "valid"), numpy.convolve(x, k), numpy.correlate(x, k)
    #expect(try x.conv1dTrue(k).ints() == [1, 0])
    #expect(try x.conv1dTrue(k, padding: 2).ints() == [1, 2, 1, 0, -6, -8])
    #expect(try x.xcorr1d(k).ints() == [-5, -6])
    #expect(try x.conv1dTrue(k).dtype == .int64)
    let signals = try engine.randn([2, 3, 9])
    #expect(try signals.conv1dTrue(engine.randn([5, 3, 4]), stride: 2).shape == [2, 5, 3])
    #expect(throws: TensorError.convolution(.signalRanks(input: [4], weight: [1, 3]))) {
      try x.conv1dTrue(k.unsqueeze(0))
    }
    #expect(throws: TensorError.self) { try x.xcorr1d(engine.scalar(1)) }
    #expect(throws: TensorError.self) { try x.conv1dTrue(engine.ones([5])) }
    #expect(throws: TensorError.self) { try signals.xcorr1d(engine.randn([5, 2, 4])) }
  }
}
