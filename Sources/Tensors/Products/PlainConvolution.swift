// The definition's loops, for the types without a tile: exact for integers, whatever the size.
//
// Eight results that belong together (outputs of a place, channels of a pixel, weights of as many outputs) are computed
// side by side in the lanes of vectors. Each of them is still one sum, in the definition's order. The weights are first
// copied so that the lanes stand side by side; the output's gradient stands so with its channels last. The forward pass
// and the gradient by the input are then one loop: a target element sums over sources (channels of the group, or its
// outputs), and over the taps that join it to a source element along each axis.

struct PlainConvolution {
  let rows, columns: Sweep
  /// Channels and outputs are those of one group.
  let groups, channels, outputs: Int

  private static let lanes = 8

  // MARK: Forward, and back to the input

  func forward(_ input: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor) throws(TensorError) {
    let (rows, columns) = (rows, columns)
    try sum(
      input, weight, bias: bias, to: result, sources: channels, targets: outputs, isForward: true,
      down: { Meeting(place: $0, rows) }, across: { Meeting(place: $0, columns) })
  }

  func inputGradient(
    _ gradient: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor
  ) throws(TensorError) {
    let (rows, columns) = (rows, columns)
    try sum(
      gradient, weight, bias: bias, to: result, sources: outputs, targets: channels, isForward: false,
      down: { Meeting(element: $0, rows) }, across: { Meeting(element: $0, columns) })
  }

  /// The taps that join one position of the target's axis to positions of the source's: `first`, `first + step`, …, which
  /// are joined to `position`, `position + move`, ….
  private struct Meeting {
    var (first, step, count) = (0, 1, 0)
    var (position, move) = (0, 0)

    /// Of a place of the output with elements of the input.
    init(place: Int, _ sweep: Sweep) {
      let taps = sweep.taps(of: place)
      (first, count, move) = (taps.lowerBound, taps.count, sweep.spacing)
      position = place * sweep.stride + first * sweep.spacing - sweep.before
    }

    /// Of an element of the input with places of the output.
    init(element: Int, _ sweep: Sweep) {
      for tap in 0..<sweep.taps {
        let distance = element + sweep.before - tap * sweep.spacing
        if distance < 0 { break }
        if distance % sweep.stride != 0 || distance / sweep.stride >= sweep.places { continue }
        switch count {
        case 0: (first, position) = (tap, distance / sweep.stride)
        case 1: (step, move) = (tap - first, distance / sweep.stride - position)
        default: break
        }
        count += 1
      }
    }
  }

