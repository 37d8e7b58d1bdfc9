// New values of the built-in types, on the machine's heap.

extension Machine {
  public func string(_ text: Text) -> Value {
    text.count > 1 ? .string(StringObject.make(text, heap: heap)) : shortString(text)
  }

  /// There is one empty text, and one of each character below 256.
  private func shortString(_ text: Text) -> Value {
    if text.isEmpty { return .string(emptyText) }
    return text[0] < 256 ? character(text[0]) : .string(StringObject.make(text, heap: heap))
  }

  /// The text that a method made of its receiver, which is given back itself where nothing was changed.
  func string(_ text: Text, unlessOf given: Given) -> Value {
    if case .string(let receiver)? = given.arguments[0], receiver.text == text {
      return .string(receiver)
    }
    return string(text)
  }

  public func list(_ items: [Value]) -> Value { .list(ListObject(items, heap: heap)) }
  /// An empty list with room for `capacity` items: for many, because dropping a half-filled one stops at Ctrl-C, too.
  public func emptyList(capacity: Int) -> ListObject { ListObject(capacity: capacity, heap: heap) }

  public func tuple(_ items: [Value]) -> Value {
    .tuple(items.isEmpty ? emptyTuple : TupleObject(items, heap: heap))
  }
  func pair(_ first: Value, _ second: Value) -> Value { .tuple(TupleObject.pair(first, second, heap: heap)) }

  func emptyDict() -> Value { .dict(DictObject(heap: heap)) }

  public func dict(_ pairs: [(Value, Value)]) throws(Raise) -> Value {
    let dict = DictObject(heap: heap)
    for (key, value) in pairs { try dict.set(key, to: value, self) }
    return .dict(dict)
  }

  /// What `id` gives for an object: its number, made to look like an address.
  public func id(of object: Object) -> Int { 0x7f00_0000_0000 + object.identity * 16 }

  /// The same as `repr` shows it.
  public func address(of object: Object) -> String { "0x" + String(id(of: object), radix: 16) }
}
