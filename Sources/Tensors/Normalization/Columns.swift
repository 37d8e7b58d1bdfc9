import CKernels

// The four loops of normalization over a matrix whose columns have statistics of their own, for both float types.
//
// float32 takes the vector loops. They want many columns: a narrow matrix is seen as one with fewer and longer rows,
// whose columns repeat (`Columns.folded`), and at the extreme a single column, a plane of numbers, as 64.

/// A floating-point type with the loops of normalization.
protocol NormalizedElement: TensorElement, BinaryFloatingPoint {
  /// Adds for every column the sum of d = x - pivot, and that of d².
  static func moments(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Self>,
    _ pivot: UnsafePointer<Self>, _ sums: UnsafeMutablePointer<Double>, _ squares: UnsafeMutablePointer<Double>)
  /// Adds for every column the sum of g, and that of g·(x - mean).
  static func products(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Self>,
    _ x: UnsafePointer<Self>, _ mean: UnsafePointer<Self>, _ sums: UnsafeMutablePointer<Double>,
    _ products: UnsafeMutablePointer<Double>)
  /// out = (x - mean)·scale + shift.
  static func affine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Self>,
    _ mean: UnsafePointer<Self>, _ scale: UnsafePointer<Self>, _ shift: UnsafePointer<Self>,
    _ out: UnsafeMutablePointer<Self>)
  /// out = g·ofG + (x - mean)·ofX + shift.
  static func combine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Self>,
    _ x: UnsafePointer<Self>, _ mean: UnsafePointer<Self>, _ ofG: UnsafePointer<Self>,
    _ ofX: UnsafePointer<Self>, _ shift: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>)
}

extension Float: NormalizedElement {
  static func moments(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Float>,
    _ pivot: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>
  ) { kernels.moments?(rows, width, x, pivot, sums, squares) }

  static func products(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Float>,
    _ x: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Double>,
    _ products: UnsafeMutablePointer<Double>
  ) { kernels.products?(rows, width, g, x, mean, sums, products) }

  static func affine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Float>,
    _ mean: UnsafePointer<Float>, _ scale: UnsafePointer<Float>, _ shift: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>
  ) { kernels.affine?(rows, width, x, mean, scale, shift, out) }

  static func combine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Float>,
    _ x: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ ofG: UnsafePointer<Float>,
    _ ofX: UnsafePointer<Float>, _ shift: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>
  ) { kernels.combine?(rows, width, g, x, mean, ofG, ofX, shift, out) }
}

extension Double: NormalizedElement {
  static func moments(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Double>,
    _ pivot: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for column in 0..<width {
        let d = x[row &* width &+ column] - pivot[column]
        sums[column] += d
        squares[column] += d * d
      }
    }
  }

  static func products(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>, _ mean: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>,
    _ products: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for column in 0..<width {
        let place = row &* width &+ column
        sums[column] += g[place]
        products[column] += g[place] * (x[place] - mean[column])
      }
    }
  }

  static func affine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ x: UnsafePointer<Double>,
    _ mean: UnsafePointer<Double>, _ scale: UnsafePointer<Double>, _ shift: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for column in 0..<width {
        let place = row &* width &+ column
        out[place] = (x[place] - mean[column]) * scale[column] + shift[column]
      }
    }
  }

  static func combine(
    _ kernels: borrowing ck_kernels, _ rows: Int, _ width: Int, _ g: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>, _ mean: UnsafePointer<Double>, _ ofG: UnsafePointer<Double>,
    _ ofX: UnsafePointer<Double>, _ shift: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for column in 0..<width {
        let place = row &* width &+ column
        out[place] = g[place] * ofG[column] + ((x[place] - mean[column]) * ofX[column] + shift[column])
      }
    }
  }
}

/// A matrix of rows without gaps, part of a tensor, whose columns belong to neighbouring slots.
struct Columns {
  /// Where it begins in the tensor.
  let start: Int
  let rows, width: Int
  /// The slot of the first column.
  let slot: Int

  /// How many rows to see as one, so that the columns fill vectors of any set: a multiple of 16 and at least 64.
  var folded: Int {
    if width >= 64 { return 1 }
    var (a, b) = (width, 16)
    while b != 0 { (a, b) = (b, a % b) }
    let rows = 16 / a
    let folded = rows * ((63 / (rows * width)) + 1)
    return folded <= self.rows ? folded : 1
  }
}
