// Text that came from a student, on its way into a report: names, complaints, what an error said. It may hold codes for
// a terminal, markup, formulas of a spreadsheet, or be very long; every report takes it through here.

/// A text nobody vouches for, in the forms that reports need.
package struct ForeignText: Sendable {
  /// Without control characters but line feeds and tabs, without marks that turn the direction of writing, and cut.
  package let plain: String

  /// Cuts after `longest` characters: more than anybody reads of one message.
  package init(_ text: String, longest: Int = 4000) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == longest {
        scalars.append(contentsOf: " …".unicodeScalars)
        break
      }
      scalars.append(ForeignText.isHarmless(scalar) ? scalar : "\u{FFFD}")
      count += 1
    }
    plain = String(scalars)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// In one line.
  package var line: String { String(plain.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

  /// In a line of Markdown, with nothing in it that Markdown or HTML would take for markup.
  package var markdown: String {
    var result = ""
    // What would begin a heading, a list or a quotation does so at the start of a line only.
    var isStart = true
    var characters = Substring(line)
    while let character = characters.popFirst() {
      let isMarkup = "\\`*_[]<>|~$&!".contains(character)
      let isMarkupHere = isStart && "#+-=.):".contains(character)
      let isAddress = character == ":" && characters.hasPrefix("//")
      if isMarkup || isMarkupHere || isAddress { result.append("\\") }
      result.append(character)
      isStart = isStart && (character == " " || character.isNumber)
    }
    return result
  }

  /// As a block of Markdown that shows its lines as they stand.
  package var markdownBlock: String {
    var longest = 0
    var run = 0
    for character in plain {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\n\(plain)\n\(fence)"
  }

  /// As a field of CSV: quoted where it must be, and with a mark in front of what a spreadsheet would compute.
  package var csv: String {
    var text = line
    if let first = text.unicodeScalars.first(where: { $0 != " " }), "=+-@\t\r|%".unicodeScalars.contains(first)
    {
      text = "'" + text
    }
    let needsQuotes = text.contains { ",;\"".contains($0) } || text.first == " " || text.last == " "
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
