// Calling special methods, and checking what they give.

import BigInt

extension Machine {
  /// The special method of `value`'s class, whatever defines it, bound to the value; nil when there is none.
  ///
  /// As in Python, the instance's own attributes do not count.
  func boundSpecial(_ special: Special, of value: Value) throws(Raise) -> Value? {
    let type = type(of: value)
    guard let found = type.lookup(special.symbol), !found.isNone else { return nil }
    return try bind(found, to: value, type)
  }

  /// What the script's special method of an instance gives; nil where the script defines none.
  func answer(_ special: Special, of value: Value) throws(Raise) -> Value? {
    guard let instance = value.object?.asInstance else { return nil }
    return try instance.callSpecial(special, self)
  }

  /// Calls a special method that was found in the class of `receiver`.
  func call(
    special method: Value, of receiver: Value, _ arguments: [Value],
    keywords: [(name: Symbol, value: Value)] = []
  ) throws(Raise) -> Value {
    if case .function = method { return try call(method, [receiver] + arguments, keywords: keywords) }
    let bound = try bind(method, to: receiver, type(of: receiver))
    return try call(bound, arguments, keywords: keywords)
  }

  /// The text that `__repr__` and its like must return.
  func textResult(_ result: Value, _ method: String) throws(Raise) -> Text {
    if case .string(let string) = result.underlying { return string.text }
    if method == "__format__" {
      throw typeError("__format__ must return a str, not \(typeName(result))")
    }
    throw typeError("\(method) returned non-string (type \(typeName(result)))")
  }

  /// The length that `__len__` must return.
  func lengthResult(_ result: Value) throws(Raise) -> Int {
    let number = try integerArgument(result)
    if number.sign == .minus { throw valueError("__len__() should return >= 0") }
    guard let length = Int(exactly: number) else {
      throw overflowError("cannot fit '\(typeName(result))' into an index-sized integer")
    }
    return length
  }

  func isStopIteration(_ raise: Raise) -> Bool {
    raise.exception.limit == nil && raise.exception.type.isSubtype(of: heap.types.exception("StopIteration"))
  }
}
