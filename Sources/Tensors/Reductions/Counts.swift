// What is not zero, counted; two statistics at once; sums that leave out what is not a number.

extension Tensor {
  /// How many elements along the axes are not zero.
  public func countNonzero(_ dims: [Int]? = nil) throws(TensorError) -> Tensor {
    try detach().to(.bool).sum(dims)
  }

  /// The least and the greatest element, of all or along one axis.
  public func aminmax(
    _ dim: Int? = nil, keepdim: Bool = false
  ) throws(TensorError) -> (least: Tensor, greatest: Tensor) {
    let axes = try Axes(dim.map { [$0] }, of: layout, keepdim: keepdim)
    if let empty = axes.reduced.first(where: { shape[$0] == 0 }) {
      throw .argument(.emptyExtremes(dim == nil ? nil : empty))
    }
    let dims = dim.map { [$0] }
    return (try min(dims, keepdim: keepdim), try max(dims, keepdim: keepdim))
  }

  /// The variance along axes and the mean.
  public func varianceAndMean(
    _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> (variance: Tensor, mean: Tensor) {
    if !dtype.isFloat { throw .argument(.spreadAndMeanType(operation: "var_mean")) }
    return (
      try variance(dims, correction: correction, keepdim: keepdim), try mean(dims, keepdim: keepdim)
    )
  }

  /// The standard deviation along axes and the mean.
  public func stdAndMean(
    _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> (std: Tensor, mean: Tensor) {
    if !dtype.isFloat { throw .argument(.spreadAndMeanType(operation: "std_mean")) }
    return (try std(dims, correction: correction, keepdim: keepdim), try mean(dims, keepdim: keepdim))
  }

  /// The sum, NaN counted as zero.
  public func nansum(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    try withoutNaN().sum(dims, keepdim: keepdim)
  }

  /// The mean of what is not NaN.
  public func nanmean(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .argument(.nanmeanType(dtype)) }
    let numbers = try Tensor.combine(.equal, .tensor(detach()), .tensor(detach()))
    return try withoutNaN().sum(dims, keepdim: keepdim) / numbers.sum(dims, keepdim: keepdim)
  }

  private func withoutNaN() throws(TensorError) -> Tensor {
    if !dtype.isFloat { return self }
    return try maskedFill(Tensor.combine(.notEqual, .tensor(detach()), .tensor(detach())), .scalar(0))
  }
}
