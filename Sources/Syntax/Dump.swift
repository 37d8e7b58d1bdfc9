// Tokens and trees as text, for people: `convbook run --dump tokens|ast FILE` prints them.
//
// A tree is an outline: a line for each node with its kind, what it holds itself and its span, its parts
// indented below it, and the part's role before it where the order alone would not tell. Spans are
// line:column with columns in UTF-8 bytes from zero, as in Python's `ast` module, so the two can be compared.

/// The tokens one on a line: span, kind, and the text where the kind does not say it.
///
/// ```
/// 1:0-1:1 name x
/// 1:2-1:3 =
/// ```
public func dump(tokens: [Token], of source: Source) -> String {
  tokens.map { token in
    let place = source.place(token.span)
    switch token.kind {
    case .name, .number, .string, .unknown:
      return "\(place) \(token.kind.rawValue) \(source.text(token.span))\n"
    default: return "\(place) \(token.kind.rawValue)\n"
    }
  }.joined()
}

/// The tree as an outline.
///
/// ```
/// assign 1:0-1:9
///   target: name x 1:0-1:1
///   value: binary + 1:4-1:9
///     constant int 1 1:4-1:5
///     constant int 2 1:8-1:9
/// ```
public func dump(_ tree: SyntaxTree, of source: Source) -> String {
  var outline = Outline(source: source)
  outline.statements(tree.body)
  return outline.text
}

extension Source {
  fileprivate func place(_ span: Span) -> String { "\(place(Int(span.start)))-\(place(Int(span.end)))" }

  private func place(_ offset: Int) -> String {
    let line = lineIndex(at: offset)
    return "\(line + firstLine):\(offset - lineStarts[line])"
  }
}

private struct Outline {
  let source: Source
  var text = ""
  var indentation = 0

  init(source: Source) { self.source = source }

  // MARK: Lines

  mutating func line(_ label: String?, _ head: String, _ span: Span? = nil) {
    text += String(repeating: "  ", count: indentation)
    if let label { text += label + ": " }
    text += head
    if let span { text += " " + source.place(span) }
    text += "\n"
  }

  mutating func inside(_ body: (inout Outline) -> Void) {
    indentation += 1
    body(&self)
    indentation -= 1
  }

  mutating func statements(_ statements: [Statement]) {
    for each in statements { statement(each) }
  }

  mutating func block(_ label: String, _ body: [Statement]) {
    guard !body.isEmpty else { return }
    line(nil, label + ":")
    inside { $0.statements(body) }
  }

  mutating func expressions(_ label: String?, _ list: [Expression]) {
    for each in list { expression(label, each) }
  }

  // MARK: Statements

  mutating func statement(_ statement: Statement) {
    line(nil, statement.kind.head, statement.span)
    inside { $0.parts(of: statement.kind) }
  }

  mutating func parts(of statement: StatementKind) {
    switch statement {
    case .expression(let value): expression(nil, value)
    case .assign(let targets, let value):
      expressions("target", targets)
      expression("value", value)
    case .augmentedAssign(let target, _, let value):
      expression("target", target)
      expression("value", value)
    case .annotatedAssign(let target, let annotation, let value):
      expression("target", target)
      expression("annotation", annotation)
      expression("value", value)
    case .delete(let targets): expressions(nil, targets)
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: break
    case .return(let value): expression(nil, value)
    case .raise(let exception, let cause):
      expression(nil, exception)
      expression("cause", cause)
    case .assert(let test, let message):
      expression("test", test)
      expression("message", message)
    case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
      expression("test", test)
      block("body", body)
      block("else", orElse)
    case .for(let target, let iterable, let body, let orElse):
      expression("target", target)
      expression("in", iterable)
      block("body", body)
      block("else", orElse)
    case .try(let body, let handlers, let orElse, let final):
      block("body", body)
      for each in handlers { handler(each) }
      block("else", orElse)
      block("finally", final)
    case .with(let items, let body):
      for item in items {
        expression("with", item.context)
        expression("as", item.target)
      }
      block("body", body)
    case .function(let definition): function(definition)
    case .class(let definition):
      expressions("decorator", definition.decorators)
      for each in definition.arguments { argument(each) }
      block("body", definition.body)
    case .match(let subject, let cases):
      expression("subject", subject)
      for each in cases {
        line(nil, "case")
        inside {
          $0.pattern(nil, each.pattern)
          $0.expression("if", each.guardTest)
          $0.block("body", each.body)
        }
      }
    }
  }

