// An axis that knows its ends: where a value lies on it, and which places are marked.
//
// Marks stand at 1, 2 or 5 times a power of ten, as close as labels allow; on a logarithmic axis at powers of ten, and
// between them only where there would be fewer than three.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct Span: Equatable {
  let low: Double
  let high: Double
  let isLog: Bool
  var isWhole = false

  /// Where a value lies: 0 at the low end, 1 at the high end; nil for what has no place.
  func share(_ value: Double) -> Double? {
    guard value.isFinite, !isLog || value > 0 else { return nil }
    let (a, b, v) = isLog ? (log10(low), log10(high), log10(value)) : (low, high, value)
    // Halves keep the span of the two largest doubles finite.
    let share = (v / 2 - a / 2) / (b / 2 - a / 2)
    // Far outside is far outside; a limit keeps the arithmetic of places finite.
    return share.isFinite ? min(1e9, max(-1e9, share)) : nil
  }

  /// At most `most` marks within the span.
  func ticks(most: Int) -> [Tick] {
    let (first, last) = (min(low, high), max(low, high))
    return isLog ? logTicks(first, last, most: max(2, most)) : evenTicks(first, last, most: max(2, most))
  }

  private func evenTicks(_ first: Double, _ last: Double, most: Int) -> [Tick] {
    let least = Span.step(for: last / Double(most) - first / Double(most))
    let step = isWhole ? max(1, least) : least
    guard step > 0, step.isFinite else { return [Tick(place: first, label: NumberText.shortest(first))] }
    let begin = (first / step - 1e-9).rounded(.up)
    // Halves keep the comparison finite.
    let end = last / 2 + step * 1e-6
    var places: [Double] = []
    for index in 0..<2 * most {
      let place = (begin + Double(index)) * step
      if place.isFinite, place / 2 <= end { places.append(place) }
    }
    return zip(places, Span.labels(places, step: step)).map { Tick(place: $0, label: $1) }
  }

  /// The smallest of 1, 2, 5 times a power of ten that is no less than `least`.
  private static func step(for least: Double) -> Double {
    guard least > 0, least.isFinite else { return 0 }
    let power = pow(10, floor(log10(least)))
    return ([1, 2, 5, 10].map { $0 * power }.first { $0 >= least * 0.999999 }) ?? 10 * power
  }

  static func labels(_ places: [Double], step: Double) -> [String] {
    let largest = places.reduce(0) { max($0, abs($1)) }
    if largest >= 1e6 || (largest > 0 && largest < 1e-3) {
      return places.map { $0 == 0 ? "0" : short($0) }
    }
    let decimals = max(0, Int(-floor(log10(step) + 1e-9)))
    return places.map { NumberText.fixed($0 == 0 ? 0 : $0, decimals: decimals) }
  }

  /// Three digits and a power of ten.
  private static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) >= .leastNormalMagnitude else { return value.description }
    var exponent = Int(floor(log10(abs(value)) + 1e-12))
    var digits = value / pow(10, Double(exponent))
    if abs(digits) >= 9.995 { (digits, exponent) = (digits / 10, exponent + 1) }
    let text = NumberText.fixed(digits, decimals: 2)
    let trimmed =
      text.contains(".") ? String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) : text
    return "\(trimmed)e\(exponent)"
  }

  private func logTicks(_ first: Double, _ last: Double, most: Int) -> [Tick] {
    let powers = Int(floor(log10(first) + 1e-9))...Int(ceil(log10(last) - 1e-9))
    let stride = max(1, (powers.count + most - 1) / most)
    func inside(_ place: Double) -> Bool { place >= first * 0.999999 && place <= last * 1.000001 }
    var places = powers.filter { $0 % stride == 0 }.map { pow(10, Double($0)) }.filter(inside)
    if places.count < 3 {
      places = powers.flatMap { power in [1.0, 2, 5].map { $0 * pow(10, Double(power)) } }.filter(inside)
    }
    if places.count < 2 { return evenTicks(first, last, most: most) }
    return places.map { Tick(place: $0, label: Span.logLabel($0)) }
  }

  private static func logLabel(_ place: Double) -> String {
    place >= 1e-3 && place < 1e5 ? NumberText.shortest(Double(Float(place))) : short(place)
  }
}

