import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// What is asked of and done to many tensors at once: their norm as if they were one vector, scaling, bounding.
//
// Each chunk leaves a partial sum in its own place, and one thread adds them in order; so the norm has the same bits
// on any number of threads. Scaling and bounding write in place, and are not stopped half way.

/// Which norm of a vector.
public enum VectorNorm: Equatable, Sendable {
  /// (Σ|x|ᵖ)^(1/p)
  case order(Double)
  /// The greatest magnitude.
  case greatest

  public static let euclidean = VectorNorm.order(2)
}

extension Engine {
  /// The norm of all elements of all the tensors, which are floats.
  public func norm(of tensors: [Tensor], _ norm: VectorNorm = .euclidean) throws(TensorError) -> Double {
    if !tensors.allSatisfy(\.dtype.isFloat) { throw .gradientOfIntegers }
    let table = PieceTable(tensors.map(\.count))
    // Chunks come in waves: a gradient may be a view with more of them than there is memory for their sums.
    var partial = [Double](repeating: 0, count: Swift.max(1, Swift.min(table.chunks, Engine.sumsAtATime)))
    let pieces = tensors.map { ($0, Walk($0.layout, inOrder: false)) }
    let kernels = kernels
    var total = 0.0
    for first in stride(from: 0, to: table.chunks, by: partial.count) {
      let wave = Swift.min(partial.count, table.chunks - first)
      try partial.withUnsafeMutableBufferPointer { (sums) throws(TensorError) in
        nonisolated(unsafe) let sums = sums
        try inChunks(wave, nanoseconds: Double(wave * Engine.chunk) * 0.3) { number, _ in
          let (piece, range) = table.range(of: first + number)
          let (tensor, walk) = pieces[piece]
          sums[number] =
            tensor.dtype == .float32
            ? walk.folded(range, tensor.pointer(Float.self), norm, kernels)
            : walk.folded(range, tensor.pointer(Double.self), norm, kernels)
        }
      }
      for sum in partial.prefix(wave) {
        switch norm {
        case .greatest: total = total > sum || total.isNaN ? total : sum
        case .order: total += sum
        }
      }
    }
    switch norm {
    case .greatest: return total
    case .order(2): return total.squareRoot()
    case .order(let order): return pow(total, 1 / order)
    }
  }

  private static let sumsAtATime = 1 << 14

  /// Multiplies every element of the tensors, which are floats, in place.
  public func scale(_ tensors: [Tensor], by factor: Double) throws(TensorError) {
    try change(tensors, { $0 * Float(factor) }, { $0 * factor })
  }

  /// Brings every element of the tensors, which are floats, into `-bound...bound` in place; NaN stays.
  public func clip(_ tensors: [Tensor], to bound: Double) throws(TensorError) {
    let least = Float(bound)
    try change(
      tensors, { $0 > least ? least : $0 < -least ? -least : $0 },
      { $0 > bound ? bound : $0 < -bound ? -bound : $0 })
  }

  private func change(
    _ tensors: [Tensor], _ float: (Float) -> Float, _ double: (Double) -> Double
  ) throws(TensorError) {
    if !tensors.allSatisfy(\.dtype.isFloat) { throw .gradientOfIntegers }
    for tensor in tensors where tensor.layout.overlaps {
      throw .overlappingUpdate(shape: tensor.shape, strides: tensor.strides)
    }
    try inOneGo { () throws(TensorError) in
      for group in tensors.apart(by: \.storage) {
        let table = PieceTable(group.map(\.count))
        let pieces = group.map { ($0, Walk($0.layout, inOrder: false)) }
        try inChunks(table.chunks, nanoseconds: table.count * 0.4) { chunk, _ in
          let (piece, range) = table.range(of: chunk)
          let (tensor, walk) = pieces[piece]
          if tensor.dtype == .float32 {
            walk.change(range, tensor.pointer(Float.self), float)
          } else {
            walk.change(range, tensor.pointer(Double.self), double)
          }
        }
      }
    }
    for tensor in tensors { tensor.bumpVersion() }
  }
}

extension Walk {
  @inline(__always)
  fileprivate func change<Element>(
    _ range: Range<Int>, _ values: UnsafeMutablePointer<Element>, _ function: (Element) -> Element
  ) {
    let step = inner[0]
    runs(range) { at, length in
      let run = values + at[0]
      if step == 1 {
        for index in 0..<length { run[index] = function(run[index]) }
      } else {
        for index in 0..<length { run[index &* step] = function(run[index &* step]) }
      }
    }
  }

  /// The greatest magnitude, or the sum of powers of the magnitudes, of a range of elements.
  fileprivate func folded<Element: TensorElement>(
    _ range: Range<Int>, _ values: UnsafeMutablePointer<Element>, _ norm: VectorNorm, _ kernels: ck_kernels
  ) -> Double {
    let step = inner[0]
    var total = 0.0
    runs(range) { at, length in
      let run = values + at[0]
      if norm == .euclidean, step == 1, let floats = run as? UnsafeMutablePointer<Float>,
        let squares = kernels.square_sum
      {
        // Short runs in float lanes, added up in double.
        for start in Swift.stride(from: 0, to: length, by: 1024) {
          total += Double(squares(min(1024, length - start), floats + start))
        }
        return
      }
      for index in 0..<length {
        let size = run[index &* step].asDouble.magnitude
        switch norm {
        case .greatest: total = total > size || total.isNaN ? total : size
        case .order(1): total += size
        case .order(2): total += size * size
        case .order(let order): total += pow(size, order)
        }
      }
    }
    return total
  }
}
