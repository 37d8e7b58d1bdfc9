// Copies between layouts and element types: what `contiguous`, `clone`, `to` and assignment come down to.

extension Tensor {
  /// The tensor itself when it is contiguous, else a row-major copy.
  public func contiguous() throws(TensorError) -> Tensor {
    if isContiguous { return self }
    return try copy(Layout(shape: shape), dtype)
  }

  /// A copy with memory of its own, which keeps the order of axes in memory where there is no gap.
  public func clone() throws(TensorError) -> Tensor {
    try copy(layout.likewise(), dtype)
  }

  /// The tensor itself when it has the type, else a converted copy.
  public func to(_ dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    return try copy(layout.likewise(), dtype)
  }

  /// A copy of the type in memory of that layout.
  func copy(_ layout: Layout, _ dtype: DType) throws(TensorError) -> Tensor {
    let result = try engine.empty(like: layout, dtype: dtype)
    try result.copyUnversioned(from: self)
    let name = dtype == self.dtype ? "CloneBackward0" : "ToCopyBackward0"
    return result.recorded(name, from: [self]) { [own = self.dtype] (gradient) throws(TensorError) in
      [try gradient.output.to(own)]
    }
  }

  /// Writes `source`, broadcast and converted, into this tensor's elements; every view sees it.
  public func assign(_ source: Tensor) throws(TensorError) {
    try checkWritable(with: source)
    let source = try write(source.expand(shape))
    if Tensor.isRecorded([self, base ?? self, source]) { adoptCopy(of: try source.to(dtype)) }
  }

  /// The same for a `result` of this shape that was computed from these elements, whose history goes on in it.
  func assign(result: Tensor) throws(TensorError) {
    try checkWritable(with: result)
    let result = try write(result)
    if Tensor.isRecorded([self, base ?? self, result]) { adoptHistory(of: try result.to(dtype)) }
  }

  /// Copies a tensor of this shape, or a clone of it where it has the same memory; gives what was copied.
  private func write(_ source: Tensor) throws(TensorError) -> Tensor {
    let source = source.storage === storage ? try source.clone() : source
    try engine.inOneGo { () throws(TensorError) in try copyUnversioned(from: source) }
    bumpVersion()
    return source
  }

  /// Writes one number into all of this tensor's elements; every view sees it.
  public func fill(_ value: Scalar) throws(TensorError) {
    try value.check(fits: dtype)
    try checkWritable(isEven: true)
    try engine.inOneGo { () throws(TensorError) in try fillUnversioned(value) }
    bumpVersion()
    if Tensor.isRecorded([self, base ?? self]) { adoptHistory(of: try engine.scalar(0)) }
  }

  /// Copies element for element; `source` has this shape.
  func copyUnversioned(from source: Tensor) throws(TensorError) {
    switch dtype {
    case .bool: try copy(from: source, to: Bool.self)
    case .uint8: try copy(from: source, to: UInt8.self)
    case .int64: try copy(from: source, to: Int.self)
    case .float32: try copy(from: source, to: Float.self)
    case .float64: try copy(from: source, to: Double.self)
    }
  }

  private func copy<To: TensorElement>(from source: Tensor, to: To.Type) throws(TensorError) {
    switch source.dtype {
    case .bool: try copy(from: source, of: Bool.self, to: to)
    case .uint8: try copy(from: source, of: UInt8.self, to: to)
    case .int64: try copy(from: source, of: Int.self, to: to)
    case .float32: try copy(from: source, of: Float.self, to: to)
    case .float64: try copy(from: source, of: Double.self, to: to)
    }
  }

  private func copy<From: TensorElement, To: TensorElement>(
    from source: Tensor, of: From.Type, to: To.Type
  ) throws(TensorError) {
    let input = source.pointer(From.self)
    let output = pointer(To.self)
    let walk = Walk(layout, source.layout, inOrder: false)
    let (outStep, inStep) = (walk.inner[0], walk.inner[1])
    try engine.inRanges(count) { range in
      walk.runs(range) { offsets, length in
        let (out, values) = (output + offsets[0], input + offsets[1])
        if outStep == 1, inStep == 1, let same = values as? UnsafeMutablePointer<To> {
          out.update(from: same, count: length)
        } else {
          for index in 0..<length { out[index &* outStep] = To(converting: values[index &* inStep]) }
        }
      }
    }
  }
}
