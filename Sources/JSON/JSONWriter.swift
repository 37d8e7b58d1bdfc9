// The styles differ in three things only: what stands between elements, whether members are sorted, and whether
// text beyond ASCII is escaped. Numbers print in the shortest form that reads back as the same double, in the
// notation Python's `repr` uses, so that our reports and a script's `json.dumps` agree with CPython's.

/// How a JSON text is laid out.
///
///     value.text(.compact)    // {"a":[1,2]}
///     value.text(.spaced)     // {"a": [1, 2]}      as Python's json.dumps, beyond-ASCII text as \uXXXX
///     value.text(.notebook)   // one blank of indent a level, UTF-8, a line feed at the end: as Jupyter
package struct JSONStyle: Sendable {
  /// Blanks a level; nil keeps all on one line.
  package var indent: Int?
  package var itemSeparator: String
  package var nameSeparator: String
  package var sortsNames: Bool
  package var escapesBeyondASCII: Bool
  package var endsWithLineFeed: Bool

  package init(
    indent: Int? = nil, itemSeparator: String = ",", nameSeparator: String = ":", sortsNames: Bool = false,
    escapesBeyondASCII: Bool = false, endsWithLineFeed: Bool = false
  ) {
    self.indent = indent
    self.itemSeparator = itemSeparator
    self.nameSeparator = nameSeparator
    self.sortsNames = sortsNames
    self.escapesBeyondASCII = escapesBeyondASCII
    self.endsWithLineFeed = endsWithLineFeed
  }

  package static let compact = JSONStyle()
  package static let spaced = JSONStyle(itemSeparator: ", ", nameSeparator: ": ", escapesBeyondASCII: true)
  package static let notebook = JSONStyle(indent: 1, nameSeparator: ": ", endsWithLineFeed: true)
}

extension JSONValue {
  /// This value as JSON text. O(size). A number that is not finite, which JSON cannot say, is written `null`.
  package func text(_ style: JSONStyle = .compact) -> String {
    var writer = JSONWriter(style: style)
    writer.write(self, level: 0)
    if style.endsWithLineFeed { writer.text += "\n" }
    return writer.text
  }
}

private struct JSONWriter {
  let style: JSONStyle
  var text = ""

  mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .number(let value): text += value.isFinite ? shortestDecimal(value) : "null"
    case .digits(let text): self.text += text
    case .string(let value): write(value)
    case .array(let elements):
      list(elements, open: "[", close: "]", level: level) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let object):
      let members =
        style.sortsNames
        ? object.members.sorted { ExactString($0.name) < ExactString($1.name) } : object.members
      list(members, open: "{", close: "}", level: level) { writer, member in
        writer.write(member.name)
        writer.text += writer.style.nameSeparator
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], open: String, close: String, level: Int, item: (inout JSONWriter, Item) -> Void
  ) {
    text += open
    for (place, element) in items.enumerated() {
      if place > 0 { text += style.itemSeparator }
      breakLine(level + 1)
      item(&self, element)
    }
    if !items.isEmpty { breakLine(level) }
    text += close
  }

  private mutating func breakLine(_ level: Int) {
    guard let indent = style.indent else { return }
    text += "\n" + String(repeating: " ", count: indent * level)
  }

  private mutating func write(_ string: String) {
    text += "\""
    var plainFrom = string.startIndex
    let scalars = string.unicodeScalars
    for index in scalars.indices {
      guard let escaped = escape(scalars[index]) else { continue }
      text += string[plainFrom..<index]
      text += escaped
      plainFrom = scalars.index(after: index)
    }
    text += string[plainFrom...]
    text += "\""
  }

  private func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\u{c}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      guard scalar.value < 0x20 || (style.escapesBeyondASCII && scalar.value > 0x7F) else { return nil }
      return UTF16.encode(scalar).map { $0.map { "\\u" + hexadecimal($0, digits: 4) }.joined() }
    }
  }
}

/// The shortest decimal that reads back as the same double, written as Python's `repr` writes it.
///
///     shortestDecimal(0.1)    // "0.1"
///     shortestDecimal(1e16)   // "1e+16"
///     shortestDecimal(1e-5)   // "1e-05"
package func shortestDecimal(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
  // Swift prints the same shortest digits, with other limits for the exponent notation: take the digits and the
  // decimal exponent from its text, and lay them out anew.
  let parts = value.magnitude.description.split(separator: "e")
  let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let fraction = halves.count > 1 ? halves[1] : ""
  var digits = Substring(String(halves[0]) + fraction)
  var point = halves[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  while digits.utf8.count > 1, digits.first == "0" {
    digits.removeFirst()
    point -= 1
  }
  while digits.utf8.count > 1, digits.last == "0" { digits.removeLast() }
  let count = digits.utf8.count
  let sign = value < 0 ? "-" : ""
  func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  switch point {
  case -3...0: return sign + "0." + zeros(-point) + digits
  case 1...16 where count <= point: return sign + digits + zeros(point - count) + ".0"
  case 1...16: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  default:
    let exponent = point - 1
    let mantissa = digits.prefix(1) + (count > 1 ? "." + digits.dropFirst() : "")
    let magnitude = String(exponent.magnitude)
    return sign + mantissa + (exponent < 0 ? "e-" : "e+") + zeros(2 - min(2, magnitude.utf8.count)) + magnitude
  }
}
