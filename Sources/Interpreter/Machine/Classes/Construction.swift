// Making instances: a class of the script called with arguments.
//
// `__new__` makes the object, `__init__` fills it. A class derived from a built-in one has the built-in class make
// the value that its instances hold; lists, dicts and sets begin empty and are filled by `__init__`, all others are
// made whole by `__new__`.

extension Machine {
  /// `type(*arguments)`.
  func construct(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
    let made: Value
    if let maker = type.special(.make) {
      let bound = try bind(maker, to: .none, type)
      made = try call(bound, [.object(type)] + arguments.positional, keywords: arguments.keywords)
      guard self.type(of: made).isSubtype(of: type) else { return made }
    } else {
      made = try newInstance(type, arguments)
    }
    if let initializer = self.type(of: made).special(.initialize) {
      let result = try call(
        special: initializer, of: made, arguments.positional, keywords: arguments.keywords)
      if !result.isNone { throw wrongInitializerResult(result) }
    } else if type.special(.make) != nil {
      try initialize(made, arguments)
    }
    return made
  }

  func wrongInitializerResult(_ result: Value) -> Raise {
    typeError("__init__() should return None, not '\(typeName(result))'")
  }

  /// Whether calling `type` only makes an empty instance and calls the function `__init__`.
  func plainInitializer(_ type: TypeObject) -> FunctionObject? {
    if type.knownInitializer.epoch == heap.classEpoch {
      return type.knownInitializer.function?.takeUnretainedValue()
    }
    let found = findPlainInitializer(type)
    // The class keeps it as long as no class changes.
    type.knownInitializer = (heap.classEpoch, found.map { Unmanaged.passUnretained($0) })
    return found
  }

  private func findPlainInitializer(_ type: TypeObject) -> FunctionObject? {
    guard type.isScript, ObjectIdentifier(Swift.type(of: type)) == ObjectIdentifier(TypeObject.self),
      type.special(.make) == nil, case .function(let function) = type.special(.initialize),
      !function.code.isGenerator, type.layout === heap.types.object
    else { return nil }
    return function
  }

  /// What the built-in `__new__` makes for a class of the script, from the arguments of the call.
  func newInstance(_ type: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
    let layout = type.layout
    let types = heap.types
    if layout === types.object {
      let isTaken = type.special(.initialize) != nil
      if !isTaken, arguments.count > 0 || arguments.hasKeywords {
        throw typeError("\(type.name)() takes no arguments")
      }
      return .object(InstanceObject(type, heap: heap))
    }
    if layout.isSubtype(of: types.exception("BaseException")) {
      let made = exception(type, arguments.positional)
      if type.special(.initialize) == nil { try complete(made, arguments) }
      return .object(made)
    }
    guard let constructor = layout.constructor else {
      throw typeError("cannot create '\(type.name)' instances")
    }
    if layout === types.set || layout === types.frozenset, arguments.count > 1 {
      throw typeError("\(type.name) expected at most 1 argument, got \(arguments.count)")
    }
    if layout.isFilledLater, type.special(.initialize) != nil || type.special(.make) != nil {
      let none = Arguments(base: UnsafePointer(top), count: 0)
      return .object(InstanceObject(type, payload: try constructor(layout, none, self), heap: heap))
    }
    return .object(InstanceObject(type, payload: try constructor(layout, arguments, self), heap: heap))
  }

  /// What the built-in `__init__` does: fills a list, dict or set, keeps an exception's arguments.
  func initialize(_ value: Value, _ arguments: Arguments) throws(Raise) {
    guard case .object(let object) = value, let instance = object.asInstance else { return }
    if let exception = instance as? ExceptionObject {
      initialize(exception, arguments.positional)
      return try complete(exception, arguments)
    }
    let layout = instance.instanceType.layout
    let types = heap.types
    if layout.isFilledLater {
      guard let constructor = layout.constructor else { return }
      let filled = try constructor(layout, arguments, self)
      switch (instance.payload, filled) {
      case (.list(let old), .list(let new)): old.replace(0..<old.count, with: Array(new.items))
      case (.dict(let old), .dict(let new)):
        for (key, item) in new.items { try old.set(key, to: item, self) }
      default: instance.fill(filled)
      }
    } else if layout === types.object, arguments.count > 0 || arguments.hasKeywords {
      let type = instance.instanceType
      if type.special(.initialize) != nil {
        throw typeError("object.__init__() takes exactly one argument (the instance to initialize)")
      }
      if type.special(.make) == nil {
        throw typeError("\(type.name).__init__() takes exactly one argument (the instance to initialize)")
      }
    }
  }

  /// `B.__new__(type, …)` for a built-in class `B`.
  func make(_ type: Value, asIn base: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
    guard let type = type.object as? TypeObject else {
      throw typeError("\(base.name).__new__(X): X is not a type object (\(typeName(type)))")
    }
    guard type.isSubtype(of: base) else {
      throw typeError("\(base.name).__new__(\(type.name)): \(type.name) is not a subtype of \(base.name)")
    }
    if base === heap.types.object, type.layout !== base {
      throw typeError(
        "object.__new__(\(type.name)) is not safe, use \(type.layout.name).__new__()")
    }
    if !type.isScript { return try type.call(arguments, self) }
    if base === heap.types.object, arguments.count > 0 || arguments.hasKeywords {
      if type.special(.make) != nil {
        throw typeError("object.__new__() takes exactly one argument (the type to instantiate)")
      }
      if type.special(.initialize) == nil { throw typeError("\(type.name)() takes no arguments") }
    }
    if base === heap.types.object { return .object(InstanceObject(type, heap: heap)) }
    return try newInstance(type, arguments)
  }
}
