// Blocks of text side by side: patch, kernel, products.

/// Lines under a title, to be set beside others.
package struct TextBlock: Sendable {
  package var title: String
  package var lines: [String]

  package init(title: String, lines: [String]) {
    self.title = title
    self.lines = lines
  }

  private var width: Int { lines.reduce(title.count) { max($0, $1.count) } }

  /// The blocks in a row, or one below the other where the row is wider than `width`.
  ///
  /// ```
  /// patch     kernel
  ///  0  1  0   -1  2 -1
  ///  0  1  1   -1  2 -1
  /// ```
  package static func sideBySide(_ blocks: [TextBlock], width: Int, gap: Int = 3) -> [String] {
    let space = max(0, gap)
    let total = blocks.reduce(-space) { $0 + $1.width + space }
    if total > width { return blocks.flatMap { [$0.title] + $0.lines } }
    let height = blocks.reduce(0) { max($0, $1.lines.count) }
    return (-1..<height).map { row in
      let cells = blocks.map { block in
        let text = row < 0 ? block.title : row < block.lines.count ? block.lines[row] : ""
        return text + String(repeating: " ", count: block.width - text.count + space)
      }
      return trimmingEnd(cells.joined())
    }
  }
}
