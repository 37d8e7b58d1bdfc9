// Prose cells as HTML. Nothing of a cell is passed on as markup: its own HTML shows as text, and addresses lead to pages,
// mail or places within the document, so a notebook from elsewhere cannot bring a script along.

struct MarkdownHTML {
  /// The address of a picture's data for the address in the text: `data:image/png;base64,…`; nil where it has none.
  var pictureAddress: (String) -> String?
  /// Where a link leads in place of the address in the text.
  var linkAddress: (String) -> String = { $0 }

  func html(_ source: String) -> String { html(MarkdownBlocks.read(lines(of: source)), isTight: false) }

  private func html(_ blocks: [MarkdownBlock], isTight: Bool) -> String {
    blocks.map { html($0, isTight: isTight) }.joined(separator: "\n")
  }

  private func html(_ block: MarkdownBlock, isTight: Bool) -> String {
    switch block {
    case .heading(let level, let text): "<h\(level) id=\"\(anchor(text))\">\(inline(text))</h\(level)>"
    case .paragraph(let text): isTight ? inline(text) : "<p>\(inline(text))</p>"
    case .code(let code): "<pre class=\"code\"><code>\(escapedHTML(code.joined(separator: "\n")))</code></pre>"
    case .quote(let blocks): "<blockquote>\(html(blocks, isTight: false))</blockquote>"
    case .list(let first, let items, let isLoose):
      list(items.map { html($0, isTight: !isLoose) }, first: first)
    case .table(let table): html(table)
    case .rule: "<hr>"
    }
  }

  private func list(_ items: [String], first: Int?) -> String {
    let rows = items.map { "<li>\($0)</li>" }.joined(separator: "\n")
    guard let first else { return "<ul>\n\(rows)\n</ul>" }
    return "<ol\(first == 1 ? "" : " start=\"\(first)\"")>\n\(rows)\n</ol>"
  }

  private func html(_ table: MarkdownTable) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let inner = zip(cells, table.alignments).map { cell, alignment in
        "<\(tag) style=\"text-align: \(alignment)\">\(inline(cell))</\(tag)>"
      }
      return "<tr>\(inner.joined())</tr>"
    }
    let body = table.rows.dropFirst().map { row($0, "td") }.joined(separator: "\n")
    return
      "<div class=\"wide\"><table>\n<thead>\(row(table.rows[0], "th"))</thead>\n<tbody>\n\(body)\n</tbody></table></div>"
  }

  /// As GitHub makes them: small letters, words joined by "-".
  private func anchor(_ heading: String) -> String {
    let kept = heading.lowercased().compactMap { character -> Character? in
      if character == " " { return "-" }
      return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
    }
    return escapedHTML(String(kept))
  }

  private func inline(_ text: String) -> String {
    var html = ""
    var alternative: String?
    for piece in markdownPieces(text) {
      switch piece {
      case .text(let text, let style):
        if alternative != nil { alternative? += text } else { html += styled(text, style) }
      case .formula(let formula, let isDisplay):
        let sign = isDisplay ? "$$" : "$"
        let markup = MathMarkup.html(formula, isDisplay: isDisplay)
        html += markup ?? "<code>\(escapedHTML(sign + formula + sign))</code>"
      case .link(let address, let isImage):
        if isImage { alternative = "" } else { html += opening(address) }
      case .endLink(let address, let isImage):
        html += isImage ? image(address, alternative ?? "") : "</a>"
        if isImage { alternative = nil }
      }
    }
    return html
  }

  private func styled(_ text: String, _ style: TextStyle) -> String {
    var html = escapedHTML(text).replacing("\n", with: "<br>")
    for (own, tag) in [(TextStyle.code, "code"), (.italic, "em"), (.bold, "strong")] where style.contains(own) {
      html = "<\(tag)>\(html)</\(tag)>"
    }
    return html
  }

  private func opening(_ written: String) -> String {
    let address = linkAddress(written)
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    let hasScheme = address.dropFirst(scheme.count).first == ":"
    let isSafe = !hasScheme || ["http", "https", "mailto"].contains(scheme.lowercased())
    return isSafe ? "<a href=\"\(escapedHTML(address))\">" : "<a>"
  }

  private func image(_ address: String, _ alternative: String) -> String {
    guard let data = pictureAddress(address) else { return "[\(escapedHTML(alternative))]" }
    return "<img src=\"\(escapedHTML(data))\" alt=\"\(escapedHTML(alternative))\">"
  }
}

/// Text as it may stand between tags and in an attribute; control characters that HTML does not know are left out.
func escapedHTML(_ text: String) -> String {
  escapedMarkup(text) { scalar in
    let isKept = scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    return isKept ? String(scalar) : ""
  }
}

/// Text with the signs of markup as entities; `other` says what stands for everything else.
func escapedMarkup(_ text: String, other: (Unicode.Scalar) -> String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let written =
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: other(scalar)
      }
    result.append(contentsOf: written.unicodeScalars)
  }
  return String(result)
}
