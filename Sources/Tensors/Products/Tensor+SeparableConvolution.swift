// A convolution in two steps: each channel by itself over the places, then all channels at each place.
//
// A kernel of C x K x L numbers an output does both at once. Taken apart, there are K·L numbers a channel and C an
// output: C·K·L + O·C instead of O·C·K·L, and as many times fewer multiplications.

extension Tensor {
  /// Depthwise, then pointwise: Keras's `SeparableConv2D`.
  ///
  /// Input (N, C, H, W) or (C, H, W); depthwise (C·m, 1, K, L), m kernels for every channel; pointwise (O, C·m, 1, 1);
  /// bias (O). The result is (N, O, H', W'), H' = floor((H + 2p - d(K-1) - 1)/s) + 1.
  ///
  /// ```swift
  /// try x.separableConv2d(depthwise, pointwise, padding: 1)   // 64 -> 128 by 3x3: 8,768 weights instead of 73,728
  /// ```
  /// Cost: N·H'·W'·C·m·(K·L + O) multiplications.
  public func separableConv2d(
    _ depthwise: Tensor, _ pointwise: Tensor, bias: Tensor? = nil, stride: Extent = 1, padding: Padding = 0,
    dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    let channels = try separableChannels(depthwise, pointwise, axes: 2)
    return try conv2d(depthwise, stride: stride, padding: padding, dilation: dilation, groups: channels)
      .conv2d(pointwise, bias: bias)
  }

  /// The same for signals: input (N, C, L) or (C, L), depthwise (C·m, 1, K), pointwise (O, C·m, 1).
  public func separableConv1d(
    _ depthwise: Tensor, _ pointwise: Tensor, bias: Tensor? = nil, stride: Int = 1,
    padding: (before: Int, after: Int) = (0, 0), dilation: Int = 1
  ) throws(TensorError) -> Tensor {
    let channels = try separableChannels(depthwise, pointwise, axes: 1)
    return try conv1d(depthwise, stride: stride, padding: padding, dilation: dilation, groups: channels)
      .conv1d(pointwise, bias: bias)
  }

  /// The channels of this input, where it and the two weights fit together.
  private func separableChannels(
    _ depthwise: Tensor, _ pointwise: Tensor, axes: Int
  ) throws(TensorError) -> Int {
    if rank != axes + 1 && rank != axes + 2 {
      throw .convolution(.input(operation: "separable_conv\(axes)d", axes: axes, input: shape))
    }
    let channels = shape[rank - axes - 1]
    let (deep, mix) = (depthwise.shape, pointwise.shape)
    guard channels > 0, deep.count == axes + 2, mix.count == axes + 2, deep[1] == 1, deep[0] > 0,
      deep[0] % channels == 0, mix[1] == deep[0], mix.dropFirst(2).allSatisfy({ $0 == 1 })
    else { throw .convolution(.separable(axes: axes, channels: channels, depthwise: deep, pointwise: mix)) }
    return channels
  }
}
