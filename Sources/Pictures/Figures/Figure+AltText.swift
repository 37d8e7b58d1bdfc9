// A figure in one sentence, for those who do not see it: what is drawn over what, where it begins, ends and peaks.

extension Figure {
  package var altText: String? {
    if let summary { return summary }
    let sentences = panels.prefix(4).map(\.sentence)
    let rest = panels.count > 4 ? ["and \(panels.count - 4) more panels"] : []
    if panels.isEmpty { return "An empty figure." }
    let text = (sentences + rest).joined(separator: "; ")
    let whole = (panels.count > 1 ? "\(panels.count) panels: " : "") + text + "."
    return whole.prefix(1).uppercased() + whole.dropFirst()
  }

  package var size: Int { min(1 << 16, max(1, panels.count) * 2000) }
}

extension Panel {
  fileprivate var sentence: String {
    let parts = marks.compactMap(\.phrase)
    var shown = parts.prefix(6).joined(separator: ", ")
    if parts.count > 6 { shown += " and \(parts.count - 6) more" }
    let axes = [y.label, x.label].compactMap(\.self)
    let over = axes.count == 2 ? "\(axes[0]) over \(axes[1]): " : ""
    let name = title.map { "\($0): " } ?? ""
    return name + over + (shown.isEmpty ? "nothing drawn" : shown)
  }
}

extension FigureMark {
  /// What the mark is, with its numbers.
  fileprivate var phrase: String? {
    switch self {
    case .line(let series): return series.linePhrase
    case .points(let series): return "\(series.x.count) points" + (series.label.map { " of \($0)" } ?? "")
    case .bars(let bars):
      let ends = Series.ends(bars.series.y).map { " from \($0.low) to \($0.high)" } ?? ""
      return "\(bars.series.x.count) bars\(bars.series.label.map { " of \($0)" } ?? "")\(ends)"
    case .area: return "a filled area"
    case .image(let image):
      return
        "an image of \(image.raster.height) rows and \(image.raster.width) columns\(image.raster.valuePhrase)"
    case .rule(let place, let isHorizontal, let series):
      return "a line at \(isHorizontal ? "y" : "x") = \(NumberText.shortest(place))"
        + (series.label.map { " (\($0))" } ?? "")
    case .segments(let series): return series.label.map { "lines of \($0)" }
    case .box(let box): return "a box" + (box.label.map { " named \($0)" } ?? "")
    case .text: return nil
    }
  }
}

extension Raster {
  /// Between which values the picture lies, and how many pixels have none.
  fileprivate var valuePhrase: String {
    let counts = [("NaN", Mark.notANumber), ("infinite", .infinite)].map { word, mark in
      (word: word, count: marks.count { $0 == mark })
    }
    var parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }
    if counts.reduce(0, { $0 + $1.count }) == width * height {
      parts.insert("no finite value", at: 0)
    } else if let range {
      parts.insert("values \(NumberText.column([range.low, range.high]).joined(separator: " to "))", at: 0)
    }
    return parts.map { ", " + $0 }.joined()
  }
}

extension Series {
  fileprivate var linePhrase: String {
    let name = label ?? "a line"
    let finite = zip(x, y).filter { $0.0.isFinite && $0.1.isFinite }
    guard let first = finite.first, let last = finite.last,
      let lowest = finite.min(by: { $0.1 < $1.1 }), let highest = finite.max(by: { $0.1 < $1.1 })
    else { return "\(name) without a number to draw" }
    let texts = [first.1, last.1, lowest.1, highest.1].map(Series.brief)
    var phrase = "\(name) goes from \(texts[0]) to \(texts[1])"
    if lowest.1 < min(first.1, last.1) { phrase += ", lowest \(texts[2]) at \(Series.brief(lowest.0))" }
    if highest.1 > max(first.1, last.1) { phrase += ", highest \(texts[3]) at \(Series.brief(highest.0))" }
    return phrase
  }

  /// Four digits.
  static func brief(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return NumberText.shortest(value) }
    if value == value.rounded(), abs(value) < 1e6 { return NumberText.fixed(value, decimals: 0) }
    if abs(value) >= 1e6 || abs(value) < 1e-3 { return Span.labels([value], step: 1)[0] }
    return NumberText.fixed(value, decimals: abs(value) >= 100 ? 1 : abs(value) >= 1 ? 3 : 4)
  }

  fileprivate static func ends(_ values: [Double]) -> (low: String, high: String)? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return (brief(low), brief(high))
  }
}
