import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Lengths and distances: p-norms, the cosine of an angle, all distances between two sets of points.

extension Tensor {
  /// The p-norm along axes: (Σ |x|^p)^(1/p); the greatest magnitude for infinity, the least for -infinity, the number of
  /// elements that are not zero for 0.
  ///
  /// The gradient of a norm of zero is zero.
  public func norm(
    _ p: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .argument(.normType(dtype)) }
    let axes = try Axes(dims, of: layout, keepdim: keepdim)
    if p.isInfinite || p < 0, let empty = axes.reduced.first(where: { shape[$0] == 0 }) {
      throw .argument(.emptyNorm(p: p, dim: dims == nil ? nil : empty))
    }
    let result =
      dtype == .float32
      ? try reduce(axes, PowerSum<Float>(p: p)) : try reduce(axes, PowerSum<Double>(p: p))
    return result.recorded("LinalgVectorNormBackward0", from: [self], saving: [self, result]) {
      (gradient) throws(TensorError) in
      let x = gradient.saved[0]
      let (norm, output) = (try axes.spread(gradient.saved[1]), try axes.spread(gradient.output))
      let sign = try x.apply(.sign)
      switch p {
      case 0: return [try x.zerosLike()]
      case 1: return [try sign * output]
      case 2: return [try (x / norm * output).maskedFill(norm.isZero(), .scalar(0))]
      case .infinity, -.infinity:
        let extreme = try Tensor.combine(.equal, .tensor(x.apply(.absolute)), .tensor(norm)).to(x.dtype)
        return [try sign * extreme * (output / extreme.sum(axes.reduced, keepdim: true))]
      default:
        let slope = try Tensor.combine(.power, .tensor(x.apply(.absolute) / norm), .scalar(.float(p - 1)))
        let none = try Tensor.combine(.or, .tensor(x.isZero()), .tensor(norm.isZero()))
        return [try (sign * slope * output).maskedFill(none, .scalar(0))]
      }
    }
  }

  private func isZero() throws(TensorError) -> Tensor {
    try Tensor.combine(.equal, .tensor(self), .scalar(0))
  }

  /// The cosine of the angle between vectors along an axis; lengths count as at least `epsilon`.
  public func cosineSimilarity(
    _ other: Tensor, dim: Int = 1, epsilon: Double = 1e-8
  ) throws(TensorError) -> Tensor {
    let type = DType.result(of: [.tensor(self), .tensor(other)])
    if !type.isFloat { throw .argument(.cosineType(type)) }
    let shape = try Layout.broadcast(shape, other.shape)
    let (a, b) = (try to(type).expand(shape), try other.to(type).expand(shape))
    let axis = try a.layout.resolve(dim: dim)
    let (lengths, cosine) = try engine.withoutGradients { () throws(TensorError) in
      let lengths = [
        try a.norm(2, [axis], keepdim: true).clamp(low: .scalar(.float(epsilon))),
        try b.norm(2, [axis], keepdim: true).clamp(low: .scalar(.float(epsilon))),
      ]
      return (lengths, try (a / lengths[0] * (b / lengths[1])).sum([axis], keepdim: true))
    }
    let result = try cosine.squeeze([axis]).clone()
    return result.recorded("SumBackward1", from: [a, b], saving: [a, b, cosine] + lengths) {
      (gradient) throws(TensorError) in
      let saved = gradient.saved
      let output = try gradient.output.reshape(saved[2].shape)
      func share(_ own: Int, _ other: Int) throws(TensorError) -> Tensor {
        let (length, otherLength) = (saved[3 + own], saved[3 + other])
        // A vector shorter than epsilon does not turn its length with its elements.
        let free = try Tensor.combine(.greater, .tensor(length), .scalar(.float(epsilon))).to(length.dtype)
        let along = try saved[own] / length * saved[2] * free
        return try (saved[other] / otherLength - along) / length * output
      }
      return [gradient.needs[0] ? try share(0, 1) : nil, gradient.needs[1] ? try share(1, 0) : nil]
    }
  }

  /// The distances between all points of two sets: (…, P, M) and (…, R, M) -> (…, P, R).
  ///
  /// Cost: P·R·M. The gradient of a distance of zero is zero.
  public func cdist(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank < 2 { throw .argument(.cdistRank(name: "X1", rank)) }
    if other.rank < 2 { throw .argument(.cdistRank(name: "X2", other.rank)) }
    if !dtype.isFloat { throw .argument(.cdistType(name: "X1", dtype)) }
    if !other.dtype.isFloat { throw .argument(.cdistType(name: "X2", other.dtype)) }
    if dtype != other.dtype { throw .argument(.batchTypes(dtype, other.dtype)) }
    let (points, others, width) = (shape[rank - 2], other.shape[other.rank - 2], shape[rank - 1])
    if width != other.shape[other.rank - 1] {
      throw .argument(.cdistColumns(a: width, b: other.shape[other.rank - 1]))
    }
    let batch = try Layout.broadcast(Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
    let (x, y) = (try expand(batch + [points, width]), try other.expand(batch + [others, width]))
    let result = try engine.empty(batch + [points, others], dtype: dtype)
    try dtype == .float32
      ? result.distances(Float.self, x.detach(), y.detach())
      : result.distances(Double.self, x.detach(), y.detach())
    return result.recorded("CdistBackward0", from: [x, y], saving: [x, y, result]) {
      (gradient) throws(TensorError) in
      let (x, y, distance) = (gradient.saved[0], gradient.saved[1], gradient.saved[2])
      // d |x - y| / d x = (x - y) / |x - y|, summed over all y.
      let weight = try (gradient.output / distance).maskedFill(distance.isZero(), .scalar(0))
      let turned = try weight.transpose(-1, -2)
      return [
        gradient.needs[0] ? try weight.sum([-1], keepdim: true) * x - weight.matmul(y) : nil,
        gradient.needs[1] ? try turned.sum([-1], keepdim: true) * y - turned.matmul(x) : nil,
      ]
    }
  }

  private func distances<Element: TensorElement & BinaryFloatingPoint>(
    _: Element.Type, _ x: Tensor, _ y: Tensor
  ) throws(TensorError) {
    if count == 0 { return }
    let (x, y) = (try x.contiguous(), try y.contiguous())
    let (a, b) = (x.pointer(Element.self) + x.offset, y.pointer(Element.self) + y.offset)
    let out = pointer(Element.self)
    let (points, others, width) = (shape[rank - 2], shape[rank - 1], x.shape[rank - 1])
    try engine.inChunks(count / others, nanoseconds: Double(count) * Double(width)) { row, _ in
      let set = b + row / points * others * width
      for other in 0..<others {
        var sum = 0.0
        for place in 0..<width {
          let difference = Double(a[row * width + place]) - Double(set[other * width + place])
          sum += difference * difference
        }
        out[row * others + other] = Element(sum.squareRoot())
      }
    }
  }
}

