internal import FoundationEssentials
internal import JSON

// A notebook as one HTML file: its pictures inside it, no script, nothing fetched. It follows the reader's choice of dark
// or light, and on a phone wide code and tables scroll by themselves. Outputs of other tools that are HTML or JavaScript
// are not trusted: their plain text is shown.

/// Writes a notebook as a page that stands by itself.
package struct HTMLDocument {
  /// What a piece of code is, by name ("keyword", "comment", …), and the bytes it takes.
  package typealias Highlighter = (_ code: String) -> [(range: Range<Int>, name: String)]

  /// Gives the code its colours; none where it finds nothing.
  package var highlights: Highlighter
  /// The bytes of a picture that the prose names by a relative address; nil where there is none.
  package var picture: (_ address: String) -> [UInt8]?
  /// Whether a relative address is that of a notebook: a link to it leads to its page, `04-sizes.py` to `04-sizes.html`.
  package var isNotebook: (_ address: String) -> Bool

  package init(
    highlights: @escaping Highlighter = { _ in [] }, picture: @escaping (_ address: String) -> [UInt8]?,
    isNotebook: @escaping (_ address: String) -> Bool = { _ in false }
  ) {
    self.highlights = highlights
    self.picture = picture
    self.isNotebook = isNotebook
  }

  /// The page. `name` stands in its title where no heading does.
  package func text(of notebook: Notebook, name: String) -> String {
    let heading = notebook.cells.flatMap(\.headings).first
    let title: String = heading.map { line in String(line.drop { $0 == "#" || $0 == " " }) } ?? name
    let body = notebook.cells.compactMap(html).joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="convbook">
      <title>\(escapedHTML(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
  }

  private func html(_ cell: Cell) -> String? {
    switch cell.kind {
    case .markdown: "<section class=\"prose\">\n\(prose(cell))\n</section>"
    case .raw: nil
    case .code: cell.source.isEmpty && cell.outputs.isEmpty ? nil : code(cell)
    }
  }

  private func prose(_ cell: Cell) -> String {
    var writer = MarkdownHTML { address in
      if let attached = cell.attachment(address) { return attached }
      return Self.type(of: address).flatMap { type in
        self.picture(address).map { Self.dataAddress($0, type: type) }
      }
    }
    writer.linkAddress = page
    return writer.html(cell.source)
  }

  /// Where a link leads: to the page of a notebook, else where it says.
  private func page(of address: String) -> String {
    let end = address.firstIndex(of: "#") ?? address.endIndex
    let file = address[..<end]
    guard let kind = NotebookFileKind(fileName: String(file)), isNotebook(String(file)) else { return address }
    return file.dropLast(kind.rawValue.count) + "html" + address[end...]
  }

  private static func type(of address: String) -> String? {
    let types = [
      "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
    ]
    return address.lastIndex(of: ".").flatMap { types[address[address.index(after: $0)...].lowercased()] }
  }

  private static func dataAddress(_ bytes: [UInt8], type: String) -> String {
    "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  // MARK: Code

  private func code(_ cell: Cell) -> String {
    let count = cell.executionCount.map { "In [\($0)]" } ?? "In [ ]"
    let title = cell.title.map { "<span class=\"title\">\(escapedHTML($0))</span>" } ?? ""
    let head = "<div class=\"head\"><span class=\"count\">\(count)</span>\(title)</div>"
    let source = cell.source.isEmpty ? "" : "<pre class=\"code\"><code>\(coloured(cell.source))</code></pre>\n"
    return
      "<section class=\"cell\">\n\(head)\n\(source)\(cell.outputs.map(html).joined(separator: "\n"))\n</section>"
  }

  private func coloured(_ code: String) -> String {
    let bytes = Array(code.utf8)
    var place = 0
    var html = ""
    func plain(to end: Int) {
      html += escapedHTML(String(decoding: bytes[place..<end], as: UTF8.self))
      place = end
    }
    for (range, name) in highlights(code) where range.lowerBound >= place && range.upperBound <= bytes.count {
      plain(to: range.lowerBound)
      html += "<span class=\"\(escapedHTML(name))\">"
      plain(to: range.upperBound)
      html += "</span>"
    }
    plain(to: bytes.count)
    return html
  }

  // MARK: Outputs

  private func html(_ output: CellOutput) -> String {
    switch output {
    case .stream(let name, let text): Self.block(text, name == "stderr" ? "output stderr" : "output")
    case .displayData(let data, let metadata): html(data, alternative: metadata["image/png"]?["alt"]?.string)
    case .executeResult(let count, let data, let metadata):
      "<div class=\"head\"><span class=\"count\">Out[\(count.map(String.init) ?? " ")]</span></div>\n"
        + html(data, alternative: metadata["image/png"]?["alt"]?.string)
    case .error(let name, let message, let traceback):
      Self.block(traceback.isEmpty ? "\(name): \(message)" : traceback.joined(separator: "\n"), "output error")
    }
  }

  private static func block(_ text: String, _ kind: String) -> String {
    "<pre class=\"\(kind)\">\(escapedHTML(withoutEscapes(text)))</pre>"
  }

  /// Text without a terminal's codes for colours.
  private static func withoutEscapes(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "")
  }

  /// The richest form that is safe.
  private func html(_ data: MIMEBundle, alternative: String?) -> String {
    let words = alternative ?? data.text("text/plain") ?? "picture"
    for type in ["image/png", "image/jpeg", "image/gif"] {
      guard let bytes = data.bytes(type) else { continue }
      return
        "<img class=\"output\" src=\"\(Self.dataAddress(bytes, type: type))\" alt=\"\(escapedHTML(words))\">"
    }
    if let drawing = data.text("image/svg+xml") {
      let address = Self.dataAddress(Array(drawing.utf8), type: "image/svg+xml")
      return "<img class=\"output\" src=\"\(address)\" alt=\"\(escapedHTML(words))\">"
    }
    if let text = data.text("text/markdown") {
      return "<div class=\"output prose\">\(MarkdownHTML { _ in nil }.html(text))</div>"
    }
    if let text = data.text("text/plain") { return Self.block(text, "output") }
    let types = data.types.joined(separator: ", ")
    return Self.block("(an output of type \(types), which this page cannot show)", "output stderr")
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1d2125; --paper: #ffffff; --faint: #5c6670; --code: #f4f5f7;
      --line: #d9dde2; --accent: #0b5cad; --error: #b3261e; --string: #1a6b3c; --number: #8a4b00; --comment: #6a737d; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e3e6ea; --paper: #16181b; --faint: #9aa4ae; --code: #202327; --line: #363b41;
        --accent: #7ab8ff; --error: #ff8a80; --string: #8fd6a4; --number: #f0b36a; --comment: #8b949e; } }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--paper);
      font: 17px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1, h2, h3 { line-height: 1.25; margin: 1.8em 0 .6em; } h1 { margin-top: .5em; }
    a { color: var(--accent); }
    pre, code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    code { font-size: .9em; background: var(--code); padding: .1em .3em; border-radius: 4px; }
    pre { overflow-x: auto; margin: .4em 0; padding: .7em .9em; border-radius: 6px; font-size: .85rem; line-height: 1.4; }
    pre.code { background: var(--code); } pre code { background: none; padding: 0; font-size: inherit; }
    pre.output { padding: .4em .9em; border-left: 3px solid var(--line); border-radius: 0; }
    pre.stderr { border-left-color: var(--number); } pre.error { border-left-color: var(--error); color: var(--error); }
    .cell { margin: 1.4em 0; } .head { font-size: .8rem; color: var(--faint); }
    .count { font-family: ui-monospace, Menlo, Consolas, monospace; margin-right: 1em; } .title { font-weight: 600; }
    img { max-width: 100%; height: auto; } img.output { display: block; margin: .6em 0; image-rendering: pixelated;
      background: #fff; border-radius: 4px; }
    .wide { overflow-x: auto; } table { border-collapse: collapse; margin: .8em 0; }
    th, td { border-bottom: 1px solid var(--line); padding: .35em .7em; text-align: left; vertical-align: top; }
    blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--faint); }
    hr { border: 0; border-top: 1px solid var(--line); } math { font-size: 1.1em; }
    .keyword { color: var(--accent); font-weight: 600; } .constant, .number { color: var(--number); }
    .string { color: var(--string); } .comment { color: var(--comment); font-style: italic; }
    .definition { font-weight: 600; }
    """
}

extension Cell {
  /// The data of an attached picture for an address `attachment:name`.
  fileprivate func attachment(_ address: String) -> String? {
    guard address.hasPrefix("attachment:"),
      let bundle = attachments?[String(address.dropFirst("attachment:".count))]?.object
    else { return nil }
    for type in ["image/png", "image/jpeg", "image/gif", "image/svg+xml"] {
      if let data = bundle[type]?.string { return "data:\(type);base64,\(data.filter { !$0.isWhitespace })" }
    }
    return nil
  }
}
