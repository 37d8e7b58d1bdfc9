// Convolutions as scripts spell them: the checks of shapes and types in PyTorch's words, batches of one, and one
// spatial axis run as two of which the first has size 1.

extension Tensor {
  /// `torch.nn.functional.conv2d`: (N, C, H, W) or (C, H, W) with a weight (O, C/groups, K, L) and perhaps a bias (O).
  ///
  /// H' = floor((H + top + bottom - d(K-1) - 1)/s) + 1. The result has its channels last in memory. Cost:
  /// 2·N·O·H'·W'·(C/groups)·K·L operations.
  ///
  /// ```swift
  /// let features = try images.conv2d(weight, bias: bias, stride: 2, padding: 1)
  /// ```
  public func conv2d(
    _ weight: Tensor, bias: Tensor? = nil, stride: Extent = 1, padding: Padding = 0, dilation: Extent = 1,
    groups: Int = 1
  ) throws(TensorError) -> Tensor {
    let input = try batch("conv2d", axes: 2)
    try input.checkConvolution(weight, bias, groups: groups, axes: 2)
    let result = try input.convolution(
      weight, bias,
      Convolution(stride: stride, padding: padding, dilation: dilation, groups: groups))
    return rank == 3 ? try result.squeeze([0]) : result
  }

  /// `torch.nn.functional.conv1d`: (N, C, W) or (C, W) with a weight (O, C/groups, K) and perhaps a bias (O).
  public func conv1d(
    _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: (before: Int, after: Int) = (0, 0),
    dilation: Int = 1, groups: Int = 1
  ) throws(TensorError) -> Tensor {
    let input = try batch("conv1d", axes: 1)
    try input.checkConvolution(weight, bias, groups: groups, axes: 1)
    let result = try input.unsqueeze(2).convolution(
      weight.unsqueeze(2), bias,
      Convolution(
        stride: Extent(1, stride),
        padding: Padding(top: 0, bottom: 0, left: padding.before, right: padding.after),
        dilation: Extent(1, dilation), groups: groups)
    ).squeeze([2])
    return rank == 2 ? try result.squeeze([0]) : result
  }

  /// `torch.nn.functional.conv_transpose2d`: (N, C, H, W) or (C, H, W) with a weight (C, O/groups, K, L) and perhaps a
  /// bias (O); the gradient of a convolution by its input.
  ///
  /// H' = (H - 1)·s - 2p + d(K-1) + outputPadding + 1.
  public func convTranspose2d(
    _ weight: Tensor, bias: Tensor? = nil, stride: Extent = 1, padding: Extent = 0, outputPadding: Extent = 0,
    groups: Int = 1, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    let input = try batch("conv_transpose2d", axes: 2)
    try input.checkTransposed(weight, bias, groups: groups, axes: 2)
    let result = try input.transposedConvolution(
      weight, bias, Convolution(stride: stride, padding: Padding(padding), dilation: dilation, groups: groups),
      outputPadding: outputPadding, axes: 2)
    return rank == 3 ? try result.squeeze([0]) : result
  }

  /// `torch.nn.functional.conv_transpose1d`: (N, C, W) or (C, W) with a weight (C, O/groups, K) and perhaps a bias (O).
  public func convTranspose1d(
    _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
    groups: Int = 1, dilation: Int = 1
  ) throws(TensorError) -> Tensor {
    let input = try batch("conv_transpose1d", axes: 1)
    try input.checkTransposed(weight, bias, groups: groups, axes: 1)
    let result = try input.unsqueeze(2).transposedConvolution(
      weight.unsqueeze(2), bias,
      Convolution(
        stride: Extent(1, stride), padding: Padding(Extent(0, padding)), dilation: Extent(1, dilation),
        groups: groups), outputPadding: Extent(0, outputPadding), axes: 1
    ).squeeze([2])
    return rank == 2 ? try result.squeeze([0]) : result
  }

  /// Cross-correlation: the kernel slid over the input, a sum of products at every place.
  ///
  /// Shapes: (H, W) with (K, L) -> (H', W'); (C, H, W) with (C, K, L) -> (H', W'), summed over channels;
  /// (C, H, W) or (N, C, H, W) with (O, C, K, L) -> (O, H', W') or (N, O, H', W').
  /// Sizes: H' = floor((H + 2p - d(K-1) - 1)/s) + 1. Types promote; integers stay exact (uint8 and bool become int64).
  ///
  /// ```swift
  /// let edges = try image.xcorr(kernel, padding: 1)
  /// ```
  /// Cost: 2·N·O·H'·W'·C·K·L operations.
  public func xcorr(
    _ kernel: Tensor, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    let input: Tensor
    let weight: Tensor
    switch (rank, kernel.rank) {
    case (2, 2):
      input = try unsqueeze(0).unsqueeze(0)
      weight = try kernel.unsqueeze(0).unsqueeze(0)
    case (3, 3):
      input = try unsqueeze(0)
      weight = try kernel.unsqueeze(0)
    case (3, 4):
      input = try unsqueeze(0)
      weight = kernel
    case (4, 4):
      input = self
      weight = kernel
    default: throw .convolutionRanks(input: shape, weight: kernel.shape)
    }
    let dtype = Swift.max(.int64, DType.promoted(input.dtype, weight.dtype))
    // Channels last in memory when the input is, else row-major: as PyTorch's.
    let result = try input.to(dtype).convolution(
      weight.to(dtype), nil, Convolution(stride: stride, padding: Padding(padding), dilation: dilation),
      inRowMajorOrder: input.isContiguous || !input.isContiguous(.channelsLast))
    switch (rank, kernel.rank) {
    case (2, 2), (3, 3): return try result.squeeze([0]).squeeze([0])
    case (3, 4): return try result.squeeze([0])
    default: return result
    }
  }

