// One output pixel in print: the patch, the kernel and the products side by side, then the sum written out.
//
//     patch         kernel       patch * kernel
//       0  1  0     -1  2 -1      0  2  0
//       0  1  1     -1  2 -1      0  2 -1
//       0  1  0     -1  2 -1      0  2  0
//
//     sum   (0 + 2 + 0) + (0 + 2 - 1) + (0 + 2 + 0) = 2 + 1 + 2 = 5
//     bias  5 - 3 = 2
//     relu  relu(2) = 2

import Pictures
import Tensors

extension Placement {
  /// `output[1, 0]`
  var name: String { "output[\(row), \(column)]" }

  /// Where the kernel lies: `rows 1 to 3, columns 0 to 2`.
  var place: String {
    Placement.range("row", walk.pictureRows(at: row)) + ", "
      + Placement.range("column", walk.pictureColumns(at: column))
  }

  private static func range(_ axis: String, _ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last, first != last else {
      return "\(axis) \(numbers.first ?? 0)"
    }
    let isDense = last - first == numbers.count - 1
    return "\(axis)s " + (isDense ? "\(first) to \(last)" : numbers.map(String.init).joined(separator: ", "))
  }

  // MARK: Tables

  /// Patch, kernel and products, for every channel.
  func tables(width: Int, beside picture: TextBlock? = nil) throws -> [String] {
    let channels = walk.kernel.rank == 3 ? walk.kernel.shape[0] : 1
    var lines: [String] = []
    for channel in 0..<channels {
      if walk.kernel.rank == 3 { lines.append("channel \(channel)") }
      let blocks = [
        TextBlock(title: "patch", lines: try table(patch, channel, marksPadding: true)),
        TextBlock(title: "kernel", lines: try table(walk.kernel, channel, marksPadding: false)),
        TextBlock(title: "patch * kernel", lines: try table(products, channel, marksPadding: false)),
      ]
      if let picture {
        let all = [picture] + blocks
        let total = all.reduce(-3) { $0 + $1.textWidth + 3 }
        lines +=
          total <= width ? TextBlock.sideBySide(all, width: width) : [picture.title] + picture.lines + [""]
        if total <= width { continue }
      }
      lines += TextBlock.sideBySide(blocks, width: width)
    }
    return lines
  }

  private func table(_ tensor: Tensor, _ channel: Int, marksPadding: Bool) throws -> [String] {
    let part = tensor.rank == 3 ? try tensor[.at(channel)] : tensor
    var cells = NumberText.column(try part.doubles())
    if marksPadding {
      let (rows, columns) = (walk.pictureRows(at: row), walk.pictureColumns(at: column))
      for index in cells.indices {
        let (r, c) = (rows[index / columns.count], columns[index % columns.count])
        if !walk.isInside(row: r, column: c) { cells[index] = "(\(cells[index]))" }
      }
    }
    return NumberTable(cells: cells, rows: part.shape[0], columns: part.shape[1])
      .lines(width: DisplayItem.textWidth)
  }

  var hasPadding: Bool {
    !walk.pictureRows(at: row).allSatisfy { walk.isInside(row: $0, column: 0) }
      || !walk.pictureColumns(at: column).allSatisfy { walk.isInside(row: 0, column: $0) }
  }

  // MARK: The sum

  /// The sum written out, then bias and activation where there are any.
  func sumLines(width: Int) throws -> [String] {
    var steps = [("sum", try sumPieces())]
    if walk.bias != 0 {
      let numbers = NumberText.column([sum, walk.bias, biased])
      steps.append(("bias", [Placement.joined([numbers[0], numbers[1]]), "= \(numbers[2])"]))
    }
    if let activation = walk.activation {
      let numbers = [NumberText.shortest(biased), NumberText.shortest(value)]
      steps.append((activation.name, ["\(activation.name)(\(numbers[0]))", "= \(numbers[1])"]))
    }
    let indent = steps.reduce(0) { max($0, $1.0.count) } + 2
    return steps.flatMap { label, pieces in
      let wrapped = Placement.wrapped(pieces, width: width - indent)
      return wrapped.enumerated().map { index, line in
        let head = index == 0 ? label : ""
        return head + String(repeating: " ", count: indent - head.count) + line
      }
    }
  }

  /// The longest row, and the most rows, that are written out term by term.
  private static let mostTerms = 8

