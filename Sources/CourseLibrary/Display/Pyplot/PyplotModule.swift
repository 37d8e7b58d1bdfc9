// The native side of `matplotlib.pyplot`: the module `_drawing`.
//
// What a script says of a figure is gathered in the language, in `Library/matplotlib._axes.py`, as dicts and lists. Here
// it becomes a `Figure`, and the little that is to be computed is: counts of a histogram, the lines of a contour.

package import Interpreter
import Pictures
import Tensors

extension CourseLibrary {
  /// Makes `import matplotlib.pyplot` work.
  func installPyplot(_ machine: Machine) {
    let make: (Machine) throws(Raise) -> ModuleObject = { [unowned self] (machine) throws(Raise) in
      let members = GlobalTable(heap: machine.heap)
      for verb in CourseLibrary.drawingVerbs {
        members[verb.name] = verb.function(in: self, heap: machine.heap)
      }
      return ModuleObject("_drawing", members: members, heap: machine.heap)
    }
    machine.host.modules.updateValue(make, forKey: "_drawing")
  }

  /// Lets what was drawn and not shown be seen, or where `shows` is false be forgotten: a cell has ended.
  package func endCell(shows: Bool) throws(Raise) {
    guard let ending = machine.extraRoots[CourseLibrary.cellEnding] else { return }
    _ = try machine.call(ending, [.bool(shows)])
  }

  private static let cellEnding = "matplotlib.pyplot"

  static var drawingVerbs: [Verb] {
    [
      Verb("figure", "spec", "The picture of a figure that is given as a dict.") { call in
        let figure = try FigureReader(call).figure(call[0])
        return .object(PictureObject(DisplayItem(title: nil, picture: figure), heap: call.machine.heap))
      },
      Verb("limits", "panel", "The ends of both axes of a panel that is given as a dict: x, then y.") { call in
        let (x, y) = try FigureReader(call).panel(call[0]).limits
        return call.machine.tuple([x.low, x.high, y.low, y.high].map { .float($0) })
      },
      Verb("at_cell_end", "function", "Has a function called when a cell has ended.") { call in
        call.machine.extraRoots[cellEnding] = call[0]
        return .none
      },
      Verb("numbers", "x", "Numbers of any shape as one list of floats.") { call in
        let values = try FigureReader(call).doubles(call[0], "x")
        return call.machine.list(values.map { .float($0) })
      },
      Verb("shape", "x", "The shape of nested numbers, as a tuple.") { call in
        call.machine.tuple(try FigureReader(call).tensor(call[0], "x").shape.map { .int($0) })
      },
      Verb(
        "histogram", "x, bins, low=None, high=None", "Counts and edges: bins is a number or a list of edges."
      ) {
        try histogram($0)
      },
      Verb("contour", "x, y, z, levels", "The lines z = level as (x, y), two places for each piece.") {
        try contour($0)
      },
      Verb("nearest", "name, names", "The name most like another, or None.") { call in
        let names = try call.machine.elements(of: call[1]).map { try call.machine.str($0).string }
        let nearest = call.machine.meantParameter(try call.string(0), among: names)
        return nearest.map { call.machine.string(Text($0)) } ?? .none
      },
      Verb("colour", "name", "Whether a text names a colour; an error says which is nearest.") { call in
        _ = try FigureReader(call).colour(call[0])
        return .none
      },
    ]
  }

  private static func histogram(_ call: Call) throws -> Value {
    let values = try FigureReader(call).doubles(call[0], "x").filter(\.isFinite)
    var edges: [Double]
    if let count = try? call.int(1) {
      guard count >= 1, count <= 1_000_000 else {
        throw call.machine.valueError("`bins` must be positive, when an integer")
      }
      var low = call.isMissing(2) ? values.min() ?? 0 : try call.double(2)
      var high = call.isMissing(3) ? values.max() ?? 1 : try call.double(3)
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      edges = (0...count).map { low + (high - low) * Double($0) / Double(count) }
    } else {
      edges = try FigureReader(call).doubles(call[1], "bins")
    }
    guard edges.count >= 2, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw call.machine.valueError("`bins` must increase monotonically, when an array")
    }
    var counts = [Int](repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      // The last bin holds its right edge too.
      var (first, last) = (0, counts.count - 1)
      while first < last {
        let middle = (first + last + 1) / 2
        if value >= edges[middle] { first = middle } else { last = middle - 1 }
      }
      counts[first] += 1
    }
    return call.machine.tuple([
      call.machine.list(counts.map { .float(Double($0)) }), call.machine.list(edges.map { .float($0) }),
    ])
  }

  /// Marching squares: where an edge of a cell of the grid passes the level, a line enters or leaves.
  private static func contour(_ call: Call) throws -> Value {
    let reader = FigureReader(call)
    let grid = try reader.tensor(call[2], "z")
    guard grid.rank == 2, grid.count > 0 else {
      throw call.machine.typeError("Input z must be 2D, not \(grid.rank)D")
    }
    let (rows, columns) = (grid.shape[0], grid.shape[1])
    let z = try reader.doubles(grid)
    let (x, y) = (
      try reader.places(call[0], count: columns, rows: rows, isX: true),
      try reader.places(call[1], count: rows, rows: rows, isX: false)
    )
    let lists = try reader.doubles(call[3], "levels").map { level -> Value in
      var points: [Value] = []
      for row in 0..<max(0, rows - 1) {
        try call.machine.poll(steps: columns)
        for column in 0..<max(0, columns - 1) {
          let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
          var crossings: [(Double, Double)] = []
          for side in 0..<4 {
            let (a, b) = (corners[side], corners[(side + 1) % 4])
            let (u, v) = (z[a.0 * columns + a.1], z[b.0 * columns + b.1])
            guard (u < level) != (v < level), u.isFinite, v.isFinite else { continue }
            let share = (level - u) / (v - u)
            crossings.append((x[a.1] + (x[b.1] - x[a.1]) * share, y[a.0] + (y[b.0] - y[a.0]) * share))
          }
          for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            for point in [crossings[pair], crossings[pair + 1]] {
              points.append(call.machine.tuple([.float(point.0), .float(point.1)]))
            }
          }
        }
      }
      return call.machine.list(points)
    }
    return call.machine.list(lists)
  }
}
