// How the taps of a kernel go over one axis, and the band of input that they touch.
//
// Place i of the output reads, at tap t, element i*stride + t*spacing - before of the input, and zero where there is
// none. The forward pass is one such sweep per axis. The gradient by the input is one for every phase of the
// stride: the inputs q, q + s, q + 2s, … are reached by the same taps, and from one to the next the output moves by
// one place, so each phase is a sweep with stride 1 over the output's gradient.

/// The taps of a kernel going over one axis of the input.
struct Sweep {
  /// Positions of the output, and input steps from one to the next.
  var places, stride: Int
  /// Elements of the kernel, and input steps from one to the next.
  var taps, spacing: Int
  /// Zeros before the input; negative where the first place begins inside it.
  var before: Int
  /// Elements of the input.
  var size: Int

  /// Input elements that so many places touch from the first to the last.
  func reach(_ places: Int) -> Int { taps == 0 ? 0 : (places - 1) * stride + (taps - 1) * spacing + 1 }

  /// The taps of a place that fall inside the input.
  func taps(of place: Int) -> Range<Int> {
    let start = place * stride - before
    let first = start >= 0 ? 0 : (spacing - 1 - start) / spacing
    let end = Swift.min(taps, start >= size ? 0 : (size - 1 - start) / spacing + 1)
    return Swift.min(first, end)..<end
  }

  /// How many pairs of a place and a tap fall inside the input.
  var pairs: Int { (0..<places).reduce(0) { $0 + taps(of: $1).count } }

  /// Whether no place reads beyond the input.
  var isInside: Bool { taps == 0 || before <= 0 && reach(places) - before <= size }

  /// Where the places of the phase stand in what they are written to, and which tap of the kernel tap t is.
  struct Phase {
    var sweep: Sweep
    var first, step: Int
    var firstTap, tapStep: Int
  }

  /// The sweeps of the gradient over the output's places that give the gradient of `size` inputs; inputs that no
  /// tap reaches are in none.
  func backward() -> [Phase] {
    var divisor = (stride, spacing)
    while divisor.1 != 0 { divisor = (divisor.1, divisor.0 % divisor.1) }
    let (tapStep, move) = (stride / divisor.0, spacing / divisor.0)
    var phases: [Phase] = []
    for tap in 0..<Swift.min(taps, tapStep) {
      let phase = ((tap * spacing - before) % stride + stride) % stride
      if phase >= size { continue }
      let count = (taps - tap - 1) / tapStep + 1
      let base = (phase + before - tap * spacing) / stride
      let sweep = Sweep(
        places: (size - phase - 1) / stride + 1, stride: 1, taps: count, spacing: move,
        before: (count - 1) * move - base, size: places)
      phases.append(
        Phase(
          sweep: sweep, first: phase, step: stride, firstTap: tap + (count - 1) * tapStep, tapStep: -tapStep))
    }
    return phases
  }
}

/// A float32 image batch as the tile reads it: any strides.
struct Picture {
  let start: UnsafePointer<Float>
  let image, channel, row, column: Int
  let channels: Int

  init(_ tensor: Tensor) {
    start = UnsafePointer(tensor.pointer(Float.self) + tensor.offset)
    let steps = tensor.strides
    (image, channel, row, column) = (steps[0], steps[1], steps[2], steps[3])
    channels = tensor.shape[1]
  }
}

/// The part of the input that a block of places reads: in place, or copied with its border of zeros.
///
/// The copy keeps the order of the input in memory: pixels of channels where the channels lie next to each
/// other, planes where they do not.
struct Band {
  private let source: Picture
  private let rows, columns: Sweep
  private let height, width: Int
  let isInPlace: Bool
  /// Steps between images, channels, rows and columns of what the tile reads.
  let image, channel, row, column: Int
  /// Numbers in the copy of a whole block.
  let size: Int

  /// `isCopied` says that what is not all inside is copied; else the reader keeps to what is.
  init(
    _ source: Picture, rows: Sweep, columns: Sweep, blocks: Blocks, isCopied: Bool = true
  ) throws(TensorError) {
    (self.source, self.rows, self.columns) = (source, rows, columns)
    isInPlace = !isCopied || rows.isInside && columns.isInside
    height = rows.reach(blocks.rowsInBlock)
    width = columns.reach(blocks.columnsInBlock)
    if isInPlace {
      (image, channel, row, column) = (source.image, source.channel, source.row, source.column)
      size = 0
      return
    }
    size = try Layout.count(of: [blocks.imagesInBlock, source.channels, height, width])
    if source.channel == 1 || source.channels == 1 {
      (channel, column, row) = (1, source.channels, width * source.channels)
      image = height * row
    } else {
      (column, row, channel) = (1, width, height * width)
      image = source.channels * channel
    }
  }

  /// Where the block's place 0 reads its tap 0, the input having been copied to `copy` if need be.
  func read(_ block: Blocks.Block, copy: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
    let y = block.rows.lowerBound * rows.stride - rows.before
    let x = block.columns.lowerBound * columns.stride - columns.before
    if isInPlace {
      return source.start + block.images.lowerBound * source.image + y * source.row + x * source.column
    }
    let height = rows.reach(block.rows.count)
    let width = columns.reach(block.columns.count)
    // Columns x + left ..< x + right of the input exist.
    let left = Swift.min(width, Swift.max(0, -x))
    let right = Swift.max(left, Swift.min(width, columns.size - x))
    for index in 0..<block.images.count {
      let from = source.start + (block.images.lowerBound + index) * source.image
      for line in 0..<height {
        let exists = y + line >= 0 && y + line < rows.size
        let target = copy + index * image + line * row
        let values = from + (y + line) * source.row
        if channel == 1 {
          fill(target, values + x * source.column, left: left, right: right, width: width, exists: exists)
        } else {
          for c in 0..<source.channels {
            fillPlane(
              target + c * channel, values + c * source.channel + x * source.column, left: left, right: right,
              width: width, exists: exists)
          }
        }
      }
    }
    return UnsafePointer(copy)
  }

  /// One row of pixels with neighbouring channels.
  private func fill(
    _ target: UnsafeMutablePointer<Float>, _ values: UnsafePointer<Float>, left: Int, right: Int, width: Int,
    exists: Bool
  ) {
    let channels = source.channels
    if !exists || left == right {
      target.update(repeating: 0, count: width * channels)
      return
    }
    target.update(repeating: 0, count: left * channels)
    if source.column == channels {
      (target + left * channels).update(from: values + left * channels, count: (right - left) * channels)
    } else {
      for x in left..<right {
        (target + x * channels).update(from: values + x * source.column, count: channels)
      }
    }
    (target + right * channels).update(repeating: 0, count: (width - right) * channels)
  }

  /// One row of one channel.
  private func fillPlane(
    _ target: UnsafeMutablePointer<Float>, _ values: UnsafePointer<Float>, left: Int, right: Int, width: Int,
    exists: Bool
  ) {
    if !exists || left == right {
      target.update(repeating: 0, count: width)
      return
    }
    target.update(repeating: 0, count: left)
    if source.column == 1 {
      (target + left).update(from: values + left, count: right - left)
    } else {
      for x in left..<right { target[x] = values[x &* source.column] }
    }
    (target + right).update(repeating: 0, count: width - right)
  }
}
