// Whether the channels of a picture lie beside each other in memory (channels last) or its pixels do.

/// An order of axes in memory, whatever their order in the shape.
public enum MemoryFormat: Sendable {
  /// Row-major: the last axis is contiguous.
  case contiguous
  /// Of (N, C, H, W): C is contiguous, then W, then H.
  case channelsLast
}

extension Tensor {
  /// Whether memory is in that order without gaps.
  public func isContiguous(_ format: MemoryFormat) -> Bool {
    guard format == .channelsLast else { return isContiguous }
    guard rank == 4 else { return false }
    var expected = 1
    for dim in [1, 3, 2, 0] where shape[dim] != 1 {
      if strides[dim] != expected { return false }
      expected = expected.multipliedReportingOverflow(by: shape[dim]).partialValue
    }
    return true
  }

  /// The tensor itself when its memory is in that order, else a copy that is.
  ///
  /// ```swift
  /// let images = try batch.contiguous(.channelsLast)   // (N, C, H, W), the same numbers
  /// ```
  public func contiguous(_ format: MemoryFormat) throws(TensorError) -> Tensor {
    if format == .contiguous { return try contiguous() }
    if rank != 4 { throw .argument(.channelsLastRank) }
    return isContiguous(.channelsLast) ? self : try copy(Layout.channelsLast(shape), dtype)
  }

  /// The tensor itself when it has the type and its memory the order, else a copy.
  public func to(_ dtype: DType? = nil, _ format: MemoryFormat) throws(TensorError) -> Tensor {
    let dtype = dtype ?? self.dtype
    if format == .channelsLast, rank != 4 { throw .argument(.channelsLastRank) }
    if dtype == self.dtype { return try contiguous(format) }
    return try copy(format == .contiguous ? Layout(shape: shape) : Layout.channelsLast(shape), dtype)
  }
}

extension Layout {
  /// The dense layout of (N, C, H, W) with C innermost.
  static func channelsLast(_ shape: [Int]) throws(TensorError) -> Layout {
    try Layout(shape: [shape[0], shape[2], shape[3], shape[1]]).permuted([0, 3, 1, 2])
  }
}
