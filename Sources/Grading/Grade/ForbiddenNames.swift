// Which names an answer uses that it may not.
//
// Not the text is searched but the tree: `conv2d` in a comment, a text, a keyword or as a variable of the student's own is
// none of the library's. What counts is a name that no function around it binds, an attribute that is not one of the
// answer's own class, an import, and a text handed to what looks names up. Of a student's cells it concerns the answer
// cell of the part, whatever else defines names that the answer uses, directly or through others, and what puts things
// where no name tells of them.

internal import Syntax

/// The student's code, parsed, asked for what it uses.
struct ForbiddenNames {
  struct Use: Equatable, Hashable {
    let name: String
    let line: Int
    let cell: String
  }

  private struct Piece {
    let cell: String
    let answerID: String?
    let source: Source
    let statement: Statement
    let names: [String]
    let order: Int
  }

  private var pieces: [Piece] = []
  /// The pieces that bind a name, by their order.
  private var binding: [String: [Int]] = [:]
  /// Names that a statement at the top level binds for certain, and the first such statement.
  private var bound: [String: Int] = [:]
  private var hasStarImport = false

  /// Cells that do not parse define nothing, and so use nothing.
  init(_ cells: [HandedInCells.Cell]) {
    for cell in cells {
      let source = Source(name: cell.name, text: cell.code, firstLine: cell.firstLine)
      guard let tree = try? parse(source) else { continue }
      for statement in tree.body {
        let names = TopLevelNames(of: [statement]).names
        for name in names { binding[name, default: []].append(pieces.count) }
        pieces.append(
          Piece(
            cell: cell.name, answerID: cell.answerID, source: source, statement: statement, names: names,
            order: pieces.count))
        switch statement.kind {
        case .function, .class, .assign, .import, .importFrom:
          for name in names where bound[name] == nil { bound[name] = pieces.count - 1 }
        default: break
        }
        if case .importFrom(_, let imported, _) = statement.kind,
          imported.contains(where: { $0.name.name == "*" })
        {
          hasStarImport = true
        }
      }
    }
  }

  /// The uses of forbidden names in the answers to a part, and the look-ups that hide which name they mean.
  func uses(of part: Homework.Part, answerIDs: [String]) -> (forbidden: [Use], hidden: [Use]) {
    let forbidden = Set(part.forbidden)
    if forbidden.isEmpty { return ([], []) }
    var (found, hidden): ([Use], [Use]) = ([], [])
    for piece in reached(from: part.answers, answerIDs) {
      var search = NameSearch(forbidden: forbidden, own: { self.isOwn($0, in: piece.order, isLater: $1) })
      search.search(piece.statement)
      func uses(_ places: [(name: String, span: Span)]) -> [Use] {
        places.map { place in
          Use(
            name: place.name, line: piece.source.lineNumber(at: Int(place.span.start)), cell: piece.cell)
        }
      }
      found += uses(search.found)
      hidden += uses(search.hidden)
    }
    return (found, hidden)
  }

  /// Whether a name at the top level is the student's own: bound for certain, and, where it is read at once, before.
  private func isOwn(_ name: String, in order: Int, isLater: Bool) -> Bool {
    guard let first = bound[name], !hasStarImport else { return false }
    return isLater || first < order
  }

  /// The statements of the answer cell, those that define the answers, those that define what these use, and those that
  /// put something where no name tells: into an attribute, a list or a dict.
  private func reached(from answers: [String], _ answerIDs: [String]) -> [Piece] {
    var orders = pieces.filter { piece in
      piece.answerID.map(answerIDs.contains) ?? false || piece.names.contains(where: answers.contains)
        || ForbiddenNames.stores(piece.statement)
    }.map(\.order)
    var seen = Set(orders)
    var next = 0
    while next < orders.count {
      var used = UsedNames()
      used.add([pieces[orders[next]].statement])
      next += 1
      for order in used.names.flatMap({ binding[$0] ?? [] }) where seen.insert(order).inserted {
        orders.append(order)
      }
    }
    return orders.sorted().map { pieces[$0] }
  }

