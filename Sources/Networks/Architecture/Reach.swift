// What one output place sees, along one axis.
//
// Every layer treats its axes apart: an output at (i, j) reads the rows that i reads crossed with the columns that j
// reads. So one small map an axis says all about where information comes from: the receptive field (how far the reads
// of a stack of layers spread), the pixels nobody reads, and the trace of one output back to the picture.

/// The places of an input axis that an output place reads.
public enum Reach: Hashable, Sendable {
  /// i reads i*stride - padding + dilation*t for t in 0..<kernel; a negative padding cuts off.
  case window(kernel: Size, stride: Size, padding: Size, dilation: Size)
  /// i reads every o that sent to it: o*stride - padding + dilation*t = i.
  case transposed(kernel: Size, stride: Size, padding: Size, dilation: Size)
  /// i reads floor(i/scale), or the two places around (i + 1/2)/scale - 1/2.
  case enlarged(scale: Size, isLinear: Bool)
  /// i reads floor(i*input/output) up to but not including ceil((i + 1)*input/output).
  case adaptive(input: Size, output: Size)
  /// Everything.
  case whole

  /// i reads i.
  public static let same = Reach.window(kernel: 1, stride: 1, padding: 0, dilation: 1)

  /// The places that output `index` reads, before those outside the axis are left out; nil when a size has no number.
  public func places(readBy index: Int, of input: Int) -> StrideThrough<Int>? {
    switch self {
    case .window(let kernel, let stride, let padding, let dilation):
      guard let numbers = Reach.numbers([kernel, stride, padding, dilation]) else { return nil }
      let start = index * numbers[1] - numbers[2]
      return Swift.stride(from: start, through: start + numbers[3] * (numbers[0] - 1), by: numbers[3])
    case .transposed(let kernel, let stride, let padding, let dilation):
      guard let numbers = Reach.numbers([kernel, stride, padding, dilation]) else { return nil }
      // With a dilation some places between are skipped; the hull is what is told.
      let last = Size(index + numbers[2]).quotient(by: stride).number
      let first = Size(index + numbers[2] - numbers[3] * (numbers[0] - 1)).quotientRoundedUp(by: stride).number
      guard let first, let last else { return nil }
      return Swift.stride(from: first, through: last, by: 1)
    case .enlarged(let scale, let isLinear):
      guard let scale = scale.number, scale > 0 else { return nil }
      if !isLinear { return Swift.stride(from: index / scale, through: index / scale, by: 1) }
      // (i + 1/2)/scale - 1/2 = (2i + 1 - scale)/(2*scale)
      let middle = Size(2 * index + 1 - scale)
      guard let first = middle.quotient(by: .number(2 * scale)).number,
        let last = middle.quotientRoundedUp(by: .number(2 * scale)).number
      else { return nil }
      return Swift.stride(from: max(0, first), through: min(input - 1, last), by: 1)
    case .adaptive(let size, let output):
      guard let size = size.number, let output = output.number, output > 0,
        let first = (Size(index) * Size(size)).quotient(by: Size(output)).number,
        let end = (Size(index + 1) * Size(size)).quotientRoundedUp(by: Size(output)).number
      else { return nil }
      return Swift.stride(from: first, through: end - 1, by: 1)
    case .whole:
      return Swift.stride(from: 0, through: input - 1, by: 1)
    }
  }

  /// The numbers, where all sizes are numbers no larger than 32 bits, so that sums of products of them fit.
  private static func numbers(_ sizes: [Size]) -> [Int]? {
    let numbers = sizes.compactMap(\.number).filter { $0.magnitude <= UInt(Int32.max) }
    return numbers.count == sizes.count ? numbers : nil
  }
}
