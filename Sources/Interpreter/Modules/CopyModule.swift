// The module `copy`: copies of a value, and copies of all that it holds.
//
// A deep copy keeps the shape of what it copies: what was one object in two places is one object again, and a list
// that holds itself holds itself. A memo of what is copied already, by the object's identity, sees to that; it is a
// dict that the script's own `__deepcopy__` gets and hands on.

enum CopyModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("copy", [])
    let members = module.members
    members["copy"] = machine.function("copy", "x") { (values, machine) throws(Raise) in
      try machine.copied(values[0])
    }
    members["deepcopy"] = machine.function("deepcopy", "x, memo=None") { (values, machine) throws(Raise) in
      let memo = values[1].asDict ?? DictObject(heap: machine.heap)
      if !values[1].isNone { _ = try machine.attribute(of: values[1], machine.heap.names.intern("get")) }
      return try DeepCopier(machine, memo: memo).copy(values[0])
    }
    let error = machine.heap.types.named("copy.Error", base: machine.heap.types.exception("Exception"))
    error.acceptsSubclasses = true
    members["Error"] = .object(error)
    members["error"] = .object(error)
    return module
  }
}

/// What makes an instance anew: `__reduce__`'s answer, or the instance's own class and state.
private enum Blueprint {
  /// A new instance that is to be given the state.
  case instance(InstanceObject)
  case call(Value, [Value], state: Value)
}

extension Machine {
  /// What is never copied, as it cannot change or stands for itself.
  fileprivate func isAtomic(_ value: Value) -> Bool {
    switch value {
    case .unbound, .none, .bool, .int, .float, .string, .function: true
    case .list, .tuple, .dict: false
    case .object(let object):
      object is BigIntObject || object is TypeObject || object is NativeFunction || object is RangeObject
        || object is LongRange || object is Singleton || object is ClassUnion || object is PropertyObject
        || object is SliceObject || object is SingleDispatch || object is CachedFunction
    }
  }

  /// The method of the value's class, with the value for its first argument.
  fileprivate func classMethod(_ name: String, of value: Value) -> Value? {
    guard !(value.object is TypeObject) else { return nil }
    let found = type(of: value).lookup(heap.names.intern(name))
    return found.flatMap { $0.isNone ? nil : $0 }
  }

  /// `copy.copy(value)`.
  func copied(_ value: Value) throws(Raise) -> Value {
    if isAtomic(value) { return value }
    switch value {
    case .list(let list):
      try reserve(bytes: list.count * 16)
      return .list(ListObject(copying: list.base, count: list.count, heap: heap))
    case .dict(let dict): return .dict(try copy(of: dict))
    case .tuple: return value
    default: break
    }
    if let set = value.object as? SetObject {
      return set.isFrozen ? value : .object(try self.set(from: value))
    }
    if let method = classMethod("__copy__", of: value) { return try call(special: method, of: value, []) }
    if let method = value.object as? BoundMethod { return .object(method) }
    switch try blueprint(of: value, { (value) throws(Raise) in value }) {
    case .call(let callee, let arguments, let state):
      let made = try call(callee, arguments)
      try give(state, to: made)
      return made
    case .instance(let made):
      guard let original = value.object?.asInstance else { return value }
      if made === original { return value }
      try fill(made, from: original) { (value) throws(Raise) in value }
      return .object(made)
    }
  }

  // MARK: Instances

  /// `copy` is for what the instance is made of.
  fileprivate func blueprint(
    of value: Value, _ copy: (Value) throws(Raise) -> Value
  ) throws(Raise) -> Blueprint {
    for name in ["__reduce_ex__", "__reduce__"] {
      guard let method = classMethod(name, of: value) else { continue }
      let reduced = try call(special: method, of: value, name == "__reduce__" ? [] : [.int(4)])
      if case .string = reduced { return .call(makeIdentity(value), [], state: .none) }
      guard case .tuple(let parts) = reduced, parts.items.count >= 2,
        case .tuple(let arguments) = parts.items[1]
      else { throw typeError("\(name) must return a string or tuple") }
      return .call(parts.items[0], arguments.items, state: parts.items.count > 2 ? parts.items[2] : .none)
    }
    guard let instance = value.object?.asInstance else {
      throw typeError("cannot pickle '\(typeName(value))' object")
    }
    let type = instance.instanceType
    if let exception = instance as? ExceptionObject {
      guard case .object(let made) = try call(.object(type), exception.arguments),
        let copy = made.asInstance
      else { return .instance(exception) }
      return .instance(copy)
    }
    if let maker = type.special(.make) {
      var arguments = [Value.object(type)]
      if let method = classMethod("__getnewargs__", of: value) {
        for part in try elements(of: call(special: method, of: value, [])) { arguments.append(try copy(part)) }
      } else if isImmutable(instance.payload) {
        arguments.append(try copy(instance.payload))
      }
      let made = try call(bind(maker, to: .none, type), arguments)
      guard let copy = made.object?.asInstance else { return .call(makeIdentity(made), [], state: .none) }
      return .instance(copy)
    }
    return .instance(InstanceObject(type, heap: heap))
  }

