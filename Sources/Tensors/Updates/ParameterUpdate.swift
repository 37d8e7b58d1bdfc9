import CKernels

// The step of an optimizer: all parameters change in one parallel loop, and none is left half done.
//
// A network has a few large parameters and many small ones. They are laid end to end and cut into chunks by their
// sizes alone, so threads share the work evenly and the bits do not depend on them. Before the first number changes,
// everything that can fail has been checked and the cancel flag looked at; after that nothing stops the step.
// Where a parameter, its gradient and its buffers lie alike in memory, a chunk is one call of a loop of CKernels; where
// they do not (a gradient that was set by hand, a parameter that is a view), runs are gathered into a small block.

/// One parameter with its gradient and what its rule remembers, and how it changes.
public struct ParameterUpdate {
  let parameter, gradient: Tensor
  let buffers: [Tensor]
  let step: UpdateStep

  /// The buffers are made by `updateBuffer` for this parameter, as many as the rule has.
  public init(
    _ parameter: Tensor, by gradient: Tensor, remembering buffers: [Tensor] = [], _ step: UpdateStep
  ) throws(TensorError) {
    guard parameter.dtype.isFloat else { throw .gradientOfIntegers }
    for tensor in [gradient] + buffers {
      if tensor.dtype != parameter.dtype { throw .updateType(of: parameter.dtype, with: tensor.dtype) }
      if tensor.shape != parameter.shape { throw .updateShape(shape: parameter.shape, result: tensor.shape) }
    }
    let alike = buffers.dropFirst().allSatisfy { $0.strides == buffers[0].strides }
    guard buffers.count == step.rule.buffers, alike else {
      throw .updateBuffers(expected: step.rule.buffers, got: buffers.count)
    }
    if parameter.layout.overlaps { throw .updateOverlap(shape: parameter.shape, strides: parameter.strides) }
    if gradient.storage === parameter.storage, gradient.layout != parameter.layout,
      gradient.layout.span.overlaps(parameter.layout.span)
    {
      throw .updateShared(shape: parameter.shape, strides: gradient.strides)
    }
    self.parameter = parameter
    self.gradient = gradient
    self.buffers = buffers
    self.step = step
  }
}

extension Layout {
  /// From the first element in memory to the last.
  fileprivate var span: Range<Int> {
    if count == 0 { return offset..<offset }
    let reaches = zip(shape, strides).map { ($0 - 1) * $1 }
    let (least, most) = (reaches.filter { $0 < 0 }.reduce(0, +), reaches.filter { $0 > 0 }.reduce(0, +))
    return offset + least..<offset + most + 1
  }

  /// Whether an axis repeats its numbers, so that an update would change them more than once.
  var overlaps: Bool { count > 1 && shape.indices.contains { shape[$0] > 1 && strides[$0] == 0 } }
}

extension Tensor {
  /// Numbers to remember for each element of this parameter, in its memory order.
  public func updateBuffer(filledWith value: Double = 0) throws(TensorError) -> Tensor {
    let buffer = try engine.empty(like: layout.likewise(), dtype: dtype)
    try buffer.fillUnversioned(.float(value))
    return buffer
  }
}

extension Engine {
  /// Changes all the parameters in place, or none: a cancelled step changes nothing.
  ///
  /// Cost: each parameter, gradient and buffer is read once, and each parameter and buffer is written once.
  public func update(_ updates: [ParameterUpdate]) throws(TensorError) {
    try inOneGo { () throws(TensorError) in
      for group in updates.apart(by: \.parameter.storage, reading: \.gradient.storage) {
        let pieces = group.map { FusedUpdate($0, kernels) }
        let lengths = PieceTable(group.map(\.parameter.count))
        try inChunks(lengths.chunks, nanoseconds: lengths.count * 0.6) { chunk, _ in
          let (piece, range) = lengths.range(of: chunk)
          pieces[piece].run(range)
        }
      }
    }
    for update in updates {
      update.parameter.bumpVersion()
      for buffer in update.buffers { buffer.bumpVersion() }
    }
  }
}

extension Array {
  /// The elements in groups that can be changed at the same time, for no two of a group write the same storage, or one
  /// what another reads: all in one where that is so, else each by itself.
  func apart(
    by written: (Element) -> Storage, reading read: (Element) -> Storage? = { _ in nil }
  ) -> [[Element]] {
    var owners: [ObjectIdentifier: Int] = [:]
    for (number, element) in enumerated() {
      if owners.updateValue(number, forKey: ObjectIdentifier(written(element))) != nil { return map { [$0] } }
    }
    let isApart = enumerated().allSatisfy { number, element in
      guard let source = read(element), let owner = owners[ObjectIdentifier(source)] else { return true }
      return owner == number
    }
    return isApart ? [self] : map { [$0] }
  }
}

