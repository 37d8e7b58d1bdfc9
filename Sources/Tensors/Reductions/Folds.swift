import CKernels

// The folds: what each reduction keeps while it goes over the elements.

/// The sum of float32, short vector runs added up in double; divided by `divisor` at the end.
struct FloatSum: Fold {
  var total = 0.0
  var divisor = 1.0
  private static let run = 256

  mutating func add(_ value: Float, index: Int) { total += Double(value) }

  mutating func add(
    _ values: UnsafePointer<Float>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels
  ) {
    guard step == 1, length >= 16, let sum = kernels.sum else {
      for offset in 0..<length { total += Double(values[offset &* step]) }
      return
    }
    var start = 0
    while start < length {
      let count = min(FloatSum.run, length - start)
      total += Double(sum(count, values + start))
      start += count
    }
  }

  mutating func merge(_ next: FloatSum) { total += next.total }
  var result: Float { Float(total / divisor) }
}

struct DoubleSum: Fold {
  var total = 0.0
  var divisor = 1.0
  mutating func add(_ value: Double, index: Int) { total += value }
  mutating func merge(_ next: DoubleSum) { total += next.total }
  var result: Double { total / divisor }
}

/// Integers and bools sum to int64, wrapping around.
struct IntegerSum<In: TensorElement>: Fold {
  var total = 0
  mutating func add(_ value: In, index: Int) { total &+= value.asInt }
  mutating func merge(_ next: IntegerSum) { total &+= next.total }
  var result: Int { total }
}

struct RealProduct<In: TensorElement & BinaryFloatingPoint>: Fold {
  var total: In = 1
  mutating func add(_ value: In, index: Int) { total *= value }
  mutating func merge(_ next: RealProduct) { total *= next.total }
  var result: In { total }
}

struct IntegerProduct<In: TensorElement>: Fold {
  var total = 1
  mutating func add(_ value: In, index: Int) { total &*= value.asInt }
  mutating func merge(_ next: IntegerProduct) { total &*= next.total }
  var result: Int { total }
}

struct AnyTrue<In: TensorElement>: Fold {
  var found = false
  mutating func add(_ value: In, index: Int) { found = found || value.isTrue }
  mutating func merge(_ next: AnyTrue) { found = found || next.found }
  var result: Bool { found }
}

struct AllTrue<In: TensorElement>: Fold {
  var holds = true
  mutating func add(_ value: In, index: Int) { holds = holds && value.isTrue }
  mutating func merge(_ next: AllTrue) { holds = holds && next.holds }
  var result: Bool { holds }
}

/// The first of the greatest (or least) elements and where it is; NaN beats every number.
struct Extreme<In: TensorElement & Comparable>: Fold {
  let greatest: Bool
  var best: In?
  var place = 0

  @inline(__always)
  private func beats(_ value: In, _ best: In) -> Bool {
    if value != value { return best == best }
    return greatest ? value > best : value < best
  }

  mutating func add(_ value: In, index: Int) {
    if let best, !beats(value, best) { return }
    best = value
    place = index
  }

  mutating func merge(_ next: Extreme) {
    if let value = next.best { add(value, index: next.place) }
  }

  var result: Int { place }
}

/// The greatest float32 alone, by the vector loop; NaN if any is.
struct FloatMaximum: Fold {
  var best = -Float.infinity

  mutating func add(_ value: Float, index: Int) {
    if value > best || value.isNaN { best = best.isNaN ? best : value }
  }

  mutating func add(
    _ values: UnsafePointer<Float>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels
  ) {
    if step == 1, length >= 16, let maximum = kernels.maximum {
      add(maximum(length, values), index: index)
    } else {
      for offset in 0..<length { add(values[offset &* step], index: index + offset) }
    }
  }

  mutating func merge(_ next: FloatMaximum) { add(next.best, index: 0) }
  var result: Float { best }
}

/// Mean and squared deviations of the elements so far, so that a large mean does not drown the spread. Short runs, which
/// stay in the nearest cache, are gone over twice; what they give is put together (Chan). The mean of a run is found from
/// the distances to its first element, so that the mean of equal numbers is that number, and their spread 0.
struct Spread<In: TensorElement>: Fold {
  let correction: Double
  let takesRoot: Bool
  var count = 0.0
  var mean = 0.0
  var squares = 0.0

  init(correction: Double, takesRoot: Bool) {
    self.correction = correction
    self.takesRoot = takesRoot
  }

  mutating func add(_ value: In, index: Int) { take(1, value.asDouble, 0) }

  mutating func add(
    _ values: UnsafePointer<In>, step: Int, length: Int, index: Int, kernels: borrowing ck_kernels
  ) {
    for start in stride(from: 0, to: length, by: 256) {
      let (run, size) = (values + start &* step, min(256, length - start))
      // Four sums side by side: one alone would wait for itself.
      var sums = SIMD4<Double>.zero
      let even = size & ~3
      let first = run[0].asDouble
      for place in stride(from: 0, to: even, by: 4) { sums += Spread.four(run, place, step) - first }
      var sum = sums.sum()
      for place in even..<size { sum += run[place &* step].asDouble - first }
      let mean = first + sum / Double(size)
      var distances = SIMD4<Double>.zero
      for place in stride(from: 0, to: even, by: 4) {
        let distance = Spread.four(run, place, step) - mean
        distances += distance * distance
      }
      var squares = distances.sum()
      for place in even..<size {
        let distance = run[place &* step].asDouble - mean
        squares += distance * distance
      }
      take(Double(size), mean, squares)
    }
  }

  @inline(__always)
  private static func four(_ run: UnsafePointer<In>, _ place: Int, _ step: Int) -> SIMD4<Double> {
    SIMD4(
      run[place &* step].asDouble, run[(place &+ 1) &* step].asDouble, run[(place &+ 2) &* step].asDouble,
      run[(place &+ 3) &* step].asDouble)
  }

  mutating func merge(_ next: Spread) { take(next.count, next.mean, next.squares) }

  private mutating func take(_ size: Double, _ itsMean: Double, _ itsSquares: Double) {
    guard size > 0 else { return }
    if count == 0 {
      (count, mean, squares) = (size, itsMean, itsSquares)
      return
    }
    let total = count + size
    let delta = itsMean - mean
    squares += itsSquares + delta * delta * count * size / total
    mean += delta * size / total
    count = total
  }

  var result: In {
    let variance = count == 0 ? .nan : squares / max(0, count - correction)
    return In(converting: takesRoot ? variance.squareRoot() : variance)
  }
}
