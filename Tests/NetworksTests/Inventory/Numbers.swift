// The numbers of the course's inventory, section 1, as tests named by its ids: what needs no training, computed by the
// engine. Every expected number was recomputed with NumPy or PyTorch. What a training run must reach (A4, A7, A14, B7,
// B15, E1, E9, E11, F5, F12, F19 and others that name an accuracy or a loss) is tested where the lessons run. Ids whose
// subject has tests of its own carry them there: pooling (D3 to D10) and losses (E2, E19) in TensorsTests, sizes and
// counts (C4 to C17, E3, E5, F1 to F7), penalties (E12 to E16), schedules (E21) and metrics (F10, F14, F20) in this
// target.

import Tensors

extension Engine {
  /// A table of whole numbers, int64 (rows, columns).
  func grid(_ rows: [[Int]]) throws -> Tensor {
    try tensor(rows.flatMap(\.self), shape: [rows.count, rows.first?.count ?? 0])
  }
}

extension Tensor {
  /// The numbers of (H, W), row by row.
  func rows() throws -> [[Int]] {
    let (all, width) = (try ints(), shape[1])
    return (0..<shape[0]).map { Array(all[$0 * width..<($0 + 1) * width]) }
  }

  // Arithmetic with a number, of the tensor's type where that is a float.
  static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try .combine(.add, .tensor(a), .scalar(.float(b)))
  }
  static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try .combine(.subtract, .tensor(a), .scalar(.float(b)))
  }
  static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try .combine(.multiply, .tensor(a), .scalar(.float(b)))
  }
  static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try .combine(.divide, .tensor(a), .scalar(.float(b)))
  }

  func reversedKernel() throws -> Tensor { try flip([-2, -1]) }

  /// The greatest distance to the numbers of another tensor of the same shape.
  func distance(to other: Tensor) throws -> Double {
    guard shape == other.shape else { return .infinity }
    return try zip(doubles(), other.doubles()).reduce(0) { Swift.max($0, ($1.0 - $1.1).magnitude) }
  }

  /// The part of rows and columns (H, W) of the last two axes.
  func patch(_ row: Int, _ column: Int, _ height: Int, _ width: Int) throws -> Tensor {
    try narrow(rank - 2, start: row, length: height).narrow(rank - 1, start: column, length: width)
  }
}

/// Kernels, pictures and filters that several ids speak of.
enum Lecture {
  /// S0's picture, reconstructed: an upright bar in column 1 and a level one in row 2.
  static let bars = [
    [0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 1, 1, 1, 1, 1], [0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0],
  ]
  /// S0's detector of upright lines, reconstructed.
  static let line = [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]]
  static let barsAnswer = [[3, -1, 0, 0], [5, -2, 0, 0], [3, -1, 0, 0]]
  /// S3's picture: bright, dark from column 2 to 5, bright.
  static let stripe = [[Int]](repeating: [1, 1, 0, 0, 0, 0, 1, 1], count: 8)
  /// S4's filters, the signs put right.
  static let upright = [[0, -1, 1], [0, -1, 1], [0, -1, 1]]
  static let level = [[0, 0, 0], [-1, -1, -1], [1, 1, 1]]
  /// S2's Sobel filter, which differentiates along y.
  static let sobelY = [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]
  /// S1's parts of an X: \, X and /.
  static let parts = [
    [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]], [[1, -1, 1], [-1, 1, -1], [1, -1, 1]],
    [[-1, -1, 1], [-1, 1, -1], [1, -1, -1]],
  ]
  /// S1's picture of the sliding window.
  static let sliding = [
    [1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0],
  ]

  /// A wave under a bell, across the direction of a bar at `degrees`: mean taken off, length 1; float64 (size, size).
  static func gabor(
    _ engine: Engine, size: Int, wavelength: Double, deviation: Double, degrees: Double
  ) throws -> Tensor {
    func along(_ shape: [Int]) throws -> Tensor {
      let reach = Double(size / 2)
      return try engine.linspace(-reach, reach, steps: size, dtype: .float64).reshape(shape)
    }
    let (x, y) = (try along([1, size]), try along([size, 1]))
    let turn = try engine.tensor([degrees * .pi / 180])
    let (cosine, sine) = (try turn.apply(.cos), try turn.apply(.sin))
    let bell = try ((x * x + y * y) * (-0.5 / (deviation * deviation))).apply(.exp)
    let wave = try ((x * cosine + y * sine) * (2 * .pi / wavelength)).apply(.cos)
    let raw = try bell * wave
    let balanced = try raw - raw.mean()
    return try balanced / (balanced * balanced).sum().apply(.sqrt)
  }
}
