// Bars: probabilities with their names, or any few numbers.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var bars: PictureKind {
    PictureKind("bars", ["probabilities", "bar"], "a dict of numbers, or a vector with names=") { request in
      guard case .dict = request.value else {
        let vector = try request.tensor()
        guard vector.rank <= 1 else {
          throw request.invalid("bars need a dict or a vector, got shape \(shapeText(vector.shape))")
        }
        return BarChart(labels: try request.strings("names") ?? [], values: try request.values())
      }
      var labels: [String] = []
      var values: [Double] = []
      for (name, value) in try request.entries(of: request.value) {
        guard let number = try request.machine.number(value) else {
          throw request.machine.typeError(
            "show: bars need numbers, but '\(name)' has a \(request.machine.typeName(value))")
        }
        labels.append(name)
        values.append(number.double)
      }
      return BarChart(labels: labels, values: values)
    }
  }

  static var numbers: PictureKind {
    PictureKind(
      "numbers", ["values"],
      "the numbers themselves, in rows and columns; of (N,H,W) and more, table after table"
    ) { try NumberTables($0.tensor()) }
  }
}

/// The tables of a tensor's last two axes, each under its index where there are several.
private struct NumberTables: Picture {
  private let tables: [(title: String, table: NumberTable)]
  private let count: Int
  /// More than a reader compares.
  private static let most = 48

  init(_ tensor: Tensor) throws {
    let outer = Array(tensor.shape.dropLast(2))
    count = tensor.rank <= 2 ? 1 : outer.reduce(1, *)
    guard tensor.rank > 2, tensor.count > 0 else {
      // Without numbers there is a table that says so.
      tables = [("", try NumberTable(tensor.rank > 2 ? tensor.reshape([0, 0]) : tensor))]
      return
    }
    let flat = try tensor.reshape([count] + tensor.shape.suffix(2))
    tables = try (0..<min(count, NumberTables.most)).map { place in
      var (rest, index) = (place, [Int]())
      for size in outer.reversed() {
        index.insert(rest % size, at: 0)
        rest /= size
      }
      let title = "[" + index.map(String.init).joined(separator: ", ") + "]"
      return (title, try NumberTable(flat.select(0, place)))
    }
  }

  func lines(_ space: TextSpace) -> [String] {
    if tables.count == 1, tables[0].title.isEmpty { return tables[0].table.lines(width: space.width) }
    let blocks = tables.map { TextBlock(title: $0.title, lines: $0.table.lines(width: space.width)) }
    let left = count > tables.count ? ["the first \(tables.count) of \(count)"] : []
    return TextBlock.sideBySide(blocks, width: space.width) + left
  }
}