  /// Convolution as mathematics means it: `xcorr` with the kernel flipped along both of its axes.
  public func conv2dTrue(
    _ kernel: Tensor, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    if kernel.rank < 2 { throw .convolutionRanks(input: shape, weight: kernel.shape) }
    return try xcorr(kernel.flip([-2, -1]), stride: stride, padding: padding, dilation: dilation)
  }

  /// Cross-correlation of signals.
  ///
  /// Shapes: (W) with (K) -> (W'); (C, W) with (C, K) -> (W'), summed over channels; (C, W) or (N, C, W) with (O, C, K)
  /// -> (O, W') or (N, O, W'). Sizes and types as of `xcorr`.
  public func xcorr1d(
    _ kernel: Tensor, stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) throws(TensorError) -> Tensor {
    switch (rank, kernel.rank) {
    case (1, 1), (2, 2), (2, 3), (3, 3):
      return try unsqueeze(-2).xcorr(
        kernel.unsqueeze(-2), stride: Extent(1, stride), padding: Extent(0, padding),
        dilation: Extent(1, dilation)
      ).squeeze([-2])
    default: throw .convolution(.signalRanks(input: shape, weight: kernel.shape))
    }
  }

  /// Convolution of signals as mathematics means it: y_i = Σ_k x_{i-k} w_k, `xcorr1d` with the kernel flipped.
  ///
  /// ```swift
  /// try signal.conv1dTrue(kernel)                       // numpy.convolve(signal, kernel, "valid")
  /// try signal.conv1dTrue(kernel, padding: k - 1)       // numpy.convolve(signal, kernel, "full")
  /// ```
  public func conv1dTrue(
    _ kernel: Tensor, stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) throws(TensorError) -> Tensor {
    if kernel.rank < 1 { throw .convolution(.signalRanks(input: shape, weight: kernel.shape)) }
    return try xcorr1d(kernel.flip([-1]), stride: stride, padding: padding, dilation: dilation)
  }
}

extension Tensor {
  /// A batch (N, C, H, W) with a weight of the same type, whose shapes the convolution checks.
  private func convolution(
    _ weight: Tensor, _ bias: Tensor?, _ convolution: Convolution, inRowMajorOrder: Bool = false
  ) throws(TensorError) -> Tensor {
    let result = try engine.withoutGradients { () throws(TensorError) in
      let result = try convolution.forward(self, weight, bias: bias)
      return inRowMajorOrder ? try result.inRowMajorOrder() : result
    }
    let size = Extent(shape[2], shape[3])
    return result.recorded(
      "ConvolutionBackward0", from: [self, weight] + (bias.map { [$0] } ?? []), saving: [self, weight]
    ) { (gradient) throws(TensorError) in
      let (output, saved, needs) = (gradient.output, gradient.saved, gradient.needs)
      let shares = [
        needs[0] ? try convolution.inputGradient(output, saved[1], size: size) : nil,
        needs[1] ? try convolution.weightGradient(saved[0], output, like: saved[1].layout) : nil,
      ]
      return needs.count < 3 ? shares : shares + [needs[2] ? try convolution.biasGradient(output) : nil]
    }
  }

