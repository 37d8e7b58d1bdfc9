// Strings as expressions: adjacent literals join, and an f-string becomes its pieces.
//
// The pieces of an f-string are found as Python 3.11 finds them: the text of a replacement field is cut out
// first, by counting brackets and quotes, and then scanned and parsed as an expression in parentheses. That
// is why a backslash or a `#` may not stand in it. The field is read where it stands in the source, so its
// expressions have true spans.

extension Parser {
  /// One or more adjacent string literals.
  mutating func strings() throws(Halt) -> Expression {
    let first = token
    var pieces = Pieces()
    var bytes: [UInt8] = []
    var isFormatted = false
    let isBytes = StringLiteral(first, in: source).isBytes
    while kind == .string {
      let literal = StringLiteral(token, in: source)
      isFormatted = isFormatted || literal.isFormatted
      guard literal.isBytes == isBytes else {
        throw refuseString("cannot mix bytes and nonbytes literals")
      }
      if literal.isFormatted {
        var reader = FormatReader(literal)
        try reader.readPieces(into: &pieces, nesting: 0, parser: &self)
      } else if literal.isBytes {
        bytes += try text(literal.body, isRaw: literal.isRaw, isBytes: true).map {
          UInt8(truncatingIfNeeded: $0)
        }
      } else {
        pieces.append(try text(literal.body, isRaw: literal.isRaw))
      }
      advance()
    }
    let span = span(from: Int(first.span.start))
    if isBytes { return Expression(.constant(.bytes(bytes)), span) }
    if isFormatted {
      try grow()
      return Expression(.formatted(pieces.list), span)
    }
    return Expression(.constant(.string(pieces.text)), span)
  }

  /// Refuses a string literal where Python does: at the token after it and its neighbours.
  fileprivate mutating func refuseString(_ message: String) -> Halt {
    while kind == .string { advance() }
    return refuseHere(message)
  }

  fileprivate mutating func text(
    _ body: Range<Int>, isRaw: Bool, isBytes: Bool = false
  ) throws(Halt) -> [UInt32] {
    do { return try EscapeReader.text(source.bytes, body, isRaw: isRaw, isBytes: isBytes) } catch {
      throw refuseString(error.message)
    }
  }

  /// Parses the expression of a replacement field, which fills `field`.
  fileprivate mutating func fieldExpression(_ field: Range<Int>) throws(Halt) -> Expression {
    var scanner = Scanner(source, field: field, mayGoOn: mayGoOn)
    scanner.runField()
    var inner = Parser(source: source, scanned: scanner, mayGoOn: mayGoOn)
    let depth = depth + 1
    do {
      let value = try inner.read { (parser) throws(Halt) in
        parser.depth = depth
        let value = try parser.parenthesized()
        try parser.expect(.newline)
        return value
      }
      tallest = max(tallest, inner.tallest)
      return value
    } catch {
      refusal = fieldFailure(error, in: field, scanned: scanner.failure)
      throw .refused
    }
  }

  /// What Python says of an error in a replacement field: it shows the field as an expression in parentheses.
  private func fieldFailure(
    _ failure: SyntaxFailure, in field: Range<Int>, scanned: SyntaxFailure?
  ) -> SyntaxFailure {
    var result = failure
    result.isIncomplete = false
    guard failure.excerpt == nil, failure.kind != .stopped else { return result }
    if failure != scanned, failure.kind == .syntax { result.message = "f-string: " + failure.message }
    // Of a field of several lines it shows the one with the error, and points at that only in the first.
    let shown = [UInt8(ascii: "(")] + source.bytes[field] + [UInt8(ascii: ")")]
    let place = min(max(Int(failure.span.start) - field.lowerBound + 1, 0), shown.count)
    let start = shown[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = shown[start...].prefix { $0 != UInt8(ascii: "\n") }
    result.excerpt = SyntaxFailure.Excerpt(
      text: String(decoding: line, as: UTF8.self), start: field.lowerBound - 1 + start, hasPlace: start == 0)
    return result
  }
}

/// The pieces of an f-string, with adjacent text joined.
private struct Pieces {
  var list: [FormatPiece] = []

  /// The text, where there are no fields.
  var text: [UInt32] {
    if case .text(let text) = list.first { text } else { [] }
  }

  mutating func append(_ text: [UInt32]) {
    guard !text.isEmpty else { return }
    guard case .text(var joined) = list.last else { return list.append(.text(text)) }
    // Held by the list no longer, it grows where it is: a thousand literals are not copied a thousand times.
    list.removeLast()
    joined += text
    list.append(.text(joined))
  }
}

/// Cuts the body of an f-string into text and fields.
private struct FormatReader {
  static let deepestNesting = 2

  let isRaw: Bool
  let end: Int
  var offset: Int

  init(_ literal: StringLiteral) {
    isRaw = literal.isRaw
    offset = literal.body.lowerBound
    end = literal.body.upperBound
  }

  /// Reads text and fields to the end of the string, or, inside a format specification, to its `}`.
  mutating func readPieces(into pieces: inout Pieces, nesting: Int, parser: inout Parser) throws(Halt) {
    while true {
      pieces.append(try readText(nesting: nesting, &parser))
      guard offset < end, byte(parser) == UInt8(ascii: "{") else { return }
      try readField(into: &pieces, nesting: nesting, parser: &parser)
    }
  }

  private func byte(_ parser: borrowing Parser) -> UInt8 { offset < end ? parser.source.bytes[offset] : 0 }

