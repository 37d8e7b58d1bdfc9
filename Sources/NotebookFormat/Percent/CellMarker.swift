import JSON

// A marker line is `# %%`, then "%" signs for the depth of a sub-cell, a title, the kind in brackets, and metadata
// as one JSON object or as `key=value` pairs. Where the title ends and metadata begins is decided by the first "{"
// or "=": the word before "=" is a key, all before it is title. Pairs are split from the right, at an "=" whose
// right side is a whole value and whose left side ends in a key, since values may hold blanks and "=" themselves.

/// What a marker line says.
struct CellMarker: Equatable {
  /// With "title", "cell_depth", "cell_type" and "region_name" among the keys, as in Jupytext.
  var metadata: JSONObject = [:]
  /// The metadata stood as JSON.
  var usesJSON = false

  /// Nil when the line is no marker.
  init?(line: String) {
    let text = line.drop(while: \.isWhitespace)
    guard text.first == "#" else { return nil }
    let mark = text.dropFirst().drop(while: \.isWhitespace)
    if mark.hasPrefix("%%") {
      let afterSigns = mark.drop { $0 == "%" }
      guard let next = afterSigns.first else {
        guard mark.utf8.count == 2 else { return nil }
        return
      }
      guard next.isWhitespace else { return nil }
      read(options: mark.dropFirst(2))
    } else {
      guard Self.isForeignMarker(mark.trimmed()) else { return nil }
    }
  }

  /// The markers of IPython's and nbconvert's scripts: `# <codecell>`, `# In[3]:`.
  private static func isForeignMarker(_ mark: String) -> Bool {
    if mark == "<codecell>" { return true }
    guard mark.hasPrefix("In["), let close = mark.firstIndex(of: "]") else { return false }
    let number = mark.dropFirst(3).prefix(upTo: close)
    return number.allSatisfy { $0 == " " || ($0.isASCII && $0.isNumber) }
      && ["", ":"].contains(mark[mark.index(after: close)...])
  }

  private mutating func read(options: Substring) {
    let text = options.trimmed()
    let brace = text.firstIndex(of: "{")
    let equals = text.firstIndex(of: "=")
    let title: String
    if let brace, equals.map({ brace < $0 }) ?? true {
      title = text[..<brace].trimmed()
      usesJSON = true
      readJSON(text[brace...])
    } else {
      title = Self.title(of: text, upTo: equals)
      metadata = Self.pairs(text.dropFirst(title.count))
    }
    readTitle(title)
  }

  private mutating func readJSON(_ text: Substring) {
    let value = (try? JSONReader.read(String(text), keepsAllNumbers: true)) ?? pythonLiteral(text)
    metadata = value?.object ?? Self.unreadable(text)
  }

  /// Everything before the key of the first "=", and without words that start with a dot at its end.
  private static func title(of text: String, upTo equals: String.Index?) -> String {
    var words = text[..<(equals ?? text.endIndex)].split(separator: " ", omittingEmptySubsequences: false)
    if equals != nil {
      while words.last?.isEmpty == true { words.removeLast() }
      if !words.isEmpty { words.removeLast() }
    }
    while let last = words.last, last.isBlank || last.hasPrefix(".") { words.removeLast() }
    return words.joined(separator: " ")
  }

  private mutating func readTitle(_ text: String) {
    var title = text
    for kind in ["markdown", "raw", "md"] {
      guard let range = title.firstRange(of: "[\(kind)]") else { continue }
      title.removeSubrange(range)
      title = title.trimmed()
      metadata["cell_type"] = .string(kind == "md" ? "markdown" : kind)
      if kind == "md" { metadata["region_name"] = "md" }
      break
    }
    let depth = title.prefix { $0 == "%" }.count
    if depth > 0 {
      metadata["cell_depth"] = .int(depth)
      title = title.dropFirst(depth).trimmed()
    }
    if !title.isEmpty { metadata["title"] = .string(title) }
  }

