// Why a window does not fit, with the numbers, and what to change so that it does.

import Tensors

/// `(3, 4)`, or `(3,)` for one dimension.
func shapeText(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
}

/// The size rule along one axis, with its numbers.
struct SizeRule {
  let axis: String
  let input, kernel, stride, padding, dilation: Int

  /// What the size rule gives: less than 1.
  var places: Int {
    let room = input + 2 * padding - dilation * (kernel - 1) - 1
    return (room >= 0 ? room / stride : (room - stride + 1) / stride) + 1
  }

  var formula: String {
    "floor((\(input) + 2*\(padding) - \(dilation)*(\(kernel)-1) - 1)/\(stride)) + 1 = \(places)"
  }

  var fits: Bool { input + 2 * padding >= dilation * (kernel - 1) + 1 }

  /// The least padding with which the kernel fits.
  var neededPadding: Int { max(0, (dilation * (kernel - 1) + 1 - input + 1) / 2) }

  /// The largest kernel that fits as it is; 0 when none does.
  var largestKernel: Int { max(0, (input + 2 * padding - 1) / dilation + 1) }

  /// `kernel 5 does not fit the input 3: floor(…) + 1 = -1; …`
  var advice: String {
    "kernel \(kernel) does not fit the input \(input): \(formula) is less than 1; "
      + "pad by \(neededPadding) or use a kernel of at most \(largestKernel)"
  }
}

extension SizeRule {
  init(_ misfit: WindowMisfit) {
    self.init(
      axis: misfit.axis, input: misfit.input, kernel: misfit.kernel, stride: misfit.stride,
      padding: misfit.padding,
      dilation: misfit.dilation)
  }
}

/// A window over the rows and columns of an input that it does not fit.
struct WindowFit {
  private let height, width: SizeRule
  private let name: String

  init(
    kernel: Extent, input: Extent, stride: Extent, padding: Extent, dilation: Extent, name: String = "kernel"
  ) {
    height = SizeRule(
      axis: "rows", input: input.height, kernel: kernel.height, stride: stride.height, padding: padding.height,
      dilation: dilation.height)
    width = SizeRule(
      axis: "columns", input: input.width, kernel: kernel.width, stride: stride.width, padding: padding.width,
      dilation: dilation.width)
    self.name = name
  }

  /// Both shapes, the formula of the first axis that does not fit, and the ways out. `order` is how to call the verb,
  /// for the case that its arguments were exchanged.
  func advice(order: String? = nil) -> String {
    let misfit = height.fits ? width : height
    var text =
      "\(name) \(height.kernel)x\(width.kernel) does not fit the \(height.input)x\(width.input) input: "
    text += "\(misfit.formula) \(misfit.axis); "
    let ways = [
      name == "kernel" ? "pad by \(max(height.neededPadding, width.neededPadding))" : nil,
      min(height.largestKernel, width.largestKernel) > 0
        ? "use a \(name) of at most \(height.largestKernel)x\(width.largestKernel)" : nil,
    ]
    text += ways.compactMap { $0 }.joined(separator: " or ")
    if let order, height.kernel >= height.input, width.kernel >= width.input {
      text += " (or are they exchanged? It is \(order))"
    }
    return text
  }
}
