// Amounts as people write them: `512MB`, `1e6`, `2 min`; and durations as they are shown.

enum Amounts {
  /// Bytes: a number with B, kB, MB or GB behind it.
  static func bytes(_ text: String) -> Int? {
    scaled(
      text, [("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("b", 1), ("k", 1e3), ("m", 1e6), ("g", 1e9)]
    )
    .flatMap { Int(exactly: $0.rounded()) }
  }

  /// Seconds: a number with s, ms, min or h behind it.
  static func seconds(_ text: String) -> Double? {
    scaled(text, [("ms", 1e-3), ("min", 60), ("h", 3600), ("s", 1)])
  }

  static func count(_ text: String) -> Int? {
    scaled(text, [("k", 1e3), ("m", 1e6), ("g", 1e9)]).flatMap { Int(exactly: $0.rounded()) }
  }

  private static func scaled(_ text: String, _ units: [(name: String, factor: Double)]) -> Double? {
    let text = text.lowercased().filter { $0 != " " && $0 != "_" && $0 != "," }
    let unit = units.first { text.hasSuffix($0.name) }
    guard let number = Double(text.dropLast(unit?.name.count ?? 0)), number >= 0, number.isFinite else {
      return nil
    }
    return number * (unit?.factor ?? 1)
  }

  /// `12 ns`, `3.4 ms`, `1.25 s`, `2 min 5 s`.
  static func duration(_ seconds: Double) -> String {
    if seconds >= 60 {
      let whole = Int(seconds.rounded())
      return whole >= 3600 ? "\(whole / 3600) h \(whole % 3600 / 60) min" : "\(whole / 60) min \(whole % 60) s"
    }
    for (factor, unit) in [(1.0, "s"), (1e3, "ms"), (1e6, "µs")] where seconds * factor >= 0.9995 {
      return "\(digits(seconds * factor)) \(unit)"
    }
    return "\(digits(seconds * 1e9)) ns"
  }

  /// Three digits: 1.25, 12.5, 125.
  private static func digits(_ number: Double) -> String {
    let places = number < 9.995 ? 100.0 : number < 99.95 ? 10.0 : 1.0
    let rounded = (number * places).rounded() / places
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
