// Why a window does not fit, with the numbers, and what to change so that it does.
//
// A window of k taps, d apart, spans d(k-1) + 1 places. Over w places with p1 added before and p2 behind it stands,
// in steps of s, at floor((w + p1 + p2 - d(k-1) - 1)/s) + 1 of them; where that is less than 1 it does not fit. Then
// either the padding must grow, or the kernel shrink.

/// A kernel or pooling window that does not fit its input, along one axis.
///
/// ```
/// kernel 5 does not fit the height 3: floor((w + 2p - d(k-1) - 1)/s) + 1 = floor((3 + 2*0 - 1*(5-1) - 1)/1) + 1 = -1
/// is less than 1; pad by 1 or use a kernel of at most 3
/// ```
public struct WindowMisfit: Equatable, Sendable {
  /// The axis by name: "height", "width" or "" when there is only one.
  public var axis: String
  /// The places of the axis, and the padding before and behind them.
  public var input, before, after: Int
  public var kernel, stride, dilation: Int

  /// Numbers as `Window` accepts them, and an input of at most 2^60 places.
  public init(
    axis: String = "", input: Int, kernel: Int, stride: Int = 1, before: Int = 0, after: Int = 0,
    dilation: Int = 1
  ) {
    (self.axis, self.input, self.before, self.after) = (axis, input, before, after)
    (self.kernel, self.stride, self.dilation) = (kernel, stride, dilation)
  }

  /// What of the padded input a window leaves: below 0 where it does not fit.
  private var room: Int { input + before + after - dilation * (kernel - 1) - 1 }

  public var fits: Bool { room >= 0 }

  /// What the size rule gives.
  public var places: Int { (room >= 0 ? room / stride : (room - stride + 1) / stride) + 1 }

  /// The size rule with the numbers put in: `floor((3 + 2*0 - 1*(5-1) - 1)/1) + 1 = -1`.
  public var worked: String {
    let padding = before == after ? "2*\(before)" : "\(before) + \(after)"
    return "floor((\(input) + \(padding) - \(dilation)*(\(kernel)-1) - 1)/\(stride)) + 1 = \(places)"
  }

  /// The size rule in letters.
  public var formula: String {
    "floor((w + \(before == after ? "2p" : "p1 + p2") - d(k-1) - 1)/s) + 1"
  }

  /// The least padding at both ends with which the kernel fits.
  public var neededPadding: Int { max(0, (dilation * (kernel - 1) + 1 - input + 1) / 2) }

  /// The largest kernel that fits as it is; 0 when none does.
  public var largestKernel: Int { max(0, (input + before + after - 1) / dilation + 1) }

  /// What is said of every window that does not fit: which and where, how the size came out, and the ways out.
  package static func text(
    _ window: String, in input: String, size: String, padding: String?, kernel: String?,
    called name: String = "kernel"
  ) -> String {
    let ways = [padding.map { "pad by \($0)" }, kernel.map { "use a \(name) of at most \($0)" }].compactMap {
      $0
    }
    return "\(name) \(window) does not fit the \(input): \(size)"
      + (ways.isEmpty ? "" : "; " + ways.joined(separator: " or "))
  }
}

extension WindowMisfit: CustomStringConvertible {
  public var description: String {
    WindowMisfit.text(
      "\(kernel)", in: "\(axis.isEmpty ? "input" : axis) \(input)",
      size: "\(formula) = \(worked) is less than 1",
      padding: "\(neededPadding)", kernel: largestKernel > 0 ? "\(largestKernel)" : nil)
  }
}
