// Why a window does not fit rows and columns, with the numbers, and what to change so that it does: `WindowMisfit` along
// both axes, for verbs that name whole shapes.

import Tensors

/// `(3, 4)`, or `(3,)` for one dimension.
func shapeText(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
}

/// A window over the rows and columns of an input that it does not fit.
struct WindowFit {
  private let rows, columns: WindowMisfit
  private let name: String

  init(
    kernel: Extent, input: Extent, stride: Extent, padding: Extent, dilation: Extent, name: String = "kernel"
  ) {
    rows = WindowMisfit(
      axis: "rows", input: input.height, kernel: kernel.height, stride: stride.height, before: padding.height,
      after: padding.height, dilation: dilation.height)
    columns = WindowMisfit(
      axis: "columns", input: input.width, kernel: kernel.width, stride: stride.width, before: padding.width,
      after: padding.width, dilation: dilation.width)
    self.name = name
  }

  /// Both shapes, the size rule of the first axis that does not fit, and the ways out. `order` is how to call the verb,
  /// for the case that its arguments were exchanged.
  func advice(order: String? = nil) -> String {
    let misfit = rows.fits ? columns : rows
    let text = WindowMisfit.text(
      "\(rows.kernel)x\(columns.kernel)", in: "\(rows.input)x\(columns.input) input",
      size: "\(misfit.worked) \(misfit.axis)",
      padding: name == "kernel" ? "\(max(rows.neededPadding, columns.neededPadding))" : nil,
      kernel: min(rows.largestKernel, columns.largestKernel) > 0
        ? "\(rows.largestKernel)x\(columns.largestKernel)" : nil,
      called: name)
    guard let order, rows.kernel >= rows.input, columns.kernel >= columns.input else { return text }
    return text + " (or are they exchanged? It is \(order))"
  }
}
