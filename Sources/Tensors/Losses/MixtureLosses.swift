#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Two losses whose elements do not stand alone: a density that is a mixture of bells, and the overlap of two regions.

extension Tensor {
  /// -log of the density that a mixture of Gaussians gives to the target.
  ///
  /// These are the logits of the mixture's weights (log-weights, if you have those): (…, K). `means` and `logSigmas` are
  /// (…, K) for numbers, with a target (…), or (…, K, D) for vectors of D independent numbers, with a target (…, D).
  ///
  ///     -log Σ_k softmax(logits)_k · Π_d exp(-((t - μ)/σ)²/2) / (σ·√(2π))
  ///
  /// ```swift
  /// try logits.gaussianMixtureLoss(means: means, logSigmas: logSigmas, angles)
  /// ```
  /// Two forks of a road are two bells: a single one would steer between them.
  public func gaussianMixtureLoss(
    means: Tensor, logSigmas: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    let isVector = means.rank == rank + 1
    let places = Array(shape.dropLast())
    let width = isVector ? means.shape[rank] : 1
    if rank == 0 || !dtype.isFloat || means.shape != shape + (isVector ? [width] : [])
      || logSigmas.shape != means.shape || target.shape != places + (isVector ? [width] : [])
    {
      throw .layer(
        .mixtureShapes(
          logits: shape, means: means.shape, sigmas: logSigmas.shape, target: target.shape))
    }
    var parts: [Tensor] = []
    for part in [self, means, logSigmas, target] { parts.append(try part.detach().to(.float64).contiguous()) }
    let mixture = Mixture(bells: shape[rank - 1], width: width, places: places)
    let losses = try engine.empty(places, dtype: .float64)
    let sum = try mixture.run(parts, losses)
    let result =
      switch reduction {
      case .none: try losses.to(dtype)
      case .sum: engine.scalar(float: sum, dtype: dtype)
      case .mean: engine.scalar(float: sum / Double(losses.count), dtype: dtype)
      }
    let inputs = [self, means, logSigmas, target]
    let types = inputs.map(\.dtype)
    return result.recorded("GaussianMixtureBackward0", from: inputs, saving: parts) { g throws(TensorError) in
      var output = try g.output.to(.float64).expand(places).contiguous()
      if reduction == .mean {
        output = try output / output.engine.scalar(.float(Double(mixture.rows)), dtype: .float64)
      }
      let shares = try mixture.back(g.saved, output)
      var results: [Tensor?] = []
      for (share, type) in zip(shares, types) { results.append(type.isFloat ? try share.to(type) : nil) }
      return results
    }
  }

  /// 1 - (2·Σ x·t + smooth) / (Σ x + Σ t + smooth) over all of a picture, for probabilities x: how little two regions
  /// overlap. (N, …) with a target of the same shape; the reduction is over the N pictures.
  public func diceLoss(
    _ target: Tensor, smooth: Double = 1, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if target.shape != shape || rank == 0 || !dtype.isFloat {
      throw .layer(.logitShapes(input: shape, target: target.shape))
    }
    let order = try Layout(shape: shape)
    let x = try detach().arranged(in: order)
    let t = try target.detach().to(dtype).arranged(in: order)
    let overlap = Overlap(pictures: shape[0], size: count / Swift.max(1, shape[0]), smooth: smooth)
    let result: Tensor
    if dtype == .float32 {
      result = try overlap.run(Float.self, x, t, reduction)
    } else {
      result = try overlap.run(Double.self, x, t, reduction)
    }
    let type = target.dtype
    return result.recorded("DiceLossBackward0", from: [self, target], saving: [x, t]) { g throws(TensorError) in
      let shares =
        g.output.dtype == .float32
        ? try overlap.back(Float.self, g, reduction) : try overlap.back(Double.self, g, reduction)
      return [shares.0, try shares.1?.to(type)]
    }
  }
}

/// Rows of a mixture: K bells over D numbers.
private struct Mixture {
  let bells, width: Int
  let places: [Int]

  var rows: Int { places.reduce(1, *) }

  /// The logarithms of what each bell gives to the target, weighed; and of their sum.
  private func densities(
    _ row: Int, _ parts: [UnsafeMutablePointer<Double>], _ joint: UnsafeMutablePointer<Double>,
    _ share: UnsafeMutablePointer<Double>
  ) -> Double {
    for k in 0..<bells { share[k] = parts[0][row * bells + k] }
    let level = logSum(share)
    for k in 0..<bells {
      share[k] -= level
      var sum = share[k]
      for d in 0..<width {
        let place = (row * bells + k) * width + d
        let z = (parts[3][row * width + d] - parts[1][place]) * exp(-parts[2][place])
        sum -= z * z / 2 + parts[2][place] + log(2 * Double.pi) / 2
      }
      joint[k] = sum
    }
    return logSum(joint)
  }

  private func logSum(_ numbers: UnsafeMutablePointer<Double>) -> Double {
    var most = -Double.infinity
    for k in 0..<bells { most = Swift.max(most, numbers[k]) }
    guard most.isFinite else { return most }
    var sum = 0.0
    for k in 0..<bells { sum += exp(numbers[k] - most) }
    return most + log(sum)
  }

