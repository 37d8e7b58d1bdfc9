// From the dicts that `matplotlib.pyplot` gathers to a figure.
//
//     {"title": None, "size": (640, 480), "rows": 1, "columns": 2, "panels": [
//        {"place": (0, 0, 1, 1), "title": "loss", "x": {"label": "epoch"}, "y": {"log": True}, "marks": [
//           {"mark": "line", "x": [...], "y": [...], "label": "train", "index": 0}]}]}

import Interpreter
import Pictures
import Tensors

/// Reads the dicts of one call.
struct FigureReader {
  private let call: Call
  private var machine: Machine { call.machine }

  init(_ call: Call) { self.call = call }

  // MARK: Entries

  /// The entries of a dict by name.
  private struct Entries {
    let values: [String: Value]
    subscript(name: String) -> Value { values[name] ?? .none }
  }

  private func entries(_ value: Value) throws -> Entries {
    guard case .dict = value else { return Entries(values: [:]) }
    var entries: [String: Value] = [:]
    for key in try machine.elements(of: value) {
      entries[try machine.str(key).string] = try machine.item(of: value, at: key)
    }
    return Entries(values: entries)
  }

  private func text(_ value: Value) throws -> String? { value.isNone ? nil : try machine.str(value).string }

  private func number(_ value: Value) throws -> Double? { try machine.number(value)?.double }

  private func int(_ value: Value, _ otherwise: Int) throws -> Int {
    try machine.tensorIndex(value) ?? otherwise
  }

  private func isTrue(_ value: Value) throws -> Bool { try machine.isTrue(value) }

  func tensor(_ value: Value, _ name: String) throws -> Tensor {
    if let tensor = value.tensor { return tensor }
    switch value {
    case .list, .tuple: return try numbers(value)
    case .int, .float, .bool: return try numbers(machine.list([value]))
    default:
      if case .object = value, let items = try? machine.elements(of: value) {
        return try numbers(machine.list(items))
      }
      throw machine.typeError("\(name) must be numbers, not \(machine.typeName(value))")
    }
  }

  /// Numbers in lists, those with a point in double precision: 1e-300 has its place on a logarithmic axis.
  private func numbers(_ list: Value) throws -> Tensor {
    let tensor = try call.engine.tensor(from: list, machine)
    return tensor.dtype == .float32 ? try call.engine.tensor(from: list, machine, dtype: .float64) : tensor
  }

  func doubles(_ tensor: Tensor) throws -> [Double] {
    guard tensor.count <= PictureError.pixelLimit else {
      throw PictureError.tooLarge(width: tensor.count, height: 1, limit: PictureError.pixelLimit)
    }
    try machine.reserve(bytes: tensor.count &* 16)
    return try tensor.doubles()
  }

  func doubles(_ value: Value, _ name: String) throws -> [Double] {
    value.isNone ? [] : try doubles(tensor(value, name))
  }

  // MARK: Colours

  /// A colour by its name or as three or four numbers.
  func colour(_ value: Value) throws -> Colour? {
    switch value {
    case .none, .unbound: return nil
    case .string(let text):
      let name = text.text.string
      if name == "none" { return nil }
      if let colour = Colour(named: name) { return colour }
      let nearest =
        Suggestion.nearest(to: name, among: Colour.knownNames).map { "; did you mean '\($0)'?" } ?? ""
      throw machine.valueError("'\(name)' is not a valid value for color\(nearest)")
    default:
      let parts = try doubles(value, "color")
      guard parts.count == 3 || parts.count == 4 else {
        throw machine.valueError("a color is a name or 3 or 4 numbers from 0 to 1, got \(parts.count)")
      }
      func byte(_ part: Double) -> UInt8 { UInt8(min(255, max(0, (part.isNaN ? 0 : part) * 255)).rounded()) }
      return Colour(red: byte(parts[0]), green: byte(parts[1]), blue: byte(parts[2]))
    }
  }

  // MARK: Figure and panels

  func figure(_ spec: Value) throws -> Figure {
    let entries = try entries(spec)
    let size = try doubles(entries["size"], "figsize")
    let panels = try machine.elements(of: entries["panels"]).map { try panel($0) }
    func pixels(_ value: Double) -> Int { Int(min(100_000, max(1, value.isNaN ? 1 : value)).rounded()) }
    return Figure(
      panels: panels, rows: try int(entries["rows"], 1), columns: try int(entries["columns"], 1),
      width: pixels(size.first ?? 640), height: pixels(size.last ?? 480), title: try text(entries["title"]))
  }

