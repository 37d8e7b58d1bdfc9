// `x.name`, `x.name = y`, `del x.name`.
//
// For an instance of a script's class the order is Python's: a descriptor of the class that governs assignment
// comes first, then the instance's own attribute, then what the class has, bound to the instance, and at last the
// class's `__getattr__`. Objects of the host are asked first and may have attributes of their own; then their
// class is, where functions become methods joined to the object and properties are computed.

extension Machine {
  /// `value.name`; AttributeError, with a suggestion where a known name is near, when there is none.
  public func attribute(of value: Value, _ name: Symbol) throws(Raise) -> Value {
    if let found = try attributeIfPresent(of: value, name) { return found }
    throw attributeError(value, heap.names.string(name))
  }

  /// `value.name` for the library, whose modules have no secrets from each other.
  func member(of value: Value, _ name: Symbol) throws(Raise) -> Value {
    if let module = value.object as? ModuleObject, let found = module.members[heap.names.string(name)] {
      return found
    }
    return try attribute(of: value, name)
  }

  /// `value.name`, or nil.
  public func attributeIfPresent(of value: Value, _ name: Symbol) throws(Raise) -> Value? {
    oweStep()
    if case .object(let object) = value, let instance = object.asInstance {
      return try attribute(ofInstance: instance, name)
    }
    if let own = try hostAttribute(of: value, name) { return own }
    let type = type(of: value)
    if let found = type.lookup(name) { return try bind(found, to: value, type) }
    // Whatever kind of iterator it is, it has the methods of one.
    guard let object = value.object, object.isIterator else { return nil }
    guard name == Special.next.symbol || name == Special.iterate.symbol else { return nil }
    return try heap.types.named("iterator").lookup(name).map { (found) throws(Raise) in
      try bind(found, to: value, type)
    }
  }

  /// `hasattr(value, name)`; AttributeError of the script's own hooks counts as "no".
  func hasAttribute(_ value: Value, _ name: Symbol) throws(Raise) -> Bool {
    try availableAttribute(of: value, name) != nil
  }

  /// `getattr(value, name, None)` as an optional.
  func availableAttribute(of value: Value, _ name: Symbol) throws(Raise) -> Value? {
    do throws(Raise) { return try attributeIfPresent(of: value, name) } catch {
      if error.exception.type.isSubtype(of: heap.types.exception("AttributeError")) { return nil }
      throw error
    }
  }

  /// What a call `value.name(…)` calls, and whether it takes the value as its first argument.
  public func method(
    of value: Value, _ name: Symbol
  ) throws(Raise) -> (function: Value, takesReceiver: Bool) {
    if case .object(let object) = value, let instance = object.asInstance {
      if instance.instanceType.special(.attribute) == nil, instance.own(name) == nil,
        let found = instance.instanceType.lookup(name), isMethod(found)
      {
        remember(method: name, of: value, found)
        return (found, true)
      }
      return (try attribute(of: value, name), false)
    }
    if let own = try hostAttribute(of: value, name) { return (own, false) }
    if let found = type(of: value).lookup(name), isMethod(found) {
      remember(method: name, of: value, found)
      return (found, true)
    }
    return (try attribute(of: value, name), false)
  }

  /// `value.name = newValue`.
  public func setAttribute(of value: Value, _ name: Symbol, to newValue: Value) throws(Raise) {
    oweStep()
    if case .object(let object) = value, let instance = object.asInstance {
      if try instance.callSpecial(.setAttribute, [string(Text(heap.names.string(name))), newValue], self) != nil
      {
        return
      }
      return try setAttribute(ofInstance: instance, name, to: newValue)
    }
    if name == symbols.class {
      guard newValue.object is TypeObject else { throw noClass(newValue) }
      throw typeError(Machine.unchangeableClass)
    }
    if let object = value.object {
      if try object.setAttribute(name, to: newValue, self) { return }
      if let descriptor = type(of: value).lookup(name)?.object, descriptor.isDataDescriptor,
        !(object is TypeObject)
      {
        return try descriptor.set(for: value, to: newValue, self)
      }
    }
    throw cannotChange(value, name)
  }

