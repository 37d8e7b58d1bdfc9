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
  }

  public var kind: Kind
  /// CPython's message, without the class.
  public var message: String
  /// The characters to point at.
  public var span: Span
  /// True when the text could still become valid by adding lines: an open bracket or triple-quoted string, a
  /// block that has not begun, a trailing backslash, a decorator without its definition.
  public var isIncomplete: Bool

  public init(_ kind: Kind, _ message: String, _ span: Span, isIncomplete: Bool = false) {
    self.kind = kind
    self.message = message
    self.span = span
    self.isIncomplete = isIncomplete
  }

  public var description: String { "\(kind.rawValue): \(message)" }
}
