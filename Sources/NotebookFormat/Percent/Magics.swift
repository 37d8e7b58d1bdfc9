// Jupyter's magics (`%matplotlib inline`, `!pip install x`, `?name`, `files = !ls`) are not Python, so a script holds
// them as comments and a notebook without the "# ". A line is answered as a magic only where a statement starts: there no
// Python program can have a "%", "!" or "?", so nothing that Python would run is ever taken for one.
//
// Jupytext takes questions ("why?") and lines that begin with a shell's word ("ls", "copy the array") for magics too, be
// they comments or not, and all of them between brackets too, and so do we between script and notebook: a notebook's
// comment "# why?" stands in the script as "# # why?". But what stands in a script as a comment is not run: such lines
// are the cell's asides.

package enum Magics {
  /// The code with its magics as comments, line for line, and a line to be shown for each: nothing here runs a shell
  /// or installs anything. What `%time` stands before is run, and `name?` asks `help`.
  package static func answered(_ code: String) -> (code: String, notes: [String]) {
    guard code.contains("%") || code.contains("!") || code.contains("?") else { return (code, []) }
    var notes: [String] = []
    let lines = code.split(omittingEmptySubsequences: false, whereSeparator: \.endsCodeLine).map(String.init)
    let answered = rewrite(lines, .statements, where: { isMagic($0) || question($0) != nil }) { line, _ in
      if let question = question(line) { return line.indentation + question }
      let text = line.drop(while: \.isWhitespace)
      if text.first == "#" { return line }
      if isMagic(line) { notes.append("\(text): \(answer(to: String(text)))") }
      if text.hasPrefix("%time ") { return line.indentation + text.dropFirst(6).drop(while: \.isWhitespace) }
      return line.indentation + "pass  # " + text
    }
    return (answered.joined(separator: "\n"), notes)
  }

  /// What to say of a magic.
  private static func answer(to text: String) -> String {
    let words = text.drop { "%! ".contains($0) }.split(separator: " ")
    switch words.first.map(String.init) ?? "" {
    case "matplotlib": return "pictures are shown without it"
    case "pip", "pip3", "conda", "mamba", "apt", "apt-get":
      return "nothing to install; torch, keras, numpy and matplotlib.pyplot are built in"
    case "load_ext", "reload_ext", "autoreload", "config", "tensorflow_version", "precision":
      return "nothing to set here"
    case "time": return "run, not timed; time.perf_counter() gives seconds"
    case "timeit" where text.hasPrefix("%%"): return "run once, not timed; time.perf_counter() gives seconds"
    case "timeit": return "not run; time.perf_counter() before and after gives seconds"
    case _ where text.hasPrefix("%"): return "this magic is not here"
    default: return "no shell commands run here"
    }
  }

  /// The call of `help` that `name?`, `name??`, `?name` or `??name` stands for; nil for any other line.
  private static func question(_ line: String) -> String? {
    let text = line.drop(while: \.isWhitespace)
    let name = text.drop { $0 == "?" }.reversed().drop { $0.isWhitespace }.drop { $0 == "?" }.reversed()
    let marks = text.filter { $0 == "?" }.count
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard (1...2).contains(marks), isName, name.first.map({ $0.isLetter || $0 == "_" }) == true else {
      return nil
    }
    return "help(\(String(name))" + (marks == 2 ? ", source=True)" : ")")
  }

  /// Every magic as a comment, as in a script; what continues one keeps all its blanks.
  static func commented(_ lines: [String]) -> [String] {
    rewrite(lines, .unquoted, where: isMagicInJupytext) { line, continues in
      continues ? "# " + line : line.indentation + "# " + line.drop(while: \.isWhitespace)
    }
  }

  /// Every commented magic without its "# ", as in a notebook.
  static func uncommented(_ lines: [String]) -> [String] {
    rewrite(lines, .unquoted, where: isMagicInJupytext) { line, _ in
      let text = line.drop(while: \.isWhitespace)
      guard text.first == "#" else { return line }
      return line.indentation + text.dropFirst(text.hasPrefix("# ") ? 2 : 1)
    }
  }

  /// Which lines of a script's code are comments to Python, and magics to Jupytext alone.
  static func asides(_ lines: [String]) -> Set<Int> {
    var scanner = LineScanner()
    var asides: Set<Int> = []
    for (place, (line, open)) in zip(lines.indices, zip(lines, uncommented(lines))) {
      if line != open, !(scanner.startsStatement && isMagic(line)) { asides.insert(place) }
      scanner.read(line)
    }
    return asides
  }

  /// Where a magic may stand: where a statement starts, or on any line outside of strings.
  private enum Places { case statements, unquoted }

  private static func rewrite(
    _ lines: [String], _ places: Places, where isChanged: (String) -> Bool,
    _ change: (_ line: String, _ continues: Bool) -> String
  ) -> [String] {
    var scanner = LineScanner()
    var continuesMagic = false
    return lines.map { line in
      let canChange = places == .statements ? scanner.startsStatement : !scanner.isQuoted
      guard continuesMagic || (canChange && isChanged(line)) else {
        scanner.read(line)
        return line
      }
      if places == .unquoted { scanner.read(line) }
      let continues = continuesMagic
      continuesMagic = line.last { !$0.isWhitespace } == "\\"
      return change(line, continues)
    }
  }

  /// A magic, commented any number of times or not at all.
  private static func isMagic(_ line: String) -> Bool {
    let text = withoutComments(line.drop(while: \.isWhitespace))
    guard let first = text.first else { return false }
    switch first {
    case "%": return isPercentMagic(text) && !isLeftAlone(text)
    case "!", "?":
      return text.dropFirst().first { $0 != " " }.map { $0.isASCII && ($0.isLetter || ".~$\\/{}".contains($0)) }
        == true
    default: return isAssignedMagic(text)
    }
  }

  private static func isMagicInJupytext(_ line: String) -> Bool {
    if isMagic(line) { return true }
    let text = withoutComments(line.drop(while: \.isWhitespace))
    if isPercentMagic(text) { return false }
    return isQuestion(line) || isShellCommand(line)
  }

  private static func withoutComments(_ line: Substring) -> Substring {
    var text = line
    while text.first == "#" { text = text.dropFirst(text.hasPrefix("# ") ? 2 : 1) }
    return text
  }

  /// `name?`, `# name?`: one word, and a question mark at its end.
  private static func isQuestion(_ line: String) -> Bool {
    var text = line.trimmed()[...]
    guard text.last == "?" else { return false }
    while text.hasPrefix("# ") { text = text.dropFirst(2) }
    return !text.contains(where: \.isWhitespace)
  }

  private static let shellWords: Set<Substring> = [
    "cat", "cd", "cp", "mv", "rm", "rmdir", "mkdir", "copy", "ddir", "echo", "ls", "ldir", "ren",
  ]

  /// `ls`, `cd ..`: a line that begins with one of a shell's words and is neither an assignment nor a tuple.
  private static func isShellCommand(_ line: String) -> Bool {
    let text = withoutComments(line[...])
    let word = text.prefix { $0.isASCII && $0.isLetter }
    guard shellWords.contains(word) else { return false }
    let rest = text[word.endIndex...]
    return rest.isEmpty
      || (rest.first?.isWhitespace == true && rest.dropFirst().first.map { !"=,".contains($0) } ?? true)
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

extension Character {
  /// A line feed, a carriage return, or both as one: what ends a line of Python, inside a notebook's cell too.
  fileprivate var endsCodeLine: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