/// Tensors of several lengths, each cut into chunks of fixed length.
struct PieceTable {
  private let lengths: [Int]
  /// The number of each piece's first chunk, and the number of all chunks.
  private var first = [0]
  /// The number of all elements.
  let count: Double

  init(_ lengths: [Int]) {
    self.lengths = lengths
    var (chunks, count) = (0, 0.0)
    first.reserveCapacity(lengths.count + 1)
    for length in lengths {
      chunks += (length + Engine.chunk - 1) / Engine.chunk
      count += Double(length)
      first.append(chunks)
    }
    self.count = count
  }

  var chunks: Int { first[lengths.count] }

  /// Which piece a chunk belongs to, and its elements there.
  func range(of chunk: Int) -> (piece: Int, range: Range<Int>) {
    var (low, high) = (0, lengths.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if first[middle] <= chunk { low = middle } else { high = middle }
    }
    let start = (chunk - first[low]) * Engine.chunk
    return (low, start..<min(lengths[low], start + Engine.chunk))
  }
}

/// An update with everything looked up.
private struct FusedUpdate {
  private let parameter, gradient: Tensor
  private let buffers: [Tensor]
  private let step: UpdateStep
  private let numbers: ck_step_numbers
  private let loop: ck_step?
  private let walk: Walk

  init(_ update: ParameterUpdate, _ kernels: ck_kernels) {
    (parameter, gradient) = (update.parameter, update.gradient)
    (buffers, step) = (update.buffers, update.step)
    numbers = step.numbers
    loop = kernels.step(step.rule)
    let remembered = (buffers.first ?? parameter).layout
    walk = Walk(parameter.layout, gradient.layout, remembered, inOrder: false)
  }

  func run(_ range: Range<Int>) {
    if parameter.dtype == .float64 { plain(range) } else { vector(range) }
  }

  private func buffer<Element: TensorElement>(
    _ number: Int, _: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    (number < buffers.count ? buffers[number] : parameter).pointer(Element.self)
  }

  private func vector(_ range: Range<Int>) {
    guard let loop else { return }
    let (p, g) = (parameter.pointer(Float.self), gradient.pointer(Float.self))
    let (a, b, c) = (buffer(0, Float.self), buffer(1, Float.self), buffer(2, Float.self))
    let inner = walk.inner
    let isDense = inner[0] == 1 && inner[1] == 1 && inner[2] == 1
    withUnsafePointer(to: numbers) { numbers in
      walk.runs(range) { at, length in
        if isDense || length == 1 {
          loop(length, numbers, p + at[0], g + at[1], a + at[2], b + at[2], c + at[2])
        } else {
          let parts = (p + at[0], g + at[1], a + at[2], b + at[2], c + at[2])
          gathered(length, numbers, loop, parts)
        }
      }
    }
  }

  private typealias Parts = (
    UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
    UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
  )

  /// A run whose parts lie apart, through a block in which they lie side by side.
  private func gathered(
    _ length: Int, _ numbers: UnsafePointer<ck_step_numbers>, _ loop: ck_step, _ parts: Parts
  ) {
    let block = 128
    let steps = walk.inner
    let lanes = [(parts.0, steps[0]), (parts.1, steps[1])]
    let remembered = [parts.2, parts.3, parts.4].prefix(buffers.count).map { ($0, steps[2]) }
    let all = lanes + remembered
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 5 * block) { room in
      guard let base = room.baseAddress else { return }
      for start in stride(from: 0, to: length, by: block) {
        let count = min(block, length - start)
        for (lane, part) in all.enumerated() {
          for index in 0..<count { base[lane * block + index] = part.0[(start + index) * part.1] }
        }
        loop(count, numbers, base, base + block, base + 2 * block, base + 3 * block, base + 4 * block)
        for (lane, part) in all.enumerated() where lane != 1 {
          for index in 0..<count { part.0[(start + index) * part.1] = base[lane * block + index] }
        }
      }
    }
  }

  private func plain(_ range: Range<Int>) {
    let (p, g) = (parameter.pointer(Double.self), gradient.pointer(Double.self))
    let (a, b, c) = (buffer(0, Double.self), buffer(1, Double.self), buffer(2, Double.self))
    let steps = walk.inner
    let kept = buffers.count
    walk.runs(range) { at, length in
      for index in 0..<length {
        let place = at[2] &+ index &* steps[2]
        var (first, second, third) = (0.0, 0.0, 0.0)
        if kept > 0 { first = a[place] }
        if kept > 1 { second = b[place] }
        if kept > 2 { third = c[place] }
        step.change(
          &p[at[0] &+ index &* steps[0]], by: g[at[1] &+ index &* steps[1]], &first, &second, &third)
        if kept > 0 { a[place] = first }
        if kept > 1 { b[place] = second }
        if kept > 2 { c[place] = third }
      }
    }
  }
}
