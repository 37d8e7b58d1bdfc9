// From values to samples.
//
// A tensor holds any numbers; a screen has 256 steps. The mapping is a straight line between two values: for grey,
// low -> 0 and high -> 255; for signed maps, -m -> 1, 0 -> 128, m -> 255, with m the largest magnitude, so that equal
// magnitudes look equally strong. The ends are taken from the finite values unless given. A picture of one constant
// has no contrast to stretch: it is black at zero, else mid-grey.

/// How numbers become samples.
package enum ValueMapping: Equatable, Sendable {
  /// `low` is black, `high` is white; where nil, the smallest and the largest finite value.
  case gray(low: Double? = nil, high: Double? = nil)
  /// Zero in the middle; the ends are minus and plus `magnitude`, or the largest finite magnitude when nil.
  case signed(magnitude: Double? = nil)
  /// Amounts in colour, from `low` to `high`.
  case sequential(low: Double? = nil, high: Double? = nil)
  /// Whole numbers, each with a colour of its own.
  case classes

  /// The same mapping with the ends taken from `values`, to map several pictures alike.
  package func fitted(to values: [Double]) -> ValueMapping {
    let range = Scale(self, over: values).range
    switch self {
    case .gray: return .gray(low: range.low, high: range.high)
    case .signed: return .signed(magnitude: range.high)
    case .sequential: return .sequential(low: range.low, high: range.high)
    case .classes: return .classes
    }
  }
}

extension Raster {
  /// A picture of `height` rows of `width` values, or a ``PictureError`` when there is nothing or too much to show.
  package init(
    values: [Double], width: Int, height: Int, mapping: ValueMapping = .gray()
  ) throws(PictureError) {
    try PictureError.check(width: width, height: height, valueCount: values.count, channels: 1)
    let scale = Scale(mapping, over: values)
    self.init(
      width: width, height: height, palette: scale.palette, samples: values.map(scale.sample),
      marks: values.map(Raster.mark), range: scale.range)
  }

  /// A colour picture of three planes, mapped with one common scale.
  package init(
    planes: [Double], width: Int, height: Int, mapping: ValueMapping = .gray()
  ) throws(PictureError) {
    try PictureError.check(width: width, height: height, valueCount: planes.count, channels: 3)
    let scale = Scale(mapping, over: planes)
    let plane = width * height
    var samples: [UInt8] = []
    var marks: [Mark] = []
    samples.reserveCapacity(3 * plane)
    marks.reserveCapacity(plane)
    for pixel in 0..<plane {
      var mark = Mark.none
      for channel in 0..<3 {
        let value = planes[channel * plane + pixel]
        samples.append(scale.sample(value))
        if !value.isFinite { mark = Raster.mark(value) }
      }
      marks.append(mark)
    }
    self.init(
      width: width, height: height, palette: .rgb, samples: samples, marks: marks, range: scale.range)
  }

  private static func mark(_ value: Double) -> Mark {
    value.isFinite ? .none : value.isNaN ? .notANumber : .infinite
  }
}

/// The straight line from values to samples.
private struct Scale {
  let palette: Raster.Palette
  let range: ValueRange

  init(_ mapping: ValueMapping, over values: [Double]) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = (0, 0) }
    switch mapping {
    case .gray(let givenLow, let givenHigh):
      palette = .gray
      range = ValueRange(low: givenLow ?? low, high: givenHigh ?? high)
    case .signed(let given):
      palette = .signed
      let magnitude = abs(given ?? max(abs(low), abs(high)))
      range = ValueRange(low: -magnitude, high: magnitude)
    case .sequential(let givenLow, let givenHigh):
      palette = .sequential
      range = ValueRange(low: givenLow ?? low, high: givenHigh ?? high)
    case .classes:
      palette = .classes
      range = ValueRange(low: low, high: high)
    }
  }

  func sample(_ value: Double) -> UInt8 {
    guard value.isFinite else { return palette == .signed ? 128 : 0 }
    if palette == .classes {
      return UInt8(truncatingIfNeeded: Int(value.truncatingRemainder(dividingBy: 256).rounded(.down)))
    }
    // Halves keep the span of the two largest doubles finite.
    let span = range.high / 2 - range.low / 2
    guard span != 0, span.isFinite else { return constant(value) }
    let share = (value / 2 - range.low / 2) / span
    let clamped = share.isNaN ? 0 : min(1, max(0, share))
    return palette == .signed
      ? UInt8(128 + Int(((clamped - 0.5) * 254).rounded())) : UInt8((clamped * 255).rounded())
  }

  private func constant(_ value: Double) -> UInt8 {
    palette == .signed || value != 0 ? 128 : 0
  }
}
