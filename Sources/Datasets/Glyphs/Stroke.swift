// The strokes that glyphs are drawn with.
//
// A glyph is described once, in a square from 0 to 1 (x to the right, y down), and drawn at any size: 0 and 1 are the
// centres of the first and the last pixel inside the margin. A pixel is inked when its centre lies within the stroke:
// no grey edges, so a clean glyph has only the values 0 and 1 and symmetric strokes give symmetric pixels.

/// A point of the unit square.
struct Point: Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// One stroke of the pen.
enum Stroke: Sendable {
  /// Straight pieces from point to point, one pen wide.
  case path([Point])
  /// A filled rectangle.
  case box(Point, Point)
  case disk(Point, radius: Double)
  /// A circle one pen wide.
  case ring(Point, radius: Double)
  /// A polygon filled.
  case area([Point])
  /// A silhouette on a grid of 20 x 20 cells, from row `top`; "#" is ink.
  case cells(top: Int, [String])

  /// The four sides of a rectangle.
  static func frame(_ a: Point, _ b: Point) -> Stroke {
    .path([a, Point(b.x, a.y), b, Point(a.x, b.y), a])
  }
}

/// The pixels of a glyph of one size.
struct Canvas {
  let size: Int
  private let margin: Double
  private let span: Double
  /// Half the width of the pen in pixels; odd widths keep strokes on whole pixels.
  private let halfPen: Double

  init(size: Int) {
    self.size = size
    margin = Double(size / 8)
    span = Double(size - 1) - 2 * margin
    halfPen = Double(1 + 2 * (size / 20)) / 2
  }

  /// Whether the stroke inks the pixel.
  func inks(_ stroke: Stroke, row: Int, column: Int) -> Bool {
    let pixel = Point(Double(column), Double(row))
    // Centres that lie on an edge belong to the stroke, whatever the last bit of the sum says.
    let edge = 1e-9
    switch stroke {
    case .path(let points):
      return zip(points, points.dropFirst()).contains {
        distance(pixel, place($0), place($1)) <= halfPen + edge
      }
    case .box(let a, let b):
      let (low, high) = (place(a), place(b))
      return pixel.x >= low.x - 0.5 - edge && pixel.x <= high.x + 0.5 + edge
        && pixel.y >= low.y - 0.5 - edge && pixel.y <= high.y + 0.5 + edge
    case .disk(let centre, let radius):
      // A quarter of a pixel more makes small disks round instead of diamonds.
      return distance(pixel, place(centre)) <= radius * span + 0.25
    case .ring(let centre, let radius):
      return abs(distance(pixel, place(centre)) - radius * span) <= halfPen + edge
    case .area(let points):
      return isInside(pixel, points.map(place))
    case .cells(let top, let rows):
      return hasCell(rows, top: top, row: row, column: column)
    }
  }

  private func place(_ point: Point) -> Point {
    Point(margin + point.x * span, margin + point.y * span)
  }

  private func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// From a point to the piece of line between two others.
  private func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let share = length == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length
    let nearest = min(1, max(0, share))
    return distance(point, Point(a.x + nearest * dx, a.y + nearest * dy))
  }

  /// On the edge, or inside by the even-odd rule.
  private func isInside(_ point: Point, _ corners: [Point]) -> Bool {
    var inside = false
    for (index, a) in corners.enumerated() {
      let b = corners[(index + 1) % corners.count]
      if distance(point, a, b) <= 0.5 { return true }
      if (a.y > point.y) != (b.y > point.y), point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
        inside.toggle()
      }
    }
    return inside
  }

  private func hasCell(_ rows: [String], top: Int, row: Int, column: Int) -> Bool {
    let inner = span + 1
    let y = ((Double(row) - margin + 0.5) * 20 / inner).rounded(.down)
    let x = ((Double(column) - margin + 0.5) * 20 / inner).rounded(.down)
    let line = Int(y) - top
    guard rows.indices.contains(line), x >= 0, Int(x) < rows[line].utf8.count else { return false }
    return rows[line].utf8.dropFirst(Int(x)).first == UInt8(ascii: "#")
  }
}
