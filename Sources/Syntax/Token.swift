// Tokens: the words of the language.
//
// A token is a kind and two byte offsets; its text stays in the source. Keywords and operators have a kind
// each, so that the parser compares one byte where it would otherwise compare strings. Line structure is
// made of tokens too: a newline ends a logical line, an indent and a dedent bracket a block.

/// What a token is; the raw value of a keyword or operator is its spelling.
public enum TokenKind: String, Sendable {
  case newline, indent, dedent, end
  /// The place where scanning failed; always followed by `end`.
  case failure
  /// A character that begins no token, such as `?`.
  case unknown
  case name, number, string

  case `false` = "False"
  case noneLiteral = "None"
  case `true` = "True"
  case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except, finally,
    `for`,
    from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise, `return`, `try`, `while`,
    with,
    yield

  case leftParen = "("
  case rightParen = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case ellipsis = "..."
  case arrow = "->"
  case at = "@"
  case equal = "="
  case colonEqual = ":="

  case plus = "+"
  case minus = "-"
  case star = "*"
  case doubleStar = "**"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case leftShift = "<<"
  case rightShift = ">>"

  case plusEqual = "+="
  case minusEqual = "-="
  case starEqual = "*="
  case doubleStarEqual = "**="
  case slashEqual = "/="
  case doubleSlashEqual = "//="
  case percentEqual = "%="
  case atEqual = "@="
  case ampersandEqual = "&="
  case barEqual = "|="
  case caretEqual = "^="
  case leftShiftEqual = "<<="
  case rightShiftEqual = ">>="

  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case doubleEqual = "=="
  case notEqual = "!="
  /// `<>`, which Python 2 had for `!=`: scanned as one token, so that an error points at both characters.
  case lessGreater = "<>"
}

extension TokenKind {
  static let keywords: [String: TokenKind] = {
    let all: [TokenKind] = [
      .false, .noneLiteral, .true, .and, .as, .assert, .async, .await, .break, .class, .continue, .def, .del,
      .elif,
      .else, .except, .finally, .for, .from, .global, .if, .import, .in, .is, .lambda, .nonlocal, .not, .or,
      .pass,
      .raise, .return, .try, .while, .with, .yield,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $0) })
  }()

  /// The operator that `+=` and its kin apply, or nil when the token is none of them.
  var augmentedOperator: BinaryOperator? {
    switch self {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .doubleStarEqual: .power
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .modulo
    case .atEqual: .matrixMultiply
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    default: nil
    }
  }
}

/// A word of the source: its kind, where it stands, and how many brackets are open after it.
public struct Token: Equatable, Sendable {
  public var kind: TokenKind
  /// The number of open brackets once this token is read.
  public var depth: UInt8
  public var span: Span

  public init(_ kind: TokenKind, _ span: Span, depth: UInt8 = 0) {
    self.kind = kind
    self.span = span
    self.depth = depth
  }
}
