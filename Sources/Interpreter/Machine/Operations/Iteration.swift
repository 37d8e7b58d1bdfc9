// `iter(x)`, loops over anything, and unpacking.
//
// Native code that drives a loop of unknown length polls every thousand items, so that Ctrl-C and the budgets
// reach it, and looks at the memory that it gathers.

import BigInt

extension Machine {
  /// `iter(value)`: an object whose ``Object/next(_:)`` yields the items; TypeError when there is none.
  public func iterator(of value: Value) throws(Raise) -> Object {
    if let iterator = try iteratorIfIterable(value) { return iterator }
    throw typeError("'\(typeName(value))' object is not iterable")
  }

  /// `iter(value)`, or nil when the value is not iterable.
  public func iteratorIfIterable(_ value: Value) throws(Raise) -> Object? {
    switch value {
    case .list(let list): return ListIterator(list, heap: heap)
    case .tuple(let tuple): return TupleIterator(tuple, heap: heap)
    case .string(let string): return StringIterator(string, heap: heap)
    case .dict(let dict): return DictIterator(dict, yielding: .keys, heap: heap)
    case .object(let object): return try object.iterate(self)
    default: return nil
    }
  }

  /// The next item of an iterator; nil at its end, which a StopIteration that comes out of it is as well, whatever raised
  /// that: the iterator's own `__next__` or a function that it calls.
  @inline(__always)
  public func next(of iterator: Object) throws(Raise) -> Value? {
    do throws(Raise) { return try iterator.next(self) } catch {
      if isStopIteration(error) { return nil }
      throw error
    }
  }

