// `+`, `*` and their in-place forms for text, lists, tuples and dicts.
//
// What is about to be built is reserved first: `[0] * 10 ** 12` asks the budget, not the allocator.

import Limits
import Syntax

extension Machine {
  /// `a + b`; the one where the other is empty.
  func concatenate(_ a: StringObject, _ b: StringObject) throws(Raise) -> Value {
    if b.text.isEmpty { return .string(a) }
    if a.text.isEmpty { return .string(b) }
    try reserve(bytes: a.text.growth(appending: b.text))
    return string(try charging { a.text.appending(b.text, $0) })
  }

  /// `a + b` where `a` is a sequence; nil when it is none.
  func concatenation(_ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, b.underlying) {
    case (.string(let x), .string(let y)): return try concatenate(x, y)
    case (.list(let x), .list(let y)):
      try reserve(bytes: (x.count &+ y.count) &* 16)
      let result = ListObject.make(capacity: x.count &+ y.count, heap: heap)
      try result.append(contentsOf: x, count: x.count, self)
      try result.append(contentsOf: y, count: y.count, self)
      return .list(result)
    case (.tuple(let x), .tuple(let y)):
      if y.count == 0, x.type === heap.types.tuple { return a }
      if x.count == 0, case .tuple = b { return b }
      try reserve(bytes: (x.count &+ y.count) &* 16)
      let items = ListObject.make(capacity: x.count &+ y.count, heap: heap)
      try items.append(contentsOf: x, self)
      try items.append(contentsOf: y, self)
      return tuple(taking: items)
    case (.string, _), (.list, _), (.tuple, _):
      let name = typeName(a)
      throw typeError("can only concatenate \(name) (not \"\(typeName(b))\") to \(name)")
    default: return nil
    }
  }

  /// `a * b` where one of them is a sequence; nil when neither is. Errors call them by the classes of `named`.
  func repetition(_ a: Value, _ b: Value, named: (left: Value, right: Value)) throws(Raise) -> Value? {
    if isSequence(a) { return try repeated(a, times: count(named.right)) }
    if isSequence(b) { return try repeated(b, times: count(named.left)) }
    return nil
  }

  /// Whether the value is a sequence that `*` repeats.
  func isSequence(_ value: Value) -> Bool {
    switch value {
    case .string, .list, .tuple: true
    default: false
    }
  }

  /// Whether CPython sees a container of some kind in the value: an instance of a script's class may always be one.
  func holdsItems(_ value: Value) -> Bool {
    if value.object?.asInstance?.instanceType.isScript == true { return true }
    switch value.underlying {
    case .string, .list, .tuple, .dict: return true
    case .object(let object):
      return object is SetObject || object is RangeObject || object is LongRange || object is DictView
    default: return false
    }
  }

  /// How many times to repeat a sequence.
  private func count(_ value: Value) throws(Raise) -> Int {
    // What is too long a sequence is no wrong index.
    if let index = try index(value, tooLarge: "OverflowError") { return index }
    throw typeError("can't multiply sequence by non-int of type '\(typeName(value))'")
  }

  private func repeated(_ sequence: Value, times: Int) throws(Raise) -> Value {
    let times = max(times, 0)
    switch sequence {
    case .string(let string):
      if times == 1 { return sequence }
      return try text { (charge) throws(LimitError) in try string.text.repeated(times, charge: charge) }
    case .list(let list):
      try reserve(bytes: Text.product(Text.product(list.count, times), 16))
      let result = ListObject(heap: heap)
      if list.count == 1, let item = list[0] {
        try result.append(repeating: item, count: times, self)
      } else if times > 0 {
        try result.append(contentsOf: list, count: list.count, self)
        try result.repeatItems(times, self)
      }
      return .list(result)
    case .tuple(let source):
      try reserve(bytes: Text.product(Text.product(source.count, times), 16))
      if times == 1 { return sequence }
      let result = ListObject(heap: heap)
      if source.count == 1 {
        try result.append(repeating: source.base[0], count: times, self)
      } else if times > 0 {
        try result.append(contentsOf: source, self)
        try result.repeatItems(times, self)
      }
      return tuple(taking: result)
    default: return sequence
    }
  }

  /// `a |= b`, `a += b` and so on where `a` changes itself; nil when it does not, and is computed anew.
  func changeInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, op) {
    case (.list(let list), .add):
      try extend(list, with: b)
      return a
    case (.list(let list), .multiply):
      if case .object(let object) = b,
        let result = try object.binary(op, a, reflected: true, self)
      {
        return result
      }
      let times = try count(b)
      if times > 0 { try list.repeatItems(times, self) } else { list.removeAll() }
      return a
    case (.dict(let dict), .bitOr):
      try update(dict, with: b)
      return a
    case (.object(let object), _): return try object.binaryInPlace(op, b, self)
    default: return nil
    }
  }

  /// `list.extend(iterable)`.
  public func extend(_ list: ListObject, with iterable: Value) throws(Raise) {
    switch iterable {
    case .list(let other):
      try list.append(contentsOf: other, count: other.count, self)
    case .tuple(let other): try list.append(contentsOf: other, self)
    default:
      let iterator = try iterator(of: iterable)
      _ = try lengthHint(of: iterable)
      while let item = try next(of: iterator) {
        list.append(item)
        if list.count & 1023 == 0 { try pollHolding() }
      }
    }
  }

  func merged(_ a: DictObject, _ b: DictObject) throws(Raise) -> DictObject {
    let result = DictObject(heap: heap)
    try result.merge(a, self)
    try result.merge(b, self)
    return result
  }

  /// `dict.update(other)`: from a dict, from what has `keys()`, or from an iterable of pairs.
  public func update(_ dict: DictObject, with other: Value) throws(Raise) {
    if case .dict(let source) = plainDict(other) { return try dict.merge(source, self) }
    if let keys = try availableAttribute(of: other, heap.names.intern("keys")) {
      for key in try self.keys(of: other, by: keys) { try dict.set(key, to: item(of: other, at: key), self) }
      return
    }
    let iterator = try iterator(of: other)
    var number = 0
    while let element = try next(of: iterator) {
      guard try iteratorIfIterable(element) != nil else {
        throw typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
      }
      let pair = try elements(of: element)
      if pair.count != 2 {
        throw valueError(
          "dictionary update sequence element #\(number) has length \(pair.count); 2 is required")
      }
      try dict.set(pair[0], to: pair[1], self)
      number &+= 1
      if number & 1023 == 0 { try pollHolding() }
    }
  }

  /// What the method `keys` of a mapping lists.
  func keys(of mapping: Value, by method: Value) throws(Raise) -> [Value] {
    let listed = try call(method, [])
    guard try iteratorIfIterable(listed) != nil else {
      throw typeError("\(typeName(mapping)).keys() returned a non-iterable (type \(typeName(listed)))")
    }
    return try elements(of: listed)
  }

  /// The value as a dict whose items can be taken as they lie. As in CPython an instance of a derived class is none when
  /// it has an `__iter__` of its own, as ordered dicts have, whatever its `keys` and `__getitem__` are.
  func plainDict(_ value: Value) -> Value {
    guard case .object(let object) = value, let instance = object.asInstance,
      case .dict(let dict) = instance.payload
    else {
      return value
    }
    return dict.isOrdered || instance.instanceType.special(.iterate) != nil ? value : instance.payload
  }
}
