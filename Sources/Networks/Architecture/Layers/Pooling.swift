// Pooling: a window without weights that keeps one number of each patch, channel by channel.

/// MaxPool, AvgPool and LPPool over one or two axes; the stride is the kernel unless given. Only MaxPool has a dilation.
///
/// ```swift
/// PoolingRule(.max, 2)                                    // halves
/// PoolingRule(.max, 3, stride: 2, ceilMode: true)
/// ```
public struct PoolingRule: LayerRule, Hashable {
  /// What is kept of a patch.
  public enum Fold: Hashable, Sendable {
    case max, average
    /// The p-th root of the sum of p-th powers; p = 2 is the Euclidean length of the patch.
    case power(Double)
  }

  public var fold: Fold
  public var window: SlidingWindow
  public var axes: Int

  /// (C, H, W) -> (C, H', W'), or (C, L) with `axes` 1; H' = floor((H + 2p - d(k - 1) - 1)/s) + 1, rounded up in ceil mode.
  /// The padding is at most half of the kernel.
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
    if case .power(let p) = fold, !(p > 0 && p.isFinite) { throw .power(p) }
    if fold != .max, let dilation = window.dilation.sizes.first(where: { $0 != 1 }) {
      throw .poolDilation(kind: kind, dilation)
    }
    let windows = try window.axes(over: input.places)
    switch window.padding {
    case .number, .pairs:
      for axis in windows {
        for padding in [axis.before, axis.after] {
          if let number = padding.number, let most = axis.kernel.quotient(by: 2).number, number > most {
            throw .poolPadding(
              axis: axis.name, padding: padding, kernel: axis.kernel, isDilated: axis.dilation != 1)
          }
        }
      }
    case .same, .valid, .causal: break
    }
    return LayerAccount(
      output: FeatureShape([input.channels] + windows.map(\.output.value)),
      sizes: [Worked("channels", formula: "c", value: input.channels)] + windows.map(\.output),
      reach: windows.map(\.reach))
  }
}
