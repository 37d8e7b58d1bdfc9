// A panel drawn with pixels: title on top, labels of y turned upwards on the left, the legend in the emptiest corner.

struct PanelDrawing {
  private let panel: Panel
  private let spans: (x: Span, y: Span)
  private let yTicks: [Tick]
  /// The size of letters: 1 in small panels, else 2.
  private let scale: Int
  private let frame: Canvas.Frame

  private static let ink = Colour(gray: 30)
  private static let faint = Colour(gray: 222)

  /// Draws the panel within `room` of the canvas.
  @discardableResult
  init(_ panel: Panel, in room: Canvas.Frame, on canvas: inout Canvas) {
    let spans = panel.spans
    self.panel = panel
    self.spans = spans
    let scale = min(room.width, room.height) >= 260 ? 2 : 1
    self.scale = scale
    let letter = Lettering.height * scale
    let yTicks = panel.hasFrame ? panel.y.ticks ?? spans.y.ticks(most: max(2, room.height / (letter * 3))) : []
    self.yTicks = yTicks
    let labels = yTicks.reduce(0) { max($0, Lettering.width(of: $1.label, scale: scale)) }
    let title = panel.title == nil ? 4 * scale : letter + 6 * scale
    var space = Canvas.Frame(
      left: room.left + 6 * scale, top: room.top + title, width: room.width - 14 * scale,
      height: room.height - title)
    if panel.hasFrame {
      let left = min(labels, room.width / 3) + 6 * scale + (panel.y.label == nil ? 0 : letter + 4 * scale)
      space.left += left
      space.width -= left
      space.height -= letter + 8 * scale + (panel.x.label == nil ? 0 : letter + 4 * scale)
    }
    if panel.hasColourBar { space.width -= 24 * scale + 36 * scale }
    space.height -= 4 * scale
    frame = PanelDrawing.fitted(space, panel, spans)
    canvas.fill(frame, Colour(gray: 255))
    draw(on: &canvas, room)
  }

  /// The frame in the proportions of an image, in the middle of its space.
  private static func fitted(
    _ space: Canvas.Frame, _ panel: Panel, _ spans: (x: Span, y: Span)
  ) -> Canvas.Frame {
    var frame = space
    (frame.width, frame.height) = (max(8, space.width), max(8, space.height))
    guard panel.isEqual else { return frame }
    let (wide, high) = (abs(spans.x.high - spans.x.low), abs(spans.y.high - spans.y.low))
    guard wide > 0, high > 0, wide.isFinite, high.isFinite else { return frame }
    let unit = min(Double(frame.width) / wide, Double(frame.height) / high)
    let (width, height) = (max(2, Int(wide * unit)), max(2, Int(high * unit)))
    return Canvas.Frame(
      left: frame.left + (frame.width - width) / 2, top: frame.top + (frame.height - height) / 2, width: width,
      height: height)
  }

