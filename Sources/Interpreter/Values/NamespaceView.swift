// `globals()`: the variables of a module as a dict.
//
// Variables live in slots that the compiler numbers, not in a hash table. The view reads and writes those slots, so
// that `globals()["x"] = 1` makes a variable at once. What it does not do itself, a dict made for the occasion does:
// the methods of `dict` run on a copy, and what they changed in it is done to the variables.

import Syntax

/// A dict whose entries are the variables of one namespace.
final class NamespaceView: Container {
  private(set) var table: GlobalTable

  private init(_ table: GlobalTable, heap: Heap) {
    self.table = table
    super.init(heap: heap)
  }

  /// The view of a namespace: the same object as long as anybody has it.
  static func of(_ table: GlobalTable) -> Value {
    if let view = table.view { return .object(view) }
    let made = NamespaceView(table, heap: table.heap)
    table.view = made
    return .object(made)
  }

  /// The variables as they are now.
  var copy: DictObject {
    let dict = DictObject(heap: heap)
    for name in table.shownNames {
      if let value = table[name] { dict.set(named: name, to: value) }
    }
    return dict
  }

  override var type: TypeObject { heap.types.dict }
  override var isPatternMapping: Bool { true }

  override func length(_ machine: Machine) -> Int? { table.shownNames.count }

  override func hash(_ machine: Machine) -> Int? { nil }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    if machine.reprStack.contains(self) { return "{...}" }
    machine.reprStack.append(self)
    defer { machine.reprStack.removeLast() }
    return try machine.repr(.dict(copy))
  }

  override func iterate(_ machine: Machine) -> Object? { DictIterator(copy, yielding: .keys, heap: heap) }

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    try value(of: item, machine) != nil
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if let value = try value(of: index, machine) { return value }
    throw machine.keyError(index)
  }

  override func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard case .string(let name) = index.underlying else {
      throw machine.typeError("names of variables must be str, not \(machine.typeName(index))")
    }
    try set(name.text.string, to: value, machine)
    return true
  }

  override func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool {
    guard try value(of: index, machine) != nil, case .string(let name) = index.underlying else {
      throw machine.keyError(index)
    }
    table[name.text.string] = nil
    return true
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    let other = (other.object as? NamespaceView).map { .dict($0.copy) } ?? other
    return try machine.compare(`operator`, .dict(copy), other)
  }

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard `operator` == .bitOr else { return nil }
    return reflected
      ? try machine.binary(.bitOr, other, .dict(copy)) : try machine.binary(.bitOr, .dict(copy), other)
  }

  /// The methods of `dict`.
  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    guard let found = heap.types.dict.lookup(name)?.object as? NativeFunction, found.isMethod else {
      return nil
    }
    return .object(
      NativeFunction(found.name, qualifiedName: found.qualifiedName, heap: heap) {
        (arguments, machine) throws(Raise) in
        let dict = self.copy
        let result = try machine.call(
          .object(found), [.dict(dict)] + arguments.positional, keywords: arguments.keywords)
        try self.take(dict, machine)
        return result
      })
  }

  private func value(of key: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard case .string(let name) = key.underlying else {
      _ = try machine.hash(key)
      return nil
    }
    let text = name.text.string
    return table.isHidden(text) ? nil : table[text]
  }

  private func set(_ name: String, to value: Value, _ machine: Machine) throws(Raise) {
    if table.isHidden(name) { throw machine.error("KeyError", "'\(name)' is the module's own") }
    try table.requireRoom(for: name, machine)
    table[name] = value
  }

  /// Makes the variables what the dict says.
  private func take(_ dict: DictObject, _ machine: Machine) throws(Raise) {
    for name in table.shownNames where dict.value(named: name) == nil { table[name] = nil }
    for (key, value) in dict.items {
      _ = try setItem(at: key, to: value, machine)
    }
  }

  override func forEachReference(_ visit: (Value) -> Void) { visit(.object(table)) }
}
