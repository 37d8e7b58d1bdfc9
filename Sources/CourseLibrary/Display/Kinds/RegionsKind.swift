// Decision regions: the class that a model predicts at every place of a plane, and the examples on top.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var regions: PictureKind {
    PictureKind(
      "regions", ["decision", "decision regions"],
      "predicted classes on a grid (rows from bottom to top), extent=(left, right, bottom, top), points=, labels="
    ) { request in
      let tensor = try request.tensor()
      guard tensor.rank == 2 else {
        throw request.invalid(
          "decision regions are a grid (rows, columns) of classes, got shape \(shapeText(tensor.shape))")
      }
      let (rows, columns) = (tensor.shape[0], tensor.shape[1])
      let raster = try TileShape(tensor).rasters(.classes).tiles[0]
      let extent = try request.numbers("extent") ?? [0, Double(columns), 0, Double(rows)]
      guard extent.count == 4 else {
        throw request.invalid("extent must be (left, right, bottom, top), got \(extent.count) numbers")
      }
      // The first row of the grid is the smallest y.
      let image = FigureImage(raster, left: extent[0], right: extent[1], bottom: extent[3], top: extent[2])
      var panel = Panel()
      panel.marks = [.image(image)] + (try request.pointMarks("points"))
      (panel.x.low, panel.x.high, panel.y.low, panel.y.high) = (extent[0], extent[1], extent[2], extent[3])
      panel.title = try request.string("title")
      panel.x.label = try request.string("xlabel")
      panel.y.label = try request.string("ylabel")
      panel.hasLegend = true
      return Figure(panels: [panel])
    }
  }

  static var scatter: PictureKind {
    PictureKind(
      "scatter", ["embedding", "points"], "points (N,2); labels= gives each its class, names= names the classes"
    ) { request in
      var panel = Panel()
      panel.marks = try request.pointMarks("x")
      panel.title = try request.string("title")
      panel.x.label = try request.string("xlabel")
      panel.y.label = try request.string("ylabel")
      panel.hasLegend = true
      return Figure(panels: [panel])
    }
  }
}

extension PictureRequest {
  /// Points (N,2), each class a series of its own.
  fileprivate func pointMarks(_ name: String) throws -> [FigureMark] {
    guard has(name) else { return [] }
    let points = try tensor(of: option(name), called: name)
    guard points.rank == 2, points.shape[1] == 2 else {
      throw invalid("\(name) must have the shape (N, 2), got \(shapeText(points.shape))")
    }
    let values = try doubles(points)
    let count = points.shape[0]
    let classes = try numbers("labels").map { $0.map { $0.isFinite ? Int(max(-1e9, min(1e9, $0))) : -1 } }
    if let classes, classes.count != count { throw invalid("\(classes.count) labels for \(count) points") }
    func series(_ indices: [Int], _ index: Int, _ label: String?) -> FigureMark {
      .points(
        Series(
          x: indices.map { values[2 * $0] }, y: indices.map { values[2 * $0 + 1] }, label: label, index: index))
    }
    guard let classes else { return [series(Array(0..<count), 0, nil)] }
    let names = try strings("names") ?? []
    let places = Dictionary(grouping: classes.indices) { classes[$0] }
    return try places.sorted { $0.key < $1.key }.map { label, places in
      try machine.poll(steps: places.count)
      return series(places, label, names.indices.contains(label) ? names[label] : "class \(label)")
    }
  }
}
