// Shapes by their distance: each knows how far a point is from its outline, negative inside.

/// A shape in pixels, x to the right and y down; pixel (row, column) has its centre at (column, row).
enum Shape: Sendable {
  case disk(Point, radius: Double)
  /// A circle drawn with a pen.
  case ring(Point, radius: Double, pen: Double)
  /// A straight stroke with round ends.
  case stroke(Point, Point, pen: Double)
  /// A rectangle whose first side points in the direction of `turns` of a full turn, clockwise on the screen.
  case box(Point, halfWidth: Double, halfHeight: Double, turns: Double)
  case ellipse(Point, halfWidth: Double, halfHeight: Double, turns: Double)
  /// A polygon, filled.
  case area([Point])

  /// A circle around the shape.
  var reach: (centre: Point, radius: Double) {
    switch self {
    case .disk(let centre, let radius): return (centre, radius)
    case .ring(let centre, let radius, let pen): return (centre, radius + pen / 2)
    case .stroke(let a, let b, let pen):
      return (Point((a.x + b.x) / 2, (a.y + b.y) / 2), (a - b).length / 2 + pen / 2)
    case .box(let centre, let halfWidth, let halfHeight, _),
      .ellipse(let centre, let halfWidth, let halfHeight, _):
      return (centre, Point(halfWidth, halfHeight).length)
    case .area(let corners):
      guard let first = corners.first else { return (Point(0, 0), 0) }
      return (first, corners.map { ($0 - first).length }.max() ?? 0)
    }
  }

  func distance(to point: Point) -> Double {
    switch self {
    case .disk(let centre, let radius): return (point - centre).length - radius
    case .ring(let centre, let radius, let pen): return abs((point - centre).length - radius) - pen / 2
    case .stroke(let a, let b, let pen): return Shape.distance(point, a, b) - pen / 2
    case .box(let centre, let halfWidth, let halfHeight, let turns):
      let local = (point - centre).turned(by: -turns)
      let (dx, dy) = (abs(local.x) - halfWidth, abs(local.y) - halfHeight)
      return Point(max(dx, 0), max(dy, 0)).length + min(max(dx, dy), 0)
    case .ellipse(let centre, let halfWidth, let halfHeight, let turns):
      let local = (point - centre).turned(by: -turns)
      // The level of the ellipse's equation over its slope: the distance, to first order.
      let level = Point(local.x / halfWidth, local.y / halfHeight).length
      let slope = Point(local.x / (halfWidth * halfWidth), local.y / (halfHeight * halfHeight)).length
      return slope == 0 ? -min(halfWidth, halfHeight) : level * (level - 1) / slope
    case .area(let corners):
      var nearest = Double.infinity
      var isInside = false
      for (index, a) in corners.enumerated() {
        let b = corners[(index + 1) % corners.count]
        nearest = min(nearest, Shape.distance(point, a, b))
        if (a.y > point.y) != (b.y > point.y), point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
          isInside.toggle()
        }
      }
      return isInside ? -nearest : nearest
    }
  }

  /// From a point to the piece of line between two others.
  private static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let line = b - a
    let length = line.x * line.x + line.y * line.y
    let share = length == 0 ? 0 : ((point.x - a.x) * line.x + (point.y - a.y) * line.y) / length
    let nearest = min(1, max(0, share))
    return (point - Point(a.x + nearest * line.x, a.y + nearest * line.y)).length
  }

  /// A regular polygon of that many corners, the first one at `turns` from straight up.
  static func polygon(_ corners: Int, _ centre: Point, radius: Double, turns: Double = 0) -> Shape {
    .area(
      (0..<corners).map { corner in
        centre + Point(0, -radius).turned(by: turns + Double(corner) / Double(corners))
      })
  }
}

extension Point {
  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }

  var length: Double { (x * x + y * y).squareRoot() }

  /// Turned about the origin, clockwise on the screen (y points down).
  func turned(by turns: Double) -> Point {
    if turns == 0 { return self }
    let (sine, cosine) = Turn.sineAndCosine(turns)
    return Point(x * cosine - y * sine, x * sine + y * cosine)
  }
}