extension Panel {
  /// The ends of both axes: those asked for, else those of the data with a little room.
  var spans: (x: Span, y: Span) {
    var x = Extent(isLog: self.x.isLog)
    var y = Extent(isLog: self.y.isLog)
    for mark in marks { mark.stretch(&x, &y) }
    return (x.span(self.x), y.span(self.y))
  }
}

extension Panel {
  /// The ends of both axes as they are drawn, the left and the lower first.
  package var limits: (x: (low: Double, high: Double), y: (low: Double, high: Double)) {
    let (x, y) = spans
    return ((x.low, x.high), (y.low, y.high))
  }
}

/// The ends of the data seen so far.
private struct Extent {
  let isLog: Bool
  var low = Double.infinity
  var high = -Double.infinity
  /// An end that the data must touch: that of an image, or the foot of bars.
  var stickyLow = false
  var stickyHigh = false
  /// An image whose first row is on top turns the axis round.
  var isReversed = false

  init(isLog: Bool) { self.isLog = isLog }

  mutating func add(_ value: Double) {
    guard value.isFinite, !isLog || value > 0 else { return }
    if value < low { (low, stickyLow) = (value, false) }
    if value > high { (high, stickyHigh) = (value, false) }
  }

  mutating func addFixed(_ value: Double) {
    guard value.isFinite, !isLog || value > 0 else { return }
    if value <= low { (low, stickyLow) = (value, true) }
    if value >= high { (high, stickyHigh) = (value, true) }
  }

  func span(_ axis: Axis) -> Span {
    var (low, high) = (low, high)
    if low > high { (low, high) = isLog ? (1, 10) : (0, 1) }
    if isLog {
      let room = low == high ? 3 : pow(high / low, 0.04)
      if !stickyLow { low = max(low / room, .leastNormalMagnitude) }
      if !stickyHigh { high = min(high * room, .greatestFiniteMagnitude) }
    } else {
      let room = low == high ? max(abs(low) * 0.05, 0.5) : high * 0.04 - low * 0.04
      if !stickyLow || low == high { low = max(low - room, -.greatestFiniteMagnitude) }
      if !stickyHigh || low == high { high = min(high + room, .greatestFiniteMagnitude) }
    }
    if isReversed { (low, high) = (high, low) }
    func allowed(_ value: Double?) -> Double? { value.flatMap { $0.isFinite && (!isLog || $0 > 0) ? $0 : nil } }
    var span = Span(low: allowed(axis.low) ?? low, high: allowed(axis.high) ?? high, isLog: isLog)
    if span.low == span.high {
      span = Span(low: span.low, high: isLog ? span.low * 10 : span.low + 1, isLog: isLog)
    }
    if axis.isReversed { span = Span(low: span.high, high: span.low, isLog: isLog) }
    span.isWhole = axis.isWhole
    return span
  }
}

extension FigureMark {
  fileprivate func stretch(_ x: inout Extent, _ y: inout Extent) {
    switch self {
    case .line(let series), .points(let series), .segments(let series):
      for value in series.x { x.add(value) }
      for value in series.y { y.add(value) }
    case .area(let series, let base):
      for value in series.x { x.add(value) }
      for value in series.y + base { y.add(value) }
    case .bars(let bars):
      for index in bars.series.x.indices {
        let corners = bars.corners(index)
        for value in [corners.left, corners.right] where value.isFinite { x.add(value) }
        for value in [corners.bottom, corners.top] where value.isFinite { y.add(value) }
        if bars.isHorizontal { x.addFixed(bars.base(index)) } else { y.addFixed(bars.base(index)) }
      }
    case .image(let image):
      for value in [image.left, image.right] { x.addFixed(value) }
      for value in [image.bottom, image.top] { y.addFixed(value) }
      if image.left > image.right { x.isReversed = true }
      if image.bottom > image.top { y.isReversed = true }
    case .rule(let place, let isHorizontal, _): if isHorizontal { y.add(place) } else { x.add(place) }
    case .box(let box):
      for value in [box.left, box.right] { x.add(value) }
      for value in [box.top, box.bottom] { y.add(value) }
    case .text: break
    }
  }
}
