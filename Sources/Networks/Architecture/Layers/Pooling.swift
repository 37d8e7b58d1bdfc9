// Pooling: a window without weights that keeps one number of each patch, channel by channel.

/// MaxPool, AvgPool and LPPool over one or two axes; the stride is the kernel unless given.
///
/// ```swift
/// PoolingRule(.max, 2)                                    // halves
/// PoolingRule(.max, 3, stride: 2, ceilMode: true)
/// ```
public struct PoolingRule: LayerRule, Hashable {
  public enum Fold: Hashable, Sendable {
    case max, average
    /// The p-th root of the sum of p-th powers; p = 2 is the Euclidean length of the patch.
    case power(Double)
  }

  public var fold: Fold
  public var window: SlidingWindow
  public var axes: Int

  public init(
    _ fold: Fold, _ kernel: Sides, stride: Sides? = nil, padding: WindowPadding = 0, dilation: Sides = 1,
    ceilMode: Bool = false, axes: Int = 2
  ) {
    self.fold = fold
    window = SlidingWindow(
      kernel: kernel, stride: stride ?? kernel, padding: padding, dilation: dilation, ceilMode: ceilMode)
    self.axes = axes
  }

  public var kind: String {
    switch fold {
    case .max: "MaxPool\(axes)d"
    case .average: "AvgPool\(axes)d"
    case .power: "LPPool\(axes)d"
    }
  }
  public var stem: String { "pool" }

  public var words: String {
    let suffix = axes == 1 ? "1d" : ""
    let name =
      switch fold {
      case .max: "pool\(suffix)"
      case .average: "avgpool\(suffix)"
      case .power(let p): p == 2 ? "l2pool\(suffix)" : "lppool\(suffix) \(p)"
      }
    return "\(name) \(window.kernel.words)\(window.words(strideIsKernel: true))"
  }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, axes: axes)
    if case .power(let p) = fold, !(p > 0) {
      throw .number(name: "the power", value: Size(p.asWhole), least: 1)
    }
    let windows = try window.axes(over: input.places)
    if case .number = window.padding {
      for axis in windows {
        if let padding = axis.before.number, let kernel = axis.kernel.number, padding > kernel / 2 {
          throw .poolPadding(axis: axis.name, padding: axis.before, kernel: axis.kernel)
        }
      }
    }
    return LayerAccount(
      output: FeatureShape([input.channels] + windows.map(\.output.value)),
      sizes: [Worked("channels", formula: "c", value: input.channels)] + windows.map(\.output),
      reach: windows.map(\.reach))
  }
}

extension Double {
  fileprivate var asWhole: Int { Int(exactly: rounded()) ?? 0 }
}
