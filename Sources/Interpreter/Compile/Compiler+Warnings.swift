// What CPython's compiler warns of: expressions that are well formed and surely not what was meant.
//
//     lesson.py:3: SyntaxWarning: "is" with a literal. Did you mean "=="?
//       if x is 1:
//
// A warning is noted where the faulty expression is compiled, so that a `finally`, which is compiled for each way
// out, gives it as often as in CPython.

internal import Syntax

extension Compiler {
  /// Gathers the warnings of one source.
  final class Warnings {
    private(set) var text = ""

    /// Says something again.
    func again(_ text: String) { self.text += text }

    /// What is added to the warnings by `body`.
    func added<Result>(
      by body: () throws(SyntaxFailure) -> Result
    ) throws(SyntaxFailure) -> (result: Result, text: String) {
      let before = text.utf8.count
      let result = try body()
      return (result, String(text.utf8.dropFirst(before)) ?? "")
    }

    func add(_ message: String, at offset: Int, in source: Source) {
      text += "\(source.name):\(source.lineNumber(at: offset)): SyntaxWarning: \(message)\n"
      // What has no file has no line to show.
      if source.name.hasPrefix("<") { return }
      let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
      var line = source.line(source.lineIndex(at: offset)).drop(while: isSpace)
      while let last = line.last, isSpace(last) { line.removeLast() }
      text += "  \(line)\n"
    }
  }

  private func warn(_ message: String) {
    context.warnings.add(message, at: Int(position.span.start), in: context.source)
  }

  /// `x is 1`
  func warnOfComparison(_ first: Expression, _ rest: [Comparison]) {
    var left = first
    for link in rest {
      let isFaulty = isLiteral(left) || isLiteral(link.operand)
      if link.operator == .is, isFaulty { return warn("\"is\" with a literal. Did you mean \"==\"?") }
      if link.operator == .isNot, isFaulty { return warn("\"is not\" with a literal. Did you mean \"!=\"?") }
      left = link.operand
    }
  }

  /// Whether it is a constant with no identity of its own, or CPython makes one of it when it compiles.
  private func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant: !expression.isSingleton
    case .tuple(let items): items.allSatisfy { isLiteral($0) || $0.isSingleton }
    case .unary(.not, _): false
    case .unary, .binary: number(of: expression) != nil || text(of: expression) != nil
    default: false
    }
  }

  /// `assert (x, "message")`
  func warnOfAssertion(_ test: Expression) {
    if case .tuple(let items) = test.kind, !items.isEmpty {
      warn("assertion is always true, perhaps remove parentheses?")
    }
  }

  /// `[(1, 2) (3, 4)]`
  func warnOfCall(_ callee: Expression) {
    if case .lambda = callee.kind { return }
    guard let type = callee.literalType else { return }
    switch callee.kind {
    case .unary, .binary, .constant, .tuple, .list, .dict, .set, .comprehension, .dictComprehension, .formatted:
      warn("'\(type)' object is not callable; perhaps you missed a comma?")
    default: break
    }
  }

  /// `[[1, 2] [3, 4]]`
  func warnOfSubscript(_ value: Expression, _ index: Expression) {
    guard let type = value.literalType else { return }
    switch type {
    case "NoneType", "ellipsis", "int", "float", "complex", "bool", "set", "generator", "function":
      warn("'\(type)' object is not subscriptable; perhaps you missed a comma?")
    case "str", "bytes", "tuple", "list":
      guard let indexType = index.literalType, indexType != "int", indexType != "bool" else { return }
      warn("\(type) indices must be integers or slices, not \(indexType); perhaps you missed a comma?")
    default: break
    }
  }
}

extension Expression {
  /// The class of what a literal, a display or a lambda gives; nil where that is known only at run time.
  fileprivate var literalType: String? {
    switch kind {
    case .constant(let constant):
      switch constant {
      case .none: "NoneType"
      case .bool: "bool"
      case .ellipsis: "ellipsis"
      case .int, .bigInt: "int"
      case .float: "float"
      case .imaginary: "complex"
      case .string: "str"
      case .bytes: "bytes"
      }
    case .tuple: "tuple"
    case .list, .comprehension(.list, _, _): "list"
    case .dict, .dictComprehension: "dict"
    case .set, .comprehension(.set, _, _): "set"
    case .comprehension(.generator, _, _): "generator"
    case .lambda: "function"
    case .formatted: "str"
    case .unary(let op, let operand): operand.isNumber ? (op == .not ? "bool" : operand.literalType) : nil
    case .binary(let left, let op, let right, _):
      if left.isNumber, right.isNumber {
        op == .divide || left.literalType == "float" || right.literalType == "float" ? "float" : "int"
      } else {
        nil
      }
    default: nil
    }
  }

  private var isNumber: Bool {
    switch kind {
    case .constant(.int), .constant(.bigInt), .constant(.float), .unary, .binary:
      ["int", "float"].contains(literalType)
    default: false
    }
  }

  fileprivate var isSingleton: Bool {
    switch kind {
    case .constant(.none), .constant(.bool), .constant(.ellipsis): true
    default: false
    }
  }

  /// `not a in b` as `a not in b`, and `not a is b` likewise: how CPython reads them. Nil for all else.
  var withoutNegation: Expression? {
    guard case .unary(.not, let value) = kind, case .compare(let first, let rest) = value.kind, rest.count == 1
    else { return nil }
    let opposites: [ComparisonOperator: ComparisonOperator] = [
      .is: .isNot, .isNot: .is, .in: .notIn, .notIn: .in,
    ]
    guard let opposite = opposites[rest[0].operator] else { return nil }
    return Expression(.compare(first, rest: [Comparison(opposite, rest[0].operand)]), value.span)
  }
}
