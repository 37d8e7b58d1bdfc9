// A window that slides over an axis, and how many places it has: the rule that every convolution and pooling obeys.

/// A number for the height and one for the width; a literal stands for both.
public struct Extent: Equatable, Sendable, ExpressibleByIntegerLiteral {
  public var height, width: Int

  /// The height first.
  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  public init(integerLiteral value: Int) { self.init(value, value) }
}

/// The size of a window along one axis and how it moves.
///
/// ```swift
/// try Window(kernel: 3, stride: 2, padding: 1).places(over: 28)   // 14
/// ```
public struct Window: Equatable, Sendable {
  public let kernel, stride, padding, dilation: Int

  /// Kernel, stride and dilation are at least 1, the padding (zeros put at both ends) at least 0.
  public init(kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) throws(TensorError) {
    let numbers = [
      ("kernel size", kernel, 1), ("stride", stride, 1), ("padding", padding, 0), ("dilation", dilation, 1),
    ]
    let most = Int(Int32.max)
    for (name, value, least) in numbers where value < least || value > most {
      throw .windowNumber(name: name, value: value, least: least, most: most)
    }
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// How much of the input it covers: d(k-1) + 1.
  public var span: Int { dilation * (kernel - 1) + 1 }

  /// The output size: floor((w + 2p - d(k-1) - 1)/s) + 1. Throws when the window does not fit even once.
  ///
  /// `after` is the padding behind the input where it is not the one before it.
  public func places(over input: Int, after: Int? = nil, axis: String = "") throws(TensorError) -> Int {
    let most = 1 << 60
    if !(0...most).contains(input) {
      throw .windowNumber(name: axis.isEmpty ? "input" : "input \(axis)", value: input, least: 0, most: most)
    }
    let size = WindowMisfit(
      axis: axis, input: input, kernel: kernel, stride: stride, before: padding, after: after ?? padding,
      dilation: dilation)
    if !size.fits { throw .window(size) }
    return size.places
  }
}

/// The two windows of a kernel over (H, W).
struct WindowPair {
  let height, width: Window
  let outHeight, outWidth: Int

  init(
    kernel: Extent, stride: Extent, padding: Extent, dilation: Extent, over input: Extent
  ) throws(TensorError) {
    height = try Window(
      kernel: kernel.height, stride: stride.height, padding: padding.height, dilation: dilation.height)
    width = try Window(
      kernel: kernel.width, stride: stride.width, padding: padding.width, dilation: dilation.width)
    outHeight = try height.places(over: input.height, axis: "height")
    outWidth = try width.places(over: input.width, axis: "width")
  }
}