  func panel(_ value: Value) throws -> Panel {
    let entries = try entries(value)
    var panel = Panel()
    let place = try doubles(entries["place"], "place").map { Int(max(0, min(1e6, $0.isNaN ? 0 : $0))) }
    if place.count == 4 {
      (panel.row, panel.column, panel.rowSpan, panel.columnSpan) = (place[0], place[1], place[2], place[3])
    }
    panel.title = try text(entries["title"])
    panel.x = try axis(entries["x"])
    panel.y = try axis(entries["y"])
    panel.hasFrame = try isTrue(entries["frame"])
    panel.hasGrid = try isTrue(entries["grid"])
    panel.hasLegend = try isTrue(entries["legend"])
    panel.legendTitle = try text(entries["legend_title"])
    panel.hasColourBar = try isTrue(entries["colorbar"])
    panel.isEqual = try isTrue(entries["equal"])
    for mark in try machine.elements(of: entries["marks"]) { try add(mark, to: &panel) }
    return panel
  }

  private func axis(_ value: Value) throws -> Axis {
    let entries = try entries(value)
    var axis = Axis()
    axis.label = try text(entries["label"])
    axis.low = try number(entries["low"])
    axis.high = try number(entries["high"])
    axis.isLog = try isTrue(entries["log"])
    axis.isReversed = try isTrue(entries["reversed"])
    if !entries["ticks"].isNone {
      let places = try doubles(entries["ticks"], "ticks")
      let given = entries["names"].isNone ? nil : try machine.elements(of: entries["names"])
      let names = try given?.map { try machine.str($0).string } ?? NumberText.column(places)
      axis.ticks = zip(places, names).map { Tick(place: $0, label: $1) }
    }
    return axis
  }

  // MARK: Marks

  private func add(_ value: Value, to panel: inout Panel) throws {
    let entries = try entries(value)
    let kind = try text(entries["mark"]) ?? ""
    if kind == "image" {
      try addImage(entries, to: &panel)
    } else if let mark = try mark(kind, entries) {
      panel.marks.append(mark)
    }
  }

  private func series(_ entries: Entries) throws -> Series {
    let (x, y) = (try doubles(entries["x"], "x"), try doubles(entries["y"], "y"))
    guard x.count == y.count else {
      throw machine.valueError("x and y must be the same size, got \(x.count) and \(y.count) numbers")
    }
    var series = Series(x: x, y: y, label: try text(entries["label"]), index: try int(entries["index"], 0))
    if let colour = try colour(entries["color"]) { series.colour = colour }
    series.marker = try text(entries["marker"]).flatMap(MarkerShape.init)
    series.isDashed = try isTrue(entries["dashed"])
    series.hasLine = try entries["line"].isNone || isTrue(entries["line"])
    return series
  }

  private func mark(_ kind: String, _ entries: Entries) throws -> FigureMark? {
    switch kind {
    case "line": return .line(try series(entries))
    case "segments": return .segments(try series(entries))
    case "points":
      var series = try series(entries)
      try colourPoints(&series, entries)
      return .points(series)
    case "bars":
      let series = try series(entries)
      return .bars(
        Bars(
          series, thickness: try number(entries["width"]) ?? 0.8, bases: try doubles(entries["base"], "bottom"),
          isHorizontal: try isTrue(entries["horizontal"])))
    case "area": return .area(try series(entries), base: try doubles(entries["base"], "y2"))
    case "rule":
      return .rule(
        at: try number(entries["at"]) ?? 0, isHorizontal: try isTrue(entries["horizontal"]), try series(entries)
      )
    case "box":
      let sides = try doubles(entries["sides"], "sides")
      guard sides.count == 4 else { return nil }
      var box = LabelledBox(
        left: sides[0], top: sides[1], right: sides[2], bottom: sides[3], label: try text(entries["label"]))
      if let colour = try colour(entries["color"]) { box.colour = colour }
      return .box(box)
    case "text":
      return .text(
        x: try number(entries["x"]) ?? 0, y: try number(entries["y"]) ?? 0, try text(entries["text"]) ?? "",
        try colour(entries["color"]))
    default: return nil
    }
  }

