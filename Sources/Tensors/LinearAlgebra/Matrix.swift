// Linear algebra of small matrices in double precision: equations, determinants and decompositions.
//
// Courses solve a least-squares fit, invert a covariance, look at singular values: matrices of a few hundred rows, where
// the textbook's methods are exact enough and fast enough. Equations are solved by elimination with the greatest pivot,
// orthogonal factors come from Householder's reflections (with LAPACK's signs), and eigenvectors from Jacobi's rotations,
// which are slow but lose no digits. Singular values have a file of their own.

/// A matrix of doubles, by rows.
///
/// ```swift
/// let x = try Matrix([2, 0, 0, 4], rows: 2, columns: 2).solved(Matrix([1, 1], rows: 2, columns: 1))   // [0.5, 0.25]
/// ```
/// What takes long calls `poll` about every millisecond, and ends with the error that it throws.
public struct Matrix: Equatable, Sendable {
  public typealias Poll = () throws(TensorError) -> Void

  public internal(set) var numbers: [Double]
  public let rows, columns: Int

  /// As many numbers as `rows * columns`.
  public init(_ numbers: [Double], rows: Int, columns: Int) {
    self.numbers = numbers
    self.rows = rows
    self.columns = columns
  }

  init(identity size: Int) {
    self.init([Double](repeating: 0, count: size * size), rows: size, columns: size)
    for index in 0..<size { self[index, index] = 1 }
  }

  public subscript(row: Int, column: Int) -> Double {
    get { numbers[row * columns + column] }
    set { numbers[row * columns + column] = newValue }
  }

  public func transposed() -> Matrix {
    var result = Matrix(numbers, rows: columns, columns: rows)
    for row in 0..<rows { for column in 0..<columns { result[column, row] = self[row, column] } }
    return result
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    if a == b { return }
    for column in 0..<columns { numbers.swapAt(a * columns + column, b * columns + column) }
  }

  /// A power of two that brings the greatest magnitude near 1 where squares would overflow or vanish; else 1.
  var scale: Double {
    let greatest = numbers.reduce(0) { Swift.max($0, $1.magnitude) }
    if greatest == 0 || !greatest.isFinite || (1e-100...1e100).contains(greatest) { return 1 }
    return Double(sign: .plus, exponent: Swift.min(1000, -Int(greatest.exponent)), significand: 1)
  }

  func scaled(by factor: Double) -> Matrix {
    factor == 1 ? self : Matrix(numbers.map { $0 * factor }, rows: rows, columns: columns)
  }

  // MARK: Elimination

  /// Rows in another order, the lower triangle of factors beneath the upper triangle that remains; the sign of the order.
  private func eliminated(_ poll: Poll) throws(TensorError) -> (matrix: Matrix, order: [Int], sign: Double) {
    var m = self
    var (order, sign) = (Array(0..<rows), 1.0)
    for step in 0..<rows {
      try poll()
      var pivot = step
      for row in step + 1..<Swift.max(rows, step + 1) where m[row, step].magnitude > m[pivot, step].magnitude {
        pivot = row
      }
      if pivot != step {
        m.exchange(step, pivot)
        order.swapAt(step, pivot)
        sign = -sign
      }
      if m[step, step] == 0 { continue }
      m.numbers.withUnsafeMutableBufferPointer { numbers in
        let upper = step * columns
        for lower in stride(from: upper + columns, to: rows * columns, by: columns) {
          let factor = numbers[lower + step] / numbers[upper + step]
          numbers[lower + step] = factor
          if factor == 0 { continue }
          for column in step + 1..<Swift.max(columns, step + 1) {
            numbers[lower + column] -= factor * numbers[upper + column]
          }
        }
      }
    }
    return (m, order, sign)
  }

  /// The product of the pivots of a square matrix; like NumPy's by way of their logarithms, which no product overflows.
  public func determinant(_ poll: Poll = {}) throws(TensorError) -> Double {
    let (sign, logarithm) = try logDeterminant(poll)
    return sign * Double.exp(logarithm)
  }

