// `dict.keys()`, `dict.values()` and `dict.items()`: live views of a dict.
//
// Keys and items also behave as sets: `d.keys() & e.keys()` is a set, and views compare as sets do.

import Syntax

/// `dict_keys`, `dict_values` or `dict_items`.
final class DictView: Container {
  private(set) var dict: DictObject
  let part: DictPart

  init(_ dict: DictObject, _ part: DictPart, heap: Heap) {
    self.dict = dict
    self.part = part
    super.init(heap: heap)
  }

  deinit { buryObject(.dict(dict)) }

  override var type: TypeObject { heap.types.named("dict_\(part.rawValue)") }

  override func length(_ machine: Machine) -> Int? { dict.count }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    part == .values ? try super.hash(machine) : nil
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    try machine.repr(
      values(machine), of: self, opening: "dict_\(part.rawValue)([", closing: "])")
  }

  override func iterate(_ machine: Machine) -> Object? {
    DictIterator(dict, yielding: part, heap: heap)
  }

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    switch part {
    case .keys: return try dict.get(item, machine) != nil
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = item, pair.items.count == 2 else { return false }
      guard let value = try dict.get(pair.items[0], machine) else { return false }
      return try machine.isSameKey(value, pair.items[1])
    }
  }

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard part != .values, SetObject.isAlgebra(`operator`) else { return nil }
    let own = SetObject(heap: heap)
    try own.insert(contentsOf: .object(self), machine)
    let operand = SetObject(heap: heap)
    try operand.insert(contentsOf: other, machine)
    return try (reflected ? operand : own).combined(`operator`, with: reflected ? own : operand, machine)
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard part != .values, case .object(let object) = other else { return nil }
    guard object is SetObject || (object as? DictView)?.part != .values && object is DictView else {
      return nil
    }
    let own = SetObject(heap: heap)
    try own.insert(contentsOf: .object(self), machine)
    let operand = SetObject(heap: heap)
    try operand.insert(contentsOf: other, machine)
    return try own.compare(`operator`, .object(operand), machine)
  }

  override func forEachReference(_ visit: (Value) -> Void) { visit(.dict(dict)) }
  override func sever() { dict = DictObject(heap: heap) }

  private func values(_ machine: Machine) -> [Value] {
    var values: [Value] = []
    for entry in dict.table.entries where entry.isLive { values.append(part.value(of: entry, machine)) }
    return values
  }
}
