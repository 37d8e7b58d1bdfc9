// All names that a text reads, wherever they stand in it: names, and what hangs on them.

internal import Syntax

/// The names used in statements, at any depth.
struct UsedNames {
  private(set) var names: Set<String> = []
  private(set) var attributes: Set<String> = []

  init() {}

  /// Of a text that does not parse, none.
  init(of text: String) {
    guard let tree = try? parse(Source(name: "<cell>", text: text)) else { return }
    add(tree.body)
  }

  mutating func add(_ statements: [Statement]) {
    SyntaxWalk.visit(statements) { expression in
      switch expression.kind {
      case .name(let name): names.insert(name)
      case .attribute(_, let name): attributes.insert(name.name)
      default: break
      }
    }
  }
}