/// The sum of powers of magnitudes, or the extreme of them.
private struct PowerSum<In: TensorElement & BinaryFloatingPoint>: Fold {
  let p: Double
  private var total: Double

  init(p: Double) {
    self.p = p
    total = p == -.infinity ? .infinity : 0
  }

  mutating func add(_ value: In, index: Int) {
    let size = value.asDouble.magnitude
    switch p {
    case 0: total += size == 0 ? 0 : 1
    case 1: total += size
    case 2: total += size * size
    case .infinity: if size > total || size.isNaN { total = total.isNaN ? total : size }
    case -.infinity: if size < total || size.isNaN { total = total.isNaN ? total : size }
    default: total += pow(size, p)
    }
  }

  mutating func add(
    _ values: UnsafePointer<In>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels
  ) {
    guard p == 2 else {
      for offset in 0..<length { add(values[offset &* step], index: index &+ offset) }
      return
    }
    // Four sums side by side: one alone would wait for itself.
    var sums = SIMD4<Double>.zero
    let even = length & ~3
    for place in stride(from: 0, to: even, by: 4) {
      let four = SIMD4(
        values[place &* step].asDouble, values[(place &+ 1) &* step].asDouble,
        values[(place &+ 2) &* step].asDouble, values[(place &+ 3) &* step].asDouble)
      sums += four * four
    }
    total += sums.sum()
    for place in even..<length { add(values[place &* step], index: index) }
  }

  mutating func merge(_ next: PowerSum) {
    switch p {
    case .infinity: if next.total > total || next.total.isNaN { total = total.isNaN ? total : next.total }
    case -.infinity: if next.total < total || next.total.isNaN { total = total.isNaN ? total : next.total }
    default: total += next.total
    }
  }

  var result: In {
    switch p {
    case 0, 1, .infinity, -.infinity: In(total)
    case 2: In(total.squareRoot())
    default: In(pow(total, 1 / p))
    }
  }
}
