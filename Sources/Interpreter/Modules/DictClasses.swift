// The classes of `collections` that are dicts: `defaultdict`, `OrderedDict`.
//
// An instance holds a dict, which does all that is not said here otherwise.

import Syntax

extension Value {
  /// The dict that the value is or holds.
  var asDict: DictObject? { if case .dict(let dict) = underlying { dict } else { nil } }
}

extension Machine {
  /// Defines methods for instances that hold a dict; the receiver is the instance.
  func defineDictMethods(_ methods: [NativeMethod<(value: Value, dict: DictObject)>], on type: TypeObject) {
    define(methods, on: type) { value in
      guard let dict = value.asDict, value.object?.asInstance != nil else { return nil }
      return (value, dict)
    }
  }

  /// A new instance of the class of `value`, or of `type` where that is given.
  func newLike(_ value: Value, _ arguments: [Value]) throws(Raise) -> Value {
    try call(.object(type(of: value)), arguments)
  }

  // MARK: defaultdict

  func makeDefaultDictType() -> TypeObject {
    let type = derivableClass("collections.defaultdict", base: heap.types.dict)
    defineDictMethods(Machine.defaultDictMethods, on: type)
    return type
  }

  private func factory(of value: Value) -> Value {
    value.object?.asInstance?.own(heap.names.intern("default_factory")) ?? .none
  }

  private typealias Method = NativeMethod<(value: Value, dict: DictObject)>

  private static let defaultDictMethods: [Method] = [
    Method("__init__", .any) { receiver, given, machine throws(Raise) in
      let factory = given.optional(0) ?? .none
      if !factory.isNone, !machine.isCallable(factory) {
        throw machine.typeError("first argument must be callable or None")
      }
      receiver.value.object?.asInstance?.setOwn(machine.heap.names.intern("default_factory"), to: factory)
      try machine.update(
        receiver.dict, given.arguments, offset: min(2, given.arguments.count), name: "dict")
      return .none
    },
    Method("__missing__", .one) { receiver, given, machine throws(Raise) in
      let factory = machine.factory(of: receiver.value)
      if factory.isNone { throw machine.keyError(given[0]) }
      let value = try machine.call(factory, [])
      try machine.setItem(of: receiver.value, at: given[0], to: value)
      return value
    },
    Method("__repr__", .none) { receiver, _, machine throws(Raise) in
      try machine.enter(" while getting the repr of an object")
      defer { machine.leave() }
      let factory = try machine.repr(machine.factory(of: receiver.value)).string
      let items = try machine.repr(.dict(receiver.dict)).string
      return machine.string(
        Text("\(machine.type(of: receiver.value).shortName)(\(factory), \(items))"))
    },
    copying("copy"), copying("__copy__"),
    Method("__or__", .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      return try machine.joined(receiver.value, receiver.dict, other)
    },
    Method("__ror__", .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      return try machine.joined(receiver.value, other, receiver.dict)
    },
  ]

  private static func copying(_ name: String) -> Method {
    Method(name, .none) { receiver, _, machine throws(Raise) in
      try machine.newLike(receiver.value, [machine.factory(of: receiver.value), .dict(receiver.dict)])
    }
  }

  private func joined(_ like: Value, _ first: DictObject, _ second: DictObject) throws(Raise) -> Value {
    let made = try newLike(like, [factory(of: like), .dict(first)])
    if let dict = made.asDict { try update(dict, with: .dict(second)) }
    return made
  }

  // MARK: OrderedDict

  func makeOrderedDictType() -> TypeObject {
    let type = derivableClass("collections.OrderedDict", base: heap.types.dict)
    defineDictMethods(Machine.orderedDictMethods, on: type)
    define(class: "fromkeys", on: type) { type, arguments, machine throws(Raise) in
      let given = try machine.check(
        arguments, .named(["iterable", "value"], required: 1), of: "fromkeys", offset: 0)
      let made = try machine.call(.object(type), [])
      try machine.forEach(in: given[0]) { (key) throws(Raise) in
        try machine.setItem(of: made, at: key, to: given.optional(1) ?? .none)
        return true
      }
      return made
    }
    return type
  }

