// What there is to say of the numbers of a picture: their ends and where these are, their mean, and how many are none.

/// The ends and the mean of a picture's values.
package struct ValueFacts: Equatable, Sendable {
  package private(set) var low = Double.infinity
  package private(set) var high = -Double.infinity
  package private(set) var mean = 0.0
  private var lowIndex = 0
  private var highIndex = 0
  private var notNumbers = 0
  private var infinite = 0
  /// The length of a row; nil where the values are those of several planes, which have no one row and column.
  private let width: Int?

  /// The facts of values row by row; NaN and infinities are counted apart.
  package init(_ values: [Double], width: Int?) {
    self.width = width.map { max(1, $0) }
    var sum = 0.0
    var count = 0
    for (index, value) in values.enumerated() {
      guard value.isFinite else {
        if value.isNaN { notNumbers += 1 } else { infinite += 1 }
        continue
      }
      if value < low { (low, lowIndex) = (value, index) }
      if value > high { (high, highIndex) = (value, index) }
      // Halves and shares keep the mean of the largest doubles finite.
      count += 1
      sum += (value - sum) / Double(count)
    }
    // What is left of a sum that cancels is no mean but rounding.
    mean = abs(sum) < 1e-9 * max(abs(low), abs(high)) ? 0 : sum
  }

  package var hasNegative: Bool { low < 0 }

  func text(places: Bool) -> String {
    var parts: [String] = []
    if low > high {
      parts.append("no finite value")
    } else if low == high {
      parts.append("every \(notNumbers + infinite > 0 ? "finite " : "")value is \(Series.brief(low))")
    } else {
      func place(_ index: Int) -> String {
        guard places, let width else { return "" }
        return " at row \(index / width), column \(index % width)"
      }
      parts.append(
        "values from \(Series.brief(low))\(place(lowIndex)) to \(Series.brief(high))\(place(highIndex))")
      parts.append("mean \(Series.brief(mean))")
    }
    if notNumbers > 0 { parts.append("\(notNumbers) NaN") }
    if infinite > 0 { parts.append("\(infinite) infinite") }
    return parts.joined(separator: ", ")
  }
}
