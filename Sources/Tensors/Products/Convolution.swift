import CKernels

// Convolution as networks mean it: cross-correlation, and its two gradients.
//
//     y[n,o,i,j] = b[o] + sum over c,r,s of
//                  x[n, c, i*stride + r*dilation - top, j*stride + s*dilation - left] * w[o,c,r,s]
//
// With groups, each block of outputs sums over its own block of channels. The gradient by the input is the
// same sum read backwards, which makes it the forward pass of a transposed convolution; the gradient by the
// weights correlates the input with the output's gradient. All three run on the tile in float32 and as
// the definition's loops in the other types. Images come out with their channels last in memory.

/// Zeros put around an image; a literal stands for all four sides, and negative numbers are refused.
public struct Padding: Equatable, Sendable, ExpressibleByIntegerLiteral {
  public var top, bottom, left, right: Int

  /// So many rows and columns of zeros on each side.
  public init(top: Int, bottom: Int, left: Int, right: Int) {
    (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
  }

  /// As many above as below, and as many left as right.
  public init(_ extent: Extent) {
    self.init(top: extent.height, bottom: extent.height, left: extent.width, right: extent.width)
  }

  public init(integerLiteral value: Int) { self.init(Extent(value, value)) }
}

/// How a kernel goes over images: everything about a convolution but its operands.
struct Convolution {
  var stride: Extent = 1
  var padding: Padding = 0
  var dilation: Extent = 1
  var groups = 1

  /// The sweep along one axis; throws where the window does not fit even once.
  private static func sweep(
    size: Int, kernel: Int, stride: Int, before: Int, after: Int, dilation: Int, axis: String
  ) throws(TensorError) -> Sweep {
    _ = try Window(kernel: kernel, stride: stride, padding: after, dilation: dilation)
    let window = try Window(kernel: kernel, stride: stride, padding: before, dilation: dilation)
    let places = try window.places(over: size, after: after, axis: axis)
    return Sweep(places: places, stride: stride, taps: kernel, spacing: dilation, before: before, size: size)
  }

  /// The sweeps over (H, W) with a kernel of size (K, L).
  func sweeps(over size: Extent, kernel: Extent) throws(TensorError) -> (rows: Sweep, columns: Sweep) {
    (
      try Convolution.sweep(
        size: size.height, kernel: kernel.height, stride: stride.height, before: padding.top,
        after: padding.bottom, dilation: dilation.height, axis: "height"),
      try Convolution.sweep(
        size: size.width, kernel: kernel.width, stride: stride.width, before: padding.left,
        after: padding.right, dilation: dilation.width, axis: "width")
    )
  }

  /// The sweeps over an input that give an output of no more than these places. A transposed convolution may have
  /// an input larger than its output reaches: there the last places are nobody's.
  private func sweeps(
    over size: Extent, kernel: Extent, to output: Tensor
  ) throws(TensorError) -> (rows: Sweep, columns: Sweep) {
    var (rows, columns) = try sweeps(over: size, kernel: kernel)
    rows.places = Swift.min(rows.places, output.shape[2])
    columns.places = Swift.min(columns.places, output.shape[3])
    return (rows, columns)
  }

  /// Channels and outputs of one group, from the shapes (N, C, H, W) and (O, C/groups, K, L).
  private func checkedGroups(input: [Int], weight: [Int]) throws(TensorError) -> (channels: Int, outputs: Int) {
    if groups < 1 { throw .convolution(.groups) }
    if weight[0] % groups != 0 { throw .convolution(.division(groups: groups, weight: weight)) }
    if input[1] != weight[1] * groups {
      if groups == 1 { throw .convolutionChannels(weight: weight, input: input) }
      throw .convolution(.channels(groups: groups, weight: weight, input: input))
    }
    return (weight[1], weight[0] / groups)
  }

  // MARK: The three operations

  /// (N, C, H, W) with (O, C/groups, K, L) and perhaps (O) gives (N, O, H', W'), all of one type.
  func forward(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    let (channels, outputs) = try checkedGroups(input: input.shape, weight: weight.shape)
    let (rows, columns) = try sweeps(
      over: Extent(input.shape[2], input.shape[3]), kernel: Extent(weight.shape[2], weight.shape[3]))
    let engine = input.engine
    let shape = [input.shape[0], weight.shape[0], rows.places, columns.places]
    let result = try engine.empty(like: .channelsLast(shape), dtype: input.dtype)
    if result.count == 0 { return result }
    if result.dtype != .float32 {
      try PlainConvolution(rows: rows, columns: columns, groups: groups, channels: channels, outputs: outputs)
        .forward(input, weight, bias: bias, to: result)
      return result
    }
    let input = try isDepthwise(channels, outputs) ? input.arranged(in: .channelsLast(input.shape)) : input
    let bias = try bias?.contiguous()
    let (start, step) = (UnsafePointer(weight.pointer(Float.self) + weight.offset), weight.strides)
    let correlation = try Correlation(
      engine: engine, source: Picture(input), images: shape[0], rows: rows, columns: columns, groups: groups,
      channels: channels, outputs: outputs,
      factors: Factors(
        start: start, row: step[2], column: step[3], channel: step[1], output: step[0],
        group: outputs * step[0]),
      target: Target(
        start: result.pointer(Float.self), image: result.strides[0], row: result.strides[2],
        column: result.strides[3]),
      bias: bias.map { UnsafePointer($0.pointer(Float.self) + $0.offset) })
    try Correlation.run([correlation], on: engine)
    withExtendedLifetime((input, weight, bias)) {}
    return result
  }

