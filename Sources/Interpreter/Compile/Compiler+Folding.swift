// Constants that are written as expressions: tuples of constants, and texts joined or repeated.
//
// A script can see by `is` what CPython computes when it compiles: `def f(): return (1, 2)` gives the same tuple each
// time. Arithmetic is left to the machine, for numbers have no identity that shows.

internal import BigInt
internal import Syntax

extension Compiler {
  /// Compiles `expression` as one constant; false where it is none, and nothing was compiled.
  func fold(_ expression: Expression, into target: Int) -> Bool {
    guard let entry = entry(of: expression) else { return false }
    emit(.constant, a: target, target: number(entry.key, entry.make))
    return true
  }

  private func entry(of expression: Expression) -> Entry? {
    switch expression.kind {
    case .constant(let constant): return entry(of: constant)
    case .unary(.negate, let operand):
      switch operand.kind {
      case .constant(.int(let number)): return entry(of: .int(-number))
      case .constant(.float(let number)): return entry(of: .float(-number))
      default: return nil
      }
    case .binary: return text(of: expression).flatMap { entry(of: .string($0)) }
    case .tuple(let items):
      var entries: [Entry] = []
      for item in items {
        guard let entry = entry(of: item) else { return nil }
        entries.append(entry)
      }
      let (machine, pool) = (context.machine, context.pool)
      return (.tuple(entries.map(\.key)), { machine.tuple(entries.map { pool.value($0.key, $0.make) }) })
    default: return nil
    }
  }

  /// The longest text that is computed before the script runs.
  private static let longestText = 4096

  /// The longest integer that CPython computes before the script runs, in bits.
  private static let longestInteger = 128

  /// The number that CPython computes before the script runs; nil where it leaves that to the machine.
  func number(of expression: Expression) -> Value? {
    let machine = context.machine
    switch expression.kind {
    case .constant(let constant):
      guard let value = entry(of: constant)?.make(), value.asDouble != nil || value.object is BigIntObject
      else {
        return nil
      }
      return value
    case .unary(let op, let operand):
      return number(of: operand).flatMap { try? machine.unary(op, $0) }
    case .binary(let left, let op, let right, _):
      guard let y = number(of: right), let x = number(of: left) else { return nil }
      if let base = BigIntObject.integer(x), let other = BigIntObject.integer(y) {
        let (bits, otherBits) = (base.magnitude.bitWidth, other.magnitude.bitWidth)
        let amount = Int(exactly: other.magnitude) ?? .max
        let isShort =
          switch op {
          case .multiply: bits + otherBits <= Self.longestInteger
          case .power: other <= 0 || bits <= Self.longestInteger / max(amount, 1)
          case .leftShift: amount <= Self.longestInteger - min(bits, Self.longestInteger)
          default: true
          }
        if !isShort, !base.isZero, !other.isZero { return nil }
      }
      return try? machine.binary(op, x, y)
    default: return nil
    }
  }

  func text(of expression: Expression) -> [UInt32]? {
    switch expression.kind {
    case .constant(.string(let points)): return points
    case .binary(let left, .add, let right, _):
      guard let end = text(of: right), let start = text(of: left),
        start.count + end.count <= Self.longestText
      else { return nil }
      return start + end
    case .binary(let left, .multiply, let right, _):
      let (text, times) = if case .constant(.int) = left.kind { (right, left) } else { (left, right) }
      guard case .constant(.int(let count)) = times.kind, count <= Self.longestText,
        let points = self.text(of: text), points.count * count <= Self.longestText
      else { return nil }
      return (0..<count).flatMap { _ in points }
    default: return nil
    }
  }
}
