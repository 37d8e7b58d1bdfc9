// Singular values, as Golub, Kahan and Reinsch find them.
//
// Reflections from both sides leave of a matrix only its diagonal and the one above; rotations then chase the upper one
// away, a singular value at a time from the end. Meanwhile the singular vectors lie in rows, so that a rotation meets
// memory in order. Source: Golub and Van Loan, "Matrix Computations", section 8.6.

extension Matrix {
  /// u, s and v with self = u * diag(s) * v^T; s falls, and has min(rows, columns) entries.
  public func singularValues(_ poll: Poll = {}) throws(TensorError) -> (u: Matrix, s: [Double], v: Matrix) {
    if rows < columns {
      let (u, s, v) = try transposed().singularValues(poll)
      return (v, s, u)
    }
    // A tall matrix has the singular values and right vectors of its triangle, which is smaller.
    if rows > 2 * columns, columns > 1 {
      let (q, r) = try orthogonalTriangular(poll)
      let (u, s, v) = try r.singularValues(poll)
      return (try q.times(u, poll), s, v)
    }
    let scale = scale
    var band = try Bidiagonal(scaled(by: scale), poll)
    try band.makeDiagonal(poll)
    let order = band.diagonal.indices.sorted {
      (band.diagonal[$1].magnitude, $0) < (band.diagonal[$0].magnitude, $1)
    }
    var u = Matrix([Double](repeating: 0, count: rows * columns), rows: rows, columns: columns)
    var v = Matrix([Double](repeating: 0, count: columns * columns), rows: columns, columns: columns)
    for (place, index) in order.enumerated() {
      try poll()
      let sign: Double = band.diagonal[index] < 0 ? -1 : 1
      for row in 0..<rows { u[row, place] = band.left[index, row] }
      for row in 0..<columns { v[row, place] = sign * band.right[index, row] }
    }
    return (u, order.map { band.diagonal[$0].magnitude / scale }, v)
  }

  /// Mirrors rows, from the column `first` on.
  fileprivate mutating func reflect(
    rows range: Range<Int>, _ mirror: Mirror, first: Int, _ poll: Poll
  ) throws(TensorError) {
    let vector = mirror.vector
    if vector.isEmpty { return }
    let width = columns
    let perPoll = Swift.max(1, 1_000_000 / vector.count)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: perPoll) {
      try poll()
      numbers.withUnsafeMutableBufferPointer { numbers in
        for row in start..<Swift.min(range.upperBound, start + perPoll) {
          let begin = row * width + first
          let part = UnsafeMutableBufferPointer(rebasing: numbers[begin..<begin + vector.count])
          let factor = 2 * Matrix.product(part, vector) / mirror.square
          for place in vector.indices { part[place] -= factor * vector[place] }
        }
      }
    }
  }

  /// The sum of the products of as many numbers, in eight sums side by side.
  private static func product(_ a: UnsafeMutableBufferPointer<Double>, _ b: [Double]) -> Double {
    b.withUnsafeBufferPointer { b in
      var sums = SIMD8<Double>.zero
      var place = 0
      while place + 8 <= b.count {
        for lane in 0..<8 { sums[lane] += a[place + lane] * b[place + lane] }
        place += 8
      }
      return (place..<b.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
    }
  }
}

/// left^T * band * right, where the band has a diagonal and, above it, one more.
private struct Bidiagonal {
  private(set) var diagonal: [Double] = []
  private var above: [Double] = []
  /// Singular vectors, in rows.
  private(set) var left, right: Matrix

  /// Of a matrix that is not wider than high.
  init(_ matrix: Matrix, _ poll: Matrix.Poll) throws(TensorError) {
    var m = matrix
    let (rows, columns) = (m.rows, m.columns)
    var fromLeft: [Matrix.Mirror] = []
    var fromRight: [Matrix.Mirror] = []
    for step in 0..<columns {
      let column = Matrix.Mirror((step..<rows).map { m[$0, step] })
      try m.reflect(column, first: step, columns: step..<columns, poll)
      fromLeft.append(column)
      diagonal.append(m[step, step])
      if step + 1 == columns { break }
      let row = Matrix.Mirror((step + 1..<columns).map { m[step, $0] })
      try m.reflect(rows: step..<rows, row, first: step + 1, poll)
      fromRight.append(row)
      above.append(m[step, step + 1])
    }
    left = Matrix([Double](repeating: 0, count: columns * rows), rows: columns, columns: rows)
    for index in 0..<columns { left[index, index] = 1 }
    right = Matrix(identity: columns)
    for (step, mirror) in fromLeft.enumerated().reversed() {
      try left.reflect(rows: step..<columns, mirror, first: step, poll)
    }
    for (step, mirror) in fromRight.enumerated().reversed() {
      try right.reflect(rows: step + 1..<columns, mirror, first: step + 1, poll)
    }
  }

