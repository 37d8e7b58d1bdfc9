// Blur, then thin out: a fixed binomial kernel (1 2 1, or 1 4 6 4 1, …) before taking every s-th place, so that the
// stride does not alias. The border is reflected, as much of it as keeps the size at stride 1.

import Tensors

/// BlurPool2d: a fixed low-pass of `kernel` taps an axis, and a stride. Nothing to learn.
public struct BlurPoolRule: LayerRule, Hashable {
  public var window: SlidingWindow
  public var axes: Int

  /// The padding keeps the size at stride 1: half of the kernel before, the rest after.
  public init(_ kernel: Int = 3, stride: Sides = 2, axes: Int = 2) {
    let before = max(0, kernel - 1) / 2
    window = SlidingWindow(
      kernel: Sides(.number(kernel)), stride: stride,
      padding: .pairs([WindowPadding.Pair(.number(before), .number(max(0, kernel - 1) - before))]))
    self.axes = axes
  }

  public var kind: String { "BlurPool\(axes)d" }
  public var stem: String { "blur" }
  public var words: String {
    "blur\(axes == 1 ? "1d" : "") \(window.kernel.words) stride \(window.stride.words)"
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    let windows = try window.axes(over: input.places)
    for axis in windows {
      if let size = axis.kernel.number, size > Tensor.largestBlur {
        throw .most(name: "kernel size", value: axis.kernel, most: Tensor.largestBlur)
      }
      // The border is a reflection.
      guard let input = axis.input.number else { continue }
      for padding in [axis.before, axis.after] {
        if let number = padding.number, number >= input {
          throw .mirrorPadding(mode: .reflect, axis: axis.name, padding: padding, input: axis.input)
        }
      }
    }
    let output = FeatureShape([input.channels] + windows.map(\.output.value))
    let kernel = windows.map(\.kernel)
    return LayerAccount(
      output: output, sizes: [Worked("channels", formula: "c", value: input.channels)] + windows.map(\.output),
      macs: Worked(
        "MACs", formula: "outputs*k^\(axes)",
        numbers: (output.sizes + kernel).map(\.factor).joined(separator: "*"),
        value: output.count * kernel.product()),
      reach: windows.map(\.reach))
  }
}
