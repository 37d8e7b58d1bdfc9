// `x.name`, `x.name = y`, `del x.name`.
//
// An object is asked first: it may have attributes of its own. Then its type is, where functions become
// methods joined to the object and properties are computed.

extension Machine {
  /// `value.name`; AttributeError, with a suggestion where a known name is near, when there is none.
  public func attribute(of value: Value, _ name: Symbol) throws(Raise) -> Value {
    if let found = try attributeIfPresent(of: value, name) { return found }
    throw attributeError(value, heap.names.string(name))
  }

  /// `value.name`, or nil.
  public func attributeIfPresent(of value: Value, _ name: Symbol) throws(Raise) -> Value? {
    if let own = try ownAttribute(of: value, name) { return own }
    guard let found = type(of: value).lookup(name) else {
      return heap.names.string(name) == "__class__" ? .object(type(of: value)) : nil
    }
    if case .object(let object) = found, let property = object as? NativeProperty {
      return try property.get(value, self)
    }
    return isMethod(found) ? .object(BoundMethod(found, receiver: value, heap: heap)) : found
  }

  /// What a call `value.name(…)` calls, and whether it takes the value as its first argument.
  public func method(
    of value: Value, _ name: Symbol
  ) throws(Raise) -> (function: Value, takesReceiver: Bool) {
    if let own = try ownAttribute(of: value, name) { return (own, false) }
    if let found = type(of: value).lookup(name), isMethod(found) { return (found, true) }
    return (try attribute(of: value, name), false)
  }

  /// `value.name = newValue`.
  public func setAttribute(of value: Value, _ name: Symbol, to newValue: Value) throws(Raise) {
    if let object = value.object, try object.setAttribute(name, to: newValue, self) { return }
    throw try cannotChange(value, name)
  }

  /// `del value.name`.
  public func deleteAttribute(of value: Value, _ name: Symbol) throws(Raise) {
    if let object = value.object, try object.deleteAttribute(name, self) { return }
    throw try cannotChange(value, name)
  }

  /// The names that `value.` can be followed by, sorted: for `dir`, completion and suggestions.
  public func attributeNames(of value: Value) -> [String] {
    Set((value.object?.attributeNames ?? []) + type(of: value).attributeNames).sorted()
  }

  /// The attribute of the object itself, before its type is looked at.
  @inline(__always)
  private func ownAttribute(of value: Value, _ name: Symbol) throws(Raise) -> Value? {
    switch value {
    case .object(let object): try object.attribute(name, self)
    case .function(let function): function.attribute(name, self)
    case .tuple(let tuple): try tuple.attribute(name, self)
    default: nil
    }
  }

  /// Whether a type's attribute takes the object as its first argument.
  @inline(__always)
  private func isMethod(_ attribute: Value) -> Bool {
    switch attribute {
    case .function: return true
    case .object(let object):
      if let native = object as? NativeFunction { return native.isMethod }
      return false
    default: return false
    }
  }

  private func cannotChange(_ value: Value, _ name: Symbol) throws(Raise) -> Raise {
    let text = heap.names.string(name)
    if case .object(let object) = value, let type = object as? TypeObject {
      return typeError("cannot set '\(text)' attribute of immutable type '\(type.name)'")
    }
    if type(of: value).lookup(name) != nil {
      return error("AttributeError", "'\(typeName(value))' object attribute '\(text)' is read-only")
    }
    return attributeError(value, text, suggests: false)
  }
}