  /// Chases the upper diagonal away. What is not finite is left as it is.
  mutating func makeDiagonal(_ poll: Matrix.Poll) throws(TensorError) {
    let greatest = Swift.max(
      diagonal.reduce(0) { Swift.max($0, $1.magnitude) }, above.reduce(0) { Swift.max($0, $1.magnitude) })
    var end = diagonal.count - 1
    // Two or three steps a value are usual; numbers that are not finite would never come to rest.
    var stepsLeft = 60 * diagonal.count
    while end > 0, stepsLeft > 0 {
      try poll()
      var start = end
      while start > 0,
        above[start - 1].magnitude > .ulpOfOne * (diagonal[start - 1].magnitude + diagonal[start].magnitude)
      {
        start -= 1
      }
      if start > 0 { above[start - 1] = 0 }
      if start == end {
        end -= 1
        continue
      }
      stepsLeft -= 1
      if let zero = (start...end).last(where: { diagonal[$0].magnitude <= .ulpOfOne * greatest }) {
        diagonal[zero] = 0
        try separate(zero, start: start, end: end, poll)
      } else {
        try step(start: start, end: end, poll)
      }
    }
  }

  /// The rotation that turns (a, b) into (length, 0).
  private func rotation(_ a: Double, _ b: Double) -> (cosine: Double, sine: Double, length: Double) {
    if b == 0 { return (1, 0, a) }
    let length = (a * a + b * b).squareRoot()
    return length == 0 ? (1, 0, a) : (a / length, b / length, length)
  }

  /// Brings the element beside (above, at the end) a zero of the diagonal to nothing, so that the band falls into two.
  private mutating func separate(_ zero: Int, start: Int, end: Int, _ poll: Matrix.Poll) throws(TensorError) {
    if zero == end {
      var chased = above[end - 1]
      above[end - 1] = 0
      for k in (start..<end).reversed() {
        if k % 64 == 0 { try poll() }
        let (cosine, sine, length) = rotation(diagonal[k], chased)
        diagonal[k] = length
        if k > start {
          chased = -sine * above[k - 1]
          above[k - 1] *= cosine
        }
        right.turn(k, end, cosine: cosine, sine: sine)
      }
      return
    }
    var chased = above[zero]
    above[zero] = 0
    for k in zero + 1...end {
      if k % 64 == 0 { try poll() }
      let (cosine, sine, length) = rotation(diagonal[k], chased)
      diagonal[k] = length
      if k < end {
        chased = -sine * above[k]
        above[k] *= cosine
      }
      left.turn(k, zero, cosine: cosine, sine: sine)
    }
  }

  /// A step of the QR algorithm on band^T * band, shifted by Wilkinson's choice, without forming that product.
  private mutating func step(start: Int, end: Int, _ poll: Matrix.Poll) throws(TensorError) {
    let before = end - 1 > start ? above[end - 2] : 0
    let corner = diagonal[end - 1] * above[end - 1]
    let last = diagonal[end] * diagonal[end] + above[end - 1] * above[end - 1]
    let half = (diagonal[end - 1] * diagonal[end - 1] + before * before - last) / 2
    let root = (half * half + corner * corner).squareRoot()
    let shift = corner == 0 ? last : last - corner * corner / (half < 0 ? half - root : half + root)
    var (kept, chased) = (diagonal[start] - shift / diagonal[start], above[start])
    for k in start..<end {
      if k % 64 == 0 { try poll() }
      let column = rotation(kept, chased)
      if k > start { above[k - 1] = column.length }
      kept = column.cosine * diagonal[k] + column.sine * above[k]
      above[k] = column.cosine * above[k] - column.sine * diagonal[k]
      chased = column.sine * diagonal[k + 1]
      diagonal[k + 1] *= column.cosine
      right.turn(k, k + 1, cosine: column.cosine, sine: column.sine)
      let row = rotation(kept, chased)
      diagonal[k] = row.length
      kept = row.cosine * above[k] + row.sine * diagonal[k + 1]
      diagonal[k + 1] = row.cosine * diagonal[k + 1] - row.sine * above[k]
      if k + 1 < end {
        chased = row.sine * above[k + 1]
        above[k + 1] *= row.cosine
      }
      left.turn(k, k + 1, cosine: row.cosine, sine: row.sine)
    }
    above[end - 1] = kept
  }
}
