// Sorting: stable, by `<` alone, as Python does.
//
// A list of numbers or of texts only is sorted by Swift comparisons; for everything else every comparison asks
// the machine, which may run the script (see `RunSort`). While a list is being sorted it is empty: a script that
// changes it meanwhile is found out and told.

import Syntax

extension Machine {
  /// `list.sort(key=…, reverse=…)`.
  func sort(_ list: ListObject, key: Value, reverse: Bool) throws(Raise) {
    let items = Array(list.items)
    try reserve(bytes: items.count * 32)
    list.removeAll()
    let sorted: [Value]
    do {
      sorted = try self.sorted(items, key: key, reverse: reverse)
    } catch {
      list.replace(0..<list.count, with: items)
      throw error
    }
    let isChanged = list.count > 0
    list.replace(0..<list.count, with: sorted)
    if isChanged { throw valueError("list modified during sort") }
  }

  /// The values in order.
  func sorted(_ values: [Value], key: Value, reverse: Bool) throws(Raise) -> [Value] {
    var keys = values
    if !key.isUnbound, !key.isNone {
      for index in values.indices { keys[index] = try call(key, values[index]) }
    }
    return try sorted(values, by: keys, reverse: reverse)
  }

  /// The values in the order of their keys.
  func sorted(_ values: [Value], by keys: [Value], reverse: Bool) throws(Raise) -> [Value] {
    var keys = keys
    if !reverse { return try order(of: keys).map { values[$0] } }
    // Reversing before and after keeps equal ones in their order.
    keys.reverse()
    return try order(of: keys).reversed().map { values[values.count - 1 - $0] }
  }

  /// The places of `keys` in sorted order.
  private func order(of keys: [Value]) throws(Raise) -> [Int] {
    if keys.count < 2 { return Array(keys.indices) }
    try poll(steps: keys.count)
    if let order = Machine.order(keys, as: { if case .int(let value) = $0 { value } else { nil } }) {
      return order
    }
    if let order = Machine.order(
      keys, as: { if case .float(let value) = $0, !value.isNaN { value } else { nil } })
    {
      return order
    }
    if let order = Machine.order(keys, as: { if case .string(let object) = $0 { object.text } else { nil } }) {
      return order
    }
    return try mergeSorted(keys)
  }

  /// The order of keys that `project` maps to comparable ones; nil where it cannot map them all.
  private static func order<Key: Comparable>(_ keys: [Value], as project: (Value) -> Key?) -> [Int]? {
    var projected: [(key: Key, place: Int)] = []
    projected.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() {
      guard let key = project(key) else { return nil }
      projected.append((key, place))
    }
    projected.sort { $0.key < $1.key || ($0.key == $1.key && $0.place < $1.place) }
    return projected.map(\.place)
  }

  /// The first items of tuples that all begin with a number, exactly as floats: most pairs differ there already.
  private static func leads(of keys: [Value]) -> [Double]? {
    var leads: [Double] = []
    for key in keys {
      guard case .tuple(let tuple) = key, let first = tuple[0] else { return nil }
      switch first {
      case .float(let float) where !float.isNaN: leads.append(float)
      case .int(let int):
        guard let exact = Double(exactly: int) else { return nil }
        leads.append(exact)
      default: return nil
      }
    }
    return leads
  }

  private func mergeSorted(_ keys: [Value]) throws(Raise) -> [Int] {
    let leads = Machine.leads(of: keys)
    var comparisons = 0
    return try RunSort.order(of: keys.count) { [unowned self] (a, b) throws(Raise) in
      if let leads, leads[a] != leads[b] { return leads[a] < leads[b] }
      comparisons += 1
      if comparisons & 0x3FF == 0 { try poll() }
      return try isTrue(compare(.less, keys[a], keys[b]))
    }
  }
}
