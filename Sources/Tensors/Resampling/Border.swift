// What lies beyond the border of a map: its mirror image, its last pixel, or the map again from the other side.

/// How a map goes on beyond its border.
public enum Border: String, CaseIterable, Sendable {
  /// Mirrored at the last pixel, which is not repeated: 3 2 | 1 2 3 | 2 1.
  case reflect
  /// The last pixel again and again: 1 1 | 1 2 3 | 3 3.
  case replicate
  /// From the other side: 2 3 | 1 2 3 | 1 2.
  case circular

  /// Which of `size` pixels stands at a position at most one size outside (for `replicate`: anywhere); of those that
  /// are cut off, only what is `kept` goes around.
  func source(of position: Int, in size: Int, kept: Range<Int>? = nil) -> Int {
    let kept = kept ?? 0..<size
    if kept.contains(position) { return position }
    switch self {
    case .reflect: return position < 0 ? -position : position < size ? position : 2 * (size - 1) - position
    case .replicate: return Swift.max(0, Swift.min(size - 1, position))
    case .circular:
      let around = (position - kept.lowerBound) % kept.count
      return kept.lowerBound + (around < 0 ? around + kept.count : around)
    }
  }
}

extension Tensor {
  /// The map with a border around it: `before` and `after` for the last axes, the last pair for the last axis. Negative
  /// widths cut off.
  ///
  /// ```swift
  /// try x.pad([(1, 1), (1, 1)], border: .reflect)   // (N, C, H, W) -> (N, C, H + 2, W + 2)
  /// ```
  /// One to three axes. A reflection is narrower than the axis, a circular border at most as wide. Gradients of the
  /// border go to the pixels it copies.
  public func pad(_ widths: [(before: Int, after: Int)], border: Border) throws(TensorError) -> Tensor {
    let axes = widths.count
    if axes < 1 || axes > 3 || rank < axes { throw .layer(.borderAxes(count: axes, shape: shape)) }
    let sizes = try sizes(padded: widths)
    func cut(_ width: Int) -> Int { width < 0 ? -width : 0 }
    for (dim, (before, after)) in zip((rank - axes)..., widths) {
      let (most, size) = (Swift.max(before, after), shape[dim])
      switch border {
      case .reflect where most >= size:
        throw .layer(.reflection(before: before, after: after, dim: dim, shape: shape))
      case .circular where most > size || (sizes[dim] > 0 && cut(before) + cut(after) == size):
        throw .layer(.wrapsTwice)
      case .replicate where size == 0: throw .layer(.emptyMap(operation: "replication_pad", shape: shape))
      default: break
      }
    }
    if axes == 3 {
      // The first axis by itself, the others as one behind it; then they.
      let deep = try flatten(from: rank - 2).pad([widths[0], (0, 0)], border: border)
      return try deep.reshape(sizes.dropLast(2) + shape.suffix(2)).pad(Array(widths[1...]), border: border)
    }
    let source = dtype.isFloat ? self : try to(.float64)
    let maps = try FeatureMaps(source, axes: axes)
    func table(_ dim: Int) throws(TensorError) -> AxisTable {
      let width = dim < rank - axes ? (before: 0, after: 0) : widths[dim - rank + axes]
      let inputs = dim == rank - 1 ? maps.width : maps.height
      let places = inputs + width.before + width.after
      let kept = cut(width.before)..<inputs - cut(width.after)
      return try AxisTable(engine, inputs: inputs, places: places, most: 1) { place, add in
        add(Tap(position: border.source(of: place - width.before, in: inputs, kept: kept), number: 0))
      }
    }
    let tables = TablePair(rows: try table(rank - 2), columns: try table(rank - 1))
    let names: [Border: String] = [
      .reflect: "ReflectionPad\(axes)DBackward0", .replicate: "ReplicationPad\(axes)DBackward0",
    ]
    return try tables.resampled(source, maps, names[border] ?? "CopySlices").to(dtype)
  }
}
