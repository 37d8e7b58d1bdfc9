// How a terminal draws.

/// The means that a text picture may use.
package enum TextStyle: Equatable, Sendable {
  /// Plain characters from a ramp of ten: works everywhere, in pipes and files too.
  case ascii
  /// "▀" with the upper pixel as foreground and the lower as background: two rows of pixels a line.
  case halfBlock(ColourDepth)

  /// Whether characters outside ASCII may be used.
  var isUnicode: Bool { self != .ascii }
}

/// The colours that a terminal has.
package enum ColourDepth: Equatable, Sendable {
  /// 24-bit colours.
  case full
  /// The 256 colours of xterm.
  case palette256
  /// None: pixels are on or off, with an ordered dither in between.
  case none
}

extension TextStyle {
  /// The best style for an output that has this environment: half blocks need a terminal, UTF-8 and at least 256
  /// colours, and the user's consent (`NO_COLOR`).
  package init(environment: [String: String], isTerminal: Bool) {
    func value(_ name: String) -> String { environment[name] ?? "" }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.map(value).first { !$0.isEmpty }?.lowercased() ?? ""
    let isUTF8 = locale.contains("utf-8") || locale.contains("utf8")
    let term = value("TERM")
    guard isTerminal, isUTF8, value("NO_COLOR").isEmpty, term != "dumb" else {
      self = .ascii
      return
    }
    if ["truecolor", "24bit"].contains(value("COLORTERM")) || term.hasSuffix("-direct") {
      self = .halfBlock(.full)
    } else {
      self = term.contains("256color") ? .halfBlock(.palette256) : .ascii
    }
  }
}

extension Raster {
  /// The picture as lines of text at most `width` columns wide and `rows` lines high.
  ///
  /// ASCII draws one line a pixel row and two characters a pixel where that fits, then one character, then shrinks by
  /// averaging areas. Half blocks enlarge small pictures (up to 32 columns) and shrink wide ones. A marked window
  /// stands in brackets (ASCII) or is tinted (colour).
  package func lines(_ style: TextStyle, width columns: Int, rows: Int = 160) -> [String] {
    let space = (columns: max(4, columns), rows: max(4, rows))
    switch style {
    case .halfBlock(.none) where window != nil: return asciiLines(columns: space.columns, rows: space.rows)
    case .ascii: return asciiLines(columns: space.columns, rows: space.rows)
    case .halfBlock(let depth):
      return halfBlockLines(depth, columns: space.columns, rows: space.rows)
    }
  }
}

/// A line without the blanks at its end, which editors strip and terminals do not show.
func trimmingEnd(_ line: String) -> String {
  String(line.reversed().drop { $0 == " " }.reversed())
}
