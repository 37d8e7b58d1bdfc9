// The table as text: columns as wide as their widest entry.

extension Summary: CustomStringConvertible {
  public var description: String { text(.channelsFirst) }

  /// The table, with shapes in the given order of axes.
  ///
  /// ```
  /// layer   kind       output     parameters      MACs  sees
  /// conv1   Conv2d     32x26x26        1,600 1,059,968  7 (jump 1, start 0)
  /// ```
  public func text(_ order: AxisOrder) -> String {
    var lines = [["layer", "kind", "output", "parameters", "MACs", "sees"]]
    for row in rows {
      lines.append([
        row.name + (row.isFrozen ? " (frozen)" : ""), row.kind, row.output.text(order),
        row.account.count.value.grouped, row.account.macs.value.grouped, Summary.sees(row.fields),
      ])
    }
    let widths = (0..<6).map { column in lines.map { $0[column].count }.max() ?? 0 }
    let table = lines.map { line in
      line.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return column == 3 || column == 4 ? blanks + text : column == 5 ? text : text + blanks
      }.joined(separator: "  ")
    }
    return (table + [totals]).joined(separator: "\n")
  }

  private var totals: String {
    var text = "total: \(total.grouped) parameters"
    if untrained != 0 {
      text += " (and \(rows.map { $0.account.statistics }.sum().grouped) running statistics)"
    }
    let frozen = total - trained
    if frozen != 0 { text += ", \(frozen.grouped) of them frozen" }
    return text + ", \(macs.grouped) MACs, \(activationBytes.grouped) bytes of activations"
  }

  private static func sees(_ fields: [ReceptiveField]) -> String {
    guard let first = fields.first else { return "all" }
    if fields.allSatisfy({ $0 == first || ($0.isWhole && first.isWhole) }) { return first.description }
    return fields.map(\.description).joined(separator: " x ")
  }
}
