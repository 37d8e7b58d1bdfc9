// What a class can hold beside functions: properties, slots, class methods and static methods.
//
// Found in a class, each says itself what the attribute of an instance is (see `Object.get`). Those that also govern
// assignment come before the instance's own attributes.

/// `property`: an attribute computed by functions of the script.
final class PropertyObject: Container {
  private(set) var getter: Value
  private(set) var setter: Value
  private(set) var deleter: Value
  private let ownDocumentation: Value
  /// The name under which a class holds it.
  var name: String?

  init(getter: Value, setter: Value, deleter: Value, documentation: Value, heap: Heap) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    ownDocumentation = documentation
    super.init(heap: heap)
  }

  deinit {
    ledger.bury(&getter)
    ledger.bury(&setter)
    ledger.bury(&deleter)
  }

  override var type: TypeObject { heap.types.property }
  override var isDataDescriptor: Bool { true }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    if getter.isNone { throw missing("getter", instance, machine) }
    return try machine.call(getter, [instance])
  }

  override func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    if setter.isNone { throw missing("setter", instance, machine) }
    _ = try machine.call(setter, [instance, value])
  }

  override func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    if deleter.isNone { throw missing("deleter", instance, machine) }
    _ = try machine.call(deleter, [instance])
  }

  private func missing(_ part: String, _ instance: Value, _ machine: Machine) -> Raise {
    let owner = machine.type(of: instance).qualifiedName
    let shown = name.map { "property '\($0)' of '\(owner)' object" } ?? "property of '\(owner)' object"
    return machine.error("AttributeError", "\(shown) has no \(part)")
  }

  /// The property with one of its functions replaced: `@x.setter`.
  func replacing(getter: Value? = nil, setter: Value? = nil, deleter: Value? = nil) -> PropertyObject {
    let made = PropertyObject(
      getter: getter ?? self.getter, setter: setter ?? self.setter, deleter: deleter ?? self.deleter,
      documentation: ownDocumentation, heap: heap)
    made.name = name
    return made
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "fget": return getter
    case "fset": return setter
    case "fdel": return deleter
    case "__doc__":
      if !ownDocumentation.isNone || getter.isNone { return ownDocumentation }
      return try machine.attributeIfPresent(of: getter, name) ?? Value.none
    default: return nil
    }
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(getter)
    visit(setter)
    visit(deleter)
  }

  override func sever() {
    getter = .none
    setter = .none
    deleter = .none
  }
}

/// An attribute that `__slots__` declares.
final class SlotDescriptor: Object {
  private let name: String
  /// Under which instances hold the value: slots of one name in a class and its base are two.
  let symbol: Symbol
  private unowned let owner: TypeObject
  private let ownerName: String

  init(_ name: String, _ symbol: Symbol, owner: TypeObject, heap: Heap) {
    self.name = name
    self.symbol = symbol
    self.owner = owner
    ownerName = owner.name
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("member_descriptor") }
  override var isDataDescriptor: Bool { true }

  override func repr(_ machine: Machine) -> Text { Text("<member '\(name)' of '\(ownerName)' objects>") }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    if let value = try holder(instance, machine).fixed(symbol) { return value }
    let raise = machine.attributeError(instance, name, suggests: false)
    machine.note(name, of: instance, in: raise)
    throw raise
  }

  override func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    try holder(instance, machine).setFixed(symbol, to: value)
  }

  override func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    if !(try holder(instance, machine).removeFixed(symbol)) { throw machine.error("AttributeError", name) }
  }

  private func holder(_ value: Value, _ machine: Machine) throws(Raise) -> InstanceObject {
    if let instance = value.object?.asInstance, instance.instanceType.isSubtype(of: owner) { return instance }
    throw machine.typeError(
      "descriptor '\(name)' for '\(ownerName)' objects doesn't apply to a '\(machine.typeName(value))' object")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "__name__": machine.string(Text(self.name))
    case "__qualname__": machine.string(Text("\(ownerName).\(self.name)"))
    case "__objclass__": .object(owner)
    case "__doc__": .some(.none)
    default: nil
    }
  }
}

/// `__dict__` and `__weakref__`, as a class of the script has them for its instances.
final class InstanceEntry: Object {
  private let name: String
  private let ownerName: String