  /// Reads up to a single brace.
  private mutating func readText(nesting: Int, _ parser: inout Parser) throws(Halt) -> [UInt32] {
    let bytes = parser.source.bytes
    var text: [UInt32] = []
    var start = offset
    while offset < end {
      let brace = bytes[offset]
      if brace == UInt8(ascii: "\\"), !isRaw, offset + 1 < end {
        offset += 1
        if bytes[offset] == UInt8(ascii: "N"), offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "{") {
          while offset < end, bytes[offset] != UInt8(ascii: "}") { offset += 1 }
        } else if bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "}") {
          continue
        }
        offset = min(end, offset + 1)
        continue
      }
      guard brace == UInt8(ascii: "{") || brace == UInt8(ascii: "}") else {
        offset += 1
        continue
      }
      if nesting == 0 {
        if offset + 1 < end, bytes[offset + 1] == brace {
          text += try parser.text(start..<(offset + 1), isRaw: isRaw)
          offset += 2
          start = offset
          continue
        }
        if brace == UInt8(ascii: "}") { throw refuse("f-string: single '}' is not allowed", &parser) }
      }
      break
    }
    return text + (try parser.text(start..<offset, isRaw: isRaw))
  }

  private func refuse(_ message: String, _ parser: inout Parser) -> Halt {
    parser.refuseString(message)
  }

  private mutating func readField(into pieces: inout Pieces, nesting: Int, parser: inout Parser) throws(Halt) {
    if nesting >= Self.deepestNesting { throw refuse("f-string: expressions nested too deeply", &parser) }
    offset += 1
    let start = offset
    try skipExpression(&parser)
    let field = start..<offset
    guard offset < end else { throw refuse("f-string: expecting '}'", &parser) }
    let bytes = parser.source.bytes
    if bytes[field].allSatisfy({ [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }) {
      let mark = Character(Unicode.Scalar(bytes[offset]))
      throw refuse(
        "!:=".contains(mark)
          ? "f-string: expression required before '\(mark)'" : "f-string: empty expression not allowed", &parser
      )
    }
    let value = try parser.fieldExpression(field)
    var conversion: FormatConversion?
    var isEcho = false
    if byte(parser) == UInt8(ascii: "=") {
      isEcho = true
      offset += 1
      while [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(byte(parser)) { offset += 1 }
      pieces.append(try parser.text(start..<offset, isRaw: true))
    }
    if byte(parser) == UInt8(ascii: "!") { conversion = try readConversion(&parser) }
    var spec = Pieces()
    let hasSpec = byte(parser) == UInt8(ascii: ":")
    if hasSpec {
      offset += 1
      try readPieces(into: &spec, nesting: nesting + 1, parser: &parser)
    }
    guard byte(parser) == UInt8(ascii: "}") else { throw refuse("f-string: expecting '}'", &parser) }
    offset += 1
    if isEcho, conversion == nil, !hasSpec { conversion = .repr }
    pieces.list.append(.field(value, conversion: conversion, spec: spec.list))
  }

  private mutating func readConversion(_ parser: inout Parser) throws(Halt) -> FormatConversion {
    offset += 1
    guard offset < end else { throw refuse("f-string: expecting '}'", &parser) }
    let letter = String(decoding: parser.source.bytes[offset...offset], as: UTF8.self)
    offset += 1
    guard let conversion = FormatConversion(rawValue: letter) else {
      throw refuse("f-string: invalid conversion character: expected 's', 'r', or 'a'", &parser)
    }
    return conversion
  }

  /// Steps to the `!`, `:`, `=` or `}` that ends the field's expression.
  private mutating func skipExpression(_ parser: inout Parser) throws(Halt) {
    let bytes = parser.source.bytes
    var brackets: [UInt8] = []
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\"): throw refuse("f-string expression part cannot include a backslash", &parser)
      case UInt8(ascii: "#"): throw refuse("f-string expression part cannot include '#'", &parser)
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        try skipString(byte, &parser)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if brackets.count >= Scanner.deepestBrackets {
          throw refuse("f-string: too many nested parenthesis", &parser)
        }
        brackets.append(byte)
      case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard brackets.isEmpty else { break }
        if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "=") {
          offset += 1
        } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "=") {
          return
        }
      case UInt8(ascii: ":") where brackets.isEmpty, UInt8(ascii: "}") where brackets.isEmpty: return
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        try closeBracket(byte, &brackets, &parser)
      default: break
      }
      offset += 1
    }
    if let open = brackets.last {
      throw refuse("f-string: unmatched '\(Character(Unicode.Scalar(open)))'", &parser)
    }
  }

  private func closeBracket(_ close: UInt8, _ brackets: inout [UInt8], _ parser: inout Parser) throws(Halt) {
    let written = Character(Unicode.Scalar(close))
    guard let open = brackets.popLast() else { throw refuse("f-string: unmatched '\(written)'", &parser) }
    let matching: [UInt8: UInt8] = [
      UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"),
      UInt8(ascii: "{"): UInt8(ascii: "}"),
    ]
    if matching[open] != close {
      throw refuse(
        "f-string: closing parenthesis '\(written)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(open)))'", &parser)
    }
  }

  /// Steps over a string inside a field's expression.
  private mutating func skipString(_ quote: UInt8, _ parser: inout Parser) throws(Halt) {
    let bytes = parser.source.bytes
    let isTriple = offset + 2 < end && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    offset += isTriple ? 3 : 1
    while offset < end {
      if bytes[offset] == UInt8(ascii: "\\") {
        throw refuse("f-string expression part cannot include a backslash", &parser)
      }
      if bytes[offset] == quote {
        if !isTriple {
          offset += 1
          return
        }
        if offset + 2 < end, bytes[offset + 1] == quote, bytes[offset + 2] == quote {
          offset += 3
          return
        }
      }
      offset += 1
    }
    throw refuse("f-string: unterminated string", &parser)
  }
}
