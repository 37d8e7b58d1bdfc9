// How points are spread, as bars of text, so that a page, a terminal and a Markdown reader all show them.
//
//     90-100  9 █████████
//      80-89  3 ███
//      70-79  0

/// The points of all who were graded, in ten bins.
struct PointSpread {
  let lines: [String]

  private static let bins = 10
  private static let widest = 30

  init(_ book: GradeBook) {
    let points = book.marks.filter { $0.status == .graded }.map(\.points)
    let step = book.of / Double(PointSpread.bins)
    guard points.count > 1, step > 0 else {
      lines = []
      return
    }
    var counts = [Int](repeating: 0, count: PointSpread.bins)
    for value in points { counts[min(PointSpread.bins - 1, max(0, Int(value / step)))] += 1 }
    let most = counts.max() ?? 0
    // Of whole points, 80-89 says more than 80-90; the last bin holds all points.
    let gap: Double = step >= 2 && step == step.rounded() ? 1 : 0
    let ends = (0..<PointSpread.bins).map { bin -> String in
      let isLast = bin == PointSpread.bins - 1
      return "\(pointsText(Double(bin) * step))-\(pointsText(Double(bin + 1) * step - (isLast ? 0 : gap)))"
    }
    func aligned(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let width = ends.map(\.count).max() ?? 0
    lines = (0..<PointSpread.bins).reversed().map { bin in
      let count = counts[bin]
      // Nobody vanishes: one submission has a bar, too.
      let bar = most > PointSpread.widest ? (count * PointSpread.widest + most - 1) / most : count
      // The number stands first: a phone shows the left of the bars.
      let name = aligned(ends[bin], width) + "  " + aligned(String(count), String(most).count)
      return count == 0 ? name : name + " " + String(repeating: "█", count: bar)
    }
  }
}
