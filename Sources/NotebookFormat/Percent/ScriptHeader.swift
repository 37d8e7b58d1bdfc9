import JSON
import Yams

// A script may open with a "#!" line, a coding line, and a YAML block in comments between two "# ---" lines. In the
// YAML, "jupyter:" holds the notebook's metadata (kernel, Jupytext's settings); whatever else stands there is the
// document's own front matter and shows as a raw first cell. The header is written back as it stood as long as it
// still says what the notebook's metadata say.

struct ScriptHeader: Equatable {
  var metadata: JSONObject = [:]
  /// The YAML has a "jupyter" section.
  var hasJupyter = false
  /// The front matter beside it, with its "---" lines.
  var frontMatter: String?
  /// How many lines the header takes, with one blank line after it.
  var lineCount = 0
  /// Blank lines between the header and the first cell that the header's end takes along.
  var blankLines = 0
}

extension ScriptHeader {
  /// Reads the header of a script; one without has none of these lines.
  init(lines: [String]) throws(Misplaced) {
    var jupytext: JSONObject = [:]
    var place = 0
    if let first = lines.first, first.hasPrefix("#!") {
      jupytext["executable"] = .string(String(first.dropFirst(2)))
      place = 1
    }
    if place < lines.count, let encoding = Self.encoding(lines[place]) {
      guard ["utf-8", "utf8"].contains(encoding.lowercased()) else {
        throw Misplaced(
          path: [.index(place)], problem: .header("the file says its encoding is \(encoding); save it as UTF-8")
        )
      }
      jupytext["encoding"] = .string(lines[place])
      place += 1
    }
    lineCount = place
    if let yaml = Self.fencedYAML(lines, from: place) {
      try read(yaml, lines: lines, from: place)
    }
    if !jupytext.isEmpty {
      var merged = metadata["jupytext"]?.object ?? [:]
      for (name, value) in jupytext.members { merged[name] = value }
      metadata["jupytext"] = .object(merged)
    }
  }

  /// The encoding that a PEP 263 line names.
  private static func encoding(_ line: String) -> String? {
    guard line.drop(while: \.isWhitespace).hasPrefix("#"), let word = line.firstRange(of: "coding") else {
      return nil
    }
    let rest = line[word.upperBound...]
    guard rest.first == ":" || rest.first == "=" else { return nil }
    let name = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    return name.isEmpty ? nil : String(name)
  }

  /// The places of the opening and the closing "# ---".
  private static func fencedYAML(_ lines: [String], from start: Int) -> (open: Int, close: Int)? {
    var open: Int?
    for place in start..<max(start, lines.count) {
      guard lines[place].hasPrefix("#") else { return nil }
      let text = uncommented(lines[place])
      if isFence(text) {
        guard let open else {
          open = place
          continue
        }
        return (open, place)
      }
      if open == nil && !text.isBlank { return nil }
    }
    return nil
  }

  static func isFence(_ line: some StringProtocol) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).isBlank
  }

  private mutating func read(
    _ fences: (open: Int, close: Int), lines: [String], from start: Int
  ) throws(Misplaced) {
    var jupyter: [String] = []
    var other: [String] = []
    var inJupyter = false
    let before = lines[start..<fences.open].map(uncommented)
    for line in before + lines[(fences.open + 1)..<fences.close].map(uncommented) {
      if line.hasPrefix("jupyter"), line.dropFirst(7).trimmed() == ":" {
        inJupyter = true
      } else if let first = line.first, !first.isWhitespace {
        inJupyter = false
      }
      if inJupyter { jupyter.append(line) } else { other.append(line) }
    }
    if !jupyter.isEmpty {
      hasJupyter = true
      metadata = try Self.metadata(yaml: jupyter.joined(separator: "\n"), line: fences.open + 1)
    }
    if !other.isEmpty { frontMatter = (["---"] + other + ["---"]).joined(separator: "\n") }
    lineCount = fences.close + 1
    if lineCount < lines.count, uncommented(lines[lineCount]).isBlank {
      blankLines = 1
      lineCount += 1
    }
  }

  private static func metadata(yaml: String, line: Int) throws(Misplaced) -> JSONObject {
    var reader = YAMLReader(line: line)
    let value = try reader.read(yaml)["jupyter"]
    if value == .null { return [:] }
    guard let object = value?.object else {
      throw Misplaced(path: [.index(line)], problem: .header("\"jupyter:\" should hold \"name: value\" lines"))
    }
    return object
  }
}

extension ScriptHeader {
  /// The lines of the header in Jupytext's own spelling, without blank lines after it.
  static func lines(metadata: JSONObject, frontMatter: String?) -> [String] {
    var metadata = metadata
    var jupytext = metadata["jupytext"]?.object ?? [:]
    var lines: [String] = []
    if let executable = jupytext["executable"]?.string { lines.append("#!" + executable) }
    if let encoding = jupytext["encoding"]?.string { lines.append(encoding) }
    for name in ["executable", "encoding"] { jupytext[name] = nil }
    if jupytext["main_language"] == "python" { jupytext["main_language"] = nil }
    let filter = MetadataFilter(jupytext["notebook_metadata_filter"]?.string)
    if jupytext["text_representation"] == nil { jupytext["text_representation"] = representation }
    metadata["jupytext"] = .object(jupytext)
    let shown = filter.notebook(metadata)
    var yaml = frontMatter.map { NotebookFormat.lines(of: $0).dropFirst().dropLast().map { $0 } } ?? []
    if !shown.isEmpty { yaml += yamlLines(["jupyter": .object(shown)]) }
    guard !yaml.isEmpty else { return lines }
    return lines + (["---"] + yaml + ["---"]).map(commented)
  }

  private static let representation: JSONValue = [
    "extension": ".py", "format_name": "percent", "format_version": "1.3",
  ]
}

/// "# text" becomes "text"; a line that is no comment stays.
func uncommented(_ line: String) -> String {
  if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
  return line.hasPrefix("#") ? String(line.dropFirst()) : line
}

func commented(_ line: String) -> String { line.isEmpty ? "#" : "# " + line }
