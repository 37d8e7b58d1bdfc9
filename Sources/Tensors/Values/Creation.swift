#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Tensors made from numbers in even steps, and in the likeness of others.

extension Engine {
  /// `steps` numbers from `start` to `end`, both included, evenly apart.
  public func linspace(
    _ start: Double, _ end: Double, steps: Int, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    try spaced(start, end, steps, dtype) { $0 }
  }

  /// `base` to the powers `start` to `end`, evenly apart.
  public func logspace(
    _ start: Double, _ end: Double, steps: Int, base: Double = 10, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    try spaced(start, end, steps, dtype) { pow(base, $0) }
  }

  private func spaced(
    _ start: Double, _ end: Double, _ steps: Int, _ dtype: DType, _ value: (Double) -> Double
  ) throws(TensorError) -> Tensor {
    if steps < 0 { throw .argument(.negativeSteps) }
    let result = try empty([steps], dtype: .float64)
    let out = result.pointer(Double.self)
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    try inRanges(steps) { range in
      // From both ends, so that the last number is the end itself.
      for place in range {
        out[place] = value(
          place < steps / 2 || steps == 1
            ? start + step * Double(place) : end - step * Double(steps - 1 - place))
      }
    }
    return try result.to(dtype)
  }
}

extension Tensor {
  /// A tensor of one number in this one's shape, memory order and (unless given) type.
  public func fullLike(_ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try value.check(fits: dtype ?? self.dtype)
    let result = try engine.empty(like: layout.likewise(), dtype: dtype ?? self.dtype)
    try result.fillUnversioned(value)
    return result
  }

  /// Zeros in this one's shape, memory order and (unless given) type.
  public func zerosLike(dtype: DType? = nil) throws(TensorError) -> Tensor { try fullLike(0, dtype: dtype) }
  /// Ones in this one's shape, memory order and (unless given) type.
  public func onesLike(dtype: DType? = nil) throws(TensorError) -> Tensor { try fullLike(1, dtype: dtype) }
}
