import CKernels

// One axis of a window operation, written out: which inputs each place takes, and with what weight.
//
// Pooling, padding by reflection, interpolation and blurring differ only in this list. A place of a two-dimensional
// operation takes the inputs of its row's list times those of its column's, with the products of their weights. The
// same pairs sorted by input are the transposed table: it says which places an input sends its number to, so that a
// gradient is gathered input by input, in a fixed order and by any number of threads, and nothing is scattered.

/// What one place of an axis takes of one input.
struct Tap {
  /// The input's position, and the number of the tap within the place's window.
  let position, number: Int
  var weight = 1.0
}

/// The taps of every place of an axis.
struct AxisTable {
  let inputs, places: Int
  private let entries: Int
  private let storage: Storage

  /// `taps(place)` are the taps of a place in order, at most `most` of them.
  init(
    _ engine: Engine, inputs: Int, places: Int, most: Int, taps: (Int, (Tap) -> Void) -> Void
  ) throws(TensorError) {
    if inputs > Int32.max || places > Int32.max { throw .sizeOverflow(shape: [inputs, places]) }
    let (room, overflow) = places.multipliedReportingOverflow(by: most)
    if overflow || room > Int32.max { throw .sizeOverflow(shape: [places, most]) }
    self.inputs = inputs
    self.places = places
    storage = try Storage(engine: engine, dtype: .uint8, count: 16 * (room + 1) + 4 * (places + 1))
    let weights = storage.memory.assumingMemoryBound(to: Double.self)
    let starts = UnsafeMutableRawPointer(weights + room).assumingMemoryBound(to: Int32.self)
    let (positions, numbers) = (starts + places + 1, starts + places + 1 + room)
    var count = 0
    starts[0] = 0
    for place in 0..<places {
      taps(place) { tap in
        guard count < room else { return }
        positions[count] = Int32(truncatingIfNeeded: tap.position)
        numbers[count] = Int32(truncatingIfNeeded: tap.number)
        weights[count] = tap.weight
        count += 1
      }
      starts[place + 1] = Int32(truncatingIfNeeded: count)
    }
    entries = room
  }

  /// The table as the C loops take it; this table must outlive it.
  var view: ck_axis {
    let weights = storage.memory.assumingMemoryBound(to: Double.self)
    let starts = UnsafeMutableRawPointer(weights + entries).assumingMemoryBound(to: Int32.self)
    return ck_axis(
      places: places, starts: starts, positions: starts + places + 1, taps: starts + places + 1 + entries,
      weights: weights)
  }

  /// How many taps a place has on average.
  var tapsPerPlace: Double {
    Double(view.starts[places]) / Double(Swift.max(1, places))
  }

  /// The table of the way back: its places are the inputs, its positions the places.
  func transposed() throws(TensorError) -> AxisTable {
    let axis = view
    let used = Int(axis.starts[places])
    let scratch = 32 * (used + inputs)
    try storage.engine.charge(scratch)
    defer { storage.engine.release(scratch) }
    var counts = [Int](repeating: 0, count: inputs + 1)
    for entry in 0..<used { counts[Int(axis.positions[entry]) + 1] += 1 }
    for input in 0..<inputs { counts[input + 1] += counts[input] }
    var sorted = [Tap](repeating: Tap(position: 0, number: 0), count: used)
    var next = counts
    for place in 0..<places {
      for entry in Int(axis.starts[place])..<Int(axis.starts[place + 1]) {
        let input = Int(axis.positions[entry])
        sorted[next[input]] = Tap(
          position: place, number: Int(axis.taps[entry]), weight: axis.weights[entry])
        next[input] += 1
      }
    }
    return try AxisTable(storage.engine, inputs: places, rows: counts, taps: sorted)
  }