  private static let storing: Set = [
    "append", "extend", "insert", "update", "setdefault", "add", "__setitem__", "__setattr__",
  ]

  /// Whether a statement that runs with its cell puts something into an object.
  private static func stores(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .function, .class: return false
    case .assign(let targets, _):
      return targets.contains { target in
        switch target.kind {
        case .attribute, .subscript: true
        default: false
        }
      }
    case .expression(let expression):
      guard case .call(let callee, _) = expression.kind else { return false }
      switch callee.kind {
      case .name("setattr"): return true
      case .attribute(_, let name): return storing.contains(name.name)
      default: return false
      }
    default: return SyntaxWalk.blocks(of: statement).contains(where: stores)
    }
  }
}

/// Searches one statement of the top level.
private struct NameSearch {
  let forbidden: Set<String>
  /// Whether a global name is the student's own; asked with whether it is read later, in a function, or at once.
  let own: (_ name: String, _ isLater: Bool) -> Bool
  private(set) var found: [(name: String, span: Span)] = []
  private(set) var hidden: [(name: String, span: Span)] = []

  init(forbidden: Set<String>, own: @escaping (String, Bool) -> Bool) {
    (self.forbidden, self.own) = (forbidden, own)
  }

  /// The names that the functions around bind.
  private var locals: [Set<String>] = []
  /// What the class around gives its instances, by methods and by assignments to `self`.
  private var ownAttributes: Set<String> = []

  mutating func search(_ statement: Statement) {
    for expression in SyntaxWalk.expressions(of: statement) { search(expression) }
    switch statement.kind {
    case .function(let definition): search(function: definition)
    case .class(let definition):
      let outer = ownAttributes
      ownAttributes = NameSearch.attributes(of: definition)
      for inner in definition.body { search(inner) }
      ownAttributes = outer
    case .import(let modules):
      for module in modules {
        for part in module.name.name.split(separator: ".") { note(String(part), module.name.span) }
      }
    case .importFrom(let module, let names, _):
      for part in module.name.split(separator: ".") { note(String(part), module.span) }
      for name in names { note(name.name.name, name.name.span) }
    case .delete(let targets):
      for target in targets { if case .name(let name) = target.kind { note(name, target.span) } }
    default: for inner in SyntaxWalk.blocks(of: statement) { search(inner) }
    }
  }

  private static func attributes(of definition: ClassDefinition) -> Set<String> {
    var names = Set(TopLevelNames(of: definition.body).names)
    SyntaxWalk.visitStatements(definition.body) { statement in
      guard case .assign(let targets, _) = statement.kind else { return }
      for target in targets {
        if case .attribute(let owner, let name) = target.kind, case .name("self") = owner.kind {
          names.insert(name.name)
        }
      }
    }
    return names
  }

  private mutating func note(_ name: String, _ span: Span) {
    if forbidden.contains(name) { found.append((name, span)) }
  }

  private mutating func search(function definition: FunctionDefinition) {
    locals.append(LocalNames(definition).names)
    for statement in definition.body { search(statement) }
    locals.removeLast()
  }

  private mutating func search(_ expression: Expression) {
    switch expression.kind {
    case .name(let name):
      let isLocal = locals.contains { $0.contains(name) }
      if !isLocal, !own(name, !locals.isEmpty) { note(name, expression.span) }
      return
    case .attribute(let owner, let name):
      if case .name("self") = owner.kind, ownAttributes.contains(name.name) {
      } else {
        note(name.name, name.span)
      }
      if NameSearch.doors.contains(name.name) { hidden.append((name.name, name.span)) }
    case .call(let callee, let arguments): search(call: callee, arguments)
    case .subscript(_, let index):
      if let text = NameSearch.text(index) { note(text, index.span) }
    case .lambda(let definition):
      for inner in SyntaxWalk.expressions(of: definition.parameters) { search(inner) }
      search(function: definition)
      return
    case .comprehension(_, let element, let clauses): return search(clauses, [element])
    case .dictComprehension(let key, let value, let clauses): return search(clauses, [key, value])
    default: break
    }
    for child in SyntaxWalk.children(of: expression) { search(child) }
  }