  /// The sign of the determinant and the logarithm of its magnitude; 0 and minus infinity where it is 0.
  public func logDeterminant(_ poll: Poll = {}) throws(TensorError) -> (sign: Double, logarithm: Double) {
    let (m, _, sign) = try eliminated(poll)
    let pivots = (0..<rows).map { m[$0, $0] }
    if pivots.contains(0) { return (0, -.infinity) }
    let logarithm = pivots.reduce(0) { $0 + Double.log($1.magnitude) }
    return (pivots.reduce(sign) { $1 < 0 ? -$0 : $0 }, logarithm)
  }

  /// The first step of the elimination that finds no pivot; the number of rows where every step finds one.
  public func zeroPivot(_ poll: Poll = {}) throws(TensorError) -> Int {
    let m = try eliminated(poll).matrix
    return (0..<rows).first { m[$0, $0] == 0 } ?? rows
  }

  /// How the determinant changes with every element of a square matrix, singular or not.
  public func cofactors(_ poll: Poll = {}) throws(TensorError) -> Matrix {
    let (u, s, v) = try singularValues(poll)
    let sign = try u.determinant(poll) * v.determinant(poll)
    var result = Matrix([Double](repeating: 0, count: rows * columns), rows: rows, columns: columns)
    for place in s.indices {
      try poll()
      let others = s.indices.reduce(sign) { $1 == place ? $0 : $0 * s[$1] }
      for row in 0..<rows {
        for column in 0..<columns { result[row, column] += others * u[row, place] * v[column, place] }
      }
    }
    return result
  }

  /// x with self * x = right, of a square matrix; nil where a pivot is zero.
  public func solved(_ right: Matrix, _ poll: Poll = {}) throws(TensorError) -> Matrix? {
    let (m, order, _) = try eliminated(poll)
    if (0..<rows).contains(where: { m[$0, $0] == 0 }) { return nil }
    var x = Matrix(right.numbers, rows: right.rows, columns: right.columns)
    for row in 0..<rows { for column in 0..<x.columns { x[row, column] = right[order[row], column] } }
    // Some columns at a time, so that those of all rows stay in the cache.
    for first in stride(from: 0, to: x.columns, by: 64) {
      let columns = first..<Swift.min(x.columns, first + 64)
      for row in 0..<rows {
        if row % 16 == 0 { try poll() }
        x.subtract(0..<row, times: m, from: row, columns)
      }
      for row in (0..<rows).reversed() {
        if row % 16 == 0 { try poll() }
        x.subtract(row + 1..<Swift.max(rows, row + 1), times: m, from: row, columns)
        for column in columns { x[row, column] /= m[row, row] }
      }
    }
    return x
  }

  /// Takes from some columns of a row the rows `steps`, each times its factor in that row of `factors`.
  private mutating func subtract(
    _ steps: Range<Int>, times factors: Matrix, from row: Int, _ columns: Range<Int>
  ) {
    let width = self.columns
    numbers.withUnsafeMutableBufferPointer { numbers in
      factors.numbers.withUnsafeBufferPointer { factors in
        let target = row * width
        for step in steps {
          let factor = factors[row * rows + step]
          let source = step * width
          for column in columns { numbers[target + column] -= factor * numbers[source + column] }
        }
      }
    }
  }

  /// The lower triangle l with l * l^T = self; nil where the matrix is not positive definite. Only the lower triangle is read.
  public func cholesky(_ poll: Poll = {}) throws(TensorError) -> Matrix? {
    var l = Matrix([Double](repeating: 0, count: rows * rows), rows: rows, columns: rows)
    for column in 0..<rows {
      try poll()
      var rest = self[column, column]
      for step in 0..<column { rest -= l[column, step] * l[column, step] }
      guard rest > 0 else { return nil }
      l[column, column] = rest.squareRoot()
      for row in column + 1..<Swift.max(rows, column + 1) {
        var sum = self[row, column]
        for step in 0..<column { sum -= l[row, step] * l[column, step] }
        l[row, column] = sum / l[column, column]
      }
    }
    return l
  }

