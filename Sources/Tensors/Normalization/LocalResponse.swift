#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Local response normalization (AlexNet): a channel is dimmed where its neighbours are bright.
//
//     y_c = x_c · s_c^-β,   s_c = k + α/n · Σ x_j² over the n channels around c
//
// The way back: dx_i = g_i·s_i^-β - 2αβ/n · x_i · Σ g_c·x_c·s_c^(-β-1) over the c that have i in their window.

extension Tensor {
  /// Local response normalization of (N, C, …) across `size` neighbouring channels: x / (k + α/size·Σx²)^β.
  ///
  /// PyTorch's, which divides α by the size; AlexNet's paper does not: its α = 1e-4 with n = 5 is 5e-4 here.
  /// Cost: a power for every number.
  public func localResponseNorm(
    _ size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .notImplemented(kernel: "local_response_norm", dtype) }
    if rank < 3 { throw .layer(.channelAxis(operation: "local_response_norm", shape: shape)) }
    if size < 1 || size > 1 << 30 {
      throw .windowNumber(name: "size", value: size, least: 1, most: 1 << 30)
    }
    let response = try LocalResponse(self, size: size, alpha: alpha, beta: beta, k: k)
    let x = try response.maps.arranged(self)
    return try response.run(x).recorded("DivBackward0", from: [self], saving: [x]) { g throws(TensorError) in
      [try response.back(response.maps.arranged(g.output), g.saved[0])]
    }
  }
}

private struct LocalResponse {
  let maps: FeatureMaps
  private let size: Int
  private let alpha, beta, k: Double
  /// Pictures, pixels of each, channels, and the steps between pixels and channels.
  private let pictures, pixels, channels, pixelStep, channelStep: Int

  init(_ input: Tensor, size: Int, alpha: Double, beta: Double, k: Double) throws(TensorError) {
    maps = try FeatureMaps(input, axes: input.rank - 2)
    (self.size, self.alpha, self.beta, self.k) = (size, alpha, beta, k)
    (pictures, channels) = (input.shape[0], input.shape[1])
    pixels = maps.height * maps.width
    let last = maps.depth == channels
    (pixelStep, channelStep) = last ? (channels, 1) : (1, pixels)
  }

  func run(_ x: Tensor) throws(TensorError) -> Tensor {
    let result = try maps.empty(x.engine, x.dtype)
    try each(x, x, result) { values, _, bases, out in
      for c in 0..<channels { out[c] = values[c] * power(bases[c], -beta) }
    }
    return result
  }

  func back(_ g: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let result = try maps.empty(x.engine, x.dtype)
    let (before, after) = (size / 2, (size - 1) / 2)
    let factor = 2 * alpha * beta / Double(size)
    try each(x, g, result) { values, shares, bases, out in
      for c in 0..<channels {
        let scale = power(bases[c], -beta)
        out[c] = shares[c] * scale
        bases[c] = shares[c] * values[c] * scale / bases[c]
      }
      eachWindow(x.engine, before: after, after: before) { i, window in
        var sum = 0.0
        for c in window { sum += bases[c] }
        out[i] -= factor * values[i] * sum
      }
    }
    return result
  }

  /// The channels about each, as long as the engine goes on.
  private func eachWindow(
    _ engine: Engine, before: Int, after: Int, _ body: (_ channel: Int, _ window: Range<Int>) -> Void
  ) {
    let perPoll = Swift.max(1, Engine.chunk / Swift.min(size, channels))
    for c in 0..<channels {
      if c % perPoll == perPoll - 1, !engine.goesOn() { return }
      body(c, Swift.max(0, c - before)..<Swift.min(channels, c + after + 1))
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent != -0.75 { return pow(base, exponent) }
    let root = base.squareRoot()
    return 1 / (root * root.squareRoot())
  }

  /// For every pixel: its numbers, its gradients, the bases s, and where its results go.
  private func each(
    _ x: Tensor, _ g: Tensor, _ result: Tensor,
    _ body: (
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> Void
  ) throws(TensorError) {
    if x.dtype == .float32 {
      try each(Float.self, x, g, result, body)
    } else {
      try each(Double.self, x, g, result, body)
    }
  }

  private func each<Number: TensorElement>(
    _: Number.Type, _ x: Tensor, _ g: Tensor, _ result: Tensor,
    _ body: (
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> Void
  ) throws(TensorError) {
    let (values, shares, out) = (x.start(Number.self), g.start(Number.self), result.start(Number.self))
    let (before, after) = (size / 2, (size - 1) / 2)
    let engine = x.engine
    let cost = Double(channels) * (12 + Double(Swift.min(size, channels)))
    let all = pictures * pixels
    if all * channels == 0 { return }
    let perChunk = Swift.max(1, Int(100_000 / cost))
    try engine.inChunks((all - 1) / perChunk + 1, nanoseconds: cost * Double(all)) { chunk, _ in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * channels) { buffer in
        guard let start = buffer.baseAddress else { return }
        let (own, gradient) = (start, start + channels)
        let (bases, target) = (start + 2 * channels, start + 3 * channels)
        for pixel in chunk * perChunk..<Swift.min(all, (chunk + 1) * perChunk) {
          let first = pixel / pixels * pixels * channels + pixel % pixels * pixelStep
          for c in 0..<channels {
            own[c] = values[first + c * channelStep].asDouble
            gradient[c] = shares[first + c * channelStep].asDouble
          }
          eachWindow(engine, before: before, after: after) { c, window in
            var sum = 0.0
            for j in window { sum += own[j] * own[j] }
            bases[c] = k + alpha / Double(size) * sum
          }
          body(own, gradient, bases, target)
          for c in 0..<channels { out[first + c * channelStep] = Number(converting: target[c]) }
        }
      }
    }
  }
}
