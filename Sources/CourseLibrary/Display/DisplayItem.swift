// What a script shows, before anyone decides how.
//
// `show` makes an item of a picture and hands it to the host. The host takes the forms that it needs: plain text for a
// pipe or a notebook's text output, lines in colour for a terminal, PNG for a notebook, PGM or PPM for a run's folder.
// Nothing is drawn before a form is asked for.

package import Pictures

/// One thing to be seen, with its title.
///
/// ```swift
/// item.plainText()                                    // a title and ten shades of characters
/// item.terminalLines(TextSpace(style: .halfBlock(.full), width: 100, rows: 40))
/// try item.png()                                      // nil for tables
/// ```
package struct DisplayItem: Sendable {
  package let title: String?
  package let picture: any Picture

  package init(title: String?, picture: any Picture) {
    self.title = title
    self.picture = picture
  }

  /// The width of text where no terminal says another.
  package static let textWidth = 80

  /// The item as plain characters, without an end of line at its end.
  package func plainText(width: Int = DisplayItem.textWidth) -> String {
    terminalLines(TextSpace(style: .ascii, width: width)).joined(separator: "\n")
  }

  /// The item as lines for a terminal, the title first.
  package func terminalLines(_ space: TextSpace) -> [String] {
    (title.map { [$0] } ?? []) + picture.lines(space)
  }

  /// A PNG large enough to see single pixels; nil for what is text by nature.
  package func png() throws(PictureError) -> [UInt8]? {
    guard let image = try picture.stored() else { return nil }
    return try PictureFormat.png.encode(image)
  }

  /// The picture as a run keeps it: pixel for pixel as PGM (grey) or PPM (colour, signed), or as PNG what is drawn and
  /// has no pixels of its own; nil for what is text by nature.
  package func file() throws(PictureError) -> (fileExtension: String, bytes: [UInt8])? {
    guard let image = try picture.exact() else { return nil }
    let format = picture.isDrawn ? PictureFormat.png : PictureFormat.netpbm(for: image)
    return (format.fileExtension, try format.encode(image))
  }

  /// One sentence that says what there is to see; nil where the text says it itself.
  package var altText: String? {
    picture.altText.map { text in title.map { "\($0). \(text)" } ?? text }
  }

  /// A file name for the item, without extension: its title in small letters and hyphens, or "picture".
  package var suggestedName: String {
    var name = ""
    for character in (title ?? (picture as? Figure)?.name ?? "").lowercased() {
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
  var size: Int { picture.size }
}
