// `functools.total_ordering`: from one of a class's order operators makes the other three.

import Syntax

enum TotalOrdering {
  /// How an operator follows from the one there is: negated, and joined with equality or inequality.
  private struct Rule: Sendable {
    let name: String
    let isNegated: Bool
    let join: Join
  }

  private enum Join: Sendable {
    case none
    /// `… or self == other`
    case orEqual
    /// `… and self != other`
    case andNotEqual
  }

  /// The operators that may be there, the preferred one first.
  private static let rules: [(root: String, made: [Rule])] = [
    (
      "__lt__",
      [
        Rule(name: "__gt__", isNegated: true, join: .andNotEqual),
        Rule(name: "__le__", isNegated: false, join: .orEqual),
        Rule(name: "__ge__", isNegated: true, join: .none),
      ]
    ),
    (
      "__le__",
      [
        Rule(name: "__ge__", isNegated: true, join: .orEqual),
        Rule(name: "__lt__", isNegated: false, join: .andNotEqual),
        Rule(name: "__gt__", isNegated: true, join: .none),
      ]
    ),
    (
      "__gt__",
      [
        Rule(name: "__lt__", isNegated: true, join: .andNotEqual),
        Rule(name: "__ge__", isNegated: false, join: .orEqual),
        Rule(name: "__le__", isNegated: true, join: .none),
      ]
    ),
    (
      "__ge__",
      [
        Rule(name: "__le__", isNegated: true, join: .orEqual),
        Rule(name: "__gt__", isNegated: false, join: .andNotEqual),
        Rule(name: "__lt__", isNegated: true, join: .none),
      ]
    ),
  ]

  static func complete(_ value: Value, _ machine: Machine) throws(Raise) -> Value {
    guard let type = value.object as? TypeObject else {
      throw machine.typeError("total_ordering() needs a class, not '\(machine.typeName(value))'")
    }
    func defines(_ name: String) -> Bool {
      let symbol = machine.heap.names.intern(name)
      guard let found = type.lookup(symbol) else { return false }
      return machine.heap.types.object.lookup(symbol).map { !found.isIdentical(to: $0) } ?? true
    }
    guard let (root, made) = rules.first(where: { defines($0.root) }) else {
      throw machine.valueError("must define at least one ordering operation: < > <= >=")
    }
    for rule in made where !defines(rule.name) {
      type.define(rule.name, method(rule, from: root, machine))
    }
    return value
  }

  private static func method(_ rule: Rule, from root: String, _ machine: Machine) -> Value {
    let root = machine.heap.names.intern(root)
    let function = NativeFunction(
      rule.name, qualifiedName: "object." + rule.name, isMethod: true, heap: machine.heap
    ) { (arguments, machine) throws(Raise) in
      let given = try machine.check(arguments, .count(1...1), of: rule.name, offset: 1)
      guard let own = arguments[0] else { return machine.notImplemented }
      guard let found = machine.type(of: own).lookup(root) else { return machine.notImplemented }
      let result = try machine.call(special: found, of: own, [given[0]])
      if result.isIdentical(to: machine.notImplemented) { return result }
      let holds = try machine.isTrue(result) != rule.isNegated
      switch rule.join {
      case .none: return .bool(holds)
      case .orEqual: return .bool(holds ? true : try machine.isEqual(own, given[0]))
      case .andNotEqual:
        return .bool(holds ? try machine.isTrue(machine.compare(.notEqual, own, given[0])) : false)
      }
    }
    return .object(function)
  }
}
