// The methods of `range` and `slice`.

import BigInt

extension Machine {
  func installRangeMethods() {
    define(
      [
        NativeMethod<LongRange>("count", .one) { range, given, machine in
          .int(machine.place(of: given[0], in: range) == nil ? 0 : 1)
        },
        NativeMethod<LongRange>("index", .one) { range, given, machine throws(Raise) in
          if let place = machine.place(of: given[0], in: range) { return machine.integer(place) }
          guard BigIntObject.integer(given[0]) != nil else {
            throw machine.valueError("sequence.index(x): x not in sequence")
          }
          throw machine.valueError("\(try machine.repr(given[0])) is not in range")
        },
      ], on: heap.types.range
    ) { LongRange($0) }
    func bound(_ name: String, _ get: @escaping (LongRange) -> BigInt) {
      defineProperties(
        [(name, { value, machine in LongRange(value).map { machine.integer(get($0)) } ?? .none })],
        areMembers: true, on: heap.types.range)
    }
    bound("start", \.start)
    bound("stop", \.stop)
    bound("step", \.step)

    define(
      [
        NativeMethod<SliceObject>("indices", .one) { slice, given, machine throws(Raise) in
          let count = try machine.integerArgument(given[0])
          if count.sign == .minus { throw machine.valueError("length should not be negative") }
          return machine.tuple(try slice.indices(count: count, machine).map { machine.integer($0) })
        }
      ], on: heap.types.slice
    ) { $0.object as? SliceObject }
    func part(_ name: String, _ get: @escaping (SliceObject) -> Value) {
      defineProperties(
        [(name, { value, _ in (value.object as? SliceObject).map(get) ?? .none })], areMembers: true,
        on: heap.types.slice)
    }
    part("start", \.lower)
    part("stop", \.upper)
    part("step", \.step)
  }

  /// Where `value` stands in the range; a float may stand there, too.
  private func place(of value: Value, in range: LongRange) -> BigInt? {
    if case .float(let float) = value { return BigInt(exactly: float).flatMap { range.index(of: $0) } }
    return BigIntObject.integer(value).flatMap { range.index(of: $0) }
  }
}

extension SliceObject {
  /// The start, the stop and the step for a sequence of `count` items, all of them of any size.
  fileprivate func indices(count: BigInt, _ machine: Machine) throws(Raise) -> [BigInt] {
    func bound(_ value: Value) throws(Raise) -> BigInt? {
      if value.isNone { return nil }
      if BigIntObject.integer(value) == nil, try machine.boundSpecial(.index, of: value) == nil {
        throw machine.typeError("slice indices must be integers or None or have an __index__ method")
      }
      return try machine.integerArgument(value)
    }
    let step = try bound(self.step) ?? 1
    if step.isZero { throw machine.valueError("slice step cannot be zero") }
    let isForward = step.sign == .plus
    let (lowest, highest): (BigInt, BigInt) = isForward ? (0, count) : (-1, count - 1)
    func clamp(_ value: BigInt?, _ missing: BigInt) -> BigInt {
      guard let value else { return missing }
      return value.sign == .minus ? max(value + count, lowest) : min(value, highest)
    }
    let start = clamp(try bound(lower), isForward ? lowest : highest)
    let stop = clamp(try bound(upper), isForward ? highest : lowest)
    return [start, stop, step]
  }
}
