// The module `functools`: functions about functions.

import Syntax

enum FunctoolsModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("functools", owner: "", [])
    let members = module.members
    members["reduce"] = machine.function(reduce)
    members["cmp_to_key"] = machine.function(comparisonKey)
    members["partial"] = .object(Partial.makeType(machine))
    let assignments = ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"]
    members["WRAPPER_ASSIGNMENTS"] = machine.tuple(assignments.map { machine.string(Text($0)) })
    members["WRAPPER_UPDATES"] = machine.tuple([machine.string("__dict__")])
    addWrapping(to: members, machine)
    try CachedFunction.install(in: members, machine)
    for type in [machine.makeCachedPropertyType(), machine.makePartialMethodType()] {
      members[type.name] = .object(type)
    }
    members["total_ordering"] = machine.function("total_ordering", "cls") { (values, machine) throws(Raise) in
      try TotalOrdering.complete(values[0], machine)
    }
    members["singledispatch"] = machine.function("singledispatch", "func") { (values, machine) throws(Raise) in
      try SingleDispatch.make(values[0], machine)
    }
    return module
  }

  private static let reduce = NativeRow("reduce", .unpacked(2...3)) { given, machine throws(Raise) in
    guard try machine.iteratorIfIterable(given[1]) != nil else {
      throw machine.typeError("reduce() arg 2 must support iteration")
    }
    let function = given[0]
    var total = given[2]
    try machine.forEach(in: given[1]) { (item) throws(Raise) in
      total = total.isUnbound ? item : try machine.call(function, total, item)
      return true
    }
    if total.isUnbound { throw machine.typeError("reduce() of empty iterable with no initial value") }
    return total
  }

  private static let comparisonKey = NativeRow("cmp_to_key", .named(["mycmp"], required: 1)) {
    given, machine in .object(ComparisonKey(given[0], of: nil, heap: machine.heap))
  }

  // MARK: Wrapping

  private static func addWrapping(to members: GlobalTable, _ machine: Machine) {
    let update = machine.function("update_wrapper", "wrapper, wrapped, assigned=?, updated=?") {
      (values, machine) throws(Raise) in
      let assigned = values[2].isUnbound ? members["WRAPPER_ASSIGNMENTS"] ?? .none : values[2]
      let updated = values[3].isUnbound ? members["WRAPPER_UPDATES"] ?? .none : values[3]
      try machine.updateWrapper(values[0], from: values[1], assigned: assigned, updated: updated)
      return values[0]
    }
    members["update_wrapper"] = update
    members["wraps"] = machine.function("wraps", "wrapped, assigned=?, updated=?") {
      (values, machine) throws(Raise) in
      let keywords = DictObject(heap: machine.heap)
      for (name, value) in zip(["wrapped", "assigned", "updated"], values) where !value.isUnbound {
        keywords.set(named: name, to: value)
      }
      return .object(Partial(update, [], keywords, heap: machine.heap))
    }
  }
}

extension Machine {
  /// `functools.update_wrapper` with what it assigns and updates by default.
  func updateWrapper(_ wrapper: Value, from wrapped: Value) throws(Raise) {
    let names = ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"]
    try updateWrapper(
      wrapper, from: wrapped, assigned: list(of: names.map { Text($0) }), updated: list(of: ["__dict__"]))
  }

  fileprivate func updateWrapper(
    _ wrapper: Value, from wrapped: Value, assigned: Value, updated: Value
  ) throws(Raise) {
    try forEach(in: assigned) { (name) throws(Raise) in
      let symbol = try self.attributeName(name)
      if let value = try self.availableAttribute(of: wrapped, symbol) {
        try self.setAttribute(of: wrapper, symbol, to: value)
      }
      return true
    }
    try forEach(in: updated) { (name) throws(Raise) in
      let symbol = try self.attributeName(name)
      let target = try self.attribute(of: wrapper, symbol)
      guard let source = try self.availableAttribute(of: wrapped, symbol) else { return true }
      _ = try self.call(self.attribute(of: target, self.heap.names.intern("update")), source)
      return true
    }
    try setAttribute(of: wrapper, heap.names.intern("__wrapped__"), to: wrapped)
  }
}

/// What `cmp_to_key` gives: called with a value, a key that compares with others by the function.
final class ComparisonKey: Container {
  private var function: Value
  private var value: Value?

  init(_ function: Value, of value: Value?, heap: Heap) {
    self.function = function
    self.value = value
    super.init(heap: heap)
  }

  deinit {
    ledger.bury(&function)
    if let value { buryObject(value) }
  }

  override var type: TypeObject { heap.types.named("functools.KeyWrapper") }
  override var isCallable: Bool { true }

  override func hash(_ machine: Machine) -> Int? { nil }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    heap.names.string(name) == "obj" ? value : nil
  }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    let given = try machine.check(arguments, .named(["obj"], required: 1), of: "K", offset: 0)
    return .object(ComparisonKey(function, of: given[0], heap: heap))
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let key = other.object as? ComparisonKey else {
      throw machine.typeError("other argument must be K instance")
    }
    guard let own = value, let others = key.value else {
      throw machine.error("AttributeError", "object")
    }
    return try machine.compare(`operator`, machine.call(function, own, others), .int(0))
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(function)
    if let value { visit(value) }
  }

  override func sever() {
    function = .unbound
    value = nil
  }
}