  init(_ name: String, owner: TypeObject, heap: Heap) {
    self.name = name
    ownerName = owner.name
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("getset_descriptor") }
  override var isDataDescriptor: Bool { true }

  override func repr(_ machine: Machine) -> Text { Text("<attribute '\(name)' of '\(ownerName)' objects>") }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance = instance?.object?.asInstance else { return .object(self) }
    return name == "__dict__" ? .dict(instance.attributeDictionary) : .none
  }

  override func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    guard name == "__dict__", let instance = instance.object?.asInstance else {
      throw machine.error(
        "AttributeError", "attribute '\(name)' of '\(machine.typeName(instance))' objects is not writable")
    }
    guard case .dict(let dict) = value.underlying else {
      throw machine.typeError("__dict__ must be set to a dictionary, not a '\(machine.typeName(value))'")
    }
    instance.adopt(dict)
  }

  override func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    guard name == "__dict__" else { return try set(for: instance, to: .none, machine) }
    instance.object?.asInstance?.adopt(DictObject(heap: heap))
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    name == machine.symbols.name ? machine.string(Text(self.name)) : nil
  }
}

/// `classmethod` or `staticmethod`: a function that takes the class in place of the instance, or neither.
class WrappedFunction: Container {
  fileprivate(set) final var function: Value

  init(_ function: Value, heap: Heap) {
    self.function = function
    super.init(heap: heap)
  }

  deinit { ledger.bury(&function) }

  override final func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "__func__", "__wrapped__": function
    case "__name__", "__qualname__", "__doc__", "__module__":
      try machine.attributeIfPresent(of: function, name)
    default: nil
    }
  }

  override final func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<\(type.name)(\(try machine.repr(function).string))>")
  }

  override final func forEachReference(_ visit: (Value) -> Void) { visit(function) }
  override final func sever() { function = .none }
}

final class ClassMethodObject: WrappedFunction {
  override var type: TypeObject { heap.types.named("classmethod") }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    try machine.bind(function, to: .object(owner), owner)
  }
}

final class StaticMethodObject: WrappedFunction {
  override var type: TypeObject { heap.types.named("staticmethod") }
  override var isCallable: Bool { true }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    function
  }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try machine.call(function, arguments.positional, keywords: arguments.keywords)
  }
}

/// `super()`: the attributes of an object as the classes after a given one define them.
final class SuperObject: Container {
  private(set) var after: TypeObject?
  private(set) var receiver: Value
  private var owner: TypeObject?

  /// `receiver` is an instance of `owner`, or the class `owner` itself.
  init(after: TypeObject, receiver: Value, of owner: TypeObject, heap: Heap) {
    self.after = after
    self.receiver = receiver
    self.owner = owner
    super.init(heap: heap)
  }

  deinit { ledger.bury(&receiver) }

  override var type: TypeObject { heap.types.named("super") }

  override func repr(_ machine: Machine) -> Text {
    Text("<super: <class '\(after?.name ?? "")'>, <\(owner?.name ?? "") object>>")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    guard let after, let owner else { return nil }
    if name == machine.symbols.class { return .object(type) }
    switch heap.names.string(name) {
    case "__thisclass__": return .object(after)
    case "__self_class__": return .object(owner)
    case "__self__": return receiver
    default: break
    }
    guard let found = owner.lookup(name, after: after) else { return nil }
    if receiver.object === owner {
      guard case .object(let object) = found else { return found }
      return try object.get(for: nil, of: owner, machine)
    }
    return try machine.bind(found, to: receiver, owner)
  }

  /// The function of the script that `super().name(…)` calls with the receiver; nil where it is not so simple.
  func function(_ name: Symbol) -> Value? {
    guard let after, let owner, receiver.object !== owner, let found = owner.lookup(name, after: after),
      case .function = found
    else {
      return nil
    }
    return found
  }

  override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    guard let after, let owner else { return false }
    let order = [owner] + owner.resolutionOrder
    guard let place = order.firstIndex(where: { $0 === after }) else { return false }
    for type in order[(place + 1)...] {
      if let found = type.attributes[name]?.object, found.isDataDescriptor {
        try found.set(for: receiver, to: value, machine)
        return true
      }
    }
    return false
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(receiver)
    if let after { visit(.object(after)) }
    if let owner { visit(.object(owner)) }
  }

  override func sever() {
    receiver = .none
    after = nil
    owner = nil
  }
}
