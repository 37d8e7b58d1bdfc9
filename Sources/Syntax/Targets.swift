// What may stand where a value is stored or deleted, and what Python calls the things that may not.

enum TargetUse {
  case assignment, loop, delete
}

extension Expression {
  /// The first part of the expression that cannot be a target, or nil when all can.
  func invalidTarget(of use: TargetUse) -> Expression? {
    switch kind {
    case .name, .attribute, .subscript: return nil
    case .list(let elements), .tuple(let elements):
      for element in elements {
        if let wrong = element.invalidTarget(of: use) { return wrong }
      }
      return nil
    case .starred(let value): return use == .delete ? self : value.invalidTarget(of: use)
    case .compare(let first, let rest):
      guard use == .loop else { return self }
      return rest.first?.operator == .in ? first.invalidTarget(of: use) : nil
    default: return self
    }
  }

  /// What Python's messages call an expression of this kind.
  var describedKind: String {
    switch kind {
    case .constant(let constant):
      switch constant {
      case .none: "None"
      case .bool(let value): value ? "True" : "False"
      case .ellipsis: "ellipsis"
      default: "literal"
      }
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set display"
    case .dict: "dict literal"
    case .unary, .binary, .boolean: "expression"
    case .compare: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .comprehension(let kind, _, _):
      switch kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .generator: "generator expression"
      }
    case .dictComprehension: "dict comprehension"
    case .formatted: "f-string expression"
    case .assignment: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
