public import Tensors

// What stands around the input of a layer that slides: zeros, a mirror image, the border again.

/// Places before and after the input along each axis, in numbers.
struct Around {
  var widths: [(before: Int, after: Int)]

  init(_ windows: [SlidingWindow.Axis]) throws(LayerProblem) {
    widths = []
    for window in windows { widths.append((try window.before.concrete(), try window.after.concrete())) }
  }

  init(_ pairs: [WindowPadding.Pair], axes: Int) throws(LayerProblem) {
    widths = []
    for axis in 0..<axes {
      let pair = pairs[pairs.count == 1 ? 0 : axis]
      widths.append((try pair.before.concrete(), try pair.after.concrete()))
    }
  }

  var isNothing: Bool { widths.allSatisfy { $0.before == 0 && $0.after == 0 } }
  var isEven: Bool { widths.allSatisfy { $0.before == $0.after } }

  /// Of one or two axes; one axis is the width.
  var extent: Extent {
    widths.count == 1 ? Extent(0, widths[0].before) : Extent(widths[0].before, widths[1].before)
  }

  var padding: Tensors.Padding {
    let (rows, columns) = (widths.count == 1 ? (0, 0) : widths[0], widths[widths.count - 1])
    return .init(top: rows.0, bottom: rows.1, left: columns.before, right: columns.after)
  }
}

extension Tensor {
  /// Larger by what stands around it.
  func padded(_ around: Around, _ mode: PaddingMode = .zeros, value: Double = 0) throws(TensorError) -> Tensor {
    if around.isNothing { return self }
    switch mode {
    case .zeros: return try pad(around.widths, value: .float(value))
    case .reflect: return try pad(around.widths, border: .reflect)
    case .replicate: return try pad(around.widths, border: .replicate)
    case .circular: return try pad(around.widths, border: .circular)
    }
  }
}

extension PaddingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try inputs[0].padded(Around(pairs, axes: inputs[0].rank - 2), mode)
  }
}

extension CroppingRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    var x = inputs[0]
    for (axis, width) in try Around(pairs, axes: x.rank - 2).widths.enumerated() {
      let size = x.shape[axis + 2] - width.before - width.after
      x = try x.narrow(axis + 2, start: width.before, length: size)
    }
    return x
  }
}