  private static let orderedDictMethods: [Method] = [
    Method("__init__", .any) { receiver, given, machine throws(Raise) in
      receiver.dict.isOrdered = true
      let count = given.arguments.count - 1
      if count > 1 { throw machine.typeError("expected at most 1 arguments, got \(count)") }
      try machine.update(receiver.dict, given.arguments, offset: 1, name: "OrderedDict")
      return .none
    },
    Method("__repr__", .none) { receiver, _, machine throws(Raise) in
      let name = machine.type(of: receiver.value).shortName
      if receiver.dict.count == 0 { return machine.string(Text("\(name)()")) }
      if machine.reprStack.contains(receiver.dict) { return machine.string("...") }
      machine.reprStack.append(receiver.dict)
      defer { machine.reprStack.removeLast() }
      let pairs = receiver.dict.items.map { machine.tuple([$0.key, $0.value]) }
      return machine.string(Text("\(name)(\(try machine.repr(machine.list(pairs)).string))"))
    },
    Method("move_to_end", .named(["key", "last"], required: 1)) { receiver, given, machine throws(Raise) in
      let isLast = try given.optional(1).map { (value) throws(Raise) in try machine.isTrue(value) } ?? true
      let dict = receiver.dict
      guard let value = try dict.remove(given[0], machine) else { throw machine.keyError(given[0]) }
      try dict.set(given[0], to: value, machine)
      if !isLast { dict.moveLastToFront() }
      return .none
    },
    Method("popitem", .named(["last"])) { receiver, given, machine throws(Raise) in
      let isLast = try given.optional(0).map { (value) throws(Raise) in try machine.isTrue(value) } ?? true
      guard let (key, value) = receiver.dict.removeEnd(last: isLast) else {
        throw machine.keyError(machine.string("dictionary is empty"))
      }
      return machine.tuple([key, value])
    },
    view(.keys), view(.values), view(.items),
    copyingOrdered("copy"), copyingOrdered("__copy__"),
    equality("__eq__", .equal), equality("__ne__", .notEqual),
    Method("__or__", .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      return try machine.merged(receiver.value, receiver.dict, other)
    },
    Method("__ror__", .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      return try machine.merged(receiver.value, other, receiver.dict)
    },
  ]

  private static func view(_ part: DictPart) -> Method {
    Method(part.rawValue, .none) { receiver, _, machine in
      .object(DictView(receiver.dict, part, kind: "odict", heap: machine.heap))
    }
  }

  private static func copyingOrdered(_ name: String) -> Method {
    Method(name, .none) { receiver, _, machine throws(Raise) in
      try machine.newLike(receiver.value, [.dict(receiver.dict)])
    }
  }

  private func merged(_ like: Value, _ first: DictObject, _ second: DictObject) throws(Raise) -> Value {
    let made = try newLike(like, [.dict(first)])
    if let dict = made.asDict { try update(dict, with: .dict(second)) }
    return made
  }

  /// Two ordered dicts are equal when their orders are, too.
  private static func equality(_ name: String, _ op: ComparisonOperator) -> Method {
    Method(name, .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      var isEqual = try machine.isEqual(.dict(receiver.dict), .dict(other))
      let ordered = machine.heap.types.named("collections.OrderedDict")
      if isEqual, machine.type(of: given[0]).isSubtype(of: ordered) {
        for (mine, theirs) in zip(receiver.dict.keys, other.keys) where isEqual {
          isEqual = try machine.isSameKey(mine, theirs)
        }
      }
      return .bool(isEqual == (op == .equal))
    }
  }
}

extension DictObject {
  /// Removes the last or the first entry; nil when there is none.
  func removeEnd(last: Bool) -> (key: Value, value: Value)? {
    guard count > 0 else { return nil }
    // The table ends in a live entry, or is empty.
    let number = last ? table.lastLive : table.firstLive
    guard entry(number)?.isLive == true else { return nil }
    let removed = table.remove(at: number)
    return (removed.key, removed.value)
  }

  func moveLastToFront() { table.moveLastToFront() }
}
