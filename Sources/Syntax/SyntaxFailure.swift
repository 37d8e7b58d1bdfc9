// Why a text is not a program.
//
// A failure is a fact: its class in Python's terms, CPython's words for it, and the characters it is about.
// It also knows whether more lines could still mend the text: that one bit is all a REPL needs in order to
// decide between showing an error and asking for the next line.

/// Why a source cannot be parsed, where, and whether more text could mend it.
///
/// ```swift
/// do { _ = try parse(Source(name: "<stdin>", text: "f(1")) } catch { print(error.message) }  // '(' was never closed
/// ```
public struct SyntaxFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The exception class that Python raises for the failure.
  public enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
    /// The text is well formed as far as read, but nests deeper than the interpreter's stages can follow.
    case recursion = "RecursionError"
    /// Whoever asked for the reading has had enough of it: nothing is known of the text.
    case stopped = "KeyboardInterrupt"
  }

  public var kind: Kind
  /// CPython's message, without the class.
  public var message: String
  /// The characters to point at.
  public var span: Span
  /// True when the text could still become valid by adding lines: an open bracket or triple-quoted string, a
  /// block that has not begun, a trailing backslash, a decorator without its definition.
  public var isIncomplete: Bool
  /// Whether it is the end of the text that does not fit.
  public var isAtEnd = false
  /// Whether the scanner met it, before any grammar was asked.
  var isOfScanner = false

  /// What to show in place of the source's line, if not that line.
  public var excerpt: Excerpt?

  /// A text shown in place of a line: Python shows the expression of an f-string's field in parentheses.
  public struct Excerpt: Equatable, Sendable {
    public var text: String
    /// The byte offset in the source of what the text's first byte stands for.
    public var start: Int
    /// Whether there is a place in it to point at.
    public var hasPlace = true

    public init(text: String, start: Int, hasPlace: Bool = true) {
      self.text = text
      self.start = start
      self.hasPlace = hasPlace
    }
  }

  public init(_ kind: Kind, _ message: String, _ span: Span, isIncomplete: Bool = false) {
    self.kind = kind
    self.message = message
    self.span = span
    self.isIncomplete = isIncomplete
  }

  /// The failure of a reading that its ``Patience`` ended.
  public static let stopped = SyntaxFailure(.stopped, "the reading was stopped", Span(0, 0))

  public var description: String { "\(kind.rawValue): \(message)" }

  /// Failures are the same that say the same of the same place, however they were met.
  public static func == (a: SyntaxFailure, b: SyntaxFailure) -> Bool {
    a.kind == b.kind && a.message == b.message && a.span == b.span && a.isIncomplete == b.isIncomplete
      && a.excerpt == b.excerpt
  }
}

/// Where a failure is, as Python's `SyntaxError` has it: lines of the file, columns in characters from 1, the
/// end exclusive, and the line to show.
public struct FailureLocation: Equatable, Sendable {
  public var line: Int
  public var column: Int
  public var endLine: Int
  public var endColumn: Int
  public var text: String
  /// Whether there is a place to point at: CPython has none at the end of a file.
  public var hasPlace = true
  /// Whether the file has that line: the one after its last line break is none.
  public var hasLine = true

  package init(
    line: Int, column: Int, endLine: Int, endColumn: Int, text: String, hasPlace: Bool = true,
    hasLine: Bool = true
  ) {
    (self.line, self.column, self.endLine, self.endColumn) = (line, column, endLine, endColumn)
    (self.text, self.hasPlace, self.hasLine) = (text, hasPlace, hasLine)
  }
}

extension SyntaxFailure {
  /// Where the failure is in `source`; at least one character wide, so that there is something to point at.
  public func location(in source: Source) -> FailureLocation {
    let first = source.lineIndex(at: Int(span.start))
    if let excerpt {
      let shown = Source(name: source.name, text: excerpt.text)
      let column = shown.column(at: Int(span.start) - excerpt.start, lineStart: 0)
      let end = shown.column(at: Int(span.end) - excerpt.start, lineStart: 0)
      let line = first + source.firstLine
      let last = min(end, excerpt.text.unicodeScalars.count + 1)
      return FailureLocation(
        line: line, column: column, endLine: line, endColumn: max(last, column + 1), text: excerpt.text,
        hasPlace: excerpt.hasPlace)
    }
    // CPython's parser counts bytes in files, and characters in other texts.
    let countsBytes = source.isFile && !isOfScanner
    func column(_ offset: Int, _ line: Int) -> Int {
      let lineStart = source.lineStarts[line]
      return countsBytes ? offset - lineStart + 1 : source.column(at: offset, lineStart: lineStart)
    }
    let start = column(Int(span.start), first)
    var last = first
    var end = start + 1
    if span.end > span.start {
      last = source.lineIndex(at: Int(span.end))
      end = column(Int(span.end), last)
    }
    return FailureLocation(
      line: first + source.firstLine, column: start, endLine: last + source.firstLine, endColumn: end,
      text: source.line(first), hasPlace: !(isAtEnd && source.isFile),
      hasLine: source.lineStarts[first] < source.bytes.count)
  }
}

extension Source {
  /// The column, in characters from 1, of byte `offset` in the line that begins at `lineStart`; past the end of
  /// the text a byte counts as a character.
  fileprivate func column(at offset: Int, lineStart: Int) -> Int {
    text(Span(lineStart, offset)).unicodeScalars.count + max(0, offset - bytes.count) + 1
  }
}
