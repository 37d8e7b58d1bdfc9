// Sets: union, intersection, difference, symmetric difference.
//
// Each takes any iterable. The order of the result is CPython's, and so is every choice on which it depends:
// which of two sets is walked, and whether the result is a copy with keys removed or is gathered key by key.
// A set that is walked may be changed by the code that its keys' comparison runs: it is read slot by slot.

import Syntax

extension SetObject {
  /// Adds every item of an iterable.
  func insert(contentsOf iterable: Value, _ machine: Machine) throws(Raise) {
    if let set = iterable.asSet { return try merge(set, machine) }
    if case .dict(let dict) = iterable {
      try makeRoom(for: dict.count, machine)
      var number = 0
      while let entry = dict.entry(number) {
        number &+= 1
        if entry.isLive { try add(entry.key, hash: entry.hash, machine) }
        if number & 1023 == 0 { try machine.pollHolding() }
      }
      return
    }
    try machine.forEach(in: iterable) { (item) throws(Raise) in
      try add(item, machine)
      return true
    }
  }

  /// Removes every item of an iterable that is there.
  func remove(contentsOf iterable: Value, _ machine: Machine) throws(Raise) {
    if let set = iterable.asSet {
      if set === self { return removeAll() }
      // In a set that is far larger, only the common keys matter.
      let removed = set.count >> 3 > count ? try intersection(iterable, machine) : set
      try removed.forEachSlot(machine) { (slot) throws(Raise) in
        _ = try remove(slot.key, hash: slot.hash, machine)
      }
    } else {
      try machine.forEach(in: iterable) { (item) throws(Raise) in
        _ = try remove(item, hash: machine.hash(item), machine)
        return true
      }
    }
    try closeHoles(machine)
  }

  /// Removes the items of an iterable that are there and adds those that are not.
  func toggle(contentsOf iterable: Value, _ machine: Machine) throws(Raise) {
    if iterable.asSet === self { return removeAll() }
    func toggle(_ key: Value, hash: Int) throws(Raise) {
      if try !remove(key, hash: hash, machine) { try add(key, hash: hash, machine) }
    }
    if case .dict = iterable {
      try machine.forEach(in: iterable) { (item) throws(Raise) in
        try toggle(item, hash: machine.hash(item))
        return true
      }
      return
    }
    try machine.asSet(iterable).forEachSlot(machine) { (slot) throws(Raise) in
      try toggle(slot.key, hash: slot.hash)
    }
  }

  func copy(_ machine: Machine) throws(Raise) -> SetObject {
    try machine.set(from: .object(self), isFrozen: isFrozen)
  }

  func union(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
    let result = try copy(machine)
    if other.asSet !== self { try result.insert(contentsOf: other, machine) }
    return result
  }

  func intersection(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
    if other.asSet === self { return try copy(machine) }
    let result = SetObject(isFrozen: isFrozen, heap: heap)
    if let set = other.asSet {
      let (walked, asked) = set.count > count ? (self, set) : (set, self)
      try walked.forEachSlot(machine) { (slot) throws(Raise) in
        if try asked.contains(slot.key, hash: slot.hash, machine) {
          try result.add(slot.key, hash: slot.hash, machine)
        }
      }
      return result
    }
    try machine.forEach(in: other) { (item) throws(Raise) in
      let hash = try machine.hash(item)
      guard try contains(item, hash: hash, machine) else { return true }
      try result.add(item, hash: hash, machine)
      return result.count < count
    }
    return result
  }

  func difference(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
    if let set = other.asSet, set.count >= count >> 2 {
      return try filtered(machine) { (slot) throws(Raise) in
        try !set.contains(slot.key, hash: slot.hash, machine)
      }
    }
    if case .dict(let dict) = other, dict.count >= count >> 2 {
      return try filtered(machine) { (slot) throws(Raise) in
        try dict.find(slot.key, hash: slot.hash, machine) == nil
      }
    }
    // Where little is taken away, and with other iterables always: a copy without it.
    let result = try copy(machine)
    try result.remove(contentsOf: other, machine)
    return result
  }

