// What lies beyond the border of a map: its mirror image, its last pixel, or the map again from the other side.

/// How a map goes on beyond its border.
public enum Border: String, CaseIterable, Sendable {
  /// Mirrored at the last pixel, which is not repeated: 3 2 | 1 2 3 | 2 1.
  case reflect
  /// The last pixel again and again: 1 1 | 1 2 3 | 3 3.
  case replicate
  /// From the other side: 2 3 | 1 2 3 | 1 2.
  case circular

  /// Which of `size` pixels stands at a position, at most one size outside (for `replicate`: anywhere).
  func source(of position: Int, in size: Int) -> Int {
    if position >= 0 && position < size { return position }
    switch self {
    case .reflect: return position < 0 ? -position : 2 * (size - 1) - position
    case .replicate: return position < 0 ? 0 : size - 1
    case .circular: return position < 0 ? position + size : position - size
    }
  }
}

extension Tensor {
  /// The map with a border around it: `before` and `after` for the last axes, the last pair for the last axis.
  ///
  /// ```swift
  /// try x.pad([(1, 1), (1, 1)], border: .reflect)   // (N, C, H, W) -> (N, C, H + 2, W + 2)
  /// ```
  /// One or two axes. A reflection is narrower than the axis, a circular border at most as wide. Gradients of the
  /// border go to the pixels it copies.
  public func pad(_ widths: [(before: Int, after: Int)], border: Border) throws(TensorError) -> Tensor {
    let axes = widths.count
    if axes < 1 || axes > 2 || rank < axes { throw .layer(.borderAxes(count: axes, shape: shape)) }
    let source = dtype.isFloat ? self : try to(.float64)
    let maps = try FeatureMaps(source, axes: axes)
    func table(_ inputs: Int, _ width: (before: Int, after: Int), dim: Int) throws(TensorError) -> AxisTable {
      let (before, after) = width
      if before < 0 || after < 0 { throw .negativePadding(before: before, after: after, dim: dim) }
      let most = Swift.max(before, after)
      switch border {
      case .reflect where most >= inputs:
        throw .layer(.reflection(before: before, after: after, dim: dim, shape: shape))
      case .circular where most > inputs: throw .layer(.wrapsTwice)
      case .replicate where inputs == 0:
        throw .layer(.emptyMap(operation: "replication_pad", shape: shape))
      default: break
      }
      let (partial, overflow) = inputs.addingReportingOverflow(before)
      let (places, overflow2) = partial.addingReportingOverflow(after)
      if overflow || overflow2 { throw .sizeOverflow(shape: shape) }
      return try AxisTable(engine, inputs: inputs, places: places, most: 1) { place, add in
        add(Tap(position: border.source(of: place - before, in: inputs), number: 0))
      }
    }
    let rows = axes == 2 ? widths[0] : (0, 0)
    let tables = TablePair(
      rows: try table(maps.height, rows, dim: rank - 2),
      columns: try table(maps.width, widths[axes - 1], dim: rank - 1))
    let names: [Border: String] = [
      .reflect: "ReflectionPad\(axes)DBackward0", .replicate: "ReplicationPad\(axes)DBackward0",
    ]
    return try tables.resampled(source, maps, names[border] ?? "CopySlices").to(dtype)
  }
}
