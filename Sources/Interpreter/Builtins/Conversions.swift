// Arguments taken apart: the integer, the text, the size that a parameter wants, or the error CPython raises.

import BigInt
import Limits

extension Machine {
  /// A whole number of any size; raises "'str' object cannot be interpreted as an integer".
  func integerArgument(_ value: Value) throws(Raise) -> BigInt {
    if let number = BigIntObject.integer(value) { return number }
    if case .object = value, let method = try boundSpecial(.index, of: value) {
      let result = try call(method, [])
      if let number = BigIntObject.integer(result) { return number }
      throw typeError("__index__ returned non-int (type \(typeName(result)))")
    }
    throw typeError("'\(typeName(value))' object cannot be interpreted as an integer")
  }

  /// A whole number of machine size; raises the OverflowError of a C `kind` for a larger one.
  func size(_ value: Value, kind: String = "ssize_t") throws(Raise) -> Int {
    let isInt = kind == "int"
    if let small = value.asInt, !isInt || Int32(exactly: small) != nil { return small }
    let number = try integerArgument(value)
    guard let small = Int(exactly: number), !isInt || Int32(exactly: small) != nil else {
      throw error("OverflowError", "Python int too large to convert to C \(kind)")
    }
    return small
  }

  /// The same for an argument that may be left out.
  func size(_ value: Value, default missing: Int) throws(Raise) -> Int {
    value.isUnbound ? missing : try size(value)
  }

  /// The `start` or `end` of a search: None counts as left out, large numbers are cut to the ends.
  func bound(_ value: Value, default missing: Int, allowsNone: Bool = true) throws(Raise) -> Int {
    if value.isUnbound || (allowsNone && value.isNone) { return missing }
    if let bound = try index(value, clamping: true) { return bound }
    let kinds = allowsNone ? "integers or None or" : "integers or"
    throw typeError("slice indices must be \(kinds) have an __index__ method")
  }

  /// `start` and `end` behind a sequence's `index`, as places in a sequence of `count` items.
  func bounds(_ given: Given, from first: Int, count: Int) throws(Raise) -> Range<Int> {
    func place(_ bound: Int) -> Int { min(max(bound < 0 ? bound &+ count : bound, 0), count) }
    let low = place(try bound(given[first], default: 0, allowsNone: false))
    let high = place(try bound(given[first + 1], default: count, allowsNone: false))
    return low..<max(low, high)
  }

  /// The text of a `str`; raises "must be str, not int", behind `what` if given.
  func text(_ value: Value, _ what: String = "") throws(Raise) -> Text {
    if case .string(let string) = value.underlying { return string.text }
    throw typeError("\(what.isEmpty ? "" : what + " ")must be str, not \(typeName(value))")
  }

  /// A truth value as an integer argument: `reverse=1`.
  func flag(_ value: Value, default missing: Bool = false) throws(Raise) -> Bool {
    value.isUnbound ? missing : try size(value, kind: "int") != 0
  }

  /// The text that `make` builds under the memory budget, as a value.
  func text(_ make: (Text.Charge) throws(LimitError) -> Text) throws(Raise) -> Value {
    string(try charging(make))
  }

  /// What work on texts gives, unless a budget forbids it or it is stopped.
  func charging<Result>(_ body: (Text.Charge) throws(LimitError) -> Result) throws(Raise) -> Result {
    do throws(LimitError) {
      let result = try body(charge)
      do throws(LimitError) { try charge.check() } catch {
        // What there is of it may take long to free.
        heap.postpone { withExtendedLifetime(result) {} }
        throw error
      }
      return result
    } catch {
      throw raise(limit: error)
    }
  }

  /// A list of texts.
  func list(of texts: [Text]) -> Value { list(texts.map { string($0) }) }

  /// A list of the many pieces that a text was cut into.
  func list(ofPieces texts: [Text]) throws(Raise) -> Value {
    let list = ListObject.make(capacity: texts.count, heap: heap)
    do throws(Raise) {
      for text in texts {
        try work(64)
        list.append(string(text))
      }
    } catch {
      heap.postpone { withExtendedLifetime(texts) {} }
      throw error
    }
    return .list(list)
  }
}