  private func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
    guard let across = spans.x.share(x), let up = spans.y.share(y), abs(across) < 1e6, abs(up) < 1e6 else {
      return nil
    }
    return (
      Double(frame.left) + across * Double(frame.width), Double(frame.top) + (1 - up) * Double(frame.height)
    )
  }

  private func draw(on canvas: inout Canvas, _ room: Canvas.Frame) {
    let xTicks = panel.hasFrame ? panel.x.ticks ?? spans.x.ticks(most: max(2, frame.width / (40 * scale))) : []
    if panel.hasGrid, panel.hasFrame { grid(xTicks, &canvas) }
    for mark in panel.marksFromTheGround { draw(mark, &canvas) }
    if panel.hasFrame {
      canvas.outline(
        Canvas.Frame(
          left: frame.left - 1, top: frame.top - 1, width: frame.width + 2, height: frame.height + 2),
        PanelDrawing.ink)
      labels(xTicks, &canvas, room)
    }
    if let title = panel.title {
      let letters = Lettering.width(of: title, scale: scale) <= room.width ? scale : 1
      let x = frame.left + (frame.width - Lettering.width(of: title, scale: letters)) / 2
      canvas.text(title, max(room.left, x), frame.top - (Lettering.height + 3) * letters, scale: letters)
    }
    if panel.hasLegend { legend(&canvas) }
    if panel.hasColourBar { colourBar(&canvas) }
  }

  // MARK: Frame

  private func grid(_ xTicks: [Tick], _ canvas: inout Canvas) {
    for tick in xTicks {
      guard let share = spans.x.share(tick.place), (0...1).contains(share) else { continue }
      let x = frame.left + Int(share * Double(frame.width))
      canvas.fill(Canvas.Frame(left: x, top: frame.top, width: 1, height: frame.height), PanelDrawing.faint)
    }
    for tick in yTicks {
      guard let share = spans.y.share(tick.place), (0...1).contains(share) else { continue }
      let y = frame.top + Int((1 - share) * Double(frame.height))
      canvas.fill(Canvas.Frame(left: frame.left, top: y, width: frame.width, height: 1), PanelDrawing.faint)
    }
  }

  private func labels(_ xTicks: [Tick], _ canvas: inout Canvas, _ room: Canvas.Frame) {
    let letter = Lettering.ascent * scale
    for tick in yTicks {
      guard let share = spans.y.share(tick.place), (-1e-9...1 + 1e-9).contains(share) else { continue }
      let y = frame.top + Int((1 - share) * Double(frame.height))
      canvas.fill(
        Canvas.Frame(left: frame.left - 1 - 3 * scale, top: y, width: 3 * scale, height: 1), PanelDrawing.ink)
      let width = Lettering.width(of: tick.label, scale: scale)
      canvas.text(tick.label, frame.left - 5 * scale - width, y - letter / 2, scale: scale)
    }
    var end = Int.min
    for tick in xTicks {
      guard let share = spans.x.share(tick.place), (-1e-9...1 + 1e-9).contains(share) else { continue }
      let x = frame.left + Int(share * Double(frame.width))
      let width = Lettering.width(of: tick.label, scale: scale)
      let begin = min(x - width / 2, room.right - width)
      canvas.fill(Canvas.Frame(left: x, top: frame.bottom + 1, width: 1, height: 3 * scale), PanelDrawing.ink)
      guard begin > end else { continue }
      canvas.text(tick.label, begin, frame.bottom + 6 * scale, scale: scale)
      end = begin + width + 3 * scale
    }
    if let label = panel.x.label {
      let width = Lettering.width(of: label, scale: scale)
      canvas.text(
        label, max(room.left, frame.left + (frame.width - width) / 2),
        frame.bottom + (8 + Lettering.height) * scale,
        scale: scale)
    }
    if let label = panel.y.label {
      let width = Lettering.width(of: label, scale: scale)
      let labels = yTicks.reduce(0) { max($0, Lettering.width(of: $1.label, scale: scale)) }
      let x = frame.left - 8 * scale - labels - Lettering.height * scale
      canvas.text(
        label, max(room.left + 1, x), min(room.bottom, frame.top + (frame.height + width) / 2), scale: scale,
        isTurned: true)
    }
  }

  // MARK: Marks

  private func draw(_ mark: FigureMark, _ canvas: inout Canvas) {
    switch mark {
    case .image(let image): draw(image, &canvas)
    case .line(let series):
      if series.hasLine { line(series, &canvas) }
      if series.marker != nil || series.x.count == 1 { points(series, &canvas) }
    case .segments(let series):
      for index in stride(from: 0, to: series.x.count - 1, by: 2) {
        segment(series, index, index + 1, 0, &canvas)
      }
    case .points(let series): points(series, &canvas)
    case .bars(let bars): for index in bars.series.x.indices { bar(bars, index, &canvas) }
    case .area(let series, let base): area(series, base, &canvas)
    case .rule(let place, let isHorizontal, let series): rule(place, isHorizontal, series, &canvas)
    case .box(let box): draw(box, &canvas)
    case .text(let x, let y, let text, let colour):
      if let (x, y) = place(x, y) {
        canvas.text(text, Int(x), Int(y) - Lettering.ascent * scale, scale: scale, colour ?? PanelDrawing.ink)
      }
    }
  }

  private func line(_ series: Series, _ canvas: inout Canvas) {
    var phase = 0.0
    for index in series.x.indices.dropLast() { phase = segment(series, index, index + 1, phase, &canvas) }
  }

  @discardableResult
  private func segment(
    _ series: Series, _ from: Int, _ to: Int, _ phase: Double, _ canvas: inout Canvas
  ) -> Double {
    func share(_ index: Int) -> (x: Double, y: Double)? {
      guard let x = spans.x.share(series.x[index]), let y = spans.y.share(series.y[index]) else { return nil }
      return (x, 1 - y)
    }
    guard let a = share(from), let b = share(to), let (start, end) = clipped(a, b) else { return phase }
    func pixel(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (Double(frame.left) + point.x * Double(frame.width), Double(frame.top) + point.y * Double(frame.height))
    }
    return canvas.line(
      pixel(start), pixel(end), series.colour, thickness: Double(scale) + 0.4, isDashed: series.isDashed,
      phase: phase, within: frame)
  }

  private func points(_ series: Series, _ canvas: inout Canvas) {
    let shapes: [MarkerShape] = [.disc, .triangle, .square, .diamond, .plus, .cross]
    let radius = (series.x.count > 400 ? 1.6 : 2.6) * Double(scale)
    for index in series.x.indices {
      guard let (x, y) = place(series.x[index], series.y[index]),
        frame.contains(Int(x), Int(y)) || x == Double(frame.right)
      else { continue }
      let shape =
        series.marker ?? (series.classes == nil ? .disc : shapes[series.place(of: index) % shapes.count])
      // A light rim keeps a point apart from a ground of its own colour.
      canvas.marker(shape, x, y, radius: radius + 1, Colour(gray: 255), within: frame)
      canvas.marker(shape, x, y, radius: radius, series.colour(of: index), within: frame)
    }
  }

  private func rectangle(_ left: Double, _ right: Double, _ bottom: Double, _ top: Double) -> Canvas.Frame? {
    guard let a = place(left, bottom), let b = place(right, top) else { return nil }
    let (x, y) = (min(a.x, b.x).rounded(), min(a.y, b.y).rounded())
    return Canvas.Frame(
      left: Int(x), top: Int(y), width: Int(max(a.x, b.x).rounded() - x),
      height: Int(max(a.y, b.y).rounded() - y))
  }

  private func bar(_ bars: Bars, _ index: Int, _ canvas: inout Canvas) {
    let corners = bars.corners(index)
    guard let frame = rectangle(corners.left, corners.right, corners.bottom, corners.top) else { return }
    canvas.fill(frame, bars.series.colour(of: index), within: self.frame)
  }

  private func area(_ series: Series, _ base: [Double], _ canvas: inout Canvas) {
    for index in series.x.indices.dropLast() where index + 1 < base.count {
      guard let a = place(series.x[index], series.y[index]),
        let b = place(series.x[index + 1], series.y[index + 1]),
        let c = place(series.x[index], base[index]), let d = place(series.x[index + 1], base[index + 1])
      else { continue }
      let (left, right) = (Int(min(a.x, b.x).rounded()), Int(max(a.x, b.x).rounded()))
      for x in max(left, frame.left)..<max(max(left, frame.left), min(right, frame.right)) {
        let share = b.x == a.x ? 0 : (Double(x) + 0.5 - a.x) / (b.x - a.x)
        let (one, other) = (a.y + (b.y - a.y) * share, c.y + (d.y - c.y) * share)
        let top = Int(min(one, other).rounded())
        canvas.fill(
          Canvas.Frame(left: x, top: top, width: 1, height: Int(max(one, other).rounded()) - top),
          series.colour, 0.3,
          within: frame)
      }
    }
  }

  private func rule(_ value: Double, _ isHorizontal: Bool, _ series: Series, _ canvas: inout Canvas) {
    guard let share = (isHorizontal ? spans.y : spans.x).share(value), (0...1).contains(share) else { return }
    let x = Double(frame.left) + share * Double(frame.width)
    let y = Double(frame.top) + (1 - share) * Double(frame.height)
    let ends =
      isHorizontal
      ? ((x: Double(frame.left), y: y), (x: Double(frame.right), y: y))
      : ((x: x, y: Double(frame.top)), (x: x, y: Double(frame.bottom)))
    canvas.line(
      ends.0, ends.1, series.colour, thickness: Double(scale) + 0.4, isDashed: series.isDashed, within: frame)
  }

  private func draw(_ image: FigureImage, _ canvas: inout Canvas) {
    guard let frame = rectangle(image.left, image.right, image.bottom, image.top), frame.width > 0,
      frame.height > 0,
      let a = place(image.left, image.top), let b = place(image.right, image.bottom)
    else { return }
    let shrinks = frame.width < image.raster.width || frame.height < image.raster.height
    let raster =
      shrinks && image.raster.palette != .classes
      ? image.raster.shrunk(width: frame.width, height: frame.height) : image.raster
    for y in max(
      frame.top, self.frame.top)..<max(max(frame.top, self.frame.top), min(frame.bottom, self.frame.bottom))
    {
      var row = min(raster.height - 1, (y - frame.top) * raster.height / frame.height)
      if a.y > b.y { row = raster.height - 1 - row }
      for x in max(
        frame.left, self.frame.left)..<max(max(frame.left, self.frame.left), min(frame.right, self.frame.right))
      {
        var column = min(raster.width - 1, (x - frame.left) * raster.width / frame.width)
        if a.x > b.x { column = raster.width - 1 - column }
        canvas.blend(x, y, raster.colour(row: row, column: column))
      }
    }
  }

  private func draw(_ box: LabelledBox, _ canvas: inout Canvas) {
    guard let frame = rectangle(box.left, box.right, box.bottom, box.top) else { return }
    canvas.outline(frame, box.colour, thickness: 1 + scale, within: self.frame)
    guard let label = box.label else { return }
    let size = (
      width: Lettering.width(of: label, scale: scale) + 4 * scale, height: (Lettering.height + 2) * scale
    )
    let top = frame.top - size.height >= self.frame.top ? frame.top - size.height : frame.top
    let left = max(self.frame.left, min(frame.left, self.frame.right - size.width))
    canvas.fill(Canvas.Frame(left: left, top: top, width: size.width, height: size.height), box.colour)
    canvas.text(label, left + 2 * scale, top + scale, scale: scale, Colour(gray: 255))
  }

  // MARK: Legend and colour bar

  private func legend(_ canvas: inout Canvas) {
    let entries = panel.legendEntries.prefix(Panel.mostNamed)
    guard !entries.isEmpty else { return }
    let line = (Lettering.height + 3) * scale
    let title = panel.legendTitle ?? ""
    let titleWidth = Lettering.width(of: title, scale: scale) + 8 * scale
    let width = entries.reduce(titleWidth) {
      max($0, Lettering.width(of: $1.label, scale: scale) + 26 * scale)
    }
    let head = title.isEmpty ? 0 : 1
    let height = (entries.count + head) * line + 4 * scale
    let gap = 5 * scale
    let corners = [
      (frame.right - gap - width, frame.top + gap), (frame.left + gap, frame.top + gap),
      (frame.right - gap - width, frame.bottom - gap - height), (frame.left + gap, frame.bottom - gap - height),
    ].map { Canvas.Frame(left: $0.0, top: $0.1, width: width, height: height) }
    guard let box = corners.min(by: { covered($0) < covered($1) }) else { return }
    canvas.fill(box, Colour(gray: 255), 0.85)
    canvas.outline(box, Colour(gray: 190))
    canvas.text(title, box.left + 4 * scale, box.top + 3 * scale, scale: scale)
    for (index, entry) in entries.enumerated() {
      let y = box.top + 3 * scale + (index + head) * line
      sample(of: entry.label, at: (box.left + 4 * scale, y + Lettering.ascent * scale / 2), &canvas)
      canvas.text(entry.label, box.left + 22 * scale, y, scale: scale)
    }
  }

  /// How many points of the series a legend would hide.
  private func covered(_ box: Canvas.Frame) -> Int {
    var count = 0
    for mark in panel.marks {
      guard let series = mark.series else { continue }
      let stride = max(1, series.x.count / 500)
      for index in Swift.stride(from: 0, to: series.x.count, by: stride) {
        if let (x, y) = place(series.x[index], series.y[index]), abs(x) < 1e6, abs(y) < 1e6,
          box.contains(Int(x), Int(y))
        {
          count += 1
        }
      }
    }
    return count
  }

  private func sample(of label: String, at place: (x: Int, y: Int), _ canvas: inout Canvas) {
    guard let mark = panel.marks.first(where: { $0.series?.label == label }), let series = mark.series else {
      return
    }
    let (x, y) = (Double(place.x), Double(place.y))
    switch mark {
    case .bars, .area:
      canvas.fill(
        Canvas.Frame(left: place.x, top: place.y - 3 * scale, width: 14 * scale, height: 6 * scale),
        series.colour)
    case .points:
      canvas.marker(
        series.marker ?? .disc, x + 7 * Double(scale), y, radius: 2.6 * Double(scale), series.colour,
        within: canvas.whole)
    default:
      if series.hasLine {
        canvas.line(
          (x, y), (x + 14 * Double(scale), y), series.colour, thickness: Double(scale) + 0.4,
          isDashed: series.isDashed, within: canvas.whole)
      }
      if let marker = series.marker {
        canvas.marker(
          marker, x + 7 * Double(scale), y, radius: 2.6 * Double(scale), series.colour, within: canvas.whole)
      }
    }
  }

  private func colourBar(_ canvas: inout Canvas) {
    guard case .image(let image)? = panel.marks.first(where: \.isImage), let bar = ScaleBar(image.raster) else {
      return
    }
    let strip = Canvas.Frame(
      left: frame.right + 8 * scale, top: frame.top, width: 10 * scale, height: frame.height)
    let samples = (0..<256).map { UInt8(bar.palette == .signed ? max(1, $0) : $0) }
    let colours = Raster(width: 256, height: 1, palette: bar.palette, samples: samples)
    for y in 0..<strip.height {
      let share = 255 - min(255, y * 256 / max(1, strip.height))
      let colour = colours.colour(row: 0, column: share)
      canvas.fill(Canvas.Frame(left: strip.left, top: strip.top + y, width: strip.width, height: 1), colour)
    }
    canvas.outline(strip, PanelDrawing.ink)
    let span = Span(low: bar.range.low, high: bar.range.high, isLog: false)
    for tick in span.ticks(most: max(2, frame.height / (30 * scale))) {
      guard let share = span.share(tick.place), (-1e-9...1 + 1e-9).contains(share) else { continue }
      let y = frame.top + Int((1 - share) * Double(frame.height))
      canvas.fill(Canvas.Frame(left: strip.right, top: y, width: 3 * scale, height: 1), PanelDrawing.ink)
      canvas.text(tick.label, strip.right + 5 * scale, y - Lettering.ascent * scale / 2, scale: scale)
    }
  }
}