  mutating func handler(_ handler: ExceptHandler) {
    line(nil, handler.name.map { "except as \($0.name)" } ?? "except", handler.span)
    inside {
      $0.expression(nil, handler.type)
      $0.block("body", handler.body)
    }
  }

  mutating func function(_ function: FunctionDefinition) {
    expressions("decorator", function.decorators)
    let parameters = function.parameters
    for each in parameters.positionalOnly { parameter("positional-only", each) }
    for each in parameters.positional { parameter("parameter", each) }
    if let extra = parameters.extraPositional { parameter("*", extra) }
    for each in parameters.keywordOnly { parameter("keyword-only", each) }
    if let extra = parameters.extraKeywords { parameter("**", extra) }
    expression("returns", function.returns)
    block("body", function.body)
  }

  mutating func parameter(_ label: String, _ parameter: Parameter) {
    line(label, parameter.name.name)
    inside {
      $0.expression("annotation", parameter.annotation)
      $0.expression("default", parameter.defaultValue)
    }
  }

  mutating func argument(_ argument: Argument) {
    switch argument {
    case .positional(let value): expression(nil, value)
    case .spread(let value): expression("*", value)
    case .keyword(let name, let value): expression("\(name.name)=", value)
    case .keywordSpread(let value): expression("**", value)
    }
  }

  // MARK: Patterns

  mutating func pattern(_ label: String?, _ pattern: Pattern) {
    switch pattern.kind {
    case .value(let value):
      line(label, "value", pattern.span)
      inside { $0.expression(nil, value) }
    case .capture(let name): line(label, "capture \(name?.name ?? "_")", pattern.span)
    case .star(let name): line(label, "star \(name?.name ?? "_")", pattern.span)
    case .sequence(let elements):
      line(label, "sequence", pattern.span)
      inside { outline in for each in elements { outline.pattern(nil, each) } }
    case .mapping(let entries, let rest):
      line(label, rest.map { "mapping **\($0.name)" } ?? "mapping", pattern.span)
      inside { outline in
        for entry in entries {
          outline.expression("key", entry.key)
          outline.pattern("value", entry.value)
        }
      }
    case .class(let type, let positional, let keywords):
      line(label, "class", pattern.span)
      inside { outline in
        outline.expression(nil, type)
        for each in positional { outline.pattern(nil, each) }
        for each in keywords { outline.pattern("\(each.name.name)=", each.value) }
      }
    case .or(let choices):
      line(label, "or", pattern.span)
      inside { outline in for each in choices { outline.pattern(nil, each) } }
    case .as(let inner, let name):
      line(label, "as \(name.name)", pattern.span)
      inside { $0.pattern(nil, inner) }
    }
  }

  // MARK: Expressions

  mutating func expression(_ label: String?, _ expression: Expression?) {
    guard let expression else { return }
    line(label, expression.kind.head, expression.span)
    inside { $0.parts(of: expression.kind) }
  }

  mutating func parts(of expression: ExpressionKind) {
    switch expression {
    case .constant, .name: break
    case .list(let elements), .tuple(let elements), .set(let elements), .boolean(_, let elements):
      expressions(nil, elements)
    case .dict(let entries):
      for entry in entries {
        self.expression("key", entry.key)
        self.expression(entry.key == nil ? "**" : "value", entry.value)
      }
    case .unary(_, let value), .attribute(let value, _), .starred(let value), .assignment(_, let value),
      .yieldFrom(let value):
      self.expression(nil, value)
    case .binary(let left, _, let right, _): expressions(nil, [left, right])
    case .compare(let first, let rest): expressions(nil, [first] + rest.map(\.operand))
    case .conditional(let test, let body, let orElse):
      self.expression("test", test)
      self.expression("body", body)
      self.expression("else", orElse)
    case .lambda(let definition): function(definition)
    case .call(let callee, let arguments):
      self.expression("callee", callee)
      for each in arguments { argument(each) }
    case .subscript(let value, let index):
      self.expression(nil, value)
      self.expression("index", index)
    case .slice(let lower, let upper, let step):
      self.expression("lower", lower)
      self.expression("upper", upper)
      self.expression("step", step)
    case .comprehension(_, let element, let clauses):
      self.expression(nil, element)
      self.clauses(clauses)
    case .dictComprehension(let key, let value, let clauses):
      self.expression("key", key)
      self.expression("value", value)
      self.clauses(clauses)
    case .formatted(let pieces): self.pieces(pieces)
    case .yield(let value): self.expression(nil, value)
    }
  }

