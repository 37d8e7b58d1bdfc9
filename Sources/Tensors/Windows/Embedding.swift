#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Numbers in place of names: rows of a table looked up by number, and waves looked up by time.

extension Tensor {
  /// Rows of this table (V, D) by number: indices (…) -> (…, D). The gradient of a row is the sum over its uses; the row
  /// `padding` has none.
  ///
  /// ```swift
  /// try table.embedding(labels)   // (10, 16) and (N) -> (N, 16)
  /// ```
  /// Throws for a number that is no row.
  public func embedding(_ indices: Tensor, padding: Int? = nil) throws(TensorError) -> Tensor {
    if rank != 2 { throw .layer(.embeddingTable(shape: shape)) }
    if indices.dtype.isFloat || indices.dtype == .bool { throw .indexDType(indices.dtype) }
    let (rows, width) = (shape[0], shape[1])
    let numbers = try indices.to(.int64).contiguous()
    let places = numbers.start(Int.self)
    for place in 0..<numbers.count where places[place] < 0 || places[place] >= rows {
      throw .indexOutOfRange(index: places[place], size: rows, dim: 0)
    }
    let source = try detach().contiguous()
    let result = try engine.empty(indices.shape + [width], dtype: dtype)
    func run<Number: TensorElement>(_: Number.Type) throws(TensorError) {
      let (table, out) = (source.start(Number.self), result.start(Number.self))
      try engine.inRanges(numbers.count, cost: Double(width)) { range in
        for place in range {
          (out + place * width).update(from: table + places[place] * width, count: width)
        }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
    let absent = padding.map { $0 < 0 ? $0 + rows : $0 }
    return result.recorded("EmbeddingBackward0", from: [self], saving: [numbers]) { g throws(TensorError) in
      [try g.output.scattered(g.saved[0], rows: rows, width: width, absent: absent)]
    }
  }

  /// Shortens in place the rows with these numbers whose p-norm is greater than `most`, to that length.
  ///
  /// ```swift
  /// try table.shortenRows(labels, to: 1)
  /// ```
  public func shortenRows(_ indices: Tensor, to most: Double, p: Double = 2) throws(TensorError) {
    if rank != 2 { throw .layer(.embeddingTable(shape: shape)) }
    let numbers = Set(try indices.to(.int64).contiguous().ints())
    var shorter: [(row: Tensor, factor: Double)] = []
    for number in numbers.sorted() {
      if number < 0 || number >= shape[0] { throw .indexOutOfRange(index: number, size: shape[0], dim: 0) }
      let row = try select(0, number)
      let norm = try row.detach().norm(p).item().double
      if norm > most { shorter.append((row, most / (norm + 1e-7))) }
    }
    try engine.inOneGo { () throws(TensorError) in
      for (row, factor) in shorter { try row.update(.multiply, with: .scalar(.float(factor))) }
    }
  }

  /// The sum of rows that have the same number; in order, so that nothing depends on threads.
  private func scattered(
    _ numbers: Tensor, rows: Int, width: Int, absent: Int?
  ) throws(TensorError) -> Tensor {
    let source = try contiguous()
    let result = try engine.zeros([rows, width], dtype: dtype)
    func run<Number: TensorElement & BinaryFloatingPoint>(_: Number.Type) throws(TensorError) {
      let (x, out, places) = (
        source.start(Number.self), result.start(Number.self), numbers.start(Int.self)
      )
      // A chunk has some columns of all rows.
      let step = 64
      let cost = Double(numbers.count) * Double(width)
      try engine.inChunks((width + step - 1) / step, nanoseconds: cost) { chunk, _ in
        for place in 0..<numbers.count where places[place] != absent {
          if place % Engine.chunk == 0, !engine.goesOn() { return }
          for column in chunk * step..<Swift.min(width, (chunk + 1) * step) {
            out[places[place] * width + column] += x[place * width + column]
          }
        }
      }
    }
    if dtype == .float32 { try run(Float.self) } else { try run(Double.self) }
    return result
  }

  /// The largest width of a time's waves.
  public static let mostWaves = 1 << 20

  /// Times (…) as waves (…, D): sines of t·f_i for the first half of D, cosines for the second, f_i = longest^(-i/(D/2)).
  ///
  /// ```swift
  /// try steps.timeEmbedding(32)   // (N) -> (N, 32)
  /// ```
  /// Neighbouring times are neighbours, and no two are alike up to `longest`. D is even.
  ///
  /// Throws for an odd width, and one of more than `mostWaves`.
  public func timeEmbedding(_ width: Int, longest: Double = 10_000) throws(TensorError) -> Tensor {
    if width < 2 || width > Tensor.mostWaves || width % 2 != 0 || !(longest > 0) {
      throw .layer(.waves(width: width, longest: longest))
    }
    let source = try to(dtype.floating)
    let half = width / 2
    let frequencies = (0..<half).map { exp(-log(longest) * Double($0) / Double(half)) }
    let times = try source.detach().doubles()
    let waves = try engine.empty(shape + [width], dtype: .float64)
    let out = waves.start(Double.self)
    try engine.inRanges(times.count, cost: 30 * Double(width)) { range in
      for place in range {
        for (i, frequency) in frequencies.enumerated() {
          out[place * width + i] = sin(times[place] * frequency)
          out[place * width + half + i] = cos(times[place] * frequency)
        }
      }
    }
    let shape = self.shape
    return try waves.to(source.dtype).recorded("TimeEmbeddingBackward0", from: [source], saving: [waves]) {
      g throws(TensorError) in
      // d sin(tf) = f·cos(tf), d cos(tf) = -f·sin(tf).
      let output = try g.output.to(.float64).contiguous()
      let share = try output.engine.empty(shape, dtype: .float64)
      let (given, out) = (output.start(Double.self), share.start(Double.self))
      let waves = g.saved[0].start(Double.self)
      try output.engine.inRanges(share.count, cost: Double(width)) { range in
        for place in range {
          var sum = 0.0
          for (i, frequency) in frequencies.enumerated() {
            let (sine, cosine) = (place * width + i, place * width + half + i)
            sum += frequency * (given[sine] * waves[cosine] - given[cosine] * waves[sine])
          }
          out[place] = sum
        }
      }
      return [try share.to(g.output.dtype)]
    }
  }
}
