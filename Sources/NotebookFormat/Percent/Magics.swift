// Jupyter's magics (`%matplotlib inline`, `!pip install x`, `?name`, `files = !ls`) are not Python, so a script holds
// them as comments and a notebook without the "# ". A line is a magic only where a statement starts: there no Python
// program can have a "%", "!" or "?", so nothing that Python would run is ever taken for one. Bare words that a shell
// would know ("# copy the array", "# why?") stay the comments they are, although Jupytext takes those too.

enum Magics {
  /// Every magic as a comment, as in a script.
  static func commented(_ lines: [String]) -> [String] {
    rewrite(lines) { $0.indentation + "# " + $0.drop(while: \.isWhitespace) }
  }

  /// Every commented magic without its "# ", as in a notebook.
  static func uncommented(_ lines: [String]) -> [String] {
    rewrite(lines) { line in
      let text = line.drop(while: \.isWhitespace)
      guard text.first == "#" else { return line }
      return line.indentation + text.dropFirst(text.hasPrefix("# ") ? 2 : 1)
    }
  }

  private static func rewrite(_ lines: [String], _ change: (String) -> String) -> [String] {
    var scanner = LineScanner()
    var continuesMagic = false
    return lines.map { line in
      guard continuesMagic || (scanner.startsStatement && isMagic(line)) else {
        scanner.read(line)
        return line
      }
      continuesMagic = line.last { !$0.isWhitespace } == "\\"
      return change(line)
    }
  }

  /// A magic, commented any number of times or not at all.
  private static func isMagic(_ line: String) -> Bool {
    var text = line.drop(while: \.isWhitespace)
    while text.first == "#" { text = text.dropFirst(text.hasPrefix("# ") ? 2 : 1) }
    guard let first = text.first else { return false }
    switch first {
    case "%": return isPercentMagic(text) && !isLeftAlone(text)
    case "!", "?":
      return text.dropFirst().first { $0 != " " }.map { $0.isASCII && ($0.isLetter || ".~$\\/{}".contains($0)) }
        == true
    default: return isAssignedMagic(text)
    }
  }

  private static func isPercentMagic(_ text: Substring) -> Bool {
    let name = text.drop { $0 == "%" }
    return (1...3).contains(text.count - name.count) && name.first.map { $0.isASCII && $0.isLetter } == true
  }

  private static func isLeftAlone(_ text: Substring) -> Bool {
    guard let hash = text.lastIndex(of: "#") else { return false }
    return text[text.index(after: hash)...].drop(while: \.isWhitespace).hasPrefix("noescape")
  }

  /// `name = %magic` or `name = !command`.
  private static func isAssignedMagic(_ text: Substring) -> Bool {
    let rest = text.drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    guard let first = text.first, !first.isNumber, rest.startIndex > text.startIndex else { return false }
    let afterName = rest.drop(while: \.isWhitespace)
    guard afterName.first == "=" else { return false }
    let value = afterName.dropFirst().drop(while: \.isWhitespace)
    if value.first == "!" { return value.dropFirst().first.map { $0.isASCII && $0.isLetter } == true }
    return value.first == "%" && isPercentMagic(value)
  }
}