  private mutating func search(_ clauses: [ComprehensionClause], _ elements: [Expression]) {
    var bound: Set<String> = []
    for clause in clauses { LocalNames.add(clause.target, to: &bound) }
    locals.append(bound)
    for clause in clauses { for part in [clause.iterable] + clause.conditions { search(part) } }
    for element in elements { search(element) }
    locals.removeLast()
  }

  /// What opens a namespace, so that a name can be looked up in it by a text.
  private static let doors: Set = [
    "__dict__", "__builtins__", "__globals__", "__getattribute__", "__getattr__", "__subclasses__",
  ]

  private mutating func search(call callee: Expression, _ arguments: [Argument]) {
    let texts = arguments.map { SyntaxWalk.expression($0) }
    guard case .name(let name) = callee.kind else {
      // `operator.attrgetter("conv2d")`, `importlib.import_module("…")`
      if case .attribute(_, let name) = callee.kind,
        ["attrgetter", "methodcaller", "import_module", "__getattribute__"].contains(name.name)
      {
        look(texts, callee.span, name.name)
      }
      return
    }
    switch name {
    case "getattr", "hasattr", "attrgetter", "methodcaller", "__import__": look(texts, callee.span, name)
    case "globals", "vars", "locals", "eval", "exec": hidden.append((name, callee.span))
    default: break
    }
  }

  private mutating func look(_ arguments: [Expression], _ span: Span, _ function: String) {
    for argument in arguments {
      guard let text = NameSearch.text(argument) else { continue }
      for part in text.split(separator: ".") { note(String(part), argument.span) }
    }
    let place = function == "getattr" || function == "hasattr" ? 1 : 0
    if arguments.indices.contains(place), NameSearch.text(arguments[place]) == nil {
      hidden.append((function, span))
    }
  }

  /// A text that stands there, also in pieces: `"con" + "v2d"`.
  private static func text(_ expression: Expression) -> String? {
    switch expression.kind {
    case .constant(.string(let points)):
      return String(String.UnicodeScalarView(points.compactMap(Unicode.Scalar.init)))
    case .binary(let a, .add, let b, _):
      guard let a = text(a), let b = text(b) else { return nil }
      return a + b
    case .formatted(let pieces):
      var whole = ""
      for piece in pieces {
        switch piece {
        case .text(let points):
          whole += String(String.UnicodeScalarView(points.compactMap(Unicode.Scalar.init)))
        case .field(let value, _, _):
          guard let text = text(value) else { return nil }
          whole += text
        }
      }
      return whole
    default: return nil
    }
  }
}

/// The names that a function binds, for all of its body: parameters, and what is assigned, imported or defined in it.
private struct LocalNames {
  private(set) var names: Set<String> = []
  private var globals: Set<String> = []

  init(_ definition: FunctionDefinition) {
    for parameter in SyntaxWalk.all(definition.parameters) { names.insert(parameter.name.name) }
    add(definition.body)
    names.subtract(globals)
  }

  private mutating func add(_ statements: [Statement]) {
    names.formUnion(TopLevelNames(of: statements).names.filter { !$0.isEmpty })
    SyntaxWalk.visitStatements(statements) { statement in
      if case .global(let declared) = statement.kind { globals.formUnion(declared.map(\.name)) }
      // An import binds its name, but it binds the library's.
      if case .importFrom(_, let imported, _) = statement.kind {
        names.subtract(imported.filter { $0.alias == nil }.map(\.name.name))
      }
    }
    SyntaxWalk.visit(statements) { expression in
      if case .assignment(let name, _) = expression.kind { names.insert(name.name) }
    }
  }

  static func add(_ target: Expression, to names: inout Set<String>) {
    switch target.kind {
    case .name(let name): names.insert(name)
    case .list(let parts), .tuple(let parts): for part in parts { add(part, to: &names) }
    case .starred(let part): add(part, to: &names)
    default: break
    }
  }
}