  private func sum(
    _ source: Tensor, _ weight: Tensor, bias: Tensor?, to result: Tensor, sources: Int, targets: Int,
    isForward: Bool, down: (Int) -> Meeting, across: (Int) -> Meeting
  ) throws(TensorError) {
    func run<Element: PlainElement>(_: Element.Type) throws(TensorError) {
      let packed = try pack(weight, Element.self, sources: sources, targets: targets, isForward: isForward)
      let factors = UnsafePointer(packed.memory.assumingMemoryBound(to: SIMD8<Element>.self))
      let x = source.pointer(Element.self) + source.offset
      let out = result.pointer(Element.self)
      let (xs, ys, shape) = (source.strides, result.strides, result.shape)
      let blocks = PlainConvolution.blocks(targets)
      let (height, width) = (shape[2], shape[3])
      let taps = rows.taps * columns.taps
      let cost = Double(sources * taps) * Double(width) * 2
      let engine = result.engine
      let perPoll = Swift.max(1, Engine.chunk / Swift.max(1, sources * taps))
      try eachLine([shape[0], groups, blocks, height], on: engine, cost: cost) { line in
        let i = line % height
        let block = line / height % blocks
        let group = line / height / blocks % groups
        let image = line / height / blocks / groups
        let first = group * targets + block * PlainConvolution.lanes
        let count = Swift.min(PlainConvolution.lanes, targets - block * PlainConvolution.lanes)
        var start = SIMD8<Element>()
        if let bias {
          let numbers = bias.pointer(Element.self) + bias.offset
          for lane in 0..<count { start[lane] = numbers[(first + lane) * bias.strides[0]] }
        }
        let vertical = down(i)
        let origin = x + image * xs[0] + group * sources * xs[1] + vertical.position * xs[2]
        let own = factors + (group * blocks + block) * sources * taps + vertical.first * columns.taps
        let target = out + image * ys[0] + first * ys[1] + i * ys[2]
        for j in 0..<width {
          if j % perPoll == perPoll - 1, !engine.goesOn() { return }
          let horizontal = across(j)
          var sum = start
          for c in 0..<sources {
            var line = origin + c * xs[1] + horizontal.position * xs[3]
            var factor = own + c * taps + horizontal.first
            for _ in 0..<vertical.count {
              for tap in 0..<horizontal.count {
                sum = Element.multiplyAdd(
                  sum, line[tap * horizontal.move * xs[3]], factor[tap * horizontal.step])
              }
              line += vertical.move * xs[2]
              factor += vertical.step * columns.taps
            }
          }
          for lane in 0..<count { target[lane * ys[1] + j * ys[3]] = sum[lane] }
        }
      }
      withExtendedLifetime(packed) {}
    }
    switch result.dtype {
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    case .int64: try run(Int.self)
    case .uint8, .bool: try run(UInt8.self)
    }
  }

  /// The weights of eight targets each side by side, for every group, block of targets, source and tap; 0 for targets
  /// that there are not.
  private func pack<Element: PlainElement>(
    _ weight: Tensor, _: Element.Type, sources: Int, targets: Int, isForward: Bool
  ) throws(TensorError) -> Storage {
    let blocks = PlainConvolution.blocks(targets)
    let count = try Layout.count(of: [groups, blocks, sources, rows.taps, columns.taps])
    let bytes = try Layout.count(of: [count, MemoryLayout<SIMD8<Element>>.stride])
    let packed = try Storage(engine: weight.engine, dtype: .uint8, count: bytes)
    let out = packed.memory.assumingMemoryBound(to: SIMD8<Element>.self)
    let w = weight.pointer(Element.self) + weight.offset
    let ws = weight.strides
    let (source, target) = isForward ? (ws[1], ws[0]) : (ws[0], ws[1])
    var place = 0
    for group in 0..<groups {
      for block in 0..<blocks {
        for c in 0..<sources {
          try weight.engine.poll()
          for r in 0..<rows.taps {
            for s in 0..<columns.taps {
              let from = w + group * outputs * ws[0] + c * source + r * ws[2] + s * ws[3]
              var factors = SIMD8<Element>()
              for lane in 0..<Swift.min(PlainConvolution.lanes, targets - block * PlainConvolution.lanes) {
                factors[lane] = from[(block * PlainConvolution.lanes + lane) * target]
              }
              out[place] = factors
              place += 1
            }
          }
        }
      }
    }
    return packed
  }

  // MARK: Back to the weight

