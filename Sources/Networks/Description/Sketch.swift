// A network drawn with characters.
//
// Layers stand below each other; a line joins each with the one it continues. What is read further down runs beside the
// boxes in a rail of its own, and goes in where it is read: a rail for each layer that is read by others than the next.
// Rails are given out as tables are in a restaurant: the innermost that is free for the whole way.

extension Network {
  /// The block diagram, with the shape behind every layer when the shape of the input is given.
  ///
  /// ```
  ///      input                        8x16x16
  /// +------+
  /// |  [ conv1: conv 8 3x3 same ]     8x16x16
  /// |      |
  /// +->[ add1: add ]                  8x16x16
  /// ```
  public func sketch(
    _ input: FeatureShape? = nil, order: AxisOrder = .channelsFirst
  ) throws(NetworkError) -> String {
    var summary: Summary?
    if let input { summary = try self.summary(of: input) }
    return Sketch(self, summary: summary, input: input, order: order).text
  }
}

private struct Sketch {
  /// A layer (or the input, row 0) that is read further down.
  private struct Rail {
    var from: Int
    var targets: Set<Int>
    var column = 0
    var last: Int { targets.max() ?? from }
  }

  private let labels: [String]
  private let shapes: [String]
  private var rails: [Rail] = []
  /// Whether a row continues the row above it.
  private var continues: [Bool]
  private var columns = 0

  init(_ network: Network, summary: Summary?, input: FeatureShape?, order: AxisOrder) {
    labels = ["input"] + network.layers.map { "[ \($0.name): \($0.rule.words.prefix(48)) ]" }
    let rows = summary?.rows.map { $0.output.text(order) }
    shapes = [input?.text(order) ?? ""] + (rows ?? network.layers.map { _ in "" })
    continues = Array(repeating: false, count: labels.count)
    var readers: [Int: Set<Int>] = [:]
    for (index, layer) in network.layers.enumerated() {
      for point in layer.from {
        let source: Int
        switch point {
        case .input: source = 0
        case .layer(let number): source = number + 1
        }
        if source == index {
          continues[index + 1] = true
        } else {
          readers[source, default: []].insert(index + 1)
        }
      }
    }
    // Short rails first, so that they come to stand inside.
    for source in readers.keys.sorted(by: { length($0, readers) < length($1, readers) }) {
      rails.append(Rail(from: source, targets: readers[source] ?? []))
    }
    for index in rails.indices {
      let span = rails[index].from...rails[index].last
      let taken = Set(rails[..<index].filter { ($0.from...$0.last).overlaps(span) }.map(\.column))
      rails[index].column = (0...rails.count).first { !taken.contains($0) } ?? 0
      columns = max(columns, rails[index].column + 1)
    }
  }

  private func length(_ source: Int, _ readers: [Int: Set<Int>]) -> Int {
    ((readers[source]?.max() ?? source) - source) * labels.count + source
  }

  /// Where a rail's column is drawn; the outermost is at the left.
  private func place(_ rail: Rail) -> Int { (columns - 1 - rail.column) * 2 }

  var text: String {
    let margin = columns * 2 + 2
    let width = margin + (labels.map(\.count).max() ?? 0) + 2
    var lines: [String] = []
    for row in labels.indices {
      if row > 0 { lines.append(between(row, margin: margin)) }
      var line = beside(row, margin: margin, isLayer: true) + (row == 0 ? "    " : "") + labels[row]
      if !shapes[row].isEmpty {
        line += String(repeating: " ", count: max(1, width + 4 - line.count)) + shapes[row]
      }
      lines.append(line)
    }
    return lines.map(trimmed).joined(separator: "\n")
  }

  /// The line above a row: where the row before is joined to it, and where its rail begins.
  private func between(_ row: Int, margin: Int) -> String {
    var cells = Array(beside(row, margin: margin, isLayer: false))
    cells += Array("    " + (continues[row] ? "|" : " "))
    if let rail = rails.first(where: { $0.from == row - 1 }) {
      for column in place(rail)..<margin + 4 { cells[column] = "-" }
      cells[place(rail)] = "+"
      cells[margin + 4] = "+"
    }
    return String(cells)
  }

  /// The rails beside a row or above it.
  private func beside(_ row: Int, margin: Int, isLayer: Bool) -> String {
    var cells = Array(repeating: Character(" "), count: margin)
    for rail in rails where rail.from < row && row <= rail.last { cells[place(rail)] = "|" }
    if isLayer {
      for rail in rails.sorted(by: { $0.column < $1.column }) where rail.targets.contains(row) {
        for column in place(rail) + 1..<margin - 1 where cells[column] != "+" { cells[column] = "-" }
        cells[place(rail)] = "+"
        cells[margin - 1] = ">"
      }
    }
    return String(cells)
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
