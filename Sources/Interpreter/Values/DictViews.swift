// `dict.keys()`, `dict.values()` and `dict.items()`: live views of a dict.
//
// Keys and items also behave as sets: `d.keys() & e.keys()` is a set, and views compare as sets do.

import Syntax

/// `dict_keys`, `dict_values` or `dict_items`.
final class DictView: Container {
  private(set) var dict: DictObject
  let part: DictPart
  /// What its class and its repr begin with: `dict`, or `odict` for an ordered dict.
  private let kind: String

  init(_ dict: DictObject, _ part: DictPart, kind: String = "dict", heap: Heap) {
    self.dict = dict
    self.part = part
    self.kind = kind
    super.init(heap: heap)
  }

  deinit { buryObject(.dict(dict)) }

  override var type: TypeObject { heap.types.named("\(kind)_\(part.rawValue)") }

  override func length(_ machine: Machine) -> Int? { dict.count }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    part == .values ? try super.hash(machine) : nil
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    try machine.repr(
      values(machine), of: self, opening: "\(kind)_\(part.rawValue)([", closing: "])")
  }

  override func iterate(_ machine: Machine) -> Object? {
    DictIterator(dict, yielding: part, heap: heap)
  }

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    switch part {
    case .keys: return try dict.get(item, machine) != nil
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = item, pair.count == 2 else { return false }
      guard let value = try dict.get(pair.base[0], machine) else { return false }
      return try machine.isSameKey(value, pair.base[1])
    }
  }

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard part != .values else { return nil }
    let (left, right) = reflected ? (other, Value.object(self)) : (.object(self), other)
    switch `operator` {
    case .bitAnd: return .object(try intersection(other, machine))
    case .bitOr:
      let result = try DictView.set(left, machine)
      try result.insert(contentsOf: right, machine)
      return .object(result)
    case .subtract:
      let result = try DictView.set(left, machine)
      try result.remove(contentsOf: right, machine)
      return .object(result)
    case .bitXor:
      if let a = left.object as? DictView, let b = right.object as? DictView, a.part == .items, b.part == .items
      {
        return .object(try a.differingItems(b, machine))
      }
      let result = try DictView.set(left, machine)
      try result.toggle(contentsOf: right, machine)
      return .object(result)
    default: return nil
    }
  }

  /// A set of what an operand holds; that of a dict's keys is made from the dict, which fixes its order.
  private static func set(_ operand: Value, _ machine: Machine) throws(Raise) -> SetObject {
    if let view = operand.object as? DictView, view.part == .keys {
      return try machine.set(from: .dict(view.dict))
    }
    return try machine.set(from: operand)
  }

  /// `self & other`: a larger set is asked for what this view holds; otherwise the other is walked, and of two
  /// views the smaller one.
  private func intersection(_ other: Value, _ machine: Machine) throws(Raise) -> SetObject {
    if let set = other.asSet, !set.isFrozen, dict.count <= set.count {
      return try set.intersection(.object(self), machine)
    }
    var (asked, walked) = (self, other)
    if let view = other.object as? DictView, view.part != .values, view.dict.count > dict.count {
      (asked, walked) = (view, .object(self))
    }
    let result = SetObject(heap: heap)
    try machine.forEach(in: walked) { (item) throws(Raise) in
      if try asked.contains(item, machine) == true { try result.add(item, machine) }
      return true
    }
    return result
  }

  /// `self ^ other` of items: those of the other that are not here, then what remains here.
  private func differingItems(_ other: DictView, _ machine: Machine) throws(Raise) -> SetObject {
    let result = SetObject(heap: heap)
    for (view, absent) in [(other, self), (self, other)] {
      try machine.forEach(in: .object(view)) { (item) throws(Raise) in
        if try absent.contains(item, machine) != true { try result.add(item, machine) }
        return true
      }
    }
    return result
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard part != .values, case .object(let object) = other else { return nil }
    guard object is SetObject || (object as? DictView)?.part != .values && object is DictView else {
      return nil
    }
    let (mine, theirs) = (dict.count, try machine.length(other))
    let isEqual = `operator` == .equal || `operator` == .notEqual
    let fits = (isEqual ? .equal : `operator`).holds(for: mine < theirs ? -1 : mine == theirs ? 0 : 1)
    guard fits else { return .bool(`operator` == .notEqual) }
    let isPart = isEqual || `operator` == .less || `operator` == .lessOrEqual
    let (part, whole) = isPart ? (.object(self), other) : (other, .object(self))
    let holds = try isContained(part, in: whole, machine)
    return .bool(holds != (`operator` == .notEqual))
  }

  /// Whether everything in `part` is in `whole`; only the latter need be able to hash its items.
  private func isContained(_ part: Value, in whole: Value, _ machine: Machine) throws(Raise) -> Bool {
    var isContained = true
    try machine.forEach(in: part) { (item) throws(Raise) in
      isContained = try machine.contains(item, in: whole)
      return isContained
    }
    return isContained
  }

  override func forEachReference(_ visit: (Value) -> Void) { visit(.dict(dict)) }
  override func sever() { dict = DictObject(heap: heap) }

  private func values(_ machine: Machine) -> [Value] {
    var values: [Value] = []
    for entry in dict.table.entries { values.append(part.value(of: entry, machine)) }
    return values
  }
}
