// Bars: how sure a classifier is, at a glance.
//
// The longest bar (the largest magnitude) takes all the room that labels and numbers leave; the others are in
// proportion, to an eighth of a character where the terminal has the block characters. Negative values have a bar of
// another pattern, so that the chart also serves for weights and scores.

/// A horizontal bar for every labelled value.
///
/// ```swift
/// BarChart(labels: ["Lincoln", "Washington"], values: [0.8, 0.1]).lines(.ascii, width: 32)
/// // Lincoln     0.8  ###############
/// // Washington  0.1  ##
/// ```
package struct BarChart: Sendable {
  private let labels: [String]
  private let values: [Double]

  /// Bars in the order given; a missing label is the index of its value.
  package init(labels: [String] = [], values: [Double]) {
    self.labels = values.indices.map { $0 < labels.count ? BarChart.printable(labels[$0]) : String($0) }
    self.values = values
  }

  /// The chart as lines at most `width` wide; beyond `maxBars` a last line says how many are left out.
  package func lines(_ style: TextStyle, width: Int, maxBars: Int = 100) -> [String] {
    let count = min(values.count, max(1, maxBars))
    let numbers = NumberText.column(Array(values.prefix(count)))
    let numberWidth = numbers.reduce(0) { max($0, $1.count) }
    let labelLimit = max(4, width / 3)
    let names = labels.prefix(count).map { BarChart.cut($0, to: labelLimit) }
    let nameWidth = names.reduce(0) { max($0, $1.count) }
    let room = max(1, width - nameWidth - numberWidth - 4)
    let largest = values.prefix(count).filter(\.isFinite).reduce(0) { max($0, abs($1)) }
    var lines = (0..<count).map { index in
      let name = names[index] + blanks(nameWidth - names[index].count)
      let number = blanks(numberWidth - numbers[index].count) + numbers[index]
      let share = largest > 0 && values[index].isFinite ? abs(values[index]) / largest : 0
      let bar = BarChart.bar(share: share, room: room, isNegative: values[index] < 0, style)
      return trimmingEnd("\(name)  \(number)  \(bar)")
    }
    if count < values.count { lines.append("... and \(values.count - count) more") }
    return lines
  }

  /// The chart as a drawing, the first bar on top.
  package func stored() throws(PictureError) -> StoredImage? {
    guard !values.isEmpty else { return nil }
    let shown = values.prefix(60)
    var panel = Panel()
    let places = shown.indices.map(Double.init)
    panel.marks = [.bars(Bars(Series(x: places, y: Array(shown)), isHorizontal: true))]
    panel.y.ticks = zip(places, labels).map { Tick(place: $0, label: $1) }
    (panel.y.low, panel.y.high) = (Double(shown.count) - 0.4, -0.6)
    return try Figure(panels: [panel], width: 560, height: 60 + 24 * shown.count).stored()
  }

  package var altText: String? {
    let finite = values.indices.filter { values[$0].isFinite }
    guard let most = finite.max(by: { values[$0] < values[$1] }) else { return "A chart without a number." }
    return "\(values.count) bars; the largest is \(labels[most]) with \(Series.brief(values[most]))."
  }

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private static func bar(share: Double, room: Int, isNegative: Bool, _ style: TextStyle) -> String {
    if !style.isUnicode || isNegative {
      let length = Int((share * Double(room)).rounded())
      let ink = style.isUnicode ? "▒" : isNegative ? "-" : "#"
      return String(repeating: ink, count: length)
    }
    let length = Int((share * Double(room) * 8).rounded())
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }

  private static func cut(_ label: String, to limit: Int) -> String {
    label.count <= limit ? label : label.prefix(limit - 3) + "..."
  }

  /// A label on one line, without control characters that a terminal would obey.
  private static func printable(_ label: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      text.append(scalar.properties.generalCategory == .control ? "?" : scalar)
    }
    return String(text)
  }
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
