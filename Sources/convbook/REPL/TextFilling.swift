// Texts fitted to the width of the screen: broken at blanks, never inside a word that a line could hold.

import NotebookFormat

enum TextFilling {
  /// A line in as many as the width needs. Those after the first are indented by `hanging`, or by two more than the first.
  static func filled(_ line: String, width: Int, hanging: Int? = nil) -> [String] {
    let width = max(20, width)
    if displayWidth(line) <= width { return [line] }
    let indentation = line.prefix { $0 == " " }.count
    let margin = String(repeating: " ", count: hanging ?? indentation + 2)
    var lines: [String] = []
    var current = ""
    // Blanks inside the line are kept where it is not broken.
    for word in pieces(of: line) {
      let isFirst = current.allSatisfy { $0 == " " }
      if isFirst || displayWidth(current) + displayWidth(word.blanks + word.text) <= width {
        current += word.blanks + word.text
      } else {
        lines.append(current)
        current = margin + word.text
      }
    }
    return lines + [current]
  }

  /// The words of a line, each with the blanks before it.
  private static func pieces(of line: String) -> [(blanks: String, text: String)] {
    var rest = line[...]
    var pieces: [(blanks: String, text: String)] = []
    while !rest.isEmpty {
      let blanks = rest.prefix { $0 == " " }
      let word = rest[blanks.endIndex...].prefix { $0 != " " }
      if !word.isEmpty { pieces.append((String(blanks), String(word))) }
      rest = rest[word.endIndex...]
    }
    return pieces
  }

  /// What help says of a name: paragraphs whose lines are too long are filled anew, the source below them stays as it is.
  static func help(_ text: String, width: Int) -> String {
    let mark = "\n\nSource:\n"
    guard let source = text.firstRange(of: mark) else { return prose(text, width: width) }
    return prose(String(text[..<source.lowerBound]), width: width) + text[source.lowerBound...]
  }

  private static func prose(_ text: String, width: Int) -> String {
    var paragraphs: [String] = []
    var goesOn = false
    var isList = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isPlain = line.first.map { $0 != " " && $0 != ">" } ?? false
      let text = line.drop { $0 == " " }
      // What follows a comma may hang.
      let continues = goesOn && (isPlain || (isList && line.hasPrefix("  ") && text.count == line.count - 2))
      if continues, let last = paragraphs.popLast() {
        paragraphs.append(last + " " + text)
      } else {
        paragraphs.append(line)
      }
      goesOn = (isPlain || continues) && displayWidth(line) > width
      isList = line.hasSuffix(",")
    }
    return paragraphs.flatMap { paragraph in
      filled(paragraph, width: width, hanging: paragraph.first == " " ? nil : 0)
    }.joined(separator: "\n")
  }
}
