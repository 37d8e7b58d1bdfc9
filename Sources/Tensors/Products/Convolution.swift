import CKernels

// Convolution as networks mean it: cross-correlation.
//
//     y[n,o,i,j] = sum over c,r,s of x[n, c, i*stride + r*dilation - padding, j*stride + s*dilation - padding] * w[o,c,r,s]
//
// On float32 it is a matrix product that never builds its matrix. A block of output rows needs a band of
// input rows; the band is copied once, zero-bordered and channels last, so that the C·L numbers of one kernel row lie
// in one run and the next output pixel's begin `stride·C` further. The tile reads them in place (A),
// against weights laid out (r, s, c, o) with o innermost (B), the kernel rows being its segments. What
// comes out is pixels x output channels, written straight to a channels-last result or scattered to a planar
// one. Bands are the unit of threading, their height fixed by the shape.
//
// The other types take the definition's loops: exact for integers, whatever the size.

extension Tensor {
  /// Cross-correlation: the kernel slid over the input, a sum of products at every place.
  ///
  /// Shapes: (H, W) with (K, L) -> (H', W'); (C, H, W) with (C, K, L) -> (H', W'), summed over channels;
  /// (C, H, W) or (N, C, H, W) with (O, C, K, L) -> (O, H', W') or (N, O, H', W').
  /// Sizes: H' = floor((H + 2p - d(K-1) - 1)/s) + 1. Types promote; integers stay exact (uint8 and bool become int64).
  ///
  /// ```swift
  /// let edges = try image.xcorr(kernel, padding: 1)
  /// ```
  /// Cost: 2·N·O·H'·W'·C·K·L operations.
  public func xcorr(
    _ kernel: Tensor, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    let input: Tensor
    let weight: Tensor
    switch (rank, kernel.rank) {
    case (2, 2):
      input = try unsqueeze(0).unsqueeze(0)
      weight = try kernel.unsqueeze(0).unsqueeze(0)
    case (3, 3):
      input = try unsqueeze(0)
      weight = try kernel.unsqueeze(0)
    case (3, 4):
      input = try unsqueeze(0)
      weight = kernel
    case (4, 4):
      input = self
      weight = kernel
    default: throw .convolutionRanks(input: shape, weight: kernel.shape)
    }
    let result = try Convolution(input, weight, stride: stride, padding: padding, dilation: dilation).run()
    switch (rank, kernel.rank) {
    case (2, 2), (3, 3): return try result.squeeze([0]).squeeze([0])
    case (3, 4): return try result.squeeze([0])
    default: return result
    }
  }

  /// Convolution as mathematics means it: `xcorr` with the kernel flipped along both of its axes.
  public func conv2dTrue(
    _ kernel: Tensor, stride: Extent = 1, padding: Extent = 0, dilation: Extent = 1
  ) throws(TensorError) -> Tensor {
    if kernel.rank < 2 { throw .convolutionRanks(input: shape, weight: kernel.shape) }
    return try xcorr(kernel.flip([-2, -1]), stride: stride, padding: padding, dilation: dilation)
  }
}

/// One cross-correlation of (N, C, H, W) with (O, C, K, L).
private struct Convolution {
  let input, weight, output: Tensor
  let windows: WindowPair

  init(
    _ input: Tensor, _ weight: Tensor, stride: Extent, padding: Extent, dilation: Extent
  ) throws(TensorError) {
    if weight.shape[1] != input.shape[1] {
      throw .convolutionChannels(weight: weight.shape, input: input.shape)
    }
    windows = try WindowPair(
      kernel: Extent(weight.shape[2], weight.shape[3]), stride: stride, padding: padding, dilation: dilation,
      over: Extent(input.shape[2], input.shape[3]))
    let dtype = Swift.max(.int64, DType.promoted(input.dtype, weight.dtype))
    self.input = try input.to(dtype)
    self.weight = try weight.to(dtype)
    let shape = [input.shape[0], weight.shape[0], windows.outHeight, windows.outWidth]
    output = try input.engine.empty(like: Convolution.layout(shape, like: input), dtype: dtype)
  }

  /// Channels last in memory when the input is, else row-major: as PyTorch's.
  private static func layout(_ shape: [Int], like input: Tensor) throws(TensorError) -> Layout {
    let rowMajor = try Layout(shape: shape)
    let lastFirst = try input.layout.permuted([0, 2, 3, 1])
    guard lastFirst.isContiguous, !input.isContiguous else { return rowMajor }
    return try Layout(shape: [shape[0], shape[2], shape[3], shape[1]]).permuted([0, 3, 1, 2])
  }

