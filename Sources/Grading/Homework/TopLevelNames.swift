// Which names a cell gives a meaning to: `def`, `class`, assignments and imports at its top level, also inside `if`, `for`,
// `while`, `with` and `try`. Two questions are asked about it: which names does a solution cell answer with, and which
// cells must run before another one.

internal import Syntax

/// The names that running a cell binds, in the order in which they stand.
struct TopLevelNames {
  private(set) var names: [String] = []

  /// Of a text that does not parse, none.
  init(of text: String) {
    guard let tree = try? parse(Source(name: "<cell>", text: text)) else { return }
    add(tree.body)
  }

  init(of statements: [Statement]) { add(statements) }

  private var seen: Set<String> = []

  private mutating func add(_ name: String) { if seen.insert(name).inserted { names.append(name) } }

  private mutating func add(_ statements: [Statement]) { for statement in statements { add(statement) } }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .function(let definition): add(definition.name.name)
    case .class(let definition): add(definition.name.name)
    case .assign(let targets, _): for target in targets { add(target: target) }
    case .annotatedAssign(let target, _, .some), .augmentedAssign(let target, _, _): add(target: target)
    case .import(let modules):
      for module in modules {
        add(module.alias?.name ?? module.name.name.split(separator: ".").first.map(String.init) ?? "")
      }
    case .importFrom(_, let imported, _):
      for name in imported where name.name.name != "*" { add((name.alias ?? name.name).name) }
    case .if(_, let body, let orElse), .while(_, let body, let orElse): add(body + orElse)
    case .for(let target, _, let body, let orElse):
      add(target: target)
      add(body + orElse)
    case .with(let items, let body):
      for item in items { if let target = item.target { add(target: target) } }
      add(body)
    case .try(let body, let handlers, let orElse, let finally):
      add(body + handlers.flatMap(\.body) + orElse + finally)
    case .match(_, let cases): add(cases.flatMap(\.body))
    default: break
    }
  }

  private mutating func add(target: Expression) {
    switch target.kind {
    case .name(let name): add(name)
    case .list(let parts), .tuple(let parts): for part in parts { add(target: part) }
    case .starred(let part): add(target: part)
    default: break
    }
  }
}
