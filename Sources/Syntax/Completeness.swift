// Whether text typed so far is a whole cell: what a REPL asks after every line.
//
// The convention is Python's: a simple statement runs as soon as its line ends; a compound statement, even one
// that could end here, runs only after an empty line, because an `else` or another line of the block may still
// follow. Text that no further line can mend is invalid, and is run so that its error shows.

/// What a REPL should do with the text typed so far.
public enum CellCompleteness: Equatable, Sendable {
  /// Run it.
  case complete
  /// Ask for another line, indented by `indent` columns.
  case incomplete(indent: Int)
  /// Run it to show the error.
  case invalid
}

/// Whether `text` is a whole cell: its lines joined by newlines, without one after the last, so that a text that
/// ends in a newline ends in an empty line.
///
/// ```swift
/// completeness(of: "x = 1")              // complete
/// completeness(of: "for x in y:")        // incomplete(indent: 4)
/// completeness(of: "for x in y:\n    x") // incomplete(indent: 4), until an empty line follows
/// completeness(of: "x = )")              // invalid
/// ```
public func completeness(of text: String) -> CellCompleteness {
  let source = Source(name: "<stdin>", text: text)
  var scanner = Scanner(source)
  scanner.run()
  var parser = Parser(source: source, scanned: scanner)
  let endsBlank = lastLineIsBlank(source)
  do {
    let body = try parser.read { (parser) throws(Halt) in try parser.file() }
    guard let last = body.last, last.kind.isCompound, !endsBlank else { return .complete }
    return .incomplete(indent: nextIndentation(source, scanner.tokens))
  } catch {
    let isInsideLine = scanner.failure != nil || !scanner.openBrackets.isEmpty
    guard error.isIncomplete, isInsideLine || !endsBlank else { return .invalid }
    if scanner.failure != nil { return .incomplete(indent: 0) }
    if let open = scanner.openBrackets.last {
      return .incomplete(indent: indentation(source, at: Int(open.span.start)) + 4)
    }
    return .incomplete(indent: nextIndentation(source, scanner.tokens))
  }
}

/// Whether the text's last line holds nothing but blanks, after at least one other.
private func lastLineIsBlank(_ source: Source) -> Bool {
  let last = source.lineStarts.count - 1
  return last > 0 && source.line(last).allSatisfy(\.isWhitespace)
}

/// Where the next line would begin: deeper after a colon, shallower after a statement that leaves the block.
private func nextIndentation(_ source: Source, _ tokens: [Token]) -> Int {
  let words = tokens.filter { ![.newline, .indent, .dedent, .end].contains($0.kind) }
  guard let last = words.last else { return 0 }
  let line = source.lineIndex(at: Int(last.span.start))
  let here = indentation(source, at: Int(last.span.start))
  if last.kind == .colon { return here + 4 }
  let first = words.first { source.lineIndex(at: Int($0.span.start)) == line }
  switch first?.kind {
  case .return, .raise, .pass, .break, .continue: return max(0, here - 4)
  default: return here
  }
}

/// The columns of whitespace before the line that holds `offset`.
private func indentation(_ source: Source, at offset: Int) -> Int {
  let start = source.lineStarts[source.lineIndex(at: offset)]
  return source.bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.reduce(0) {
    $1 == UInt8(ascii: "\t") ? ($0 / 8 + 1) * 8 : $0 + 1
  }
}

extension StatementKind {
  fileprivate var isCompound: Bool { !lastBlock.isEmpty }
}
