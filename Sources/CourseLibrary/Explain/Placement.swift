// One place of a kernel: the arithmetic of one output pixel, kept apart instead of added up.
//
// `KernelWalk` knows a kernel, a picture and how the one moves over the other; `Placement` is one of its places: which
// rows and columns lie under the kernel, which of those are padding, the products, their sum, and what bias and
// activation make of it.

import Pictures
import Tensors

/// What is done to a sum of products before it is an output.
struct Activation {
  /// As the script named it.
  let name: String
  let apply: (Double) throws -> Double
}

/// A kernel that moves over a picture.
struct KernelWalk {
  /// (K, L) or (C, K, L), and (H, W) or (C, H, W).
  let kernel, picture: Tensor
  let stride, padding, dilation: Extent
  var bias = 0.0
  var activation: Activation?
  /// The size of the output.
  let rows, columns: Int
  /// The picture with its border of zeros.
  private let padded: Tensor

  /// The shapes must have been checked: equal ranks of 2 or 3, equal channels.
  init(
    kernel: Tensor, picture: Tensor, stride: Extent, padding: Extent, dilation: Extent
  ) throws(TensorError) {
    // Small integers would wrap round in the products.
    let dtype = max(.int64, DType.promoted(kernel.dtype, picture.dtype))
    self.kernel = try kernel.to(dtype)
    self.picture = try picture.to(dtype)
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    let rank = kernel.rank
    rows = try Tensors.Window(
      kernel: kernel.shape[rank - 2], stride: stride.height, padding: padding.height, dilation: dilation.height
    ).places(over: picture.shape[rank - 2])
    columns = try Tensors.Window(
      kernel: kernel.shape[rank - 1], stride: stride.width, padding: padding.width, dilation: dilation.width
    ).places(over: picture.shape[rank - 1])
    padded = try self.picture.pad([(padding.height, padding.height), (padding.width, padding.width)])
  }

  var kernelSize: Extent { kernel.windowExtent }
  var pictureSize: Extent { picture.windowExtent }

  /// The kernel laid on the picture for output (row, column), which must exist.
  func placement(row: Int, column: Int) throws -> Placement {
    let top = row * stride.height
    let left = column * stride.width
    let patch = try padded[
      .ellipsis,
      .slice(lower: top, upper: top + dilation.height * (kernelSize.height - 1) + 1, step: dilation.height),
      .slice(lower: left, upper: left + dilation.width * (kernelSize.width - 1) + 1, step: dilation.width)]
    let products = try patch * kernel
    let sum = try products.to(.float64).sum().item().double
    let biased = sum + bias
    return Placement(
      walk: self, row: row, column: column, patch: patch, products: products, sum: sum, biased: biased,
      value: try activation?.apply(biased) ?? biased)
  }

  /// All output pixels at once.
  func output() throws -> Tensor {
    let sums = try picture.xcorr(kernel, stride: stride, padding: padding, dilation: dilation)
    if bias == 0, activation == nil { return sums }
    var values: [Double] = []
    for sum in try sums.doubles() { values.append(try activation?.apply(sum + bias) ?? sum + bias) }
    return try sums.engine.tensor(values, shape: sums.shape, dtype: sums.dtype.floating)
  }

  /// The rows of the picture under the kernel; those outside it are padding.
  func pictureRows(at row: Int) -> [Int] {
    (0..<kernelSize.height).map { row * stride.height + $0 * dilation.height - padding.height }
  }

  func pictureColumns(at column: Int) -> [Int] {
    (0..<kernelSize.width).map { column * stride.width + $0 * dilation.width - padding.width }
  }

  /// The picture with its padding as a table of numbers, padding in parentheses.
  func paddedCells() throws -> [String] {
    let values = try padded.doubles()
    let (height, width) = (pictureSize.height + 2 * padding.height, pictureSize.width + 2 * padding.width)
    return NumberText.column(values).enumerated().map { index, text in
      let row = index / max(1, width) % max(1, height) - padding.height
      let column = index % max(1, width) - padding.width
      return isInside(row: row, column: column) ? text : "(\(text))"
    }
  }

  func isInside(row: Int, column: Int) -> Bool {
    row >= 0 && row < pictureSize.height && column >= 0 && column < pictureSize.width
  }
}

/// One output pixel as the sum that it is.
struct Placement {
  let walk: KernelWalk
  let row, column: Int
  /// What lies under the kernel, and its products with the weights: the kernel's shape.
  let patch, products: Tensor
  /// The sum of the products; with the bias; after the activation.
  let sum, biased, value: Double
}
