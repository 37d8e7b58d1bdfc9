// The definition's loops, for the types without a tile: exact for integers, whatever the size.

struct PlainConvolution {
  let rows, columns: Sweep
  /// Channels and outputs are those of one group.
  let groups, channels, outputs: Int

  /// The input elements that tap by tap belong to a place: calls `body(tap, element)` for those that exist.
  @inline(__always)
  private static func taps(of place: Int, _ sweep: Sweep, _ body: (_ tap: Int, _ element: Int) -> Void) {
    for tap in 0..<sweep.taps {
      let element = place * sweep.stride + tap * sweep.spacing - sweep.before
      if element >= 0, element < sweep.size { body(tap, element) }
    }
  }

  /// The same from the element's side: calls `body(tap, place)`.
  @inline(__always)
  private static func places(of element: Int, _ sweep: Sweep, _ body: (_ tap: Int, _ place: Int) -> Void) {
    for tap in 0..<sweep.taps {
      let distance = element + sweep.before - tap * sweep.spacing
      if distance >= 0, distance % sweep.stride == 0, distance / sweep.stride < sweep.places {
        body(tap, distance / sweep.stride)
      }
    }
  }

  /// Calls `body` for every row (image, channel, row) of an image batch, on several threads.
  private func eachRow(
    of tensor: Tensor, work: Double, _ body: (_ image: Int, _ channel: Int, _ row: Int) -> Void
  ) throws(TensorError) {
    let shape = tensor.shape
    let lines = try Layout.count(of: Array(shape.dropLast()))
    let perLine = Swift.max(1, work * Double(shape[3]))
    let perChunk = Swift.max(1, Int(200_000 / perLine))
    try tensor.engine.inChunks((lines - 1) / perChunk + 1, nanoseconds: perLine * Double(lines)) { chunk, _ in
      for line in chunk * perChunk..<Swift.min(lines, (chunk + 1) * perChunk) {
        body(line / shape[2] / shape[1], line / shape[2] % shape[1], line % shape[2])
      }
    }
  }

  private var work: Double { Double(rows.taps) * Double(columns.taps) }

  func forward(_ input: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor) throws(TensorError) {
    switch result.dtype {
    case .float32: try forward(input, weight, bias: bias, to: result, Float(0)) { $0 + $1 * $2 }
    case .float64: try forward(input, weight, bias: bias, to: result, 0.0) { $0 + $1 * $2 }
    case .int64: try forward(input, weight, bias: bias, to: result, 0) { $0 &+ $1 &* $2 }
    case .uint8, .bool: try forward(input, weight, bias: bias, to: result, UInt8(0)) { $0 &+ $1 &* $2 }
    }
  }

  @inline(__always)
  private func forward<Element: TensorElement>(
    _ input: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor, _ zero: Element,
    _ multiplyAdd: (Element, Element, Element) -> Element
  ) throws(TensorError) {
    let (x, w) = (input.pointer(Element.self) + input.offset, weight.pointer(Element.self) + weight.offset)
    let out = result.pointer(Element.self)
    let (xs, ws, ys) = (input.strides, weight.strides, result.strides)
    try eachRow(of: result, work: work * Double(channels)) { n, o, i in
      let start = bias.map { $0.pointer(Element.self)[$0.offset + o * $0.strides[0]] } ?? zero
      let first = n * xs[0] + o / outputs * channels * xs[1]
      for j in 0..<columns.places {
        var sum = start
        for c in 0..<channels {
          let (image, factors) = (x + first + c * xs[1], w + o * ws[0] + c * ws[1])
          PlainConvolution.taps(of: i, rows) { r, y in
            PlainConvolution.taps(of: j, columns) { s, x in
              sum = multiplyAdd(sum, image[y * xs[2] + x * xs[3]], factors[r * ws[2] + s * ws[3]])
            }
          }
        }
        out[n * ys[0] + o * ys[1] + i * ys[2] + j * ys[3]] = sum
      }
    }
  }

