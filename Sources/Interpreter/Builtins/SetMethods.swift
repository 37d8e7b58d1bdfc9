// The methods of `set` and `frozenset`. Where an operator asks for a set, its method takes any iterable.

import Syntax

extension Machine {
  func installSetMethods() {
    let receiver: (Value) -> SetObject? = { value in value.asSet.flatMap { $0.isFrozen ? nil : $0 } }
    define(Machine.setMethods, on: heap.types.set, receiver: receiver)
    define(Machine.setMethods, on: heap.types.frozenset) { value in
      value.asSet.flatMap { $0.isFrozen ? $0 : nil }
    }
    define(Machine.mutatingSetMethods, on: heap.types.set, receiver: receiver)
  }

  /// `set.name(other, …)`: a new set, combined with each of the others in turn.
  private static func combination(
    _ name: String, _ arity: Arity,
    _ combine: @escaping @Sendable (SetObject, Value, Machine) throws(Raise) -> SetObject
  ) -> NativeMethod<SetObject> {
    NativeMethod(name, arity) { set, given, machine throws(Raise) in
      if given.count == 0 { return .object(try set.copy(machine)) }
      var result = set
      for other in given.rest() { result = try combine(result, other, machine) }
      return .object(result)
    }
  }

  private static let setMethods: [NativeMethod<SetObject>] = [
    combination("intersection", .any) { (set, other, machine) throws(Raise) in
      try set.intersection(other, machine)
    },
    combination("symmetric_difference", .one) { (set, other, machine) throws(Raise) in
      try set.symmetricDifference(other, machine)
    },
    NativeMethod("difference", .any) { set, given, machine throws(Raise) in
      guard given.count > 0 else { return .object(try set.copy(machine)) }
      let result = try set.difference(given[0], machine)
      for other in given.rest(from: 1) { try result.remove(contentsOf: other, machine) }
      return .object(result)
    },
    NativeMethod("union", .any) { set, given, machine throws(Raise) in
      let result = try set.copy(machine)
      for other in given.rest() where other.asSet !== set { try result.insert(contentsOf: other, machine) }
      return .object(result)
    },
    NativeMethod("copy", .none) { set, _, machine throws(Raise) in
      .object(set.isFrozen ? set : try set.copy(machine))
    },
    NativeMethod("isdisjoint", .one) { set, given, machine throws(Raise) in
      .bool(try set.isDisjoint(with: given[0], machine))
    },
    NativeMethod("issubset", .one) { set, given, machine throws(Raise) in
      .bool(try set.isSubset(of: machine.asSet(given[0]), machine))
    },
    NativeMethod("issuperset", .one) { set, given, machine throws(Raise) in
      .bool(try set.isSuperset(of: given[0], machine))
    },
  ]

  private static let mutatingSetMethods: [NativeMethod<SetObject>] = [
    NativeMethod("difference_update", .any) { set, given, machine throws(Raise) in
      for other in given.rest() { try set.remove(contentsOf: other, machine) }
      return .none
    },
    NativeMethod("intersection_update", .any) { set, given, machine throws(Raise) in
      var result = set
      for other in given.rest() { result = try result.intersection(other, machine) }
      set.adopt(try result === set ? set.copy(machine) : result)
      return .none
    },
    NativeMethod("symmetric_difference_update", .one) { set, given, machine throws(Raise) in
      try set.toggle(contentsOf: given[0], machine)
      return .none
    },
    NativeMethod("add", .one) { set, given, machine throws(Raise) in
      try set.add(given[0], machine)
      return .none
    },
    NativeMethod("clear", .none) { set, _, _ in
      set.removeAll()
      return .none
    },
    NativeMethod("discard", .one) { set, given, machine throws(Raise) in
      _ = try set.remove(given[0], hash: machine.hash(sought: given[0]), machine)
      return .none
    },
    NativeMethod("pop", .none) { set, _, machine throws(Raise) in
      guard let member = set.pop() else {
        throw machine.keyError(machine.string("pop from an empty set"))
      }
      return member
    },
    NativeMethod("remove", .one) { set, given, machine throws(Raise) in
      guard try set.remove(given[0], hash: machine.hash(sought: given[0]), machine) else {
        throw machine.keyError(given[0])
      }
      return .none
    },
    NativeMethod("update", .any) { set, given, machine throws(Raise) in
      for other in given.rest() { try set.insert(contentsOf: other, machine) }
      return .none
    },
  ]
}
