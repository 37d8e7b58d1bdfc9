import JSON

// Jupytext lets a cell be alive in some files only: `active="ipynb"` is code in a notebook and comments in a script,
// `active="py"` is code in a script and a raw cell in a notebook. A tag such as "active-py" says the same.

/// Whether a cell with this metadata is code in files that end in `ending` ("py" or "ipynb").
func isActive(in ending: String, _ metadata: JSONObject, otherwise: Bool = true) -> Bool {
  if metadata["run_control"]?["frozen"]?.bool == true { return ending == "ipynb" }
  let tags = metadata["tags"]?.array?.compactMap(\.string) ?? []
  if let tag = tags.first(where: { $0.hasPrefix("active-") }) {
    return tag.split(separator: "-").contains { $0 == ending }
  }
  guard let active = metadata["active"] else { return otherwise }
  return active.string?.split { $0 == "." || $0 == "," }.contains { $0 == ending } == true
}

/// The metadata says in which files the cell is alive.
func saysActivity(_ metadata: JSONObject) -> Bool {
  metadata["active"] != nil
    || metadata["tags"]?.array?.contains { $0.string?.hasPrefix("active-") == true } == true
}

/// Cells in another language start with `%%bash` in a notebook; a script has them as comments, with the language in
/// the marker line.
enum CellLanguage {
  private static let known: Set<String> = [
    "R", "bash", "sh", "python2", "python3", "coconut", "javascript", "js", "perl", "html", "latex", "markdown",
    "pypy", "ruby", "script", "svg", "matlab", "octave", "idl", "robotframework", "sas", "spark", "sql",
    "cython",
    "haskell", "tcl", "gnuplot", "julia", "c++", "scheme", "clojure", "powershell", "java", "rust", "scala",
    "go",
    "csharp", "fsharp", "typescript", "lua",
  ]

  static func isKnown(_ language: String) -> Bool { known.contains(language) }

  /// The language and its arguments from a first line `%%bash --out x`, nil for any other line.
  static func magic(_ line: String) -> (language: String, arguments: String)? {
    guard line.hasPrefix("%%") else { return nil }
    let words = line.dropFirst(2).prefix { !$0.isNewline }.split(
      separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let language = words.first.map(String.init), isKnown(language) else { return nil }
    return (language, words.count > 1 ? String(words[1]) : "")
  }
}
