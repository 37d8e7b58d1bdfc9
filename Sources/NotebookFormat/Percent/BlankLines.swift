// Between two cells of a script stands one blank line, or two where PEP 8 wants them around a function or a class.
// Only a number that differs from this expectation is recorded, so both reading and writing ask here. The rule is
// Jupytext's: what counts is the unindented line nearest to the border, on each side.

enum BlankLines {
  /// How many blank lines belong between a cell and what follows it.
  static func expected(after cell: [String], before next: some Collection<String>) -> Int {
    if next.isEmpty { return 1 }
    if endsWithDefinition(cell) { return hasCode(next) ? 2 : 1 }
    return endsWithCode(cell) && startsWithDefinition(next) ? 2 : 1
  }

  private static func isDefinition(_ line: String) -> Bool {
    ["def ", "async ", "class "].contains { line.hasPrefix($0) }
  }

  private static func endsWithDefinition(_ lines: [String]) -> Bool {
    var scanner = LineScanner()
    var unquoted: [String] = []
    for line in lines {
      if !scanner.isQuoted { unquoted.append(line) }
      scanner.read(line)
    }
    var previousIsBlank = false
    for line in unquoted.reversed() {
      if line.isBlank {
        if previousIsBlank { return false }
        previousIsBlank = true
        continue
      }
      previousIsBlank = false
      guard let first = line.first, "# )".contains(first) else { return isDefinition(line) }
    }
    return false
  }

  private static func endsWithCode(_ lines: [String]) -> Bool {
    guard let last = lines.last else { return false }
    return !last.isBlank && !last.hasPrefix("#")
  }

  private static func startsWithDefinition(_ lines: some Collection<String>) -> Bool {
    var scanner = LineScanner()
    var previousIsBlank = false
    for line in lines {
      let quoted = scanner.isQuoted
      scanner.read(line)
      if quoted {
        previousIsBlank = line.isBlank
        continue
      }
      if line.isBlank {
        if previousIsBlank { return false }
        previousIsBlank = true
        continue
      }
      previousIsBlank = false
      if isDefinition(line) { return true }
      guard let first = line.first, "#@ )".contains(first) else { return false }
    }
    return false
  }

  private static func hasCode(_ lines: some Collection<String>) -> Bool {
    var previousIsBlank = false
    for line in lines {
      if line.isBlank {
        if previousIsBlank { return false }
        previousIsBlank = true
        continue
      }
      previousIsBlank = false
      if line.first(where: { !$0.isWhitespace }) != "#" { return true }
    }
    return false
  }
}
