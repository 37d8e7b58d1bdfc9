// Boxes on an image: what a detector found, with names and scores.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var boxes: PictureKind {
    PictureKind(
      "boxes", ["detections", "detection"],
      "an image with boxes= (N,4) as (x1, y1, x2, y2) in pixels, labels= (classes or names), names=, scores="
    ) { request in
      let image = try request.image(noun: "picture")
      guard image.tiles.count == 1, let raster = image.tiles.first else {
        throw request.invalid("boxes are drawn on one image, got \(image.tiles.count)")
      }
      var panel = Panel()
      panel.isEqual = true
      panel.title = try request.string("title")
      let ground = FigureImage(
        raster, left: 0, right: Double(raster.width), bottom: Double(raster.height), top: 0)
      (panel.x.low, panel.x.high) = (0, Double(raster.width))
      (panel.y.low, panel.y.high) = (Double(raster.height), 0)
      let boxes = try request.boxes()
      panel.marks = [.image(ground)] + boxes.map { .box($0) }
      var figure = Figure(panels: [panel])
      let found = boxes.prefix(8).map { box in
        "\(box.label ?? "a box") at columns \(Series.whole(box.left)) to \(Series.whole(box.right)), rows "
          + "\(Series.whole(box.top)) to \(Series.whole(box.bottom))"
      }
      let more = boxes.count > 8 ? ", and \(boxes.count - 8) more" : ""
      figure.summary =
        "An image of \(raster.height) rows and \(raster.width) columns with \(boxes.count) "
        + "box\(boxes.count == 1 ? "" : "es")\(found.isEmpty ? "" : ": " + found.joined(separator: "; "))\(more)."
      return figure
    }
  }
}

extension Series {
  fileprivate static func whole(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
}

extension PictureRequest {
  fileprivate func boxes() throws -> [LabelledBox] {
    guard has("boxes") else { throw invalid("boxes= is missing: (N, 4) numbers, (x1, y1, x2, y2) each") }
    let tensor = try tensor(of: option("boxes"), called: "boxes")
    if tensor.count == 0 { return [] }
    guard tensor.shape.last == 4, tensor.rank == 2 else {
      throw invalid("boxes must have the shape (N, 4), got \(shapeText(tensor.shape))")
    }
    let values = try doubles(tensor)
    let (labels, scores) = (try boxLabels(), try numbers("scores"))
    return (0..<tensor.shape[0]).map { index in
      let label = labels.flatMap { index < $0.count ? $0[index] : nil }
      let score = scores.flatMap { index < $0.count ? NumberText.fixed($0[index], decimals: 2) : nil }
      let words = [label?.name, score].compactMap(\.self)
      return LabelledBox(
        left: values[4 * index], top: values[4 * index + 1], right: values[4 * index + 2],
        bottom: values[4 * index + 3], label: words.isEmpty ? nil : words.joined(separator: " "),
        index: label?.index ?? 0)
    }
  }

  /// Classes as numbers, named by `names`, or as texts.
  private func boxLabels() throws -> [(name: String, index: Int)]? {
    guard has("labels") else { return nil }
    let names = try strings("names") ?? []
    var seen: [String] = []
    return try machine.elements(of: option("labels")).map { item in
      if case .string(let text) = item {
        let name = text.text.string
        if !seen.contains(name) { seen.append(name) }
        return (name, seen.firstIndex(of: name) ?? 0)
      }
      let number = try machine.number(item)?.double ?? 0
      let index = number.isFinite ? Int(max(0, min(1e9, number))) : 0
      return (names.indices.contains(index) ? names[index] : String(index), index)
    }
  }
}
