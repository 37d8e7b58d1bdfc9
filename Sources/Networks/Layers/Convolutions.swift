public import Tensors

// Layers that slide kernels: over all channels, in groups, by a table of connections, with weights of their own at every
// place, and backwards.

extension ConvolutionRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    summing(parameter, fanIn: account.weightShape.dropFirst().product(), conventions)
  }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let slide = try Slide(window, mode, over: inputs[0], axes: axes)
    let (weight, bias) = (try pass.weight(), try pass("bias"))
    let groups = slide.input.shape[1] / max(1, weight.shape[1])
    if axes == 1 {
      return try slide.input.conv1d(
        weight, bias: bias, stride: slide.stride.width, padding: slide.around.widths[0],
        dilation: slide.dilation.width, groups: groups)
    }
    return try slide.input.conv2d(
      weight, bias: bias, stride: slide.stride, padding: slide.around.padding, dilation: slide.dilation,
      groups: groups)
  }
}

extension SeparableConvolutionRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    // A bias is that of the second step.
    let weight = parameter.role == .bias ? account.parameters[1] : parameter
    return summing(parameter, fanIn: weight.shape.dropFirst().product(), conventions)
  }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let slide = try Slide(window, mode, over: inputs[0], axes: axes)
    let (depthwise, pointwise) = (try pass.weight("depthwise.weight"), try pass.weight("pointwise.weight"))
    let bias = try pass("pointwise.bias")
    if axes == 1 {
      return try slide.input.separableConv1d(
        depthwise, pointwise, bias: bias, stride: slide.stride.width, padding: slide.around.widths[0],
        dilation: slide.dilation.width)
    }
    return try slide.input.separableConv2d(
      depthwise, pointwise, bias: bias, stride: slide.stride, padding: slide.around.padding,
      dilation: slide.dilation)
  }
}

/// A window in numbers over an input, which has a border already where that is not of zeros.
private struct Slide {
  var input: Tensor
  /// What is left to put around it.
  var around: Around
  let stride, dilation: Extent

  init(_ window: SlidingWindow, _ mode: PaddingMode, over input: Tensor, axes: Int) throws {
    (self.input, around) = (input, try Around(window.axes(over: input.featureShape.places)))
    if mode != .zeros {
      self.input = try input.padded(around, mode)
      around.widths = around.widths.map { _ in (0, 0) }
    }
    stride = try window.stride.extent(axes, name: "stride")
    dilation = try window.dilation.extent(axes, name: "dilation")
  }
}

extension TransposedConvolutionRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    summing(parameter, fanIn: account.weightShape.dropFirst().product(), conventions)
  }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    let (weight, bias) = (try pass.weight(), try pass("bias"))
    let groups = try groups.concrete()
    let (stride, dilation) = (
      try stride.extent(axes, name: "stride"), try dilation.extent(axes, name: "dilation")
    )
    let extra = try outputPadding.extent(axes, name: "output padding")
    // An uneven padding is an even one of nothing, cut off afterwards.
    let padding = try evenPadding()
    let full =
      axes == 1
      ? try x.convTranspose1d(
        weight, bias: bias, stride: stride.width, padding: padding?.width ?? 0, outputPadding: extra.width,
        groups: groups, dilation: dilation.width)
      : try x.convTranspose2d(
        weight, bias: bias, stride: stride, padding: padding ?? 0, outputPadding: extra, groups: groups,
        dilation: dilation)
    return padding != nil ? full : try cropped(full, to: account(of: [x.featureShape]).output)
  }

  private func evenPadding() throws -> Extent? {
    switch padding {
    case .number(let sides): try sides.extent(axes, name: "padding")
    case .valid: Extent(0, 0)
    default: nil
    }
  }

  /// What the padding leaves of the full result, whose size the rule knows; of "same" the odd place goes at the end, of a
  /// missing end ("same" with a kernel shorter than the stride) zeros are added.
  private func cropped(_ full: Tensor, to output: FeatureShape) throws -> Tensor {
    var x = full
    for (axis, size) in output.places.enumerated() {
      let wanted = try size.concrete()
      let excess = x.shape[axis + 2] - wanted
      var before = max(0, excess) / 2
      switch padding {
      case .causal: before = 0
      case .pairs(let pairs): before = try pairs[pairs.count == 1 ? 0 : axis].before.concrete()
      default: break
      }
      if excess < 0 {
        var widths = [(before: Int, after: Int)](repeating: (0, 0), count: output.places.count)
        widths[axis].after = -excess
        x = try x.pad(widths)
      } else {
        x = try x.narrow(axis + 2, start: before, length: wanted)
      }
    }
    return x
  }
}

extension SparseConvolutionRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    let most = Size(table.map(\.count).max() ?? 0)
    return summing(parameter, fanIn: most * account.weightShape.dropFirst().product(), conventions)
  }

  /// A convolution whose missing connections have weights of 0.
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    let (weight, channels) = (try pass.weight(), x.shape[1])
    let kernel = Array(weight.shape.dropFirst())
    var places = [Int](repeating: weight.shape[0], count: table.count * channels)
    var pair = 0
    for (map, entry) in table.enumerated() {
      for channel in entry {
        places[map * channels + channel] = pair
        pair += 1
      }
    }
    let nothing = try weight.engine.zeros([1] + kernel, dtype: weight.dtype)
    let picked = try Tensor.cat([weight, nothing])[.tensor(weight.engine.tensor(places))]
    let around = try Around(window.axes(over: x.featureShape.places))
    let sums = try x.conv2d(
      picked.reshape([table.count, channels] + kernel), stride: window.stride.extent(2, name: "stride"),
      padding: around.padding, dilation: window.dilation.extent(2, name: "dilation"))
    guard let bias = try pass("bias") else { return sums }
    return try sums + (biasPerUnit ? bias : bias.reshape([-1, 1, 1]))
  }
}

extension LocallyConnectedRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    summing(parameter, fanIn: account.weightShape.dropFirst(axes + 1).product(), conventions)
  }

  /// The rule counts weights place by place; the function takes the filters first.
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    var x = inputs[0]
    var around = try Around(window.axes(over: x.featureShape.places))
    if !around.isEven {
      x = try x.padded(around)
      around.widths = around.widths.map { _ in (0, 0) }
    }
    let (weight, bias) = (try pass.weight(), try pass("bias"))
    let (stride, padding) = (try window.stride.extent(axes, name: "stride"), around.extent)
    if axes == 1 {
      return try x.locallyConnected1d(
        weight.permute([1, 2, 0, 3]), bias: bias, stride: stride.width, padding: padding.width)
    }
    return try x.locallyConnected(
      weight.permute([2, 3, 0, 1, 4, 5]), bias: bias, stride: stride, padding: padding)
  }
}

extension DenseRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser {
    summing(parameter, fanIn: account.weightShape.last ?? 1, conventions)
  }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try inputs[0].linear(pass.weight(), pass("bias"))
  }
}
