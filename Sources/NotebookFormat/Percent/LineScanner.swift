// To tell a cell marker or a magic from the same characters inside a string, one has to know at each line's start
// whether a string, a bracket or a continued line is open there. Nothing else of Python's grammar matters for that.

/// Follows strings and brackets of Python code from line to line.
struct LineScanner {
  private var quote: Unicode.Scalar?
  private var brackets = 0
  private var continued = false

  /// The next line starts inside a triple-quoted string.
  var isQuoted: Bool { quote != nil }
  /// The next line starts a statement.
  var startsStatement: Bool { quote == nil && brackets == 0 && !continued }

  mutating func read(_ line: String) {
    if quote == nil && !continued && line.first(where: { !$0.isWhitespace }) == "#" { return }
    continued = false
    let scalars = Array(line.unicodeScalars)
    var single: Unicode.Scalar?
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isTriple = index + 2 < scalars.count && scalars[index + 1] == scalar && scalars[index + 2] == scalar
      switch (scalar, quote ?? single) {
      case ("\\", _?): index += 1
      case ("\\", nil): continued = index == scalars.count - 1
      case ("#", nil): return
      case ("\"", nil), ("'", nil):
        if isTriple {
          quote = scalar
          index += 2
        } else {
          single = scalar
        }
      case (let closing, let open?) where closing == open:
        if quote == nil {
          single = nil
        } else if isTriple {
          quote = nil
          index += 2
        }
      case ("(", nil), ("[", nil), ("{", nil): brackets += 1
      case (")", nil), ("]", nil), ("}", nil): brackets = max(0, brackets - 1)
      default: break
      }
      index += 1
    }
  }
}
