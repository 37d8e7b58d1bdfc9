public import Tensors

// Layers without weights that make maps smaller or larger.

extension PoolingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    var x = inputs[0]
    var around = try Around(window.axes(over: x.featureShape.places))
    let size = try window.kernel.extent(axes, name: "kernel size")
    let stride = try window.stride.extent(axes, name: "stride")
    let dilation = try window.dilation.extent(axes, name: "dilation")
    let ceil = window.ceilMode
    if axes == 1 { x = try x.unsqueeze(2) }
    let kernel = axes == 1 ? Extent(1, size.width) : size
    let result: Tensor
    switch fold {
    case .max:
      if !around.isEven {
        x = try x.padded(around, value: -.infinity)
        around.widths = around.widths.map { _ in (0, 0) }
      }
      result = try x.maxPool(
        kernel, stride: stride, padding: around.extent,
        dilation: axes == 1 ? Extent(1, dilation.width) : dilation,
        ceil: ceil)
    case .average:
      result = try averaged(x, kernel, stride, around, counts: pass.conventions.countsPadding)
    case .power(let power):
      result = try x.padded(around).lpPool(power, kernel, stride: stride, ceil: ceil)
    }
    return axes == 1 ? try result.squeeze([2]) : result
  }

  private func averaged(
    _ x: Tensor, _ kernel: Extent, _ stride: Extent, _ around: Around, counts: Bool
  ) throws -> Tensor {
    let ceil = window.ceilMode
    if around.isEven {
      return try x.avgPool(kernel, stride: stride, padding: around.extent, ceil: ceil, countsPadding: counts)
    }
    let sums = try x.padded(around).avgPool(kernel, stride: stride, ceil: ceil)
    if counts { return sums }
    let ones = try x.engine.ones([1, 1] + x.shape.dropFirst(2), dtype: x.dtype)
    return try sums / ones.padded(around).avgPool(kernel, stride: stride, ceil: ceil)
  }
}

extension AdaptivePoolingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let (x, places) = (inputs[0], try output.extent(axes, name: "output size"))
    if axes == 1 {
      return isMax ? try x.adaptiveMaxPool1d(places.width) : try x.adaptiveAvgPool1d(places.width)
    }
    return isMax ? try x.adaptiveMaxPool(places) : try x.adaptiveAvgPool(places)
  }
}

extension GlobalPoolingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let maps = try inputs[0].flatten(from: 2)
    return isMax ? try maps.max(along: 2).values : try maps.mean([2])
  }
}

extension ChannelPoolingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try inputs[0].maxout(size.map { size throws(LayerProblem) in try size.concrete() } ?? inputs[0].shape[1])
  }
}

extension BlurPoolRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    let (size, steps) = (
      try window.kernel.extent(axes, name: "kernel size"), try window.stride.extent(axes, name: "stride")
    )
    return axes == 1
      ? try x.blurPool1d(size.width, stride: steps.width) : try x.blurPool(size, stride: steps)
  }
}

extension UpsamplingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let places = try account(of: [inputs[0].featureShape]).output.places.map { try $0.concrete() }
    return try inputs[0].upsampled(to: places, mode == .nearest ? .nearest : .linear(alignsCorners: false))
  }
}

extension ZeroShortcutRule: Computation {
  /// Every `stride`-th place, with channels of zeros behind.
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    let x = inputs[0]
    let all = TensorIndex.slice(lower: nil, upper: nil, step: nil)
    let places = try stride.along(x.rank - 2, name: "stride", least: 1).map {
      TensorIndex.slice(lower: nil, upper: nil, step: try $0.concrete())
    }
    let missing = try channels.concrete() - x.shape[1]
    let kept = try x[[all, all] + places]
    let widths = [(before: Int, after: Int)](repeating: (0, 0), count: x.rank - 2)
    return missing == 0 ? kept : try kept.pad([(0, missing)] + widths)
  }
}