  /// `del value.name`.
  public func deleteAttribute(of value: Value, _ name: Symbol) throws(Raise) {
    if case .object(let object) = value, let instance = object.asInstance {
      if try instance.callSpecial(.deleteAttribute, [string(Text(heap.names.string(name)))], self) != nil {
        return
      }
      return try deleteAttribute(ofInstance: instance, name)
    }
    if let object = value.object, try object.deleteAttribute(name, self) { return }
    throw cannotChange(value, name)
  }

  /// The names that `value.` can be followed by, sorted: for `dir`, completion and suggestions.
  public func attributeNames(of value: Value) -> [String] {
    let own = value.object?.attributeNames ?? []
    // A class shows what its instances have, not what it has as a class itself.
    return Set(value.object is TypeObject ? own : own + type(of: value).attributeNames).sorted()
  }

  // MARK: Instances

  private func attribute(ofInstance instance: InstanceObject, _ name: Symbol) throws(Raise) -> Value? {
    let type = instance.instanceType
    let missing = type.special(.attributeMissing)
    do throws(Raise) {
      if let hook = type.special(.attribute) {
        return try call(special: hook, of: .object(instance), [string(Text(heap.names.string(name)))])
      }
      if let found = try plainAttribute(ofInstance: instance, name) { return found }
    } catch {
      if missing == nil || !error.exception.type.isSubtype(of: heap.types.exception("AttributeError")) {
        throw completed(error, .object(instance), name)
      }
    }
    guard let missing else { return nil }
    do throws(Raise) {
      return try call(special: missing, of: .object(instance), [string(Text(heap.names.string(name)))])
    } catch {
      throw completed(error, .object(instance), name)
    }
  }

  /// Lets an AttributeError of the script's know what was looked for, where it does not say so itself.
  private func completed(_ raise: Raise, _ value: Value, _ name: Symbol) -> Raise {
    let exception = raise.exception
    let object = heap.names.intern("obj")
    func isOpen(_ name: Symbol) -> Bool { exception.attributes[name]?.isNone ?? false }
    if isOpen(symbols.plainName), isOpen(object) {
      let text = heap.names.string(name)
      exception.attributes[symbols.plainName] = string(Text(text))
      exception.attributes[object] = value
      if exception.type === heap.types.exception("AttributeError") {
        exception.suggestion = Suggestion.nearest(to: text, among: attributeNames(of: value))
      }
    }
    return raise
  }

  /// `object.__getattribute__`: an attribute of an instance without the class's hooks.
  func plainAttribute(ofInstance instance: InstanceObject, _ name: Symbol) throws(Raise) -> Value? {
    let type = instance.instanceType
    let found = type.lookup(name)
    if case .object(let object) = found, object.isDataDescriptor,
      object.asInstance.map({ $0.defines(.get) }) ?? true
    {
      let value = try object.get(for: .object(instance), of: type, self)
      if let slot = object as? SlotDescriptor, type.special(.attribute) == nil {
        remember(load: name, of: instance, in: slot.symbol)
      }
      return value
    }
    if let own = instance.own(name) {
      if type.special(.attribute) == nil { remember(load: name, of: instance) }
      return own
    }
    if let native = try instance.attribute(name, self) { return native }
    if let found { return try bind(found, to: .object(instance), type) }
    if name == symbols.dict, type.hasDictionary { return .dict(instance.attributeDictionary) }
    return nil
  }