  // MARK: Reflections

  /// q with orthonormal columns and r, an upper triangle, with q * r = self; as many columns of q as rows of r.
  public func orthogonalTriangular(_ poll: Poll = {}) throws(TensorError) -> (q: Matrix, r: Matrix) {
    let (r, mirrors) = try reflected(poll)
    var q = Matrix([Double](repeating: 0, count: rows * r.rows), rows: rows, columns: r.rows)
    for index in 0..<r.rows { q[index, index] = 1 }
    for step in (0..<r.rows).reversed() {
      try q.reflect(mirrors[step], first: step, columns: 0..<r.rows, poll)
    }
    return (q, r)
  }

  /// r of q * r = self: what is left to solve of equations with many more rows than unknowns.
  public func triangular(_ poll: Poll = {}) throws(TensorError) -> Matrix { try reflected(poll).r }

  /// What a reflection mirrors at: x becomes x - vector * 2 (vector . x) / square.
  struct Mirror {
    let vector: [Double]
    let square: Double

    /// The one that leaves of these numbers only the first; it has no numbers where that is so already.
    init(_ numbers: [Double]) {
      var vector = numbers
      let below = vector.dropFirst().reduce(0) { $0 + $1 * $1 }
      // What needs no reflection keeps its sign, as LAPACK has it.
      guard let head = vector.first, below != 0 else {
        (self.vector, square) = ([], 0)
        return
      }
      let length = (head * head + below).squareRoot()
      vector[0] = head > 0 ? head + length : head - length
      self.vector = vector
      square = vector[0] * vector[0] + below
    }
  }

  /// The upper triangle, and the mirror of each step.
  private func reflected(_ poll: Poll) throws(TensorError) -> (r: Matrix, mirrors: [Mirror]) {
    let (size, scale) = (Swift.min(rows, columns), scale)
    var m = scaled(by: scale)
    var mirrors: [Mirror] = []
    // Some steps at a time, first on their own columns, then on strips of the others that stay in the cache.
    let width = Swift.max(16, 100_000 / Swift.max(1, rows))
    for first in stride(from: 0, to: size, by: 32) {
      let steps = first..<Swift.min(size, first + 32)
      for step in steps {
        let mirror = Mirror((step..<rows).map { m[$0, step] })
        try m.reflect(mirror, first: step, columns: step..<steps.upperBound, poll)
        mirrors.append(mirror)
      }
      for left in stride(from: steps.upperBound, to: columns, by: width) {
        let strip = left..<Swift.min(columns, left + width)
        for step in steps { try m.reflect(mirrors[step], first: step, columns: strip, poll) }
      }
    }
    var r = Matrix([Double](repeating: 0, count: size * columns), rows: size, columns: columns)
    for row in 0..<size { for column in row..<columns { r[row, column] = m[row, column] / scale } }
    return (r, mirrors)
  }

  /// Mirrors the columns, from the row `first` on, row by row, as they lie in memory.
  mutating func reflect(
    _ mirror: Mirror, first: Int, columns range: Range<Int>, _ poll: Poll
  ) throws(TensorError) {
    let vector = mirror.vector
    if vector.isEmpty { return }
    var factors = [Double](repeating: 0, count: range.count)
    let width = columns
    func eachRow(_ body: (_ value: Double, _ row: UnsafeMutablePointer<Double>) -> Void) throws(TensorError) {
      let perPoll = Swift.max(1, 1_000_000 / Swift.max(1, range.count))
      for start in stride(from: 0, to: vector.count, by: perPoll) {
        try poll()
        numbers.withUnsafeMutableBufferPointer { m in
          guard let m = m.baseAddress else { return }
          for offset in start..<Swift.min(vector.count, start + perPoll) {
            body(vector[offset], m + (first + offset) * width + range.lowerBound)
          }
        }
      }
    }
    try eachRow { value, row in
      for place in factors.indices { factors[place] += value * row[place] }
    }
    for place in factors.indices { factors[place] = 2 * factors[place] / mirror.square }
    try eachRow { value, row in
      for place in factors.indices { row[place] -= factors[place] * value }
    }
  }