  func weightGradient(_ input: Tensor, _ gradient: Tensor, to result: Tensor) throws(TensorError) {
    let gradient = try gradient.arranged(in: .channelsLast(gradient.shape))
    func run<Element: PlainElement>(_: Element.Type) throws(TensorError) {
      let x = input.pointer(Element.self) + input.offset
      let dy = gradient.pointer(Element.self) + gradient.offset
      let out = result.pointer(Element.self)
      let (xs, ds, ws) = (input.strides, gradient.strides, result.strides)
      let images = input.shape[0]
      let blocks = PlainConvolution.blocks(outputs)
      let cost = Double(images) * Double(rows.places) * Double(columns.places) * 2
      let engine = result.engine
      let sizes = [groups, blocks, channels, rows.taps, columns.taps]
      try eachLine(sizes, on: engine, cost: cost) { line in
        let s = line % columns.taps
        let r = line / columns.taps % rows.taps
        let c = line / columns.taps / rows.taps % channels
        let block = line / columns.taps / rows.taps / channels % blocks
        let group = line / columns.taps / rows.taps / channels / blocks
        let first = group * outputs + block * PlainConvolution.lanes
        let (down, across) = (rows.reading(r), columns.reading(s))
        var sum = SIMD8<Element>()
        for n in 0..<images {
          for i in down {
            if !engine.goesOn() { return }
            let y = i * rows.stride + r * rows.spacing - rows.before
            let left = across.lowerBound * columns.stride + s * columns.spacing - columns.before
            var number = x + n * xs[0] + (group * channels + c) * xs[1] + y * xs[2] + left * xs[3]
            var slopes = UnsafeRawPointer(
              dy + n * ds[0] + first * ds[1] + i * ds[2] + across.lowerBound * ds[3])
            for _ in across {
              // Lanes beyond the last output read what stands there, in the slack of a storage at the latest.
              sum = Element.multiplyAdd(sum, number.pointee, slopes.loadUnaligned(as: SIMD8<Element>.self))
              number += columns.stride * xs[3]
              slopes += ds[3] * MemoryLayout<Element>.stride
            }
          }
        }
        let target = out + c * ws[1] + r * ws[2] + s * ws[3]
        for lane in 0..<Swift.min(PlainConvolution.lanes, outputs - block * PlainConvolution.lanes) {
          target[(first + lane) * ws[0]] = sum[lane]
        }
      }
    }
    switch result.dtype {
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    case .int64: try run(Int.self)
    case .uint8, .bool: try run(UInt8.self)
    }
    withExtendedLifetime((input, gradient)) {}
  }

  // MARK: Shares of the work

  private static func blocks(_ targets: Int) -> Int { (targets + lanes - 1) / lanes }

  /// Calls `body` for every number below the product of the sizes, on several threads; `cost` are nanoseconds for one.
  private func eachLine(
    _ sizes: [Int], on engine: Engine, cost: Double, _ body: (_ line: Int) -> Void
  ) throws(TensorError) {
    let lines = try Layout.count(of: sizes)
    if lines == 0 { return }
    let perChunk = Swift.max(1, Int(200_000 / Swift.max(1, cost)))
    try engine.inChunks((lines - 1) / perChunk + 1, nanoseconds: cost * Double(lines)) { chunk, _ in
      for line in chunk * perChunk..<Swift.min(lines, (chunk + 1) * perChunk) { body(line) }
    }
  }
}

/// A type whose products are summed lane by lane; integers wrap around.
protocol PlainElement: TensorElement, SIMDScalar, Hashable, Codable {
  static func multiplyAdd(_ sum: SIMD8<Self>, _ number: Self, _ factors: SIMD8<Self>) -> SIMD8<Self>
}

extension PlainElement where Self: FloatingPoint {
  @inline(__always)
  static func multiplyAdd(_ sum: SIMD8<Self>, _ number: Self, _ factors: SIMD8<Self>) -> SIMD8<Self> {
    sum + number * factors
  }
}

extension PlainElement where Self: FixedWidthInteger {
  @inline(__always)
  static func multiplyAdd(_ sum: SIMD8<Self>, _ number: Self, _ factors: SIMD8<Self>) -> SIMD8<Self> {
    sum &+ number &* factors
  }
}

extension Float: PlainElement {}
extension Double: PlainElement {}
extension Int: PlainElement {}
extension UInt8: PlainElement {}

extension Sweep {
  /// The places at which a tap reads an element that there is.
  fileprivate func reading(_ tap: Int) -> Range<Int> {
    let start = tap * spacing - before
    let first = start >= 0 ? 0 : (stride - 1 - start) / stride
    let end = start >= size ? 0 : Swift.min(places, (size - 1 - start) / stride + 1)
    return Swift.min(first, end)..<end
  }
}
