import JSON

// The values of a marker line's `key=value` are JSON, or failing that a Python literal: 'text', True, None,
// ('a', 'b'). The literals are read into the same JSON values; tuples become lists, as they do in a notebook.

/// Reads a Python literal that fills the text; nil when it is none.
///
///     pythonLiteral("{'a': (1, True)}")   // {"a": [1, true]}
func pythonLiteral(_ text: some StringProtocol) -> JSONValue? {
  var reader = PythonLiteralReader(rest: text.unicodeScalars.map { $0 })
  guard let value = reader.value(depth: 0), reader.peek() == nil else { return nil }
  return value
}

private struct PythonLiteralReader {
  let rest: [Unicode.Scalar]
  var position = 0

  mutating func peek() -> Unicode.Scalar? {
    while position < rest.count, rest[position].properties.isWhitespace { position += 1 }
    return position < rest.count ? rest[position] : nil
  }

  mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < 50 else { return nil }
    switch peek() {
    case "'", "\"": return string().map(JSONValue.string)
    case "[": return elements(until: "]", depth: depth).map { .array($0.values) }
    case "(":
      guard let (values, commas) = elements(until: ")", depth: depth) else { return nil }
      return values.count == 1 && commas == 0 ? values[0] : .array(values)
    case "{": return members(depth: depth).map(JSONValue.object)
    default: return word()
    }
  }

  private mutating func elements(
    until close: Unicode.Scalar, depth: Int
  ) -> (values: [JSONValue], commas: Int)? {
    position += 1
    var values: [JSONValue] = []
    var commas = 0
    while !accept(close) {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      if accept(",") { commas += 1 } else if peek() != close { return nil }
    }
    return (values, commas)
  }

  private mutating func members(depth: Int) -> JSONObject? {
    position += 1
    var object = JSONObject()
    while !accept("}") {
      guard peek() == "'" || peek() == "\"", let name = string(), accept(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      object[name] = value
      if !accept(","), peek() != "}" { return nil }
    }
    return object
  }

  private mutating func string() -> String? {
    let quote = rest[position]
    position += 1
    var text = String.UnicodeScalarView()
    while position < rest.count {
      let scalar = rest[position]
      position += 1
      if scalar == quote { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard position < rest.count, let escaped = Self.escapes[rest[position]] else { return nil }
      text.append(escaped)
      position += 1
    }
    return nil
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"",
  ]

  private mutating func word() -> JSONValue? {
    _ = peek()
    var text = String.UnicodeScalarView()
    while position < rest.count, !",:)]}".unicodeScalars.contains(rest[position]),
      !rest[position].properties.isWhitespace
    {
      text.append(rest[position])
      position += 1
    }
    switch String(text) {
    case "True": return true
    case "False": return false
    case "None": return .null
    case let word: return try? JSONReader.read(word.first == "+" ? String(word.dropFirst()) : word)
    }
  }
}