  /// `object.__setattr__`: sets an attribute of an instance without the class's hook.
  func setAttribute(ofInstance instance: InstanceObject, _ name: Symbol, to value: Value) throws(Raise) {
    if name == symbols.class { return try setClass(of: instance, to: value) }
    let type = instance.instanceType
    let found = type.lookup(name)
    if case .object(let object) = found, object.isDataDescriptor {
      if let slot = object as? SlotDescriptor, type.special(.setAttribute) == nil {
        remember(store: name, of: instance, in: slot.symbol)
      }
      return try object.set(for: .object(instance), to: value, self)
    }
    if try instance.setAttribute(name, to: value, self) { return }
    if !type.hasDictionary {
      let text = heap.names.string(name)
      throw found == nil
        ? attributeError(.object(instance), text, suggests: false)
        : error("AttributeError", "'\(type.name)' object attribute '\(text)' is read-only")
    }
    if name == symbols.dict {
      guard case .dict(let dict) = value.underlying else {
        throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(value))'")
      }
      return instance.adopt(dict)
    }
    if type.special(.setAttribute) == nil { remember(store: name, of: instance) }
    instance.setOwn(name, to: value)
  }

  /// `object.__delattr__`.
  func deleteAttribute(ofInstance instance: InstanceObject, _ name: Symbol) throws(Raise) {
    if name == symbols.class { throw typeError("can't delete __class__ attribute") }
    let type = instance.instanceType
    let found = type.lookup(name)
    if case .object(let object) = found, object.isDataDescriptor {
      return try object.delete(for: .object(instance), self)
    }
    if instance.removeOwn(name) { return }
    let text = heap.names.string(name)
    if found != nil, !type.hasDictionary {
      throw error("AttributeError", "'\(type.name)' object attribute '\(text)' is read-only")
    }
    throw attributeError(.object(instance), text, suggests: false)
  }

  private func setClass(of instance: InstanceObject, to value: Value) throws(Raise) {
    guard let type = value.object as? TypeObject else { throw noClass(value) }
    let old = instance.instanceType
    guard type.isScript, old.isScript else { throw typeError(Machine.unchangeableClass) }
    func slots(_ type: TypeObject) -> [String] {
      ([type] + type.resolutionOrder).flatMap { $0.slotEntries.map(\.name).sorted() }
    }
    guard type.layout === old.layout, type.hasDictionary == old.hasDictionary, slots(type) == slots(old) else {
      throw typeError("__class__ assignment: '\(type.name)' object layout differs from '\(old.name)'")
    }
    instance.become(type)
  }

  private static let unchangeableClass =
    "__class__ assignment only supported for mutable types or ModuleType subclasses"

  private func noClass(_ value: Value) -> Raise {
    typeError("__class__ must be set to a class, not '\(typeName(value))' object")
  }

  // MARK: Binding

  /// What an attribute found in a class gives on `receiver`: a function becomes a method, a descriptor is asked.
  func bind(_ found: Value, to receiver: Value, _ owner: TypeObject) throws(Raise) -> Value {
    switch found {
    case .function: .object(BoundMethod(found, receiver: receiver, heap: heap))
    case .object(let object): try object.get(for: receiver, of: owner, self)
    default: found
    }
  }

  /// The attribute of an object of the host itself, before its class is looked at.
  @inline(__always)
  private func hostAttribute(of value: Value, _ name: Symbol) throws(Raise) -> Value? {
    switch value {
    case .object(let object): try object.attribute(name, self)
    case .function(let function): function.attribute(name, self)
    case .tuple(let tuple): try tuple.attribute(name, self)
    default: nil
    }
  }

  /// Whether a class's attribute takes the object as its first argument.
  @inline(__always)
  private func isMethod(_ attribute: Value) -> Bool {
    switch attribute {
    case .function: return true
    case .object(let object): return (object as? NativeFunction)?.isMethod ?? false
    default: return false
    }
  }

  private func cannotChange(_ value: Value, _ name: Symbol) -> Raise {
    let text = heap.names.string(name)
    if case .object(let object) = value, let type = object as? TypeObject {
      if type.isScript { return error("AttributeError", text) }
      return typeError("cannot set '\(text)' attribute of immutable type '\(type.name)'")
    }
    if type(of: value).lookup(name) != nil {
      return error("AttributeError", "'\(typeName(value))' object attribute '\(text)' is read-only")
    }
    return attributeError(value, text, suggests: false)
  }
}