  private var cost: Double { Double(bells * (width + 2)) * 10 }

  func run(_ parts: [Tensor], _ losses: Tensor) throws(TensorError) -> Double {
    let (starts, out) = (parts.map { $0.start(Double.self) }, losses.start(Double.self))
    return try losses.engine.total(rows, per: 64, cost: cost) { range in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * bells) { buffer in
        guard let joint = buffer.baseAddress else { return 0 }
        var sum = 0.0
        for row in range {
          out[row] = -densities(row, starts, joint, joint + bells)
          sum += out[row]
        }
        return sum
      }
    }
  }

  /// With r_k the share of bell k in the density and π_k its weight: dlogits = π - r, dμ = r·(μ - t)/σ²,
  /// dlogσ = r·(1 - z²), dt = Σ r·(t - μ)/σ².
  func back(_ parts: [Tensor], _ g: Tensor) throws(TensorError) -> [Tensor] {
    var results: [Tensor] = []
    for part in parts { results.append(try g.engine.zeros(part.shape, dtype: .float64)) }
    let (starts, out) = (parts.map { $0.start(Double.self) }, results.map { $0.start(Double.self) })
    let shares = g.start(Double.self)
    _ = try g.engine.total(rows, per: 64, cost: 2 * cost) { range in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * bells) { buffer in
        guard let joint = buffer.baseAddress else { return 0 }
        for row in range {
          let total = densities(row, starts, joint, joint + bells)
          for k in 0..<bells {
            let part = exp(joint[k] - total)
            out[0][row * bells + k] = shares[row] * (exp(joint[bells + k]) - part)
            for d in 0..<width {
              let place = (row * bells + k) * width + d
              let narrow = exp(-starts[2][place])
              let z = (starts[3][row * width + d] - starts[1][place]) * narrow
              out[1][place] = -shares[row] * part * z * narrow
              out[2][place] = shares[row] * part * (1 - z * z)
              out[3][row * width + d] += shares[row] * part * z * narrow
            }
          }
        }
        return 0
      }
    }
    return results
  }
}

/// Pictures of probabilities and of targets, side by side.
private struct Overlap {
  let pictures, size: Int
  let smooth: Double

  private func parts<Number: Real>(
    _ x: UnsafePointer<Number>, _ t: UnsafePointer<Number>, _ picture: Int
  ) -> (common: Double, all: Double) {
    var (common, all) = (smooth, smooth)
    for place in picture * size..<(picture + 1) * size {
      common += 2 * x[place].asDouble * t[place].asDouble
      all += x[place].asDouble + t[place].asDouble
    }
    return (common, all)
  }

  func run<Number: Real>(
    _: Number.Type, _ x: Tensor, _ t: Tensor, _ reduction: Reduction
  ) throws(TensorError) -> Tensor {
    let losses = try x.engine.empty([pictures], dtype: x.dtype)
    let (values, targets, out) = (x.start(Number.self), t.start(Number.self), losses.start(Number.self))
    let sum = try x.engine.total(pictures, per: 1, cost: 2 * Double(size)) { range in
      var sum = 0.0
      for picture in range {
        let (common, all) = parts(values, targets, picture)
        out[picture] = Number(1 - common / all)
        sum += 1 - common / all
      }
      return sum
    }
    switch reduction {
    case .none: return losses
    case .sum: return x.engine.scalar(float: sum, dtype: x.dtype)
    case .mean: return x.engine.scalar(float: sum / Double(pictures), dtype: x.dtype)
    }
  }

  func back<Number: Real>(
    _: Number.Type, _ g: Gradient, _ reduction: Reduction
  ) throws(TensorError) -> (Tensor?, Tensor?) {
    let (x, t) = (g.saved[0], g.saved[1])
    let results = [
      g.needs[0] ? try x.engine.empty(x.shape, dtype: x.dtype) : nil,
      g.needs[1] ? try x.engine.empty(x.shape, dtype: x.dtype) : nil,
    ]
    let (byInput, byTarget) = (results[0]?.start(Number.self), results[1]?.start(Number.self))
    let (values, targets) = (x.start(Number.self), t.start(Number.self))
    let output = try g.output.contiguous()
    let given = output.start(Number.self)
    _ = try x.engine.total(pictures, per: 1, cost: 4 * Double(size)) { range in
      for picture in range {
        let (common, all) = parts(values, targets, picture)
        let share =
          given[reduction == .none ? picture : 0].asDouble / (reduction == .mean ? Double(pictures) : 1)
        for place in picture * size..<(picture + 1) * size {
          let (a, b) = (values[place].asDouble, targets[place].asDouble)
          if let byInput { byInput[place] = Number(share * (common / all - 2 * b) / all) }
          if let byTarget { byTarget[place] = Number(share * (common / all - 2 * a) / all) }
        }
      }
      return 0
    }
    return (results[0], results[1])
  }
}
