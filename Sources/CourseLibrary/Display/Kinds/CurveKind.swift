// Curves: a loss over its epochs, or several of them. What training leaves behind counts epochs from 1; numbers of a
// script's own are steps from 0.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var curve: PictureKind {
    PictureKind(
      "curve", ["curves", "line", "plot", "history", "training"],
      "one series, or a dict of series (a training history); log=True for a logarithmic y"
    ) { request in
      let isHistory = try request.history() != nil
      var panel = Panel()
      panel.marks = try request.series().enumerated().map { index, entry in
        .line(
          Series(
            x: entry.values.indices.map { Double($0 + (isHistory ? 1 : 0)) }, y: entry.values,
            label: entry.name, index: index))
      }
      panel.hasLegend = panel.marks.contains { $0.name != nil }
      panel.hasGrid = true
      panel.title = try request.string("title")
      panel.x.label = try request.string("xlabel") ?? (isHistory ? "epoch" : "step")
      panel.x.isWhole = true
      panel.y.label = try request.string("ylabel")
      panel.y.isLog = try request.flag("log")
      return Figure(panels: [panel])
    }
  }
}

extension PictureRequest {
  /// The value as named series of numbers: a history, a dict, a matrix whose rows they are, or one vector.
  fileprivate func series() throws -> [(name: String?, values: [Double])] {
    if let dict = try history() ?? { if case .dict = value { value } else { nil } }() {
      return try entries(of: dict).map { ($0.name, try numbers(of: $0.value, called: $0.name)) }
    }
    let tensor = try tensor()
    let names = try strings("names") ?? []
    if tensor.rank < 2 { return [(names.first, try values())] }
    guard tensor.rank == 2, tensor.shape[0] <= 32 else {
      throw invalid(
        "a curve needs a vector, a dict of vectors, or up to 32 rows, got shape \(shapeText(tensor.shape))")
    }
    let (values, length) = (try values(), tensor.shape[1])
    return (0..<tensor.shape[0]).map { row in
      (row < names.count ? names[row] : String(row), Array(values[row * length..<(row + 1) * length]))
    }
  }
}
