// Recursive descent over the bytes: one function a kind of value, a cursor, and a depth count that refuses before
// the native stack could run out. Numbers and strings are found by scanning to their end and then converted by the
// standard library, which is exact. The grammar is RFC 8259's and nothing more: no comments, no trailing commas, and NaN
// only where all of Python's numbers are asked for, since Python writes it. Places become line and column only when there is an error to report, so good texts pay nothing for it.

/// How large a text may be before the reader refuses it.
package struct JSONLimits: Sendable {
  package var depth = 200
  package var bytes = 1 << 30
  package var values = 20_000_000

  package init(depth: Int = 200, bytes: Int = 1 << 30, values: Int = 20_000_000) {
    self.depth = depth
    self.bytes = bytes
    self.values = values
  }
}

/// One step from a value to a value inside it.
package enum JSONPathStep: Equatable, Sendable {
  case name(String)
  case index(Int)
}

/// Reads one JSON value that fills a whole text.
///
///     try JSONReader.read("[1, 2.5, \"three\"]")   // .array([.int(1), .number(2.5), .string("three")])
///     try JSONReader.read("[1, 2")                 // line 1, column 7: the text ends where "," or "]" was expected
///
/// With `keepsAllNumbers`, a number beyond Int and Double, a NaN or an Infinity is kept as it is written; without, it is an
/// error. O(bytes). Of a repeated member the last value counts, as in Python.
package struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  private let keepsAllNumbers: Bool
  private var position = 0
  private var depth = 0
  private var values = 0

  package static func read(
    _ bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits(), keepsAllNumbers: Bool = false
  ) throws(JSONError) -> JSONValue {
    func document(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONError> {
      var reader = JSONReader(bytes: bytes, limits: limits, keepsAllNumbers: keepsAllNumbers)
      return Result { () throws(JSONError) in try reader.document() }
    }
    let attempt = bytes.withContiguousStorageIfAvailable(document)
    return try (attempt ?? Array(bytes).withUnsafeBufferPointer(document)).get()
  }

  package static func read(
    _ text: String, limits: JSONLimits = JSONLimits(), keepsAllNumbers: Bool = false
  ) throws(JSONError) -> JSONValue {
    try read(text.utf8, limits: limits, keepsAllNumbers: keepsAllNumbers)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits, keepsAllNumbers: Bool) {
    self.bytes = bytes
    self.limits = limits
    self.keepsAllNumbers = keepsAllNumbers
  }

  /// The line, from 1, on which the value at the end of `path` begins: for an error found after reading.
  ///
  ///     JSONReader.line(of: [.name("cells"), .index(2)], in: bytes)   // 31
  ///
  /// The nearest enclosing value's line where the path leads nowhere. O(bytes).
  package static func line(of path: [JSONPathStep], in bytes: some Collection<UInt8>) -> Int {
    Array(bytes).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes: bytes, limits: JSONLimits(), keepsAllNumbers: true)
      var place = 0
      for step in path {
        guard (try? reader.enter(step)) == true else { break }
        place = reader.position
      }
      return reader.place(of: place).line
    }
  }

  private mutating func enter(_ step: JSONPathStep) throws(JSONError) -> Bool {
    skipSpace()
    switch step {
    case .index(let index):
      guard accept("[") else { return false }
      for _ in 0..<index {
        _ = try value(expected: "a value")
        skipSpace()
        guard accept(",") else { return false }
      }
    case .name(let name):
      guard accept("{") else { return false }
      while true {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { return false }
        let found = try string()
        skipSpace()
        guard accept(":") else { return false }
        if ExactString(found) == ExactString(name) { break }
        _ = try value(expected: "a value")
        skipSpace()
        guard accept(",") else { return false }
      }
    }
    skipSpace()
    return true
  }

  private mutating func document() throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else { throw error(.tooManyBytes(limit: limits.bytes), at: 0) }
    let value = try value(expected: "a value")
    skipSpace()
    guard position == bytes.count else { throw error(.trailing(found: found())) }
    return value
  }

  private mutating func value(expected: String) throws(JSONError) -> JSONValue {
    skipSpace()
    values += 1
    guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
    switch current {
    case UInt8(ascii: "{"): return try nested { (reader) throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(JSONError) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
    default:
      for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
      where accept(word: word) {
        return value
      }
      if let word = nonFinite() { return .digits(word) }
      throw unexpected(expected)
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    skipSpace()
    if accept("]") { return .array(elements) }
    repeat {
      elements.append(try value(expected: "a value"))
      skipSpace()
    } while accept(",")
    guard accept("]") else { throw unexpected("\",\" or \"]\"") }
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var object = JSONObject()
    skipSpace()
    if accept("}") { return .object(object) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw unexpected("a member's name in double quotes") }
      let name = try string()
      skipSpace()
      guard accept(":") else { throw unexpected("\":\"") }
      object[name] = try value(expected: "a value")
      skipSpace()
    } while accept(",")
    guard accept("}") else { throw unexpected("\",\" or \"}\"") }
    return .object(object)
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = accept("-")
    if let word = nonFinite(), word != "NaN" { return .digits("-" + word) }
    let leadingZero = current == UInt8(ascii: "0")
    let whole = try digits()
    if leadingZero && whole > 1 {
      position = start
      throw error(.unexpected(found: "a number with leading zeros", expected: "a value"))
    }
    var isInteger = true
    if accept(".") {
      isInteger = false
      _ = try digits()
    }
    if accept("e") || accept("E") {
      isInteger = false
      if !accept("+") { _ = accept("-") }
      _ = try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .int(value) }
    if !isInteger, let value = Double(text), value.isFinite { return .number(value) }
    if keepsAllNumbers { return .digits(text) }
    throw error(.numberOutOfRange(text), at: start)
  }

  /// A number that only Python's JSON has.
  private mutating func nonFinite() -> String? {
    keepsAllNumbers ? ["NaN", "Infinity"].first { accept(word: $0) } : nil
  }

  private mutating func digits() throws(JSONError) -> Int {
    let start = position
    while let byte = current, isDigit(byte) { position += 1 }
    guard position > start else { throw unexpected("a digit") }
    return position - start
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var text = ""
    while true {
      text += try plainRun()
      switch current {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape())
      case let control?:
        throw error(.controlCharacter(code: control))
      case nil:
        throw error(.ended(expected: "the \" that closes the string of line \(place(of: start).line)"))
      }
    }
  }

  /// The text up to the next quote, escape or control character.
  private mutating func plainRun() throws(JSONError) -> String {
    let start = position
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      position += 1
    }
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      throw error(.invalidUTF8, at: start + validUTF8Count(bytes[start..<position]))
    }
    return text
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let letter = current else { throw unexpected("an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default:
      position = start
      throw error(
        .unexpected(found: "a backslash", expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"))
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let end = position
    if UTF16.isLeadSurrogate(first), accept("\\"), accept("u") {
      let second = try codeUnit()
      if UTF16.isTrailSurrogate(second) {
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
      }
    }
    throw error(.loneSurrogate(escape: String(decoding: bytes[start..<end], as: UTF8.self)), at: start)
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

extension JSONReader {
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func accept(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { position += 1 }
  }

  private func unexpected(_ expected: String) -> JSONError {
    current == nil
      ? error(.ended(expected: expected)) : error(.unexpected(found: found(), expected: expected))
  }

  /// What stands at the cursor: a word, or one character.
  private func found() -> String {
    let rest = bytes[position...].prefix(24)
    let word = rest.prefix {
      Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 || $0 == UInt8(ascii: "_")
    }
    if !word.isEmpty { return "\"\(String(decoding: word, as: UTF8.self))\"" }
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first, scalar != "\u{FFFD}" else {
      return "a byte that is not UTF-8"
    }
    return scalar.value < 0x20 ? "control character \(scalar.value)" : "\"\(scalar)\""
  }

  private func error(_ problem: JSONError.Problem, at offset: Int? = nil) -> JSONError {
    let place = place(of: offset ?? position)
    return JSONError(problem: problem, line: place.line, column: place.column)
  }

  private func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = before[lineStart...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return (line, column)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// The length of the longest prefix that is well-formed UTF-8.
package func validUTF8Count(_ bytes: some Collection<UInt8>) -> Int {
  var decoder = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var count = 0
  while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { count += scalar.count }
  return count
}
