// Sets: union, intersection, difference.

import Syntax

extension SetObject {
  /// Whether an operator combines sets.
  static func isAlgebra(_ op: BinaryOperator) -> Bool {
    switch op {
    case .bitOr, .bitAnd, .subtract, .bitXor: true
    default: false
    }
  }

  /// Adds every item of an iterable.
  func insert(contentsOf iterable: Value, _ machine: Machine) throws(Raise) {
    if case .object(let object) = iterable, let set = object as? SetObject {
      for key in set.keys { try self.set(key, to: .none, machine) }
      return
    }
    let iterator = try machine.iterator(of: iterable)
    var seen = 0
    while let item = try iterator.next(machine) {
      try set(item, to: .none, machine)
      seen &+= 1
      if seen & 1023 == 0 { try machine.pollHolding() }
    }
  }

  /// `self op other` as a new set of this set's type; nil when the operator is none of sets.
  func combined(
    _ op: BinaryOperator, with other: SetObject, _ machine: Machine
  ) throws(Raise) -> Value? {
    let result = SetObject(isFrozen: isFrozen, heap: heap)
    switch op {
    case .bitOr:
      try result.insert(contentsOf: .object(self), machine)
      try result.insert(contentsOf: .object(other), machine)
    case .bitAnd:
      // Walks the smaller one, as CPython does: the order of the result depends on it.
      let (walked, asked) = other.count > count ? (self, other) : (other, self)
      for key in walked.keys where try asked.get(key, machine) != nil {
        try result.set(key, to: .none, machine)
      }
    case .subtract: try result.insert(self, except: other, machine)
    case .bitXor:
      try result.insert(self, except: other, machine)
      try result.insert(other, except: self, machine)
    default: return nil
    }
    return .object(result)
  }

  private func insert(_ set: SetObject, except other: SetObject, _ machine: Machine) throws(Raise) {
    for key in set.keys where try other.get(key, machine) == nil {
      try self.set(key, to: .none, machine)
    }
  }

  func isSubset(of other: SetObject, _ machine: Machine) throws(Raise) -> Bool {
    if count > other.count { return false }
    for key in keys where try other.get(key, machine) == nil { return false }
    return true
  }
}
