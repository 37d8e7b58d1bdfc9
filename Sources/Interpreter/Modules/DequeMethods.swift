// The class `deque` and its methods.

import Syntax

extension Machine {
  /// The class `collections.deque`.
  func makeDequeType() -> TypeObject {
    let type = moduleClass("collections.deque", .named(["iterable", "maxlen"])) {
      given, machine throws(Raise) in
      var limit: Int?
      if let value = given.optional(1), !value.isNone {
        guard BigIntObject.integer(value.underlying) != nil else {
          throw machine.typeError("an integer is required")
        }
        let length = try machine.size(value)
        if length < 0 { throw machine.valueError("maxlen must be non-negative") }
        limit = length
      }
      let deque = Deque(limit: limit, heap: machine.heap)
      if let source = given.optional(0) { try deque.extend(with: source, machine) }
      return .object(deque)
    }
    type.hasNativeOperations = true
    type.acceptsSubclasses = true
    type.isFilledLater = true
    define(Machine.dequeMethods, on: type) { $0.underlying.object as? Deque }
    defineOperations(
      [
        "__add__", "__mul__", "__rmul__", "__len__", "__iter__", "__contains__", "__getitem__", "__setitem__",
        "__delitem__", "__bool__", "__repr__",
      ], inPlace: [("__iadd__", .add), ("__imul__", .multiply)], on: type)
    define([Machine.copyOfDeque("copy"), Machine.copyOfDeque("__copy__")], on: type) { value in
      value.underlying.object is Deque ? value : nil
    }
    defineProperties(
      [("maxlen", { value, _ in (value.underlying.object as? Deque)?.limit.map { .int($0) } ?? .none })],
      on: type)
    return type
  }

  /// A copy of an instance of a derived class is one of that class.
  private static func copyOfDeque(_ name: String) -> NativeMethod<Value> {
    NativeMethod(name, .none) { value, _, machine throws(Raise) in
      guard let deque = value.underlying.object as? Deque else { return .none }
      if value.object === deque { return .object(deque.copy()) }
      let limit = deque.limit.map { [Value.int($0)] } ?? []
      return try machine.call(.object(machine.type(of: value)), [.object(deque)] + limit)
    }
  }

  private static let dequeMethods: [NativeMethod<Deque>] = [
    NativeMethod("append", .one) { deque, given, _ in
      deque.append(given[0])
      return .none
    },
    NativeMethod("appendleft", .one) { deque, given, _ in
      deque.appendFirst(given[0])
      return .none
    },
    NativeMethod("clear", .none) { deque, _, _ in
      deque.removeAll()
      return .none
    },
    NativeMethod("count", .one) { deque, given, machine throws(Raise) in
      var found = 0
      try deque.forEach(in: 0..<deque.count, machine) { (_, item) throws(Raise) in
        if try machine.isSameKey(item, given[0]) { found += 1 }
        return true
      }
      return .int(found)
    },
    NativeMethod("extend", .one) { deque, given, machine throws(Raise) in
      try deque.extend(with: given[0], machine)
      return .none
    },
    NativeMethod("extendleft", .one) { deque, given, machine throws(Raise) in
      try deque.extend(with: given[0], atFront: true, machine)
      return .none
    },
    NativeMethod("index", .parsed(1...3)) { deque, given, machine throws(Raise) in
      let range = try machine.bounds(given, from: 1, count: deque.count)
      var place: Int?
      try deque.forEach(in: range, machine) { (index, item) throws(Raise) in
        if try machine.isSameKey(item, given[0]) { place = index }
        return place == nil
      }
      if let place { return .int(place) }
      throw machine.valueError("\(try machine.repr(given[0]).string) is not in deque")
    },
    NativeMethod("insert", .parsed(2...2)) { deque, given, machine throws(Raise) in
      let index = try machine.size(given[0])
      if deque.count == deque.limit { throw machine.indexError("deque already at its maximum size") }
      deque.insert(given[1], at: min(max(index < 0 ? index &+ deque.count : index, 0), deque.count))
      return .none
    },
    NativeMethod("pop", .none) { deque, _, machine throws(Raise) in
      if let item = deque.popLast() { return item }
      throw machine.indexError("pop from an empty deque")
    },
    NativeMethod("popleft", .none) { deque, _, machine throws(Raise) in
      if let item = deque.popFirst() { return item }
      throw machine.indexError("pop from an empty deque")
    },
    NativeMethod("remove", .one) { deque, given, machine throws(Raise) in
      var place: Int?
      try deque.forEach(
        in: 0..<deque.count, machine, changed: { $0.indexError("deque mutated during iteration") }
      ) { (index, item) throws(Raise) in
        if try machine.isSameKey(item, given[0]) { place = index }
        return place == nil
      }
      guard let place else {
        throw machine.valueError("\(try machine.repr(given[0]).string) is not in deque")
      }
      _ = deque.remove(at: place)
      return .none
    },
    NativeMethod("reverse", .none) { deque, _, _ in
      deque.reverse()
      return .none
    },
    NativeMethod("rotate", .any) { deque, given, machine throws(Raise) in
      if given.arguments.hasKeywords { throw machine.typeError("deque.rotate() takes no keyword arguments") }
      if given.count > 1 {
        throw machine.typeError("deque.rotate expected at most 1 argument, got \(given.count)")
      }
      deque.rotate(try machine.size(given[0], default: 1))
      return .none
    },
    NativeMethod("__reversed__", .none) { deque, _, machine in
      .object(DequeIterator(deque, isReversed: true, heap: machine.heap))
    },
  ]
}