  /// `(0 + 2 + 0)`, `+ (0 + 2 - 1)`, `= 2 + 1`, `= 3`: pieces that a line may break between.
  private func sumPieces() throws -> [String] {
    let columns = max(1, walk.kernelSize.width)
    let terms = try products.doubles()
    let rows = stride(from: 0, to: terms.count, by: columns).map {
      Array(terms[$0..<min(terms.count, $0 + columns)])
    }
    let rowSums = rows.map { $0.reduce(0, +) }
    let groups = groupSums(rowSums)
    let texts = NumberText.column(terms + rowSums + groups + [sum])
    let total = "= \(texts[texts.count - 1])"
    let rowTexts = Array(texts[terms.count..<terms.count + rowSums.count])
    let groupTexts = Array(texts[(terms.count + rowSums.count)..<(texts.count - 1)])
    if terms.count == 1 { return [texts[0]] }
    var pieces: [String] = []
    if columns == 1 {
      pieces = Placement.chunks(rowTexts)
    } else if columns <= Placement.mostTerms, rows.count <= Placement.mostTerms {
      let written = rows.indices.map { row in
        Placement.joined(Array(texts[row * columns..<row * columns + rows[row].count]))
      }
      if rows.count == 1 { return [written[0], total] }
      pieces = written.enumerated().map { $0 == 0 ? "(\($1))" : "+ (\($1))" }
      pieces += Placement.chunks(rowTexts, opening: "= ")
    } else {
      pieces = Placement.chunks(rowTexts)
      pieces[0] = "of the rows: " + pieces[0]
    }
    if groups.count > 1 { pieces += Placement.chunks(groupTexts, opening: "= ") }
    return pieces + [total]
  }

  /// The sums of the channels; empty for one channel.
  private func groupSums(_ rowSums: [Double]) -> [Double] {
    let height = walk.kernelSize.height
    guard walk.kernel.rank == 3, height > 1, rowSums.count > height else { return [] }
    return stride(from: 0, to: rowSums.count, by: height).map { rowSums[$0..<$0 + height].reduce(0, +) }
  }

  /// `2 + 1 - 3`
  private static func joined(_ numbers: [String]) -> String {
    numbers.enumerated().map { index, text in
      if index == 0 { return text }
      return text.hasPrefix("-") ? " - \(text.dropFirst())" : " + \(text)"
    }.joined()
  }

  /// The same in pieces of some terms, for long sums.
  private static func chunks(_ numbers: [String], opening: String = "") -> [String] {
    stride(from: 0, to: numbers.count, by: mostTerms).map { start in
      let part = joined(Array(numbers[start..<min(numbers.count, start + mostTerms)]))
      if start == 0 { return opening + part }
      return part.hasPrefix("-") ? "- \(part.dropFirst())" : "+ \(part)"
    }
  }

  private static func wrapped(_ pieces: [String], width: Int) -> [String] {
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, last.count + 1 + piece.count <= width {
        lines[lines.count - 1] = "\(last) \(piece)"
      } else {
        lines.append(piece)
      }
    }
    return lines
  }
}

extension KernelWalk {
  /// The formula of an output pixel with this stride, padding and dilation put in.
  var formula: [String] {
    func index(_ place: String, _ tap: String, _ stride: Int, _ padding: Int, _ dilation: Int) -> String {
      let start = stride == 1 ? place : "\(stride)\(place)"
      let step = dilation == 1 ? tap : "\(dilation)\(tap)"
      return "\(start) + \(step)" + (padding == 0 ? "" : " - \(padding)")
    }
    let row = index("i", "m", stride.height, padding.height, dilation.height)
    let column = index("j", "n", stride.width, padding.width, dilation.width)
    let channel = kernel.rank == 3 ? "c, " : ""
    var lines = ["S(i, j) = sum over \(channel)m, n of I(\(channel)\(row), \(column)) * K(\(channel)m, n)"]
    if bias != 0 || activation != nil {
      let inside = bias == 0 ? "S(i, j)" : Placement.withBias(bias)
      lines.append("output[i, j] = \(activation.map { "\($0.name)(\(inside))" } ?? inside)")
    }
    return lines
  }
}

extension Placement {
  fileprivate static func withBias(_ bias: Double) -> String { joined(["S(i, j)", NumberText.shortest(bias)]) }
}

extension TextBlock {
  var textWidth: Int { lines.reduce(title.count) { max($0, $1.count) } }
}