  /// The colours of a scatter plot: one for all, a name for each, classes, or numbers on a scale.
  private func colourPoints(_ series: inout Series, _ entries: Entries) throws {
    let given = entries["colors"]
    if given.isNone { return }
    if let items = machine.sequence(given), case .string? = items.first {
      series.colours = try items.map { try colour($0) ?? series.colour }
      return
    }
    let values = try doubles(given, "c")
    guard values.count == series.x.count else {
      throw machine.valueError(
        "'c' argument has \(values.count) elements, which is inconsistent with 'x' and 'y' with size \(series.x.count)."
      )
    }
    let finite = values.filter(\.isFinite)
    if Set(finite).count <= 20, finite.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e6 }) {
      series.classes = values.map { $0.isFinite ? Int($0) : 0 }
    } else {
      let raster = try Raster(values: values, width: values.count, height: 1, mapping: .sequential())
      series.colours = (0..<values.count).map { raster.colour(row: 0, column: $0) }
    }
  }

  // MARK: Images

  private func addImage(_ entries: Entries, to panel: inout Panel) throws {
    let tensor = try tensor(entries["x"], "X")
    var raster = try self.raster(tensor, entries)
    let extent = try doubles(entries["extent"], "extent")
    var image = FigureImage(raster)
    let isLower = try text(entries["origin"]) == "lower"
    if extent.count == 4 {
      let (bottom, top) = (extent[2], extent[3])
      image = FigureImage(
        raster, left: extent[0], right: extent[1], bottom: isLower ? top : bottom, top: isLower ? bottom : top)
    } else if isLower {
      (image.bottom, image.top) = (Double(raster.height) - 0.5, -0.5)
    }
    if isLower, panel.y.low == nil, panel.y.high == nil {
      (panel.y.low, panel.y.high) = (image.top, image.bottom)
    }
    let share = try number(entries["alpha"]) ?? 1
    if share < 1 {
      if case .image(let below)? = panel.marks.last {
        raster = raster.blended(over: below.raster, share: share)
        panel.marks.removeLast()
      } else if raster.palette != .classes {
        let white = Raster(width: 1, height: 1, gray: 255)
        raster = raster.blended(over: white, share: share)
      }
      image.raster = raster
    }
    panel.marks.append(.image(image))
  }

  private func raster(_ tensor: Tensor, _ entries: Entries) throws -> Raster {
    let shape = tensor.shape
    if shape.count == 3, shape[2] == 3 || shape[2] == 4 {
      let colours = shape[2] == 4 ? try tensor.narrow(2, start: 0, length: 3) : tensor
      let high = tensor.dtype.isFloat ? 1.0 : 255
      return try TileShape(colours).rasters(.gray(low: 0, high: high)).tiles[0]
    }
    let isFlat = shape.count == 2 || (shape.count == 3 && shape[2] == 1)
    guard isFlat else {
      let hint = shape.count == 3 && shape[0] == 3 ? "; a tensor (3, H, W) is shown as x.permute(1, 2, 0)" : ""
      throw machine.typeError("Invalid shape \(shapeText(shape)) for image data\(hint)")
    }
    let (height, width) = (shape[0], shape[1])
    let values = try doubles(tensor)
    guard width > 0, height > 0 else { throw PictureError.empty(width: width, height: height) }
    let finite = values.filter(\.isFinite)
    let low = try number(entries["vmin"]) ?? finite.min() ?? 0
    let high = try number(entries["vmax"]) ?? finite.max() ?? 1
    if !entries["colors"].isNone {
      let colours = try machine.elements(of: entries["colors"]).map { try colour($0) ?? Colour(gray: 255) }
      return try Raster(values: values, width: width, height: height, colours: colours, low: low, high: high)
    }
    return try scaled(values, (width, height), low, high, scale: text(entries["scale"]) ?? "sequential")
  }

  private func scaled(
    _ values: [Double], _ size: (width: Int, height: Int), _ low: Double, _ high: Double, scale: String
  ) throws -> Raster {
    func raster(_ values: [Double], _ mapping: ValueMapping) throws -> Raster {
      try Raster(values: values, width: size.width, height: size.height, mapping: mapping)
    }
    switch scale {
    case "gray": return try raster(values, .gray(low: low, high: high))
    case "gray_r": return try raster(values, .gray(low: high, high: low))
    case "classes": return try raster(values, .classes)
    case "signed":
      let middle = low / 2 + high / 2
      let picture = try raster(values.map { $0 - middle }, .signed(magnitude: high / 2 - low / 2))
      return picture.labelled(ValueRange(low: low, high: high))
    case "sequential_r":
      return try raster(values, .sequential(low: high, high: low))
    default: return try raster(values, .sequential(low: low, high: high))
    }
  }

  // MARK: Grids

  /// The places of a grid's columns or rows: given as such, as a whole grid, or counted.
  func places(_ value: Value, count: Int, rows: Int, isX: Bool) throws -> [Double] {
    if value.isNone { return (0..<count).map(Double.init) }
    let tensor = try tensor(value, isX ? "x" : "y")
    let numbers = try doubles(tensor)
    if tensor.rank == 2, tensor.shape[isX ? 1 : 0] == count, !numbers.isEmpty {
      return isX ? Array(numbers.prefix(count)) : (0..<count).map { numbers[$0 * tensor.shape[1]] }
    }
    guard numbers.count == count else {
      throw machine.typeError(
        "Length of \(isX ? "x" : "y") (\(numbers.count)) must match number of \(isX ? "columns" : "rows") in z (\(count))"
      )
    }
    return numbers
  }
}
