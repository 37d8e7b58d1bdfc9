// Operations on two registers that the loop leaves out and scripts often do: a number of each kind, short texts, keys.
//
// They look at the registers where they lie. What is not so simple goes on to the operators, which take values and know
// everything.

internal import Limits
internal import Syntax

extension Machine {
  /// The slow part of `target = x op y`, all of them registers: what is neither two integers nor two floats.
  @inline(never)
  func arithmetic(
    _ operator: BinaryOperator, _ target: UnsafeMutablePointer<Value>, _ x: UnsafeMutablePointer<Value>,
    _ y: UnsafeMutablePointer<Value>, inPlace: Bool
  ) throws(Raise) {
    // Before a copy of the values is made, which would hold the text, too.
    if `operator` == .add, target == x, x != y, try append(y, toTextAt: x) { return }
    switch (x.pointee, y.pointee) {
    case (.int(let a), .float(let b)):
      if let result = mixed(`operator`, Double(a), b) { return target.put(.float(result)) }
    case (.float(let a), .int(let b)):
      if let result = mixed(`operator`, a, Double(b)) { return target.put(.float(result)) }
    case (.string, .string) where `operator` == .add:
      if let a = shortText(at: x), let b = shortText(at: y), let both = a.appending(b) {
        return target.put(string(Text(both)))
      }
    default: break
    }
    target.put(try binary(`operator`, x.pointee, y.pointee, inPlace: inPlace))
  }

  /// `text += piece` in the text's own memory, where nobody else holds the text; false where someone does.
  private func append(
    _ piece: UnsafeMutablePointer<Value>, toTextAt register: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Bool {
    guard case .string = register.pointee, register.holdsOnlyReference,
      let right = piece.withString({ $0.text }), var text = register.withString({ $0.text })
    else { return false }
    try reserve(bytes: text.growth(appending: right))
    // The object lets go of the text, which is then ours alone.
    register.put(.unbound)
    if text.byteCount &+ right.byteCount < 1 << 16 {
      text.append(right)
      register.put(string(text))
      return true
    }
    text.append(right, charge)
    register.put(string(text))
    do throws(LimitError) { try charge.check() } catch { throw raise(limit: error) }
    return true
  }

  /// The slow part of a comparison of two registers: what is neither of two integers nor of two floats.
  @inline(never)
  func compare(
    _ operator: ComparisonOperator, _ x: UnsafeMutablePointer<Value>, _ y: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Value {
    switch `operator` {
    case .in, .notIn:
      if let isIn = knows(whether: x, isIn: y) { return .bool(isIn == (`operator` == .in)) }
    case .equal, .notEqual:
      if let a = shortText(at: x), let b = shortText(at: y) {
        return .bool((a == b) == (`operator` == .equal))
      }
    default: break
    }
    return try compare(`operator`, x.pointee, y.pointee)
  }

  /// Whether an integer or a text is in a dict or a set; nil for all else, and where a comparison must tell.
  private func knows(
    whether item: UnsafeMutablePointer<Value>, isIn container: UnsafeMutablePointer<Value>
  ) -> Bool? {
    switch container.pointee {
    case .dict:
      return container.withDict { dict in
        switch dict.table.findPlain(item) {
        case .found: true
        case .missing: false
        case .unsure: nil
        }
      } ?? nil
    case .object: return container.withPlainSet { $0.containsPlainly(item) } ?? nil
    default: return nil
    }
  }

  private func mixed(_ operator: BinaryOperator, _ a: Double, _ b: Double) -> Double? {
    switch `operator` {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: b == 0 ? nil : a / b
    default: nil
    }
  }
}
