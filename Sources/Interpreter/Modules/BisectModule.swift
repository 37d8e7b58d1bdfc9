// The module `bisect`: places in a sorted list, found by halving.

import Syntax

enum BisectModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let rows = [true, false].flatMap { isRight in [search(isRight), insertion(isRight)] }
    let module = machine.module("bisect", owner: "_bisect", rows)
    module.members["bisect"] = module.members["bisect_right"]
    module.members["insort"] = module.members["insort_right"]
    return module
  }

  private static let arity = Arity.named(["a", "x", "lo", "hi", "key"], required: 2, positional: 4)

  private static func search(_ isRight: Bool) -> NativeRow {
    NativeRow(isRight ? "bisect_right" : "bisect_left", arity) { given, machine throws(Raise) in
      .int(try place(of: given[1], isKey: true, given, isRight, machine))
    }
  }

  private static func insertion(_ isRight: Bool) -> NativeRow {
    NativeRow(isRight ? "insort_right" : "insort_left", arity) { given, machine throws(Raise) in
      let place = try place(of: given[1], isKey: false, given, isRight, machine)
      let insert = try machine.attribute(of: given[0], machine.heap.names.intern("insert"))
      return try machine.call(insert, .int(place), given[1])
    }
  }

  /// Where `value` belongs; `isKey` says that it is compared as it is, not by its key.
  private static func place(
    of value: Value, isKey: Bool, _ given: Given, _ isRight: Bool, _ machine: Machine
  ) throws(Raise) -> Int {
    let function = given.optional(4) ?? .none
    let wanted = isKey || function.isNone ? value : try machine.call(function, value)
    var low = try machine.size(given[2], default: 0)
    if low < 0 { throw machine.valueError("lo must be non-negative") }
    let end = given.optional(3) ?? .none
    var high = end.isNone ? try machine.length(given[0]) : try machine.size(end)
    while low < high {
      let middle = low + (high - low) / 2
      let item = try machine.item(of: given[0], at: .int(middle))
      let key = function.isNone ? item : try machine.call(function, item)
      let isAfter =
        isRight
        ? !(try machine.isTrue(machine.compare(.less, wanted, key)))
        : try machine.isTrue(machine.compare(.less, key, wanted))
      if isAfter { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