  private func makeIdentity(_ value: Value) -> Value {
    .object(NativeFunction("copy", heap: heap) { (_, _) throws(Raise) in value })
  }

  private func isImmutable(_ payload: Value) -> Bool {
    switch payload {
    case .unbound, .list, .dict: false
    case .object(let object): object is BigIntObject || (object as? SetObject)?.isFrozen == true
    default: true
    }
  }

  /// Gives a new instance the payload and the attributes of another, each as `copy` makes it.
  fileprivate func fill(
    _ made: InstanceObject, from original: InstanceObject, _ copy: (Value) throws(Raise) -> Value
  ) throws(Raise) {
    if made.payload.isUnbound { made.fill(emptied(original.payload)) }
    try pour(original.payload, into: made.payload, copy)
    if let method = classMethod("__getstate__", of: .object(original)) {
      return try give(copy(call(special: method, of: .object(original), [])), to: .object(made))
    }
    if classMethod("__setstate__", of: .object(made)) != nil {
      let state = DictObject(heap: heap)
      for name in original.ownNames {
        state.set(named: name, to: original.own(heap.names.intern(name)) ?? .none)
      }
      return try give(state.count == 0 ? .none : copy(.dict(state)), to: .object(made))
    }
    for name in original.ownNames {
      let symbol = heap.names.intern(name)
      if let value = original.own(symbol) { made.setOwn(symbol, to: try copy(value)) }
    }
    for entry in original.fixedEntries { made.setFixed(entry.symbol, to: try copy(entry.value)) }
  }

  /// An empty payload of the same kind; what cannot change serves again.
  private func emptied(_ payload: Value) -> Value {
    switch payload {
    case .list: return list([])
    case .dict: return .dict(DictObject(heap: heap))
    case .object(let object):
      if let set = object as? SetObject, !set.isFrozen { return .object(SetObject(heap: heap)) }
      if let deque = object as? Deque { return .object(Deque(limit: deque.limit, heap: heap)) }
      return payload
    default: return payload
    }
  }

  private func pour(
    _ source: Value, into target: Value, _ copy: (Value) throws(Raise) -> Value
  ) throws(Raise) {
    if source.isIdentical(to: target) { return }
    switch (source, target) {
    case (.list(let source), .list(let target)):
      var index = 0
      while let item = source[index] {
        target.append(try copy(item))
        index += 1
        if index & 0x3FF == 0 { try pollHolding() }
      }
    case (.dict(let source), .dict(let target)):
      try forEachEntry(of: source) { (key, value) throws(Raise) in
        try target.set(copy(key), to: copy(value), self)
      }
    case (.object(let source), .object(let target)):
      if let source = source as? SetObject, let target = target as? SetObject {
        for key in source.keys { try target.add(copy(key), self) }
      } else if let source = source as? Deque, let target = target as? Deque {
        for item in source.items { target.append(try copy(item)) }
      }
    default: break
    }
  }

  /// Calls `body` with every key and value; a RuntimeError where the script, which it may call, changes the dict.
  fileprivate func forEachEntry(
    of dict: DictObject, _ body: (_ key: Value, _ value: Value) throws(Raise) -> Void
  ) throws(Raise) {
    let entries = DictIterator(dict, yielding: .items, heap: heap)
    while case .tuple(let pair) = try entries.next(self), let key = pair[0], let value = pair[1] {
      try body(key, value)
    }
  }

  /// Gives an object the state that `__getstate__` or `__reduce__` told.
  fileprivate func give(_ state: Value, to value: Value) throws(Raise) {
    if state.isNone { return }
    if let method = classMethod("__setstate__", of: value) {
      _ = try call(special: method, of: value, [state])
      return
    }
    var dicts = [state]
    if case .tuple(let pair) = state, pair.items.count == 2 { dicts = pair.items }
    for dict in dicts where !dict.isNone {
      guard let attributes = dict.asDict else { continue }
      for (name, item) in attributes.items { try setAttribute(of: value, attributeName(name), to: item) }
    }
  }
}