  /// The input gradient of the convolution whose output this is.
  private func transposedConvolution(
    _ weight: Tensor, _ bias: Tensor?, _ convolution: Convolution, outputPadding: Extent, axes: Int
  ) throws(TensorError) -> Tensor {
    if outputPadding.height < 0 || outputPadding.width < 0 { throw .convolution(.negativeOutputPadding) }
    let (stride, dilation) = (convolution.stride, convolution.dilation)
    if outputPadding.height >= Swift.max(stride.height, dilation.height)
      || outputPadding.width >= Swift.max(stride.width, dilation.width)
    {
      throw .convolution(.outputPadding(outputPadding, stride: stride, dilation: dilation))
    }
    func size(_ axis: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ extra: Int) throws(TensorError)
      -> Int
    {
      let window = try Window(kernel: weight.shape[axis], stride: stride, padding: padding, dilation: dilation)
      let (steps, overflow) = (Swift.max(1, shape[axis]) - 1).multipliedReportingOverflow(by: stride)
      if overflow || steps > 1 << 60 { throw .sizeOverflow(shape: shape) }
      return steps - 2 * padding + window.span + extra
    }
    let height = try size(2, stride.height, convolution.padding.top, dilation.height, outputPadding.height)
    let width = try size(3, stride.width, convolution.padding.left, dilation.width, outputPadding.width)
    if shape[2] < 1 || shape[3] < 1 {
      throw .convolution(.noPixels(input: axes == 1 ? [shape[0], shape[1], shape[3]] : shape))
    }
    if height < 1 || width < 1 {
      throw .convolution(
        .transposedSize(
          input: axes == 1 ? [shape[3]] : [shape[2], shape[3]], output: axes == 1 ? [width] : [height, width]))
    }
    let result = try engine.withoutGradients { () throws(TensorError) in
      try convolution.inputGradient(self, weight, size: Extent(height, width), bias: bias)
    }
    return result.recorded(
      "ConvolutionBackward0", from: [self, weight] + (bias.map { [$0] } ?? []), saving: [self, weight]
    ) { (gradient) throws(TensorError) in
      let (output, saved, needs) = (gradient.output, gradient.saved, gradient.needs)
      let places = saved[0].shape
      let shares = [
        needs[0]
          ? try convolution.forward(output, saved[1])
            .narrow(2, start: 0, length: places[2]).narrow(3, start: 0, length: places[3]) : nil,
        needs[1] ? try convolution.weightGradient(output, saved[0], like: saved[1].layout) : nil,
      ]
      return needs.count < 3 ? shares : shares + [needs[2] ? try convolution.biasGradient(output) : nil]
    }
  }

  /// The tensor as a batch; throws unless it has the axes of an image or of a batch of them.
  private func batch(_ operation: String, axes: Int) throws(TensorError) -> Tensor {
    switch rank {
    case axes + 1: return try unsqueeze(0)
    case axes + 2: return self
    default: throw .convolution(.input(operation: operation, axes: axes, input: shape))
    }
  }

  private func checkConvolution(
    _ weight: Tensor, _ bias: Tensor?, groups: Int, axes: Int
  ) throws(TensorError) {
    if weight.rank != axes + 2 { throw .convolution(.weight(axes: axes, weight: weight.shape)) }
    if groups < 1 { throw .convolution(.groups) }
    if weight.shape[0] < groups { throw .convolution(.noOutputs(groups: groups, weight: weight.shape)) }
    if weight.shape[0] % groups != 0 { throw .convolution(.division(groups: groups, weight: weight.shape)) }
    if shape[1] != weight.shape[1] &* groups {
      if groups == 1 { throw .convolutionChannels(weight: weight.shape, input: shape) }
      throw .convolution(.channels(groups: groups, weight: weight.shape, input: shape))
    }
    try checkOperands(weight, bias, outputs: weight.shape[0], transposed: false)
  }

  private func checkTransposed(
    _ weight: Tensor, _ bias: Tensor?, groups: Int, axes: Int
  ) throws(TensorError) {
    if weight.rank != axes + 2 { throw .convolution(.weight(axes: axes, weight: weight.shape)) }
    if groups < 1 { throw .convolution(.groups) }
    if weight.shape[0] < groups { throw .convolution(.noOutputs(groups: groups, weight: weight.shape)) }
    if weight.shape[0] % groups != 0 { throw .convolution(.division(groups: groups, weight: weight.shape)) }
    if shape[1] != weight.shape[0] {
      throw .convolution(.transposedChannels(weight: weight.shape, input: shape))
    }
    try checkOperands(weight, bias, outputs: weight.shape[1] &* groups, transposed: true)
  }

  private func checkOperands(
    _ weight: Tensor, _ bias: Tensor?, outputs: Int, transposed: Bool
  ) throws(TensorError) {
    if dtype == .bool { throw .notImplemented(kernel: "slow_conv2d_cpu", .bool) }
    if dtype != weight.dtype { throw .convolution(.types(input: dtype, weight: weight.dtype)) }
    guard let bias else { return }
    if bias.shape != [outputs] {
      throw .convolution(
        .bias(weight: weight.shape, bias: bias.shape, outputs: outputs, transposed: transposed))
    }
    if bias.dtype != dtype { throw .convolution(.biasType(input: dtype, bias: bias.dtype)) }
  }

  /// A row-major tensor whose strides say so even where axes have size 1.
  private func inRowMajorOrder() throws(TensorError) -> Tensor {
    let dense = try contiguous()
    return Tensor(
      storage: dense.storage,
      layout:
        try Layout(shape: shape, strides: Layout.rowMajor(shape), offset: dense.offset))
  }
}
