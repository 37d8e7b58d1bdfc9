// Colours, where the terminal has them and the user wants them.
//
// A theme gives each tone of the program's own text, and each kind of word of the language, the numbers of a terminal's
// `ESC[…m`. Only the sixteen colours that the user has chosen for the terminal are used, so that a theme fits.

import Syntax

/// A set of colours.
struct Theme: Equatable {
  let name: String
  let about: String
  fileprivate let tones: [Palette.Tone: String]
  fileprivate let pieces: [SourcePiece: String]

  /// The first is what one gets unasked.
  static let all = [
    Theme(
      name: "dark", about: "for light letters on a dark ground", tones: tones,
      pieces: [
        .keyword: "1;34", .constant: "35", .number: "36", .string: "33", .comment: "2", .definition: "1;36",
      ]),
    Theme(
      name: "light", about: "for dark letters on a light ground",
      tones: tones.merging([.input: "34"]) { $1 },
      pieces: [
        .keyword: "1;34", .constant: "35", .number: "31", .string: "32", .comment: "90", .definition: "1",
      ]),
    Theme(
      name: "bold", about: "without colours: bold words and faint comments",
      tones: [.input: "1", .output: "1", .failure: "1", .title: "1", .faint: "2", .done: "1"],
      pieces: [.keyword: "1", .definition: "1", .comment: "2"]),
    Theme(name: "plain", about: "nothing but letters", tones: [:], pieces: [:]),
  ]

  private static let tones: [Palette.Tone: String] = [
    .input: "32", .output: "31", .failure: "1;31", .title: "1", .faint: "2", .done: "1;32",
  ]

  static func named(_ name: String) -> Theme? { all.first { $0.name == name } }
}

/// Paints text, or leaves it as it is.
struct Palette {
  enum Tone: Hashable {
    case input, output, failure, title, faint, done
  }

  /// Nil where nothing is to be coloured.
  let theme: Theme?

  var isColoured: Bool { theme.map { !$0.tones.isEmpty } ?? false }

  func paint(_ text: String, _ tone: Tone) -> String {
    guard let numbers = theme?.tones[tone] else { return text }
    return "\u{1B}[\(numbers)m\(text)\u{1B}[0m"
  }

  /// Code that is shown, with the colours it has while it is typed. Lines wider than the screen go on below, indented.
  func code(_ text: String, width: Int) -> String {
    let styles = cellStyle.styles(of: text)
    var painted = ""
    var style = ""
    func take(_ scalar: Unicode.Scalar, _ own: String) {
      if own != style { painted += (style.isEmpty ? "" : "\u{1B}[0m") + (own.isEmpty ? "" : "\u{1B}[\(own)m") }
      style = own
      painted.unicodeScalars.append(scalar)
    }
    var place = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { take("\n", "") }
      let scalars = Array(line.unicodeScalars)
      let indent = scalars.prefix { $0 == " " }.count + 2 * Indentation.step
      var offset = 0
      for (row, part) in TextFilling.filled(String(line), width: width, hanging: indent).enumerated() {
        // A part that follows stands behind a margin in place of the blanks at which the line was broken.
        var own = part.unicodeScalars[...]
        if row > 0 {
          take("\n", "")
          for blank in own.prefix(indent) { take(blank, "") }
          own = own.dropFirst(indent)
          while offset < scalars.count, scalars[offset] == " " { offset += 1 }
        }
        for scalar in own {
          take(scalar, styles.indices.contains(place + offset) ? styles[place + offset] : "")
          offset += 1
        }
      }
      place += scalars.count + 1
    }
    return painted + (style.isEmpty ? "" : "\u{1B}[0m")
  }

  /// How a cell looks while it is typed.
  var cellStyle: CellStyle { CellStyle(prompt: theme?.tones[.input] ?? "", pieces: theme?.pieces ?? [:]) }
}

/// The colours of a cell and its prompt.
struct CellStyle {
  var prompt = ""
  var pieces: [SourcePiece: String] = [:]
  /// Cells longer than this are typed without colours, so that each key is quick.
  private static let longest = 20_000

  /// The colour of each Unicode scalar of a cell.
  func styles(of text: String) -> [String] {
    let count = text.utf8.count
    if pieces.isEmpty || count > Self.longest { return [] }
    var bytes = [String](repeating: "", count: count)
    for (range, piece) in highlights(of: text) {
      if let style = pieces[piece] { for place in range.clamped(to: 0..<count) { bytes[place] = style } }
    }
    var styles: [String] = []
    var place = 0
    for scalar in text.unicodeScalars {
      styles.append(bytes[place])
      place += UTF8.width(scalar)
    }
    return styles
  }
}
