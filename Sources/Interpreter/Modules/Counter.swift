// `collections.Counter`: a dict from things to how many there are of each.
//
// What is missing counts as 0. The operators combine two counters item by item and keep what is positive.

import Syntax

extension Machine {
  private typealias Method = NativeMethod<(value: Value, dict: DictObject)>

  func makeCounterType() -> TypeObject {
    let type = derivableClass("Counter", in: "collections", base: heap.types.dict)
    defineDictMethods(
      Machine.counterMethods + Machine.counterOperators + Machine.counterComparisons, on: type)
    define(class: "fromkeys", on: type) { _, _, machine throws(Raise) in
      throw machine.error(
        "NotImplementedError", "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
    }
    return type
  }

  private func isCounter(_ value: Value) -> Bool { type(of: value).isSubtype(of: heap.types.named("Counter")) }

  // MARK: Counting

  private static let counterMethods: [Method] = [
    tallying("__init__", subtracting: false), tallying("update", subtracting: false),
    tallying("subtract", subtracting: true),
    Method("__missing__", .one) { _, _, _ in .int(0) },
    Method("__delitem__", .one) { receiver, given, machine throws(Raise) in
      _ = try receiver.dict.remove(given[0], machine)
      return .none
    },
    Method("__repr__", .none) { receiver, _, machine throws(Raise) in
      let name = machine.type(of: receiver.value).name
      if receiver.dict.count == 0 { return machine.string(Text("\(name)()")) }
      if machine.reprStack.contains(receiver.dict) { return machine.string("...") }
      machine.reprStack.append(receiver.dict)
      defer { machine.reprStack.removeLast() }
      let shown = DictObject(heap: machine.heap)
      for pair in try machine.shownPairs(receiver.dict) { try shown.set(pair.key, to: pair.value, machine) }
      return machine.string(Text("\(name)(\(try machine.repr(.dict(shown)).string))"))
    },
    Method("most_common", .named(["n"])) { receiver, given, machine throws(Raise) in
      var pairs = try machine.ranked(receiver.dict)
      if let limit = given.optional(0), !limit.isNone {
        pairs = Array(pairs.prefix(max(0, Int(clamping: try machine.integerArgument(limit)))))
      }
      return machine.list(pairs.map { machine.tuple([$0.key, $0.value]) })
    },
    Method("elements", .none) { receiver, _, machine throws(Raise) in
      var parts: [Value] = []
      for (key, count) in receiver.dict.items {
        parts.append(.object(RepeatIterator(key, times: max(0, try machine.size(count)), heap: machine.heap)))
      }
      let iterables = TupleIterator(TupleObject(parts, heap: machine.heap), heap: machine.heap)
      return .object(ChainIterator(over: iterables, heap: machine.heap))
    },
    Method("total", .none) { receiver, _, machine throws(Raise) in
      var total = Value.int(0)
      for (_, count) in receiver.dict.items { total = try machine.binary(.add, total, count) }
      return total
    },
    copying("copy"), copying("__copy__"),
  ]

  private static func copying(_ name: String) -> Method {
    Method(name, .none) { receiver, _, machine throws(Raise) in
      try machine.newLike(receiver.value, [receiver.value])
    }
  }

  /// `__init__`, `update` and `subtract`: counts what an iterable gives, or adds the counts of a mapping.
  private static func tallying(_ name: String, subtracting: Bool) -> Method {
    Method(name, .any) { receiver, given, machine throws(Raise) in
      if given.count > 1 {
        throw machine.typeError(
          "Counter.\(name)() takes from 1 to 2 positional arguments but \(given.count + 1) were given")
      }
      let op: BinaryOperator = subtracting ? .subtract : .add
      let dict = receiver.dict
      if let source = given.optional(0), !source.isNone {
        if let counts = source.asDict {
          for (key, count) in counts.items { try machine.tally(key, count, op, in: dict) }
        } else {
          try machine.forEach(in: source) { (item) throws(Raise) in
            try machine.tally(item, .int(1), op, in: dict)
            return true
          }
        }
      }
      for (name, count) in given.arguments.keywords {
        try machine.tally(machine.string(Text(machine.heap.names.string(name))), count, op, in: dict)
      }
      return .none
    }
  }

  private func tally(
    _ key: Value, _ count: Value, _ op: BinaryOperator, in dict: DictObject
  ) throws(Raise) {
    let hash = try hash(key)
    guard let number = try dict.find(key, hash: hash, self), let old = dict.entry(number)?.value else {
      // CPython adds to 0 only where it has to.
      let first = op == .add ? count : try binary(op, .int(0), count)
      return try dict.set(key, hash: hash, to: first, self)
    }
    if case .int(let sum) = old, case .int(1) = count, op == .add, sum < .max {
      return dict.replaceValue(.int(sum + 1), at: number)
    }
    let (left, right) = op == .add ? (count, old) : (old, count)
    try dict.set(key, hash: hash, to: binary(op, left, right), self)
  }

  /// The counts, largest first.
  private func ranked(_ dict: DictObject) throws(Raise) -> [(key: Value, value: Value)] {
    let items = dict.items
    let places = try sorted(items.indices.map { .int($0) }, by: items.map(\.value), reverse: true)
    return places.compactMap { place in place.asInt.map { items[$0] } }
  }

  /// The same, or in the dict's own order where the counts cannot be ordered.
  private func shownPairs(_ dict: DictObject) throws(Raise) -> [(key: Value, value: Value)] {
    do throws(Raise) {
      return try ranked(dict)
    } catch {
      if error.exception.type.isSubtype(of: heap.types.exception("TypeError")) { return dict.items }
      throw error
    }
  }

  // MARK: Operators

  private static let combinations: [(name: String, combine: Combination)] = [
    ("add", { (machine, a, b) throws(Raise) in try machine.binary(.add, a, b) }),
    ("sub", { (machine, a, b) throws(Raise) in try machine.binary(.subtract, a, b) }),
    ("or", { (machine, a, b) throws(Raise) in try machine.isTrue(machine.compare(.less, a, b)) ? b : a }),
    ("and", { (machine, a, b) throws(Raise) in try machine.isTrue(machine.compare(.less, a, b)) ? a : b }),
  ]

  private static let counterOperators: [Method] =
    combinations.flatMap { (name, combine) in
      [
        Method("__\(name)__", .one) { receiver, given, machine throws(Raise) in
          guard machine.isCounter(given[0]), let other = given[0].asDict else { return machine.notImplemented }
          let result = try machine.combined(receiver.dict, other, combine, onlyMine: name == "and")
          return machine.counter(result)
        },
        Method("__i\(name)__", .one) { receiver, given, machine throws(Raise) in
          guard let other = given[0].asDict else { return machine.notImplemented }
          let result = try machine.combined(receiver.dict, other, combine, onlyMine: name == "and")
          receiver.dict.adopt(result)
          return receiver.value
        },
      ]
    } + [
      signed("__pos__") { (_, count, _) in count },
      signed("__neg__") { (machine, count, zero) throws(Raise) in try machine.binary(.subtract, zero, count) },
    ]

  private static func signed(_ name: String, _ change: @escaping Combination) -> Method {
    Method(name, .none) { receiver, _, machine throws(Raise) in
      let none = DictObject(heap: machine.heap)
      return machine.counter(try machine.combined(receiver.dict, none, change, onlyMine: true))
    }
  }

  private typealias Combination = @Sendable (Machine, Value, Value) throws(Raise) -> Value

  /// The positive ones of the combined counts.
  private func combined(
    _ mine: DictObject, _ theirs: DictObject, _ combine: Combination, onlyMine: Bool
  ) throws(Raise) -> DictObject {
    let result = DictObject(heap: heap)
    func keep(_ key: Value, _ count: Value) throws(Raise) {
      if try isTrue(compare(.greater, count, .int(0))) { try result.set(key, to: count, self) }
    }
    for (key, count) in mine.items { try keep(key, combine(self, count, theirs.get(key, self) ?? .int(0))) }
    if onlyMine { return result }
    for (key, count) in theirs.items where try mine.get(key, self) == nil {
      try keep(key, combine(self, .int(0), count))
    }
    return result
  }

  private func counter(_ counts: DictObject) -> Value {
    let made = InstanceObject(heap.types.named("Counter"), payload: .dict(counts), heap: heap)
    return .object(made)
  }

  // MARK: Comparisons

  private static let counterComparisons: [Method] = [
    comparison("__eq__", .equal), comparison("__le__", .lessOrEqual), comparison("__ge__", .greaterOrEqual),
    comparison("__ne__", .equal, negated: true), comparison("__lt__", .lessOrEqual, strict: true),
    comparison("__gt__", .greaterOrEqual, strict: true),
  ]

  /// Whether `op` holds for all counts; `strict` wants some to differ, too.
  private static func comparison(
    _ name: String, _ op: ComparisonOperator, negated: Bool = false, strict: Bool = false
  ) -> Method {
    Method(name, .one) { receiver, given, machine throws(Raise) in
      guard let other = given[0].asDict else { return machine.notImplemented }
      if !machine.isCounter(given[0]) {
        // With other dicts it compares as a dict.
        if op != .equal { return machine.notImplemented }
        return .bool(try machine.isEqual(.dict(receiver.dict), .dict(other)) != negated)
      }
      var holds = try machine.holds(op, receiver.dict, other)
      if strict, holds { holds = !(try machine.holds(.equal, receiver.dict, other)) }
      return .bool(holds != negated)
    }
  }

  private func holds(_ op: ComparisonOperator, _ a: DictObject, _ b: DictObject) throws(Raise) -> Bool {
    for key in a.keys + b.keys {
      let (mine, theirs) = (try a.get(key, self) ?? .int(0), try b.get(key, self) ?? .int(0))
      if !(try isTrue(compare(op, mine, theirs))) { return false }
    }
    return true
  }
}
