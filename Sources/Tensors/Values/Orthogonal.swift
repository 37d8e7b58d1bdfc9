// Random vectors at right angles to each other.
//
// Normal numbers point nowhere in particular; made orthogonal one after the other, by taking away from each what it
// shares with those before (Gram and Schmidt's method), they are a matrix drawn evenly from all orthogonal ones. The method
// is applied twice, because once leaves rounding errors that grow with the number of vectors.

extension Engine {
  /// A (rows, columns) matrix of rows at right angles to each other, or of such columns where these are fewer, all of
  /// length `gain`; the numbers come from the engine's generator, or from `source`.
  ///
  /// Cost: 8·n·m² operations for m vectors of n numbers.
  public func orthogonal(
    rows: Int, columns: Int, gain: Double = 1, dtype: DType = .float32, from source: Generator? = nil
  ) throws(TensorError) -> Tensor {
    let (vectors, length) = (min(rows, columns), max(rows, columns))
    let matrix = try normal([vectors, length], dtype: .float64, from: source)
    let numbers = matrix.storage.pointer(Double.self)
    for vector in 0..<vectors {
      let own = numbers + vector * length
      for _ in 0..<2 {
        for other in 0..<vector {
          if other % 16 == 0 { try poll() }
          let before = numbers + other * length
          var product = 0.0
          for index in 0..<length { product += own[index] * before[index] }
          for index in 0..<length { own[index] -= product * before[index] }
        }
      }
      var square = 0.0
      for index in 0..<length { square += own[index] * own[index] }
      let scale = square > 0 ? 1 / square.squareRoot() : 0
      for index in 0..<length { own[index] *= scale }
    }
    let scaled = try matrix * scalar(float: gain, dtype: .float64)
    return try (rows <= columns ? scaled : scaled.transpose(0, 1)).to(dtype)
  }
}
