// A convolution that does not share its weights: every place has kernels of its own.
//
// The windows are written out as columns; at each place their batch is multiplied with that place's kernels: as
// many small matrix products as there are places.

extension Tensor {
  /// Every place of the output sees its window through kernels of its own.
  ///
  /// Input (N, C, H, W); weight (O, C, H', W', K, L), so that `weight[:, :, i, j]` is the weight (O, C, K, L) of a
  /// convolution; bias (O, H', W'). The result is (N, O, H', W'), H' = floor((H + 2p - K)/s) + 1.
  ///
  /// ```swift
  /// try x.locallyConnected(weight, bias: bias)   // 6 kernels 5x5 over 3x32x32: 357,504 parameters
  /// ```
  public func locallyConnected(
    _ weight: Tensor, bias: Tensor? = nil, stride: Extent = 1, padding: Extent = 0
  ) throws(TensorError) -> Tensor {
    guard rank == 4, weight.rank == 6, weight.shape[1] == shape[1] else {
      throw .layer(.localShapes(input: shape, weight: weight.shape, places: []))
    }
    let windows = try WindowPair(
      kernel: Extent(weight.shape[4], weight.shape[5]), stride: stride, padding: padding, dilation: 1,
      over: Extent(shape[2], shape[3]))
    let (height, width) = (windows.outHeight, windows.outWidth)
    let (outputs, places) = (weight.shape[0], try Layout.count(of: [height, width]))
    if weight.shape[2] != height || weight.shape[3] != width {
      throw .layer(.localShapes(input: shape, weight: weight.shape, places: [height, width]))
    }
    if let bias, bias.shape != [outputs, height, width] {
      throw .layer(.localBias(expected: [outputs, height, width], got: bias.shape))
    }
    let dtype = DType.promoted(dtype, weight.dtype)
    if !dtype.isFloat { throw .notImplemented(kernel: "locally_connected", dtype) }
    let connection = LocalConnection(
      size: Extent(weight.shape[4], weight.shape[5]), stride: stride, padding: padding,
      input: shape, weight: weight.shape, places: places)
    let (x, w) = (try detach().to(dtype), try weight.detach().to(dtype))
    let result = try engine.withoutGradients { () throws(TensorError) in
      let columns = try connection.columns(of: x)
      // (places, N, taps) times (places, taps, O).
      let all = try columns.matmul(connection.kernels(of: w).transpose(1, 2))
      let maps = try all.permute([1, 2, 0]).reshape([shape[0], outputs, height, width])
      guard let bias else { return try maps.clone() }
      return try maps + bias.detach().to(dtype)
    }
    let types = [self.dtype, weight.dtype, bias?.dtype ?? dtype]
    let inputs = [self, weight] + (bias.map { [$0] } ?? [])
    return result.recorded("LocallyConnectedBackward0", from: inputs, saving: [x, w]) {
      g throws(TensorError) in
      let (x, w) = (g.saved[0], g.saved[1])
      let output = try g.output.reshape([x.shape[0], outputs, places]).permute([2, 0, 1])
      var shares: [Tensor?] = [nil, nil]
      if g.needs[0] {
        shares[0] = try connection.pixels(of: output.matmul(connection.kernels(of: w))).to(types[0])
      }
      if g.needs[1] {
        let kernels = try output.transpose(1, 2).matmul(connection.columns(of: x))
        shares[1] = try connection.weights(of: kernels).to(types[1])
      }
      if g.needs.count > 2 { shares.append(try g.output.sum([0]).to(types[2])) }
      return shares
    }
  }

  /// The same for signals: input (N, C, L), weight (O, C, L', K), bias (O, L').
  public func locallyConnected1d(
    _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
  ) throws(TensorError) -> Tensor {
    guard rank == 3, weight.rank == 4 else {
      throw .layer(.localShapes(input: shape, weight: weight.shape, places: []))
    }
    func raised(_ tensor: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
      var (sizes, steps) = (tensor.shape, tensor.strides)
      for dim in dims {
        sizes.insert(1, at: dim)
        steps.insert(1, at: dim)
      }
      let flat = tensor.shape
      let view = Tensor(
        storage: tensor.storage, layout: try Layout(shape: sizes, strides: steps, offset: tensor.offset))
      return view.recorded("UnsqueezeBackward0", from: [tensor]) { g throws(TensorError) in
        [try g.output.reshape(flat)]
      }
    }
    let result = try raised(self, [2]).locallyConnected(
      raised(weight, [2, 4]), bias: try bias.map { bias throws(TensorError) in try raised(bias, [1]) },
      stride: Extent(1, stride), padding: Extent(0, padding))
    let whole = result.shape
    let flat = Tensor(storage: result.storage, layout: result.layout.removing(dims: [2]))
    return flat.recorded("SqueezeBackward1", from: [result]) { g throws(TensorError) in
      [try g.output.reshape(whole)]
    }
  }
}

/// The shapes of one locally connected layer.
private struct LocalConnection {
  let size, stride, padding: Extent
  let input, weight: [Int]
  let places: Int

  /// The windows: (places, N, C·K·L).
  func columns(of x: Tensor) throws(TensorError) -> Tensor {
    try x.unfold(size, stride: stride, padding: padding).permute([2, 0, 1])
  }

  /// What windows add up to in the input.
  func pixels(of columns: Tensor) throws(TensorError) -> Tensor {
    try columns.permute([1, 2, 0]).fold(
      to: Extent(input[2], input[3]), size, stride: stride, padding: padding)
  }

  /// The kernels of every place: (places, O, C·K·L).
  func kernels(of weight: Tensor) throws(TensorError) -> Tensor {
    let shape = weight.shape
    return try weight.permute([2, 3, 0, 1, 4, 5]).reshape([
      places, shape[0], shape[1] * shape[4] * shape[5],
    ])
  }

  func weights(of kernels: Tensor) throws(TensorError) -> Tensor {
    try kernels.reshape([weight[2], weight[3], weight[0], weight[1], weight[4], weight[5]])
      .permute([2, 3, 0, 1, 4, 5])
  }
}
