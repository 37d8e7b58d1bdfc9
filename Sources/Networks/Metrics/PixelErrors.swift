public import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// How far two tensors of one shape are apart, and how much two masks overlap. All sums are taken in float64.

/// Distances of two tensors of one shape.
///
/// ```swift
/// try PixelErrors(picture, reconstruction).meanSquare
/// try PixelErrors(picture, reconstruction).peakSignalToNoise(peak: 255)   // decibels
/// ```
public struct PixelErrors: Equatable, Sendable {
  public let meanSquare, meanAbsolute: Double

  /// Two tensors of one shape. Throws for other shapes and for none at all.
  public init(_ a: Tensor, _ b: Tensor) throws(MetricError) {
    let (first, second) = try pairs(a, b) { (tensor) throws(TensorError) in try tensor.doubles() }
    if first.isEmpty { throw .empty("values") }
    var (squares, sizes) = (0.0, 0.0)
    for (x, y) in zip(first, second) {
      let difference = x - y
      squares += difference * difference
      sizes += abs(difference)
    }
    meanSquare = squares / Double(first.count)
    meanAbsolute = sizes / Double(first.count)
  }

  /// PSNR = 10 log10(peak^2/MSE) decibels, infinite of equal tensors; `peak` is the largest value there can be.
  public func peakSignalToNoise(peak: Double = 1) throws(MetricError) -> Double {
    if !(peak > 0) { throw .peak(peak) }
    return meanSquare == 0 ? .infinity : 10 * log10(peak * peak / meanSquare)
  }
}

/// Intersection over union of two masks of one shape, where anything but 0 counts as inside; 1 of two empty masks.
public func maskIoU(_ a: Tensor, _ b: Tensor) throws(MetricError) -> Double {
  let (first, second) = try pairs(a, b) { (tensor) throws(TensorError) in try tensor.bools() }
  let both = zip(first, second).count { $0 && $1 }
  let either = zip(first, second).count { $0 || $1 }
  return either == 0 ? 1 : Double(both) / Double(either)
}

private func pairs<Value>(
  _ a: Tensor, _ b: Tensor, _ read: (Tensor) throws(TensorError) -> [Value]
) throws(MetricError) -> ([Value], [Value]) {
  if a.shape != b.shape { throw .shapes(a.shape, b.shape) }
  return (
    try onTensors { () throws(TensorError) in try read(a) },
    try onTensors { () throws(TensorError) in try read(b) }
  )
}
