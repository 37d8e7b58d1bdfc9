// Numbers as text, with as many decimals as the numbers need.
//
// A column of numbers is readable when all have the same decimals and no more than they need: pixels none, averages
// two or three, anything else four, as PyTorch prints. Fixed decimals are rounded from the exact binary value, as C
// and Python do: the product with a power of ten is corrected by its own rounding error, which a fused multiply-add
// gives exactly.

/// Formats the numbers of tables and charts.
package enum NumberText {
  /// `value` with exactly `decimals` (0...15) decimals, rounded half to even on the exact value.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    let places = min(max(0, decimals), 15)
    let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = abs(value) * power
    guard scaled < 9e15 else { return shortest(value) }
    var rounded = scaled.rounded(.toNearestOrEven)
    if abs(scaled - rounded) == 0.5 {
      let rest = (-scaled).addingProduct(abs(value), power)
      if rest > 0 { rounded = scaled + 0.5 } else if rest < 0 { rounded = scaled - 0.5 }
    }
    let sign = value.sign == .minus && rounded > 0 ? "-" : ""
    let digits = String(Int(rounded))
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// The shortest text that reads back as the same 32-bit number (64-bit where 32 cannot hold it).
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if value == value.rounded(), abs(value) < 1e15 { return fixed(value, decimals: 0) }
    let single = Float(value)
    return single.isNormal ? single.description : value.description
  }

  /// One form for all the values: whole, the fewest of 1...4 decimals that show them, or shortest when their
  /// magnitudes are too far from 1 for decimals.
  package static func column(_ values: [Double]) -> [String] {
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, abs($1)) }
    if finite.allSatisfy({ $0 == $0.rounded() }), largest < 1e15 {
      return values.map { fixed($0, decimals: 0) }
    }
    if largest >= 1e8 || largest < 1e-3 { return values.map(shortest) }
    let places = (1...4).first { places in finite.allSatisfy { isShown($0, by: places) } } ?? 4
    return values.map { fixed($0, decimals: places) }
  }

  private static let powers: [Double] = [1, 10, 100, 1000, 10000]

  /// Whether `places` decimals show the value to the precision of a 32-bit number.
  private static func isShown(_ value: Double, by places: Int) -> Bool {
    let scaled = value * powers[places]
    return abs(scaled - scaled.rounded()) <= max(1, abs(scaled)) * 1e-6
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "nan" : value > 0 ? "inf" : "-inf"
  }
}
