// Text with its styles apart from its letters, so that wrapping measures letters only and the escape codes are put
// in last. A style never runs over a line's end: each line stands for itself when it scrolls or is cut.

struct TextStyle: OptionSet, Hashable {
  let rawValue: Int
  static let bold = TextStyle(rawValue: 1)
  static let italic = TextStyle(rawValue: 2)
  static let underlined = TextStyle(rawValue: 4)
  static let code = TextStyle(rawValue: 8)
  static let faint = TextStyle(rawValue: 16)

  private static let codes: [(TextStyle, String)] = [
    (.bold, "1"), (.faint, "2"), (.italic, "3"), (.underlined, "4"), (.code, "36"),
  ]

  /// The text between the escape codes of this style.
  func applied(to text: String) -> String {
    let codes = Self.codes.filter { contains($0.0) }.map(\.1)
    return codes.isEmpty || text.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}

struct StyledSpan: Equatable {
  var text: String
  var style: TextStyle
}

/// One line of spans.
struct StyledLine: Equatable {
  private(set) var spans: [StyledSpan] = []
  private(set) var width = 0

  init(_ spans: [StyledSpan] = []) {
    for span in spans { append(span.text, span.style) }
  }

  mutating func append(_ text: String, _ style: TextStyle) {
    width += displayWidth(text)
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else if !text.isEmpty {
      spans.append(StyledSpan(text: text, style: style))
    }
  }

  mutating func append(_ other: StyledLine) {
    for span in other.spans { append(span.text, span.style) }
  }

  /// The line without blanks at its end.
  func text(styled: Bool) -> String {
    var spans = spans
    while let last = spans.popLast() {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      guard kept.isEmpty else {
        spans.append(StyledSpan(text: String(kept), style: last.style))
        break
      }
    }
    return spans.map { styled ? $0.style.applied(to: $0.text) : $0.text }.joined()
  }
}

/// Breaks text at blanks so that no line is wider than `width`; a word that is wider is cut. "\n" always breaks.
func wrap(_ spans: [StyledSpan], width: Int) -> [StyledLine] {
  var wrapper = Wrapper(width: max(1, width))
  for span in spans {
    for character in span.text {
      switch character {
      case "\n": wrapper.endLine()
      case " ": wrapper.endWord(blank: span.style)
      default: wrapper.word.append(String(character), span.style)
      }
    }
  }
  wrapper.endLine()
  return wrapper.lines
}

private struct Wrapper {
  let width: Int
  var lines: [StyledLine] = []
  var word = StyledLine()
  private var line = StyledLine()
  private var blank: TextStyle?

  init(width: Int) { self.width = width }

  mutating func endWord(blank style: TextStyle) {
    place()
    blank = style
  }

  mutating func endLine() {
    place()
    lines.append(line)
    line = StyledLine()
    blank = nil
  }

  private mutating func place() {
    guard word.width > 0 else { return }
    let gap = line.width > 0 && blank != nil ? 1 : 0
    if line.width > 0, line.width + gap + word.width > width {
      lines.append(line)
      line = StyledLine()
    } else if gap == 1, let blank {
      line.append(" ", blank)
    }
    for span in word.spans {
      for character in span.text {
        if line.width > 0, line.width + displayWidth(character) > width {
          lines.append(line)
          line = StyledLine()
        }
        line.append(String(character), span.style)
      }
    }
    word = StyledLine()
    blank = nil
  }
}
