// Blurring before every second pixel is left out, so that a shift of the input by one changes the result little
// (Zhang, "Making convolutional networks shift-invariant again"). The kernel is fixed: a row of Pascal's triangle
// along both axes, over the input reflected at its borders.

extension Tensor {
  /// A binomial blur of `size` (3 is 1 2 1, over 4) and then every `stride`-th pixel: (…, H, W) -> (…, ⌈H/stride⌉,
  /// ⌈W/stride⌉), the borders reflected.
  public func blurPool(_ size: Int = 3, stride: Int = 2) throws(TensorError) -> Tensor {
    let source = try to(dtype.floating)
    let maps = try FeatureMaps(source, axes: 2)
    for (name, value, most) in [("kernel size", size, 64), ("stride", stride, Int(Int32.max))]
    where value < 1 || value > most {
      throw .windowNumber(name: name, value: value, least: 1, most: most)
    }
    let (before, after) = ((size - 1) / 2, size / 2)
    var weights = [1.0]
    for _ in 1..<size { weights = zip([0] + weights, weights + [0]).map { ($0 + $1) / 2 } }
    func table(_ inputs: Int, dim: Int) throws(TensorError) -> AxisTable {
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
      rows: try table(maps.height, dim: rank - 2), columns: try table(maps.width, dim: rank - 1))
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
