// What a script shows, before anyone decides how.
//
// `show` makes an item of a picture, a table of numbers or a chart of bars and hands it to the host. The host takes the
// forms that it needs: plain text for a pipe or a notebook's text output, lines in colour for a terminal, PNG for a
// notebook, PGM or PPM for a run's folder. Nothing is drawn before a form is asked for.

package import Pictures

/// One thing to be seen, with its title.
///
/// ```swift
/// item.plainText()                                    // a title and ten shades of characters
/// item.terminalLines(style: .halfBlock(.full), width: 100)
/// try item.png()                                      // nil for tables and charts
/// ```
package struct DisplayItem: Sendable {
  package enum Content: Sendable {
    case picture(Raster)
    case numbers(NumberTable)
    case bars(BarChart)
  }

  package let title: String?
  package let content: Content

  package init(title: String?, content: Content) {
    self.title = title
    self.content = content
  }

  /// The width of text where no terminal says another.
  package static let textWidth = 80

  /// The item as plain characters, without an end of line at its end.
  package func plainText(width: Int = DisplayItem.textWidth) -> String {
    terminalLines(style: .ascii, width: width).joined(separator: "\n")
  }

  /// The item as lines for a terminal, the title first.
  package func terminalLines(style: TextStyle, width: Int) -> [String] {
    let lines =
      switch content {
      case .picture(let raster): raster.lines(style, width: width)
      case .numbers(let table): table.lines(width: width)
      case .bars(let chart): chart.lines(style, width: width)
      }
    return (title.map { [$0] } ?? []) + lines
  }

  /// A PNG large enough to see single pixels; nil for what is text by nature.
  package func png() throws(PictureError) -> [UInt8]? {
    guard case .picture(let raster) = content else { return nil }
    return try PictureFormat.png.encode(raster.enlarged(toAbout: 320).stored())
  }

  /// The picture pixel for pixel as PGM (grey) or PPM (colour, signed); nil for what is text by nature.
  package func netpbm() throws(PictureError) -> (fileExtension: String, bytes: [UInt8])? {
    guard case .picture(let raster) = content else { return nil }
    let image = raster.stored()
    let format = PictureFormat.netpbm(for: image)
    return (format.fileExtension, try format.encode(image))
  }

  /// A file name for the item, without extension: its title in small letters and hyphens, or "picture".
  package var suggestedName: String {
    var name = ""
    for character in (title ?? "").lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
      if name.count == 40 { break }
    }
    while name.last == "-" { name.removeLast() }
    return name.isEmpty ? "picture" : name
  }

  /// About how many characters it takes: what showing it costs of the output budget.
  var size: Int {
    if case .picture(let raster) = content { return raster.width * raster.height }
    return plainText().utf8.count
  }
}
