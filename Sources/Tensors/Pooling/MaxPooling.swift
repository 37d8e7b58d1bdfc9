import CKernels

// The greatest number of every window, and the way back: the gradient of a place goes to the input that won.
//
// What the way back needs is not an index into the map but the number of the winning tap within its window,
// which fits a byte nearly always. An input then asks every place that looks at it "did my tap win?": nothing
// is scattered, and rows of the gradient can be made by any thread.

extension Tensor {
  /// The greatest number of every window over the last two axes: (…, H, W) -> (…, H', W').
  ///
  /// `stride` is `size` unless given; the padding is at most half of what a window covers. H' = floor((H + 2p - d(k-1)
  /// - 1)/s) + 1, rounded up in ceil mode. Of equal numbers the first counts; NaN wins. The gradient goes to
  /// the number that won.
  ///
  /// ```swift
  /// try x.maxPool(2)   // (N, C, 28, 28) -> (N, C, 14, 14)
  /// ```
  public func maxPool(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0, dilation: Extent = 1, ceil: Bool = false
  ) throws(TensorError) -> Tensor {
    let windows = try PoolWindows(
      size: size, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
    return try MaxPool(self, axes: 2, windows, "MaxPool2DWithIndicesBackward0").values
  }

  /// `maxPool`, and where in its map each number stood: row·W + column, int64.
  public func maxPoolWithIndices(
    _ size: Extent, stride: Extent? = nil, padding: Extent = 0, dilation: Extent = 1, ceil: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let windows = try PoolWindows(
      size: size, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
    return try MaxPool(
      self, axes: 2, windows, "MaxPool2DWithIndicesBackward0", wantsIndices: true
    ).withIndices()
  }

  /// The greatest number of every window over the last axis: (…, L) -> (…, L').
  public func maxPool1d(
    _ size: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceil: Bool = false
  ) throws(TensorError) -> Tensor {
    let windows = try PoolWindows(
      signal: size, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
    return try MaxPool(self, axes: 1, windows, "MaxPool2DWithIndicesBackward0").values
  }

  /// `maxPool1d`, and where in its signal each number stood, int64.
  public func maxPool1dWithIndices(
    _ size: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceil: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let windows = try PoolWindows(
      signal: size, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
    return try MaxPool(
      self, axes: 1, windows, "MaxPool2DWithIndicesBackward0", wantsIndices: true
    ).withIndices()
  }

  /// The greatest number of each of `places` bins: (…, H, W) -> (…, places.height, places.width); bin i of m over n is
  /// floor(i·n/m) ..< ceil((i+1)·n/m). `Extent(1, 1)` is global pooling.
  public func adaptiveMaxPool(_ places: Extent) throws(TensorError) -> Tensor {
    try checkPixels("adaptive_max_pool2d", axes: 2)
    return try MaxPool(self, axes: 2, PoolWindows(bins: places), "AdaptiveMaxPool2DBackward0").values
  }

  /// `adaptiveMaxPool`, and where in its map each number stood: row·W + column, int64.
  public func adaptiveMaxPoolWithIndices(
    _ places: Extent
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try checkPixels("adaptive_max_pool2d", axes: 2)
    return try MaxPool(
      self, axes: 2, PoolWindows(bins: places), "AdaptiveMaxPool2DBackward0", wantsIndices: true
    ).withIndices()
  }

  /// The greatest number of each of `places` bins of a signal: (…, L) -> (…, places).
  public func adaptiveMaxPool1d(_ places: Int) throws(TensorError) -> Tensor {
    try checkPixels("adaptive_max_pool1d", axes: 1)
    return try MaxPool(
      self, axes: 1, PoolWindows(bins: Extent(1, places)), "AdaptiveMaxPool2DBackward0"
    ).values
  }

  /// Refuses maps without pixels, of which no bin can be made.
  func checkPixels(_ operation: String, axes: Int) throws(TensorError) {
    if rank >= axes, shape.suffix(axes).contains(0) {
      throw .layer(.emptyMap(operation: operation, shape: shape))
    }
  }
}

extension PoolWindows {
  /// Sliding windows over a signal, which is a map one row high.
  init(
    signal size: Int, stride: Int?, padding: Int, dilation: Int = 1, ceil: Bool
  ) throws(TensorError) {
    try self.init(
      size: Extent(1, size), stride: Extent(1, stride ?? size), padding: Extent(0, padding),
      dilation: Extent(1, dilation), ceil: ceil)
  }
}

/// One max-pooling.
private struct MaxPool {
  let values: Tensor
  private let maps, places: FeatureMaps
  private let tables: TablePair
  private let taps: Taps?

  init(
    _ input: Tensor, axes: Int, _ windows: PoolWindows, _ name: String, wantsIndices: Bool = false
  ) throws(TensorError) {
    if input.dtype == .bool { throw .notImplemented(kernel: "max_pool2d", input.dtype) }
    let engine = input.engine
    let maps = try FeatureMaps(input, axes: axes)
    let tables = try windows.tables(engine, maps)
    let places = try maps.resized(height: tables.rows.places, width: tables.columns.places)
    (self.maps, self.tables, self.places) = (maps, tables, places)
    let result = try places.empty(engine, input.dtype)
    let recording = input.dtype.isFloat && Tensor.isRecorded([input])
    taps = recording || wantsIndices ? try MaxPool.taps(engine, tables, count: result.count) : nil
    values = result
    let source = try maps.arranged(input)
    switch input.dtype {
    case .bool, .uint8: try run(source, least: UInt8.min)
    case .int64: try run(source, least: Int.min)
    case .float32: try runFloats(source)
    case .float64: try run(source, least: -Double.infinity)
    }
    guard recording, let taps else { return }
    let (bytes, width) = (taps.bytes, taps.width)
    _ = result.recorded(name, from: [input], saving: [taps.tensor]) { g throws(TensorError) in
      let taps = Taps(tensor: g.saved[0], bytes: bytes, width: width)
      return [
        try MaxPool.back(try places.arranged(g.output), taps, maps, places, tables.transposed())
      ]
    }
  }

  private static func taps(_ engine: Engine, _ tables: TablePair, count: Int) throws(TensorError) -> Taps {
    func size(_ table: AxisTable) -> Int {
      let axis = table.view
      return (0..<Int(axis.starts[table.places])).reduce(1) { Swift.max($0, Int(axis.taps[$1]) + 1) }
    }
    let (height, width) = (size(tables.rows), size(tables.columns))
    let all = try Layout.count(of: [height, width])
    if all > Int32.max { throw .sizeOverflow(shape: [height, width]) }
    let bytes = all <= 256 ? 1 : 4
    let tensor = try engine.empty([try Layout.count(of: [bytes, count])], dtype: .uint8)
    return Taps(tensor: tensor, bytes: bytes, width: width)
  }

  private func runFloats(_ source: Tensor) throws(TensorError) {
    guard let run = source.engine.kernels.max_row else { return }
    let (x, out) = (source.start(Float.self), values.start(Float.self))
    let winners = taps?.tensor.storage.memory
    let (bytes, width) = (taps?.bytes ?? 0, taps?.width ?? 0)
    try places.eachRow(source.engine, cost: tables.cost(depth: maps.depth)) { picture, row in
      let at = picture * places.pictureSize + row * places.rowSize
      tables.withViews { rows, columns in
        run(
          rows, row, columns, maps.depth, maps.width, width, x + picture * maps.pictureSize, out + at,
          winners.map { $0 + at * bytes }, Int32(bytes))
      }
    }
  }

  private func run<Element: TensorElement & Comparable>(
    _ source: Tensor, least: Element
  ) throws(TensorError) {
    let (x, out) = (source.start(Element.self), values.start(Element.self))
    let (rows, columns, depth) = (tables.rows.view, tables.columns.view, maps.depth)
    try places.eachRow(source.engine, cost: 4 * tables.cost(depth: depth)) { picture, row in
      let at = picture * places.pictureSize + row * places.rowSize
      for place in 0..<places.width {
        for channel in 0..<depth {
          var best = least
          var winner: (Int, Int)?
          for r in rows.range(row) {
            let line = x + picture * maps.pictureSize + Int(rows.positions[r]) * maps.rowSize + channel
            for e in columns.range(place) {
              let value = line[Int(columns.positions[e]) * depth]
              if winner == nil || value > best || value != value {
                best = value
                winner = (r, e)
              }
            }
          }
          out[at + place * depth + channel] = best
          guard let taps else { continue }
          var tap = 0
          if let winner { tap = Int(rows.taps[winner.0]) * taps.width + Int(columns.taps[winner.1]) }
          taps[at + place * depth + channel] = tap
        }
      }
    }
  }

  private static func back(
    _ gradient: Tensor, _ taps: Taps, _ maps: FeatureMaps, _ places: FeatureMaps, _ tables: TablePair
  ) throws(TensorError) -> Tensor {
    let engine = gradient.engine
    let result = try maps.empty(engine, gradient.dtype)
    let cost = tables.cost(depth: maps.depth)
    guard gradient.dtype == .float32, let run = engine.kernels.max_back_row else {
      try backDoubles(gradient, taps, maps, places, tables, result)
      return result
    }
    let (g, out, winners) = (gradient.start(Float.self), result.start(Float.self), taps.tensor.storage.memory)
    try maps.eachRow(engine, cost: cost) { picture, row in
      let from = picture * places.pictureSize
      tables.withViews { rows, columns in
        run(
          rows, row, columns, maps.depth, places.width, taps.width, g + from, winners + from * taps.bytes,
          Int32(taps.bytes), out + picture * maps.pictureSize + row * maps.rowSize)
      }
    }
    return result
  }

  private static func backDoubles(
    _ gradient: Tensor, _ taps: Taps, _ maps: FeatureMaps, _ places: FeatureMaps, _ tables: TablePair,
    _ result: Tensor
  ) throws(TensorError) {
    let (g, out) = (gradient.start(Double.self), result.start(Double.self))
    let (rows, columns, depth) = (tables.rows.view, tables.columns.view, maps.depth)
    try maps.eachRow(gradient.engine, cost: 4 * tables.cost(depth: depth)) { picture, row in
      let target = out + picture * maps.pictureSize + row * maps.rowSize
      for pixel in 0..<maps.width {
        for channel in 0..<depth {
          var sum = 0.0
          for r in rows.range(row) {
            let line = picture * places.pictureSize + Int(rows.positions[r]) * places.rowSize + channel
            for e in columns.range(pixel) {
              let at = line + Int(columns.positions[e]) * depth
              if taps[at] == Int(rows.taps[r]) * taps.width + Int(columns.taps[e]) { sum += g[at] }
            }
          }
          target[pixel * depth + channel] = sum
        }
      }
    }
  }

  /// The values, and the winners as positions in their maps; -1 for a window that covers no input.
  func withIndices() throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let indices = try places.empty(values.engine, .int64)
    guard let taps else { return (values, indices) }
    let out = indices.start(Int.self)
    let (rows, columns) = (tables.rows.view, tables.columns.view)
    func position(_ axis: ck_axis, _ place: Int, _ tap: Int) -> Int? {
      let range = axis.range(place)
      guard let first = range.first else { return nil }
      return Int(axis.positions[first + tap - Int(axis.taps[first])])
    }
    try places.eachRow(values.engine, cost: 3 * Double(places.rowSize)) { picture, row in
      let line = picture * places.pictureSize + row * places.rowSize
      for place in 0..<places.width {
        for at in line + place * maps.depth..<line + (place + 1) * maps.depth {
          let tap = taps[at]
          if let y = position(rows, row, tap / taps.width), let x = position(columns, place, tap % taps.width) {
            out[at] = y * maps.width + x
          } else {
            out[at] = -1
          }
        }
      }
    }
    return (values, indices)
  }
}

/// The winning tap of every place, in one byte or four each; a tensor, so that a node can save it.
private struct Taps {
  let tensor: Tensor
  let bytes: Int
  /// Taps in a row of a window.
  let width: Int

  @inline(__always)
  subscript(place: Int) -> Int {
    get {
      let memory = tensor.storage.memory
      if bytes == 1 { return Int(memory.assumingMemoryBound(to: UInt8.self)[place]) }
      return Int(memory.assumingMemoryBound(to: Int32.self)[place])
    }
    nonmutating set {
      let memory = tensor.storage.memory
      if bytes == 1 {
        memory.assumingMemoryBound(to: UInt8.self)[place] = UInt8(truncatingIfNeeded: newValue)
      } else {
        memory.assumingMemoryBound(to: Int32.self)[place] = Int32(truncatingIfNeeded: newValue)
      }
    }
  }
}