  /// Everything that an iterable yields.
  ///
  /// Costs 16 bytes an item, checked against the memory budget while it grows.
  public func elements(of value: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let list): return try array(copying: list)
    case .tuple(let tuple): return tuple.items
    default:
      let iterator = try iterator(of: value)
      // A range knows that it is too long before it has filled the memory.
      if let count = try lengthHint(of: value) { try reserve(bytes: min(count, 1 << 40) &* 16) }
      var items: [Value] = []
      while let item = try next(of: iterator) {
        if items.count == Machine.longestArray {
          // An array that grew further would copy all items at once.
          let list = ListObject(items, heap: heap)
          list.append(item)
          try append(from: iterator, to: list)
          return try array(copying: list)
        }
        items.append(item)
        if items.count & 1023 == 0 { try pollHolding() }
      }
      return items
    }
  }

  /// The items of an iterable; a TypeError with `complaint` where it is none.
  func sequence(_ value: Value, or complaint: String) throws(Raise) -> [Value] {
    switch value {
    case .list, .tuple: return try elements(of: value)
    default: return try elements(of: .object(iterator(of: value, or: complaint)))
    }
  }

  /// The iterator of a value; a TypeError with `complaint` where it has none.
  func iterator(of value: Value, or complaint: String) throws(Raise) -> Object {
    do throws(Raise) { return try iterator(of: value) } catch {
      let isWrongType = error.exception.type.isSubtype(of: heap.types.exception("TypeError"))
      throw isWrongType && error.exception.limit == nil ? typeError(complaint) : error
    }
  }

  /// How many items the value says it has, or expects to have; a TypeError on the way means that it cannot say.
  func lengthHint(of value: Value) throws(Raise) -> Int? {
    guard case .object(let object) = value else { return nil }
    if let count = try unlessWrongType({ () throws(Raise) in try object.length(self) }) { return count }
    if object.asInstance == nil { return try object.lengthHint(self) }
    guard let instance = object.asInstance,
      let hint = try unlessWrongType({ () throws(Raise) in try instance.callSpecial(.lengthHint, self) }),
      !hint.isIdentical(to: notImplemented)
    else {
      return nil
    }
    guard let number = BigIntObject.integer(hint) else {
      throw typeError("__length_hint__ must be an integer, not \(typeName(hint))")
    }
    if number.sign == .minus { throw valueError("__length_hint__() should return >= 0") }
    return Int(clamping: number)
  }

  /// What `body` gives; nil where it raises TypeError.
  func unlessWrongType<Result>(_ body: () throws(Raise) -> Result?) throws(Raise) -> Result? {
    do throws(Raise) { return try body() } catch {
      let isWrongType = error.exception.type.isSubtype(of: heap.types.exception("TypeError"))
      if isWrongType, error.exception.limit == nil { return nil }
      throw error
    }
  }

  /// Calls `body` with every item of an iterable until it returns false.
  public func forEach(
    in value: Value, _ body: (Value) throws(Raise) -> Bool
  ) throws(Raise) {
    let iterator = try iterator(of: value)
    var count = 0
    while let item = try next(of: iterator) {
      if !(try body(item)) { return }
      count &+= 1
      if count & 1023 == 0 { try pollHolding() }
    }
  }

  /// Above this, items are gathered in a list, whose block grows without being copied.
  private static let longestArray = 1 << 16

  private func append(from iterator: Object, to list: ListObject) throws(Raise) {
    while let item = try next(of: iterator) {
      list.append(item)
      if list.count & 1023 == 0 { try pollHolding() }
    }
  }

  /// A new list of everything that an iterable yields.
  func list(from value: Value) throws(Raise) -> ListObject {
    let list = ListObject(heap: heap)
    switch value {
    case .list(let other): try list.append(contentsOf: other, count: other.count, self)
    case .tuple(let tuple): try list.append(contentsOf: tuple, self)
    default:
      let iterator = try iterator(of: value)
      if let count = try lengthHint(of: value) { try reserve(bytes: min(count, 1 << 40) &* 16) }
      try append(from: iterator, to: list)
    }
    return list
  }

  /// The values for the targets of `a, b = value`, or of `a, *b, c = value`.
  ///
  /// Without a star `count` is how many targets there are and `star` is nil. With one, `count` targets stand
  /// before it and `star` of them after it, and the starred target's value, a list, stands between:
  /// `unpack(v, count: 1, after: 1)` serves `a, *b, c = v` and gives three values.
  public func unpack(_ value: Value, count: Int, after star: Int?) throws(Raise) -> [Value] {
    guard let iterator = try iteratorIfIterable(value) else {
      throw typeError("cannot unpack non-iterable \(typeName(value)) object")
    }
    guard let after = star else {
      var items: [Value] = []
      while let item = try next(of: iterator) {
        if items.count == count { throw valueError("too many values to unpack (expected \(count))") }
        items.append(item)
      }
      if items.count < count {
        throw valueError("not enough values to unpack (expected \(count), got \(items.count))")
      }
      return items
    }
    let items = try list(from: .object(iterator))
    let needed = count + after
    if items.count < needed {
      throw valueError("not enough values to unpack (expected at least \(needed), got \(items.count))")
    }
    let rest = try list(copying: items, from: count, count: items.count - needed)
    return items.items.prefix(count) + [.list(rest)] + items.items.suffix(after)
  }

  // MARK: Loops of the script

  /// Prepares the loop `for x in range(…)`, where what lies at `callee` is `range` and the `count` arguments after it
  /// are machine integers; false where they are not.
  func beginRange(
    _ callee: UnsafeMutablePointer<Value>, count: Int, at r: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard let type = callee.peekType, type._withUnsafeGuaranteedRef({ $0.intrinsic }) == .range,
      let first = (callee + 1).peekInt
    else { return false }
    var (start, stop, step) = (0, first, 1)
    if count > 1 {
      guard let second = (callee + 2).peekInt else { return false }
      (start, stop) = (first, second)
    }
    if count > 2 {
      guard let third = (callee + 3).peekInt, third != 0 else { return false }
      step = third
    }
    if max(start.magnitude, stop.magnitude, step.magnitude) > 1 << 61 { return false }
    r.put(.int(start))
    (r + 1).put(.int(RangeObject.count(from: start, to: stop, by: step)))
    (r + 2).put(.int(step))
    return true
  }

  /// Puts the next item of the iterator in `iteration` into `target`; false at its end.
  @inline(never)
  func advance(
    _ iteration: UnsafeMutablePointer<Value>, into target: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Bool {
    if case .string = iteration.pointee { return advance(overText: iteration, into: target) }
    guard case .object(let iterator) = iteration.pointee else { return false }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    if let item = try next(of: iterator) {
      target.put(item)
      return true
    }
    iteration.put(.unbound)
    return false
  }

  /// The same over a text, whose next place is in the register after it.
  private func advance(
    overText iteration: UnsafeMutablePointer<Value>, into target: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let place) = iteration[1],
      let unit = iteration.withString({ place < $0.text.count ? $0.text.unit(place) : nil }) ?? nil
    else {
      iteration.put(.unbound)
      return false
    }
    (iteration + 1).put(.int(place &+ 1))
    target.put(text(ofCodePoint: unit))
    return true
  }

  func beginIteration(over value: Value, at r: UnsafeMutablePointer<Value>) throws(Raise) {
    switch value {
    case .list, .tuple, .string:
      r.put(value)
      (r + 1).put(.int(0))
    case .object(let object):
      if let range = object as? RangeObject {
        r.put(.int(range.start))
        (r + 1).put(.int(range.count))
        (r + 2).put(.int(range.step))
      } else {
        r.put(.object(try iterator(of: value)))
      }
    default: r.put(.object(try iterator(of: value)))
    }
  }
}