/// One deep copy: `copy.deepcopy`.
private struct DeepCopier {
  private let machine: Machine
  private let memo: DictObject

  init(_ machine: Machine, memo: DictObject) {
    self.machine = machine
    self.memo = memo
  }

  private func identity(_ object: Object) -> Value { .int(machine.id(of: object)) }

  /// Notes the copy, and keeps the original alive so that no other object comes to have its identity.
  private func remember(_ object: Object, as copy: Value) throws(Raise) {
    try memo.set(identity(object), to: copy, machine)
    let own = identity(memo)
    if case .list(let kept) = try memo.get(own, machine) {
      kept.append(Value.object(object).normalized)
    } else {
      try memo.set(own, to: machine.list([Value.object(object).normalized]), machine)
    }
  }

  func copy(_ value: Value) throws(Raise) -> Value {
    if machine.isAtomic(value) { return value }
    guard let object = value.object else { return value }
    if let known = try memo.get(identity(object), machine) { return known }
    // CPython's recursion takes two frames a level.
    try machine.enter("")
    defer { machine.leave() }
    try machine.enter("")
    defer { machine.leave() }
    switch value {
    case .list(let list): return try copy(list)
    case .tuple(let tuple): return try copy(tuple)
    case .dict(let dict):
      let made = DictObject(heap: machine.heap)
      try remember(dict, as: .dict(made))
      try machine.forEachEntry(of: dict) { (key, value) throws(Raise) in
        let item = try copy(value)
        try made.set(copy(key), to: item, machine)
      }
      return .dict(made)
    default: return try copy(object)
    }
  }

  private func copy(_ list: ListObject) throws(Raise) -> Value {
    let made = ListObject(heap: machine.heap)
    try remember(list, as: .list(made))
    var index = 0
    while let item = list[index] {
      made.append(try copy(item))
      index += 1
      if index & 0x3FF == 0 { try machine.pollHolding() }
    }
    return .list(made)
  }

  private func copy(_ tuple: TupleObject) throws(Raise) -> Value {
    if tuple.type !== machine.heap.types.tuple { return .tuple(tuple) }
    var items: [Value] = []
    var isSame = true
    for item in tuple.items {
      let made = try copy(item)
      isSame = isSame && made.isIdentical(to: item)
      items.append(made)
    }
    // The tuple may hold something that holds the tuple, and is copied by now.
    if let known = try memo.get(identity(tuple), machine) { return known }
    if isSame { return .tuple(tuple) }
    let made = machine.tuple(items)
    try remember(tuple, as: made)
    return made
  }

  private func copy(_ object: Object) throws(Raise) -> Value {
    let value = Value.object(object)
    if let method = machine.classMethod("__deepcopy__", of: value) {
      let made = try machine.call(special: method, of: value, [.dict(memo)])
      if !made.isIdentical(to: value) { try remember(object, as: made) }
      return made
    }
    // Unlike other special methods this one is asked of the object itself.
    if let type = object.asInstance?.instanceType, type.special(.attributeMissing) != nil,
      let hook = try machine.availableAttribute(of: value, machine.heap.names.intern("__deepcopy__")),
      !hook.isNone
    {
      return try machine.call(hook, [.dict(memo)])
    }
    switch object {
    case let set as SetObject:
      let made = SetObject(isFrozen: set.isFrozen, heap: machine.heap)
      for key in set.keys { try made.add(copy(key), machine) }
      try remember(object, as: .object(made))
      return .object(made)
    case let deque as Deque:
      let made = Deque(limit: deque.limit, heap: machine.heap)
      try remember(object, as: .object(made))
      for item in deque.items { made.append(try copy(item)) }
      return .object(made)
    case let method as BoundMethod:
      return .object(
        BoundMethod(method.function, receiver: try copy(method.receiver), heap: machine.heap))
    default: break
    }
    let copier = self
    switch try machine.blueprint(of: value, { (part) throws(Raise) in try copier.copy(part) }) {
    case .call(let callee, let arguments, let state):
      var copies: [Value] = []
      for argument in arguments { copies.append(try copy(argument)) }
      let made = try machine.call(callee, copies)
      try remember(object, as: made)
      try machine.give(copy(state), to: made)
      return made
    case .instance(let made):
      guard let original = object.asInstance, made !== original else { return value }
      if case .tuple(let tuple) = original.payload, made.payload.isUnbound {
        made.fill(try copy(tuple))
      }
      try remember(object, as: .object(made))
      try machine.fill(made, from: original) { (value) throws(Raise) in try copier.copy(value) }
      return .object(made)
    }
  }
}