  func run() throws(TensorError) -> Tensor {
    if output.count == 0 { return output }
    switch output.dtype {
    case .float32: try tiled()
    case .float64: try plain(0.0) { $0 + $1 * $2 }
    default: try plain(0) { $0 &+ $1 &* $2 }
    }
    return output
  }

  private var channels: Int { input.shape[1] }
  private var paddedWidth: Int { input.shape[3] + 2 * windows.width.padding }

  /// Multiplications for one row of output pixels.
  private var workPerRow: Double {
    Double(windows.outWidth) * Double(output.shape[1]) * Double(weight.shape[2] * weight.shape[3])
      * Double(Swift.max(1, channels))
  }
}

extension Convolution {
  private func tiled() throws(TensorError) {
    let engine = output.engine
    let kernels = engine.kernels
    guard let tile = kernels.tile else { return }
    let (most, width) = (Int(kernels.rows), Int(kernels.columns))
    let (outHeight, outWidth) = (windows.outHeight, windows.outWidth)
    let weights = try packedWeights(width: width)
    let outChannels = output.shape[1]
    let rowOfWeights = (outChannels + width - 1) / width * width

    let perRow = Swift.max(1, workPerRow)
    let height = Int(Swift.max(1, Swift.min(Double(outHeight), (2_000_000 / perRow).rounded())))
    let bands = (outHeight - 1) / height + 1
    let chunks = input.shape[0] * bands
    let nanoseconds = perRow * Double(outHeight) * Double(input.shape[0]) * 0.05
    let workers = engine.workers(for: chunks, nanoseconds: nanoseconds)
    let bandRows = (height - 1) * windows.height.stride + windows.height.span
    let bandSize = try Layout.count(of: [bandRows, paddedWidth, Swift.max(1, channels)])
    let scratchSize = try Layout.count(of: [workers, bandSize + most * width])
    let scratch = try Storage(engine: engine, dtype: .float32, count: scratchSize)

    let out = output.pointer(Float.self)
    let step = output.strides
    let taps = TapWalk(windows: windows, channels: channels, paddedWidth: paddedWidth, ldb: rowOfWeights)
    try engine.inChunks(chunks, nanoseconds: nanoseconds) { chunk, worker in
      let (image, first) = (chunk / bands, chunk % bands * height)
      let rows = first..<Swift.min(outHeight, first + height)
      let band = scratch.pointer(Float.self) + worker * (bandSize + most * width)
      let edge = band + bandSize
      fill(band, image: image, rows: rows)
      for channel in Swift.stride(from: 0, to: outChannels, by: width) {
        let used = Swift.min(width, outChannels - channel)
        let direct = used == width && step[1] == 1
        for row in rows {
          let line = band + (row - first) * windows.height.stride * paddedWidth * channels
          for (x, count) in evenRuns(0..<outWidth, most: most) {
            let at = out + image * step[0] + channel * step[1] + row * step[2] + x * step[3]
            taps.run(
              tile, pixels: count, a: line + x * windows.width.stride * channels,
              b: weights.pointer(Float.self) + channel, c: direct ? at : edge, ldc: direct ? step[3] : width)
            if direct { continue }
            for o in 0..<used {
              for i in 0..<count { at[o * step[1] + i * step[3]] = edge[i * width + o] }
            }
          }
        }
      }
    }
  }

  /// The weights as (r, s, c, o), every row of output channels filled up with zeros to whole tiles.
  private func packedWeights(width: Int) throws(TensorError) -> Storage {
    let outChannels = (weight.shape[0] + width - 1) / width * width
    let shape = [weight.shape[2], weight.shape[3], channels, outChannels]
    let packed = try weight.engine.zeros(shape)
    let filled = try packed.narrow(3, start: 0, length: weight.shape[0])
    try filled.copyUnversioned(from: weight.permute([2, 3, 1, 0]))
    return packed.storage
  }

