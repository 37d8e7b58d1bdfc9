// A value on the command line is what the language says it is: the language's own parser reads it.

import Syntax

/// Whether a text is one literal of the language and nothing else: `.5`, `-0x10`, `(1, 'two')`, `{'a': None}`.
///
/// Tuples want their parentheses: `1,2` is a text.
func isLiteral(_ text: String) -> Bool {
  // In a tuple of one, since a comment would swallow what closes it.
  guard !text.contains(where: \.isNewline),
    let tree = try? parse(Source(name: "parameter", text: "(\(text),)")), tree.body.count == 1,
    case .expression(let whole)? = tree.body.first?.kind, case .tuple(let elements) = whole.kind
  else { return false }
  return elements.count == 1 && elements.allSatisfy(isLiteral)
}

private func isLiteral(_ expression: Expression) -> Bool {
  switch expression.kind {
  case .constant(.none), .constant(.bool), .constant(.int), .constant(.bigInt), .constant(.float),
    .constant(.string):
    return true
  case .unary(let sign, let number):
    guard sign == .negate || sign == .plus else { return false }
    switch number.kind {
    case .constant(.int), .constant(.bigInt), .constant(.float): return true
    default: return false
    }
  case .list(let elements), .tuple(let elements), .set(let elements): return elements.allSatisfy(isLiteral)
  case .dict(let entries): return entries.allSatisfy { $0.key.map(isLiteral) == true && isLiteral($0.value) }
  default: return false
  }
}