  private func filtered(
    _ machine: Machine, _ isWanted: (Slot) throws(Raise) -> Bool
  ) throws(Raise) -> SetObject {
    let result = SetObject(isFrozen: isFrozen, heap: heap)
    try forEachSlot(machine) { (slot) throws(Raise) in
      if try isWanted(slot) { try result.add(slot.key, hash: slot.hash, machine) }
    }
    return result
  }

  func symmetricDifference(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
    let result = try machine.set(from: other, isFrozen: isFrozen)
    try result.toggle(contentsOf: .object(self), machine)
    return result
  }

  func isSubset(of other: SetObject, _ machine: Machine) throws(Raise) -> Bool {
    if count > other.count { return false }
    return try !contains(machine) { (slot) throws(Raise) in
      try !other.contains(slot.key, hash: slot.hash, machine)
    }
  }

  func isDisjoint(with other: Value, _ machine: Machine) throws(Raise) -> Bool {
    if other.asSet === self { return count == 0 }
    if let set = other.asSet {
      let (walked, asked) = set.count > count ? (self, set) : (set, self)
      return try !walked.contains(machine) { (slot) throws(Raise) in
        try asked.contains(slot.key, hash: slot.hash, machine)
      }
    }
    var isDisjoint = true
    try machine.forEach(in: other) { (item) throws(Raise) in
      isDisjoint = try !contains(item, hash: machine.hash(item), machine)
      return isDisjoint
    }
    return isDisjoint
  }

  func isSuperset(of other: Value, _ machine: Machine) throws(Raise) -> Bool {
    if let set = other.asSet { return try set.isSubset(of: self, machine) }
    var isSuperset = true
    try machine.forEach(in: other) { (item) throws(Raise) in
      isSuperset = try contains(item, hash: machine.hash(item), machine)
      return isSuperset
    }
    return isSuperset
  }

  /// Calls `body` with each slot that holds a key.
  private func forEachSlot(_ machine: Machine, _ body: (Slot) throws(Raise) -> Void) throws(Raise) {
    _ = try contains(machine) { (slot) throws(Raise) in
      try body(slot)
      return false
    }
  }

  /// Whether `predicate` holds for some slot with a key.
  private func contains(_ machine: Machine, where predicate: (Slot) throws(Raise) -> Bool) throws(Raise) -> Bool
  {
    var place = 0
    var seen = 0
    while let slot = next(from: &place) {
      if try predicate(slot) { return true }
      seen &+= 1
      if seen & 1023 == 0 { try machine.pollHolding() }
    }
    return false
  }
}

extension Machine {
  /// A set of what an iterable yields.
  func set(from iterable: Value, isFrozen: Bool = false) throws(Raise) -> SetObject {
    let set = SetObject(isFrozen: isFrozen, heap: heap)
    try set.insert(contentsOf: iterable, self)
    return set
  }

  /// The iterable as a set, itself if it is one.
  func asSet(_ iterable: Value) throws(Raise) -> SetObject {
    if let set = iterable.asSet { return set }
    return try set(from: iterable)
  }

  /// The set that a display of `items` makes. CPython builds a display of three or more constants in advance,
  /// as a frozenset made twice, of which each evaluation is a copy (an iteration takes it as it is); the order
  /// of the keys shows it.
  func set(_ items: UnsafeBufferPointer<Value>, constants: SetConstants) throws(Raise) -> SetObject {
    let set = SetObject(heap: heap)
    for item in items { try set.add(item, self) }
    if constants == .none { return set }
    let again = SetObject(heap: heap)
    for key in set.keys { try again.add(key, self) }
    return constants == .iterated ? again : try self.set(from: .object(again))
  }

  /// The hash of what is looked for in a set: a set is not hashable, but stands for its frozen twin.
  func hash(sought value: Value) throws(Raise) -> Int {
    if let set = value.asSet, !set.isFrozen { return try hash(ofItems: set) }
    return try hash(value)
  }
}

/// What the compiler knows of a set display.
enum SetConstants: UInt8 {
  case none
  /// Three or more constants.
  case display
  /// Constants that a loop goes through.
  case iterated
}