  /// The gradient by an input of `size` (H, W), from the output's (N, O, H', W'): (N, C, H, W).
  ///
  /// It is also the forward pass of the transposed convolution, to which a bias of C numbers can be added.
  func inputGradient(
    _ gradient: Tensor, _ weight: Tensor, size: Extent, bias: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    let channels = weight.shape[1]
    let outputs = weight.shape[0] / Swift.max(1, groups)
    let (rows, columns) = try sweeps(
      over: size, kernel: Extent(weight.shape[2], weight.shape[3]), to: gradient)
    let engine = gradient.engine
    let shape = [gradient.shape[0], channels * groups, size.height, size.width]
    let result = try engine.empty(like: .channelsLast(shape), dtype: gradient.dtype)
    if result.count == 0 { return result }
    if result.dtype != .float32 {
      try PlainConvolution(rows: rows, columns: columns, groups: groups, channels: channels, outputs: outputs)
        .inputGradient(gradient, weight, bias: bias, to: result)
      return result
    }
    let (down, across) = (rows.backward(), columns.backward())
    let reached =
      down.count == Swift.min(rows.stride, size.height) && across.count == Swift.min(columns.stride, size.width)
    if !reached || gradient.count == 0 {
      if let bias {
        try result.copyUnversioned(from: bias.reshape([-1, 1, 1]).expand(shape))
      } else {
        try result.fillUnversioned(0)
      }
      if gradient.count == 0 { return result }
    }
    let gradient =
      try isDepthwise(channels, outputs) ? gradient.arranged(in: .channelsLast(gradient.shape)) : gradient
    let bias = try bias?.contiguous()
    let start = UnsafePointer(weight.pointer(Float.self) + weight.offset)
    let (step, to) = (weight.strides, result.strides)
    var phases: [Correlation] = []
    for y in down {
      for x in across {
        phases.append(
          try Correlation(
            engine: engine, source: Picture(gradient), images: shape[0], rows: y.sweep, columns: x.sweep,
            groups: groups, channels: outputs, outputs: channels,
            factors: Factors(
              start: start + y.firstTap * step[2] + x.firstTap * step[3], row: y.tapStep * step[2],
              column: x.tapStep * step[3], channel: step[0], output: step[1], group: outputs * step[0]),
            target: Target(
              start: result.pointer(Float.self) + y.first * to[2] + x.first * to[3], image: to[0],
              row: y.step * to[2], column: x.step * to[3]),
            bias: bias.map { UnsafePointer($0.pointer(Float.self) + $0.offset) }, mayMultiplyByZero: true))
      }
    }
    try Correlation.run(phases, on: engine)
    withExtendedLifetime((gradient, weight, bias)) {}
    return result
  }

  /// The gradient by a weight of that layout, from the input and the output's gradient.
  func weightGradient(_ input: Tensor, _ gradient: Tensor, like weight: Layout) throws(TensorError) -> Tensor {
    let (channels, outputs) = try checkedGroups(input: input.shape, weight: weight.shape)
    let (rows, columns) = try sweeps(
      over: Extent(input.shape[2], input.shape[3]), kernel: Extent(weight.shape[2], weight.shape[3]),
      to: gradient)
    let engine = input.engine
    let result = try engine.empty(like: weight.likewise(), dtype: input.dtype)
    if result.count == 0 { return result }
    if gradient.count == 0 {
      try result.fillUnversioned(0)
      return result
    }
    if result.dtype != .float32 {
      try PlainConvolution(rows: rows, columns: columns, groups: groups, channels: channels, outputs: outputs)
        .weightGradient(input, gradient, to: result)
      return result
    }
    let input = try isDepthwise(channels, outputs) ? input.arranged(in: .channelsLast(input.shape)) : input
    let gradient = try gradient.arranged(in: .channelsLast(gradient.shape))
    let work = try WeightGradient(
      engine: engine, source: Picture(input), images: input.shape[0], rows: rows, columns: columns,
      groups: groups, channels: channels, outputs: outputs,
      gradient: UnsafePointer(gradient.pointer(Float.self) + gradient.offset))
    try work.run(on: engine, to: result.pointer(Float.self), strides: result.strides)
    withExtendedLifetime((input, gradient)) {}
    return result
  }

  /// The gradient by the bias: the sum over images and places, (N, O, H', W') -> (O).
  func biasGradient(_ gradient: Tensor) throws(TensorError) -> Tensor {
    guard gradient.dtype == .float32, gradient.isContiguous(.channelsLast), gradient.count > 0 else {
      return try gradient.sum([0, 2, 3])
    }
    let engine = gradient.engine
    let outputs = gradient.shape[1]
    let places = gradient.count / outputs
    let result = try engine.zeros([outputs])
    // Few enough partial sums that adding them is nothing; long enough that each is worth a chunk.
    let perChunk = Swift.max(256, (places + 15) / 16)
    let chunks = (places - 1) / perChunk + 1
    let width = engine.kernels.padded(outputs)
    let sums = try engine.zeros([chunks, width])
    let from = gradient.pointer(Float.self) + gradient.offset
    try engine.inChunks(chunks, nanoseconds: Double(gradient.count) * 0.1) { chunk, _ in
      let start = chunk * perChunk
      engine.kernels.column_sums?(
        Swift.min(perChunk, places - start), outputs, from + start * outputs, outputs,
        sums.pointer(Float.self) + chunk * width)
    }
    engine.kernels.column_sums?(
      chunks, outputs, sums.pointer(Float.self), width, result.pointer(Float.self))
    return result
  }

  /// One channel and one output a group: then the lanes of the vectors are channels.
  private func isDepthwise(_ channels: Int, _ outputs: Int) -> Bool {
    groups > 1 && channels == 1 && outputs == 1
  }
}
