// Figures: panels with axes, and in them marks.
//
// A figure says what is to be drawn in the units of the data: lines, points, bars, areas, images. Nothing in it knows
// characters or pixels; `Figure+Text.swift` draws it with the one, `Figure+File.swift` with the other. Training curves,
// scatter plots, decision regions and everything of `matplotlib.pyplot` are figures.

/// Panels in a grid.
///
/// ```swift
/// var panel = Panel()
/// panel.marks = [.line(Series(x: [0, 1, 2], y: [2.3, 1.1, 0.6], label: "loss"))]
/// let figure = Figure(panels: [panel])
/// ```
package struct Figure: Picture {
  package var title: String?
  /// Pixels of the file.
  package var width: Int
  package var height: Int
  package var rows: Int
  package var columns: Int
  package var panels: [Panel]
  /// A sentence that says more than the marks do.
  package var summary: String?
  /// Beside and below each other; a finer grid is drawn as one of so many.
  private static let mostPanels = 1000

  package init(
    panels: [Panel], rows: Int = 1, columns: Int = 1, width: Int = 640, height: Int = 480, title: String? = nil
  ) {
    self.title = title
    self.width = width
    self.height = height
    self.rows = max(1, min(Figure.mostPanels, rows))
    self.columns = max(1, min(Figure.mostPanels, columns))
    self.panels = panels
  }
}

extension Figure {
  /// What it calls itself: its title, or that of a panel.
  package var name: String? { title ?? panels.lazy.compactMap(\.title).first }
}

extension FigureMark {
  /// What a legend calls it.
  package var name: String? { series?.label }
}

/// One pair of axes and what is drawn between them.
package struct Panel: Sendable {
  /// Its place in the grid.
  package var row = 0
  package var column = 0
  package var rowSpan = 1
  package var columnSpan = 1
  package var title: String?
  package var x = Axis()
  package var y = Axis()
  package var marks: [FigureMark] = []
  /// Without a frame there are neither ticks nor labels.
  package var hasFrame = true
  package var hasGrid = false
  package var hasLegend = false
  package var legendTitle: String?
  package var hasColourBar = false
  /// One unit of x is as long as one of y.
  package var isEqual = false

  package init() {}
}

/// An axis as it was asked for.
package struct Axis: Sendable {
  package var label: String?
  /// The value at the left or lower end; the other end may be the smaller one.
  package var low: Double?
  package var high: Double?
  package var isLog = false
  /// Turned round: the ends change places.
  package var isReversed = false
  /// Only whole numbers are marked: steps, epochs.
  package var isWhole = false
  /// Places and names; chosen by the range where nil.
  package var ticks: [Tick]?

  package init() {}
}

package struct Tick: Equatable, Sendable {
  package var place: Double
  package var label: String

  package init(place: Double, label: String) {
    self.place = place
    self.label = label
  }
}

/// Something drawn in a panel.
package enum FigureMark: Sendable {
  case line(Series)
  case points(Series)
  case bars(Bars)
  /// The area between `y` and `base`.
  case area(Series, base: [Double])
  case image(FigureImage)
  /// A straight line from end to end, along x at a height or along y at a place.
  case rule(at: Double, isHorizontal: Bool, Series)
  /// Short lines of one series: from (x[2i], y[2i]) to (x[2i+1], y[2i+1]).
  case segments(Series)
  case box(LabelledBox)
  case text(x: Double, y: Double, String, Colour?)

  /// What the legend says of it.
  var series: Series? {
    switch self {
    case .line(let series), .points(let series), .area(let series, _), .rule(_, _, let series),
      .segments(let series):
      series
    case .bars(let bars): bars.series
    case .image, .box, .text: nil
    }
  }
}

/// Numbers with a colour, a marker and a name.
package struct Series: Sendable {
  package var x: [Double]
  package var y: [Double]
  package var label: String?
  package var colour: Colour
  /// The place in the cycle of colours and markers: what tells series apart where there are no colours.
  package var index: Int
  /// One colour and marker a point, as numbers of classes.
  package var classes: [Int]?
  /// One colour a point, on a scale.
  package var colours: [Colour]?
  package var marker: MarkerShape?
  package var isDashed = false
  package var hasLine = true

  /// Points beyond the shorter of the two lists are left out.
  package init(x: [Double], y: [Double], label: String? = nil, colour: Colour? = nil, index: Int = 0) {
    let count = min(x.count, y.count)
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.label = label
    self.colour = colour ?? Colour(series: index)
    self.index = index
  }

  func colour(of point: Int) -> Colour {
    if let colours, point < colours.count { return colours[point] }
    if let classes, point < classes.count { return Colour(series: classes[point]) }
    return colour
  }

  /// The number that chooses a marker where colours are not enough.
  func place(of point: Int) -> Int {
    if let classes, point < classes.count { return max(0, classes[point]) }
    return index
  }
}

package enum MarkerShape: String, CaseIterable, Sendable {
  case disc, dot, square, triangle, diamond, plus, cross
}

/// Bars of one series: `series.x` are the places along the axis, `series.y` the lengths.
package struct Bars: Sendable {
  package var series: Series
  package var thickness: Double
  package var bases: [Double]
  package var isHorizontal: Bool

  package init(_ series: Series, thickness: Double = 0.8, bases: [Double] = [], isHorizontal: Bool = false) {
    self.series = series
    self.thickness = thickness
    self.bases = bases
    self.isHorizontal = isHorizontal
  }

  func base(_ index: Int) -> Double { index < bases.count ? bases[index] : 0 }

  /// The corners of a bar in the units of the axes.
  func corners(_ index: Int) -> (left: Double, right: Double, bottom: Double, top: Double) {
    let (place, base) = (series.x[index], base(index))
    let (low, high) = (place - thickness / 2, place + thickness / 2)
    return isHorizontal
      ? (base, base + series.y[index], low, high) : (low, high, base, base + series.y[index])
  }
}

/// An image laid into a panel; its first row is at `top`.
package struct FigureImage: Sendable {
  package var raster: Raster
  package var left: Double
  package var right: Double
  package var bottom: Double
  package var top: Double

  /// Pixel centres at whole numbers and the first row on top, as a matrix is written.
  package init(_ raster: Raster) {
    self.init(
      raster, left: -0.5, right: Double(raster.width) - 0.5, bottom: Double(raster.height) - 0.5, top: -0.5)
  }

  package init(_ raster: Raster, left: Double, right: Double, bottom: Double, top: Double) {
    self.raster = raster
    self.left = left
    self.right = right
    self.bottom = bottom
    self.top = top
  }
}

/// A rectangle with a name, such as what a detector found.
package struct LabelledBox: Sendable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double
  package var label: String?
  package var index: Int
  package var colour: Colour

  package init(left: Double, top: Double, right: Double, bottom: Double, label: String? = nil, index: Int = 0) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
    self.label = label
    self.index = index
    colour = Colour(series: index)
  }
}
