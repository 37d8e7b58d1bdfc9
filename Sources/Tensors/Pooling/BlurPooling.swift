// Blurring before every second pixel is left out, so that a shift of the input by one changes the result little
// (Zhang, "Making convolutional networks shift-invariant again"). The kernel is fixed: a row of Pascal's triangle
// along both axes, over the input reflected at its borders.

extension Tensor {
  /// A binomial blur of `size` (3 is 1 2 1, over 4) and then every `stride`-th pixel: (…, H, W) -> (…, ⌈H/stride⌉,
  /// ⌈W/stride⌉), the borders reflected.
  ///
  /// ```swift
  /// try maps.blurPool()   // (N, C, 28, 28) -> (N, C, 14, 14)
  /// ```
  /// Throws where the kernel is longer than `largestBlur`, or reaches further than a reflection does: half of it must be
  /// less than the axis.
  public func blurPool(_ size: Extent = 3, stride: Extent = 2) throws(TensorError) -> Tensor {
    try blurred(size, stride, axes: 2)
  }

  /// `blurPool` of signals: (…, L) -> (…, ⌈L/stride⌉).
  public func blurPool1d(_ size: Int = 3, stride: Int = 2) throws(TensorError) -> Tensor {
    try blurred(Extent(1, size), Extent(1, stride), axes: 1)
  }

  /// The most taps that the kernel of a blur has along an axis.
  public static let largestBlur = 64

  private func blurred(_ size: Extent, _ stride: Extent, axes: Int) throws(TensorError) -> Tensor {
    let source = try to(dtype.floating)
    let maps = try FeatureMaps(source, axes: axes)
    func table(_ inputs: Int, _ size: Int, _ stride: Int, dim: Int) throws(TensorError) -> AxisTable {
      for (name, value, most) in [
        ("kernel size", size, Tensor.largestBlur), ("stride", stride, Int(Int32.max)),
      ]
      where value < 1 || value > most {
        throw .windowNumber(name: name, value: value, least: 1, most: most)
      }
      let (before, after) = ((size - 1) / 2, size / 2)
      var weights = [1.0]
      for _ in 1..<size { weights = zip([0] + weights, weights + [0]).map { ($0 + $1) / 2 } }
      if Swift.max(before, after) >= inputs {
        throw .layer(.reflection(before: before, after: after, dim: dim, shape: shape))
      }
      return try AxisTable(
        engine, inputs: inputs, places: (inputs - 1) / stride + 1, most: size
      ) { place, add in
        for (number, weight) in weights.enumerated() {
          let position = Border.reflect.source(of: place * stride - before + number, in: inputs)
          add(Tap(position: position, number: number, weight: weight))
        }
      }
    }
    let tables = TablePair(
      rows: try table(maps.height, size.height, stride.height, dim: rank - 2),
      columns: try table(maps.width, size.width, stride.width, dim: rank - 1))
    return try tables.resampled(source, maps, "ConvolutionBackward0")
  }
}

extension TablePair {
  /// The weighted sums, and their transpose as the way back.
  func resampled(_ input: Tensor, _ maps: FeatureMaps, _ name: String) throws(TensorError) -> Tensor {
    try weighed(input, maps).recorded(name, from: [input]) { g throws(TensorError) in
      let places = try maps.resized(height: rows.places, width: columns.places)
      return [try transposed().weighed(g.output, places)]
    }
  }
}
