// Zeros put between numbers.
//
// A dilated convolution is an ordinary one whose kernel has zeros between its numbers; a transposed convolution with a
// stride is an ordinary one whose input has (which is why it is called fractionally strided).

extension Tensor {
  /// The numbers of the last axes set apart, `spacing - 1` zeros between neighbours: size k becomes d(k - 1) + 1.
  ///
  /// ```swift
  /// try kernel.zeroStuffed(by: [2, 2])   // (O, C, 3, 3) -> (O, C, 5, 5), as far as the kernel with dilation 2 sees
  /// ```
  /// One spacing, of at least 1, for each of the last axes. The gradient is what stands at the numbers' new places.
  public func zeroStuffed(by spacing: [Int]) throws(TensorError) -> Tensor {
    let first = rank - spacing.count
    if spacing.isEmpty || first < 0 { throw .layer(.spacing(axes: spacing.count, shape: shape)) }
    var (sizes, index) = (
      shape, [TensorIndex](repeating: .slice(lower: nil, upper: nil, step: nil), count: rank)
    )
    for (place, step) in spacing.enumerated() {
      let most = Int(Int32.max)
      if step < 1 || step > most { throw .windowNumber(name: "spacing", value: step, least: 1, most: most) }
      let dim = first + place
      let (gaps, overflow) = Swift.max(0, sizes[dim] - 1).multipliedReportingOverflow(by: step)
      if overflow || gaps == .max { throw .sizeOverflow(shape: sizes) }
      sizes[dim] = sizes[dim] == 0 ? 0 : gaps + 1
      index[dim] = .slice(lower: nil, upper: nil, step: step)
    }
    let result = try engine.zeros(sizes, dtype: dtype)
    let places = index
    try result[places].copyUnversioned(from: self)
    return result.recorded("ZeroStuffingBackward0", from: [self]) { g throws(TensorError) in
      [try g.output[places]]
    }
  }
}