  /// Copies the input rows that some output rows need, zero-bordered and channels last.
  private func fill(_ band: UnsafeMutablePointer<Float>, image: Int, rows: Range<Int>) {
    let (height, width) = (input.shape[2], input.shape[3])
    let step = input.strides
    let source = input.pointer(Float.self) + input.offset + image * step[0]
    let left = windows.width.padding * channels
    let lineSize = paddedWidth * channels
    let top = rows.lowerBound * windows.height.stride - windows.height.padding
    let count = (rows.count - 1) * windows.height.stride + windows.height.span
    for line in 0..<count {
      let target = band + line * lineSize
      let y = top + line
      guard y >= 0, y < height else {
        target.update(repeating: 0, count: lineSize)
        continue
      }
      target.update(repeating: 0, count: left)
      (target + left + width * channels).update(repeating: 0, count: left)
      let from = source + y * step[2]
      if step[3] == channels, step[1] == 1 || channels == 1 {
        (target + left).update(from: from, count: width * channels)
        continue
      }
      for channel in 0..<channels {
        for x in 0..<width { target[left + x * channels + channel] = from[channel * step[1] + x * step[3]] }
      }
    }
  }

  /// The definition, for the types without a tile.
  @inline(__always)
  private func plain<Element: TensorElement>(
    _ zero: Element, _ multiplyAdd: (Element, Element, Element) -> Element
  ) throws(TensorError) {
    let (out, x, w) = (output.pointer(Element.self), input.pointer(Element.self), weight.pointer(Element.self))
    let (outStep, inStep, wStep) = (output.strides, input.strides, weight.strides)
    let (inHeight, inWidth) = (input.shape[2], input.shape[3])
    let (rows, columns) = (windows.height, windows.width)
    let lines = try Layout(shape: [input.shape[0], output.shape[1], windows.outHeight])
    let perChunk = Swift.max(1, Int(200_000 / Swift.max(1, workPerRow / Double(output.shape[1]))))
    try output.engine.inChunks(
      (lines.count - 1) / perChunk + 1, nanoseconds: workPerRow * Double(lines.count / output.shape[1])
    ) { chunk, _ in
      for line in chunk * perChunk..<Swift.min(lines.count, (chunk + 1) * perChunk) {
        let i = line % windows.outHeight
        let o = line / windows.outHeight % output.shape[1]
        let n = line / windows.outHeight / output.shape[1]
        let target = out + n * outStep[0] + o * outStep[1] + i * outStep[2]
        for j in 0..<windows.outWidth {
          var sum = zero
          for c in 0..<channels {
            for r in 0..<rows.kernel {
              let y = i * rows.stride + r * rows.dilation - rows.padding
              guard y >= 0, y < inHeight else { continue }
              let from = x + input.offset + n * inStep[0] + c * inStep[1] + y * inStep[2]
              let factors = w + weight.offset + o * wStep[0] + c * wStep[1] + r * wStep[2]
              for s in 0..<columns.kernel {
                let column = j * columns.stride + s * columns.dilation - columns.padding
                guard column >= 0, column < inWidth else { continue }
                sum = multiplyAdd(sum, from[column * inStep[3]], factors[s * wStep[3]])
              }
            }
          }
          target[j * outStep[3]] = sum
        }
      }
    }
  }
}

/// How the tile goes over the taps of a kernel.
///
/// Undilated along the width, a kernel row is one run of L·C numbers and the rows are segments: one call. Dilated, every
/// tap is a segment of C numbers, and each kernel row adds to the sums of those before.
private struct TapWalk {
  private let calls, segments, run: Int
  private let aSegment, bSegment, aCall, bCall, pixel, ldb: Int

  init(windows: WindowPair, channels: Int, paddedWidth: Int, ldb: Int) {
    let (rows, columns) = (windows.height, windows.width)
    let aRow = rows.dilation * paddedWidth * channels
    let bRow = columns.kernel * channels * ldb
    self.ldb = ldb
    pixel = columns.stride * channels
    if columns.dilation == 1 || columns.kernel == 1 {
      (calls, segments, run) = (1, rows.kernel, columns.kernel * channels)
      (aSegment, bSegment, aCall, bCall) = (aRow, bRow, 0, 0)
    } else {
      (calls, segments, run) = (rows.kernel, columns.kernel, channels)
      (aSegment, bSegment) = (columns.dilation * channels, channels * ldb)
      (aCall, bCall) = (aRow, bRow)
    }
  }

  func run(
    _ tile: ck_tile, pixels: Int, a: UnsafePointer<Float>, b: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, ldc: Int
  ) {
    for call in 0..<calls {
      tile(
        pixels, segments, run, a + call * aCall, pixel, 1, aSegment, b + call * bCall, ldb, bSegment, c, ldc,
        call > 0 ? 1 : 0)
    }
  }
}
