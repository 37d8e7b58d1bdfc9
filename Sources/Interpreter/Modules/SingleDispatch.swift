// `functools.singledispatch`: a function with an implementation for each class of its first argument.

/// A function that looks at the class of its first argument and calls what was registered for it, or for the
/// nearest class that it inherits from.
final class SingleDispatch: Container {
  private var registry: DictObject
  private var dictionary: DictObject
  private let name: String

  init(_ function: Value, name: String, heap: Heap) {
    self.name = name
    registry = DictObject(heap: heap)
    dictionary = DictObject(heap: heap)
    super.init(heap: heap)
  }

  deinit {
    buryObject(.dict(registry))
    buryObject(.dict(dictionary))
  }

  static func make(_ function: Value, _ machine: Machine) throws(Raise) -> Value {
    let name = try machine.attributeIfPresent(of: function, machine.symbols.name).map {
      (value) throws(Raise) in try machine.str(value).string
    }
    let made = SingleDispatch(function, name: name ?? "singledispatch function", heap: machine.heap)
    try made.registry.set(.object(machine.heap.types.object), to: function, machine)
    try machine.updateWrapper(.object(made), from: function)
    return .object(made)
  }

  override var type: TypeObject { heap.types.function }
  override var isCallable: Bool { true }

  override func repr(_ machine: Machine) -> Text {
    Text("<function \(name) at \(machine.address(of: self))>")
  }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    guard let first = arguments[0] else {
      throw machine.typeError("\(name) requires at least 1 positional argument")
    }
    let function = try dispatch(machine.type(of: first), machine)
    return try machine.call(function, arguments.positional, keywords: arguments.keywords)
  }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    return .object(BoundMethod(.object(self), receiver: instance, heap: heap))
  }

  private func dispatch(_ type: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    for type in [type] + type.resolutionOrder {
      if let function = try registry.get(.object(type), machine) { return function }
    }
    return .none
  }

  /// `register(class, function)`, or a decorator in either of its two forms.
  private func register(_ first: Value, _ function: Value, _ machine: Machine) throws(Raise) -> Value {
    if let types = classes(first) {
      if function.isNone {
        let own = Value.object(self)
        return machine.function("register", "func") { (values, machine) throws(Raise) in
          guard let dispatcher = own.object as? SingleDispatch else { return .none }
          return try dispatcher.register(first, values[0], machine)
        }
      }
      for type in types { try registry.set(.object(type), to: function, machine) }
      return function
    }
    let annotations = try machine.attributeIfPresent(of: first, machine.heap.names.intern("__annotations__"))
    guard function.isNone, let (name, annotation) = annotations?.asDict?.items.first else {
      throw machine.typeError(
        "Invalid first argument to `register()`: \(try machine.repr(first).string). Use either "
          + "`@register(some_class)` or plain `@register` on an annotated function.")
    }
    guard let types = classes(annotation) else {
      throw machine.typeError(
        "Invalid annotation for \(try machine.repr(name).string). "
          + "\(try machine.repr(annotation).string) is not a class.")
    }
    for type in types { try registry.set(.object(type), to: first, machine) }
    return first
  }

  private func classes(_ value: Value) -> [TypeObject]? {
    if let type = value.object as? TypeObject { return [type] }
    return (value.object as? ClassUnion)?.classes
  }

  // MARK: Attributes

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let own = Value.object(self)
    switch heap.names.string(name) {
    case "__dict__": return .dict(dictionary)
    case "registry": return .object(MappingProxy(registry, heap: heap))
    case "register":
      return machine.function("register", "cls, func=None") { (values, machine) throws(Raise) in
        guard let dispatcher = own.object as? SingleDispatch else { return .none }
        return try dispatcher.register(values[0], values[1], machine)
      }
    case "dispatch":
      return machine.function("dispatch", "cls") { (values, machine) throws(Raise) in
        guard let dispatcher = own.object as? SingleDispatch, let type = values[0].object as? TypeObject else {
          throw machine.typeError("dispatch() needs a class")
        }
        return try dispatcher.dispatch(type, machine)
      }
    case let text: return dictionary.value(named: text)
    }
  }

  override func setAttribute(_ name: Symbol, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    dictionary.set(named: heap.names.string(name), to: value)
    return true
  }

  override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    dictionary.remove(named: heap.names.string(name))
  }

  override var attributeNames: [String] { ["dispatch", "register", "registry"] + dictionary.names }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(.dict(registry))
    visit(.dict(dictionary))
  }

  override func sever() {
    registry.removeAll()
    dictionary.removeAll()
  }
}