  func inputGradient(
    _ gradient: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor
  ) throws(TensorError) {
    switch result.dtype {
    case .float32: try inputGradient(gradient, weight, bias: bias, to: result, Float(0)) { $0 + $1 * $2 }
    case .float64: try inputGradient(gradient, weight, bias: bias, to: result, 0.0) { $0 + $1 * $2 }
    case .int64: try inputGradient(gradient, weight, bias: bias, to: result, 0) { $0 &+ $1 &* $2 }
    case .uint8, .bool:
      try inputGradient(gradient, weight, bias: bias, to: result, UInt8(0)) { $0 &+ $1 &* $2 }
    }
  }

  @inline(__always)
  private func inputGradient<Element: TensorElement>(
    _ gradient: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor, _ zero: Element,
    _ multiplyAdd: (Element, Element, Element) -> Element
  ) throws(TensorError) {
    let dy = gradient.pointer(Element.self) + gradient.offset
    let w = weight.pointer(Element.self) + weight.offset
    let out = result.pointer(Element.self)
    let (ds, ws, xs) = (gradient.strides, weight.strides, result.strides)
    try eachRow(of: result, work: work * Double(outputs)) { n, c, y in
      let start = bias.map { $0.pointer(Element.self)[$0.offset + c * $0.strides[0]] } ?? zero
      let first = c / channels * outputs
      for x in 0..<columns.size {
        var sum = start
        for o in first..<first + outputs {
          let (image, factors) = (dy + n * ds[0] + o * ds[1], w + o * ws[0] + c % channels * ws[1])
          PlainConvolution.places(of: y, rows) { r, i in
            PlainConvolution.places(of: x, columns) { s, j in
              sum = multiplyAdd(sum, image[i * ds[2] + j * ds[3]], factors[r * ws[2] + s * ws[3]])
            }
          }
        }
        out[n * xs[0] + c * xs[1] + y * xs[2] + x * xs[3]] = sum
      }
    }
  }

  func weightGradient(_ input: Tensor, _ gradient: Tensor, to result: Tensor) throws(TensorError) {
    switch result.dtype {
    case .float32: try weightGradient(input, gradient, to: result, Float(0)) { $0 + $1 * $2 }
    case .float64: try weightGradient(input, gradient, to: result, 0.0) { $0 + $1 * $2 }
    case .int64: try weightGradient(input, gradient, to: result, 0) { $0 &+ $1 &* $2 }
    case .uint8, .bool: try weightGradient(input, gradient, to: result, UInt8(0)) { $0 &+ $1 &* $2 }
    }
  }

  @inline(__always)
  private func weightGradient<Element: TensorElement>(
    _ input: Tensor, _ gradient: Tensor, to result: Tensor, _ zero: Element,
    _ multiplyAdd: (Element, Element, Element) -> Element
  ) throws(TensorError) {
    let x = input.pointer(Element.self) + input.offset
    let dy = gradient.pointer(Element.self) + gradient.offset
    let out = result.pointer(Element.self)
    let (xs, ds, ws) = (input.strides, gradient.strides, result.strides)
    let images = input.shape[0]
    let places = Double(images) * Double(rows.places) * Double(columns.places)
    try eachRow(of: result, work: places) { o, c, r in
      for s in 0..<columns.taps {
        var sum = zero
        for n in 0..<images {
          let image = x + n * xs[0] + (o / outputs * channels + c) * xs[1]
          let factors = dy + n * ds[0] + o * ds[1]
          for i in 0..<rows.places {
            let y = i * rows.stride + r * rows.spacing - rows.before
            guard y >= 0, y < rows.size else { continue }
            for j in 0..<columns.places {
              let x = j * columns.stride + s * columns.spacing - columns.before
              guard x >= 0, x < columns.size else { continue }
              sum = multiplyAdd(sum, image[y * xs[2] + x * xs[3]], factors[i * ds[2] + j * ds[3]])
            }
          }
        }
        out[o * ws[0] + c * ws[1] + r * ws[2] + s * ws[3]] = sum
      }
    }
  }
}
