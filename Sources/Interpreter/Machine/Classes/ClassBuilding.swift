// Making classes: what a class statement and `type(name, bases, attributes)` do.
//
// The statement's body is a function that fills a namespace. From it and the bases comes the class: its place in
// the order of inheritance (C3, which keeps every class before those it inherits from and the bases in the order
// given), its slots, its methods. Then those who asked are told: `__set_name__` of the attributes,
// `__init_subclass__` of the base.

extension Machine {
  /// The function behind a class statement: called with the body, the name, the bases and the keywords.
  func makeClassBuilder() -> Value {
    .object(
      NativeFunction("__build_class__", heap: heap) { (arguments, machine) throws(Raise) in
        guard case .function(let body) = arguments[0], case .string(let name) = arguments[1] else {
          throw machine.typeError("__build_class__: func must be a function")
        }
        return try machine.buildClass(
          body, name.text.string, bases: Array(arguments.positional.dropFirst(2)),
          keywords: arguments.keywords)
      })
  }

  private func buildClass(
    _ body: FunctionObject, _ name: String, bases: [Value], keywords: [(name: Symbol, value: Value)]
  ) throws(Raise) -> Value {
    var keywords = keywords
    var kind: TypeObject?
    if let index = keywords.firstIndex(where: { heap.names.string($0.name) == "metaclass" }) {
      let metaclass = keywords.remove(at: index).value
      if metaclass.object !== heap.types.type {
        kind = metaclass.object as? TypeObject
        guard kind?.name == "ABCMeta" else {
          throw typeError("metaclasses are not part of Convbook's Python")
        }
      }
    }
    let resolved = try resolve(bases: bases)
    if let base = resolved.first(where: { !($0.object is TypeObject) }) {
      // What is no class has a class, which is asked to make one of it.
      let namespace = Value.dict(DictObject(heap: heap))
      _ = try call(.function(body), [namespace])
      return try call(
        .object(type(of: base)), [string(Text(name)), tuple(resolved), namespace], keywords: keywords)
    }
    let types = try checked(bases: resolved)
    let namespace = try maker(of: types).namespace(of: name, self)
    let cell = try call(.function(body), [namespace])
    guard case .dict(let attributes) = namespace.underlying else { return .none }
    if resolved.count != bases.count || !zip(resolved, bases).allSatisfy({ $0.isIdentical(to: $1) }) {
      attributes.set(named: "__orig_bases__", to: tuple(bases))
    }
    let type = try makeClass(name, bases: types, attributes, keywords: keywords, kind: kind)
    if case .object(let object) = cell, let cell = object as? CellObject { cell.value = .object(type) }
    return .object(type)
  }

