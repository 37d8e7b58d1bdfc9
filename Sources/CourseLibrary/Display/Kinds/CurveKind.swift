// Curves: a loss over its epochs, or several of them. What training leaves behind counts epochs from 1; numbers of a
// script's own are steps from 0, or lie where `extent` or pairs (xs, ys) have them.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var curve: PictureKind {
    PictureKind(
      "curve", ["curves", "line", "plot", "history", "training"],
      "one series, or a dict of series (a training history) or of pairs (xs, ys); extent=(left, right) says where the "
        + "first and the last number lie; log=True for a logarithmic y"
    ) { request in
      let isHistory = try request.history() != nil
      let series = try request.series()
      let ends = try request.pair("extent")
      var panel = Panel()
      panel.marks = series.enumerated().map { index, entry in
        let places = entry.places ?? places(entry.values.count, ends, first: isHistory ? 1 : 0)
        return .line(Series(x: places, y: entry.values, label: entry.name, index: index))
      }
      let isCounted = ends == nil && series.allSatisfy { $0.places == nil }
      panel.hasLegend = panel.marks.contains { $0.name != nil }
      panel.hasGrid = true
      panel.title = try request.string("title")
      panel.x.label = try request.string("xlabel") ?? (!isCounted ? nil : isHistory ? "epoch" : "step")
      panel.x.isWhole = isCounted
      panel.y.label = try request.string("ylabel")
      panel.y.isLog = try request.flag("log")
      return Figure(panels: [panel])
    }
  }

  /// Where the numbers of a series lie: at even steps between two ends, or at whole numbers.
  private static func places(_ count: Int, _ ends: (Double, Double)?, first: Int) -> [Double] {
    guard let (left, right) = ends else { return (0..<count).map { Double($0 + first) } }
    return (0..<count).map { left + (right - left) * Double($0) / Double(max(1, count - 1)) }
  }
}

extension PictureRequest {
  /// The value as named series of numbers: a history, a dict, a matrix whose rows they are, or one vector.
  fileprivate func series() throws -> [(name: String?, values: [Double], places: [Double]?)] {
    if let dict = try history() ?? { if case .dict = value { value } else { nil } }() {
      return try entries(of: dict).map { name, value in
        guard let pair = machine.sequence(value), pair.count == 2, pair[0].scalar == nil,
          try self.tensor(of: pair[0], called: name).rank == 1
        else { return (name, try numbers(of: value, called: name), nil) }
        let (xs, ys) = (try numbers(of: pair[0], called: name), try numbers(of: pair[1], called: name))
        guard xs.count == ys.count else {
          throw invalid("'\(name)' must be (xs, ys) of one length, got \(xs.count) and \(ys.count) numbers")
        }
        return (name, ys, xs)
      }
    }
    let tensor = try tensor()
    let names = try strings("names") ?? []
    if tensor.rank < 2 { return [(names.first, try values(), nil)] }
    guard tensor.rank == 2, tensor.shape[0] <= 32 else {
      throw invalid(
        "a curve needs a vector, a dict of vectors, or up to 32 rows, got shape \(shapeText(tensor.shape))")
    }
    let (values, length) = (try values(), tensor.shape[1])
    return (0..<tensor.shape[0]).map { row in
      (row < names.count ? names[row] : String(row), Array(values[row * length..<(row + 1) * length]), nil)
    }
  }
}
