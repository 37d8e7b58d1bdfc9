// Prose cells on a terminal: blocks stand under one another with a blank line between, wrapped to the width that
// their indentation leaves. Without styles a heading is underlined and emphasis shows by its words alone; with them,
// bold, italic and colour do the work. Control characters in the source are dropped, so that a lesson from
// elsewhere cannot drive the terminal.

/// Markdown as text for a terminal.
///
///     MarkdownText.render("# Kernels\nA *kernel* slides.", width: 40, styled: false)
///     // Kernels
///     // =======
///     //
///     // A kernel slides.
///
/// Shown are headings, emphasis, code, lists, quotes, tables and rules; links as "text (address)". Lines are at most
/// `width` columns wide, except code, which is never broken. No line feed at the end.
package enum MarkdownText {
  package static func render(_ source: String, width: Int, styled: Bool) -> String {
    let renderer = MarkdownRenderer(styled: styled)
    let blocks = MarkdownBlocks.read(lines(of: printable(source)))
    return renderer.lines(blocks, width: max(8, width)).map { $0.text(styled: styled) }.joined(separator: "\n")
  }

  /// The text with tabs as blanks and without other control characters.
  private static func printable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": kept.append(contentsOf: "    ".unicodeScalars)
      case "\n": kept.append(scalar)
      default: if scalar.properties.generalCategory != .control { kept.append(scalar) }
      }
    }
    return String(kept)
  }
}

private struct MarkdownRenderer {
  let styled: Bool

  func lines(_ blocks: [MarkdownBlock], width: Int, areTight: Bool = false) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !areTight { lines.append(StyledLine()) }
      lines += self.lines(block, width: max(8, width))
    }
    return lines
  }

  private func lines(_ block: MarkdownBlock, width: Int) -> [StyledLine] {
    switch block {
    case .heading(let level, let text): heading(text, level: level, width: width)
    case .paragraph(let text): wrap(inlineSpans(text), width: width)
    case .code(let code): code.map { StyledLine([StyledSpan(text: "    " + $0, style: .code)]) }
    case .quote(let blocks):
      lines(blocks, width: width - 2).map { prefixed($0, by: $0.width == 0 ? "│" : "│ ", .faint) }
    case .list(let first, let items, let isLoose): list(items, first: first, isLoose: isLoose, width: width)
    case .table(let table): TableLayout(table, width: width).lines
    case .rule: [StyledLine([StyledSpan(text: String(repeating: "─", count: width), style: .faint)])]
    }
  }

  private func prefixed(_ line: StyledLine, by prefix: String, _ style: TextStyle = []) -> StyledLine {
    var whole = StyledLine([StyledSpan(text: prefix, style: style)])
    whole.append(line)
    return whole
  }

  private func heading(_ text: String, level: Int, width: Int) -> [StyledLine] {
    let style: TextStyle = level == 1 ? [.bold, .underlined] : .bold
    let lines = wrap(inlineSpans(text, style: style), width: width)
    guard !styled, level <= 2, let widest = lines.map(\.width).max() else { return lines }
    let underline = String(repeating: level == 1 ? "=" : "-", count: widest)
    return lines + [StyledLine([StyledSpan(text: underline, style: [])])]
  }

  private func list(_ items: [[MarkdownBlock]], first: Int?, isLoose: Bool, width: Int) -> [StyledLine] {
    let markers = items.indices.map { index in first.map { "\($0 + index). " } ?? "• " }
    let indentation = markers.map(displayWidth).max() ?? 2
    var lines: [StyledLine] = []
    for (marker, blocks) in zip(markers, items) {
      if isLoose, !lines.isEmpty { lines.append(StyledLine()) }
      let inner = self.lines(blocks, width: width - indentation, areTight: !isLoose)
      let padding = String(repeating: " ", count: indentation - displayWidth(marker))
      for (index, line) in (inner.isEmpty ? [StyledLine()] : inner).enumerated() {
        let prefix = index == 0 ? padding + marker : String(repeating: " ", count: indentation)
        lines.append(line.width == 0 && index > 0 ? line : prefixed(line, by: prefix))
      }
    }
    return lines
  }
}

/// A table whose columns share the width: the widest give way first, and their cells wrap.
private struct TableLayout {
  private let table: MarkdownTable
  private let widths: [Int]

  init(_ table: MarkdownTable, width: Int) {
    self.table = table
    let columns = table.alignments.indices
    var widths = columns.map { column in
      min(
        width, table.rows.map { wrap(inlineSpans($0[column]), width: .max).map(\.width).max() ?? 0 }.max() ?? 0)
    }
    let room = max(width - 3 * (columns.count - 1), columns.count)
    while widths.reduce(0, +) > room, let widest = columns.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
    }
    self.widths = widths.map { max(1, $0) }
  }

  var lines: [StyledLine] {
    let heading = row(table.rows[0], style: .bold)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    return heading + [StyledLine([StyledSpan(text: rule, style: .faint)])]
      + table.rows.dropFirst().flatMap { row($0, style: []) }
  }

  private func row(_ cells: [String], style: TextStyle) -> [StyledLine] {
    let wrapped = zip(cells, widths).map { wrap(inlineSpans($0, style: style), width: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { index in
      var line = StyledLine()
      for (column, lines) in wrapped.enumerated() {
        if column > 0 { line.append(" │ ", .faint) }
        let cell = index < lines.count ? lines[index] : StyledLine()
        let room = max(0, widths[column] - cell.width)
        let left = [.left: 0, .center: room / 2, .right: room][table.alignments[column]] ?? 0
        line.append(String(repeating: " ", count: left), [])
        line.append(cell)
        if column < widths.count - 1 { line.append(String(repeating: " ", count: room - left), []) }
      }
      return line
    }
  }
}

/// A paragraph's text for a terminal: links as "text (address)", images as their alternative text in brackets, formulas
/// as a line of text.
private func inlineSpans(_ text: String, style: TextStyle = []) -> [StyledSpan] {
  var spans: [StyledSpan] = []
  var label: String?
  func add(_ text: String, _ own: TextStyle = []) {
    spans.append(StyledSpan(text: text, style: own.union(style)))
  }
  for piece in markdownPieces(text) {
    switch piece {
    case .text(let text, let own):
      add(text, label == nil ? own : own.union(.underlined))
      label? += text
    case .formula(let text, let isDisplay):
      let sign = isDisplay ? "$$" : "$"
      add(MathText.line(text) ?? sign + text + sign, .italic)
    case .link(_, let isImage): if isImage { add("[") } else { label = "" }
    case .endLink(let address, let isImage):
      if isImage { add("]") }
      if !address.isEmpty, label != address { add(" (\(address))") }
      label = nil
    }
  }
  return spans
}
