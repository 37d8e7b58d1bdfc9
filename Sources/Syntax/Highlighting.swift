// What each piece of a text is, for colours while it is typed.
//
// The scanner says where words begin and end; what lies between them is blanks and comments. A text that is being
// typed is mostly unfinished, so a failure ends nothing: an open string reaches to the end of its line (of the text,
// with three quotes), and whatever follows a line that cannot be scanned is scanned afresh.

/// What a piece of source is to a reader.
public enum SourcePiece: String, Sendable, CaseIterable {
  case keyword, constant, number, string, comment
  /// The name that `def` or `class` defines.
  case definition
}

/// The pieces of a text that a reader tells apart, in order; what lies between them is plain.
///
/// ```swift
/// highlights(of: "x = 'a'  # b")   // [(4..<7, .string), (9..<12, .comment)], in bytes
/// ```
public func highlights(of text: String) -> [(range: Range<Int>, piece: SourcePiece)] {
  var found: [(range: Range<Int>, piece: SourcePiece)] = []
  let bytes = Array(text.utf8)
  var start = 0
  while start < bytes.count {
    let rest = Source(name: "", text: String(decoding: bytes[start...], as: UTF8.self))
    var scanner = Scanner(rest)
    scanner.run()
    let (pieces, end) = highlights(in: rest, scanner)
    found += pieces.map { ($0.range.lowerBound + start..<$0.range.upperBound + start, $0.piece) }
    start += max(end, 1)
  }
  return found
}

/// The pieces up to where the scanner stopped, and the byte to go on from.
private func highlights(
  in source: Source, _ scanner: Scanner
) -> (pieces: [(range: Range<Int>, piece: SourcePiece)], end: Int) {
  var pieces: [(range: Range<Int>, piece: SourcePiece)] = []
  var place = 0
  var previous: TokenKind?
  func gap(to end: Int) {
    guard place < end else { return }
    for line in source.bytes[place..<end].split(separator: UInt8(ascii: "\n")) {
      guard let hash = line.firstIndex(of: UInt8(ascii: "#")) else { continue }
      pieces.append((hash..<line.endIndex, .comment))
    }
  }
  for token in scanner.tokens where ![.newline, .indent, .dedent, .end, .failure].contains(token.kind) {
    let range = Int(token.span.start)..<Int(token.span.end)
    gap(to: range.lowerBound)
    place = range.upperBound
    if let piece = piece(of: token.kind, after: previous) { pieces.append((range, piece)) }
    previous = token.kind
  }
  guard let failure = scanner.failure else {
    gap(to: source.bytes.count)
    return (pieces, source.bytes.count)
  }
  let broken = max(place, Int(failure.span.start))
  gap(to: broken)
  if failure.kind != .syntax, case let start = source.lineStarts[source.lineIndex(at: broken)], start > 0 {
    // A line that is indented like none before it begins a text of its own.
    return (pieces, start)
  }
  guard failure.isIncomplete || failure.message.hasPrefix("unterminated") else {
    return (pieces, lineEnd(source, from: max(broken, Int(failure.span.end))))
  }
  let isTriple = failure.message.contains("triple")
  let end = isTriple ? source.bytes.count : lineEnd(source, from: broken)
  pieces.append((broken..<end, .string))
  return (pieces, end)
}

private func lineEnd(_ source: Source, from place: Int) -> Int {
  let start = min(place, source.bytes.count)
  return source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
}

private func piece(of kind: TokenKind, after previous: TokenKind?) -> SourcePiece? {
  switch kind {
  case .string: .string
  case .number: .number
  case .true, .false, .noneLiteral, .ellipsis: .constant
  case .name where previous == .def || previous == .class: .definition
  default: TokenKind.keywords[kind.rawValue] == nil ? nil : .keyword
  }
}
