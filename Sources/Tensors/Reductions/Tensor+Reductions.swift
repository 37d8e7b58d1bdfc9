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
    case .float32, .float64: return recorded(sum: try total(axes, divisor: 1), axes, dims, divisor: nil)
    }
  }

  /// The sum of floats along axes, divided by a number before it is rounded.
  private func total(_ axes: Axes, divisor: Double) throws(TensorError) -> Tensor {
    if dtype == .float64 { return try reduce(axes, DoubleSum(divisor: divisor)) }
    if let sums = try columnSums(axes, .numbers, divisor: divisor) { return sums }
    return try reduce(axes, cost: 0.5, FloatSum(divisor: divisor))
  }

  /// Every element has the same share in a sum.
  private func recorded(sum: Tensor, _ axes: Axes, _ dims: [Int]?, divisor: Double?) -> Tensor {
    let name = (divisor == nil ? "SumBackward" : "MeanBackward") + (dims == nil ? "0" : "1")
    return sum.recorded(name, from: [self]) {
      (gradient) throws(TensorError) in
      let share = try divisor.map { divisor throws(TensorError) in try gradient.output / divisor }
      return [try axes.spread(share ?? gradient.output)]
    }
  }

  /// The mean of floats: sum / count (NaN when there are none).
  public func mean(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .meanOfIntegers(dtype) }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    let divisor = Double(axes.fold)
    return recorded(sum: try total(axes, divisor: divisor), axes, dims, divisor: divisor)
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

  private func spread(_ axes: Axes, _ correction: Double, takesRoot: Bool) throws(TensorError) -> Tensor {
    let divisor = Swift.max(0, Double(axes.fold) - correction)
    if let variance = try columnSums(axes, .squaredDeviations, divisor: divisor) {
      return takesRoot ? try variance.apply(.sqrt) : variance
    }
    return dtype == .float32
      ? try reduce(axes, cost: 2, Spread<Float>(correction: correction, takesRoot: takesRoot))
      : try reduce(axes, cost: 2, Spread<Double>(correction: correction, takesRoot: takesRoot))
  }

  private func spread(
    _ dims: [Int]?, _ correction: Double, _ keepdim: Bool, takesRoot: Bool
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .spreadOfIntegers }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    let spread = try spread(axes, correction, takesRoot: takesRoot)
    // d var / d x = 2 (x - mean) / (count - correction); a standard deviation divides by twice itself.
    return spread.recorded(
      takesRoot ? "StdBackward0" : "VarBackward0", from: [self], saving: takesRoot ? [self, spread] : [self]
    ) { (gradient) throws(TensorError) in
      let x = gradient.saved[0]
      let divisor = Swift.max(0, Double(axes.fold) - correction)
      let deviation = try x - axes.spread(x.mean(axes.reduced, keepdim: true))
      var share = try gradient.output * (takesRoot ? 1 : 2) / divisor
      if takesRoot {
        let root = gradient.saved[1]
        share = try Tensor.where(
          Tensor.combine(.equal, .tensor(root), .scalar(0)), .tensor(share * 0), .tensor(share / root))
      }
      return [try deviation * axes.spread(share)]
    }
  }

  /// The product; integers and bools multiply to int64.
  public func prod(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    switch dtype {
    case .bool: return try reduce(axes, IntegerProduct<Bool>())
    case .uint8: return try reduce(axes, IntegerProduct<UInt8>())
    case .int64: return try reduce(axes, IntegerProduct<Int>())
    case .float32: return recorded(product: try reduce(axes, RealProduct<Float>()), axes, dims)
    case .float64: return recorded(product: try reduce(axes, RealProduct<Double>()), axes, dims)
    }
  }

  /// The share of an element is the product of the others: of those before it and of those after, so that zeros do no
  /// harm.
  private func recorded(product: Tensor, _ axes: Axes, _ dims: [Int]?) -> Tensor {
    product.recorded(dims == nil ? "ProdBackward0" : "ProdBackward1", from: [self], saving: [self]) {
      (gradient) throws(TensorError) in
      let x = gradient.saved[0]
      let order = axes.kept + axes.reduced
      let rows = try x.permute(order).reshape(axes.kept.map { x.shape[$0] } + [axes.fold])
      let others = try rows.productOfOthers()
      var back = [Int](repeating: 0, count: x.rank)
      for (place, dim) in order.enumerated() { back[dim] = place }
      return [try others.reshape(order.map { x.shape[$0] }).permute(back) * axes.spread(gradient.output)]
    }
  }

  /// For every element the product of the others along the last axis.
  private func productOfOthers() throws(TensorError) -> Tensor {
    let source = try to(.float64).contiguous()
    let result = try engine.empty(shape, dtype: .float64)
    let (x, out) = (source.pointer(Double.self) + source.offset, result.pointer(Double.self))
    let length = shape[rank - 1]
    for start in stride(from: 0, to: count, by: Swift.max(1, length)) {
      try engine.poll()
      var product = 1.0
      for index in start..<start + length {
        out[index] = product
        product *= x[index]
      }
      product = 1
      for index in (start..<start + length).reversed() {
        out[index] *= product
        product *= x[index]
      }
    }
    return try result.to(dtype)
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
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    guard dtype == .float32 else {
      let extreme = try extremes("max", "amax", greatest: true, dims, keepdim).values
      return recorded(extreme: extreme, axes, dims == nil ? "MaxBackward1" : "AmaxBackward0")
    }
    try checkExtremes("max", "amax", axes, all: dims == nil)
    let extreme = try reduce(axes, cost: 0.5, FloatMaximum())
    return recorded(extreme: extreme, axes, dims == nil ? "MaxBackward1" : "AmaxBackward0")
  }

  /// Elements that are equally extreme share the gradient evenly.
  private func recorded(extreme: Tensor, _ axes: Axes, _ name: String) -> Tensor {
    extreme.recorded(name, from: [self], saving: [self, extreme]) {
      (gradient) throws(TensorError) in
      let mask = try Tensor.combine(
        .equal, .tensor(gradient.saved[0]), .tensor(axes.spread(gradient.saved[1]))
      ).to(gradient.output.dtype)
      let share = try gradient.output.reshape(axes.aligned) / mask.sum(axes.reduced, keepdim: true)
      return [try mask * share]
    }
  }

  /// The least element along the axes.
  public func min(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    let extreme = try extremes("min", "amin", greatest: false, dims, keepdim).values
    return recorded(extreme: extreme, axes, dims == nil ? "MinBackward1" : "AminBackward0")
  }

  /// The greatest element along one axis and the index of the first of them.
  public func max(
    along dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try picking("max", greatest: true, dim, keepdim)
  }

  /// The least element along one axis and the index of the first of them.
  public func min(
    along dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try picking("min", greatest: false, dim, keepdim)
  }

  /// The extremes along one axis; the gradient goes to the places that were picked.
  private func picking(
    _ name: String, greatest: Bool, _ dim: Int, _ keepdim: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let (values, indices) = try extremes(name, name, greatest: greatest, [dim], keepdim)
    let axes = try Axes([dim], of: layout, keepdim: keepdim)
    guard let axis = axes.reduced.first else {
      return (
        values.recorded(name == "max" ? "MaxBackward0" : "MinBackward0", from: [self]) { [$0.output] }, indices
      )
    }
    let result = values.recorded(
      name == "max" ? "MaxBackward0" : "MinBackward0", from: [self], saving: [indices]
    ) {
      (gradient) throws(TensorError) in
      let whole = try gradient.output.engine.zeros(axes.whole, dtype: gradient.output.dtype)
      let picked = try gradient.saved[0].reshape(axes.aligned)
      try whole.scatterUnversioned(axis, picked, gradient.output.reshape(axes.aligned))
      return [whole]
    }
    return (result, indices)
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
}
