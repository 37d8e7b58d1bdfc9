// The syntax tree: what the parser makes and the resolver and compiler read.
//
// One enum for statements and one for expressions, each node with the span of the source it came from, so
// that an error anywhere later can point at the very characters. The tree is plain data: names are not yet
// resolved and constants are not yet values.

/// A half-open range of UTF-8 byte offsets in a ``Source``.
public struct Span: Equatable, Hashable, Sendable {
  public var start: Int32
  public var end: Int32

  public init(_ start: Int, _ end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  /// From the start of this span to the end of `other`.
  public func through(_ other: Span) -> Span { Span(Int(start), Int(other.end)) }
}

/// A name as written, with its place.
public struct Identifier: Equatable, Sendable {
  public var name: String
  public var span: Span

  public init(_ name: String, _ span: Span) {
    self.name = name
    self.span = span
  }
}

/// A parsed script or cell.
public struct SyntaxTree: Sendable {
  public var body: [Statement]
  /// What is well formed and surely not meant, and at which byte.
  public var warnings: [(message: String, offset: Int)] = []

  public init(body: [Statement]) { self.body = body }
}

public struct Statement: Sendable {
  public var kind: StatementKind
  public var span: Span

  public init(_ kind: StatementKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

public indirect enum StatementKind: Sendable {
  case expression(Expression)
  /// `a = b = value`: targets from left to right.
  case assign(targets: [Expression], value: Expression)
  case augmentedAssign(target: Expression, operator: BinaryOperator, value: Expression)
  case annotatedAssign(target: Expression, annotation: Expression, value: Expression?)
  case delete([Expression])
  case pass
  case `break`
  case `continue`
  case `return`(Expression?)
  case raise(Expression?, cause: Expression?)
  case assert(test: Expression, message: Expression?)
  case global([Identifier])
  case nonlocal([Identifier])
  case `import`([ImportAlias])
  /// `from module import names`; `level` counts leading dots; a star is the alias named `*`.
  case importFrom(module: Identifier, names: [ImportAlias], level: Int)
  case `if`(test: Expression, body: [Statement], orElse: [Statement])
  case `while`(test: Expression, body: [Statement], orElse: [Statement])
  case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
  case `try`(body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement])
  case with(items: [WithItem], body: [Statement])
  case function(FunctionDefinition)
  case `class`(ClassDefinition)
  case match(subject: Expression, cases: [MatchCase])
}

/// `name as alias` in an import; `name` may be dotted.
public struct ImportAlias: Sendable {
  public var name: Identifier
  public var alias: Identifier?

  public init(name: Identifier, alias: Identifier?) {
    self.name = name
    self.alias = alias
  }
}

/// One `except` clause; without `type` it catches everything.
public struct ExceptHandler: Sendable {
  public var type: Expression?
  public var name: Identifier?
  public var body: [Statement]
  public var span: Span