  // MARK: Rotations

  private static let mostSweeps = 60

  /// The eigenvalues of a symmetric matrix, rising, and its eigenvectors in columns. Only the lower triangle is read.
  public func symmetricEigen(
    _ poll: Poll = {}
  ) throws(TensorError) -> (values: [Double], vectors: Matrix) {
    let scale = scale
    var m = scaled(by: scale)
    for row in 0..<rows {
      for column in row + 1..<Swift.max(rows, row + 1) { m[row, column] = m[column, row] }
    }
    // The eigenvectors in rows, which lie together in memory.
    var v = Matrix(identity: rows)
    for _ in 0..<Matrix.mostSweeps {
      var turned = false
      for p in 0..<rows {
        try poll()
        for q in p + 1..<Swift.max(rows, p + 1) {
          let off = m[p, q]
          if off.magnitude <= 1e-17 * (m[p, p] * m[q, q]).magnitude.squareRoot() || off.magnitude < 1e-300 {
            continue
          }
          turned = true
          let turn = Turn(m[p, p], m[q, q], off)
          let corner = (m[p, p] - turn.tangent * off, m[q, q] + turn.tangent * off)
          m.turn(p, q, cosine: turn.cosine, sine: turn.sine)
          (m[p, p], m[q, q], m[p, q], m[q, p]) = (corner.0, corner.1, 0, 0)
          m.mirror(p, q)
          v.turn(p, q, cosine: turn.cosine, sine: turn.sine)
        }
      }
      if !turned { break }
    }
    let order = (0..<rows).sorted { (m[$0, $0], $0) < (m[$1, $1], $1) }
    var vectors = v
    for (place, column) in order.enumerated() {
      for row in 0..<rows { vectors[row, place] = v[column, row] }
    }
    return (order.map { m[$0, $0] / scale }, vectors)
  }

  /// The rotation after which two vectors of these squares and this product stand at right angles.
  private struct Turn {
    let tangent, cosine, sine: Double

    init(_ alpha: Double, _ beta: Double, _ product: Double) {
      let theta = (beta - alpha) / (2 * product)
      tangent = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
      cosine = 1 / (tangent * tangent + 1).squareRoot()
      sine = -tangent * cosine
    }
  }

  /// Rotates two rows: p becomes cosine * p + sine * q, and q becomes cosine * q - sine * p.
  mutating func turn(_ p: Int, _ q: Int, cosine: Double, sine: Double) {
    let width = columns
    numbers.withUnsafeMutableBufferPointer { m in
      for k in 0..<width {
        let (a, b) = (m[p * width + k], m[q * width + k])
        m[p * width + k] = cosine * a + sine * b
        m[q * width + k] = cosine * b - sine * a
      }
    }
  }

  /// Copies two rows of a symmetric matrix to its columns.
  private mutating func mirror(_ p: Int, _ q: Int) {
    let width = columns
    numbers.withUnsafeMutableBufferPointer { m in
      for k in 0..<width {
        m[k * width + p] = m[p * width + k]
        m[k * width + q] = m[q * width + k]
      }
    }
  }

  func times(_ other: Matrix, _ poll: Poll) throws(TensorError) -> Matrix {
    var result = Matrix(
      [Double](repeating: 0, count: rows * other.columns), rows: rows, columns: other.columns)
    for row in 0..<rows {
      try poll()
      for step in 0..<columns {
        let factor = self[row, step]
        for column in 0..<other.columns {
          result.numbers[row * other.columns + column] += factor * other[step, column]
        }
      }
    }
    return result
  }
}