  /// The pairs of `key=value key2=value2 key3`; names without a value come first, as in Jupytext.
  private static func pairs(_ text: some StringProtocol) -> JSONObject {
    var rest = text.trimmed()
    guard rest.utf8.count <= longestPairs else { return unreadable(rest) }
    var bare: [(String, JSONValue)] = []
    var pairs: [(String, JSONValue)] = []
    while !rest.isEmpty {
      let lastWord = rest.lastIndex(of: " ").map { rest.index(after: $0) } ?? rest.startIndex
      if !rest.hasPrefix("--"), isIdentifier(rest[lastWord...]) {
        bare.append((String(rest[lastWord...]), .null))
        rest = rest[..<lastWord].trimmed()
        continue
      }
      guard let pair = lastPair(of: rest) else {
        bare += unreadable(rest).members.map { ($0.name, $0.value) }
        break
      }
      pairs.append((pair.key, pair.value))
      rest = pair.before.trimmed()
    }
    return JSONObject(bare + pairs.reversed())
  }

  /// Every "=" may have to be tried: the limit keeps a hostile line from costing minutes.
  private static let longestPairs = 4096

  private static func lastPair(of text: String) -> (key: String, value: JSONValue, before: Substring)? {
    var end = text.endIndex
    while let equals = text[..<end].lastIndex(of: "=") {
      end = equals
      let left = text[..<equals]
      guard let keyEnd = left.lastIndex(where: { !$0.isWhitespace }) else { continue }
      let keyStart = left[...keyEnd].lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
      let key = left[keyStart...keyEnd]
      guard isKey(key) else { continue }
      let written = text[text.index(after: equals)...].trimmed()
      guard let value = (try? JSONReader.read(written, keepsAllNumbers: true)) ?? pythonLiteral(written) else {
        continue
      }
      return (String(key), value, text[..<keyStart])
    }
    return nil
  }

  /// Text that is no metadata is kept, under the name Jupytext gives it.
  private static func unreadable(_ text: some StringProtocol) -> JSONObject {
    ["incorrectly_encoded_metadata": .string(String(text))]
  }

  private static func isIdentifier(_ text: Substring) -> Bool {
    guard let first = text.first, !first.isNumber else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
  }

  static func isKey(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.@/-".contains($0)) }
  }
}

extension CellMarker {
  /// The marker line that says `metadata`, without indentation.
  static func line(for metadata: JSONObject, usesJSON: Bool) -> String {
    var metadata = metadata
    var words: [String] = []
    if let title = metadata["title"]?.string, canStandAsTitle(title) {
      metadata["title"] = nil
      words.append(title)
    }
    let depth = metadata["cell_depth"]?.int.map { min(max($0, 0), 8) } ?? 0
    if depth > 0 {
      metadata["cell_depth"] = nil
      words.insert(String(repeating: "%", count: depth), at: 0)
    }
    if let kind = metadata["cell_type"]?.string {
      words.append("[\(metadata["region_name"]?.string ?? kind)]")
      metadata["cell_type"] = nil
      metadata["region_name"] = nil
    }
    if usesJSON || !metadata.keys.allSatisfy(isKey) {
      if !metadata.isEmpty { words.append(JSONValue.object(metadata).text(.spaced)) }
    } else {
      words += metadata.members.map(pair)
    }
    let options = words.joined(separator: " ")
    return options.isEmpty ? "# %%" : options.hasPrefix("%") ? "# %%" + options : "# %% " + options
  }

  private static func canStandAsTitle(_ title: String) -> Bool {
    !title.isEmpty && title == title.trimmed() && !title.contains { "{=\n\r".contains($0) }
      && title.first != "%"
      && !["[markdown]", "[md]", "[raw]"].contains { !title.ranges(of: $0).isEmpty }
      && title.split(separator: " ").last?.hasPrefix(".") != true
  }

  private static func pair(_ name: String, _ value: JSONValue) -> String {
    switch value {
    case .string(let text) where name == "incorrectly_encoded_metadata": text
    case .null: name
    default: "\(name)=\(value.text(.spaced))"
    }
  }
}
