// What every function of the script has beside what is attached to it: `__name__`, `__doc__`, `__defaults__`.
//
// Most come from the code and are replaced by what the script sets; the defaults are where calls look for them.

extension FunctionObject {
  static let propertyNames = [
    "__annotations__", "__closure__", "__defaults__", "__dict__", "__doc__", "__globals__", "__kwdefaults__",
    "__module__", "__name__", "__qualname__",
  ]

  /// What messages call the function, its repr among them.
  var qualifiedName: String {
    if !ownProperties.isEmpty, case .string(let name) = ownProperties[heap.names.intern("__qualname__")] {
      return name.text.string
    }
    return code.qualifiedName
  }

  /// `__name__`.
  var name: String {
    if !ownProperties.isEmpty, case .string(let name) = ownProperties[heap.names.intern("__name__")] {
      return name.text.string
    }
    return code.name
  }

  /// The default of the keyword-only parameter with a number; unbound where there is none.
  func keywordDefault(_ number: Int) -> Value {
    keywordDefaults.indices.contains(number) ? keywordDefaults[number] : .unbound
  }

  /// A property by name, `symbol` being the name interned; nil when that is none.
  func property(_ name: String, _ symbol: Symbol, _ machine: Machine) -> Value? {
    guard name.hasPrefix("__") else { return nil }
    if let own = ownProperties[symbol] { return own }
    switch name {
    case "__name__": return machine.string(Text(code.name))
    case "__qualname__": return machine.string(Text(code.qualifiedName))
    case "__doc__": return code.documentation.map { machine.string($0) } ?? .some(.none)
    case "__module__": return globals["__name__"] ?? .some(.none)
    case "__dict__": return .dict(attached)
    case "__closure__":
      return closure.isEmpty ? .some(.none) : machine.tuple(closure.map { .object($0) })
    case "__globals__": return NamespaceView.of(globals)
    case "__defaults__": return defaults.isEmpty ? .some(.none) : machine.tuple(defaults)
    case "__kwdefaults__": return namedKeywordDefaults
    case "__annotations__":
      let made = Value.dict(DictObject(heap: heap))
      ownProperties[symbol] = made
      return made
    default: return nil
    }
  }

  /// Sets a property, or resets it where `value` is unbound; false when the name is none of a property.
  func setProperty(
    _ name: String, _ symbol: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    guard name.hasPrefix("__") else { return false }
    func refuse(_ kind: String) -> Raise { machine.typeError("\(name) must be set to a \(kind) object") }
    switch name {
    case "__name__", "__qualname__":
      guard case .string = value else { throw refuse("string") }
      ownProperties[symbol] = value
    case "__doc__", "__module__": ownProperties[symbol] = value.isUnbound ? .some(.none) : value
    case "__annotations__":
      switch value {
      case .dict: ownProperties[symbol] = value
      case .unbound, .none: ownProperties[symbol] = nil
      default: throw refuse("dict")
      }
    case "__defaults__":
      switch value {
      case .tuple(let tuple): defaults = tuple.items
      case .unbound, .none: defaults = []
      default: throw refuse("tuple")
      }
    case "__kwdefaults__":
      switch value {
      case .dict(let dict):
        let layout = code.parameters
        let names = layout.names[layout.positionalCount...].prefix(layout.keywordOnlyCount)
        keywordDefaults = names.map { dict.value(named: $0) ?? .unbound }
      case .unbound, .none: keywordDefaults = []
      default: throw refuse("dict")
      }
    case "__dict__":
      guard case .dict(let dict) = value else {
        throw machine.typeError("__dict__ must be set to a dictionary, not a '\(machine.typeName(value))'")
      }
      dictionary = dict
    case "__closure__", "__globals__": throw machine.error("AttributeError", "readonly attribute")
    default: return false
    }
    return true
  }

  private var namedKeywordDefaults: Value {
    let dict = DictObject(heap: heap)
    let layout = code.parameters
    for number in 0..<layout.keywordOnlyCount where !keywordDefault(number).isUnbound {
      dict.set(named: layout.names[layout.positionalCount + number], to: keywordDefault(number))
    }
    return dict.count == 0 ? .none : .dict(dict)
  }
}