  mutating func clauses(_ clauses: [ComprehensionClause]) {
    for clause in clauses {
      expression("for", clause.target)
      expression("in", clause.iterable)
      expressions("if", clause.conditions)
    }
  }

  mutating func pieces(_ pieces: [FormatPiece]) {
    for piece in pieces {
      switch piece {
      case .text(let text): line(nil, "text \(quoted(text))")
      case .field(let value, let conversion, let spec):
        line(nil, conversion.map { "field !\($0.rawValue)" } ?? "field")
        inside {
          $0.expression(nil, value)
          $0.pieces(spec)
        }
      }
    }
  }
}

extension StatementKind {
  fileprivate var head: String {
    switch self {
    case .expression: "expression"
    case .assign: "assign"
    case .augmentedAssign(_, let operation, _): "augmented \(operation.rawValue)="
    case .annotatedAssign: "annotated"
    case .delete: "del"
    case .pass: "pass"
    case .break: "break"
    case .continue: "continue"
    case .return: "return"
    case .raise: "raise"
    case .assert: "assert"
    case .global(let names): "global " + names.map(\.name).joined(separator: ", ")
    case .nonlocal(let names): "nonlocal " + names.map(\.name).joined(separator: ", ")
    case .import(let names): "import " + names.map(\.head).joined(separator: ", ")
    case .importFrom(let module, let names, let level):
      "from \(String(repeating: ".", count: level))\(module.name) import "
        + names.map(\.head).joined(separator: ", ")
    case .if: "if"
    case .while: "while"
    case .for: "for"
    case .try: "try"
    case .with: "with"
    case .function(let definition): "def \(definition.name.name)"
    case .class(let definition): "class \(definition.name.name)"
    case .match: "match"
    }
  }
}

extension ImportAlias {
  fileprivate var head: String { alias.map { "\(name.name) as \($0.name)" } ?? name.name }
}

extension ExpressionKind {
  fileprivate var head: String {
    switch self {
    case .constant(let constant): "constant \(constant.head)"
    case .name(let name): "name \(name)"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set"
    case .dict: "dict"
    case .unary(let operation, _): "unary \(operation.rawValue)"
    case .binary(_, let operation, _, _): "binary \(operation.rawValue)"
    case .boolean(let operation, _): "boolean \(operation.rawValue)"
    case .compare(_, let rest): "compare \(rest.map(\.operator.rawValue).joined(separator: ", "))"
    case .conditional: "conditional"
    case .lambda: "lambda"
    case .call: "call"
    case .attribute(_, let name): "attribute .\(name.name)"
    case .subscript: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .comprehension(let kind, _, _): "comprehension \(kind)"
    case .dictComprehension: "comprehension dict"
    case .formatted: "formatted"
    case .assignment(let name, _): "assignment \(name.name)"
    case .yield: "yield"
    case .yieldFrom: "yield from"
    }
  }
}

extension Constant {
  fileprivate var head: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .ellipsis: "..."
    case .int(let value): "int \(value)"
    case .bigInt(let digits, let radix): "int \([16: "0x", 8: "0o", 2: "0b"][radix] ?? "")\(digits)"
    case .float(let value): "float \(value)"
    case .imaginary(let value): "imaginary \(value)"
    case .string(let text): quoted(text)
    case .bytes(let bytes): "b" + quoted(bytes.map(UInt32.init))
    }
  }
}

/// Code points in double quotes, those outside printable ASCII as `\u{…}`.
private func quoted(_ text: [UInt32]) -> String {
  let body = text.map { point in
    switch point {
    case 0x22, 0x5C: "\\" + String(Character(Unicode.Scalar(UInt8(point))))
    case 0x20...0x7E: String(Character(Unicode.Scalar(UInt8(point))))
    default: "\\u{\(String(point, radix: 16))}"
    }
  }
  return "\"" + body.joined() + "\""
}
