// Where the windows of a pooling lie, as tables.
//
// Sliding windows start every `stride` inputs, the first `padding` before the input; what of them lies outside is
// left out. With ceil mode a last window that does not lie inside completely counts, too, if it starts inside or in
// the padding before it. Adaptive bins divide n inputs among m places so that every input belongs to one: bin i is
// floor(i·n/m) ..< ceil((i+1)·n/m); neighbours overlap by one where m does not divide n.

enum PoolWindows {
  case sliding(height: Window, width: Window, ceil: Bool)
  case bins(Extent)

  /// Sliding windows; `stride` is the size unless given.
  init(
    size: Extent, stride: Extent?, padding: Extent, dilation: Extent = 1, ceil: Bool
  ) throws(TensorError) {
    func window(_ axis: KeyPath<Extent, Int>) throws(TensorError) -> Window {
      let window = try Window(
        kernel: size[keyPath: axis], stride: (stride ?? size)[keyPath: axis],
        padding: padding[keyPath: axis], dilation: dilation[keyPath: axis])
      if window.padding > window.span / 2 {
        throw .poolPadding(
          padding: window.padding, size: window.kernel, dilation: window.dilation)
      }
      return window
    }
    let (height, width) = (try window(\.height), try window(\.width))
    // As PyTorch has it, dilation brings no room for padding.
    if height.padding > height.kernel / 2 || width.padding > width.kernel / 2 {
      throw .dilatedPoolPadding(padding: padding, size: size)
    }
    self = .sliding(height: height, width: width, ceil: ceil)
  }

  /// Bins over what is there: `places` along the height and the width, which may be 0.
  init(bins places: Extent) throws(TensorError) {
    for (name, value) in [("output height", places.height), ("output width", places.width)]
    where value < 0 || value > Int(Int32.max) {
      throw .windowNumber(name: name, value: value, least: 0, most: Int(Int32.max))
    }
    self = .bins(places)
  }

  /// What a sum over a window is divided by, along one axis.
  enum Divisor {
    /// 1.
    case none
    /// The inputs in the window, those of the padding included.
    case padded
    /// The inputs in the window.
    case inside
  }

  /// The tables over maps, each tap weighing 1/divisor.
  func tables(
    _ engine: Engine, _ maps: FeatureMaps, dividing divisor: Divisor = .none
  ) throws(TensorError) -> TablePair {
    switch self {
    case .sliding(let height, let width, let ceil):
      let named = maps.axes == 2
      return TablePair(
        rows: try height.table(engine, maps.height, ceil, divisor, axis: named ? "height" : ""),
        columns: try width.table(engine, maps.width, ceil, divisor, axis: named ? "width" : ""))
    case .bins(let places):
      return TablePair(
        rows: try PoolWindows.bins(engine, maps.height, places.height, divisor),
        columns: try PoolWindows.bins(engine, maps.width, places.width, divisor))
    }
  }

  private static func bins(
    _ engine: Engine, _ inputs: Int, _ places: Int, _ divisor: Divisor
  ) throws(TensorError) -> AxisTable {
    if inputs > Int32.max { throw .sizeOverflow(shape: [inputs]) }
    let most = inputs / Swift.max(1, places) + 2
    return try AxisTable(engine, inputs: inputs, places: places, most: most) { place, add in
      let first = place * inputs / places
      let end = ((place + 1) * inputs - 1) / places + 1
      let weight = divisor == .none ? 1 : 1 / Double(end - first)
      for position in first..<end {
        add(Tap(position: position, number: position - first, weight: weight))
      }
    }
  }

  /// What the sum over a window is divided by, along each axis.
  func divisors(_ tables: TablePair, _ maps: FeatureMaps, _ divisor: Divisor) -> Divisors {
    func lengths(_ table: AxisTable, _ window: Window?, _ inputs: Int) -> [Double] {
      (0..<table.places).map { place in
        guard divisor == .padded, let window else {
          return Double(Swift.max(1, table.view.range(place).count))
        }
        return Double(window.length(place, over: inputs))
      }
    }
    var windows: (Window?, Window?) = (nil, nil)
    if case .sliding(let height, let width, _) = self { windows = (height, width) }
    return Divisors(
      rows: lengths(tables.rows, windows.0, maps.height),
      columns: lengths(tables.columns, windows.1, maps.width))
  }
}

extension Window {
  /// The number of places in a pooling: the formula of `places(over:)`, rounded up instead of down in ceil mode.
  func pooledPlaces(over input: Int, ceil: Bool, axis: String) throws(TensorError) -> Int {
    if !ceil { return try places(over: input, axis: axis) }
    if input < 0 || input > 1 << 60 { throw .sizeOverflow(shape: [input]) }
    let room = input + 2 * padding - span + stride - 1
    if room < 0 { return try places(over: input, axis: axis) }
    let places = room / stride + 1
    return (places - 1) * stride >= input + padding ? places - 1 : places
  }

  /// How many of a window's inputs lie in the input or its padding.
  fileprivate func length(_ place: Int, over input: Int) -> Int {
    let start = place * stride - padding
    return Swift.min(start + kernel, input + padding) - start
  }

  fileprivate func table(
    _ engine: Engine, _ inputs: Int, _ ceil: Bool, _ divisor: PoolWindows.Divisor, axis: String
  ) throws(TensorError) -> AxisTable {
    let places = try pooledPlaces(over: inputs, ceil: ceil, axis: axis)
    let most = Swift.min(kernel, Swift.max(0, inputs - 1) / dilation + 1)
    return try AxisTable(engine, inputs: inputs, places: places, most: most) { place, add in
      let start = place * stride - padding
      let first = start < 0 ? (-start - 1) / dilation + 1 : 0
      let end = start >= inputs ? first : Swift.min(kernel, (inputs - 1 - start) / dilation + 1)
      guard first < end else { return }
      let weight =
        switch divisor {
        case .none: 1.0
        case .padded: 1 / Double(length(place, over: inputs))
        case .inside: 1 / Double(end - first)
        }
      for tap in first..<end { add(Tap(position: start + tap * dilation, number: tap, weight: weight)) }
    }
  }
}