  /// From the taps of all places, those of place i being `taps[rows[i]..<rows[i + 1]]`.
  private init(_ engine: Engine, inputs: Int, rows: [Int], taps: [Tap]) throws(TensorError) {
    let most = zip(rows, rows.dropFirst()).map { $1 - $0 }.max() ?? 0
    try self.init(engine, inputs: inputs, places: rows.count - 1, most: most) { place, add in
      for tap in taps[rows[place]..<rows[place + 1]] { add(tap) }
    }
  }
}

/// A window operation over (H, W): one table for each axis.
struct TablePair {
  let rows, columns: AxisTable

  func transposed() throws(TensorError) -> TablePair {
    TablePair(rows: try rows.transposed(), columns: try columns.transposed())
  }

  /// Nanoseconds for one row of places, about.
  func cost(depth: Int) -> Double {
    let perPlace = rows.tapsPerPlace * columns.tapsPerPlace * (1 + Double(depth) * 0.1) + 2
    return perPlace * Double(columns.places)
  }
}

/// What sums are divided by: a number for every row of places times one for every column.
struct Divisors {
  var rows, columns: [Double]
}

extension TablePair {
  /// Calls `body` with both tables as the C loops take them.
  @inline(__always)
  func withViews(_ body: (_ rows: UnsafePointer<ck_axis>, _ columns: UnsafePointer<ck_axis>) -> Void) {
    withUnsafePointer(to: rows.view) { rows in
      withUnsafePointer(to: columns.view) { columns in body(rows, columns) }
    }
  }

  /// At every place the weighted sum of its taps, divided by the divisors of its row and its column if given.
  func weighed(
    _ input: Tensor, _ maps: FeatureMaps, divisors: Divisors? = nil
  ) throws(TensorError) -> Tensor {
    let source = try maps.arranged(input)
    let places = try maps.resized(height: rows.places, width: columns.places)
    let result = try places.empty(input.engine, input.dtype)
    if input.dtype == .float32 {
      try weighFloats(source, maps, result, places, divisors)
    } else {
      try weighDoubles(source, maps, result, places, divisors)
    }
    return result
  }

  private func weighFloats(
    _ source: Tensor, _ maps: FeatureMaps, _ result: Tensor, _ places: FeatureMaps,
    _ divisors: Divisors?
  ) throws(TensorError) {
    let engine = source.engine
    guard let run = engine.kernels.weigh_row else { return }
    let (x, out) = (source.start(Float.self), result.start(Float.self))
    try places.eachRow(engine, cost: cost(depth: maps.depth)) { picture, row in
      withViews { rows, columns in
        (divisors?.columns ?? []).withUnsafeBufferPointer { buffer in
          run(
            rows, row, columns, maps.depth, maps.width, x + picture * maps.pictureSize,
            divisors?.rows[row] ?? 1, divisors == nil ? nil : buffer.baseAddress,
            out + picture * places.pictureSize + row * places.rowSize)
        }
      }
    }
  }

  private func weighDoubles(
    _ source: Tensor, _ maps: FeatureMaps, _ result: Tensor, _ places: FeatureMaps,
    _ divisors: Divisors?
  ) throws(TensorError) {
    let (rows, columns, depth) = (rows.view, columns.view, maps.depth)
    let (x, out) = (source.start(Double.self), result.start(Double.self))
    try places.eachRow(source.engine, cost: 4 * cost(depth: depth)) { picture, row in
      let target = out + picture * places.pictureSize + row * places.rowSize
      for place in 0..<places.width {
        for channel in 0..<depth {
          var total = 0.0
          for r in rows.range(row) {
            let line = x + picture * maps.pictureSize + Int(rows.positions[r]) * maps.rowSize + channel
            for e in columns.range(place) {
              total += line[Int(columns.positions[e]) * depth] * (rows.weights[r] * columns.weights[e])
            }
          }
          if let divisors { total /= divisors.rows[row] * divisors.columns[place] }
          target[place * depth + channel] = total
        }
      }
    }
  }
}

extension ck_axis {
  /// The entries of a place.
  @inline(__always)
  func range(_ place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }
}
