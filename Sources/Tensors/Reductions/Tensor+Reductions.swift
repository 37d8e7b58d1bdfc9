import CKernels

// The reductions by name. `dims` nil means all axes; `keepdim` leaves the reduced axes with size 1.

extension Tensor {
  /// The sum; integers and bools sum to int64.
  ///
  /// ```swift
  /// try x.sum([0])   // (N, M) -> (M): the column sums
  /// ```
  public func sum(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .bool: return try reduce(axes, IntegerSum<Bool>())
    case .uint8: return try reduce(axes, IntegerSum<UInt8>())
    case .int64: return try reduce(axes, IntegerSum<Int>())
    case .float32: return try reduce(axes, cost: 0.5, FloatSum())
    case .float64: return try reduce(axes, DoubleSum())
    }
  }

  /// The mean of floats: sum / count (NaN when there are none).
  public func mean(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .meanOfIntegers(dtype) }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    let divisor = axes.reduced.reduce(1.0) { $0 * Double(shape[$1]) }
    switch dtype {
    case .float32: return try reduce(axes, cost: 0.5, FloatSum(divisor: divisor))
    default: return try reduce(axes, DoubleSum(divisor: divisor))
    }
  }

  /// The variance: squared deviations from the mean, divided by count - correction.
  public func variance(
    _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try spread(dims, correction, keepdim, takesRoot: false)
  }

  /// The standard deviation: the square root of the variance.
  public func std(
    _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try spread(dims, correction, keepdim, takesRoot: true)
  }

  private func spread(
    _ dims: [Int]?, _ correction: Double, _ keepdim: Bool, takesRoot: Bool
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .spreadOfIntegers }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .float32:
      return try reduce(axes, cost: 4, Spread<Float>(correction: correction, takesRoot: takesRoot))
    default:
      return try reduce(axes, cost: 4, Spread<Double>(correction: correction, takesRoot: takesRoot))
    }
  }

  /// The product; integers and bools multiply to int64.
  public func prod(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .bool: return try reduce(axes, IntegerProduct<Bool>())
    case .uint8: return try reduce(axes, IntegerProduct<UInt8>())
    case .int64: return try reduce(axes, IntegerProduct<Int>())
    case .float32: return try reduce(axes, RealProduct<Float>())
    case .float64: return try reduce(axes, RealProduct<Double>())
    }
  }

  /// Whether any element is not zero. As in PyTorch the result of uint8 is uint8.
  public func any(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .bool: return try reduce(axes, AnyTrue<Bool>())
    case .uint8: return try reduce(axes, AnyTrue<UInt8>()).to(.uint8)
    case .int64: return try reduce(axes, AnyTrue<Int>())
    case .float32: return try reduce(axes, AnyTrue<Float>())
    case .float64: return try reduce(axes, AnyTrue<Double>())
    }
  }

  /// Whether no element is zero. As in PyTorch the result of uint8 is uint8.
  public func all(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .bool: return try reduce(axes, AllTrue<Bool>())
    case .uint8: return try reduce(axes, AllTrue<UInt8>()).to(.uint8)
    case .int64: return try reduce(axes, AllTrue<Int>())
    case .float32: return try reduce(axes, AllTrue<Float>())
    case .float64: return try reduce(axes, AllTrue<Double>())
    }
  }

  /// The greatest element along the axes.
  public func max(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    guard dtype == .float32 else { return try extremes("max", "amax", greatest: true, dims, keepdim).values }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    try checkExtremes("max", "amax", axes, all: dims == nil)
    return try reduce(axes, cost: 0.5, FloatMaximum())
  }

  /// The least element along the axes.
  public func min(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try extremes("min", "amin", greatest: false, dims, keepdim).values
  }

  /// The greatest element along one axis and the index of the first of them.
  public func max(
    along dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try extremes("max", "max", greatest: true, [dim], keepdim)
  }

  /// The least element along one axis and the index of the first of them.
  public func min(
    along dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try extremes("min", "min", greatest: false, [dim], keepdim)
  }

  /// The index of the first greatest element along an axis, or among all in row-major order.
  public func argmax(_ dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try extremes("argmax", "argmax", greatest: true, dim.map { [$0] }, keepdim).indices
  }

  /// The index of the first least element along an axis, or among all in row-major order.
  public func argmin(_ dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try extremes("argmin", "argmin", greatest: false, dim.map { [$0] }, keepdim).indices
  }

  private func extremes(
    _ name: String, _ nameAlong: String, greatest: Bool, _ dims: [Int]?, _ keepdim: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    if name.hasPrefix("arg"), dtype == .bool { throw .boolExtreme(operation: name) }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    try checkExtremes(name, nameAlong, axes, all: dims == nil)
    let values = try engine.empty(axes.shape, dtype: dtype)
    let indices = try engine.empty(axes.shape, dtype: .int64)
    func run<Element: TensorElement & Comparable, Stored: TensorElement>(
      _ source: Tensor, _: Element.Type, _: Stored.Type
    ) throws(TensorError) {
      let (out, places) = (values.pointer(Stored.self), indices.pointer(Int.self))
      try source.fold(axes, cost: 2, Extreme<Element>(greatest: greatest)) { place, work in
        if let best = work.best { out[place] = Stored(converting: best) }
        places[place] = work.place
      }
    }
    switch dtype {
    case .bool: try run(to(.uint8), UInt8.self, Bool.self)
    case .uint8: try run(self, UInt8.self, UInt8.self)
    case .int64: try run(self, Int.self, Int.self)
    case .float32: try run(self, Float.self, Float.self)
    case .float64: try run(self, Double.self, Double.self)
    }
    return (values, indices)
  }

  /// There is no greatest of no elements.
  private func checkExtremes(
    _ name: String, _ nameAlong: String, _ axes: Axes, all: Bool
  ) throws(TensorError) {
    guard let empty = axes.reduced.first(where: { shape[$0] == 0 }) else { return }
    if !all { throw .emptyReductionDim(operation: nameAlong, dim: empty, shape: shape) }
    throw name.hasPrefix("arg") ? .emptyArgReduction(operation: name) : .emptyReduction(operation: name)
  }

  /// Along an axis: exp(x - max) / sum of exp(x - max).
  public func softmax(_ dim: Int = -1) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if !dtype.isFloat {
      let last = dim == rank - 1
      throw .notImplemented(kernel: last ? "softmax_lastdim_kernel_impl" : "softmax_kernel_impl", dtype)
    }
    if count == 0 { return try clone() }
    let powers = try (self - max([dim], keepdim: true)).apply(.exp)
    return try powers / powers.sum([dim], keepdim: true)
  }
}
