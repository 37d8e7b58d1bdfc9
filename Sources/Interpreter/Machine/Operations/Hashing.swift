// Hashes, the same as CPython's for everything whose hash does not depend on the run: numbers, and tuples and
// frozensets of them. -1 is never a hash. Objects without a hash of their own are numbered as they are first asked
// for it (see `Container`).

extension Machine {
  /// `hash(value)`; TypeError for what cannot be hashed.
  public func hash(_ value: Value) throws(Raise) -> Int {
    switch value {
    case .string(let string):
      return string.text.count < 1 << 16 ? string.text.hash : try charging { string.text.hash($0) }
    case .int(let int): return numericHash(int)
    case .unbound, .none: return 0x0FCA_8642_0
    case .bool(let bool): return bool ? 1 : 0
    case .float(let float): return numericHash(float)
    case .tuple(let tuple): return try hash(of: tuple)
    case .list, .dict: break
    case .function(let function): if let hash = try function.hash(self) { return hash }
    case .object(let object): if let hash = try object.hash(self) { return hash == -1 ? -2 : hash }
    }
    throw typeError("unhashable type: '\(typeName(value))'")
  }

  /// The items' hashes mixed in order, after xxHash.
  private func hash(of tuple: TupleObject) throws(Raise) -> Int {
    try enter(" while hashing an object")
    defer { leave() }
    let (prime1, prime2, prime5): (UInt, UInt, UInt) = (
      11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261
    )
    var sum = prime5
    for index in 0..<tuple.count {
      try work(4)
      sum &+= UInt(bitPattern: try hash(tuple.base[index])) &* prime2
      sum = (sum << 31 | sum >> 33) &* prime1
    }
    sum &+= UInt(bitPattern: tuple.count) ^ (prime5 ^ 3_527_539)
    return sum == .max ? 1_546_275_796 : Int(bitPattern: sum)
  }

  /// The hashes of a frozenset's items mixed so that their order does not matter.
  func hash(ofItems set: SetObject) throws(Raise) -> Int {
    var sum: UInt = 0
    var place = 0
    while let slot = set.next(from: &place) {
      if place & 0xFFFF == 0 { try pollHolding() }
      let bits = UInt(bitPattern: slot.hash)
      sum ^= ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167
    }
    sum ^= UInt(bitPattern: set.count &+ 1) &* 1_927_868_237
    sum ^= (sum >> 11) ^ (sum >> 25)
    sum = sum &* 69069 &+ 907_133_923
    return sum == .max ? 590_923_713 : Int(bitPattern: sum)
  }
}