  public init(type: Expression?, name: Identifier?, body: [Statement], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

public struct WithItem: Sendable {
  public var context: Expression
  public var target: Expression?

  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

/// A `def`, or a `lambda` (named `<lambda>`, with one `return` as its body).
public struct FunctionDefinition: Sendable {
  public var name: Identifier
  public var parameters: Parameters
  public var body: [Statement]
  public var decorators: [Expression]
  public var returns: Expression?

  public init(
    name: Identifier, parameters: Parameters, body: [Statement], decorators: [Expression] = [],
    returns: Expression? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.returns = returns
  }
}

/// `(positionalOnly, /, positional=default, *extra, keywordOnly=default, **extraKeywords)`.
public struct Parameters: Sendable {
  public var positionalOnly: [Parameter] = []
  public var positional: [Parameter] = []
  public var extraPositional: Parameter?
  public var keywordOnly: [Parameter] = []
  public var extraKeywords: Parameter?

  public init() {}
}

public struct Parameter: Sendable {
  public var name: Identifier
  public var annotation: Expression?
  public var defaultValue: Expression?

  public init(name: Identifier, annotation: Expression? = nil, defaultValue: Expression? = nil) {
    self.name = name
    self.annotation = annotation
    self.defaultValue = defaultValue
  }
}

public struct ClassDefinition: Sendable {
  public var name: Identifier
  public var arguments: [Argument]
  public var body: [Statement]
  public var decorators: [Expression]

  public init(name: Identifier, arguments: [Argument], body: [Statement], decorators: [Expression]) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
  }
}

public struct MatchCase: Sendable {
  public var pattern: Pattern
  public var guardTest: Expression?
  public var body: [Statement]

  public init(pattern: Pattern, guardTest: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.guardTest = guardTest
    self.body = body
  }
}

public struct Pattern: Sendable {
  public var kind: PatternKind
  public var span: Span

  public init(_ kind: PatternKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

public indirect enum PatternKind: Sendable {
  /// A literal or dotted name, compared with `==` (`None`, `True` and `False` with `is`).
  case value(Expression)
  /// `_` when `name` is nil.
  case capture(Identifier?)
  /// `*rest` inside a sequence pattern; `*_` when `name` is nil.
  case star(Identifier?)
  case sequence([Pattern])
  case mapping(entries: [(key: Expression, value: Pattern)], rest: Identifier?)
  case `class`(Expression, positional: [Pattern], keywords: [(name: Identifier, value: Pattern)])
  case or([Pattern])
  case `as`(Pattern, Identifier)
}

public struct Expression: Sendable {
  public var kind: ExpressionKind
  public var span: Span

  public init(_ kind: ExpressionKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

public indirect enum ExpressionKind: Sendable {
  case constant(Constant)
  case name(String)
  case list([Expression])
  case tuple([Expression])
  case set([Expression])
  /// Entries in order; a nil key is `**mapping`.
  case dict([(key: Expression?, value: Expression)])
  case unary(UnaryOperator, Expression)
  /// `operatorSpan` is where the operator's own characters are: a traceback points at them.
  case binary(Expression, BinaryOperator, Expression, operatorSpan: Span)
  /// `a and b and c`: two operands or more.
  case boolean(BooleanOperator, [Expression])
  /// `first < a <= b`: one comparison or more.
  case compare(Expression, rest: [Comparison])
  case conditional(test: Expression, body: Expression, orElse: Expression)
  case lambda(FunctionDefinition)
  case call(Expression, [Argument])
  case attribute(Expression, Identifier)
  case `subscript`(Expression, index: Expression)
  /// `lower:upper:step`, only inside a subscript (alone or in a tuple).
  case slice(lower: Expression?, upper: Expression?, step: Expression?)
  case starred(Expression)
  case comprehension(ComprehensionKind, element: Expression, clauses: [ComprehensionClause])
  /// `{key: value for …}`
  case dictComprehension(key: Expression, value: Expression, clauses: [ComprehensionClause])
  case formatted([FormatPiece])
  /// `(name := value)`
  case assignment(Identifier, Expression)
  case yield(Expression?)
  case yieldFrom(Expression)
}

public enum Constant: Equatable, Sendable {
  case none
  case bool(Bool)
  case ellipsis
  case int(Int)
  /// An integer that does not fit 64 bits: its digits without underscores or prefix.
  case bigInt(digits: String, radix: Int)
  case float(Double)
  /// `2j`; the compiler refuses it.
  case imaginary(Double)
  /// Unicode code points, lone surrogates included.
  case string([UInt32])
  /// `b"…"`; the compiler refuses it.
  case bytes([UInt8])
}

public enum UnaryOperator: String, Sendable {
  case not
  case negate = "-"
  case plus = "+"
  case invert = "~"
}

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case matrixMultiply = "@"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
}

public enum BooleanOperator: String, Sendable {
  case and
  case or
}

public enum ComparisonOperator: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case `is` = "is"
  case isNot = "is not"
  case `in` = "in"
  case notIn = "not in"
}

/// `< operand` in a chain of comparisons.
public struct Comparison: Sendable {
  public var `operator`: ComparisonOperator
  public var operand: Expression

  public init(_ operator: ComparisonOperator, _ operand: Expression) {
    self.operator = `operator`
    self.operand = operand
  }
}

/// One argument of a call or of a class's base list.
public enum Argument: Sendable {
  case positional(Expression)
  /// `*values`
  case spread(Expression)
  case keyword(Identifier, Expression)
  /// `**mapping`
  case keywordSpread(Expression)
}

public enum ComprehensionKind: Sendable {
  case list
  case set
  case generator
}

/// `for target in iterable if condition if condition`
public struct ComprehensionClause: Sendable {
  public var target: Expression
  public var iterable: Expression
  public var conditions: [Expression]

  public init(target: Expression, iterable: Expression, conditions: [Expression]) {
    self.target = target
    self.iterable = iterable
    self.conditions = conditions
  }
}

/// A piece of an f-string: literal text, or a replacement field.
public indirect enum FormatPiece: Sendable {
  case text([UInt32])
  /// `{value!r:spec}`. For `{value=}` the parser puts the text `value=` before the field and sets
  /// `conversion` to `.repr` when there is neither a conversion nor a format.
  case field(Expression, conversion: FormatConversion?, spec: [FormatPiece])
}

public enum FormatConversion: String, Sendable {
  case string = "s"
  case repr = "r"
  case ascii = "a"
}
