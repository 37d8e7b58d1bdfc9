// The methods of `set` and `frozenset`. Where an operator asks for a set, its method takes any iterable.

import Syntax

extension Machine {
  func installSetMethods() {
    let receiver: (Value) -> SetObject? = { $0.object as? SetObject }
    define(Machine.setMethods, on: heap.types.set, receiver: receiver)
    define(Machine.setMethods, on: heap.types.frozenset, receiver: receiver)
    define(Machine.mutatingSetMethods, on: heap.types.set, receiver: receiver)
  }

  /// A set of what an iterable yields.
  func set(from iterable: Value, isFrozen: Bool = false) throws(Raise) -> SetObject {
    let set = SetObject(isFrozen: isFrozen, heap: heap)
    try set.insert(contentsOf: iterable, self)
    return set
  }

  /// The iterable as a set, itself if it is one.
  private func asSet(_ iterable: Value) throws(Raise) -> SetObject {
    if let set = iterable.object as? SetObject { return set }
    return try set(from: iterable)
  }

  /// `set op other op …`, each of the others any iterable.
  private func combine(
    _ set: SetObject, _ op: BinaryOperator, _ others: [Value]
  ) throws(Raise) -> SetObject {
    try reserve(bytes: set.count * 64)
    var result = set
    if others.isEmpty { result = try self.set(from: .object(set), isFrozen: set.isFrozen) }
    for other in others {
      guard case .object(let combined)? = try result.combined(op, with: asSet(other), self),
        let next = combined as? SetObject
      else { continue }
      result = next
    }
    return result
  }

  private func replace(_ set: SetObject, by other: SetObject) throws(Raise) {
    let members = other.keys
    set.removeAll()
    for member in members { try set.set(member, to: .none, self) }
  }

  private static func combination(_ name: String, _ op: BinaryOperator, _ arity: Arity) -> NativeMethod<
    SetObject
  > {
    NativeMethod(name, arity) { set, given, machine throws(Raise) in
      .object(try machine.combine(set, op, given.rest()))
    }
  }

  private static func update(_ name: String, _ op: BinaryOperator, _ arity: Arity) -> NativeMethod<SetObject> {
    NativeMethod(name, arity) { set, given, machine throws(Raise) in
      try machine.replace(set, by: machine.combine(set, op, given.rest()))
      return .none
    }
  }

  private static let setMethods: [NativeMethod<SetObject>] = [
    combination("difference", .subtract, .any),
    combination("intersection", .bitAnd, .any),
    combination("symmetric_difference", .bitXor, .one),
    combination("union", .bitOr, .any),
    NativeMethod("copy", .none) { set, _, machine throws(Raise) in
      .object(set.isFrozen ? set : try machine.combine(set, .bitOr, []))
    },
    NativeMethod("isdisjoint", .one) { set, given, machine throws(Raise) in
      let others = try machine.asSet(given[0])
      for key in set.keys where try others.get(key, machine) != nil { return .bool(false) }
      return .bool(true)
    },
    NativeMethod("issubset", .one) { set, given, machine throws(Raise) in
      .bool(try set.isSubset(of: machine.asSet(given[0]), machine))
    },
    NativeMethod("issuperset", .one) { set, given, machine throws(Raise) in
      .bool(try machine.asSet(given[0]).isSubset(of: set, machine))
    },
  ]

  private static let mutatingSetMethods: [NativeMethod<SetObject>] = [
    update("difference_update", .subtract, .any),
    update("intersection_update", .bitAnd, .any),
    update("symmetric_difference_update", .bitXor, .one),
    NativeMethod("add", .one) { set, given, machine throws(Raise) in
      try set.set(given[0], to: .none, machine)
      return .none
    },
    NativeMethod("clear", .none) { set, _, _ in
      set.removeAll()
      return .none
    },
    NativeMethod("discard", .one) { set, given, machine throws(Raise) in
      _ = try set.remove(machine.searched(given[0]), machine)
      return .none
    },
    NativeMethod("pop", .none) { set, _, machine throws(Raise) in
      guard let member = set.table.entries.first(where: \.isLive)?.key else {
        throw machine.keyError(machine.string("pop from an empty set"))
      }
      _ = try set.remove(member, machine)
      return member
    },
    NativeMethod("remove", .one) { set, given, machine throws(Raise) in
      if try set.remove(machine.searched(given[0]), machine) == nil { throw machine.keyError(given[0]) }
      return .none
    },
    NativeMethod("update", .any) { set, given, machine throws(Raise) in
      for other in given.rest() { try set.insert(contentsOf: other, machine) }
      return .none
    },
  ]

  /// What is looked for in a set: a set stands for its frozen twin.
  private func searched(_ value: Value) throws(Raise) -> Value {
    guard let set = value.object as? SetObject, !set.isFrozen else { return value }
    return .object(try self.set(from: value, isFrozen: true))
  }
}