  /// `type(name, bases, attributes)`.
  func makeClass(_ name: String, bases: Value, attributes: Value) throws(Raise) -> Value {
    guard case .tuple(let tuple) = bases.underlying else {
      throw typeError("type.__new__() argument 2 must be tuple, not \(typeName(bases))")
    }
    guard case .dict(let dict) = attributes.underlying else {
      throw typeError("type.__new__() argument 3 must be dict, not \(typeName(attributes))")
    }
    if tuple.items.contains(where: { !($0.object is TypeObject) }) {
      throw typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
          + "all its bases")
    }
    let copy = DictObject(heap: heap)
    for (key, value) in dict.items { try copy.set(key, to: value, self) }
    if copy.value(named: "__module__") == nil {
      copy.set(named: "__module__", to: runningGlobals?["__name__"] ?? string("__main__"))
    }
    return .object(try makeClass(name, bases: checked(bases: tuple.items), copy, keywords: []))
  }

  /// The class whose kind the new one shall be of.
  private func maker(of bases: [TypeObject]) -> TypeObject {
    bases.first { ObjectIdentifier(Swift.type(of: $0)) != ObjectIdentifier(TypeObject.self) } ?? bases.first
      ?? heap.types.object
  }

  // MARK: Bases

  /// What is no class but stands for some, as `Generic[T]` does, says so by `__mro_entries__`.
  private func resolve(bases: [Value]) throws(Raise) -> [Value] {
    var resolved: [Value] = []
    for base in bases {
      if !(base.object is TypeObject), let entries = try boundSpecial(.baseEntries, of: base) {
        guard case .tuple(let replaced) = try call(entries, [tuple(bases)]) else {
          throw typeError("__mro_entries__ must return a tuple")
        }
        resolved += replaced.items
      } else {
        resolved.append(base)
      }
    }
    return resolved
  }

  private func checked(bases: [Value]) throws(Raise) -> [TypeObject] {
    if bases.isEmpty { return [heap.types.object] }
    var types: [TypeObject] = []
    for base in bases {
      guard let type = base.object as? TypeObject else {
        throw typeError("bases must be types")
      }
      if type === heap.types.type {
        throw typeError("metaclasses are not part of Convbook's Python")
      }
      if !type.acceptsSubclasses, !type.isScript {
        throw typeError("type '\(type.name)' is not an acceptable base type")
      }
      if types.contains(where: { $0 === type }) { throw typeError("duplicate base class \(type.name)") }
      types.append(type)
    }
    _ = try principal(of: types)
    return types
  }

  /// The base that decides how instances are laid out.
  private func principal(of bases: [TypeObject]) throws(Raise) -> TypeObject? {
    guard var found = bases.first else { return nil }
    for base in bases.dropFirst() where !found.solidBase.isSubtype(of: base.solidBase) {
      guard base.solidBase.isSubtype(of: found.solidBase) else {
        throw typeError("multiple bases have instance lay-out conflict")
      }
      found = base
    }
    return found
  }

  /// The classes that a class with `bases` inherits from, nearest first.
  private func resolutionOrder(of bases: [TypeObject]) throws(Raise) -> [TypeObject] {
    var rows = bases.map { [$0] + $0.resolutionOrder } + [bases]
    var order: [TypeObject] = []
    while true {
      rows.removeAll(where: \.isEmpty)
      if rows.isEmpty { return order }
      let next = rows.lazy.compactMap(\.first).first { candidate in
        !rows.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next else {
        var heads: [String] = []
        for row in rows { if let head = row.first, !heads.contains(head.name) { heads.append(head.name) } }
        throw typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases \(heads.joined(separator: ", "))"
        )
      }
      order.append(next)
      for index in rows.indices where rows[index].first === next { rows[index].removeFirst() }
    }
  }

  // MARK: The class

  func makeClass(
    _ name: String, bases: [TypeObject], _ attributes: DictObject, keywords: [(name: Symbol, value: Value)],
    kind: TypeObject? = nil
  ) throws(Raise) -> TypeObject {
    let order = try resolutionOrder(of: bases)
    let slots = try slotNames(attributes, bases, className: name)
    let type =
      if let kind, !bases.contains(where: { $0 is KindedType }) {
        KindedType(name, kind: kind, bases: bases, resolutionOrder: order, heap: heap) as TypeObject
      } else {
        try maker(of: bases).derive(name, bases: bases, resolutionOrder: order, self)
      }
    type.principalBase = try principal(of: bases)
    let inheritsDictionary = bases.contains(where: \.hasDictionary)
    if inheritsDictionary, slots?.contains("__dict__") == true {
      throw typeError("__dict__ slot disallowed: we already got one")
    }
    type.hasDictionary = slots?.contains("__dict__") ?? true || inheritsDictionary
    for (key, value) in attributes.items {
      guard case .string(let text) = key.underlying else { continue }
      let attribute = text.text.string
      switch attribute {
      case "__qualname__":
        guard case .string(let qualified) = value.underlying else {
          throw typeError("type __qualname__ must be a str, not \(typeName(value))")
        }
        type.qualifiedName = qualified.text.string
      case "__new__":
        if case .function = value {
          type.define(attribute, .object(StaticMethodObject(value, heap: heap)))
        } else {
          type.define(attribute, value)
        }
      case "__init_subclass__", "__class_getitem__":
        if case .function = value {
          type.define(attribute, .object(ClassMethodObject(value, heap: heap)))
        } else {
          type.define(attribute, value)
        }
      case "__classcell__": break
      default: type.define(attribute, value)
      }
    }
    for slot in slots ?? [] where slot != "__dict__" && slot != "__weakref__" {
      let symbol = Symbol(id: -heap.nextShapeID())
      type.slotEntries.append((slot, symbol))
      type.define(slot, .object(SlotDescriptor(slot, symbol, owner: type, heap: heap)))
    }
    if type.hasDictionary, !inheritsDictionary {
      type.define("__dict__", .object(InstanceEntry("__dict__", owner: type, heap: heap)))
    }
    if slots?.contains("__weakref__") ?? true, lacksWeakReferences(bases) {
      type.define("__weakref__", .object(InstanceEntry("__weakref__", owner: type, heap: heap)))
    }
    if attributes.value(named: "__doc__") == nil { type.define("__doc__", .none) }
    if attributes.value(named: "__eq__") != nil, attributes.value(named: "__hash__") == nil {
      type.define("__hash__", .none)
    }
    for (key, value) in attributes.items {
      if let property = value.object as? PropertyObject, property.name == nil {
        property.name = try text(key).string
      }
      guard case .object(let object) = value, let instance = object.asInstance,
        let method = instance.instanceType.special(.setName)
      else { continue }
      do throws(Raise) {
        _ = try call(special: method, of: value, [.object(type), key])
      } catch {
        if error.exception.limit != nil { throw error }
        let key = try repr(key).string
        let wrapped = self.error(
          "RuntimeError", "Error calling __set_name__ on '\(typeName(value))' instance \(key) in '\(name)'")
        wrapped.exception.cause = error.exception
        wrapped.exception.suppressesContext = true
        throw wrapped
      }
    }
    try type.finish(self)
    try announce(type, keywords: keywords)
    return type
  }

  /// Whether classes with these bases are the first whose instances can be referred to weakly.
  private func lacksWeakReferences(_ bases: [TypeObject]) -> Bool {
    let types = heap.types
    let others = [types.int, types.tuple, types.set, types.frozenset]
    let weak = heap.names.intern("__weakref__")
    return !bases.contains { base in base.lookup(weak) != nil || others.contains { base.isSubtype(of: $0) } }
  }

  /// Calls the `__init_subclass__` that the new class inherits.
  private func announce(_ type: TypeObject, keywords: [(name: Symbol, value: Value)]) throws(Raise) {
    let above = SuperObject(after: type, receiver: .object(type), of: type, heap: heap)
    if let hook = try above.attribute(Special.initializeSubclass.symbol, self) {
      _ = try call(hook, [], keywords: keywords)
    }
  }

  /// What `__slots__` of a class body lists; nil where it has none.
  private func slotNames(
    _ attributes: DictObject, _ bases: [TypeObject], className: String
  ) throws(Raise) -> [String]? {
    guard let declared = attributes.value(named: "__slots__") else { return nil }
    let values = if case .string = declared.underlying { [declared] } else { try elements(of: declared) }
    var names: [String] = []
    for value in values {
      guard case .string(let text) = value.underlying else {
        throw typeError("__slots__ items must be strings, not '\(typeName(value))'")
      }
      let name = Scope.mangle(text.text.string, in: className)
      if !text.text.isIdentifier() { throw typeError("__slots__ must be identifiers") }
      if attributes.value(named: name) != nil {
        throw valueError("\(try repr(string(Text(name))).string) in __slots__ conflicts with class variable")
      }
      names.append(name)
    }
    let withItems = bases.first { $0.layout === heap.types.tuple || $0.layout === heap.types.int }
    if !names.isEmpty, let base = withItems {
      throw typeError("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
    return names
  }
}
